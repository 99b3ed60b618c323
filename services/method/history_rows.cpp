// Each event becomes the command of its kind, its fields taken by name.
#include "services/method/history_rows.h"

#include <charconv>

#include "engine/catalogue/code.h"
#include "engine/records/digest.h"
#include "services/method/fold_name.h"
#include "services/method/wire.h"
#include "services/text/history_words.h"

namespace motcua {
namespace {

constexpr int events_max = 1000;
// Each field has its own shape besides.
constexpr Shape any_text{.characters_max = 4000, .has_lines = true};

// What is erased is not brought from elsewhere; files are uploaded first.
constexpr bool is_imported(const Transition& transition) {
  return transition.verb != Verb::erase && transition.verb != Verb::attach_file &&
         transition.verb != Verb::withdraw_file;
}

template <size_t... Is>
std::optional<DossierCommand> command_of_kind(const std::string& kind, std::index_sequence<Is...>) {
  std::optional<DossierCommand> command;
  const auto make = [&]<size_t I>() {
    const bool is_kind = lifecycle[I].event == kind && is_imported(lifecycle[I]);
    if (is_kind) command.emplace(std::in_place_index<I>);
  };
  (make.template operator()<Is>(), ...);
  return command;
}

std::string known_kinds() {
  std::string kinds;
  for (const Transition& row : lifecycle) {
    if (is_imported(row)) kinds.append(kinds.empty() ? "" : ", ").append(row.event);
  }
  return kinds;
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
    command.application.channel = parse_channel(row.channel()).value_or(Channel::not_said);
  }
}

// Exactly "HH:MM".
bool is_hour(const std::string& text) {
  return text.size() == 5 && parse_instant("2000-01-01T" + text).has_value();
}

// A time that is only a day gets the hour; true if it was one.
bool complete_time(std::string& time, const std::string& hour) {
  if (!parse_day(time)) return false;
  time += "T" + hour;
  return true;
}

using Events = google::protobuf::RepeatedPtrField<v1::HistoryEvent>;

// For each event the time of the next one that came with its hour.
std::vector<std::optional<Instant>> next_told(const Events& events) {
  std::vector<std::optional<Instant>> told(static_cast<size_t>(events.size()));
  std::optional<Instant> next;
  for (int i = events.size(); i-- > 0;) {
    told[static_cast<size_t>(i)] = next;
    if (!parse_day(events[i].at())) next = parse_instant(events[i].at());
  }
  return told;
}

// Gives hours to the event's times that are only a day. An event is not put after the next one of
// the same day that came with its hour, nor before the one before it. Returns how many there were.
int32_t complete_times(v1::HistoryEvent& event, const DefaultHours& hours,
                       std::optional<Instant> before, std::optional<Instant> next) {
  int32_t completed = 0;
  if (complete_time(*event.mutable_at(), hours.event)) {
    ++completed;
    const auto given = parse_instant(event.at());
    const auto is_that_day = [&](const std::optional<Instant>& other) {
      return given && other && day_of(*other) == day_of(*given);
    };
    if (is_that_day(next) && *next < *given) event.set_at(format_instant(*next));
    const auto at = parse_instant(event.at());
    if (is_that_day(before) && *before > *at) event.set_at(format_instant(*before));
  }
  completed += complete_time(*event.mutable_due_at(), hours.due) ? 1 : 0;
  completed += complete_time(*event.mutable_reappointed_time(), hours.due) ? 1 : 0;
  completed += complete_time(*event.mutable_portal_acknowledged_time(), hours.event) ? 1 : 0;
  completed += complete_time(*event.mutable_counter_notified_time(), hours.event) ? 1 : 0;
  completed += complete_time(*event.mutable_sent_time(), hours.event) ? 1 : 0;
  return completed;
}

bool has_old_encoding(const v1::HistoryRow& row) {
  if (looks_like_old_encoding(row.applicant().name()) ||
      looks_like_old_encoding(row.submitted_by().name()) ||
      looks_like_old_encoding(row.applicant().address())) {
    return true;
  }
  for (const auto& event : row.events()) {
    for (const std::string* name :
         {&event.officer(), &event.to_officer(), &event.signed_by(), &event.taken_by()}) {
      if (looks_like_old_encoding(*name)) return true;
    }
  }
  return false;
}

}  // namespace

OrRejection<DefaultHours> default_hours_of(const v1::ImportHistoryRequest& chunk) {
  DefaultHours hours;
  Rejection rejection;
  for (const auto& [path, given, hour] :
       {std::tuple{"default_hour", &chunk.default_hour(), &hours.event},
        {"default_due_hour", &chunk.default_due_hour(), &hours.due}}) {
    if (given->empty()) continue;
    if (!is_hour(*given)) rejection.violations.push_back({path, "hour"});
    *hour = *given;
  }
  if (!rejection.violations.empty()) return tl::unexpected(std::move(rejection));
  return hours;
}

int event_at_fault(const Rejection& rejection) {
  for (const auto& [key, value] : rejection.metadata) {
    int event = 0;
    if (key != "event") continue;
    std::from_chars(value.data(), value.data() + value.size(), event);
    return event;
  }
  constexpr std::string_view prefix = "events[";
  if (rejection.violations.empty() || !rejection.violations[0].path.starts_with(prefix)) return 0;
  const std::string& path = rejection.violations[0].path;
  int index = -1;
  std::from_chars(path.data() + prefix.size(), path.data() + path.size(), index);
  return index + 1;
}

OrRejection<HistoryReading> read_history(const v1::HistoryRow& given, const DefaultHours& hours) {
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
  if (violations.empty() && !is_one_word(row.code())) violations.push_back({"code", "one_word"});
  if (!violations.empty()) return tl::unexpected(std::move(rejection));
  HistoryReading reading{
      .import = {.code = row.code(), .events = {}},
      .channel_given = !row.channel().empty(),
      .channel_not_understood = parse_channel(row.channel()) ? "" : in_one_line(row.channel()),
      .looks_like_old_encoding = has_old_encoding(row)};
  ImportDossier& import = reading.import;
  Events events;
  events.Swap(row.mutable_events());
  // What is left of the row is what the first event is known by when it comes again.
  row.clear_line();
  const auto next = next_told(events);
  for (int i = 0; i < events.size(); ++i) {
    v1::HistoryEvent& event = events[i];
    const std::string given_event = event.SerializeAsString();
    const int32_t completed = complete_times(
        event, hours,
        !import.events.empty() ? std::optional(import.events.back().at) : std::nullopt,
        next[static_cast<size_t>(i)]);
    reading.day_only_times += completed;
    const std::string path = "events[" + std::to_string(i) + "].";
    auto command = command_of_kind(event.kind(),
                                   std::make_index_sequence<std::variant_size_v<DossierCommand>>{});
    if (!command) {
      violations.push_back({path + "kind", "one_of " + known_kinds()});
      continue;
    }
    const auto at = parse_instant(event.at());
    if (!at) violations.push_back({path + "at", "instant"});
    check_text(*event.mutable_officer(), plain, path + "officer", violations);
    std::visit(
        [&](auto& c) {
          wire::from_message(event, c, violations, path, wire::Strictness::history);
          complete(c, row, i == 0, violations);
          if (violations.empty()) fold_name_in(c);
        },
        *command);
    // As it was given, and with the hours that were not.
    std::string source = i == 0 ? row.SerializeAsString() : std::string();
    source += given_event;
    if (completed > 0) source += hours.event + " " + hours.due;
    import.events.push_back({.command = std::move(*command),
                             .at = at.value_or(Instant{}),
                             .officer = event.officer(),
                             .source_hash = sha256(source).substr(0, 8)});
  }
  if (!violations.empty()) return tl::unexpected(std::move(rejection));
  return reading;
}

}  // namespace motcua
