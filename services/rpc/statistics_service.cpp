// StatisticsService: figures of a view, translated.
#include <algorithm>

#include "engine/lookup/forecast.h"
#include "engine/lookup/freezing.h"
#include "engine/lookup/integrity.h"
#include "engine/lookup/reconciliation.h"
#include "engine/lookup/report_dossiers.h"
#include "engine/records/digest.h"
#include "engine/statistics/timeliness.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/rpc/resources.h"
#include "services/rpc/services.h"
#include "services/rpc/wire.h"

namespace motcua {
namespace {

constexpr int32_t page_size_default = 100;
constexpr int32_t page_size_max = 1000;
constexpr size_t codes_listed_max = 1000;  // of a cause
constexpr int restated_listed_max = 10'000;
constexpr int findings_listed_max = 10'000;

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

OrRejection<UnitNumber> unit_of(const Catalogue& catalogue, const std::string& code) {
  if (code.empty()) return reject_field("unit", "required");
  const auto unit = catalogue.unit_number(code);
  if (!unit) return reject(Reason::UNIT_NOT_FOUND, {{"unit", code}, {"field", "unit"}});
  return *unit;
}

OrRejection<Period> period_of(const std::string& from, const std::string& to) {
  const auto first = parse_day(from);
  if (!first) return reject_field("from", "day");
  const auto last = parse_day(to);
  if (!last) return reject_field("to", "day");
  return Period{*first, *last};
}

// A period by its name, or by its days.
OrRejection<Period> period_of(const View& view, const std::string& name, const std::string& from,
                              const std::string& to) {
  const auto named = parse_period(name);
  if (!name.empty() && !named) return reject_field("period", "period");
  if (named && !(from.empty() && to.empty())) return reject_field("period", "period_or_days");
  auto period = named ? OrRejection<Period>(*named) : period_of(from, to);
  if (!period) return period;
  if (const auto sound = check_period(view, *period); !sound) return tl::unexpected(sound.error());
  return period;
}

OrRejection<Rounding> rounding_of(const v1::Rounding& asked) {
  if (!v1::RoundingMode_IsValid(asked.mode())) return reject_field("rounding.mode", "known_value");
  Rounding rounding;
  if (asked.mode() == v1::TRUNCATE) rounding.mode = RoundingMode::truncate;
  if (asked.has_decimals()) rounding.decimals = asked.decimals();
  if (rounding.decimals < 0 || rounding.decimals > decimals_max) {
    return reject_field("rounding.decimals", "number_between 0–" + std::to_string(decimals_max));
  }
  return rounding;
}

OrRejection<RateView> view_of(const std::string& name, const char* field) {
  const auto rate_view = parse_view(name);
  if (rate_view) return *rate_view;
  std::vector<std::string> names;
  for (const RateView known : rate_views) names.emplace_back(name_of(known));
  return reject_field(field, "one_of " + joined(names));
}

constexpr int64_t percent = 100;

void set_ratio(const Ratio& ratio, int64_t scale, const Rounding& rounding, v1::Ratio* out) {
  out->set_numerator(ratio.numerator);
  out->set_denominator(ratio.denominator);
  out->set_text(format_ratio(ratio, scale, rounding));
}

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
  rate({apologies.owed - apologies.missing, apologies.owed}, response.mutable_apology_compliance());
}

OrRejection<v1::GetTimelinessResponse> timeliness(const Engine& engine,
                                                  const v1::GetTimelinessRequest& request) {
  const View view = engine.view();
  const auto unit = unit_of(*view.catalogue, request.unit());
  if (!unit) return tl::unexpected(unit.error());
  const auto period = period_of(view, "", request.from(), request.to());
  if (!period) return tl::unexpected(period.error());
  const auto rate_view = view_of(request.view().empty() ? "resolved" : request.view(), "view");
  if (!rate_view) return tl::unexpected(rate_view.error());
  const auto rounding = rounding_of(request.rounding());
  if (!rounding) return tl::unexpected(rounding.error());
  const std::vector<UnitNumber> units =
      request.subtree() ? view.catalogue->subtree(*unit) : std::vector<UnitNumber>{*unit};
  const SpokenPeriod spoken = spoken_at(*period, view.now);
  const auto counters = period_counters(view, units, spoken);
  if (!counters) return tl::unexpected(store_failed(counters.error()));
  v1::GetTimelinessResponse response;
  response.set_unit(request.unit());
  response.set_from(request.from());
  response.set_to(request.to());
  response.set_view(std::string(name_of(*rate_view)));
  response.set_rule(timeliness_rule);
  response.set_as_of_sequence(view.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(spoken.as_of);
  fill(*counters, *rate_view, *rounding, response);
  return response;
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

void to_row(const Row& row, const ReportTable& table, const Rounding& rounding,
            v1::Table::Row& out) {
  out.set_key(row.key);
  out.set_title(row.title);
  for (size_t i = 0; i < row.cells.size(); ++i) {
    auto& cell = *out.add_cells();
    switch (table.columns[i].type) {
      case ColumnType::count: cell.set_count(static_cast<int32_t>(row.cells[i].numerator)); break;
      case ColumnType::amount_vnd: cell.set_amount_vnd(row.cells[i].numerator); break;
      case ColumnType::ratio:
        set_ratio(row.cells[i], percent, rounding, cell.mutable_ratio());
        break;
      case ColumnType::mean:
      case ColumnType::points: set_ratio(row.cells[i], 1, rounding, cell.mutable_ratio()); break;
    }
  }
}

void to_table(const ReportTable& table, const Rounding& rounding, Language language,
              v1::Table& out) {
  for (const Column& column : table.columns) {
    auto& out_column = *out.add_columns();
    out_column.set_name(column.name);
    out_column.set_title(message("column." + column.name, {}, language));
    out_column.set_type(std::string(name_of(column.type)));
    out_column.set_unit(column.unit);
    out_column.set_official_number(column.number);
  }
  for (const Row& row : table.rows) to_row(row, table, rounding, *out.add_rows());
  to_row(table.totals, table, rounding, *out.mutable_totals());
  for (const Footnote& footnote : table.footnotes) {
    Metadata facts;
    for (const auto& [name, figure] : footnote.figures) {
      facts.emplace_back(name, std::to_string(figure));
    }
    out.add_footnotes(message(footnote.key, facts, language));
  }
}

// What RunReport and ListReportDossiers are asked alike.
struct Question {
  const Report* report = nullptr;
  std::string fold;
  FiguresQuery figures;
  Rounding rounding;
};

OrRejection<Question> question_of(const View& view, const v1::RunReportRequest& request) {
  Question question;
  question.report = find_report(request.report());
  if (!question.report) {
    std::vector<std::string> names;
    for (const Report& report : reports()) names.push_back(report.name);
    return reject(Reason::REPORT_NOT_FOUND,
                  {{"report", request.report()}, {"reports", joined(names)}});
  }
  const auto& folds = question.report->folds;
  question.fold = request.fold().empty() && !folds.empty() ? folds.front() : request.fold();
  if (!question.fold.empty() &&
      std::find(folds.begin(), folds.end(), question.fold) == folds.end()) {
    return reject_field("fold", folds.empty() ? "empty_for_report" : "one_of " + joined(folds));
  }
  const auto by = parse_rows_by(request.by().empty() ? "unit" : request.by());
  if (!by) return reject_field("by", "one_of unit, field, procedure, channel, month");
  const auto unit = unit_of(*view.catalogue, request.unit());
  if (!unit) return tl::unexpected(unit.error());
  const auto period = period_of(view, request.period(), request.from(), request.to());
  if (!period) return tl::unexpected(period.error());
  const auto rounding = rounding_of(request.rounding());
  if (!rounding) return tl::unexpected(rounding.error());
  question.rounding = *rounding;
  question.figures = {.unit = *unit,
                      .side = request.receiving() ? Side::receiving : Side::handling,
                      .by = *by,
                      .period = *period,
                      .now = view.now};
  return question;
}

// Marks rows whose ratio rests on few dossiers, where rows are ranked by it.
void mark_small_numbers(const ReportTable& table, const std::string& column, v1::Table& out) {
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].name != column || table.columns[i].type == ColumnType::count) continue;
    for (size_t row = 0; row < table.rows.size(); ++row) {
      const bool is_small = table.rows[row].cells[i].denominator < small_number;
      out.mutable_rows(static_cast<int>(row))->set_small_number(is_small);
    }
  }
}

OrRejection<v1::RunReportResponse> run_report(const Engine& engine, Language language,
                                              const v1::RunReportRequest& request) {
  const View view = engine.view();
  const auto question = question_of(view, request);
  if (!question) return tl::unexpected(question.error());
  auto lines = figures_lines(view, question->figures);
  if (!lines) return tl::unexpected(store_failed(lines.error()));
  if (question->figures.by == RowsBy::channel) {
    for (ReportLine& line : lines->lines) line.title = message("channel." + line.key, {}, language);
  }
  ReportTable table = make_table(*question->report, question->fold, lines->lines, lines->total);
  if (!request.rank_by().empty() && !rank_rows(table, request.rank_by(), !request.least_first())) {
    std::vector<std::string> names;
    for (const Column& column : table.columns) names.push_back(column.name);
    return reject_field("rank_by", "one_of " + joined(names));
  }
  v1::RunReportResponse response;
  v1::Table& out = *response.mutable_table();
  to_table(table, question->rounding, language, out);
  if (!request.rank_by().empty()) mark_small_numbers(table, request.rank_by(), out);
  out.set_as_of_sequence(view.head.sequence);
  *out.mutable_as_of_time() =
      wire::to_timestamp(spoken_at(question->figures.period, view.now).as_of);
  out.set_rule(timeliness_rule);
  out.set_title(message("report." + question->report->name, {}, language));
  out.set_from(format_day(question->figures.period.from));
  out.set_to(format_day(question->figures.period.to));
  return response;
}

OrRejection<v1::ListReportDossiersResponse> list_report_dossiers(
    const Engine& engine, const v1::ListReportDossiersRequest& request) {
  const View view = engine.view();
  const auto question = question_of(view, request.report());
  if (!question) return tl::unexpected(question.error());
  ReportDossiersQuery query{.report = question->report,
                            .fold = question->fold,
                            .figures = question->figures,
                            .row = request.row(),
                            .column = request.column(),
                            .denominator = request.denominator(),
                            .as_of_sequence = request.as_of_sequence(),
                            .page_token = request.page_token()};
  if (request.page_size() < 0) return reject_field("page_size", "not_negative");
  query.page_size =
      request.page_size() == 0 ? page_size_default : std::min(request.page_size(), page_size_max);
  if (request.has_as_of_time()) {
    const auto as_of = wire::from_timestamp(request.as_of_time());
    if (!as_of || *as_of > view.now) return reject_field("as_of_time", "instant");
    query.figures.now = *as_of;
  }
  const auto page = report_dossiers(view, query);
  if (!page) return tl::unexpected(page.error());
  v1::ListReportDossiersResponse response;
  for (const ReportDossier& one : page->dossiers) {
    auto& item = *response.add_items();
    item.set_code(one.dossier.code);
    item.set_amount(one.amount);
    to_resource(one.dossier, query.figures.now, *item.mutable_dossier());
  }
  response.set_next_page_token(page->next_page_token);
  response.set_as_of_sequence(query.as_of_sequence == 0 ? view.head.sequence
                                                        : query.as_of_sequence);
  return response;
}

void to_forecast_row(const ForecastRow& row, v1::ForecastResponse::Row& out) {
  out.set_key(row.key);
  out.set_title(row.title);
  out.set_open(static_cast<int32_t>(row.open));
  out.set_overdue_now(static_cast<int32_t>(row.overdue_now));
  out.set_overdue_then(static_cast<int32_t>(row.overdue_then));
}

OrRejection<v1::ForecastResponse> run_forecast(const Engine& engine,
                                               const v1::ForecastRequest& request) {
  const View view = engine.view();
  const auto unit = unit_of(*view.catalogue, request.unit());
  if (!unit) return tl::unexpected(unit.error());
  const auto day = parse_day(request.day());
  if (!day) return reject_field("day", "day");
  const Day today = day_of(view.now);
  if (*day < today) return reject_field("day", "day_not_before " + format_day(today));
  if (!request.by().empty() && request.by() != "unit" && request.by() != "holder") {
    return reject_field("by", "one_of unit, holder");
  }
  const auto result =
      forecast(view, *unit, request.by() == "holder" ? ForecastBy::holder : ForecastBy::unit, *day);
  if (!result) return tl::unexpected(store_failed(result.error()));
  v1::ForecastResponse response;
  for (const ForecastRow& row : result->rows) to_forecast_row(row, *response.add_rows());
  to_forecast_row(result->total, *response.mutable_totals());
  response.set_as_of_sequence(view.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(view.now);
  return response;
}

void set_exact(const Ratio& ratio, v1::Ratio* out) { set_ratio(ratio, percent, {}, out); }

OrRejection<v1::ReconcileViewsResponse> reconcile_views(const Engine& engine, Language language,
                                                        const v1::ReconcileViewsRequest& request) {
  const View view = engine.view();
  const auto unit = unit_of(*view.catalogue, request.unit());
  if (!unit) return tl::unexpected(unit.error());
  const auto period = period_of(view, request.period(), request.from(), request.to());
  if (!period) return tl::unexpected(period.error());
  const auto one = view_of(request.view(), "view");
  if (!one) return tl::unexpected(one.error());
  const auto other = view_of(request.other_view(), "other_view");
  if (!other) return tl::unexpected(other.error());
  const auto result = reconcile(view, *unit, *period, *one, *other);
  if (!result) return tl::unexpected(store_failed(result.error()));
  v1::ReconcileViewsResponse response;
  set_exact(result->one, response.mutable_view());
  set_exact(result->other, response.mutable_other_view());
  for (const Cause& cause : result->causes) {
    auto& out = *response.add_causes();
    out.set_name(cause.name);
    out.set_title(message("fate." + cause.name, {}, language));
    set_exact(cause.one, out.mutable_view());
    set_exact(cause.other, out.mutable_other_view());
    out.set_dossiers(static_cast<int32_t>(cause.codes.size()));
    for (size_t i = 0; i < std::min(cause.codes.size(), codes_listed_max); ++i) {
      out.add_codes(cause.codes[i]);
    }
  }
  response.set_as_of_sequence(view.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(spoken_at(*period, view.now).as_of);
  return response;
}

OrRejection<v1::CheckIntegrityResponse> integrity(const Engine& engine, Language language,
                                                  const v1::CheckIntegrityRequest& request) {
  const View view = engine.view();
  const auto unit = unit_of(*view.catalogue, request.unit());
  if (!unit) return tl::unexpected(unit.error());
  const auto period = period_of(view, request.period(), request.from(), request.to());
  if (!period) return tl::unexpected(period.error());
  const auto report = check_integrity(view, *unit, *period);
  if (!report) return tl::unexpected(store_failed(report.error()));
  v1::CheckIntegrityResponse response;
  for (const auto& [group, count] : report->counts) {
    auto& out = *response.add_groups();
    out.set_check(group.check);
    out.set_title(message("integrity." + group.check, {}, language));
    out.set_unit(group.unit);
    out.set_officer(group.officer);
    out.set_findings(static_cast<int32_t>(count));
  }
  for (const DossierFinding& finding : report->findings) {
    if (response.findings_size() >= findings_listed_max) break;
    auto& out = *response.add_findings();
    out.set_check(finding.check);
    out.set_code(finding.code);
    out.set_unit(finding.unit);
    out.set_officer(finding.officer);
    *out.mutable_at() = wire::to_timestamp(finding.at);
  }
  response.set_finding_count(static_cast<int32_t>(report->findings.size()));
  set_exact(report->reported, response.mutable_reported());
  set_exact(report->honest, response.mutable_honest());
  response.set_as_of_sequence(view.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(spoken_at(*period, view.now).as_of);
  return response;
}

void to_frozen_row(const FrozenRow& row, v1::FrozenReport::Row& out) {
  out.set_key(row.key);
  out.set_title(row.title);
  for (const FrozenCell& cell : row.cells) {
    auto& ratio = *out.add_cells();
    ratio.set_numerator(cell.numerator);
    ratio.set_denominator(cell.denominator);
  }
}

void to_frozen(const FrozenReport& frozen, v1::FrozenReport& out) {
  wire::to_message(frozen.question, out);
  out.set_as_of_sequence(frozen.as_of_sequence);
  out.set_rule(frozen.rule);
  for (const std::string& column : frozen.columns) out.add_columns(column);
  for (const FrozenRow& row : frozen.rows) to_frozen_row(row, *out.add_rows());
  to_frozen_row(frozen.totals, *out.mutable_totals());
  out.set_hash(to_hex(frozen.hash));
}

// The frozen report of the question, or the refusal.
OrRejection<FrozenReport> frozen_of(const View& view, const FrozenQuestion& question) {
  auto frozen = find_frozen(view, question);
  if (!frozen) return tl::unexpected(store_failed(frozen.error()));
  if (!*frozen) return reject(Reason::FROZEN_REPORT_NOT_FOUND, {{"unit", question.unit}});
  return std::move(**frozen);
}

OrRejection<FrozenReport> figures_of(const View& view, const v1::RunReportRequest& request) {
  const auto question = question_of(view, request);
  if (!question) return tl::unexpected(question.error());
  auto figures = take_figures(view, *question->report, question->fold, question->figures);
  if (!figures) return tl::unexpected(store_failed(figures.error()));
  return std::move(*figures);
}

void freeze_report(Engine& engine, UnaryCall* call, const Caller& caller,
                   const v1::FreezeReportRequest& request) {
  auto figures = figures_of(engine.view(), request.report());
  if (!figures) return call->refuse(figures.error());
  const FrozenQuestion question = figures->question;
  engine.submit({.command = FreezeReport{std::move(*figures)}, .actor = caller.actor}, std::nullopt,
                [&engine, call, question](const Answer& answer) {
                  if (!answer) return call->refuse(answer.error());
                  const auto frozen = frozen_of(engine.view(), question);
                  if (!frozen) return call->refuse(frozen.error());
                  v1::FreezeReportResponse response;
                  to_frozen(*frozen, *response.mutable_frozen());
                  response.set_unchanged(answer->unchanged);
                  call->answer(response);
                });
}

OrRejection<v1::ListFrozenReportsResponse> list_frozen_reports(
    const Engine& engine, const v1::ListFrozenReportsRequest& request) {
  const View view = engine.view();
  const auto unit = unit_of(*view.catalogue, request.unit());
  if (!unit) return tl::unexpected(unit.error());
  const auto all = list_frozen(view, request.unit());
  if (!all) return tl::unexpected(store_failed(all.error()));
  v1::ListFrozenReportsResponse response;
  for (const FrozenReport& frozen : *all) to_frozen(frozen, *response.add_frozen());
  return response;
}

OrRejection<v1::CompareFrozenReportResponse> compare_frozen_report(
    const Engine& engine, const v1::CompareFrozenReportRequest& request) {
  const View view = engine.view();
  const auto today = figures_of(view, request.report());
  if (!today) return tl::unexpected(today.error());
  const auto frozen = frozen_of(view, today->question);
  if (!frozen) return tl::unexpected(frozen.error());
  const auto restatement = compare_frozen(view, *frozen);
  if (!restatement) return tl::unexpected(restatement.error());
  v1::CompareFrozenReportResponse response;
  to_frozen(restatement->frozen, *response.mutable_frozen());
  to_frozen(restatement->today, *response.mutable_today());
  response.set_restated_count(static_cast<int32_t>(restatement->dossiers.size()));
  for (const Restated& one : restatement->dossiers) {
    if (response.restated_size() >= restated_listed_max) break;
    auto& out = *response.add_restated();
    out.set_code(one.code);
    out.set_row(one.row);
    out.set_column(one.column);
    out.mutable_before()->set_numerator(one.before.numerator);
    out.mutable_before()->set_denominator(one.before.denominator);
    out.mutable_after()->set_numerator(one.after.numerator);
    out.mutable_after()->set_denominator(one.after.denominator);
    for (const std::string& event : one.events) out.add_events(event);
  }
  return response;
}

v1::ListReportsResponse list_reports(Language language) {
  v1::ListReportsResponse response;
  for (const Report& report : reports()) {
    auto& out = *response.add_reports();
    out.set_name(report.name);
    out.set_title(message("report." + report.name, {}, language));
    for (const RowsBy by : all_rows_by) out.add_by(std::string(name_of(by)));
    for (const std::string& fold : report.folds) out.add_folds(fold);
    const auto columns = report.columns(report.folds.empty() ? "" : report.folds.front());
    for (const ReportColumn& column : columns) out.add_columns(column.column.name);
  }
  return response;
}

// On the worker's thread, for what reads many dossiers.
void work(Worker& worker, UnaryCall* call, std::function<void()> task) {
  if (worker.post(std::move(task))) return;
  call->refuse({.reason = Reason::WORK_QUEUE_FULL, .metadata = {}, .violations = {}});
}

template <class Response>
void answer_or_refuse(UnaryCall* call, const OrRejection<Response>& response) {
  if (!response) return call->refuse(response.error());
  call->answer(*response);
}

}  // namespace

std::unique_ptr<RawService> make_statistics_service(Engine& engine, Worker& worker) {
  auto service = std::make_unique<RawService>(
      v1::Ratio::descriptor()->file()->pool()->FindServiceByName("motcua.v1.StatisticsService"));
  service->unary<v1::GetTimelinessRequest>(
      "GetTimeliness", [&engine](UnaryCall* call, const Caller&, const auto& request) {
        answer_or_refuse(call, timeliness(engine, request));
      });
  service->unary<v1::RunReportRequest>(
      "RunReport", [&engine](UnaryCall* call, const Caller& caller, const auto& request) {
        answer_or_refuse(call, run_report(engine, caller.language, request));
      });
  service->unary<v1::ListReportDossiersRequest>(
      "ListReportDossiers", [&engine](UnaryCall* call, const Caller&, const auto& request) {
        answer_or_refuse(call, list_report_dossiers(engine, request));
      });
  service->unary<v1::ForecastRequest>(
      "Forecast", [&engine](UnaryCall* call, const Caller&, const auto& request) {
        answer_or_refuse(call, run_forecast(engine, request));
      });
  service->unary<v1::ReconcileViewsRequest>(
      "ReconcileViews",
      [&engine, &worker](UnaryCall* call, const Caller& caller, const auto& request) {
        work(worker, call, [&engine, call, language = caller.language, request] {
          answer_or_refuse(call, reconcile_views(engine, language, request));
        });
      });
  service->unary<v1::CheckIntegrityRequest>(
      "CheckIntegrity",
      [&engine, &worker](UnaryCall* call, const Caller& caller, const auto& request) {
        work(worker, call, [&engine, call, language = caller.language, request] {
          answer_or_refuse(call, integrity(engine, language, request));
        });
      });
  service->unary<v1::FreezeReportRequest>(
      "FreezeReport", [&engine](UnaryCall* call, const Caller& caller, const auto& request) {
        freeze_report(engine, call, caller, request);
      });
  service->unary<v1::ListFrozenReportsRequest>(
      "ListFrozenReports", [&engine](UnaryCall* call, const Caller&, const auto& request) {
        answer_or_refuse(call, list_frozen_reports(engine, request));
      });
  service->unary<v1::CompareFrozenReportRequest>(
      "CompareFrozenReport",
      [&engine, &worker](UnaryCall* call, const Caller&, const auto& request) {
        work(worker, call, [&engine, call, request] {
          answer_or_refuse(call, compare_frozen_report(engine, request));
        });
      });
  service->unary<v1::ListReportsRequest>("ListReports",
                                         [](UnaryCall* call, const Caller& caller, const auto&) {
                                           call->answer(list_reports(caller.language));
                                         });
  return service;
}

}  // namespace motcua
