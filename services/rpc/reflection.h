// The standard reflection service: clients without our protos are told them. Under the name that
// newer clients know (grpc.reflection.v1), and under the one that older ones do (v1alpha): it is
// the same on the wire.
#pragma once

#include <string>
#include <vector>

#include "services/rpc/method.h"

namespace motcua {

class ReflectionService : public RawService {
 public:
  static constexpr const char* name = "grpc.reflection.v1.ServerReflection";
  static constexpr const char* older_name = "grpc.reflection.v1alpha.ServerReflection";

  // Served under `own_name`; tells of `services`.
  ReflectionService(const std::string& own_name, std::vector<std::string> services);

 private:
  class Stream;
  const std::vector<std::string> services_;
};

}  // namespace motcua
