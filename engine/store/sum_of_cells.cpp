// Cells are added up when they are read, and when files are merged.
#include "engine/store/sum_of_cells.h"

#include <deque>
#include <vector>

#include "engine/records/cell_codec.h"

namespace motcua {
namespace {

class SumOfCells final : public rocksdb::MergeOperator {
 public:
  bool FullMergeV2(const MergeOperationInput& in, MergeOperationOutput* out) const override {
    auto cells = views_of(in.operand_list);
    if (in.existing_value) cells.push_back(in.existing_value->ToStringView());
    out->new_value = sum_of_cells(cells);
    return true;
  }
  bool PartialMergeMulti(const rocksdb::Slice&, const std::deque<rocksdb::Slice>& operands,
                         std::string* sum, rocksdb::Logger*) const override {
    *sum = sum_of_cells(views_of(operands));
    return true;
  }
  const char* Name() const override { return "motcua.cells"; }

 private:
  template <class Slices>
  static std::vector<std::string_view> views_of(const Slices& slices) {
    std::vector<std::string_view> views;
    views.reserve(slices.size() + 1);
    for (const rocksdb::Slice& slice : slices) views.push_back(slice.ToStringView());
    return views;
  }
};

}  // namespace

std::shared_ptr<rocksdb::MergeOperator> sum_of_cells_operator() {
  return std::make_shared<SumOfCells>();
}

}  // namespace motcua
