// Frozen reports: closing one, listing them, and what restates one.
#include "engine/lookup/freezing.h"
#include "engine/records/digest.h"
#include "engine/records/rows.h"
#include "engine/try.h"
#include "services/method/paging.h"
#include "services/method/report_request.h"
#include "services/method/status.h"
#include "services/method/wire.h"

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
OrRejection<FrozenReport> frozen_of(const Snapshot& snapshot, const ReportQuestion& question) {
  auto frozen = TRY(find_frozen(snapshot, question).map_error(store_failed));
  if (!frozen) return reject(Reason::FROZEN_REPORT_NOT_FOUND, {{"unit", question.unit}});
  return std::move(*frozen);
}

OrRejection<FrozenReport> figures_of(const Snapshot& snapshot,
                                     const v1::RunReportRequest& request) {
  if (request.with_predecessors()) return reject_field("report.with_predecessors", "not_frozen");
  const auto asked = TRY(asked_report(snapshot, request, "report."));
  return take_figures(snapshot, asked.query).map_error(store_failed);
}

OrRejection<v1::FreezeReportResponse> tell_frozen(const Snapshot& snapshot,
                                                  const ReportQuestion& question, bool unchanged) {
  const auto frozen = TRY(frozen_of(snapshot, question));
  v1::FreezeReportResponse response;
  to_frozen(frozen, *response.mutable_frozen());
  response.set_unchanged(unchanged);
  return response;
}

// It is told by a worker: the engine's thread, which others wait for, has no time for tables.
void freeze_report(Engine& engine, Worker& telling, const v1::FreezeReportRequest& request,
                   Reply reply) {
  auto figures = figures_of(snapshot_for(reply, engine), request.report());
  if (!figures) return reply.refuse(figures.error());
  const ReportQuestion question = figures->question;
  const Asker asker = reply.caller().asker();
  engine.submit(
      {.command = FreezeReport{std::move(*figures)}, .actor = asker.actor, .claim = asker.claim},
      std::nullopt,
      [&engine, &telling, question, reply = std::move(reply)](const Answer& answer) mutable {
        if (!answer) return reply.refuse(answer.error());
        telling.go_on(
            [&engine, question, unchanged = answer->unchanged, reply = std::move(reply)]() mutable {
              reply.answer(tell_frozen(engine.snapshot(), question, unchanged));
            });
      });
}

OrRejection<v1::ListFrozenReportsResponse> list_frozen_reports(
    const Snapshot& snapshot, const v1::ListFrozenReportsRequest& request) {
  auto page = TRY(Page::of(request));
  TRY(unit_of(*snapshot.catalogue, request.unit()));
  v1::ListFrozenReportsResponse response;
  const auto take = [&](const FrozenReport& frozen) {
    v1::FrozenReport item;
    to_frozen(frozen, item);
    if (!page.takes(encode_key<Table::frozen>(frozen.question), item.ByteSizeLong())) return false;
    response.add_frozen()->Swap(&item);
    return true;
  };
  TRY(list_frozen(snapshot, request.unit(), page.after(), take).map_error(store_failed));
  response.set_next_page_token(page.next_page_token());
  return response;
}

// Of a column that the report has; empty: it has it no more.
std::string column_type(const ReportQuestion& question, const std::string& name) {
  const Report* const report = find_report(question.report);
  if (!report) return "";
  for (const ReportColumn& one : report->columns(question.fold)) {
    if (one.column.name == name) return std::string(name_of(one.column.type));
  }
  return "";
}

OrRejection<v1::CompareFrozenReportResponse> compare_frozen_report(
    const Snapshot& snapshot, const v1::CompareFrozenReportRequest& request) {
  const auto today = TRY(figures_of(snapshot, request.report()));
  const auto frozen = TRY(frozen_of(snapshot, today.question));
  const auto restatement = TRY(compare_frozen(snapshot, frozen));
  v1::CompareFrozenReportResponse response;
  to_frozen(restatement.frozen, *response.mutable_frozen());
  to_frozen(restatement.today, *response.mutable_today());
  response.set_restated_count(static_cast<int32_t>(restatement.dossiers.size()));
  FirstItems listed(restated_listed_max, response.ByteSizeLong());
  for (const Restated& one : restatement.dossiers) {
    v1::CompareFrozenReportResponse::Restated out;
    out.set_code(one.code);
    out.set_row(one.row);
    out.set_column(one.column);
    out.set_type(column_type(today.question, one.column));
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

void add_frozen_reports(ServiceRows& rows, Engine& engine, const Workers& workers) {
  rows.add("FreezeReport",
           {.where = Where::reports,
            .changes = true,
            .right = freezing,
            .action = "freeze",
            .tells_time = true,
            .handler = on<v1::FreezeReportRequest>(
                [&engine, &telling = workers.pages](const auto& request, Reply reply) {
                  freeze_report(engine, telling, request, std::move(reply));
                })});
  rows.add(
      "ListFrozenReports",
      {.where = Where::pages,
       .right = inspecting,
       .action = "inspect",
       .tells_time = true,
       .handler = on<v1::ListFrozenReportsRequest>([&engine](const auto& request, Reply reply) {
         reply.answer(list_frozen_reports(snapshot_for(reply, engine), request));
       })});
  rows.add(
      "CompareFrozenReport",
      {.where = Where::reports,
       .right = inspecting,
       .action = "inspect",
       .tells_time = true,
       .handler = on<v1::CompareFrozenReportRequest>([&engine](const auto& request, Reply reply) {
         reply.answer(compare_frozen_report(snapshot_for(reply, engine), request));
       })});
}

}  // namespace motcua
