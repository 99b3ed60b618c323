// Texts as bytes: whether they are UTF-8, how many characters they have, and the one form in which
// identities, telephones and references are matched, however they were written. What needs
// Unicode's tables is in services/text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace motcua {

// By RFC 3629: no surrogates, nothing overlong, nothing beyond U+10FFFF.
bool is_utf8(std::string_view text);

// Code points of a UTF-8 text.
size_t character_count(std::string_view text);

// The text, with U+FFFD for each byte that belongs to no character.
std::string legible(std::string_view text);

// Whether it has a blank of any kind: White_Space of Unicode, or the Braille cell without dots.
bool has_blank(std::string_view text);

// Whether it says nothing: empty, or blanks alone.
bool is_blank(std::string_view text);

// The text, with ' ' for each blank and '-' for each dash of any kind.
std::string with_plain_blanks_and_dashes(std::string_view text);

// Capital letters and digits: blanks, dots and dashes of any kind are left out. "b 012-345" is
// "B012345".
std::string matched_identity(std::string_view identity);

// Digits alone, from the 0 of the country on: "+84 912 345 678", "84912345678" and
// "(0912) 345.678" are "0912345678". Of another country from its code on: "+44 20 7946" and
// "0044 20 7946" are "44207946". Empty if there is no digit.
std::string matched_telephone(std::string_view telephone);

// A payment's reference, for it is copied by hand: no blanks at its ends, and a space for each run
// of blanks within, of whatever kind.
std::string matched_reference(std::string_view reference);

}  // namespace motcua
