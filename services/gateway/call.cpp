// Large answers become JSON on the thread that gives them, small ones on the strand: that thread
// may be the engine's one for answers.
#include "services/gateway/call.h"

#include <boost/asio/dispatch.hpp>

#include "engine/try.h"
#include "services/gateway/core.h"
#include "services/gateway/json_message.h"
#include "services/method/status.h"

namespace motcua {

Call::Call(std::shared_ptr<GatewayCore> core, boost::asio::any_io_executor strand,
           const Method& method, connect_rpc::Shape shape)
    : core_(std::move(core)), strand_(std::move(strand)), method_(method), shape_(shape) {
  core_->begin_work();
  if (shape_.is_stream) ++core_->streams;
}

Call::~Call() {
  if (shape_.is_stream) --core_->streams;
}

CallStep Call::take_step() {
  CallStep step = std::move(steps_.front());
  steps_.pop_front();
  if (step.has_message && shape_.is_json && !step.place) {
    step.bytes = json_of_bytes(step.bytes, *method_.descriptor->output_type());
  }
  return step;
}

void Call::leave() {
  is_left_ = true;
  absl::AnyInvocable<void()> then;
  {
    const std::lock_guard lock(when_left_mutex_);
    then = std::exchange(when_left_, nullptr);
  }
  if (then) then();
}

void Call::detach() {
  is_detached_ = true;
  wake_ = nullptr;
  if (asked_) std::exchange(asked_, nullptr)(false);
  std::deque<CallStep> steps = std::exchange(steps_, {});
  for (CallStep& step : steps) {
    if (step.then) std::exchange(step.then, nullptr)(false);
  }
}

void Call::know(const Caller& caller) {
  from_ = {caller.must_sign_in, caller.claim.account, whose_share(caller), caller.language};
}

void Call::read(Then then) {
  if (std::exchange(was_asked_, true)) return then(false);
  boost::asio::dispatch(strand_, [self = shared_from_this(), then = std::move(then)]() mutable {
    self->ask(std::move(then));
  });
}

void Call::ask(Then then) {
  if (is_detached_) return then(false);
  asked_ = std::move(then);
  if (wake_) wake_();
}

void Call::take_body(std::string body) {
  body_ = std::move(body);
  std::exchange(asked_, nullptr)(true);
}

OrRejection<std::string_view> Call::message_in_body() const {
  if (!shape_.is_stream) return body_;
  const auto message = connect_rpc::only_message(body_);
  if (!message) {
    return reject(Reason::MALFORMED_MESSAGE,
                  {{"cause", "expected one message in an envelope, not compressed"}});
  }
  return *message;
}

OrRejection<void> Call::take_message(absl::FunctionRef<OrRejection<void>(std::string_view)> use) {
  const std::string_view message = TRY(message_in_body());
  const auto type = method_.descriptor->input_type();
  const auto used = shape_.is_json ? bytes_of_json(message, *type).and_then(use) : use(message);
  body_ = {};
  return used;
}

CallStep Call::step_of(AnswerBytes answer, bool may_refuse) {
  const bool is_large = answer.place != nullptr;
  if (is_large && shape_.is_json) {
    std::string json = json_of_bytes(answer.bytes, *method_.descriptor->output_type());
    answer = {};
    WaitingAnswers& answers = core_->methods.answers();
    if (may_refuse) {
      auto counted = answers.add(std::move(json), from_.share);
      if (!counted) return {.status = to_status({Reason::WORK_QUEUE_FULL, {}, {}}, from_.language)};
      answer = std::move(*counted);
    } else {
      answer = answers.add_in_any_case(std::move(json), from_.share);
    }
  }
  return {.bytes = std::move(answer.bytes), .place = std::move(answer.place), .has_message = true};
}

void Call::write(AnswerBytes answer, Then then) {
  CallStep step = step_of(std::move(answer), false);
  step.then = std::move(then);
  give(std::move(step));
}

void Call::answer(AnswerBytes answer) {
  CallStep step = step_of(std::move(answer), !method_.changes);
  step.is_end = true;
  end();
  give(std::move(step));
  core_->end_work();
}

void Call::finish(const google::rpc::Status& status) {
  end();
  give({.is_end = true, .status = status});
  core_->end_work();
}

void Call::end() {
  absl::AnyInvocable<void()> dropped;
  const std::lock_guard lock(when_left_mutex_);
  has_ended_ = true;
  dropped = std::exchange(when_left_, nullptr);
}

void Call::tell(const std::string& key, const std::string& value) {
  told_.emplace_back(key, value);
}

void Call::when_left(absl::AnyInvocable<void()> then) {
  {
    const std::lock_guard lock(when_left_mutex_);
    if (has_ended_) return;
    if (!is_left_) {
      when_left_ = std::move(then);
      return;
    }
  }
  then();
}

void Call::give(CallStep step) {
  boost::asio::dispatch(strand_, [self = shared_from_this(), step = std::move(step)]() mutable {
    self->take_over(std::move(step));
  });
}

void Call::take_over(CallStep step) {
  if (is_detached_) {
    if (step.then) step.then(false);
    return;
  }
  steps_.push_back(std::move(step));
  if (wake_) wake_();
}

}  // namespace motcua
