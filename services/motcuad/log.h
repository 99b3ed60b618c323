// Logs: one line an event, "key=value". No personal data, ever: codes and counts, no names. What
// protobuf and gRPC have to say comes here, too, as events library_message.
//
//   error    the server cannot do its work: somebody must come
//   warning  it works, and somebody should look soon (disk low, clock suspect)
//   info     what it is doing: started, stopped, recovered
//   debug    for developers
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace motcua {

// A value between quotes: UTF-8 without line breaks or quotes, whatever the text is.
std::string one_line(std::string_view text);

inline constexpr std::array<std::string_view, 4> log_levels{"error", "warning", "info", "debug"};

// False for a level that is none of the four.
[[nodiscard]] bool start_log(const std::string& level);

}  // namespace motcua
