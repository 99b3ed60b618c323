// Answers as bytes, and what is said instead.
#include "services/method/reply.h"

#include <chrono>
#include <optional>

#include "engine/check.h"
#include "engine/try.h"
#include "services/method/method.h"
#include "services/method/status.h"

namespace motcua {

struct Reply::Call {
  const Methods& methods;
  const Method& method;
  const std::shared_ptr<Exchange> exchange;
  const Caller caller;
  bool has_come = false;          // the message asked for last
  Shares::Place place = nullptr;  // among its caller's streams
  std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
};

Reply::Reply(const Methods& methods, const Method& method, std::shared_ptr<Exchange> exchange,
             Caller caller)
    : call_(new Call{.methods = methods,
                     .method = method,
                     .exchange = std::move(exchange),
                     .caller = std::move(caller)}) {}

Reply::Reply(Reply&&) noexcept = default;
Reply& Reply::operator=(Reply&& other) noexcept {
  const Reply former(std::move(*this));
  call_ = std::move(other.call_);
  return *this;
}

Reply::~Reply() {
  if (call_) is_left() ? give_up() : finish(unanswered(caller().language));
}

const Caller& Reply::caller() const { return call_->caller; }
const Method& Reply::method() const { return call_->method; }
bool Reply::has_room() const { return !call_->methods.answers().is_full(whose_share(caller())); }
bool Reply::is_left() const { return call_->exchange->is_left(); }

bool Reply::may_listen_on() const { return call_->methods.may_listen_on(caller()); }

KeepGoing Reply::is_wanted() const {
  return [exchange = call_->exchange] { return !exchange->is_left(); };
}

void Reply::answer(const google::protobuf::Message& message) {
  answer_bytes(message.SerializeAsString());
}

void Reply::answer_bytes(std::string message) {
  auto answer = with_place(std::move(message));
  if (!answer) return refuse({.reason = Reason::WORK_QUEUE_FULL, .metadata = {}, .violations = {}});
  take_leave(0)->exchange->answer(std::move(*answer));
}

std::optional<AnswerBytes> Reply::with_place(std::string message) const {
  if (message.size() <= large_answer_bytes) return AnswerBytes{std::move(message), nullptr};
  WaitingAnswers& answers = call_->methods.answers();
  const std::string whose = whose_share(caller());
  if (call_->method.changes) return answers.add_in_any_case(std::move(message), whose);
  return answers.add(std::move(message), whose);
}

// Of a dossier that somebody may not see it is said that there is none, so that may be one.
bool Reply::is_denial(const Rejection& rejection) const {
  const Code code = code_of(rejection.reason);
  const bool is_hidden = rejection.reason == Reason::DOSSIER_NOT_FOUND && caller().account &&
                         !method().right->is_for_all;
  return is_hidden || code == Code::PERMISSION_DENIED || code == Code::UNAUTHENTICATED;
}

void Reply::refuse(const Rejection& rejection, const google::protobuf::Message* besides) {
  if (is_left()) return give_up();
  tell_denied(rejection);
  google::rpc::Status status = to_status(rejection, caller().language);
  if (besides) status.add_details()->PackFrom(*besides);
  finish(status);
}

void Reply::tell_denied(const Rejection& rejection) const {
  const auto& tell = call_->methods.gate_.tell_denied;
  if (tell && is_denial(rejection)) tell(caller(), method(), rejection);
}

void Reply::give_up() {
  google::rpc::Status status;
  status.set_code(static_cast<int32_t>(Code::CANCELLED));
  finish(status);
}

void Reply::tell(const std::string& key, const std::string& value) const {
  call_->exchange->tell(key, value);
}

void Reply::tell_held_off(std::string_view what) const {
  const auto& tell = call_->methods.gate_.tell_held_off;
  if (tell) tell(caller(), method(), what);
}

OrRejection<void> Reply::keep_look(const Look& look) const {
  const auto& keep = call_->methods.gate_.keep_look;
  if (!keep || !caller().account || keep(caller(), method(), look)) return {};
  return reject(Reason::WORK_QUEUE_FULL);
}

void Reply::end() { finish({}); }

void Reply::finish(const google::rpc::Status& status) {
  take_leave(status.code())->exchange->finish(status);
}

std::unique_ptr<Reply::Call> Reply::take_leave(int32_t code) {
  CHECK(call_ != nullptr, "expected a call to be answered once");
  const auto taken = std::chrono::steady_clock::now() - call_->begun;
  if (call_->method.tells_time) {
    const std::chrono::duration<double, std::milli> milliseconds = taken;
    call_->exchange->tell(server_timing_key, "app;dur=" + std::to_string(milliseconds.count()));
  }
  if (call_->methods.watch_) call_->methods.watch_(call_->method, code, taken);
  return std::move(call_);
}

void Reply::send(const google::protobuf::Message& message, Then then) {
  auto answer = with_place(message.SerializeAsString());
  if (!answer) return refuse({.reason = Reason::WORK_QUEUE_FULL, .metadata = {}, .violations = {}});
  Exchange& exchange = *call_->exchange;
  exchange.write(std::move(*answer), [reply = std::move(*this), then = std::move(then)](
                                         bool) mutable { then(std::move(reply)); });
}

void Reply::read(Then then) {
  Exchange& exchange = *call_->exchange;
  exchange.read([reply = std::move(*this), then = std::move(then)](bool has_come) mutable {
    reply.call_->has_come = has_come;
    reply.call_->begun = std::chrono::steady_clock::now();
    then(std::move(reply));
  });
}

void Reply::keep(Shares::Place place) { call_->place = std::move(place); }

void Reply::next(Take take) {
  const Methods& methods = call_->methods;
  read([&methods, take = std::move(take)](Reply reply) mutable {
    methods.take_next(std::move(reply), std::move(take));
  });
}

void Reply::when_left(absl::AnyInvocable<void()> then) const {
  call_->exchange->when_left(std::move(then));
}

OrRejection<Incoming> Reply::receive() const {
  if (!call_->has_come) return Incoming();
  const Method& method = call_->method;
  auto arena = std::make_unique<google::protobuf::Arena>();
  google::protobuf::Message* const message = method.prototype->New(arena.get());
  TRY(call_->exchange->take_message([&](std::string_view bytes) {
    return method.texts == Texts::checked ? parse_query(bytes, *message) : parse(bytes, *message);
  }));
  TRY(call_->methods.check_unit(method, caller(), *message));
  return Incoming(std::move(arena), message);
}

}  // namespace motcua
