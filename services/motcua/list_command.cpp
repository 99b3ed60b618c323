// list, queues: dossiers by queue, unit, person or code, page after page; how many each queue has.
#include <algorithm>
#include <iostream>

#include "engine/lookup/list.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/names.h"
#include "services/motcua/queue_time.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

// With its mark where it has passed.
std::string cell_of(OutputFormat format, const QueueTime& in_queue, bool is_late) {
  const auto& time = in_queue.time;
  if (!time) return "";
  if (!in_queue.is_due) return time_cell(format, true, *time);
  return due_cell(format, true, *time) + (is_late ? " !" : "");
}

bool has_new_time(const v1::Dossier& dossier) {
  return !dossier.letters().empty() && dossier.letters().rbegin()->has_reappointed_time();
}

// The time that orders the list comes first; the due time, where that is another, last. To what a
// letter reappointed stands beside the due time as soon as one has it.
Grid grid_for_people(Session& session, Client& client, const v1::ListDossiersRequest& request,
                     const v1::ListDossiersResponse& all) {
  Names names(client);
  const QueueOrder order = order_of(request.queue());
  const bool has_own_time = order != QueueOrder::due;
  const bool has_new_times =
      !has_own_time && std::any_of(all.dossiers().begin(), all.dossiers().end(), has_new_time);
  Grid grid{{"code"}, {}, 2, 1};
  grid.headings.emplace_back(order == QueueOrder::due         ? "due"
                             : order == QueueOrder::other_due ? "to_do_by"
                                                              : "since");
  if (has_new_times) {
    grid.headings.emplace_back("reappointed_time");
    ++grid.whole;
    ++grid.spare;
  }
  grid.headings.insert(grid.headings.end(), {"state", "applicant", "procedure", "holder"});
  if (has_own_time) {
    grid.headings.emplace_back("due");
    ++grid.spare;
  }
  for (const auto& dossier : all.dossiers()) {
    const QueueTime due{
        .time = dossier.has_due_time() ? std::optional(dossier.due_time()) : std::nullopt,
        .is_due = true};
    const std::string due_words = cell_of(session.format, due, dossier.overdue());
    auto& row = grid.rows.emplace_back(std::vector{dossier.code()});
    if (has_own_time) {
      const QueueTime own = time_in_queue(request.queue(), dossier,
                                          request.subtree() ? std::string() : request.unit());
      row.push_back(
          cell_of(session.format, own, own.time && has_passed(*own.time, all.as_of_time())));
    } else {
      row.push_back(due_words);
    }
    if (has_new_times) {
      row.push_back(has_new_time(dossier) ? due_cell(session.format, true,
                                                     dossier.letters().rbegin()->reappointed_time())
                                          : "");
    }
    row.insert(row.end(), {label(dossier.state(), session.speech), dossier.applicant().name(),
                           names.procedure(dossier), names.holder(dossier.holder())});
    if (has_own_time) row.push_back(due_words);
  }
  return grid;
}

Grid grid_for_spreadsheet(const Session& session, const v1::ListDossiersResponse& all) {
  Grid grid{{"code", "state", "procedure", "received", "due", "overdue", "unit", "officer"}, {}};
  for (const auto& dossier : all.dossiers()) {
    grid.rows.push_back(
        {dossier.code(), label(dossier.state(), session.speech), dossier.procedure(),
         time_cell(session.format, dossier.has_received_time(), dossier.received_time()),
         due_cell(session.format, dossier.has_due_time(), dossier.due_time()),
         dossier.overdue() ? "!" : "", dossier.holder().unit(), dossier.holder().officer()});
  }
  return grid;
}

Grid grid_of(const Session& session, const v1::CountQueuesResponse& response) {
  Grid grid{{"queue", "count", "most_urgent_time"}, {}};
  for (const auto& queue : response.queues()) {
    grid.rows.push_back(
        {queue.name(), std::to_string(queue.count()),
         time_cell(session.format, queue.has_most_urgent_time(), queue.most_urgent_time())});
  }
  return grid;
}

// With what --queue takes. No mark at acceptance, where some wait for a supplement since then.
Grid grid_for_people(const Session& session, const v1::CountQueuesResponse& response) {
  Grid grid{{"queue", "key", "count", "most_urgent_time"}, {}, 2};
  for (const auto& queue : response.queues()) {
    const QueueTime urgent{.time = queue.has_most_urgent_time()
                                       ? std::optional(queue.most_urgent_time())
                                       : std::nullopt,
                           .is_due = order_of(queue.name()) != QueueOrder::since};
    const bool may_be_late = queue.name() != "acceptance" && urgent.time;
    grid.rows.push_back({session.word("queue." + queue.name()), dashed(queue.name()),
                         std::to_string(queue.count()),
                         cell_of(session.format, urgent,
                                 may_be_late && has_passed(*urgent.time, response.as_of_time()))});
  }
  return grid;
}

}  // namespace

void add_queues(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::CountQueuesRequest>();
  CLI::App* command = session.add_command(app, "queues", Answers::table);
  add_flags(session, *command, request, {.values = {{"side", joined(names_in(queue_sides))}}});
  command->callback([&session, request] {
    v1::CountQueuesResponse response;
    if (!session.ask("DossierService/CountQueues", *request, response)) return;
    session.print(session.is_for_people() ? grid_for_people(session, response)
                                          : grid_of(session, response));
  });
}

void add_list(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::ListDossiersRequest>();
  CLI::App* command = session.add_command(app, "list", Answers::table);
  add_flags(session, *command, request,
            {.names = {{"officer", "held-by"}},
             .values = {{"queue", dashed(joined(names_in(list_queues)))},
                        {"side", joined(names_in(queue_sides))}}});
  const std::string& limit_text = add_limit(session, *command);
  command->callback([&session, request, &limit_text] {
    const int limit = std::stoi(limit_text);
    std::replace(request->mutable_queue()->begin(), request->mutable_queue()->end(), '-', '_');
    Client client = session.client();
    v1::ListDossiersResponse all;
    if (!session.done(client.list("DossierService/ListDossiers", *request, all,
                                  &v1::ListDossiersResponse::dossiers, limit)) ||
        session.prints_json(all)) {
      return;
    }
    session.print(session.is_for_people() ? grid_for_people(session, client, *request, all)
                                          : grid_for_spreadsheet(session, all));
    if (all.dossiers().empty()) std::cerr << session.say("list.nothing") << "\n";
    if (!all.next_page_token().empty()) std::cerr << session.say("list.more") << "\n";
  });
}

}  // namespace motcua::cli
