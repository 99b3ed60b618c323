// A log-structured pile of sorted runs, immutable and shared, the newest last. Four neighbours of a
// tier merge into a run of the next, so runs stay few, and each element moves a logarithmic number
// of times. No run grows so large that whoever adds waits for long. A copy of the pile shares its
// runs and stays as it is.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace motcua {

// For a Run there must be size() and
//   Run merged(std::span<const Run* const> oldest_first)
template <class Run>
class Runs {
 public:
  void add(Run run) {
    if (run.size() == 0) return;
    tiers_.push_back({std::make_shared<const Run>(std::move(run)), 0});
    while (newest_are_to_be_merged()) {
      const int tier = tiers_.back().tier;
      auto one = std::make_shared<const Run>(merged_from(tiers_.size() - fan));
      tiers_.resize(tiers_.size() - fan);
      tiers_.push_back({std::move(one), tier + 1});
    }
  }
  // All of it as one run.
  Run all() const { return merged_from(0); }
  // This pile with the other, which is newer, on top.
  Runs under(const Runs& newer) const {
    Runs both = *this;
    both.tiers_.insert(both.tiers_.end(), newer.tiers_.begin(), newer.tiers_.end());
    return both;
  }

  // Of a run that is made by merging, as its size() counts.
  static constexpr size_t merged_size_max = 64 << 10;

  bool empty() const { return tiers_.empty(); }
  size_t run_count() const { return tiers_.size(); }
  const Run& run(size_t index) const { return *tiers_[index].run; }  // oldest first

 private:
  static constexpr size_t fan = 4;
  struct Tier {
    std::shared_ptr<const Run> run;
    int tier = 0;
  };

  bool newest_are_to_be_merged() const {
    if (tiers_.size() < fan || tiers_[tiers_.size() - fan].tier != tiers_.back().tier) return false;
    size_t size = 0;
    for (size_t i = tiers_.size() - fan; i < tiers_.size(); ++i) size += tiers_[i].run->size();
    return size <= merged_size_max;
  }

  Run merged_from(size_t first) const {
    std::vector<const Run*> runs;
    for (size_t i = first; i < tiers_.size(); ++i) runs.push_back(tiers_[i].run.get());
    return merged(std::span<const Run* const>(runs));
  }

  std::vector<Tier> tiers_;
};

}  // namespace motcua
