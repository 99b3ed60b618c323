// What applicants of the demonstration bring along: papers, digitised or not, and what they pay.
#pragma once

#include <optional>

#include "engine/catalogue/entries.h"
#include "motcua/v1/admin_service.pb.h"
#include "services/motcua/demo_dice.h"

namespace motcua::cli {

// Copies that are certified: the procedure's result, and counted with its papers.
inline constexpr const char* certified_copies_procedure = "2.000815";

void invent_papers(const Procedure& procedure, int digitised_percent, Dice& dice,
                   v1::HistoryRow& row);

// Nothing where the procedure is free.
std::optional<v1::FeeLine> invent_fee(const Procedure& procedure, Channel channel, Dice& dice);

// One that an officer finds missing.
const char* invent_missing_paper(Dice& dice);

}  // namespace motcua::cli
