// OpenSSL reads and compares; all is read once, so that what was checked is what is used.
#include "services/transport/certificates.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <fstream>
#include <optional>

#include "engine/try.h"
#include "services/text/messages.h"
#include "services/transport/openssl_pointers.h"

namespace motcua {
namespace {

// Certificates and keys are some kilobytes; a bundle of authorities a megabyte.
constexpr size_t file_bytes_max = 4 << 20;

tl::unexpected<std::string> unsound(const char* key, const std::string& file) {
  ERR_clear_error();
  return tl::unexpected(Speech()(key, {{"file", file}}));
}

tl::expected<std::string, std::string> content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string content;
  if (in) content.assign(std::istreambuf_iterator<char>(in), {});
  if (!in || content.empty() || content.size() > file_bytes_max) {
    return unsound("tls.unreadable", file);
  }
  return content;
}

BioPtr bio_of(const std::string& pem) {
  return BioPtr(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

// No file asks a server at its start for a password.
int no_password(char*, int, int, void*) { return -1; }

bool use_chain(SSL_CTX* context, const std::string& pem) {
  const BioPtr bio = bio_of(pem);
  const X509Ptr own(PEM_read_bio_X509(bio.get(), nullptr, no_password, nullptr));
  if (!own || SSL_CTX_use_certificate(context, own.get()) != 1) return false;
  while (X509* const between = PEM_read_bio_X509(bio.get(), nullptr, no_password, nullptr)) {
    if (SSL_CTX_add0_chain_cert(context, between) != 1) {
      X509_free(between);
      return false;
    }
  }
  ERR_clear_error();  // of the end of the file
  return true;
}

bool use_key(SSL_CTX* context, const std::string& pem) {
  const BioPtr bio = bio_of(pem);
  const KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_password, nullptr));
  return key && SSL_CTX_use_PrivateKey(context, key.get()) == 1;
}

bool trust(SSL_CTX* context, const std::string& pem) {
  const BioPtr bio = bio_of(pem);
  bool has_one = false;
  while (true) {
    const X509Ptr authority(PEM_read_bio_X509(bio.get(), nullptr, no_password, nullptr));
    if (!authority) break;
    if (X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority.get()) != 1) return false;
    SSL_CTX_add_client_CA(context, authority.get());
    has_one = true;
  }
  ERR_clear_error();
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);  // one that is shown; none need be
  return has_one;
}

std::shared_ptr<SSL_CTX> new_context() {
  std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                         SSL_OP_CIPHER_SERVER_PREFERENCE);
  // Idle connections keep no buffers; what is written may lie elsewhere when it is tried again.
  SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                      SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  // Forward secrecy in 1.2, too, which has no other ciphers worth having.
  SSL_CTX_set_cipher_list(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20");
  // A session of before must not bring back a client that is trusted no more.
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(context.get(), 0);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_TICKET);
  return context;
}

}  // namespace

tl::expected<Certificates, std::string> read_certificates(const CertificateFiles& files) {
  if (files.certificate.empty() || files.key.empty()) {
    return tl::unexpected(Speech()("tls.both"));
  }
  auto certificate = TRY(content_of(files.certificate));
  auto key = TRY(content_of(files.key));
  Certificates read{.certificate = std::move(certificate),
                    .key = std::move(key),
                    .client_ca = {},
                    .context = new_context()};
  if (!use_chain(read.context.get(), read.certificate)) {
    return unsound("tls.no_certificate", files.certificate);
  }
  // Its own check of the pair comes with it, too.
  if (!use_key(read.context.get(), read.key) ||
      SSL_CTX_check_private_key(read.context.get()) != 1) {
    return unsound("tls.no_pair", files.key);
  }
  if (files.client_ca.empty()) return read;
  auto client_ca = TRY(content_of(files.client_ca));
  read.client_ca = std::move(client_ca);
  if (!trust(read.context.get(), read.client_ca)) {
    return unsound("tls.no_certificate", files.client_ca);
  }
  return read;
}

}  // namespace motcua
