// Every refusal says what was expected.
#include "services/method/report_request.h"

#include <algorithm>

#include "engine/try.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

OrRejection<Period> period_of(const std::string& from, const std::string& to) {
  const auto first = parse_day(from);
  if (!first) return reject_field("from", "day");
  const auto last = parse_day(to);
  if (!last) return reject_field("to", "day");
  return Period{*first, *last};
}

}  // namespace

OrRejection<UnitNumber> unit_of(const Catalogue& catalogue, const std::string& code) {
  if (code.empty()) return reject_field("unit", "required");
  const auto unit = catalogue.unit_number(code);
  if (!unit) return reject(Reason::UNIT_NOT_FOUND, {{"unit", code}, {"field", "unit"}});
  return *unit;
}

OrRejection<Period> period_of(const Snapshot& snapshot, const std::string& name,
                              const std::string& from, const std::string& to) {
  const auto named = parse_period(name);
  if (!name.empty() && !named) return reject_field("period", "period");
  if (named && !(from.empty() && to.empty())) return reject_field("period", "period_or_days");
  auto period = TRY(named ? OrRejection<Period>(*named) : period_of(from, to));
  TRY(check_period(snapshot, period));
  return period;
}

OrRejection<Rounding> rounding_of(const v1::Rounding& asked) {
  if (!v1::RoundingMode_IsValid(asked.mode())) {
    return reject_field("rounding.mode", wire::one_of(v1::RoundingMode_descriptor()));
  }
  Rounding rounding;
  if (asked.mode() == v1::TRUNCATE) rounding.mode = RoundingMode::truncate;
  if (asked.has_decimals()) rounding.decimals = asked.decimals();
  if (rounding.decimals < 0 || rounding.decimals > decimals_max) {
    return reject_field("rounding.decimals", "number_between 0–" + std::to_string(decimals_max));
  }
  return rounding;
}

OrRejection<RateView> rate_view_of(const std::string& name, const char* field) {
  const auto rate_view = find_named(rate_views, name);
  if (rate_view) return *rate_view;
  return reject_field(field, "one_of " + joined(names_in(rate_views)));
}

void set_ratio(const Ratio& ratio, int64_t scale, const Rounding& rounding, v1::Ratio* out) {
  out->set_numerator(ratio.numerator);
  out->set_denominator(ratio.denominator);
  out->set_text(format_ratio(ratio, scale, rounding));
}

namespace {

OrRejection<AskedReport> read_report(const Snapshot& snapshot,
                                     const v1::RunReportRequest& request) {
  const Report* const report = find_report(request.report());
  if (!report) {
    std::vector<std::string> names;
    for (const Report& one : reports()) names.push_back(one.name);
    return reject(Reason::REPORT_NOT_FOUND,
                  {{"report", request.report()}, {"reports", joined(names)}});
  }
  const auto& folds = report->folds;
  const std::string fold =
      request.fold().empty() && !folds.empty() ? folds.front() : request.fold();
  if (!fold.empty() && std::find(folds.begin(), folds.end(), fold) == folds.end()) {
    return reject_field("fold", folds.empty() ? "empty_for_report" : "one_of " + joined(folds));
  }
  const auto by = find_named(rows_by_names, request.by().empty() ? report->rows : request.by());
  if (!by) return reject_field("by", "one_of " + joined(names_in(rows_by_names)));
  const auto unit = TRY(unit_of(*snapshot.catalogue, request.unit()));
  const auto period = TRY(period_of(snapshot, request.period(), request.from(), request.to()));
  const Day last = plus_months(period.from, period_years_by_month_max * 12);
  if (*by == RowsBy::month && period.to >= last) {
    return reject_field("to", "day_before " + format_day(last));
  }
  const auto rounding = TRY(rounding_of(request.rounding()));
  return AskedReport{
      .query = {.report = report,
                .fold = fold,
                .rows = {.unit = unit,
                         .with_predecessors = request.with_predecessors(),
                         .side = request.receiving() ? Side::receiving : Side::handling,
                         .by = *by,
                         .period = period,
                         .now = snapshot.now}},
      .rounding = rounding};
}

}  // namespace

OrRejection<AskedReport> asked_report(const Snapshot& snapshot, const v1::RunReportRequest& request,
                                      const std::string& path) {
  auto asked = read_report(snapshot, request);
  if (asked || path.empty()) return asked;
  for (Violation& violation : asked.error().violations) violation.path.insert(0, path);
  for (auto& [key, value] : asked.error().metadata) {
    if (key == "field") value.insert(0, path);
  }
  return asked;
}

std::string_view name_of(ColumnType type) {
  switch (type) {
    case ColumnType::count: return "count";
    case ColumnType::amount_vnd: return "amount_vnd";
    case ColumnType::ratio: return "ratio";
    case ColumnType::mean: return "mean";
    case ColumnType::points: break;
  }
  return "points";
}

}  // namespace motcua
