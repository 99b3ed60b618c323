// move-due-times: all dossiers of a unit that are due on a day which became off, moved forward
// together; move-to-successors: all that a unit which has ended still has. Or, with --preview,
// shown.
#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"

#include <chrono>
#include <iostream>
#include <thread>

namespace motcua::cli {
namespace {

// Before and after.
std::pair<std::string, std::string> moved_from_to(const Session& session,
                                                  const v1::MoveDueTimesResponse::Result& result) {
  const v1::Dossier& dossier = result.change().dossier();
  const bool is_moved = result.has_change() && dossier.due_moves_size() > 0;
  const auto& move = is_moved ? *dossier.due_moves().rbegin() : v1::DueMove::default_instance();
  return {due_cell(session.format, move.has_due_time_before(), move.due_time_before()),
          due_cell(session.format, move.has_due_time_after(), move.due_time_after())};
}
std::pair<std::string, std::string> moved_from_to(
    const Session&, const v1::MoveToSuccessorsResponse::Result& result) {
  const v1::Dossier& dossier = result.change().dossier();
  const bool is_moved = result.has_change() && dossier.placements_size() > 0;
  return {is_moved ? dossier.placements().rbegin()->unit() : "", dossier.unit()};
}

// A full intake, of which a page cut short tells, passes in moments.
grpc::Status call_patiently(Client& client, const std::string& method,
                            const google::protobuf::Message& request,
                            google::protobuf::Message& page) {
  constexpr int tries_max = 25;
  constexpr std::chrono::milliseconds pause(200);
  grpc::Status status = client.call(method, request, page);
  for (int tries = 1; tries < tries_max; ++tries) {
    if (status.error_code() != grpc::RESOURCE_EXHAUSTED) break;
    std::this_thread::sleep_for(pause);
    status = client.call(method, request, page);
  }
  return status;
}

// What was moved until a page fails stays so, and is shown; again, it goes on with the rest.
template <class Response, class Request>
void move(Session& session, Request& request, const std::string& method) {
  if (request.request_id().empty()) request.set_request_id(new_request_id());
  Client client = session.client();
  Response all;
  do {
    Response page;
    if (!session.done(call_patiently(client, "DossierService/" + method, request, page))) break;
    request.set_page_token(page.next_page_token());
    for (auto& result : *page.mutable_results()) all.add_results()->Swap(&result);
    all.set_accepted(all.accepted() + page.accepted());
  } while (!request.page_token().empty());
  const bool is_refused = all.accepted() < all.results_size();
  if (is_refused && session.exit_code == 0) session.exit_code = 1;
  if (session.prints_json(all)) return;
  Grid grid{{"code", "before", "after", "cause"}, {}};
  for (const auto& result : all.results()) {
    const auto [before, after] = moved_from_to(session, result);
    grid.rows.push_back(
        {result.code(), before, after, result.has_error() ? result.error().message() : ""});
  }
  session.print(grid);
  const std::string what = std::is_same_v<Response, v1::MoveDueTimesResponse> ? "_due" : "";
  std::cerr << session.say((request.validate_only() ? "move.would_move" : "move.moved") + what,
                           {{"moved", std::to_string(all.accepted())},
                            {"count", std::to_string(all.results_size())}})
            << "\n";
}

template <class Response, class Request>
void add(CLI::App& app, Session& session, const std::string& name, const std::string& method,
         const std::set<std::string>& required) {
  auto* request = session.add_request<Request>();
  CLI::App* command = session.add_command(app, name, Answers::table);
  add_flags(session, *command, request,
            {.required = required, .names = {{"validate_only", "preview"}}});
  command->callback([&session, request, method] { move<Response>(session, *request, method); });
}

}  // namespace

void add_moves(CLI::App& app, Session& session) {
  add<v1::MoveDueTimesResponse, v1::MoveDueTimesRequest>(app, session, "move-due-times",
                                                         "MoveDueTimes", {"unit", "reason"});
  add<v1::MoveToSuccessorsResponse, v1::MoveToSuccessorsRequest>(
      app, session, "move-to-successors", "MoveToSuccessors", {"unit", "reason"});
}

}  // namespace motcua::cli
