// Read strictly: what is not as it should be is refused by its key.
#include "services/method/caller.h"

#include <arpa/inet.h>

#include <algorithm>
#include <chrono>

#include "services/text/text.h"

namespace motcua {
namespace {

constexpr const char* officer_key = "motcua-officer";
constexpr const char* unit_key = "motcua-unit";
constexpr const char* role_key = "motcua-role";
constexpr Shape actor_text{.characters_max = 100};

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

std::string network_of(const std::string& address) {
  in6_addr bits{};
  const bool is_ipv6 = inet_pton(AF_INET6, address.c_str(), &bits) == 1;
  if (!is_ipv6 || IN6_IS_ADDR_V4MAPPED(&bits)) return address;
  std::fill(std::begin(bits.s6_addr) + 8, std::end(bits.s6_addr), uint8_t{0});
  char text[INET6_ADDRSTRLEN] = "";
  inet_ntop(AF_INET6, &bits, text, sizeof text);
  return text;
}

std::string metadata_of(const CallMetadata& metadata, std::string_view key) {
  std::string value;
  bool is_first = true;
  for (const auto& [name, text] : metadata) {
    if (name != key) continue;
    if (!std::exchange(is_first, false)) value.push_back(',');
    value.append(text);
  }
  return value;
}

Language language_of(const CallMetadata& metadata) {
  return parse_language(metadata_of(metadata, "accept-language"));
}

Caller caller_in(const CallStart& start) {
  Caller caller;
  caller.language = language_of(start.metadata);
  caller.source = start.origin.address;
  caller.is_encrypted = start.origin.is_encrypted;
  const auto now = std::chrono::system_clock::now();
  if (start.deadline < now + std::chrono::hours(24)) caller.deadline = start.deadline;
  return caller;
}

OrRejection<Caller> caller_of(const CallStart& start) {
  const CallMetadata& metadata = start.metadata;
  Caller caller = caller_in(start);
  Rejection rejection;
  for (const char* key : {officer_key, unit_key, role_key}) {
    const auto is_of_key = [key](const auto& one) { return one.first == key; };
    if (std::count_if(metadata.begin(), metadata.end(), is_of_key) > 1) {
      rejection.violations.push_back({key, "given_once"});
    }
  }
  if (rejection.violations.empty()) {
    read_actor_text(metadata, officer_key, caller.actor.officer, rejection.violations);
    read_actor_text(metadata, unit_key, caller.actor.unit, rejection.violations);
    read_role(metadata, caller.actor.role, rejection.violations);
  }
  if (!rejection.violations.empty()) return tl::unexpected(std::move(rejection));
  return caller;
}

}  // namespace motcua
