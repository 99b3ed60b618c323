// Rejections as gRPC errors: the one table from reason to code, and the standard details.
#pragma once

#include <grpcpp/support/status.h>

#include "engine/rejection.h"
#include "engine/store/store.h"
#include "services/text/messages.h"

namespace motcua {

grpc::StatusCode code_of(Reason reason);
// It says something of the server, and nothing of what was asked: the same may be done another time.
bool is_of_the_server(Reason reason);

Rejection store_failed(const StoreError& error);

// google.rpc.Status in the details: ErrorInfo, BadRequest, RetryInfo where a retry helps, and
// LocalizedMessage. Cut to 20 violations and 4 KB: more would break the headers' limit of 8 KB.
grpc::Status to_status(const Rejection& rejection, Language language);

}  // namespace motcua
