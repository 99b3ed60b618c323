// Dispatch over the sums, and what every event does to a dossier besides its own.
#include "engine/dossier/command.h"

#include <algorithm>

#include "engine/try.h"

namespace motcua {
namespace {

// The sums and the table list the same verbs in the same order.
template <class Sum, size_t... Is>
constexpr bool in_order(std::index_sequence<Is...>) {
  return ((std::variant_alternative_t<Is, Sum>::verb == lifecycle[Is].verb) && ...);
}
static_assert(std::variant_size_v<DossierCommand> == lifecycle.size());
static_assert(std::variant_size_v<DossierEvent> == lifecycle.size());
static_assert(in_order<DossierCommand>(std::make_index_sequence<lifecycle.size()>{}));
static_assert(in_order<DossierEvent>(std::make_index_sequence<lifecycle.size()>{}));

// The state must allow the verb. A refused erasure says NOT_ENDED, not which verbs are allowed.
OrRejection<void> check_transition(Verb verb, const Situation& situation) {
  const Dossier* const dossier = situation.dossier;
  if (dossier && dossier->erased_at) {
    return reject(Reason::DOSSIER_ERASED,
                  {{"code", dossier->code}, {"erased_time", format_instant(*dossier->erased_at)}});
  }
  const bool is_elsewhere = dossier && dossier->application.mirrored;
  if (is_elsewhere && !situation.imported && verb != Verb::erase) {
    return reject(Reason::MIRRORED, {{"code", dossier->code}});
  }
  const State state = dossier ? dossier->state : State::none;
  if (is_allowed(verb, state)) return {};
  if (verb == Verb::erase) {
    return reject(Reason::NOT_ENDED, {{"code", dossier ? dossier->code : std::string()},
                                      {"state", std::string(name_of(state))}});
  }
  return illegal_transition(verb, dossier);
}

template <class Command>
concept Numbered = requires(const Command& command, const Situation& situation) {
  command.series(situation);
};

}  // namespace

const Application* application_of(const DossierCommand& command) {
  if (const auto* submit = std::get_if<Submit>(&command)) return &submit->application;
  if (const auto* receive = std::get_if<Receive>(&command)) return &receive->application;
  if (const auto* refuse = std::get_if<Refuse>(&command)) return &refuse->application;
  return nullptr;
}

Verb verb_of(const DossierCommand& command) {
  return std::visit([](const auto& c) { return c.verb; }, command);
}

Verb verb_of(const DossierEvent& event) {
  return std::visit([](const auto& e) { return e.verb; }, event);
}

OrRejection<bool> is_known_to(const Dossier& dossier, const DossierCommand& command) {
  if (dossier.erased_at || dossier.application.mirrored) return false;
  return std::visit(
      [&](const auto& c) -> OrRejection<bool> {
        if constexpr (requires { c.is_known_to(dossier); }) return c.is_known_to(dossier);
        return false;
      },
      command);
}

std::optional<SeriesKey> series_of(const DossierCommand& command, const Situation& situation) {
  return std::visit(
      [&]<class Command>(const Command& c) -> std::optional<SeriesKey> {
        if constexpr (Numbered<Command>) return c.series(situation);
        return std::nullopt;
      },
      command);
}

OrRejection<DossierEvent> decide(const DossierCommand& command, const Situation& situation) {
  TRY(check_transition(verb_of(command), situation));
  return std::visit(
      [&](const auto& c) -> OrRejection<DossierEvent> {
        auto event = TRY(c.decide(situation));
        return DossierEvent(std::move(event));
      },
      command);
}

void apply_event(const DossierEvent& event, const Occasion& occasion, Dossier& dossier) {
  std::visit([&](const auto& e) { e.apply_to(dossier, occasion); }, event);
  if (dossier.revision == 0 && !dossier.application.caller_reference.empty()) {
    dossier.caller = reference_owner(occasion.actor);
  }
  ++dossier.revision;
  dossier.last_sequence = occasion.sequence;
  // A notice is a record of another event, and shuts out nothing that is told later.
  if (!std::holds_alternative<Notified>(event)) {
    dossier.last_event_at = std::max(dossier.last_event_at, occasion.effective);
  }
  dossier.imported = dossier.imported || occasion.imported;
}

}  // namespace motcua
