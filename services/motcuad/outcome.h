// How motcuad's commands end: exit codes, and what people read of an error.
#pragma once

#include <chrono>
#include <string>

#include "engine/store/store.h"
#include "services/text/messages.h"

namespace motcua {

// As --help tells.
inline constexpr int exit_done = 0;
inline constexpr int exit_found = 1;  // by verify, restore, drill
inline constexpr int exit_usage = 2;
inline constexpr int exit_unavailable = 3;  // nothing was served, or looked at

// Of the catalogue of messages, in both languages.
std::string say(std::string_view key, const Metadata& facts = {});

// Prints what is wrong and gives the exit code.
int fail(int exit_code, const std::string& what);

// What is the matter with a data directory, and what to do.
std::string describe(const StoreError& error, const std::string& directory);
// Of a backup, or a folder of backups, that is not restored for that.
std::string describe_backup(const StoreError& error, const std::string& backup);

double seconds_since(std::chrono::steady_clock::time_point begun);
std::string two_decimals(double number);  // "0.25"

}  // namespace motcua
