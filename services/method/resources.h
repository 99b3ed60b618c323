// Resources of the API from the engine's values, beyond what goes by name alone.
#pragma once

#include "engine/lookup/explanation.h"
#include "engine/lookup/snapshot.h"
#include "motcua/v1/dossier_service.pb.h"

namespace motcua {

void to_resource(const Dossier& dossier, Instant now, v1::Dossier& resource);
void to_resource(const JournalRecord& record, const std::string& record_bytes, int32_t revision,
                 v1::DossierEvent& resource);
void to_resource(const Step& step, v1::DueTimeStep& resource);

// The last three characters.
std::string masked(std::string_view text);
// For lists: who applies, with the last three characters of identity and telephone; nothing else
// that is personal.
Dossier masked(const Dossier& dossier);

// The 16 bytes of a UUID. Nothing for any other text, nor for the nil UUID (all zeros): programs
// write it when they have made none.
std::optional<std::string> parse_uuid(std::string_view text);

}  // namespace motcua
