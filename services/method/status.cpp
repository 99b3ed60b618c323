// Codes come from the list of reasons itself.
#include "services/method/status.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "engine/closed_set.h"
#include "google/rpc/error_details.pb.h"
#include "services/text/text.h"

namespace motcua {
namespace {

constexpr size_t violations_max = 20;
constexpr size_t message_bytes_max = 900;
constexpr size_t fact_bytes_max = 400;
constexpr size_t details_bytes_max = 4096;

struct Reasoned {
  Reason reason;
  Code code;
};
constexpr std::array all_reasons{
#define X(name, code) Reasoned{Reason::name, Code::code},
    MOTCUA_REASONS(X)
#undef X
};
static_assert(has_a_row_for_each(all_reasons, &Reasoned::reason));

// When to ask again, where that may help by then; after a failed write it does not, before somebody
// has looked at the disk and started the server again.
struct Retry {
  Reason reason;
  std::chrono::milliseconds after;
};
constexpr std::array retries{Retry{Reason::INTAKE_FULL, std::chrono::milliseconds(200)},
                             Retry{Reason::WORK_QUEUE_FULL, std::chrono::milliseconds(200)},
                             Retry{Reason::TOO_MANY_ATTEMPTS, std::chrono::seconds(1)},
                             Retry{Reason::DISK_LOW, std::chrono::seconds(30)},
                             Retry{Reason::CLOCK_SUSPECT, std::chrono::seconds(30)}};

constexpr const Retry* retry_of(Reason reason) {
  for (const Retry& retry : retries) {
    if (retry.reason == reason) return &retry;
  }
  return nullptr;
}

constexpr bool whoever_finds_no_room_is_told_when() {
  for (const Reasoned& one : all_reasons) {
    if (one.code == Code::RESOURCE_EXHAUSTED && !retry_of(one.reason)) return false;
  }
  return true;
}
static_assert(whoever_finds_no_room_is_told_when());

// Where the refusal itself knows how long ("wait_seconds"), that.
std::chrono::milliseconds wait_of(const Retry& retry, const Rejection& rejection) {
  int64_t seconds = 0;
  for (const auto& [key, value] : rejection.metadata) {
    if (key == "wait_seconds") std::from_chars(value.data(), value.data() + value.size(), seconds);
  }
  return seconds > 0 ? std::chrono::seconds(seconds) : retry.after;
}

google::rpc::BadRequest bad_request(const Rejection& rejection, Language language) {
  google::rpc::BadRequest details;
  const auto fields = fields_at_fault(rejection);
  for (size_t i = 0; i < fields.size(); ++i) {
    auto& violation = *details.add_field_violations();
    if (i == violations_max) {
      violation.set_description(
          message("violations.more", {{"count", std::to_string(fields.size() - i)}}, language));
      break;
    }
    violation.set_field(shortened(fields[i]->path, fact_bytes_max));
    violation.set_description(message_of(*fields[i], language));
  }
  return details;
}

struct Words {
  std::string english;
  std::string localized;
  Language language;
};

// With ErrorInfo and LocalizedMessage.
google::rpc::Status status_of(Code code, std::string_view reason, const Metadata& facts,
                              const Words& words) {
  google::rpc::Status status;
  status.set_code(static_cast<int32_t>(code));
  status.set_message(shortened(words.english, message_bytes_max));
  google::rpc::ErrorInfo info;
  info.set_reason(std::string(reason));
  info.set_domain("motcua");
  for (const auto& [key, value] : facts) {
    (*info.mutable_metadata())[key] = shortened(value, fact_bytes_max);
  }
  status.add_details()->PackFrom(info);
  google::rpc::LocalizedMessage localized;
  localized.set_locale(std::string(locale_of(words.language)));
  localized.set_message(shortened(words.localized, message_bytes_max));
  status.add_details()->PackFrom(localized);
  return status;
}

}  // namespace

Code code_of(Reason reason) { return all_reasons[static_cast<size_t>(reason)].code; }

bool is_of_the_server(Reason reason) {
  const Code code = code_of(reason);
  return code == Code::RESOURCE_EXHAUSTED || code == Code::UNAVAILABLE ||
         code == Code::DEADLINE_EXCEEDED;
}

google::rpc::Status to_status(const Rejection& rejection, Language language) {
  google::rpc::Status status =
      status_of(code_of(rejection.reason), name_of(rejection.reason), rejection.metadata,
                {.english = message_of(rejection, Language::english),
                 .localized = message_of(rejection, language),
                 .language = language});
  if (const Retry* const again = retry_of(rejection.reason)) {
    google::rpc::RetryInfo retry;
    const auto wait = wait_of(*again, rejection);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait);
    retry.mutable_retry_delay()->set_seconds(seconds.count());
    retry.mutable_retry_delay()->set_nanos(
        static_cast<int32_t>(std::chrono::nanoseconds(wait - seconds).count()));
    status.add_details()->PackFrom(retry);
  }
  if (!rejection.violations.empty()) {
    status.add_details()->PackFrom(bad_request(rejection, language));
    if (status.ByteSizeLong() > details_bytes_max) status.mutable_details()->RemoveLast();
  }
  return status;
}

google::rpc::Status unanswered(Language language) {
  constexpr std::string_view reason = "UNANSWERED";
  return status_of(Code::INTERNAL, reason, {},
                   {.english = message(reason, {}, Language::english),
                    .localized = message(reason, {}, language),
                    .language = language});
}

}  // namespace motcua
