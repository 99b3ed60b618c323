// Logs: one line an event, "key=value". No personal data, ever: codes and counts, no names.
//
//   error    the server cannot do its work: somebody must come
//   warning  it works, and somebody should look soon (disk low, clock suspect)
//   info     what it is doing: started, stopped, recovered
//   debug    for developers
#pragma once

#include <optional>
#include <string>

namespace motcua {

// False for a level that is none of the four.
[[nodiscard]] bool start_log(const std::string& level);

}  // namespace motcua
