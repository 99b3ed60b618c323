// The standard reflection service: clients without our protos are told them. Under the name that
// newer clients know (grpc.reflection.v1), and under the one that older ones do (v1alpha): it is
// the same on the wire.
#pragma once

#include <string>
#include <vector>

#include "grpc/reflection/v1/reflection.pb.h"
#include "services/method/method.h"

namespace motcua {

class ReflectionService {
 public:
  static constexpr const char* name = "grpc.reflection.v1.ServerReflection";
  static constexpr const char* older_name = "grpc.reflection.v1alpha.ServerReflection";

  explicit ReflectionService(std::vector<std::string> services)  // that it tells of
      : services_(std::move(services)) {}

  // Its rows, under both names; it must outlive their calls.
  void add_methods(Methods& methods);

 private:
  void take(const OrRejection<Incoming>& incoming, Reply reply) const;

  const std::vector<std::string> services_;
};

}  // namespace motcua
