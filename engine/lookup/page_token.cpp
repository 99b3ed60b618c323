// A short digest of the question, then the position; in hexadecimal.
#include "engine/lookup/page_token.h"

#include "engine/records/digest.h"

namespace motcua {
namespace {

constexpr size_t digest_kept = 8;

std::string digest_of(std::string_view question) { return sha256(question).substr(0, digest_kept); }

std::optional<std::string> from_hex(std::string_view text) {
  const auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
  };
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]);
    const int low = digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<char>(high << 4 | low));
  }
  return bytes;
}

}  // namespace

std::string make_page_token(std::string_view question, std::string_view position) {
  return to_hex(digest_of(question).append(position));
}

std::optional<std::string> parse_page_token(std::string_view question, std::string_view token) {
  const auto bytes = from_hex(token);
  if (!bytes || !bytes->starts_with(digest_of(question))) return std::nullopt;
  return bytes->substr(digest_kept);
}

}  // namespace motcua
