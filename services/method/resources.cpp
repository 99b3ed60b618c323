// Derived fields, events of any kind, steps, request ids.
#include "services/method/resources.h"

#include <algorithm>

#include "engine/dossier/fees.h"
#include "engine/dossier/personal.h"
#include "engine/records/digest.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

// Of few characters none: they would be all.
std::string last_characters(std::string_view text, size_t count) {
  size_t at = text.size();
  for (size_t left = count; at > 0 && left > 0;) {
    --at;
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xc0u) != 0x80u;
    if (begins) --left;
  }
  return at < count ? "" : std::string(text.substr(at));
}

// What the verb is about is there: a letter, a part, a question. What the catalogue decides besides
// is left to the verb.
bool has_object(const Dossier& dossier, Verb verb) {
  if (verb == Verb::acknowledge_apology || verb == Verb::adjust_return_time) {
    return !dossier.letters.empty();
  }
  if (verb == Verb::arrive) return dossier.application.boundary != Boundary::not_said;
  if (verb == Verb::answer_consultation) {
    return std::any_of(dossier.consultations.begin(), dossier.consultations.end(),
                       [](const Consultation& one) { return !one.answered_at; });
  }
  if (verb == Verb::finish_part) return !parts_at_work(dossier).empty();
  if (verb == Verb::withdraw_file) {
    return std::any_of(dossier.files.begin(), dossier.files.end(),
                       [&](const AttachedFile& file) { return can_be_withdrawn(file, dossier); });
  }
  if (verb == Verb::record_refund) return refundable_vnd(dossier) > 0;
  if (verb == Verb::exempt_fee) {
    for (size_t i = 1; i <= dossier.obligations.size(); ++i) {
      if (still_owed_vnd(dossier, static_cast<int32_t>(i)) > 0) return true;
    }
    return false;
  }
  return true;
}

}  // namespace

void to_resource(const Dossier& dossier, Instant now, v1::Dossier& resource) {
  wire::to_message(dossier, resource);
  resource.set_undated(dossier.is_received() && !dossier.promise.due_time);
  resource.set_overdue(is_overdue(dossier, now));
  resource.set_outstanding_vnd(outstanding_vnd(dossier));
  // The slip's promise is the first phase's, and no result was due by it.
  if (!dossier.finishes.empty() && !dossier.second_phase) {
    const Timeliness by_slip = judge(dossier.finishes.back().at, dossier.promise.due_time);
    resource.set_slip_timeliness(static_cast<v1::Timeliness>(by_slip));
  }
  if (const auto time = return_time(dossier)) {
    *resource.mutable_return_time() = wire::to_timestamp(*time);
  }
  for (const auto& row : lifecycle) {
    const bool is_offered = dossier.allows(row.verb) && has_object(dossier, row.verb);
    if (is_offered) resource.add_allowed_actions(std::string(row.name));
  }
}

void to_resource(const JournalRecord& record, const std::string& record_bytes, int32_t revision,
                 v1::DossierEvent& resource) {
  const auto& event = std::get<DossierEvent>(record.body);
  std::visit([&](const auto& e) { wire::to_message(e, resource); }, event);
  resource.set_sequence(record.header.sequence);
  resource.set_revision(revision);
  resource.set_kind(std::string(transition_of(verb_of(event)).event));
  *resource.mutable_effective_time() = wire::to_timestamp(record.header.effective_at);
  *resource.mutable_recorded_time() = wire::to_timestamp(record.header.recorded_at);
  wire::to_message(record.header.actor, *resource.mutable_actor());
  resource.set_imported(record.header.imported);
  resource.set_late_entry_reason(record.header.late_entry_reason);
  resource.set_record_hash(to_hex(sha256(record_bytes)));
}

void to_resource(const Step& step, v1::DueTimeStep& resource) {
  *resource.mutable_start_time() = wire::to_timestamp(instant_of(step.from));
  *resource.mutable_end_time() = wire::to_timestamp(instant_of(step.to));
  resource.set_reason(std::string(name_of(step.reason)));
  resource.set_name(step.name);
  resource.set_counted(static_cast<int32_t>(step.counted));
  resource.set_count_unit(std::string(name_of(step.unit)));
}

std::optional<std::string> parse_uuid(std::string_view text) {
  constexpr size_t uuid_text_bytes = 36;
  if (text.size() != uuid_text_bytes) return std::nullopt;
  std::string bytes;
  int high = -1;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (c != '-') return std::nullopt;
      continue;
    }
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    if (high < 0) {
      high = digit;
    } else {
      bytes.push_back(static_cast<char>(high << 4 | digit));
      high = -1;
    }
  }
  if (bytes == std::string(bytes.size(), '\0')) return std::nullopt;
  return bytes;
}

std::string masked(std::string_view text) {
  constexpr size_t shown = 3;
  return text.empty() ? std::string() : "***" + last_characters(text, shown);
}

Dossier masked(const Dossier& dossier) {
  Dossier shown = dossier;
  clear_personal(shown);
  const Applicant& whole = dossier.application.applicant;
  Applicant& applicant = shown.application.applicant;
  applicant.name = whole.name;
  applicant.identity = masked(whole.identity);
  applicant.telephone = masked(whole.telephone);
  const Submitter& whole_submitter = dossier.application.submitted_by;
  Submitter& submitter = shown.application.submitted_by;
  submitter.name = whole_submitter.name;
  submitter.identity = masked(whole_submitter.identity);
  submitter.telephone = masked(whole_submitter.telephone);
  return shown;
}

}  // namespace motcua
