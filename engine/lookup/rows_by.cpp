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
      keys.push_back(catalogue.unit(query.unit).code);
      for (const UnitNumber child : sorted_children(catalogue, query.unit)) {
        keys.push_back(catalogue.unit(child).code);
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

std::vector<UnitNumber> sorted_children(const Catalogue& catalogue, UnitNumber unit) {
  std::vector<UnitNumber> children = catalogue.children(unit);
  std::sort(children.begin(), children.end(), [&](UnitNumber left, UnitNumber right) {
    return catalogue.unit(left).code < catalogue.unit(right).code;
  });
  return children;
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
