// Each known key once, with its type and its place.
#include "services/motcuad/configuration.h"

#include <sys/stat.h>
#include <toml++/toml.h>

#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "services/identity/fetch.h"
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
      {"oidc_issuer", text(configuration.provider.issuer)},
      {"oidc_discovery", text(configuration.provider.discovery)},
      {"oidc_client_id", text(configuration.provider.client_id)},
      {"oidc_client_secret_file", text(configuration.provider_secret_file)},
      {"oidc_redirect", text(configuration.provider.redirect)},
      {"oidc_name", text(configuration.provider.name)},
      {"log_level", text(configuration.log_level)},
      {"intake_commands_max", number(engine.intake_commands_max, 1)},
      {"disk_free_bytes_min", number(engine.disk_free_bytes_min, 0)},
      {"file_bytes_max", number(engine.files.file_bytes_max, 1)},
      {"effective_back_minutes_max", number(engine.registrar.effective_back_minutes_max, 0)},
      {"block_cache_bytes", number(configuration.rocks.block_cache_bytes, 1 << 20)},
      {"memtable_bytes_journal", number(configuration.rocks.memtable_bytes_journal, 64 << 10)},
      {"memtable_bytes_tables", number(configuration.rocks.memtable_bytes_tables, 64 << 10)},
      {"wal_bytes_max", number(configuration.rocks.wal_bytes_max, 1 << 20)},
  };
}

// What is wrong with the keys of the provider as a whole; empty: nothing. Fills in defaults.
std::string complete(ProviderOptions& provider, const std::string& secret_file) {
  constexpr const char* return_path = "/sign-in/return";
  const bool is_told = !(provider.issuer + provider.discovery + provider.client_id + secret_file +
                         provider.redirect + provider.name)
                            .empty();
  if (!is_told) return "";
  if (provider.issuer.empty() || provider.client_id.empty() || secret_file.empty() ||
      provider.redirect.empty()) {
    return Speech()("configuration.provider");
  }
  if (provider.discovery.empty()) {
    provider.discovery = provider.issuer;
    if (provider.discovery.ends_with('/')) provider.discovery.pop_back();
    provider.discovery += "/.well-known/openid-configuration";
  }
  const auto address = [](const char* key, const std::string& found) {
    return Speech()("configuration.provider_address", {{"key", key}, {"found", found}});
  };
  if (!is_fetchable(provider.discovery)) return address("oidc_discovery", provider.discovery);
  const std::string scheme = provider.redirect.starts_with("https:") ? "https://" : "http://";
  if (!is_fetchable(provider.redirect) ||
      provider.redirect != scheme + host_of(provider.redirect) + return_path) {
    return Speech()("configuration.provider_redirect", {{"found", provider.redirect}});
  }
  if (provider.name.empty()) provider.name = host_of(provider.discovery);
  return "";
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
  const auto wrong = complete(configuration.provider, configuration.provider_secret_file);
  if (!wrong.empty()) return tl::unexpected(path + ": " + wrong);
  return configuration;
}

tl::expected<std::string, std::string> read_secret(const std::string& path) {
  constexpr size_t bytes_max = 4096;
  struct stat found {};
  std::ifstream file(path, std::ios::binary);
  if (!file || stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) {
    return tl::unexpected(Speech()("configuration.secret_unreadable", {{"file", path}}));
  }
  if ((found.st_mode & S_IRWXO) != 0) {
    return tl::unexpected(Speech()("configuration.secret_open", {{"file", path}}));
  }
  std::string secret(bytes_max + 1, '\0');
  file.read(secret.data(), static_cast<std::streamsize>(secret.size()));
  secret.resize(static_cast<size_t>(file.gcount()));
  const bool is_short = secret.size() <= bytes_max;
  while (secret.ends_with('\n') || secret.ends_with('\r')) secret.pop_back();
  if (secret.empty() || !is_short || secret.find('\n') != std::string::npos) {
    return tl::unexpected(Speech()("configuration.secret_unreadable", {{"file", path}}));
  }
  return secret;
}

}  // namespace motcua
