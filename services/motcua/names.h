// The names of units and procedures, to stand beside their codes for people. Each is asked for
// once.
#pragma once

#include <map>
#include <string>

#include "motcua/v1/dossier.pb.h"
#include "services/motcua/client.h"

namespace motcua::cli {

class Names {
 public:
  explicit Names(Client& client) : client_(client) {}

  // "Xã An Bình (H44.100)"; the code alone where its name is not known.
  std::string unit(const std::string& code);
  // As it was when the dossier came: "Đăng ký thường trú (1.004222)".
  std::string procedure(const v1::Dossier& dossier);
  std::string procedure(const std::string& code, int version = 0);
  // Of a row of figures that the server knows by its key alone, which may be a unit's code.
  std::string row(const std::string& key, const std::string& title) {
    return title == key ? unit(key) : title;
  }
  // Unit, officer or what another system said, and the step.
  std::string holder(const v1::Holder& holder);

 private:
  Client& client_;
  std::map<std::string, std::string> units_;
  std::map<std::pair<std::string, int>, std::string> procedures_;
};

}  // namespace motcua::cli
