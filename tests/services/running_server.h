// A server in this process, over RocksDB in a folder that is removed afterwards, and a client of
// it.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "engine/store/rocks_store.h"
#include "services/motcua/client.h"
#include "services/server/server.h"
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
    auto door = open_door(*engine_, folder_.path(), identity_options);
    EXPECT_TRUE(door);
    door_ = std::move(*door);
    limits.door = &door_;
    server_ = Server::start(*engine_, limits, add_more);
    EXPECT_TRUE(server_);
    client_ = std::make_unique<cli::Client>(client_options());
  }
  ~RunningServer() {
    server_->stop();
    engine_->close();
  }

  std::string data() const { return folder_.path(); }
  int port() const { return server_->port(); }
  int http_port() const { return server_->http_port(); }  // where `limits` ask for one
  Gateway* http() { return server_->gateway(); }          // likewise
  cli::ClientOptions client_options() const {
    return {.server = "127.0.0.1:" + std::to_string(port())};
  }
  cli::Client& client() { return *client_; }
  Engine& engine() { return *engine_; }
  Door& door() { return door_; }
  Identity& identity() { return *door_.identity; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Engine> engine_;
  Door door_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<cli::Client> client_;
};

}  // namespace motcua::testing
