// One thread for what takes long, with a bounded queue, so that gRPC's threads never do it; of low
// priority, so that it takes what they and the writer leave.
#pragma once

#include <sys/resource.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

#include "services/rpc/method.h"

namespace motcua {

class Worker {
 public:
  // `niceness`: of its thread, to 19.
  Worker(size_t tasks_max, int niceness)
      : tasks_max_(tasks_max), niceness_(niceness), thread_([this] { run(); }) {}
  // Finishes the task under way and those that wait.
  ~Worker() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // The task answers the call, unless that is cancelled before its turn; refused at once if too
  // many wait.
  void post(UnaryCall* call, std::function<void()> task) {
    {
      const std::lock_guard lock(mutex_);
      if (tasks_.size() < tasks_max_) tasks_.push_back({call, std::exchange(task, nullptr)});
    }
    if (task) return call->refuse({Reason::WORK_QUEUE_FULL, {}, {}});
    changed_.notify_one();
  }

 private:
  void run() {
    setpriority(PRIO_PROCESS, 0, niceness_);  // on Linux of this thread alone
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [&] { return closed_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      const auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task.call->is_cancelled() ? task.call->give_up() : task.run();
      lock.lock();
    }
  }

  struct Task {
    UnaryCall* call;
    std::function<void()> run;
  };

  const size_t tasks_max_;
  const int niceness_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace motcua
