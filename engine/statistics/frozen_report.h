// A frozen report (chốt sổ): the figures of a period that is over, as they were at a sequence, with
// the SHA-256 of their encoding. It is never edited; what changes later shows as a restatement.
#pragma once

#include <string>
#include <vector>

#include "engine/fields.h"
#include "engine/time/instant.h"

namespace motcua {

// What was asked: one freeze of it stands.
struct ReportQuestion {
  std::string report;
  std::string fold;
  std::string unit;  // with its subtree
  bool receiving = false;
  std::string by;
  Day from;
  Day to;
  bool operator==(const ReportQuestion&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "report", &ReportQuestion::report, impersonal()),
                      field(2, "fold", &ReportQuestion::fold, impersonal()),
                      field(3, "unit", &ReportQuestion::unit, impersonal()),
                      field(4, "receiving", &ReportQuestion::receiving),
                      field(5, "by", &ReportQuestion::by, impersonal()),
                      field(6, "from", &ReportQuestion::from), field(7, "to", &ReportQuestion::to));
  }
};

struct FrozenCell {
  int64_t numerator = 0;
  int64_t denominator = 0;
  bool operator==(const FrozenCell&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "numerator", &FrozenCell::numerator),
                      field(2, "denominator", &FrozenCell::denominator));
  }
};

struct FrozenRow {
  std::string key;
  std::string title;
  std::vector<FrozenCell> cells;
  bool operator==(const FrozenRow&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "key", &FrozenRow::key, impersonal()),
                      field(2, "title", &FrozenRow::title, impersonal()),
                      field(3, "cells", &FrozenRow::cells));
  }
};

struct FrozenReport {
  ReportQuestion question;
  int64_t as_of_sequence = 0;
  std::string rule;
  std::vector<std::string> columns;
  std::vector<FrozenRow> rows;
  FrozenRow totals;
  std::string hash;  // SHA-256 of the encoding with this field empty
  bool operator==(const FrozenReport&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "question", &FrozenReport::question),
                      field(2, "as_of_sequence", &FrozenReport::as_of_sequence),
                      field(3, "rule", &FrozenReport::rule, impersonal()),
                      field(4, "columns", &FrozenReport::columns, impersonal()),
                      field(5, "rows", &FrozenReport::rows),
                      field(6, "totals", &FrozenReport::totals),
                      field(7, "hash", &FrozenReport::hash, impersonal(raw_bytes)));
  }
};

}  // namespace motcua
