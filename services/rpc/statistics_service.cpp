// StatisticsService: figures of a view, translated.
#include "engine/lookup/figures.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/rpc/services.h"
#include "services/rpc/wire.h"

namespace motcua {
namespace {

struct Question {
  UnitNumber unit;
  Period period;
};

OrRejection<Question> question_of(const Catalogue& catalogue, const std::string& unit_code,
                                  const std::string& from, const std::string& to) {
  if (unit_code.empty()) return reject_field("unit", "required");
  const auto unit = catalogue.unit_number(unit_code);
  if (!unit) return reject(Reason::UNIT_NOT_FOUND, {{"unit", unit_code}, {"field", "unit"}});
  const auto first = parse_day(from);
  if (!first) return reject_field("from", "day");
  const auto last = parse_day(to);
  if (!last) return reject_field("to", "day");
  return Question{*unit, {*first, *last}};
}

Rejection store_failed(const StoreError& error) {
  return {.reason = Reason::STORE_FAILED, .metadata = {{"cause", error.message}}, .violations = {}};
}

void set_ratio(int64_t numerator, int64_t denominator, v1::Ratio* ratio) {
  ratio->set_numerator(numerator);
  ratio->set_denominator(denominator);
}

void fill(const PeriodCounters& counters, RateView rate_view, v1::GetTimelinessResponse& response) {
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
  const Ratio on_time = on_time_ratio(form, rate_view);
  set_ratio(form.resolved_early, form.resolved_total, response.mutable_early_rate());
  set_ratio(on_time.numerator, on_time.denominator, response.mutable_on_time_rate());
  set_ratio(form.resolved_late, form.resolved_total, response.mutable_late_rate());
  const Apologies apologies = apologies_of(counters);
  response.set_late_with_apology(count(apologies.late_with_letter));
  response.set_late_without_apology(count(apologies.late_without_letter));
  response.set_apologies_owed(count(apologies.owed));
  response.set_apologies_issued_before_due(count(apologies.issued_before_due));
  response.set_apologies_issued_after_due(count(apologies.issued_after_due));
  response.set_apologies_missing(count(apologies.missing));
  response.set_apologies_not_needed(count(apologies.not_needed));
  set_ratio(apologies.owed - apologies.missing, apologies.owed,
            response.mutable_apology_compliance());
}

OrRejection<v1::GetTimelinessResponse> timeliness(const Engine& engine,
                                                  const v1::GetTimelinessRequest& request) {
  const auto catalogue = engine.catalogue();
  const auto question = question_of(*catalogue, request.unit(), request.from(), request.to());
  if (!question) return tl::unexpected(question.error());
  const auto rate_view = parse_view(request.view().empty() ? "resolved" : request.view());
  if (!rate_view) return reject_field("view", "one_of resolved, all_received, needs_processing");
  const std::vector<UnitNumber> units = request.subtree() ? catalogue->subtree(question->unit)
                                                          : std::vector<UnitNumber>{question->unit};
  const View view = engine.view();
  if (const auto sound = check_period(view, question->period); !sound) {
    return tl::unexpected(sound.error());
  }
  const auto counters = period_counters(view, units, question->period);
  if (!counters) return tl::unexpected(store_failed(counters.error()));
  v1::GetTimelinessResponse response;
  response.set_unit(request.unit());
  response.set_from(request.from());
  response.set_to(request.to());
  response.set_view(std::string(name_of(*rate_view)));
  response.set_rule(timeliness_rule);
  response.set_as_of_sequence(view.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(as_of_time(view, question->period));
  fill(*counters, *rate_view, response);
  return response;
}

void to_row(const Row& row, v1::Table::Row& out) {
  out.set_key(row.key);
  out.set_title(row.title);
  for (const int64_t cell : row.cells) out.add_cells()->set_count(static_cast<int32_t>(cell));
}

void to_table(const ReportTable& table, Language language, v1::Table& out) {
  for (const Column& column : table.columns) {
    auto& out_column = *out.add_columns();
    out_column.set_name(column.name);
    out_column.set_title(message(column.title, {}, language));
    out_column.set_type("count");
    out_column.set_unit("dossiers");
    out_column.set_official_number(column.number);
  }
  for (const Row& row : table.rows) to_row(row, *out.add_rows());
  to_row(table.totals, *out.mutable_totals());
  for (const Footnote& footnote : table.footnotes) {
    Metadata facts;
    for (const auto& [name, figure] : footnote.figures) {
      facts.emplace_back(name, std::to_string(figure));
    }
    out.add_footnotes(message(footnote.key, facts, language));
  }
}

std::optional<Form06aFold> parse_fold(const std::string& name) {
  if (name.empty() || name == "extended") return Form06aFold::extended;
  if (name == "strict") return Form06aFold::strict;
  if (name == "judge") return Form06aFold::strict_judge;
  return std::nullopt;
}

OrRejection<v1::RunReportResponse> run_report(const Engine& engine, Language language,
                                              const v1::RunReportRequest& request) {
  if (request.report() != "form-06a") {
    return reject(Reason::REPORT_NOT_FOUND,
                  {{"report", request.report()}, {"reports", "form-06a"}});
  }
  if (!request.by().empty() && request.by() != "unit") return reject_field("by", "one_of unit");
  const auto fold = parse_fold(request.fold());
  if (!fold) return reject_field("fold", "one_of extended, strict, judge");
  const auto catalogue = engine.catalogue();
  const auto question = question_of(*catalogue, request.unit(), request.from(), request.to());
  if (!question) return tl::unexpected(question.error());
  const View view = engine.view();
  if (const auto sound = check_period(view, question->period); !sound) {
    return tl::unexpected(sound.error());
  }
  const auto lines = lines_by_unit(view, question->unit, question->period);
  if (!lines) return tl::unexpected(store_failed(lines.error()));
  v1::RunReportResponse response;
  v1::Table& table = *response.mutable_table();
  to_table(form_06a_table(lines->lines, lines->total, *fold), language, table);
  table.set_as_of_sequence(view.head.sequence);
  *table.mutable_as_of_time() = wire::to_timestamp(as_of_time(view, question->period));
  table.set_view("resolved");
  table.set_rule(timeliness_rule);
  return response;
}

v1::ListReportsResponse list_reports(Language language) {
  v1::ListReportsResponse response;
  auto& report = *response.add_reports();
  report.set_name("form-06a");
  report.set_title(message("report.form-06a", {}, language));
  report.add_by("unit");
  for (const char* fold : {"extended", "strict", "judge"}) report.add_folds(fold);
  return response;
}

}  // namespace

std::unique_ptr<RawService> make_statistics_service(Engine& engine) {
  auto service = std::make_unique<RawService>(
      v1::Ratio::descriptor()->file()->pool()->FindServiceByName("motcua.v1.StatisticsService"));
  service->unary<v1::GetTimelinessRequest>(
      "GetTimeliness", [&engine](UnaryCall* call, const Caller&, const auto& request) {
        const auto response = timeliness(engine, request);
        if (!response) return call->refuse(response.error());
        call->answer(*response);
      });
  service->unary<v1::RunReportRequest>(
      "RunReport", [&engine](UnaryCall* call, const Caller& caller, const auto& request) {
        const auto response = run_report(engine, caller.language, request);
        if (!response) return call->refuse(response.error());
        call->answer(*response);
      });
  service->unary<v1::ListReportsRequest>("ListReports",
                                         [](UnaryCall* call, const Caller& caller, const auto&) {
                                           call->answer(list_reports(caller.language));
                                         });
  return service;
}

}  // namespace motcua
