// The gRPC services over an engine: each only translates. All of them must be gone before the
// engine.
#pragma once

#include <memory>
#include <vector>

#include "engine/engine.h"
#include "services/rpc/method.h"
#include "services/rpc/worker.h"

namespace motcua {

std::unique_ptr<RawService> make_dossier_service(Engine& engine);
// A part of it, in a file of its own.
void add_due_time_preview(RawService& service, Engine& engine);
std::unique_ptr<RawService> make_statistics_service(Engine& engine, Worker& worker);
std::unique_ptr<RawService> make_catalogue_service(Engine& engine, Worker& worker);
std::unique_ptr<RawService> make_admin_service(Engine& engine, Worker& worker);

}  // namespace motcua
