// `motcuad certificate make`: a self-signed certificate, for trials and for machines without an
// authority. Gives the exit code.
#pragma once

#include <string>
#include <vector>

namespace motcua {

struct SelfSigned {
  std::string folder;
  std::vector<std::string> names;  // of hosts, or their addresses
};
// Writes certificate.pem, which everybody may read, and key.pem, which its owner alone may; none
// that is there is written over.
int make_certificate(const SelfSigned& order);

}  // namespace motcua
