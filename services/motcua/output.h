// How answers are shown: an aligned table, protobuf JSON, or CSV.
#pragma once

#include <google/protobuf/generated_enum_reflection.h>
#include <google/protobuf/message.h>

#include <string>
#include <utility>
#include <vector>

#include "motcua/v1/dossier.pb.h"
#include "services/text/messages.h"

namespace motcua::cli {

enum class OutputFormat { table, json, csv };

struct Grid {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
  size_t whole = 1;  // the first columns, which are never cut
  size_t spare = 0;  // the last ones, left out where a terminal has no room for them to be read
};

// A table: numbers to the right, everything else to the left; widths in characters, not bytes; no
// wider than the terminal, for which spare columns are left out, which is said, and the widest
// texts are cut. Its headings in words, where the catalogue has them, and the names beside. As CSV
// with its byte-order mark, cells that a spreadsheet would run made texts.
void print_grid(const Grid& grid, OutputFormat format, const Speech& speech);

// "Mã hồ sơ / code": each line's name to the same width, before what it says.
class Lines {
 public:
  explicit Lines(const Speech& speech) : speech_(speech) {}
  // Nothing is printed of an empty text.
  void add(std::string_view key, const std::string& text);
  void print() const;
  // Likewise, what is too long for a line of 80 characters going on below itself.
  void print_wrapped() const;

 private:
  const Speech& speech_;
  std::vector<std::pair<std::string, std::string>> lines_;
};

// Protobuf JSON of one message, zero values included.
std::string to_json(const google::protobuf::Message& message);

using google::protobuf::Timestamp;

// In a cell: "15:00 09/01/2026" for people, "2026-01-09 15:00" for a spreadsheet, at UTC+07:00;
// empty for an absent instant.
std::string time_cell(OutputFormat format, bool is_set, const Timestamp& timestamp);
// A due time at midnight is the end of the day before, of an office that is open until then: 24:00.
std::string due_cell(OutputFormat format, bool is_set, const Timestamp& timestamp);
std::string day_cell(OutputFormat format, const std::string& day);  // "2026-01-09", or empty

// By itself, in the first language: "15:00 ngày 09/01/2026".
std::string time_in_words(const Timestamp& timestamp, const Speech& speech);
std::string due_in_words(const Timestamp& timestamp, const Speech& speech);
// As a fact of a sentence, for a place of kind time or due.
std::string fact_of(const Timestamp& timestamp);

// "Đang xử lý": in a cell in the first language alone.
std::string label(v1::State state, const Speech& speech);
// What a value of an enumeration is called in a vocabulary of the catalogue; empty for the zero.
template <class Enum>
std::string words_of(std::string_view vocabulary, Enum value, const Speech& speech) {
  const auto* descriptor = google::protobuf::GetEnumDescriptor<Enum>()->FindValueByNumber(value);
  if (!descriptor || descriptor->number() == 0) return "";
  return speech(std::string(vocabulary) + "." + descriptor->name());
}

// When to come for the result, where that is not the due time.
void add_return_time(const v1::Dossier& dossier, const Speech& speech, Lines& lines);

// Why it stays where somebody would expect another: the first of its phases ended late, or it
// arrived behind that.
void add_why_due_stays(const v1::Dossier& dossier, const Speech& speech, Lines& lines);

// "1.234.567 ₫"
std::string amount_in_words(int64_t amount_vnd);

}  // namespace motcua::cli
