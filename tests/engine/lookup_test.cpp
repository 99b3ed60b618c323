// What stories cannot say of reading: figures of a damaged store, pages of a list, tables from
// before the catalogue changed, histories that run backwards.
#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "engine/lookup/explanation.h"
#include "engine/lookup/figures.h"
#include "engine/lookup/freezing.h"
#include "engine/lookup/integrity_report.h"
#include "engine/lookup/list.h"
#include "engine/lookup/page_token.h"
#include "engine/lookup/report_dossiers.h"
#include "engine/lookup/retention.h"
#include "engine/lookup/search.h"
#include "engine/lookup/wanted.h"
#include "engine/records/cell_codec.h"
#include "tests/engine/receipt.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

TEST(Figures, AreNeverGivenPastAnUnreadableCell) {
  const std::string years = encode_key<Table::cells>({{}, {2}});
  const std::string month =
      encode_key<Table::cells>({{.bucket = Bucket::month, .position = 2026 * 12 + 2}, {2}});
  for (const auto& [key, value] : {std::pair{years + "x", ""}, {years, "x"}, {month, "x"}}) {
    World world;
    world.at(instant("2026-03-02T08:00"));
    ASSERT_TRUE(world.act(receipt()));
    Batch batch;
    batch.put(Table::cells, key, value);
    ASSERT_TRUE(world.store().write(batch));
    const Snapshot snapshot = world.snapshot();
    const auto figures = period_counters(
        snapshot, {UnitNumber{2}}, spoken_at({day("2026-03-01"), day("2026-03-31")}, snapshot.now));
    ASSERT_FALSE(figures);
    EXPECT_EQ(figures.error().kind, StoreError::Kind::corrupted);
  }
}

TEST(Figures, AreNeverGivenPastACellOfAnUnknownProcedure) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  ASSERT_TRUE(world.act(receipt()));
  const auto lines = [&] {
    return lines_of_cells(world.snapshot(), {.unit = {1},
                                             .by = RowsBy::procedure,
                                             .period = {day("2026-03-01"), day("2026-03-31")},
                                             .now = world.now()});
  };
  ASSERT_TRUE(lines());
  const auto past_the_last =
      static_cast<uint32_t>(world.snapshot().catalogue->procedure_count() + 1);
  for (const uint32_t unknown : {0U, past_the_last}) {
    Batch batch;
    batch.put(Table::cells, encode_key<Table::cells>({{.dimension = Dimension::procedure}, {2}}),
              encode_cell({{unknown, 2025, Measure::open, 1}}));
    ASSERT_TRUE(world.store().write(batch));
    const auto figures = lines();
    ASSERT_FALSE(figures);
    EXPECT_EQ(figures.error().kind, StoreError::Kind::corrupted);
  }
}

// A page costs no more than so much, whatever is common; a walk over the pages misses nothing.
TEST(Searches, OfCommonWordsEndTheirPages) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  const auto receive = [&](const char* unit, const char* folded_name) {
    Receive one = receipt(unit);
    one.application.applicant.folded_name = folded_name;
    ASSERT_TRUE(world.act(one));
  };
  receive("P.2", "an binh");
  for (int i = 0; i < 2500; ++i) receive("P.1", i % 2 ? "an binh" : "an chi");
  const auto walk = [&](SearchQuery query) {
    std::string codes;
    int pages = 0;
    do {
      const auto page = search_dossiers(world.snapshot(), query);
      EXPECT_TRUE(page);
      if (!page) break;
      for (const FoundDossier& one : page->found) codes += one.dossier.code + " ";
      query.page_token = page->next_page_token;
      EXPECT_LT(++pages, 100);
    } while (!query.page_token.empty());
    EXPECT_EQ(pages > 1, query.subtree);  // the dossiers of one unit are a criterion themselves
    return codes;
  };
  SearchQuery query{.text = "an b", .words = "an b", .letter_words = "an b", .unit = "P.2"};
  EXPECT_EQ(walk(query), "P.2-260302-0001 ");
  query.unit = "P";
  query.subtree = true;
  query.state = State::received;
  query.received_to = day("2026-03-01");
  EXPECT_EQ(walk(query), "");
  query.received_to.reset();
  query.shows = [](const Dossier& one) { return one.application.unit == "P.2"; };
  EXPECT_EQ(walk(query), "P.2-260302-0001 ");
  query.text = query.words = query.letter_words = "binh an ";
  EXPECT_EQ(walk(query), "P.2-260302-0001 ");
  const auto first = search_dossiers(world.snapshot(), query);
  ASSERT_TRUE(first);
  query.page_token = first->next_page_token;
  query.text = "binh an";  // another question
  const auto other = search_dossiers(world.snapshot(), query);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().reason, Reason::PAGE_TOKEN_INVALID);
  query = {.procedure = "5WD", .page_size = 2};
  const auto newest = search_dossiers(world.snapshot(), query);
  ASSERT_TRUE(newest && newest->found.size() == 2);
  EXPECT_EQ(newest->found.front().dossier.code, "P.1-260302-2500");
}

// How many rows are read of it, one by one or along a stretch.
class Counted final : public Readable {
 public:
  explicit Counted(std::shared_ptr<const Readable> below) : below_(std::move(below)) {}
  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    ++rows_;
    return below_->get(table, key);
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    return below_->scan(range, [&](std::string_view key, std::string_view value) {
      ++rows_;
      return visit(key, value);
    });
  }
  int rows() const { return rows_; }

 private:
  const std::shared_ptr<const Readable> below_;
  mutable int rows_ = 0;
};

// To find the rarest of very many words costs no more than so much, either.
TEST(Searches, OfManyCommonWordsCostNoMoreThanOfFew) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  std::string words;
  for (char letter = 'a'; letter <= 'x'; ++letter) words += std::string(1, letter) + " ";
  words.pop_back();
  Receive receive = receipt();
  receive.application.applicant.folded_name = words;
  for (int i = 0; i < 2100; ++i) ASSERT_TRUE(world.act(receive));
  Snapshot snapshot = world.snapshot();
  const auto counted = std::make_shared<Counted>(snapshot.store);
  snapshot.store = counted;
  const auto page = search_dossiers(snapshot, {.text = words, .words = words});
  ASSERT_TRUE(page);
  EXPECT_FALSE(page->found.empty());
  EXPECT_LE(counted->rows(), 16'000);
}

// Other systems' codes end with what is no number of ours, or with none; so they are asked whole.
TEST(Searches, OfAWholeCodeFindItHoweverItEnds) {
  constexpr std::array codes{"P.1-250602-12", "250602-0012", "20240722000123", "P.1-250602-1/A",
                             "p.1-250602-1/b"};
  World world;
  world.at(instant("2025-06-02T08:00"));
  for (const char* code : codes) {
    const ImportDossier import = import_of(code, {{receipt(), "2025-06-02T08:00"}});
    ASSERT_TRUE(world.act(Request{.command = import})) << code;
  }
  const auto found = [&](const char* text) -> std::string {
    const auto page = search_dossiers(world.snapshot(), {.text = text, .words = text});
    if (!page) return std::string(name_of(page.error().reason));
    if (page->found.size() != 1) return std::to_string(page->found.size()) + " dossiers";
    EXPECT_EQ(page->found[0].read_as, SearchReading::code);
    return page->found[0].dossier.code;
  };
  for (const char* code : codes) EXPECT_EQ(found(code), code);
  EXPECT_EQ(found("p.1-250602-1/a"), "P.1-250602-1/A");
  EXPECT_EQ(found("P.1-250602-1/B"), "0 dossiers");  // as typed, or in capitals
  EXPECT_EQ(found("12"), "FIELD_VIOLATION");
}

// The order is that of the numbers, though 10000 comes before 9999 as a text; page by page.
TEST(Lists, OfCodesAreInTheOrderOfTheirNumbers) {
  World world;
  world.at(instant("2025-06-02T08:00"));
  const auto import = [&](const std::string& code) {
    Receive first = receipt();
    first.imported_code = code;
    const ImportDossier import{
        .code = code, .events = {{.command = first, .at = world.now(), .source_hash = "1"}}};
    ASSERT_TRUE(world.act(Request{.command = import}));
  };
  ASSERT_TRUE(world.act(receipt()));
  import("P.1-250602-9998");
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(world.act(receipt()));
  import("P.1-250602-12");
  import("P.1-250602-1/a");
  import("P.1-250602-99999999");
  ASSERT_TRUE(world.act(receipt()));
  const auto listed = [&](const char* prefix) {
    std::string codes;
    ListQuery query{.code_prefix = prefix, .page_size = 2};
    do {
      const auto page = list_dossiers(world.snapshot(), query);
      EXPECT_TRUE(page);
      for (const Dossier& dossier : page->dossiers) codes += dossier.code.substr(11) + " ";
      query.page_token = page->next_page_token;
    } while (!query.page_token.empty());
    return codes;
  };
  EXPECT_EQ(listed("P.1-250602"), "12 0001 9998 9999 10000 10001 99999999 100000000 1/a ");
  EXPECT_EQ(listed("P.1-250602-1"), "12 10000 10001 100000000 1/a ");
  EXPECT_EQ(listed("P.1-250602-100"), "10000 10001 100000000 ");
  EXPECT_EQ(listed("P.1-250602-9999"), "9999 99999999 ");
  EXPECT_EQ(listed("P.1-250602-10000"), "10000 100000000 ");
  import("QQQ/250602-1234567890123456");
  import("QQQ/250602-123456789012345");
  EXPECT_EQ(listed("QQQ/250602-12"), "123456789012345 1234567890123456 ");
}

// Whatever is asked, a few more reads after nobody wants the answer, and no more.
TEST(Snapshots, EndAReadOnceNobodyWantsItsAnswer) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  for (int i = 0; i < 300; ++i) ASSERT_TRUE(world.act(receipt()));
  const ReportQuery report{.report = find_report("form-06a"),
                           .fold = "extended",
                           .rows = {.unit = {1},
                                    .by = RowsBy::holder,
                                    .period = {day("2026-03-01"), day("2026-03-31")},
                                    .now = world.now()}};
  const std::function<bool(const Snapshot&)> reads[] = {
      [](const Snapshot& snapshot) {
        return list_dossiers(snapshot, {.page_size = 1000}).has_value();
      },
      [&](const Snapshot& snapshot) { return figures_lines(snapshot, report).has_value(); },
      [&](const Snapshot& snapshot) {
        return report_dossiers(
                   snapshot,
                   {.report = report, .figure = {.column = "received_total"}, .page_size = 1000})
            .has_value();
      },
      [](const Snapshot& snapshot) {
        return list_frozen(snapshot, "P", {}, [](const auto&) { return true; }).has_value();
      },
      [](const Snapshot& snapshot) {
        return find_by_code(snapshot, "P.1-260302-0001").has_value();
      }};
  for (const auto& read : reads) {
    EXPECT_TRUE(read(while_wanted(world.snapshot(), [] { return true; })));
    for (const int wanted_looks : {0, 1, 200}) {
      int looks = 0;
      const bool ended =
          !read(while_wanted(world.snapshot(), [&] { return ++looks <= wanted_looks; }));
      if (wanted_looks > 0 && looks <= wanted_looks) continue;  // it was done before
      EXPECT_TRUE(ended);
      EXPECT_EQ(looks, wanted_looks + 1) << "it went on after it was told";
    }
  }
  int looks = 0;
  const Snapshot snapshot = while_wanted(world.snapshot(), [&] { return ++looks <= 1; });
  EXPECT_FALSE(snapshot.store->scan({Table::journal, {}, {}}, [](auto, auto) { return true; }));
}

// A unit that lies elsewhere, or deeper, is as little a row as one that there is not.
TEST(ReportDossiers, AreOfARowThatTheTableCanHave) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  ASSERT_TRUE(world.act(receipt("P.3")));
  CatalogueEntries entries;
  entries.units = {{.code = "P.3.1", .name = "Thôn", .parent = "P.3"}};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{entries}}));
  const Snapshot snapshot = world.snapshot();
  const auto refused = [&](const char* unit, RowsBy by, const char* row) {
    const ReportDossiersQuery query{
        .report = {.report = find_report("form-06a"),
                   .fold = "extended",
                   .rows = {.unit = *snapshot.catalogue->unit_number(unit),
                            .by = by,
                            .period = {day("2026-02-01"), day("2026-03-31")},
                            .now = world.now()}},
        .figure = {.row = row, .column = "received_total"}};
    const auto page = report_dossiers(snapshot, query);
    if (page) return std::to_string(page->dossiers.size()) + " listed";
    EXPECT_EQ(page.error().violations.at(0).path, "row");
    return page.error().violations.at(0).expected;
  };
  const std::string rows_of_p = "row_of_table P, P.1, P.2, P.3, P.9";
  EXPECT_EQ(refused("P", RowsBy::unit, "W9"), rows_of_p);
  EXPECT_EQ(refused("P", RowsBy::unit, "P.3.1"), rows_of_p);
  EXPECT_EQ(refused("P.3", RowsBy::unit, "P.2"), "row_of_table P.3, P.3.1");
  EXPECT_EQ(refused("P", RowsBy::unit, "P.3"), "1 listed");
  EXPECT_EQ(refused("P.3", RowsBy::unit, "P.3"), "1 listed");
  EXPECT_EQ(refused("P.3", RowsBy::unit, "P.3.1"), "0 listed");
  EXPECT_EQ(refused("P", RowsBy::field, "Đất đai"), "row_of_table Hộ tịch, none");
  EXPECT_EQ(refused("P", RowsBy::field, "Hộ tịch"), "1 listed");
  EXPECT_EQ(refused("P", RowsBy::channel, "air"),
            "row_of_table direct, online, online_partial, post");
  EXPECT_EQ(refused("P", RowsBy::month, "2026-04"), "row_of_table 2026-02, 2026-03");
  EXPECT_TRUE(refused("P", RowsBy::procedure, "6WD").starts_with("row_of_table "));
  EXPECT_EQ(refused("P", RowsBy::holder, "nobody"), "0 listed");  // any text may be one
}

TEST(TablesOfThePast, StandByTheUnitsOfThen) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  ASSERT_TRUE(world.act(receipt("P.3")));
  world.at(instant("2026-03-10T08:00"));
  ReportDossiersQuery query{
      .report = {.report = find_report("form-06a"),
                 .fold = "extended",
                 .rows = {.unit = *world.snapshot().catalogue->unit_number("P.2"),
                          .period = {day("2026-03-01"), day("2026-03-08")},
                          .now = world.now()}},
      .figure = {.column = "received_total"}};
  const auto frozen = take_figures(world.snapshot(), query.report);
  ASSERT_TRUE(frozen);
  CatalogueEntries entries;
  entries.units = {{.code = "P.3",
                    .name = "Xã Ba",
                    .level = UnitLevel::commune,
                    .parent = "P.2",
                    .parent_from = day("2026-01-01")},
                   {.code = "P.4", .name = "Xã Bốn", .level = UnitLevel::commune, .parent = "P"}};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{entries}}));

  EXPECT_EQ(report_dossiers(world.snapshot(), query)->dossiers.size(), 1u);
  query.figure.as_of_sequence = frozen->as_of_sequence;
  EXPECT_EQ(report_dossiers(world.snapshot(), query)->dossiers.size(), 0u);
  query.report.rows.unit = *world.snapshot().catalogue->unit_number("P.4");
  EXPECT_EQ(report_dossiers(world.snapshot(), query).error().reason, Reason::UNIT_NOT_FOUND);

  const auto restatement = compare_frozen(world.snapshot(), *frozen);
  ASSERT_TRUE(restatement);
  const auto& changes = restatement->dossiers;
  const auto total = std::find_if(changes.begin(), changes.end(), [](const Restated& one) {
    return one.row.empty() && one.column == "received_total";
  });
  ASSERT_NE(total, changes.end());
  EXPECT_EQ(total->before.numerator, 0);
  EXPECT_EQ(total->after.numerator, 1);
  EXPECT_EQ(total->events, std::vector<std::string>{"catalogue_published"});
}

// Of the damaged ones before and after nothing is read.
TEST(FrozenReports, AreReadFromAfterAKeyUntilNoMoreAreTaken) {
  World world;
  world.at(instant("2026-05-04T08:00"));
  std::vector<ReportQuestion> questions;
  Batch damage;
  for (const char* month : {"2026-01", "2026-02", "2026-03"}) {
    const Snapshot snapshot = world.snapshot();
    const auto figures =
        take_figures(snapshot, {.report = find_report("form-06a"),
                                .fold = "extended",
                                .rows = {.unit = *snapshot.catalogue->unit_number("P"),
                                         .period = *parse_period(month),
                                         .now = snapshot.now}});
    ASSERT_TRUE(figures);
    ASSERT_TRUE(
        world.act(Request{.command = FreezeReport{*figures}, .actor = {.role = Role::head}}));
    questions.push_back(figures->question);
  }
  ASSERT_TRUE(world.registrar().commit());
  damage.put(Table::frozen, encode_key<Table::frozen>(questions[0]), "damaged");
  damage.put(Table::frozen, encode_key<Table::frozen>(questions[2]), "damaged");
  ASSERT_TRUE(world.store().write(damage));
  std::vector<ReportQuestion> taken;
  const auto take = [&](const FrozenReport& frozen) {
    taken.push_back(frozen.question);
    return false;
  };
  ASSERT_TRUE(list_frozen(world.snapshot(), "P", encode_key<Table::frozen>(questions[0]), take));
  EXPECT_EQ(taken, std::vector{questions[1]});
  EXPECT_FALSE(list_frozen(world.snapshot(), "P", {}, take));
  EXPECT_FALSE(list_frozen(world.snapshot(), "P", encode_key<Table::frozen>(questions[1]), take));
}

TEST(Explanation, EndsAtTheDueTimeThoughTheHistoryRunsBackwards) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  Receive first = receipt();
  first.imported_code = "OLD-1";
  ImportDossier import{.code = "OLD-1"};
  const auto add = [&](const DossierCommand& command, const char* at) {
    import.events.push_back({command, instant(at), "o", at});
  };
  add(first, "2025-03-10T09:00");
  add(RequestSupplement{.papers = {"p"}, .reason = "r", .legal_basis = "b"}, "2025-03-10T08:30");
  add(ProvideSupplement{}, "2025-03-12T08:00");
  ASSERT_TRUE(world.act(Request{.command = import}));
  const Snapshot snapshot = world.snapshot();
  const Dossier dossier = **find_by_code(snapshot, "OLD-1");
  ASSERT_TRUE(dossier.current_due_time);
  EXPECT_GT(*dossier.current_due_time, *dossier.promise.due_time);
  const Explanation explanation = explain(dossier, *snapshot.catalogue);
  ASSERT_FALSE(explanation.steps.empty());
  EXPECT_EQ(explanation.steps.back().to, minute_of(*dossier.current_due_time));
}

TEST(List, WalksAllPagesAndMissesNothing) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  for (int i = 0; i < 23; ++i) {
    Receive one = receipt(i % 2 ? "P.1" : "P.3");
    one.application.applicant = {.identity = "012345678901", .telephone = i % 2 ? "0900" : "0901"};
    ASSERT_TRUE(world.act(one));
  }
  const auto walk = [&](ListQuery query) {
    query.page_size = 4;
    std::string codes;
    size_t count = 0;
    do {
      const auto page = list_dossiers(world.snapshot(), query);
      EXPECT_TRUE(page);
      count += page->dossiers.size();
      query.page_token = page->next_page_token;
    } while (!query.page_token.empty());
    return count;
  };
  EXPECT_EQ(walk({}), 23u);
  EXPECT_EQ(walk({.unit = "P", .subtree = true, .queue = ListQueue::open}), 23u);
  EXPECT_EQ(walk({.unit = "P.1", .queue = ListQueue::open}), 11u);
  EXPECT_EQ(walk({.identity = "012345678901"}), 23u);
  EXPECT_EQ(walk({.telephone = "0900"}), 11u);
  EXPECT_EQ(walk({.code_prefix = "P.3-260302"}), 12u);
  EXPECT_EQ(walk({.unit = "P.3", .identity = "012345678901"}), 12u);
  EXPECT_EQ(walk({.received_from = day("2026-03-03")}), 0u);
  ListQuery first{.page_size = 4};
  ListQuery other{.unit = "P.1",
                  .page_token = list_dossiers(world.snapshot(), first)->next_page_token};
  EXPECT_EQ(list_dossiers(world.snapshot(), other).error().reason, Reason::PAGE_TOKEN_INVALID);
  EXPECT_EQ(list_dossiers(world.snapshot(), {.page_token = "zz"}).error().reason,
            Reason::PAGE_TOKEN_INVALID);
  // Bound to the query, and at no place that it has.
  const auto is_refused = [&](ListQuery query, const std::string& place) {
    query.page_token = make_page_token(query, place);
    const auto page = list_dossiers(world.snapshot(), query);
    return !page && page.error().reason == Reason::PAGE_TOKEN_INVALID;
  };
  const std::string no_place(8, '\xff');
  std::string first_source;
  append_part(first_source, int64_t{0});
  for (const std::string& place : {no_place, first_source + no_place, first_source + "1"}) {
    EXPECT_TRUE(is_refused({}, place));
    EXPECT_TRUE(is_refused({.telephone = "0900"}, place));
    EXPECT_TRUE(is_refused({.code_prefix = "P.3"}, place));
    EXPECT_TRUE(is_refused({.queue = ListQueue::open}, place));
  }
  EXPECT_TRUE(is_refused({.queue = ListQueue::open}, std::string(24, '\xff')));
  EXPECT_EQ(list_dossiers(world.snapshot(), {.unit = "NO"}).error().reason, Reason::UNIT_NOT_FOUND);
}

template <class T>
void alter(T& part) {
  if constexpr (std::is_same_v<T, std::string>) {
    part += "x";
  } else if constexpr (codec::is_optional<T>::value) {
    part ? part.reset() : static_cast<void>(part.emplace());
  } else if constexpr (std::is_enum_v<T>) {
    part = static_cast<T>(static_cast<int>(part) + 1);
  } else if constexpr (std::is_same_v<T, Day>) {
    part = plus_days(part, 1);
  } else {
    part = !part;
  }
}

// Visits what is at the bottom of the list, in order.
template <Described T, class Visit>
void for_each_leaf(T& object, const Visit& visit) {
  for_each_field(object, [&](const auto& field, auto& part) {
    if constexpr (Described<std::remove_cvref_t<decltype(part)>>) {
      for_each_leaf(part, visit);
    } else {
      visit(std::string(field.name), part);
    }
  });
}

template <Described Query>
std::vector<std::string> fields_that_a_token_is_bound_to(const Query& query) {
  std::vector<std::string> bound;
  size_t count = 0;
  for_each_leaf(query, [&](const std::string&, const auto&) { ++count; });
  const std::string token = make_page_token(query, "place");
  EXPECT_EQ(parse_page_token(query, token), "place");
  for (size_t i = 0; i < count; ++i) {
    Query other = query;
    size_t at = 0;
    for_each_leaf(other, [&](const std::string& name, auto& part) {
      if (at++ != i) return;
      alter(part);
      if (!parse_page_token(other, token)) bound.push_back(name);
    });
  }
  EXPECT_EQ(bound.size(), count);
  return bound;
}

TEST(PageTokens, AreBoundToEveryFieldOfTheirQuery) {
  const auto listed = fields_that_a_token_is_bound_to(ListQuery{.page_token = "t"});
  EXPECT_EQ(listed.size(), 16u);
  fields_that_a_token_is_bound_to(
      ListQuery{.unit = "P", .queue = ListQueue::open, .received_from = day("2026-03-01")});
  fields_that_a_token_is_bound_to(RetentionQuery{.unit = "P"});
  const auto behind = fields_that_a_token_is_bound_to(ReportDossiersQuestion{
      .report = {.report = "overdue", .unit = "P"}, .figure = {.column = "open_total"}});
  EXPECT_EQ(behind, (std::vector<std::string>{
                        "report", "fold", "unit", "receiving", "by", "from", "to", "row", "column",
                        "denominator", "as_of_sequence", "as_of_time", "with_predecessors"}));
  // Queries of another kind that say the same.
  EXPECT_FALSE(parse_page_token(ListQuery{.unit = "P", .at_risk_minutes = 0},
                                make_page_token(RetentionQuery{.unit = "P"}, "place")));
}

TEST(List, FindsAPersonHoweverTheNumberIsWritten) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  for (const char* telephone : {"0912345678", "0912.345.678", "+84 912 345 678", "(0912) 345678"}) {
    for (const char* identity : {"B0123456", "b 012 3456"}) {
      Receive one = receipt();
      one.application.applicant = {.identity = identity, .telephone = telephone};
      const auto taken = world.act(one);
      ASSERT_TRUE(taken);
      EXPECT_EQ(taken->dossier->application.applicant.telephone, telephone);  // as it was given
      EXPECT_EQ(taken->dossier->application.applicant.identity, identity);
    }
  }
  Receive nobody = receipt();
  nobody.application.applicant = {.identity = "-", .telephone = "không có"};
  ASSERT_TRUE(world.act(nobody));
  const auto found = [&](const ListQuery& query) {
    const auto page = list_dossiers(world.snapshot(), query);
    return page ? page->dossiers.size() : 999;
  };
  for (const char* telephone : {"0912345678", "84912345678", "+84-912-345-678"}) {
    EXPECT_EQ(found({.telephone = telephone}), 8u);
    EXPECT_EQ(found({.queue = ListQueue::open, .telephone = telephone}), 8u);
  }
  for (const char* identity : {"B0123456", "b0123456", "B-012-3456"}) {
    EXPECT_EQ(found({.identity = identity}), 8u);
  }
  EXPECT_EQ(found({.telephone = "0912345679"}), 0u);
  EXPECT_EQ(list_dossiers(world.snapshot(), {.telephone = "không có"}).error().violations[0].path,
            "telephone");
  EXPECT_EQ(list_dossiers(world.snapshot(), {.identity = " - "}).error().violations[0].path,
            "identity");
  // A page's token is of the person, not of the spelling.
  const auto page = list_dossiers(world.snapshot(), {.telephone = "0912345678", .page_size = 3});
  const auto next = list_dossiers(
      world.snapshot(),
      {.telephone = "+84912345678", .page_size = 9, .page_token = page->next_page_token});
  ASSERT_TRUE(next);
  EXPECT_EQ(next->dossiers.size(), 5u);
  EXPECT_EQ(audit(world.snapshot(), {})->finding_count, 0);
}

// Under the counter that was late where whoever asks is above it, too.
TEST(Integrity, CountsALateTransferUnderWhoWasLate) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  Receive command = receipt("P.2");
  command.application.receiving_unit = "P.1";
  const auto received = world.act(command);
  ASSERT_TRUE(received);
  world.at(instant("2026-03-03T08:00"));
  ASSERT_TRUE(world.act(HandOver{.to = "P.2"}, received->dossier->code));
  const auto late_of = [&](const char* unit) {
    const Snapshot snapshot = world.snapshot();
    const auto report = check_integrity(snapshot, *snapshot.catalogue->unit_number(unit),
                                        {day("2026-03-01"), day("2026-03-31")});
    EXPECT_TRUE(report);
    std::string found;
    for (const DossierFinding& finding : report->findings) {
      if (finding.check == IntegrityCheck::transferred_late) found += finding.unit + " ";
    }
    for (const auto& [group, count] : report->counts) {
      if (group.check == IntegrityCheck::transferred_late) {
        found += group.unit + "×" + std::to_string(count);
      }
    }
    return found;
  };
  EXPECT_EQ(late_of("P"), "P.1 P.1×1");
  EXPECT_EQ(late_of("P.2"), "P.2 P.2×1");
  EXPECT_EQ(late_of("P.1"), "");
}

// Whoever asked, or gave the part, is not who stayed silent.
TEST(Integrity, NamesNoOfficerForWhatOthersNeverDid) {
  World world;
  world.at(instant("2026-08-10T08:00"));
  const auto received = world.act(receipt("P.1"));
  ASSERT_TRUE(received);
  const std::string code = received->dossier->code;
  for (const int i : {0, 1}) {
    const DossierCommand asking =
        i == 0
            ? DossierCommand(Consult{
                  .unit = "P.2", .content = "Xin ý kiến", .limit = "1wd", .reply_way = "Công văn"})
            : DossierCommand(AssignPart{.unit = "P.2", .task = "Xác nhận", .limit = "1wd"});
    ASSERT_TRUE(world.act({.command = asking, .actor = {.officer = "lan"}, .code = code}));
  }
  world.at(instant("2026-08-13T08:00"));
  const Snapshot snapshot = world.snapshot();
  const auto report = check_integrity(snapshot, *snapshot.catalogue->unit_number("P"),
                                      {day("2026-08-01"), day("2026-08-31")});
  ASSERT_TRUE(report);
  int late = 0;
  for (const DossierFinding& finding : report->findings) {
    const bool is_of_others = finding.check == IntegrityCheck::consultation_late ||
                              finding.check == IntegrityCheck::part_late;
    if (!is_of_others) continue;
    ++late;
    EXPECT_EQ(finding.officer, "");
    EXPECT_EQ(finding.unit, "P.2");
  }
  EXPECT_EQ(late, 2);
}

}  // namespace
}  // namespace motcua::testing
