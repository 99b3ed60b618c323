// withdraw file → FileWithdrawn: a file was none of this dossier's, or not the one that was meant.
// That it was there stays told; its bytes are kept no longer, unless another dossier has them. What
// was returned keeps the files that it had then until it is erased (engine/DOMAIN.md#files).
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

// It is kept, and the result was not returned since.
bool can_be_withdrawn(const AttachedFile& file, const Dossier& dossier);

struct FileWithdrawn {
  static constexpr Verb verb = Verb::withdraw_file;
  int32_t number = 0;
  std::string reason;
  bool operator==(const FileWithdrawn&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "number", &FileWithdrawn::number),
                      field(14, "reason", &FileWithdrawn::reason, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct WithdrawFile {
  static constexpr Verb verb = Verb::withdraw_file;
  int32_t number = 0;
  std::string reason;
  bool operator==(const WithdrawFile&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "number", &WithdrawFile::number, required),
                      field(14, "reason", &WithdrawFile::reason, personal(required_long_text)));
  }
  OrRejection<FileWithdrawn> decide(const Situation& situation) const;
};

}  // namespace motcua
