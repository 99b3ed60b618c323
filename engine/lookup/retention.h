// Dossiers whose data have been kept as long as their procedure says (Law 91/2025 on personal data:
// erased when their purpose ends), and are not erased yet.
#pragma once

#include <vector>

#include "engine/lookup/view.h"

namespace motcua {

struct RetentionQuery {
  std::string unit;    // with all units below it; empty: all
  uint64_t after = 0;  // the last number of the page before
  size_t count_max = 100;
};

struct Kept {
  std::string code;
  std::string unit;
  std::string procedure;
  Instant ended;
  Day until;  // the last day that they are kept
};

struct RetentionPage {
  std::vector<Kept> kept;  // by number
  uint64_t last = 0;       // how far it was looked
  bool complete = false;   // there are no more
};

// By the procedure's retention on the view's day; one that says none is never due. A page looks at
// some thousand dossiers at most, and may be empty. Errors: UNIT_NOT_FOUND, STORE_FAILED.
OrRejection<RetentionPage> due_for_erasure(const View& view, const RetentionQuery& query);

}  // namespace motcua
