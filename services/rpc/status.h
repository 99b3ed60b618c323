// Rejections as gRPC errors: the one table from reason to code, and the standard details.
#pragma once

#include <grpcpp/support/status.h>

#include "engine/rejection.h"
#include "engine/store/store.h"
#include "services/rpc/messages.h"

namespace motcua {

grpc::StatusCode code_of(Reason reason);

Rejection store_failed(const StoreError& error);

// google.rpc.Status in the details: ErrorInfo, BadRequest, RetryInfo where a retry helps, and
// LocalizedMessage. Cut to 20 violations and 4 KB: more would break the headers' limit of 8 KB.
grpc::Status to_status(const Rejection& rejection, Language language);

}  // namespace motcua
