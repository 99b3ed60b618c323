// Names by digests are as vite gives them.
#include "services/server/page_files.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "engine/records/digest.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;

struct TypeOfEnding {
  std::string_view ending;
  std::string_view type;
  bool is_text;
};
constexpr std::array types{TypeOfEnding{".html", "text/html; charset=utf-8", true},
                           TypeOfEnding{".js", "text/javascript; charset=utf-8", true},
                           TypeOfEnding{".css", "text/css; charset=utf-8", true},
                           TypeOfEnding{".json", "application/json", true},
                           TypeOfEnding{".webmanifest", "application/manifest+json", true},
                           TypeOfEnding{".svg", "image/svg+xml", true},
                           TypeOfEnding{".txt", "text/plain; charset=utf-8", true},
                           TypeOfEnding{".png", "image/png", false},
                           TypeOfEnding{".jpg", "image/jpeg", false},
                           TypeOfEnding{".ico", "image/x-icon", false},
                           TypeOfEnding{".woff2", "font/woff2", false},
                           TypeOfEnding{".wasm", "application/wasm", true},
                           TypeOfEnding{".pdf", "application/pdf", false}};
constexpr TypeOfEnding other_type{"", "application/octet-stream", false};

const TypeOfEnding& type_of(std::string_view path) {
  for (const TypeOfEnding& one : types) {
    if (path.ends_with(one.ending)) return one;
  }
  return other_type;
}

// "…-4f2a9b1c.js" in the folder of what the build names so.
bool has_digest_in_name(std::string_view path) {
  constexpr size_t digest_characters = 8;
  if (!path.starts_with("/assets/")) return false;
  const std::string_view stem = path.substr(0, path.rfind('.'));
  if (stem.size() <= digest_characters || stem[stem.size() - digest_characters - 1] != '-') {
    return false;
  }
  const std::string_view digest = stem.substr(stem.size() - digest_characters);
  return std::all_of(digest.begin(), digest.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
  });
}

// Empty where that is not smaller.
std::string zip(const std::string& bytes) {
  z_stream stream{};
  constexpr int gzip_window_bits = 15 + 16;
  constexpr int memory_level = 9;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window_bits, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return "";
  }
  std::string zipped(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(zipped.data());
  stream.avail_out = static_cast<uInt>(zipped.size());
  const bool is_whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  zipped.resize(stream.total_out);
  deflateEnd(&stream);
  return is_whole && zipped.size() < bytes.size() ? zipped : "";
}

std::optional<std::string> content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

bool is_hidden(const std::string& path) { return path.find("/.") != std::string::npos; }

// A list of quoted tags, or "*".
bool names_tag(std::string_view list, const std::string& quoted) {
  return list == "*" || list.find(quoted) != std::string_view::npos;
}

}  // namespace

void PageFiles::add(const std::string& path, std::string bytes) {
  const TypeOfEnding& type = type_of(path);
  constexpr size_t tag_bytes = 16;
  PageFile file{.type = std::string(type.type),
                .bytes = {},
                .zipped = type.is_text ? zip(bytes) : "",
                .tag = to_hex(sha256(bytes)).substr(0, 2 * tag_bytes),
                .never_changes = has_digest_in_name(path)};
  file.bytes = std::move(bytes);
  files_[path] = std::move(file);
}

std::optional<PageFiles> PageFiles::read(const std::string& folder) {
  std::error_code error;
  const fs::path root = fs::canonical(folder, error);
  if (error || !fs::is_directory(root, error)) return std::nullopt;
  PageFiles files;
  size_t bytes_left = bytes_max;
  for (auto at = fs::recursive_directory_iterator(root, error);
       at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (error) return std::nullopt;
    const fs::path real = fs::canonical(at->path(), error);
    const std::string path = "/" + at->path().lexically_relative(root).generic_string();
    const bool is_inside =
        !error && !real.lexically_relative(root).generic_string().starts_with("..");
    if (!is_inside || is_hidden(path) || !fs::is_regular_file(real, error)) continue;
    auto bytes = content_of(real);
    if (!bytes || bytes->size() > bytes_left || files.files_.size() >= files_max) {
      return std::nullopt;
    }
    bytes_left -= bytes->size();
    files.add(path, std::move(*bytes));
  }
  if (error) return std::nullopt;
  if (const auto index = files.files_.find("/index.html"); index != files.files_.end()) {
    files.files_["/"] = index->second;
  }
  return files;
}

PageAnswer answer_with(const PageFile& file, const PageRequest& request) {
  const bool takes_zipped =
      header_of(request.headers, "accept-encoding").find("gzip") != std::string_view::npos;
  const bool is_zipped = takes_zipped && !file.zipped.empty();
  const std::string quoted = "\"" + file.tag + (is_zipped ? "-gzip\"" : "\"");
  PageAnswer answer{.headers = {{"etag", quoted}, {"vary", "accept-encoding"}}};
  answer.headers.emplace_back(
      "cache-control", file.never_changes ? "public, max-age=31536000, immutable" : "no-cache");
  if (names_tag(header_of(request.headers, "if-none-match"), quoted)) {
    answer.status = 304;
    return answer;
  }
  answer.headers.emplace_back("content-type", file.type);
  if (is_zipped) answer.headers.emplace_back("content-encoding", "gzip");
  answer.body = is_zipped ? file.zipped : file.bytes;
  return answer;
}

}  // namespace motcua
