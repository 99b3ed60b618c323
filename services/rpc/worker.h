// One thread for what takes long (audits), with a bounded queue, so that gRPC's threads never do
// it; of low priority, so that it takes what they and the writer leave.
#pragma once

#include <sys/resource.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace motcua {

class Worker {
 public:
  explicit Worker(size_t tasks_max) : tasks_max_(tasks_max), thread_([this] { run(); }) {}
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

  // False if too many wait.
  [[nodiscard]] bool post(std::function<void()> task) {
    {
      const std::lock_guard lock(mutex_);
      if (closed_ || tasks_.size() >= tasks_max_) return false;
      tasks_.push_back(std::move(task));
    }
    changed_.notify_one();
    return true;
  }

 private:
  void run() {
    constexpr int niceness = 19;
    setpriority(PRIO_PROCESS, 0, niceness);  // on Linux of this thread alone
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [&] { return closed_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      const auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      lock.lock();
    }
  }

  const size_t tasks_max_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace motcua
