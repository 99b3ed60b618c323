// Each known key once, with its type and its place.
#include "services/motcuad/configuration.h"

#include <toml++/toml.h>

#include <functional>
#include <map>
#include <sstream>

#include "services/text/messages.h"
#include "services/text/text.h"
#include "services/transport/nearness.h"

namespace motcua {
namespace {

// Takes a value over; false where it is not as expected.
struct Setting {
  std::function<bool(const toml::node&)> set;
  std::string expected;  // a key of the catalogue of messages, with its argument
};

Setting text(std::string& target) {
  return {.set =
              [&target](const toml::node& node) {
                const auto value = node.value_exact<std::string>();
                if (!value) return false;
                target = *value;  // as it is written: a folder's name is not ours to compose
                std::string checked = *value;
                return !take_text(checked, plain).has_value();
              },
          .expected = "configuration.text"};
}

Setting networks(std::vector<std::string>& target) {
  return {.set =
              [&target](const toml::node& node) {
                const toml::array* const array = node.as_array();
                if (!array) return false;
                for (const toml::node& one : *array) {
                  target.push_back(one.value_exact<std::string>().value_or(""));
                }
                return nearness_of(target).has_value();
              },
          .expected = "configuration.networks"};
}

template <class Number>
Setting number(Number& target, int64_t least) {
  return {.set =
              [&target, least](const toml::node& node) {
                const auto value = node.value_exact<int64_t>();
                if (!value || *value < least) return false;
                target = static_cast<Number>(*value);
                return true;
              },
          .expected = "configuration.number " + std::to_string(least)};
}

std::map<std::string, Setting> known_keys(Configuration& configuration) {
  EngineOptions& engine = configuration.engine;
  return {
      {"data", text(configuration.data)},
      {"grpc", text(configuration.grpc)},
      {"http", text(configuration.http)},
      {"pages", text(configuration.pages)},
      {"tls_certificate", text(configuration.tls.certificate)},
      {"tls_key", text(configuration.tls.key)},
      {"tls_client_ca", text(configuration.tls.client_ca)},
      {"near_networks", networks(configuration.near)},
      {"log_level", text(configuration.log_level)},
      {"intake_commands_max", number(engine.intake_commands_max, 1)},
      {"disk_free_bytes_min", number(engine.disk_free_bytes_min, 0)},
      {"effective_back_minutes_max", number(engine.registrar.effective_back_minutes_max, 0)},
      {"block_cache_bytes", number(configuration.rocks.block_cache_bytes, 1 << 20)},
      {"memtable_bytes_journal", number(configuration.rocks.memtable_bytes_journal, 64 << 10)},
      {"memtable_bytes_tables", number(configuration.rocks.memtable_bytes_tables, 64 << 10)},
      {"wal_bytes_max", number(configuration.rocks.wal_bytes_max, 1 << 20)},
  };
}

std::string place(const std::string& path, const toml::source_region& region) {
  return path + ":" + std::to_string(region.begin.line) + ": ";
}

}  // namespace

tl::expected<Configuration, std::string> read_configuration(const std::string& path) {
  Configuration configuration;
  toml::table table;
  try {
    table = toml::parse_file(path);
  } catch (const toml::parse_error& error) {  // the library's way of saying so
    return tl::unexpected(place(path, error.source()) + std::string(error.description()));
  }
  const auto keys = known_keys(configuration);
  std::string names;
  for (const auto& [key, setting] : keys) names += (names.empty() ? "" : ", ") + key;
  for (const auto& [key, node] : table) {
    const auto known = keys.find(std::string(key.str()));
    if (known == keys.end()) {
      return tl::unexpected(place(path, node.source()) +
                            Speech()("configuration.unknown_key",
                                     {{"key", std::string(key.str())}, {"keys", names}}));
    }
    if (!known->second.set(node)) {
      std::ostringstream found;
      node.visit([&](const auto& value) { found << value; });
      return tl::unexpected(
          place(path, node.source()) + "'" + std::string(key.str()) +
          "': " + Speech().each([&](Language language) {
            const std::string expected =
                message_of(Violation{.path = {}, .expected = known->second.expected}, language);
            return message("configuration.expected",
                           {{"expected", expected}, {"found", found.str()}}, language);
          }));
    }
  }
  return configuration;
}

}  // namespace motcua
