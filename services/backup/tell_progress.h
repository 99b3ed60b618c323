// How far something long is, for who waits; of bytes or of what else it goes through. It begins
// anew with each step.
#pragma once

#include <cstdint>
#include <functional>

namespace motcua {

using TellProgress = std::function<void(int64_t done, int64_t total)>;

}  // namespace motcua
