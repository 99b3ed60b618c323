// A snapshot of the tables that keeps in memory which open dossiers fall due on a day, the one that
// was asked for last. A report of the day under way asks for them unit by unit; the store would
// look into each of its files each time.
#pragma once

#include <memory>
#include <mutex>

#include "engine/records/keys.h"
#include "engine/records/overlay.h"

namespace motcua {

class DuesKept final : public Readable {
 public:
  // The tables' units are numbered from 1 to `unit_count`.
  DuesKept(std::shared_ptr<const Readable> tables, size_t unit_count)
      : tables_(std::move(tables)), unit_count_(unit_count) {}

  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return tables_->get(table, key);
  }
  // Any thread. Whoever asks for another day waits for its dues to be read.
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override;

 private:
  OrStoreError<std::shared_ptr<const Rows>> dues_of(Day day) const;
  OrStoreError<Rows> read(Day day) const;

  const std::shared_ptr<const Readable> tables_;
  const size_t unit_count_;
  mutable std::mutex mutex_;
  mutable Day day_;  // whose dues are kept, if any are
  mutable std::shared_ptr<const Rows> dues_;
};

}  // namespace motcua
