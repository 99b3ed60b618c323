// Codes come from the list of reasons itself.
#include "services/rpc/status.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "engine/closed_set.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/text/text.h"

namespace motcua {
namespace {

constexpr size_t violations_max = 20;
constexpr size_t message_bytes_max = 400;
constexpr size_t fact_bytes_max = 200;
constexpr size_t details_bytes_max = 4096;

struct Reasoned {
  Reason reason;
  grpc::StatusCode code;
};
constexpr std::array all_reasons{
#define X(name, code) Reasoned{Reason::name, grpc::StatusCode::code},
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
    if (one.code == grpc::RESOURCE_EXHAUSTED && !retry_of(one.reason)) return false;
  }
  return true;
}
static_assert(whoever_finds_no_room_is_told_when());

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

}  // namespace

grpc::StatusCode code_of(Reason reason) { return all_reasons[static_cast<size_t>(reason)].code; }

bool is_of_the_server(Reason reason) {
  const grpc::StatusCode code = code_of(reason);
  return code == grpc::RESOURCE_EXHAUSTED || code == grpc::UNAVAILABLE ||
         code == grpc::DEADLINE_EXCEEDED;
}

Rejection store_failed(const StoreError& error) {
  return {.reason = Reason::STORE_FAILED, .metadata = {{"cause", error.message}}, .violations = {}};
}

grpc::Status to_status(const Rejection& rejection, Language language) {
  const grpc::StatusCode code = code_of(rejection.reason);
  google::rpc::Status status;
  status.set_code(code);
  status.set_message(shortened(message_of(rejection, Language::english), message_bytes_max));
  google::rpc::ErrorInfo info;
  info.set_reason(std::string(name_of(rejection.reason)));
  info.set_domain("motcua");
  for (const auto& [key, value] : rejection.metadata)
    (*info.mutable_metadata())[key] = shortened(value, fact_bytes_max);
  status.add_details()->PackFrom(info);
  google::rpc::LocalizedMessage localized;
  localized.set_locale(std::string(locale_of(language)));
  localized.set_message(shortened(message_of(rejection, language), message_bytes_max));
  status.add_details()->PackFrom(localized);
  if (const Retry* const again = retry_of(rejection.reason)) {
    google::rpc::RetryInfo retry;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(again->after);
    retry.mutable_retry_delay()->set_seconds(seconds.count());
    retry.mutable_retry_delay()->set_nanos(
        static_cast<int32_t>(std::chrono::nanoseconds(again->after - seconds).count()));
    status.add_details()->PackFrom(retry);
  }
  if (!rejection.violations.empty()) {
    status.add_details()->PackFrom(bad_request(rejection, language));
    if (status.ByteSizeLong() > details_bytes_max) status.mutable_details()->RemoveLast();
  }
  return {code, status.message(), status.SerializeAsString()};
}

}  // namespace motcua
