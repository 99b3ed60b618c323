// A holding begins where another holder stands after a record than before it.
#include "engine/lookup/holdings.h"

#include "engine/dossier/arriving.h"
#include "engine/records/codec.h"
#include "engine/try.h"

namespace motcua {

OrStoreError<std::vector<Holding>> holdings_of(const Snapshot& snapshot, const Dossier& dossier) {
  const auto records = TRY(records_as_stored(journal_of(*snapshot.store), dossier));
  const Regulation& law = snapshot.catalogue->regulation_on(law_day_of(dossier));
  std::vector<Holding> holdings;
  Dossier folded;
  for (const JournalRecord& record : records) {
    apply_record(record, folded);
    make_legible(folded.holder);
    Holder holder = answerable_holder(folded, law);
    if (holdings.empty() || !(holdings.back().holder == holder)) {
      holdings.push_back({record.header.effective_at, std::move(holder)});
    }
  }
  return holdings;
}

}  // namespace motcua
