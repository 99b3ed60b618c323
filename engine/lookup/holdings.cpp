// A holding begins with each hand-over, and where else another holder stands after a record than
// before it. Free text is not compared: when it is erased, no holding may vanish.
#include "engine/lookup/holdings.h"

#include "engine/dossier/arriving.h"
#include "engine/dossier/law.h"
#include "engine/records/codec.h"
#include "engine/try.h"

namespace motcua {
namespace {

bool is_another(Holder one, Holder other) {
  one.text.clear();
  other.text.clear();
  return !(one == other);
}

// Under way it is the receiving unit's, whoever was told to take it.
bool hands_over(const JournalRecord& record, const Dossier& after, const Regulation& law) {
  const auto* event = std::get_if<DossierEvent>(&record.body);
  return event && std::holds_alternative<HandedOver>(*event) && !is_under_way(after, law);
}

bool is_move(const JournalRecord& record) {
  const auto* event = std::get_if<DossierEvent>(&record.body);
  return event && std::holds_alternative<MovedToSuccessor>(*event);
}

}  // namespace

OrStoreError<std::vector<Holding>> holdings_of(const Snapshot& snapshot, const Dossier& dossier) {
  const auto records = TRY(records_as_stored(journal_of(*snapshot.store), dossier));
  const Regulation law = law_of(dossier, *snapshot.catalogue);
  std::vector<Holding> holdings;
  Dossier folded;
  for (const JournalRecord& record : records) {
    apply_record(record, folded);
    make_legible(folded.holder);
    Holder holder = answerable_holder(folded, law);
    if (holdings.empty() || hands_over(record, folded, law) ||
        is_another(holdings.back().holder, holder)) {
      const bool goes_on =
          !holdings.empty() && is_move(record) && holder.step == holdings.back().holder.step;
      holdings.push_back({record.header.effective_at, std::move(holder), goes_on});
    }
  }
  return holdings;
}

}  // namespace motcua
