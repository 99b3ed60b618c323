// show, history: one dossier, and all that happened to it.
#include <iostream>

#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/history_content.h"
#include "services/motcua/names.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

std::string standing(const v1::Dossier& dossier, const Speech& speech) {
  if (dossier.finishes_size() > 0 && dossier.state() >= v1::RESOLVED) {
    return words_of("timeliness", dossier.finishes().rbegin()->timeliness(), speech);
  }
  if (dossier.overdue()) return words_of("timeliness", v1::LATE, speech);
  if (dossier.undated()) return words_of("timeliness", v1::UNDATED, speech);
  return "";
}

// "Tờ khai (1 bản chính, 2 bản sao)".
std::string paper_in_words(const v1::Paper& paper, const Speech& speech) {
  std::string sheets;
  for (const auto& [key, count] : {std::pair{"paper.originals", paper.originals()},
                                   {"paper.certified_copies", paper.certified_copies()},
                                   {"paper.copies", paper.copies()}}) {
    if (count == 0) continue;
    sheets += (sheets.empty() ? "" : ", ") + speech(key, {{"count", std::to_string(count)}});
  }
  for (const auto& [key, text] : {std::pair{"paper.type_code", paper.type_code()},
                                  {"paper.validity", paper.validity()},
                                  {"paper.signed_by", paper.signed_by()}}) {
    if (text.empty()) continue;
    sheets += (sheets.empty() ? "" : ", ") + speech(key, {{"text", text}});
  }
  return paper.name() + (sheets.empty() ? "" : " (" + sheets + ")");
}

void add_person(const v1::Applicant& applicant, Lines& lines) {
  lines.add("line.applicant", applicant.name());
  lines.add("line.identity", applicant.identity());
  lines.add("line.telephone", applicant.telephone());
  lines.add("line.email", applicant.email());
  lines.add("line.address", applicant.address());
}

void add_entry(const v1::Dossier& dossier, const Speech& speech, Lines& lines) {
  const std::string entry = words_of("value", dossier.entry(), speech);
  const std::string& device = dossier.entry_device();
  lines.add("line.entry", entry + (entry.empty() || device.empty() ? "" : ", ") + device);
  const v1::Submitter& submitter = dossier.submitted_by();
  const std::string kind = words_of("value", submitter.kind(), speech);
  lines.add("line.submitted_by", submitter.name().empty() || kind.empty()
                                     ? submitter.name() + kind
                                     : submitter.name() + " (" + kind + ")");
  lines.add("line.authorisation", submitter.authorisation());
  lines.add("line.e_account", submitter.e_account());
  lines.add("line.identity_check", words_of("value", dossier.identity_check(), speech));
  lines.add("line.identity_result", words_of("value", submitter.identity_result(), speech));
}

bool is_over(const v1::Dossier& dossier) {
  return dossier.state() == v1::REFUSED || dossier.state() == v1::WITHDRAWN ||
         dossier.state() == v1::STOPPED || dossier.state() == v1::RETURNED;
}

bool is_between_phases(const v1::Dossier& dossier) {
  return dossier.state() == v1::AWAITING_SUPPLEMENT && dossier.pauses_size() > 0 &&
         dossier.pauses().rbegin()->phase() == v1::BETWEEN_PHASES;
}

// Reopened, and not resolved again: what is known of a result is the old one.
bool is_done_anew(const v1::Dossier& dossier) {
  return dossier.reopened_times_size() > 0 && !is_over(dossier) && dossier.state() != v1::RESOLVED;
}

void add_letters(const v1::Dossier& dossier, Names& names, const Speech& speech, Lines& lines) {
  for (const auto& letter : dossier.letters()) {
    lines.add("line.letter", speech("letter", {{"number", letter.letter_number()},
                                               {"at", fact_of(letter.issued_time())},
                                               {"signer", letter.signed_by()}}));
    lines.add("line.letter_reason", letter.reason());
    lines.add("line.unit_at_fault", names.unit(letter.unit_at_fault()));
    if (letter.has_reappointed_time()) {
      lines.add("line.reappointed", due_in_words(letter.reappointed_time(), speech));
    }
    if (letter.has_delivered_time()) {
      const std::string way = words_of("value", letter.delivery_method(), speech);
      lines.add("line.letter_delivered",
                letter.delivered_to() + (letter.delivered_to().empty() ? "" : ", ") + way +
                    (way.empty() ? "" : ", ") + time_in_words(letter.delivered_time(), speech));
    }
  }
  const bool is_late = !dossier.finishes().empty() &&
                       dossier.finishes().rbegin()->timeliness() == v1::LATE &&
                       dossier.state() >= v1::RESOLVED;
  if (is_late && dossier.letters().empty()) lines.add("line.letter", speech("letter.missing"));
}

// Of a procedure of two phases, once the first has ended. An imported one's limit may not be known.
void add_second_phase(const v1::Dossier& dossier, const Speech& speech, Lines& lines) {
  if (!dossier.has_second_phase()) return;
  const v1::SecondPhase& phase = dossier.second_phase();
  const bool has_begun = phase.has_start_time();
  const std::string key = std::string("second_phase.") + (has_begun ? "begun" : "awaited");
  lines.add("line.second_phase",
            speech(phase.limit().empty() ? key + "_undated" : key,
                   {{"at", fact_of(has_begun ? phase.start_time() : phase.first_end_time())},
                    {"limit", phase.limit()}}));
}

void add_promise(const v1::Dossier& dossier, Names& names, const Speech& speech, Lines& lines) {
  const auto time = [&](bool is_set, const Timestamp& timestamp) {
    return is_set ? time_in_words(timestamp, speech) : "";
  };
  lines.add("line.submitted", time(dossier.has_submitted_time(), dossier.submitted_time()));
  const bool is_accepted_yet = dossier.state() != v1::SUBMITTED;
  if (!is_accepted_yet && dossier.has_acceptance_due_time()) {
    lines.add("line.accept_by", due_in_words(dossier.acceptance_due_time(), speech));
  }
  lines.add("line.received_time", time(dossier.has_received_time(), dossier.received_time()));
  if (!dossier.limit().empty()) {
    lines.add("line.limit", speech("due.limit", {{"limit", dossier.limit()}}));
  }
  if (dossier.has_promised_due_time()) {
    lines.add("line.promised", due_in_words(dossier.promised_due_time(), speech));
  }
  add_second_phase(dossier, speech, lines);
  lines.add("line.mirrored", dossier.mirrored() ? speech("mirrored") : "");
  lines.add("line.boundary", words_of("value", dossier.boundary(), speech));
  lines.add("line.arrived",
            time(dossier.has_arrived_electronically_time(), dossier.arrived_electronically_time()));
  lines.add("line.arrived_on_paper",
            time(dossier.has_arrived_on_paper_time(), dossier.arrived_on_paper_time()));
  if (dossier.has_clock_start_time()) {
    lines.add("line.by_slip", words_of("timeliness", dossier.slip_timeliness(), speech));
  }
  if (dossier.has_due_time()) {
    lines.add(
        "line.due",
        due_in_words(dossier.due_time(), speech) +
            (dossier.current_due_provisional() ? "  (" + speech("due.provisional") + ")" : ""));
  }
  add_why_due_stays(dossier, speech, lines);
  add_letters(dossier, names, speech, lines);
  if (!is_over(dossier)) add_return_time(dossier, speech, lines);
}

// When it was resolved and handed out, to whom; and, while it is done anew, that this was before.
void add_result(const v1::Dossier& dossier, const Speech& speech, Lines& lines) {
  const bool is_old = is_done_anew(dossier);
  const auto of_before = [&](const std::string& text) {
    return text + (is_old && !text.empty() ? "  (" + speech("result.before") + ")" : "");
  };
  if (dossier.reopened_times_size() > 0) {
    const std::string at = fact_of(*dossier.reopened_times().rbegin());
    const auto& corrections = dossier.corrections();
    const bool is_correction = is_old && !corrections.empty() &&
                               corrections.rbegin()->reopened_time().seconds() ==
                                   dossier.reopened_times().rbegin()->seconds();
    lines.add("line.reopened", is_correction
                                   ? speech("reopened.corrected",
                                            {{"at", at}, {"limit", corrections.rbegin()->limit()}})
                                   : speech(is_old ? "reopened.open" : "reopened", {{"at", at}}));
  }
  if (!dossier.finishes().empty()) {
    lines.add("line.resolved",
              of_before(time_in_words(dossier.finishes().rbegin()->finish_time(), speech)));
  }
  lines.add("line.outcome", of_before(words_of("value", dossier.outcome(), speech)));
  for (const auto& delivery : dossier.deliveries()) {
    const std::string way = words_of("value", delivery.return_method(), speech);
    const std::string taken =
        delivery.taken_by().empty() ? "" : speech("taken_by", {{"name", delivery.taken_by()}});
    const bool is_of_before = is_old && delivery.finish() == dossier.finishes_size();
    const std::string line = way + (way.empty() ? "" : ", ") +
                             time_in_words(delivery.delivery_time(), speech) +
                             (taken.empty() ? "" : ", ") + taken;
    lines.add("line.delivery", is_of_before ? of_before(line) : line);
  }
  if (dossier.has_returned_time() && dossier.deliveries().empty()) {
    lines.add("line.returned", of_before(time_in_words(dossier.returned_time(), speech)));
  }
  if (dossier.has_ended_time() && is_over(dossier)) {
    lines.add("line.ended", time_in_words(dossier.ended_time(), speech));
  }
}

std::string next_in_words(const v1::Dossier& dossier, const Speech& speech) {
  const bool is_at_work = dossier.state() == v1::RECEIVED || dossier.state() == v1::PROCESSING;
  const bool has_arrived =
      dossier.has_arrived_electronically_time() || dossier.has_arrived_on_paper_time();
  std::string key = "next." + v1::State_Name(dossier.state());
  if (is_between_phases(dossier)) {
    key = "next.second_phase";
  } else if (is_at_work && dossier.boundary() != v1::BOUNDARY_UNSPECIFIED && !has_arrived) {
    key = "next.arrive";
  } else if (is_at_work && !dossier.letters().empty() &&
             dossier.letters().rbegin()->has_reappointed_time() &&
             !dossier.letters().rbegin()->has_adjusted_time()) {
    key = "next.adjust_return_time";
  }
  return has_message(key) ? speech(key) : "";
}

// "value" of a payment, "refund" of a refund, which goes the other way.
template <class Money>
std::string money_in_words(const Money& money, const char* vocabulary, const Timestamp& at,
                           const Speech& speech) {
  const std::string method = words_of(vocabulary, money.payment_method(), speech);
  return amount_in_words(money.amount_vnd()) + (method.empty() ? "" : ", " + method) + "  " +
         time_in_words(at, speech) + (money.reference().empty() ? "" : "  " + money.reference());
}

// What was paid of what is owed, what went back, and what is over; what lacks has its own line.
std::string money_balance_in_words(const v1::Dossier& dossier, const Speech& speech) {
  int64_t refunded = 0;
  for (const auto& one : dossier.refunds()) refunded += one.amount_vnd();
  const int64_t over = dossier.paid_vnd() - refunded - dossier.owed_vnd();
  return speech.each([&](Language language) {
    std::string text = message("paid",
                               {{"paid", amount_in_words(dossier.paid_vnd())},
                                {"owed", amount_in_words(dossier.owed_vnd())}},
                               language);
    const auto add = [&](const char* key, const char* place, int64_t amount_vnd) {
      if (amount_vnd <= 0) return;
      text += ", " + message(key, {{place, amount_in_words(amount_vnd)}}, language);
    };
    add("paid.refunded", "refunded", refunded);
    add("paid.over", "over", over);
    return text;
  });
}

void add_money(const v1::Dossier& dossier, const Speech& speech, Lines& lines) {
  for (const auto& one : dossier.obligations()) lines.add("line.fee", fee_in_words(one, speech));
  for (const auto& one : dossier.exemptions()) {
    const std::string& basis = one.tariff().empty() ? one.legal_basis() : one.tariff();
    lines.add("line.exemption", speech(basis.empty() ? "exemption.baseless" : "exemption",
                                       {{"number", std::to_string(one.number())},
                                        {"amount", amount_in_words(one.amount_vnd())},
                                        {"basis", basis}}));
  }
  for (const auto& one : dossier.payments()) {
    lines.add("line.payment",
              money_in_words(one, "value", one.payment_time(), speech) +
                  (one.receipt_number().empty() ? "" : "  " + one.receipt_number()));
  }
  for (const auto& one : dossier.refunds()) {
    lines.add("line.refund", money_in_words(one, "refund", one.refund_time(), speech));
  }
  if (dossier.outstanding_vnd() > 0) {
    lines.add("line.outstanding", amount_in_words(dossier.outstanding_vnd()));
  }
}

// The last of those who were told; all of them are in the history.
void add_notice(const v1::Dossier& dossier, const Speech& speech, Lines& lines) {
  if (dossier.notices().empty()) return;
  const v1::Notice& notice = *dossier.notices().rbegin();
  lines.add("line.notice",
            notice_in_words(notice, speech) + ", " + time_in_words(notice.sent_time(), speech));
}

// What was asked of whom, and the reply; of one without it until when it is awaited.
void add_consultations(const v1::Dossier& dossier, Names& names, const Speech& speech,
                       Lines& lines) {
  for (const auto& one : dossier.consultations()) {
    const bool is_awaited =
        !is_over(dossier) && !one.has_answered_time() && one.has_reply_due_time();
    const auto& time = is_awaited ? one.reply_due_time() : one.answered_time();
    const bool is_timed = is_awaited || one.has_answered_time();
    lines.add("line.consultation",
              speech(is_awaited                ? "consultation.awaited"
                     : one.has_answered_time() ? "consultation.answered"
                                               : "consultation",
                     {{"number", std::to_string(one.number())},
                      {"asked", one.unit().empty() ? one.agency() : names.unit(one.unit())},
                      {"at", is_timed ? fact_of(time) : ""}}));
    lines.add("line.consultation_content", one.content());
    lines.add("line.reply_way", one.reply_way());
    lines.add("line.reply", one.reply());
  }
}

// Likewise.
void add_parts(const v1::Dossier& dossier, Names& names, const Speech& speech, Lines& lines) {
  for (const auto& part : dossier.parts()) {
    const bool is_waiting = !is_over(dossier) && !part.has_begun_time();
    const bool is_at_work = !is_over(dossier) && part.has_begun_time() && part.has_due_time();
    const bool is_finished = part.has_finished_time();
    const auto& time = is_finished ? part.finished_time() : part.due_time();
    lines.add("line.part",
              speech(is_finished  ? "part.finished"
                     : is_waiting ? "part.waiting"
                     : is_at_work ? "part.at_work"
                                  : "part",
                     {{"number", std::to_string(part.number())},
                      {"whose", part.unit().empty() ? part.agency() : names.unit(part.unit())},
                      {"at", is_finished || is_at_work ? fact_of(time) : ""},
                      {"after_part", std::to_string(part.after_part())}}));
    lines.add("line.task", part.task());
    lines.add("line.part_result", part.part_result());
  }
}

// Where it is, whose turn it is, and what they may do.
void add_work(const v1::Dossier& dossier, Names& names, const Speech& speech, Lines& lines) {
  v1::Holder holder = dossier.holder();
  holder.clear_step();
  lines.add("line.holder", names.holder(holder));
  lines.add("line.step", dossier.holder().step());
  lines.add("line.next", next_in_words(dossier, speech));
  if (dossier.state() == v1::AWAITING_SUPPLEMENT && dossier.pauses_size() > 0) {
    const v1::Pause& pause = *dossier.pauses().rbegin();
    lines.add(is_between_phases(dossier) ? "line.awaited_second_phase" : "line.awaited",
              joined(pause.papers()));
    if (pause.has_closable_time()) {
      lines.add("line.closable", due_in_words(pause.closable_time(), speech));
    }
  }
  add_consultations(dossier, names, speech, lines);
  add_parts(dossier, names, speech, lines);
  if (dossier.owed_vnd() > 0 || dossier.paid_vnd() > 0) {
    lines.add("line.fees", money_balance_in_words(dossier, speech));
  }
  add_money(dossier, speech, lines);
  add_result(dossier, speech, lines);
  add_notice(dossier, speech, lines);
  lines.add("line.satisfaction", words_of("value", dossier.satisfaction(), speech));
  if (dossier.has_erased_time()) {
    lines.add("line.erased", time_in_words(dossier.erased_time(), speech));
  }
}

void print_actions(const v1::Dossier& dossier, const Speech& speech) {
  if (dossier.allowed_actions().empty()) return;
  std::cout << speech("show.may") << "\n";
  Lines actions(speech);
  for (const auto& action : dossier.allowed_actions()) {
    const bool is_second = action == "provide_supplement" && is_between_phases(dossier);
    actions.add(is_second ? "history.second_phase_begins" : "action." + action,
                "motcua " + dashed(action));
  }
  actions.print();
}

void print(Session& session, const v1::Dossier& dossier) {
  Client client = session.client();
  Names names(client);
  const Speech& speech = session.speech;
  const std::string how = standing(dossier, speech);
  std::cout << dossier.code() << "  " << words_of("state", dossier.state(), speech)
            << (how.empty() ? "" : "  (" + how + ")") << "\n";
  Lines lines(speech);
  lines.add("line.procedure", names.procedure(dossier));
  lines.add("line.field", dossier.field());
  lines.add("line.unit", names.unit(dossier.unit()));
  if (dossier.receiving_unit() != dossier.unit()) {
    lines.add("line.receiving_unit", names.unit(dossier.receiving_unit()));
  }
  const std::string channel = words_of("value", dossier.channel(), speech);
  lines.add("line.channel", channel.empty() ? speech("channel.unknown") : channel);
  add_person(dossier.applicant(), lines);
  add_entry(dossier, speech, lines);
  for (const auto& paper : dossier.papers()) {
    lines.add("line.paper", paper_in_words(paper, speech));
  }
  for (const auto& file : dossier.files()) lines.add("line.file", file_in_words(file, speech));
  lines.add("line.request_content", dossier.request_content());
  add_promise(dossier, names, speech, lines);
  add_work(dossier, names, speech, lines);
  lines.print();
  print_actions(dossier, speech);
}

}  // namespace

void add_show(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::GetDossierRequest>();
  CLI::App* command = session.add_command(app, "show");
  add_flags(session, *command, request, {.words = {"code"}, .required = {"code"}});
  command->callback([&session, request] {
    v1::GetDossierResponse response;
    if (session.ask("DossierService/GetDossier", *request, response)) {
      print(session, response.dossier());
    }
  });
}

void add_history(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::ListDossierEventsRequest>();
  CLI::App* command = session.add_command(app, "history", Answers::table);
  add_flags(session, *command, request, {.words = {"code"}, .required = {"code"}});
  command->callback([&session, request] {
    v1::ListDossierEventsResponse response;
    Client client = session.client();
    if (!session.done(client.list("DossierService/ListDossierEvents", *request, response,
                                  &v1::ListDossierEventsResponse::events)) ||
        session.prints_json(response)) {
      return;
    }
    Names names(client);
    const auto unit = [&](const std::string& code) {
      return session.is_for_people() ? names.unit(code) : code;
    };
    const auto kind = [&](const v1::DossierEvent& event) {
      if (!session.is_for_people()) return event.kind();
      const std::string another = HistoryContents::kind_of(event);
      return session.word(another.empty() ? "event." + event.kind() : another);
    };
    const auto reason = [&](const v1::DossierEvent& event) {
      if (event.late_entry_reason().empty()) return event.reason();
      const std::string late =
          session.say("history.late_entry", {{"reason", event.late_entry_reason()}});
      return event.reason().empty() ? late : event.reason() + "; " + late;
    };
    Grid grid{{"sequence", "at", "event", "officer", "to", "to_officer", "step", "reason",
               "content", "form"},
              {},
              3};
    HistoryContents contents(session.is_for_people() ? &names : nullptr, session.speech);
    for (const auto& event : response.events()) {
      const auto& to = event.to_holder();
      grid.rows.push_back({std::to_string(event.sequence()),
                           time_cell(session.format, true, event.effective_time()), kind(event),
                           event.actor().officer(), to.unit().empty() ? to.text() : unit(to.unit()),
                           to.officer(), to.step(), reason(event), contents.of(event),
                           event.form()});
    }
    session.print(grid);
  });
}

namespace {

void print_whose_slip(Session& session, Client& client, Names& names, const std::string& code) {
  v1::GetDossierRequest request;
  request.set_code(code);
  v1::GetDossierResponse response;
  if (!client.call("DossierService/GetDossier", request, response).ok()) return;
  const v1::Dossier& dossier = response.dossier();
  Lines lines(session.speech);
  lines.add("line.code", dossier.code());
  lines.add("line.procedure", names.procedure(dossier));
  lines.add("line.applicant", dossier.applicant().name());
  if (dossier.has_due_time())
    lines.add("line.due", due_in_words(dossier.due_time(), session.speech));
  add_second_phase(dossier, session.speech, lines);
  add_why_due_stays(dossier, session.speech, lines);
  lines.print();
}

}  // namespace

void add_control_slip(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::GetControlSlipRequest>();
  CLI::App* command = session.add_command(app, "control-slip", Answers::table);
  add_flags(session, *command, request, {.words = {"code"}, .required = {"code"}});
  command->callback([&session, request] {
    v1::GetControlSlipResponse response;
    if (!session.ask("DossierService/GetControlSlip", *request, response)) return;
    Client client = session.client();
    Names names(client);
    if (session.is_for_people()) print_whose_slip(session, client, names, request->code());
    const auto unit = [&](const v1::Holder& holder) {
      if (holder.unit().empty()) return holder.text();
      return session.is_for_people() ? names.unit(holder.unit()) : holder.unit();
    };
    Grid grid{{"unit", "officer", "step", "step_name", "limit", "start_time", "end_time",
               "due_time", "used_minutes", "waiting_minutes", "timeliness"},
              {},
              3};
    for (const auto& row : response.rows()) {
      const v1::Holder& holder = row.holder();
      grid.rows.push_back(
          {unit(holder), holder.officer(), holder.step(), row.step_name(),
           session.limit_cell(row.limit()), time_cell(session.format, true, row.start_time()),
           time_cell(session.format, row.has_end_time(), row.end_time()),
           due_cell(session.format, row.has_due_time(), row.due_time()),
           std::to_string(row.used_minutes()), std::to_string(row.waiting_minutes()),
           words_of("timeliness", row.timeliness(), session.speech)});
    }
    session.print(grid);
  });
}

}  // namespace motcua::cli
