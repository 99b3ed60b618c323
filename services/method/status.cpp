// Codes come from the list of reasons itself.
#include "services/method/status.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "google/rpc/error_details.pb.h"
#include "services/text/text.h"

namespace motcua {
namespace {

constexpr size_t violations_max = 20;
constexpr size_t message_bytes_max = 400;
constexpr size_t fact_bytes_max = 200;
constexpr size_t details_bytes_max = 4096;

// When to ask again, where that may help by then; after a failed write it does not, before somebody
// has looked at the disk and started the server again.
std::optional<std::chrono::milliseconds> retry_after(Reason reason) {
  switch (reason) {
    case Reason::INTAKE_FULL:
    case Reason::WORK_QUEUE_FULL: return std::chrono::milliseconds(200);
    case Reason::DISK_LOW:
    case Reason::CLOCK_SUSPECT: return std::chrono::seconds(30);
    default: return std::nullopt;
  }
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

Code code_of(Reason reason) {
  switch (reason) {
#define X(name, code) \
  case Reason::name: return Code::code;
    MOTCUA_REASONS(X)
#undef X
  }
  return Code::INTERNAL;
}

bool is_of_the_server(Reason reason) {
  switch (code_of(reason)) {
    case Code::RESOURCE_EXHAUSTED:
    case Code::UNAVAILABLE:
    case Code::DEADLINE_EXCEEDED: return true;
    default: return false;
  }
}

Rejection store_failed(const StoreError& error) {
  return {.reason = Reason::STORE_FAILED, .metadata = {{"cause", error.message}}, .violations = {}};
}

google::rpc::Status to_status(const Rejection& rejection, Language language) {
  google::rpc::Status status =
      status_of(code_of(rejection.reason), name_of(rejection.reason), rejection.metadata,
                {.english = message_of(rejection, Language::english),
                 .localized = message_of(rejection, language),
                 .language = language});
  if (const auto after = retry_after(rejection.reason)) {
    google::rpc::RetryInfo retry;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*after);
    retry.mutable_retry_delay()->set_seconds(seconds.count());
    retry.mutable_retry_delay()->set_nanos(
        static_cast<int32_t>(std::chrono::nanoseconds(*after - seconds).count()));
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
