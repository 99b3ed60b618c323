// bench: loads a running server with receipts, and prints throughput and latencies.
#include <iostream>
#include <random>

#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/load.h"

namespace motcua::cli {
namespace {

std::string milliseconds(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", number);
  return text;
}

void bench(Session& session, int64_t dossiers, int clients) {
  const auto catalogue = published_catalogue(session);
  if (!catalogue) return;
  if (catalogue->units_size() == 0 || catalogue->procedures_size() == 0) {
    return session.fail(1, session.say("bench.no_catalogue"));
  }
  LoadOptions options{.server = session.options.server, .in_flight = clients, .calls = dossiers};
  const auto make = [&](int) {
    thread_local std::mt19937_64 random{std::random_device{}()};
    v1::ReceiveDossierRequest request;
    request.set_request_id(new_request_id());
    const auto any = [&](const auto& entries) {
      return entries[static_cast<int>(random() % static_cast<uint64_t>(entries.size()))].code();
    };
    request.set_unit(any(catalogue->units()));
    request.set_procedure(any(catalogue->procedures()));
    request.mutable_applicant()->set_name("Nguyễn Văn Mẫu");
    request.mutable_applicant()->set_identity("999" + std::to_string(random() % 1'000'000'000));
    return request.SerializeAsString();
  };
  const LoadResult result = run_load(options, make);
  std::cout << session.say("bench.result",
                           {{"done", std::to_string(result.done)},
                            {"refused", std::to_string(result.refused)},
                            {"clients", std::to_string(clients)},
                            {"rate", std::to_string(static_cast<int64_t>(result.per_second()))},
                            {"p50", milliseconds(result.percentile(0.5))},
                            {"p99", milliseconds(result.percentile(0.99))}})
            << "\n";
  if (result.refused > 0) session.fail(1, result.first_error);
}

}  // namespace

void add_bench(CLI::App& app, Session& session) {
  CLI::App* command = session.add_command(app, "bench", Answers::words);
  std::string& dossiers = session.texts.emplace_back("10000");
  std::string& clients = session.texts.emplace_back("64");
  command->add_option("--dossiers", dossiers, session.say("flag.dossiers"))
      ->check(CLI::Range(1, 100'000'000))
      ->capture_default_str();
  command->add_option("--clients", clients, session.say("flag.clients"))
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  command->callback([&session, &dossiers, &clients] {
    bench(session, std::stoll(dossiers), std::stoi(clients));
  });
}

}  // namespace motcua::cli
