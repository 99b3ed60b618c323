// What the rows of a table stand for: which there are, and what they are called.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/catalogue/catalogue.h"
#include "engine/closed_set.h"
#include "engine/statistics/cells.h"
#include "engine/statistics/period.h"

namespace motcua {

// Holder, step, signer and unit at fault are the dossier's last ones, and no cell keeps them.
enum class RowsBy { unit, field, procedure, channel, month, holder, step, signer, unit_at_fault };
inline constexpr std::array rows_by_names{Named{RowsBy::unit, "unit"},
                                          Named{RowsBy::field, "field"},
                                          Named{RowsBy::procedure, "procedure"},
                                          Named{RowsBy::channel, "channel"},
                                          Named{RowsBy::month, "month"},
                                          Named{RowsBy::holder, "holder"},
                                          Named{RowsBy::step, "step"},
                                          Named{RowsBy::signer, "signer"},
                                          Named{RowsBy::unit_at_fault, "unit_at_fault"}};
static_assert(has_a_row_for_each(rows_by_names, &Named<RowsBy>::value));
constexpr std::string_view name_of(RowsBy by) { return name_in(rows_by_names, by); }
bool are_kept_in_cells(RowsBy by);

// The rows of a table. By unit: the children of the unit, each with its subtree, and the unit
// itself if it has dossiers of its own. Keys are codes, names of fields, names of channels,
// "2026-11"; of holders an officer, or unit or "none", of steps "H44.100 · Thẩm định", of signers a
// name or "none".
struct RowsQuery {
  UnitNumber unit;  // with its subtree, as it was on the last day that counts
  // And with all that have ended with it for a successor, and with what was below those: rows of
  // their own, by unit.
  bool with_predecessors = false;
  Side side = Side::handling;
  RowsBy by = RowsBy::unit;
  Period period;
  Instant now;                                 // of the snapshot, or later for a forecast
  std::optional<Day> tree_day = std::nullopt;  // whose tree it goes by; none: the last that counts
};

// The keys of the rows that the table can have. Nothing where dossiers alone know them: holders,
// steps, signers, units at fault.
std::optional<std::vector<std::string>> row_keys(const Catalogue& catalogue,
                                                 const RowsQuery& query);

// Rows by the values of a dimension; and back: `all` where no dimension has such rows.
RowsBy rows_by(Dimension dimension);
Dimension dimension_of(RowsBy by);
// Values are less.
size_t value_count(const Catalogue& catalogue, Dimension dimension);
// What a value's row is called: a procedure's code and name, a field, a channel; of the catalogue's
// texts. Nothing if there is no such value.
struct ValueName {
  std::string_view key;
  std::string_view title;
};
std::optional<ValueName> name_of_value(const Catalogue& catalogue, Dimension dimension,
                                       uint32_t value);

// Which units a table counts, and in whose row.
class UnitRows {
 public:
  // Must not outlive the catalogue.
  UnitRows(const Catalogue& catalogue, const RowsQuery& query);

  // The unit of the row: the asked one, a child of it, a predecessor; nothing: it does not count.
  std::optional<UnitNumber> row_of(UnitNumber unit) const;
  // All that count, in order of their numbers.
  std::vector<UnitNumber> counted() const;
  // Those that count in that row.
  std::vector<UnitNumber> counted_in(UnitNumber row) const;
  // The asked one, its children by code, its predecessors by code.
  std::vector<UnitNumber> rows() const;

 private:
  const Catalogue& catalogue_;
  UnitNumber asked_;
  Day day_;
  std::vector<UnitNumber> predecessors_;
};

std::set<std::string> codes_of(const Catalogue& catalogue, const std::vector<UnitNumber>& units);
// The months of a period, each cut to it, by their keys.
std::vector<std::pair<std::string, Period>> months_of(const Period& period);
std::string_view key_of(Channel channel);
// The key of a row whose dossiers have no such name: a field, a signer, a holder.
inline constexpr const char* no_name = "none";

}  // namespace motcua
