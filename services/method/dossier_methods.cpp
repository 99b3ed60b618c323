// DossierService: a verb is request → command → engine → answer; a read is a look-up in a snapshot.
#include <algorithm>
#include <atomic>
#include <functional>

#include "engine/dossier/forms.h"
#include "engine/lookup/holdings.h"
#include "engine/lookup/list.h"
#include "engine/lookup/page_token.h"
#include "engine/lookup/queues.h"
#include "engine/lookup/retention.h"
#include "engine/lookup/search.h"
#include "engine/records/digest.h"
#include "engine/statistics/control_slip.h"
#include "engine/store/media_types.h"
#include "engine/try.h"
#include "engine/utf8.h"
#include "services/method/fold_name.h"
#include "services/method/paging.h"
#include "services/method/resources.h"
#include "services/method/seen_dossier.h"
#include "services/method/services.h"
#include "services/method/status.h"
#include "services/method/token_seal.h"
#include "services/method/wire.h"
#include "services/text/text.h"

namespace motcua {
namespace {

constexpr int batch_items_max = 1000;

Rejection not_found(const std::string& code) {
  return {.reason = Reason::DOSSIER_NOT_FOUND, .metadata = {{"code", code}}, .violations = {}};
}

template <class Proto>
std::string code_in(const Proto& request) {
  if constexpr (requires { request.code(); }) {
    return request.code();
  } else {
    return {};
  }
}

// The engine's request from any verb's message: the parts that all verbs share, the command by
// name.
template <class Command, class Proto>
OrRejection<Request> to_request(const Proto& message, const Caller& caller) {
  Rejection rejection;
  Command command;
  wire::from_message(message, command, rejection.violations);
  Request request{.actor = caller.actor, .claim = caller.claim, .code = code_in(message)};
  check_text(request.code, Shape{.characters_max = 100}, "code", rejection.violations);
  const auto id = parse_uuid(message.request_id());
  if (id) {
    request.request_id = *id;
  } else {
    rejection.violations.push_back({"request_id", "uuid"});
  }
  if (message.has_effective_time()) {
    request.effective_time = wire::from_timestamp(message.effective_time());
    if (!request.effective_time) rejection.violations.push_back({"effective_time", "instant"});
  }
  if constexpr (requires { message.late_entry_reason(); }) {
    request.late_entry_reason = message.late_entry_reason();
  }
  check_text(request.late_entry_reason, long_text, "late_entry_reason", rejection.violations);
  const bool starts_dossier = request.code.empty() && is_allowed(Command::verb, State::none);
  if (message.has_expected_revision() && starts_dossier) {
    rejection.violations.push_back({"expected_revision", "only_with_code"});
  } else if (message.has_expected_revision() && message.expected_revision() < 0) {
    rejection.violations.push_back({"expected_revision", "not_negative"});
  }
  if (!rejection.violations.empty()) return tl::unexpected(std::move(rejection));
  if (message.has_expected_revision()) request.expected_revision = message.expected_revision();
  request.validate_only = message.validate_only();
  // The same content: of the same account, verb, code, effective time and every field of the
  // command.
  std::string content(transition_of(Command::verb).name);
  if (!caller.claim.account.empty()) content.insert(0, caller.claim.account + '\0');
  content.append(1, '\0').append(request.code).append(1, '\0');
  if (request.effective_time) content += std::to_string(request.effective_time->microseconds);
  content.push_back('\0');
  if (!request.late_entry_reason.empty()) content.append(request.late_entry_reason).append(1, '\0');
  encode_to(content, command);
  request.content_hash = sha256(content).substr(0, 16);
  fold_name_in(command);  // of what was hashed: a repeat is one to whatever program
  request.command = DossierCommand(std::move(command));
  return request;
}

v1::Warning warning_resource(const Warning& warning, Language language) {
  v1::Warning resource;
  resource.set_reason(std::string(name_of(warning.reason)));
  resource.set_message(message_of(warning, language));
  for (const auto& [key, value] : warning.metadata) (*resource.mutable_metadata())[key] = value;
  return resource;
}

// Who may give a verb may not for that read the dossier: software with one grant sees of it what
// lists show.
// `tried_on`: what is only tried leaves no event, so that whoever tries it on a dossier has looked;
// so has who repeats a request or a payment. What is tried on none tells of none but those that the
// caller sees.
OrRejection<v1::DossierChange> change_resource(const Accepted& accepted, const Engine& engine,
                                               const Reply& reply, const std::string& tried_on) {
  if (accepted.repeated || accepted.unchanged) {
    TRY(reply.keep_look({.dossier = accepted.dossier->code, .unit = {}}));
  } else if (!tried_on.empty()) {
    TRY(reply.keep_look({.dossier = tried_on, .unit = {}}));
  }
  const Caller& caller = reply.caller();
  v1::DossierChange change;
  v1::Dossier& resource = *change.mutable_dossier();
  const Dossier& dossier = *accepted.dossier;
  const auto catalogue = engine.catalogue();
  const Places places = places_of(dossier, *catalogue, day_of(engine.now()));
  const bool may_read = caller.access(reading).sees(*catalogue, places);
  to_resource(may_read ? dossier : masked(dossier), dossier.last_event_at, resource);
  change.set_sequence(accepted.sequence);
  change.set_repeated(accepted.repeated);
  change.set_unchanged(accepted.unchanged);
  for (const Warning& warning : accepted.warnings) {
    *change.add_warnings() = warning_resource(warning, caller.language);
  }
  return change;
}

// The code of the dossier that the command is only tried on; empty: of none. Not as the answer has
// it, which may be the next number, another dossier's tomorrow.
std::string tried_on(const Request& request) { return request.validate_only ? request.code : ""; }

// On the engine's clock.
std::optional<int64_t> deadline_of(const Engine& engine, const Caller& caller) {
  if (!caller.deadline) return std::nullopt;
  const auto left = *caller.deadline - std::chrono::system_clock::now();
  return engine.monotonic_microseconds() +
         std::chrono::duration_cast<std::chrono::microseconds>(left).count();
}

template <class Command, class Proto>
void add_verb(ServiceRows& rows, Engine& engine, const std::string& method) {
  const auto handle = [&engine](const Proto& message, Reply reply) {
    auto request = to_request<Command>(message, reply.caller());
    if (!request) return reply.refuse(request.error());
    const auto deadline = deadline_of(engine, reply.caller());
    std::string tried = tried_on(*request);
    engine.submit(std::move(*request), deadline,
                  [&engine, tried_on = std::move(tried),
                   reply = std::move(reply)](const Answer& answer) mutable {
                    if (!answer) return reply.refuse(answer.error());
                    reply.answer(change_resource(*answer, engine, reply, tried_on));
                  });
  };
  rows.add(method, {.changes = true,
                    .right = right_of(Command::verb),
                    .roles_in_some_case = roles_if_late(Command::verb),
                    .action = transition_of(Command::verb).name,
                    .texts = Texts::checked_by_handler,
                    .handler = on<Proto>(handle)});
}

// What is kept of the file is looked up here, and it is not removed before the answer: a rule reads
// no disk. That the caller uploaded none the rule says, for a repeat of the request is answered as
// before.
void attach_file(Engine& engine, const v1::AttachFileRequest& message, Reply reply) {
  auto request = to_request<AttachFile>(message, reply.caller());
  if (!request) return reply.refuse(request.error());
  auto& command = std::get<AttachFile>(std::get<DossierCommand>(request->command));
  auto found = engine.files().hold(command.sha256, reply.caller().claim.account);
  if (!found) return reply.refuse(store_failed(found.error()));
  auto held = std::move(*found);
  if (held) {
    if (!is_name_for(command.file_name, held->file.media_type)) {
      return reply.refuse(
          {.reason = Reason::FILE_TYPE_NOT_ALLOWED,
           .metadata = {{"found", held->file.media_type}, {"allowed", endings_taken()}},
           .violations = {}});
    }
    command.bytes = held->file.bytes;
    command.media_type = held->file.media_type;
  }
  const auto deadline = deadline_of(engine, reply.caller());
  std::string tried = tried_on(*request);
  engine.submit(std::move(*request), deadline,
                [&engine, tried_on = std::move(tried), held = std::move(held),
                 reply = std::move(reply)](const Answer& answer) mutable {
                  held.reset();
                  if (!answer) return reply.refuse(answer.error());
                  reply.answer(change_resource(*answer, engine, reply, tried_on));
                });
}

// Results of a batch, until the last is there; then it answers. `response` has a result for each,
// at least one. `unit_field`: that of the request, where each command has it as its `unit`.
// `tokens`: of a page, of what follows each. It ends before those of which all tell nothing but
// what is the matter with the server.
template <class Response>
class PendingBatch {
 public:
  PendingBatch(const Engine& engine, Reply reply, Response response, std::string unit_field,
               std::vector<std::string> tokens = {})
      : engine_(engine),
        reply_(std::move(reply)),
        response_(std::move(response)),
        unit_field_(std::move(unit_field)),
        tokens_(std::move(tokens)),
        of_the_server_(static_cast<size_t>(response_.results_size())),
        remaining_(response_.results_size()) {}
  // INTAKE_FULL comes on the submitting thread.
  bool is_intake_full() const { return is_intake_full_.load(std::memory_order_relaxed); }
  void put(int index, const Answer& answer, const std::string& tried_on) {
    typename Response::Result& result = *response_.mutable_results(index);
    auto change = answer ? change_resource(*answer, engine_, reply_, tried_on)
                         : tl::unexpected(answer.error());
    if (change) {
      *result.mutable_change() = std::move(*change);
      accepted_.fetch_add(1, std::memory_order_relaxed);
    } else {
      if (is_of_the_server(change.error().reason)) {
        of_the_server_[static_cast<size_t>(index)] = change.error();
      }
      if (change.error().reason == Reason::INTAKE_FULL) is_intake_full_ = true;
      reply_.tell_denied(change.error());
      for (Violation& violation : change.error().violations) {
        if (violation.path == "unit") violation.path = unit_field_;
      }
      *result.mutable_error() = to_status(change.error(), reply_.caller().language);
    }
    if (remaining_.fetch_sub(1, std::memory_order_acq_rel) == 1) answer_batch();
  }

 private:
  void answer_batch() {
    response_.set_accepted(accepted_);
    if constexpr (requires { response_.next_page_token(); }) {
      int told = response_.results_size();
      while (told > 0 && of_the_server_[static_cast<size_t>(told) - 1]) --told;
      if (told == 0) return reply_.refuse(*of_the_server_.front());
      const int untold = response_.results_size() - told;
      if (untold > 0) response_.set_next_page_token(tokens_[static_cast<size_t>(told) - 1]);
      response_.mutable_results()->DeleteSubrange(told, untold);
    }
    reply_.answer(response_);
  }

  const Engine& engine_;
  Reply reply_;
  Response response_;  // results in the order of the requests; each is one thread's
  const std::string unit_field_;
  const std::vector<std::string> tokens_;
  std::vector<std::optional<Rejection>> of_the_server_;  // likewise
  std::atomic<bool> is_intake_full_ = false;
  std::atomic<int> remaining_;
  std::atomic<int> accepted_ = 0;
};

void batch_receive(Engine& engine, const v1::BatchReceiveDossiersRequest& batch, Reply reply) {
  const int count = batch.requests_size();
  if (count == 0 || count > batch_items_max) {
    const std::string expected =
        count == 0 ? "required" : "items_max " + std::to_string(batch_items_max);
    return reply.refuse({.reason = Reason::FIELD_VIOLATION,
                         .metadata = {},
                         .violations = {{"requests", expected}}});
  }
  if (!reply.has_room()) return reply.refuse({Reason::WORK_QUEUE_FULL, {}, {}});
  const Caller caller = reply.caller();
  const auto deadline = deadline_of(engine, caller);
  using Response = v1::BatchReceiveDossiersResponse;
  Response response;
  for (int i = 0; i < count; ++i) response.add_results();
  const auto pending = std::make_shared<PendingBatch<Response>>(engine, std::move(reply),
                                                                std::move(response), "unit");
  for (int i = 0; i < count; ++i) {
    auto request = to_request<Receive>(batch.requests(i), caller);
    if (!request) {
      pending->put(i, tl::unexpected(request.error()), "");
      continue;
    }
    std::string tried = tried_on(*request);
    engine.submit(std::move(*request), deadline,
                  [pending, i, tried_on = std::move(tried)](const Answer& answer) {
                    pending->put(i, answer, tried_on);
                  });
  }
}

// A page of a queue, and what its commands are made of.
struct MovePage {
  ListPage page;
  std::vector<Request> requests;
  size_t bytes = 0;  // of its dossiers, each of which is answered whole
  size_t ByteSizeLong() const { return bytes; }
};

// `one`: the request of a single dossier, but for its code.
template <class Command, class One, class Many>
OrRejection<MovePage> move_page(const Snapshot& snapshot, const Caller& caller, const Many& message,
                                ListQueue queue, One one) {
  ListQuery query{.unit = message.unit(),
                  .subtree = message.subtree(),
                  .queue = queue,
                  .page_token = message.page_token(),
                  .with_tokens = true};
  one.set_reason(message.reason());
  query.task = one.SerializeAsString();
  if (query.unit.empty()) return reject_field("unit", "required");
  if (snapshot.catalogue->unit(query.unit)) {
    TRY(caller.access(right_of(Command::verb)).check_unit(*snapshot.catalogue, query.unit));
  }
  const int32_t page_size = TRY(page_size_of(message.page_size()));
  const auto look_up = [&](int32_t size) -> OrRejection<MovePage> {
    query.page_size = size;
    MovePage found;
    found.page = TRY(list_dossiers(snapshot, query));
    for (const Dossier& dossier : found.page.dossiers) {
      v1::Dossier resource;
      to_resource(dossier, snapshot.now, resource);
      found.bytes += resource.ByteSizeLong();
    }
    return found;
  };
  MovePage moves = TRY(page_within_bytes(page_size, look_up));
  one.set_request_id(message.request_id());
  one.set_validate_only(message.validate_only());
  if (moves.page.dossiers.empty()) {  // what is wrong with it is told all the same
    TRY(to_request<Command>(one, caller));
  }
  for (const Dossier& dossier : moves.page.dossiers) {
    one.set_code(dossier.code);
    auto request = TRY(to_request<Command>(one, caller));
    request.request_id = sha256(request.request_id + '\0' + dossier.code).substr(0, 16);
    moves.requests.push_back(std::move(request));
  }
  return moves;
}

// Each is an ordinary command; what moves leaves the queue, and the page's token goes on behind it.
// Once the intake is full, no more of the page are sent there.
template <class Response>
void move_all(Engine& engine, OrRejection<MovePage> moves, Reply reply,
              const std::string& unit_field) {
  if (!moves) return reply.refuse(moves.error());
  Response response;
  response.set_next_page_token(moves->page.next_page_token);
  for (const Dossier& dossier : moves->page.dossiers) {
    response.add_results()->set_code(dossier.code);
  }
  if (moves->requests.empty()) return reply.answer(response);
  const auto deadline = deadline_of(engine, reply.caller());
  const auto pending = std::make_shared<PendingBatch<Response>>(
      engine, std::move(reply), std::move(response), unit_field, std::move(moves->page.tokens));
  for (size_t i = 0; i < moves->requests.size(); ++i) {
    if (pending->is_intake_full()) {
      pending->put(static_cast<int>(i), reject(Reason::INTAKE_FULL), "");
      continue;
    }
    std::string tried = tried_on(moves->requests[i]);
    engine.submit(std::move(moves->requests[i]), deadline,
                  [pending, i, tried_on = std::move(tried)](const Answer& answer) {
                    pending->put(static_cast<int>(i), answer, tried_on);
                  });
  }
}

void move_due_times(Engine& engine, const v1::MoveDueTimesRequest& message, Reply reply) {
  if (!reply.has_room()) return reply.refuse({Reason::WORK_QUEUE_FULL, {}, {}});
  auto moves = move_page<MoveDueTime>(snapshot_for(reply, engine), reply.caller(), message,
                                      ListQueue::due_on_day_off, v1::MoveDueTimeRequest());
  move_all<v1::MoveDueTimesResponse>(engine, std::move(moves), std::move(reply), "unit");
}

void move_to_successors(Engine& engine, const v1::MoveToSuccessorsRequest& message, Reply reply) {
  if (!reply.has_room()) return reply.refuse({Reason::WORK_QUEUE_FULL, {}, {}});
  const Snapshot snapshot = snapshot_for(reply, engine);
  const std::string& successor = message.successor();
  if (!successor.empty() && !snapshot.catalogue->unit(successor)) {
    return reply.refuse({.reason = Reason::UNIT_NOT_FOUND,
                         .metadata = {{"unit", successor}, {"field", "successor"}},
                         .violations = {}});
  }
  v1::MoveToSuccessorRequest one;
  one.set_unit(successor);
  auto moves =
      move_page<MoveToSuccessor>(snapshot, reply.caller(), message, ListQueue::to_move, one);
  move_all<v1::MoveToSuccessorsResponse>(engine, std::move(moves), std::move(reply), "successor");
}

// That there is none is said as late as that one is not for the caller: another is read.
void look_elsewhere(const Snapshot& snapshot, const std::string& code) {
  if (snapshot.head.dossiers == 0) return;
  const DossierNumber any{std::hash<std::string>()(code) % snapshot.head.dossiers + 1};
  [[maybe_unused]] const auto nobodys = find_by_number(snapshot, any);
}

}  // namespace

std::optional<Dossier> find_or_refuse(const Snapshot& snapshot, const std::string& code,
                                      Reply& reply) {
  if (code.empty()) {
    reply.refuse(reject_field("code", "required").value());
    return std::nullopt;
  }
  auto dossier = find_by_code(snapshot, code);
  if (!dossier) {
    reply.refuse(store_failed(dossier.error()));
    return std::nullopt;
  }
  const Access access = reply.caller().access(*reply.method().right);
  const Catalogue& catalogue = *snapshot.catalogue;
  const bool is_seen =
      *dossier && access.sees(catalogue, places_of(**dossier, catalogue, day_of(snapshot.now)));
  if (!is_seen) {
    if (!*dossier) look_elsewhere(snapshot, code);
    reply.refuse(not_found(code));
    return std::nullopt;
  }
  if (const auto kept = reply.keep_look({.dossier = (*dossier)->code, .unit = {}}); !kept) {
    reply.refuse(kept.error());
    return std::nullopt;
  }
  return std::move(*dossier);
}

namespace {

void get_dossier(Engine& engine, const v1::GetDossierRequest& request, Reply reply) {
  if (request.at_least_sequence() < 0) {
    return reply.refuse(reject_field("at_least_sequence", "not_negative").value());
  }
  const Snapshot snapshot = engine.snapshot();
  if (request.at_least_sequence() > snapshot.head.sequence) {
    return reply.refuse({.reason = Reason::NOT_YET_WRITTEN, .metadata = {}, .violations = {}});
  }
  const auto dossier = find_or_refuse(snapshot, request.code(), reply);
  if (!dossier) return;
  v1::GetDossierResponse response;
  to_resource(*dossier, snapshot.now, *response.mutable_dossier());
  response.set_as_of_sequence(snapshot.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(snapshot.now);
  reply.answer(response);
}

OrRejection<void> check_at_risk_minutes(const ListQuery& query) {
  if (query.at_risk_minutes >= 0 && query.at_risk_minutes <= at_risk_minutes_max) return {};
  return reject_field("at_risk_minutes", "number_between 0–" + std::to_string(at_risk_minutes_max));
}

// What ListQuery and SearchQuery have in common: a unit that the caller may list, of other units
// only what it sees, and days in their order.
template <class Query>
OrRejection<void> limit_to(const Access& access, const Snapshot& snapshot, Query& query) {
  const Catalogue& catalogue = *snapshot.catalogue;
  if (catalogue.unit(query.unit)) {
    TRY(access.check_unit(catalogue, query.unit));
  }
  if (access.is_limited()) {
    query.shows = [&](const Dossier& dossier) {
      return access.sees(catalogue, places_of(dossier, catalogue, day_of(snapshot.now)));
    };
  }
  if (query.received_from && query.received_to && *query.received_to < *query.received_from) {
    return reject_field("received_to", "day_not_before " + format_day(*query.received_from));
  }
  return {};
}

OrRejection<v1::ListDossiersResponse> list(const Snapshot& snapshot, const Caller& caller,
                                           const v1::ListDossiersRequest& request) {
  ListQuery query;
  TRY(read_query(request, query));
  query.caller = reference_owner(caller.actor);
  const Access access = caller.access(listing);
  TRY(limit_to(access, snapshot, query));
  TRY(check_at_risk_minutes(query));
  const auto look_up = [&](int32_t size) -> OrRejection<v1::ListDossiersResponse> {
    query.page_size = size;
    const auto page = TRY(list_dossiers(snapshot, query));
    v1::ListDossiersResponse response;
    for (const Dossier& dossier : page.dossiers) {
      v1::Dossier& resource = *response.add_dossiers();
      to_resource(access.is_limited() ? masked(dossier) : dossier, snapshot.now, resource);
    }
    response.set_next_page_token(page.next_page_token);
    response.set_as_of_sequence(snapshot.head.sequence);
    *response.mutable_as_of_time() = wire::to_timestamp(snapshot.now);
    return response;
  };
  return page_within_bytes(query.page_size, look_up);
}

// Neither the text nor what it was read as is kept or logged: a look tells the unit alone. A page
// may end at a dossier that the caller does not see, with a word of its applicant's name: its token
// is sealed.
OrRejection<v1::SearchDossiersResponse> search(const Snapshot& snapshot, const Caller& caller,
                                               const v1::SearchDossiersRequest& request,
                                               const TokenSeal& seal) {
  SearchQuery query;
  TRY(read_query(request, query));
  query.words = folded_words(query.text);
  query.letter_words = folded_words(split_typed(query.text).without_digits);
  const Access access = caller.access(listing);
  TRY(limit_to(access, snapshot, query));
  const auto token = seal.open(query.page_token);
  if (!token) return reject(Reason::PAGE_TOKEN_INVALID);
  query.page_token = *token;
  const auto look_up = [&](int32_t size) -> OrRejection<v1::SearchDossiersResponse> {
    query.page_size = size;
    const auto page = TRY(search_dossiers(snapshot, query));
    v1::SearchDossiersResponse response;
    for (const FoundDossier& found : page.found) {
      const Dossier& dossier = found.dossier;
      to_resource(access.is_limited() ? masked(dossier) : dossier, snapshot.now,
                  *response.add_dossiers());
      response.add_read_as(static_cast<v1::SearchReading>(found.read_as));
    }
    response.set_next_page_token(seal.seal(page.next_page_token));
    response.set_as_of_sequence(snapshot.head.sequence);
    *response.mutable_as_of_time() = wire::to_timestamp(snapshot.now);
    return response;
  };
  return page_within_bytes(query.page_size, look_up);
}

// A count reads all rows of its units: each must be granted, and then whatever stands in it is
// seen.
OrRejection<void> check_counted(const Access& access, const Catalogue& catalogue,
                                const ListQuery& query) {
  if (query.unit.empty()) return access.check_unit(catalogue, "");
  const auto unit = catalogue.unit_number(query.unit);
  if (!unit) return {};
  TRY(access.check_unit(catalogue, query.unit));
  if (!query.subtree) return {};
  for (const UnitNumber below : catalogue.subtree(*unit)) {
    TRY(access.check_unit(catalogue, catalogue.unit(below).code));
  }
  return {};
}

OrRejection<v1::CountQueuesResponse> count(const Snapshot& snapshot, const Caller& caller,
                                           const v1::CountQueuesRequest& request) {
  Rejection rejection;
  ListQuery query;
  wire::from_message(request, query, rejection.violations, "", wire::Strictness::query);
  if (!rejection.violations.empty()) return tl::unexpected(std::move(rejection));
  TRY(check_at_risk_minutes(query));
  TRY(check_counted(caller.access(listing), *snapshot.catalogue, query));
  v1::CountQueuesResponse response;
  const auto counts = TRY(count_queues(snapshot, query));
  for (const QueueCount& one : counts) {
    auto& queue = *response.add_queues();
    queue.set_name(std::string(name_in(list_queues, one.queue)));
    queue.set_count(one.count);
    if (one.most_urgent) {
      *queue.mutable_most_urgent_time() = wire::to_timestamp(*one.most_urgent);
    }
  }
  response.set_as_of_sequence(snapshot.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(snapshot.now);
  return response;
}

void list_events(Engine& engine, const v1::ListDossierEventsRequest& request, Reply reply) {
  auto page = Page::of(request);
  if (!page) return reply.refuse(page.error());
  const Snapshot snapshot = snapshot_for(reply, engine);
  const auto dossier = find_or_refuse(snapshot, request.code(), reply);
  if (!dossier) return;
  const auto records = records_of(journal_of(*snapshot.store), *dossier);
  if (!records) return reply.refuse(store_failed(records.error()));
  const Regulation& law = snapshot.catalogue->regulation_on(law_day_of(*dossier));
  v1::ListDossierEventsResponse response;
  int32_t revision = 0;
  for (const JournalRecord& record : *records) {
    const std::string key = page_place(++revision);
    if (page->was_told(key)) continue;
    v1::DossierEvent event;
    to_resource(record, encode_public_part(record), revision, event);
    event.set_form(
        form_of(std::get<DossierEvent>(record.body), day_of(record.header.effective_at), law));
    if (!page->takes(key, event.ByteSizeLong())) break;
    response.add_events()->Swap(&event);
  }
  response.set_next_page_token(page->next_page_token());
  response.set_as_of_sequence(snapshot.head.sequence);
  reply.answer(response);
}

OrRejection<v1::ListRetentionDueResponse> list_retention_due(
    const Snapshot& snapshot, const v1::ListRetentionDueRequest& request) {
  RetentionQuery query;
  TRY(read_query(request, query));
  const auto page = TRY(due_for_erasure(snapshot, query));
  v1::ListRetentionDueResponse response;
  for (const Kept& kept : page.kept) {
    auto& item = *response.add_items();
    item.set_code(kept.code);
    item.set_unit(kept.unit);
    item.set_procedure(kept.procedure);
    *item.mutable_ended_time() = wire::to_timestamp(kept.ended);
    item.set_kept_until(format_day(kept.until));
  }
  response.set_next_page_token(page.next_page_token);
  response.set_as_of_sequence(snapshot.head.sequence);
  return response;
}

void explain_due_time(Engine& engine, const v1::ExplainDueTimeRequest& request, Reply reply) {
  const Snapshot snapshot = snapshot_for(reply, engine);
  const auto dossier = find_or_refuse(snapshot, request.code(), reply);
  if (!dossier) return;
  const Explanation explanation = explain(*dossier, *snapshot.catalogue);
  v1::ExplainDueTimeResponse response;
  to_resource(*dossier, snapshot.now, *response.mutable_dossier());
  for (const Step& step : explanation.steps) to_resource(step, *response.add_steps());
  response.set_given(explanation.given);
  if (explanation.reckoned_today) {
    *response.mutable_reckoned_due_time() =
        wire::to_timestamp(instant_of(*explanation.reckoned_today));
  }
  reply.answer(response);
}

void to_resource(const SlipRow& row, v1::ControlSlipRow& resource) {
  wire::to_message(row.holder, *resource.mutable_holder());
  resource.set_step_name(row.step_name);
  resource.set_limit(row.limit);
  *resource.mutable_start_time() = wire::to_timestamp(row.from);
  if (row.to) *resource.mutable_end_time() = wire::to_timestamp(*row.to);
  if (row.due) *resource.mutable_due_time() = wire::to_timestamp(*row.due);
  resource.set_used_minutes(row.used_minutes);
  resource.set_waiting_minutes(row.waiting_minutes);
  if (row.timeliness) resource.set_timeliness(static_cast<v1::Timeliness>(*row.timeliness));
}

void get_control_slip(Engine& engine, const v1::GetControlSlipRequest& request, Reply reply) {
  const Snapshot snapshot = snapshot_for(reply, engine);
  const auto dossier = find_or_refuse(snapshot, request.code(), reply);
  if (!dossier) return;
  const auto holdings = holdings_of(snapshot, *dossier);
  if (!holdings) return reply.refuse(store_failed(holdings.error()));
  v1::GetControlSlipResponse response;
  to_resource(*dossier, snapshot.now, *response.mutable_dossier());
  for (const SlipRow& row : control_slip(*dossier, *holdings, *snapshot.catalogue, snapshot.now)) {
    to_resource(row, *response.add_rows());
  }
  reply.answer(response);
}

}  // namespace

void add_dossier_methods(Methods& methods, Engine& engine) {
  ServiceRows rows(methods, v1::ReceiveDossierRequest::descriptor()->file()->service(0));
  add_verb<Submit, v1::SubmitDossierRequest>(rows, engine, "SubmitDossier");
  add_verb<Receive, v1::ReceiveDossierRequest>(rows, engine, "ReceiveDossier");
  add_verb<Refuse, v1::RefuseDossierRequest>(rows, engine, "RefuseDossier");
  add_verb<HandOver, v1::HandOverDossierRequest>(rows, engine, "HandOverDossier");
  add_verb<RequestSupplement, v1::RequestSupplementRequest>(rows, engine, "RequestSupplement");
  add_verb<ProvideSupplement, v1::ProvideSupplementRequest>(rows, engine, "ProvideSupplement");
  add_verb<RequestPayment, v1::RequestPaymentRequest>(rows, engine, "RequestPayment");
  add_verb<RecordPayment, v1::RecordPaymentRequest>(rows, engine, "RecordPayment");
  add_verb<IssueApology, v1::IssueApologyRequest>(rows, engine, "IssueApology");
  add_verb<AcknowledgeApology, v1::AcknowledgeApologyRequest>(rows, engine, "AcknowledgeApology");
  add_verb<Resolve, v1::ResolveDossierRequest>(rows, engine, "ResolveDossier");
  add_verb<ReturnResult, v1::ReturnResultRequest>(rows, engine, "ReturnResult");
  add_verb<Withdraw, v1::WithdrawDossierRequest>(rows, engine, "WithdrawDossier");
  add_verb<Stop, v1::StopDossierRequest>(rows, engine, "StopDossier");
  add_verb<Annul, v1::AnnulDossierRequest>(rows, engine, "AnnulDossier");
  add_verb<Reopen, v1::ReopenDossierRequest>(rows, engine, "ReopenDossier");
  add_verb<Amend, v1::AmendDossierRequest>(rows, engine, "AmendDossier");
  add_verb<Rate, v1::RateDossierRequest>(rows, engine, "RateDossier");
  add_verb<Correct, v1::CorrectDossierRequest>(rows, engine, "CorrectDossier");
  add_verb<Erase, v1::EraseDossierRequest>(rows, engine, "EraseDossier");
  add_verb<Arrive, v1::ArriveDossierRequest>(rows, engine, "ArriveDossier");
  add_verb<Alert, v1::AlertClerkRequest>(rows, engine, "AlertClerk");
  add_verb<AdjustReturnTime, v1::AdjustReturnTimeRequest>(rows, engine, "AdjustReturnTime");
  add_verb<Consult, v1::ConsultRequest>(rows, engine, "Consult");
  add_verb<AnswerConsultation, v1::AnswerConsultationRequest>(rows, engine, "AnswerConsultation");
  add_verb<Notify, v1::NotifyRequest>(rows, engine, "Notify");
  add_verb<MoveDueTime, v1::MoveDueTimeRequest>(rows, engine, "MoveDueTime");
  add_verb<MoveToSuccessor, v1::MoveToSuccessorRequest>(rows, engine, "MoveToSuccessor");
  add_verb<AssignPart, v1::AssignPartRequest>(rows, engine, "AssignPart");
  add_verb<FinishPart, v1::FinishPartRequest>(rows, engine, "FinishPart");
  rows.add("AttachFile",
           {.where = Where::pages,
            .changes = true,
            .right = right_of(Verb::attach_file),
            .roles_in_some_case = roles_if_late(Verb::attach_file),
            .action = transition_of(Verb::attach_file).name,
            .texts = Texts::checked_by_handler,
            .handler = on<v1::AttachFileRequest>([&engine](const auto& request, Reply reply) {
              attach_file(engine, request, std::move(reply));
            })});
  add_verb<WithdrawFile, v1::WithdrawFileRequest>(rows, engine, "WithdrawFile");
  add_verb<RecordRefund, v1::RecordRefundRequest>(rows, engine, "RecordRefund");
  add_verb<ExemptFee, v1::ExemptFeeRequest>(rows, engine, "ExemptFee");
  rows.add("MoveDueTimes",
           {.where = Where::pages,
            .changes = true,
            .right = right_of(Verb::move_due_time),
            .action = "move_due_time",
            .handler = on<v1::MoveDueTimesRequest>([&engine](const auto& request, Reply reply) {
              move_due_times(engine, request, std::move(reply));
            })});
  rows.add("MoveToSuccessors",
           {.where = Where::pages,
            .changes = true,
            .right = right_of(Verb::move_to_successor),
            .action = "move_to_successor",
            .handler = on<v1::MoveToSuccessorsRequest>([&engine](const auto& request, Reply reply) {
              move_to_successors(engine, request, std::move(reply));
            })});
  rows.add(
      "BatchReceiveDossiers",
      {.where = Where::pages,
       .changes = true,
       .right = right_of(Verb::receive),
       .roles_in_some_case = roles_if_late(Verb::receive),
       .action = "receive",
       .texts = Texts::checked_by_handler,
       .handler = on<v1::BatchReceiveDossiersRequest>([&engine](const auto& request, Reply reply) {
         batch_receive(engine, request, std::move(reply));
       })});
  rows.add("GetDossier",
           {.right = reading,
            .action = "read",
            .handler = on<v1::GetDossierRequest>([&engine](const auto& request, Reply reply) {
              get_dossier(engine, request, std::move(reply));
            })});
  rows.add("ListDossiers",
           {.where = Where::pages,
            .right = listing,
            .action = "read",
            .handler = on<v1::ListDossiersRequest>([&engine](const auto& request, Reply reply) {
              reply.answer_list(list(snapshot_for(reply, engine), reply.caller(), request),
                                request.unit());
            })});
  rows.add("SearchDossiers",
           {.where = Where::pages,
            .right = listing,
            .action = "read",
            .handler = on<v1::SearchDossiersRequest>([&engine, seal = TokenSeal()](
                                                         const auto& request, Reply reply) {
              reply.answer_list(search(snapshot_for(reply, engine), reply.caller(), request, seal),
                                request.unit());
            })});
  rows.add("CountQueues",
           {.where = Where::pages,
            .right = listing,
            .action = "read",
            .handler = on<v1::CountQueuesRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(count(snapshot_for(reply, engine), reply.caller(), request));
            })});
  rows.add("ListRetentionDue",
           {.where = Where::pages,
            .right = keeping,
            .action = "read",
            .handler = on<v1::ListRetentionDueRequest>([&engine](const auto& request, Reply reply) {
              reply.answer_list(list_retention_due(snapshot_for(reply, engine), request),
                                request.unit());
            })});
  rows.add(
      "ListDossierEvents",
      {.where = Where::pages,
       .right = reading,
       .action = "read",
       .handler = on<v1::ListDossierEventsRequest>([&engine](const auto& request, Reply reply) {
         list_events(engine, request, std::move(reply));
       })});
  add_due_time_preview(rows, engine);
  add_fee_preview(rows, engine);
  rows.add("ExplainDueTime",
           {.where = Where::pages,
            .right = reading,
            .action = "read",
            .handler = on<v1::ExplainDueTimeRequest>([&engine](const auto& request, Reply reply) {
              explain_due_time(engine, request, std::move(reply));
            })});
  rows.add("GetControlSlip",
           {.where = Where::pages,
            .right = reading,
            .action = "read",
            .handler = on<v1::GetControlSlipRequest>([&engine](const auto& request, Reply reply) {
              get_control_slip(engine, request, std::move(reply));
            })});
  add_tracking(rows, engine);
}

}  // namespace motcua
