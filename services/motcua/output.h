// How answers are shown: an aligned table, protobuf JSON, or CSV.
#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "motcua/v1/dossier.pb.h"

namespace motcua::cli {

enum class OutputFormat { table, json, csv };

struct Grid {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
};

// A table: numbers to the right, everything else to the left; widths in characters, not bytes. As
// CSV with its byte-order mark, cells that a spreadsheet would run made texts.
void print_grid(const Grid& grid, OutputFormat format);

// Protobuf JSON of one message, zero values included.
std::string to_json(const google::protobuf::Message& message);

// "2026-01-09 15:00" at UTC+07:00; empty for an absent instant.
std::string civil(const google::protobuf::Timestamp& timestamp);
std::string civil(bool is_set, const google::protobuf::Timestamp& timestamp);
// A due time at midnight is the end of the day before, of an office that is open until then: 24:00.
std::string civil_due(const google::protobuf::Timestamp& timestamp);
std::string civil_due(bool is_set, const google::protobuf::Timestamp& timestamp);

// "Đang xử lý" and the like: the official labels.
std::string label(v1::State state);
std::string label(v1::Channel channel);
std::string label(v1::Timeliness timeliness);

}  // namespace motcua::cli
