// The server's configuration: a TOML file, and flags that win over it. Unknown keys are errors.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "engine/options.h"
#include "engine/store/rocks_store.h"
#include "services/identity/provider_options.h"
#include "services/transport/certificates.h"

namespace motcua {

struct Configuration {
  std::string data;
  std::string grpc = "127.0.0.1:7080";
  std::string http = "127.0.0.1:8080";  // "off": none
  std::string pages;                    // folder of files that HTTP serves; empty: none
  CertificateFiles tls;                 // empty: not encrypted
  std::vector<std::string> near;        // networks as near as this machine (nearness.h)
  bool is_trial = false;                // administrators need no second factor
  std::string log_level = "info";       // error, warning, info, debug: see log.h
  ProviderOptions provider;             // of identities; without an issuer there is none
  std::string provider_secret_file;
  EngineOptions engine;
  RocksOptions rocks;
};

// The error names file, line and what was expected. The keys of the provider (oidc_…) are all
// there, but for those that have a default, or none is.
tl::expected<Configuration, std::string> read_configuration(const std::string& path);

// The secret that we show the provider: the file's one line. A file that others can read is an
// error.
tl::expected<std::string, std::string> read_secret(const std::string& path);

}  // namespace motcua
