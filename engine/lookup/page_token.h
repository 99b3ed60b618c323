// Opaque page tokens: where a walk goes on, bound to all that was asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/records/codec.h"

namespace motcua {

// Rows that a page looks at, at most, whatever it keeps of them: then it ends and says where.
inline constexpr int64_t page_examined_max = 20'000;

// With the names of the fields: so a token of one kind of query is none of another.
template <Described Query>
std::string question_bytes(const Query& query) {
  std::string bytes;
  for_each_field(query, [&](const auto& field, const auto&) { bytes.append(field.name) += ' '; });
  encode_to(bytes, query);
  return bytes;
}

// `question`: all that was asked but the page's size and the token.
std::string make_page_token(std::string_view question, std::string_view position);
// The position; nothing for a token that is not of this question.
std::optional<std::string> parse_page_token(std::string_view question, std::string_view token);

// The same of a query with a field list: its fields are all that was asked.
template <Described Query>
std::string make_page_token(const Query& query, std::string_view position) {
  return make_page_token(question_bytes(query), position);
}
template <Described Query>
std::optional<std::string> parse_page_token(const Query& query, std::string_view token) {
  return parse_page_token(question_bytes(query), token);
}

// A place that is a number, such as a revision.
std::string page_place(int64_t number);
std::optional<int64_t> parse_page_place(std::string_view position);

}  // namespace motcua
