// Records, dossiers and a journal that earlier programs wrote mean what they meant; and the rule
// from a dossier to its figures changes only with figures_version.
#include "tests/kept.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/statistics/contribution.h"
#include "tests/full_register.h"
#include "tests/simulation/random_workload.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

const std::string this_format = "format-" + std::to_string(journal_format_version);

// ---- a value with everything ----

template <class T>
void fill(T& value, const std::string& name) {
  if constexpr (codec::is_optional<T>::value) {
    fill(value.emplace(), name);
  } else if constexpr (codec::is_vector<T>::value) {
    fill(value.emplace_back(), name);
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = name + " ễ";
  } else if constexpr (Described<T>) {
    for_each_field(value, [](const auto& field, auto& part) { fill(part, field.name); });
  } else {
    codec::from_number(1, value);
  }
}

void add_record(const std::string& kind, RecordBody body, std::vector<KeptRecord>& records) {
  JournalRecord record;
  fill(record.header, "");
  record.body = std::move(body);
  const StoredRecord stored = seal(record);
  records.push_back({kind, stored});
}

template <class Body>
void add_record_of(const std::string& kind, std::vector<KeptRecord>& records) {
  Body body;
  fill(body, "");
  add_record(kind, std::move(body), records);
}

template <size_t... Is>
void add_events(std::vector<KeptRecord>& records, std::index_sequence<Is...>) {
  const auto add = [&]<size_t I>() {
    std::variant_alternative_t<I, DossierEvent> event;
    fill(event, "");
    add_record(std::string(lifecycle[I].event), DossierEvent(std::move(event)), records);
  };
  (add.template operator()<Is>(), ...);
}

// Every kind that there is now, each with every field.
std::vector<KeptRecord> records_with_everything() {
  std::vector<KeptRecord> records;
  add_record_of<TermBegan>("term_began", records);
  add_record_of<CatalogueEntries>("catalogue_published", records);
  add_record_of<FrozenReport>("report_frozen", records);
  add_record_of<CarriedOver>("carried_over", records);
  add_events(records, std::make_index_sequence<std::variant_size_v<DossierEvent>>());
  Dossier dossier;
  fill(dossier, "");
  records.push_back({"dossier", {encode(dossier), ""}});
  return records;
}

std::string line_of(const std::string& kind, const StoredRecord& stored) {
  return kind + " " + to_hex(stored.public_part) + " " + to_hex(stored.private_part);
}

void expect_same_bytes(const KeptRecord& kept) {
  if (kept.kind == "dossier") {
    Dossier dossier;
    ASSERT_TRUE(decode(kept.stored.public_part, dossier));
    EXPECT_EQ(encode(dossier), kept.stored.public_part);
    return;
  }
  JournalRecord record;
  ASSERT_TRUE(decode_record(kept.stored, record));
  EXPECT_TRUE(has_its_private_part(record.header, kept.stored.private_part));
  const StoredRecord again = seal(record);
  EXPECT_EQ(again.public_part, kept.stored.public_part);
  EXPECT_EQ(again.private_part, kept.stored.private_part);
}

// A line more for each time that a kind had more fields.
TEST(Kept, RecordsOfEveryKindSayWhatTheySaid) {
  const std::string name = "records.txt";
  Lines lines = kept_lines(std::filesystem::path(this_format) / name);
  const std::set<std::string> known(lines.begin(), lines.end());
  for (const KeptRecord& record : records_with_everything()) {
    std::string line = line_of(record.kind, record.stored);
    if (known.contains(line)) continue;
    lines.push_back(std::move(line));
    EXPECT_TRUE(keeps_what_is_new())
        << "no record of the kind " << record.kind
        << " is kept with all the fields that it has: run with MOTCUA_KEEP=1";
  }
  if (keeps_what_is_new()) keep(std::filesystem::path(this_format) / name, lines);
  for (const auto& format : formats_with(name)) {
    for (const KeptRecord& record : kept_records(format / name)) {
      SCOPED_TRACE(format.string() + " " + record.kind);
      expect_same_bytes(record);
    }
  }
}

// ---- a register ----

// Everything that can happen, and then random life until each verb has been.
void fill_register(World& world) {
  fill_every_table(world);
  Workload workload(303);
  std::vector<std::string> codes;
  constexpr size_t verbs = std::variant_size_v<DossierCommand>;
  std::set<size_t> seen;
  for (int i = 0; i < 300 || (i < 6000 && seen.size() < verbs); ++i) {
    world.at(plus_minutes(world.now(), 30 + static_cast<int64_t>(workload.below(400))));
    if (i % 25 == 24) {  // a promised day becomes off
      const auto days = static_cast<int32_t>(1 + workload.below(8));
      const CalendarException off{.day = plus_days(day_of(world.now()), days)};
      ASSERT_TRUE(world.act(
          {.command = PublishCatalogue{{.calendars = {{.unit = "P", .exceptions = {off}}}}}}));
    }
    if (i % 50 == 10 || i % 50 == 30) {  // a unit ends, and begins again
      Unit unit = *world.registrar().standing().catalogue->unit("P.2");
      unit.valid_to =
          i % 50 == 10 ? std::optional(plus_days(day_of(world.now()), -1)) : std::nullopt;
      unit.successors = {"P.1"};
      ASSERT_TRUE(world.act({.command = PublishCatalogue{{.units = {unit}}}}));
    }
    Request request = workload.next(codes, world.now());
    request.salt = sha256(std::to_string(i)).substr(0, salt_bytes);
    const size_t verb = std::get<DossierCommand>(request.command).index();
    const Answer answer = world.act(request);
    if (!answer) continue;
    seen.insert(verb);
    if (!answer->dossier->code.empty()) codes.push_back(answer->dossier->code);
  }
  for (size_t verb = 0; verb < verbs; ++verb) {
    EXPECT_TRUE(seen.contains(verb)) << "no verb " << verb << " of DossierCommand was accepted";
  }
}

// The simulator's too: a verb that its workload never draws is judged by nobody.
TEST(Kept, EveryVerbIsDoneInARegisterOfRandomLife) {
  World world;
  fill_register(world);
}

Lines journal_lines(const MemoryStore& store) {
  Lines lines;
  EXPECT_TRUE(
      store.scan({Table::journal, {}, {}}, [&](std::string_view key, std::string_view value) {
        const auto private_part = store.get(Table::private_parts, key);
        EXPECT_TRUE(private_part);
        lines.push_back(line_of("record", {std::string(value), private_part->value_or("")}));
        return true;
      }));
  return lines;
}

// As it is after its tables were made from the journal alone.
class KeptRegister {
 public:
  explicit KeptRegister(const std::filesystem::path& journal) {
    put_journal(journal, store_);
    auto opened = Registrar::open(store_, {}, instant("2026-11-01T00:00"));
    EXPECT_TRUE(opened) << opened.error().message;
    registrar_ = std::move(*opened);
    EXPECT_TRUE(registrar_->commit());
  }
  Snapshot snapshot() const {
    return {.store = store_.snapshot(),
            .catalogue = registrar_->standing().catalogue,
            .accounts = registrar_->standing().accounts,
            .head = registrar_->head(),
            .now = registrar_->head().stamp,
            .cell_lag = registrar_->tables().cell_lag()};
  }

 private:
  MemoryStore store_;
  std::unique_ptr<Registrar> registrar_;
};

std::set<size_t> verbs_done_in(const std::filesystem::path& journal) {
  std::set<size_t> done;
  for (const KeptRecord& kept : kept_records(journal)) {
    JournalRecord record;
    EXPECT_TRUE(decode_record(kept.stored, record));
    const auto* event = std::get_if<DossierEvent>(&record.body);
    if (event) done.insert(event->index());
  }
  return done;
}

// A folder for each time that there were more verbs.
TEST(Kept, JournalsGiveTheRegistersThatTheyGave) {
  const std::string name = "journal.txt";
  constexpr size_t verbs = std::variant_size_v<DossierEvent>;
  std::set<size_t> done;
  for (const auto& format : formats_with(name)) done.merge(verbs_done_in(format / name));
  if (done.size() < verbs && keeps_what_is_new()) {
    World world;
    fill_register(world);
    const std::filesystem::path here = this_format + "-of-" + std::to_string(verbs) + "-verbs";
    keep(here / name, journal_lines(world.store()));
    keep(here / "register.txt",
         describe_register(KeptRegister(here / name).snapshot(), here / name));
    done.merge(verbs_done_in(here / name));
  }
  EXPECT_EQ(done.size(), verbs) << "no kept journal has each verb: run with MOTCUA_KEEP=1";
  for (const auto& format : formats_with(name)) {
    SCOPED_TRACE(format.string());
    const KeptRegister kept_register(format / name);
    expect_still_told(kept_lines(format / "register.txt"),
                      describe_register(kept_register.snapshot(), format / name));
    const auto report = audit(kept_register.snapshot(), {});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->finding_count, 0);
    for (const AuditFinding& finding : report->findings) ADD_FAILURE() << describe(finding);
  }
}

// ---- the rule from a dossier to figures and index keys ----

Lines figures_of(const Snapshot& snapshot) {
  Lines lines;
  for (uint32_t number = 1; number <= snapshot.head.dossiers; ++number) {
    const auto dossier = find_by_number(snapshot, {number});
    EXPECT_TRUE(dossier && *dossier) << number;
    if (!dossier || !*dossier) continue;
    const std::string whose = std::to_string(number) + " ";
    for (const Contribution& one : contribution_of(**dossier)) {
      lines.push_back(whose + format_day(one.day) + " " + std::string(name_of(one.measure)) + " " +
                      std::to_string(one.amount));
    }
    for (const IndexEntry& entry : index_entries(**dossier, *snapshot.catalogue)) {
      lines.push_back(whose + std::string(name_of(entry.table)) + " " + to_hex(entry.key) + " " +
                      to_hex(entry.value));
    }
  }
  return lines;
}

TEST(Kept, FiguresOfADossierChangeOnlyWithTheirVersion) {
  const std::string name = "figures.txt";
  const Lines before = kept_lines(name);
  const std::set<std::string> known(before.begin(), before.end());
  Lines now{"figures_version " + std::to_string(figures_version)};
  Lines of_new_journals;
  for (const auto& format : formats_with("journal.txt")) {
    const KeptRegister kept_register(format / "journal.txt");
    Lines& lines = known.contains(format.string()) ? now : of_new_journals;
    lines.push_back(format.string());
    for (std::string& line : figures_of(kept_register.snapshot())) lines.push_back(std::move(line));
  }
  const bool is_moved = before.empty() || before.front() != now.front();
  EXPECT_TRUE(is_moved || before == now) << "the rule from a dossier to its figures or index keys "
                                            "is another: move figures_version, so "
                                            "that tables are made again";
  const bool has_news = is_moved || !of_new_journals.empty();
  now.insert(now.end(), of_new_journals.begin(), of_new_journals.end());
  if (has_news && keeps_what_is_new() && !HasFailure()) return keep(name, now);
  EXPECT_FALSE(has_news) << "figures_version was moved, or a journal kept: run with MOTCUA_KEEP=1";
}

}  // namespace
}  // namespace motcua::testing
