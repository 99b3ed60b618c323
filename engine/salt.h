// Where salts come from: the system's generator, which never runs out once the machine is up.
#pragma once

#include <openssl/rand.h>

#include <string>

#include "engine/check.h"
#include "engine/records/journal.h"

namespace motcua {

inline std::string random_salt() {
  std::string salt(salt_bytes, '\0');
  CHECK(RAND_bytes(reinterpret_cast<unsigned char*>(salt.data()), salt_bytes) == 1,
        "expected the system to give random bytes");
  return salt;
}

}  // namespace motcua
