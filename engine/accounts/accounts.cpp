// One map of all that proves an account, each kind with a letter of its own before it.
#include "engine/accounts/accounts.h"

namespace motcua {
namespace {

std::string token_proof(std::string_view hash) { return std::string("t").append(hash); }
std::string certificate_proof(std::string_view uri) { return std::string("c").append(uri); }

// No text has a zero byte in it.
std::string subject_proof(std::string_view issuer, std::string_view subject) {
  return std::string("s").append(issuer).append(1, '\0').append(subject);
}

std::vector<std::string> proofs_of(const Account& account) {
  std::vector<std::string> proofs;
  for (const ServiceToken& token : account.tokens) proofs.push_back(token_proof(token.hash));
  if (!account.certificate.empty()) proofs.push_back(certificate_proof(account.certificate));
  if (!account.subject.empty()) proofs.push_back(subject_proof(account.issuer, account.subject));
  return proofs;
}

Accounts::Known found(const std::map<std::string, Accounts::Known, std::less<>>& known,
                      std::string_view key) {
  const auto entry = known.find(key);
  return entry == known.end() ? nullptr : entry->second;
}

}  // namespace

Accounts Accounts::of(std::vector<KnownAccount> rows) {
  Accounts all;
  for (KnownAccount& row : rows) all.put(std::move(row));
  return all;
}

Accounts Accounts::with(KnownAccount changed) const {
  Accounts next = *this;
  next.put(std::move(changed));
  return next;
}

void Accounts::put(KnownAccount changed) {
  const auto known = std::make_shared<const KnownAccount>(std::move(changed));
  Known& place = by_name_[known->account.name];
  if (place) {
    for (const std::string& proof : proofs_of(place->account)) by_proof_.erase(proof);
  }
  place = known;
  for (const std::string& proof : proofs_of(known->account)) {
    by_proof_.insert_or_assign(proof, known);
  }
}

Accounts::Known Accounts::find(std::string_view name) const { return found(by_name_, name); }
Accounts::Known Accounts::of_token(std::string_view hash) const {
  return found(by_proof_, token_proof(hash));
}
Accounts::Known Accounts::of_certificate(std::string_view uri) const {
  return found(by_proof_, certificate_proof(uri));
}
Accounts::Known Accounts::of_subject(std::string_view issuer, std::string_view subject) const {
  return found(by_proof_, subject_proof(issuer, subject));
}

}  // namespace motcua
