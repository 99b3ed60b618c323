// Cell by cell: what the store holds against what the dossiers make.
#include "engine/lookup/audit_cells.h"

#include <algorithm>
#include <set>
#include <span>

#include "engine/lookup/rows_by.h"
#include "engine/lookup/walks.h"
#include "engine/records/cell_codec.h"
#include "engine/records/index.h"
#include "engine/records/rows.h"
#include "engine/try.h"

namespace motcua {
namespace {

constexpr UnitNumber any_unit{~uint32_t{0}};  // the last there can be

class CellAudit {
 public:
  CellAudit(const Snapshot& snapshot, AuditRun& run) : snapshot_(snapshot), run_(run) {}

  // A unit at a time: what its dossiers add up to, less what is not in its cells yet. The receiving
  // side has only what differs from the handling side, and comes in the end.
  OrStoreError<void> check() {
    TRY(compare_lag());
    auto stored = TRY(pages_stored());
    std::vector<CellChange> elsewhere;
    for (const UnitNumber unit : snapshot_.catalogue->all_units()) {
      const auto changes = TRY(changes_of_unit(unit));
      if (run_.is_stopped()) return {};
      for (const CellChange& change : changes.all()) {
        if (change.owner.receiving_unit != change.owner.unit) elsewhere.push_back(change);
      }
      TRY(compare_pages(stored, Side::handling, changes, unit, unit));
    }
    const CellChanges nothing;
    const UnitNumber unknown{static_cast<uint32_t>(snapshot_.catalogue->unit_count()) + 1};
    for (const auto& [first, last] :
         {std::pair{UnitNumber{0}, UnitNumber{0}}, {unknown, any_unit}}) {
      TRY(compare_pages(stored, Side::handling, nothing, first, last));
    }
    return compare_pages(stored, Side::receiving, CellChanges(std::move(elsewhere)), {0}, any_unit);
  }

 private:
  OrStoreError<CellChanges> changes_of_unit(UnitNumber unit) {
    std::vector<CellChange> changes;
    TRY(for_each_member(snapshot_, {unit}, [&](DossierNumber number) -> OrStoreError<void> {
      if (!run_.tick()) return {};
      return dossier_pointed_at(snapshot_, Table::members, number).map([&](const Dossier& dossier) {
        add_cell_changes(changes, dossier, *snapshot_.catalogue, 1);
      });
    }));
    // What it was elsewhere is looked at there.
    std::erase_if(changes, [&](const CellChange& one) { return one.owner.unit != unit; });
    for_each_change(unit, [&](CellChange change) {
      change.amount = -change.amount;
      changes.push_back(change);
    });
    return CellChanges(std::move(changes));
  }

  template <class Visit>
  void for_each_change(UnitNumber unit, const Visit& visit) const {
    for (size_t i = 0; i < snapshot_.cell_lag.run_count(); ++i) {
      for (const CellChange& change : snapshot_.cell_lag.run(i).of_units(unit, unit)) visit(change);
    }
  }

  // What is in memory of what the cells lack is what is stored of it.
  OrStoreError<void> compare_lag() {
    std::vector<CellChange> stored;
    TRY(scan(
        *snapshot_.store, Keys<Table::changes>{},
        [&](const StoredRow<Table::changes>& row) {
          stored.insert(stored.end(), row.value.changes.begin(), row.value.changes.end());
        },
        [&](std::string_view key) { find_unreadable(key); }));
    const CellChanges expected(std::move(stored));
    const CellChanges found = snapshot_.cell_lag.all();
    if (!std::equal(expected.all().begin(), expected.all().end(), found.all().begin(),
                    found.all().end())) {
      run_.find("cells", "in memory", AuditProblem::other_entry,
                {{"table", std::string(name_of(Table::changes))}});
    }
    return {};
  }

  void find_unreadable(std::string_view key) {
    run_.find("cells", to_hex(key), AuditProblem::unreadable);
  }

  // After every cell of the page.
  static std::string end_of_page(const CellPage& page) {
    return encode_key<Table::cells>({page, any_unit}) + '\0';
  }
  // After every key of the page before the next unit's: whatever is among them is looked at.
  static std::string end_of_units(const CellPage& page, UnitNumber last) {
    return last == any_unit ? end_of_page(page)
                            : encode_key<Table::cells>({page, {last.value + 1}});
  }

  // By leaping from page to page.
  OrStoreError<std::set<CellPage>> pages_stored() {
    std::set<CellPage> pages;
    for (std::optional<std::string> from = ""; from;) {
      std::optional<std::string> next;
      TRY(scan(
          *snapshot_.store, Keys<Table::cells>{.from = *from},
          [&](const StoredRow<Table::cells>& cell) {
            pages.insert(cell.key.page);
            next = end_of_page(cell.key.page);
            return false;
          },
          [&](std::string_view key) {
            find_unreadable(key);
            next = std::string(key) + '\0';
            return false;
          }));
      from = std::move(next);
    }
    return pages;
  }

  using Cells = std::vector<std::pair<CellKey, Cell>>;  // in order of keys

  // On every page of a side, the cells stored of units from `first` to `last` against those that
  // the changes make.
  OrStoreError<void> compare_pages(std::set<CellPage>& pages, Side side, const CellChanges& changes,
                                   UnitNumber first, UnitNumber last) {
    Cells expected;
    for_each_cell(changes, [&](const CellKey& key, const Cell& cell) {
      if (key.page.side == side) expected.emplace_back(key, cell);
    });
    for (const auto& [key, cell] : expected) pages.insert(key.page);
    auto next = expected.begin();
    for (const CellPage& page : pages) {
      if (page.side != side) continue;
      const auto begin = next;
      while (next != expected.end() && next->first.page == page) ++next;
      TRY(compare_cells(
          {.from = encode_key<Table::cells>({page, first}), .to = end_of_units(page, last)},
          {begin, next}));
    }
    return {};
  }

  OrStoreError<void> compare_cells(const Keys<Table::cells>& keys,
                                   std::span<const Cells::value_type> expected) {
    const Cell nothing;
    auto next = expected.begin();
    const auto scanned = scan(
        *snapshot_.store, keys,
        [&](const StoredRow<Table::cells>& row) {
          Cell cell;
          if (!decode_cell(row.value, cell)) return find_unreadable(row.key_bytes);
          if (cell.empty()) return;  // as if absent
          ++run_.report.cells;
          for (; next != expected.end() && next->first < row.key; ++next) {
            compare_cell(next->first, next->second, nothing);
          }
          const bool is_expected = next != expected.end() && next->first == row.key;
          compare_cell(row.key, is_expected ? next->second : nothing, cell);
          if (is_expected) ++next;
        },
        [&](std::string_view key) { find_unreadable(key); });
    for (; next != expected.end(); ++next) compare_cell(next->first, next->second, nothing);
    return scanned;
  }

  // Of a cell's counters the first that differs is told.
  void compare_cell(const CellKey& key, const Cell& expected, const Cell& stored) {
    if (expected == stored) return;
    Cell differences = stored;
    for (SlotCounter counter : expected) {
      counter.amount = -counter.amount;
      differences.push_back(counter);
    }
    bring_into_order(differences);
    const SlotCounter& first = differences.front();
    run_.find("cells", describe(key, first), AuditProblem::other_amount,
              {{"measure", std::string(name_of(first.measure))},
               {"expected", std::to_string(amount_at(expected, first))},
               {"found", std::to_string(amount_at(stored, first))}});
  }

  static int64_t amount_at(const Cell& cell, const SlotCounter& place) {
    for (const SlotCounter& counter : cell) {
      if (counter.value == place.value && counter.slot == place.slot &&
          counter.measure == place.measure) {
        return counter.amount;
      }
    }
    return 0;
  }

  // "H44.100 handling 2026-03-14 procedure 1.000656"; a year or month alone if it is the cell's
  // slot.
  std::string describe(const CellKey& key, const SlotCounter& counter) const {
    const Catalogue& catalogue = *snapshot_.catalogue;
    const bool is_known = key.unit.value >= 1 && key.unit.value <= catalogue.unit_count();
    std::string text =
        is_known ? catalogue.unit(key.unit).code : "unit number " + std::to_string(key.unit.value);
    text += key.page.side == Side::receiving ? " receiving " : " handling ";
    text += describe_days(key.page, counter.slot);
    if (key.page.dimension == Dimension::all) return text;
    const auto value = name_of_value(catalogue, key.page.dimension, counter.value);
    text.append(" ").append(name_of(rows_by(key.page.dimension))).append(" ");
    return value ? text.append(value->key) : text + std::to_string(counter.value);
  }

  static std::string describe_days(const CellPage& page, int32_t slot) {
    const auto two_digits = [](int32_t number) {
      return (number < 10 ? "-0" : "-") + std::to_string(number);
    };
    switch (page.bucket) {
      case Bucket::all_years: return std::to_string(slot);
      case Bucket::year: return std::to_string(page.position) + two_digits(slot);
      case Bucket::month: break;
    }
    return std::to_string(page.position / 12) + two_digits(page.position % 12 + 1) +
           two_digits(slot);
  }

  const Snapshot& snapshot_;
  AuditRun& run_;
};

}  // namespace

OrStoreError<void> audit_cells(const Snapshot& snapshot, AuditRun& run) {
  return CellAudit(snapshot, run).check();
}

}  // namespace motcua
