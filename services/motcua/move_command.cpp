// move-due-times: all dossiers of a unit that are due on a day which became off, moved forward
// together; or, with --preview, shown.
#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"

#include <iostream>

namespace motcua::cli {
namespace {

std::vector<std::string> row_of(const Session& session,
                                const v1::MoveDueTimesResponse::Result& result) {
  const v1::Dossier& dossier = result.change().dossier();
  const bool is_moved = result.has_change() && dossier.due_moves_size() > 0;
  const auto& move = is_moved ? *dossier.due_moves().rbegin() : v1::DueMove::default_instance();
  return {result.code(),
          due_cell(session.format, move.has_due_time_before(), move.due_time_before()),
          due_cell(session.format, move.has_due_time_after(), move.due_time_after()),
          result.has_error() ? result.error().message() : ""};
}

void move(Session& session, v1::MoveDueTimesRequest& request) {
  if (request.request_id().empty()) request.set_request_id(new_request_id());
  Client client = session.client();
  v1::MoveDueTimesResponse all;
  do {
    v1::MoveDueTimesResponse page;
    // What was moved until then stays so, and is shown; again, it goes on with the rest.
    if (!session.done(client.call("DossierService/MoveDueTimes", request, page))) break;
    request.set_page_token(page.next_page_token());
    for (auto& result : *page.mutable_results()) all.add_results()->Swap(&result);
    all.set_accepted(all.accepted() + page.accepted());
  } while (!request.page_token().empty());
  const bool is_refused = all.accepted() < all.results_size();
  if (is_refused && session.exit_code == 0) session.exit_code = 1;
  if (session.prints_json(all)) return;
  Grid grid{{"code", "before", "after", "cause"}, {}};
  for (const auto& result : all.results()) grid.rows.push_back(row_of(session, result));
  session.print(grid);
  std::cerr << session.say(request.validate_only() ? "move.would_move" : "move.moved",
                           {{"moved", std::to_string(all.accepted())},
                            {"count", std::to_string(all.results_size())}})
            << "\n";
}

}  // namespace

void add_move_due_times(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::MoveDueTimesRequest>();
  CLI::App* command = session.add_command(app, "move-due-times", Answers::table);
  add_flags(session, *command, request,
            {.required = {"unit", "reason"}, .names = {{"validate_only", "preview"}}});
  command->callback([&session, request] { move(session, *request); });
}

}  // namespace motcua::cli
