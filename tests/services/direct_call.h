// A transport without a network: a call of the table in this process, for tests.
#pragma once

#include <gtest/gtest.h>

#include <atomic>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/method/method.h"
#include "services/method/status.h"

namespace motcua::testing {

class DirectCall : public Exchange {
 public:
  // The caller's messages, then no more. Answers are taken as they come, unless it is said that
  // there is no room.
  static std::shared_ptr<DirectCall> begin(const Methods& methods, const std::string& path,
                                           std::vector<std::string> messages,
                                           const CallMetadata& metadata = {}, bool has_room = true,
                                           const std::string& address = "") {
    auto call = std::make_shared<DirectCall>();
    call->messages_ = {messages.begin(), messages.end()};
    call->has_room_ = has_room;
    methods.begin(*methods.find(path), call,
                  {.metadata = metadata, .origin = {.address = address}});
    return call;
  }

  // Waits for the end.
  google::rpc::Status status() {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [&] { return status_.has_value(); });
    return *status_;
  }
  Code code() { return static_cast<Code>(status().code()); }
  bool has_ended() {
    const std::lock_guard lock(mutex_);
    return status_.has_value();
  }
  // All that were sent so far.
  std::vector<std::string> answers() {
    const std::lock_guard lock(mutex_);
    return answers_;
  }
  void make_room() { std::exchange(waits_for_room_, nullptr)(true); }
  void leave() {
    is_left_ = true;
    absl::AnyInvocable<void()> then;
    {
      const std::lock_guard lock(mutex_);
      then = std::exchange(when_left_, nullptr);
    }
    if (then) then();
  }

  void read(Then then) override {
    if (messages_.empty()) return then(false);
    message_ = std::move(messages_.front());
    messages_.pop_front();
    then(true);
  }
  OrRejection<void> take_message(
      absl::FunctionRef<OrRejection<void>(std::string_view)> use) override {
    return use(std::exchange(message_, ""));
  }
  void write(AnswerBytes answer, Then then) override {
    keep(std::move(answer));
    has_room_ ? then(true) : void(waits_for_room_ = std::move(then));
  }
  void answer(AnswerBytes answer) override {
    keep(std::move(answer));
    finish({});
  }
  void finish(const google::rpc::Status& status) override {
    const std::lock_guard lock(mutex_);
    when_left_ = nullptr;
    EXPECT_FALSE(status_) << "it ends once";
    status_ = status;
    ended_.notify_all();
  }
  void tell(const std::string&, const std::string&) override {}
  bool is_left() const override { return is_left_; }
  void when_left(absl::AnyInvocable<void()> then) override {
    const std::lock_guard lock(mutex_);
    when_left_ = std::move(then);
  }

 private:
  void keep(AnswerBytes answer) {
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answer.bytes));
  }

  std::deque<std::string> messages_;
  std::string message_;
  bool has_room_ = true;
  Then waits_for_room_;
  std::atomic<bool> is_left_ = false;
  absl::AnyInvocable<void()> when_left_;
  std::mutex mutex_;
  std::condition_variable ended_;
  std::vector<std::string> answers_;
  std::optional<google::rpc::Status> status_;
};

}  // namespace motcua::testing
