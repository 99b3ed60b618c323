// Threads for what may take over five milliseconds, with a bounded queue, so that gRPC's few never
// do it; of low priority where they shall take what those and the writer leave.
#pragma once

#include <sys/resource.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "engine/engine.h"
#include "engine/lookup/wanted.h"
#include "services/rpc/call.h"

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

  // The task answers the call, unless that is cancelled before its turn; refused at once if too
  // many wait. Those whose callers have left wait no longer.
  void post(UnaryCall* call, std::function<void()> task) {
    std::vector<UnaryCall*> left;
    {
      const std::lock_guard lock(mutex_);
      left = take_out_left();
      if (tasks_.size() < tasks_max_) tasks_.push_back({call, std::exchange(task, nullptr)});
    }
    for (UnaryCall* one : left) one->give_up();
    if (task) return call->refuse({Reason::WORK_QUEUE_FULL, {}, {}});
    changed_.notify_one();
  }
  // The next step of what is under way, and is not refused any more: of each there is one at a
  // time.
  void go_on(std::function<void()> task) {
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back({nullptr, std::move(task)});
    }
    changed_.notify_one();
  }

  size_t waiting() const {
    const std::lock_guard lock(mutex_);
    return tasks_.size();
  }

 private:
  struct Task {
    bool is_left() const { return call && call->is_cancelled(); }
    UnaryCall* call;  // null: it goes on in any case
    std::function<void()> run;
  };

  std::vector<UnaryCall*> take_out_left() {
    std::vector<UnaryCall*> left;
    std::deque<Task> waiting;
    for (Task& task : tasks_) {
      if (task.is_left()) {
        left.push_back(task.call);
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
      Task task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task.is_left() ? task.call->give_up() : task.run();
      task.run = nullptr;  // with the request that it holds
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

// The register as it is now, for a read that ends when its caller leaves or its deadline passes.
// Not to be read once the call is answered.
inline View view_for(const UnaryCall* call, const Engine& engine) {
  return while_wanted(engine.view(), [call] { return !call->is_cancelled(); });
}

}  // namespace motcua
