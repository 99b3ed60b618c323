// The life cycle as one table: which verb is allowed in which states. States carry the national
// portal's numbers. The table is proved by static_asserts; each transition's rules beyond the state
// are in its own file under transitions/.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

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
    Transition{Verb::record_payment, "record_payment", "payment_recorded", states({2, 4, 6, 9})},
    Transition{Verb::issue_apology, "issue_apology", "apology_issued", states({2, 4, 5, 6, 9, 10})},
    Transition{Verb::acknowledge_apology, "acknowledge_apology", "apology_acknowledged",
               states({2, 4, 5, 6, 7, 8, 9, 10})},
    Transition{Verb::resolve, "resolve", "resolved", states({2, 4})},
    Transition{Verb::return_result, "return_result", "returned", states({9})},
    Transition{Verb::withdraw, "withdraw", "withdrawn", states({1, 2, 4, 5, 6})},
    Transition{Verb::stop, "stop", "stopped", states({2, 4, 5, 6})},
    Transition{Verb::annul, "annul", "annulled", states({2})},
    Transition{Verb::reopen, "reopen", "reopened", states({9, 10})},
    Transition{Verb::amend, "amend", "amended", states({1, 2, 4, 5, 6})},
    Transition{Verb::rate, "rate", "rated", states({9, 10})},
    Transition{Verb::correct, "correct", "corrected", states({3, 7, 8, 9, 10})},
    Transition{Verb::erase, "erase", "erased", states({3, 7, 8, 10})},
};

constexpr const Transition& transition_of(Verb verb) {
  return lifecycle[static_cast<size_t>(verb) - 1];
}
constexpr bool is_allowed(Verb verb, State state) {
  return (transition_of(verb).from >> static_cast<int>(state) & 1u) != 0;
}

namespace lifecycle_proofs {
constexpr bool rows_are_in_order() {
  for (size_t i = 0; i < lifecycle.size(); ++i) {
    if (static_cast<size_t>(lifecycle[i].verb) != i + 1) return false;
  }
  return true;
}
// These two leave the state as it is.
constexpr int ways_out_of(State state) {
  int count = 0;
  for (const auto& row : lifecycle) {
    const bool stays = row.verb == Verb::correct || row.verb == Verb::erase;
    count += is_allowed(row.verb, state) && !stays ? 1 : 0;
  }
  return count;
}
static_assert(rows_are_in_order());
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

constexpr std::string_view name_of(State state) {
  constexpr std::array<std::string_view, 11> names{"NONE",
                                                   "SUBMITTED",
                                                   "RECEIVED",
                                                   "REFUSED",
                                                   "PROCESSING",
                                                   "AWAITING_SUPPLEMENT",
                                                   "AWAITING_PAYMENT",
                                                   "WITHDRAWN",
                                                   "STOPPED",
                                                   "RESOLVED",
                                                   "RETURNED"};
  return names[static_cast<size_t>(state)];
}

}  // namespace motcua
