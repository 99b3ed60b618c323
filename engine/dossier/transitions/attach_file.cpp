// A file that a dossier has already is none of it a second time, unless it was withdrawn.
#include "engine/dossier/transitions/attach_file.h"

#include <algorithm>

namespace motcua {
namespace {

// As it is named where it is kept.
bool is_sha256(const std::string& text) {
  constexpr size_t digits = 64;
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// Whoever downloads it may write it as it is named: to no other folder, of no system.
bool has_path(const std::string& name) {
  return name.find_first_of("/\\") != std::string::npos || name == "." || name == "..";
}

}  // namespace

OrRejection<FileAttached> AttachFile::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  if (!is_sha256(sha256)) return reject_field("sha256", "sha256");
  if (has_path(file_name)) return reject_field("file_name", "no_path");
  if (of_result && paper != 0) return reject_field("paper", "paper_or_result");
  const size_t papers = dossier.application.papers.size();
  if (paper < 0 || static_cast<size_t>(paper) > papers) {
    return reject_field("paper", papers == 0 ? "no_paper" : "paper_of " + std::to_string(papers));
  }
  if (dossier.files.size() >= files_max) {
    return reject(Reason::TOO_MANY_FILES,
                  {{"code", dossier.code}, {"limit", std::to_string(files_max)}});
  }
  const auto there =
      std::find_if(dossier.files.begin(), dossier.files.end(), [&](const AttachedFile& file) {
        return file.is_kept() && file.sha256 == sha256 && file.paper == paper &&
               file.of_result == of_result;
      });
  if (there != dossier.files.end()) {
    return reject(Reason::FILE_ATTACHED_ALREADY,
                  {{"code", dossier.code}, {"number", std::to_string(there->number)}});
  }
  if (bytes <= 0) return reject(Reason::FILE_NOT_FOUND, {{"file", sha256}, {"field", "sha256"}});
  return FileAttached{.file = {.number = static_cast<int32_t>(dossier.files.size()) + 1,
                               .sha256 = sha256,
                               .bytes = bytes,
                               .media_type = media_type,
                               .file_name = file_name,
                               .paper = paper,
                               .of_result = of_result,
                               .signed_by = signed_by,
                               .attached_at = situation.effective,
                               .withdrawn_at = std::nullopt,
                               .withdrawn_reason = {}}};
}

void FileAttached::apply_to(Dossier& dossier, const Occasion&) const {
  dossier.files.push_back(file);
}

}  // namespace motcua
