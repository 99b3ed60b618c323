// A version without a day is before all others.
#include "services/motcua/catalogue_lists.h"

#include <algorithm>

namespace motcua::cli {
namespace {

// The same version, else the last one before it; null: neither is there.
const v1::Procedure* counterpart_of(const v1::Procedure& procedure, const Procedures& known) {
  const v1::Procedure* found = nullptr;
  for (const v1::Procedure& one : known) {
    if (one.code() != procedure.code() || one.effective_from() > procedure.effective_from()) {
      continue;
    }
    if (!found || one.effective_from() >= found->effective_from()) found = &one;
  }
  return found;
}

// What a file that is not there would have said.
KeptLists fill(const Procedures& known, const GivenLists& given, Procedures& procedures) {
  KeptLists kept;
  for (v1::Procedure& procedure : procedures) {
    const v1::Procedure* const counterpart = counterpart_of(procedure, known);
    if (!counterpart) continue;
    if (!given.papers && counterpart->papers_size() > 0) {
      *procedure.mutable_papers() = counterpart->papers();
      ++kept.papers;
    }
    if (!given.steps && counterpart->steps_size() > 0) {
      *procedure.mutable_steps() = counterpart->steps();
      ++kept.steps;
    }
  }
  return kept;
}

// Without a row nothing was said of a procedure.
void restore(const Procedures& known, Procedures& procedures) {
  for (v1::Procedure& procedure : procedures) {
    const v1::Procedure& before = *counterpart_of(procedure, known);
    if (procedure.papers_size() == 0) *procedure.mutable_papers() = before.papers();
    if (procedure.steps_size() == 0) *procedure.mutable_steps() = before.steps();
  }
  const auto is_as_known = [&](const v1::Procedure& procedure) {
    return procedure.SerializeAsString() == counterpart_of(procedure, known)->SerializeAsString();
  };
  procedures.erase(std::remove_if(procedures.begin(), procedures.end(), is_as_known),
                   procedures.end());
}

}  // namespace

GivenLists lists_given(const std::vector<std::filesystem::path>& files) {
  const auto has = [&](const char* name) {
    return std::any_of(files.begin(), files.end(),
                       [&](const auto& file) { return file.filename() == name; });
  };
  return {
      .procedures = has("procedures.tsv"), .papers = has("papers.tsv"), .steps = has("steps.tsv")};
}

void put_known(const Procedures& known, const GivenLists& given, Procedures& procedures) {
  if (!given.are_of_the_registers()) return;
  procedures = known;
  for (v1::Procedure& procedure : procedures) {
    if (given.papers) procedure.clear_papers();
    if (given.steps) procedure.clear_steps();
  }
}

KeptLists keep_lists(const Procedures& known, const GivenLists& given, Procedures& procedures) {
  if (given.procedures) return fill(known, given, procedures);
  if (given.are_of_the_registers()) restore(known, procedures);
  return {};
}

}  // namespace motcua::cli
