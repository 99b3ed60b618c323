// import: histories from another system, a line a dossier; refused lines go to a file beside.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "services/motcua/commands.h"
#include "services/motcua/csv.h"
#include "services/motcua/history_file.h"
#include "services/motcua/progress.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

// What one stream is asked, so that one that breaks off takes little of the summary with it.
constexpr int chunks_per_stream = 10;
constexpr int channel_words_shown_max = 20;
constexpr int exit_unavailable = 3;  // as exit_code_of says

struct ImportFlags {
  std::string path;
  std::string rejected;
  std::string default_hour;
  std::string default_due_hour;
  bool append = false;
};

// Adds what another stream answered: counts are added up, lists are put together.
void add_summary(const v1::ImportHistoryResponse& part, v1::ImportHistoryResponse& total) {
  v1::ImportHistoryResponse counts = part;
  counts.clear_channels_not_understood();
  const auto* reflection = counts.GetReflection();
  const auto* descriptor = counts.GetDescriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const auto* field = descriptor->field(i);
    if (field->is_repeated() ||
        field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_INT32) {
      continue;
    }
    reflection->SetInt32(&counts, field,
                         reflection->GetInt32(total, field) + reflection->GetInt32(part, field));
  }
  total.MergeFrom(counts);
  for (const auto& word : part.channels_not_understood()) {
    auto& known = *total.mutable_channels_not_understood();
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const auto& other) { return other.word() == word.word(); });
    auto& entry = found == known.end() ? *known.Add() : *found;
    entry.set_word(word.word());
    entry.set_rows(entry.rows() + word.rows());
  }
}

// One line a refused row, whatever is in its texts.
class RejectedFile {
 public:
  explicit RejectedFile(std::string path) : path_(std::move(path)) {}

  // The file is there and is none of ours: it is left alone.
  bool is_of_another() const {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path_, ignored)) return false;
    std::ifstream in(path_, std::ios::binary);
    std::string begins(heading().size(), '\0');
    in.read(begins.data(), static_cast<std::streamsize>(begins.size()));
    return in.gcount() > 0 && begins != heading();
  }
  void add(const v1::ImportHistoryResponse::Refused& row) {
    if (!out_.is_open()) {
      out_.open(path_);
      out_ << heading();
    }
    out_ << row.line() << "\t" << cell(row.code()) << "\t"
         << (row.event() > 0 ? std::to_string(row.event()) : "") << "\t" << row.reason() << "\t"
         << cell(row.message()) << "\n";
    ++rows_;
  }
  int rows() const { return rows_; }
  // Removes what an earlier run left there.
  void remove_old() const {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path_, ignored)) {
      std::filesystem::remove(path_, ignored);
    }
  }
  const std::string& path() const { return path_; }
  bool is_written() {
    out_.flush();
    return out_.good();
  }

 private:
  static std::string heading() {
    return std::string(byte_order_mark) + "line\tcode\tevent\treason\tmessage\n";
  }
  static std::string cell(const std::string& text) { return in_one_line(as_text_cell(text)); }

  std::string path_;
  std::ofstream out_;
  int rows_ = 0;
};

// "\"bồ câu\" 3, …": as they came, with the rows that have them.
std::string words_not_understood(const v1::ImportHistoryResponse& response) {
  std::string words;
  for (int i = 0; i < response.channels_not_understood_size(); ++i) {
    if (i == channel_words_shown_max) return words + ", …";
    const auto& word = response.channels_not_understood(i);
    words +=
        std::string(i > 0 ? ", " : "") + "\"" + word.word() + "\" " + std::to_string(word.rows());
  }
  return words;
}

void print_summary(const Session& session, const v1::ImportHistoryResponse& response) {
  const auto line = [&](const char* key, const Metadata& facts) {
    std::cout << session.say(key, facts) << "\n";
  };
  const auto count = [](int number) { return std::to_string(number); };
  line("import.summary", {{"imported", count(response.imported())},
                          {"unchanged", count(response.unchanged())},
                          {"refused", count(response.refused_count())},
                          {"given", count(response.due_time_given())},
                          {"reckoned", count(response.due_time_reckoned())},
                          {"undated", count(response.undated())}});
  if (response.appended() > 0) line("import.appended", {{"count", count(response.appended())}});
  if (response.day_only_times() > 0) {
    line("import.day_only", {{"count", count(response.day_only_times())},
                             {"hour", response.default_hour()},
                             {"due_hour", response.default_due_hour()}});
  }
  if (response.channel_not_given() > 0) {
    line("import.no_channel", {{"count", count(response.channel_not_given())}});
  }
  if (response.channel_not_understood() > 0) {
    line("import.unknown_channel", {{"count", count(response.channel_not_understood())},
                                    {"words", words_not_understood(response)}});
  }
  if (response.old_encoding_rows() > 0) {
    line("import.old_encoding", {{"count", count(response.old_encoding_rows())}});
  }
}

// Sends the file, stream after stream; fails where one breaks off. What was answered until then is
// in the summary and the rejected file.
void send(Session& session, HistoryFile& file, int64_t size, const ImportFlags& flags,
          RejectedFile& rejected, v1::ImportHistoryResponse& total) {
  const Progress progress;
  Client client = session.client();
  bool more = true;
  while (more) {
    int chunks = 0;
    const auto next = [&](v1::ImportHistoryRequest& chunk) {
      if (chunks++ == chunks_per_stream) return false;
      chunk.set_default_hour(flags.default_hour);
      chunk.set_default_due_hour(flags.default_due_hour);
      chunk.set_append(flags.append);
      more = file.next(chunk);
      progress.show(file.bytes(), size);
      return more;
    };
    v1::ImportHistoryResponse part;
    const grpc::Status status = client.import(next, part);
    for (const auto& row : file.take_refused()) {
      *part.add_refused() = row;
      part.set_refused_count(part.refused_count() + 1);
    }
    auto& rows = *part.mutable_refused();
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.line() < b.line(); });
    for (const auto& row : rows) rejected.add(row);
    add_summary(part, total);
    if (session.done(status)) continue;
    const bool may_run_again = session.exit_code == exit_unavailable;
    std::cerr << "motcua: "
              << session.say(may_run_again ? "import.broken_off_run_again" : "import.broken_off",
                             {{"line", std::to_string(file.line())}})
              << "\n";
    return;
  }
}

void import(Session& session, const ImportFlags& flags) {
  namespace fs = std::filesystem;
  const bool is_file = fs::is_regular_file(flags.path);  // and no pipe
  if (!is_file && flags.rejected.empty()) {
    return session.fail(2, flags.path + ": " + session.say("import.needs_rejected"));
  }
  std::ifstream in(flags.path, std::ios::binary);
  if (!in) return session.fail(2, flags.path + ": " + session.say("file.not_opened"));
  HistoryFile file(in, session.speech);
  RejectedFile rejected(flags.rejected.empty() ? flags.path + ".rejected.tsv" : flags.rejected);
  if (rejected.is_of_another()) {
    return session.fail(2, rejected.path() + ": " + session.say("import.other_content"));
  }
  v1::ImportHistoryResponse total;
  const int64_t size = is_file ? static_cast<int64_t>(fs::file_size(flags.path)) : 0;
  send(session, file, size, flags, rejected, total);
  if (total.refused_count() == 0 && session.exit_code == 0) rejected.remove_old();
  if (total.refused_count() > 0) {
    if (!rejected.is_written()) {
      session.fail(4, rejected.path() + ": " + session.say("file.not_written"));
    } else if (session.exit_code == 0) {
      const int not_named = total.refused_count() - rejected.rows();
      session.fail(1, session.say(not_named > 0 ? "import.refused_not_all_named" : "import.refused",
                                  {{"count", std::to_string(total.refused_count())},
                                   {"file", rejected.path()},
                                   {"not_named", std::to_string(not_named)}}));
    }
  }
  if (!session.prints_json(total)) print_summary(session, total);
}

}  // namespace

void add_import(CLI::App& app, Session& session) {
  CLI::App* command = session.add_command(app, "import");
  const auto flags = std::make_shared<ImportFlags>();
  command->add_option("file", flags->path, session.say("flag.history_file"))
      ->required()
      ->check(CLI::ExistingFile);
  command->add_option("--rejected", flags->rejected, session.say("flag.rejected"));
  command->add_option("--default-hour", flags->default_hour, session.say("flag.default_hour"));
  command->add_option("--default-due-hour", flags->default_due_hour,
                      session.say("flag.default_due_hour"));
  command->add_flag("--append", flags->append, session.say("flag.append"));
  command->callback([&session, flags] { import(session, *flags); });
}

}  // namespace motcua::cli
