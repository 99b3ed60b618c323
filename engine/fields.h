// The field list of a struct: what each field is called, its number on disk, and what shape it must
// have when it comes from outside. One list serves the codec (engine/records/codec.h), the
// translation to and from API messages (services/method/wire.h) and the equality of requests.
// Numbers are never reused.
#pragma once

#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace motcua {

// What is asked of a field that a caller fills in. Texts are limited in characters, not bytes: a
// Vietnamese one has up to three bytes a character.
struct Shape {
  bool required = false;
  int characters_max = 500;
  int items_max = 100;
  bool has_lines = false;  // line breaks and tabs may be in it
  // Of a number whose default is not 0: a 0 is stored, else it would be read as the default.
  bool zero_is_stored = false;
  bool is_text = true;  // not raw bytes, such as a hash: UTF-8
  // It may say something about a person, and so belongs to the private part.
  bool is_personal = false;
  // Of a struct: nothing in it is personal here, whatever its own list says.
  bool is_published = false;
};

inline constexpr Shape plain{};
inline constexpr Shape required{.required = true};
inline constexpr Shape long_text{.characters_max = 4000, .has_lines = true};
inline constexpr Shape required_long_text{
    .required = true, .characters_max = 4000, .has_lines = true};
inline constexpr Shape zero_told{.zero_is_stored = true};
inline constexpr Shape raw_bytes{.is_text = false};

inline constexpr Shape published{.is_published = true};

// The two parts of what is stored. Figures, cells, queues and the hash chain rest on the public
// part alone; the private one, of the personal texts, can be erased (engine/records/README.md).
enum class Part { whole, public_part, private_part };

// The shape of a text. A field list must say whether the text is personal, by `personal` or
// `impersonal`. Officers, signers and approvers are named in their office: impersonal.
struct TextShape {
  Shape shape;
};
constexpr TextShape personal(Shape shape = plain) {
  shape.is_personal = true;
  return {shape};
}
constexpr TextShape impersonal(Shape shape = plain) { return {shape}; }

template <class T>
inline constexpr bool is_text =
    std::is_same_v<T, std::string> || std::is_same_v<T, std::vector<std::string>>;

template <class Struct, class Type>
struct Field {
  int number;
  const char* name;
  Type Struct::*member;
  Shape shape;
};

template <class Struct, class Type>
requires(!is_text<Type>) constexpr Field<Struct, Type> field(int number, const char* name,
                                                             Type Struct::*member,
                                                             Shape shape = plain) {
  return {number, name, member, shape};
}
template <class Struct, class Type>
requires is_text<Type>
constexpr Field<Struct, Type> field(int number, const char* name, Type Struct::*member,
                                    TextShape text) {
  return {number, name, member, text.shape};
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

namespace internal {
template <Described T>
constexpr bool list_has_personal();

// Whether a value of the type may hold anything personal, where its field has that shape.
template <class T>
constexpr bool has_personal(const Shape& shape) {
  if constexpr (is_text<T>) {
    return shape.is_personal;
  } else if constexpr (requires { typename T::value_type; }) {
    return has_personal<typename T::value_type>(shape);
  } else if constexpr (Described<T>) {
    return !shape.is_published && list_has_personal<T>();
  } else {
    return false;
  }
}

template <class Struct, class Type>
constexpr bool one_has_personal(const Field<Struct, Type>& field) {
  return has_personal<Type>(field.shape);
}
template <class Struct, class Type>
constexpr bool one_has_personal(const Inlined<Struct, Type>&) {
  return list_has_personal<Type>();
}

template <Described T>
constexpr bool list_has_personal() {
  return std::apply([](const auto&... fields) { return (one_has_personal(fields) || ...); },
                    field_list<T>);
}
}  // namespace internal

// Whether anything in the struct may be personal, at any depth.
template <Described T>
inline constexpr bool has_personal = internal::list_has_personal<T>();

// Calls visit(field, value) for each field of the object, in the order of the list.
template <Described Object, class Visit>
constexpr void for_each_field(Object& object, Visit&& visit) {
  std::apply([&](const auto&... fields) { (internal::visit_one(object, visit, fields), ...); },
             internal::field_list<std::remove_const_t<Object>>);
}

}  // namespace motcua
