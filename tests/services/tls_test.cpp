// Both ports by TLS: which certificates a server takes, exchanges and asks for.
#include <grpcpp/grpcpp.h>
#include <openssl/ssl.h>
#include <signal.h>

#include <csignal>
#include <fstream>
#include <thread>

#include "services/transport/self_signed.h"
#include "tests/services/running_gateway.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

// Files of pairs in a folder.
class Pairs {
 public:
  // The paths of a new pair.
  CertificateFiles make(const std::string& name, const std::string& host = "localhost",
                        const std::string& more = "127.0.0.1") {
    const auto pair = make_self_signed({host, more});
    EXPECT_TRUE(pair);
    pems_[name] = *pair;
    write(name + ".pem", pair->certificate);
    write(name + ".key", pair->key);
    return {.certificate = path(name + ".pem"), .key = path(name + ".key"), .client_ca = {}};
  }
  const SelfSignedPair& pem(const std::string& name) const { return pems_.at(name); }
  std::string path(const std::string& file) const { return folder_.path() + "/" + file; }
  void write(const std::string& file, const std::string& content) const {
    std::ofstream(path(file)) << content;
  }

 private:
  TemporaryFolder folder_;
  std::map<std::string, SelfSignedPair> pems_;
};

std::shared_ptr<CurrentCertificates> taken(const CertificateFiles& files) {
  auto read = read_certificates(files);
  EXPECT_TRUE(read) << (read ? "" : read.error());
  return read ? std::make_shared<CurrentCertificates>(std::move(*read)) : nullptr;
}

// HTTP by TLS. Trusts one certificate, may show one.
class TlsClient {
 public:
  struct As {
    std::string trusted;
    const SelfSignedPair* shown = nullptr;
    int version_max = TLS1_3_VERSION;
  };
  TlsClient(int port, const As& as) : context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
    signal(SIGPIPE, SIG_IGN);  // of writing to a server that has closed
    trust(as.trusted);
    if (as.shown) show(*as.shown);
    SSL_CTX_set_security_level(context_.get(), 0);  // older versions can be offered at all
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_.get(), as.version_max);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_fd(ssl_.get(), socket_);
    is_open_ = SSL_connect(ssl_.get()) == 1;
  }
  ~TlsClient() { close(socket_); }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool is_open() const { return is_open_; }
  // The answer's head and body; empty: the connection is closed.
  std::string ask(const std::string& request) {
    if (!is_open_) return "";
    SSL_write(ssl_.get(), request.data(), static_cast<int>(request.size()));
    std::string reply;
    char buffer[16 << 10];
    while (reply.find("\r\n\r\n") == std::string::npos) {
      const int got = SSL_read(ssl_.get(), buffer, sizeof buffer);
      if (got <= 0) return "";
      reply.append(buffer, static_cast<size_t>(got));
    }
    return reply;
  }

 private:
  static BIO* bio_of(const std::string& pem) {
    return BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  }
  void trust(const std::string& pem) {
    BIO* const bio = bio_of(pem);
    X509* const one = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context_.get()), one);
    X509_free(one);
    BIO_free(bio);
  }
  void show(const SelfSignedPair& pair) {
    BIO* const certificate_bio = bio_of(pair.certificate);
    BIO* const key_bio = bio_of(pair.key);
    X509* const certificate = PEM_read_bio_X509(certificate_bio, nullptr, nullptr, nullptr);
    EVP_PKEY* const key = PEM_read_bio_PrivateKey(key_bio, nullptr, nullptr, nullptr);
    SSL_CTX_use_certificate(context_.get(), certificate);
    SSL_CTX_use_PrivateKey(context_.get(), key);
    X509_free(certificate);
    EVP_PKEY_free(key);
    BIO_free(certificate_bio);
    BIO_free(key_bio);
  }

  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&SSL_free)> ssl_{nullptr, SSL_free};
  int socket_ = -1;
  bool is_open_ = false;
};

const std::string healthz = HttpClient::request("GET", "/healthz", "", {});

bool grpc_answers(int port, const grpc::SslCredentialsOptions& as) {
  const auto channel =
      grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::SslCredentials(as));
  return channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(2));
}

TEST(Tls, CarriesBothPortsByTheNewerVersionsAlone) {
  Pairs pairs;
  const RunningGateway server({}, {}, taken(pairs.make("server")));
  const std::string& trusted = pairs.pem("server").certificate;
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(server.port(), {.trusted = trusted, .version_max = version});
    const std::string reply = client.ask(healthz);
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 200 OK")) << version;
    EXPECT_NE(reply.find("strict-transport-security: max-age="), std::string::npos);
  }
  EXPECT_FALSE(
      TlsClient(server.port(), {.trusted = trusted, .version_max = TLS1_1_VERSION}).is_open());
  EXPECT_TRUE(grpc_answers(server.grpc_port(), {.pem_root_certs = trusted}));
  HttpClient plain(server.port());
  EXPECT_EQ(plain.get("/healthz").status, 0);
  EXPECT_TRUE(plain.is_closed());
}

TEST(Tls, TakesNoPairThatDoesNotMatch) {
  Pairs pairs;
  const CertificateFiles one = pairs.make("one");
  const CertificateFiles other = pairs.make("other");
  EXPECT_TRUE(read_certificates(one));
  EXPECT_FALSE(read_certificates({.certificate = one.certificate, .key = other.key}));
  EXPECT_FALSE(read_certificates({.certificate = one.certificate, .key = ""}));
  EXPECT_FALSE(read_certificates({.certificate = one.certificate, .key = pairs.path("none")}));
  EXPECT_FALSE(read_certificates({.certificate = one.key, .key = one.key}));
  EXPECT_FALSE(
      read_certificates({.certificate = one.certificate, .key = one.key, .client_ca = other.key}));
  pairs.write("empty", "");
  EXPECT_FALSE(read_certificates({.certificate = pairs.path("empty"), .key = one.key}));
}

TEST(Tls, ExchangesThePairForNewConnectionsAndKeepsTheOpenOnes) {
  Pairs pairs;
  const auto current = taken(pairs.make("old"));
  const RunningGateway server({}, {}, current);
  const std::string& old_pem = pairs.pem("old").certificate;
  TlsClient before(server.port(), {.trusted = old_pem});
  ASSERT_TRUE(before.is_open());
  EXPECT_TRUE(grpc_answers(server.grpc_port(), {.pem_root_certs = old_pem}));
  auto next = read_certificates(pairs.make("new"));
  ASSERT_TRUE(next);
  current->exchange(std::move(*next));
  const std::string& new_pem = pairs.pem("new").certificate;
  EXPECT_FALSE(TlsClient(server.port(), {.trusted = old_pem}).is_open());
  EXPECT_TRUE(TlsClient(server.port(), {.trusted = new_pem}).is_open());
  EXPECT_TRUE(grpc_answers(server.grpc_port(), {.pem_root_certs = new_pem}));
  EXPECT_FALSE(before.ask(healthz).empty()) << "the open one lives on";
}

TEST(Tls, KnowsSoftwareByItsCertificateAndRefusesForeignOnes) {
  Pairs pairs;
  CertificateFiles files = pairs.make("server");
  pairs.make("portal", "urn:motcua:portal");
  pairs.make("two", "urn:motcua:payment", "urn:motcua:portal");
  pairs.write("trusted.pem", pairs.pem("portal").certificate + pairs.pem("two").certificate);
  files.client_ca = pairs.path("trusted.pem");
  pairs.make("stranger", "urn:motcua:portal");
  const auto tell_who_asks = [](Gateway& gateway) {
    gateway.add_page("GET", "/who", [](const PageRequest& request, PageDone done) {
      done({.headers = {{"x-who", request.address + (request.is_encrypted ? " encrypted " : " ") +
                                      "<" + request.certificate + ">"}}});
    });
  };
  const RunningGateway server({}, tell_who_asks, taken(files));
  const std::string& trusted = pairs.pem("server").certificate;
  const std::string who = HttpClient::request("GET", "/who", "", {});
  TlsClient anybody(server.port(), {.trusted = trusted});
  EXPECT_NE(anybody.ask(who).find("x-who: 127.0.0.1 encrypted <>"), std::string::npos);
  TlsClient portal(server.port(), {.trusted = trusted, .shown = &pairs.pem("portal")});
  EXPECT_NE(portal.ask(who).find("x-who: 127.0.0.1 encrypted <urn:motcua:portal>"),
            std::string::npos);
  TlsClient two(server.port(), {.trusted = trusted, .shown = &pairs.pem("two")});
  EXPECT_NE(two.ask(who).find("x-who: 127.0.0.1 encrypted <>"), std::string::npos)
      << "of two names nobody knows which";
  signal(SIGPIPE, SIG_IGN);  // of a connection that the server has closed
  TlsClient stranger(server.port(), {.trusted = trusted, .shown = &pairs.pem("stranger")});
  EXPECT_EQ(stranger.ask(healthz), "") << "another's signature";

  const auto as = [&](const std::string& name) {
    return grpc::SslCredentialsOptions{.pem_root_certs = trusted,
                                       .pem_private_key = pairs.pem(name).key,
                                       .pem_cert_chain = pairs.pem(name).certificate};
  };
  EXPECT_TRUE(grpc_answers(server.grpc_port(), as("portal")));
  EXPECT_FALSE(grpc_answers(server.grpc_port(), as("stranger")));
}

}  // namespace
}  // namespace motcua::testing
