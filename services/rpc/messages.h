// What people read: every sentence in Vietnamese and English, by key, with {places} for facts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/rejection.h"

namespace motcua {

struct AuditFinding;
struct Warning;

enum class Language { vietnamese, english };

// Of an accept-language header, by RFC 9110: of the two the one with the higher quality, of equal
// ones the first; "en-GB" is English, * is either. Vietnamese if it asks for neither, or for
// nothing that can be read.
Language parse_language(std::string_view accept_language);
std::string_view locale_of(Language language);

// The sentence with its places filled, always UTF-8, whatever the facts are; the key itself if
// there is no such sentence.
std::string message(std::string_view key, const Metadata& facts, Language language);

// "the national calendar" for no unit.
std::string name_of_calendar(const std::string& unit, Language language);

// Each field at fault once, by what was expected of it first; in the order they were found.
std::vector<const Violation*> fields_at_fault(const Rejection& rejection);

// With the first of the fields at fault.
std::string message_of(const Rejection& rejection, Language language);
std::string message_of(const Violation& violation, Language language);
std::string message_of(const Warning& warning, Language language);
std::string message_of(const AuditFinding& finding, Language language);

}  // namespace motcua
