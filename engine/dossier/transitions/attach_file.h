// attach file → FileAttached: a scan of a paper, or the result, whose bytes were uploaded before,
// so that they are on disk once this is accepted (118/2025 arts 17(1)(c), 22;
// engine/DOMAIN.md#files). A record alone: no state, clock or figure changes.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

// A bound against runaway software.
inline constexpr size_t files_max = 300;

struct FileAttached {
  static constexpr Verb verb = Verb::attach_file;
  AttachedFile file;
  bool operator==(const FileAttached&) const = default;
  static constexpr auto fields() { return std::tuple(field(10, "file", &FileAttached::file)); }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct AttachFile {
  static constexpr Verb verb = Verb::attach_file;
  std::string sha256;
  std::string file_name;
  int32_t paper = 0;
  bool of_result = false;
  std::string signed_by;
  // Of the file as it is kept, which whoever asks looks up; 0: there is none.
  int64_t bytes = 0;
  std::string media_type;
  bool operator==(const AttachFile&) const = default;
  static constexpr auto fields() {
    constexpr Shape hash{.required = true, .characters_max = 64};
    constexpr Shape short_text{.characters_max = 200};
    return std::tuple(field(10, "sha256", &AttachFile::sha256, personal(hash)),
                      field(11, "file_name", &AttachFile::file_name, personal(short_text)),
                      field(12, "paper", &AttachFile::paper),
                      field(13, "of_result", &AttachFile::of_result),
                      field(14, "signed_by", &AttachFile::signed_by, personal(short_text)),
                      field(15, "bytes", &AttachFile::bytes),
                      field(16, "media_type", &AttachFile::media_type, impersonal()));
  }
  OrRejection<FileAttached> decide(const Situation& situation) const;
};

}  // namespace motcua
