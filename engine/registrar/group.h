// What one commit will write, and reads that see it before it is written. `append` is the one
// function that turns a journal record into changes of the tables; the writer, recovery and a
// replay of the journal elsewhere all go through it, and it reads no clock, option or machine.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/records/history.h"
#include "engine/records/index.h"
#include "engine/records/rows.h"

namespace motcua {

class Group {
  // Rows of a table lie together, in the order of their keys.
  struct ByRow {
    using is_transparent = void;
    template <class A, class B>
    bool operator()(const A& a, const B& b) const {
      return std::pair<Table, std::string_view>(a) < std::pair<Table, std::string_view>(b);
    }
  };

 public:
  // The store must outlive all reading and adding through the group. It has the journal so far; its
  // tables may still lack what the group `before` changed.
  Group(const Readable& store, Standing standing, Head head,
        std::shared_ptr<const Group> before = nullptr);

  // Reads: this group first, then the one before, then the store. A failed read answers nothing,
  // and is kept in failure(): look there before trusting the answer.
  std::shared_ptr<const Dossier> dossier(DossierNumber number);
  std::optional<DossierNumber> number_of_code(const std::string& code);
  std::optional<RequestRow> request(const std::string& request_id);
  // Of codes the highest number given; of letters the last before the first gap.
  int64_t last_in_series(const SeriesKey& key);
  std::optional<DossierNumber> dossier_of_reference(const std::string& caller,
                                                    const std::string& reference);
  // With such a row in the search table: the newest, at most so many, the newest first.
  std::vector<DossierNumber> newest_found(SearchKind kind, const std::string& text, size_t max);
  bool is_frozen(const ReportQuestion& question) {
    return read(Table::frozen, encode_key<Table::frozen>(question)).has_value();
  }
  // Journal records, those of this group too. Must not outlive the group.
  ReadRecord journal() const;
  const std::optional<StoreError>& failure() const { return failure_; }
  void fail(StoreError error) { failure_ = std::move(error); }

  const Catalogue& catalogue() const { return *standing_.catalogue; }
  const Accounts& accounts() const { return *standing_.accounts; }
  const Standing& standing() const { return standing_; }
  const Head& head() const { return head_; }

  // The record must be the next one: its sequence, stamp and previous hash follow from the head.
  // `stored`: the record as it is, or will be, in the journal. `next`: the catalogue with the
  // record's entries, if it was made beforehand. Returns the dossier after the record; null if it
  // is not of one.
  std::shared_ptr<const Dossier> append(const JournalRecord& record, const StoredRecord& stored,
                                        std::shared_ptr<const Catalogue> next = nullptr);

  bool empty() const { return record_at_.empty(); }
  // The record before its first.
  int64_t begins_after() const { return begins_after_; }
  size_t journal_bytes() const { return journal_bytes_; }
  // The group's journal records: nothing else is needed to redo it.
  const Batch& journal_batch() const { return journal_; }
  // When nothing more will be read or added. What it changed stays, for the next group and any
  // thread.
  void release_before() { before_.reset(); }
  // Where its erasures rewrote or deleted rows.
  const std::vector<Range>& erased() const { return erased_; }
  // Hashes of the files that the erased dossiers had.
  const std::vector<std::string>& erased_files() const { return erased_files_; }
  // What the records change in the tables, with the head; of the cells the changes, in order, which
  // are to be added to them. Any thread, once nothing more is added.
  Batch table_batch(const CellChanges& changes) const;
  CellChanges cell_changes() const { return CellChanges(cell_changes_); }

 private:
  std::shared_ptr<const Dossier> append_dossier_event(const JournalRecord& record);
  void take_number(const JournalRecord& record);
  void take_letter_number(const SeriesNumber& taken);
  void remember_request(const JournalRecord& record, int32_t revision);
  void change_account(const JournalRecord& record);
  void erase_private_parts(const JournalRecord& erased);
  void erase_file(const StoredRecord& stored);
  void forget_content(const JournalHeader& header);
  void change_indexes(const Dossier* before, const Dossier& after);
  void change_cells(const Dossier* before, const Dossier& after);
  std::optional<std::string> read(Table table, const std::string& key);
  template <Table table>
  std::optional<ValueOf<table>> find_row(const KeyOf<table>& key);
  void fail_corrupted(std::string message);  // something stored is unreadable
  // Of this group, or the one before.
  std::shared_ptr<const Dossier> changed_dossier(DossierNumber number) const;
  const std::optional<std::string>* changed_row(Table table, std::string_view key) const;
  std::optional<std::string> first_put(Table table, const std::string& prefix) const;
  // Whether dossiers have a row of the search table with that prefix, where one of them said so.
  void add_changed(const std::string& prefix, std::map<DossierNumber, bool>& has_row) const;
  template <Table table>
  void put(const KeyOf<table>& key, const ValueOf<table>& value) {
    put(table, encode_key<table>(key), encode_value(value));
  }
  void put(Table table, std::string key, std::string value);
  void erase(Table table, std::string key);

  const Readable& store_;
  Standing standing_;
  Head head_;
  std::shared_ptr<const Group> before_;
  const int64_t begins_after_;
  Batch journal_;                  // nothing else, in order of sequence
  std::vector<size_t> record_at_;  // in the batch; before it its private part, if it has one
  std::unordered_map<uint64_t, std::shared_ptr<const Dossier>> dossiers_;
  // A value, or nothing where the row is gone.
  std::map<std::pair<Table, std::string>, std::optional<std::string>, ByRow> rows_;
  std::vector<CellChange> cell_changes_;
  size_t journal_bytes_ = 0;
  std::optional<int32_t> week_begun_;  // of requests, by the last record that began one
  std::vector<Range> erased_;
  std::vector<std::string> erased_files_;
  std::optional<StoreError> failure_;
};

}  // namespace motcua
