// What a code may be made of, so that people can read it off paper and type it.
#pragma once

#include <string_view>

namespace motcua {

// Not empty, and without any blank. Hidden characters are refused where texts come in
// (services/text).
bool is_one_word(std::string_view text);

}  // namespace motcua
