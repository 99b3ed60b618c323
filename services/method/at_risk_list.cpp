// The at-risk list, and what to resolve today.
#include "engine/lookup/at_risk.h"

#include "engine/try.h"
#include "services/method/paging.h"
#include "services/method/report_request.h"
#include "services/method/resources.h"
#include "services/method/status.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

constexpr int items_listed_max = 10'000;
constexpr int32_t at_risk_days_max = 366;

OrRejection<Period> period_with_today(const Snapshot& snapshot,
                                      const v1::ListAtRiskRequest& request) {
  const Day today = day_of(snapshot.now);
  const bool is_given =
      !request.period().empty() || !request.from().empty() || !request.to().empty();
  if (!is_given) return *parse_period(format_day(today).substr(0, 7));
  auto period = period_of(snapshot, request.period(), request.from(), request.to());
  if (period && period->to < today) {
    return reject_field(request.period().empty() ? "to" : "period",
                        "day_not_before " + format_day(today));
  }
  return period;
}

OrRejection<AtRiskQuery> query_of(const Snapshot& snapshot, const v1::ListAtRiskRequest& request) {
  const Day today = day_of(snapshot.now);
  const auto unit = TRY(unit_of(*snapshot.catalogue, request.unit()));
  const auto until = request.until().empty() ? std::optional(today) : parse_day(request.until());
  if (!until) return reject_field("until", "day");
  if (*until < today) return reject_field("until", "day_not_before " + format_day(today));
  const Day last = plus_days(today, at_risk_days_max);
  if (*until > last) return reject_field("until", "day_not_after " + format_day(last));
  const auto rate_view =
      TRY(rate_view_of(request.view().empty() ? "resolved" : request.view(), "view"));
  const auto period = TRY(period_with_today(snapshot, request));
  AtRiskQuery query{.unit = unit,
                    .until = *until,
                    .rate_view = rate_view,
                    .period = period,
                    .target = std::nullopt};
  if (request.has_target()) {
    const Ratio target{request.target().numerator(), request.target().denominator()};
    if (target.denominator <= 0 || target.numerator < 0 || target.numerator > target.denominator) {
      return reject_field("target", "share");
    }
    query.target = target;
  }
  return query;
}

OrRejection<v1::ListAtRiskResponse> list_at_risk(const Snapshot& snapshot,
                                                 const v1::ListAtRiskRequest& request,
                                                 bool is_masked) {
  const auto query = TRY(query_of(snapshot, request));
  const auto result = TRY(at_risk(snapshot, query).map_error(store_failed));
  v1::ListAtRiskResponse response;
  FirstItems listed(items_listed_max);
  int32_t to_resolve = 0;
  for (const AtRiskDossier& one : result.dossiers) {
    to_resolve += one.to_resolve ? 1 : 0;
    if (listed.is_full()) continue;
    v1::ListAtRiskResponse::Item item;
    item.set_code(one.dossier.code);
    item.set_minutes_left(static_cast<int32_t>(one.minutes_left));
    item.set_to_resolve(one.to_resolve);
    to_resource(is_masked ? masked(one.dossier) : one.dossier, snapshot.now,
                *item.mutable_dossier());
    if (listed.takes(item.ByteSizeLong())) response.add_items()->Swap(&item);
  }
  response.set_item_count(static_cast<int32_t>(result.dossiers.size()));
  response.set_to_resolve_count(to_resolve);
  set_ratio(result.if_nobody_acts, percent, {}, response.mutable_if_nobody_acts());
  set_ratio(result.if_resolved, percent, {}, response.mutable_if_resolved());
  response.set_target_kept(query.target && result.if_resolved.denominator != 0 &&
                           !is_less(result.if_resolved, *query.target));
  response.set_as_of_sequence(snapshot.head.sequence);
  *response.mutable_as_of_time() = wire::to_timestamp(snapshot.now);
  return response;
}

}  // namespace

void add_at_risk_list(ServiceRows& rows, Engine& engine) {
  rows.add("ListAtRisk",
           {.where = Where::reports,
            .right = inspecting,
            .action = "inspect",
            .tells_time = true,
            .handler = on<v1::ListAtRiskRequest>([&engine](const auto& request, Reply reply) {
              reply.answer_list(list_at_risk(snapshot_for(reply, engine), request,
                                             reply.caller().account != nullptr),
                                request.unit());
            })});
}

}  // namespace motcua
