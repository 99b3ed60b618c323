// fees: what a dossier would owe, and by which tariffs less, before it is received.
#include <iostream>

#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/names.h"

namespace motcua::cli {
namespace {

int64_t owed_of(const v1::FeeLine& fee) {
  if (fee.exempt()) return 0;
  return fee.has_reduced_to_vnd() ? fee.reduced_to_vnd() : fee.amount_vnd();
}

void print_fees(Session& session, const v1::PreviewFeesResponse& response) {
  Grid grid{{"fee", "amount_vnd", "owed_vnd", "tariff", "legal_basis"}, {}};
  for (const auto& fee : response.fees()) {
    grid.rows.push_back({fee.name(), std::to_string(fee.amount_vnd()), std::to_string(owed_of(fee)),
                         fee.tariff(), fee.legal_basis()});
  }
  session.print(grid);
  if (!session.is_for_people()) return;
  std::cout << session.say("fees.owed", {{"owed", amount_in_words(response.owed_vnd())},
                                         {"day", response.day()}})
            << "\n";
  for (const auto& tariff : response.tariffs()) {
    std::cout << "  "
              << session.say(tariff.applies() ? "fees.applies" : "fees.if",
                             {{"tariff", tariff.code()}, {"name", tariff.name()}})
              << "\n";
    Lines lines(session.speech);
    lines.add("fees.condition", tariff.condition());
    lines.add("fees.basis", tariff.legal_basis());
    lines.print_wrapped();
  }
}

}  // namespace

void add_fees(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::PreviewFeesRequest>();
  CLI::App* command = session.add_command(app, "fees", Answers::table);
  add_flags(session, *command, request,
            {.words = {"procedure"}, .required = {"procedure"}, .names = {{"tariffs", "tariff"}}});
  command->callback([&session, request] {
    v1::PreviewFeesResponse response;
    if (session.ask("DossierService/PreviewFees", *request, response)) {
      print_fees(session, response);
    }
  });
}

}  // namespace motcua::cli
