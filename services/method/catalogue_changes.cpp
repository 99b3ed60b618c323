// By the fields of the API's messages, so that none is forgotten.
#include "services/method/catalogue_changes.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <map>
#include <set>

#include "services/method/paging.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr int changes_told_max = 1000;
constexpr int unreadable_limits_told_max = 20;

std::string json_of(const Message& message) {
  std::string json;
  // Of plain values, which always can be written.
  static_cast<void>(google::protobuf::util::MessageToJsonString(message, &json));
  return json;
}

// `item`: of a list; none of others.
std::string text_of_one(const Message& message, const FieldDescriptor* field, int item) {
  const auto* reflection = message.GetReflection();
  const bool is_item = field->is_repeated();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return json_of(is_item ? reflection->GetRepeatedMessage(message, field, item)
                             : reflection->GetMessage(message, field));
    case FieldDescriptor::CPPTYPE_STRING:
      return is_item ? reflection->GetRepeatedString(message, field, item)
                     : reflection->GetString(message, field);
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto* value = reflection->GetEnum(message, field);
      return value->number() == 0 ? "" : std::string(value->name());
    }
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection->GetBool(message, field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_INT32:
      return std::to_string(reflection->GetInt32(message, field));
    case FieldDescriptor::CPPTYPE_INT64:
      return std::to_string(reflection->GetInt64(message, field));
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT: break;  // no entry has any
  }
  return "";
}

std::string text_of(const Message& message, const FieldDescriptor* field) {
  const auto* reflection = message.GetReflection();
  if (!field->is_repeated()) {
    const bool is_said = !field->has_presence() || reflection->HasField(message, field);
    return is_said ? text_of_one(message, field, 0) : "";
  }
  std::string text;
  for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
    text.append(text.empty() ? "" : ", ").append(text_of_one(message, field, i));
  }
  return text;
}

void add_field(std::string name, std::string before, std::string after,
               v1::CatalogueChange& change) {
  if (before == after) return;
  auto& field = *change.add_fields();
  field.set_name(std::move(name));
  field.set_before(std::move(before));
  field.set_after(std::move(after));
}

// Exceptions of calendars are told day by day: a calendar has thousands.
void compare_days(const v1::Calendar& before, const v1::Calendar& after,
                  v1::CatalogueChange& change) {
  std::map<std::string, std::string> known;
  for (const auto& exception : before.exceptions()) known[exception.day()] = json_of(exception);
  for (const auto& exception : after.exceptions()) {
    add_field("exceptions[" + exception.day() + "]", known[exception.day()], json_of(exception),
              change);
  }
}

void compare(const Message& before, const Message& after, v1::CatalogueChange& change) {
  const auto* descriptor = after.GetDescriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const FieldDescriptor* field = descriptor->field(i);
    if (descriptor == v1::Calendar::descriptor() && field->name() == "exceptions") continue;
    std::string told = text_of(before, field);
    std::string next = text_of(after, field);
    if (told != next && change.added()) told.clear();  // a zero of nothing
    add_field(std::string(field->name()), std::move(told), std::move(next), change);
  }
}

class Telling {
 public:
  explicit Telling(v1::PublishCatalogueResponse& response) : response_(response) {}

  bool is_full() const { return listed_.is_full(); }

  // `before`: null if there is none to compare with.
  template <class Resource, class Entry>
  void tell(const char* kind, const std::string& code, bool added, const Entry* before,
            const Entry& after) {
    if (listed_.is_full()) return;
    Resource then;
    Resource next;
    if (before) wire::to_message(*before, then);
    wire::to_message(after, next);
    v1::CatalogueChange change;
    change.set_kind(kind);
    change.set_code(code);
    change.set_added(added);
    compare(then, next, change);
    if constexpr (std::is_same_v<Resource, v1::Calendar>) compare_days(then, next, change);
    if (listed_.takes(change.ByteSizeLong())) response_.add_changes()->Swap(&change);
  }

  void tell_withdrawn(const char* kind, const std::string& code, const Procedure& version) {
    if (listed_.is_full()) return;
    v1::CatalogueChange change;
    change.set_kind(kind);
    change.set_code(code);
    change.set_withdrawn(true);
    if (version.effective_from) {
      add_field("effective_from", format_day(*version.effective_from), "", change);
    } else {
      add_field("name", version.name, "", change);
    }
    if (listed_.takes(change.ByteSizeLong())) response_.add_changes()->Swap(&change);
  }

 private:
  v1::PublishCatalogueResponse& response_;
  FirstItems listed_{changes_told_max};
};

template <class Entry>
const Entry* find(const std::vector<Entry>& entries, const std::string& code) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.code == code; });
  return found == entries.end() ? nullptr : &*found;
}

// Of a kind that is kept by code, and whole.
template <class Resource, class Entry>
void tell_keyed(const char* kind, const std::vector<Entry>& base, const std::vector<Entry>& changes,
                Telling& telling) {
  for (const Entry& entry : changes) {
    if (telling.is_full()) return;
    const Entry* before = find(base, entry.code);
    telling.tell<Resource>(kind, entry.code, !before, before, entry);
  }
}

const Procedure* of_day(const std::vector<ProcedureVersion>& versions,
                        const std::optional<Day>& effective_from) {
  const auto found = std::find_if(versions.begin(), versions.end(), [&](const auto& version) {
    return version.procedure->effective_from == effective_from;
  });
  return found == versions.end() ? nullptr : found->procedure;
}

std::vector<ProcedureVersion> versions_of(const Catalogue& catalogue, const std::string& code) {
  const auto number = catalogue.procedure_number(code);
  return number ? catalogue.versions_in_force(*number) : std::vector<ProcedureVersion>();
}

// What stands afterwards and did not before, and what stands no more: a version that is published
// holds from its day on, in the stead of those of later days. How many.
size_t tell_versions(const PreparedPublication& publication, Day today, Telling& telling) {
  std::set<std::string> codes;
  size_t told = 0;
  for (const Procedure& procedure : publication.changes.procedures) codes.insert(procedure.code);
  for (const std::string& code : codes) {
    const auto before = versions_of(*publication.base, code);
    const auto after = versions_of(*publication.next, code);
    for (const ProcedureVersion& version : after) {
      const Procedure& next = *version.procedure;
      const Procedure* known = of_day(before, next.effective_from);
      if (known && *known == next) continue;
      if (!known) {
        const auto on_day =
            publication.base->procedure_on(code, next.effective_from.value_or(today));
        known = on_day ? on_day->procedure : nullptr;
      }
      telling.tell<v1::Procedure>("procedure", code, before.empty(), known, next);
      ++told;
    }
    for (const ProcedureVersion& version : before) {
      if (of_day(after, version.procedure->effective_from)) continue;
      telling.tell_withdrawn("procedure", code, *version.procedure);
      ++told;
    }
  }
  return told;
}

}  // namespace

void tell_changes(const PreparedPublication& publication, Day today,
                  v1::PublishCatalogueResponse& response) {
  const Catalogue& base = *publication.base;
  const CatalogueEntries& changes = publication.changes;
  Telling telling(response);
  for (const Unit& unit : changes.units) {
    const Unit* before = base.unit(unit.code);
    telling.tell<v1::Unit>("unit", unit.code, !before, before, unit);
  }
  const size_t versions = tell_versions(publication, today, telling);
  for (const Calendar& calendar : changes.calendars) {
    const Calendar* before = base.calendar(calendar.unit);
    telling.tell<v1::Calendar>("calendar", calendar.unit, !before, before,
                               *publication.next->calendar(calendar.unit));
  }
  tell_keyed<v1::Regulation>("regulation", base.regulations(), changes.regulations, telling);
  tell_keyed<v1::Target>("target", base.targets(), changes.targets, telling);
  tell_keyed<v1::Tariff>("tariff", base.tariffs(), changes.tariffs, telling);
  tell_keyed<v1::OwnRule>("own_rule", base.own_rules(), changes.own_rules, telling);
  response.set_change_count(static_cast<int32_t>(
      changes.units.size() + versions + changes.calendars.size() + changes.regulations.size() +
      changes.targets.size() + changes.tariffs.size() + changes.own_rules.size()));
}

void tell_unreadable_limits(const CatalogueEntries& entries,
                            v1::PublishCatalogueResponse& response) {
  int count = 0;
  for (const Procedure& procedure : entries.procedures) {
    for (const auto& [field, limit] : {std::pair{"limit_online", &procedure.limit_online},
                                       {"limit_direct", &procedure.limit_direct},
                                       {"limit_post", &procedure.limit_post},
                                       {"limit_second_phase", &procedure.limit_second}}) {
      if (limit->empty() || parse_limit(*limit)) continue;
      if (++count > unreadable_limits_told_max) continue;
      auto& told = *response.add_unreadable_limits();
      told.set_procedure(procedure.code);
      told.set_field(field);
      told.set_limit(*limit);
    }
  }
  response.set_unreadable_limit_count(count);
}

}  // namespace motcua
