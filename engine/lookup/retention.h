// Dossiers that were kept as long as their procedure says, and are not erased yet (Law 91/2025:
// personal data are erased when their purpose ends).
#pragma once

#include <vector>

#include "engine/lookup/snapshot.h"

namespace motcua {

struct RetentionQuery {
  std::string unit;  // with all units below it; empty: all
  int32_t page_size = 100;
  std::string page_token;
  static constexpr auto fields() {
    return std::tuple(field(1, "unit", &RetentionQuery::unit, impersonal()));
  }
};

struct Kept {
  std::string code;
  std::string unit;
  std::string procedure;
  Instant ended;
  Day until;  // the last day that they are kept
};

struct RetentionPage {
  std::vector<Kept> kept;       // by number
  std::string next_page_token;  // empty: that was all. A page may be short, even empty, before that
};

// By the procedure's retention on the snapshot's day; one that says none is never due. A page looks
// at some thousand dossiers at most. Errors: UNIT_NOT_FOUND, PAGE_TOKEN_INVALID, STORE_FAILED.
OrRejection<RetentionPage> due_for_erasure(const Snapshot& snapshot, const RetentionQuery& query);

}  // namespace motcua
