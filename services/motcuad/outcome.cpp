// Vietnamese first, English beside it.
#include "services/motcuad/outcome.h"

#include <cstdio>
#include <iostream>

namespace motcua {

int fail(int exit_code, const std::string& what) {
  std::cerr << "motcuad: " << what << "\n";
  return exit_code;
}

std::string say(std::string_view key, const Metadata& facts) { return Speech()(key, facts); }

namespace {

const char* key_of(StoreError::Kind kind) {
  switch (kind) {
    case StoreError::Kind::in_use: return "store.in_use";
    case StoreError::Kind::other_format: return "store.other_format";
    case StoreError::Kind::incomplete: return "store.incomplete";
    case StoreError::Kind::tables_damaged: return "store.tables_damaged";
    case StoreError::Kind::corrupted: return "store.corrupted";
    case StoreError::Kind::io: break;
  }
  return "store.io";
}

const char* key_of_backup(StoreError::Kind kind) {
  switch (kind) {
    case StoreError::Kind::corrupted:
    case StoreError::Kind::incomplete:
    case StoreError::Kind::tables_damaged: return "backup.damaged";
    case StoreError::Kind::other_format: return "backup.other_format";
    case StoreError::Kind::io:
    case StoreError::Kind::in_use: break;
  }
  return "backup.not_restored";
}

}  // namespace

std::string describe(const StoreError& error, const std::string& directory) {
  return say(key_of(error.kind), {{"directory", directory}, {"cause", error.message}});
}

std::string describe_backup(const StoreError& error, const std::string& backup) {
  return say(key_of_backup(error.kind), {{"backup", backup}, {"cause", error.message}});
}

double seconds_since(std::chrono::steady_clock::time_point begun) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

std::string two_decimals(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

}  // namespace motcua
