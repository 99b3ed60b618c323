// gRPC as a transport of the table of methods: one generic service carries every call, whatever its
// kind, so that we read every message ourselves and answer what cannot be read.
#pragma once

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/support/status.h>

#include "services/method/method.h"

namespace motcua {

// With the whole of the status in its details, where there are any.
grpc::Status to_grpc(const google::rpc::Status& status);

// The table must outlive the calls.
class GrpcService : public grpc::CallbackGenericService {
 public:
  explicit GrpcService(const Methods& methods) : methods_(methods) {}

 private:
  // What no row is for is answered UNIMPLEMENTED.
  grpc::ServerGenericBidiReactor* CreateReactor(
      grpc::GenericCallbackServerContext* context) override;

  const Methods& methods_;
};

}  // namespace motcua
