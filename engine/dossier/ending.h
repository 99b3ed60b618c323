// How a dossier ends without a result: one table says what each ending means for the state, the
// figures and the integrity report. Endings are judged and applied here alone; a new one is a row.
#pragma once

#include "engine/dossier/situation.h"
#include "engine/statistics/measures.h"

namespace motcua {

enum class Ending { refused = 1, withdrawn, stopped, annulled };

// As what it is counted.
enum class EndingKind {
  unaccepted,  // never was received: in no column but its own
  judged,      // early, on time or late at the end; by the national portal, too
  undone,      // as if it never had been received
};

struct EndingRow {
  Ending ending;
  EndingKind kind;
  State state;
  Verb verb;        // that ends it so; the integrity report looks for who did that
  Measure online;   // what it adds to, where the application came online
  Measure at_desk;  // and where it came otherwise

  // What became of it, a column of form II.06a: "withdrawn".
  constexpr std::string_view name() const { return transition_of(verb).event; }
};

inline constexpr std::array endings{
    EndingRow{Ending::refused, EndingKind::unaccepted, State::refused, Verb::refuse,
              Measure::refused, Measure::refused},
    EndingRow{Ending::withdrawn, EndingKind::judged, State::withdrawn, Verb::withdraw,
              Measure::withdrawn, Measure::withdrawn},
    EndingRow{Ending::stopped, EndingKind::judged, State::stopped, Verb::stop, Measure::stopped,
              Measure::stopped},
    EndingRow{Ending::annulled, EndingKind::undone, State::stopped, Verb::annul,
              Measure::annulled_online, Measure::annulled_other},
};
static_assert(has_a_row_for_each(endings, &EndingRow::ending));

constexpr const EndingRow& row_of(Ending ending) {
  return endings[static_cast<size_t>(ending) - 1];
}

namespace ending_proofs {
// A dossier tells its state and whether it was annulled, and no more.
constexpr bool are_told_apart() {
  for (const EndingRow& one : endings) {
    for (const EndingRow& other : endings) {
      const bool same_kind = (one.kind == EndingKind::undone) == (other.kind == EndingKind::undone);
      if (one.ending != other.ending && one.state == other.state && same_kind) return false;
    }
  }
  return true;
}
// In every state where all is over, an ending led to it, or the result was returned.
constexpr bool have_all_states() {
  for (const StateRow& row : state_table) {
    bool ends = row.phase != Phase::over || row.state == State::returned;
    for (const EndingRow& ending : endings) ends = ends || ending.state == row.state;
    if (!ends) return false;
  }
  return true;
}
// Who was received may be late, and so may have to be told that the apology was received.
constexpr bool let_apologies_be_acknowledged() {
  for (const EndingRow& row : endings) {
    const bool is_received = row.kind != EndingKind::unaccepted;
    if (is_received && !is_allowed(Verb::acknowledge_apology, row.state)) return false;
  }
  return true;
}
static_assert(let_apologies_be_acknowledged());
static_assert(are_told_apart());
static_assert(have_all_states());
}  // namespace ending_proofs

// Null while it has not ended so.
const EndingRow* ending_of(const Dossier& dossier);

// Judged at the moment it ends or, if its clock was stopped, at the moment the clock stopped.
// Undated if it never was received.
Timeliness judge_ending(const Dossier& dossier, Instant effective);

// Ends an open pause, the stages and the dossier.
void end(Dossier& dossier, Ending ending, Instant effective, Timeliness timeliness);

}  // namespace motcua
