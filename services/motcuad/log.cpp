// To standard error; the service manager keeps it.
#include "services/motcuad/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace motcua {

bool start_log(const std::string& level) {
  for (const char* known : {"error", "warning", "info", "debug"}) {
    if (level != known) continue;
    auto logger = spdlog::stderr_logger_mt("motcuad");
    logger->set_pattern("time=%Y-%m-%dT%H:%M:%S.%e%z level=%l %v");
    logger->set_level(spdlog::level::from_str(level));
    spdlog::set_default_logger(std::move(logger));
    return true;
  }
  return false;
}

}  // namespace motcua
