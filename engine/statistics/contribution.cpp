// Flows from the moments of a dossier's life, stocks from its stages.
#include "engine/statistics/contribution.h"

#include <algorithm>

namespace motcua {
namespace {

class Gathered {
 public:
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
  std::vector<Contribution> parts_;
};

std::vector<Contribution> Gathered::coalesced() && {
  std::sort(parts_.begin(), parts_.end(), [](const Contribution& left, const Contribution& right) {
    return left.day != right.day ? left.day < right.day : left.measure < right.measure;
  });
  std::vector<Contribution> result;
  for (const Contribution& part : parts_) {
    if (!result.empty() && result.back().day == part.day && result.back().measure == part.measure) {
      result.back().amount += part.amount;
    } else {
      result.push_back(part);
    }
  }
  std::erase_if(result, [](const Contribution& part) { return part.amount == 0; });
  return result;
}

Measure plus(Measure first, Timeliness timeliness) {
  return static_cast<Measure>(static_cast<int>(first) + static_cast<int>(timeliness) - 1);
}
static_assert(static_cast<int>(Measure::resolved_undated) -
                  static_cast<int>(Measure::resolved_early) ==
              static_cast<int>(Timeliness::undated) - static_cast<int>(Timeliness::early));

void add_receipt(Gathered& gathered, const Dossier& dossier) {
  const Channel channel = dossier.application.channel;
  const Measure measure = is_online(channel)         ? Measure::received_online
                          : channel == Channel::post ? Measure::received_post
                                                     : Measure::received_direct;
  gathered.add(day_of(*dossier.received_at), measure);
}

// The day of a moment after the receipt; a history that runs backwards is held at the receipt.
Day flow_day(const Dossier& dossier, Instant at) {
  return day_of(std::max(at, *dossier.received_at));
}

void add_finishes(Gathered& gathered, const Dossier& dossier) {
  // Finishes and reopenings alternate; the stage that each one began tells the day.
  for (size_t i = 0; i < dossier.finishes.size(); ++i) {
    const Finish& finish = dossier.finishes[i];
    const Day day = flow_day(dossier, finish.at);
    gathered.add(day,
                 plus(i == 0 ? Measure::resolved_early : Measure::again_early, finish.timeliness));
    if (i > 0) continue;
    for (const Letter& letter : dossier.letters) {
      if (finish.timeliness != Timeliness::late) {
        gathered.add(day, Measure::letters_not_needed);
      } else {
        gathered.add(day, letter.timing == LetterTiming::before_due
                              ? Measure::late_letter_before_due
                              : Measure::late_letter_after_due);
        break;  // "with a letter" is a fact of the dossier, however many there are
      }
    }
  }
  for (const Instant at : dossier.reopened_at) {
    gathered.add(flow_day(dossier, at), Measure::reopened);
  }
}

void add_end(Gathered& gathered, const Dossier& dossier) {
  if (!dossier.ended_at) return;
  if (!dossier.is_received()) {
    if (dossier.state == State::refused) gathered.add(day_of(*dossier.ended_at), Measure::refused);
    return;
  }
  const Day day = flow_day(dossier, *dossier.ended_at);
  if (dossier.annulled) {
    gathered.add(day, is_online(dossier.application.channel) ? Measure::annulled_online
                                                             : Measure::annulled_other);
    return;
  }
  gathered.add(day, dossier.state == State::withdrawn ? Measure::withdrawn : Measure::stopped);
  gathered.add(day, plus(Measure::ended_early, dossier.ended_timeliness));
}

// The days [enters, leaves) on whose end the stage counts in a stock.
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
  add_span(gathered, std::max(enters, day_of(letter.issued_at)), next,
           letter.timing == LetterTiming::before_due ? Measure::overdue_letter_before_due
                                                     : Measure::overdue_letter_after_due);
}

void add_stocks(Gathered& gathered, const Dossier& dossier) {
  for (size_t i = 0; i < dossier.stages.size(); ++i) {
    const Stage& stage = dossier.stages[i];
    const Stage* next = i + 1 < dossier.stages.size() ? &dossier.stages[i + 1] : nullptr;
    if (stage.clock == Clock::ended) continue;
    const Day from = day_of(stage.from);
    add_span(gathered, from, next, Measure::open);
    if (stage.clock == Clock::waiting) add_span(gathered, from, next, Measure::waiting);
    if (stage.clock == Clock::undated) add_span(gathered, from, next, Measure::undated_open);
    if (stage.clock == Clock::running) add_overdue(gathered, dossier, stage, next);
  }
}

}  // namespace

std::vector<Contribution> contribution_of(const Dossier& dossier) {
  Gathered gathered;
  if (dossier.is_received()) {
    add_receipt(gathered, dossier);
    add_finishes(gathered, dossier);
    add_stocks(gathered, dossier);
    for (const Pause& pause : dossier.pauses) {
      if (pause.phase == PausePhase::examination) {
        gathered.add(flow_day(dossier, pause.from), Measure::supplements_requested);
      }
    }
    for (const Letter& letter : dossier.letters) {
      if (!letter.reappointed_time) continue;
      gathered.add(flow_day(dossier, letter.issued_at), Measure::reappointments);
    }
  }
  add_end(gathered, dossier);
  return std::move(gathered).coalesced();
}

}  // namespace motcua
