// What stands behind rates: two views reconciled, and what makes them doubtful. Both read every
// dossier of the units, on the worker.
#include <algorithm>

#include "engine/lookup/integrity_report.h"
#include "engine/lookup/reconciliation.h"
#include "engine/try.h"
#include "services/method/paging.h"
#include "services/method/report_request.h"
#include "services/method/status.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

constexpr size_t codes_listed_max = 1000;  // of a cause

OrRejection<void> check_name(const std::string& name) {
  const auto known = names_in(integrity_checks);
  if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) return {};
  return reject_field("check", "one_of " + joined(known));
}

void set_exact(const Ratio& ratio, v1::Ratio* out) { set_ratio(ratio, percent, {}, out); }

OrRejection<v1::ReconcileViewsResponse> reconcile_views(const Snapshot& snapshot, Language language,
                                                        const v1::ReconcileViewsRequest& request) {
  const auto unit = TRY(unit_of(*snapshot.catalogue, request.unit()));
  const auto period = TRY(period_of(snapshot, request.period(), request.from(), request.to()));
  const auto one = TRY(rate_view_of(request.view(), "view"));
  const auto other = TRY(rate_view_of(request.other_view(), "other_view"));
  const auto result = TRY(reconcile(snapshot, unit, period, one, other).map_error(store_failed));
  v1::ReconcileViewsResponse response;
  set_exact(result.one, response.mutable_view());
  set_exact(result.other, response.mutable_other_view());
  for (const Cause& cause : result.causes) {
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
  response.set_as_of_sequence(snapshot.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(spoken_at(period, snapshot.now).as_of);
  return response;
}

OrRejection<v1::CheckIntegrityResponse> integrity(const Snapshot& snapshot, Language language,
                                                  const v1::CheckIntegrityRequest& request) {
  const auto unit = TRY(unit_of(*snapshot.catalogue, request.unit()));
  const auto period = TRY(period_of(snapshot, request.period(), request.from(), request.to()));
  TRY(check_name(request.check()));
  const auto report = TRY(check_integrity(snapshot, unit, period).map_error(store_failed));
  const auto is_asked = [&](IntegrityCheck check) {
    return request.check().empty() || name_of(check) == request.check();
  };
  v1::CheckIntegrityResponse response;
  for (const auto& [group, count] : report.counts) {
    if (!is_asked(group.check)) continue;
    auto& out = *response.add_groups();
    const std::string check(name_of(group.check));
    out.set_check(check);
    out.set_title(message("integrity." + check, {}, language));
    out.set_unit(group.unit);
    out.set_officer(group.officer);
    out.set_findings(static_cast<int32_t>(count));
  }
  int32_t finding_count = 0;
  FirstItems listed(findings_listed_max, response.ByteSizeLong());
  for (const DossierFinding& finding : report.findings) {
    if (!is_asked(finding.check)) continue;
    ++finding_count;
    if (listed.is_full()) continue;
    v1::CheckIntegrityResponse::Finding out;
    out.set_check(std::string(name_of(finding.check)));
    out.set_code(finding.code);
    out.set_unit(finding.unit);
    out.set_officer(finding.officer);
    *out.mutable_event_time() = wire::to_timestamp(finding.at);
    if (listed.takes(out.ByteSizeLong())) response.add_findings()->Swap(&out);
  }
  response.set_finding_count(finding_count);
  set_exact(report.reported, response.mutable_reported());
  set_exact(report.honest, response.mutable_honest());
  response.set_as_of_sequence(snapshot.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(spoken_at(period, snapshot.now).as_of);
  return response;
}

}  // namespace

void add_inspections(ServiceRows& rows, Engine& engine) {
  rows.add("ReconcileViews",
           {.where = Where::reports,
            .right = inspecting,
            .action = "inspect",
            .tells_time = true,
            .handler = on<v1::ReconcileViewsRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(
                  reconcile_views(snapshot_for(reply, engine), reply.caller().language, request));
            })});
  rows.add(
      "CheckIntegrity",
      {.where = Where::reports,
       .right = inspecting,
       .action = "inspect",
       .tells_time = true,
       .handler = on<v1::CheckIntegrityRequest>([&engine](const auto& request, Reply reply) {
         reply.answer(integrity(snapshot_for(reply, engine), reply.caller().language, request));
       })});
}

}  // namespace motcua
