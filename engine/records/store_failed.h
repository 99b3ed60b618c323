// The one way from an error of the store to a rejection; for map_error, too. A reader's call alone
// failed; the writer stops.
#pragma once

#include "engine/rejection.h"
#include "engine/store/store.h"

namespace motcua {

inline Rejection store_failed(const StoreError& error) {
  return {.reason = Reason::STORE_FAILED, .metadata = {{"cause", error.message}}, .violations = {}};
}
inline Rejection writes_stopped(const StoreError& error) {
  return {
      .reason = Reason::WRITES_STOPPED, .metadata = {{"cause", error.message}}, .violations = {}};
}

}  // namespace motcua
