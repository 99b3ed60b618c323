// What people read: every sentence in Vietnamese and English, by key, with places for facts. A
// {place} is filled with the fact as it is; a {place:kind} with the words that people have for it:
//
//   time, due     an instant as civil time, "15:00 ngày 09/01/2026"; of a due time, midnight is
//                 24:00 of the day before
//   day           "09/01/2026"
//   limit         a time limit: "5wd" is "5 ngày làm việc"
//   amount        a whole number in groups, "1.250.000"
//   field         paths of fields, by commas
//   values        what may be written, each with its words before it: "Trực tiếp (DIRECT), …"
//   anything else one or more keys, by commas, whose words are in the catalogue: {state:state} is
//                 what "state.PROCESSING" says
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/rejection.h"
#include "engine/time/instant.h"
#include "services/text/language.h"

namespace motcua {

struct AuditFinding;
struct Warning;

// The sentence with its places filled, always UTF-8, whatever the facts are; the key itself if
// there is no such sentence.
std::string message(std::string_view key, const Metadata& facts, Language language);
bool has_message(std::string_view key);

// "15:00 ngày 09/01/2026", "15:00 on 09/01/2026".
std::string civil_time(Instant instant, Language language);
// Of an office that is open until midnight the end of the day is 24:00, not the day after.
std::string civil_due_time(Instant instant, Language language);
// "5wd": "5 ngày làm việc". What is no limit, as it is.
std::string limit_in_words(const std::string& limit, Language language);
// "1.250.000" of "1250000". What is no whole number, as it is.
std::string grouped(std::string digits);
// "papers[0].name": "thành phần hồ sơ 1, tên". A name that the catalogue does not know, as it is.
std::string field_in_words(std::string_view path, Language language);

// "the national calendar" for no unit.
std::string name_of_calendar(const std::string& unit, Language language);

// Each field at fault once, by what was expected of it first; in the order they were found.
std::vector<const Violation*> fields_at_fault(const Rejection& rejection);

// With the first of the fields at fault.
std::string message_of(const Rejection& rejection, Language language);
std::string message_of(const Violation& violation, Language language);
std::string message_of(const Warning& warning, Language language);
std::string message_of(const AuditFinding& finding, Language language);

// How a command line speaks: in both languages, "vi / en", or in the one that is asked for.
class Speech {
 public:
  Speech() = default;
  explicit Speech(Language language) : languages_{language} {}

  std::string operator()(std::string_view key, const Metadata& facts = {}) const {
    return each([&](Language language) { return message(key, facts, language); });
  }
  // Of what is made for a language; said once where both are alike.
  template <class Make>
  std::string each(const Make& make) const {
    std::string all = make(languages_.front());
    for (size_t i = 1; i < languages_.size(); ++i) {
      const std::string other = make(languages_[i]);
      if (other != all) all += " / " + other;
    }
    return all;
  }
  const std::vector<Language>& languages() const { return languages_; }

 private:
  std::vector<Language> languages_{Language::vietnamese, Language::english};
};

}  // namespace motcua
