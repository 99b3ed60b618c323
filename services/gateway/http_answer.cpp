// Written by hand: Beast's serializer would take a message object apart again.
#include "services/gateway/http_answer.h"

#include <array>
#include <boost/beast/http/status.hpp>
#include <charconv>
#include <ctime>

namespace motcua {
namespace {

// No script, style or frame but our own files; nothing is sent to other sites, or guessed. With no
// referrer at all browsers would not say of a form whose it is (Origin: null).
constexpr std::string_view security =
    "content-security-policy: default-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'\r\n"
    "x-content-type-options: nosniff\r\n"
    "referrer-policy: same-origin\r\n";
// A year: browsers then come by TLS alone.
constexpr std::string_view transport_security = "strict-transport-security: max-age=31536000\r\n";

// "Sun, 06 Nov 1994 08:49:37 GMT", made once a second.
std::string_view date() {
  thread_local std::time_t of = 0;
  thread_local std::array<char, 40> text;
  thread_local size_t size = 0;
  const std::time_t now = std::time(nullptr);
  if (now != of) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    of = now;
  }
  return {text.data(), size};
}

void add_line(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ");
  for (const char c : value) head += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  head += "\r\n";
}

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

std::string head_of(const AnswerHead& answer) {
  namespace http = boost::beast::http;
  const auto reason =
      http::obsolete_reason(http::int_to_status(static_cast<unsigned>(answer.status)));
  std::string head;
  constexpr size_t usual_bytes = 640;
  head.reserve(usual_bytes);
  head.append("HTTP/1.1 ").append(std::to_string(answer.status)).append(" ");
  head.append(reason.data(), reason.size()).append("\r\n");
  add_line(head, "date", date());
  bool says_caching = false;
  for (const auto& [name, value] : answer.headers) {
    says_caching = says_caching || name == "cache-control";
    add_line(head, name, value);
  }
  if (!says_caching) head += "cache-control: no-store\r\n";
  if (!answer.body_bytes) {
    head += "transfer-encoding: chunked\r\n";
  } else if (may_have_body(answer.status)) {
    add_line(head, "content-length", std::to_string(*answer.body_bytes));
  }
  if (answer.closes) head += "connection: close\r\n";
  head.append(security);
  if (answer.is_encrypted) head.append(transport_security);
  return head.append("\r\n");
}

std::string chunk_of(std::string_view bytes) {
  std::array<char, 16> size{};
  const auto [end, error] = std::to_chars(size.data(), size.data() + size.size(), bytes.size(), 16);
  std::string chunk(size.data(), end);
  return chunk.append("\r\n").append(bytes).append("\r\n");
}

}  // namespace motcua
