// What a code may be made of, as far as people must be able to read it off paper and type it.
#pragma once

#include <string_view>

namespace motcua {

// Neither empty nor with a blank of any kind in it. What nobody sees is refused where texts come in
// (services/text).
bool is_one_word(std::string_view text);

}  // namespace motcua
