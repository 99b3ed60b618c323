// One queue, one time.
#include "services/motcua/queue_time.h"

#include <utility>

namespace motcua::cli {
namespace {

using google::protobuf::Timestamp;

QueueTime due_at(bool is_set, const Timestamp& time) {
  return {.time = is_set ? std::optional(time) : std::nullopt, .is_due = true};
}

QueueTime since(bool is_set, const Timestamp& time) {
  return {.time = is_set ? std::optional(time) : std::nullopt, .is_due = false};
}

void take_earlier(QueueTime& first, const Timestamp& time) {
  if (!first.time || has_passed(time, *first.time)) first = due_at(true, time);
}

// What was asked or given without a limit is due at once.
QueueTime first_reply(const v1::Dossier& dossier, const std::string& unit) {
  QueueTime first;
  for (const auto& one : dossier.consultations()) {
    if (one.has_answered_time() || (!unit.empty() && one.unit() != unit)) continue;
    take_earlier(first, one.has_reply_due_time() ? one.reply_due_time() : one.asked_time());
  }
  return first.time || unit.empty() ? first : first_reply(dossier, "");
}

QueueTime first_part(const v1::Dossier& dossier, const std::string& unit) {
  QueueTime first;
  for (const auto& one : dossier.parts()) {
    const bool is_at_work = one.has_begun_time() && !one.has_finished_time();
    if (!is_at_work || (!unit.empty() && one.unit() != unit)) continue;
    take_earlier(first, one.has_due_time() ? one.due_time() : one.begun_time());
  }
  return first.time || unit.empty() ? first : first_part(dossier, "");
}

QueueTime paused_since(const v1::Dossier& dossier) {
  if (dossier.pauses().empty()) return {};
  return since(true, dossier.pauses().rbegin()->start_time());
}

// Of a supplement that is awaited before the receipt: since when.
QueueTime acceptance(const v1::Dossier& dossier) {
  if (dossier.state() != v1::SUBMITTED) return paused_since(dossier);
  if (dossier.has_acceptance_due_time()) return due_at(true, dossier.acceptance_due_time());
  return since(dossier.has_submitted_time(), dossier.submitted_time());
}

QueueTime closable_since(const v1::Dossier& dossier) {
  if (dossier.pauses().empty()) return {};
  const v1::Pause& pause = *dossier.pauses().rbegin();
  return since(pause.has_closable_time(), pause.closable_time());
}

QueueTime told_since(const v1::Dossier& dossier) {
  if (dossier.letters().empty()) return {};
  const v1::Letter& letter = *dossier.letters().rbegin();
  return since(letter.has_counter_notified_time(), letter.counter_notified_time());
}

QueueTime resolved_since(const v1::Dossier& dossier) {
  if (dossier.finishes().empty()) return {};
  return since(true, dossier.finishes().rbegin()->finish_time());
}

QueueTime waiting_since(const v1::Dossier& dossier) {
  if (dossier.stages().empty()) return {};
  return since(true, dossier.stages().rbegin()->start_time());
}

}  // namespace

QueueOrder order_of(const std::string& queue) {
  for (const char* const one :
       {"acceptance", "alert", "transfer", "consulting", "parts", "asked"}) {
    if (queue == one) return QueueOrder::other_due;
  }
  for (const char* const one :
       {"waiting", "undated", "to_return", "to_close", "supplement", "payment", "to_adjust"}) {
    if (queue == one) return QueueOrder::since;
  }
  return QueueOrder::due;
}

QueueTime time_in_queue(const std::string& queue, const v1::Dossier& dossier,
                        const std::string& unit) {
  if (queue == "acceptance") return acceptance(dossier);
  if (queue == "alert") return due_at(dossier.alert().has_due_time(), dossier.alert().due_time());
  if (queue == "transfer") {
    return due_at(dossier.has_transfer_due_time(), dossier.transfer_due_time());
  }
  if (queue == "consulting") return first_reply(dossier, "");
  if (queue == "asked") return first_reply(dossier, unit);
  if (queue == "parts") return first_part(dossier, unit);
  if (queue == "waiting") return waiting_since(dossier);
  if (queue == "undated") return since(dossier.has_received_time(), dossier.received_time());
  if (queue == "to_return") return resolved_since(dossier);
  if (queue == "to_close") return closable_since(dossier);
  if (queue == "supplement" || queue == "payment") return paused_since(dossier);
  if (queue == "to_adjust") return told_since(dossier);
  return due_at(dossier.has_due_time(), dossier.due_time());
}

bool has_passed(const Timestamp& time, const Timestamp& now) {
  return std::pair(time.seconds(), time.nanos()) < std::pair(now.seconds(), now.nanos());
}

}  // namespace motcua::cli
