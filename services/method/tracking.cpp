// TrackDossier: a citizen's look at a dossier, by its code and a proof of four digits. Codes are
// numbered and proofs are few, so guesses are held off.
#include <array>

#include "engine/lookup/snapshot.h"
#include "services/method/attempts.h"
#include "services/method/resources.h"
#include "services/method/services.h"
#include "services/method/status.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

// A guess is right once in five thousand: either number counts.
struct NamedBound {
  std::string_view name;  // as it is told
  AttemptBound bound;
};
constexpr NamedBound of_code{"code", {.free = 5, .forgiven_every = std::chrono::hours(1)}};
// Whoever has failed nothing waits with those who guess, so not long: then it is one guess in half
// a minute, of all strangers together.
constexpr NamedBound of_all{"all",
                            {.free = 1000,
                             .forgiven_every = std::chrono::seconds(30),
                             .longest_wait = std::chrono::seconds(30)}};
// A mobile network puts thousands behind one address.
constexpr NamedBound of_source{"source", {.free = 100, .forgiven_every = std::chrono::minutes(1)}};

constexpr std::array bounds_by_key{of_code, of_all, of_source};

// A code that there is not counts like one that there is. A service, which is known, asks for many
// people from one address; what asks by a socket of this machine may, too.
std::vector<AttemptKey> keys_of(const std::string& code, const Caller& caller) {
  std::vector<AttemptKey> keys{{"code " + code, of_code.bound}};
  const bool is_service = caller.account && caller.account->account.kind == AccountKind::service;
  if (is_service) return keys;
  keys.push_back({"all", of_all.bound});
  if (!caller.source.empty()) {
    keys.push_back({"source " + network_of(caller.source), of_source.bound});
  }
  return keys;
}

// However either is written.
bool proves(const std::string& proof, const Applicant& applicant) {
  return matched_identity(applicant.identity).ends_with(proof) ||
         matched_telephone(applicant.telephone).ends_with(proof);
}

void track(Engine& engine, Attempts& guesses, const v1::TrackDossierRequest& request, Reply reply) {
  const std::string proof = matched_identity(request.last_four());
  if (proof.size() != 4) return reply.refuse(reject_field("last_four", "last_four").value());
  const auto keys = keys_of(request.code(), reply.caller());
  const Attempts::Time now(engine.monotonic_microseconds());
  if (const auto held_off = guesses.begin(keys, now)) {
    if (held_off->begins) reply.tell_held_off(bounds_by_key[held_off->key].name);
    const std::string seconds = std::to_string(held_off->wait.count());
    return reply.refuse(reject(Reason::TOO_MANY_ATTEMPTS, {{"wait_seconds", seconds}}).value());
  }
  const Snapshot snapshot = engine.snapshot();
  const auto dossier = find_by_code(snapshot, request.code());
  if (!dossier) return reply.refuse(store_failed(dossier.error()));
  const bool proven = *dossier && proves(proof, (*dossier)->application.applicant);
  if (!proven) {
    return reply.refuse(reject(Reason::DOSSIER_NOT_FOUND, {{"code", request.code()}}).value());
  }
  guesses.forget(keys);
  v1::Dossier resource;
  to_resource(**dossier, snapshot.now, resource);
  v1::TrackDossierResponse response;
  response.set_code(resource.code());
  response.set_state(resource.state());
  const auto version =
      snapshot.catalogue->procedure_on(resource.procedure(), day_of((*dossier)->last_event_at));
  if (version) response.set_procedure_name(version->procedure->name);
  if (resource.has_received_time()) *response.mutable_received_time() = resource.received_time();
  if (resource.has_promised_due_time()) {
    *response.mutable_promised_due_time() = resource.promised_due_time();
  }
  if (resource.has_due_time()) *response.mutable_due_time() = resource.due_time();
  if (resource.letters_size() > 0 && resource.letters().rbegin()->has_reappointed_time()) {
    *response.mutable_reappointed_time() = resource.letters().rbegin()->reappointed_time();
  }
  if (resource.has_return_time()) *response.mutable_return_time() = resource.return_time();
  if (resource.state() == v1::AWAITING_SUPPLEMENT) {
    *response.mutable_requested_papers() = resource.pauses().rbegin()->papers();
  }
  reply.answer(response);
}

}  // namespace

void add_tracking(ServiceRows& rows, Engine& engine) {
  const auto guesses = std::make_shared<Attempts>(AttemptLimits());
  rows.add(
      "TrackDossier",
      {.right = anybody,
       .handler = on<v1::TrackDossierRequest>([&engine, guesses](const auto& request, Reply reply) {
         track(engine, *guesses, request, std::move(reply));
       })});
}

}  // namespace motcua
