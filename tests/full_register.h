// A small register with rows in every table, for tests of what damage does.
#pragma once

#include "engine/lookup/freezing.h"
#include "tests/engine/receipt.h"
#include "tests/world.h"

namespace motcua::testing {

// From Monday 2 March 2026 on; its tables are written. A life with everything on Monday and
// Tuesday, then a second publication, an import, a frozen report and an account.
inline void fill_every_table(World& world) {
  char last_id = 'a';
  const auto act = [&](DossierCommand command, const std::string& code = "") {
    const auto answer = world.act(Request{.command = std::move(command),
                                          .actor = {.officer = "o1", .role = Role::supervisor},
                                          .request_id = std::string(16, last_id++),
                                          .content_hash = "content",
                                          .code = code});
    EXPECT_TRUE(answer);
    return answer ? answer->dossier->code : std::string();
  };
  world.at(instant("2026-03-02T08:00"));
  Receive known = receipt("P.3");
  known.application.applicant = {.identity = "052201000123", .telephone = "0901234567"};
  known.application.receiving_unit = "P.1";
  known.application.caller_reference = "r1";
  act(known);
  act(Submit{.application = receipt("P.2", Channel::online).application});
  Receive short_limit = receipt();
  short_limit.application.procedure = "4H";
  const std::string late = act(short_limit);
  const std::string waiting = act(receipt());
  world.at(instant("2026-03-02T09:00"));
  act(RequestSupplement{.papers = {"p"}, .reason = "r", .legal_basis = "b"}, waiting);
  EXPECT_TRUE(world.registrar().tables().add_to_cells());  // what comes now waits
  world.at(instant("2026-03-03T10:00"));
  act(HandOver{.to = "P.2"}, late);
  act(Resolve{}, late);
  act(IssueApology{.reason = "r", .signed_by = "h"}, late);
  act(ReturnResult{}, late);
  CatalogueEntries more;
  more.procedures = {{.code = "NEW", .name = "NEW", .limit_direct = "1wd"}};
  EXPECT_TRUE(world.act(Request{.command = PublishCatalogue{more}}));
  Receive imported = receipt();
  imported.imported_code = "OLD-1";
  EXPECT_TRUE(world.act(Request{
      .command = ImportDossier{
          .code = "OLD-1", .events = {{.command = imported, .at = instant("2026-02-02T08:00")}}}}));
  const Snapshot snapshot = world.snapshot();
  const auto figures = take_figures(
      snapshot,
      {.report = find_report("form-06a"),
       .fold = "extended",
       .rows = {
           .unit = {1}, .period = {day("2026-02-01"), day("2026-02-28")}, .now = snapshot.now}});
  ASSERT_TRUE(figures);
  EXPECT_TRUE(
      world.act(Request{.command = FreezeReport{*figures}, .actor = {.role = Role::supervisor}}));
  EXPECT_TRUE(world.act({.command = ChangeAccount{
                             .account = {.name = "clerk.one",
                                         .officer = "o1",
                                         .grants = {{Role::clerk, "P.1"}},
                                         .password = {.verifier = "$argon2id$of a password"}}}}));
  EXPECT_TRUE(world.registrar().commit());
}

}  // namespace motcua::testing
