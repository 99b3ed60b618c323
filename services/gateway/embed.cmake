# Writes the file IN into OUT as the bytes of built_in_descriptors.
file(READ "${IN}" HEX HEX)
string(LENGTH "${HEX}" DIGITS)
math(EXPR BYTES "${DIGITS} / 2")
string(REGEX REPLACE "(................................)" "\\1\n" HEX "${HEX}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," HEX "${HEX}")
file(WRITE "${OUT}" "// Made by embed.cmake.\n#include \"services/gateway/openapi.h\"\n\nnamespace motcua {\n\nstd::string_view built_in_descriptors() {\n  static constexpr unsigned char bytes[] = {\n${HEX}};\n  return {reinterpret_cast<const char*>(bytes), ${BYTES}};\n}\n\n}  // namespace motcua\n")
