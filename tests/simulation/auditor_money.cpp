// The judge's book of fees: lines as they were asked for, and every đồng that came or went back.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/auditor.h"

namespace motcua::testing {

int64_t Auditor::kept(const Told& dossier) {
  int64_t kept = 0;
  for (const Paid& payment : dossier.payments) kept += payment.amount_vnd;
  for (const Paid& refund : dossier.refunds) kept -= refund.amount_vnd;
  return kept;
}

int64_t Auditor::owed(const Told& dossier) {
  int64_t owed = 0;
  for (const int64_t fee : dossier.fees) owed += fee;
  return owed;
}

// Whoever got no result, or a denial, may have all back.
int64_t Auditor::refundable(const Told& dossier) {
  const bool is_denied = dossier.denied && (dossier.state == 9 || dossier.state == 10);
  const bool has_nothing = dossier.state == 7 || dossier.state == 8 || is_denied;
  return std::max<int64_t>(0, kept(dossier) - (has_nothing ? 0 : owed(dossier)));
}

void Auditor::learn_fees(Told& dossier, const std::vector<FeeLine>& lines, Instant at) {
  dossier.is_baseless = false;
  dossier.has_no_tariff = false;
  for (const FeeLine& line : lines) {
    int64_t owed = line.amount_vnd;
    if (line.reduced_to_vnd) owed = *line.reduced_to_vnd;
    if (line.exempt) owed = 0;
    dossier.fees.push_back(owed);
    dossier.owing.push_back({.at = at, .owed = owed, .exempted = line.amount_vnd - owed});
    const bool is_less = line.exempt || line.reduced_to_vnd;
    dossier.is_baseless |= is_less && line.tariff.empty() && line.legal_basis.empty();
    dossier.has_no_tariff |= !line.tariff.empty();  // there is none in this catalogue
  }
}

void Auditor::learn_money(Told& dossier, const DossierCommand& command, Instant at) {
  if (const auto* const payment = std::get_if<RecordPayment>(&command)) {
    EXPECT_EQ(find_paid(dossier.payments, *payment), nullptr) << dossier.code << " paid twice";
    dossier.payments.push_back({.at = at,
                                .amount_vnd = payment->amount_vnd,
                                .online = payment->method == PaymentMethod::online,
                                .method = payment->method,
                                .reference = payment->reference});
  } else if (const auto* const refund = std::get_if<RecordRefund>(&command)) {
    EXPECT_LE(refund->amount_vnd, refundable(dossier)) << dossier.code;
    EXPECT_EQ(find_paid(dossier.refunds, *refund), nullptr) << dossier.code << " given back twice";
    dossier.refunds.push_back({.at = at,
                               .amount_vnd = refund->amount_vnd,
                               .online = refund->method == PaymentMethod::online,
                               .method = refund->method,
                               .reference = refund->reference});
  } else if (const auto* const exempt = std::get_if<ExemptFee>(&command)) {
    const auto index = static_cast<size_t>(exempt->number) - 1;
    ASSERT_LT(index, dossier.fees.size()) << dossier.code;
    const int64_t less = dossier.fees[index] - exempt->left_vnd;
    EXPECT_GT(less, 0) << dossier.code;
    dossier.fees[index] = exempt->left_vnd;
    dossier.owing.push_back({.at = at, .owed = -less, .exempted = less});
    dossier.is_baseless = exempt->tariff.empty() && exempt->legal_basis.empty();
    dossier.has_no_tariff = !exempt->tariff.empty();
  }
}

// Of money that was told before.
void Auditor::judge_unchanged(const Told& dossier, const DossierCommand& command) {
  const Paid* known = nullptr;
  int64_t amount = 0;
  if (const auto* const payment = std::get_if<RecordPayment>(&command)) {
    known = find_paid(dossier.payments, *payment);
    amount = payment->amount_vnd;
  } else if (const auto* const refund = std::get_if<RecordRefund>(&command)) {
    known = find_paid(dossier.refunds, *refund);
    amount = refund->amount_vnd;
  }
  ASSERT_NE(known, nullptr) << dossier.code;
  EXPECT_EQ(known->amount_vnd, amount) << dossier.code;
  EXPECT_FALSE(dossier.erased) << dossier.code;
}

void Auditor::judge_money_refusal(const Told& dossier, const DossierCommand& command,
                                  Reason reason) {
  const auto* const payment = std::get_if<RecordPayment>(&command);
  const auto* const refund = std::get_if<RecordRefund>(&command);
  const auto* const exempt = std::get_if<ExemptFee>(&command);
  if (reason == Reason::TOO_MANY_ENTRIES) {
    const size_t most = std::max({dossier.payments.size(), dossier.refunds.size(),
                                  dossier.fees.size(), dossier.owing.size() - dossier.fees.size()});
    EXPECT_GE(most, 100u) << dossier.code;
  } else if (reason == Reason::PAYMENT_REFERENCE_TAKEN) {
    ASSERT_TRUE(payment || refund) << dossier.code;
    const Paid* const known =
        payment ? find_paid(dossier.payments, *payment) : find_paid(dossier.refunds, *refund);
    ASSERT_NE(known, nullptr) << dossier.code;
    EXPECT_NE(known->amount_vnd, payment ? payment->amount_vnd : refund->amount_vnd);
  } else if (reason == Reason::REFUND_TOO_LARGE) {
    ASSERT_TRUE(refund) << dossier.code;
    EXPECT_GT(refund->amount_vnd, refundable(dossier)) << dossier.code;
  } else if (reason == Reason::FEE_NOT_FOUND || reason == Reason::FEE_NOT_OWED) {
    ASSERT_TRUE(exempt) << dossier.code;
    const auto number = static_cast<size_t>(exempt->number);
    const bool is_there = number >= 1 && number <= dossier.fees.size();
    EXPECT_EQ(is_there, reason == Reason::FEE_NOT_OWED) << dossier.code;
    if (is_there) EXPECT_EQ(dossier.fees[number - 1], 0) << dossier.code;
  }
}

void Auditor::expect_money_warnings(const Told& dossier, Verb verb, std::set<Reason>& expected) {
  const int64_t kept = Auditor::kept(dossier);
  const int64_t owed = Auditor::owed(dossier);
  const bool may_be_over = verb == Verb::record_payment || verb == Verb::exempt_fee;
  if (may_be_over && kept > owed) expected.insert(Reason::OVERPAID);
  if (verb == Verb::record_refund && kept < owed) expected.insert(Reason::REFUNDED_BELOW_OWED);
  const bool returns = verb == Verb::return_result && dossier.delivered.size() == 1;
  const bool is_denied = dossier.denied && dossier.state >= 9;
  if (returns && kept < owed && !is_denied) expected.insert(Reason::FEE_OUTSTANDING);
  const bool has_fees =
      verb == Verb::receive || verb == Verb::request_payment || verb == Verb::exempt_fee;
  if (has_fees && dossier.is_baseless) expected.insert(Reason::EXEMPTION_WITHOUT_BASIS);
  if (has_fees && dossier.has_no_tariff) expected.insert(Reason::TARIFF_NOT_VALID);
}

Auditor::Figures Auditor::money(const Asked& whole) const {
  Figures figures{
      {"owed_vnd", {0, 1}},        {"exempted_vnd", {0, 1}}, {"paid_at_counter_vnd", {0, 1}},
      {"paid_online_vnd", {0, 1}}, {"paid_vnd", {0, 1}},     {"refunded_vnd", {0, 1}},
      {"outstanding_vnd", {0, 1}}};
  const auto count = [&](const char* name, int64_t more) { figures[name].numerator += more; };
  for (const auto& [dossier, asked] : stays(whole)) {
    if (!dossier.received) continue;
    int64_t balance = 0;
    for (const Told::Owing& one : dossier.owing) {
      if (asked.came(one.at)) balance += one.owed;
      if (!asked.has(one.at)) continue;
      count("owed_vnd", one.owed);
      count("exempted_vnd", one.exempted);
    }
    for (const Paid& payment : dossier.payments) {
      if (asked.came(payment.at)) balance -= payment.amount_vnd;
      if (!asked.has(payment.at)) continue;
      count(payment.online ? "paid_online_vnd" : "paid_at_counter_vnd", payment.amount_vnd);
      count("paid_vnd", payment.amount_vnd);
    }
    for (const Paid& refund : dossier.refunds) {
      if (asked.came(refund.at)) balance += refund.amount_vnd;
      if (asked.has(refund.at)) count("refunded_vnd", refund.amount_vnd);
    }
    // Who was denied pays no more than who got no result, unless that is reopened.
    std::optional<Instant> over = dossier.ended_without;
    if (dossier.denied && dossier.state >= 9) over = dossier.finished.back();
    const bool is_over = over && asked.came(*over);
    if (!asked.went_out && !is_over) count("outstanding_vnd", std::max<int64_t>(0, balance));
  }
  return figures;
}

}  // namespace motcua::testing
