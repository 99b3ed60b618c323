// A file of histories, one JSON object a line, as chunks of an import stream. A line that cannot be
// sent is refused here, by its number, and the lines after it are read on.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "motcua/v1/admin_service.pb.h"
#include "services/text/messages.h"

namespace motcua::cli {

class HistoryFile {
 public:
  static constexpr int rows_per_chunk = 500;
  static constexpr size_t chunk_bytes_max = 4 << 20;
  // A line that is longer, or has more items than its size allows (message_items.h), is no message
  // that the server takes.
  static constexpr int64_t line_bytes_max = 16 << 20;

  // A byte-order mark at the beginning of the file is read over.
  explicit HistoryFile(std::istream& in, const Speech& speech = {}) : in_(in), speech_(speech) {}

  // Adds rows to the chunk until it is full or the file ends. False: nothing was added, and the
  // file has ended.
  bool next(v1::ImportHistoryRequest& chunk);

  // The lines refused since they were last taken, in order.
  std::vector<v1::ImportHistoryResponse::Refused> take_refused();

  int64_t line() const { return line_; }    // read to here
  int64_t bytes() const { return bytes_; }  // likewise

 private:
  enum class Line { text, too_long, end };
  Line read_line(std::string& text);
  bool read_row();  // to held_; false: the file has ended
  void refuse(const char* reason, const std::string& message);

  std::istream& in_;
  const Speech speech_;
  int64_t line_ = 0;
  int64_t bytes_ = 0;
  std::vector<v1::ImportHistoryResponse::Refused> refused_;
  v1::HistoryRow held_;  // read, and too much for the chunk before
  size_t held_items_ = 0;
  bool holds_ = false;
};

}  // namespace motcua::cli
