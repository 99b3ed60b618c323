// Each kind of request: gather what it rests on, let the rules decide, append the records.
#include "engine/registrar/registrar.h"

#include <algorithm>
#include <cstdlib>

#include "engine/accounts/check_account.h"
#include "engine/check.h"
#include "engine/dossier/duplicates.h"
#include "engine/records/store_failed.h"
#include "engine/registrar/authorization.h"
#include "engine/try.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

bool starts_dossier(const DossierCommand& command) {
  return is_allowed(verb_of(command), State::none);
}

// There cannot be more electronic certified copies than certified ones, even in an import.
OrRejection<void> check_papers(const DossierCommand& command) {
  const Application* application = application_of(command);
  const Amend* amend = std::get_if<Amend>(&command);
  if (!application && !amend) return {};
  std::vector<Violation> violations;
  find_defects(application ? application->papers : amend->papers, violations);
  if (violations.empty()) return {};
  return tl::unexpected(Rejection{
      .reason = Reason::FIELD_VIOLATION, .metadata = {}, .violations = std::move(violations)});
}

// What is answered must be readable. Old registers may hold texts that nobody checked.
OrRejection<void> check_legible(const Dossier& dossier) {
  if (has_legible_texts(dossier)) return {};
  return reject(Reason::STORE_FAILED,
                {{"cause", "dossier " + std::to_string(dossier.number.value) + " is unreadable"}});
}

// The dossier as the event would leave it.
Dossier changed_by(const JournalRecord& record, const Dossier* before) {
  Dossier changed = before ? *before : Dossier();
  const JournalHeader& header = record.header;
  apply_event(std::get<DossierEvent>(record.body),
              {.effective = header.effective_at, .sequence = 0, .actor = header.actor}, changed);
  return changed;
}

// Deciding an event may walk through all days since the first, or until it is due. Hence a limit:
// thirty years, enough for any office; less with very many events, lest others wait.
OrRejection<void> check_span(const ImportDossier& import) {
  constexpr int64_t days_max = 11'000;
  constexpr int64_t events_times_days_max = 1'000'000;
  const auto events = static_cast<int64_t>(import.events.size());
  const int64_t days = std::min(days_max, events_times_days_max / events);
  const Day first = day_of(import.events.front().at);
  const auto check = [&](size_t i, const char* field, Instant time) -> OrRejection<void> {
    if (std::abs(day_of(time).value - first.value) <= days) return {};
    return reject_field("events[" + std::to_string(i) + "]." + field,
                        "history_days_max " + std::to_string(days));
  };
  for (size_t i = 0; i < import.events.size(); ++i) {
    const ImportedEvent& event = import.events[i];
    TRY(check(i, "at", event.at));
    const auto due_at = std::visit(
        []<class C>(const C& command) -> std::optional<Instant> {
          if constexpr (requires { command.due_at; }) return command.due_at;
          return std::nullopt;
        },
        event.command);
    if (!due_at) continue;
    TRY(check(i, "due_at", *due_at));
  }
  return {};
}

// Where not the verb asks for the role but what is told by it, the refusal says so.
template <class Result>
Result with_condition(Result result, const char* condition) {
  if (!result && condition && result.error().reason == Reason::ROLE_REQUIRED) {
    result.error().metadata.emplace_back("condition", condition);
  }
  return result;
}

}  // namespace

Answer Registrar::decide(const Request& request, Instant now) {
  if (const auto& failure = group().failure()) return tl::unexpected(writes_stopped(*failure));
  const Instant stamp = std::max(now, group().head().stamp);
  const int64_t before = group().head().sequence;
  const Standing& standing = group().standing();
  today_ = {catalogue_of_day_.of(standing.catalogue, day_of(stamp)), standing.accounts};
  auto outcome = std::visit(
      [&]<class C>(const C& command) {
        if constexpr (std::is_same_v<C, DossierCommand>) {
          return decide_dossier(request, command, stamp);
        } else if constexpr (std::is_same_v<C, ImportDossier>) {
          return decide_import(request, command, stamp);
        } else if constexpr (std::is_same_v<C, PublishCatalogue>) {
          return decide_catalogue(request, command, stamp);
        } else if constexpr (std::is_same_v<C, FreezeReport>) {
          return decide_freeze(request, command, stamp);
        } else {
          return decide_account(request, command, stamp);
        }
      },
      request.command);
  if (const auto& failure = group().failure()) return tl::unexpected(writes_stopped(*failure));
  const int64_t after = group().head().sequence;
  CHECK(after == before || (outcome && !request.validate_only),
        "expected a refusal or a validation to add no record, got ", after - before);
  CHECK(!outcome || outcome->sequence <= after, "expected an answer of a record up to ", after,
        ", got ", outcome ? outcome->sequence : 0);
  return outcome;
}

std::optional<Warning> Registrar::duplicate_warning(const Dossier& handed_in,
                                                    const Authorization& authorization,
                                                    Instant stamp) {
  constexpr size_t examined_max = 10;  // of the applicant's, the newest; the writer reads each
  constexpr int told_max = 5;
  const Applicant& applicant = handed_in.application.applicant;
  const std::string identity = matched_identity(applicant.identity);
  const std::string telephone = matched_telephone(applicant.telephone);
  const bool is_by_telephone = identity.empty();
  if (is_by_telephone && (telephone.empty() || applicant.folded_name.empty())) return std::nullopt;
  const SearchKind kind = is_by_telephone ? SearchKind::telephone : SearchKind::identity;
  const auto numbers =
      group().newest_found(kind, is_by_telephone ? telephone : identity, examined_max + 1);
  std::string codes;
  size_t examined = 0;
  int told = 0;
  int others = 0;
  for (const DossierNumber number : numbers) {
    if (number == handed_in.number) continue;
    if (examined++ == examined_max) break;
    const auto other = group().dossier(number);
    if (!other || !is_possible_duplicate(*other, handed_in, options_.duplicate_days)) continue;
    const bool is_seen = authorization.sees(*other, reading, stamp);
    if (!is_seen && !authorization.learns_of_unseen()) continue;
    if (told == told_max || !is_seen) {
      ++others;
      continue;
    }
    ++told;
    codes.append(codes.empty() ? "" : ", ").append(other->code);
  }
  if (told + others == 0) return std::nullopt;
  Warning warning{Reason::POSSIBLE_DUPLICATE,
                  {{"codes", codes},
                   {"others", std::to_string(others)},
                   {"days", std::to_string(options_.duplicate_days)}}};
  const std::string_view basis = duplicate_basis(law_day_of(handed_in));
  if (!basis.empty()) warning.metadata.emplace_back("legal_basis", basis);
  return warning;
}

std::vector<Warning> Registrar::warnings(const DossierEvent& event, const Dossier& after,
                                         const Authorization& authorization, Instant stamp) {
  auto warnings = warnings_of(event, after, *today_.catalogue);
  if (std::holds_alternative<Submitted>(event) || std::holds_alternative<Received>(event)) {
    auto duplicate = duplicate_warning(after, authorization, stamp);
    if (duplicate) warnings.push_back(std::move(*duplicate));
  }
  return warnings;
}

std::optional<Answer> Registrar::answered_before(const Request& request,
                                                 const Authorization& authorization,
                                                 Instant stamp) {
  if (request.request_id.empty() || !request_ids_.may_hold(request.request_id)) {
    return std::nullopt;
  }
  const auto row = group().request(request.request_id);
  if (!row || plus_minutes(row->accepted_at, request_days * minutes_per_day) < stamp) {
    return std::nullopt;
  }
  const auto dossier = row->dossier.value != 0 ? group().dossier(row->dossier) : nullptr;
  if (dossier && dossier->erased_at && row->content_hash.empty()) {
    return reject(Reason::DOSSIER_ERASED, {{"code", dossier->code}});
  }
  const auto stored = group().journal()(row->sequence);
  JournalRecord record;
  const bool is_readable = stored && *stored && decode_record(**stored, record);
  const bool is_same_account = is_readable && record.header.actor.account == request.claim.account;
  if (row->content_hash != request.content_hash || row->dossier.value == 0) {
    Metadata facts;  // which record it was is for nobody else
    if (is_same_account) facts.emplace_back("sequence", std::to_string(row->sequence));
    return reject(Reason::REQUEST_ID_REUSED, std::move(facts));
  }
  Accepted answer{.dossier = dossier, .sequence = row->sequence, .repeated = true};
  if (!answer.dossier) return reject(Reason::STORE_FAILED, {{"cause", "a request of no dossier"}});
  if (answer.dossier->revision != row->revision) {
    // Changed since: the first answer is the dossier folded to that sequence.
    auto folded =
        TRY(fold_until(group().journal(), *answer.dossier, row->sequence).map_error(store_failed));
    if (!folded) return reject(Reason::STORE_FAILED, {{"cause", "a request of a dossier to come"}});
    answer.dossier = std::make_shared<const Dossier>(std::move(*folded));
  }
  TRY(check_legible(*answer.dossier));
  if (!is_readable || !std::holds_alternative<DossierEvent>(record.body)) {
    return reject(Reason::STORE_FAILED, {{"cause", "the record of a request is unreadable"}});
  }
  answer.is_own = !request.claim.account.empty() && is_same_account;
  answer.warnings =
      warnings(std::get<DossierEvent>(record.body), *answer.dossier, authorization, stamp);
  return answer;
}

OrRejection<Instant> Registrar::effective_time(const Request& request, const Dossier* dossier,
                                               Instant stamp) {
  const Instant effective = request.effective_time.value_or(stamp);
  const Instant usual = plus_minutes(stamp, -options_.effective_back_minutes_max);
  const bool is_late = !request.late_entry_reason.empty();
  if (is_late && effective >= usual) {
    return reject_field("late_entry_reason", "only_with_old_effective_time");
  }
  const auto since_last_event = [&](Instant allowed) {
    return dossier ? std::max(allowed, dossier->last_event_at) : allowed;
  };
  const Instant late_from =
      since_last_event(plus_minutes(stamp, -options_.late_entry_back_minutes_max));
  const Instant earliest = is_late ? late_from : since_last_event(usual);
  const Instant latest = plus_minutes(stamp, options_.effective_ahead_minutes_max);
  if (effective >= earliest && effective <= latest) return effective;
  Metadata facts{{"effective_time", format_instant(effective)},
                 {"earliest", format_instant(earliest)},
                 {"latest", format_instant(latest)}};
  const bool may_be_late = may_be_told_late(verb_of(std::get<DossierCommand>(request.command)));
  if (!is_late && may_be_late && effective < usual && effective >= late_from) {
    facts.emplace_back("late_entry_from", format_instant(late_from));
  }
  return reject(Reason::EFFECTIVE_TIME_OUT_OF_RANGE, std::move(facts));
}

OrRejection<void> Registrar::check_new(const DossierCommand& command, const Actor& actor) {
  const std::string code = std::visit(
      [](const auto& one) {
        if constexpr (requires { one.portal_code; }) return one.portal_code;
        return std::string();
      },
      command);
  if (!code.empty() && group().number_of_code(code)) {
    return reject(Reason::CODE_TAKEN, {{"code", code}, {"event", "1"}});
  }
  const Application* application = application_of(command);
  if (!application || application->caller_reference.empty()) return {};
  const std::string& reference = application->caller_reference;
  const auto taken = group().dossier_of_reference(reference_owner(actor), reference);
  if (!taken) return {};
  const auto dossier = group().dossier(*taken);
  return reject(Reason::CALLER_REFERENCE_TAKEN,
                {{"caller_reference", reference}, {"code", dossier ? dossier->code : ""}});
}

Answer Registrar::decide_dossier(const Request& request, const DossierCommand& command,
                                 Instant stamp) {
  const Verb verb = verb_of(command);
  const std::string_view action = transition_of(verb).name;
  const bool is_late = !request.late_entry_reason.empty();
  if (is_late && is_blank(request.late_entry_reason)) {
    return reject_field("late_entry_reason", "required");
  }
  const auto* const amend = std::get_if<Amend>(&command);
  const bool is_applicants = amend && amend->by_applicant;  // the portal's alone
  if (is_late && (is_applicants || !may_be_told_late(verb))) {
    return reject_field("late_entry_reason", "not_of_this_act");
  }
  const Authorization authorization = TRY(Authorization::of(request, today_));
  TRY(with_condition(authorization.check_role(is_late ? late_entry : right_of(verb), action),
                     is_late ? "late_entry" : nullptr));
  if (auto answer = answered_before(request, authorization, stamp)) {
    // Whose act it was hears of it again, though by it the dossier may have left their sight.
    const bool shows = !*answer || (*answer)->is_own ||
                       authorization.sees(*(*answer)->dossier, right_of(verb), stamp);
    if (shows) return std::move(*answer);
    return reject(Reason::DOSSIER_NOT_FOUND, {{"code", request.code}});
  }
  std::shared_ptr<const Dossier> dossier;
  if (!request.code.empty()) {
    const auto number = group().number_of_code(request.code);
    if (number) dossier = group().dossier(*number);
    if (!dossier || !authorization.sees(*dossier, right_of(verb), stamp)) {
      return reject(Reason::DOSSIER_NOT_FOUND, {{"code", request.code}});
    }
  } else if (!starts_dossier(command)) {
    return reject_field("code", "required");
  }
  if (request.expected_revision && dossier && *request.expected_revision != dossier->revision) {
    return reject(Reason::REVISION_MISMATCH,
                  {{"code", dossier->code},
                   {"expected_revision", std::to_string(*request.expected_revision)},
                   {"revision", std::to_string(dossier->revision)}});
  }
  const Places places = dossier ? places_for(command, *dossier, *today_.catalogue, stamp)
                                : places_of(*application_of(command));
  const Right right = is_late ? late_entry : right_of(command, dossier.get(), stamp);
  const bool asks_for_more = amend && !is_applicants && right.roles != right_of(verb).roles;
  const char* const condition = is_late ? "late_entry" : asks_for_more ? "promise" : nullptr;
  const Actor actor =
      TRY(with_condition(authorization.actor_for(right, places, action), condition));
  if (is_late && !has(late_entry.roles, actor.role)) {  // as is claimed where nobody signs in
    return reject(Reason::ROLE_REQUIRED, {{"action", std::string(action)},
                                          {"role", roles_listed(late_entry.roles)},
                                          {"condition", "late_entry"}});
  }
  TRY(authorization.check_decides(command, actor, places));
  TRY(check_papers(command));
  if (dossier) {
    const bool is_known = TRY(is_known_to(*dossier, command));
    if (is_known) {
      TRY(check_legible(*dossier));
      const int64_t last = request.validate_only ? 0 : dossier->last_sequence;
      return Accepted{.dossier = dossier, .sequence = last, .unchanged = true};
    }
  }
  const auto effective = TRY(effective_time(request, dossier.get(), stamp));
  if (!dossier) {
    TRY(check_new(command, actor));
  }

  Situation situation{.dossier = dossier.get(),
                      .catalogue = today_.catalogue.get(),
                      .now = stamp,
                      .effective = effective,
                      .actor = actor};
  const auto series = series_of(command, situation);
  if (series) {
    situation.next_in_series = group().last_in_series(*series) + 1;
    if (situation.next_in_series > series_number_max) {
      return reject(Reason::SERIES_FULL, {{"unit", series->unit},
                                          {"day", format_day(series->day)},
                                          {"last", std::to_string(series_number_max)}});
    }
  }
  auto event = TRY(motcua::decide(command, situation));

  JournalRecord record = next_record(request, actor, stamp);
  record.header.dossier = dossier ? dossier->number : DossierNumber{group().head().dossiers + 1};
  record.header.previous_sequence = dossier ? dossier->last_sequence : 0;
  record.header.effective_at = effective;
  record.body = std::move(event);
  const auto taken = series ? number_taken(record) : std::nullopt;
  CHECK(!taken || taken->number == situation.next_in_series, "expected the next number of ",
        series->unit, ", ", situation.next_in_series, ", got ", taken->number);
  if (dossier && !has_legible_texts(*dossier)) {  // only what mends it goes on
    TRY(check_legible(changed_by(record, dossier.get())));
  }
  if (request.validate_only) {
    auto changed = std::make_shared<Dossier>(changed_by(record, dossier.get()));
    if (!dossier) changed->code.clear();  // no number is given away
    auto warned = warnings(std::get<DossierEvent>(record.body), *changed, authorization, stamp);
    return Accepted{.dossier = std::move(changed), .warnings = std::move(warned)};
  }
  Accepted accepted{.dossier = append(record), .sequence = record.header.sequence};
  if (!accepted.dossier) return reject(Reason::STORE_FAILED);  // decide says why
  accepted.warnings =
      warnings(std::get<DossierEvent>(record.body), *accepted.dossier, authorization, stamp);
  return accepted;
}

OrRejection<Registrar::ImportedBefore> Registrar::imported_before(const ImportDossier& import) {
  const auto number = group().number_of_code(import.code);
  if (!number) return ImportedBefore{};
  auto dossier = group().dossier(*number);
  if (!dossier) return ImportedBefore{};
  std::vector<std::string> known;
  const auto records = TRY(records_as_stored(group().journal(), *dossier).map_error(store_failed));
  for (const JournalRecord& record : records) {
    if (record.header.imported) known.push_back(record.header.source_hash);
  }
  size_t same = 0;
  while (same < known.size() && same < import.events.size() &&
         known[same] == import.events[same].source_hash) {
    ++same;
  }
  const bool is_beginning = same > 0 && same == known.size();
  const bool is_all = is_beginning && same == import.events.size();
  if (is_all) return ImportedBefore{.dossier = std::move(dossier), .events = same};
  if (!import.append || !is_beginning) {
    return reject(Reason::CODE_TAKEN, {{"code", import.code}, {"event", std::to_string(same + 1)}});
  }
  // What was done here came after it: nothing of elsewhere comes between, or behind.
  if (records.size() != known.size()) {
    return reject(Reason::CONTINUED_HERE,
                  {{"code", import.code}, {"event", std::to_string(same + 1)}});
  }
  TRY(check_legible(*dossier));
  return ImportedBefore{.dossier = std::move(dossier), .events = same};
}

Answer Registrar::decide_import(const Request& request, const ImportDossier& import,
                                Instant stamp) {
  if (import.events.empty()) return reject_field("events", "required");
  const Authorization authorization = TRY(Authorization::of(request, today_));
  const Actor importer = TRY(authorization.importer_of(import));
  const ImportedBefore before = TRY(imported_before(import));
  if (before.events == import.events.size()) {
    return Accepted{.dossier = before.dossier, .sequence = 0, .unchanged = true};
  }
  TRY(check_span(import));
  const auto taken = parse_code(import.code);
  const bool moves_series = !is_numbered_elsewhere(import.code, group().catalogue());
  if (taken && taken->number > imported_number_max && moves_series) {
    return reject_field("code", "series_number_max " + std::to_string(imported_number_max));
  }
  Dossier dossier{.number = {group().head().dossiers + 1}};
  if (before.dossier) dossier = *before.dossier;
  std::vector<JournalRecord> records;
  for (size_t i = before.events; i < import.events.size(); ++i) {
    const ImportedEvent& imported = import.events[i];
    if (imported.at > plus_minutes(stamp, options_.effective_ahead_minutes_max)) {
      return reject(Reason::EFFECTIVE_TIME_OUT_OF_RANGE,
                    {{"effective_time", format_instant(imported.at)},
                     {"earliest", std::to_string(year_min)},
                     {"latest", format_instant(stamp)},
                     {"event", std::to_string(i + 1)}});
    }
    Actor actor = importer;
    actor.officer = imported.officer;
    actor.role = Role::not_said;  // the caller's is not that of whoever did it
    Situation situation{.dossier = dossier.revision > 0 ? &dossier : nullptr,
                        .catalogue = today_.catalogue.get(),
                        .now = stamp,
                        .effective = imported.at,
                        .actor = actor,
                        .imported = true};
    const auto of_event = [i](Rejection rejection) {
      rejection.metadata.emplace_back("event", std::to_string(i + 1));
      return rejection;
    };
    TRY(check_papers(imported.command).map_error(of_event));
    auto event = TRY(motcua::decide(imported.command, situation).map_error(of_event));
    if (const auto* moved = std::get_if<MovedToSuccessor>(&event)) {
      TRY(authorization.check_import_to(moved->unit).map_error(of_event));
    }
    JournalRecord record;
    record.header.dossier = dossier.number;
    record.header.effective_at = imported.at;
    record.header.actor = actor;
    record.header.imported = true;
    record.header.source_hash = imported.source_hash;
    record.body = std::move(event);
    apply_event(std::get<DossierEvent>(record.body),
                {.effective = imported.at, .sequence = 0, .actor = actor, .imported = true},
                dossier);
    records.push_back(std::move(record));
  }
  CHECK(dossier.code == import.code, "expected an imported dossier to keep its code ", import.code,
        ", got ", dossier.code);
  const bool appends = before.dossier != nullptr;
  if (request.validate_only) {
    return Accepted{.dossier = std::make_shared<const Dossier>(std::move(dossier)),
                    .appended = appends};
  }
  Accepted accepted{.appended = appends};
  int64_t previous = appends ? before.dossier->last_sequence : 0;
  for (JournalRecord& record : records) {
    const JournalRecord next = next_record(request, importer, stamp);
    record.header.sequence = next.header.sequence;
    record.header.recorded_at = next.header.recorded_at;
    record.header.previous_hash = next.header.previous_hash;
    record.header.salt = next.header.salt;  // one of all, which are erased together
    record.header.previous_sequence = previous;
    previous = record.header.sequence;
    accepted.dossier = append(record);
    if (!accepted.dossier) return reject(Reason::STORE_FAILED);  // decide says why
    accepted.sequence = record.header.sequence;
  }
  return accepted;
}

Answer Registrar::decide_catalogue(const Request& request, const PublishCatalogue& publish,
                                   Instant stamp) {
  const Authorization authorization = TRY(Authorization::of(request, today_));
  const Actor actor = TRY(authorization.publisher_of(publish.entries));
  std::shared_ptr<const PreparedPublication> prepared = publish.prepared;
  if (!prepared || prepared->base != group().standing().catalogue) {
    prepared = TRY(prepare_publication(publish.entries, group().standing().catalogue, day_of(stamp),
                                       options_.command_bytes_max));
  }
  if (prepared->changes.empty()) return Accepted{.unchanged = true};
  if (request.validate_only) return Accepted{.publication = std::move(prepared)};
  JournalRecord record = next_record(request, actor, stamp);
  record.body = prepared->changes;
  append(record, prepared->next);
  return Accepted{.sequence = record.header.sequence};
}

Answer Registrar::decide_freeze(const Request& request, const FreezeReport& freeze, Instant stamp) {
  const ReportQuestion& question = freeze.report.question;
  const Authorization authorization = TRY(Authorization::of(request, today_));
  const Actor actor = TRY(authorization.actor_for(freezing, {.handling = question.unit}, "freeze"));
  if (!has(freezing.roles, actor.role)) {  // as is claimed where nobody signs in
    return reject(Reason::ROLE_REQUIRED,
                  {{"action", "freeze"}, {"role", roles_listed(freezing.roles)}});
  }
  if (day_of(stamp) <= question.to) {
    return reject(Reason::PERIOD_NOT_OVER,
                  {{"to", format_day(question.to)}, {"today", format_day(day_of(stamp))}});
  }
  if (group().is_frozen(question)) return Accepted{.unchanged = true};
  JournalRecord record = next_record(request, actor, stamp);
  record.body = freeze.report;
  const size_t bytes = seal(record).public_part.size();
  if (bytes > options_.command_bytes_max) {
    return reject(
        Reason::COMMAND_TOO_LARGE,
        {{"bytes", std::to_string(bytes)}, {"limit", std::to_string(options_.command_bytes_max)}});
  }
  if (request.validate_only) return Accepted{};
  append(record);
  return Accepted{.sequence = record.header.sequence};
}

Answer Registrar::decide_account(const Request& request, const ChangeAccount& change,
                                 Instant stamp) {
  const std::string& name = change.account.name;
  const auto before = group().accounts().find(name);
  const Authorization authorization = TRY(Authorization::of(request, today_));
  const Actor actor = TRY(authorization.changer_of(change, before ? &before->account : nullptr));
  if (before && change.based_on == 0) return reject(Reason::ACCOUNT_TAKEN, {{"account", name}});
  if (!before && change.based_on != 0)
    return reject(Reason::ACCOUNT_NOT_FOUND, {{"account", name}});
  if (before && before->sequence != change.based_on) {
    return reject(Reason::REVISION_MISMATCH,
                  {{"code", name},
                   {"expected_revision", std::to_string(change.based_on)},
                   {"revision", std::to_string(before->sequence)}});
  }
  TRY(check_account(change.account, group().accounts(), group().catalogue()));
  if (request.validate_only) return Accepted{};
  JournalRecord record = next_record(request, actor, stamp);
  record.body = AccountChanged{
      .act = change.act, .account = change.account, .previous_sequence = change.based_on};
  append(record);
  return Accepted{.sequence = record.header.sequence};
}

}  // namespace motcua
