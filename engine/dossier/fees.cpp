// No catalogue changes what was asked for: the lines stay as their event has them.
#include "engine/dossier/fees.h"

#include <algorithm>

#include "engine/utf8.h"

namespace motcua {
namespace {

std::optional<int64_t> published_fee(const Procedure& procedure, Channel channel) {
  switch (channel) {
    case Channel::online:
    case Channel::online_partial: return procedure.fee_online_vnd;
    case Channel::post: return procedure.fee_post_vnd;
    case Channel::not_said:
    case Channel::direct: break;
  }
  return procedure.fee_direct_vnd;
}

// It takes from what would be owed else; it is no fee of its own.
bool lessens(const Tariff& tariff) { return tariff.percent || tariff.amount_vnd == 0; }

// Parts of a đồng are not asked for.
int64_t left_to_pay(const Tariff& tariff, int64_t amount_vnd) {
  return tariff.percent ? amount_vnd * *tariff.percent / 100 : 0;
}

void lessen(FeeLine& line, const Tariff& tariff) {
  const bool is_of_kind = tariff.kind == FeeKind::not_said || tariff.kind == line.kind;
  const int64_t left = left_to_pay(tariff, line.amount_vnd);
  if (!is_of_kind || left >= line.owed_vnd()) return;
  line.exempt = left == 0;
  line.reduced_to_vnd = left == 0 ? std::nullopt : std::optional(left);
  line.tariff = tariff.code;
  line.legal_basis = tariff.legal_basis;
}

}  // namespace

int64_t owed_vnd(const std::vector<FeeLine>& lines) {
  int64_t total = 0;
  for (const FeeLine& line : lines) total += line.owed_vnd();
  return total;
}

int64_t still_owed_vnd(const Dossier& dossier, int32_t number) {
  const Obligation* const obligation = find_numbered(dossier.obligations, number);
  int64_t owed = obligation ? obligation->line.owed_vnd() : 0;
  for (const Exemption& one : dossier.exemptions) {
    if (one.number == number) owed -= one.amount_vnd;
  }
  return owed;
}

const Tariff* find_tariff(const Catalogue& catalogue, std::string_view code) {
  const auto& all = catalogue.tariffs();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Tariff& one) { return one.code == code; });
  return found == all.end() ? nullptr : &*found;
}

bool is_valid_for(const Tariff& tariff, std::string_view procedure, Channel channel, Day day) {
  return tariff.is_of(procedure) && tariff.is_for(channel) && tariff.is_valid_on(day);
}

OrRejection<std::vector<FeeLine>> check_fees(std::vector<FeeLine> lines,
                                             const Situation& situation) {
  int64_t left = fee_vnd_max;  // of all lines together, too
  for (size_t i = 0; i < lines.size(); ++i) {
    FeeLine& line = lines[i];
    const std::string path = "fees[" + std::to_string(i) + "].";
    if (line.amount_vnd < 0 || line.amount_vnd > fee_vnd_max) {
      return reject_field(path + "amount_vnd", "number_between 0–" + std::to_string(fee_vnd_max));
    }
    if (line.amount_vnd > left) {
      return reject_field(path + "amount_vnd", "together_max " + std::to_string(left));
    }
    left -= line.amount_vnd;
    if (line.exempt && line.reduced_to_vnd.value_or(0) != 0) {
      return reject_field(path + "reduced_to_vnd", "nothing_of_exempt");
    }
    if (line.reduced_to_vnd &&
        (*line.reduced_to_vnd < 0 || *line.reduced_to_vnd > line.amount_vnd)) {
      return reject_field(path + "reduced_to_vnd",
                          "number_between 0–" + std::to_string(line.amount_vnd));
    }
    const bool says_nothing = is_blank(line.name) && line.amount_vnd == 0;
    if (says_nothing && !situation.imported) return reject_field(path + "name", "required");
    const Tariff* const tariff = find_tariff(*situation.catalogue, line.tariff);
    if (tariff && is_blank(line.legal_basis)) line.legal_basis = tariff->legal_basis;
  }
  return lines;
}

void apply_fees(Dossier& dossier, const std::vector<FeeLine>& lines, Instant at) {
  for (const FeeLine& line : lines) {
    if (is_blank(line.name) && line.amount_vnd == 0) continue;
    dossier.obligations.push_back({.at = at, .line = line});
  }
  dossier.owed_vnd += owed_vnd(lines);
}

PublishedFees published_fees(const Catalogue& catalogue, const Procedure& procedure,
                             Channel channel, Day day, const std::vector<std::string>& confirmed) {
  PublishedFees fees;
  if (const auto amount = published_fee(procedure, channel)) {
    fees.lines.push_back({.name = "Phí, lệ phí", .amount_vnd = *amount});
  }
  for (const Tariff& tariff : catalogue.tariffs()) {
    if (!is_valid_for(tariff, procedure.code, channel, day)) continue;
    const bool is_confirmed =
        std::find(confirmed.begin(), confirmed.end(), tariff.code) != confirmed.end();
    fees.tariffs.push_back(
        {.tariff = &tariff, .applies = is_confirmed || is_blank(tariff.condition)});
    if (lessens(tariff) || !fees.tariffs.back().applies) continue;
    fees.lines.push_back({.kind = tariff.kind,
                          .name = tariff.name.empty() ? tariff.code : tariff.name,
                          .amount_vnd = *tariff.amount_vnd,
                          .tariff = tariff.code,
                          .legal_basis = tariff.legal_basis});
  }
  for (const ValidTariff& valid : fees.tariffs) {
    if (!valid.applies || !lessens(*valid.tariff)) continue;
    for (FeeLine& line : fees.lines) lessen(line, *valid.tariff);
  }
  return fees;
}

}  // namespace motcua
