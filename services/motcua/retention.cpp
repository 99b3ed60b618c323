// retention: dossiers kept as long as their procedures say, shown and erased.
#include <chrono>
#include <iostream>
#include <thread>

#include "motcua/v1/admin_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
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

void print(const Session& session, const v1::ListRetentionDueResponse& all, int most) {
  if (session.format == OutputFormat::json) {
    std::cout << to_json(all);
    return;
  }
  Grid grid{{"code", "unit", "procedure", "ended", "kept_until"}, {}};
  for (const auto& item : all.items()) {
    if (static_cast<int>(grid.rows.size()) == most) break;
    grid.rows.push_back(
        {item.code(), item.unit(), item.procedure(), civil(item.ended_time()), item.kept_until()});
  }
  print_grid(grid, session.format);
}

void list(Session& session, const Flags& flags) {
  Client client = session.client();
  if (const auto all = due(session, client, flags)) print(session, *all, INT_MAX);
}

void apply(Session& session, const Flags& flags) {
  constexpr int shown = 20;
  Client client = session.client();
  const auto all = due(session, client, flags);
  if (!all) return;
  if (!flags.yes) {
    print(session, *all, shown);
    std::cerr << "Sẽ xóa vĩnh viễn dữ liệu cá nhân của " << all->items_size()
              << " hồ sơ; thêm --yes để thực hiện / the personal data of so many dossiers would be "
                 "erased for good: do it with --yes\n";
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
  std::cout << "đã xóa / erased: " << erased << " / " << all->items_size() << "\n";
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
    if (status.rewritten_sequence() >= sequence || !status.not_writing_reason().empty()) break;
    std::this_thread::sleep_for(pause);
  }
  if (status.rewritten_sequence() < sequence) {
    return session.fail(
        3, "đã ghi lệnh xóa, nhưng các tệp chưa được viết lại: " + status.not_writing_message() +
               " / the erasure is recorded, but the files are not rewritten yet");
  }
  std::cerr
      << "không còn trong tệp nào của thư mục dữ liệu; các bản sao lưu trước đó vẫn còn / gone "
         "from every file of the data directory; backups of before have it still\n";
}

void add_retention(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "retention", "Hồ sơ hết thời hạn lưu dữ liệu cá nhân / dossiers kept as long as they may be");
  command->require_subcommand(1);
  const auto flags = std::make_shared<Flags>();
  const auto add_unit = [flags](CLI::App* to) {
    to->add_option("--unit", flags->unit, "cơ quan, cả trực thuộc / a unit with all below it");
  };
  CLI::App* listing = command->add_subcommand("list", "Danh sách / show them");
  session.answers[listing] = Answers::table;
  add_unit(listing);
  listing->callback([&session, flags] { list(session, *flags); });
  CLI::App* applying = command->add_subcommand(
      "apply", "Xóa dữ liệu cá nhân của chúng / erase their personal data (supervisor)");
  session.answers[applying] = Answers::words;
  add_unit(applying);
  applying->add_option("--reason", flags->reason, "lý do, không nêu tên ai / why, naming nobody")
      ->default_str("hết thời hạn lưu");
  flags->reason = "hết thời hạn lưu";
  applying->add_option("--legal-basis", flags->legal_basis, "căn cứ / its legal basis")->required();
  applying->add_flag("--yes", flags->yes, "thực hiện / do it");
  applying->callback([&session, flags] { apply(session, *flags); });
}

}  // namespace motcua::cli
