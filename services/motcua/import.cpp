// import: histories from another system, a line a dossier; refused lines go to a file beside.
#include <google/protobuf/util/json_util.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "services/motcua/commands.h"
#include "services/motcua/progress.h"

namespace motcua::cli {
namespace {

constexpr int rows_per_chunk = 500;

struct Unreadable {
  int64_t line = 0;
  std::string message;
};

void import(Session& session, const std::string& path, std::string rejected_path) {
  std::ifstream in(path);
  if (!in) return session.fail(2, path + ": không mở được / cannot be opened");
  const Progress progress;
  const int64_t size = static_cast<int64_t>(std::filesystem::file_size(path));
  std::vector<Unreadable> unreadable;
  int64_t line_number = 0;
  int64_t bytes = 0;
  const auto next = [&](v1::ImportHistoryRequest& chunk) {
    std::string line;
    while (chunk.rows_size() < rows_per_chunk && std::getline(in, line)) {
      ++line_number;
      bytes += static_cast<int64_t>(line.size()) + 1;
      if (line.empty()) continue;
      v1::HistoryRow row;
      const auto status = google::protobuf::util::JsonStringToMessage(line, &row);
      if (!status.ok()) {
        unreadable.push_back({line_number, std::string(status.message())});
        continue;
      }
      row.set_line(line_number);
      *chunk.add_rows() = std::move(row);
    }
    progress.show(bytes, size);
    return chunk.rows_size() > 0 || in.good();
  };
  Client client = session.client();
  v1::ImportHistoryResponse response;
  if (!session.done(client.import(next, response))) return;
  for (const Unreadable& row : unreadable) {
    auto& refused = *response.add_refused();
    refused.set_line(row.line);
    refused.set_reason("MALFORMED_MESSAGE");
    refused.set_message(row.message);
    response.set_refused_count(response.refused_count() + 1);
  }
  if (response.refused_count() > 0) {
    if (rejected_path.empty()) rejected_path = path + ".rejected.tsv";
    std::ofstream out(rejected_path);
    out << "line\tcode\treason\tmessage\n";
    for (const auto& row : response.refused()) {
      out << row.line() << "\t" << row.code() << "\t" << row.reason() << "\t" << row.message()
          << "\n";
    }
    session.fail(1, std::to_string(response.refused_count()) +
                        " dòng bị từ chối / rows refused; xem / see " + rejected_path);
  }
  if (session.format == OutputFormat::json) {
    std::cout << to_json(response);
    return;
  }
  std::cout << "chuyển vào / imported " << response.imported() << ", không đổi / unchanged "
            << response.unchanged() << ", từ chối / refused " << response.refused_count()
            << "; hạn có sẵn / due times given " << response.due_time_given()
            << ", tính lại / reckoned " << response.due_time_reckoned()
            << ", không có hạn / undated " << response.undated() << "\n";
}

}  // namespace

void add_import(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "import", "Chuyển lịch sử từ hệ thống khác / histories from another system (JSON lines)");
  std::string& path = session.texts.emplace_back();
  std::string& rejected = session.texts.emplace_back();
  command->add_option("file", path)->required()->check(CLI::ExistingFile);
  command->add_option("--rejected", rejected, "Tệp ghi dòng bị từ chối / file of refused rows");
  command->callback([&session, &path, &rejected] { import(session, path, rejected); });
}

}  // namespace motcua::cli
