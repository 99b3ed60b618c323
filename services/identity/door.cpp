#include "services/identity/door.h"

#include <utility>

#include "engine/try.h"

namespace motcua {

tl::expected<Door, std::string> open_door(Engine& engine, const std::string& directory,
                                          IdentityOptions options) {
  Door door;
  door.sessions = TRY(Sessions::open(directory + "/sessions", options.sessions));
  door.journal = TRY(DoorJournal::open(directory + "/door", {}));
  options.tell = [&engine, journal = door.journal.get(),
                  tell = std::move(options.tell)](const DoorEvent& event) {
    journal->add(event, engine.now());
    if (tell) tell(event);
  };
  door.identity = std::make_unique<Identity>(engine, *door.sessions, std::move(options));
  door.own_account = std::make_unique<OwnAccount>(engine, *door.identity);
  return door;
}

}  // namespace motcua
