// A closed set is an enum and one table: a row for each value, in the order of their numbers, with
// its name and whatever else is asked of it. The compiler counts the values, so a value without a
// row does not compile.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua {

namespace internal {

// As the compiler spells them: a value by its name, a number that is no value's as "(Enum)12".
template <class Enum, Enum... numbers>
constexpr std::string_view spelled() {
  return __PRETTY_FUNCTION__;
}

template <class Enum, size_t... numbers>
constexpr size_t count_values(std::index_sequence<numbers...>) {
  const std::string_view text = spelled<Enum, static_cast<Enum>(numbers)...>();
  size_t nameless = 0;
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    nameless += text[i] == ')' && text[i + 1] >= '0' && text[i + 1] <= '9' ? 1 : 0;
  }
  return sizeof...(numbers) - nameless;
}

}  // namespace internal

// How many values the enum has, of numbers from 0 to 127.
template <class Enum>
inline constexpr size_t enumerator_count =
    internal::count_values<Enum>(std::make_index_sequence<128>());

template <class Row, size_t size, class Enum>
constexpr bool has_a_row_for_each(const std::array<Row, size>& table, Enum Row::*value) {
  for (size_t i = 0; i < size; ++i) {
    const size_t number = static_cast<size_t>(table.front().*value) + i;
    if (static_cast<size_t>(table[i].*value) != number) return false;
  }
  return size == enumerator_count<Enum>;
}

// Null for a number that is no value's: what is stored may say any.
template <class Row, size_t size, class Enum>
constexpr const Row* find_row(const std::array<Row, size>& table, Enum Row::*value, Enum wanted) {
  const size_t index = static_cast<size_t>(wanted) - static_cast<size_t>(table.front().*value);
  return index < size ? &table[index] : nullptr;
}

// The row of a set of which nothing but names is asked.
template <class Enum>
struct Named {
  Enum value;
  std::string_view name;
};
template <class Enum>
Named(Enum, const char*) -> Named<Enum>;

// Empty for a number that is no value's.
template <class Enum, size_t size>
constexpr std::string_view name_in(const std::array<Named<Enum>, size>& table, Enum value) {
  const auto* const row = find_row(table, &Named<Enum>::value, value);
  return row ? row->name : std::string_view();
}

template <class Enum, size_t size>
constexpr std::optional<Enum> find_named(const std::array<Named<Enum>, size>& table,
                                         std::string_view name) {
  for (const auto& row : table) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

// Of all rows, in their order.
template <class Table>
std::vector<std::string_view> names_in(const Table& table) {
  std::vector<std::string_view> names;
  names.reserve(table.size());
  for (const auto& row : table) names.push_back(row.name);
  return names;
}

}  // namespace motcua
