// Which file it was the history tells until it is erased; the dossier does not.
#include "engine/dossier/transitions/withdraw_file.h"

namespace motcua {

bool can_be_withdrawn(const AttachedFile& file, const Dossier& dossier) {
  return file.is_kept() && (dossier.state != State::returned || !dossier.returned_at ||
                            file.attached_at > *dossier.returned_at);
}

OrRejection<FileWithdrawn> WithdrawFile::decide(const Situation& situation) const {
  if (number < 1) return reject_field("number", "required");
  const Dossier& dossier = *situation.dossier;
  const AttachedFile* const file = find_numbered(dossier.files, number);
  if (!file || file->withdrawn_at) {
    return reject(Reason::FILE_NOT_FOUND, {{"file", std::to_string(number)}, {"field", "number"}});
  }
  if (!can_be_withdrawn(*file, dossier)) return illegal_transition(verb, &dossier);
  return FileWithdrawn{.number = number, .reason = reason};
}

void FileWithdrawn::apply_to(Dossier& dossier, const Occasion& occasion) const {
  AttachedFile* const file = find_numbered(dossier.files, number);
  if (!file) return;
  file->sha256.clear();
  file->withdrawn_at = occasion.effective;
  file->withdrawn_reason = reason;
}

}  // namespace motcua
