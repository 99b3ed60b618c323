// The two languages of the catalogue of messages.
#pragma once

#include <string_view>

namespace motcua {

enum class Language { vietnamese, english };

// Of an accept-language header, by RFC 9110: of the two the one with the higher quality, of equal
// ones the first; "en-GB" is English, * is either. Vietnamese if it asks for neither, or for
// nothing that can be read.
Language parse_language(std::string_view accept_language);
std::string_view locale_of(Language language);

}  // namespace motcua
