// Day by day and office by office, then in order of receipt, with the numbers that counters gave.
#include "services/motcua/demo_year.h"

#include <algorithm>
#include <map>

#include "engine/check.h"
#include "engine/dossier/clock.h"
#include "engine/dossier/law.h"
#include "services/motcua/demo_life.h"
#include "services/motcua/demo_papers.h"

namespace motcua::cli {
namespace {

constexpr int days_of_year = 365;
// Signatures are certified without a published limit: one commune has lately begun to register
// them, and they have no due time.
constexpr const char* undated_procedure = "2.000884";
constexpr const char* undated_unit = "H44.108";
constexpr int undated_days = 20;
// Communes to which the national portal promised something until the end of today, whatever day it
// is: even on a Sunday something is due.
constexpr int portal_promises = 3;

class Year {
 public:
  Year(const Catalogue& catalogue, Day today)
      : catalogue_(catalogue), today_(today), offices_(demo_offices(catalogue, dice_)) {}

  std::vector<v1::HistoryRow> invent(int per_day);

 private:
  void invent_applicant(DemoOffice& office, Day day);
  void invent_promises_of_the_portal();
  bool asks_for_a_signature(const DemoOffice& office, Day day);
  const DemoOffice& counter_of(const DemoOffice& office, Channel channel);
  Channel invent_channel(const DemoOffice& office, const Procedure& procedure, bool is_day_off);
  Minute invent_hour(const DemoOffice& office, Day day, Channel channel);
  void number_dossiers();
  void number_letters();

  const Catalogue& catalogue_;
  Day today_;
  Dice dice_;
  std::vector<DemoOffice> offices_;
  std::vector<DemoDossier> dossiers_;
  int recent_ = 0;  // of the unit that has undated ones, as long as it has them
};

bool has_limit(const Procedure& procedure, Channel channel) {
  return parse_limit(procedure.limit_for(channel)).has_value();
}

std::vector<v1::HistoryRow> Year::invent(int per_day) {
  for (Day day = plus_days(today_, -days_of_year); day < today_; day = plus_days(day, 1)) {
    for (DemoOffice& office : offices_) {
      const int applicants = office.applicants_on(day, per_day, dice_);
      for (int i = 0; i < applicants; ++i) invent_applicant(office, day);
    }
  }
  invent_promises_of_the_portal();
  std::stable_sort(dossiers_.begin(), dossiers_.end(),
                   [](const DemoDossier& left, const DemoDossier& right) {
                     return left.numbered < right.numbered;
                   });
  number_dossiers();
  number_letters();
  std::vector<v1::HistoryRow> rows;
  rows.reserve(dossiers_.size());
  for (DemoDossier& dossier : dossiers_) {
    rows.push_back(std::move(dossier.row));
    rows.back().set_line(static_cast<int64_t>(rows.size()));
  }
  return rows;
}

void Year::invent_applicant(DemoOffice& office, Day day) {
  const bool is_day_off = !office.working().is_working(day);
  const bool is_undated = !is_day_off && asks_for_a_signature(office, day);
  const Procedure& procedure = is_undated
                                   ? *catalogue_.procedure_on(undated_procedure, day)->procedure
                                   : office.procedure_asked_for(dice_);
  if (is_day_off && !has_limit(procedure, Channel::online)) return;
  const Channel channel =
      is_undated ? Channel::direct : invent_channel(office, procedure, is_day_off);
  const DemoOffice& counter = counter_of(office, channel);
  dossiers_.push_back(
      invent_life({.office = office,
                   .counter = counter,
                   .procedure = procedure,
                   .resume_policy = resume_policy_of(law_of(
                       catalogue_, {.unit = office.code(), .procedure = procedure.code}, day)),
                   .channel = channel,
                   .handed_in = invent_hour(counter, day, channel),
                   .today = today_,
                   .promised = std::nullopt},
                  dice_));
}

void Year::invent_promises_of_the_portal() {
  for (size_t i = 0; i < portal_promises; ++i) {
    DemoOffice& office = offices_[i];
    Day day = plus_days(today_, -1);
    while (!office.working().is_working(day)) day = plus_days(day, -1);
    const auto procedure = catalogue_.procedure_on("1.001193", day);
    CHECK(procedure, "expected the demonstration to register births");
    dossiers_.push_back(invent_life(
        {.office = office,
         .counter = office,
         .procedure = *procedure->procedure,
         .resume_policy = resume_policy_of(law_of(
             catalogue_, {.unit = office.code(), .procedure = procedure->procedure->code}, day)),
         .channel = Channel::online,
         .handed_in = plus_minutes(start_of(day), dice_.between(0, 300)),
         .today = today_,
         .promised = plus_minutes(start_of(plus_days(today_, 1)), -1)},
        dice_));
  }
}

bool Year::asks_for_a_signature(const DemoOffice& office, Day day) {
  if (office.code() != undated_unit || day < plus_days(today_, -undated_days)) return false;
  return recent_++ % 4 == 0;
}

// What departments decide is taken in by communes, too.
const DemoOffice& Year::counter_of(const DemoOffice& office, Channel channel) {
  if (office.is_commune() || channel != Channel::direct || !dice_.percent(30)) return office;
  const DemoOffice& any = dice_.one_of(offices_);
  return any.is_commune() ? any : office;
}

// By the office, and by the procedure: one is more online than another.
Channel Year::invent_channel(const DemoOffice& office, const Procedure& procedure,
                             bool is_day_off) {
  const bool can_be_direct = has_limit(procedure, Channel::direct);
  int online_percent = office.profile().online_percent + procedure.code.back() % 5 * 5 - 10;
  if (procedure.code == certified_copies_procedure) online_percent -= 35;
  const bool from_home = is_day_off || dice_.percent(online_percent) || !can_be_direct;
  if (from_home && has_limit(procedure, Channel::online)) {
    return dice_.percent(18) ? Channel::online_partial : Channel::online;
  }
  const bool is_post = dice_.percent(14) || !can_be_direct;
  return is_post && has_limit(procedure, Channel::post) ? Channel::post : Channel::direct;
}

// At the counter more in the morning; from afar at any waking hour; the postman comes when it
// opens.
Minute Year::invent_hour(const DemoOffice& office, Day day, Channel channel) {
  if (is_online(channel)) return plus_minutes(start_of(day), dice_.between(6 * 60, 22 * 60));
  const WorkingTime& working = office.working();
  const Minute opening = first_open(working, start_of(day)).value_or(start_of(day));
  if (channel == Channel::post) return plus_minutes(opening, dice_.between(10, 90));
  const int64_t open = open_minutes_between(working, opening, start_of(plus_days(day, 1))) - 45;
  const int first = dice_.below(open);
  const int second = dice_.below(open);
  return advance(working, opening, std::min(first, second)).value_or(opening);
}

void Year::number_dossiers() {
  std::map<SeriesKey, int64_t> given;
  for (DemoDossier& dossier : dossiers_) {
    const SeriesKey key{dossier.is_received ? Series::dossier_code : Series::provisional_code,
                        dossier.row.unit(), day_of(dossier.numbered)};
    dossier.row.set_code(format_code(key, ++given[key]));
  }
}

// A letter is numbered by the unit and year, in order of issue.
void Year::number_letters() {
  struct Letter {
    std::string unit;
    v1::HistoryEvent* event;
  };
  std::vector<Letter> letters;
  for (DemoDossier& dossier : dossiers_) {
    for (auto& event : *dossier.row.mutable_events()) {
      if (event.kind() == "apology_issued") letters.push_back({dossier.row.unit(), &event});
    }
  }
  std::stable_sort(letters.begin(), letters.end(), [](const Letter& left, const Letter& right) {
    return left.event->at() < right.event->at();
  });
  std::map<std::string, int64_t> given;
  for (const Letter& letter : letters) {
    const std::string year = letter.event->at().substr(0, 4);
    letter.event->set_letter_number(format_letter_number(++given[letter.unit + " " + year]));
  }
}

}  // namespace

std::vector<v1::HistoryRow> invent_year(const Catalogue& catalogue, Day today, int per_day) {
  return Year(catalogue, today).invent(per_day);
}

}  // namespace motcua::cli
