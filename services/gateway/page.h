// What is no call: pages, files, and what watches over the server asks for.
#pragma once

#include <absl/functional/any_invocable.h>
#include <absl/strings/ascii.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace motcua {

// Names in small letters; of one name in the order they were given.
using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct PageRequest {
  std::string method;
  std::string path;   // as it was sent, without its query
  std::string query;  // after the question mark; empty if there is none
  HttpHeaders headers;
  std::string body;
  std::string address;      // of the peer, without its port; empty: a socket of this machine
  std::string certificate;  // the URI of the client certificate that it proved; empty: none
  bool is_encrypted = false;
};

struct PageAnswer {
  int status = 200;
  HttpHeaders headers;  // content-type, and what else the page says; length and security are ours
  std::string body;
};

// `done` is called once, from any thread; dropped, it answers 500. Called on a thread of the
// gateway, which must not be held up.
using PageDone = absl::AnyInvocable<void(PageAnswer)>;
using ServePage = std::function<void(PageRequest, PageDone)>;

// The first value of a header; empty if it is not given.
inline std::string_view header_of(const HttpHeaders& headers, std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

// Of content-type, in small letters and without its parameters: what comes is in UTF-8 in any case.
inline std::string media_type(const HttpHeaders& headers) {
  std::string_view value = header_of(headers, "content-type");
  value = value.substr(0, value.find(';'));
  while (value.ends_with(' ') || value.ends_with('\t')) value.remove_suffix(1);
  return absl::AsciiStrToLower({value.data(), value.size()});
}

}  // namespace motcua
