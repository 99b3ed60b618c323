// bench: loads a running server.
#include "services/motcua/commands.h"

namespace motcua::cli {
void add_bench(CLI::App&, Session&) {}
}  // namespace motcua::cli
