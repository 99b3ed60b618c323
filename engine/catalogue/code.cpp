// Blanks are those that Unicode calls White_Space, and the Braille cell without dots.
#include "engine/catalogue/code.h"

#include <algorithm>
#include <array>

namespace motcua {
namespace {

constexpr std::array<std::string_view, 25> blanks{
    " ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u0085", "\u00a0", "\u1680",
    "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
    "\u2009", "\u200a", "\u2028", "\u202f", "\u205f", "\u3000", "\u2800"};

}  // namespace

bool is_one_word(std::string_view text) {
  const auto holds = [&](std::string_view blank) {
    return text.find(blank) != std::string_view::npos;
  };
  return !text.empty() && std::none_of(blanks.begin(), blanks.end(), holds);
}

}  // namespace motcua
