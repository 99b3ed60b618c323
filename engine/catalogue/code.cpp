// As people write codes on paper.
#include "engine/catalogue/code.h"

#include "engine/utf8.h"

namespace motcua {

bool is_one_word(std::string_view text) { return !text.empty() && !has_blank(text); }

}  // namespace motcua
