// verify, status, call, completion.
#include <google/protobuf/dynamic_message.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <iostream>

#include "grpc/health/v1/health.pb.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/json_input.h"
#include "services/motcua/progress.h"

namespace motcua::cli {
namespace {

// While the server audits, its status says how far it is.
grpc::Status verify_with_progress(Session& session, v1::VerifyResponse& response) {
  auto verifying = std::async(std::launch::async, [&] {
    Client client = session.client();
    return client.call_full("/motcua.v1.AdminService/Verify", v1::VerifyRequest(), response,
                            long_call_timeout_seconds);
  });
  const Progress progress;
  Client client = session.client();
  while (verifying.wait_for(std::chrono::milliseconds(500)) != std::future_status::ready) {
    v1::GetStatusResponse status;
    if (client.call("AdminService/GetStatus", v1::GetStatusRequest(), status).ok()) {
      progress.show(status.verify_done(), status.verify_total());
    }
  }
  return verifying.get();
}

void verify(Session& session) {
  v1::VerifyResponse response;
  const grpc::Status status = verify_with_progress(session, response);
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
  std::cout << "bản ghi / records " << response.records() << ", hồ sơ / dossiers "
            << response.dossiers() << ", chỉ mục / index entries " << response.index_entries()
            << ", ô / cells " << response.cells() << ", thay đổi chưa cộng vào ô / changes to add "
            << response.cell_changes() << ", sai lệch / findings " << response.finding_count()
            << "; thiếu phiếu xin lỗi / apologies missing " << response.apologies_missing() << "\n";
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
    return session.fail(2, name +
                               ": cần RPC đơn như DossierService/GetDossier / expected a unary RPC "
                               "such as DossierService/GetDossier");
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
  app.add_subcommand("verify", "Kiểm tra toàn bộ sổ / audit the whole register")
      ->callback([&session] { verify(session); });
}

void add_status(CLI::App& app, Session& session) {
  app.add_subcommand("status", "Tình trạng máy chủ / how the server is")->callback([&session] {
    status(session);
  });
}

void add_call(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("call", "Gọi RPC bất kỳ bằng JSON / any RPC, JSON in and out");
  std::string& name = session.texts.emplace_back();
  std::string& json = session.texts.emplace_back("{}");
  command->add_option("method", name, "DossierService/GetDossier, grpc.health.v1.Health/Check")
      ->required();
  command->add_option("json", json)->capture_default_str();
  command->callback([&session, &name, &json] { call(session, name, json); });
}

void add_completion(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "completion", "Gợi ý lệnh cho bash / shell completion: source <(motcua completion)");
  session.answers[command] = Answers::words;
  command->callback([&app] { print_completion(app); });
}

}  // namespace motcua::cli
