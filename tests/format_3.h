// Records and journals as programs wrote them that stored each record in one part: for carrying
// over what is made today as if it were old.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "engine/records/digest.h"
#include "engine/records/journal.h"
#include "engine/store/memory_store.h"

namespace motcua::testing {

// What that format knows nothing of is left out.
inline std::string encode_of_format_3(JournalRecord record) {
  record.header.private_hash.clear();
  record.header.salt.clear();
  std::string bytes;
  WireWriter writer(bytes);
  codec::write_fields<Part::whole>(writer, record.header);
  const auto write = [&](int number, const auto& body) {
    codec::write_struct<Part::whole>(writer, number, body, plain, true);
  };
  if (auto* term = std::get_if<TermBegan>(&record.body)) {
    term->journal_format = 0;
    write(term_began_field, *term);
  } else if (const auto* event = std::get_if<DossierEvent>(&record.body)) {
    std::visit(
        [&]<class Event>(const Event& held) {
          write(dossier_event_field + static_cast<int>(Event::verb), held);
        },
        *event);
  } else if (const auto* entries = std::get_if<CatalogueEntries>(&record.body)) {
    write(catalogue_field, *entries);
  } else if (const auto* frozen = std::get_if<FrozenReport>(&record.body)) {
    write(frozen_field, *frozen);
  }
  return bytes;
}

// The journal in `from` as one of that format, into an empty store.
inline void copy_as_format_3(const Readable& from, MemoryStore& to) {
  Batch batch;
  std::string previous_hash;
  const auto copied =
      from.scan({Table::journal, {}, {}}, [&](std::string_view key, std::string_view public_part) {
        JournalRecord record;
        const auto private_part = from.get(Table::private_parts, key);
        EXPECT_TRUE(private_part &&
                    decode_record({std::string(public_part), private_part->value_or("")}, record));
        record.header.previous_hash = previous_hash;
        const std::string bytes = encode_of_format_3(std::move(record));
        previous_hash = sha256(bytes);
        batch.put(Table::journal, key, bytes);
        return true;
      });
  EXPECT_TRUE(copied && to.write(batch) && to.sync_journal());
}

}  // namespace motcua::testing
