// The parts of a key as bytes that sort like the parts: numbers big-endian, signed ones with their
// sign bit flipped; texts end with a zero byte, which no text contains.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "engine/catalogue/catalogue.h"
#include "engine/dossier/dossier.h"
#include "engine/statistics/cells.h"
#include "engine/utf8.h"

namespace motcua {

// A text about a person: no error repeats it.
struct PersonalText {
  std::string_view text;
  bool operator==(const PersonalText&) const = default;
};
// All that is left of a key, whatever bytes they are.
struct KeyTail {
  std::string_view bytes;
  bool operator==(const KeyTail&) const = default;
};

namespace internal {

constexpr uint32_t sign_of_32 = uint32_t{1} << 31;
constexpr uint64_t sign_of_64 = uint64_t{1} << 63;

// A part as the unsigned number that stands in the key. Sequences and numbers of series (int64_t)
// are never negative.
inline uint8_t bits_of(bool part) { return part ? 1 : 0; }
inline uint32_t bits_of(int32_t part) { return static_cast<uint32_t>(part) ^ sign_of_32; }
inline uint64_t bits_of(int64_t part) { return static_cast<uint64_t>(part); }
inline uint32_t bits_of(UnitNumber part) { return part.value; }
inline uint64_t bits_of(DossierNumber part) { return part.value; }
inline uint32_t bits_of(Day part) { return bits_of(part.value); }
inline uint64_t bits_of(Instant part) {
  return static_cast<uint64_t>(part.microseconds) ^ sign_of_64;
}
template <class Enum>
requires std::is_enum_v<Enum> uint8_t bits_of(Enum part) { return static_cast<uint8_t>(part); }

// False for bits that no part has.
inline bool from_bits(uint8_t bits, bool& part) {
  part = bits == 1;
  return bits <= 1;
}
inline bool from_bits(uint32_t bits, int32_t& part) {
  part = static_cast<int32_t>(bits ^ sign_of_32);
  return true;
}
inline bool from_bits(uint64_t bits, int64_t& part) {
  part = static_cast<int64_t>(bits);
  return part >= 0;
}
inline bool from_bits(uint32_t bits, UnitNumber& part) {
  part.value = bits;
  return true;
}
inline bool from_bits(uint64_t bits, DossierNumber& part) {
  part.value = bits;
  return true;
}
inline bool from_bits(uint32_t bits, Day& part) { return from_bits(bits, part.value); }
inline bool from_bits(uint64_t bits, Instant& part) {
  part.microseconds = static_cast<int64_t>(bits ^ sign_of_64);
  return true;
}
template <class Enum>
requires std::is_enum_v<Enum>
bool from_bits(uint8_t bits, Enum& part) {
  part = static_cast<Enum>(bits);
  return true;
}

}  // namespace internal

template <class Part>
void append_part(std::string& key, const Part& part) {
  const auto bits = internal::bits_of(part);
  for (size_t i = sizeof bits; i-- > 0;) key.push_back(static_cast<char>(bits >> (8 * i)));
}
inline void append_part(std::string& key, std::string_view text) {
  key.append(text).push_back('\0');
}
inline void append_part(std::string& key, const std::string& text) {
  append_part(key, std::string_view(text));
}
inline void append_part(std::string& key, PersonalText part) { append_part(key, part.text); }
inline void append_part(std::string& key, KeyTail part) { key.append(part.bytes); }
inline void append_part(std::string& key, const CellPage& page) {
  append_part(key, page.side);
  append_part(key, page.dimension);
  append_part(key, page.bucket);
  append_part(key, page.position);
}

// Takes the part from the key's front. False if it does not begin with one.
template <class Part>
[[nodiscard]] bool take_part(std::string_view& key, Part& part) {
  decltype(internal::bits_of(part)) bits = 0;
  if (key.size() < sizeof bits) return false;
  for (size_t i = 0; i < sizeof bits; ++i) {
    bits = static_cast<decltype(bits)>(uint64_t{bits} << 8 | static_cast<unsigned char>(key[i]));
  }
  key.remove_prefix(sizeof bits);
  return internal::from_bits(bits, part);
}
[[nodiscard]] inline bool take_part(std::string_view& key, std::string_view& text) {
  const size_t end = key.find('\0');
  if (end == std::string_view::npos) return false;
  text = key.substr(0, end);
  key.remove_prefix(end + 1);
  return true;
}
[[nodiscard]] inline bool take_part(std::string_view& key, std::string& text) {
  std::string_view view;
  if (!take_part(key, view)) return false;
  text = view;
  return true;
}
[[nodiscard]] inline bool take_part(std::string_view& key, PersonalText& part) {
  return take_part(key, part.text);
}
[[nodiscard]] inline bool take_part(std::string_view& key, KeyTail& part) {
  part.bytes = std::exchange(key, {});
  return true;
}
[[nodiscard]] inline bool take_part(std::string_view& key, CellPage& page) {
  return take_part(key, page.side) && take_part(key, page.dimension) &&
         take_part(key, page.bucket) && take_part(key, page.position);
}

// For errors: which row it is.
template <class Part>
std::string part_in_words(const Part& part) {
  return std::to_string(internal::bits_of(part));
}
inline std::string part_in_words(int32_t part) { return std::to_string(part); }
inline std::string part_in_words(Day part) { return std::to_string(part.value); }
inline std::string part_in_words(Instant part) { return std::to_string(part.microseconds); }
inline std::string part_in_words(std::string_view text) { return legible(text); }
inline std::string part_in_words(const std::string& text) { return legible(text); }
inline std::string part_in_words(PersonalText) { return "…"; }
inline std::string part_in_words(KeyTail part) { return legible(part.bytes); }
inline std::string part_in_words(const CellPage& page) {
  return part_in_words(page.side) + " " + part_in_words(page.dimension) + " " +
         part_in_words(page.bucket) + " " + part_in_words(page.position);
}

}  // namespace motcua
