// Member by member; a refused application that came again as a new one needs the search index.
#include "engine/lookup/integrity_report.h"

#include "engine/dossier/law.h"
#include "engine/lookup/dossier_figures.h"
#include "engine/lookup/walks.h"
#include "engine/statistics/timeliness.h"
#include "engine/try.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

constexpr int resubmission_days = 30;

class Integrity {
 public:
  Integrity(const Snapshot& snapshot, std::set<std::string> units, const Period& period)
      : snapshot_(snapshot),
        units_(std::move(units)),
        period_(period),
        spoken_(spoken_at(period, snapshot.now)) {}

  OrStoreError<void> add_member(const Dossier& dossier) {
    if (dossier.application.mirrored) return {};  // nobody's work here
    const auto events = TRY(events_of(dossier));
    const Catalogue& catalogue = *snapshot_.catalogue;
    const WorkingTime& working = catalogue.working_time(dossier.application.unit);
    const Regulation law = law_of(dossier, catalogue);
    bool doubtful = false;
    for (const IntegrityFinding& finding :
         integrity_findings(dossier, events, working, law, spoken_.as_of)) {
      doubtful = doubtful || row_of(finding.check).doubts_the_finish;
      add(dossier, finding);
    }
    TRY(check_resubmission(dossier, events));
    count(dossier, doubtful);
    return {};
  }

  IntegrityReport report;

 private:
  OrStoreError<std::vector<Recorded>> events_of(const Dossier& dossier) const {
    const auto records = TRY(records_as_stored(journal_of(*snapshot_.store), dossier));
    std::vector<Recorded> events;
    for (const JournalRecord& record : records) {
      events.push_back({.verb = verb_of(std::get<DossierEvent>(record.body)),
                        .effective = record.header.effective_at,
                        .recorded = record.header.recorded_at,
                        .officer = legible(record.header.actor.officer),
                        .imported = record.header.imported});
    }
    return events;
  }

  void add(const Dossier& dossier, const IntegrityFinding& finding) {
    const Day day = day_of(finding.at);
    if (day < period_.from || day > period_.to) return;
    const std::string& handling = unit_on(dossier, day);
    if (!units_.contains(handling)) return;
    const std::string& unit = units_.contains(finding.unit) ? finding.unit : handling;
    ++report.counts[{finding.check, unit, finding.officer}];
    report.findings.push_back({finding.check, dossier.code, unit, finding.officer, finding.at});
  }

  // The same person's same procedure, taken in anew within a month of its refusal.
  OrStoreError<void> check_resubmission(const Dossier& dossier,
                                        const std::vector<Recorded>& events) {
    const std::string identity = matched_identity(dossier.application.applicant.identity);
    if (dossier.state != State::refused || identity.empty()) return {};
    std::vector<DossierNumber> others;
    TRY(scan(*snapshot_.store,
             keys_with<Table::search>(SearchKind::identity, PersonalText{identity}),
             [&](const StoredRow<Table::search>& row) { others.push_back(row.key.dossier); }));
    for (const DossierNumber number : others) {
      if (number <= dossier.number) continue;
      const auto other = TRY(find_by_number(snapshot_, number));
      if (!other || other->application.mirrored ||
          other->application.procedure != dossier.application.procedure) {
        continue;
      }
      const auto came = other->submitted_at ? other->submitted_at : other->received_at;
      if (!came || *came < *dossier.ended_at ||
          day_of(*came) > plus_days(day_of(*dossier.ended_at), resubmission_days)) {
        continue;
      }
      add(dossier,
          {IntegrityCheck::refused_and_resubmitted, *dossier.ended_at, events.back().officer});
      break;
    }
    return {};
  }

  void count(const Dossier& dossier, bool doubtful) {
    const PeriodCounters counters = counters_in(units_, dossier, spoken_);
    const Ratio reported = on_time_ratio(counters, RateView::resolved);
    report.reported.numerator += reported.numerator;
    report.reported.denominator += reported.denominator;
    report.honest.numerator += doubtful ? 0 : reported.numerator;
    report.honest.denominator += reported.denominator + counters.closing_stock(Measure::overdue);
  }

  const Snapshot& snapshot_;
  const std::set<std::string> units_;
  const Period period_;
  const SpokenPeriod spoken_;
};

}  // namespace

OrStoreError<IntegrityReport> check_integrity(const Snapshot& snapshot, UnitNumber unit,
                                              const Period& period) {
  const auto units =
      UnitRows(*snapshot.catalogue, {.unit = unit, .period = period, .now = snapshot.now})
          .counted();
  Integrity integrity(snapshot, codes_of(*snapshot.catalogue, units), period);
  TRY(for_each_dossier(snapshot, units,
                       [&](const Dossier& dossier) { return integrity.add_member(dossier); }));
  return std::move(integrity.report);
}

}  // namespace motcua
