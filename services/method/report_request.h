// What the RPCs of reports are asked alike, read and checked: units, periods, views, rounding.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/lookup/figures.h"
#include "engine/statistics/timeliness.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/method/method.h"
#include "services/text/text.h"

namespace motcua {

OrRejection<UnitNumber> unit_of(const Catalogue& catalogue, const std::string& code);
// A period by its name, or by its days; never one that begins in the future.
OrRejection<Period> period_of(const Snapshot& snapshot, const std::string& name,
                              const std::string& from, const std::string& to);
OrRejection<Rounding> rounding_of(const v1::Rounding& asked);
OrRejection<RateView> rate_view_of(const std::string& name, const char* field);

// Which report, of what, and how it is shown.
struct AskedReport {
  ReportQuery query;
  Rounding rounding;
};
// `path`: of the question in the request that asks it, "report."; refusals name fields below it.
OrRejection<AskedReport> asked_report(const Snapshot& snapshot, const v1::RunReportRequest& request,
                                      const std::string& path = "");

inline constexpr int64_t percent = 100;
std::string_view name_of(ColumnType type);
void set_ratio(const Ratio& ratio, int64_t scale, const Rounding& rounding, v1::Ratio* out);

// Parts of StatisticsService in files of their own.
void add_inspections(ServiceRows& rows, Engine& engine);
void add_frozen_reports(ServiceRows& rows, Engine& engine, const Workers& workers);
void add_at_risk_list(ServiceRows& rows, Engine& engine);

}  // namespace motcua
