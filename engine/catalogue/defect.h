// What is wrong with entries that somebody would publish; all of it is told at once.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/rejection.h"

namespace motcua {

class Defects {
 public:
  // `list` and `index`: where the entry stands among those given; the violation's path is within
  // it. `code`: by which people know the entry; a calendar's is its unit's. The calendar for
  // everybody has none, and goes by its list.
  void add(const std::string& list, size_t index, const std::string& code, Violation violation) {
    violation.path.insert(0, list + '[' + std::to_string(index) + "].");
    violations_.push_back(std::move(violation));
    const std::string& entry = code.empty() ? list : code;
    if (std::find(entries_.begin(), entries_.end(), entry) != entries_.end()) return;
    if (entries_.size() < entries_named_max) entries_.push_back(entry);
  }

  OrRejection<void> verdict() && {
    if (violations_.empty()) return {};
    std::string entries;
    for (const std::string& entry : entries_) entries += (entries.empty() ? "" : ", ") + entry;
    return tl::unexpected(Rejection{.reason = Reason::CATALOGUE_DEFECT,
                                    .metadata = {{"entry", std::move(entries)}},
                                    .violations = std::move(violations_)});
  }

 private:
  static constexpr size_t entries_named_max = 20;
  std::vector<std::string> entries_;  // in the order they were found
  std::vector<Violation> violations_;
};

}  // namespace motcua
