// What was done, and what of erasures is not known or cannot be done yet.
#include <chrono>
#include <filesystem>
#include <iostream>

#include "engine/store/rocks_store.h"
#include "services/backup/restore.h"
#include "services/motcua/progress.h"
#include "services/motcuad/backup_commands.h"
#include "services/motcuad/journal_file.h"
#include "services/motcuad/outcome.h"
#include "services/motcuad/verify_command.h"
#include "services/text/messages.h"

namespace motcua {
namespace {

JournalSource source_of(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    return {.name = path, .scan = [path](int64_t from, const JournalSource::Visit& visit) {
              return scan_public_journal(path, [&](const JournalRecord& record, auto bytes) {
                return record.header.sequence < from || visit(bytes);
              });
            }};
  }
  return journal_in(is_backup(path) ? path + "/data" : path);
}

void print(const Restored& restored, double seconds) {
  const auto& manifest = restored.backup.manifest;
  std::cout << say("restore.done", {{"backup", restored.backup.path},
                                    {"sequence", std::to_string(manifest.sequence())},
                                    {"files", std::to_string(restored.backup.file_count())},
                                    {"bytes", std::to_string(restored.backup.bytes())},
                                    {"seconds", two_decimals(seconds)}})
            << "\n"
            << say("restore.erased", {{"count", std::to_string(restored.erased)}}) << "\n";
  if (restored.files_damaged > 0) {
    std::cout << say("restore.files_damaged", {{"count", std::to_string(restored.files_damaged)}})
              << "\n";
  }
  for (const auto& [name, sequence] : restored.read) {
    std::cout << say("restore.read", {{"journal", name}, {"sequence", std::to_string(sequence)}})
              << "\n";
  }
  for (const auto& [name, error] : restored.unread) {
    std::cout << say("restore.unread", {{"journal", name}, {"cause", error.message}}) << "\n";
  }
  for (const auto& [code, why] : restored.not_erased) {
    std::cout << say("restore.not_erased", {{"code", code}}) << ": "
              << Speech().each(
                     [&why = why](Language language) { return message_of(why, language); })
              << "\n";
  }
  if (restored.read.empty() && restored.unread.empty()) {
    std::cout << say("restore.no_journal") << "\n";
  }
}

}  // namespace

int restore_backup(const Configuration& configuration, const RestoreFlags& flags) {
  if (has_rocks_store(configuration.data)) {
    return fail(exit_usage,
                "--data: " + say("restore.register_there", {{"directory", configuration.data}}));
  }
  RestoreOrder order{.backup = flags.backup,
                     .data = configuration.data,
                     .erasures_from = {},
                     .rocks = configuration.rocks,
                     .engine = configuration.engine};
  for (const std::string& path : flags.erasures_from) {
    order.erasures_from.push_back(source_of(path));
  }
  const auto begun = std::chrono::steady_clock::now();
  const auto restored =
      cli::with_bar([&](const TellProgress& tell) { return restore(order, tell); });
  if (!restored) {
    return fail(exit_code_of_verify(restored.error()),
                describe_backup(restored.error(), flags.backup));
  }
  print(*restored, seconds_since(begun));
  const bool is_whole = restored->unread.empty() && restored->not_erased.empty();
  return is_whole && restored->files_damaged == 0 ? exit_done : exit_found;
}

}  // namespace motcua
