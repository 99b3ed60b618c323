// Which kinds of files are taken, told by their first and last bytes, never by what a caller says:
// what scanners, offices and signing software make, and nothing that runs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace motcua {

// Enough of a file's beginning and end to tell.
inline constexpr size_t told_by_bytes = 64 << 10;

// "application/pdf"; empty: of none that is taken. `head` and `tail` may overlap.
std::string_view media_type_of(std::string_view head, std::string_view tail);
// Whether the name ends as files of the type do; of one without an ending nothing is said.
bool is_name_for(std::string_view name, std::string_view media_type);
// All, for the message that says what is taken: "pdf, png, …".
std::string endings_taken();

}  // namespace motcua
