// An audit under way: what it has found, and how far it is.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "engine/lookup/audit.h"
#include "engine/utf8.h"

namespace motcua {

class AuditRun {
 public:
  // `total`: how many ticks there will be. `progress` must outlive the run.
  AuditRun(int64_t total, const std::function<bool(const AuditProgress&)>& progress)
      : progress_(progress), total_(total) {}

  void find(std::string check, const std::string& subject, AuditProblem problem,
            Metadata facts = {}) {
    ++report.finding_count;
    if (report.findings.size() < findings_kept_max) {
      for (auto& [name, fact] : facts) fact = legible(fact);  // damaged bytes, perhaps
      report.findings.push_back({std::move(check), legible(subject), problem, std::move(facts)});
    }
  }

  // One more record or dossier is read. False: nobody wants to know any more.
  bool tick() {
    if (++done_ % progress_every == 0 && progress_ && !progress_({done_, total_})) stopped_ = true;
    return !stopped_;
  }
  bool is_stopped() const { return stopped_; }

  AuditReport report;

 private:
  static constexpr size_t findings_kept_max = 100;
  static constexpr int64_t progress_every = 4096;

  const std::function<bool(const AuditProgress&)>& progress_;
  const int64_t total_;
  int64_t done_ = 0;
  bool stopped_ = false;
};

}  // namespace motcua
