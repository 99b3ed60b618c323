// Words by the field's name; the rest by the field's type.
#include "tests/fuzz/drawn_message.h"

#include <google/protobuf/timestamp.pb.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include "engine/check.h"
#include "engine/lookup/figures.h"
#include "engine/lookup/list.h"
#include "engine/statistics/timeliness.h"

namespace motcua::testing {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Words = std::vector<const char*>;

constexpr int items_max = 3;
constexpr int depth_max = 5;
constexpr size_t text_bytes_max = 40;
constexpr int64_t begins_seconds = 1'772'409'600;  // 2026-03-02T07:00+07:00
constexpr int64_t days_around_seconds = 40 * 86'400;

const Words codes{"P.1-260302-0001", "P.1-260302-0002",  "P.1-260302-0003",
                  "P.2-260302-0001", "P.1-260302-S0001", "OLD-1"};
const Words units{"P.1", "P.1", "P.2", "P.3", "P", "P.9"};
const Words procedures{"5WD", "4H", "30D", "PAID", "RESTART", "CHANNELS", "NONE", "DIRTY", "NOW"};
const Words first_days{"2026-03-01", "2026-03-02", "2026-02-15", "2025-12-31", "0001-01-01"};
const Words last_days{"2026-03-02", "2026-03-03", "2026-03-31", "2027-01-01", "9999-12-31"};
const Words instants{"2026-03-02T08:00", "2026-03-03T09:30:00.5Z", "2026-02-27T16:59:59+07:00",
                     "2026-03-09"};
const Words limits{"5wd", "4h", "30d", "1m", "same_day<15:00", "2147483647wd", "0h", ""};
const Words columns{"received_total", "resolved_total", "resolved_late", "open_overdue",
                    "on_time",        "late_rate",      "owed",          "no_such"};
const Words people{"052201000123", "0901234567", "o1", "o2", "Nguyễn Văn A"};

// The words, and whatever else the table has.
template <class Table>
Words with_all_of(const Table& table, Words words) {
  for (const auto& row : table) {
    const std::string_view name = row.name;
    if (std::find(words.begin(), words.end(), name) == words.end()) words.push_back(name.data());
  }
  return words;
}

std::string name_in_message(const FieldDescriptor& field) {
  return field.containing_type()->name() + "." + field.name();
}

const Words& words_of(const FieldDescriptor& field) {
  static const std::map<std::string, Words> words{
      {"code", codes},
      {"codes", codes},
      {"provisional_code", codes},
      {"code_prefix", {"P.1-", "P", ""}},
      {"request_id", {"00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-00000000"}},
      {"unit", units},
      {"from", first_days},
      {"to", last_days},
      {"HandOverDossierRequest.to", {"P.1", "P.2", "Phòng Một cửa"}},
      {"HistoryEvent.to", {"P.1", "P.2", "Phòng Một cửa"}},
      {"GetProcedureRequest.code", procedures},
      {"Procedure.code", procedures},
      {"Unit.code", units},
      {"receiving_unit", units},
      {"handling_unit", units},
      {"unit_at_fault", units},
      {"issuing_unit", units},
      {"parent", units},
      {"successors", units},
      {"procedure", procedures},
      {"day", last_days},
      {"until", last_days},
      {"valid_from", first_days},
      {"parent_from", first_days},
      {"nationwide_from", first_days},
      {"valid_to", last_days},
      {"received_from", first_days},
      {"received_to", last_days},
      {"effective_from", first_days},
      {"complete_from", first_days},
      {"complete_until", last_days},
      {"at", instants},
      {"due_at", instants},
      {"reappointed_time", instants},
      {"limit", limits},
      {"limit_online", limits},
      {"limit_direct", limits},
      {"limit_post", limits},
      {"limit_second_phase", limits},
      {"report", with_all_of(reports(),
                             {"form-06a", "on-time", "overdue", "apologies", "workload",
                              "indicators", "attribution", "intake", "steps", "money", "ranking"})},
      {"by", with_all_of(rows_by_names, {"unit", "field", "procedure", "channel", "holder", "month",
                                         "step", "signer", "unit_at_fault", ""})},
      {"fold", {"extended", "strict", "none", "judge", "resolved", "portal_766", ""}},
      {"view",
       with_all_of(rate_views, {"resolved", "all_received", "needs_processing", "portal_766", ""})},
      {"other_view", with_all_of(rate_views, {})},
      {"period", {"2026", "2026-03", "2026-Q1", "regime:2026-H1", ""}},
      {"queue", with_all_of(list_queues, {"open", "due_today", "at_risk", "overdue", "apology_owed",
                                          "waiting", "undated", ""})},
      {"side", with_all_of(queue_sides, {""})},
      {"row", {"P.1", "P.2", "5WD", "online", "2026-03", ""}},
      {"column", columns},
      {"rank_by", columns},
      {"indicator", {"online", "satisfaction", "slow_acceptance"}},
      {"kind",
       {"received", "handed_over", "resolved", "returned", "supplement_requested",
        "supplement_provided", "apology_issued", "reopened", "submitted", "refused"}},
      {"channel", {"online", "direct", "post", "telegram"}},
      {"identity", people},
      {"telephone", people},
      {"officer", people},
      {"to_officer", people},
      {"last_four", {"0123", "4567", ""}},
      {"caller_reference", {"r1", "r2", ""}}};
  static const Words any{"x", "Văn bản", "1"};
  const auto of_message = words.find(name_in_message(field));
  if (of_message != words.end()) return of_message->second;
  const auto found = words.find(field.name());
  return found == words.end() ? any : found->second;
}

// Nine times of ten.
bool is_usual(FuzzedDataProvider& bytes) { return bytes.ConsumeIntegral<uint8_t>() < 230; }

// With these a call is mostly refused.
bool is_seldom_given(const FieldDescriptor& field) {
  static const std::set<std::string> names{"effective_time",
                                           "expected_revision",
                                           "validate_only",
                                           "at_least_sequence",
                                           "valid_to",
                                           "period",
                                           "fold",
                                           "rank_by",
                                           "handling_unit",
                                           "row",
                                           "outside",
                                           "portal_code",
                                           "caller_reference"};
  static const std::set<std::string> names_in_messages{"ReceiveDossierRequest.code",
                                                       "RefuseDossierRequest.code"};
  return names.contains(field.name()) || names_in_messages.contains(name_in_message(field));
}

// UTF-8, but refused or kept in another form.
std::string strange_text(char drawn) {
  constexpr std::array texts{"P.1\u200b", "\u202eP.1",     "\ufeffx",
                             "a\nb",      "a\u00adb",      "\u0378",
                             "\u3000",    "e\u0302\u0303", "+84 90 123 45 67"};
  return texts[static_cast<unsigned char>(drawn) % texts.size()];
}

std::string draw_text(FuzzedDataProvider& bytes, const FieldDescriptor& field,
                      const CallWords& call) {
  if (!is_usual(bytes)) {
    const std::string drawn = bytes.ConsumeRandomLengthString(text_bytes_max);
    return drawn.size() == 1 ? strange_text(drawn[0]) : drawn;
  }
  if (field.name() == "page_token") return call.page_token;
  if (field.name() == "request_id" && is_usual(bytes)) return call.request_id;
  const Words& words = words_of(field);
  return words[bytes.ConsumeIntegralInRange<size_t>(0, words.size() - 1)];
}

int64_t draw_number(FuzzedDataProvider& bytes) {
  constexpr int small = 12;
  return is_usual(bytes) ? bytes.ConsumeIntegralInRange(0, small)
                         : bytes.ConsumeIntegral<int64_t>();
}

int draw_enum(FuzzedDataProvider& bytes, const google::protobuf::EnumDescriptor& type) {
  if (!is_usual(bytes)) return bytes.ConsumeIntegral<int>();
  return type.value(bytes.ConsumeIntegralInRange(0, type.value_count() - 1))->number();
}

// Near the day that the fuzzer's register lives on, or any.
void draw_instant(FuzzedDataProvider& bytes, Message& message) {
  auto& timestamp = static_cast<google::protobuf::Timestamp&>(message);
  const bool is_near = is_usual(bytes);
  timestamp.set_seconds(is_near ? begins_seconds + bytes.ConsumeIntegralInRange(
                                                       -days_around_seconds, days_around_seconds)
                                : bytes.ConsumeIntegral<int64_t>());
  timestamp.set_nanos(is_near ? 0 : bytes.ConsumeIntegral<int32_t>());
}

class Drawing {
 public:
  Drawing(FuzzedDataProvider& bytes, const CallWords& call) : bytes_(bytes), call_(call) {}

  void message(Message& message, int depth) {
    if (message.GetDescriptor()->full_name() == "google.protobuf.Timestamp") {
      return draw_instant(bytes_, message);
    }
    for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& field = *message.GetDescriptor()->field(i);
      if (bytes_.remaining_bytes() == 0) return;
      if (field.is_repeated()) {
        for (int items = bytes_.ConsumeIntegralInRange(0, items_max); items > 0; --items) {
          value(message, field, depth);
        }
      } else if (is_usual(bytes_) != is_seldom_given(field)) {
        value(message, field, depth);
      }
    }
  }

 private:
  void value(Message& message, const FieldDescriptor& field, int depth) {
    const auto& reflection = *message.GetReflection();
    const auto set = [&](auto add, auto put, auto drawn) {
      field.is_repeated() ? (reflection.*add)(&message, &field, drawn)
                          : (reflection.*put)(&message, &field, drawn);
    };
    using R = google::protobuf::Reflection;
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        return set(&R::AddInt32, &R::SetInt32, static_cast<int32_t>(draw_number(bytes_)));
      case FieldDescriptor::CPPTYPE_INT64:
        return set(&R::AddInt64, &R::SetInt64, draw_number(bytes_));
      case FieldDescriptor::CPPTYPE_BOOL:
        return set(&R::AddBool, &R::SetBool, bytes_.ConsumeBool());
      case FieldDescriptor::CPPTYPE_ENUM:
        return set(&R::AddEnumValue, &R::SetEnumValue, draw_enum(bytes_, *field.enum_type()));
      case FieldDescriptor::CPPTYPE_STRING:
        return set(&R::AddString, &R::SetString, draw_text(bytes_, field, call_));
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (depth == depth_max) return;
        return this->message(field.is_repeated() ? *reflection.AddMessage(&message, &field)
                                                 : *reflection.MutableMessage(&message, &field),
                             depth + 1);
      case FieldDescriptor::CPPTYPE_UINT32:
      case FieldDescriptor::CPPTYPE_UINT64:
      case FieldDescriptor::CPPTYPE_DOUBLE:
      case FieldDescriptor::CPPTYPE_FLOAT: break;
    }
    CHECK(false, "expected a type that is in our messages, got that of ", field.full_name());
  }

  FuzzedDataProvider& bytes_;
  const CallWords& call_;
};

}  // namespace

void draw_message(FuzzedDataProvider& bytes, const CallWords& call, Message& message) {
  Drawing(bytes, call).message(message, 0);
}

}  // namespace motcua::testing
