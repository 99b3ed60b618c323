// A short digest of the question, then the position; in hexadecimal.
#include "engine/lookup/page_token.h"

#include "engine/records/digest.h"
#include "engine/records/key_bytes.h"

namespace motcua {
namespace {

constexpr size_t digest_kept = 8;

std::string digest_of(std::string_view question) { return sha256(question).substr(0, digest_kept); }

}  // namespace

std::string make_page_token(std::string_view question, std::string_view position) {
  return to_hex(digest_of(question).append(position));
}

std::optional<std::string> parse_page_token(std::string_view question, std::string_view token) {
  const auto bytes = from_hex(token);
  if (!bytes || !bytes->starts_with(digest_of(question))) return std::nullopt;
  return bytes->substr(digest_kept);
}

std::string page_place(int64_t number) {
  std::string place;
  append_part(place, number);
  return place;
}

std::optional<int64_t> parse_page_place(std::string_view position) {
  int64_t number = 0;
  if (!take_part(position, number) || !position.empty()) return std::nullopt;
  return number;
}

}  // namespace motcua
