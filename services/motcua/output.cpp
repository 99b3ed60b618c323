// Tables, JSON, CSV, labels.
#include "services/motcua/output.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <iostream>

#include "engine/time/instant.h"
#include "services/method/wire.h"
#include "services/motcua/csv.h"

namespace motcua::cli {
namespace {

size_t width_of(const std::string& text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

bool is_number(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '%' || c == ' ';
  });
}

}  // namespace

void print_grid(const Grid& grid, OutputFormat format) {
  if (format == OutputFormat::csv) {
    std::cout << byte_order_mark << csv_line(grid.headings);
    for (const auto& row : grid.rows) std::cout << csv_line(row);
    return;
  }
  std::vector<size_t> widths;
  for (const auto& heading : grid.headings) widths.push_back(width_of(heading));
  for (const auto& row : grid.rows) {
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  const auto print = [&](const std::vector<std::string>& row, bool heading) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - width_of(row[i]), ' ');
      const bool right = !heading && is_number(row[i]);
      line += (i ? "  " : "") + (right ? padding + row[i] : row[i] + padding);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    std::cout << line << "\n";
  };
  print(grid.headings, true);
  for (const auto& row : grid.rows) print(row, false);
}

std::string to_json(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.always_print_primitive_fields = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  return status.ok() ? json : std::string();
}

std::string civil(const google::protobuf::Timestamp& timestamp) {
  const auto instant = wire::from_timestamp(timestamp);
  if (!instant) return "";
  std::string text = format_minute(minute_of(*instant));
  text[10] = ' ';
  return text;
}

std::string civil(bool is_set, const google::protobuf::Timestamp& timestamp) {
  return is_set ? civil(timestamp) : "";
}

std::string civil_due(const google::protobuf::Timestamp& timestamp) {
  const auto instant = wire::from_timestamp(timestamp);
  if (!instant) return "";
  const Day before = plus_days(day_of(*instant), -1);
  if (*instant != end_of(before)) return civil(timestamp);
  return format_day(before) + " 24:00";
}

std::string civil_due(bool is_set, const google::protobuf::Timestamp& timestamp) {
  return is_set ? civil_due(timestamp) : "";
}

std::string label(v1::State state) {
  switch (state) {
    case v1::SUBMITTED: return "Mới đăng ký";
    case v1::RECEIVED: return "Được tiếp nhận";
    case v1::REFUSED: return "Không được tiếp nhận";
    case v1::PROCESSING: return "Đang xử lý";
    case v1::AWAITING_SUPPLEMENT: return "Yêu cầu bổ sung giấy tờ";
    case v1::AWAITING_PAYMENT: return "Yêu cầu thực hiện nghĩa vụ tài chính";
    case v1::WITHDRAWN: return "Công dân yêu cầu rút hồ sơ";
    case v1::STOPPED: return "Dừng xử lý";
    case v1::RESOLVED: return "Đã xử lý xong";
    case v1::RETURNED: return "Đã trả kết quả";
    default: return "";
  }
}

std::string label(v1::Channel channel) {
  switch (channel) {
    case v1::ONLINE: return "Trực tuyến toàn trình";
    case v1::ONLINE_PARTIAL: return "Trực tuyến một phần";
    case v1::DIRECT: return "Trực tiếp";
    case v1::POST: return "Bưu chính công ích";
    default: return "không rõ (tính là trực tiếp)";
  }
}

std::string label(v1::Timeliness timeliness) {
  switch (timeliness) {
    case v1::EARLY: return "trước hạn";
    case v1::ON_TIME: return "đúng hạn";
    case v1::LATE: return "quá hạn";
    case v1::UNDATED: return "không có hạn";
    default: return "";
  }
}

}  // namespace motcua::cli
