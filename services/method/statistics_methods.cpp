// StatisticsService: figures of a snapshot, translated.
#include <algorithm>

#include "engine/lookup/dossier_figures.h"
#include "engine/lookup/forecast.h"
#include "engine/lookup/report_dossiers.h"
#include "engine/try.h"
#include "services/method/paging.h"
#include "services/method/report_request.h"
#include "services/method/resources.h"
#include "services/method/services.h"
#include "services/method/status.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

constexpr int32_t forecast_days_max = 3653;  // ten years

void fill(const PeriodCounters& counters, RateView rate_view, const Rounding& rounding,
          v1::GetTimelinessResponse& response) {
  const Form06a form = form_06a_of(counters, Form06aFold::extended);
  const auto count = [](int64_t number) { return static_cast<int32_t>(number); };
  response.set_received_total(count(form.received_total));
  response.set_received_new(count(form.received_online + form.received_direct_or_post));
  response.set_carried_over(count(form.carried_over));
  response.set_resolved_total(count(form.resolved_total));
  response.set_resolved_early(count(form.resolved_early));
  response.set_resolved_on_time(count(form.resolved_on_time));
  response.set_resolved_late(count(form.resolved_late));
  response.set_resolved_undated(count(form.resolved_undated));
  response.set_resolved_again(count(form.resolved_again));
  response.set_open_total(count(form.open_total));
  response.set_open_in_time(count(form.open_in_time));
  response.set_open_overdue(count(form.open_overdue));
  response.set_open_undated(count(form.open_undated));
  response.set_waiting(count(form.waiting));
  const auto rate = [&](const Ratio& ratio, v1::Ratio* out) {
    set_ratio(ratio, percent, rounding, out);
  };
  rate({form.resolved_early, form.resolved_total}, response.mutable_early_rate());
  rate(on_time_ratio(counters, rate_view), response.mutable_on_time_rate());
  rate({form.resolved_late, form.resolved_total}, response.mutable_late_rate());
  const Apologies apologies = apologies_of(counters);
  response.set_late_with_apology(count(apologies.late_with_letter));
  response.set_late_without_apology(count(apologies.late_without_letter));
  response.set_apologies_owed(count(apologies.owed));
  response.set_apologies_issued_before_due(count(apologies.issued_before_due));
  response.set_apologies_issued_after_due(count(apologies.issued_after_due));
  response.set_apologies_missing(count(apologies.missing));
  response.set_apologies_not_needed(count(apologies.not_needed));
  rate(apologies.compliance(), response.mutable_apology_compliance());
}

OrRejection<v1::GetTimelinessResponse> timeliness(const Engine& engine,
                                                  const v1::GetTimelinessRequest& request) {
  const Snapshot snapshot = engine.snapshot();
  const auto unit = TRY(unit_of(*snapshot.catalogue, request.unit()));
  const auto period = TRY(period_of(snapshot, "", request.from(), request.to()));
  const auto rate_view =
      TRY(rate_view_of(request.view().empty() ? "resolved" : request.view(), "view"));
  const auto rounding = TRY(rounding_of(request.rounding()));
  const RowsQuery rows{.unit = unit, .period = period, .now = snapshot.now};
  const std::vector<UnitNumber> units = request.subtree()
                                            ? UnitRows(*snapshot.catalogue, rows).counted()
                                            : std::vector<UnitNumber>{unit};
  const SpokenPeriod spoken = spoken_at(period, snapshot.now);
  const auto counters = TRY(period_counters(snapshot, units, spoken).map_error(store_failed));
  v1::GetTimelinessResponse response;
  response.set_unit(request.unit());
  response.set_from(request.from());
  response.set_to(request.to());
  response.set_view(std::string(name_of(rate_view)));
  response.set_rule(timeliness_rule);
  response.set_as_of_sequence(snapshot.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(spoken.as_of);
  fill(counters, rate_view, rounding, response);
  return response;
}

void to_resource(const Ratio& ratio, int64_t scale, const Rounding& rounding, v1::Ratio& out) {
  out.set_numerator(ratio.numerator);
  out.set_denominator(ratio.denominator);
  out.set_text(format_ratio(ratio, scale, rounding));
}

void to_resource(ColumnType type, const Value& value, const Rounding& rounding, v1::Cell& out) {
  switch (type) {
    case ColumnType::count: return out.set_count(static_cast<int32_t>(value.numerator));
    case ColumnType::amount_vnd: return out.set_amount_vnd(value.numerator);
    case ColumnType::ratio: return to_resource(value, percent, rounding, *out.mutable_ratio());
    case ColumnType::mean:
    case ColumnType::points: return to_resource(value, 1, rounding, *out.mutable_ratio());
  }
}

// Rows are marked whose ratio rests on few dossiers, where they are ranked by it.
void to_resource(const ReportRow& row, const ReportTable& table, const Rounding& rounding,
                 const std::string& rank_by, v1::Table::Row& out) {
  out.set_key(row.key);
  out.set_title(row.title);
  for (size_t i = 0; i < row.cells.size(); ++i) {
    const Column& column = table.columns[i];
    to_resource(column.type, row.cells[i], rounding, *out.add_cells());
    if (column.name == rank_by && column.type != ColumnType::count &&
        row.cells[i].denominator < small_number) {
      out.set_small_number(true);
    }
  }
}

void to_head(const ReportTable& table, Language language, v1::Table& out) {
  for (const Column& column : table.columns) {
    auto& out_column = *out.add_columns();
    out_column.set_name(column.name);
    out_column.set_title(message("column." + column.name, {}, language));
    out_column.set_type(std::string(name_of(column.type)));
    out_column.set_unit(column.unit);
    out_column.set_official_number(column.number);
  }
  for (const Footnote& footnote : table.footnotes) {
    Metadata facts;
    for (const auto& [name, figure] : footnote.figures) {
      facts.emplace_back(name, std::to_string(figure));
    }
    out.add_footnotes(message(footnote.key, facts, language));
  }
}

// In percent with as many decimals as it has: 99.999 % must not look like 100 %.
std::string exact_percent(const Ratio& ratio, int decimals_min) {
  std::string text =
      format_ratio(ratio, percent, {.mode = RoundingMode::truncate, .decimals = decimals_max});
  const auto length_min = text.size() - static_cast<size_t>(decimals_max - decimals_min);
  while (text.size() > length_min && text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

// Of the unit asked for: each indicator that has a target, met or not on exact values.
void add_targets(const Snapshot& snapshot, const AskedReport& asked, const ReportTable& table,
                 Language language, v1::Table& out) {
  if (!asked.query.report->has_targets) return;
  const RowsQuery& rows = asked.query.rows;
  const std::string& unit = snapshot.catalogue->unit(rows.unit).code;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const Target* target =
        snapshot.catalogue->target_on(unit, table.columns[i].name, rows.period.to);
    if (!target) continue;
    const auto met = meets(table.totals.cells[i], *target);
    const Ratio wanted{target->numerator, target->denominator};
    out.add_footnotes(
        message(!met   ? "target.no_data"
                : *met ? "target.met"
                       : "target.not_met",
                {{"indicator", message("column." + table.columns[i].name, {}, language)},
                 {"value", format_ratio(table.totals.cells[i], percent, asked.rounding)},
                 {"sign", target->at_most ? "≤" : "≥"},
                 {"target", exact_percent(wanted, asked.rounding.decimals)}},
                language));
  }
}

OrRejection<v1::RunReportResponse> run_report(const Snapshot& snapshot, Language language,
                                              const v1::RunReportRequest& request) {
  const auto asked = TRY(asked_report(snapshot, request));
  ReportTable table = TRY(report_table(snapshot, asked.query).map_error(store_failed));
  const RowsQuery& rows = asked.query.rows;
  for (ReportRow& row : table.rows) {
    if (rows.by == RowsBy::channel) {
      row.title = message("channel." + row.key, {}, language);
    } else if (row.key == no_name) {
      row.title = message("row.none", {}, language);
    }
  }
  if (!request.rank_by().empty() && !rank_rows(table, request.rank_by(), !request.least_first())) {
    std::vector<std::string> names;
    for (const Column& column : table.columns) names.push_back(column.name);
    return reject_field("rank_by", "one_of " + joined(names));
  }
  v1::RunReportResponse response;
  v1::Table& out = *response.mutable_table();
  to_head(table, language, out);
  add_targets(snapshot, asked, table, language, out);
  out.set_as_of_sequence(snapshot.head.sequence);
  *out.mutable_as_of_time() = wire::to_timestamp(spoken_at(rows.period, snapshot.now).as_of);
  out.set_rule(timeliness_rule);
  out.set_title(message("report." + asked.query.report->name, {}, language));
  out.set_from(format_day(rows.period.from));
  out.set_to(format_day(rows.period.to));
  for (const ReportRow& row : table.rows) {
    to_resource(row, table, asked.rounding, request.rank_by(), *out.add_rows());
  }
  to_resource(table.totals, table, asked.rounding, {}, *out.mutable_totals());
  return response;
}

// What a cell does not keep is read from every dossier; months are a report for each.
Where where_of_report(const Snapshot& snapshot, const v1::RunReportRequest& request) {
  const auto asked = asked_report(snapshot, request);
  if (asked && asked->query.reads_dossiers()) return Where::reports;
  if (asked && asked->query.rows.by == RowsBy::month) return Where::pages;
  return Where::at_once;
}

// Figures of a unit count what it no longer has, or a predecessor had: of these the code is told,
// and no more to whom they are not.
OrRejection<v1::ListReportDossiersResponse> list_report_dossiers(
    const Snapshot& snapshot, const v1::ListReportDossiersRequest& request, const Caller& caller) {
  const Access access = caller.access({inspecting.roles, Scope::any_place});
  const auto asked = TRY(asked_report(snapshot, request.report(), "report."));
  ReportDossiersQuery query{.report = asked.query};
  TRY(read_query(request, query.figure, query));
  if (query.figure.as_of_time > snapshot.now) return reject_field("as_of_time", "instant");
  const Instant as_of_time = query.figure.as_of_time.value_or(snapshot.now);
  const auto look_up = [&](int32_t page_size) -> OrRejection<v1::ListReportDossiersResponse> {
    query.page_size = page_size;
    const auto page = TRY(report_dossiers(snapshot, query));
    v1::ListReportDossiersResponse response;
    for (const ReportDossier& one : page.dossiers) {
      auto& item = *response.add_items();
      item.set_code(one.dossier.code);
      item.set_amount(one.amount);
      if (caller.account == nullptr) {
        to_resource(one.dossier, as_of_time, *item.mutable_dossier());
      } else if (access.sees(*snapshot.catalogue,
                             places_of(one.dossier, *snapshot.catalogue, day_of(snapshot.now)))) {
        to_resource(masked(one.dossier), as_of_time, *item.mutable_dossier());
      }
    }
    response.set_next_page_token(page.next_page_token);
    const int64_t as_of = query.figure.as_of_sequence;
    response.set_as_of_sequence(as_of == 0 ? snapshot.head.sequence : as_of);
    return response;
  };
  return page_within_bytes(query.page_size, look_up);
}

// What came since then is read for each page; so is each dossier for what no cell keeps.
Where where_of_list(const Snapshot& snapshot, const v1::ListReportDossiersRequest& request) {
  const int64_t sequence = request.as_of_sequence();
  const auto asked = asked_report(snapshot, request.report());
  const bool reads_more_than_a_page = (sequence != 0 && sequence < snapshot.head.sequence) ||
                                      (asked && asked->query.reads_dossiers());
  return reads_more_than_a_page ? Where::reports : Where::pages;
}

void to_forecast_row(const ForecastRow& row, v1::ForecastResponse::Row& out) {
  out.set_key(row.key);
  out.set_title(row.title);
  out.set_open(static_cast<int32_t>(row.open));
  out.set_overdue_now(static_cast<int32_t>(row.overdue_now));
  out.set_overdue_then(static_cast<int32_t>(row.overdue_then));
}

OrRejection<v1::ForecastResponse> run_forecast(const Snapshot& snapshot,
                                               const v1::ForecastRequest& request) {
  const auto unit = TRY(unit_of(*snapshot.catalogue, request.unit()));
  const auto day = parse_day(request.day());
  if (!day) return reject_field("day", "day");
  const Day today = day_of(snapshot.now);
  if (*day < today) return reject_field("day", "day_not_before " + format_day(today));
  const Day last = plus_days(today, forecast_days_max);
  if (*day > last) return reject_field("day", "day_not_after " + format_day(last));
  const auto by = request.by().empty() ? ForecastBy::unit : find_named(forecast_rows, request.by());
  if (!by) return reject_field("by", "one_of " + joined(names_in(forecast_rows)));
  const auto result = TRY(forecast(snapshot, unit, *by, *day).map_error(store_failed));
  v1::ForecastResponse response;
  for (const ForecastRow& row : result.rows) to_forecast_row(row, *response.add_rows());
  to_forecast_row(result.total, *response.mutable_totals());
  response.set_as_of_sequence(snapshot.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(snapshot.now);
  return response;
}

v1::ListReportsResponse list_reports(Language language) {
  v1::ListReportsResponse response;
  for (const Report& report : reports()) {
    auto& out = *response.add_reports();
    out.set_name(report.name);
    out.set_title(message("report." + report.name, {}, language));
    for (const auto& rows_by : rows_by_names) out.add_by(std::string(rows_by.name));
    for (const std::string& fold : report.folds) out.add_folds(fold);
    const auto columns = report.columns(report.folds.empty() ? "" : report.folds.front());
    for (const ReportColumn& column : columns) out.add_columns(column.column.name);
  }
  return response;
}

}  // namespace

void add_statistics_methods(Methods& methods, Engine& engine, const Workers& workers) {
  ServiceRows rows(methods, v1::RunReportRequest::descriptor()->file()->service(0));
  rows.add("GetTimeliness",
           {.right = reporting,
            .action = "report",
            .tells_time = true,
            .handler = on<v1::GetTimelinessRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(timeliness(engine, request));
            })});
  rows.add("RunReport",
           {.where_for = by_request<v1::RunReportRequest>([&engine](const auto& request) {
              return where_of_report(engine.snapshot(), request);
            }),
            .right = reporting,
            .action = "report",
            .tells_time = true,
            .handler = on<v1::RunReportRequest>([&engine](const auto& request, Reply reply) {
              auto response =
                  run_report(snapshot_for(reply, engine), reply.caller().language, request);
              response ? reply.answer(*response) : reply.refuse(response.error());
            })});
  rows.add(
      "ListReportDossiers",
      {.where_for = by_request<v1::ListReportDossiersRequest>(
           [&engine](const auto& request) { return where_of_list(engine.snapshot(), request); }),
       .right = inspecting,
       .action = "inspect",
       .tells_time = true,
       .handler = on<v1::ListReportDossiersRequest>([&engine](const auto& request, Reply reply) {
         reply.answer_list(
             list_report_dossiers(snapshot_for(reply, engine), request, reply.caller()),
             request.report().unit());
       })});
  rows.add("Forecast",
           {.where = Where::reports,
            .right = reporting,
            .action = "report",
            .tells_time = true,
            .handler = on<v1::ForecastRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(run_forecast(snapshot_for(reply, engine), request));
            })});
  rows.add("ListReports", {.right = signed_in,
                           .tells_time = true,
                           .handler = on<v1::ListReportsRequest>([](const auto&, Reply reply) {
                             reply.answer(list_reports(reply.caller().language));
                           })});
  add_inspections(rows, engine);
  add_frozen_reports(rows, engine, workers);
  add_at_risk_list(rows, engine);
}

}  // namespace motcua
