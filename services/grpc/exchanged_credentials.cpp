// Over the core library's fetcher of certificates, which the C++ one has no name for.
#include "services/grpc/exchanged_credentials.h"

#include <grpc/grpc.h>
#include <grpc/grpc_security.h>

#include <string>
#include <utility>

namespace motcua {
namespace {

class ExchangedCredentials final : public grpc::ServerCredentials {
 public:
  explicit ExchangedCredentials(std::shared_ptr<const CurrentCertificates> certificates)
      : certificates_(std::move(certificates)) {
    const auto request = certificates_->get()->client_ca.empty()
                             ? GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE
                             : GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY;
    credentials_ = grpc_ssl_server_credentials_create_with_options(
        grpc_ssl_server_credentials_create_options_using_config_fetcher(request, &fetch, this));
  }
  ~ExchangedCredentials() override { grpc_server_credentials_release(credentials_); }

  void SetAuthMetadataProcessor(const std::shared_ptr<grpc::AuthMetadataProcessor>&) override {}

 private:
  int AddPortToServer(const std::string& address, grpc_server* server) override {
    return grpc_server_add_http2_port(server, address.c_str(), credentials_);
  }

  // One at a time, by the library's own lock.
  static grpc_ssl_certificate_config_reload_status fetch(
      void* self, grpc_ssl_server_certificate_config** config) {
    return static_cast<ExchangedCredentials*>(self)->fetch_newer(config);
  }
  grpc_ssl_certificate_config_reload_status fetch_newer(
      grpc_ssl_server_certificate_config** config) {
    auto now = certificates_->get();
    if (now == told_) return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_UNCHANGED;
    const grpc_ssl_pem_key_cert_pair pair{now->key.c_str(), now->certificate.c_str()};
    // The library insists on some, though nobody is asked for a certificate.
    const std::string& trusted = now->client_ca.empty() ? now->certificate : now->client_ca;
    const char* const roots = trusted.c_str();
    *config = grpc_ssl_server_certificate_config_create(roots, &pair, 1);
    told_ = std::move(now);
    return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_NEW;
  }

  const std::shared_ptr<const CurrentCertificates> certificates_;
  std::shared_ptr<const Certificates> told_;
  grpc_server_credentials* credentials_ = nullptr;
};

}  // namespace

std::shared_ptr<grpc::ServerCredentials> credentials_of(
    std::shared_ptr<const CurrentCertificates> certificates) {
  return std::make_shared<ExchangedCredentials>(std::move(certificates));
}

}  // namespace motcua
