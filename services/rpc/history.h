// Rows of another system's history as commands of ours.
#pragma once

#include "engine/registrar/request.h"
#include "motcua/v1/admin_service.pb.h"

namespace motcua {

// Refuses only what cannot be read: an unknown kind, an unreadable time, a text of the wrong shape.
OrRejection<ImportDossier> to_import(const v1::HistoryRow& row);

}  // namespace motcua
