// The life cycle as two tables: the states, which carry the national portal's numbers, and which
// verb is allowed in which of them. Both are proved by static_asserts; each transition's rules
// beyond the state are in its own file under transitions/, what an ending means in ending.h.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "engine/closed_set.h"

namespace motcua {

enum class State {
  none = 0,  // no dossier yet
  submitted = 1,
  received = 2,
  refused = 3,
  processing = 4,
  awaiting_supplement = 5,
  awaiting_payment = 6,
  withdrawn = 7,
  stopped = 8,
  resolved = 9,
  returned = 10,
};

// How far a dossier in that state has come.
enum class Phase {
  none,
  undecided,  // whether it is received
  open,       // being worked on, or awaiting a supplement before it is received
  resolved,   // the result waits to be returned
  over,       // nothing more is done with it, unless it is reopened
};

struct StateRow {
  State state;
  std::string_view name;
  Phase phase;
};

inline constexpr std::array state_table{
    StateRow{State::none, "NONE", Phase::none},
    StateRow{State::submitted, "SUBMITTED", Phase::undecided},
    StateRow{State::received, "RECEIVED", Phase::open},
    StateRow{State::refused, "REFUSED", Phase::over},
    StateRow{State::processing, "PROCESSING", Phase::open},
    StateRow{State::awaiting_supplement, "AWAITING_SUPPLEMENT", Phase::open},
    StateRow{State::awaiting_payment, "AWAITING_PAYMENT", Phase::open},
    StateRow{State::withdrawn, "WITHDRAWN", Phase::over},
    StateRow{State::stopped, "STOPPED", Phase::over},
    StateRow{State::resolved, "RESOLVED", Phase::resolved},
    StateRow{State::returned, "RETURNED", Phase::over},
};
static_assert(has_a_row_for_each(state_table, &StateRow::state));

// A stored dossier may say any number. If no state has it, the name is empty, and no verb allowed.
constexpr std::string_view name_of(State state) {
  const StateRow* const row = find_row(state_table, &StateRow::state, state);
  return row ? row->name : std::string_view();
}
constexpr Phase phase_of(State state) {
  const StateRow* const row = find_row(state_table, &StateRow::state, state);
  return row ? row->phase : Phase::none;
}

enum class Verb {
  submit = 1,
  receive,
  refuse,
  hand_over,
  request_supplement,
  provide_supplement,
  request_payment,
  record_payment,
  issue_apology,
  acknowledge_apology,
  resolve,
  return_result,
  withdraw,
  stop,
  annul,
  reopen,
  amend,
  rate,
  correct,
  erase,
  arrive,
  alert,
  adjust_return_time,
  consult,
  answer_consultation,
  notify,
  move_due_time,
  move_to_successor,
  assign_part,
  finish_part,
  attach_file,
  withdraw_file,
  record_refund,
  exempt_fee,
};

struct Transition {
  Verb verb;
  std::string_view name;   // of the command: "hand_over"
  std::string_view event;  // of what happened, in histories: "handed_over"
  uint32_t from;           // a bit per state
};

constexpr uint32_t states(std::initializer_list<int> numbers) {
  uint32_t bits = 0;
  for (const int number : numbers) bits |= 1u << number;
  return bits;
}

inline constexpr std::array lifecycle{
    Transition{Verb::submit, "submit", "submitted", states({0})},
    Transition{Verb::receive, "receive", "received", states({0, 1})},
    Transition{Verb::refuse, "refuse", "refused", states({0, 1})},
    Transition{Verb::hand_over, "hand_over", "handed_over", states({2, 4})},
    Transition{Verb::request_supplement, "request_supplement", "supplement_requested",
               states({1, 2, 4})},
    Transition{Verb::provide_supplement, "provide_supplement", "supplement_provided", states({5})},
    Transition{Verb::request_payment, "request_payment", "payment_requested", states({2, 4})},
    Transition{Verb::record_payment, "record_payment", "payment_recorded",
               states({1, 2, 3, 4, 5, 6, 7, 8, 9, 10})},
    Transition{Verb::issue_apology, "issue_apology", "apology_issued", states({2, 4, 5, 6, 9, 10})},
    Transition{Verb::acknowledge_apology, "acknowledge_apology", "apology_acknowledged",
               states({2, 4, 5, 6, 7, 8, 9, 10})},
    Transition{Verb::resolve, "resolve", "resolved", states({2, 4})},
    Transition{Verb::return_result, "return_result", "returned", states({9, 10})},
    Transition{Verb::withdraw, "withdraw", "withdrawn", states({1, 2, 4, 5, 6})},
    Transition{Verb::stop, "stop", "stopped", states({2, 4, 5, 6})},
    Transition{Verb::annul, "annul", "annulled", states({2})},
    Transition{Verb::reopen, "reopen", "reopened", states({9, 10})},
    Transition{Verb::amend, "amend", "amended", states({1, 2, 4, 5, 6})},
    Transition{Verb::rate, "rate", "rated", states({9, 10})},
    Transition{Verb::correct, "correct", "corrected", states({3, 7, 8, 9, 10})},
    Transition{Verb::erase, "erase", "erased", states({3, 7, 8, 10})},
    Transition{Verb::arrive, "arrive", "arrived", states({2, 4, 5, 6, 9})},
    Transition{Verb::alert, "alert", "alerted", states({1})},
    Transition{Verb::adjust_return_time, "adjust_return_time", "return_time_adjusted",
               states({2, 4, 5, 6, 9})},
    Transition{Verb::consult, "consult", "consulted", states({2, 4, 5, 6})},
    Transition{Verb::answer_consultation, "answer_consultation", "consultation_answered",
               states({2, 4, 5, 6, 9})},
    Transition{Verb::notify, "notify", "notified", states({1, 2, 3, 4, 5, 6, 7, 8, 9, 10})},
    Transition{Verb::move_due_time, "move_due_time", "due_time_moved", states({2, 4, 5, 6})},
    Transition{Verb::move_to_successor, "move_to_successor", "moved_to_successor",
               states({1, 2, 4, 5, 6, 9})},
    Transition{Verb::assign_part, "assign_part", "part_assigned", states({2, 4})},
    Transition{Verb::finish_part, "finish_part", "part_finished", states({2, 4, 5, 6, 9})},
    Transition{Verb::attach_file, "attach_file", "file_attached", states({1, 2, 4, 5, 6, 9, 10})},
    Transition{Verb::withdraw_file, "withdraw_file", "file_withdrawn",
               states({1, 2, 4, 5, 6, 9, 10})},
    Transition{Verb::record_refund, "record_refund", "refund_recorded",
               states({1, 2, 3, 4, 5, 6, 7, 8, 9, 10})},
    Transition{Verb::exempt_fee, "exempt_fee", "fee_exempted", states({2, 4, 5, 6, 9, 10})},
};

constexpr const Transition& transition_of(Verb verb) {
  return lifecycle[static_cast<size_t>(verb) - 1];
}
constexpr bool is_allowed(Verb verb, State state) {
  const StateRow* const known = find_row(state_table, &StateRow::state, state);
  return known && (transition_of(verb).from >> static_cast<int>(state) & 1u) != 0;
}

namespace lifecycle_proofs {
// But these, which may come last.
constexpr int ways_out_of(State state) {
  int count = 0;
  for (const auto& row : lifecycle) {
    const bool is_money = row.verb == Verb::record_payment || row.verb == Verb::record_refund;
    const bool stays = row.verb == Verb::correct || row.verb == Verb::erase ||
                       row.verb == Verb::notify || is_money;
    count += is_allowed(row.verb, state) && !stays ? 1 : 0;
  }
  return count;
}
constexpr bool is_allowed_in_all(Verb verb, Phase phase) {
  for (const StateRow& row : state_table) {
    if (row.phase == phase && !is_allowed(verb, row.state)) return false;
  }
  return true;
}
static_assert(has_a_row_for_each(lifecycle, &Transition::verb));
static_assert(state_table.size() <= 32, "a bit each");
static_assert(is_allowed_in_all(Verb::correct, Phase::over), "a person's data can be put right");
static_assert(is_allowed_in_all(Verb::erase, Phase::over), "and do not stay for ever");
static_assert(ways_out_of(State::refused) == 0, "a refusal is final");
static_assert(!is_allowed(Verb::resolve, State::submitted), "nothing is resolved before receipt");
static_assert(!is_allowed(Verb::receive, State::received), "nothing is received twice");
static_assert(!is_allowed(Verb::return_result, State::withdrawn));
static_assert(!is_allowed(Verb::hand_over, State::returned), "back to work only by reopening");
}  // namespace lifecycle_proofs

inline std::vector<std::string_view> allowed_actions(State state) {
  std::vector<std::string_view> names;
  for (const auto& row : lifecycle) {
    if (is_allowed(row.verb, state)) names.push_back(row.name);
  }
  return names;
}

}  // namespace motcua
