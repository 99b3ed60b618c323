// The table of methods: one row a method, whatever the transport. What all calls have in common is
// done here once, between transport and handler: who calls and until when, whether they may, the
// message read within its bounds, and where it is handled.
#pragma once

#include <google/protobuf/descriptor.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/accounts/rights.h"
#include "services/method/reply.h"
#include "services/method/worker.h"

namespace motcua {

// Open at once of one caller: as many as a connection has calls.
inline constexpr size_t streams_per_caller_max = 100;

// Where a method's calls are handled: on the transport's thread, or on a worker, which then reads
// the message, too.
enum class Where {
  at_once,
  pages,
  reports,
  audits,
  sign_ins,
};

// For what reads more than a dossier or a few cells, or a great message.
struct Workers {
  Worker& pages;     // a page, a chunk or a batch, or as much: tenths of a second at most
  Worker& reports;   // every dossier of a unit
  Worker& audits;    // the whole register
  Worker& sign_ins;  // passwords hashed: tenths of a second, and memory for each
};

// How the texts of a request are checked before they are used.
enum class Texts {
  checked,             // each, before the handler has it (query_text)
  checked_by_handler,  // by its field list (wire::from_message), or item by item
};
// Of any text of a request without a field list: room for a page token.
inline constexpr Shape query_text{.characters_max = 2000};

// Takes the caller's message; of a caller who sends several the first, if there is any.
struct Handler {
  const google::protobuf::Descriptor* request = nullptr;
  std::function<void(OrRejection<Incoming>, Reply)> take;
};
// Of callers that send one message: handle(request, reply). The request is gone when it returns.
template <class Request, class Handle>
Handler on(Handle handle) {
  const auto take = [handle = std::move(handle)](const OrRejection<Incoming>& received,
                                                 Reply reply) {
    if (!received) return reply.refuse(received.error());
    if (!*received)
      return reply.refuse({.reason = Reason::MALFORMED_MESSAGE, .metadata = {}, .violations = {}});
    handle(received->template as<Request>(), std::move(reply));
  };
  return {Request::descriptor(), take};
}
// Of callers that send several.
template <class Request>
Handler on_stream(std::function<void(OrRejection<Incoming>, Reply)> take) {
  return {Request::descriptor(), std::move(take)};
}

// Where a call is handled, by its request.
template <class Request, class RunsFor>
std::function<Where(const google::protobuf::Message&)> by_request(RunsFor where_for) {
  return [where_for = std::move(where_for)](const google::protobuf::Message& request) {
    return where_for(static_cast<const Request&>(request));
  };
}

// A row. Only the handler knows what the method does; it knows callers, messages, snapshots
// and the engine, and no transport.
struct Method {
  Where where = Where::at_once;
  // Where it depends on the request, which is read at once then.
  std::function<Where(const google::protobuf::Message&)> where_for;
  bool changes = false;  // the register, or files: answered however much waits
  // Of everybody who calls, before anything is looked up; of the unit that the request names, once
  // it is read. What a verb asks besides is asked where it is decided (engine/registrar).
  std::optional<Right> right;
  // Who may besides, in a case that only the request tells: heard, and named by no refusal here.
  RoleSet roles_in_some_case = {};
  std::string_view action;  // as a refusal names it; empty: as any
  Texts texts = Texts::checked;
  bool answers_unready = false;  // who must first set another password, or a second factor
  bool tells_time = false;       // how long a call took (server_timing_key)
  Handler handler;
  // Of the table.
  const google::protobuf::MethodDescriptor* descriptor = nullptr;
  const google::protobuf::Message* prototype = nullptr;  // of a request
};

// Who calls, and what becomes of denials and looks; whatever the transport.
struct Gate {
  // Without it callers are who they say (caller_of).
  std::function<OrRejection<Caller>(const CallStart&)> identify;
  // What was known of the caller when its call began still holds: its session, its grants.
  std::function<bool(const Caller&)> is_still;
  // The same, of a call that only listens: that is no use of its session.
  std::function<bool(const Caller&)> stands_still;
  // Whether it asks for proofs yet; empty: it never does.
  std::function<bool()> is_on;
  // In which units lie.
  std::function<std::shared_ptr<const Catalogue>()> catalogue;
  // A refusal for want of a right, or of who the caller is; or of a dossier, to a caller with an
  // account. Any thread.
  std::function<void(const Caller&, const Method&, const Rejection&)> tell_denied;
  // Guesses are held off from now on: of that call's "code" or "source", or of "all". Any thread.
  std::function<void(const Caller&, const Method&, std::string_view what)> tell_held_off;
  // Dossiers are about to be shown to a caller with an account. False: that cannot be kept, and
  // nothing is shown. Waits for no disk. Any thread.
  std::function<bool(const Caller&, const Method&, const Look&)> keep_look;
};

// Hears of each call that was answered: of which method, how, and how long we had it, as
// server_timing_key says.
using WatchCalls =
    std::function<void(const Method& method, int32_t code, std::chrono::nanoseconds taken)>;

// Filled before the first call. All that it is made of must outlive the calls.
class Methods {
 public:
  Methods(const Workers& workers, WaitingAnswers& answers,
          size_t streams_max = streams_per_caller_max)
      : workers_(workers), answers_(answers), streams_(streams_max) {}
  Methods(const Methods&) = delete;
  Methods& operator=(const Methods&) = delete;

  void set_gate(Gate gate) { gate_ = std::move(gate); }
  // Callers are who they say.
  bool believes_callers() const { return !gate_.is_on || !gate_.is_on(); }
  // `path`: "motcua.v1.DossierService/GetDossier"; a service may have other names than its
  // descriptor's.
  void add(const std::string& path, const google::protobuf::MethodDescriptor* descriptor,
           Method method);

  // Null: there is none.
  const Method* find(std::string_view path) const;
  const std::map<std::string, Method, std::less<>>& by_path() const { return by_path_; }
  // "motcua.v1.DossierService" and the others, in the order they were added.
  const std::vector<std::string>& services() const { return services_; }

  // A call that has come in; no message of it was read yet. From here on it is the method's.
  void begin(const Method& method, std::shared_ptr<Exchange> exchange,
             const CallStart& start) const;

  WaitingAnswers& answers() const { return answers_; }
  // Before the first call; from then on it is called from any thread.
  void watch(WatchCalls watch) { watch_ = std::move(watch); }

 private:
  friend class Reply;

  // The caller's first message, and any after it.
  void take_first(Reply reply) const;
  void take_next(Reply reply, Reply::Take take) const;
  void handle_by_request(Reply reply) const;
  // Who calls may have been shut out before the message came.
  bool is_still(const Caller& caller) const;
  // Likewise while it listens; nor may what began without accounts go on once there is one.
  bool may_listen_on(const Caller& caller) const;
  Worker* worker_of(Where where) const;  // null: at once
  // UNIT_OUT_OF_SCOPE, of a request that names a unit; FIELD_VIOLATION, of one that names none, to
  // whoever may not ask of all.
  OrRejection<void> check_unit(const Method& method, const Caller& caller,
                               const google::protobuf::Message& request) const;

  const Workers workers_;
  WaitingAnswers& answers_;
  mutable Shares streams_;
  Gate gate_;
  std::map<std::string, Method, std::less<>> by_path_;
  std::vector<std::string> services_;
  WatchCalls watch_;
};

// The rows of a service, told by their names.
class ServiceRows {
 public:
  // Served under the descriptor's own name, or another.
  ServiceRows(Methods& methods, const google::protobuf::ServiceDescriptor* descriptor,
              const std::string& name = "")
      : methods_(methods),
        descriptor_(descriptor),
        name_(name.empty() ? descriptor->full_name() : name) {}

  void add(const std::string& method, Method row) {
    methods_.add(name_ + "/" + method, descriptor_->FindMethodByName(method), std::move(row));
  }

 private:
  Methods& methods_;
  const google::protobuf::ServiceDescriptor* descriptor_;
  const std::string name_;
};

// Refuses what is no such message (MALFORMED_MESSAGE); and, before parsing, what has more items
// than its size allows (FIELD_VIOLATION, message_items.h).
OrRejection<void> parse(std::string_view bytes, google::protobuf::Message& message);
// The same, with its texts checked (query_text).
OrRejection<void> parse_query(std::string_view bytes, google::protobuf::Message& message);

}  // namespace motcua
