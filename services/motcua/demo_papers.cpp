#include "services/motcua/demo_papers.h"

namespace motcua::cli {
namespace {

constexpr int64_t large_fee_vnd = 100'000;
constexpr const char* missing_papers[] = {"Bản sao có chứng thực giấy tờ chứng minh chỗ ở",
                                          "Văn bản ủy quyền", "Tờ khai có xác nhận của khu dân cư",
                                          "Bản vẽ hiện trạng", "Giấy tờ về quan hệ nhân thân"};

v1::Digitising invent_digitising(int digitised_percent, Dice& dice) {
  if (!dice.percent(digitised_percent)) return v1::NOT_DIGITISED;
  const int how = dice.below(100);
  if (how < 12) return v1::REUSED_FROM_DOSSIER;
  return how < 20 ? v1::REUSED_FROM_RESULT : v1::DIGITISED;
}

void add_paper(const Paper& published, bool is_digitised, Dice& dice, v1::HistoryRow& row) {
  v1::Paper& paper = *row.add_papers();
  paper.set_name(published.name);
  paper.set_originals(published.originals);
  paper.set_certified_copies(published.certified_copies);
  paper.set_copies(published.copies);
  paper.set_digitising(invent_digitising(is_digitised ? 100 : 0, dice));
  if (is_digitised && dice.percent(80)) paper.set_e_certified_copies(published.certified_copies);
}

int64_t fee_of(const Procedure& procedure, Channel channel) {
  switch (channel) {
    case Channel::online:
    case Channel::online_partial: return procedure.fee_online_vnd.value_or(0);
    case Channel::post: return procedure.fee_post_vnd.value_or(0);
    case Channel::not_said:
    case Channel::direct: break;
  }
  return procedure.fee_direct_vnd.value_or(0);
}

}  // namespace

void invent_papers(const Procedure& procedure, int digitised_percent, Dice& dice,
                   v1::HistoryRow& row) {
  // Whoever scans one paper of a dossier scans the others, too.
  const bool is_digitised = dice.percent(digitised_percent);
  for (const Paper& paper : procedure.papers) add_paper(paper, is_digitised, dice, row);
  if (procedure.papers.empty()) {
    Paper form;
    form.name = "Đơn, tờ khai theo mẫu";
    form.originals = 1;
    add_paper(form, is_digitised, dice, row);
  }
  if (procedure.code != certified_copies_procedure) return;
  v1::Paper& copies = *row.mutable_papers()->rbegin();
  copies.set_copies(0);
  copies.set_certified_copies(dice.between(1, 5));
  if (is_digitised && dice.percent(88)) copies.set_e_certified_copies(copies.certified_copies());
}

std::optional<v1::FeeLine> invent_fee(const Procedure& procedure, Channel channel, Dice& dice) {
  int64_t amount = fee_of(procedure, channel);
  if (amount == 0) return std::nullopt;
  if (procedure.code == certified_copies_procedure) amount *= dice.between(1, 8);
  v1::FeeLine fee;
  fee.set_amount_vnd(amount);
  fee.set_kind(amount >= large_fee_vnd ? v1::CHARGE : v1::FEE);
  fee.set_name(amount >= large_fee_vnd ? "Phí thẩm định" : "Lệ phí");
  if (dice.percent(5)) {
    fee.set_exempt(true);
    fee.set_name("Lệ phí (miễn: người có công)");
  }
  return fee;
}

const char* invent_missing_paper(Dice& dice) { return dice.one_of(missing_papers); }

}  // namespace motcua::cli
