// What an event of a dossier is about, where its kind does not tell: the last column of a history.
#pragma once

#include <string>

#include "services/motcua/names.h"
#include "services/motcua/output.h"

namespace motcua::cli {

// "có kết quả, tin nhắn, 0900000000".
std::string notice_in_words(const v1::Notice& notice, const Speech& speech);
// "2: don.pdf (application/pdf, 12.345 byte), giấy tờ 1".
std::string file_in_words(const v1::AttachedFile& file, const Speech& speech);

// Of a line or of what the dossier owes by it: "Lệ phí 50.000, 0 to pay (66.22/2026/1.004222)".
template <class Fee>
std::string fee_in_words(const Fee& fee, const Speech& speech) {
  const std::string whole = fee.name() + " " + amount_in_words(fee.amount_vnd());
  if (!fee.exempt() && !fee.has_reduced_to_vnd()) return whole;
  const std::string& basis = fee.tariff().empty() ? fee.legal_basis() : fee.tariff();
  return speech(basis.empty() ? "fee.lessened_baseless" : "fee.lessened",
                {{"fee", whole},
                 {"left", amount_in_words(fee.exempt() ? 0 : fee.reduced_to_vnd())},
                 {"basis", basis}});
}

// Goes through the events of one dossier in their order, since an amendment is told by what was
// before it.
class HistoryContents {
 public:
  // Names stand beside codes where `names` is there.
  HistoryContents(Names* names, const Speech& speech) : names_(names), speech_(speech) {}

  // "kết thúc giai đoạn một", where the event's own name would say another thing; else empty.
  static std::string kind_of(const v1::DossierEvent& event);
  std::string of(const v1::DossierEvent& event);

 private:
  void add(const std::string& content);
  // Nothing is told of an empty value.
  void add(const char* key, const std::string& value);
  void add_time(const char* key, bool is_set, const Timestamp& time);
  void add_amendment(const v1::DossierEvent& event);
  void add_consultation_or_part(const v1::DossierEvent& event);
  void add_letter(const v1::DossierEvent& event);
  void add_new_due_time(const v1::DossierEvent& event);
  std::string unit(const std::string& code) { return names_ ? names_->unit(code) : code; }
  std::string procedure(const std::string& code, int version) {
    return names_ ? names_->procedure(code, version) : code;
  }

  Names* names_;
  const Speech& speech_;
  std::string line_;
  std::string procedure_;  // as the events so far tell
  int procedure_version_ = 0;
  v1::Channel channel_ = v1::CHANNEL_UNSPECIFIED;
};

}  // namespace motcua::cli
