// A server in this process, over RocksDB in a folder that is removed afterwards, and a client of
// it.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "engine/store/rocks_store.h"
#include "services/grpc/server.h"
#include "services/identity/account_methods.h"
#include "services/motcua/client.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {

class RunningServer {
 public:
  explicit RunningServer(EngineOptions options = {}, const AddMethods& add_more = {},
                         ServerOptions limits = {}, const IdentityOptions& identity_options = {}) {
    auto store = open_rocks_store(folder_.path(), {});
    EXPECT_TRUE(store);
    auto opened = Engine::open(std::move(*store), options, wall_clock());
    EXPECT_TRUE(opened);
    engine_ = std::move(*opened);
    limits.address = "127.0.0.1:0";
    auto sessions = Sessions::open(folder_.path() + "/sessions", identity_options.sessions);
    EXPECT_TRUE(sessions);
    sessions_ = std::move(*sessions);
    auto door = DoorJournal::open(folder_.path() + "/door", {});
    EXPECT_TRUE(door);
    door_ = std::move(*door);
    IdentityOptions identities = identity_options;
    identities.tell = [this, tell = identity_options.tell](const DoorEvent& event) {
      door_->add(event, engine_->now());
      if (tell) tell(event);
    };
    identity_ = std::make_unique<Identity>(*engine_, *sessions_, std::move(identities));
    const auto add_methods = [&](Methods& methods) {
      methods.set_gate(identity_->gate());
      add_account_methods(methods, *engine_, *identity_, *door_);
      if (add_more) add_more(methods);
    };
    server_ = Server::start(*engine_, limits, add_methods);
    EXPECT_TRUE(server_);
    client_ = std::make_unique<cli::Client>(client_options());
  }
  ~RunningServer() {
    server_->stop();
    engine_->close();
  }

  std::string data() const { return folder_.path(); }
  int port() const { return server_->port(); }
  cli::ClientOptions client_options() const {
    return {.server = "127.0.0.1:" + std::to_string(port())};
  }
  cli::Client& client() { return *client_; }
  Engine& engine() { return *engine_; }
  Identity& identity() { return *identity_; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Engine> engine_;
  std::unique_ptr<Sessions> sessions_;
  std::unique_ptr<DoorJournal> door_;
  std::unique_ptr<Identity> identity_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<cli::Client> client_;
};

}  // namespace motcua::testing
