// demo: a small province with a year of invented dossiers, to look at. The same every time on the
// same day; a second run finds everything there.
#include <iostream>
#include <random>

#include "engine/check.h"
#include "engine/time/due_time.h"
#include "engine/wall_clock.h"
#include "services/motcua/catalogue_files.h"
#include "services/motcua/commands.h"
#include "services/motcua/demo_catalogue.h"

namespace motcua::cli {
namespace {

// Raw generator output only: distributions differ between libraries, and the demo must not.
class Dice {
 public:
  uint64_t below(uint64_t bound) { return engine_() % bound; }
  bool chance(uint64_t percent) { return below(100) < percent; }
  template <class Items>
  const auto& one_of(const Items& items) {
    return items[below(std::size(items))];
  }

 private:
  std::mt19937_64 engine_{20260115};
};

constexpr const char* family_names[] = {"Nguyễn", "Trần", "Lê",   "Phạm",
                                        "Hoàng",  "Vũ",   "Đặng", "Bùi"};
constexpr const char* middle_names[] = {"Văn", "Thị", "Minh", "Ngọc", "Đức", "Thu"};
constexpr const char* given_names[] = {"An",   "Bình", "Chi", "Dũng", "Hà",
                                       "Hùng", "Lan",  "Mai", "Nam",  "Phúc"};
constexpr const char* reasons[] = {"Phải xác minh tại cơ sở", "Chờ ý kiến cơ quan phối hợp",
                                   "Hồ sơ có nội dung phức tạp"};

struct Place {
  std::string unit;
  v1::UnitLevel level;
};

std::string at(Day day, int minute_of_day) {
  return format_minute(plus_minutes(start_of(day), minute_of_day));
}

void invent_applicant(Dice& dice, v1::Applicant& applicant) {
  applicant.set_name(std::string(dice.one_of(family_names)) + " " + dice.one_of(middle_names) +
                     " " + dice.one_of(given_names));
  applicant.set_identity("999" + std::to_string(100'000'000 + dice.below(900'000'000)));
  applicant.set_telephone("0999" + std::to_string(100'000 + dice.below(900'000)));
  applicant.set_address("Thôn mẫu, xã mẫu");
}

v1::HistoryEvent& add_event(v1::HistoryRow& row, const char* kind, Day day, int minute) {
  v1::HistoryEvent& event = *row.add_events();
  event.set_kind(kind);
  event.set_at(at(day, minute));
  event.set_officer("canbo" + std::to_string(1 + row.events_size() % 5));
  return event;
}

// Days that a limit grants, roughly, to place the finish around it.
int rough_days(const std::string& limit) {
  const auto parsed = parse_limit(limit);
  if (!parsed) return 5;
  switch (parsed->kind) {
    case LimitKind::working_days: return parsed->amount * 7 / 5;
    case LimitKind::calendar_days: return parsed->amount;
    case LimitKind::months: return parsed->amount * 30;
    default: return 1;
  }
}

void invent_life(Dice& dice, v1::HistoryRow& row, const std::string& limit, Day day, Day today) {
  const int limit_days = rough_days(limit);
  add_event(row, "received", day, 450 + static_cast<int>(dice.below(540)));
  Day last = day;
  const auto later = [&](int days) {
    last = plus_days(last, days);
    return last < today;
  };
  if (dice.chance(3)) {
    if (later(1)) add_event(row, "withdrawn", last, 600).set_reason("Theo đề nghị của công dân");
    return;
  }
  if (!later(static_cast<int>(dice.below(2)) + 1)) return;
  auto& hand_over = add_event(row, "handed_over", last, 480);
  hand_over.set_to(row.unit());
  hand_over.set_step("Thẩm định");
  if (dice.chance(8)) {
    if (!later(1)) return;
    auto& request = add_event(row, "supplement_requested", last, 540);
    request.add_requested_papers("Bản sao có chứng thực");
    request.set_reason("Thành phần hồ sơ chưa đủ");
    request.set_legal_basis("Nghị định 118/2025/NĐ-CP");
    if (!later(2 + static_cast<int>(dice.below(9)))) return;
    add_event(row, "supplement_provided", last, 570);
  }
  const bool late = dice.chance(9);
  const int spent =
      late ? limit_days + 1 + static_cast<int>(dice.below(6))
           : static_cast<int>(dice.below(static_cast<uint64_t>(std::max(limit_days - 1, 1))));
  if (late && dice.chance(70) && plus_days(last, std::max(limit_days - 2, 0)) < today) {
    auto& letter =
        add_event(row, "apology_issued", plus_days(last, std::max(limit_days - 2, 0)), 600);
    letter.set_reason(dice.one_of(reasons));
    letter.set_signed_by("Lãnh đạo đơn vị");
    letter.set_reappointed_time(at(plus_days(last, limit_days + 10), 1020));
  }
  if (!later(spent)) return;
  add_event(row, "resolved", last, 450 + static_cast<int>(dice.below(540)));
  if (!later(static_cast<int>(dice.below(3)))) return;
  add_event(row, "returned", last, 1000);
  if (dice.chance(30))
    add_event(row, "rated", last, 1010)
        .set_satisfaction(dice.chance(90) ? v1::SATISFIED : v1::NEUTRAL);
}

v1::PublishCatalogueRequest demo_entries() {
  v1::PublishCatalogueRequest entries;
  TsvFindings findings;
  for (const char* name : catalogue_file_names) {
    for (const DemoFile& file : demo_catalogue()) {
      if (file.name == name) read_catalogue_file(file.name, file.text, entries, findings);
    }
  }
  CHECK(findings.empty(), "expected the demonstration to be sound, got ", findings.size(),
        " findings");
  return entries;
}

bool is_weekend(Day day) { return weekday_of(day) >= 5; }

// A year of dossiers up to yesterday, in order of receipt, coded as the counters would have.
std::vector<v1::HistoryRow> invent_year(const v1::PublishCatalogueRequest& entries, int per_day) {
  Dice dice;
  std::vector<v1::HistoryRow> rows;
  std::vector<std::string> units;
  for (const auto& unit : entries.units()) {
    if (unit.level() >= v1::DEPARTMENT) units.push_back(unit.code());
  }
  const Day today = day_of(wall_clock().now());
  std::map<std::pair<std::string, Day>, int> numbers;
  for (Day day = plus_days(today, -365); day < today; day = plus_days(day, 1)) {
    if (is_weekend(day)) continue;
    for (int i = 0; i < per_day; ++i) {
      const std::string& unit = dice.one_of(units);
      const auto& procedure = entries.procedures(
          static_cast<int>(dice.below(static_cast<uint64_t>(entries.procedures_size()))));
      const bool online = dice.chance(65);
      v1::HistoryRow row;
      row.set_line(static_cast<int64_t>(rows.size()) + 1);
      const CivilDate date = civil_date(day);
      char number[32];
      std::snprintf(number, sizeof number, "-%02d%02d%02d-%04d", date.year % 100, date.month,
                    date.day, ++numbers[{unit, day}]);
      row.set_code(unit + number);
      row.set_unit(unit);
      row.set_procedure(procedure.code());
      row.set_channel(online ? "online" : "direct");
      invent_applicant(dice, *row.mutable_applicant());
      invent_life(dice, row, online ? procedure.limit_online() : procedure.limit_direct(), day,
                  today);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

void demo(Session& session, int per_day) {
  Client client = session.client();
  const v1::PublishCatalogueRequest entries = demo_entries();
  for (const auto& request : cut(entries)) {
    v1::PublishCatalogueResponse response;
    if (!session.done(client.call("CatalogueService/PublishCatalogue", request, response))) return;
  }
  v1::GetStatusResponse status;
  if (!session.done(client.call("AdminService/GetStatus", v1::GetStatusRequest(), status))) return;
  if (status.dossiers() > 0) {
    std::cout << session.say("demo.not_empty", {{"count", std::to_string(status.dossiers())}})
              << "\n";
    return;
  }
  const auto rows = invent_year(entries, per_day);
  constexpr size_t rows_per_chunk = 500;
  size_t sent = 0;
  v1::ImportHistoryResponse response;
  const auto next = [&](v1::ImportHistoryRequest& chunk) {
    while (sent < rows.size() && static_cast<size_t>(chunk.rows_size()) < rows_per_chunk) {
      *chunk.add_rows() = rows[sent++];
    }
    return chunk.rows_size() > 0;
  };
  if (!session.done(client.import(next, response))) return;
  std::cout << session.say("demo.made", {{"count", std::to_string(response.imported())},
                                         {"refused", std::to_string(response.refused_count())}})
            << "\n";
  for (int i = 0; i < std::min(response.refused_size(), 3); ++i) {
    session.fail(1, response.refused(i).code() + ": " + response.refused(i).message());
  }
}

}  // namespace

void add_demo(CLI::App& app, Session& session) {
  CLI::App* command = session.add_command(app, "demo", Answers::words);
  std::string& per_day = session.texts.emplace_back("12");
  command->add_option("--per-day", per_day, session.say("flag.per_day"))
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->callback([&session, &per_day] { demo(session, std::stoi(per_day)); });
}

}  // namespace motcua::cli
