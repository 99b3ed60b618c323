// Erased for good: what was personal is nowhere in the store, everything else is as it was, and the
// audit accepts exactly what erasures explain.
#include <gtest/gtest.h>

#include "engine/lookup/freezing.h"
#include "tests/engine/receipt.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

const Actor supervisor{.role = Role::supervisor};
const Erase erase{.reason = "hết hạn lưu", .legal_basis = "Luật 91/2025"};

class ErasureTest : public ::testing::Test {
 protected:
  ErasureTest() { world_.at(instant("2026-03-02T08:00")); }

  static Request receipt(const std::string& name, char id) {
    Receive receive{.application = {.unit = "P.1", .procedure = "5WD", .channel = Channel::online}};
    receive.application.applicant = {.name = name, .identity = "identity of " + name};
    receive.application.papers = {{.name = "paper of " + name,
                                   .originals = 2,
                                   .signed_by = "signer " + name,
                                   .type_code = "KQ.1",
                                   .validity = day("2027-01-01")}};
    receive.application.submitted_by = {.e_account = "account of " + name,
                                        .identity_result = IdentityResult::confirmed};
    receive.application.caller_reference = "reference of " + name;
    return {.command = DossierCommand(receive),
            .actor = {.officer = "Cán bộ", .unit = "P.1", .role = Role::clerk},
            .request_id = std::string(16, id),
            .content_hash = "hash of " + name,
            .salt = "0123456789abcdef"};
  }
  // Received and returned; then its code.
  std::string life(const std::string& name, char id) {
    const auto taken = world_.act(receipt(name, id));
    EXPECT_TRUE(taken);
    const std::string code = taken->dossier->code;
    EXPECT_TRUE(
        world_.act(RequestSupplement{.papers = {name}, .reason = name, .legal_basis = "b"}, code));
    EXPECT_TRUE(world_.act(ProvideSupplement{.note = name}, code));
    EXPECT_TRUE(world_.act(Resolve{.outcome = Outcome::granted}, code));
    EXPECT_TRUE(world_.act(ReturnResult{.method = ReturnMethod::counter, .taken_by = name}, code));
    return code;
  }
  std::vector<std::string> findings() {
    const auto report = audit(world_.snapshot(), {});
    EXPECT_TRUE(report);
    std::vector<std::string> found;
    for (const AuditFinding& finding : report->findings) found.push_back(describe(finding));
    return found;
  }
  bool store_says(const std::string& text) {
    EXPECT_TRUE(world_.registrar().commit());
    for (const auto& [place, value] : world_.store().contents()) {
      if (place.second.find(text) != std::string::npos || value.find(text) != std::string::npos) {
        return true;
      }
    }
    return false;
  }

  World world_;
};

TEST_F(ErasureTest, LeavesNothingPersonalAndEverythingElse) {
  const std::string gone = life("Ngo", 'a');
  const std::string kept = life("Kim", 'b');
  const auto before = find_by_code(world_.snapshot(), gone);
  ASSERT_TRUE(store_says("Ngo") && store_says("Kim"));
  ASSERT_TRUE(world_.act(erase, gone, supervisor));
  EXPECT_FALSE(store_says("Ngo"));
  EXPECT_TRUE(store_says("Kim"));
  EXPECT_EQ(findings(), std::vector<std::string>{});
  const auto after = find_by_code(world_.snapshot(), gone);
  ASSERT_TRUE(before && *before && after && *after);
  Dossier expected = **before;
  expected.application.applicant = {};
  expected.application.caller_reference.clear();
  EXPECT_EQ(expected.caller, "P.1");
  expected.caller.clear();
  expected.application.papers[0].name.clear();
  expected.application.papers[0].signed_by.clear();
  expected.application.submitted_by.e_account.clear();
  expected.pauses[0].reason.clear();
  expected.pauses[0].papers.clear();
  for (Delivery& delivery : expected.deliveries) delivery.taken_by.clear();
  expected.erased_at = instant("2026-03-02T08:00");
  expected.revision = 6;
  expected.last_sequence = world_.registrar().head().sequence;
  EXPECT_EQ(**after, expected);
}

TEST_F(ErasureTest, IsTheSameWhenTheTablesAreMadeAgain) {
  const std::string gone = life("Ngo", 'a');
  life("Kim", 'b');
  ASSERT_TRUE(world_.act(erase, gone, supervisor));
  ASSERT_TRUE(world_.registrar().commit());
  MemoryStore again;
  Batch journal;
  for (const auto& [place, value] : world_.store().contents()) {
    if (is_of_journal(place.first)) journal.put(place.first, place.second, value);
  }
  ASSERT_TRUE(again.write(journal));
  const auto opened = Registrar::open(again, {}, world_.now());
  ASSERT_TRUE(opened) << opened.error().message;
  ASSERT_TRUE((*opened)->commit());
  ASSERT_TRUE((*opened)->tables().add_to_cells());
  ASSERT_TRUE(world_.registrar().tables().add_to_cells());
  for (const auto& [place, value] : world_.store().contents()) {
    if (is_of_journal(place.first) || place.first == Table::meta) continue;
    EXPECT_EQ(again.get(place.first, place.second), value) << name_of(place.first);
  }
}

TEST_F(ErasureTest, ForgetsByWhatARepeatedRequestWasKnown) {
  const std::string gone = life("Ngo", 'a');
  ASSERT_TRUE(world_.act(receipt("Ngo", 'a')));
  ASSERT_TRUE(world_.act(erase, gone, supervisor));
  const auto repeated = world_.act(receipt("Ngo", 'a'));
  ASSERT_FALSE(repeated);
  EXPECT_EQ(repeated.error().reason, Reason::DOSSIER_ERASED);
}

// All in one group, so that what is erased was never in the store.
TEST_F(ErasureTest, OfTheSameGroup) {
  Registrar& registrar = world_.registrar();
  const auto taken = registrar.decide(receipt("Ngo", 'a'), world_.now());
  ASSERT_TRUE(taken);
  const std::string code = taken->dossier->code;
  const auto act = [&](DossierCommand command) {
    return registrar.decide({.command = std::move(command), .actor = supervisor, .code = code},
                            world_.now());
  };
  ASSERT_TRUE(act(Withdraw{.reason = "Ngo"}));
  ASSERT_TRUE(act(erase));
  ASSERT_TRUE(registrar.commit());
  EXPECT_FALSE(store_says("Ngo"));
  EXPECT_EQ(findings(), std::vector<std::string>{});
}

TEST_F(ErasureTest, TheAuditAcceptsNoOtherAbsenceAndNoPresence) {
  const std::string gone = life("Ngo", 'a');
  life("Kim", 'b');
  const std::string first_of_kim =
      encode_key<Table::journal>(9);  // 3 records of the start, 5 of the other
  const auto private_part =
      world_.store().get(Table::private_parts, encode_key<Table::private_parts>(4));
  ASSERT_TRUE(private_part && *private_part);
  const auto tampered = [&](const std::function<void(Batch&)>& tamper) {
    Batch batch;
    tamper(batch);
    EXPECT_TRUE(world_.store().write(batch));
    const auto found = findings();
    return found.empty() ? std::string("clean") : found.front();
  };
  const std::string missing = tampered(
      [](Batch& batch) { batch.erase(Table::private_parts, encode_key<Table::private_parts>(4)); });
  EXPECT_EQ(missing, "private part sequence 4: private_part_missing");
  const std::string other = tampered([](Batch& batch) {
    batch.put(Table::private_parts, encode_key<Table::private_parts>(4), "other");
  });
  EXPECT_TRUE(other.starts_with("private part") || other.starts_with("journal")) << other;
  EXPECT_EQ(tampered([&](Batch& batch) {
              batch.put(Table::private_parts, encode_key<Table::private_parts>(4), **private_part);
            }),
            "clean");
  ASSERT_TRUE(world_.act(erase, gone, supervisor));
  EXPECT_EQ(findings(), std::vector<std::string>{});
  EXPECT_EQ(tampered([&](Batch& batch) {
              batch.put(Table::private_parts, encode_key<Table::private_parts>(4), **private_part);
            }),
            "private part sequence 4: private_part_not_erased");
  EXPECT_EQ(tampered([&](Batch& batch) {
              batch.erase(Table::private_parts, encode_key<Table::private_parts>(4));
              batch.erase(Table::private_parts, first_of_kim);
            }),
            "private part sequence 9: private_part_missing");
}

// Who held a history of another system is told as free text, which may be a person's name.
TEST_F(ErasureTest, ChangesNoFigureByHolderOrStepAndNoneOfThemNamesAFreeText) {
  Receive received = testing::receipt();
  received.imported_code = "OLD-1";
  const auto taken = world_.act(Request{
      .command = ImportDossier{
          .code = "OLD-1",
          .events = {{.command = received, .at = instant("2026-02-02T08:00")},
                     {.command = HandOver{.to = "Ngo", .step = "Thẩm định"},
                      .at = instant("2026-02-03T08:00")},
                     {.command = HandOver{.to = "Ngo Anh", .step = "Thẩm định"},
                      .at = instant("2026-02-04T08:00")},
                     {.command = Withdraw{.reason = "r"}, .at = instant("2026-02-27T08:00")}}}});
  ASSERT_TRUE(taken);
  const auto figures = [&] {
    std::vector<FrozenReport> all;
    for (const char* name : {"workload", "attribution", "steps"}) {
      for (const RowsBy by : {RowsBy::holder, RowsBy::step}) {
        const Snapshot snapshot = world_.snapshot();
        const Report& report = *find_report(name);
        const auto frozen =
            take_figures(snapshot, {&report,
                                    report.folds.empty() ? "" : report.folds.front(),
                                    {.unit = {1},
                                     .by = by,
                                     .period = {day("2026-02-01"), day("2026-02-28")},
                                     .now = snapshot.now}});
        EXPECT_TRUE(frozen);
        if (!frozen) continue;
        EXPECT_FALSE(frozen->rows.empty()) << name;
        for (const FrozenRow& row : frozen->rows) EXPECT_EQ(row.key.find("Ngo"), row.key.npos);
        all.push_back(*frozen);
        all.back().as_of_sequence = 0;
        all.back().hash.clear();
      }
    }
    return all;
  };
  const auto before = figures();
  ASSERT_TRUE(world_.act(erase, "OLD-1", supervisor));
  EXPECT_EQ(figures(), before);
}

}  // namespace
}  // namespace motcua::testing
