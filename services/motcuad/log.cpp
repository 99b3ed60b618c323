// To standard error; the service manager keeps it.
#include "services/motcuad/log.h"

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <mutex>

#include "services/text/text.h"

namespace motcua {
namespace {

// The API answers what protobuf says of a caller's bytes, so that is for developers.
void log_of_protobuf(google::protobuf::LogLevel level, const char*, int, const std::string& text) {
  const bool is_ours = level == google::protobuf::LOGLEVEL_FATAL;
  spdlog::log(is_ours ? spdlog::level::err : spdlog::level::debug,
              "event=library_message library=protobuf text=\"{}\"", one_line(text));
}

// Callers make the library speak, so it is heard some times in a minute, and not at any length.
bool is_heard() {
  constexpr int times_max = 20;
  static std::mutex mutex;
  static std::chrono::steady_clock::time_point begun;
  static int times = 0;
  const std::lock_guard lock(mutex);
  const auto now = std::chrono::steady_clock::now();
  if (now - begun >= std::chrono::minutes(1)) {
    begun = now;
    times = 0;
  }
  return ++times <= times_max;
}

void log_of_grpc(gpr_log_func_args* said) {
  const auto level = said->severity == GPR_LOG_SEVERITY_ERROR  ? spdlog::level::warn
                     : said->severity == GPR_LOG_SEVERITY_INFO ? spdlog::level::info
                                                               : spdlog::level::debug;
  constexpr size_t characters_max = 300;
  if (!is_heard()) return;
  spdlog::log(level, "event=library_message library=grpc text=\"{}\"",
              one_line(shortened(said->message, characters_max)));
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line = in_one_line(text);
  std::replace(line.begin(), line.end(), '"', '\'');
  return line;
}

bool start_log(const std::string& level) {
  for (const std::string_view known : log_levels) {
    if (level != known) continue;
    auto logger = spdlog::stderr_logger_mt("motcuad");
    logger->set_pattern("time=%Y-%m-%dT%H:%M:%S.%e%z level=%l %v");
    logger->set_level(spdlog::level::from_str(level));
    spdlog::set_default_logger(std::move(logger));
    google::protobuf::SetLogHandler(log_of_protobuf);
    gpr_set_log_function(log_of_grpc);
    return true;
  }
  return false;
}

}  // namespace motcua
