// Looking sentences up, and filling their places.
#include "services/text/messages.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "engine/dossier/warnings.h"
#include "engine/lookup/audit.h"
#include "engine/time/due_time.h"
#include "engine/utf8.h"
#include "services/text/sentences.h"
#include "services/text/text.h"

namespace motcua {
namespace {

const Sentence* find_sentence(std::string_view key) {
  static const auto all = [] {
    std::unordered_map<std::string_view, const Sentence*> known;
    for (const auto part : {sentences_of_refusals(), sentences_of_expectations(),
                            sentences_of_reports(), sentences_of_findings(), sentences_of_words(),
                            sentences_of_command_line(), sentences_of_server()}) {
      for (const Sentence& sentence : part) known.emplace(sentence.key, &sentence);
    }
    return known;
  }();
  const auto found = all.find(key);
  return found == all.end() ? nullptr : found->second;
}

// Where there is no English, the key's own words are it: "field.return_method" is "return method".
std::string in_language(const Sentence& sentence, Language language) {
  if (language == Language::vietnamese) return std::string(sentence.vietnamese);
  if (!sentence.english.empty()) return std::string(sentence.english);
  std::string words(sentence.key.substr(sentence.key.find('.') + 1));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

// Nothing if the catalogue does not have it.
std::optional<std::string> words_of(std::string_view vocabulary, std::string_view key,
                                    Language language) {
  const Sentence* const known = find_sentence(std::string(vocabulary).append(1, '.').append(key));
  return known ? std::optional(in_language(*known, language)) : std::nullopt;
}

template <class Tell>
std::string each_item(std::string_view list, const Tell& tell) {
  std::string all;
  while (!list.empty()) {
    const size_t end = std::min(list.find(", "), list.size());
    all.append(all.empty() ? "" : ", ").append(tell(list.substr(0, end)));
    list.remove_prefix(std::min(end + 2, list.size()));
  }
  return all;
}

// What may be written, as it is written; in Vietnamese with its words before it.
std::string value_with_words(std::string_view value, Language language) {
  if (language == Language::english) return std::string(value);
  for (const char* const vocabulary : {"state", "value", "role", "queue", "by", "field"}) {
    if (const auto words = words_of(vocabulary, value, language)) {
      return *words + " (" + std::string(value) + ")";
    }
  }
  return std::string(value);
}

std::string civil_day(Day day) {
  const CivilDate date = civil_date(day);
  char text[40];
  std::snprintf(text, sizeof text, "%02d/%02d/%04d", date.day, date.month, date.year);
  return text;
}

std::string of_day(const std::string& hour, Day day, Language language) {
  return message("time.of_day", {{"hour", hour}, {"day", civil_day(day)}}, language);
}

// The fact as its kind is told.
std::string told(std::string_view kind, const std::string& fact, Language language) {
  if (kind.empty()) return legible(fact);
  if (kind == "time" || kind == "due") {
    const auto instant = parse_instant(fact);
    if (!instant) return legible(fact);
    return kind == "due" ? civil_due_time(*instant, language) : civil_time(*instant, language);
  }
  if (kind == "day") {
    const auto day = parse_day(fact);
    return day ? civil_day(*day) : legible(fact);
  }
  if (kind == "amount") return grouped(legible(fact));
  if (kind == "limit") return limit_in_words(legible(fact), language);
  if (kind == "field") {
    return each_item(legible(fact),
                     [&](std::string_view path) { return field_in_words(path, language); });
  }
  return each_item(legible(fact), [&](std::string_view item) {
    if (kind == "values") return value_with_words(item, language);
    return words_of(kind, item, language).value_or(std::string(item));
  });
}

}  // namespace

std::string grouped(std::string digits) {
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return digits;
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<size_t>(at), ".");
  }
  return digits;
}

bool has_message(std::string_view key) { return find_sentence(key) != nullptr; }

std::string civil_time(Instant instant, Language language) {
  const Minute minute = minute_of(instant);
  return of_day(format_minute(minute).substr(11), day_of(minute), language);
}

std::string civil_due_time(Instant instant, Language language) {
  const Day before = plus_days(day_of(instant), -1);
  return instant == end_of(before) ? of_day("24:00", before, language)
                                   : civil_time(instant, language);
}

std::string limit_in_words(const std::string& limit, Language language) {
  const auto parsed = parse_limit(limit);
  if (!parsed) return limit;
  const char* const key = [&] {
    switch (parsed->kind) {
      case LimitKind::working_days: return "limit.working_days";
      case LimitKind::hours: return "limit.hours";
      case LimitKind::calendar_days: return "limit.calendar_days";
      case LimitKind::months: return "limit.months";
      case LimitKind::same_day: return "limit.same_day";
    }
    return "";
  }();
  const char* const half = language == Language::english ? ".5" : ",5";
  char cutoff[16];
  std::snprintf(cutoff, sizeof cutoff, "%02d:%02d", parsed->cutoff_minutes / 60,
                parsed->cutoff_minutes % 60);
  return message(key,
                 {{"amount", std::to_string(parsed->amount) + (parsed->and_a_half ? half : "")},
                  {"hour", cutoff}},
                 language);
}

std::string field_in_words(std::string_view path, Language language) {
  std::string words;
  while (!path.empty()) {
    const size_t end = std::min(path.find('.'), path.size());
    std::string_view part = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    std::string number;
    if (const size_t bracket = part.find('['); bracket != std::string_view::npos) {
      const int index = std::atoi(std::string(part.substr(bracket + 1)).c_str());
      number = " " + std::to_string(index + 1);
      part = part.substr(0, bracket);
    }
    words.append(words.empty() ? "" : ", ")
        .append(words_of("field", part, language).value_or(std::string(part)))
        .append(number);
  }
  return words;
}

std::string message(std::string_view key, const Metadata& facts, Language language) {
  const Sentence* const sentence = find_sentence(key);
  if (!sentence) return std::string(key);
  const std::string text = in_language(*sentence, language);
  std::string result;
  for (size_t i = 0; i < text.size();) {
    const size_t end = text[i] == '{' ? text.find('}', i) : std::string::npos;
    if (end == std::string::npos) {
      result.push_back(text[i++]);
      continue;
    }
    const std::string_view place = std::string_view(text).substr(i + 1, end - i - 1);
    const size_t colon = std::min(place.find(':'), place.size());
    const std::string_view kind = place.substr(std::min(colon + 1, place.size()));
    const auto fact = std::find_if(facts.begin(), facts.end(), [&](const auto& known) {
      return known.first == place.substr(0, colon);
    });
    result +=
        fact == facts.end() || fact->second.empty() ? "–" : told(kind, fact->second, language);
    i = end + 1;
  }
  return result;
}

std::string name_of_calendar(const std::string& unit, Language language) {
  return message(unit.empty() ? "calendar.national" : "calendar", {{"unit", unit}}, language);
}

namespace {

const std::string* fact(const Rejection& rejection, std::string_view name) {
  const auto found = std::find_if(rejection.metadata.begin(), rejection.metadata.end(),
                                  [&](const auto& known) { return known.first == name; });
  return found == rejection.metadata.end() ? nullptr : &found->second;
}

// "CORRECTION_TOO_LATE.letter", where the catalogue has it.
void add_variant(std::string& key, const std::string* variant) {
  if (!variant) return;
  const std::string longer = key + "." + *variant;
  if (has_message(longer)) key = longer;
}

// Times that are told alike by the minute: with their seconds.
void tell_seconds(Metadata& facts, Language language) {
  std::vector<std::pair<std::string*, Instant>> times;
  std::set<int64_t> minutes;
  for (auto& [name, text] : facts) {
    if (const auto instant = parse_instant(text)) {
      times.emplace_back(&text, *instant);
      minutes.insert(minute_of(*instant).value);
    }
  }
  if (minutes.size() == times.size()) return;
  for (const auto& [text, instant] : times) {
    *text = of_day(format_instant(instant).substr(11, 8), day_of(instant), language);
  }
}

// Some reasons have a sentence for each of their causes.
std::string sentence_of(const Rejection& rejection, Language language) {
  std::string key(name_of(rejection.reason));
  Metadata facts = rejection.metadata;
  const auto add_first = [&](std::initializer_list<const char*> names) {
    for (const char* const name : names) {
      if (fact(rejection, name)) return void(key.append(1, '.').append(name));
    }
  };
  if (rejection.reason == Reason::PROCEDURE_NOT_FOUND) {
    add_first({"version", "day"});
  } else if (rejection.reason == Reason::MALFORMED_MESSAGE) {
    add_first({"place", "cause"});  // in JSON
  } else if (rejection.reason == Reason::EFFECTIVE_TIME_OUT_OF_RANGE) {
    add_first({"late_entry_from"});
    tell_seconds(facts, language);
  } else if (rejection.reason == Reason::ROLE_REQUIRED) {
    if (const std::string* const condition = fact(rejection, "condition")) key += "." + *condition;
  } else if (rejection.reason == Reason::CALENDAR_ENDS) {
    const std::string* const cause = fact(rejection, "cause");
    const std::string* const unit = fact(rejection, "unit");
    key += "." + (cause ? *cause : "no_pattern");
    facts.emplace_back("calendar", name_of_calendar(unit ? *unit : "", language));
  } else if (rejection.reason == Reason::CORRECTION_TOO_LATE ||
             rejection.reason == Reason::SECOND_PHASE_NOT_THERE ||
             rejection.reason == Reason::ARRIVAL_TOLD_LATE) {
    add_variant(key, fact(rejection, "cause"));
  } else if (rejection.reason == Reason::PARTS_OPEN ||
             rejection.reason == Reason::CONSULTATIONS_OPEN) {
    add_variant(key, fact(rejection, "action"));
  } else if (rejection.reason == Reason::REAPPOINTMENT_LIMIT ||
             rejection.reason == Reason::SUPPLEMENT_ASKED_AGAIN) {
    const std::string* const limit = fact(rejection, "limit");
    if (limit && *limit == "0") key += ".none";
  } else if (rejection.reason == Reason::POSSIBLE_DUPLICATE) {
    const std::string* const codes = fact(rejection, "codes");
    const std::string* const others = fact(rejection, "others");
    const bool names_some = codes && !codes->empty();
    const bool has_others = others && *others != "0";
    if (names_some != has_others) key += names_some ? ".told" : ".elsewhere";
  } else if (rejection.reason == Reason::REFUND_TOO_LARGE) {
    const std::string* const most = fact(rejection, "refundable_vnd");
    if (most && *most == "0") key += ".none";
  } else if (rejection.reason == Reason::UNIT_OUT_OF_SCOPE) {
    const std::string* const unit = fact(rejection, "unit");
    const std::string* const cause = fact(rejection, "cause");
    if (unit && unit->empty()) key += "." + (cause ? *cause : "whole_register");
  }
  return message(key, facts, language);
}

}  // namespace

std::string message_of(const Violation& violation, Language language) {
  const size_t space = violation.expected.find(' ');
  const std::string key = violation.expected.substr(0, space);
  const std::string argument =
      space == std::string::npos ? "" : violation.expected.substr(space + 1);
  return message(key, {{"0", argument}}, language);
}

std::string message_of(const AuditFinding& finding, Language language) {
  return message("audit." + std::string(name_of(finding.problem)), finding.facts, language);
}

std::string message_of(const Warning& warning, Language language) {
  return sentence_of({.reason = warning.reason, .metadata = warning.metadata}, language);
}

std::vector<const Violation*> fields_at_fault(const Rejection& rejection) {
  std::vector<const Violation*> fields;
  std::unordered_set<std::string_view> paths;
  for (const Violation& violation : rejection.violations) {
    if (paths.insert(violation.path).second) fields.push_back(&violation);
  }
  return fields;
}

std::string message_of(const Rejection& rejection, Language language) {
  std::string text = sentence_of(rejection, language);
  const auto fields = fields_at_fault(rejection);
  for (size_t i = 0; i < fields.size() && i < 3; ++i) {
    text += (i == 0 ? ": " : "; ") + field_in_words(fields[i]->path, language) + " – " +
            message_of(*fields[i], language);
  }
  return text;
}

}  // namespace motcua
