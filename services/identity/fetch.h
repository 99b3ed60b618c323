// Asking a provider of identities, by libcurl: over TLS that is verified, no further than the
// address that was asked for, for so long and so many bytes.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace motcua {

using FormFields = std::vector<std::pair<std::string, std::string>>;
// As queries and forms are written, and one value of them.
std::string form_of(const FormFields& fields);
std::string encoded(const std::string& text);

struct FetchRequest {
  std::string url;
  std::string form;  // empty: GET, else POST
  // By HTTP Basic, if there is a user.
  std::string user;
  std::string password;
  const std::atomic<bool>* is_given_up = nullptr;  // by whoever waits for it
};
struct FetchAnswer {
  int status = 0;
  std::string body;
};
// The error says what was the matter.
using Fetch = std::function<tl::expected<FetchAnswer, std::string>(const FetchRequest&)>;

// https; http of this machine's own loopback addresses alone. Without a user or a fragment.
bool is_fetchable(std::string_view url);
// Its host with the port, if it says one.
std::string host_of(std::string_view url);

// Waits for the answer. An address that is not fetchable is an error.
tl::expected<FetchAnswer, std::string> fetch_over_network(const FetchRequest& request);

}  // namespace motcua
