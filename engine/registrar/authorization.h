// Whether whoever asks may: judged by the accounts and the catalogue as they stand at a request's
// turn, so that what was taken back before holds.
#pragma once

#include <string_view>

#include "engine/accounts/access.h"
#include "engine/accounts/rights.h"
#include "engine/records/history.h"
#include "engine/registrar/request.h"

namespace motcua {

// Of one request. Without a claim all is allowed, and the actor is who the request says.
class Authorization {
 public:
  // SIGN_IN_REQUIRED: there is no such account, or it is disabled. All must outlive it.
  static OrRejection<Authorization> of(const Request& request, const Standing& standing);

  // ROLE_REQUIRED; before anything is looked up.
  OrRejection<void> check_role(const Right& right, std::string_view action) const;
  // Whether whoever may do nothing with it may know that there is such a dossier.
  // `now`: the stamp.
  bool sees(const Dossier& dossier, const Right& right, Instant now) const;
  // Whether a warning may count dossiers that it does not see. What is only tried leaves no event:
  // who tried a stranger's identity, nobody would know.
  bool learns_of_unseen() const { return !request_.validate_only; }
  // The actor by the grant that suffices. ROLE_REQUIRED, STEP_UP_REQUIRED, UNIT_OUT_OF_SCOPE;
  // UNIT_NOT_FOUND of a receiving unit that is none.
  OrRejection<Actor> actor_for(const Right& right, const Places& places,
                               std::string_view action) const;
  // FIELD_VIOLATION: a result at the receipt, of a clerk who is not authorised to decide at once
  // (118/2025 art. 17(5)). `actor`: of actor_for.
  OrRejection<void> check_decides(const DossierCommand& command, const Actor& actor,
                                  const Places& places) const;
  // An importer of all units that the history comes to. It must have an event.
  OrRejection<Actor> importer_of(const ImportDossier& import) const;
  // Of what only the decision tells: the successor to which a history says that it moved.
  OrRejection<void> check_import_to(const std::string& unit) const;
  // A publisher of a unit sets the targets of those below it, and nothing else.
  OrRejection<Actor> publisher_of(const CatalogueEntries& entries) const;
  // Whoever manages accounts grants no more than lies below; of one's own account one sets what
  // proves it.
  OrRejection<Actor> changer_of(const ChangeAccount& change, const Account* before) const;

 private:
  Authorization(const Request& request, const Standing& standing, Accounts::Known known)
      : request_(request), standing_(standing), known_(std::move(known)) {}

  const Catalogue& catalogue() const { return *standing_.catalogue; }
  Actor actor_by(const Grant* grant) const;

  const Request& request_;
  const Standing& standing_;
  Accounts::Known known_;
};

}  // namespace motcua
