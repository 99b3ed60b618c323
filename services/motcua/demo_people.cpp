// Names are put together from the usual ones; a woman's middle name goes with a woman's given name.
#include "services/motcua/demo_people.h"

namespace motcua::cli {
namespace {

constexpr const char* family_names[] = {"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ",
                                        "Đặng",   "Bùi",  "Hà", "Đinh", "Phan",  "Đỗ"};
constexpr const char* womens_middle_names[] = {"Thị", "Ngọc", "Thu", "Thanh", "Minh"};
constexpr const char* womens_given_names[] = {"An",    "Chi",  "Hà",    "Hằng", "Hoa",  "Hương",
                                              "Lan",   "Linh", "Mai",   "Nga",  "Oanh", "Phượng",
                                              "Quyên", "Thảo", "Trang", "Yến"};
constexpr const char* mens_middle_names[] = {"Văn", "Đức", "Minh", "Quang", "Hữu", "Xuân"};
constexpr const char* mens_given_names[] = {"Bình", "Cường", "Dũng", "Hải",  "Hùng", "Khánh",
                                            "Long", "Nam",   "Phúc", "Quân", "Sơn",  "Thắng",
                                            "Tiến", "Trung", "Tuấn", "Vinh"};
constexpr const char* firm_kinds[] = {"Công ty TNHH", "Công ty cổ phần", "Hợp tác xã"};
constexpr const char* firm_names[] = {"Đất Tổ",   "Sông Lô", "Hùng Vương", "Trung Du",
                                      "Lâm Thao", "Đồi Chè", "Bạch Hạc",   "Ao Châu"};

std::string full_name(const char* family, const char* middle, const char* given) {
  return std::string(family) + " " + middle + " " + given;
}

std::string invent_name(Dice& dice) {
  const char* family = dice.one_of(family_names);
  if (dice.percent(50)) {
    const char* middle = dice.one_of(womens_middle_names);
    return full_name(family, middle, dice.one_of(womens_given_names));
  }
  const char* middle = dice.one_of(mens_middle_names);
  return full_name(family, middle, dice.one_of(mens_given_names));
}

std::string invent_firm(Dice& dice) {
  const char* kind = dice.one_of(firm_kinds);
  const char* name = dice.one_of(firm_names);
  return std::string(kind) + " Mẫu " + name + " " + std::to_string(1 + dice.below(40));
}

// Two officers of a name would be taken for one.
std::string invent_officer(Dice& dice, std::set<std::string>& known) {
  while (true) {
    std::string name = invent_name(dice);
    if (known.insert(name).second) return name;
  }
}

}  // namespace

DemoStaff invent_staff(Dice& dice, int officers, std::set<std::string>& known) {
  DemoStaff staff;
  staff.head = invent_officer(dice, known);
  for (int i = 0; i < 2; ++i) staff.clerks.push_back(invent_officer(dice, known));
  for (int i = 0; i < officers; ++i) staff.officers.push_back(invent_officer(dice, known));
  return staff;
}

v1::Applicant invent_applicant(Dice& dice, const std::string& place, bool is_firm) {
  v1::Applicant applicant;
  applicant.set_name(is_firm ? invent_firm(dice) : invent_name(dice));
  const int64_t least = is_firm ? 1'000'000 : 100'000'000;  // a tax code is shorter
  applicant.set_identity("999" + std::to_string(least + dice.below(least * 9)));
  applicant.set_telephone("0999" + std::to_string(100'000 + dice.below(900'000)));
  applicant.set_address("Khu mẫu " + std::to_string(1 + dice.below(12)) + ", " + place);
  return applicant;
}

}  // namespace motcua::cli
