// Each event becomes the command of its kind, its fields taken by name.
#include "services/rpc/history.h"

#include "engine/records/digest.h"
#include "services/rpc/wire.h"

namespace motcua {
namespace {

constexpr int events_max = 1000;
// Each field has its own shape besides.
constexpr Shape any_text{.characters_max = 4000, .has_lines = true};

Channel channel_of(const std::string& name) {
  if (name == "online") return Channel::online;
  if (name == "online_partial") return Channel::online_partial;
  if (name == "post") return Channel::post;
  return Channel::direct;  // an unknown channel counts as direct
}

template <size_t... Is>
std::optional<DossierCommand> command_of_kind(const std::string& kind, std::index_sequence<Is...>) {
  std::optional<DossierCommand> command;
  const auto make = [&]<size_t I>() {
    if (lifecycle[I].event == kind) command.emplace(std::in_place_index<I>);
  };
  (make.template operator()<Is>(), ...);
  return command;
}

// The first event brings the application; later ones find it. The original code is kept.
template <class Command>
void complete(Command& command, const v1::HistoryRow& row, bool first,
              std::vector<Violation>& violations) {
  if constexpr (requires { command.application; }) {
    command.imported_code = row.code();
    command.application = {};
    if (!first) return;
    wire::from_message(row, command.application, violations, "", wire::Strictness::history);
    command.application.channel = channel_of(row.channel());
  }
}

}  // namespace

OrRejection<ImportDossier> to_import(const v1::HistoryRow& given) {
  Rejection rejection;
  auto& violations = rejection.violations;
  if (given.events_size() == 0) violations.push_back({"events", "required"});
  if (given.events_size() > events_max) {
    violations.push_back({"events", "items_max " + std::to_string(events_max)});
    return tl::unexpected(std::move(rejection));
  }
  v1::HistoryRow row = given;
  wire::check_texts(row, any_text, violations);
  check_text(*row.mutable_code(), Shape{.required = true, .characters_max = 100}, "code",
             violations);
  if (!violations.empty()) return tl::unexpected(std::move(rejection));
  ImportDossier import{.code = row.code(), .events = {}};
  // What the events are known by when they come again.
  v1::HistoryRow heading = row;
  heading.clear_events();
  heading.clear_line();
  for (int i = 0; i < row.events_size(); ++i) {
    v1::HistoryEvent& event = *row.mutable_events(i);
    const std::string path = "events[" + std::to_string(i) + "].";
    auto command = command_of_kind(event.kind(),
                                   std::make_index_sequence<std::variant_size_v<DossierCommand>>{});
    if (!command) {
      violations.push_back({path + "kind", "event_kind"});
      continue;
    }
    const auto at = parse_instant(event.at());
    if (!at) violations.push_back({path + "at", "instant"});
    check_text(*event.mutable_officer(), plain, path + "officer", violations);
    std::visit(
        [&](auto& c) {
          wire::from_message(event, c, violations, path, wire::Strictness::history);
          complete(c, row, i == 0, violations);
        },
        *command);
    const std::string source =
        (i == 0 ? heading.SerializeAsString() : std::string()) + event.SerializeAsString();
    import.events.push_back({.command = std::move(*command),
                             .at = at.value_or(Instant{}),
                             .officer = event.officer(),
                             .source_hash = sha256(source).substr(0, 8)});
  }
  if (!violations.empty()) return tl::unexpected(std::move(rejection));
  return import;
}

}  // namespace motcua
