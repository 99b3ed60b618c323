// libxlsxwriter; the layout of an official form is data, of the report's row.
#include "services/motcua/workbook.h"

#include <xlsxwriter.h>

#include <vector>

#include "engine/statistics/reports/report.h"
#include "services/motcua/output.h"

namespace motcua::cli {
namespace {

// The official form is in Vietnamese.
std::string in_vietnamese(const std::string& key, const Metadata& facts = {}) {
  return message(key, facts, Language::vietnamese);
}

const OfficialForm* form_of(const std::string& report) {
  const Report* const known = find_report(report);
  return known && known->form ? &*known->form : nullptr;
}

class ReportSheet {
 public:
  ReportSheet(lxw_workbook* book, const std::string& report, const v1::Table& table)
      : book_(book),
        sheet_(workbook_add_worksheet(book, report.c_str())),
        table_(table),
        form_(form_of(report)) {
    title_ = format(true, false);
    format_set_font_size(title_, 14);
    heading_ = format(true, true);
    format_set_text_wrap(heading_);
    format_set_align(heading_, LXW_ALIGN_CENTER);
    format_set_align(heading_, LXW_ALIGN_VERTICAL_CENTER);
    format_set_bg_color(heading_, 0xE7EEF7);
    text_ = format(false, true);
    text_bold_ = format(true, true);
    note_ = format(false, false);
    format_set_italic(note_);
  }

  void write() {
    const auto last_column = static_cast<lxw_col_t>(table_.columns_size() + 1);
    worksheet_merge_range(sheet_, 0, 0, 0, last_column, heading_text().c_str(), title_);
    worksheet_write_string(sheet_, 1, 0, as_of_text().c_str(), note_);
    const lxw_row_t first = write_headings();
    lxw_row_t row = first;
    for (const auto& one : table_.rows()) write_row(row++, one, one.title(), false);
    write_row(row++, table_.totals(), in_vietnamese("workbook.total"), true);
    for (const auto& note : table_.footnotes()) {
      worksheet_write_string(sheet_, ++row, 0, note.c_str(), note_);
    }
    worksheet_set_column(sheet_, 0, 0, 14, nullptr);
    worksheet_set_column(sheet_, 1, 1, 36, nullptr);
    worksheet_set_column(sheet_, 2, last_column, 13, nullptr);
    worksheet_freeze_panes(sheet_, first, 2);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
  }

 private:
  lxw_format* format(bool bold, bool border) {
    lxw_format* made = workbook_add_format(book_);
    format_set_font_name(made, "Times New Roman");
    if (bold) format_set_bold(made);
    if (border) format_set_border(made, LXW_BORDER_THIN);
    return made;
  }

  std::string heading_text() const {
    return (form_ ? in_vietnamese(form_->title) + ": " : "") + table_.title() + " – " +
           table_.totals().title() + ", " + day_cell(OutputFormat::table, table_.from()) + " – " +
           day_cell(OutputFormat::table, table_.to());
  }
  std::string as_of_text() const {
    return in_vietnamese("table.as_of", {{"at", fact_of(table_.as_of_time())},
                                         {"sequence", std::to_string(table_.as_of_sequence())},
                                         {"rule", table_.rule()}});
  }

  int column_of(const std::string& number) const {
    for (int i = 0; i < table_.columns_size(); ++i) {
      if (table_.columns(i).official_number() == number) return i;
    }
    return -1;
  }

  // The row after them.
  lxw_row_t write_headings() {
    constexpr lxw_row_t groups = 3;
    const lxw_row_t names = form_ ? groups + 1 : groups;
    if (form_) {
      for (const OfficialForm::Group& group : form_->groups) {
        const int first = column_of(group.first);
        const int last = column_of(group.last);
        if (first < 0 || last < 0) continue;
        worksheet_merge_range(sheet_, groups, static_cast<lxw_col_t>(first + 2), groups,
                              static_cast<lxw_col_t>(last + 2), in_vietnamese(group.title).c_str(),
                              heading_);
      }
      worksheet_merge_range(sheet_, groups, 0, names, 0, in_vietnamese("workbook.code").c_str(),
                            heading_);
      worksheet_merge_range(sheet_, groups, 1, names, 1,
                            in_vietnamese("workbook.unit_or_field").c_str(), heading_);
    } else {
      worksheet_write_string(sheet_, names, 0, in_vietnamese("workbook.code").c_str(), heading_);
      worksheet_write_string(sheet_, names, 1, in_vietnamese("workbook.name").c_str(), heading_);
    }
    worksheet_set_row(sheet_, names, 48, nullptr);
    for (int i = 0; i < table_.columns_size(); ++i) {
      const auto& column = table_.columns(i);
      const auto at = static_cast<lxw_col_t>(i + 2);
      if (form_ && column.official_number().empty()) {
        worksheet_merge_range(sheet_, groups, at, names, at, column.title().c_str(), heading_);
      } else {
        worksheet_write_string(sheet_, names, at, column.title().c_str(), heading_);
      }
    }
    if (!form_) return names + 1;
    worksheet_write_string(sheet_, names + 1, 0, "(1)", heading_);
    worksheet_write_string(sheet_, names + 1, 1, "(2)", heading_);
    for (int i = 0; i < table_.columns_size(); ++i) {
      worksheet_write_string(sheet_, names + 1, static_cast<lxw_col_t>(i + 2),
                             table_.columns(i).official_number().c_str(), heading_);
    }
    return names + 2;
  }

  lxw_format* number_format(const v1::Table::Column& column, bool bold) {
    lxw_format* made = format(bold, true);
    const bool is_whole = column.type() == "count" || column.type() == "amount_vnd";
    format_set_num_format(made, column.type() == "ratio" ? "0.00%" : is_whole ? "#,##0" : "0.00");
    return made;
  }

  void write_row(lxw_row_t at, const v1::Table::Row& row, const std::string& title, bool bold) {
    worksheet_write_string(sheet_, at, 0, row.key().c_str(), bold ? text_bold_ : text_);
    worksheet_write_string(sheet_, at, 1, title.c_str(), bold ? text_bold_ : text_);
    for (int i = 0; i < row.cells_size(); ++i) {
      lxw_format*& known = numbers_[bold ? 1 : 0][static_cast<size_t>(i)];
      if (!known) known = number_format(table_.columns(i), bold);
      write_cell(at, static_cast<lxw_col_t>(i + 2), row.cells(i), known);
    }
  }

  void write_cell(lxw_row_t row, lxw_col_t column, const v1::Cell& cell, lxw_format* format) {
    switch (cell.value_case()) {
      case v1::Cell::kCount:
        worksheet_write_number(sheet_, row, column, cell.count(), format);
        break;
      case v1::Cell::kAmountVnd:
        worksheet_write_number(sheet_, row, column, static_cast<double>(cell.amount_vnd()), format);
        break;
      case v1::Cell::kRatio: {
        // The exact fraction as a formula: a reader sees numerator and denominator.
        const auto& ratio = cell.ratio();
        if (ratio.denominator() == 0) {
          worksheet_write_string(sheet_, row, column, "–", format);
          break;
        }
        const std::string formula =
            "=" + std::to_string(ratio.numerator()) + "/" + std::to_string(ratio.denominator());
        worksheet_write_formula_num(
            sheet_, row, column, formula.c_str(), format,
            static_cast<double>(ratio.numerator()) / static_cast<double>(ratio.denominator()));
        break;
      }
      default: worksheet_write_string(sheet_, row, column, cell.text().c_str(), format);
    }
  }

  lxw_workbook* book_;
  lxw_worksheet* sheet_;
  const v1::Table& table_;
  const OfficialForm* const form_;  // null: none is prescribed
  lxw_format *title_, *heading_, *text_, *text_bold_, *note_;
  std::vector<lxw_format*> numbers_[2] = {
      std::vector<lxw_format*>(static_cast<size_t>(table_.columns_size())),
      std::vector<lxw_format*>(static_cast<size_t>(table_.columns_size()))};
};

}  // namespace

std::string write_workbook(const std::string& path, const std::string& report,
                           const v1::Table& table, const Speech& speech) {
  lxw_workbook* book = workbook_new(path.c_str());
  if (!book) return path + ": " + speech("file.not_made");
  ReportSheet(book, report, table).write();
  const lxw_error error = workbook_close(book);
  return error == LXW_NO_ERROR ? std::string() : path + ": " + lxw_strerror(error);
}

}  // namespace motcua::cli
