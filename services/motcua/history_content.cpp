// One sentence a fact; what belongs to a kind alone is asked by the kind, since fields are shared.
#include "services/motcua/history_content.h"

#include "services/text/text.h"

namespace motcua::cli {

std::string notice_in_words(const v1::Notice& notice, const Speech& speech) {
  std::string words = words_of("value", notice.notice_kind(), speech);
  for (const std::string& more :
       {words_of("value", notice.notice_channel(), speech), notice.recipient()}) {
    if (!more.empty()) words += ", " + more;
  }
  return words;
}

std::string file_in_words(const v1::AttachedFile& file, const Speech& speech) {
  const char* const key = file.has_withdrawn_time() ? "file.withdrawn"
                          : file.of_result()        ? "file.of_result"
                          : file.paper() != 0       ? "file.of_paper"
                                                    : "file";
  return speech(key, {{"number", std::to_string(file.number())},
                      {"name", file.file_name()},
                      {"type", file.media_type()},
                      {"bytes", std::to_string(file.bytes())},
                      {"paper", std::to_string(file.paper())}});
}

std::string HistoryContents::kind_of(const v1::DossierEvent& event) {
  if (event.ends_first_phase()) return "history.first_phase_ends";
  const bool begins_second =
      event.kind() == "supplement_provided" && !event.limit_second_phase().empty();
  return begins_second ? "history.second_phase_begins" : "";
}

void HistoryContents::add(const std::string& content) {
  if (!content.empty()) line_ += (line_.empty() ? "" : "; ") + content;
}

void HistoryContents::add(const char* key, const std::string& value) {
  if (!value.empty()) add(speech_(key, {{"value", value}}));
}

void HistoryContents::add_time(const char* key, bool is_set, const Timestamp& time) {
  if (is_set) add(speech_(key, {{"at", fact_of(time)}}));
}

// Of another procedure or channel: what it was, what is promised now, and when it was due and is.
void HistoryContents::add_amendment(const v1::DossierEvent& event) {
  if (!procedure_.empty() && event.procedure() != procedure_) {
    add(speech_("history.procedure",
                {{"before", procedure(procedure_, procedure_version_)},
                 {"after", procedure(event.procedure(), event.procedure_version())}}));
  }
  if (channel_ != v1::CHANNEL_UNSPECIFIED && event.channel() != channel_) {
    add(speech_("history.channel", {{"before", words_of("value", channel_, speech_)},
                                    {"after", words_of("value", event.channel(), speech_)}}));
  }
  if (!event.repromised()) return;
  add_time("anew.promised", event.has_promised_due_time(), event.promised_due_time());
  const auto& after =
      event.has_due_time_after() ? event.due_time_after() : event.promised_due_time();
  const bool is_due = event.has_due_time_after() || event.has_promised_due_time();
  if (event.has_due_time_before() && is_due) {
    add(speech_("anew.due",
                {{"before", fact_of(event.due_time_before())}, {"after", fact_of(after)}}));
  }
}

// Which one, who, what, within which time.
void HistoryContents::add_consultation_or_part(const v1::DossierEvent& event) {
  if (event.number() == 0) return;
  add(speech_("history.number", {{"number", std::to_string(event.number())}}));
  if (event.kind() == "consulted" || event.kind() == "part_assigned") {
    add(event.unit().empty() ? event.agency() : unit(event.unit()));
    if (!event.limit().empty()) add(speech_("history.limit", {{"limit", event.limit()}}));
  }
  if (event.after_part() != 0) {
    add(speech_("history.after_part", {{"number", std::to_string(event.after_part())}}));
  }
  add_time("history.reply_due", event.has_reply_due_time(), event.reply_due_time());
  add_time("history.part_due", event.has_part_due_time(), event.part_due_time());
  if (event.reply_late() || event.part_late()) add(speech_("history.late"));
  add(event.content());
  add("history.reply_way", event.reply_way());
  add(event.reply());
  add(event.task());
  add(event.part_result());
  for (const auto& begun : event.begun_parts()) {
    const std::string number = std::to_string(begun.number());
    add(begun.has_part_due_time()
            ? speech_("history.part_begins",
                      {{"number", number}, {"due", fact_of(begun.part_due_time())}})
            : speech_("history.part_begins_undated", {{"number", number}}));
  }
}

void HistoryContents::add_letter(const v1::DossierEvent& event) {
  add(event.letter_number());
  add_time("history.reappointed", event.has_reappointed_time(), event.reappointed_time());
  if (event.kind() == "apology_issued") {
    add("history.unit_at_fault", unit(event.unit_at_fault()));
    add("history.signed_by", event.signed_by());
  }
  add(words_of("value", event.delivery_method(), speech_));
  add(event.delivered_to());
}

// That the event set; an amendment's is told with the one before.
void HistoryContents::add_new_due_time(const v1::DossierEvent& event) {
  if (event.kind() == "amended" || !event.has_due_time_after()) return;
  if (event.kind() == "due_time_moved" && event.has_due_time_before()) {
    add(speech_("anew.due", {{"before", fact_of(event.due_time_before())},
                             {"after", fact_of(event.due_time_after())}}));
  } else {
    add_time("history.due", true, event.due_time_after());
  }
}

std::string HistoryContents::of(const v1::DossierEvent& event) {
  line_.clear();
  if (event.kind() == "amended") add_amendment(event);
  if (!event.procedure().empty()) {
    procedure_ = event.procedure();
    procedure_version_ = event.procedure_version();
    channel_ = event.channel();
  }
  if (event.has_notice()) add(notice_in_words(event.notice(), speech_));
  if (event.has_file()) add(file_in_words(event.file(), speech_));
  if (event.amount_vnd() != 0) add(amount_in_words(event.amount_vnd()));
  for (const auto& fee : event.fees()) add(fee_in_words(fee, speech_));
  add(event.reference());
  add(event.receipt_number());
  add(event.tariff());
  if (!event.limit_second_phase().empty()) {
    add(speech_("history.second_phase", {{"limit", event.limit_second_phase()}}));
  }
  add(joined(event.requested_papers()));
  add(words_of("value", event.arrival(), speech_));
  add_consultation_or_part(event);
  add_letter(event);
  if (event.kind() == "reopened") {
    add(words_of("value", event.cause(), speech_));
    if (!event.limit().empty()) add(speech_("history.limit", {{"limit", event.limit()}}));
  }
  if (event.kind() == "moved_to_successor") add(unit(event.unit()));
  add(words_of("value", event.outcome(), speech_));
  add(words_of("value", event.return_method(), speech_));
  add("history.taken_by", event.taken_by());
  add_new_due_time(event);
  return std::move(line_);
}

}  // namespace motcua::cli
