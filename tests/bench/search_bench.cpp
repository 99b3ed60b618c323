// Search in a register of many dossiers, each way in which people search, page by page: what a page
// costs. Names are drawn as Vietnamese ones are: a few family names have most of the people. And
// what a receipt costs the writer more by what it can be found by, and by who was here before.
//   search_bench DIR COUNT
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "engine/lookup/search.h"
#include "engine/registrar/registrar.h"
#include "engine/store/rocks_store.h"
#include "engine/wall_clock.h"
#include "tests/bench/bench_workload.h"

namespace motcua::bench {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::array family_names{"nguyen", "tran", "le",   "pham", "hoang", "huynh", "phan",
                                  "vu",     "vo",   "dang", "bui",  "do",    "ho",    "ngo",
                                  "duong",  "ly",   "dao",  "dinh", "lam",   "ta"};
constexpr std::array middle_names{"van", "thi", "huu", "duc", "minh", "ngoc", "thanh", "quoc"};
constexpr std::array given_names{
    "an",   "anh",   "bac",  "binh",  "chau", "chi",   "cuong",  "dung",  "giang", "ha",
    "hai",  "hang",  "hanh", "hien",  "hoa",  "hong",  "hung",   "huong", "khanh", "lan",
    "linh", "long",  "mai",  "nam",   "nga",  "nhung", "phuong", "quan",  "son",   "tam",
    "thao", "trang", "tuan", "tuyet", "uyen", "viet",  "vinh",   "xuan",  "yen",   "y"};

// The k-th of a list about half as often again as the one after it; of given names all alike.
template <class Names>
std::string skewed(Draw& draw, const Names& names) {
  size_t i = 0;
  while (i + 1 < names.size() && draw.number() % 100 < 62) ++i;
  return names[i];
}

std::string name(Draw& draw) {
  return skewed(draw, family_names) + " " + skewed(draw, middle_names) + " " +
         given_names[draw.number() % given_names.size()];
}

Applicant applicant(Draw& draw) {
  return {.name = "N",
          .identity = draw.identity(),
          .telephone = draw.telephone(),
          .folded_name = name(draw)};
}
// An enterprise, which hands in all of them: of each receipt the newest before it are looked at.
Applicant enterprise(Draw& draw) {
  Applicant one = applicant(draw);
  one.identity = "0101234567";
  return one;
}
// Cannot be searched for, nor looked up as who was here before.
Applicant nobody(Draw&) { return {}; }

std::unique_ptr<Store> opened(const std::string& directory) {
  std::filesystem::create_directories(directory);
  auto store = open_rocks_store(directory, {});
  if (!store) std::exit(3);
  return std::move(*store);
}

std::unique_ptr<Registrar> filled(Store& store, int64_t count, Applicant (*of)(Draw&)) {
  const Instant now = wall_clock().now();
  auto registrar = std::move(*Registrar::open(store, {}, now));
  registrar->take_over({});
  registrar->decide({.command = PublishCatalogue{catalogue()}}, now);
  Draw draw(3);
  for (int64_t i = 0; i < count; ++i) {
    Receive receive{.application = {.unit = unit_code(draw.unit()),
                                    .procedure = procedure_code(draw.procedure()),
                                    .channel = Channel::online}};
    receive.application.applicant = of(draw);
    if (!registrar->decide({.command = DossierCommand(std::move(receive))}, now)) std::exit(4);
    if (registrar->group_bytes() > (1 << 20) && !registrar->commit()) std::exit(4);
  }
  if (!registrar->commit()) std::exit(4);
  return registrar;
}

// Of the writer, for one receipt.
double microseconds(const std::string& directory, int64_t count, Applicant (*of)(Draw&)) {
  const auto store = opened(directory);
  const auto begun = SteadyClock::now();
  const auto registrar = filled(*store, count, of);
  const std::chrono::duration<double, std::micro> taken = SteadyClock::now() - begun;
  return taken.count() / static_cast<double>(count);
}

void measure_receipts(const std::string& directory, int64_t count) {
  const double without = microseconds(directory + "/nobody", count, nobody);
  const double with = microseconds(directory + "/applicants", count, applicant);
  const double again = microseconds(directory + "/enterprise", count, enterprise);
  std::printf("search_cost receipt_us=%.1f of_one_applicant_us=%.1f without_applicant_us=%.1f\n",
              with, again, without);
}

struct Way {
  const char* name;
  std::string (*text)(Draw&, const Dossier&);
  bool in_own_unit = false;  // of whom sees no other
  bool of_unit = false;      // that is asked for
};

std::string folded(const Dossier& dossier) { return dossier.application.applicant.folded_name; }
std::string first_word(const std::string& words) { return words.substr(0, words.find(' ')); }
std::string last_word(const std::string& words) { return words.substr(words.rfind(' ') + 1); }

constexpr std::array ways{
    Way{"name", [](Draw&, const Dossier& dossier) { return folded(dossier); }},
    Way{"name_in_unit", [](Draw&, const Dossier& dossier) { return folded(dossier); }, true},
    Way{"two_words",
        [](Draw&, const Dossier& dossier) {
          return last_word(folded(dossier)) + " " + first_word(folded(dossier));
        }},
    Way{"begun_word",
        [](Draw&, const Dossier& dossier) {
          return first_word(folded(dossier)) + " " + last_word(folded(dossier)).substr(0, 2);
        }},
    Way{"common_word_of_unit", [](Draw&, const Dossier&) { return std::string("nguyen "); }, false,
        true},
    Way{"common_word_in_unit", [](Draw&, const Dossier&) { return std::string("nguyen "); }, true},
    Way{"telephone",
        [](Draw&, const Dossier& dossier) { return dossier.application.applicant.telephone; }},
    Way{"identity",
        [](Draw&, const Dossier& dossier) { return dossier.application.applicant.identity; }},
    Way{"last_digits",
        [](Draw&, const Dossier& dossier) { return dossier.code.substr(dossier.code.size() - 4); }},
    Way{"code", [](Draw&, const Dossier& dossier) { return dossier.code; }}};

void measure(const Snapshot& snapshot, const Way& way) {
  constexpr int rounds = 2000;
  Draw draw(4);
  std::vector<double> milliseconds;
  int64_t found = 0;
  int64_t short_pages = 0;
  for (int i = 0; i < rounds; ++i) {
    const DossierNumber any{1 + draw.number() % snapshot.head.dossiers};
    const auto dossier = find_by_number(snapshot, any);
    if (!dossier || !*dossier) std::exit(4);
    SearchQuery query{.text = way.text(draw, **dossier), .page_size = 20};
    query.words = query.text;  // folded already
    query.letter_words = split_typed(query.text).without_digits;
    if (way.of_unit) query.unit = (*dossier)->application.unit;
    if (way.in_own_unit) {
      const std::string unit = (*dossier)->application.unit;
      query.shows = [unit](const Dossier& one) { return one.application.unit == unit; };
    }
    const auto begun = SteadyClock::now();
    const auto page = search_dossiers(snapshot, query);
    milliseconds.push_back(
        std::chrono::duration<double, std::milli>(SteadyClock::now() - begun).count());
    if (!page) std::exit(4);
    found += static_cast<int64_t>(page->found.size());
    if (page->found.size() < 20 && !page->next_page_token.empty()) ++short_pages;
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("search way=%s p50_ms=%.2f p99_ms=%.2f max_ms=%.2f found=%.1f short_pages=%.3f\n",
              way.name, milliseconds[rounds / 2], milliseconds[rounds * 99 / 100],
              milliseconds.back(), static_cast<double>(found) / rounds,
              static_cast<double>(short_pages) / rounds);
}

int run(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string directory = argv[1];
  const int64_t count = std::atoll(argv[2]);
  measure_receipts(directory, std::min<int64_t>(count, 100'000));
  const auto store = opened(directory + "/register");
  const auto registrar = filled(*store, count, applicant);
  if (!compact(*store)) return 4;
  const Snapshot snapshot{.store = store->snapshot(),
                          .catalogue = registrar->standing().catalogue,
                          .accounts = registrar->standing().accounts,
                          .head = registrar->head(),
                          .now = registrar->head().stamp,
                          .cell_lag = registrar->tables().cell_lag()};
  for (const Way& way : ways) measure(snapshot, way);
  return 0;
}

}  // namespace
}  // namespace motcua::bench

int main(int argc, char** argv) { return motcua::bench::run(argc, argv); }
