// What an account may do where, judged by its grants: for commands where they are decided, so that
// a grant that was taken back holds for the very next one; for reads on their snapshot.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/accounts/accounts.h"
#include "engine/accounts/right.h"
#include "engine/catalogue/catalogue.h"
#include "engine/rejection.h"

namespace motcua {

// Who calls, as was found when the call came.
struct Claim {
  std::string account;         // empty: nobody is asked, or nobody has said
  std::string officer;         // whom a service acts for, as it says
  bool is_stepped_up = false;  // has lately proved again who it is
  bool operator==(const Claim&) const = default;
};

struct Application;
struct Dossier;

// Where a dossier is. Points into what it is of, and into the catalogue.
struct Places {
  std::string_view receiving;
  std::string_view handling;
  std::string_view holder;  // may be empty
  // Units at work on a part, and those whose reply is awaited: they see it, whole; of one that has
  // ended its only heir, too.
  std::vector<std::string_view> parts = {};
  std::vector<std::string_view> asked = {};
};
Places places_of(const Application& application);  // of a new one
Places places_of(const Dossier& dossier, const Catalogue& catalogue, Day day);
// The unit, and on the day its only heir.
void add_with_heir(std::vector<std::string_view>& units, const std::string& unit,
                   const Catalogue& catalogue, Day day);

class Access {
 public:
  // All is allowed: without authentication nobody is asked.
  Access() = default;
  Access(Accounts::Known known, Right right) : known_(std::move(known)), right_(right) {}

  bool is_limited() const { return known_ != nullptr; }

  // ROLE_REQUIRED: none of the roles is granted anywhere. Before anything is looked up.
  OrRejection<void> check_role(std::string_view action) const;
  // UNIT_OUT_OF_SCOPE: no grant of the right covers the unit. Of a unit that is none, or of "",
  // only a grant everywhere does.
  OrRejection<void> check_unit(const Catalogue& catalogue, std::string_view unit) const;
  // By a grant of no unit.
  bool covers_everything() const;
  // The strongest grant that covers one of the places that the right asks for; null: none does.
  const Grant* grant_for(const Catalogue& catalogue, const Places& places) const;
  // Any of the roles, in any of the places: whoever may do nothing with a dossier does not learn
  // that there is one; but that one is like what it hands in itself (POSSIBLE_DUPLICATE).
  bool sees(const Catalogue& catalogue, const Places& places) const;

 private:
  const Grant* strongest(const Catalogue& catalogue, std::string_view unit) const;
  bool covers(const Catalogue& catalogue, const Grant& grant, std::string_view unit) const;

  Accounts::Known known_;
  Right right_;
};

}  // namespace motcua
