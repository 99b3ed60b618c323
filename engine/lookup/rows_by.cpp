// Names of rows are the catalogue's texts.
#include "engine/lookup/rows_by.h"

#include <algorithm>
#include <cstdio>

namespace motcua {

bool are_kept_in_cells(RowsBy by) {
  switch (by) {
    case RowsBy::unit:
    case RowsBy::field:
    case RowsBy::procedure:
    case RowsBy::channel:
    case RowsBy::month: return true;
    case RowsBy::holder:
    case RowsBy::step:
    case RowsBy::signer:
    case RowsBy::unit_at_fault: break;
  }
  return false;
}

std::optional<std::vector<std::string>> row_keys(const Catalogue& catalogue,
                                                 const RowsQuery& query) {
  std::vector<std::string> keys;
  switch (query.by) {
    case RowsBy::unit:
      for (const UnitNumber unit : UnitRows(catalogue, query).rows()) {
        keys.push_back(catalogue.unit(unit).code);
      }
      return keys;
    case RowsBy::month:
      for (const auto& [key, month] : months_of(query.period)) keys.push_back(key);
      return keys;
    case RowsBy::field:
    case RowsBy::procedure:
    case RowsBy::channel: {
      const Dimension dimension = dimension_of(query.by);
      for (uint32_t value = 0; value < value_count(catalogue, dimension); ++value) {
        const auto name = name_of_value(catalogue, dimension, value);
        if (name) keys.emplace_back(name->key);
      }
      std::sort(keys.begin(), keys.end());
      keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
      return keys;
    }
    case RowsBy::holder:
    case RowsBy::step:
    case RowsBy::signer:
    case RowsBy::unit_at_fault: break;
  }
  return std::nullopt;
}

RowsBy rows_by(Dimension dimension) {
  switch (dimension) {
    case Dimension::procedure: return RowsBy::procedure;
    case Dimension::field: return RowsBy::field;
    case Dimension::channel: return RowsBy::channel;
    case Dimension::all: break;
  }
  return RowsBy::unit;
}

Dimension dimension_of(RowsBy by) {
  const auto it = std::find_if(dimensions.begin(), dimensions.end(),
                               [&](Dimension dimension) { return rows_by(dimension) == by; });
  return it == dimensions.end() ? Dimension::all : *it;
}

size_t value_count(const Catalogue& catalogue, Dimension dimension) {
  switch (dimension) {
    case Dimension::procedure: return catalogue.procedure_count() + 1;
    case Dimension::field: return catalogue.field_count();
    case Dimension::channel: return enumerator_count<Channel>;
    case Dimension::all: break;
  }
  return 1;
}

std::optional<ValueName> name_of_value(const Catalogue& catalogue, Dimension dimension,
                                       uint32_t value) {
  if (value >= value_count(catalogue, dimension)) return std::nullopt;
  switch (dimension) {
    case Dimension::procedure:
      if (value == 0) return std::nullopt;  // they are numbered from 1
      return ValueName{catalogue.procedure_code({value}), catalogue.procedure_name({value})};
    case Dimension::field: {
      const std::string& name = catalogue.field_name({value});
      return ValueName{name.empty() ? std::string_view(no_name) : name, name};
    }
    case Dimension::channel:
    case Dimension::all: break;
  }
  const std::string_view key = key_of(static_cast<Channel>(value));
  return ValueName{key, key};
}

UnitRows::UnitRows(const Catalogue& catalogue, const RowsQuery& query)
    : catalogue_(catalogue),
      asked_(query.unit),
      day_(query.tree_day.value_or(spoken_at(query.period, query.now).last)) {
  if (!query.with_predecessors) return;
  std::vector<UnitNumber> found{asked_};
  // And what those took over: only registers of old have circles.
  for (size_t i = 0; i < found.size(); ++i) {
    for (const UnitNumber predecessor : catalogue.predecessors(found[i])) {
      if (!has_ended(catalogue.unit(predecessor), day_of(query.now))) continue;  // not yet
      if (std::find(found.begin(), found.end(), predecessor) == found.end()) {
        found.push_back(predecessor);
      }
    }
  }
  predecessors_.assign(found.begin() + 1, found.end());
}

std::optional<UnitNumber> UnitRows::row_of(UnitNumber unit) const {
  std::optional<UnitNumber> predecessor;
  UnitNumber below = unit;
  UnitNumber at = unit;
  // Registers of old may have circles.
  for (size_t steps = 0; steps <= catalogue_.unit_count(); ++steps) {
    if (at == asked_) return below;
    const bool ends_here =
        std::find(predecessors_.begin(), predecessors_.end(), at) != predecessors_.end();
    if (ends_here && !predecessor) predecessor = at;
    const auto above = catalogue_.parent_on(at, day_);
    if (!above) break;
    below = at;
    at = *above;
  }
  return predecessor;
}

std::vector<UnitNumber> UnitRows::counted() const {
  std::vector<UnitNumber> units;
  for (const UnitNumber unit : catalogue_.all_units()) {
    if (row_of(unit)) units.push_back(unit);
  }
  return units;
}

std::vector<UnitNumber> UnitRows::counted_in(UnitNumber row) const {
  std::vector<UnitNumber> units;
  for (const UnitNumber unit : catalogue_.all_units()) {
    if (row_of(unit) == row) units.push_back(unit);
  }
  return units;
}

std::vector<UnitNumber> UnitRows::rows() const {
  std::vector<UnitNumber> children;
  std::vector<UnitNumber> predecessors;
  for (const UnitNumber unit : catalogue_.all_units()) {
    if (unit == asked_ || row_of(unit) != unit) continue;
    const bool is_child = catalogue_.parent_on(unit, day_) == asked_;
    (is_child ? children : predecessors).push_back(unit);
  }
  const auto by_code = [&](UnitNumber left, UnitNumber right) {
    return catalogue_.unit(left).code < catalogue_.unit(right).code;
  };
  std::sort(children.begin(), children.end(), by_code);
  std::sort(predecessors.begin(), predecessors.end(), by_code);
  std::vector<UnitNumber> rows{asked_};
  rows.insert(rows.end(), children.begin(), children.end());
  rows.insert(rows.end(), predecessors.begin(), predecessors.end());
  return rows;
}

std::set<std::string> codes_of(const Catalogue& catalogue, const std::vector<UnitNumber>& units) {
  std::set<std::string> codes;
  for (const UnitNumber unit : units) codes.insert(catalogue.unit(unit).code);
  return codes;
}

std::vector<std::pair<std::string, Period>> months_of(const Period& period) {
  std::vector<std::pair<std::string, Period>> months;
  for (Day from = period.from; from <= period.to;) {
    const CivilDate date = civil_date(from);
    const Day first = day_from(CivilDate{date.year, date.month, 1});
    const Day last = plus_days(plus_months(first, 1), -1);
    char key[16];
    std::snprintf(key, sizeof key, "%04d-%02d", date.year, date.month);
    months.emplace_back(key, Period{from, std::min(last, period.to)});
    from = plus_days(last, 1);
  }
  return months;
}

std::string_view key_of(Channel channel) {
  switch (channel) {
    case Channel::not_said: return key_of(counted_as(channel));
    case Channel::online: return "online";
    case Channel::online_partial: return "online_partial";
    case Channel::direct: return "direct";
    case Channel::post: break;
  }
  return "post";
}

}  // namespace motcua
