// The simulator's judge: its own naive model of what happened, kept from requests and answers
// alone, and figures counted by scanning all dossiers at an instant. It shares no code with
// contributions or cells.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/lookup/list.h"
#include "engine/lookup/rows_by.h"
#include "engine/registrar/request.h"
#include "engine/statistics/cells.h"
#include "engine/statistics/control_slip.h"
#include "engine/statistics/reports/form_06a.h"
#include "engine/statistics/timeliness.h"

namespace motcua::testing {

// What a figure is of: a period as it is spoken at an instant, of one unit (or all, for ""); of one
// procedure or channel.
struct Asked {
  std::string unit;
  Day from;
  Day to;
  Instant as_of;
  Side side = Side::handling;
  std::string procedure = "";
  std::optional<Channel> channel = std::nullopt;
  // Of a dossier that was elsewhere in part of the period: the days are those that it was here.
  bool came_in = false;              // from another unit, on the first of them
  bool went_out = false;             // to another unit, on the day after the last
  std::set<std::string> units = {};  // any of them, in the unit's stead; none: as `unit` says

  Instant begins() const { return instant_of(start_of(from)); }
  Instant ends() const { return std::min(end_of(to), as_of); }
  // What is in force at the end has begun before this.
  Instant behind() const { return std::min(end_of(to), Instant{as_of.microseconds + 1}); }
  bool came(Instant at) const { return at < end_of(to) && at <= as_of; }
  bool has(Instant at) const { return at >= begins() && came(at); }
  bool is_about(const Application& application) const {
    const bool by_receiving = side == Side::receiving && !application.receiving_unit.empty();
    const std::string& whose = by_receiving ? application.receiving_unit : application.unit;
    const bool is_there = units.empty() ? unit.empty() || unit == whose : units.contains(whose);
    return is_there && (procedure.empty() || procedure == application.procedure) &&
           (!channel || channel == application.channel ||
            (channel == Channel::direct && application.channel == Channel::not_said));
  }
};

class Auditor {
 public:
  // The open hours of a unit on a day, which are believed.
  using OpenHours = std::function<std::span<const OpenInterval>(const std::string& unit, Day day)>;
  explicit Auditor(OpenHours open_hours) : open_hours_(std::move(open_hours)) {}

  // Judges an answer, and learns from it. `now` is the stamp.
  void judge(const Request& request, const Answer& answer, Instant now);
  // Of an imported dossier nothing is known but its history as it was given and how it stands; of a
  // mirrored one how it ended, too.
  void judge_import(const ImportDossier& import, const Answer& answer);
  struct History {
    size_t place = 0;  // among all
    bool mirrored = false;
    bool continued_here = false;
    int state = 0;
    int state_before = 0;  // a pause
    int32_t revision = 0;
  };
  // In the order of their first imports.
  const std::vector<ImportDossier>& histories() const { return imported_; }
  const History& history_of(const std::string& code) const { return histories_.at(code); }
  void learn_publication(const CatalogueEntries& entries, Day today);
  // The unit and all that were below it on that day, by all that is published so far.
  std::set<std::string> below(const std::string& unit, Day day) const;
  // By form 06, of one moment; nothing is known of imported dossiers.
  std::optional<std::vector<SlipRow>> slip(const std::string& code, Instant now) const;
  // Of dossiers that were erased: no byte of the register says one any more.
  // But for a name that another dossier has, too: a request can be sent again when its id is old.
  std::set<std::string> erased_names() const;
  // Of all events so far; it may lie a minute ahead of the clock.
  Instant last_event() const { return last_event_; }
  Form06a form(const Asked& asked) const;
  Apologies apologies(const Asked& asked) const;
  Ratio on_time(RateView view, const Asked& asked) const;
  // Every figure of the report of that name, by its columns' names.
  using Figures = std::map<std::string, Ratio>;
  Figures indicators(const Asked& asked) const;
  Figures workload(const Asked& asked) const;
  Figures intake(const Asked& asked) const;
  Figures money(const Asked& asked) const;
  // By step, holder or procedure, and in all (""): of the steps that were left.
  std::map<std::string, Figures> steps(const Asked& asked, RowsBy by) const;
  // Of a unit, since ever: how many were received, are resolved, and are open.
  struct Mirrored {
    int64_t received = 0;
    int64_t resolved = 0;
    int64_t open = 0;
    bool operator==(const Mirrored&) const = default;
  };
  Mirrored mirrored(const std::string& unit) const;
  // Overdue at the end of a day to come if nobody acts.
  int64_t overdue_then(const std::string& unit, Day day) const;
  // Overdue at the end, by civil days past the due day.
  std::map<int32_t, int64_t> overdue_by_days(const Asked& asked) const;
  // The open minutes of one day that dossiers of the units spent past their due time, minute by
  // minute, by who held them then.
  std::map<std::string, int64_t> late_minutes(const std::set<std::string>& units, Day day,
                                              Instant as_of) const;
  // How often each check found something in one unit's dossiers, of the days asked.
  std::map<std::string, int64_t> integrity(const Asked& asked) const;
  // The codes of one unit's dossiers that are in a queue; not of apology_owed and to_move.
  struct Queued {
    std::string unit;
    ListQueue queue = ListQueue::open;
    QueueSide side = QueueSide::turn;
    std::string holder = "";
  };
  std::multiset<std::string> queued(const Queued& asked, Instant now) const;
  std::multiset<std::string> with_identity(const std::string& identity) const;
  // By "name 12": of whom the number in the name begins so; or, from three digits on, ends a code.
  std::multiset<std::string> found_by_name(const std::string& digits) const;
  std::multiset<std::string> due_between(const std::string& unit, Instant from, Instant to) const;
  std::vector<std::string> codes() const;
  // The first due time after an instant, of those that run.
  std::optional<Instant> next_due(Instant after) const;

 private:
  // What is in force from an instant on.
  struct Status {
    Instant from;
    enum class Kind { running, waiting, undated, over } kind = Kind::over;
    std::optional<Instant> due;
  };
  struct Event {
    Instant at;
    Verb verb;
    Instant recorded;
    std::optional<Instant> due;  // current, before it
    int state = 0;               // before it
    bool ends_first_phase = false;
  };
  struct Paid {
    Instant at;
    int64_t amount_vnd = 0;
    bool online = false;
    PaymentMethod method = PaymentMethod::not_said;
    std::string reference = {};
  };
  // That the command tells again; null: none is known.
  template <class Command>
  static const Paid* find_paid(const std::vector<Paid>& all, const Command& command) {
    if (command.reference.empty()) return nullptr;
    for (const Paid& one : all) {
      if (one.method == command.method && one.reference == command.reference) return &one;
    }
    return nullptr;
  }
  struct Paused {  // since the receipt
    Instant from;
    std::optional<Instant> to;
    bool by_supplement = false;
    size_t event = 0;  // that began it
  };
  struct Holding {
    Instant from;
    std::string unit;
    std::string step;      // by its key
    bool goes_on = false;  // the work of the unit whose successor this one is
  };
  // What a procedure published, for those received since that day.
  struct Version {
    std::optional<Day> from;
    bool by_hours = false;
    std::vector<ProcedureStep> steps;
  };
  struct Told {
    std::string code;
    Application application;      // as it stands
    std::set<std::string> names;  // that the applicant ever had
    bool erased = false;
    int state = 0;
    std::optional<Instant> received;
    bool received_elsewhere = false;  // by another unit than the one that then handled it
    std::optional<Instant> due;       // current
    bool stopped_clock = false;
    int state_before = 0;
    std::vector<Status> statuses;
    std::vector<Event> events;
    std::vector<Timeliness> finishes;
    std::vector<Instant> finished;
    std::vector<Instant> letters;
    bool letter_before_due = false;
    std::vector<int64_t> fees;  // that are owed, line by line
    struct Owing {
      Instant at;
      int64_t owed = 0;
      int64_t exempted = 0;
    };
    std::vector<Owing> owing;
    bool is_baseless = false;    // of the last lines, one is less with no basis
    bool has_no_tariff = false;  // likewise, one names a tariff that there is not
    bool denied = false;
    std::optional<Instant> ended_without;  // a result
    std::vector<Instant> requests;         // for supplements, while it was examined
    std::optional<Instant> ended;          // the first time, by whatever
    bool ended_on_time = false;
    bool annulled = false;
    std::optional<Instant> submitted;
    std::optional<Instant> acceptance_due;
    struct Awaiting {
      Instant from;
      std::optional<Instant> due;  // none while the applicant brings a supplement
      bool is_over = false;        // accepted, or ended
    };
    std::vector<Awaiting> awaiting;        // acceptance, from an instant on
    bool stopped_acceptance = false;       // while the applicant brings a supplement
    int32_t requests_at_intake = 0;        // for supplements
    std::optional<Instant> closable_from;  // while one is awaited
    bool slow_acceptance = false;
    std::optional<Instant> refused;
    bool electronic = false;     // the first result
    int64_t worked_minutes = 0;  // up to the first finish
    int64_t paused_minutes = 0;
    std::vector<Paid> payments;
    std::vector<Paid> refunds;
    std::optional<std::pair<Instant, Satisfaction>> rated;
    std::vector<std::pair<Instant, std::string>> holders;  // answerable for late time
    std::string held_by;                                   // the last that it was given to
    std::string held_step;
    std::vector<Holding> holdings;
    Version promised;                // as its procedure stood on the day of the receipt
    std::optional<Instant> arrived;  // as data
    std::optional<Instant> arrived_on_paper;
    std::optional<Instant> clock_started;  // by the arrival
    bool is_worked_on = false;             // asked, or given to others in parts
    bool is_arrival_late = false;          // told after that, or past its time
    std::optional<Instant> transferred;
    std::optional<Minute>
        transfer_by;           // as it was at the receipt; none: nothing is to be handed on
    bool is_transfer = false;  // the last hand-over, which may be at the same instant as that
    std::vector<Paused> paused;
    std::vector<std::string> files;    // hashes; empty once it is kept no more
    std::optional<Instant> alert_due;  // of the clerk
    std::optional<Instant> alerted;
    std::optional<Instant> letter_time;  // that it appoints
    bool letter_told = false;            // to the counter
    bool adjusted = false;               // by the counter
    std::optional<Instant> reappointed;  // the return time as it was changed
    std::set<ReturnMethod> delivered;    // the result of the last finish
    bool corrects = false;               // a fault of the agency, now
    std::vector<Instant> corrected_late;
    std::optional<Instant> corrected_from;  // the last time
    struct Asked {
      Instant reply_due;
      bool is_answered = false;
      Instant answered{};
      std::string unit = {};
    };
    std::vector<Asked> consultations;
    struct Part {
      std::string unit;
      std::string limit;
      size_t after = 0;            // the how manieth it waits for; 0: none
      std::optional<Instant> due;  // none: it has not begun
      bool is_finished = false;
      Instant finished{};
    };
    std::vector<Part> parts;
    bool is_part_late = false;  // the last that was finished
    std::vector<Instant> late_parts;
    std::vector<Instant> late_replies;
    bool is_reply_late = false;  // the last one
    int32_t notices = 0;
    bool ended_first_phase = false;  // of two
    bool is_between = false;         // both
    std::optional<Instant> second_began;
    bool counts_second = false;  // it is due by the second, whose first was in time
    struct Earlier {
      std::string unit;
      std::string receiving_unit;
      Day until;  // the day on which it went to the next
    };
    std::vector<Earlier> earlier;  // where it was before
    const std::string& unit_on(Day day) const {
      for (const Earlier& place : earlier) {
        if (day < place.until) return place.unit;
      }
      return application.unit;
    }
  };
  struct Stay {
    const Told& dossier;
    Asked asked;
  };
  // Of all dossiers, wherever they were while it is asked about.
  std::vector<Stay> stays(const Asked& whole) const;
  void end(Told& dossier, Instant at, const std::optional<Instant>& due);
  void judge_warnings(const Told& dossier, Verb verb, const Accepted& answer) const;

  void learn(const Request& request, const Dossier& after, Instant effective, Instant recorded);
  Told& told(const Request& request, const Dossier& after);
  bool is_working(const std::string& unit, Day day) const {
    return !open_hours_(unit, day).empty();
  }
  bool is_open(const std::string& unit, Minute minute) const;
  static bool is_unknown_step(const Told& dossier);
  bool asks_late(const Told& dossier, Instant asked) const;
  // Of what counts from its arrival, which is not told yet; whether it was finished or not.
  static bool awaits_arrival(const Told& dossier);
  static bool is_under_way(const Told& dossier);
  void learn_hand_over(Told& dossier, const HandOver& hand_over, Instant at) const;
  void learn_arrival(Told& dossier, ArrivalOf kind, Instant at, const Dossier& after);
  static void learn_holding(Told& dossier, Verb verb, Instant at);
  Version version_on(const std::string& procedure, Day day) const;
  std::vector<SlipRow> slip_of(const Told& dossier, Instant now) const;
  // From the receipt or a reopening to the end; none: it has not ended.
  using Stretch = std::pair<Instant, std::optional<Instant>>;
  static std::vector<Stretch> at_work(const Told& dossier);
  // `left`: of the step's minutes; none: it was not there before.
  SlipRow slip_row(const Told& dossier, const Holding& holding, const Stretch& held,
                   std::optional<int64_t> left, Instant now) const;
  std::optional<Instant> step_due(const Told& dossier, const SlipRow& row,
                                  std::optional<int64_t> left_before, Instant now) const;
  // How many open minutes the limit gives, from then on.
  int64_t allotted(const std::string& unit, const std::string& limit, bool by_hours,
                   Instant from) const;
  // As after_open_minutes, an interval at a time: of all steps of all dossiers.
  Instant open_minutes_later(const std::string& unit, Instant from, int64_t minutes) const;
  void judge_beside(const Request& request, const Answer& answer, History& history, Instant now);
  std::optional<Reason> refusal_of(const ImportDossier& import) const;
  void count_mirrored(const ImportDossier& import, int64_t sign);
  static void pass(History& history, Verb verb);
  // By when what came on paper is handed over; nothing: it did not.
  std::optional<Minute> transfer_due(const Told& dossier) const;
  static bool is_after(const std::optional<Instant>& at, const std::optional<Minute>& due) {
    return at && due && minute_of(*at) > *due;
  }
  std::optional<Instant> reply_due(const Consult& asks, Instant asked) const;
  static bool was_returned(const Told& dossier, int32_t number);
  static void judge_files(const Told& dossier, const Dossier& after);
  static void judge_notice(const Told& dossier, const Notify& command, const Dossier& after);
  static bool awaits_reply(const Told& dossier);
  static int64_t kept(const Told& dossier);
  static int64_t owed(const Told& dossier);
  static int64_t refundable(const Told& dossier);
  static void learn_fees(Told& dossier, const std::vector<FeeLine>& lines, Instant at);
  static void learn_money(Told& dossier, const DossierCommand& command, Instant at);
  static void judge_unchanged(const Told& dossier, const DossierCommand& command);
  static void judge_money_refusal(const Told& dossier, const DossierCommand& command,
                                  Reason reason);
  static void expect_money_warnings(const Told& dossier, Verb verb, std::set<Reason>& expected);
  void learn_part(Told& dossier, const AssignPart& part, Instant at, const Dossier& after) const;
  void learn_part(Told& dossier, const FinishPart& part, Instant at, const Dossier& after) const;
  static bool works_on_part(const Told& dossier, const std::string& unit);
  static bool is_asked(const Told& dossier, const std::string& unit);
  static bool is_queued(const Told& dossier, ListQueue queue, Instant now);
  bool is_queued_by_time(const Told& dossier, ListQueue queue, Instant now) const;
  // Of the so manieth working day after the one on which work could begin.
  Minute closing_after(const std::string& unit, Instant from, int32_t working_days) const;
  Instant closable_from(const Told& dossier, Instant asked) const;
  Instant next_due_off(const std::string& unit, const Promise& promise, Instant due) const;
  Day first_working_day(const std::string& unit, Instant from) const;
  Minute closing_time(const std::string& unit, Day day) const;
  int64_t open_minutes(const std::string& unit, Instant from, Instant to) const;
  // When so many open minutes will have passed.
  std::optional<Instant> after_open_minutes(const std::string& unit, Instant from,
                                            int64_t minutes) const;
  Ratio portal(const Asked& asked) const;
  bool came_again(const Told& refused) const;
  // The same person's same procedure, not over, or ended without a result within thirty days.
  bool is_possible_duplicate(const Told& handed_in, Day day) const;
  void finish(Told& dossier, const Dossier& after, Instant effective, bool electronic);
  static void set(Told& dossier, Instant at);
  void finish_first(Told& dossier, Instant at) const;
  void promise_anew(Told& dossier, const Dossier& after) const;
  std::optional<Instant> whole_limit(const Told& dossier, const Dossier& after, Instant from) const;
  void pause(Told& dossier, Instant at, int next, bool stops);
  static bool state_allows(Verb verb, int state);
  static const Status* status_at(const Told& dossier, Instant before);

  const OpenHours open_hours_;
  std::map<std::string, Told> dossiers_;
  std::vector<std::string> order_;
  std::map<std::string, std::string> aliases_;
  struct Answered {
    std::string code_and_sequence;
    Instant at;
  };
  std::map<std::string, Answered> answered_;  // by request id
  void take_number(const Dossier& after, const DossierCommand& command);
  std::map<std::string, int64_t> numbers_;  // the last one, by what the code begins with
  std::set<std::string> taken_codes_;
  std::vector<ImportDossier> imported_;
  std::map<std::string, History> histories_;
  std::map<std::string, std::vector<Version>> versions_;  // of procedures, as they were published
  struct Parent {
    std::optional<Day> from;  // none: ever
    std::string code;
  };
  std::map<std::string, std::vector<Parent>> parents_;      // of units, in order of their days
  std::map<std::string, Mirrored> mirrored_;                // by unit
  std::map<std::pair<std::string, int32_t>, int> letters_;  // of a unit in a year
  Instant last_event_;
};

}  // namespace motcua::testing
