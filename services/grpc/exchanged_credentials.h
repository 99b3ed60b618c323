// Credentials of a gRPC server whose certificates are asked for at each new connection, so that a
// pair is exchanged at once and whole. (The library's own watcher of files may take a new
// certificate with an old key.)
#pragma once

#include <grpcpp/security/server_credentials.h>

#include <memory>

#include "services/transport/certificates.h"

namespace motcua {

std::shared_ptr<grpc::ServerCredentials> credentials_of(
    std::shared_ptr<const CurrentCertificates> certificates);

}  // namespace motcua
