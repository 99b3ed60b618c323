// A text has readings, each a list of criteria that all must hold. A criterion is a stretch of the
// search table; its texts are walked in their order, of each the newest dossiers first.
#include "engine/lookup/search.h"

#include <algorithm>
#include <set>

#include "engine/lookup/page_token.h"
#include "engine/records/rows.h"
#include "engine/records/store_failed.h"
#include "engine/try.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

// What a page may cost, about a microsecond each: a row that is walked over, a look whether there
// is a row, a dossier that is read, a text that is gone to.
constexpr int64_t cost_max = 8'000;
constexpr int64_t cost_of_row = 1;
constexpr int64_t cost_of_look = 3;
constexpr int64_t cost_of_dossier = 10;
constexpr int64_t cost_of_text = 10;

// How far the criteria are counted, to find the rarest; and how many rows in all for a page, beside
// what it costs. It is enough for three common words.
constexpr std::array<int64_t, 3> counted_up_to{32, 256, 2048};
constexpr int64_t counted_rows_max = 8'000;

constexpr size_t digits_min = 3;
constexpr size_t series_digits_max = 9;
constexpr size_t day_digits = 6;
constexpr size_t identity_characters_min = 5;
constexpr size_t telephone_digits_min = 8;

struct Criterion {
  SearchKind kind = SearchKind::name_word;
  std::string text;
  bool is_prefix = false;
};

struct Reading {
  SearchReading as = SearchReading::not_said;
  std::vector<Criterion> criteria;  // all must hold; none: of all dossiers
  std::string code_end = {};        // what a code ends with, in capitals; empty: anything
  std::string whole_code = {};      // it is this one; empty: any
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

// Of folded words.
bool has_letter(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](char c) { return c != ' ' && !is_digit(c); });
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::string in_capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::optional<Day> day_of_code(std::string_view digits) {
  if (digits.size() != day_digits || !are_digits(digits)) return std::nullopt;
  const auto part = [&](size_t at) { return std::string(digits.substr(at, 2)); };
  return parse_day("20" + part(0) + "-" + part(2) + "-" + part(4));
}

// Of a whole code, as it was typed or in capitals: those of other systems are not all like ours.
std::vector<Reading> read_whole_code(const std::string& typed) {
  std::vector<Reading> readings{{.as = SearchReading::code, .whole_code = typed}};
  std::string code = in_capitals(typed);
  if (code != typed) {
    readings.push_back({.as = SearchReading::code, .whole_code = std::move(code)});
  }
  return readings;
}

// Of a typed code, or its end: "0012", "2407220012", "240722-0012", "H44.100-240722-S0012".
std::optional<Reading> read_code(const std::string& typed) {
  const std::string code = in_capitals(without_blanks(typed));
  const auto reading = [](std::string prefix, std::string code_end) {
    return Reading{.as = SearchReading::code,
                   .criteria = {{SearchKind::last_digits, std::move(prefix), true}},
                   .code_end = std::move(code_end)};
  };
  if (are_digits(code)) {
    if (code.size() >= digits_min && code.size() <= series_digits_max) {
      return reading(last_digits_prefix(code), "");
    }
    const auto day = day_of_code(std::string_view(code).substr(0, day_digits));
    if (!day || code.size() > day_digits + series_digits_max) return std::nullopt;
    return reading(last_digits_prefix(std::string_view(code).substr(day_digits), *day), "");
  }
  size_t begin = code.size();
  while (begin > 0 && is_digit(code[begin - 1])) --begin;
  const std::string_view digits = std::string_view(code).substr(begin);
  if (digits.empty() || digits.size() > series_digits_max) return std::nullopt;
  std::string_view before = std::string_view(code).substr(0, begin);
  if (before.ends_with('S')) before.remove_suffix(1);
  const bool is_whole = before.ends_with('-');
  if (is_whole) before.remove_suffix(1);
  if (!is_whole && digits.size() < digits_min) return std::nullopt;
  const auto day = is_whole && before.size() >= day_digits
                       ? day_of_code(before.substr(before.size() - day_digits))
                       : std::nullopt;
  if (day) return reading(last_digits_prefix(digits, *day), code);
  return reading(last_digits_prefix(digits).append(is_whole ? "-" : ""), code);
}

std::vector<Reading> readings_of_number(const std::string& typed) {
  std::vector<Reading> readings;
  const std::string identity = matched_identity(typed);
  if (identity.size() >= identity_characters_min) {
    readings.push_back({SearchReading::identity, {{SearchKind::identity, identity}}});
  }
  const std::string telephone = matched_telephone(typed);
  const bool may_be_dialled = typed.find_first_not_of("0123456789 +-.()") == std::string::npos;
  if (may_be_dialled && telephone.size() >= telephone_digits_min) {
    readings.push_back({SearchReading::telephone, {{SearchKind::telephone, telephone}}});
  }
  for (Reading& reading : read_whole_code(typed)) readings.push_back(std::move(reading));
  if (auto code = read_code(typed)) readings.push_back(std::move(*code));
  return readings;
}

std::vector<Criterion> criteria_of_words(const std::string& words, bool last_is_begun) {
  std::vector<Criterion> criteria;
  for (std::string& word : name_words(words)) {
    criteria.push_back({SearchKind::name_word, std::move(word)});
  }
  if (criteria.empty() || !last_is_begun) return criteria;
  // What was typed before is whole there, and so begun here, too: "an van an".
  const auto last = name_words(std::string_view(words).substr(words.rfind(' ') + 1));
  criteria.back().is_prefix = last == std::vector{criteria.back().text};
  return criteria;
}

std::vector<Reading> readings_of(const SearchQuery& query) {
  if (query.text.empty()) return {Reading{}};
  const auto digits = std::count_if(query.text.begin(), query.text.end(), is_digit);
  if (static_cast<size_t>(digits) < digits_min && !has_letter(query.words)) return {};
  const TypedText typed = split_typed(query.text);
  // A blank behind the last word says that it is whole.
  const bool last_is_begun = !with_plain_blanks_and_dashes(query.text).ends_with(' ');
  const auto beside = criteria_of_words(query.letter_words, last_is_begun);
  std::vector<Reading> readings;
  if (!typed.with_digits.empty()) readings = readings_of_number(typed.with_digits);
  for (Reading& reading : readings) {
    reading.criteria.insert(reading.criteria.end(), beside.begin(), beside.end());
  }
  if (has_letter(query.words)) {
    readings.push_back({SearchReading::name, criteria_of_words(query.words, last_is_begun)});
  }
  return readings;
}

// ---- whether a dossier is one ----

bool is_or_begins(std::string_view text, const Criterion& wanted) {
  return wanted.is_prefix ? text.starts_with(wanted.text) : text == wanted.text;
}

bool holds(const Criterion& wanted, const Dossier& dossier) {
  const Applicant& applicant = dossier.application.applicant;
  switch (wanted.kind) {
    case SearchKind::identity: return matched_identity(applicant.identity) == wanted.text;
    case SearchKind::telephone: return matched_telephone(applicant.telephone) == wanted.text;
    case SearchKind::caller_reference:
    case SearchKind::file: return false;
    case SearchKind::last_digits:
      return is_or_begins(last_digits_text(dossier.code), wanted) ||
             is_or_begins(last_digits_text(dossier.provisional_code), wanted);
    case SearchKind::name_word: {
      const auto words = name_words(applicant.folded_name);
      return std::any_of(words.begin(), words.end(),
                         [&](const std::string& word) { return is_or_begins(word, wanted); });
    }
  }
  return false;
}

bool holds(const Reading& reading, const Dossier& dossier) {
  if (!reading.whole_code.empty() && dossier.code != reading.whole_code &&
      dossier.provisional_code != reading.whole_code) {
    return false;
  }
  if (!reading.code_end.empty() && !in_capitals(dossier.code).ends_with(reading.code_end) &&
      !in_capitals(dossier.provisional_code).ends_with(reading.code_end)) {
    return false;
  }
  return std::all_of(reading.criteria.begin(), reading.criteria.end(),
                     [&](const Criterion& wanted) { return holds(wanted, dossier); });
}

bool has_facts(const Dossier& dossier, const SearchQuery& query,
               const std::set<std::string>& unit_codes) {
  const Application& application = dossier.application;
  if (!query.unit.empty() && !unit_codes.contains(application.unit)) return false;
  if (!query.procedure.empty() && application.procedure != query.procedure) return false;
  if (query.state && dossier.state != *query.state) return false;
  if (!query.received_from && !query.received_to) return true;
  if (!dossier.received_at) return false;
  const Day day = day_of(*dossier.received_at);
  return (!query.received_from || day >= *query.received_from) &&
         (!query.received_to || day <= *query.received_to);
}

// ---- the walk ----

struct SearchPosition {
  int64_t reading = 0;
  int64_t walked = 0;    // which criterion; behind the last: the unit's dossiers, or all
  std::string text;      // where in it; empty: at its beginning
  DossierNumber before;  // only those with smaller numbers; 0: all of the text
};

std::string make_token(const SearchQuery& query, const SearchPosition& position) {
  std::string place;
  append_part(place, position.reading);
  append_part(place, position.walked);
  append_part(place, position.before);
  return make_page_token(query, place + position.text);
}

std::optional<SearchPosition> parse_token(const SearchQuery& query,
                                          const std::vector<Reading>& readings) {
  const auto place = parse_page_token(query, query.page_token);
  if (!place) return std::nullopt;
  std::string_view rest(*place);
  SearchPosition position;
  if (!take_part(rest, position.reading) || !take_part(rest, position.walked) ||
      !take_part(rest, position.before) ||
      static_cast<size_t>(position.reading) >= readings.size()) {
    return std::nullopt;
  }
  const auto& criteria = readings[static_cast<size_t>(position.reading)].criteria;
  if (static_cast<size_t>(position.walked) > criteria.size()) return std::nullopt;
  position.text = rest;
  return position;
}

// All rows of the criterion; those of `from` and later texts.
Keys<Table::search> keys_of(const Criterion& wanted, std::string_view from) {
  if (!wanted.is_prefix) return keys_with<Table::search>(wanted.kind, PersonalText{wanted.text});
  std::string prefix;
  append_part(prefix, wanted.kind);
  std::string first = prefix + std::string(std::max<std::string_view>(from, wanted.text));
  prefix += wanted.text;
  std::string end = after_prefix(prefix);
  return {.from = std::move(first), .to = std::move(end)};
}

class Search {
 public:
  Search(const Snapshot& snapshot, const SearchQuery& query, const std::vector<Reading>& readings,
         std::set<std::string> unit_codes)
      : snapshot_(snapshot),
        query_(query),
        readings_(readings),
        unit_codes_(std::move(unit_codes)),
        unit_(unit_codes_.size() == 1 ? snapshot.catalogue->unit_number(*unit_codes_.begin())
                                      : std::nullopt) {}

  OrStoreError<SearchPage> run(const std::optional<SearchPosition>& start) {
    size_t reading = 0;
    if (start) {
      at_ = *start;
      reading = static_cast<size_t>(start->reading);
    }
    for (size_t i = reading; i < readings_.size() && !is_full_; ++i) {
      if (i > reading || !start) {
        const int64_t rarest = TRY(rarest_of(readings_[i]));
        at_ = {.reading = static_cast<int64_t>(i), .walked = rarest, .text = {}, .before = {}};
      }
      TRY(walk(readings_[i]));
    }
    if (is_full_) page_.next_page_token = make_token(query_, at_);
    return std::move(page_);
  }

 private:
  // Each is counted a little further in turn, until one has come to its end; the dossiers of one
  // unit are another criterion. Where all are common, or too many to count, it is that, for it asks
  // the index of the others; else a word that is whole.
  OrStoreError<int64_t> rarest_of(const Reading& reading) {
    const auto& criteria = reading.criteria;
    if (!reading.whole_code.empty()) return static_cast<int64_t>(criteria.size());
    const size_t count = criteria.size() + (unit_ ? 1 : 0);
    for (const int64_t up_to : counted_up_to) {
      for (size_t i = 0; i < count && count > 1; ++i) {
        if (counted_rows_ + up_to > counted_rows_max) break;
        const int64_t rows = TRY(i < criteria.size() ? rows_of(keys_of(criteria[i], {}), up_to)
                                                     : rows_of(keys_of_unit({}), up_to));
        counted_rows_ += rows;
        if (rows < up_to) return static_cast<int64_t>(i);
      }
    }
    if (unit_) return static_cast<int64_t>(criteria.size());
    const auto whole = std::find_if(criteria.begin(), criteria.end(),
                                    [](const Criterion& one) { return !one.is_prefix; });
    return whole == criteria.end() ? 0 : whole - criteria.begin();
  }

  template <Table table>
  OrStoreError<int64_t> rows_of(const Keys<table>& keys, int64_t up_to) const {
    int64_t rows = 0;
    return scan(*snapshot_.store, keys, [&](const StoredRow<table>&) { return ++rows < up_to; })
        .map([&] { return rows; });
  }

  // Those that it handles or handled, with smaller numbers than that; 0: all.
  Keys<Table::members> keys_of_unit(DossierNumber before) const {
    auto keys = keys_with<Table::members>(*unit_);
    if (before.value != 0) keys.to = encode_key<Table::members>({*unit_, before});
    keys.direction = Direction::backward;
    return keys;
  }

  OrStoreError<void> walk_unit(const Reading& reading) {
    const auto keys = keys_of_unit(at_.before);
    if (keys.from >= keys.to) return {};
    return scan(*snapshot_.store, keys,
                [&](const StoredRow<Table::members>& row) -> OrStoreError<bool> {
                  at_.before = row.key.dossier;
                  TRY(look_at(reading, row.key.dossier));
                  return !is_full_;
                });
  }

  // One dossier, or none.
  OrStoreError<void> walk_code(const Reading& reading) {
    if (at_.before.value != 0) return {};  // it was on the page before
    spend(cost_of_look);
    const auto number = TRY(find<Table::codes>(*snapshot_.store, reading.whole_code));
    if (!number) return {};
    at_.before = *number;
    return look_at(reading, *number);
  }

  OrStoreError<void> walk(const Reading& reading) {
    if (!reading.whole_code.empty()) return walk_code(reading);
    const auto criterion = static_cast<size_t>(at_.walked);
    if (criterion >= reading.criteria.size()) {
      return unit_ ? walk_unit(reading) : walk_all(reading);
    }
    const Criterion& walked = reading.criteria[criterion];
    std::string from = at_.text;
    while (!is_full_) {
      const auto text = TRY(first_text(walked, from));
      if (!text) return {};
      if (*text != at_.text) at_.before = {};
      at_.text = *text;
      spend(cost_of_text);
      TRY(walk_text(reading, walked));
      from = *text + '\x01';  // behind its rows, which have a zero there
    }
    return {};
  }

  OrStoreError<std::optional<std::string>> first_text(const Criterion& walked,
                                                      std::string_view from) const {
    std::optional<std::string> text;
    if (!walked.is_prefix && from > walked.text) return text;
    const auto keys = keys_of(walked, from);
    if (!keys.to.empty() && keys.from >= keys.to) return text;
    TRY(scan(*snapshot_.store, keys, [&](const StoredRow<Table::search>& row) {
      text = row.key.text.text;
      return false;
    }));
    return text;
  }

  OrStoreError<void> walk_text(const Reading& reading, const Criterion& walked) {
    auto keys = keys_with<Table::search>(walked.kind, PersonalText{at_.text});
    if (at_.before.value != 0) {
      keys.to = encode_key<Table::search>({walked.kind, {at_.text}, at_.before});
    }
    keys.direction = Direction::backward;
    if (keys.from >= keys.to) return {};
    return scan(*snapshot_.store, keys,
                [&](const StoredRow<Table::search>& row) -> OrStoreError<bool> {
                  at_.before = row.key.dossier;
                  TRY(look_at(reading, row.key.dossier));
                  return !is_full_;
                });
  }

  OrStoreError<void> walk_all(const Reading& reading) {
    Keys<Table::dossiers> keys{.direction = Direction::backward};
    if (at_.before.value != 0) keys.to = encode_key<Table::dossiers>(at_.before);
    return scan(*snapshot_.store, keys, [&](StoredRow<Table::dossiers>& row) {
      at_.before = row.key;
      spend(cost_of_dossier);
      make_legible(row.value);
      take(reading, std::move(row.value));
      return !is_full_;
    });
  }

  // Whole words are asked of the index, before the dossier is read.
  OrStoreError<void> look_at(const Reading& reading, DossierNumber number) {
    spend(cost_of_row);
    for (size_t i = 0; i < reading.criteria.size(); ++i) {
      const Criterion& one = reading.criteria[i];
      if (one.is_prefix || i == static_cast<size_t>(at_.walked)) continue;
      spend(cost_of_look);
      const auto row =
          TRY(find_bytes<Table::search>(*snapshot_.store, {one.kind, {one.text}, number}));
      if (!row) return {};
    }
    spend(cost_of_dossier);
    auto dossier = TRY(dossier_pointed_at(snapshot_, Table::search, number));
    take(reading, std::move(dossier));
    return {};
  }

  void take(const Reading& reading, Dossier dossier) {
    if (!holds(reading, dossier) || !has_facts(dossier, query_, unit_codes_)) return;
    if (is_told_before(dossier) || (query_.shows && !query_.shows(dossier))) return;
    page_.found.push_back({std::move(dossier), reading.as});
    if (page_.found.size() >= static_cast<size_t>(query_.page_size)) is_full_ = true;
  }

  // By a reading before this one; or by the same one, under another text of a prefix that was
  // walked before: a dossier has a row for each of its words and codes.
  bool is_told_before(const Dossier& dossier) const {
    const auto now = static_cast<size_t>(at_.reading);
    for (size_t i = 0; i < now; ++i) {
      if (holds(readings_[i], dossier)) return true;
    }
    const auto criterion = static_cast<size_t>(at_.walked);
    if (criterion >= readings_[now].criteria.size()) return false;
    const Criterion& walked = readings_[now].criteria[criterion];
    if (!walked.is_prefix) return false;
    std::vector<std::string> texts;
    if (walked.kind == SearchKind::name_word) {
      texts = name_words(dossier.application.applicant.folded_name);
    } else {
      texts = {last_digits_text(dossier.code), last_digits_text(dossier.provisional_code)};
    }
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
      return text < at_.text && is_or_begins(text, walked);
    });
  }

  void spend(int64_t cost) {
    spent_ += cost;
    is_full_ = is_full_ || spent_ >= cost_max;
  }

  const Snapshot& snapshot_;
  const SearchQuery& query_;
  const std::vector<Reading>& readings_;
  const std::set<std::string> unit_codes_;
  const std::optional<UnitNumber> unit_;  // that is asked for, if it is one
  SearchPage page_;
  SearchPosition at_;  // of what was looked at last
  int64_t spent_ = 0;
  int64_t counted_rows_ = 0;
  bool is_full_ = false;
};

}  // namespace

TypedText split_typed(std::string_view text) {
  TypedText typed;
  const std::string plain = with_plain_blanks_and_dashes(text);
  std::string_view rest = plain;
  while (!rest.empty()) {
    const size_t blank = std::min(rest.find(' '), rest.size());
    const std::string_view token = rest.substr(0, blank);
    rest.remove_prefix(std::min(blank + 1, rest.size()));
    if (token.empty()) continue;
    std::string& side = has_digit(token) ? typed.with_digits : typed.without_digits;
    side.append(side.empty() ? "" : " ").append(token);
  }
  return typed;
}

OrRejection<SearchPage> search_dossiers(const Snapshot& snapshot, const SearchQuery& query) {
  const Catalogue& catalogue = *snapshot.catalogue;
  std::set<std::string> unit_codes;
  if (!query.unit.empty()) {
    const auto unit = catalogue.unit_number(query.unit);
    if (!unit) return reject(Reason::UNIT_NOT_FOUND, {{"unit", query.unit}, {"field", "unit"}});
    const auto units = query.subtree ? catalogue.subtree(*unit) : std::vector<UnitNumber>{*unit};
    for (const UnitNumber one : units) unit_codes.insert(catalogue.unit(one).code);
  }
  if (!query.procedure.empty() && !catalogue.procedure_number(query.procedure)) {
    return reject(Reason::PROCEDURE_NOT_FOUND, {{"procedure", query.procedure},
                                                {"day", format_day(day_of(snapshot.now))},
                                                {"field", "procedure"}});
  }
  const std::vector<Reading> readings = readings_of(query);
  if (readings.empty()) return reject_field("text", "search_text");
  std::optional<SearchPosition> start;
  if (!query.page_token.empty()) {
    start = parse_token(query, readings);
    if (!start) return reject(Reason::PAGE_TOKEN_INVALID);
  }
  return Search(snapshot, query, readings, std::move(unit_codes))
      .run(start)
      .map_error(store_failed);
}

}  // namespace motcua
