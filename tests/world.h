// A register in memory with a clock in hand: what stories, simulations and unit tests act on.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "engine/lookup/audit.h"
#include "engine/lookup/snapshot.h"
#include "engine/records/digest.h"
#include "engine/registrar/registrar.h"
#include "engine/store/memory_store.h"

namespace motcua::testing {

inline Instant instant(const char* text) {
  const auto parsed = parse_instant(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(Instant{});
}

inline Day day(const char* text) {
  const auto parsed = parse_day(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(Day{});
}

// "cells P.1 handling 2026: other_amount, measure open, expected 1, found 2"
inline std::string describe(const AuditFinding& finding) {
  std::string text = finding.check + " " + finding.subject + ": ";
  text += name_of(finding.problem);
  for (const auto& [name, fact] : finding.facts) text += ", " + name + " " + fact;
  return text;
}

// Units P (province) with P.1 and P.2 (departments), P.3 (commune with Saturday mornings), P.9
// (closed since mid 2025, successor P.3); procedures named for their limits.
inline CatalogueEntries test_entries() {
  CatalogueEntries entries;
  entries.units = {{.code = "P", .name = "Tỉnh", .level = UnitLevel::province},
                   {.code = "P.1", .name = "Sở Một", .parent = "P"},
                   {.code = "P.2", .name = "Sở Hai", .parent = "P"},
                   {.code = "P.3", .name = "Xã Ba", .level = UnitLevel::commune, .parent = "P"},
                   {.code = "P.9",
                    .name = "Xã Chín",
                    .level = UnitLevel::commune,
                    .parent = "P",
                    .valid_to = parse_day("2025-06-30"),
                    .successors = {"P.3"}}};
  const auto procedure = [](const char* code, const char* limit) {
    return Procedure{.code = code,
                     .name = code,
                     .field_name = "Hộ tịch",
                     .limit_online = limit,
                     .limit_direct = limit,
                     .limit_post = limit,
                     .resume_policy = ResumePolicy::remaining};
  };
  entries.procedures = {procedure("5WD", "5wd"),
                        procedure("4H", "4h"),
                        procedure("30D", "30d"),
                        procedure("1M", "1m"),
                        procedure("SAME", "same_day<15:00"),
                        procedure("NONE", ""),
                        procedure("DIRTY", "120?")};
  Procedure hours = procedure("5WDH", "5wd");
  hours.day_policy = DayPolicy::by_hours;
  Procedure restart = procedure("RESTART", "5wd");
  restart.resume_policy = ResumePolicy::restart;
  Procedure paid = procedure("PAID", "5wd");
  paid.payment_stops_clock = true;
  paid.resume_policy = ResumePolicy::not_said;
  Procedure channels = procedure("CHANNELS", "15wd");
  channels.limit_direct = "5wd";
  channels.limit_post = "20wd";
  Procedure by_law = procedure("LAW", "5wd");
  by_law.resume_policy = ResumePolicy::not_said;
  Procedure now = procedure("NOW", "same_day<15:00");
  now.immediate = true;
  Procedure two = by_law;  // phases
  two.code = two.name = "TWO";
  two.limit_second = "4wd";
  Procedure two_left = two;
  two_left.code = two_left.name = "TWO_LEFT";
  two_left.resume_policy = ResumePolicy::remaining;
  entries.procedures.insert(entries.procedures.end(),
                            {hours, restart, paid, channels, by_law, now, two, two_left});
  const DayPattern office{{{450, 690}, {780, 1020}}};
  const DayPattern morning{{{450, 690}}};
  entries.calendars = {
      {.unit = "P.3",
       .weekly = {{.weekdays = {office, office, office, office, office, morning, {}}}}}};
  return entries;
}

class World {
 public:
  explicit World(RegistrarOptions options = {}, const char* begins = "2024-01-01T00:00")
      : options_(options), now_(instant(begins)) {
    open();
    EXPECT_TRUE(act({.command = PublishCatalogue{test_entries()}}));
  }

  Instant now() const { return now_; }
  void at(Instant now) { now_ = now; }
  MemoryStore& store() { return *store_; }
  Registrar& registrar() { return *registrar_; }
  void open() {
    auto opened = Registrar::open(*store_, options_, now_);
    ASSERT_TRUE(opened) << opened.error().message;
    registrar_ = std::move(*opened);
  }

  // Goes on with what is in another store.
  void move_to(std::unique_ptr<MemoryStore> store) {
    registrar_.reset();
    store_ = std::move(store);
    open();
  }

  // Decides and commits one request.
  Answer act(const Request& request) {
    Answer answer = registrar_->decide(request, now_);
    const auto committed = registrar_->commit();
    if (!committed && answer) {
      return tl::unexpected(
          Rejection{.reason = Reason::NOT_YET_WRITTEN, .metadata = {}, .violations = {}});
    }
    return answer;
  }
  template <class Command>
  Answer act(const Command& command, const std::string& code = "", Actor actor = {}) {
    return act(
        Request{.command = DossierCommand(command), .actor = std::move(actor), .code = code});
  }

  Snapshot snapshot() const {
    const Instant now = std::max(now_, registrar_->head().stamp);
    return {.store = store_->snapshot(),
            .catalogue = Catalogue::on_day(registrar_->standing().catalogue, day_of(now)),
            .accounts = registrar_->standing().accounts,
            .head = registrar_->head(),
            .now = now,
            .cell_lag = registrar_->tables().cell_lag()};
  }

 private:
  RegistrarOptions options_;
  Instant now_;
  std::unique_ptr<MemoryStore> store_ = std::make_unique<MemoryStore>();
  std::unique_ptr<Registrar> registrar_;
};

// Nothing is found by an audit.
inline void expect_clean(const World& world) {
  const auto report = audit(world.snapshot(), {});
  ASSERT_TRUE(report);
  for (const AuditFinding& finding : report->findings) {
    ADD_FAILURE() << describe(finding);
  }
}

}  // namespace motcua::testing
