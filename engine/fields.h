// The field list of a struct: what each field is called, its number on disk, and what shape it must
// have when it comes from outside. One list serves the codec (engine/records/codec.h), the
// translation to and from API messages (services/rpc/wire.h) and the equality of requests.
// Numbers are never reused.
#pragma once

#include <tuple>
#include <type_traits>

namespace motcua {

// What is asked of a field that a caller fills in. Texts are limited in characters, not bytes: a
// Vietnamese one has up to three bytes a character.
struct Shape {
  bool required = false;
  int characters_max = 500;
  int items_max = 100;
  bool has_lines = false;  // line breaks and tabs may be in it
  // Of a number whose default is not 0: where 0 is said, it is stored, and not taken for the
  // default.
  bool zero_is_stored = false;
  bool is_text = true;  // not raw bytes, such as a hash: UTF-8
};

inline constexpr Shape plain{};
inline constexpr Shape required{.required = true};
inline constexpr Shape long_text{.characters_max = 4000, .has_lines = true};
inline constexpr Shape required_long_text{
    .required = true, .characters_max = 4000, .has_lines = true};
inline constexpr Shape zero_told{.zero_is_stored = true};
inline constexpr Shape raw_bytes{.is_text = false};

template <class Struct, class Type>
struct Field {
  int number;
  const char* name;
  Type Struct::*member;
  Shape shape;
};

template <class Struct, class Type>
constexpr Field<Struct, Type> field(int number, const char* name, Type Struct::*member,
                                    Shape shape = plain) {
  return {number, name, member, shape};
}

// A part whose fields stand in the struct's own list, as if they were its own.
template <class Struct, class Type>
struct Inlined {
  Type Struct::*member;
};

template <class Struct, class Type>
constexpr Inlined<Struct, Type> inlined(Type Struct::*member) {
  return {member};
}

template <class T>
concept Described = requires {
  std::remove_const_t<T>::fields();
};

namespace internal {
// Made once, when compiled.
template <class T>
inline constexpr auto field_list = T::fields();

template <class Object, class Visit, class Struct, class Type>
constexpr void visit_one(Object& object, Visit& visit, const Field<Struct, Type>& field) {
  visit(field, object.*field.member);
}
template <class Object, class Visit, class Struct, class Type>
constexpr void visit_one(Object& object, Visit& visit, const Inlined<Struct, Type>& part) {
  auto& inner = object.*part.member;
  std::apply([&](const auto&... fields) { (visit_one(inner, visit, fields), ...); },
             field_list<Type>);
}
}  // namespace internal

// Calls visit(field, value) for each field of the object, in the order of the list.
template <Described Object, class Visit>
constexpr void for_each_field(Object& object, Visit&& visit) {
  std::apply([&](const auto&... fields) { (internal::visit_one(object, visit, fields), ...); },
             internal::field_list<std::remove_const_t<Object>>);
}

}  // namespace motcua
