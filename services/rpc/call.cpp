// Callers from metadata; answers as bytes.
#include "services/rpc/call.h"

#include <chrono>

#include "services/text/text.h"

namespace motcua {
namespace {

constexpr const char* officer_key = "motcua-officer";
constexpr const char* unit_key = "motcua-unit";
constexpr const char* role_key = "motcua-role";
constexpr Shape actor_text{.characters_max = 100};

// The values of the key, with commas between; nothing if it is not given.
std::string metadata_of(const CallMetadata& metadata, const char* key) {
  const auto [first, last] = metadata.equal_range(key);
  std::string value;
  for (auto given = first; given != last; ++given) {
    if (given != first) value.push_back(',');
    value.append(given->second.data(), given->second.size());
  }
  return value;
}

void read_actor_text(const CallMetadata& metadata, const char* key, std::string& value,
                     std::vector<Violation>& violations) {
  auto text = decode_percent(metadata_of(metadata, key));
  if (!text) {
    violations.push_back({key, "percent_encoded"});
  } else {
    value = std::move(*text);
    check_text(value, actor_text, key, violations);
  }
}

void read_role(const CallMetadata& metadata, Role& role, std::vector<Violation>& violations) {
  const std::string given = metadata_of(metadata, role_key);
  const auto known = given.empty() ? Role::clerk : find_named(roles, given);
  if (known) {
    role = *known;
    return;
  }
  std::vector<std::string_view> names = names_in(roles);
  names.erase(names.begin());  // of nobody who calls
  violations.push_back({role_key, "one_of " + joined(names)});
}

}  // namespace

Language language_of(const CallMetadata& metadata) {
  return parse_language(metadata_of(metadata, "accept-language"));
}

OrRejection<Caller> caller_of(const CallMetadata& metadata,
                              std::chrono::system_clock::time_point deadline) {
  Caller caller;
  caller.language = language_of(metadata);
  Rejection rejection;
  for (const char* key : {officer_key, unit_key, role_key}) {
    if (metadata.count(key) > 1) {
      rejection.violations.push_back({key, "given_once"});
    }
  }
  if (rejection.violations.empty()) {
    read_actor_text(metadata, officer_key, caller.actor.officer, rejection.violations);
    read_actor_text(metadata, unit_key, caller.actor.unit, rejection.violations);
    read_role(metadata, caller.actor.role, rejection.violations);
  }
  if (!rejection.violations.empty()) return tl::unexpected(std::move(rejection));
  const auto now = std::chrono::system_clock::now();
  if (deadline < now + std::chrono::hours(24)) caller.deadline = deadline;
  return caller;
}

grpc::ByteBuffer buffer_of(const std::string& message) {
  const grpc::Slice slice(message);
  return grpc::ByteBuffer(&slice, 1);
}

void UnaryCall::answer_bytes(std::string message, Tells tells) {
  if (large_answers_ && message.size() > large_answer_bytes) {
    auto waiting = tells == Tells::change
                       ? std::optional(large_answers_->add_in_any_case(std::move(message)))
                       : large_answers_->add(std::move(message));
    if (!waiting) return refuse({Reason::WORK_QUEUE_FULL, {}, {}});
    *response_ = std::move(*waiting);
    return finish(grpc::Status::OK);
  }
  *response_ = buffer_of(message);
  finish(grpc::Status::OK);
}

void UnaryCall::tell_time() {
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begun_;
  context_->AddTrailingMetadata(server_timing_key, "app;dur=" + std::to_string(taken.count()));
}

}  // namespace motcua
