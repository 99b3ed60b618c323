// Random life for the simulator: what is asked next, from a seed alone.
#pragma once

#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "engine/catalogue/catalogue.h"
#include "engine/registrar/request.h"

namespace motcua::testing {

class Workload {
 public:
  explicit Workload(uint64_t seed) : random_(seed) {}

  // When the next request comes: mostly within the hour, sometimes overnight; and often at the very
  // instant at which something changes, a midnight or the next due time, or right beside it.
  Instant next_moment(Instant now, std::optional<Instant> next_due);
  // The next request, about one of the known codes or a new dossier; sometimes what must be
  // refused, sometimes a repeat of an earlier one.
  Request next(const std::vector<std::string>& codes, Instant now);
  // Q and the units below it, which have nothing but histories from elsewhere.
  CatalogueEntries units_of_histories();
  // A history of one of them; it may run backwards.
  ImportDossier import(Instant now);
  std::string imported_code(Instant now);
  // One that was imported, or the code of a dossier of ours, once more: with what followed, with
  // nothing new, or with another past.
  ImportDossier import_again(const std::vector<ImportDossier>& known,
                             const std::vector<std::string>& codes, Instant now);
  // Something done here with one that was imported.
  Request go_on_with(const std::vector<ImportDossier>& known);
  // What is there before the first dossier: each procedure with its steps, and R, which has no
  // dossiers but those of units that go below it.
  CatalogueEntries beginnings(const Catalogue& catalogue);
  // A day declared off or made up for, perhaps one that has passed; a procedure's next version,
  // perhaps with other steps; a unit below another parent, from a day on; or the units of
  // histories, one of them in another place.
  CatalogueEntries publication(const Catalogue& catalogue, Instant now);
  uint64_t below(uint64_t bound) { return random_() % bound; }
  Day day_between(Day first, Day last) {
    return plus_days(
        first,
        static_cast<int32_t>(below(static_cast<uint64_t>(int64_t{last.value} - first.value) + 1)));
  }

 private:
  DossierCommand beginning(Instant now);  // of a new dossier
  Instant sometime_before(Instant now);
  DossierCommand command(Instant now);
  DossierCommand beside_the_work(Instant now);
  DossierCommand file();
  HandOver hand_over();
  FeeLine fee();
  DossierCommand money();
  std::vector<ProcedureStep> steps();
  Unit moved_unit(const Catalogue& catalogue, Day today);
  // Behind what the history has.
  void add_what_followed(ImportDossier& import, Instant at, Instant now);
  Instant some_time_after(Instant at);  // or before it
  Request asked(Request request);       // with its id, so that it can be asked again
  Receive receive();
  Receive receive_at_once();
  Applicant next_applicant();
  std::string next_name();  // that no other has
  int64_t minutes_to_wait();
  Instant beside(Instant instant);

  std::mt19937_64 random_;
  std::vector<Request> asked_;
  int64_t ids_ = 0;
  int64_t names_ = 0;
  int64_t hashes_ = 0;
  std::set<std::string> last_of_eight_digits_;  // what such codes begin with
};

}  // namespace motcua::testing
