// A late one needs its letter first, where its law says so.
#include "engine/dossier/transitions/return_result.h"

#include <algorithm>
#include <iterator>

#include "engine/dossier/law.h"
#include "engine/try.h"

namespace motcua {
namespace {

OrRejection<void> check_apology(const Situation& situation) {
  const Dossier& dossier = *situation.dossier;
  const Regulation regulation = law_of(dossier, *situation.catalogue);
  if (!dossier.is_late() || !dossier.letters.empty() || !regulation.apology_blocks_return) {
    return {};
  }
  return reject(Reason::APOLOGY_REQUIRED,
                {{"code", dossier.code},
                 {"due_time",
                  dossier.finishes.back().due ? format_instant(*dossier.finishes.back().due) : ""},
                 {"regulation",
                  basis_of(&Regulation::apology_blocks_return, dossier, *situation.catalogue)}});
}

// Each way once.
OrRejection<void> check_way(const Dossier& dossier, ReturnMethod method) {
  for (const Delivery& delivery : deliveries_of_result(dossier)) {
    if (delivery.method != method) continue;
    return reject(Reason::ALREADY_RETURNED,
                  {{"code", dossier.code}, {"returned_time", format_instant(delivery.at)}});
  }
  return {};
}

}  // namespace

std::vector<Delivery> deliveries_of_result(const Dossier& dossier) {
  const auto finish = static_cast<int32_t>(dossier.finishes.size());
  std::vector<Delivery> deliveries;
  std::copy_if(dossier.deliveries.begin(), dossier.deliveries.end(), std::back_inserter(deliveries),
               [&](const Delivery& one) { return one.finish == finish; });
  return deliveries;
}

OrRejection<Returned> ReturnResult::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  if (!situation.imported) {
    if (dossier.state == State::resolved) {
      TRY(check_apology(situation));
    } else {
      TRY(check_way(dossier, method));
    }
  }
  return Returned{.method = method, .taken_by = taken_by};
}

void Returned::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.deliveries.push_back({.at = occasion.effective,
                                .method = method,
                                .taken_by = taken_by,
                                .finish = static_cast<int32_t>(dossier.finishes.size())});
  if (dossier.state == State::returned) return;
  dossier.state = State::returned;
  dossier.returned_at = occasion.effective;
}

}  // namespace motcua
