// An elliptic key on P-256, a certificate of a year.
#include "services/transport/self_signed.h"

#include <arpa/inet.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

#include <cstdint>

#include "services/transport/openssl_pointers.h"

namespace motcua {
namespace {

bool is_address(const std::string& name) {
  unsigned char bytes[sizeof(in6_addr)];
  return inet_pton(AF_INET, name.c_str(), bytes) == 1 ||
         inet_pton(AF_INET6, name.c_str(), bytes) == 1;
}

bool is_host(const std::string& name) {
  return !name.empty() && name.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyz"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-*") == std::string::npos;
}

bool is_uri(const std::string& name) {
  const size_t scheme = name.find(':');
  return scheme != std::string::npos && scheme > 0 && name.find(',') == std::string::npos &&
         !is_address(name);
}

// As OpenSSL wants it told; empty for what is none of them.
std::string alternative_of(const std::string& name) {
  if (is_address(name)) return "IP:" + name;
  if (is_uri(name)) return "URI:" + name;
  return is_host(name) ? "DNS:" + name : "";
}

bool add_extension(X509* certificate, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool set_serial(X509* certificate) {
  unsigned char bytes[8];
  if (RAND_bytes(bytes, sizeof bytes) != 1) return false;
  uint64_t number = 0;
  for (const unsigned char byte : bytes) number = number << 8 | byte;
  return ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), number >> 1 | 1) == 1;
}

// Null: it cannot be made.
X509Ptr certificate_of(const std::vector<std::string>& names, EVP_PKEY* key) {
  constexpr long seconds_a_day = 86'400;
  constexpr long days = 365;
  X509Ptr certificate(X509_new());
  std::string alternatives;
  for (const std::string& name : names) {
    const std::string alternative = alternative_of(name);
    if (alternative.empty()) return nullptr;
    alternatives += (alternatives.empty() ? "" : ",") + alternative;
  }
  X509_set_version(certificate.get(), X509_VERSION_3);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -seconds_a_day);  // clocks differ
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days * seconds_a_day);
  X509_NAME* const subject = X509_get_subject_name(certificate.get());
  const auto* const common_name = reinterpret_cast<const unsigned char*>(names.front().c_str());
  const bool is_made =
      set_serial(certificate.get()) && X509_set_pubkey(certificate.get(), key) == 1 &&
      X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, common_name, -1, -1, 0) == 1 &&
      X509_set_issuer_name(certificate.get(), subject) == 1 &&
      add_extension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE") &&
      add_extension(certificate.get(), NID_subject_alt_name, alternatives) &&
      X509_sign(certificate.get(), key, EVP_sha256()) != 0;
  if (!is_made) return nullptr;
  return certificate;
}

template <class Write>
std::string pem_by(Write write) {
  const BioPtr bio(BIO_new(BIO_s_mem()));
  if (!bio || write(bio.get()) != 1) return "";
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &bytes);
  return {bytes, static_cast<size_t>(size)};
}

}  // namespace

std::optional<SelfSignedPair> make_self_signed(const std::vector<std::string>& names) {
  const KeyPtr key(EVP_EC_gen("P-256"));
  const X509Ptr certificate = key && !names.empty() ? certificate_of(names, key.get()) : nullptr;
  if (!certificate) return std::nullopt;
  SelfSignedPair pair;
  pair.certificate = pem_by([&](BIO* bio) { return PEM_write_bio_X509(bio, certificate.get()); });
  pair.key = pem_by([&](BIO* bio) {
    return PEM_write_bio_PKCS8PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
  if (pair.certificate.empty() || pair.key.empty()) return std::nullopt;
  return pair;
}

}  // namespace motcua
