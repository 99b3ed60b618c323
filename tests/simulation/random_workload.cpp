// Weights chosen so that every verb is accepted often and refused often.
#include "tests/simulation/random_workload.h"

#include <algorithm>

#include "engine/records/codec.h"
#include "engine/records/digest.h"
#include "engine/records/journal.h"

namespace motcua::testing {
namespace {

constexpr const char* units[] = {"P.1", "P.2", "P.3", "P"};
constexpr const char* procedures[] = {"5WD",     "4H",   "30D",  "1M",       "SAME", "NONE",
                                      "RESTART", "PAID", "5WDH", "CHANNELS", "LAW"};

}  // namespace

int64_t Workload::minutes_to_wait() {
  const uint64_t kind = below(100);
  if (kind < 60) return static_cast<int64_t>(below(20));
  if (kind < 95) return static_cast<int64_t>(below(180));
  return static_cast<int64_t>(below(4000));
}

Instant Workload::beside(Instant instant) {
  return {instant.microseconds + static_cast<int64_t>(below(3)) - 1};
}

Instant Workload::next_moment(Instant now, std::optional<Instant> next_due) {
  Instant moment = plus_minutes(now, minutes_to_wait());
  switch (below(24)) {
    case 0:
    case 1: moment = beside(end_of(day_of(now))); break;
    case 2:
    case 3: moment = beside(next_due.value_or(moment)); break;
    case 4:
    case 5: moment.microseconds += static_cast<int64_t>(below(60'000'000)); break;
  }
  return std::max(now, moment);
}

Receive Workload::receive() {
  Receive receive;
  receive.application = {.unit = units[below(4)],
                         .procedure = procedures[below(10)],
                         .channel = static_cast<Channel>(below(5))};
  if (below(8) == 0) receive.application.procedure = "TWO";
  if (below(4) == 0) {
    receive.application.receiving_unit = units[below(4)];
    receive.application.boundary = static_cast<Boundary>(below(3));
    if (below(5) == 0) receive.application.unit = "P.X";
    if (below(12) == 0) receive.application.receiving_unit = "P.X";
  } else if (below(60) == 0) {
    receive.application.unit = "P.X";  // which nobody numbers here
  }
  if (below(8) == 0) receive.application.procedure = "LINKED";
  for (uint64_t papers = below(4) == 0 ? 1 + below(2) : 0; papers > 0; --papers) {
    receive.application.papers.push_back({.name = "p",
                                          .certified_copies = 1 + static_cast<int32_t>(below(2)),
                                          .e_certified_copies = static_cast<int32_t>(below(2)),
                                          .digitising = static_cast<Digitising>(below(10)),
                                          .signed_by = "s",
                                          .type_code = "KQ.1",
                                          .validity = day_from({2027, 1, 1})});
  }
  receive.application.applicant = next_applicant();
  receive.application.applicant.identity = std::to_string(100 + below(50));
  if (below(3) == 0) receive.application.applicant.telephone = std::to_string(900 + below(50));
  if (below(4) == 0) {
    receive.application.entry = static_cast<Entry>(below(9));
    receive.application.submitted_by = {.kind = static_cast<SubmitterKind>(below(6)),
                                        .name = next_name(),
                                        .authorisation = below(2) ? "a" : "",
                                        .e_account = "1",
                                        .identity_result = IdentityResult::confirmed};
    receive.application.identity_check = static_cast<IdentityCheck>(below(5));
  }
  return receive;
}

// Mostly of the procedure that may.
Receive Workload::receive_at_once() {
  Receive receipt = receive();
  if (below(8) != 0) receipt.application.procedure = "NOW";
  receipt.result = ImmediateResult{.outcome = static_cast<Outcome>(1 + below(2)),
                                   .electronic_result = below(2) == 0,
                                   .method = static_cast<ReturnMethod>(1 + below(3)),
                                   .taken_by = "t"};
  return receipt;
}

Instant Workload::sometime_before(Instant now) {
  return plus_minutes(now, -static_cast<int64_t>(below(200)));
}

// Folded as the services would: "<name 12>" is "name 12".
Applicant Workload::next_applicant() {
  Applicant applicant{.name = next_name()};
  applicant.folded_name = applicant.name.substr(1, applicant.name.size() - 2);
  return applicant;
}

std::string Workload::next_name() { return "<name " + std::to_string(++names_) + ">"; }

DossierCommand Workload::beginning(Instant now) {
  switch (below(12)) {
    case 0:
    case 1: {
      Submit submit{.application = receive().application};
      if (below(2) == 0) submit.portal_acknowledged_at = sometime_before(now);
      if (below(4) == 0) {
        submit.application.procedure = "LINKED";
        submit.portal_code = "P.X-260101-" + std::to_string(10'000 + 7 * ++ids_);
      }
      return submit;
    }
    case 2: return Refuse{.application = receive().application, .reason = "r"};
    case 3: return receive_at_once();
    case 4: {
      Receive receipt = receive();
      receipt.fees = {fee()};
      return receipt;
    }
    default: return receive();
  }
}

// What goes on beside the work: consultations, notices, marks, the applicant's own amendments.
DossierCommand Workload::beside_the_work(Instant now) {
  constexpr const char* limits[] = {"1wd", "3wd", "8h", ""};
  switch (below(8)) {
    case 0:
    case 1:
      return below(4) == 0 ? Consult{.agency = "g", .content = "c", .limit = limits[below(4)]}
                           : Consult{.unit = units[below(4)],
                                     .content = "c",
                                     .limit = limits[below(4)],
                                     .reply_way = "w"};
    case 2:
    case 3: {  // mostly the first: few have more
      const uint64_t number = below(4) == 0 ? below(4) : 1;
      return AnswerConsultation{.number = static_cast<int32_t>(number), .reply = "r"};
    }
    case 4: return Amend{.request_content = "c", .reason = "r", .by_applicant = true};
    case 5:
      return Rate{
          .satisfaction = static_cast<Satisfaction>(1 + below(3)),
          .marks = {{.content = static_cast<RatedContent>(1 + below(6)),
                     .satisfaction = static_cast<Satisfaction>(1 + below(3))},
                    {.content = RatedContent::cost, .satisfaction = Satisfaction::neutral}}};
    default:
      return Notify{.kind = static_cast<NoticeKind>(1 + below(12)),
                    .channel = static_cast<NoticeChannel>(1 + below(8)),
                    .sent_at = below(2) == 0 ? std::optional(sometime_before(now)) : std::nullopt,
                    .content_hash = below(2) == 0 ? "00ff" : "",
                    .of_revision = static_cast<int32_t>(below(3)),
                    .recipient = "n"};
  }
}

// Few different ones, so that dossiers share them; some that are not there, or of a paper that is
// not.
DossierCommand Workload::file() {
  if (below(2) == 0) {
    const uint64_t number = below(4) == 0 ? below(4) : 1;
    return WithdrawFile{.number = static_cast<int32_t>(number), .reason = "r"};
  }
  return AttachFile{.sha256 = std::string(64, "0123456789abcdef"[below(16)]),
                    .file_name = "f.pdf",
                    .paper = below(8) == 0 ? 9 : 0,
                    .of_result = below(4) == 0,
                    .signed_by = below(2) == 0 ? "s" : "",
                    .bytes = static_cast<int64_t>(below(20)),
                    .media_type = "application/pdf"};
}

// With a step of the procedure, with one that it does not have, with none.
HandOver Workload::hand_over() {
  constexpr const char* steps[] = {"", "s1", "s2", "s3", "s4", "none of them"};
  HandOver hand_over{.to = units[below(4)], .step = steps[below(6)]};
  if (!hand_over.step.empty() && below(4) == 0) hand_over.to.clear();  // whoever has it
  return hand_over;
}

// Whole, exempt or reduced; with a basis, a tariff that there is not, or neither.
FeeLine Workload::fee() {
  FeeLine fee{.name = "phí", .amount_vnd = 100, .exempt = below(4) == 0};
  if (!fee.exempt && below(4) == 0) fee.reduced_to_vnd = 50;
  if (below(3) == 0) fee.legal_basis = "b";
  if (below(6) == 0) fee.tariff = "T";
  return fee;
}

// Few references, so that some come again, with the same amount or with another.
DossierCommand Workload::money() {
  const auto method = static_cast<PaymentMethod>(1 + below(2));
  const std::string reference = "n" + std::to_string(below(3));
  const int64_t amount = 50 + static_cast<int64_t>(below(2)) * 50;
  switch (below(4)) {
    case 0:
      return RecordPayment{
          .amount_vnd = amount, .method = method, .reference = reference, .receipt_number = "1"};
    case 1:
      return RecordRefund{.amount_vnd = amount,
                          .method = method,
                          .reference = below(2) == 0 ? reference : "",
                          .reason = "r"};
    case 2:
      return ExemptFee{.number = static_cast<int32_t>(below(3)),
                       .left_vnd = static_cast<int64_t>(below(2)) * 50,
                       .legal_basis = below(2) == 0 ? "b" : "",
                       .reason = "r"};
    default:
      return RequestPayment{.lines = below(3) == 0 ? std::vector<FeeLine>{} : std::vector{fee()}};
  }
}

DossierCommand Workload::command(Instant now) {
  if (below(8) == 0) return beside_the_work(now);
  if (below(12) == 0) return file();
  if (below(27) == 0) return MoveToSuccessor{.reason = "r"};
  if (below(12) == 0) {
    constexpr const char* limits[] = {"1wd", "3wd", "8h", ""};
    return AssignPart{.unit = units[below(4)],
                      .task = "t",
                      .limit = limits[below(4)],
                      .after_part = below(2) == 0 ? 0 : static_cast<int32_t>(below(4))};
  }
  if (below(12) == 0) {
    return FinishPart{.number = static_cast<int32_t>(below(3)), .result = "r"};
  }
  if (below(10) == 0) return Arrive{.kind = static_cast<ArrivalOf>(1 + below(2))};
  if (below(14) == 0) return MoveDueTime{.reason = "r"};
  if (below(25) == 0) return Amend{.procedure = procedures[below(10)], .reason = "r"};
  if (below(10) == 0) return hand_over();
  if (below(12) == 0) return money();
  switch (below(29)) {
    case 26:
    case 27: return Alert{};
    case 28: return AdjustReturnTime{};
    case 24: return Correct{.applicant = next_applicant(), .reason = "r"};
    case 25: return Erase{.reason = "r", .legal_basis = "b"};
    case 0: return Submit{.application = receive().application};
    case 1: return Refuse{.application = {}, .reason = "r"};
    case 2: return hand_over();
    case 3: return HandOver{.to = units[below(4)], .handling_unit = units[below(4)]};
    case 4:
      return RequestSupplement{
          .papers = {"p"}, .reason = "r", .legal_basis = "b", .ends_first_phase = below(3) == 0};
    case 5:
    case 6:
    case 7: return ProvideSupplement{};
    case 8: return RequestPayment{.lines = {fee()}};
    case 9:
    case 10:
      return RecordPayment{.amount_vnd = 50 + static_cast<int64_t>(below(2)) * 50,
                           .method = static_cast<PaymentMethod>(below(3))};
    case 11:
    case 12: {
      IssueApology letter{
          .reason = "r",
          .signed_by = "h",
          .reappointed_time = plus_minutes(now, static_cast<int64_t>(below(30'000)))};
      if (below(2) == 0) letter.counter_notified_at = sometime_before(now);
      return letter;
    }
    case 13: return AcknowledgeApology{.delivered_to = "a"};
    case 14:
    case 15:
    case 16: {
      const uint64_t how = below(8);
      return Resolve{.outcome = how < 2 ? Outcome::denied : Outcome::granted,
                     .electronic_result = how % 2 == 0};
    }
    case 17:
    case 18: return ReturnResult{.method = static_cast<ReturnMethod>(below(4))};
    case 19:
      return below(2) ? DossierCommand(Withdraw{})
                      : DossierCommand(Stop{.reason = "r", .legal_basis = "b"});
    case 20: return Annul{.reason = "r"};
    case 21: return Reopen{.reason = "r", .cause = static_cast<ReopenCause>(below(3))};
    case 22: return Amend{.procedure = below(2) ? procedures[below(10)] : "", .reason = "r"};
    default:
      return below(2)
                 ? DossierCommand(Rate{.satisfaction = static_cast<Satisfaction>(1 + below(3))})
                 : DossierCommand(Receive{});
  }
}

Request Workload::next(const std::vector<std::string>& codes, Instant now) {
  if (!asked_.empty() && below(20) == 0) return asked_[below(asked_.size())];
  Request request;
  request.actor.role = below(2) ? Role::supervisor : Role::clerk;
  if (codes.empty() || below(4) == 0) {
    request.command = beginning(now);
  } else {
    // Mostly the young ones: they are where something happens.
    const uint64_t back =
        below(10) == 0 ? below(codes.size()) : below(std::min<uint64_t>(codes.size(), 25));
    request.code = codes[codes.size() - 1 - back];
    request.command = command(now);
  }
  if (below(15) == 0)
    request.effective_time = plus_minutes(now, -static_cast<int64_t>(below(6000)));
  if (below(30) == 0) {
    request.effective_time = Instant{now.microseconds + static_cast<int64_t>(below(60'000'000))};
  }
  if (request.effective_time && below(4) == 0) {
    request.effective_time = beside(instant_of(start_of(day_of(*request.effective_time))));
  }
  if (request.effective_time && below(4) == 0) request.late_entry_reason = "r";
  if (below(30) == 0) request.validate_only = true;
  return asked(std::move(request));
}

Request Workload::asked(Request request) {
  request.request_id = sha256(std::to_string(++ids_)).substr(0, 16);
  request.salt = sha256("salt " + std::to_string(ids_)).substr(0, salt_bytes);
  std::string content = request.code;
  std::visit([&](const auto& c) { content += encode(c); },
             std::get<DossierCommand>(request.command));
  request.content_hash = sha256(content).substr(0, 16);
  asked_.push_back(request);
  return request;
}

CatalogueEntries Workload::units_of_histories() {
  CatalogueEntries entries;
  entries.units = {{.code = "Q", .name = "Q"},
                   {.code = "Q.1", .name = "Q.1", .parent = "Q"},
                   {.code = "Q.2", .name = "Q.2", .parent = below(2) == 0 ? "Q" : "Q.1"}};
  return entries;
}

// Of another system, or of today's series here: there behind all numbers so far, and once as long
// as an imported one may be.
std::string Workload::imported_code(Instant now) {
  const int64_t id = ++ids_;
  if (below(3) > 0) return "old-" + std::to_string(id);
  const std::string today = format_day(day_of(now));
  const std::string unit = below(8) == 0 ? "P.X" : units[below(4)];
  const std::string series = unit + "-" + today.substr(2, 2) + today.substr(5, 2) +
                             today.substr(8, 2) + "-" + (below(4) == 0 ? "S" : "");
  if (below(6) == 0 && last_of_eight_digits_.insert(series).second) return series + "99999999";
  return series + std::to_string(10'000 + 7 * id);
}

ImportDossier Workload::import(Instant now) {
  constexpr const char* units[] = {"Q", "Q.1", "Q.2"};
  const char* const unit = units[below(3)];
  Receive first = receive();
  first.application.unit = unit;
  first.application.receiving_unit.clear();
  first.application.applicant.identity.insert(0, "1");  // of nobody else
  first.application.mirrored = below(5) == 0;
  first.imported_code = imported_code(now);
  ImportDossier import{.code = first.imported_code};
  const Instant at = plus_minutes(now, -static_cast<int64_t>(below(40'000)));
  import.events.push_back({.command = std::move(first),
                           .at = std::min(at, now),
                           .officer = "o",
                           .source_hash = std::to_string(++hashes_)});
  add_what_followed(import, some_time_after(at), now);
  return import;
}

Instant Workload::some_time_after(Instant at) {
  at = plus_minutes(at, static_cast<int64_t>(below(6000)) - static_cast<int64_t>(below(600)));
  return below(4) == 0 ? beside(end_of(day_of(at))) : at;
}

void Workload::add_what_followed(ImportDossier& import, Instant at, Instant now) {
  const std::string unit = std::get<Receive>(import.events.front().command).application.unit;
  const auto add = [&](DossierCommand command) {
    import.events.push_back({.command = std::move(command),
                             .at = std::min(at, now),
                             .officer = "o",
                             .source_hash = std::to_string(++hashes_)});
    at = some_time_after(at);
  };
  const bool has_ended =
      std::any_of(import.events.begin(), import.events.end(), [](const ImportedEvent& event) {
        const auto* const asked = std::get_if<RequestSupplement>(&event.command);
        return asked && asked->ends_first_phase;
      });
  bool ends_first_phase = below(3) == 0 && !has_ended;  // once
  for (uint64_t left = below(7); left > 0; --left) {
    switch (below(6)) {
      case 0: add(HandOver{.to = unit}); break;
      case 1:
      case 2:
        add(RequestSupplement{.papers = {"p"},
                              .reason = "r",
                              .legal_basis = "b",
                              .ends_first_phase = std::exchange(ends_first_phase, false)});
        add(ProvideSupplement{});
        break;
      case 3:
        add(IssueApology{
            .letter_number = below(4) == 0 ? "" : std::to_string(1 + below(9)) + "/PXL",
            .reason = "r",
            .signed_by = "h",
            .reappointed_time = at});
        break;
      case 4:
        left = 1;
        add(Withdraw{});
        break;
      case 5:
        left = 1;
        add(Resolve{});
        if (below(2) == 0) add(ReturnResult{});
        break;
    }
  }
}

ImportDossier Workload::import_again(const std::vector<ImportDossier>& known,
                                     const std::vector<std::string>& codes, Instant now) {
  if (known.empty() || (!codes.empty() && below(6) == 0)) {
    ImportDossier import = this->import(now);
    import.append = below(4) != 0;
    if (!codes.empty()) import.code = codes[below(codes.size())];
    std::get<Receive>(import.events.front().command).imported_code = import.code;
    return import;
  }
  ImportDossier import = known[known.size() - 1 - below(std::min<uint64_t>(known.size(), 12))];
  import.append = below(5) != 0;
  switch (below(8)) {
    case 0: import.events[below(import.events.size())].source_hash = "another"; break;
    case 1:
      if (import.events.size() > 1) import.events.pop_back();
      break;
    case 2: return import;
  }
  add_what_followed(import, some_time_after(import.events.back().at), now);
  return import;
}

Request Workload::go_on_with(const std::vector<ImportDossier>& known) {
  const ImportDossier& one = known[known.size() - 1 - below(std::min<uint64_t>(known.size(), 12))];
  Request request{.command = DossierCommand(HandOver{.to = "Q", .note = "n"})};
  if (below(3) == 0) request.command = DossierCommand(Withdraw{});
  request.actor.role = Role::supervisor;
  request.code = one.code;
  return asked(std::move(request));
}

std::vector<ProcedureStep> Workload::steps() {
  constexpr const char* limits[] = {"1wd", "2wd", "4h", "7h", "1.5wd", ""};
  std::vector<ProcedureStep> steps;
  for (const char* key : {"s1", "s2", "s3", "s4"}) {
    steps.push_back({.key = key,
                     .name = std::string("Bước ") + std::to_string(below(9)),
                     .who = {},
                     .limit = limits[below(6)]});
  }
  return steps;
}

CatalogueEntries Workload::beginnings(const Catalogue& catalogue) {
  CatalogueEntries entries;
  entries.units = {{.code = "R", .name = "R"}};
  for (const ProcedureVersion& version : catalogue.procedures()) {
    entries.procedures.push_back(*version.procedure);
    entries.procedures.back().steps = steps();
  }
  return entries;
}

// None of P.1, P.2 and P.3 has others below it, and R is always a root.
Unit Workload::moved_unit(const Catalogue& catalogue, Day today) {
  constexpr const char* parents[] = {"P", "R", ""};
  const char* const code = units[below(4)];
  Unit unit = *catalogue.unit(code);
  unit.parent = parents[unit.code == "P" ? 1 + below(2) : below(3)];
  unit.parent_from.reset();
  if (below(3) != 0) unit.parent_from = day_between(plus_days(today, -12), plus_days(today, 8));
  return unit;
}

CatalogueEntries Workload::publication(const Catalogue& catalogue, Instant now) {
  if (below(4) == 0) return units_of_histories();
  CatalogueEntries entries;
  const Day today = day_of(now);
  if (below(4) == 0) {
    entries.units = {moved_unit(catalogue, today)};
    return entries;
  }
  if (below(4) == 0) {  // it ends, and begins again
    Unit unit = *catalogue.unit("P.2");
    const bool ends = !unit.valid_to && below(2) == 0;
    unit.valid_to = ends ? std::optional(plus_days(today, -1)) : std::nullopt;
    unit.successors = {below(2) == 0 ? "P.1" : "P.3"};
    entries.units = {unit};
    return entries;
  }
  if (below(2) == 0) {
    const std::string whose = below(3) == 0 ? "" : units[below(4)];
    entries.calendars = {
        {.unit = whose,
         .exceptions = {{.day = day_between(plus_days(today, -8), plus_days(today, 21)),
                         .work = below(2) == 0}}}};
    return entries;
  }
  constexpr const char* limits[] = {"3wd", "8h", "10d", ""};
  Procedure procedure = *catalogue.procedures()[below(catalogue.procedure_count())].procedure;
  procedure.limit_direct = limits[below(4)];
  procedure.field_name = below(2) == 0 ? "Hộ tịch" : "Đất đai";
  procedure.effective_from = day_between(plus_days(today, -1), plus_days(today, 2));
  if (below(2) == 0) procedure.steps = steps();
  entries.procedures = {procedure};
  return entries;
}

}  // namespace motcua::testing
