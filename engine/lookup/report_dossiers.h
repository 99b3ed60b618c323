// The dossiers behind a figure of a report: each counted alone, through the report's own function,
// so that the list is the number. Also for a table of the past: the register and its catalogue as
// they were at a sequence.
#pragma once

#include <string>
#include <vector>

#include "engine/lookup/figures.h"

namespace motcua {

// Of a report's table.
struct Figure {
  std::string row;                    // the row's key; empty: the totals
  std::string column;                 // its name
  bool denominator = false;           // of a ratio: the dossiers that it is a share of
  int64_t as_of_sequence = 0;         // of the table; 0: now
  std::optional<Instant> as_of_time;  // of the table; none: the query's
  bool operator==(const Figure&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "row", &Figure::row, impersonal()),
                      field(2, "column", &Figure::column, impersonal()),
                      field(3, "denominator", &Figure::denominator),
                      field(4, "as_of_sequence", &Figure::as_of_sequence),
                      field(5, "as_of_time", &Figure::as_of_time));
  }
};

// What a page's token is bound to: all that is asked but the page's size and the token.
struct ReportDossiersQuestion {
  ReportQuestion report;
  Figure figure;
  bool with_predecessors = false;
  static constexpr auto fields() {
    return std::tuple(field(1, "report", &ReportDossiersQuestion::report),
                      field(2, "figure", &ReportDossiersQuestion::figure),
                      field(3, "with_predecessors", &ReportDossiersQuestion::with_predecessors));
  }
};

struct ReportDossiersQuery {
  ReportQuery report;
  Figure figure;
  int32_t page_size = 100;
  std::string page_token;
};

struct ReportDossier {
  Dossier dossier;     // as it was at the sequence
  int64_t amount = 0;  // what it adds to the figure; mostly 1
};

struct ReportDossiersPage {
  std::vector<ReportDossier> dossiers;
  std::string next_page_token;  // empty: that was all. A page may be short, even empty, before that
};

// Errors: FIELD_VIOLATION (column, row, as_of_sequence), UNIT_NOT_FOUND (at the sequence, too),
// PAGE_TOKEN_INVALID, STORE_FAILED.
OrRejection<ReportDossiersPage> report_dossiers(const Snapshot& snapshot,
                                                const ReportDossiersQuery& query);

}  // namespace motcua
