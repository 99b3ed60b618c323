// Where salts come from: the system's generator, which has no end once the machine has started.
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
