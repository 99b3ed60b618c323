// A row a type. Of archives, which office documents are, the list of what is in them tells: it
// stands at the end, in plain letters.
#include "engine/store/media_types.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace motcua {
namespace {

using namespace std::string_view_literals;

struct MediaType {
  std::string_view name;
  std::string_view begins;
  std::string_view has;      // in the head or the tail; empty: nothing
  std::string_view endings;  // each before a blank
};

// Macros make a document one that runs.
constexpr std::string_view macros = "vbaProject.bin";

constexpr std::array types{
    MediaType{"application/pdf", "%PDF-"sv, {}, "pdf "},
    MediaType{"image/png", "\x89PNG\r\n\x1a\n"sv, {}, "png "},
    MediaType{"image/jpeg", "\xff\xd8\xff"sv, {}, "jpg jpeg "},
    MediaType{"image/tiff", "II*\0"sv, {}, "tif tiff "},
    MediaType{"image/tiff", "MM\0*"sv, {}, "tif tiff "},
    MediaType{"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              "PK\x03\x04"sv, "word/document.xml", "docx "},
    MediaType{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK\x03\x04"sv,
              "xl/workbook.xml", "xlsx "},
    MediaType{"application/xml", "<?xml "sv, {}, "xml "},
    MediaType{"application/xml", "\xef\xbb\xbf<?xml "sv, {}, "xml "},
    // Signed data (CMS): its object identifier stands in the first bytes.
    MediaType{"application/pkcs7-mime", "\x30"sv, "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"sv,
              "p7m p7s "},
};

constexpr size_t identifier_within = 24;  // of CMS: behind a tag and a length

bool is(const MediaType& type, std::string_view head, std::string_view tail) {
  if (!head.starts_with(type.begins)) return false;
  if (type.has.empty()) return true;
  if (type.begins.size() == 1) {
    return head.substr(0, identifier_within).find(type.has) != std::string_view::npos;
  }
  const auto says = [&](std::string_view text) {
    return head.find(text) != std::string_view::npos || tail.find(text) != std::string_view::npos;
  };
  return says(type.has) && !says(macros);
}

// Not of "Hồ sơ số 12.2026", or "phụ lục. bản sao".
bool is_ending(std::string_view text) {
  const auto is_sign = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  const auto is_letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
  return std::all_of(text.begin(), text.end(), is_sign) &&
         std::any_of(text.begin(), text.end(), is_letter);
}

}  // namespace

std::string_view media_type_of(std::string_view head, std::string_view tail) {
  const auto type = std::find_if(types.begin(), types.end(),
                                 [&](const MediaType& one) { return is(one, head, tail); });
  return type == types.end() ? std::string_view() : type->name;
}

bool is_name_for(std::string_view name, std::string_view media_type) {
  // Some systems leave out what "x.exe. " ends with.
  name = name.substr(0, name.find_last_not_of(". ") + 1);
  const size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1));
  if (!is_ending(ending)) return true;
  for (char& c : ending) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  ending.push_back(' ');
  return std::any_of(types.begin(), types.end(), [&](const MediaType& type) {
    const std::string_view endings = type.endings;
    const size_t at = endings.find(ending);
    return type.name == media_type && at != std::string_view::npos &&
           (at == 0 || endings[at - 1] == ' ');
  });
}

std::string endings_taken() {
  std::string all;
  for (size_t i = 0; i < types.size(); ++i) {
    const bool is_told = i > 0 && types[i].name == types[i - 1].name;
    std::string_view endings = types[i].endings;
    while (!is_told && !endings.empty()) {
      const size_t blank = endings.find(' ');
      all.append(all.empty() ? "" : ", ").append(endings.substr(0, blank));
      endings.remove_prefix(blank + 1);
    }
  }
  return all;
}

}  // namespace motcua
