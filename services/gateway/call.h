// A call of the table as HTTP carries it: its message is brought once it is asked for; answers go
// to the connection, on its strand.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "services/gateway/connect.h"
#include "services/method/exchange.h"
#include "services/method/method.h"

namespace motcua {

struct GatewayCore;

// What the connection is to do next for its call.
struct CallStep {
  std::string bytes;  // of a message, as it goes out but for its envelope
  std::shared_ptr<const void> place;
  Exchange::Then then;  // after a message of several
  bool is_end = false;  // then `bytes` is the only message, or `status` says how it ended
  bool has_message = false;
  google::rpc::Status status;
};

class Call final : public Exchange, public std::enable_shared_from_this<Call> {
 public:
  // `wake` is called on the strand whenever there is a step to take; not after `detach`.
  Call(std::shared_ptr<GatewayCore> core, boost::asio::any_io_executor strand, const Method& method,
       connect_rpc::Shape shape);
  ~Call() override;

  // All on the strand.
  void on_step(absl::AnyInvocable<void()> wake) { wake_ = std::move(wake); }
  // Who calls is known then, and may.
  bool asks_for_message() const { return asked_ != nullptr; }
  struct From {
    bool must_sign_in = false;
    std::string account;  // empty: has not
    std::string share;    // whose_share
    Language language = Language::vietnamese;
  };
  const From& from() const { return from_; }
  void take_body(std::string body);
  bool has_step() const { return !steps_.empty(); }
  CallStep take_step();
  const HttpHeaders& told() const { return told_; }
  // Nobody takes steps any more; who waits for room or a message is told that there is none.
  void detach();
  // The caller went away, or its deadline passed.
  void leave();

  void know(const Caller& caller) override;
  void read(Then then) override;
  OrRejection<void> take_message(
      absl::FunctionRef<OrRejection<void>(std::string_view)> use) override;
  void write(AnswerBytes answer, Then then) override;
  void answer(AnswerBytes answer) override;
  void finish(const google::rpc::Status& status) override;
  void tell(const std::string& key, const std::string& value) override;
  bool is_left() const override { return is_left_; }
  void when_left(absl::AnyInvocable<void()> then) override;

 private:
  OrRejection<std::string_view> message_in_body() const;
  // Of reads a refusal, if there is no room for what it is in JSON.
  CallStep step_of(AnswerBytes answer, bool may_refuse);
  void give(CallStep step);
  void take_over(CallStep step);
  void ask(Then then);
  void end();

  const std::shared_ptr<GatewayCore> core_;
  const boost::asio::any_io_executor strand_;
  const Method& method_;
  const connect_rpc::Shape shape_;
  From from_;
  std::string body_;
  bool was_asked_ = false;

  std::atomic<bool> is_left_ = false;
  std::mutex when_left_mutex_;
  bool has_ended_ = false;  // of the mutex
  absl::AnyInvocable<void()> when_left_;

  // Before the end of whoever answers; after it, of the strand.
  HttpHeaders told_;

  // Of the strand.
  Then asked_;
  std::deque<CallStep> steps_;
  absl::AnyInvocable<void()> wake_;
  bool is_detached_ = false;
};

}  // namespace motcua
