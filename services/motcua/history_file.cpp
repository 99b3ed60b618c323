// Lines are read with a bound, so that a file of one endless line does not fill the memory.
#include "services/motcua/history_file.h"

#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <utility>

#include "services/method/message_items.h"
#include "services/motcua/csv.h"
#include "services/motcua/json_input.h"

namespace motcua::cli {
namespace {

// As the server counts them, of a row in a chunk.
size_t items_of(const v1::HistoryRow& row) {
  const std::string bytes = row.SerializeAsString();
  google::protobuf::io::ArrayInputStream stream(bytes.data(), static_cast<int>(bytes.size()));
  return 1 + count_items(stream, row.GetDescriptor(), message_items_max(bytes.size()));
}

}  // namespace

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

bool HistoryFile::read_row() {
  v1::HistoryRow& row = held_;
  std::string text;
  for (Line line = read_line(text); line != Line::end; line = read_line(text)) {
    if (line_ == 1 && text.starts_with(byte_order_mark)) text.erase(0, 3);
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    row.Clear();
    std::string error;
    if (line == Line::too_long) {
      refuse("COMMAND_TOO_LARGE", speech_("history.line_too_long"));
    } else if (text.starts_with(byte_order_mark)) {
      refuse("MALFORMED_MESSAGE", speech_("history.mark_within"));
    } else if (error = read_json(text, row); !error.empty()) {
      refuse("MALFORMED_MESSAGE", error);
    } else {
      row.set_line(line_);
      held_items_ = items_of(row);
      if (held_items_ <= message_items_max(row.ByteSizeLong())) return true;
      refuse("FIELD_VIOLATION", speech_("history.too_many_items"));
    }
  }
  return false;
}

bool HistoryFile::next(v1::ImportHistoryRequest& chunk) {
  size_t bytes = 0;
  size_t items = 0;
  while (chunk.rows_size() < rows_per_chunk) {
    if (!holds_ && !read_row()) break;
    bytes += held_.ByteSizeLong();
    items += held_items_;
    const bool is_too_much = bytes > chunk_bytes_max || items > message_items_max(bytes);
    holds_ = is_too_much && chunk.rows_size() > 0;
    if (holds_) break;
    chunk.add_rows()->Swap(&held_);
  }
  return chunk.rows_size() > 0;
}

std::vector<v1::ImportHistoryResponse::Refused> HistoryFile::take_refused() {
  return std::exchange(refused_, {});
}

}  // namespace motcua::cli
