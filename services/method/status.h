// Rejections as errors that any transport can carry: the one table from reason to code, and the
// standard details.
#pragma once

#include "engine/records/store_failed.h"
#include "engine/rejection.h"
#include "google/rpc/status.pb.h"
#include "services/text/messages.h"

namespace motcua {

// Of google.rpc.Code, by its numbers; gRPC has the same, and Connect the same names.
enum class Code {
  OK = 0,
  CANCELLED = 1,
  INVALID_ARGUMENT = 3,
  DEADLINE_EXCEEDED = 4,
  NOT_FOUND = 5,
  ALREADY_EXISTS = 6,
  PERMISSION_DENIED = 7,
  RESOURCE_EXHAUSTED = 8,
  FAILED_PRECONDITION = 9,
  ABORTED = 10,
  UNIMPLEMENTED = 12,
  INTERNAL = 13,
  UNAVAILABLE = 14,
  UNAUTHENTICATED = 16,
};

Code code_of(Reason reason);
// It is the server's, not the request's: the same may be done another time.
bool is_of_the_server(Reason reason);

// With ErrorInfo, BadRequest, RetryInfo where a retry helps, and LocalizedMessage. Cut to 20
// violations and 4 KB: gRPC's headers have a limit of 8 KB.
google::rpc::Status to_status(const Rejection& rejection, Language language);

// For a call that a handler dropped: INTERNAL, UNANSWERED; no reason of the engine.
google::rpc::Status unanswered(Language language);

}  // namespace motcua
