// Flows from the moments of a dossier's life, stocks from its stages.
#include "engine/statistics/contribution.h"

#include <algorithm>
#include <utility>

#include "engine/dossier/ending.h"

namespace motcua {
namespace {

// As the letter was issued: an amendment may have moved the due time since.
Measure by_timing(const Letter& letter, Measure before_due, Measure after_due) {
  switch (letter.timing) {
    case LetterTiming::before_due: return before_due;
    case LetterTiming::not_said:
    case LetterTiming::after_due: break;
  }
  return after_due;
}

Measure overdue_with(const Letter& letter) {
  return by_timing(letter, Measure::overdue_letter_before_due, Measure::overdue_letter_after_due);
}

class Gathered {
 public:
  Gathered() { parts_.reserve(enough_for_most); }
  void add(Day day, Measure measure, int64_t amount = 1) {
    parts_.push_back({day, measure, amount});
  }
  void add_stock(Day enters, Day leaves, Measure measure) {
    if (enters >= leaves) return;
    add(enters, measure, 1);
    add(leaves, measure, -1);
  }
  void add_stock_for_ever(Day enters, Measure measure) { add(enters, measure, 1); }
  std::vector<Contribution> coalesced() &&;

 private:
  static constexpr size_t enough_for_most = 16;
  std::vector<Contribution> parts_;
};

std::vector<Contribution> Gathered::coalesced() && {
  std::sort(parts_.begin(), parts_.end(), [](const Contribution& left, const Contribution& right) {
    return left.day != right.day ? left.day < right.day : left.measure < right.measure;
  });
  size_t kept = 0;
  for (const Contribution& part : parts_) {
    if (kept > 0 && parts_[kept - 1].day == part.day && parts_[kept - 1].measure == part.measure) {
      parts_[kept - 1].amount += part.amount;
    } else {
      parts_[kept++] = part;
    }
  }
  parts_.resize(kept);
  std::erase_if(parts_, [](const Contribution& part) { return part.amount == 0; });
  return std::move(parts_);
}

// The measures of what is judged.
struct ByTimeliness {
  Measure early;
  Measure on_time;
  Measure late;
  Measure undated;

  Measure of(Timeliness timeliness) const {
    switch (timeliness) {
      case Timeliness::early: return early;
      case Timeliness::on_time: return on_time;
      case Timeliness::late: return late;
      case Timeliness::undated: break;
    }
    return undated;
  }
};
constexpr ByTimeliness resolved{Measure::resolved_early, Measure::resolved_on_time,
                                Measure::resolved_late, Measure::resolved_undated};
constexpr ByTimeliness resolved_again{Measure::again_early, Measure::again_on_time,
                                      Measure::again_late, Measure::again_undated};
constexpr ByTimeliness ended{Measure::ended_early, Measure::ended_on_time, Measure::ended_late,
                             Measure::ended_undated};

Measure received_by(Channel channel) {
  switch (channel) {
    case Channel::online:
    case Channel::online_partial: return Measure::received_online;
    case Channel::post: return Measure::received_post;
    case Channel::not_said:
    case Channel::direct: break;
  }
  return Measure::received_direct;
}

void add_receipt(Gathered& gathered, const Dossier& dossier) {
  const Day day = day_of(*dossier.received_at);
  gathered.add(day, received_by(dossier.application.channel));
  if (dossier.application.boundary != Boundary::not_said) {
    gathered.add(day, Measure::received_boundary_free);
  }
  const auto& papers = dossier.application.papers;
  // What is not to be scanned neither hinders it nor is enough for it.
  const auto to_scan = [](const Paper& paper) { return is_to_scan(paper.digitising); };
  const auto done = [&](const Paper& paper) {
    return is_digitised(paper.digitising) || !to_scan(paper);
  };
  if (std::any_of(papers.begin(), papers.end(), to_scan) &&
      std::all_of(papers.begin(), papers.end(), done)) {
    gathered.add(day, Measure::digitised_at_intake);
  }
  for (const Paper& paper : papers) {
    gathered.add(day, Measure::certified_copies, paper.certified_copies);
    gathered.add(day, Measure::e_certified_copies, paper.e_certified_copies);
  }
}

// Submissions that were accepted or refused. A refusal straight away was never a submission.
void add_acceptance(Gathered& gathered, const Dossier& dossier) {
  if (!dossier.submitted_at) return;
  std::optional<Instant> decided = dossier.received_at;
  if (!decided && dossier.state == State::refused && *dossier.submitted_at < *dossier.ended_at) {
    decided = dossier.ended_at;
  }
  if (!decided) return;
  gathered.add(day_of(*decided), Measure::acceptances);
  if (dossier.slow_acceptance) gathered.add(day_of(*decided), Measure::acceptances_slow);
}

// The day of an act that begins no stage; a history that runs backwards is held at the receipt.
Day day_of_act(const Dossier& dossier, Instant at) {
  return day_of(std::max(at, *dossier.received_at));
}

void add_first_finish(Gathered& gathered, const Dossier& dossier, Day day) {
  const Finish& finish = dossier.finishes[0];
  gathered.add(day, resolved.of(finish.timeliness));
  if (finish.electronic_result) gathered.add(day, Measure::electronic_results);
  gathered.add(day, Measure::worked_minutes, finish.worked_minutes);
  gathered.add(day, Measure::paused_minutes, finish.paused_minutes);
  for (const Letter& letter : dossier.letters) {
    if (finish.timeliness != Timeliness::late) {
      gathered.add(day, Measure::letters_not_needed);
    } else {
      gathered.add(
          day, by_timing(letter, Measure::late_letter_before_due, Measure::late_letter_after_due));
      break;  // "with a letter" is a fact of the dossier, however many there are
    }
  }
}

// Each finish began a stage without clock, each reopening the one after it. The day is that of the
// stage, or it would leave the open ones on another day than it comes to the resolved ones.
void add_finishes(Gathered& gathered, const Dossier& dossier) {
  size_t finish = 0;
  for (size_t i = 0; i < dossier.stages.size() && finish < dossier.finishes.size(); ++i) {
    if (dossier.stages[i].clock != Clock::ended) continue;
    const Day day = day_of(dossier.stages[i].from);
    if (finish == 0) {
      add_first_finish(gathered, dossier, day);
    } else {
      gathered.add(day, resolved_again.of(dossier.finishes[finish].timeliness));
    }
    ++finish;
    const bool is_reopened = i + 1 < dossier.stages.size();
    if (is_reopened) gathered.add(day_of(dossier.stages[i + 1].from), Measure::reopened);
  }
}

// Of what never was received only a refusal counts; of what was, all other endings.
void add_end(Gathered& gathered, const Dossier& dossier) {
  const EndingRow* const ending = ending_of(dossier);
  const bool is_of_received = ending && ending->kind != EndingKind::unaccepted;
  if (!ending || is_of_received != dossier.is_received()) return;
  const Day day = day_of(is_of_received ? dossier.stages.back().from : *dossier.ended_at);
  gathered.add(day, is_online(dossier.application.channel) ? ending->online : ending->at_desk);
  if (ending->kind == EndingKind::judged) gathered.add(day, ended.of(dossier.ended_timeliness));
}

// The stage is in the stock at the end of the days [enters, leaves).
void add_span(Gathered& gathered, Day enters, const Stage* next, Measure measure) {
  if (next) {
    gathered.add_stock(enters, day_of(next->from), measure);
  } else {
    gathered.add_stock_for_ever(enters, measure);
  }
}

void add_overdue(Gathered& gathered, const Dossier& dossier, const Stage& stage,
                 const Stage* next) {
  const Day enters = std::max(day_of(stage.from), day_of(*stage.due));
  add_span(gathered, enters, next, Measure::overdue);
  if (dossier.letters.empty()) return;
  const Letter& letter = dossier.letters.front();
  add_span(gathered, std::max(enters, day_of(letter.issued_at)), next, overdue_with(letter));
}

void add_stocks(Gathered& gathered, const Dossier& dossier) {
  for (size_t i = 0; i < dossier.stages.size(); ++i) {
    const Stage& stage = dossier.stages[i];
    const Stage* next = i + 1 < dossier.stages.size() ? &dossier.stages[i + 1] : nullptr;
    if (stage.clock == Clock::ended) continue;
    const Day from = day_of(stage.from);
    add_span(gathered, from, next, Measure::open);
    switch (stage.clock) {
      case Clock::running: add_overdue(gathered, dossier, stage, next); break;
      case Clock::waiting: add_span(gathered, from, next, Measure::waiting); break;
      case Clock::undated: add_span(gathered, from, next, Measure::undated_open); break;
      case Clock::ended: break;
    }
  }
}

// The second request for a supplement while the dossier was examined, before its first finish: late
// for good from then on, in the portal's eyes.
std::optional<Instant> late_for_good(const Dossier& dossier) {
  if (!dossier.finishes.empty() && dossier.finishes[0].supplements_requested < 2) {
    return std::nullopt;
  }
  int requests = 0;
  for (const Pause& pause : dossier.pauses) {
    if (pause.phase == PausePhase::examination && ++requests == 2) return pause.from;
  }
  return std::nullopt;
}

// Decision 766 of 2022, progress group: one finish, the first of resolved, stopped and withdrawn;
// open until then. An annulled dossier only leaves.
void add_portal(Gathered& gathered, const Dossier& dossier) {
  const auto late_from = late_for_good(dossier);
  for (size_t i = 0; i < dossier.stages.size(); ++i) {
    const Stage& stage = dossier.stages[i];
    if (stage.clock == Clock::ended) {
      const EndingRow* const ending = ending_of(dossier);
      if (dossier.finishes.empty() && ending && ending->kind != EndingKind::judged) return;
      const Timeliness timeliness =
          dossier.finishes.empty() ? dossier.ended_timeliness : dossier.finishes[0].timeliness;
      const bool on_time =
          !late_from && (timeliness == Timeliness::early || timeliness == Timeliness::on_time);
      gathered.add(day_of(stage.from),
                   on_time ? Measure::portal_on_time : Measure::portal_not_on_time);
      return;
    }
    const Stage* next = i + 1 < dossier.stages.size() ? &dossier.stages[i + 1] : nullptr;
    const Day from = day_of(stage.from);
    add_span(gathered, from, next, Measure::portal_open);
    std::optional<Day> late;
    if (stage.clock == Clock::running) late = std::max(from, day_of(*stage.due));
    if (late_from && (!late || day_of(*late_from) < *late)) {
      late = std::max(from, day_of(*late_from));
    }
    if (late) add_span(gathered, *late, next, Measure::portal_open_late);
    if (stage.clock != Clock::undated) continue;
    if (late) {
      gathered.add_stock(from, next ? std::min(*late, day_of(next->from)) : *late,
                         Measure::portal_open_undated);
    } else {
      add_span(gathered, from, next, Measure::portal_open_undated);
    }
  }
}

void add_satisfaction(Gathered& gathered, const Dossier& dossier) {
  if (!dossier.satisfaction || !dossier.rated_at) return;
  const Day day = day_of_act(dossier, *dossier.rated_at);
  switch (*dossier.satisfaction) {
    case Satisfaction::not_said: return;
    case Satisfaction::satisfied: return gathered.add(day, Measure::rated_satisfied);
    case Satisfaction::neutral: return gathered.add(day, Measure::rated_neutral);
    case Satisfaction::dissatisfied: return gathered.add(day, Measure::rated_dissatisfied);
  }
}

// What nobody said was paid online was paid at the counter.
void add_payments(Gathered& gathered, const Dossier& dossier) {
  bool first_online = true;
  bool first_at_counter = true;
  for (const Payment& payment : dossier.payments) {
    const bool online = payment.method == PaymentMethod::online;
    const Day day = day_of_act(dossier, payment.at);
    if (std::exchange(online ? first_online : first_at_counter, false)) {
      gathered.add(day, online ? Measure::paid_online : Measure::paid_at_counter);
    }
    gathered.add(day, online ? Measure::paid_online_vnd : Measure::paid_at_counter_vnd,
                 payment.amount_vnd);
  }
}

// What is asked for and not paid, at the end of each day; nothing from an ending without a result
// or a denial on (outstanding_vnd).
class OutstandingStock {
 public:
  void add(Day day, int64_t more_vnd) { changes_.emplace_back(day, more_vnd); }
  void add_to(Gathered& gathered, std::optional<Day> ended) {
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const auto& left, const auto& right) { return left.first < right.first; });
    int64_t balance = 0;
    int64_t told = 0;
    for (const auto& [day, more] : changes_) {
      if (ended && day >= *ended) break;
      balance += more;
      const int64_t outstanding = std::max<int64_t>(0, balance);
      gathered.add(day, Measure::outstanding_vnd, outstanding - told);
      told = outstanding;
    }
    if (ended) gathered.add(*ended, Measure::outstanding_vnd, -told);
  }

 private:
  std::vector<std::pair<Day, int64_t>> changes_;
};

void add_money(Gathered& gathered, const Dossier& dossier) {
  OutstandingStock outstanding;
  const auto owes = [&](Instant at, int64_t owed, int64_t exempted) {
    const Day day = day_of_act(dossier, at);
    gathered.add(day, Measure::owed_vnd, owed);
    gathered.add(day, Measure::exempted_vnd, exempted);
    outstanding.add(day, owed);
  };
  for (const Obligation& one : dossier.obligations) {
    const int64_t owed = one.line.owed_vnd();
    owes(one.at, owed, one.line.amount_vnd - owed);
  }
  for (const Exemption& one : dossier.exemptions) owes(one.at, -one.amount_vnd, one.amount_vnd);
  for (const Payment& payment : dossier.payments) {
    outstanding.add(day_of_act(dossier, payment.at), -payment.amount_vnd);
  }
  for (const Refund& refund : dossier.refunds) {
    const Day day = day_of_act(dossier, refund.at);
    gathered.add(day, Measure::refunded_vnd, refund.amount_vnd);
    outstanding.add(day, refund.amount_vnd);
  }
  std::optional<Day> ended;
  if (got_nothing(dossier)) ended = day_of(dossier.stages.back().from);
  outstanding.add_to(gathered, ended);
}

// From the submission until it is received or ends; late while its acceptance is due, which it is
// not while a supplement stops that clock. A due time that has passed stays when one is asked for.
class AwaitingStocks {
 public:
  AwaitingStocks(Gathered& gathered, const Dossier& dossier)
      : gathered_(gathered), from_(day_of(*dossier.submitted_at)) {
    if (dossier.received_at || dossier.ended_at) {
      left_ = day_of(dossier.received_at ? *dossier.received_at : *dossier.ended_at);
    }
  }

  void add(const Dossier& dossier) {
    add(from_, std::nullopt, Measure::awaiting);
    for (const Pause& pause : dossier.pauses) {
      if (pause.phase != PausePhase::intake || !pause.clock_stopped) continue;
      add_late(pause.due_before, day_of(pause.from));
      from_ = std::max(from_, day_of(pause.from));
      if (!pause.to) return;
      from_ = std::max(from_, day_of(*pause.to));
    }
    add_late(dossier.acceptance_due ? dossier.acceptance_due : dossier.acceptance_was_due,
             std::nullopt);
  }

 private:
  void add(Day enters, std::optional<Day> leaves, Measure measure) {
    if (left_) leaves = leaves ? std::min(*leaves, *left_) : *left_;
    if (leaves) return gathered_.add_stock(enters, *leaves, measure);
    gathered_.add_stock_for_ever(enters, measure);
  }
  void add_late(std::optional<Instant> due, std::optional<Day> leaves) {
    if (due) add(std::max(from_, day_of(*due)), leaves, Measure::awaiting_late);
  }

  Gathered& gathered_;
  Day from_;                 // of the part under way
  std::optional<Day> left_;  // none: it awaits
};

// Another system's counts it among its own.
void add_mirrored(Gathered& gathered, const Dossier& dossier) {
  if (!dossier.is_received()) return;
  gathered.add(day_of(*dossier.received_at), Measure::mirrored_received);
  bool is_first = !dossier.finishes.empty();
  for (size_t i = 0; i < dossier.stages.size(); ++i) {
    const Stage& stage = dossier.stages[i];
    const Day from = day_of(stage.from);
    if (stage.clock == Clock::ended) {
      if (std::exchange(is_first, false)) gathered.add(from, Measure::mirrored_resolved);
      continue;
    }
    const Stage* next = i + 1 < dossier.stages.size() ? &dossier.stages[i + 1] : nullptr;
    add_span(gathered, from, next, Measure::mirrored_open);
  }
}

}  // namespace

std::vector<Contribution> contribution_of(const Dossier& dossier) {
  Gathered gathered;
  if (dossier.application.mirrored) {
    add_mirrored(gathered, dossier);
    return std::move(gathered).coalesced();
  }
  if (dossier.submitted_at) AwaitingStocks(gathered, dossier).add(dossier);
  if (dossier.is_received()) {
    add_receipt(gathered, dossier);
    add_finishes(gathered, dossier);
    add_stocks(gathered, dossier);
    add_portal(gathered, dossier);
    add_satisfaction(gathered, dossier);
    add_payments(gathered, dossier);
    add_money(gathered, dossier);
    for (const Pause& pause : dossier.pauses) {
      if (pause.phase == PausePhase::examination) {
        gathered.add(day_of_act(dossier, pause.from), Measure::supplements_requested);
      }
    }
    for (const Letter& letter : dossier.letters) {
      if (!letter.reappointed_time) continue;
      gathered.add(day_of_act(dossier, letter.issued_at), Measure::reappointments);
    }
  }
  add_acceptance(gathered, dossier);
  add_end(gathered, dossier);
  return std::move(gathered).coalesced();
}

std::vector<std::vector<Contribution>> contributions_by_placement(const Dossier& dossier) {
  std::vector<Contribution> all = contribution_of(dossier);
  std::vector<std::vector<Contribution>> result;
  if (dossier.placements.empty()) {
    result.push_back(std::move(all));
    return result;
  }
  Counters stocks{};  // at the end of the day before
  auto next = all.begin();
  Gathered here;
  for (const Placement& placement : dossier.placements) {
    const Day moved = day_of(placement.until);
    for (; next != all.end() && next->day < moved; ++next) {
      here.add(next->day, next->measure, next->amount);
      if (is_stock(next->measure)) at(stocks, next->measure) += next->amount;
    }
    Gathered there;
    for (const auto& [measure, name] : measures) {
      const int64_t amount = at(stocks, measure);
      if (amount == 0) continue;
      here.add(moved, measure, -amount);
      there.add(moved, measure, amount);
    }
    if (const int64_t open = at(stocks, Measure::open); open != 0) {
      here.add(moved, Measure::moved_out, open);
      there.add(moved, Measure::moved_in, open);
    }
    result.push_back(std::move(here).coalesced());
    here = std::move(there);
  }
  for (; next != all.end(); ++next) here.add(next->day, next->measure, next->amount);
  result.push_back(std::move(here).coalesced());
  return result;
}

std::optional<Instant> due_of_clock(const Dossier& dossier) {
  if (dossier.application.mirrored) return std::nullopt;
  if (!dossier.is_received()) return dossier.acceptance_due;
  const bool runs = dossier.is_open() && dossier.clock() == Clock::running;
  return runs ? dossier.stages.back().due : std::nullopt;
}

std::vector<Measure> measures_at_due_time(const Dossier& dossier) {
  if (!dossier.is_received()) return {Measure::awaiting_late};
  std::vector<Measure> measures{Measure::overdue};
  if (!dossier.letters.empty()) measures.push_back(overdue_with(dossier.letters.front()));
  if (dossier.finishes.empty() && !late_for_good(dossier)) {
    measures.push_back(Measure::portal_open_late);
  }
  return measures;
}

}  // namespace motcua
