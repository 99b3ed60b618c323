// Threads for what may take over five milliseconds, with a bounded queue, so that the transport's
// few threads never do it. With low priority they take only what those and the writer leave.
#pragma once

#include <absl/functional/any_invocable.h>
#include <sys/resource.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "services/method/reply.h"
#include "services/method/shares.h"

namespace motcua {

class Worker {
 public:
  // `niceness`: of its threads, to 19. `tasks_max`: that wait, of each caller a quarter of it.
  Worker(size_t tasks_max, int niceness, int thread_count = 1)
      : tasks_max_(tasks_max),
        niceness_(niceness),
        shares_(std::max<size_t>(tasks_max / callers_min, 1)) {
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
  // many wait, or too many of that caller; those whose callers have left do not count.
  void post(Reply reply, absl::AnyInvocable<void(Reply)> answer) {
    const std::string whose = whose_share(reply.caller());
    Task task{.reply = std::move(reply), .answer = std::move(answer), .step = nullptr};
    if (!put(whose, task)) task.reply->refuse({Reason::WORK_QUEUE_FULL, {}, {}});
  }
  // The same of what is no call of the table; false if it is refused.
  [[nodiscard]] bool post(const std::string& whose, absl::AnyInvocable<void()> step) {
    Task task{.reply = std::nullopt, .answer = nullptr, .step = std::move(step)};
    return put(whose, task);
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
    std::optional<Shares::Place> place = std::nullopt;  // while it waits
  };

  // Takes the task, if there is room.
  bool put(const std::string& whose, Task& task) {
    std::vector<Task> left;
    bool has_room = false;
    {
      const std::lock_guard lock(mutex_);
      left = take_out_left();
      if (tasks_.size() < tasks_max_) task.place = shares_.take(whose);
      has_room = task.place.has_value();
      if (has_room) tasks_.push_back(std::move(task));
    }
    for (Task& one : left) one.reply->give_up();
    if (has_room) changed_.notify_one();
    return has_room;
  }

  std::vector<Task> take_out_left() {
    std::vector<Task> left;
    std::deque<Task> waiting;
    for (Task& task : tasks_) {
      if (task.is_left()) {
        task.place.reset();
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
      task->place.reset();
      task->is_left() ? task->reply->give_up() : task->run();
      task.reset();  // with the request that it holds
      lock.lock();
    }
  }

  static constexpr size_t callers_min = 4;  // that find room before it is full

  const size_t tasks_max_;
  const int niceness_;
  Shares shares_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace motcua
