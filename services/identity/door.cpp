#include "services/identity/door.h"

#include <utility>

#include "engine/try.h"

namespace motcua {

tl::expected<Door, std::string> open_door(Engine& engine, const std::string& directory,
                                          IdentityOptions options) {
  Door door;
  door.sessions = TRY(Sessions::open(directory + "/sessions", options.sessions));
  door.journal = TRY(DoorJournal::open(directory + "/door", options.journal));
  if (options.provider) {
    door.provider = std::make_unique<Provider>(*options.provider, options.fetch);
  }
  door.telling = std::make_unique<DoorTelling>(
      DoorTellingLimits(), [journal = door.journal.get(), tell = std::move(options.tell)](
                               const DoorEvent& event, Instant at) {
        journal->add(event, at);
        if (tell) tell(event);
      });
  options.tell = [&engine, telling = door.telling.get()](const DoorEvent& event) {
    telling->add(event, engine.now());
  };
  // Each is a record of its own, and none a line of the log: they come as fast as dossiers are
  // read.
  options.keep_look = [&engine, journal = door.journal.get()](DoorEvent event) {
    return journal->add_look(std::move(event), engine.now());
  };
  door.identity = std::make_unique<Identity>(engine, *door.sessions, std::move(options));
  door.own_account = std::make_unique<OwnAccount>(engine, *door.identity);
  return door;
}

}  // namespace motcua
