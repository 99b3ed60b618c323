// Threads for what may take over five milliseconds, with a bounded queue, so that the transport's
// few threads never do it. With low priority they take only what those and the writer leave.
#pragma once

#include <absl/functional/any_invocable.h>
#include <sys/resource.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "services/method/reply.h"

namespace motcua {

class Worker {
 public:
  // `niceness`: of its threads, to 19. `tasks_max`: that wait.
  Worker(size_t tasks_max, int niceness, int thread_count = 1)
      : tasks_max_(tasks_max), niceness_(niceness) {
    for (int i = 0; i < thread_count; ++i) threads_.emplace_back([this] { run(); });
  }
  // Finishes the tasks under way and those that wait.
  ~Worker() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // `answer` answers the call, unless the caller leaves before its turn. Refused at once if too
  // many wait; those whose callers have left do not count.
  void post(Reply reply, absl::AnyInvocable<void(Reply)> answer) {
    std::vector<Task> left;
    std::optional<Reply> without_room;
    {
      const std::lock_guard lock(mutex_);
      left = take_out_left();
      if (tasks_.size() < tasks_max_) {
        tasks_.push_back({.reply = std::move(reply), .answer = std::move(answer), .step = nullptr});
      } else {
        without_room = std::move(reply);
      }
    }
    for (Task& one : left) one.reply->give_up();
    if (without_room) return without_room->refuse({Reason::WORK_QUEUE_FULL, {}, {}});
    changed_.notify_one();
  }
  // The next step of what is under way; never refused, since each has one step at a time.
  void go_on(absl::AnyInvocable<void()> step) {
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back({.reply = std::nullopt, .answer = nullptr, .step = std::move(step)});
    }
    changed_.notify_one();
  }

  size_t waiting() const {
    const std::lock_guard lock(mutex_);
    return tasks_.size();
  }

 private:
  struct Task {
    bool is_left() const { return reply && reply->is_left(); }
    void run() { reply ? answer(std::move(*reply)) : step(); }

    std::optional<Reply> reply;  // none: it goes on in any case
    absl::AnyInvocable<void(Reply)> answer;
    absl::AnyInvocable<void()> step;
  };

  std::vector<Task> take_out_left() {
    std::vector<Task> left;
    std::deque<Task> waiting;
    for (Task& task : tasks_) {
      if (task.is_left()) {
        left.push_back(std::move(task));
      } else {
        waiting.push_back(std::move(task));
      }
    }
    tasks_ = std::move(waiting);
    return left;
  }

  void run() {
    setpriority(PRIO_PROCESS, 0, niceness_);  // on Linux of this thread alone
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [&] { return closed_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      std::optional<Task> task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task->is_left() ? task->reply->give_up() : task->run();
      task.reset();  // with the request that it holds
      lock.lock();
    }
  }

  const size_t tasks_max_;
  const int niceness_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace motcua
