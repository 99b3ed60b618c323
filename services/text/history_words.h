// Words of other systems: channels as offices write them, and names in an encoding of old.
#pragma once

#include <optional>
#include <string_view>

#include "engine/catalogue/entries.h"

namespace motcua {

// "online", "ONLINE ", "Trực tuyến", "qua bưu chính": in any case, with or without marks, blanks
// and dashes alike. Nothing where it is not clear.
std::optional<Channel> parse_channel(std::string_view word);

// Looks like a name typed in VNI or TCVN3 (before Unicode) and read as if it were Latin: "Nguyeãn
// Vaên", "NguyÔn V¨n". A name of another language may look so, too.
bool looks_like_old_encoding(std::string_view name);

}  // namespace motcua
