// The one way to answer a call, whatever carries it: answered, refused or given up exactly once.
#pragma once

#include <absl/functional/any_invocable.h>
#include <google/protobuf/arena.h>
#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "engine/engine.h"
#include "engine/lookup/wanted.h"
#include "services/method/caller.h"
#include "services/method/exchange.h"
#include "services/method/shares.h"

namespace motcua {

struct Method;
class Methods;

// A message from the caller, and its memory; empty once the caller has said all.
class Incoming {
 public:
  Incoming() = default;
  Incoming(std::unique_ptr<google::protobuf::Arena> arena, const google::protobuf::Message* message)
      : arena_(std::move(arena)), message_(message) {}

  explicit operator bool() const { return message_ != nullptr; }
  template <class Request>
  const Request& as() const {
    return static_cast<const Request&>(*message_);
  }

 private:
  std::unique_ptr<google::protobuf::Arena> arena_;  // many small messages, freed at once
  const google::protobuf::Message* message_ = nullptr;
};

// What a caller is about to be shown.
struct Look {
  std::string_view dossier;  // a code of it; empty: a list of several
  std::string_view unit;     // of a list: which was asked for; empty: all
};

// May be moved to any thread. If it is dropped unanswered, it answers UNANSWERED (INTERNAL): no
// caller waits for ever. Once it has answered it is empty, and nothing may be called.
class Reply {
 public:
  // Takes a message from the caller, or hears why it cannot be read.
  using Take = absl::AnyInvocable<void(OrRejection<Incoming>, Reply)>;
  using Then = absl::AnyInvocable<void(Reply)>;

  // Of the table: a call that has begun.
  Reply(const Methods& methods, const Method& method, std::shared_ptr<Exchange> exchange,
        Caller caller);
  Reply(Reply&&) noexcept;
  Reply& operator=(Reply&& other) noexcept;
  ~Reply();

  const Caller& caller() const;
  const Method& method() const;

  // If too many large answers wait already, a method that changes nothing refuses instead
  // (WORK_QUEUE_FULL): it can be asked again. The answer to a change is always given.
  void answer(const google::protobuf::Message& message);
  void answer_bytes(std::string message);  // serialized
  template <class Response>
  void answer(const OrRejection<Response>& response) {
    response ? answer(static_cast<const google::protobuf::Message&>(*response))
             : refuse(response.error());
  }
  // A list of dossiers, of the unit that was asked for.
  template <class Response>
  void answer_list(const OrRejection<Response>& response, std::string_view unit) {
    if (!response) return refuse(response.error());
    if (const auto kept = keep_look({.dossier = {}, .unit = unit}); !kept) {
      return refuse(kept.error());
    }
    answer(response);
  }
  // `besides`: told with the refusal, among its details.
  void refuse(const Rejection& rejection, const google::protobuf::Message* besides = nullptr);
  // Beside the answer or refusal to come (Exchange::tell).
  void tell(const std::string& key, const std::string& value) const;
  // To whoever hears of denials (Gate), where it is one: of a refusal within an answer.
  void tell_denied(const Rejection& rejection) const;
  // Likewise of guesses.
  void tell_held_off(std::string_view what) const;
  // Before dossiers are shown: kept for whoever asks who looked (Gate), if the caller has an
  // account. WORK_QUEUE_FULL: it cannot be kept, and nothing may be shown.
  OrRejection<void> keep_look(const Look& look) const;
  // Instead of an answer, to a caller that has left.
  void give_up();

  // False: so many large answers wait that a change with a large answer had better not be made.
  bool has_room() const;
  // The caller went away, or its deadline passed: what takes long may stop.
  bool is_left() const;
  // What was known of the caller when the call began still holds: of a call that tells news, before
  // each. False: it is to be refused (SIGN_IN_REQUIRED).
  bool may_listen_on() const;
  // The opposite of is_left, which may be asked even when the reply is gone.
  KeepGoing is_wanted() const;

  // Where several messages come or go, each call takes the reply away, and the callback gets it
  // back.
  //
  // Asks for the caller's next message; `take` runs where the method does.
  void next(Take take);
  // One of several answers, refused as a single one is; `then` is called once there is room for
  // another.
  void send(const google::protobuf::Message& message, Then then);
  // After the last of several.
  void end();
  // For a reply that is kept until there is something to say: `then` is called once the caller has
  // left, if nothing was answered before.
  void when_left(absl::AnyInvocable<void()> then) const;

 private:
  friend class Methods;
  struct Call;

  bool is_denial(const Rejection& rejection) const;
  // Until the call is over.
  void keep(Shares::Place place);
  // `then` is called once the next message has come, or that there is none.
  void read(Then then);
  // The message that has come, within its bounds.
  OrRejection<Incoming> receive() const;
  std::optional<AnswerBytes> with_place(std::string message) const;
  void finish(const google::rpc::Status& status);
  // The call, for the last thing that is said to it, which has that code.
  std::unique_ptr<Call> take_leave(int32_t code);

  std::unique_ptr<Call> call_;  // none: it has answered
};

// The register as it is now; reads fail once the caller has left or its deadline has passed.
inline Snapshot snapshot_for(const Reply& reply, const Engine& engine) {
  return while_wanted(engine.snapshot(), reply.is_wanted());
}

}  // namespace motcua
