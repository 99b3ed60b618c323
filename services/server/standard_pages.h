// The pages that every server has: whether it lives and is ready, its figures, its API described,
// and files.
#pragma once

#include <functional>
#include <string>

#include "engine/engine.h"
#include "services/gateway/gateway.h"
#include "services/identity/door.h"
#include "services/server/metrics.h"
#include "services/server/page_files.h"

namespace motcua {

// What the pages tell of; all of it must outlive the gateway's last request.
struct Watched {
  const Engine& engine;
  const Methods& methods;
  const Metrics& metrics;
  const Gateway& gateway;
  const Worker& pages;
  const Worker& reports;
  const Worker& audits;
  const Worker& sign_ins;
  const Door* door;  // null: nobody is asked who calls
};

//   /healthz       200: the process answers
//   /readyz        200, or 503 and why commands are refused
//   /metrics       Prometheus' text format; from near, or by an operator
//   /openapi.json  the API by its protos
//   /              what is here, unless `files` have an index of their own
void add_standard_pages(Gateway& gateway, const Watched& watched);
void add_files(Gateway& gateway, PageFiles files);

}  // namespace motcua
