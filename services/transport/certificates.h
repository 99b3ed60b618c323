// The server's certificate and key, checked as a pair before they are taken, and what clients'
// certificates are checked by. They can be exchanged while the server runs: a pair that does not
// match would fail every new connection.
#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <mutex>
#include <string>
#include <tl/expected.hpp>

namespace motcua {

// PEM.
struct CertificateFiles {
  std::string certificate;  // with those between it and its root, it first
  std::string key;
  std::string client_ca;  // empty: clients are not asked for a certificate

  bool empty() const { return certificate.empty() && key.empty() && client_ca.empty(); }
};

// As they were when they were checked.
struct Certificates {
  std::string certificate;
  std::string key;
  std::string client_ca;
  // TLS 1.2 and 1.3; a client may show a certificate, which the authority must have signed.
  std::shared_ptr<SSL_CTX> context;
};

// The error says which file, and why.
tl::expected<Certificates, std::string> read_certificates(const CertificateFiles& files);

// Those that new connections get. Safe for any thread.
class CurrentCertificates {
 public:
  explicit CurrentCertificates(Certificates first)
      : current_(std::make_shared<const Certificates>(std::move(first))) {}

  std::shared_ptr<const Certificates> get() const {
    const std::lock_guard lock(mutex_);
    return current_;
  }
  void exchange(Certificates next) {
    auto taken = std::make_shared<const Certificates>(std::move(next));
    const std::lock_guard lock(mutex_);
    current_.swap(taken);
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Certificates> current_;
};

}  // namespace motcua
