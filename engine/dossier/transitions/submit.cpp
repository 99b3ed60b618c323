// Online or by post; at the counter a dossier is received at once.
#include "engine/dossier/transitions/submit.h"

#include "engine/dossier/law.h"
#include "engine/try.h"

namespace motcua {
namespace {

// Hours of the clock, from the portal's answer, or from the receipt where nobody says when that
// was.
std::optional<Instant> alert_due(const Submit& command, const Regulation& law, Instant received) {
  if (law.alert_hours == 0 || !is_online(command.application.channel)) return std::nullopt;
  return plus_minutes(command.portal_acknowledged_at.value_or(received),
                      int64_t{law.alert_hours} * 60);
}

}  // namespace

OrRejection<std::string> check_application(const Application& application,
                                           const Situation& situation) {
  if (application.unit.empty()) return reject_field("unit", "required");
  if (application.procedure.empty()) return reject_field("procedure", "required");
  if (application.mirrored && !situation.imported) return reject_field("mirrored", "only_imported");
  TRY(check_unit(application.unit, "unit", situation));
  if (!application.receiving_unit.empty()) {
    TRY(check_unit(application.receiving_unit, "receiving_unit", situation));
  }
  const Day day = day_of(situation.effective);
  const auto version = situation.catalogue->procedure_on(application.procedure, day);
  if (!version) {
    return reject(
        Reason::PROCEDURE_NOT_FOUND,
        {{"procedure", application.procedure}, {"day", format_day(day)}, {"field", "procedure"}});
  }
  if (!situation.imported) {
    const SeriesKey series = code_series(Series::dossier_code, application, situation);
    if (is_outside(series.unit, *situation.catalogue)) {
      return reject_field("receiving_unit", "unit_that_numbers");
    }
  }
  return version->procedure->field_name;
}

OrRejection<void> check_portal_code(const std::string& code, const Application& application,
                                    const Situation& situation) {
  if (code.empty()) return {};
  const Catalogue& catalogue = *situation.catalogue;
  const Day day = day_of(situation.effective);
  const auto version = catalogue.procedure_on(application.procedure, day);
  const auto parsed = parse_code(code);
  // One that is not there is told by the check of the application.
  if (version && !version->procedure->linked)
    return reject_field("portal_code", "linked_procedure");
  if (!is_online(application.channel)) return reject_field("portal_code", "online_dossier");
  const bool is_portals =
      version && catalogue.regulation_on(day).coding_unit != CodingUnit::receiving;
  if (!is_portals) return reject_field("portal_code", "code_of_portal");
  const bool is_number = parsed && parsed->key.series == Series::dossier_code;
  if (!is_number) return reject_field("portal_code", "code_of_dossier");
  if (is_outside(parsed->key.unit, catalogue)) return {};
  return reject_field("portal_code", "outside_unit " + parsed->key.unit);
}

std::optional<SeriesKey> Submit::series(const Situation& situation) const {
  if (!portal_code.empty()) return std::nullopt;
  return code_series(Series::provisional_code, application, situation);
}

OrRejection<Submitted> Submit::decide(const Situation& situation) const {
  const auto field_name = TRY(check_application(application, situation));
  if (counted_as(application.channel) == Channel::direct && !situation.imported) {
    return reject_field("channel", "channel_of_submission");
  }
  if (portal_acknowledged_at && *portal_acknowledged_at > situation.effective &&
      !situation.imported) {
    return reject_field("portal_acknowledged_time",
                        "time_not_after " + format_instant(situation.effective));
  }
  Submitted event{.application = application, .field_name = field_name, .acceptance_due = {}};
  event.portal_acknowledged_at = portal_acknowledged_at;
  const Regulation law = law_of(*situation.catalogue, application, day_of(situation.effective));
  event.alert_due = alert_due(*this, law, situation.effective);
  const WorkingTime& time = situation.catalogue->working_time(application.unit);
  const int64_t minutes = int64_t{law.acceptance_hours} * 60;
  if (const auto due = advance(time, minute_of(situation.effective), minutes)) {
    event.acceptance_due = instant_of(*due);
  }
  TRY(check_portal_code(portal_code, application, situation));
  const std::string& given = imported_code.empty() ? portal_code : imported_code;
  event.code = given.empty() ? format_code(*series(situation), situation.next_in_series) : given;
  event.central_code = is_numbered_elsewhere(given, *situation.catalogue);
  return event;
}

void Submitted::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.state = State::submitted;
  dossier.application = application;
  dossier.code = code;
  dossier.field_name = field_name;
  dossier.submitted_at = occasion.effective;
  dossier.acceptance_due = acceptance_due;
  dossier.alert.portal_acknowledged_at = portal_acknowledged_at;
  dossier.alert.due = alert_due;
  dossier.holder.unit =
      application.receiving_unit.empty() ? application.unit : application.receiving_unit;
}

}  // namespace motcua
