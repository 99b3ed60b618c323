// Texts from outside, checked once where they enter: by message, metadata, file or configuration.
// Whatever is stored or compared is UTF-8 in NFC, without characters that nobody sees.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/fields.h"
#include "engine/rejection.h"

namespace motcua {

// What was expected of the text, as a key of the message catalogue with its argument; nothing if
// it is as the shape says. Then it is NFC: a decomposed one is put together here.
//
//   utf8                      it is not UTF-8
//   no_hidden_characters …    control and format characters (joiners of no width, directions, soft
//                             hyphen, byte order mark), characters that Unicode does not have; the
//                             first is named. Private ones are let be: they are seen
//   single_line               a line break or tab, where the shape has no lines
//   required, characters_max
std::optional<std::string> take_text(std::string& text, const Shape& shape);

// take_text, with what was expected added to `violations`.
void check_text(std::string& text, const Shape& shape, const std::string& path,
                std::vector<Violation>& violations);

// Always UTF-8, whatever the text is, with a blank for each control character.
std::string in_one_line(std::string_view text);

// "units.tsv, hours.tsv": of any list of texts.
template <class Texts>
std::string joined(const Texts& texts) {
  std::string all;
  for (const std::string_view text : texts) all.append(all.empty() ? "" : ", ").append(text);
  return all;
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Always UTF-8, whatever the text is, and cut to so many bytes between words; within one that is
// longer than all of it at a character's border. What was cut is marked (…).
std::string shortened(std::string_view text, size_t bytes_max);

// Of a UTF-8 text, whatever its script: "Có" is "có".
std::string in_small_letters(std::string_view text);

// The text's words as they are searched for, between blanks: runs of letters and digits in small
// letters without marks, đ as d, and so what only looks like it (U+00D0, U+0189): "Đặng Thị Hà" is
// "dang thi ha". Of a UTF-8 text, whatever its script.
std::string folded_words(std::string_view text);

// The text of a file: UTF-8, without its mark (BOM) if it has one, or UTF-16 with its mark. Nothing
// if it is neither.
std::optional<std::string> utf8_of_file(std::string_view bytes);

// RFC 3986, the way of a text through gRPC metadata, which are ASCII: what is not printable ASCII,
// the blank and % itself are %XX, a byte each.
std::string encode_percent(std::string_view text);
// Nothing for a % that two hexadecimal digits do not follow, and for bytes that are not printable
// ASCII. Blanks may stand as they are.
std::optional<std::string> decode_percent(std::string_view encoded);

}  // namespace motcua
