// The gRPC services over an engine: each only translates. All of them must be gone before the
// engine.
#pragma once

#include <memory>
#include <vector>

#include "engine/engine.h"
#include "services/rpc/method.h"
#include "services/rpc/worker.h"

namespace motcua {

// What reads more than a dossier or a few cells, or a great message, runs on one of three. They
// must outlive the services.
struct Workers {
  Worker& pages;    // a page, a chunk or a batch, or as much: tenths of a second at most
  Worker& reports;  // every dossier of a unit
  Worker& audits;   // the whole register
};

std::unique_ptr<RawService> make_dossier_service(Engine& engine, const Workers& workers);
// A part of it, in a file of its own.
void add_due_time_preview(RawService& service, Engine& engine, Worker& pages);
std::unique_ptr<RawService> make_statistics_service(Engine& engine, const Workers& workers);
std::unique_ptr<RawService> make_catalogue_service(Engine& engine, Worker& pages);
std::unique_ptr<RawService> make_admin_service(Engine& engine, const Workers& workers);

}  // namespace motcua
