// The lines before an answer's body, with the security headers that every answer has.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "services/gateway/page.h"

namespace motcua {

struct AnswerHead {
  int status = 200;
  const HttpHeaders& headers;        // names in small letters
  std::optional<size_t> body_bytes;  // none: it comes in chunks
  bool is_encrypted = false;
  bool closes = false;
};
// Line breaks in values become blanks: no header makes another.
std::string head_of(const AnswerHead& answer);

std::string chunk_of(std::string_view bytes);
inline constexpr std::string_view last_chunk = "0\r\n\r\n";

}  // namespace motcua
