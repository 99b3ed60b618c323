// One dossier of the demonstration from when it is handed in: what happens to it, when, by whom.
// Due times are reckoned by the rules themselves, so that what is meant to be late is late.
#pragma once

#include <optional>

#include "motcua/v1/admin_service.pb.h"
#include "services/motcua/demo_province.h"

namespace motcua::cli {

// What stands before a life begins.
struct DemoCase {
  DemoOffice& office;         // handles it
  const DemoOffice& counter;  // takes it in
  const Procedure& procedure;
  ResumePolicy resume_policy = ResumePolicy::remaining;  // after a supplement
  Channel channel = Channel::direct;
  Minute handed_in;
  Day today;                       // nothing has happened on it yet
  std::optional<Minute> promised;  // by the portal, which did not ask our calendar; not done yet
};

struct DemoDossier {
  v1::HistoryRow row;  // without its line and code
  bool is_received = false;
  Minute numbered;  // when it got its number: of the receipt, else of the submission
};

DemoDossier invent_life(const DemoCase& of, Dice& dice);

}  // namespace motcua::cli
