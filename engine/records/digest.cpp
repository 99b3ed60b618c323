// One fetched algorithm and one context a thread: fetching costs more than hashing a record.
#include "engine/records/digest.h"

#include <openssl/evp.h>

#include "engine/check.h"

namespace motcua {
namespace {

struct FreedAlgorithm {
  void operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
};

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new()) { begin(); }

void Sha256::Freed::operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }

void Sha256::begin() {
  thread_local const std::unique_ptr<EVP_MD, FreedAlgorithm> algorithm{
      EVP_MD_fetch(nullptr, "SHA256", nullptr)};
  CHECK(algorithm && context_, "expected OpenSSL to have SHA-256");
  CHECK(EVP_DigestInit_ex2(context_.get(), algorithm.get(), nullptr) == 1,
        "expected a digest to begin");
}

void Sha256::add(std::string_view bytes) {
  CHECK(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1,
        "expected a digest to take ", bytes.size(), " bytes");
}

std::string Sha256::digest() {
  std::string digest(digest_bytes, '\0');
  unsigned length = 0;
  CHECK(EVP_DigestFinal_ex(context_.get(), reinterpret_cast<unsigned char*>(digest.data()),
                           &length) == 1,
        "expected a digest to end");
  CHECK(length == digest_bytes, "expected a digest of ", digest_bytes, " bytes, got ", length);
  begin();
  return digest;
}

std::string sha256(std::string_view bytes) {
  thread_local Sha256 hash;
  hash.add(bytes);
  return hash.digest();
}

std::string to_hex(std::string_view bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    text.push_back(digits[static_cast<unsigned char>(byte) >> 4]);
    text.push_back(digits[static_cast<unsigned char>(byte) & 15]);
  }
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  const auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
  };
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]);
    const int low = digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<char>(high << 4 | low));
  }
  return bytes;
}

}  // namespace motcua
