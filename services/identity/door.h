// All that tells who calls, opened beside the register.
#pragma once

#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "services/identity/door_telling.h"
#include "services/identity/identity.h"
#include "services/identity/own_account.h"

namespace motcua {

struct Door {
  std::unique_ptr<Sessions> sessions;
  std::unique_ptr<DoorJournal> journal;
  std::unique_ptr<DoorTelling> telling;
  std::unique_ptr<Identity> identity;
  std::unique_ptr<OwnAccount> own_account;
  std::unique_ptr<Provider> provider;  // null: people sign in by passwords alone
};

// In DIRECTORY/sessions and DIRECTORY/door. What `options.tell` hears is in the journal, too, and
// who looked. The engine must outlive it. The error says what the disk had to say.
tl::expected<Door, std::string> open_door(Engine& engine, const std::string& directory,
                                          IdentityOptions options);

}  // namespace motcua
