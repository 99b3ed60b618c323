// retention: dossiers kept as long as their procedures say, shown and erased.
#include <chrono>
#include <iostream>
#include <thread>

#include "motcua/v1/admin_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/names.h"
#include "services/motcua/progress.h"

namespace motcua::cli {
namespace {

struct Flags {
  std::string unit;
  std::string reason;
  std::string legal_basis;
  bool yes = false;
};

// Nothing if the call failed, which is told.
std::optional<v1::ListRetentionDueResponse> due(Session& session, Client& client,
                                                const Flags& flags) {
  v1::ListRetentionDueRequest request;
  request.set_unit(flags.unit);
  v1::ListRetentionDueResponse all;
  const auto status = client.list("DossierService/ListRetentionDue", request, all,
                                  &v1::ListRetentionDueResponse::items);
  if (!session.done(status)) return std::nullopt;
  return all;
}

void print(Session& session, Client& client, const v1::ListRetentionDueResponse& all, int most) {
  if (session.prints_json(all)) return;
  Names names(client);
  const bool for_people = session.is_for_people();
  Grid grid{{"code", "unit", "procedure", "ended", "kept_until"}, {}};
  for (const auto& item : all.items()) {
    if (static_cast<int>(grid.rows.size()) == most) break;
    grid.rows.push_back({item.code(), for_people ? names.unit(item.unit()) : item.unit(),
                         for_people ? names.procedure(item.procedure()) : item.procedure(),
                         time_cell(session.format, true, item.ended_time()),
                         day_cell(session.format, item.kept_until())});
  }
  session.print(grid);
}

void list(Session& session, const Flags& flags) {
  Client client = session.client();
  if (const auto all = due(session, client, flags)) print(session, client, *all, INT_MAX);
}

void apply(Session& session, const Flags& flags) {
  constexpr int shown = 20;
  Client client = session.client();
  const auto all = due(session, client, flags);
  if (!all) return;
  const std::string count = std::to_string(all->items_size());
  if (!flags.yes) {
    print(session, client, *all, shown);
    std::cerr << session.say("retention.would_erase", {{"count", count}}) << "\n";
    return;
  }
  int64_t last = 0;
  int erased = 0;
  {
    const Progress progress;
    for (int done = 0; done < all->items_size(); ++done) {
      progress.show(done, all->items_size());
      v1::EraseDossierRequest request;
      request.set_request_id(new_request_id());
      request.set_code(all->items(done).code());
      request.set_reason(flags.reason);
      request.set_legal_basis(flags.legal_basis);
      v1::DossierChange change;
      const auto status = client.call("DossierService/EraseDossier", request, change);
      // What is refused of one dossier, perhaps changed meanwhile, is told; the others go on.
      if (session.done(status)) {
        last = change.sequence();
        ++erased;
      } else if (status.error_code() != grpc::FAILED_PRECONDITION) {
        break;
      }
    }
  }
  std::cout << session.say("retention.erased",
                           {{"erased", std::to_string(erased)}, {"count", count}})
            << "\n";
  if (last != 0) wait_for_files(session, client, last);
}

}  // namespace

void wait_for_files(Session& session, Client& client, int64_t sequence) {
  constexpr std::chrono::milliseconds pause(200);
  v1::GetStatusResponse status;
  while (true) {
    if (!session.done(client.call("AdminService/GetStatus", v1::GetStatusRequest(), status))) {
      return;
    }
    if (status.rewritten_sequence() >= sequence || !status.not_writing_reason().empty() ||
        !status.files_failure().empty()) {
      break;
    }
    std::this_thread::sleep_for(pause);
  }
  if (status.rewritten_sequence() < sequence) {
    return session.fail(
        3, session.say("erasure.not_in_files", {{"cause", status.not_writing_reason().empty()
                                                              ? status.files_failure()
                                                              : status.not_writing_message()}}));
  }
  std::cerr << session.say("erasure.in_files") << "\n";
}

void add_retention(CLI::App& app, Session& session) {
  CLI::App* command = session.add_command(app, "retention");
  command->require_subcommand(1);
  const auto flags = std::make_shared<Flags>();
  const auto add_unit = [&session, flags](CLI::App* to) {
    to->add_option("--unit", flags->unit, session.say("flag.unit"));
  };
  CLI::App* listing = session.add_command(*command, "list", Answers::table);
  add_unit(listing);
  listing->callback([&session, flags] { list(session, *flags); });
  CLI::App* applying = session.add_command(*command, "apply", Answers::words);
  add_unit(applying);
  flags->reason = message("retention.reason", {}, Language::vietnamese);
  applying->add_option("--reason", flags->reason, session.say("flag.retention.reason"))
      ->capture_default_str();
  applying->add_option("--legal-basis", flags->legal_basis, session.say("field.legal_basis"))
      ->required();
  applying->add_flag("--yes", flags->yes, session.say("flag.yes"));
  applying->callback([&session, flags] { apply(session, *flags); });
}

}  // namespace motcua::cli
