// The province of the demonstration: its offices, what is asked of each, and how well each does.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalogue/catalogue.h"
#include "services/motcua/demo_people.h"

namespace motcua::cli {

// How an office does its work. tests/services/demo_test.sh looks whether figures show it.
struct DemoProfile {
  std::string_view unit;
  int share = 0;              // of each hundred dossiers of the province
  int late_per_thousand = 0;  // of what is examined; of the one in trouble, a year ago
  int online_percent = 0;
  int online_payment_percent = 0;  // of what is paid at the counter's hour: by QR code
  int digitised_percent = 0;
  int electronic_percent = 0;                // results
  int letters_percent = 0;                   // of what is late
  std::array<std::string_view, 4> fields{};  // of a department; a commune has all of its level
  bool is_in_trouble = false;                // more late from month to month, letters forgotten
};

// An office at work. Quotas are kept by what is still owed, so that the rates of a year come out as
// the profile says, whatever the dice do.
class DemoOffice {
 public:
  DemoOffice(const DemoProfile& profile, const Catalogue& catalogue, DemoStaff staff);

  const DemoProfile& profile() const { return *profile_; }
  std::string code() const { return std::string(profile_->unit); }
  const std::string& name() const { return name_; }
  bool is_commune() const { return profile_->fields[0].empty(); }
  const WorkingTime& working() const { return working_; }
  const DemoStaff& staff() const { return staff_; }

  // How many hand in on a day; on a day off few, and online.
  int applicants_on(Day day, int per_day, Dice& dice);
  const Procedure& procedure_asked_for(Dice& dice) const { return *dice.one_of(asked_for_); }
  // Whether the next one is late.
  bool next_is_late(int days_ago);

 private:
  const DemoProfile* profile_;
  std::string name_;
  WorkingTime working_;
  DemoStaff staff_;
  std::vector<const Procedure*> asked_for_;  // each as often as it is
  int64_t applicants_owed_ = 0;              // in parts of one applicant
  int late_owed_ = 500;                      // in thousandths: half of the first
};

std::vector<DemoOffice> demo_offices(const Catalogue& catalogue, Dice& dice);

}  // namespace motcua::cli
