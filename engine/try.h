// TRY: the value of a call that may fail, or out of the function with its error.
//   const auto head = TRY(read_head(store));
//   TRY(store.sync_journal());                                      // of what has no value
//   const auto page = TRY(look_up(query).map_error(store_failed));  // another kind of error
// Always a whole statement or the whole of an initialiser (tests/engine/rings_test.cpp): it is a
// statement expression, and what was made in the midst of a larger one is not taken apart by every
// compiler when it is left.
#pragma once

#include <tl/expected.hpp>
#include <type_traits>
#include <utility>

namespace motcua::trying {

template <class Value, class Error>
Value value_of([[maybe_unused]] tl::expected<Value, Error>&& tried) {
  if constexpr (!std::is_void_v<Value>) return *std::move(tried);
}

}  // namespace motcua::trying

#define TRY(...)                                                     \
  ({                                                                 \
    auto tried_ = (__VA_ARGS__);                                     \
    if (!tried_) return ::tl::unexpected(std::move(tried_).error()); \
    ::motcua::trying::value_of(std::move(tried_));                   \
  })
