// Catalogue entries from tab-separated files: units.tsv, procedures.tsv, holidays.tsv, and beside
// them papers.tsv (papers of procedures), hours.tsv (weekly patterns of units), targets.tsv
// (targets of units), regulations.tsv (the law by its periods), tariffs.tsv (what is asked for
// between two days), steps.tsv (steps of procedures) and own_rules.tsv (what procedures and units
// have in the stead of the law's values). What cells may say: services/motcua/tsv_cells.h.
//
//   units       code name level, parent valid_from valid_to successor parent_from kind outside
//   procedures  code name, field levels limit_online limit_direct limit_post day_policy
//               resume_policy resume_basis payment_stops_clock fee_online_vnd fee_direct_vnd
//               fee_post_vnd decision effective_from retention_years online_level partial_reason
//               immediate letter_before letter_basis limit_second_phase linked nationwide_from
//   papers      procedure name, originals certified_copies copies e_certified_copies digitising
//               asked_because type_code effective_from: of the version from that day ("-": of the
//               one without a day), else of all versions
//   hours       unit, valid_from valid_to mon tue wed thu fri sat sun; a row a season
//   targets     unit indicator, at_least or at_most in percent, valid_from valid_to assigned_by
//               code (empty: made of unit, indicator and valid_from)
//   regulations code name, valid_from valid_to reappointments_max apology_blocks_return
//               acceptance_hours reappointment_needs_open_hours resume_examination resume_intake
//               supplement_notice intake_supplements_max supplement_close_after alert_hours
//               correction_limit forms letter_before clock_start_boundary_free arrival_counts
//               arrival_scope transfer transfer_grace_minutes transfer_paper_boundary_free
//               coding_unit central_code_digits_min applicant_amends
//   tariffs     code, procedure kind name channel amount_vnd or percent valid_from valid_to
//               condition legal_basis
//   steps       procedure key name, who limit effective_from: in their order, of versions as papers
//               are
//   own_rules   code rule value legal_basis, procedure unit valid_from valid_to. rule: a column of
//               regulations, whose cell the value is
//   holidays    date kind, name hours unit. kind: off; work, on a make-up day or, with hours, on
//               half a day; complete_from and complete_until, by which alone the calendar says for
//               which days it is complete
//
// What is written is read as the same. The files do not say where units were before their last
// move, which versions of procedures were replaced for all their days (dossiers keep them), who
// signed papers and until when they hold, and shares of targets that are no percentage with six
// decimals.
#pragma once

#include <string>
#include <string_view>

#include "motcua/v1/catalogue_service.pb.h"
#include "services/motcua/tsv.h"

namespace motcua::cli {

// In the order in which they must be read: papers and steps are added to procedures read before.
inline constexpr const char* catalogue_file_names[] = {
    "units.tsv",   "procedures.tsv",  "holidays.tsv", "papers.tsv", "hours.tsv",
    "targets.tsv", "regulations.tsv", "tariffs.tsv",  "steps.tsv",  "own_rules.tsv"};

// Which of the shapes a file has is told by its name. With anything added to `findings` the entries
// are not to be used.
void read_catalogue_file(const std::string& name, std::string_view bytes,
                         v1::PublishCatalogueRequest& entries, TsvFindings& findings);

// The code of a target that says none.
inline std::string usual_code(const v1::Target& target) {
  return target.unit() + "/" + target.indicator() + "/" + target.valid_from();
}

// The file's text: its headings, and a row an entry, in their order.
std::string write_catalogue_file(const std::string& name,
                                 const v1::PublishCatalogueRequest& entries);

// The same entries in several requests: procedures, which are many, are cut into parts that one
// journal record can hold, those of one code in a row in one part; all else comes in the first,
// which the parts after it may rest on.
std::vector<v1::PublishCatalogueRequest> cut(const v1::PublishCatalogueRequest& entries);

}  // namespace motcua::cli
