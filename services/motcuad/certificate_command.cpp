// Written as new files with their modes, so that nobody else may read the key meanwhile.
#include "services/motcuad/certificate_command.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>

#include "services/motcuad/outcome.h"
#include "services/transport/self_signed.h"

namespace motcua {
namespace {

constexpr mode_t for_its_owner = S_IRUSR | S_IWUSR;
constexpr mode_t for_everybody = for_its_owner | S_IRGRP | S_IROTH;

bool write_new(const std::string& path, const std::string& content, mode_t mode) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0) return false;
  const bool is_whole =
      write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size());
  return close(file) == 0 && is_whole;
}

}  // namespace

int make_certificate(const SelfSigned& order) {
  const std::string certificate = order.folder + "/certificate.pem";
  const std::string key = order.folder + "/key.pem";
  for (const std::string& path : {certificate, key}) {
    if (std::filesystem::exists(path)) {
      return fail(exit_usage, say("certificate.there", {{"file", path}}));
    }
  }
  umask(S_IWGRP | S_IWOTH);  // clients take the certificate from the folder
  std::error_code ignored;
  std::filesystem::create_directories(order.folder, ignored);
  const std::string failed = say("certificate.failed", {{"name", order.names.front()}});
  const auto pair = make_self_signed(order.names);
  if (!pair) return fail(exit_usage, failed);
  if (!write_new(key, pair->key, for_its_owner) ||
      !write_new(certificate, pair->certificate, for_everybody)) {
    return fail(exit_unavailable, failed);
  }
  std::cout << say("certificate.made", {{"certificate", certificate}, {"key", key}}) << "\n";
  return exit_done;
}

}  // namespace motcua
