// Opaque page tokens: where a walk goes on, bound to everything it was asked with.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace motcua {

// `question`: all that was asked but the page's size and the token.
std::string make_page_token(std::string_view question, std::string_view position);
// The position; nothing for a token that is not of this question.
std::optional<std::string> parse_page_token(std::string_view question, std::string_view token);

}  // namespace motcua
