// The command line's commands. Each adds itself to the app; what it does runs when it was chosen,
// and sets the exit code.
#pragma once

#include <google/protobuf/descriptor.h>

#include <CLI/CLI.hpp>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "motcua/v1/catalogue_service.pb.h"
#include "services/motcua/client.h"
#include "services/motcua/output.h"
#include "services/text/messages.h"

namespace motcua::cli {

inline constexpr int exit_usage = 2;  // the command line itself is wrong

// What a command answers: words for people; a message of the API, which can be JSON, too; a table
// of one, which can be CSV besides.
enum class Answers { words, message, table };

// What every command shares: filled before any of them runs.
struct Session {
  ClientOptions options;
  Speech speech;
  OutputFormat format = OutputFormat::table;
  int exit_code = 0;
  std::map<const CLI::App*, Answers> answers;  // of those that do not answer a message
  std::vector<std::unique_ptr<google::protobuf::Message>> requests;  // that flags write into
  std::deque<std::string> texts;                                     // likewise
  std::deque<std::vector<std::string>> lists;                        // likewise

  Client client() const { return Client(options); }
  std::string say(std::string_view key, const Metadata& facts = {}) const {
    return speech(key, facts);
  }
  // In a cell, which has no room for both.
  std::string word(std::string_view key) const {
    return message(key, {}, speech.languages().front());
  }
  bool is_for_people() const { return format == OutputFormat::table; }
  // In a cell: "3 ngày làm việc" for people, "3wd" for a program.
  std::string limit_cell(const std::string& limit) const {
    return is_for_people() ? limit_in_words(limit, speech.languages().front()) : limit;
  }

  // A command, its help being the sentence "command.NAME"; of "catalogue show" the parent is
  // "catalogue", and the sentence "command.catalogue.show".
  CLI::App* add_command(CLI::App& parent, const std::string& name,
                        Answers answer = Answers::message);
  // A request that flags write into.
  template <class Request>
  Request* add_request() {
    requests.push_back(std::make_unique<Request>());
    return static_cast<Request*>(requests.back().get());
  }

  // Prints the error, if it is one, and sets the exit code. True if the call was done.
  bool done(const grpc::Status& status);
  // Prints the answer as JSON, if that is asked for. True if it was.
  bool prints_json(const google::protobuf::Message& answer) const;
  // True if it was answered, and not printed as JSON.
  bool ask(const std::string& method, const google::protobuf::Message& request,
           google::protobuf::Message& response);
  void print(const Grid& grid) const { print_grid(grid, format, speech); }
  void fail(int code, const std::string& what);
};

// An instant from a flag: "2026-01-09T15:00" civil, or RFC 3339. Throws CLI::ValidationError, the
// argument parser's way of refusing a value.
google::protobuf::Timestamp instant_flag(const Session& session, const std::string& flag,
                                         const std::string& text);

// Until what was erased by that record is in no file any more; tells it.
void wait_for_files(Session& session, Client& client, int64_t sequence);

// The units and procedures that are published; nothing, and the error printed, if they cannot be
// read.
std::optional<v1::PublishCatalogueRequest> published_catalogue(Session& session);

void add_verbs(CLI::App& app, Session& session);  // receive, resolve, …
void add_retention(CLI::App& app, Session& session);
void add_moves(CLI::App& app, Session& session);
void add_show(CLI::App& app, Session& session);
void add_history(CLI::App& app, Session& session);
void add_explain(CLI::App& app, Session& session);
void add_control_slip(CLI::App& app, Session& session);
void add_due(CLI::App& app, Session& session);
void add_fees(CLI::App& app, Session& session);
void add_list(CLI::App& app, Session& session);
void add_search(CLI::App& app, Session& session);
void add_queues(CLI::App& app, Session& session);
void add_reports(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);
void add_timeliness(CLI::App& app, Session& session);
void add_forecast(CLI::App& app, Session& session);
void add_at_risk(CLI::App& app, Session& session);
void add_freeze(CLI::App& app, Session& session);
void add_reconcile(CLI::App& app, Session& session);
void add_integrity(CLI::App& app, Session& session);
void add_frozen(CLI::App& app, Session& session);
void add_compare(CLI::App& app, Session& session);
void add_catalogue(CLI::App& app, Session& session);
void add_import(CLI::App& app, Session& session);
void add_verify(CLI::App& app, Session& session);
void add_backup(CLI::App& app, Session& session);
void add_status(CLI::App& app, Session& session);
void add_call(CLI::App& app, Session& session);
void add_demo(CLI::App& app, Session& session);
void add_bench(CLI::App& app, Session& session);
void add_completion(CLI::App& app, Session& session);
void add_sign_in(CLI::App& app, Session& session);   // login, logout, …
void add_accounts(CLI::App& app, Session& session);  // account create, …
void add_door_events(CLI::App& app, Session& session);
void add_watch(CLI::App& app, Session& session);
void add_files(CLI::App& app, Session& session);  // attach, download

}  // namespace motcua::cli
