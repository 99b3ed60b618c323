// Lines are read with a bound, so that a file of one endless line does not fill the memory.
#include "services/motcua/history_file.h"

#include <utility>

#include "services/motcua/csv.h"
#include "services/motcua/json_input.h"

namespace motcua::cli {

HistoryFile::Line HistoryFile::read_line(std::string& text) {
  text.clear();
  bool too_long = false;
  std::streambuf& buffer = *in_.rdbuf();
  constexpr int end = std::char_traits<char>::eof();
  int c = buffer.sbumpc();
  if (c == end) return Line::end;
  for (; c != end && c != '\n'; c = buffer.sbumpc()) {
    ++bytes_;
    if (static_cast<int64_t>(text.size()) < line_bytes_max) {
      text.push_back(static_cast<char>(c));
    } else {
      too_long = true;
    }
  }
  ++bytes_;
  ++line_;
  return too_long ? Line::too_long : Line::text;
}

void HistoryFile::refuse(const char* reason, const std::string& message) {
  auto& refused = refused_.emplace_back();
  refused.set_line(line_);
  refused.set_reason(reason);
  refused.set_message(message);
}

bool HistoryFile::read_row(v1::HistoryRow& row) {
  std::string text;
  for (Line line = read_line(text); line != Line::end; line = read_line(text)) {
    if (line_ == 1 && text.starts_with(byte_order_mark)) text.erase(0, 3);
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    row.Clear();
    std::string error;
    if (line == Line::too_long) {
      refuse("COMMAND_TOO_LARGE", "dòng dài quá 16 MB / expected a line of at most 16 MB");
    } else if (text.starts_with(byte_order_mark)) {
      refuse("MALFORMED_MESSAGE",
             "dấu BOM giữa tệp / expected no byte-order mark but at the beginning of the file");
    } else if (error = read_json(text, row); !error.empty()) {
      refuse("MALFORMED_MESSAGE", error);
    } else {
      row.set_line(line_);
      return true;
    }
  }
  return false;
}

bool HistoryFile::next(v1::ImportHistoryRequest& chunk) {
  int64_t bytes = 0;
  while (chunk.rows_size() < rows_per_chunk) {
    if (!holds_ && !read_row(held_)) break;
    bytes += static_cast<int64_t>(held_.ByteSizeLong());
    holds_ = bytes > chunk_bytes_max && chunk.rows_size() > 0;
    if (holds_) break;
    chunk.add_rows()->Swap(&held_);
  }
  return chunk.rows_size() > 0;
}

std::vector<v1::ImportHistoryResponse::Refused> HistoryFile::take_refused() {
  return std::exchange(refused_, {});
}

}  // namespace motcua::cli
