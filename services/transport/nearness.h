// Who is near: this machine, and networks that are one's own.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace motcua {

// Of a peer's address without its port; empty: a socket of this machine.
using IsNear = std::function<bool(std::string_view address)>;

// Loopback, and the networks: "10.20.0.0/16", "fd00::/8". The error is the text that is none.
tl::expected<IsNear, std::string> nearness_of(const std::vector<std::string>& networks);

}  // namespace motcua
