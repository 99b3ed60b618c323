// What every new data directory starts with, written from public announcements: the usual office
// hours, the public holidays and make-up days of 2023–2026, and the regulations in turn.
#include "engine/catalogue/catalogue.h"
#include "engine/check.h"

namespace motcua {
namespace {

struct Announced {
  const char* day;
  bool work;
  const char* name;
};

// Labour Code 2019 art. 112, Resolution 28/2026/QH16 (24 November) and the yearly announcements of
// the Ministry of Home Affairs. Those of 2027 are not made yet: promises beyond the last day of
// 2026 are provisional, as are those from before 2023. The same days are in
// deploy/catalogue/holidays.tsv, for registers that were begun with fewer.
constexpr Announced announced[] = {
    {"2023-01-02", false, "Tết Dương lịch (nghỉ bù)"},
    {"2023-01-20", false, "Tết Quý Mão"},
    {"2023-01-23", false, "Tết Quý Mão"},
    {"2023-01-24", false, "Tết Quý Mão"},
    {"2023-01-25", false, "Tết Quý Mão"},
    {"2023-01-26", false, "Tết Quý Mão"},
    {"2023-05-01", false, "Giỗ Tổ, 30/4, 1/5 (và nghỉ bù)"},
    {"2023-05-02", false, "Giỗ Tổ, 30/4, 1/5 (và nghỉ bù)"},
    {"2023-05-03", false, "Giỗ Tổ, 30/4, 1/5 (và nghỉ bù)"},
    {"2023-09-01", false, "Quốc khánh"},
    {"2023-09-04", false, "Quốc khánh"},
    {"2024-01-01", false, "Tết Dương lịch"},
    {"2024-02-08", false, "Tết Giáp Thìn"},
    {"2024-02-09", false, "Tết Giáp Thìn"},
    {"2024-02-12", false, "Tết Giáp Thìn"},
    {"2024-02-13", false, "Tết Giáp Thìn"},
    {"2024-02-14", false, "Tết Giáp Thìn"},
    {"2024-04-18", false, "Giỗ Tổ"},
    {"2024-04-29", false, "Hoán đổi ngày làm việc"},
    {"2024-04-30", false, "30/4"},
    {"2024-05-01", false, "1/5"},
    {"2024-05-04", true, "Làm bù cho 29/4/2024"},
    {"2024-09-02", false, "Quốc khánh"},
    {"2024-09-03", false, "Quốc khánh"},
    {"2025-01-01", false, "Tết Dương lịch"},
    {"2025-01-27", false, "Tết Ất Tỵ"},
    {"2025-01-28", false, "Tết Ất Tỵ"},
    {"2025-01-29", false, "Tết Ất Tỵ"},
    {"2025-01-30", false, "Tết Ất Tỵ"},
    {"2025-01-31", false, "Tết Ất Tỵ"},
    {"2025-04-07", false, "Giỗ Tổ"},
    {"2025-04-26", true, "Làm bù cho 2/5/2025"},
    {"2025-04-30", false, "30/4"},
    {"2025-05-01", false, "1/5"},
    {"2025-05-02", false, "Hoán đổi ngày làm việc"},
    {"2025-09-01", false, "Quốc khánh"},
    {"2025-09-02", false, "Quốc khánh"},
    {"2026-01-01", false, "Tết Dương lịch"},
    {"2026-01-02", false, "Hoán đổi ngày làm việc"},
    {"2026-01-10", true, "Làm bù cho 2/1/2026"},
    {"2026-02-16", false, "Tết Bính Ngọ"},
    {"2026-02-17", false, "Tết Bính Ngọ"},
    {"2026-02-18", false, "Tết Bính Ngọ"},
    {"2026-02-19", false, "Tết Bính Ngọ"},
    {"2026-02-20", false, "Tết Bính Ngọ"},
    {"2026-04-27", false, "Giỗ Tổ (nghỉ bù)"},
    {"2026-04-30", false, "30/4"},
    {"2026-05-01", false, "1/5"},
    {"2026-08-22", true, "Làm bù cho 31/8/2026"},
    {"2026-08-31", false, "Hoán đổi ngày làm việc"},
    {"2026-09-01", false, "Quốc khánh"},
    {"2026-09-02", false, "Quốc khánh"},
    {"2026-11-24", false, "Ngày Văn hóa Việt Nam"},
};
constexpr const char* announced_from = "2023-01-01";
constexpr const char* announced_until = "2026-12-31";

Day day(const char* text) {
  const auto parsed = parse_day(text);
  CHECK(parsed, "expected a day of the built-in calendar, got ", text);
  return *parsed;
}

Calendar national_calendar() {
  const DayPattern office{.intervals = {{7 * 60 + 30, 11 * 60 + 30}, {13 * 60, 17 * 60}}};
  const DayPattern closed;
  Calendar calendar;
  calendar.weekly = {{.valid_from = std::nullopt,
                      .valid_to = std::nullopt,
                      .weekdays = {office, office, office, office, office, closed, closed}}};
  for (const Announced& entry : announced) {
    calendar.exceptions.push_back(
        {.day = day(entry.day), .work = entry.work, .name = entry.name, .intervals = {}});
  }
  calendar.complete_from = day(announced_from);
  calendar.complete_until = day(announced_until);
  return calendar;
}

// What holds in each of them.
Regulation regulation(const char* code, const char* name) {
  Regulation regulation{.code = code, .name = name};
  regulation.resume_examination = ResumePolicy::restart;  // 61 art. 19(4), 118 art. 19(5)
  regulation.supplement_notice = "3wd";                   // likewise
  regulation.intake_supplements_max = 1;                  // art. 17(1)(c) of both
  regulation.transfer = "same_day<15:00";                 // art. 18 of both
  regulation.transfer_grace_minutes = 60;                 // ours: the law says "đầu giờ"
  regulation.letter_before = LetterBefore::day_before;    // 61 art. 19(9), 118 art. 19(6)
  return regulation;
}

// Of Circular 03/2025, which stay until they are replaced. A closure by the counter has none: form
// 05 answers the applicant who wants the work stopped.
std::vector<PrintedForm> forms_of_2025() {
  return {{"received", "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"},
          {"supplement_requested", "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"},
          {"refused", "03", "Phiếu từ chối giải quyết hồ sơ"},
          {"resolved_denied", "03", "Phiếu từ chối giải quyết hồ sơ"},
          {"apology_issued", "04", "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"},
          {"withdrawn", "05", "Thông báo dừng giải quyết hồ sơ"},
          {"handed_over", "06", "Phiếu kiểm soát quá trình giải quyết hồ sơ"}};
}

// Of Circular 01/2018. Its register, form 06, answers no event.
std::vector<PrintedForm> forms_of_2018() {
  return {{"received", "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"},
          {"supplement_requested", "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"},
          {"refused", "03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"},
          {"resolved_denied", "03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"},
          {"apology_issued", "04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"},
          {"handed_over", "05", "Phiếu kiểm soát quá trình giải quyết hồ sơ"}};
}

// The former outlived their decree. That Circular 03/2025 commenced on 15 September 2025, the day
// of its signature, is inferred from when they ended; its own words on that were not read.
std::vector<PrintedForm> forms_in_turn() {
  std::vector<PrintedForm> forms = forms_of_2018();
  for (PrintedForm& form : forms) form.valid_to = day("2025-09-14");
  for (PrintedForm& form : forms_of_2025()) {
    form.valid_from = day("2025-09-15");
    forms.push_back(std::move(form));
  }
  return forms;
}

// Since Decree 118: an intake that is corrected is received anew (art. 17(2)(c), as we read it),
// and what is not completed is closed (art. 19(5)).
Regulation regulation_since_2025(const char* code, const char* name) {
  Regulation since = regulation(code, name);
  since.resume_intake = ResumePolicy::restart;
  since.supplement_close_after = "15d";
  since.transfer_paper_boundary_free = "1wd";  // art. 20(1)(a)
  since.coding_unit = CodingUnit::handling;    // art. 28(2)
  since.alert_hours = 2;                       // art. 17(2)
  since.correction_limit = "3wd";              // art. 23(1)
  since.forms = forms_of_2025();
  since.applicant_amends = true;  // art. 21
  return since;
}

}  // namespace

// One after another. Decree 367/2025 amends 118; its text was not found, so it has the values of
// that.
CatalogueEntries built_in_entries() {
  CatalogueEntries entries;
  entries.calendars = {national_calendar()};
  Regulation of_2018 =
      regulation("61/2018/NĐ-CP", "Nghị định 61/2018/NĐ-CP về cơ chế một cửa, một cửa liên thông");
  Regulation of_2025 = regulation_since_2025(
      "118/2025/NĐ-CP", "Nghị định 118/2025/NĐ-CP về cơ chế một cửa, một cửa liên thông");
  Regulation amended = regulation_since_2025(
      "367/2025/NĐ-CP", "Nghị định 118/2025/NĐ-CP, sửa đổi bởi Nghị định 367/2025/NĐ-CP");
  Regulation of_2026 = regulation_since_2025(
      "309/2026/NĐ-CP", "Nghị định 118/2025/NĐ-CP, sửa đổi bởi Nghị định 309/2026/NĐ-CP");
  of_2018.coding_unit = CodingUnit::receiving;  // art. 26(2)
  // Circular 04/2025 art. 23(2), of 25 January 2026: within the period of 367.
  amended.central_code_digits_min = 6;
  of_2026.central_code_digits_min = 6;
  // Since Decree 309: its art. 8(3).
  of_2026.clock_start_boundary_free = ClockStart::arrival;
  of_2026.arrival_counts = ArrivalOf::electronic;
  of_2026.arrival_scope = ArrivalScope::both;
  of_2018.valid_to = day("2025-06-30");
  of_2018.forms = forms_in_turn();
  of_2025.forms = forms_in_turn();
  of_2025.valid_from = day("2025-07-01");
  of_2025.valid_to = day("2025-12-30");
  amended.valid_from = day("2025-12-31");
  amended.valid_to = day("2026-08-04");
  of_2026.valid_from = day("2026-08-05");
  entries.regulations = {of_2018, of_2025, amended, of_2026};
  return entries;
}

}  // namespace motcua
