// show, history: one dossier, and all that happened to it.
#include <iostream>

#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
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

// "có kết quả, tin nhắn, 0900000000".
std::string notice_in_words(const v1::Notice& notice, const Speech& speech) {
  std::string words = words_of("value", notice.notice_kind(), speech);
  for (const std::string& more :
       {words_of("value", notice.notice_channel(), speech), notice.recipient()}) {
    if (!more.empty()) words += ", " + more;
  }
  return words;
}

void add_letters(const v1::Dossier& dossier, const Speech& speech, Lines& lines) {
  for (const auto& letter : dossier.letters()) {
    lines.add("line.letter", speech("letter", {{"number", letter.letter_number()},
                                               {"at", fact_of(letter.issued_time())},
                                               {"signer", letter.signed_by()}}));
    lines.add("line.letter_reason", letter.reason());
    if (letter.has_reappointed_time()) {
      lines.add("line.reappointed", due_in_words(letter.reappointed_time(), speech));
    }
    if (letter.has_delivered_time()) {
      lines.add("line.letter_delivered",
                letter.delivered_to() + ", " + time_in_words(letter.delivered_time(), speech));
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

void add_promise(const v1::Dossier& dossier, const Speech& speech, Lines& lines) {
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
  add_letters(dossier, speech, lines);
  add_return_time(dossier, speech, lines);
  for (const auto& delivery : dossier.deliveries()) {
    lines.add("line.delivery", words_of("value", delivery.return_method(), speech) + ", " +
                                   time(true, delivery.delivery_time()));
  }
}

std::string next_in_words(const v1::Dossier& dossier, const Speech& speech) {
  const bool is_at_work = dossier.state() == v1::RECEIVED || dossier.state() == v1::PROCESSING;
  const bool has_arrived =
      dossier.has_arrived_electronically_time() || dossier.has_arrived_on_paper_time();
  std::string key = "next." + v1::State_Name(dossier.state());
  if (is_at_work && dossier.boundary() != v1::BOUNDARY_UNSPECIFIED && !has_arrived) {
    key = "next.arrive";
  } else if (is_at_work && !dossier.letters().empty() &&
             dossier.letters().rbegin()->has_reappointed_time() &&
             !dossier.letters().rbegin()->has_adjusted_time()) {
    key = "next.adjust_return_time";
  }
  return has_message(key) ? speech(key) : "";
}

// The last of those who were told; all of them are in the history.
void add_notice(const v1::Dossier& dossier, const Speech& speech, Lines& lines) {
  if (dossier.notices().empty()) return;
  const v1::Notice& notice = *dossier.notices().rbegin();
  lines.add("line.notice",
            notice_in_words(notice, speech) + ", " + time_in_words(notice.sent_time(), speech));
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
    lines.add("line.awaited", joined(pause.papers()));
    if (pause.has_closable_time()) {
      lines.add("line.closable", due_in_words(pause.closable_time(), speech));
    }
  }
  const bool is_open = dossier.state() != v1::WITHDRAWN && dossier.state() != v1::STOPPED &&
                       dossier.state() < v1::RESOLVED;
  for (const auto& one : dossier.consultations()) {
    const bool is_awaited = is_open && !one.has_answered_time() && one.has_reply_due_time();
    lines.add("line.consultation",
              speech(is_awaited                ? "consultation.awaited"
                     : one.has_answered_time() ? "consultation.answered"
                                               : "consultation",
                     {{"number", std::to_string(one.number())},
                      {"asked", one.unit().empty() ? one.agency() : names.unit(one.unit())},
                      {"latest", is_awaited ? fact_of(one.reply_due_time()) : ""}}));
  }
  for (const auto& part : dossier.parts()) {
    const bool is_at_work = (is_open || dossier.state() == v1::RESOLVED) && part.has_begun_time() &&
                            !part.has_finished_time();
    lines.add("line.part",
              speech(part.has_finished_time()            ? "part.finished"
                     : !part.has_begun_time()            ? "part.waiting"
                     : is_at_work && part.has_due_time() ? "part.at_work"
                                                         : "part",
                     {{"number", std::to_string(part.number())},
                      {"whose", part.unit().empty() ? part.agency() : names.unit(part.unit())},
                      {"latest", is_at_work && part.has_due_time() ? fact_of(part.due_time()) : ""},
                      {"after_part", std::to_string(part.after_part())}}));
  }
  if (dossier.owed_vnd() > 0 || dossier.paid_vnd() > 0) {
    lines.add("line.fees", speech("paid", {{"paid", amount_in_words(dossier.paid_vnd())},
                                           {"owed", amount_in_words(dossier.owed_vnd())}}));
  }
  lines.add("line.outcome", words_of("value", dossier.outcome(), speech));
  if (dossier.has_returned_time()) {
    lines.add("line.returned", time_in_words(dossier.returned_time(), speech));
  }
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
    actions.add("action." + action, "motcua " + dashed(action));
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
  lines.add("line.request_content", dossier.request_content());
  add_promise(dossier, speech, lines);
  add_work(dossier, names, speech, lines);
  lines.print();
  print_actions(dossier, speech);
}

// Of another procedure or channel: what is promised now, and when it was due and is.
void add_promise_anew(const v1::DossierEvent& event, const Speech& speech,
                      std::vector<std::string>& contents) {
  if (event.has_promised_due_time()) {
    contents.push_back(speech("anew.promised", {{"at", fact_of(event.promised_due_time())}}));
  }
  const auto& after =
      event.has_due_time_after() ? event.due_time_after() : event.promised_due_time();
  const bool is_due = event.has_due_time_after() || event.has_promised_due_time();
  if (event.has_due_time_before() && is_due) {
    contents.push_back(speech(
        "anew.due", {{"before", fact_of(event.due_time_before())}, {"after", fact_of(after)}}));
  }
}

// What the event is about, where its kind does not tell.
std::string content_of(const v1::DossierEvent& event, const Speech& speech) {
  std::vector<std::string> contents;
  const auto add = [&](const std::string& content) {
    if (!content.empty()) contents.push_back(content);
  };
  if (event.kind() == "amended") add(event.procedure());
  if (event.repromised()) add_promise_anew(event, speech, contents);
  if (event.has_notice()) add(notice_in_words(event.notice(), speech));
  if (event.amount_vnd() != 0) add(amount_in_words(event.amount_vnd()));
  for (const auto& fee : event.fees()) add(fee.name() + " " + amount_in_words(fee.amount_vnd()));
  if (event.ends_first_phase()) add(speech("history.first_phase_ends"));
  if (!event.limit_second_phase().empty() && !event.ends_first_phase()) {
    add(speech("history.second_phase", {{"limit", event.limit_second_phase()}}));
  }
  add(joined(event.requested_papers()));
  add(event.letter_number());
  add(event.agency());
  add(event.content());
  add(event.reply());
  add(event.task());
  add(event.part_result());
  add(event.delivered_to());
  add(words_of("value", event.outcome(), speech));
  std::string line;
  for (const std::string& content : contents) line += (line.empty() ? "" : "; ") + content;
  return line;
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
    const auto kind = [&](const std::string& key) {
      return session.is_for_people() ? session.word("event." + key) : key;
    };
    const auto reason = [&](const v1::DossierEvent& event) {
      if (event.late_entry_reason().empty()) return event.reason();
      const std::string late =
          session.say("history.late_entry", {{"reason", event.late_entry_reason()}});
      return event.reason().empty() ? late : event.reason() + "; " + late;
    };
    Grid grid{
        {"sequence", "at", "event", "officer", "to", "to_officer", "step", "reason", "content"},
        {},
        3};
    for (const auto& event : response.events()) {
      const auto& to = event.to_holder();
      grid.rows.push_back({std::to_string(event.sequence()),
                           time_cell(session.format, true, event.effective_time()),
                           kind(event.kind()), event.actor().officer(),
                           to.unit().empty() ? to.text() : unit(to.unit()), to.officer(), to.step(),
                           reason(event), content_of(event, session.speech)});
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
