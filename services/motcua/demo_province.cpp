// The one in trouble: a department whose surveyors have been too few for some months.
#include "services/motcua/demo_province.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/check.h"

namespace motcua::cli {
namespace {

constexpr DemoProfile profiles[] = {
    {.unit = "H44.100",
     .share = 22,
     .late_per_thousand = 2,
     .online_percent = 78,
     .online_payment_percent = 62,
     .digitised_percent = 97,
     .electronic_percent = 95,
     .letters_percent = 100},
    {.unit = "H44.103",
     .share = 14,
     .late_per_thousand = 12,
     .online_percent = 70,
     .online_payment_percent = 55,
     .digitised_percent = 93,
     .electronic_percent = 90,
     .letters_percent = 100},
    {.unit = "H44.105",
     .share = 10,
     .late_per_thousand = 35,
     .online_percent = 58,
     .online_payment_percent = 35,
     .digitised_percent = 86,
     .electronic_percent = 82,
     .letters_percent = 90},
    {.unit = "H44.108",
     .share = 9,
     .late_per_thousand = 58,
     .online_percent = 52,
     .online_payment_percent = 30,
     .digitised_percent = 80,
     .electronic_percent = 74,
     .letters_percent = 85},
    {.unit = "H44.137",
     .share = 8,
     .late_per_thousand = 95,
     .online_percent = 41,
     .online_payment_percent = 18,
     .digitised_percent = 66,
     .electronic_percent = 58,
     .letters_percent = 80},
    {.unit = "H44.07",
     .share = 6,
     .late_per_thousand = 22,
     .online_percent = 88,
     .online_payment_percent = 70,
     .digitised_percent = 96,
     .electronic_percent = 92,
     .letters_percent = 100,
     .fields = {"Xúc tiến thương mại", "Lưu thông hàng hóa trong nước", "An toàn thực phẩm"}},
    {.unit = "H44.42",
     .share = 8,
     .late_per_thousand = 48,
     .online_percent = 74,
     .online_payment_percent = 60,
     .digitised_percent = 90,
     .electronic_percent = 84,
     .letters_percent = 90,
     .fields = {"Việc làm", "Người có công", "Tổ chức phi chính phủ"}},
    {.unit = "H44.44",
     .share = 9,
     .late_per_thousand = 118,
     .online_percent = 81,
     .online_payment_percent = 66,
     .digitised_percent = 91,
     .electronic_percent = 79,
     .letters_percent = 75,
     .fields = {"Đường bộ", "Kiến trúc"}},
    {.unit = "H44.45",
     .share = 12,
     .late_per_thousand = 130,
     .online_percent = 44,
     .online_payment_percent = 40,
     .digitised_percent = 72,
     .electronic_percent = 55,
     .letters_percent = 52,
     .fields = {"Đất đai", "Thú y", "Kiểm lâm", "Lâm nghiệp"},
     .is_in_trouble = true},
    {.unit = "H44.46",
     .share = 2,
     .late_per_thousand = 14,
     .online_percent = 69,
     .online_payment_percent = 50,
     .digitised_percent = 89,
     .electronic_percent = 80,
     .letters_percent = 100,
     .fields = {"Tôn giáo"}},
};

// Those that people come for most; any other is asked for once in a while.
const std::map<std::string, int, std::less<>>& how_often() {
  static const std::map<std::string, int, std::less<>> times{
      {"2.000815", 34}, {"1.004194", 14}, {"1.004222", 11}, {"1.001193", 10}, {"1.004873", 9},
      {"1.002755", 4},  {"1.000656", 4},  {"1.000894", 4},  {"1.004859", 4},  {"1.001266", 3},
      {"1.010038", 3},  {"1.010028", 2},  {"1.012783", 16}, {"1.012784", 9},  {"1.012786", 4},
      {"1.001686", 3},  {"1.000703", 6},  {"1.001751", 3},  {"1.008891", 2},  {"9.000001", 3},
      {"9.000011", 3},  {"9.000012", 5}};
  return times;
}

bool is_usable(const Procedure& procedure) {
  return parse_limit(procedure.limit_online) || parse_limit(procedure.limit_direct);
}

bool is_asked_of(const DemoProfile& profile, const Procedure& procedure) {
  if (!is_usable(procedure)) return false;
  if (profile.fields[0].empty()) return procedure.levels.find("commune") != std::string::npos;
  return procedure.levels.find("province") != std::string::npos &&
         std::find(profile.fields.begin(), profile.fields.end(), procedure.field_name) !=
             profile.fields.end();
}

// In percent of a usual day: Mondays are full, Tết is quiet, schools and firms ask in summer.
constexpr int weekdays[] = {126, 109, 98, 92, 85, 26, 10};
constexpr int months[] = {94, 66, 116, 101, 98, 114, 112, 104, 106, 99, 101, 93};
constexpr int day_off = 12;

// Of the one in trouble: so many days ago it began, with two in a thousand more each day, until
// half of all are late.
constexpr int trouble_days = 240;
constexpr int trouble_per_thousand_max = 420;

}  // namespace

DemoOffice::DemoOffice(const DemoProfile& profile, const Catalogue& catalogue, DemoStaff staff)
    : profile_(&profile), working_(catalogue.working_time(profile.unit)), staff_(std::move(staff)) {
  const Unit* unit = catalogue.unit(profile.unit);
  CHECK(unit, "expected the demonstration to have the unit ", profile.unit);
  name_ = unit->name;
  for (const ProcedureVersion& version : catalogue.procedures()) {
    if (!is_asked_of(profile, *version.procedure)) continue;
    const auto often = how_often().find(version.procedure->code);
    const int times = often == how_often().end() ? 1 : often->second;
    asked_for_.insert(asked_for_.end(), static_cast<size_t>(times), version.procedure);
  }
  CHECK(!asked_for_.empty(), "expected procedures for ", profile.unit);
}

int DemoOffice::applicants_on(Day day, int per_day, Dice& dice) {
  const int of_weekday = working_.is_working(day) ? weekdays[weekday_of(day)] : day_off;
  const int of_month = months[civil_date(day).month - 1];
  const int of_chance = dice.between(70, 130);
  constexpr int64_t one = int64_t{100} * 100 * 100 * 100;
  applicants_owed_ += int64_t{per_day} * profile_->share * of_weekday * of_month * of_chance;
  const int64_t applicants = applicants_owed_ / one;
  applicants_owed_ %= one;
  return static_cast<int>(applicants);
}

bool DemoOffice::next_is_late(int days_ago) {
  late_owed_ += profile_->late_per_thousand;
  if (profile_->is_in_trouble) {
    late_owed_ += std::clamp(2 * (trouble_days - days_ago), 0, trouble_per_thousand_max);
  }
  if (late_owed_ < 1000) return false;
  late_owed_ -= 1000;
  return true;
}

std::vector<DemoOffice> demo_offices(const Catalogue& catalogue, Dice& dice) {
  std::vector<DemoOffice> offices;
  std::set<std::string> names;
  for (const DemoProfile& profile : profiles) {
    offices.emplace_back(profile, catalogue,
                         invent_staff(dice, profile.share >= 10 ? 4 : 3, names));
  }
  return offices;
}

}  // namespace motcua::cli
