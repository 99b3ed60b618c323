// Before the receipt it is the acceptance clock that stops, and no supplement is counted.
#include "engine/dossier/transitions/request_supplement.h"

#include "engine/dossier/law.h"
#include "engine/try.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

// By the law of the day of the receipt. Where the calendar ends nothing is said.
std::optional<Instant> closable_from(const Situation& situation) {
  const Dossier& dossier = *situation.dossier;
  const Regulation regulation = law_of(dossier, *situation.catalogue);
  const auto limit = parse_limit(regulation.supplement_close_after);
  if (!limit) return std::nullopt;
  const WorkingTime& time = situation.catalogue->working_time(dossier.application.unit);
  const auto due = reckon_due(time, *limit, DayPolicy::by_day, minute_of(situation.effective));
  if (!due) return std::nullopt;
  return instant_of(due->due);
}

// Of the version that the promise rests on. The first phase ends once, while the dossier is
// examined and no correction runs; an import may not know the limit.
OrRejection<std::string> limit_of_second_phase(const Situation& situation) {
  const Dossier& dossier = *situation.dossier;
  const std::string& code = dossier.application.procedure;
  const Procedure* const procedure =
      situation.catalogue->procedure(code, dossier.promise.procedure_version);
  const std::string limit = procedure ? procedure->limit_second : "";
  const bool is_usable = situation.imported || parse_limit(limit);
  const char* const cause = !dossier.is_received() ? "not_received"
                            : dossier.second_phase ? "ended"
                            : dossier.correction() ? "correction"
                            : is_usable            ? nullptr
                            : is_blank(limit)      ? "no_limit"
                                                   : "limit";
  if (!cause) return limit;
  Metadata facts{{"code", dossier.code}, {"procedure", code}, {"cause", cause}};
  if (!is_blank(limit)) facts.emplace_back("limit", limit);
  return reject(Reason::SECOND_PHASE_NOT_THERE, std::move(facts));
}

}  // namespace

OrRejection<SupplementRequested> RequestSupplement::decide(const Situation& situation) const {
  const bool intake = situation.dossier->state == State::submitted;
  SupplementRequested event{.pause = stop_clock(situation, true),
                            .phase = intake ? PausePhase::intake : PausePhase::examination,
                            .papers = papers,
                            .reason = reason,
                            .legal_basis = legal_basis,
                            .closable_from = closable_from(situation)};
  if (!ends_first_phase) return event;
  const auto limit = TRY(limit_of_second_phase(situation));
  event.limit_second_phase = limit;
  event.ends_first_phase = true;
  event.phase = PausePhase::between;
  event.closable_from.reset();
  return event;
}

void SupplementRequested::apply_to(Dossier& dossier, const Occasion& occasion) const {
  apply_pause(dossier, pause,
              {.from = occasion.effective,
               .to = std::nullopt,
               .phase = phase,
               .reason = reason,
               .legal_basis = legal_basis,
               .approved_by = occasion.actor.officer,
               .papers = papers,
               .closable_from = closable_from},
              State::awaiting_supplement);
  if (!ends_first_phase) return;
  dossier.second_phase =
      SecondPhase{.limit = limit_second_phase, .first_ended_at = occasion.effective};
}

}  // namespace motcua
