// The token of `motcua login`, in a file of the user's own that nobody else may read.
#pragma once

#include <optional>
#include <string>

namespace motcua::cli {

// Of that server; empty: none is kept.
std::string kept_token(const std::string& server);
// An empty token forgets it. The error names the file.
std::optional<std::string> keep_token(const std::string& server, const std::string& token);

}  // namespace motcua::cli
