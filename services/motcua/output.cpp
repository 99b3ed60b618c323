// Tables, JSON, CSV, words.
#include "services/motcua/output.h"

#include <google/protobuf/util/json_util.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "engine/time/instant.h"
#include "engine/utf8.h"
#include "services/method/wire.h"
#include "services/motcua/csv.h"
#include "services/motcua/usage.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

// Between columns, and what a text is not cut below.
constexpr size_t gap = 2;
constexpr size_t cut_width_min = 8;
// What a text is not cut below as long as there are spare columns.
constexpr size_t readable_width = 12;

bool is_number(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '%' || c == ' ';
  });
}

// Nothing where the output is no terminal.
std::optional<size_t> terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) {
    return std::nullopt;
  }
  return size.ws_col > 0 ? std::optional<size_t>(size.ws_col) : std::nullopt;
}

// Takes from the widest until all fit, or nothing more can be taken.
void fit(std::vector<size_t>& widths, size_t whole, size_t most) {
  const auto total = [&] {
    size_t sum = 0;
    for (const size_t width : widths) sum += width + gap;
    return sum - gap;
  };
  while (whole < widths.size() && total() > most) {
    size_t& widest =
        *std::max_element(widths.begin() + static_cast<std::ptrdiff_t>(whole), widths.end());
    if (widest <= cut_width_min) return;
    --widest;
  }
}

// How many of the columns are shown.
size_t columns_in(const std::vector<size_t>& widths, const Grid& grid, size_t most) {
  size_t count = widths.size();
  const auto least = [&] {
    size_t sum = 0;
    for (size_t i = 0; i < count; ++i) {
      sum += gap + (i < grid.whole ? widths[i] : std::min(widths[i], readable_width));
    }
    return sum - gap;
  };
  while (count + grid.spare > widths.size() && least() > most) --count;
  return count;
}

std::string cut_to(const std::string& text, size_t characters) {
  if (character_count(text) <= characters) return text;
  size_t bytes = 0;
  for (size_t left = characters - 1; left > 0; --left) {
    do ++bytes;
    while ((static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80);
  }
  return text.substr(0, bytes) + "…";
}

// What people call the column; empty if the catalogue does not say.
std::string heading_in_words(const std::string& name, Language language) {
  for (const char* const vocabulary : {"heading.", "field."}) {
    if (has_message(vocabulary + name)) return message(vocabulary + name, {}, language);
  }
  return "";
}

// The headings in each language; the names themselves serve as English beside Vietnamese, and
// where the columns are a report's.
std::vector<std::vector<std::string>> heading_lines(const std::vector<std::string>& names,
                                                    const Speech& speech) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> words;
  for (const std::string& name : names) {
    words.push_back(heading_in_words(name, speech.languages().front()));
  }
  const bool has_words = !words.empty() && !words.front().empty();
  if (has_words) lines.push_back(std::move(words));
  if (!has_words || speech.languages().size() > 1) lines.push_back(names);
  return lines;
}

}  // namespace

void print_grid(const Grid& grid, OutputFormat format, const Speech& speech) {
  if (format == OutputFormat::csv) {
    std::cout << byte_order_mark << csv_line(grid.headings);
    for (const auto& row : grid.rows) std::cout << csv_line(row);
    return;
  }
  const auto headings = heading_lines(grid.headings, speech);
  std::vector<size_t> widths(grid.headings.size());
  const auto widen = [&](const std::vector<std::string>& row) {
    for (size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], character_count(row[i]));
    }
  };
  for (const auto& line : headings) widen(line);
  for (const auto& row : grid.rows) widen(row);
  if (const auto width = terminal_width()) {
    widths.resize(columns_in(widths, grid, *width));
    fit(widths, grid.whole, *width);
  }
  const auto print = [&](const std::vector<std::string>& row, bool heading) {
    std::string line;
    for (size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
      const std::string cell = cut_to(row[i], widths[i]);
      const std::string padding(widths[i] - character_count(cell), ' ');
      const bool right = !heading && is_number(cell);
      line += std::string(i ? gap : 0, ' ') + (right ? padding + cell : cell + padding);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    std::cout << line << "\n";
  };
  for (const auto& line : headings) print(line, true);
  for (const auto& row : grid.rows) print(row, false);
  std::vector<std::string> left_out;
  for (size_t i = widths.size(); i < grid.headings.size(); ++i) {
    left_out.push_back(headings.front()[i]);
  }
  if (!left_out.empty()) {
    std::cerr << speech("table.left_out", {{"columns", joined(left_out)}}) << "\n";
  }
}

void Lines::add(std::string_view key, const std::string& text) {
  if (!text.empty()) lines_.emplace_back(speech_(key), text);
}

void Lines::print() const {
  size_t width = 0;
  for (const auto& [name, text] : lines_) width = std::max(width, character_count(name));
  for (const auto& [name, text] : lines_) {
    std::cout << "  " << name << std::string(width - character_count(name) + gap, ' ') << text
              << "\n";
  }
}

void Lines::print_wrapped() const {
  constexpr size_t line_characters = 80;
  constexpr size_t left = 4;
  size_t width = 0;
  for (const auto& [name, text] : lines_) width = std::max(width, character_count(name));
  const size_t column = left + width + gap;
  for (const auto& [name, text] : lines_) {
    std::cout << std::string(left, ' ') << name
              << std::string(width - character_count(name) + gap, ' ');
    for (const char c : wrapped(text, line_characters - column)) {
      std::cout << c;
      if (c == '\n') std::cout << std::string(column, ' ');
    }
    std::cout << "\n";
  }
}

std::string to_json(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.always_print_primitive_fields = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  return status.ok() ? json : std::string();
}

namespace {

std::string dotted_day(const std::string& day) {
  return day.substr(8, 2) + "/" + day.substr(5, 2) + "/" + day.substr(0, 4);
}

std::string cell_of(OutputFormat format, const std::string& day, const std::string& hour) {
  return format == OutputFormat::table ? hour + " " + dotted_day(day) : day + " " + hour;
}

}  // namespace

std::string time_cell(OutputFormat format, bool is_set, const Timestamp& timestamp) {
  const auto instant = wire::from_timestamp(timestamp);
  if (!is_set || !instant) return "";
  const std::string text = format_minute(minute_of(*instant));
  return cell_of(format, text.substr(0, 10), text.substr(11));
}

std::string due_cell(OutputFormat format, bool is_set, const Timestamp& timestamp) {
  const auto instant = wire::from_timestamp(timestamp);
  if (!is_set || !instant) return "";
  const Day before = plus_days(day_of(*instant), -1);
  if (*instant != end_of(before)) return time_cell(format, is_set, timestamp);
  return cell_of(format, format_day(before), "24:00");
}

std::string day_cell(OutputFormat format, const std::string& day) {
  return format == OutputFormat::table && day.size() == 10 ? dotted_day(day) : day;
}

std::string time_in_words(const Timestamp& timestamp, const Speech& speech) {
  const auto instant = wire::from_timestamp(timestamp);
  return instant ? civil_time(*instant, speech.languages().front()) : "";
}

std::string due_in_words(const Timestamp& timestamp, const Speech& speech) {
  const auto instant = wire::from_timestamp(timestamp);
  return instant ? civil_due_time(*instant, speech.languages().front()) : "";
}

std::string fact_of(const Timestamp& timestamp) {
  const auto instant = wire::from_timestamp(timestamp);
  return instant ? format_instant(*instant) : "";
}

std::string label(v1::State state, const Speech& speech) {
  return words_of("state", state, Speech(speech.languages().front()));
}

void add_return_time(const v1::Dossier& dossier, const Speech& speech, Lines& lines) {
  const bool is_another = dossier.has_return_time() && dossier.has_due_time() &&
                          dossier.return_time().seconds() != dossier.due_time().seconds();
  if (is_another) lines.add("line.return_time", due_in_words(dossier.return_time(), speech));
}

void add_why_due_stays(const v1::Dossier& dossier, const Speech& speech, Lines& lines) {
  if (!dossier.has_second_phase() || !dossier.has_promised_due_time()) return;
  if (!dossier.corrections().empty()) return;  // each has a limit of its own
  const Timestamp& ended = dossier.second_phase().first_end_time();
  for (const auto& pause : dossier.pauses()) {
    if (pause.phase() != v1::BETWEEN_PHASES || pause.clock_stopped()) continue;
    lines.add("line.due_stays", speech("due_stays.first_phase_late", {{"at", fact_of(ended)}}));
  }
  if (dossier.has_clock_start_time() && dossier.clock_start_time().seconds() > ended.seconds()) {
    lines.add("line.due_stays",
              speech("due_stays.arrived_after", {{"at", fact_of(dossier.clock_start_time())}}));
  }
}

std::string amount_in_words(int64_t amount_vnd) {
  return grouped(std::to_string(amount_vnd)) + " ₫";
}

}  // namespace motcua::cli
