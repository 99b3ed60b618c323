// Rows of another system's history as commands of ours.
#pragma once

#include "engine/registrar/request.h"
#include "motcua/v1/admin_service.pb.h"

namespace motcua {

// The hours, "HH:MM", for times that are only a day.
struct DefaultHours {
  std::string event = "08:00";
  std::string due = "17:00";
};
// Those that the chunk gives, else these. Refuses what is no hour.
OrRejection<DefaultHours> default_hours_of(const v1::ImportHistoryRequest& chunk);

struct HistoryReading {
  ImportDossier import;
  // For the summary: where the row did not quite say what was taken.
  bool channel_given = true;
  std::string channel_not_understood;  // the word as texts are kept, in one line
  int32_t day_only_times = 0;
  bool looks_like_old_encoding = false;
};

// Refuses only what cannot be read: an unknown kind, an unreadable time, a text of the wrong shape.
OrRejection<HistoryReading> read_history(const v1::HistoryRow& row, const DefaultHours& hours);

// Which event of its row a refusal is about, from 1; 0: the row itself.
int event_at_fault(const Rejection& rejection);

}  // namespace motcua
