// Names of reasons, as they stand on the wire.
#include "engine/rejection.h"

namespace motcua {

std::string_view name_of(Reason reason) {
  switch (reason) {
#define X(name, code) \
  case Reason::name: return #name;
    MOTCUA_REASONS(X)
#undef X
  }
  return "";
}

}  // namespace motcua
