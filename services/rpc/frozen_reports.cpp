// Frozen reports: closing one, listing them, and what restates one.
#include "engine/lookup/freezing.h"
#include "engine/records/digest.h"
#include "engine/records/keys.h"
#include "services/rpc/paging.h"
#include "services/rpc/report_question.h"
#include "services/rpc/wire.h"

namespace motcua {
namespace {

constexpr int restated_listed_max = 10'000;

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

void tell_frozen(const View& view, UnaryCall* call, const FrozenQuestion& question,
                 bool unchanged) {
  const auto frozen = frozen_of(view, question);
  if (!frozen) return call->refuse(frozen.error());
  v1::FreezeReportResponse response;
  to_frozen(*frozen, *response.mutable_frozen());
  response.set_unchanged(unchanged);
  call->answer(response, Tells::change);
}

// It is told by a worker: the engine's thread, which others wait for, has no time for tables.
void freeze_report(Engine& engine, Worker& telling, UnaryCall* call, const Caller& caller,
                   const v1::FreezeReportRequest& request) {
  auto figures = figures_of(view_for(call, engine), request.report());
  if (!figures) return call->refuse(figures.error());
  const FrozenQuestion question = figures->question;
  engine.submit({.command = FreezeReport{std::move(*figures)}, .actor = caller.actor}, std::nullopt,
                [&engine, &telling, call, question](const Answer& answer) {
                  if (!answer) return call->refuse(answer.error());
                  telling.go_on([&engine, call, question, unchanged = answer->unchanged] {
                    tell_frozen(engine.view(), call, question, unchanged);
                  });
                });
}

OrRejection<v1::ListFrozenReportsResponse> list_frozen_reports(
    const View& view, const v1::ListFrozenReportsRequest& request) {
  auto page = Page::of(request);
  if (!page) return tl::unexpected(page.error());
  const auto unit = unit_of(*view.catalogue, request.unit());
  if (!unit) return tl::unexpected(unit.error());
  v1::ListFrozenReportsResponse response;
  const auto take = [&](const FrozenReport& frozen) {
    v1::FrozenReport item;
    to_frozen(frozen, item);
    if (!page->takes(frozen_key(frozen.question), item.ByteSizeLong())) return false;
    response.add_frozen()->Swap(&item);
    return true;
  };
  const auto listed = list_frozen(view, request.unit(), page->after(), take);
  if (!listed) return tl::unexpected(store_failed(listed.error()));
  response.set_next_page_token(page->next_page_token());
  return response;
}

OrRejection<v1::CompareFrozenReportResponse> compare_frozen_report(
    const View& view, const v1::CompareFrozenReportRequest& request) {
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
  FirstItems listed(restated_listed_max, response.ByteSizeLong());
  for (const Restated& one : restatement->dossiers) {
    v1::CompareFrozenReportResponse::Restated out;
    out.set_code(one.code);
    out.set_row(one.row);
    out.set_column(one.column);
    out.mutable_before()->set_numerator(one.before.numerator);
    out.mutable_before()->set_denominator(one.before.denominator);
    out.mutable_after()->set_numerator(one.after.numerator);
    out.mutable_after()->set_denominator(one.after.denominator);
    for (const std::string& event : one.events) out.add_events(event);
    if (!listed.takes(out.ByteSizeLong())) break;
    response.add_restated()->Swap(&out);
  }
  return response;
}

}  // namespace

void add_frozen_reports(RawService& service, Engine& engine, const Workers& workers) {
  service.unary<v1::FreezeReportRequest>(
      "FreezeReport",
      [&engine, workers](UnaryCall* call, const Caller& caller, const auto& request) {
        freeze_report(engine, workers.pages, call, caller, request);
      },
      {.worker = &workers.reports});
  service.unary<v1::ListFrozenReportsRequest>(
      "ListFrozenReports",
      [&engine](UnaryCall* call, const Caller&, const auto& request) {
        answer_or_refuse(call, list_frozen_reports(view_for(call, engine), request));
      },
      {.worker = &workers.pages});
  service.unary<v1::CompareFrozenReportRequest>(
      "CompareFrozenReport",
      [&engine](UnaryCall* call, const Caller&, const auto& request) {
        answer_or_refuse(call, compare_frozen_report(view_for(call, engine), request));
      },
      {.worker = &workers.reports});
}

}  // namespace motcua
