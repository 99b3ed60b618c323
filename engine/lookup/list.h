// Lists of dossiers, page by page, through the narrowest index that the query allows. A walk over
// the pages keeps one order, and misses nothing that was there throughout.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/lookup/snapshot.h"
#include "engine/rejection.h"

namespace motcua {

enum class ListQueue {
  open = 1,       // all that are open
  due_today = 2,  // due today and not overdue
  at_risk = 3,    // due within the coming working hours
  overdue = 4,
  apology_owed = 5,  // open, the letter deadline reached, no letter
  waiting = 6,
  undated = 7,
  acceptance = 8,  // submitted, not yet accepted
  to_return = 9,   // resolved, not yet returned
  to_close = 10,   // no supplement has come within its time
  // Its day became off after it was promised, and it can be moved.
  due_on_day_off = 11,
  consulting = 12,  // open, and the answer to a consultation is awaited
  to_move = 13,     // not over, and the unit that handles it has ended
  // A unit is at work on a part of it: here the units asked are those of parts, and those that
  // ended and whose only heir one of them is. Once for each.
  parts = 14,
  asked = 15,       // a unit's reply is awaited: likewise the unit that was asked
  supplement = 16,  // is awaited, before the receipt or after
  payment = 17,     // is awaited
  alert = 18,       // the clerk is to be told of the submission
  transfer = 19,    // received for another unit, and still at the counter
  to_adjust = 20,   // the counter was told of a letter, and has not changed the return time
};

inline constexpr std::array list_queues{Named{ListQueue::open, "open"},
                                        Named{ListQueue::due_today, "due_today"},
                                        Named{ListQueue::at_risk, "at_risk"},
                                        Named{ListQueue::overdue, "overdue"},
                                        Named{ListQueue::apology_owed, "apology_owed"},
                                        Named{ListQueue::waiting, "waiting"},
                                        Named{ListQueue::undated, "undated"},
                                        Named{ListQueue::acceptance, "acceptance"},
                                        Named{ListQueue::to_return, "to_return"},
                                        Named{ListQueue::to_close, "to_close"},
                                        Named{ListQueue::due_on_day_off, "due_on_day_off"},
                                        Named{ListQueue::consulting, "consulting"},
                                        Named{ListQueue::to_move, "to_move"},
                                        Named{ListQueue::parts, "parts"},
                                        Named{ListQueue::asked, "asked"},
                                        Named{ListQueue::supplement, "supplement"},
                                        Named{ListQueue::payment, "payment"},
                                        Named{ListQueue::alert, "alert"},
                                        Named{ListQueue::transfer, "transfer"},
                                        Named{ListQueue::to_adjust, "to_adjust"}};
static_assert(has_a_row_for_each(list_queues, &Named<ListQueue>::value));
constexpr const auto& names_of(ListQueue) { return list_queues; }

// Which of a dossier's units is among those asked. `turn`: the one that has something to do, by the
// queue: the counter's (receiving) are acceptance, to_return, to_close, supplement, payment, alert,
// transfer and to_adjust; without a queue the handling unit.
enum class QueueSide { turn = 1, handling = 2, receiving = 3, either = 4 };
inline constexpr std::array queue_sides{
    Named{QueueSide::turn, "turn"}, Named{QueueSide::handling, "handling"},
    Named{QueueSide::receiving, "receiving"}, Named{QueueSide::either, "either"}};
static_assert(has_a_row_for_each(queue_sides, &Named<QueueSide>::value));
constexpr const auto& names_of(QueueSide) { return queue_sides; }

// Half a year of working days: what is further off is not at risk.
inline constexpr int64_t at_risk_minutes_max = 60'000;

// The field list is all that is asked but the page itself: a request is read by it
// (services/method/paging.h), and a page's token is bound to it.
struct ListQuery {
  std::string unit;  // empty: all
  bool subtree = false;
  std::optional<ListQueue> queue;
  int64_t at_risk_minutes = 16 * 60;  // working minutes, to at_risk_minutes_max
  std::optional<State> state;
  std::string identity;  // this and the next: however they are written (engine/utf8.h)
  std::string telephone;
  std::string code_prefix;
  std::string caller_reference;
  std::string caller;
  std::string officer;  // who holds it
  std::optional<Day> received_from;
  std::optional<Day> received_to;
  std::optional<QueueSide> side = {};  // none: turn; of parts, asked and to_move: no matter
  std::string holder = {};             // the unit that holds it
  std::string task = {};               // what is done with a page of them; empty: they are told
  int32_t page_size = 100;
  std::string page_token;
  bool with_tokens = false;  // behind each dossier
  // Leaves out what is not for whoever asks; empty: shows all.
  std::function<bool(const Dossier&)> shows = {};
  static constexpr auto fields() {
    return std::tuple(
        field(1, "unit", &ListQuery::unit, impersonal()), field(2, "subtree", &ListQuery::subtree),
        field(3, "queue", &ListQuery::queue),
        field(4, "at_risk_minutes", &ListQuery::at_risk_minutes),
        field(5, "state", &ListQuery::state),
        field(6, "identity", &ListQuery::identity, personal()),
        field(7, "telephone", &ListQuery::telephone, personal()),
        field(8, "code_prefix", &ListQuery::code_prefix, impersonal()),
        field(9, "caller_reference", &ListQuery::caller_reference, personal()),
        field(10, "caller", &ListQuery::caller, impersonal()),
        field(11, "officer", &ListQuery::officer, impersonal()),
        field(12, "received_from", &ListQuery::received_from),
        field(13, "received_to", &ListQuery::received_to),
        field(14, "task", &ListQuery::task, personal()), field(30, "side", &ListQuery::side),
        field(31, "holder", &ListQuery::holder, impersonal()));
  }
};

struct ListPage {
  std::vector<Dossier> dossiers;
  std::string next_page_token;  // empty: that was all. A page may be short, even empty, before that
  std::vector<std::string> tokens;  // of what follows each dossier, if they were asked for
};

// Errors: FIELD_VIOLATION (an identity or a telephone of which nothing is left to match),
// UNIT_NOT_FOUND (of the holder, too), PAGE_TOKEN_INVALID (not of this query), STORE_FAILED.
// Of a queue the most urgent first: by the time that its rows are kept under, of `open` those that
// are due before those that wait and those without a due time; each once, of parts and asked once
// for each unit.
OrRejection<ListPage> list_dossiers(const Snapshot& snapshot, const ListQuery& query);

}  // namespace motcua
