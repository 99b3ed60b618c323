// What is personal in a struct, by its field list.
#pragma once

#include "engine/fields.h"

namespace motcua {

template <Described T>
void clear_personal(T& object);

namespace internal {
template <class T>
void clear_personal_value(T& value, const Shape& shape) {
  if constexpr (is_text<T>) {
    if (shape.is_personal) value.clear();
  } else if constexpr (Described<T>) {
    if (!shape.is_published) clear_personal(value);
  } else if constexpr (requires { value.size(); }) {
    for (auto& item : value) clear_personal_value(item, shape);
  } else if constexpr (requires { value.has_value(); }) {
    if (value) clear_personal_value(*value, shape);
  }
}
}  // namespace internal

// Empties every personal text, at any depth; the same as if the struct had been read without its
// private part.
template <Described T>
void clear_personal(T& object) {
  for_each_field(object, [](const auto& field, auto& value) {
    internal::clear_personal_value(value, field.shape);
  });
}

}  // namespace motcua
