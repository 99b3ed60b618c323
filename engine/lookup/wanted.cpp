// A snapshot whose store is asked only while somebody waits.
#include "engine/lookup/wanted.h"

#include <utility>

namespace motcua {
namespace {

class Wanted final : public Readable {
 public:
  Wanted(std::shared_ptr<const Readable> below, KeepGoing keep_going)
      : below_(std::move(below)), keep_going_(std::move(keep_going)) {}

  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    if (!keep_going_()) return given_up();
    return below_->get(table, key);
  }

  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    if (!keep_going_()) return given_up();
    bool wanted = true;
    int rows = 0;
    const auto scanned = below_->scan(range, [&](std::string_view key, std::string_view value) {
      if (++rows % rows_between == 0) wanted = keep_going_();
      return wanted && visit(key, value);
    });
    if (!wanted) return given_up();
    return scanned;
  }

 private:
  static constexpr int rows_between = 64;

  static tl::unexpected<StoreError> given_up() {
    return tl::unexpected(StoreError{.message = "nobody wants the answer any more"});
  }

  const std::shared_ptr<const Readable> below_;
  const KeepGoing keep_going_;
};

}  // namespace

Snapshot while_wanted(Snapshot snapshot, KeepGoing keep_going) {
  snapshot.store = std::make_shared<Wanted>(std::move(snapshot.store), std::move(keep_going));
  return snapshot;
}

}  // namespace motcua
