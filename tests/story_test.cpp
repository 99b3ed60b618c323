// Runs tests/stories/*.story: behaviour as text.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/catalogue/lint.h"
#include "engine/dossier/fees.h"
#include "engine/dossier/forms.h"
#include "engine/lookup/at_risk.h"
#include "engine/lookup/audit.h"
#include "engine/lookup/explanation.h"
#include "engine/lookup/figures.h"
#include "engine/lookup/forecast.h"
#include "engine/lookup/holdings.h"
#include "engine/lookup/integrity_report.h"
#include "engine/lookup/queues.h"
#include "engine/lookup/report_dossiers.h"
#include "engine/lookup/search.h"
#include "engine/statistics/control_slip.h"
#include "engine/statistics/timeliness.h"
#include "tests/queue_counts.h"
#include "tests/story_command.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

class Story {
 public:
  std::string run(const std::string& text) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("= ") || line.starts_with("! ") || line.starts_with("| ")) continue;
      out_ << line << "\n";
      if (line.empty() || line.starts_with("#")) continue;
      act(split(line));
    }
    return out_.str();
  }

 private:
  void act(const Words& words) {
    if (words.size() < 2) return fail("a time and a command were expected");
    world_.at(instant(words[0].c_str()));
    const std::string& verb = words[1];
    if (verb == "timeliness") return timeliness(words);
    if (verb == "form") return form(words);
    if (verb == "report") return report(words);
    if (verb == "behind") return behind(words);
    if (verb == "forecast") return forecast_day(words);
    if (verb == "at_risk") return at_risk_until(words);
    if (verb == "integrity") return integrity(words);
    if (verb == "list") return list(words);
    if (verb == "queues") return queues_of(words);
    if (verb == "watch_queues") return void(watches_queues_ = true);
    if (verb == "find") return find_codes(words[2]);
    if (verb == "search") return search(words[2]);
    if (verb == "explain") return explain_code(words[2]);
    if (verb == "publish") return publish(words);
    if (verb == "lint") return lint_entry(words[2]);
    if (verb == "tariffs") return tariffs_of(words[2]);
    if (verb == "fees") return fees_of(words);
    if (verb == "law") return tell_law(words[2]);
    if (verb == "said") return how_it_came(words[2]);
    if (verb == "import") return import_history(words);
    if (verb == "history") return history(words[2]);
    if (verb == "forms") return forms(words[2]);
    if (verb == "slip") return slip(words[2]);
    if (verb == "steps") return publish_steps(words);
    if (verb == "own_rule") return publish_own_rule(words);
    if (verb == "applicant") return applicant(words[2]);
    if (verb == "verify") return verify();
    if (verb == "exception") return publish_exception(words);
    if (verb == "linked" || verb == "nationwide") return publish_procedure(words);
    if (verb == "outside") return publish_outside(words);
    if (verb == "reopen_store") return world_.open();
    auto command = command_named(verb);
    if (!command) return fail("unknown command " + verb);
    Request request;
    nobody_ = false;
    for (size_t i = 2; i < words.size(); ++i) {
      if (!option(words[i], request, *command)) return fail("unknown word " + words[i]);
    }
    if (request.code.empty() && !nobody_) name_applicant(*command);
    std::string content;
    std::visit([&](const auto& c) { content = verb + request.code + encode(c); }, *command);
    request.content_hash = sha256(content).substr(0, 16);
    request.command = std::move(*command);
    answer(world_.act(request));
    if (watches_queues_) compare_queues();
  }

  bool option(const std::string& word, Request& request, DossierCommand& command) {
    if (word.starts_with("as=")) {
      const auto role = find_named(roles, word.substr(3));
      if (!role) return false;
      request.actor.role = *role;
    } else if (word == "nobody") {
      nobody_ = true;
    } else if (word == "dry") {
      request.validate_only = true;
    } else if (word.starts_with("id=")) {
      request.request_id = sha256(word).substr(0, 16);
    } else if (word.starts_with("officer=")) {
      request.actor.officer = word.substr(8);
    } else if (word.starts_with("effective=")) {
      request.effective_time = instant(word.c_str() + 10);
    } else if (word.starts_with("late=")) {
      request.late_entry_reason = word.substr(5);
    } else if (word.starts_with("revision=")) {
      request.expected_revision = std::stoi(word.substr(9));
    } else if (word.find('=') == std::string::npos) {
      request.code = word;
    } else {
      return set_field(command, word);
    }
    return true;
  }

  // Who is of no interest to most stories.
  static void name_applicant(DossierCommand& command) {
    std::visit(
        [](auto& c) {
          if constexpr (requires { c.application; }) {
            std::string& name = c.application.applicant.name;
            if (name.empty()) name = "Nguyễn Văn A";
          }
        },
        command);
  }

  void answer(const Answer& answer) {
    if (!answer) {
      out_ << "! " << name_of(answer.error().reason);
      for (const auto& [key, value] : answer.error().metadata) out_ << " " << key << "=" << value;
      for (const auto& violation : answer.error().violations) {
        out_ << " " << violation.path << ": " << violation.expected;
      }
      out_ << "\n";
      return;
    }
    const Dossier& dossier = *answer->dossier;
    out_ << "= " << (dossier.code.empty() ? "(no code)" : dossier.code) << " "
         << name_of(dossier.state);
    if (dossier.annulled) out_ << " annulled";
    if (dossier.current_due_time) out_ << " due " << short_time(*dossier.current_due_time);
    if (dossier.current_due_provisional) out_ << " provisional";
    if (dossier.is_open() && dossier.clock() == Clock::waiting) out_ << " waiting";
    if (dossier.is_open() && dossier.clock() == Clock::undated) out_ << " undated";
    if (dossier.state == State::submitted && dossier.acceptance_due) {
      out_ << " acceptance due " << short_time(*dossier.acceptance_due);
    }
    if (!dossier.finishes.empty()) {
      out_ << " " << words_of(dossier.finishes.back().timeliness);
    }
    const bool counts_from_arrival = dossier.due_from_arrival.has_value();
    if (counts_from_arrival && !dossier.finishes.empty()) {
      out_ << ", by the slip "
           << words_of(judge(dossier.finishes.back().at, dossier.promise.due_time));
    }
    if (counts_from_arrival) out_ << " promised " << short_time(*dossier.promise.due_time);
    if (dossier.arrived_electronically_at) {
      out_ << " arrived " << short_time(*dossier.arrived_electronically_at);
    }
    if (dossier.arrived_on_paper_at) {
      out_ << " on paper " << short_time(*dossier.arrived_on_paper_at);
    }
    for (const Letter& letter : dossier.letters) {
      out_ << " letter " << letter.letter_number
           << (letter.timing == LetterTiming::before_due ? " before due" : " after due")
           << " at fault " << letter.unit_at_fault << (letter.delivered_at ? " delivered" : "")
           << (letter.counter_notified_at ? " counter told" : "")
           << (letter.time_adjusted_at ? " adjusted by " + letter.time_adjusted_by : "");
    }
    if (dossier.reappointed_time) out_ << " return at " << short_time(*return_time(dossier));
    const ClerkAlert& alert = dossier.alert;
    const bool tells_alert = alert.portal_acknowledged_at || alert.alerted_at;
    if (tells_alert && alert.due) out_ << " alert due " << short_time(*alert.due);
    if (alert.alerted_at) out_ << " alerted";
    for (const Correction& correction : dossier.corrections) {
      out_ << (correction.finished_at ? " corrected " : " to correct in ")
           << (correction.finished_at ? words_of(correction.timeliness) : correction.limit);
    }
    const size_t ways = deliveries_of_result(dossier).size();
    if (ways > 1) out_ << " handed out " << ways << "×";
    if (dossier.owed_vnd > 0) out_ << " paid " << dossier.paid_vnd << "/" << dossier.owed_vnd;
    if (dossier.refunded_vnd > 0) out_ << " refunded " << dossier.refunded_vnd;
    if (dossier.hand_overs > 0) {
      out_ << " held by " << dossier.holder.unit << dossier.holder.text << " "
           << dossier.holder.officer;
    }
    tell_consultations(dossier);
    tell_parts(dossier);
    tell_notices(dossier);
    tell_files(dossier);
    if (const auto& second = dossier.second_phase) {
      out_ << (second->begun_at ? " second phase " : " between phases ") << second->limit;
    }
    out_ << " r" << dossier.revision << (answer->repeated ? " repeated" : "");
    if (answer->unchanged && !dossier.imported) out_ << " unchanged";
    for (const Warning& warning : answer->warnings) {
      out_ << " warns " << name_of(warning.reason);
      for (const auto& [key, value] : warning.metadata) out_ << " " << key << "=" << value;
    }
    out_ << "\n";
  }

  void tell_consultations(const Dossier& dossier) {
    for (const Consultation& one : dossier.consultations) {
      out_ << " consultation " << one.number << " of " << one.unit << one.agency;
      if (one.reply_due) out_ << " due " << short_time(*one.reply_due);
      if (!one.answered_at) continue;
      out_ << " answered" << (one.is_late_at(*one.answered_at) ? " late" : "");
    }
  }

  void tell_parts(const Dossier& dossier) {
    for (const DossierPart& part : dossier.parts) {
      out_ << " part " << part.number << " of " << part.unit << part.agency;
      if (part.due) out_ << " due " << short_time(*part.due);
      if (!part.begun_at) out_ << " waits for " << part.after_part;
      if (!part.finished_at) continue;
      out_ << " finished" << (part.is_late_at(*part.finished_at) ? " late" : "");
    }
  }

  void tell_notices(const Dossier& dossier) {
    if (!dossier.notices.empty()) {
      const Notice& last = dossier.notices.back();
      out_ << " notices " << dossier.notices.size() << " of r" << last.of_revision;
      if (last.lag_minutes) out_ << " lag " << *last.lag_minutes;
    }
    for (const Mark& mark : dossier.marks) {
      out_ << " mark " << static_cast<int>(mark.content) << ":"
           << static_cast<int>(mark.satisfaction);
    }
  }

  void tell_files(const Dossier& dossier) {
    for (const AttachedFile& file : dossier.files) {
      out_ << " file " << file.number << " " << file.file_name;
      if (file.paper != 0) out_ << " of paper " << file.paper;
      if (file.of_result) out_ << " of the result";
      if (!file.is_kept()) out_ << (file.withdrawn_at ? " withdrawn" : " erased");
    }
  }

  static const char* words_of(Timeliness timeliness) {
    switch (timeliness) {
      case Timeliness::early: return "early";
      case Timeliness::on_time: return "on time";
      case Timeliness::late: return "late";
      case Timeliness::undated: break;
    }
    return "undated";
  }

  static std::string short_time(Instant at) { return format_minute(minute_of(at)); }

  std::optional<std::pair<UnitNumber, Period>> question(const Words& words) {
    const auto unit = world_.registrar().standing().catalogue->unit_number(words[2]);
    if (!unit || words.size() < 5) {
      fail("UNIT FROM TO expected");
      return std::nullopt;
    }
    return std::pair{*unit, Period{day(words[3].c_str()), day(words[4].c_str())}};
  }

  void print(const char* name, int64_t value) {
    if (value != 0) out_ << " " << name << " " << value;
  }

  void timeliness(const Words& words) {
    const auto asked = question(words);
    if (!asked) return;
    const Snapshot snapshot = world_.snapshot();
    const SpokenPeriod period = spoken_at(asked->second, snapshot.now);
    const auto counters =
        period_counters(snapshot, snapshot.catalogue->subtree(asked->first), period);
    const Form06a form = form_06a_of(*counters, Form06aFold::extended);
    const Apologies apologies = apologies_of(*counters);
    const Ratio ratio = on_time_ratio(*counters, RateView::resolved);
    out_ << "| as of " << short_time(period.as_of) << " on time " << ratio.numerator << "/"
         << ratio.denominator;
    print("early", form.resolved_early);
    print("late with letter", apologies.late_with_letter);
    print("late without letter", apologies.late_without_letter);
    print("owed", apologies.owed);
    print("before due", apologies.issued_before_due);
    print("after due", apologies.issued_after_due);
    print("missing", apologies.missing);
    print("not needed", apologies.not_needed);
    out_ << "\n";
  }

  // form UNIT FROM TO [FOLD]; report NAME UNIT FROM TO [by=…] [fold=…] [side=receiving]
  void form(const Words& words) {
    Words as_report{words[0], words[1], "form-06a"};
    as_report.insert(as_report.end(), words.begin() + 2, words.end());
    if (words.size() > 5) as_report[6] = "fold=" + words[5];
    report(as_report);
  }

  std::optional<ReportQuery> asked_report(const Words& words, const Snapshot& snapshot) {
    ReportQuery asked{.report = find_report(words[2]), .fold = {}, .rows = {}};
    const auto unit = snapshot.catalogue->unit_number(words[3]);
    if (!asked.report || !unit || words.size() < 6) {
      fail("NAME UNIT FROM TO expected");
      return std::nullopt;
    }
    asked.fold = asked.report->folds.empty() ? "" : asked.report->folds.front();
    asked.rows = {.unit = *unit,
                  .period = {day(words[4].c_str()), day(words[5].c_str())},
                  .now = snapshot.now};
    for (size_t i = 6; i < words.size(); ++i) {
      const std::string& word = words[i];
      if (word.starts_with("fold=")) asked.fold = word.substr(5);
      if (word.starts_with("by=")) asked.rows.by = *find_named(rows_by_names, word.substr(3));
      if (word == "side=receiving") asked.rows.side = Side::receiving;
    }
    return asked;
  }

  void report(const Words& words) {
    const Snapshot snapshot = world_.snapshot();
    const auto asked = asked_report(words, snapshot);
    if (!asked) return;
    const ReportTable table = *report_table(snapshot, *asked);
    const auto row = [&](const ReportRow& of, const char* mark) {
      out_ << "| " << of.key << mark;
      for (size_t i = 0; i < of.cells.size(); ++i) {
        const ColumnType type = table.columns[i].type;
        const Value& value = of.cells[i];
        if (is_whole(type)) print(table.columns[i].name.c_str(), value.numerator);
        if (is_whole(type) || value.denominator == 0) continue;
        out_ << " " << table.columns[i].name << " " << value.numerator << "/" << value.denominator;
      }
      out_ << "\n";
    };
    for (const ReportRow& of : table.rows) row(of, "");
    row(table.totals, " total");
  }

  // behind NAME UNIT FROM TO [by=… fold=… side=…] column=NAME [row=KEY] [denominator]
  void behind(const Words& words) {
    const Snapshot snapshot = world_.snapshot();
    const auto asked = asked_report(words, snapshot);
    if (!asked) return;
    ReportDossiersQuery query{.report = *asked, .figure = {}};
    for (const std::string& word : words) {
      if (word.starts_with("column=")) query.figure.column = word.substr(7);
      if (word.starts_with("row=")) query.figure.row = word.substr(4);
      if (word == "denominator") query.figure.denominator = true;
    }
    const auto page = report_dossiers(snapshot, query);
    if (!page) return fail("cannot list");
    out_ << (page->dossiers.empty() ? "| nothing" : "|");
    for (const ReportDossier& one : page->dossiers) {
      out_ << " " << one.dossier.code;
      if (one.amount != 1) out_ << "×" << one.amount;
    }
    out_ << "\n";
  }

  // integrity UNIT FROM TO
  void integrity(const Words& words) {
    const auto asked = question(words);
    if (!asked) return;
    const auto report = check_integrity(world_.snapshot(), asked->first, asked->second);
    for (const DossierFinding& finding : report->findings) {
      out_ << "| " << name_of(finding.check) << " " << finding.code << " " << short_time(finding.at)
           << "\n";
    }
    out_ << "| reported " << report->reported.numerator << "/" << report->reported.denominator
         << " honest " << report->honest.numerator << "/" << report->honest.denominator << "\n";
  }

  // forecast UNIT DAY [holder]
  void forecast_day(const Words& words) {
    const Snapshot snapshot = world_.snapshot();
    const auto unit = snapshot.catalogue->unit_number(words[2]);
    if (!unit || words.size() < 4) return fail("UNIT DAY expected");
    const auto told =
        forecast(snapshot, *unit, words.size() > 4 ? ForecastBy::holder : ForecastBy::unit,
                 day(words[3].c_str()));
    const auto row = [&](const ForecastRow& of, const char* mark) {
      out_ << "| " << of.key << mark << " open " << of.open << " overdue " << of.overdue_now
           << " → " << of.overdue_then << "\n";
    };
    for (const ForecastRow& of : told->rows) row(of, "");
    row(told->total, " total");
  }

  // at_risk UNIT UNTIL VIEW NUMERATOR DENOMINATOR: of the rate of the present month
  void at_risk_until(const Words& words) {
    const Snapshot snapshot = world_.snapshot();
    const auto unit = snapshot.catalogue->unit_number(words[2]);
    if (!unit || words.size() < 7) return fail("UNIT UNTIL VIEW NUMERATOR DENOMINATOR expected");
    const auto told =
        at_risk(snapshot, {.unit = *unit,
                           .until = day(words[3].c_str()),
                           .rate_view = *find_named(rate_views, words[4]),
                           .period = *parse_period(format_day(day_of(snapshot.now)).substr(0, 7)),
                           .target = Ratio{std::stoll(words[5]), std::stoll(words[6])}});
    for (const AtRiskDossier& one : told->dossiers) {
      out_ << "| " << one.dossier.code << " " << one.minutes_left << " min"
           << (one.to_resolve ? " resolve today" : "") << "\n";
    }
    out_ << "| " << told->if_nobody_acts.numerator << "/" << told->if_nobody_acts.denominator
         << " if nobody acts, " << told->if_resolved.numerator << "/"
         << told->if_resolved.denominator << " if resolved\n";
  }

  // queues UNIT [subtree] [side=…] [holder=…] [officer=…]
  void queues_of(const Words& words) {
    if (words.size() < 3) return fail("UNIT expected");
    ListQuery query{.unit = words[2]};
    for (size_t i = 3; i < words.size(); ++i) {
      const std::string& word = words[i];
      if (word == "subtree") query.subtree = true;
      if (word.starts_with("side=")) query.side = find_named(queue_sides, word.substr(5));
      if (word.starts_with("holder=")) query.holder = word.substr(7);
      if (word.starts_with("officer=")) query.officer = word.substr(8);
    }
    out_ << "|" << counts_in_words(world_.snapshot(), query) << "\n";
    if (const std::string different = differing_counts(world_.snapshot(), query);
        !different.empty()) {
      out_ << "| " << different << "\n";
    }
  }

  // Silent where each count is the length of its list.
  void compare_queues() {
    const Snapshot snapshot = world_.snapshot();
    std::string different = differing_counts_of(snapshot, {"P"});
    for (const char* unit : {"P.1", "P.3"}) different += differing_counts(snapshot, {.unit = unit});
    if (!different.empty()) out_ << "| " << different << "\n";
  }

  void list(const Words& words) {
    print_page({.unit = words[3], .subtree = true, .queue = find_named(list_queues, words[2])});
  }

  // exception UNIT DAY off|work
  void publish_exception(const Words& words) {
    if (words.size() < 5) return fail("UNIT DAY off|work expected");
    const CalendarException exception{.day = day(words[3].c_str()), .work = words[4] == "work"};
    const CatalogueEntries entries{.calendars = {{.unit = words[2], .exceptions = {exception}}}};
    const Answer published = world_.act({.command = PublishCatalogue{entries}});
    out_ << (published ? "| published " : "! ") << *count_due_on_day_off(world_.snapshot())
         << " due on a day off\n";
  }

  // linked PROCEDURE; nationwide PROCEDURE DAY
  void publish_procedure(const Words& words) {
    if (words.size() < 3) return fail("PROCEDURE expected");
    const Day today = day_of(world_.now());
    const auto known = world_.registrar().standing().catalogue->procedure_on(words[2], today);
    if (!known) return fail("unknown procedure " + words[2]);
    Procedure procedure = *known->procedure;
    if (words[1] == "linked") procedure.linked = true;
    if (words.size() > 3) procedure.nationwide_from = day(words[3].c_str());
    const CatalogueEntries entries{.procedures = {procedure}};
    out_ << (world_.act({.command = PublishCatalogue{entries}}) ? "| published\n" : "! refused\n");
  }

  // outside UNIT: a root of its own, which keeps its register elsewhere
  void publish_outside(const Words& words) {
    if (words.size() < 3) return fail("UNIT expected");
    const CatalogueEntries entries{
        .units = {{.code = words[2], .name = words[2], .outside = true}}};
    out_ << (world_.act({.command = PublishCatalogue{entries}}) ? "| published\n" : "! refused\n");
  }

  // find PREFIX: of codes
  void find_codes(const std::string& prefix) { print_page({.code_prefix = prefix}); }

  // The text as it is folded; services do that.
  void search(const std::string& text) {
    const SearchQuery query{
        .text = text, .words = text, .letter_words = split_typed(text).without_digits};
    const auto page = search_dossiers(world_.snapshot(), query);
    if (!page) {
      out_ << "! " << name_of(page.error().reason) << "\n";
      return;
    }
    out_ << (page->found.empty() ? "| nothing" : "|");
    for (const FoundDossier& one : page->found) {
      constexpr std::array<const char*, 5> readings{"", "identity", "telephone", "code", "name"};
      out_ << " " << one.dossier.code << " by " << readings[static_cast<size_t>(one.read_as)];
    }
    out_ << "\n";
  }

  void print_page(const ListQuery& query) {
    const auto page = list_dossiers(world_.snapshot(), query);
    if (!page) return fail("cannot list");
    out_ << (page->dossiers.empty() ? "| nothing" : "|");
    for (const Dossier& dossier : page->dossiers) out_ << " " << dossier.code;
    out_ << "\n";
  }

  void explain_code(const std::string& code) {
    const Snapshot snapshot = world_.snapshot();
    const auto dossier = find_by_code(snapshot, code);
    for (const Step& step : explain(**dossier, *snapshot.catalogue).steps) {
      out_ << "| " << format_minute(step.from) << " → " << format_minute(step.to) << " "
           << name_of(step.reason);
      if (!step.name.empty()) out_ << ": " << step.name;
      if (step.counted > 0) out_ << " +" << step.counted;
      out_ << "\n";
    }
  }

  void history(const std::string& code) {
    const Snapshot snapshot = world_.snapshot();
    const auto dossier = find_by_code(snapshot, code);
    const auto records = records_of(journal_of(*snapshot.store), **dossier);
    for (const JournalRecord& record : *records) {
      out_ << "| " << short_time(record.header.effective_at) << " "
           << transition_of(verb_of(std::get<DossierEvent>(record.body))).event;
      const std::string& late = record.header.late_entry_reason;
      out_ << (late.empty() ? "" : " told late: " + late) << "\n";
    }
  }

  // forms CODE: of the events that ask for one
  void forms(const std::string& code) {
    const Snapshot snapshot = world_.snapshot();
    const auto dossier = find_by_code(snapshot, code);
    const Regulation& law = snapshot.catalogue->regulation_on(law_day_of(**dossier));
    const auto records = records_of(journal_of(*snapshot.store), **dossier);
    std::string asked;
    for (const JournalRecord& record : *records) {
      const auto& event = std::get<DossierEvent>(record.body);
      const std::string form = form_of(event, day_of(record.header.effective_at), law);
      if (form.empty()) continue;
      asked.append(" ").append(transition_of(verb_of(event)).event).append(" ").append(form);
    }
    out_ << "|" << (asked.empty() ? " nothing" : asked) << "\n";
  }

  // slip CODE: the control slip
  void slip(const std::string& code) {
    const Snapshot snapshot = world_.snapshot();
    const auto dossier = find_by_code(snapshot, code);
    const auto holdings = holdings_of(snapshot, **dossier);
    for (const SlipRow& row :
         control_slip(**dossier, *holdings, *snapshot.catalogue, snapshot.now)) {
      out_ << "| " << row.holder.unit << row.holder.text;
      for (const std::string& word : {row.holder.step, row.limit}) {
        if (!word.empty()) out_ << " " << word;
      }
      out_ << " " << short_time(row.from) << " → " << (row.to ? short_time(*row.to) : "now");
      if (row.due) out_ << " due " << short_time(*row.due);
      out_ << " used " << row.used_minutes;
      print("waited", row.waiting_minutes);
      if (row.timeliness) out_ << " " << words_of(*row.timeliness);
      out_ << "\n";
    }
  }

  // steps PROCEDURE KEY:LIMIT…: a version with these steps
  void publish_steps(const Words& words) {
    Procedure procedure = *world_.registrar()
                               .standing()
                               .catalogue->procedure_on(words[2], day_of(world_.now()))
                               ->procedure;
    procedure.steps.clear();
    for (size_t i = 3; i < words.size(); ++i) {
      const size_t colon = words[i].find(':');
      const std::string key = words[i].substr(0, colon);
      procedure.steps.push_back(
          {.key = key, .name = key, .who = {}, .limit = words[i].substr(colon + 1)});
    }
    const Answer published =
        world_.act({.command = PublishCatalogue{CatalogueEntries{.procedures = {procedure}}}});
    out_ << "|";
    for (const LintFinding& finding :
         lint(*world_.registrar().standing().catalogue, day_of(world_.now()))) {
      if (finding.what == "steps_over_limit") out_ << " over the limit";
    }
    out_ << (published ? " published\n" : " refused\n");
  }

  // own_rule CODE RULE VALUE basis=TEXT [procedure=CODE] [unit=CODE] [from=DAY] [to=DAY]
  void publish_own_rule(const Words& words) {
    if (words.size() < 6) return fail("CODE RULE VALUE basis=TEXT expected");
    OwnRule own{.code = words[2], .rule = words[3], .value = words[4]};
    for (size_t i = 5; i < words.size(); ++i) {
      const size_t equals = words[i].find('=');
      const std::string name = words[i].substr(0, equals);
      const std::string value = equals == std::string::npos ? "" : words[i].substr(equals + 1);
      if (name == "basis") own.legal_basis = value;
      if (name == "procedure") own.procedure = value;
      if (name == "unit") own.unit = value;
      if (name == "from") own.valid_from = day(value.c_str());
      if (name == "to") own.valid_to = day(value.c_str());
    }
    const Answer published =
        world_.act({.command = PublishCatalogue{CatalogueEntries{.own_rules = {own}}}});
    if (!published) return answer(published);
    out_ << "| published\n";
  }

  void applicant(const std::string& code) {
    const auto dossier = find_by_code(world_.snapshot(), code);
    out_ << "|";
    for_each_field((**dossier).application.applicant,
                   [&](const auto& field, const std::string& value) {
                     if (!value.empty()) out_ << " " << field.name << "=" << value;
                   });
    out_ << "\n";
  }

  void verify() {
    const auto report = audit(world_.snapshot(), {});
    out_ << "| findings " << report->finding_count << "\n";
    for (const AuditFinding& finding : report->findings) {
      out_ << "| " << describe(finding) << "\n";
    }
  }

  // publish unit|procedure|tariff CODE field=value…: as it is known, with these; its papers anew
  void publish(const Words& words) {
    if (words.size() < 5) return fail("unit|procedure|tariff CODE field=value expected");
    const auto catalogue = world_.registrar().standing().catalogue;
    const std::string& code = words[3];
    CatalogueEntries entries;
    if (words[2] == "unit") {
      const Unit* const known = catalogue->unit(code);
      entries.units.push_back(known ? *known : Unit{.code = code, .name = code});
    } else if (words[2] == "procedure") {
      const auto known = catalogue->procedure_on(code, day_of(world_.now()));
      if (!known) return fail("unknown procedure " + code);
      entries.procedures.push_back(*known->procedure);
      entries.procedures.back().papers.clear();
    } else {
      entries.tariffs.push_back({.code = code, .procedure = {}, .name = code});
    }
    for (size_t i = 4; i < words.size(); ++i) {
      if (!set_field(entries, words[i])) return fail("unknown word " + words[i]);
    }
    const Answer published = world_.act({.command = PublishCatalogue{entries}});
    out_ << (published ? "| published\n" : "| refused\n");
  }

  // lint CODE: of that unit, procedure, regulation or tariff, as of the story's day
  void lint_entry(const std::string& code) {
    const auto catalogue = world_.registrar().standing().catalogue;
    bool is_found = false;
    for (const LintFinding& finding : lint(*catalogue, day_of(world_.now()))) {
      if (finding.of_calendar || finding.entry != code) continue;
      is_found = true;
      out_ << "| " << finding.what;
      for (const auto& [key, value] : finding.facts) out_ << " " << key << "=" << value;
      out_ << "\n";
    }
    if (!is_found) out_ << "| nothing\n";
  }

  // tariffs PROCEDURE: that are valid on the story's day
  void tariffs_of(const std::string& procedure) {
    const auto catalogue = world_.registrar().standing().catalogue;
    std::string valid;
    for (const Tariff& tariff : catalogue->tariffs()) {
      if (!tariff.is_of(procedure) || !tariff.is_valid_on(day_of(world_.now()))) continue;
      valid.append(" ").append(tariff.code);
    }
    out_ << "|" << (valid.empty() ? " nothing" : valid) << "\n";
  }

  // fees PROCEDURE CHANNEL TARIFF…: owed by the catalogue where the conditions of these hold
  void fees_of(const Words& words) {
    if (words.size() < 4) return fail("PROCEDURE CHANNEL expected");
    const auto catalogue = world_.registrar().standing().catalogue;
    const Day today = day_of(world_.now());
    const Channel channel = words[3] == "online" ? Channel::online
                            : words[3] == "post" ? Channel::post
                                                 : Channel::direct;
    const PublishedFees fees =
        published_fees(*catalogue, *catalogue->procedure_on(words[2], today)->procedure, channel,
                       today, {words.begin() + 4, words.end()});
    for (const FeeLine& line : fees.lines) {
      out_ << "| " << line.name << " " << line.amount_vnd;
      if (line.is_lessened()) out_ << " → " << line.owed_vnd();
      if (!line.tariff.empty()) out_ << " by " << line.tariff;
      out_ << "\n";
    }
    for (const ValidTariff& valid : fees.tariffs) {
      if (!valid.applies)
        out_ << "| if " << valid.tariff->condition << ": " << valid.tariff->code << "\n";
    }
    if (fees.lines.empty()) out_ << "| nothing\n";
  }

  // law CODE: the regulation that the dossier keeps
  void tell_law(const std::string& code) {
    const Snapshot snapshot = world_.snapshot();
    const auto dossier = find_by_code(snapshot, code);
    out_ << "| " << snapshot.catalogue->regulation_on(law_day_of(**dossier)).code << "\n";
  }

  // said CODE: how the application came in, and its papers
  void how_it_came(const std::string& code) {
    const auto dossier = find_by_code(world_.snapshot(), code);
    const std::string words = said((**dossier).application);
    out_ << "|" << (words.empty() ? " nothing" : words) << "\n";
  }

  // import CODE VERB@INSTANT field=value… VERB@INSTANT …: with more behind, it goes on
  void import_history(const Words& words) {
    ImportDossier history{.code = words[2], .events = {}, .append = true};
    for (size_t i = 3; i < words.size(); ++i) {
      const std::string& word = words[i];
      if (word.find('=') == std::string::npos) {
        const size_t at = word.find('@');
        auto command = command_named(word.substr(0, at));
        if (!command || at == std::string::npos) return fail("VERB@INSTANT expected, not " + word);
        if (auto* receive = std::get_if<Receive>(&*command)) receive->imported_code = words[2];
        name_applicant(*command);
        history.events.push_back({.command = std::move(*command),
                                  .at = instant(word.c_str() + at + 1),
                                  .officer = "o",
                                  .source_hash = {}});
      } else if (history.events.empty() || !set_field(history.events.back().command, word)) {
        return fail("unknown word " + word);
      }
      std::string& hash = history.events.back().source_hash;
      hash = sha256(hash + word).substr(0, 8);
    }
    answer(world_.act(Request{.command = std::move(history)}));
  }

  void fail(const std::string& what) { ADD_FAILURE() << what << "\nafter\n" << out_.str(); }

  World world_;
  bool nobody_ = false;
  bool watches_queues_ = false;  // after each command
  std::ostringstream out_;
};

std::filesystem::path story_folder() {
  return std::filesystem::path(MOTCUA_SOURCE) / "tests/stories";
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Stories, AnswerAsWritten) {
  int stories = 0;
  for (const auto& entry : std::filesystem::directory_iterator(story_folder())) {
    if (entry.path().extension() != ".story") continue;
    ++stories;
    const std::string written = text_of(entry.path());
    const std::string told = Story().run(written);
    if (std::getenv("STORY_UPDATE")) {
      std::ofstream(entry.path()) << told;
    } else {
      EXPECT_EQ(told, written) << entry.path();
    }
  }
  EXPECT_GE(stories, 10);
}

// A row of the table: point, what it is, and stories with the days that they tell of, as in
// "`law.story` 2025-06-26 2025-07-15"; or files of other tests.
void check_row(const std::string& row) {
  std::istringstream words(row);
  std::string story;
  std::string name;
  int named = 0;
  for (std::string word; words >> word;) {
    if (const size_t end = word.rfind('`'); word.starts_with("`") && end > 0) {
      name = word.substr(1, end - 1);
      if (name.ends_with(".cpp")) {
        EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(MOTCUA_SOURCE) / name)) << row;
        ++named;
      }
      if (!name.ends_with(".story")) continue;
      story = text_of(story_folder() / name);
      EXPECT_FALSE(story.empty()) << name << " in " << row;
      ++named;
    } else if (const auto day = parse_day(word.substr(0, 10)); day && !story.empty()) {
      const std::string line = "\n" + format_day(*day) + "T";
      EXPECT_NE(story.find(line), std::string::npos) << name << " of " << word << " in " << row;
    }
  }
  EXPECT_GT(named, 0) << row;
}

TEST(Stories, TellOfEachPointOfTheLaw) {
  const std::string readme = text_of(story_folder() / "README.md");
  constexpr int points = 35;
  for (int point = 1; point <= points; ++point) {
    const std::string begin = "\n| " + std::to_string(point) + " | ";
    const size_t found = readme.find(begin);
    ASSERT_NE(found, std::string::npos) << point;
    const std::string row = readme.substr(found + 1, readme.find('\n', found + 1) - found - 1);
    if (row.find("issue 26") == std::string::npos) check_row(row);
  }
  for (const auto& entry : std::filesystem::directory_iterator(story_folder())) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("law") || entry.path().extension() != ".story") continue;
    EXPECT_NE(readme.find("`" + name + "`"), std::string::npos) << name << " is in no row";
  }
}

TEST(Stories, ShowEachWarning) {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator(story_folder())) {
    if (entry.path().extension() == ".story") all += text_of(entry.path());
  }
  const std::string rules =
      text_of(std::filesystem::path(MOTCUA_SOURCE) / "engine/dossier/warnings.cpp");
  const std::string mark = "Reason::";
  int warnings = 0;
  for (size_t at = rules.find(mark); at != std::string::npos; at = rules.find(mark, at)) {
    at += mark.size();
    const size_t end = rules.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_", at);
    const std::string reason = rules.substr(at, end - at);
    EXPECT_NE(all.find("warns " + reason), std::string::npos) << reason;
    ++warnings;
  }
  EXPECT_GE(warnings, 17);
}

}  // namespace
}  // namespace motcua::testing
