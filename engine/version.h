// The version: here and nowhere else. Journals, backups and GetStatus say it; a test compares it
// with the newest heading of the changelog (tests/papers_test.cpp).
#pragma once

namespace motcua {

// Name and version; kept in the journal with each term.
inline constexpr const char* program_name = "motcua 0.1.0";

}  // namespace motcua
