// Files of papers and steps that are given without, or beside, the procedures that they are of.
#include "services/motcua/catalogue_lists.h"

#include <gtest/gtest.h>

namespace motcua::cli {
namespace {

v1::Procedure procedure(const char* code, const char* from, const char* paper, const char* step) {
  v1::Procedure procedure;
  procedure.set_code(code);
  procedure.set_effective_from(from);
  if (*paper) procedure.add_papers()->set_name(paper);
  if (*step) procedure.add_steps()->set_key(step);
  return procedure;
}

Procedures of(std::initializer_list<v1::Procedure> procedures) {
  return {procedures.begin(), procedures.end()};
}

std::string told(const Procedures& procedures) {
  std::string text;
  for (const v1::Procedure& one : procedures) {
    text.append(one.code()).append(" ").append(one.effective_from()).append(":");
    for (const auto& paper : one.papers()) text.append(" ").append(paper.name());
    for (const auto& step : one.steps()) text.append(" ").append(step.key());
    text.append("; ");
  }
  return text;
}

const Procedures known =
    of({procedure("A", "", "old paper", "old step"), procedure("A", "2026-07-01", "paper", "step"),
        procedure("B", "", "", "only step")});

TEST(CatalogueLists, StayWhereTheirFileIsNotGiven) {
  const auto files = [](std::initializer_list<const char*> names) {
    return lists_given({names.begin(), names.end()});
  };
  const auto after = [](const GivenLists& given, Procedures procedures) {
    put_known(known, given, procedures);
    const KeptLists kept = keep_lists(known, given, procedures);
    return told(procedures) + std::to_string(kept.papers) + " " + std::to_string(kept.steps);
  };
  const Procedures lines = of({procedure("A", "", "", ""), procedure("A", "2026-10-01", "", ""),
                               procedure("B", "", "", ""), procedure("C", "", "", "")});
  EXPECT_EQ(after(files({"x/procedures.tsv"}), lines),
            "A : old paper old step; A 2026-10-01: paper step; B : only step; C :; 2 3");
  EXPECT_EQ(after(files({"procedures.tsv", "papers.tsv"}), lines),
            "A : old step; A 2026-10-01: step; B : only step; C :; 0 3");
  EXPECT_EQ(after(files({"procedures.tsv", "papers.tsv", "steps.tsv"}), lines),
            "A :; A 2026-10-01:; B :; C :; 0 0");
  EXPECT_FALSE(files({"procedures.tsv", "papers.tsv", "steps.tsv"}).need_the_register());
  EXPECT_FALSE(files({"units.tsv"}).need_the_register());
}

TEST(CatalogueLists, AreOfTheRegistersProceduresWhereNoneAreGiven) {
  const GivenLists given = lists_given({"steps.tsv"});
  EXPECT_TRUE(given.are_of_the_registers());
  Procedures procedures;
  put_known(known, given, procedures);
  EXPECT_EQ(told(procedures), "A : old paper; A 2026-07-01: paper; B :; ");
  procedures.Mutable(1)->add_steps()->set_key("new step");
  keep_lists(known, given, procedures);
  EXPECT_EQ(told(procedures), "A 2026-07-01: paper new step; ");
}

}  // namespace
}  // namespace motcua::cli
