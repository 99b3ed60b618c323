// Owners of what OpenSSL makes.
#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>

namespace motcua {

template <auto free>
struct FreeBy {
  template <class T>
  void operator()(T* one) const {
    free(one);
  }
};
using BioPtr = std::unique_ptr<BIO, FreeBy<BIO_free_all>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, FreeBy<X509_EXTENSION_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
using NamesPtr = std::unique_ptr<GENERAL_NAMES, FreeBy<GENERAL_NAMES_free>>;
using SslPtr = std::unique_ptr<SSL, FreeBy<SSL_free>>;
using X509Ptr = std::unique_ptr<X509, FreeBy<X509_free>>;

}  // namespace motcua
