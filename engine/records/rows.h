// Rows of tables by their types (layout.h): found, scanned, put. One that cannot be read is never
// passed over: it is an error, which names table and key, unless the caller says what to do, as an
// audit does.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "engine/records/codec.h"
#include "engine/records/digest.h"
#include "engine/records/layout.h"
#include "engine/store/store.h"
#include "engine/try.h"

namespace motcua {

template <Table table>
using KeyOf = typename Layout<table>::Key;
template <Table table>
using ValueOf = typename Layout<table>::Value;

template <Table table>
std::string encode_key(const KeyOf<table>& key) {
  using Of = Layout<table>;
  std::string bytes;
  if constexpr (requires { Of::encode(key); }) {
    bytes = Of::encode(key);
  } else if constexpr (requires { Of::parts; }) {
    std::apply([&](const auto... part) { (append_part(bytes, key.*part), ...); }, Of::parts);
  } else {
    append_part(bytes, key);
  }
  return bytes;
}

// False for bytes that no key has. Texts in the key may point into the bytes.
template <Table table>
[[nodiscard]] bool decode_key(std::string_view bytes, KeyOf<table>& key) {
  using Of = Layout<table>;
  if constexpr (requires { Of::parse(bytes, key); }) {
    return Of::parse(bytes, key);
  } else if constexpr (requires { Of::parts; }) {
    const bool has_parts =
        std::apply([&](const auto... part) { return (take_part(bytes, key.*part) && ...); },
                   Of::parts) &&
        bytes.empty();
    if constexpr (requires { Of::has(key); }) return has_parts && Of::has(key);
    return has_parts;
  } else {
    return take_part(bytes, key) && bytes.empty();
  }
}

template <Table table>
std::optional<KeyOf<table>> parse_key(std::string_view bytes) {
  KeyOf<table> key{};
  return decode_key<table>(bytes, key) ? std::optional(std::move(key)) : std::nullopt;
}

inline std::string encode_value(Nothing) { return {}; }
inline std::string encode_value(int64_t value) { return encode_number(value); }
inline std::string encode_value(DossierNumber value) {
  return encode_number(static_cast<int64_t>(value.value));
}
template <Described T>
std::string encode_value(const T& value) {
  return encode(value);
}

[[nodiscard]] inline bool decode_value(std::string_view bytes, Nothing&) { return bytes.empty(); }
[[nodiscard]] inline bool decode_value(std::string_view bytes, std::string_view& value) {
  value = bytes;
  return true;
}
[[nodiscard]] inline bool decode_value(std::string_view bytes, int64_t& value) {
  const auto number = decode_number(bytes);
  value = number.value_or(0);
  return number.has_value();
}
[[nodiscard]] inline bool decode_value(std::string_view bytes, DossierNumber& value) {
  int64_t number = 0;
  const bool is_number = decode_value(bytes, number);
  value.value = static_cast<uint64_t>(number);
  return is_number;
}
// As it is stored: the reader says what is done about damaged texts (codec.h).
[[nodiscard]] inline bool decode_value(std::string_view bytes, Dossier& value) {
  return decode_as_stored(bytes, value);
}
template <Described T>
[[nodiscard]] bool decode_value(std::string_view bytes, T& value) {
  return decode(bytes, value);
}

template <Table table>
tl::unexpected<StoreError> unreadable_row(std::string_view key_bytes) {
  const std::string of_table = " of table " + std::string(name_of(table)) + " is unreadable";
  const auto key = parse_key<table>(key_bytes);
  if (!key) {
    const bool is_personal = table == Table::search;
    return corrupted("a key" + of_table + (is_personal ? "" : ": " + to_hex(key_bytes)));
  }
  std::string words;
  const auto add = [&](const auto& part) {
    words.append(words.empty() ? "" : " ").append(part_in_words(part));
  };
  if constexpr (requires { Layout<table>::parts; }) {
    std::apply([&](const auto... part) { (add((*key).*part), ...); }, Layout<table>::parts);
  } else if constexpr (table == Table::numbers) {
    words = to_hex(key_bytes);
  } else {
    add(*key);
  }
  return corrupted("row " + words + of_table);
}

namespace internal {

// A dossier's number is its key, and not in its value.
template <Table table>
[[nodiscard]] bool decode_value_of(const KeyOf<table>& key, std::string_view bytes,
                                   ValueOf<table>& value) {
  if constexpr (table == Table::dossiers) value.number = key;
  return decode_value(bytes, value);
}

// A caller's function may answer nothing, whether to go on, or an error.
template <class Call>
OrStoreError<bool> goes_on(const Call& call) {
  using Answer = decltype(call());
  if constexpr (std::is_void_v<Answer>) {
    call();
    return true;
  } else if constexpr (std::same_as<Answer, OrStoreError<void>>) {
    return call().map([] { return true; });
  } else {
    return call();
  }
}

}  // namespace internal

template <Table table>
OrStoreError<std::optional<std::string>> find_bytes(const Readable& store,
                                                    const KeyOf<table>& key) {
  return store.get(table, encode_key<table>(key));
}

template <Table table>
requires(!std::same_as<ValueOf<table>, std::string_view>)
    OrStoreError<std::optional<ValueOf<table>>> find(const Readable& store,
                                                     const KeyOf<table>& key) {
  const auto bytes = TRY(find_bytes<table>(store, key));
  if (!bytes) return std::nullopt;
  ValueOf<table> value{};
  if (!internal::decode_value_of<table>(key, *bytes, value)) {
    return unreadable_row<table>(encode_key<table>(key));
  }
  return value;
}

// A number, or the Head.
template <class T>
OrStoreError<std::optional<T>> find_in_meta(const Readable& store, std::string_view key) {
  const auto bytes = TRY(store.get(Table::meta, key));
  if (!bytes) return std::nullopt;
  T value{};
  if (!decode_value(*bytes, value)) return unreadable_row<Table::meta>(key);
  return value;
}

// A stretch of a table's keys, [from, to); an empty `to` means to the end.
template <Table table>
struct Keys {
  std::string from;
  std::string to;
  Direction direction = Direction::forward;

  Range range() const { return {table, from, to, direction}; }
};

template <Table table>
Keys<table> keys_from(const KeyOf<table>& first) {
  return {.from = encode_key<table>(first)};
}
template <Table table>
Keys<table> keys_between(const KeyOf<table>& first, const KeyOf<table>& end) {
  return {.from = encode_key<table>(first), .to = encode_key<table>(end)};
}
// Those whose first parts are these.
template <Table table, class... Parts>
Keys<table> keys_with(const Parts&... first) {
  std::string prefix;
  [&]<size_t... i>(std::index_sequence<i...>) {
    KeyOf<table> key{};
    ((key.*std::get<i>(Layout<table>::parts) = {first}), ...);
    (append_part(prefix, key.*std::get<i>(Layout<table>::parts)), ...);
  }
  (std::index_sequence_for<Parts...>());
  std::string end = after_prefix(prefix);
  return {.from = std::move(prefix), .to = std::move(end)};
}

// All codes that begin like this, in order.
std::vector<Keys<Table::codes>> keys_of_codes(std::string_view code_prefix);

// Its bytes, and texts that point into them, live only during the visit.
template <Table table>
struct StoredRow {
  KeyOf<table> key{};
  ValueOf<table> value{};
  std::string_view key_bytes;
  std::string_view bytes;
};

// Visits rows in order. visit(row) returns nothing, whether to go on, or an error, which ends the
// scan; it may move things out of the row. unreadable(key_bytes) does the same for a row that
// cannot be read.
template <Table table, class Visit, class Unreadable>
OrStoreError<void> scan(const Readable& store, const Keys<table>& keys, const Visit& visit,
                        const Unreadable& unreadable) {
  OrStoreError<bool> goes_on = true;
  TRY(store.scan(keys.range(), [&](std::string_view key_bytes, std::string_view bytes) {
    StoredRow<table> row{.key_bytes = key_bytes, .bytes = bytes};
    const bool is_readable = decode_key<table>(key_bytes, row.key) &&
                             internal::decode_value_of<table>(row.key, bytes, row.value);
    goes_on = is_readable ? internal::goes_on([&] { return visit(row); })
                          : internal::goes_on([&] { return unreadable(key_bytes); });
    return goes_on && *goes_on;
  }));
  TRY(goes_on);
  return {};
}

template <Table table, class Visit>
OrStoreError<void> scan(const Readable& store, const Keys<table>& keys, const Visit& visit) {
  return scan(store, keys, visit, [](std::string_view key_bytes) -> OrStoreError<void> {
    return unreadable_row<table>(key_bytes);
  });
}

// Nothing in an empty table.
template <Table table>
OrStoreError<std::optional<KeyOf<table>>> last_key(const Readable& store) {
  std::string last;
  TRY(store.scan(Keys<table>{.direction = Direction::backward}.range(),
                 [&](std::string_view key, std::string_view) {
                   last = key;
                   return false;
                 }));
  if (last.empty()) return std::nullopt;
  auto key = parse_key<table>(last);
  if (!key) return unreadable_row<table>(last);
  return key;
}

// Unreadable ones, too.
inline OrStoreError<int64_t> count_rows(const Readable& store, Table table, std::string from = "") {
  int64_t count = 0;
  return store.scan({table, std::move(from), {}}, [&](auto, auto) { return ++count > 0; }).map([&] {
    return count;
  });
}

template <Table table>
void put(Batch& batch, const KeyOf<table>& key, const ValueOf<table>& value) {
  batch.put(table, encode_key<table>(key), encode_value(value));
}

// The largest values, compiled once, in layout.cpp.
extern template bool decode_as_stored(std::string_view, Dossier&);
extern template std::string encode(const Dossier&);
extern template bool has_legible_texts(const Dossier&);
extern template void make_legible(Dossier&);
extern template bool decode(std::string_view, CatalogueEntries&);
extern template std::string encode(const CatalogueEntries&);
extern template bool decode(std::string_view, FrozenReport&);
extern template std::string encode(const FrozenReport&);
extern template bool decode(std::string_view, KnownAccount&);
extern template std::string encode(const KnownAccount&);

}  // namespace motcua
