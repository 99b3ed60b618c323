// A life is invented to its end, and what lies ahead of today is left out: so there are open ones
// in every state.
#include "services/motcua/demo_life.h"

#include <algorithm>

#include "engine/check.h"
#include "services/motcua/demo_papers.h"

namespace motcua::cli {
namespace {

constexpr int work_day = 8 * 60;  // in open minutes
constexpr const char* decree = "Nghị định 118/2025/NĐ-CP";
constexpr const char* causes[] = {"Phải xác minh tại cơ sở", "Chờ ý kiến cơ quan phối hợp",
                                  "Hồ sơ có nội dung phức tạp", "Thiếu cán bộ đo đạc"};
constexpr const char* complaints[] = {"Phải chờ quá lâu", "Đi lại nhiều lần",
                                      "Không được báo trước khi trễ hẹn"};

class Life {
 public:
  Life(const DemoCase& of, Dice& dice)
      : of_(of), dice_(dice), working_(of.office.working()), staff_(of.office.staff()) {}

  DemoDossier live();

 private:
  struct Happened {
    Minute at;
    v1::HistoryEvent event;
  };

  void describe(v1::HistoryRow& row);
  bool is_taken_in();
  bool is_accepted();
  void promise(v1::HistoryEvent& receipt);
  bool is_given_up();
  void pay();
  void begin_work();
  bool is_complete();
  void examine();
  Minute finish_time();
  void resolve(Minute at);
  void correct_mistake();
  void apologise(Minute finish);
  void send_letter(Minute at);
  void return_result();
  void ask_satisfaction(Minute returned);
  void copy_what_happened(v1::HistoryRow& row);

  v1::HistoryEvent& add(const char* kind, Minute at, const std::string& officer);
  void hand_over(Minute at, const std::string& to, const char* step);
  void resume(Minute paused, Minute resumed, ResumePolicy policy);
  // So many open minutes on.
  Minute after(Minute from, int64_t minutes) const;
  int64_t open_between(Minute from, Minute to) const {
    return open_minutes_between(working_, from, to);
  }
  // Open minutes until the due time.
  int64_t left() const { return due_ ? open_between(now_, *due_) : work_day; }
  bool is_online() const { return motcua::is_online(of_.channel); }
  const DemoProfile& profile() const { return of_.office.profile(); }

  const DemoCase& of_;
  Dice& dice_;
  const WorkingTime& working_;
  const DemoStaff& staff_;
  std::vector<Happened> events_;
  v1::Applicant applicant_;
  std::string clerk_;
  std::string holder_;  // the officer
  std::optional<Minute> received_;
  Minute now_;    // of the life
  Minute began_;  // the examination, all papers being there
  std::optional<Minute> due_;
  bool is_late_ = false;
  bool is_electronic_ = false;  // the result
};

// By the field, what firms rather than persons ask for.
bool is_for_firms(const Procedure& procedure) {
  constexpr std::string_view fields[] = {"Xúc tiến thương mại", "Lưu thông hàng hóa trong nước",
                                         "An toàn thực phẩm",   "Đường bộ",
                                         "Lâm nghiệp",          "Thú y"};
  return std::find(std::begin(fields), std::end(fields), procedure.field_name) != std::end(fields);
}

DemoDossier Life::live() {
  clerk_ = dice_.one_of(of_.counter.staff().clerks);
  holder_ = clerk_;
  const bool is_firm = is_for_firms(of_.procedure) && dice_.percent(70);
  const std::string place = of_.counter.is_commune() ? of_.counter.name() : "tỉnh Phú Thọ";
  applicant_ = invent_applicant(dice_, place, is_firm);
  DemoDossier dossier;
  describe(dossier.row);
  if (is_taken_in() && !is_given_up()) {
    if (!of_.promised) pay();
    begin_work();
    if (!of_.promised && is_complete()) {
      examine();
      return_result();
    }
  }
  copy_what_happened(dossier.row);
  dossier.is_received = received_ && day_of(*received_) < of_.today;
  dossier.numbered = dossier.is_received ? *received_ : of_.handed_in;
  return dossier;
}

const char* word_of(Channel channel) {
  switch (channel) {
    case Channel::online: return "online";
    case Channel::online_partial: return "online_partial";
    case Channel::post: return "post";
    case Channel::not_said:
    case Channel::direct: break;
  }
  return "direct";
}

void Life::describe(v1::HistoryRow& row) {
  row.set_unit(of_.office.code());
  if (of_.counter.code() != of_.office.code()) row.set_receiving_unit(of_.counter.code());
  row.set_procedure(of_.procedure.code);
  row.set_channel(word_of(of_.channel));
  *row.mutable_applicant() = applicant_;
  invent_papers(of_.procedure, profile().digitised_percent, dice_, row);
}

// ---- at the counter ----

bool Life::is_taken_in() {
  now_ = of_.handed_in;
  if (counted_as(of_.channel) != Channel::direct) {
    add("submitted", now_, "");
    if (!is_accepted()) return false;
  }
  received_ = now_;
  promise(add("received", now_, clerk_));
  return true;
}

// What comes from afar is accepted within hours, some after the eight that there are; or refused.
bool Life::is_accepted() {
  const bool is_slow = !of_.promised && dice_.per_thousand(25);
  const int64_t wait =
      is_slow ? dice_.between(500, 1100) : dice_.between(5, of_.promised ? 120 : 300);
  now_ = after(now_, wait);
  if (of_.promised || !dice_.per_thousand(18)) return true;
  auto& refusal = add("refused", now_, clerk_);
  refusal.set_reason("Không thuộc thẩm quyền giải quyết của cơ quan");
  refusal.set_legal_basis(decree);
  return false;
}

void Life::promise(v1::HistoryEvent& receipt) {
  due_ = of_.promised;
  if (due_) return receipt.set_due_at(format_minute(*due_));
  const auto limit = parse_limit(of_.procedure.limit_for(of_.channel));
  if (!limit) return;
  const auto reckoned = reckon_due(working_, *limit, of_.procedure.day_policy, now_);
  CHECK(reckoned, "expected a due time for ", of_.procedure.code);
  due_ = reckoned->due;
}

bool Life::is_given_up() {
  const int chance = dice_.below(1000);
  if (of_.promised || !due_) return false;
  if (chance < 4) {
    add("annulled", after(now_, dice_.between(10, 60)), clerk_).set_reason("Tiếp nhận trùng hồ sơ");
    return true;
  }
  if (chance >= 20) return false;
  const Minute at = after(now_, left() * dice_.between(10, 70) / 100);
  add("withdrawn", at, clerk_).set_reason("Theo đề nghị của công dân");
  return true;
}

void Life::pay() {
  const auto fee = invent_fee(of_.procedure, of_.channel, dice_);
  if (!fee) return;
  *add("payment_requested", now_, clerk_).add_fees() = *fee;
  if (fee->exempt()) return;
  const bool waits = of_.procedure.payment_stops_clock;
  const int64_t at_once = std::min<int64_t>(dice_.between(2, 25), left() / 4);
  const Minute paid = after(now_, waits ? dice_.between(60, 1500) : at_once);
  const bool is_paid_online = dice_.percent(is_online() ? 96 : profile().online_payment_percent);
  auto& payment = add("payment_recorded", paid, is_paid_online ? "" : clerk_);
  payment.set_amount_vnd(fee->amount_vnd());
  payment.set_payment_method(is_paid_online ? v1::PAID_ONLINE : v1::PAID_AT_COUNTER);
  payment.set_reference((is_paid_online ? "QR999" : "BL999") +
                        std::to_string(100'000 + dice_.below(900'000)));
  if (waits) return resume(now_, paid, ResumePolicy::remaining);
  now_ = paid;
}

// ---- examined ----

void Life::begin_work() {
  now_ = after(now_, std::min<int64_t>(dice_.between(15, 150), left() / 6));
  hand_over(now_, dice_.one_of(staff_.officers), "Thẩm định");
}

// More papers are asked for early, so that nobody takes it for a way to save the day. False: they
// never come.
bool Life::is_complete() {
  if (!due_ || !dice_.per_thousand(profile().is_in_trouble ? 130 : 75)) return true;
  const Minute asked = after(now_, std::min<int64_t>(dice_.between(30, 400), left() / 3));
  if (day_of(asked) >=
      day_of(letter_deadline(working_, *received_, *due_, LetterBefore::day_before)))
    return true;
  auto& request = add("supplement_requested", asked, holder_);
  request.add_requested_papers(invent_missing_paper(dice_));
  request.set_reason("Thành phần hồ sơ chưa đầy đủ");
  request.set_legal_basis(decree);
  if (dice_.percent(12)) {
    auto& stop = add("stopped", after(plus_minutes(asked, 16 * minutes_per_day), 60), clerk_);
    stop.set_reason("Quá thời hạn bổ sung hồ sơ");
    stop.set_legal_basis(decree);
    return false;
  }
  const Minute given = after(asked, dice_.between(200, 10 * work_day));
  add("supplement_provided", given, clerk_);
  resume(asked, given, of_.resume_policy);
  return true;
}

void Life::examine() {
  is_late_ = due_ && of_.office.next_is_late(of_.today.value - day_of(*received_).value);
  began_ = now_;
  const Minute finish = finish_time();
  const int64_t span = open_between(began_, finish);
  if (of_.procedure.field_name == "Đất đai") {
    hand_over(after(began_, span * 15 / 100), staff_.officers[0], "Kiểm tra thực địa");
  }
  const int ready = is_late_ ? 92 : dice_.between(55, 85);
  hand_over(after(began_, span * ready / 100), staff_.head, "Trình ký");
  resolve(finish);
  if (is_late_) return apologise(finish);
  // Somebody feared that it would be late.
  if (due_ && span > work_day && dice_.per_thousand(8)) send_letter(plus_minutes(began_, 1));
  if (dice_.per_thousand(4)) correct_mistake();
}

// In time: most on a day before the due day, some in its last hours.
Minute Life::finish_time() {
  if (!due_) return after(now_, work_day * dice_.between(12, 30));
  if (is_late_) {
    const bool is_long = profile().is_in_trouble || dice_.percent(25);
    const int64_t days = is_long ? dice_.between(1, profile().is_in_trouble ? 22 : 5) : 0;
    return after(std::max(now_, *due_), days * work_day + dice_.between(20, work_day));
  }
  const int64_t whole = left();
  const bool is_close = dice_.percent(35);
  const int64_t used = is_close ? whole - std::min<int64_t>(dice_.between(5, 200), whole / 2)
                                : whole * dice_.between(20, 90) / 100;
  return std::min(after(now_, used), *due_);
}

void Life::resolve(Minute at) {
  is_electronic_ = dice_.percent(profile().electronic_percent);
  auto& event = add("resolved", at, holder_);
  event.set_outcome(dice_.percent(97) ? v1::GRANTED : v1::DENIED);
  event.set_electronic_result(is_electronic_);
  now_ = at;
}

// Found at once, and mended before the due time.
void Life::correct_mistake() {
  const Minute found = after(now_, 40);
  const Minute mended = after(found, 60);
  if (!due_ || mended > *due_) return;
  add("reopened", found, staff_.head).set_reason("Kết quả in sai thông tin");
  resolve(mended);
}

// ---- late ----

void Life::apologise(Minute finish) {
  if (!dice_.percent(profile().letters_percent)) return;
  const Minute deadline = letter_deadline(working_, *received_, *due_, LetterBefore::day_before);
  const bool is_before_due = dice_.percent(65);
  Minute at = is_before_due ? plus_minutes(deadline, -dice_.between(20, 170))
                            : std::min(after(*due_, dice_.between(20, 600)), finish);
  if (is_before_due) at = std::min(std::max(at, plus_minutes(began_, 1)), *due_);
  send_letter(at);
}

void Life::send_letter(Minute at) {
  auto& letter = add("apology_issued", at, holder_);
  letter.set_reason(dice_.one_of(causes));
  letter.set_signed_by(staff_.head);
  if (of_.counter.code() != of_.office.code() && dice_.percent(30)) {
    letter.set_unit_at_fault(of_.counter.code());
  }
  const int days = dice_.between(2, profile().is_in_trouble ? 15 : 6);
  const Minute appointed = after(std::max(at, *due_), days * work_day);
  letter.set_reappointed_time(
      format_minute(closing_time(working_, day_of(appointed)).value_or(appointed)));
  if (dice_.percent(15)) return;
  auto& told = add("apology_acknowledged", after(at, dice_.between(5, 240)), clerk_);
  told.set_delivery_method(dice_.percent(70) ? v1::SMS : v1::IN_PERSON);
  told.set_delivered_to(told.delivery_method() == v1::SMS ? applicant_.telephone()
                                                          : applicant_.name());
}

// ---- handed out ----

void Life::return_result() {
  const bool is_sent = is_electronic_ && is_online() && dice_.percent(85);
  const bool is_left_lying = !is_sent && dice_.percent(12);
  int64_t wait = is_sent ? dice_.between(2, 40) : dice_.between(20, 3 * work_day);
  if (is_left_lying) wait = work_day * dice_.between(4, 20);
  const Minute at = after(now_, wait);
  auto& event = add("returned", at, is_sent ? "" : clerk_);
  if (is_sent) {
    event.set_return_method(v1::ELECTRONIC);
  } else if (of_.channel == Channel::post || dice_.percent(12)) {
    event.set_return_method(v1::BY_POST);
  } else {
    event.set_return_method(v1::AT_COUNTER);
    event.set_taken_by(applicant_.name());
  }
  if (dice_.percent(42)) ask_satisfaction(at);
}

void Life::ask_satisfaction(Minute returned) {
  const int mood = dice_.below(100) + (is_late_ ? 55 : 0);
  auto& rating = add("rated", plus_minutes(returned, dice_.between(1, 600)), "");
  rating.set_satisfaction(mood < 95 ? v1::SATISFIED : mood < 115 ? v1::NEUTRAL : v1::DISSATISFIED);
  if (rating.satisfaction() == v1::DISSATISFIED) rating.set_comment(dice_.one_of(complaints));
}

// ---- in common ----

v1::HistoryEvent& Life::add(const char* kind, Minute at, const std::string& officer) {
  Happened& happened = events_.emplace_back();
  happened.at = at;
  happened.event.set_kind(kind);
  happened.event.set_at(format_minute(at));
  happened.event.set_officer(officer);
  return happened.event;
}

void Life::hand_over(Minute at, const std::string& to, const char* step) {
  auto& event = add("handed_over", at, holder_);
  event.set_to(of_.office.code());
  event.set_to_officer(to);
  event.set_step(step);
  holder_ = to;
}

// What was left runs on, or the limit starts anew.
void Life::resume(Minute paused, Minute resumed, ResumePolicy policy) {
  now_ = resumed;
  if (!due_ || paused >= *due_) return;
  const auto due = due_after_pause(working_,
                                   {.resume_policy = policy,
                                    .limit = parse_limit(of_.procedure.limit_for(of_.channel)),
                                    .day_policy = of_.procedure.day_policy,
                                    .minutes_left = open_between(paused, *due_)},
                                   resumed);
  CHECK(due, "expected a due time after a pause of ", of_.procedure.code);
  due_ = *due;
}

Minute Life::after(Minute from, int64_t minutes) const {
  const auto at = advance(working_, from, minutes);
  CHECK(at, "expected working time after ", format_minute(from));
  return *at;
}

void Life::copy_what_happened(v1::HistoryRow& row) {
  const auto by_time = [](const Happened& left, const Happened& right) {
    return left.at < right.at;
  };
  std::stable_sort(events_.begin(), events_.end(), by_time);
  for (Happened& happened : events_) {
    if (day_of(happened.at) < of_.today) row.add_events()->Swap(&happened.event);
  }
}

}  // namespace

DemoDossier invent_life(const DemoCase& of, Dice& dice) { return Life(of, dice).live(); }

}  // namespace motcua::cli
