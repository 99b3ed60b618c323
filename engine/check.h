// CHECK: the one assertion, always on. For our own mistakes only: what comes from outside or from
// disk is never checked so, but answered with an error. Prints where, what and the values given,
// and aborts.
//   CHECK(next == last + 1, "expected record ", last + 1, ", got ", next);
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <type_traits>

namespace motcua::checking {

template <class Part>
void add_to_sentence(std::string& sentence, const Part& part) {
  if constexpr (std::is_arithmetic_v<Part>) {
    sentence += std::to_string(part);
  } else {
    sentence += part;
  }
}

template <class... Parts>
[[noreturn, gnu::cold, gnu::noinline]] void check_failed(const char* file, int line,
                                                         const char* condition,
                                                         const Parts&... parts) {
  std::string sentence;
  (add_to_sentence(sentence, parts), ...);
  std::fprintf(stderr, "%s:%d: CHECK failed: %s%s%s\n", file, line, condition,
               sentence.empty() ? "" : ": ", sentence.c_str());
  std::abort();
}

}  // namespace motcua::checking

#define CHECK(condition, ...)                                                                      \
  do {                                                                                             \
    if (!(condition)) [[unlikely]] {                                                               \
      ::motcua::checking::check_failed(__FILE__, __LINE__, #condition __VA_OPT__(, ) __VA_ARGS__); \
    }                                                                                              \
  } while (false)
