// verify, backup, status, call, completion.
#include <google/protobuf/dynamic_message.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <future>
#include <iostream>

#include "grpc/health/v1/health.pb.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/json_input.h"
#include "services/motcua/progress.h"

namespace motcua::cli {
namespace {

// While the server works at it, its status says how far it is.
template <class Request, class Response>
grpc::Status call_with_progress(
    Session& session, const std::string& method, const Request& request, Response& response,
    const std::function<void(const v1::GetStatusResponse&, const Progress&)>& show) {
  auto working = std::async(std::launch::async, [&] {
    Client client = session.client();
    return client.call_full("/motcua.v1." + method, request, response, long_call_timeout_seconds);
  });
  const Progress progress;
  Client client = session.client();
  while (working.wait_for(std::chrono::milliseconds(500)) != std::future_status::ready) {
    v1::GetStatusResponse status;
    if (client.call("AdminService/GetStatus", v1::GetStatusRequest(), status).ok()) {
      show(status, progress);
    }
  }
  return working.get();
}

void verify(Session& session) {
  v1::VerifyResponse response;
  const grpc::Status status =
      call_with_progress(session, "AdminService/Verify", v1::VerifyRequest(), response,
                         [](const v1::GetStatusResponse& now, const Progress& progress) {
                           progress.show(now.verify_done(), now.verify_total());
                         });
  if (!session.done(status)) {
    // Data that cannot be read are what it is there to find.
    if (status.error_code() == grpc::StatusCode::INTERNAL) session.exit_code = 1;
    return;
  }
  if (response.finding_count() > 0) session.exit_code = 1;
  if (session.prints_json(response)) return;
  for (const auto& finding : response.findings()) {
    std::cout << finding.check() << ": " << finding.subject() << ": " << finding.what() << "\n";
  }
  std::cout << session.say("audit.summary",
                           {{"records", std::to_string(response.records())},
                            {"dossiers", std::to_string(response.dossiers())},
                            {"entries", std::to_string(response.index_entries())},
                            {"cells", std::to_string(response.cells())},
                            {"findings", std::to_string(response.finding_count())},
                            {"missing", std::to_string(response.apologies_missing())}})
            << "\n";
  if (response.files() > 0) {
    std::cout << session.say("audit.files", {{"files", std::to_string(response.files())}}) << "\n";
  }
}

void backup(Session& session, const v1::CreateBackupRequest& request) {
  const auto begun = std::chrono::steady_clock::now();
  v1::CreateBackupResponse response;
  const grpc::Status status =
      call_with_progress(session, "AdminService/CreateBackup", request, response,
                         [](const v1::GetStatusResponse& now, const Progress& progress) {
                           progress.show(now.backup_done_bytes(), now.backup_total_bytes());
                         });
  if (!session.done(status) || session.prints_json(response)) return;
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begun);
  std::cout << session.say("backup.made", {{"path", response.path()}}) << "\n"
            << session.say("backup.figures",
                           {{"sequence", std::to_string(response.sequence())},
                            {"files", std::to_string(response.files())},
                            {"bytes", std::to_string(response.bytes())},
                            {"new_files", std::to_string(response.new_files())},
                            {"new_bytes", std::to_string(response.new_bytes())},
                            {"removed", std::to_string(response.removed_size())},
                            {"milliseconds", std::to_string(milliseconds.count())}})
            << "\n";
}

void status(Session& session) {
  Client client = session.client();
  v1::GetStatusResponse response;
  if (!session.done(client.call("AdminService/GetStatus", v1::GetStatusRequest(), response)))
    return;
  std::cout << to_json(response);
}

// "grpc.health.v1.Health/Check"; of our own package also without its name. As a path is written,
// too, with a slash before it.
const google::protobuf::MethodDescriptor* find_method(std::string name) {
  // Linked in, so that every service we speak of is known by name.
  v1::Ratio::descriptor();
  v1::Unit::descriptor();
  grpc::health::v1::HealthCheckRequest::descriptor();
  if (name.starts_with('/')) name.erase(0, 1);
  std::replace(name.begin(), name.end(), '/', '.');
  const auto* pool = google::protobuf::DescriptorPool::generated_pool();
  const auto* method = pool->FindMethodByName(name);
  return method ? method : pool->FindMethodByName("motcua.v1." + name);
}

void call(Session& session, const std::string& name, const std::string& json) {
  using google::protobuf::MessageFactory;
  const auto* method = find_method(name);
  if (!method || method->client_streaming() || method->server_streaming()) {
    return session.fail(2, name + ": " + session.say("call.unary"));
  }
  auto* factory = MessageFactory::generated_factory();
  const std::unique_ptr<google::protobuf::Message> request(
      factory->GetPrototype(method->input_type())->New());
  const std::unique_ptr<google::protobuf::Message> response(
      factory->GetPrototype(method->output_type())->New());
  const std::string error = read_json(json, *request);
  if (!error.empty()) return session.fail(2, "JSON: " + error);
  Client client = session.client();
  const std::string path = "/" + method->service()->full_name() + "/" + method->name();
  if (session.done(client.call_full(path, *request, *response, session.options.timeout_seconds))) {
    std::cout << to_json(*response);
  }
}

// Words for bash: commands first, then the flags of the command that was typed.
void print_completion(const CLI::App& app) {
  std::cout << "_motcua() {\n  local word=${COMP_WORDS[COMP_CWORD]} words\n  case "
               "\"${COMP_WORDS[1]}\" in\n";
  std::string commands;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    commands += command->get_name() + " ";
    std::string flags;
    for (const CLI::Option* option : command->get_options()) {
      for (const auto& name : option->get_lnames()) flags += "--" + name + " ";
    }
    for (const CLI::App* below : command->get_subcommands([](const CLI::App*) { return true; })) {
      flags += below->get_name() + " ";
    }
    std::cout << "    " << command->get_name() << ") words=\"" << flags << "\" ;;\n";
  }
  std::cout << "    *) words=\"" << commands
            << "--server --output --officer --role --lang\" ;;\n  esac\n"
            << "  [ \"$COMP_CWORD\" -eq 1 ] && words=\"" << commands << "\"\n"
            << "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
            << "complete -o default -F _motcua motcua\n";
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  session.add_command(app, "verify")->callback([&session] { verify(session); });
}

void add_backup(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::CreateBackupRequest>();
  CLI::App* command = session.add_command(app, "backup");
  for (const Flag& flag :
       add_flags(session, *command, request, {.words = {"directory"}, .required = {"directory"}})) {
    if (flag.path.starts_with("keep_")) flag.option->check(CLI::PositiveNumber);  // 0 is unset
  }
  command->callback([&session, request] { backup(session, *request); });
}

void add_status(CLI::App& app, Session& session) {
  session.add_command(app, "status")->callback([&session] { status(session); });
}

void add_call(CLI::App& app, Session& session) {
  CLI::App* command = session.add_command(app, "call");
  std::string& name = session.texts.emplace_back();
  std::string& json = session.texts.emplace_back("{}");
  command->add_option("method", name, "DossierService/GetDossier, grpc.health.v1.Health/Check")
      ->required();
  command->add_option("json", json, session.say("flag.json"))->capture_default_str();
  command->callback([&session, &name, &json] { call(session, name, json); });
}

void add_completion(CLI::App& app, Session& session) {
  session.add_command(app, "completion", Answers::words)->callback([&app] {
    print_completion(app);
  });
}

}  // namespace motcua::cli
