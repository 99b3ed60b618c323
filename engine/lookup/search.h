// Dossiers by what people type: a code or its last digits, an identity, a telephone, words of a
// name; and by facts beside it. The rarest criterion is walked, the newest dossiers first (of a
// begun word: word by word, of each the newest), and the others are asked of each; a page costs a
// bounded number of reads, however common its words are.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/lookup/snapshot.h"
#include "engine/rejection.h"

namespace motcua {

// As what a text was understood. One text may be several; they are told in this order.
enum class SearchReading {
  not_said = 0,  // there was no text
  identity = 1,
  telephone = 2,
  code = 3,  // either code, whatever it looks like; or what it ends with
  name = 4,  // all words, in any order; the last may be only begun
};

// As people type or paste, whatever its blanks and dashes: what has a digit may be a number, what
// has none is of a name.
struct TypedText {
  std::string with_digits;     // its blanks are left between
  std::string without_digits;  // likewise
};
TypedText split_typed(std::string_view text);

// The field list is all that is asked but the page itself, as of a ListQuery.
struct SearchQuery {
  std::string text;
  std::string words;         // of the text, folded as Applicant::folded_name is
  std::string letter_words;  // likewise, of split_typed(text).without_digits
  std::string unit;          // that handles it; empty: all
  bool subtree = false;
  std::string procedure;
  std::optional<State> state;
  std::optional<Day> received_from;
  std::optional<Day> received_to;
  int32_t page_size = 100;
  std::string page_token = {};
  // Leaves out what is not for whoever asks; empty: shows all.
  std::function<bool(const Dossier&)> shows = {};
  static constexpr auto fields() {
    return std::tuple(field(1, "text", &SearchQuery::text, personal()),
                      field(2, "words", &SearchQuery::words, personal()),
                      field(3, "letter_words", &SearchQuery::letter_words, personal()),
                      field(4, "unit", &SearchQuery::unit, impersonal()),
                      field(5, "subtree", &SearchQuery::subtree),
                      field(6, "procedure", &SearchQuery::procedure, impersonal()),
                      field(7, "state", &SearchQuery::state),
                      field(8, "received_from", &SearchQuery::received_from),
                      field(9, "received_to", &SearchQuery::received_to));
  }
};

struct FoundDossier {
  Dossier dossier;
  SearchReading read_as = SearchReading::not_said;
};

struct SearchPage {
  std::vector<FoundDossier> found;
  std::string next_page_token;  // empty: that was all. A page may be short, even empty, before that
};

// Errors: FIELD_VIOLATION (a text that is nothing of these), UNIT_NOT_FOUND, PROCEDURE_NOT_FOUND,
// PAGE_TOKEN_INVALID (not of this query), STORE_FAILED. None repeats the text.
OrRejection<SearchPage> search_dossiers(const Snapshot& snapshot, const SearchQuery& query);

}  // namespace motcua
