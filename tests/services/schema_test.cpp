// The schema of what is stored (proto/motcua/store/v1) says the same as the field lists that write
// it; and the API's messages have what the field lists give them.
#include <gtest/gtest.h>

#include <set>

#include "engine/lookup/list.h"
#include "engine/lookup/page_token.h"
#include "engine/lookup/report_dossiers.h"
#include "engine/lookup/retention.h"
#include "engine/records/rows.h"
#include "engine/statistics/report_table.h"
#include "motcua/store/v1/records.pb.h"
#include "motcua/v1/account_service.pb.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/method/wire.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// Of what an optional or a vector is.
template <class T>
struct ItemOf {
  using Type = T;
};
template <class T>
requires(codec::is_optional<T>::value || codec::is_vector<T>::value) struct ItemOf<T> {
  using Type = typename ItemOf<typename T::value_type>::Type;
};

struct ListedField {
  int number = 0;
  std::string name;
  bool is_repeated = false;
  bool is_delimited = false;
  bool is_text = false;
  std::vector<ListedField> parts;  // of a struct
};

template <Described T>
std::vector<ListedField> listed_fields() {
  std::vector<ListedField> listed;
  const T object{};
  for_each_field(object, [&](const auto& field, const auto& value) {
    using Value = std::decay_t<decltype(value)>;
    using Item = typename ItemOf<Value>::Type;
    ListedField& told = listed.emplace_back(
        ListedField{.number = field.number,
                    .name = field.name,
                    .is_repeated = codec::is_vector<Value>::value,
                    .is_delimited = std::is_same_v<Item, std::string> || Described<Item>,
                    .is_text = field.shape.is_text,
                    .parts = {}});
    if constexpr (Described<Item>) told.parts = listed_fields<Item>();
  });
  return listed;
}

// What is in a struct that is a field, too.
void expect_schema(const std::vector<ListedField>& listed, const Descriptor* descriptor,
                   int more_fields) {
  ASSERT_NE(descriptor, nullptr);
  for (const ListedField& field : listed) {
    const FieldDescriptor* known = descriptor->FindFieldByNumber(field.number);
    ASSERT_NE(known, nullptr) << descriptor->name() << " " << field.name;
    EXPECT_EQ(known->name(), field.name) << descriptor->name();
    EXPECT_EQ(known->is_repeated(), field.is_repeated) << field.name;
    const bool is_delimited = known->type() == FieldDescriptor::TYPE_STRING ||
                              known->type() == FieldDescriptor::TYPE_BYTES ||
                              known->type() == FieldDescriptor::TYPE_MESSAGE;
    EXPECT_EQ(is_delimited, field.is_delimited) << descriptor->name() << " " << field.name;
    EXPECT_EQ(known->type() == FieldDescriptor::TYPE_BYTES, !field.is_text)
        << descriptor->name() << " " << field.name;
    if (!field.parts.empty()) expect_schema(field.parts, known->message_type(), 0);
  }
  EXPECT_EQ(descriptor->field_count(), static_cast<int>(listed.size()) + more_fields)
      << descriptor->name();
}

template <Described T>
void expect_schema(const Descriptor* descriptor, int more_fields = 0) {
  expect_schema(listed_fields<T>(), descriptor, more_fields);
}

template <size_t... Is>
void expect_event_schemas(std::index_sequence<Is...>) {
  const auto* record = store::v1::JournalRecord::descriptor();
  const auto expect = [&]<size_t I>() {
    using Event = std::variant_alternative_t<I, DossierEvent>;
    const auto* field =
        record->FindFieldByNumber(dossier_event_field + static_cast<int>(Event::verb));
    ASSERT_NE(field, nullptr);
    EXPECT_EQ(field->name(), lifecycle[I].event);
    expect_schema<Event>(field->message_type());
  };
  (expect.template operator()<Is>(), ...);
}

TEST(StoreSchema, SaysWhatTheFieldListsWrite) {
  expect_schema<Dossier>(store::v1::Dossier::descriptor());
  expect_schema<JournalHeader>(store::v1::JournalRecord::descriptor(),
                               5 + static_cast<int>(lifecycle.size()));
  expect_schema<CatalogueEntries>(store::v1::CatalogueEntries::descriptor());
  expect_schema<FrozenReport>(store::v1::FrozenReport::descriptor());
  expect_schema<ReportQuestion>(store::v1::FrozenQuestion::descriptor());
  expect_schema<FrozenRow>(store::v1::FrozenRow::descriptor());
  expect_schema<FrozenCell>(store::v1::FrozenCell::descriptor());
  expect_schema<Target>(store::v1::Target::descriptor());
  expect_schema<Tariff>(store::v1::Tariff::descriptor());
  expect_schema<OwnRule>(store::v1::OwnRule::descriptor());
  expect_schema<Finish>(store::v1::Finish::descriptor());
  expect_schema<Payment>(store::v1::Payment::descriptor());
  expect_schema<Paper>(store::v1::Paper::descriptor());
  expect_schema<Unit>(store::v1::Unit::descriptor());
  expect_schema<Procedure>(store::v1::Procedure::descriptor());
  expect_schema<Calendar>(store::v1::Calendar::descriptor());
  expect_schema<Regulation>(store::v1::Regulation::descriptor());
  expect_schema<TermBegan>(store::v1::TermBegan::descriptor());
  expect_schema<CarriedOver>(store::v1::CarriedOver::descriptor());
  expect_schema<AccountChanged>(store::v1::AccountChanged::descriptor());
  expect_schema<KnownAccount>(store::v1::KnownAccount::descriptor());
  expect_schema<Account>(store::v1::Account::descriptor());
  expect_schema<Password>(store::v1::Password::descriptor());
  expect_schema<ServiceToken>(store::v1::ServiceToken::descriptor());
  expect_schema<Grant>(store::v1::Grant::descriptor());
  expect_schema<Head>(store::v1::Head::descriptor());
  expect_schema<RequestRow>(store::v1::RequestRow::descriptor());
  expect_schema<QueueEntry>(store::v1::QueueEntry::descriptor());
  expect_schema<Letter>(store::v1::Letter::descriptor());
  expect_schema<ClerkAlert>(store::v1::ClerkAlert::descriptor());
  expect_schema<Delivery>(store::v1::Delivery::descriptor());
  expect_schema<Correction>(store::v1::Correction::descriptor());
  expect_schema<PrintedForm>(store::v1::PrintedForm::descriptor());
  expect_schema<Pause>(store::v1::Pause::descriptor());
  expect_schema<AttachedFile>(store::v1::AttachedFile::descriptor());
  expect_event_schemas(std::make_index_sequence<lifecycle.size()>{});
  const auto* const slot = store::v1::Slot::descriptor();
  ASSERT_EQ(slot->field_count(), static_cast<int>(measure_count) + 1);
  for (int measure = 0; measure < static_cast<int>(measure_count); ++measure) {
    const FieldDescriptor* const field = slot->FindFieldByNumber(measure + 2);
    ASSERT_NE(field, nullptr) << measure;
    EXPECT_EQ(field->name(), name_of(static_cast<Measure>(measure)));
  }
}

TEST(StoreSchema, AnyProtobufToolReadsARecord) {
  World world;
  world.at(instant("2026-01-05T09:00"));
  Receive receive{.application = {.unit = "P.1", .procedure = "5WD", .channel = Channel::online}};
  receive.application.applicant.name = "Nguyễn Văn A";
  ASSERT_TRUE(world.act(receive));
  const auto bytes = world.store().get(Table::journal, encode_key<Table::journal>(4));
  store::v1::JournalRecord record;
  ASSERT_TRUE(record.ParseFromString(**bytes));
  EXPECT_EQ(record.sequence(), 4);
  EXPECT_EQ(record.received().code(), "P.1-260105-0001");
  EXPECT_FALSE(record.received().has_applicant());
  store::v1::JournalRecord private_part;
  ASSERT_TRUE(private_part.ParseFromString(
      **world.store().get(Table::private_parts, encode_key<Table::private_parts>(4))));
  EXPECT_EQ(private_part.received().applicant().name(), "Nguyễn Văn A");
  EXPECT_EQ(record.received().promised_due_time(), instant("2026-01-10T17:00").microseconds);
  store::v1::Dossier dossier;
  ASSERT_TRUE(dossier.ParseFromString(
      **world.store().get(Table::dossiers, encode_key<Table::dossiers>({1}))));
  EXPECT_EQ(dossier.revision(), 1);
  EXPECT_EQ(dossier.stages_size(), 1);
  const UnitNumber unit = *world.registrar().standing().catalogue->unit_number("P.1");
  store::v1::Cell cell;
  ASSERT_TRUE(world.registrar().tables().add_to_cells());
  ASSERT_TRUE(cell.ParseFromString(**world.store().get(
      Table::cells,
      encode_key<Table::cells>({{.bucket = Bucket::month, .position = 2026 * 12}, unit}))));
  ASSERT_EQ(cell.values_size(), 1);
  EXPECT_EQ(cell.values(0).slots(0).slot(), 5);
  EXPECT_EQ(cell.values(0).slots(0).received_online(), 1);
  const uint32_t procedure = world.registrar().standing().catalogue->procedure_number("5WD")->value;
  const CellKey by_procedure{{.dimension = Dimension::procedure}, unit};
  ASSERT_TRUE(cell.ParseFromString(
      **world.store().get(Table::cells, encode_key<Table::cells>(by_procedure))));
  EXPECT_EQ(cell.values(0).value(), procedure);
  EXPECT_EQ(cell.values(0).slots(0).slot(), 2026);
  EXPECT_EQ(cell.values(0).slots(0).portal_open(), 1);
}

enum class Place { timestamp, text, message, number };

void expect_place(const FieldDescriptor* field, Place place) {
  switch (place) {
    case Place::timestamp:
      ASSERT_EQ(field->type(), FieldDescriptor::TYPE_MESSAGE) << field->full_name();
      EXPECT_EQ(field->message_type(), google::protobuf::Timestamp::descriptor());
      return;
    case Place::text:
      EXPECT_EQ(field->type(), FieldDescriptor::TYPE_STRING) << field->full_name();
      return;
    case Place::message:
      ASSERT_EQ(field->type(), FieldDescriptor::TYPE_MESSAGE) << field->full_name();
      return;
    case Place::number:
      EXPECT_TRUE(field->type() == FieldDescriptor::TYPE_BOOL ||
                  field->type() == FieldDescriptor::TYPE_ENUM ||
                  field->type() == FieldDescriptor::TYPE_INT32 ||
                  field->type() == FieldDescriptor::TYPE_INT64)
          << field->full_name();
      return;
  }
}

template <Described T>
void expect_places(const Descriptor* descriptor, bool each);

// What is written into the message's field is what the field is read as.
template <class T>
void expect_place_of(const FieldDescriptor* field) {
  if constexpr (codec::is_optional<T>::value) {
    expect_place_of<typename T::value_type>(field);
  } else if constexpr (codec::is_vector<T>::value) {
    EXPECT_TRUE(field->is_repeated()) << field->full_name();
    expect_place_of<typename T::value_type>(field);
  } else if constexpr (std::is_same_v<T, Instant>) {
    expect_place(field, Place::timestamp);
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, Day>) {
    expect_place(field, Place::text);
  } else if constexpr (Described<T>) {
    expect_place(field, Place::message);
    if (!::testing::Test::HasFatalFailure()) expect_places<T>(field->message_type(), true);
  } else {
    expect_place(field, Place::number);
  }
}

// `each`: none is kept from callers, but what a pause goes back to, and what a name is searched by.
template <Described T>
void expect_places(const Descriptor* descriptor, bool each) {
  const T object{};
  for_each_field(object, [&](const auto& field, const auto& value) {
    const FieldDescriptor* known = descriptor->FindFieldByName(field.name);
    const std::string_view name = field.name;
    const bool is_kept_back = !each || name == "state_before" || name == "folded_name";
    EXPECT_TRUE(known || is_kept_back) << descriptor->name() << " " << field.name;
    if (known) expect_place_of<std::decay_t<decltype(value)>>(known);
  });
}

// Every field that a command takes from outside can be given, and every field of an event is shown.
template <size_t... Is>
void expect_api(std::index_sequence<Is...>) {
  const auto* service = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
      "motcua.v1.DossierService");
  const auto expect = [&]<size_t I>() {
    const auto* request = service->method(static_cast<int>(I))->input_type();
    for (const ListedField& field :
         listed_fields<std::variant_alternative_t<I, DossierCommand>>()) {
      const bool is_of_imports = field.name == "imported_code" || field.name == "due_at" ||
                                 field.name == "letter_number" || field.name == "mirrored";
      const bool is_of_upload = field.name == "bytes" || field.name == "media_type";
      if (is_of_imports || is_of_upload) continue;
      EXPECT_NE(request->FindFieldByName(field.name), nullptr)
          << request->name() << " " << field.name;
    }
    using Event = std::variant_alternative_t<I, DossierEvent>;
    for (const ListedField& field : listed_fields<Event>()) {
      EXPECT_NE(v1::DossierEvent::descriptor()->FindFieldByName(field.name), nullptr) << field.name;
    }
    expect_places<Event>(v1::DossierEvent::descriptor(), false);
  };
  (expect.template operator()<Is>(), ...);
}

TEST(ApiSchema, HasWhatCommandsTakeAndEventsSay) {
  expect_api(std::make_index_sequence<lifecycle.size()>{});
  expect_places<Dossier>(v1::Dossier::descriptor(), false);
  expect_places<Actor>(v1::Actor::descriptor(), false);
  expect_places<CatalogueEntries>(v1::PublishCatalogueRequest::descriptor(), false);
  expect_places<ReportQuestion>(v1::FrozenReport::descriptor(), false);
}

// Enums cross the wire by their numbers: each value is on both sides, and none on one alone. Zero
// is what the API does not specify; here it may be a value.
template <class Enum>
void expect_values(const google::protobuf::EnumDescriptor* type, int first) {
  const int values = static_cast<int>(enumerator_count<Enum>);
  EXPECT_EQ(type->value_count(), values + first) << type->name();
  for (int number = 0; number < type->value_count(); ++number) {
    EXPECT_NE(type->FindValueByNumber(number), nullptr) << type->name() << " " << number;
  }
}

TEST(ApiSchema, HasTheValuesOfClosedSets) {
  constexpr int from_zero = 0;
  constexpr int from_one = 1;
  expect_values<State>(v1::State_descriptor(), from_zero);
  expect_values<Role>(v1::Role_descriptor(), from_zero);
  expect_values<Employment>(v1::Employment_descriptor(), from_zero);
  expect_values<Channel>(v1::Channel_descriptor(), from_zero);
  expect_values<Digitising>(v1::Digitising_descriptor(), from_zero);
  expect_values<AskedBecause>(v1::AskedBecause_descriptor(), from_zero);
  expect_values<Entry>(v1::Entry_descriptor(), from_zero);
  expect_values<SubmitterKind>(v1::SubmitterKind_descriptor(), from_zero);
  expect_values<IdentityCheck>(v1::IdentityCheck_descriptor(), from_zero);
  expect_values<IdentityResult>(v1::IdentityResult_descriptor(), from_zero);
  expect_values<UnitKind>(v1::UnitKind_descriptor(), from_zero);
  expect_values<OnlineLevel>(v1::OnlineLevel_descriptor(), from_zero);
  expect_values<PartialReason>(v1::PartialReason_descriptor(), from_zero);
  expect_values<DayPolicy>(v1::DayPolicy_descriptor(), from_zero);
  expect_values<LetterTiming>(v1::LetterTiming_descriptor(), from_zero);
  expect_values<DeliveryMethod>(v1::DeliveryMethod_descriptor(), from_zero);
  expect_values<Outcome>(v1::Outcome_descriptor(), from_zero);
  expect_values<ReturnMethod>(v1::ReturnMethod_descriptor(), from_zero);
  expect_values<PaymentMethod>(v1::PaymentMethod_descriptor(), from_zero);
  expect_values<FeeKind>(v1::FeeKind_descriptor(), from_zero);
  expect_values<Satisfaction>(v1::Satisfaction_descriptor(), from_zero);
  expect_values<LetterBefore>(v1::LetterBefore_descriptor(), from_zero);
  expect_values<ReopenCause>(v1::ReopenCause_descriptor(), from_zero);
  expect_values<NoticeKind>(v1::NoticeKind_descriptor(), from_zero);
  expect_values<NoticeChannel>(v1::NoticeChannel_descriptor(), from_zero);
  expect_values<RatedContent>(v1::RatedContent_descriptor(), from_zero);
  expect_values<Timeliness>(v1::Timeliness_descriptor(), from_one);
  expect_values<Clock>(v1::Clock_descriptor(), from_one);
  expect_values<PausePhase>(v1::PausePhase_descriptor(), from_one);
  expect_values<ResumePolicy>(v1::ResumePolicy_descriptor(), from_zero);
  expect_values<Boundary>(v1::Boundary_descriptor(), from_zero);
  expect_values<ClockStart>(v1::ClockStart_descriptor(), from_zero);
  expect_values<ArrivalOf>(v1::ArrivalOf_descriptor(), from_zero);
  expect_values<ArrivalScope>(v1::ArrivalScope_descriptor(), from_zero);
  expect_values<CodingUnit>(v1::CodingUnit_descriptor(), from_zero);
  expect_values<UnitLevel>(v1::UnitLevel_descriptor(), from_one);
  expect_values<RoundingMode>(v1::RoundingMode_descriptor(), from_one);
  for (const StateRow& row : state_table) {
    if (row.state == State::none) continue;
    EXPECT_EQ(v1::State_Name(static_cast<v1::State>(row.state)), row.name);
  }
}

TEST(ApiSchema, AMessageTellsZeroFromNothingAndAMicrosecondFromNone) {
  const Procedure free{.code = "5WD", .fee_online_vnd = 0};
  v1::Procedure procedure;
  wire::to_message(free, procedure);
  EXPECT_TRUE(procedure.has_fee_online_vnd());
  EXPECT_FALSE(procedure.has_fee_direct_vnd());
  Procedure read;
  std::vector<Violation> violations;
  wire::from_message(procedure, read, violations, "", wire::Strictness::history);
  EXPECT_EQ(read, free);

  Dossier dossier;
  dossier.received_at = Instant{instant("1969-12-31T10:00").microseconds + 1};
  v1::Dossier resource;
  wire::to_message(dossier, resource);
  EXPECT_EQ(resource.received_time().nanos(), 1000);
  EXPECT_EQ(wire::from_timestamp(resource.received_time()), dossier.received_at);
  EXPECT_FALSE(resource.has_submitted_time());
}

// Says something in the field: of texts a day, or the name of a queue or side, which any text may
// be.
void say(google::protobuf::Message& request, const FieldDescriptor* field, const char* text) {
  const auto& reflection = *request.GetReflection();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL: return reflection.SetBool(&request, field, true);
    case FieldDescriptor::CPPTYPE_INT32: return reflection.SetInt32(&request, field, 1);
    case FieldDescriptor::CPPTYPE_INT64: return reflection.SetInt64(&request, field, 1);
    case FieldDescriptor::CPPTYPE_ENUM: return reflection.SetEnumValue(&request, field, 1);
    case FieldDescriptor::CPPTYPE_STRING: return reflection.SetString(&request, field, text);
    default: reflection.MutableMessage(&request, field); return;
  }
}

// What a field of the request asks is in the query, and its page's token is bound to it.
template <class Request, class Asked>
void expect_query_of_each_field() {
  const std::set<std::string> not_asked{"report", "page_size", "page_token"};
  for (int i = 0; i < Request::descriptor()->field_count(); ++i) {
    const FieldDescriptor* const field = Request::descriptor()->field(i);
    if (not_asked.contains(field->name())) continue;
    bool is_bound = false;
    for (const char* text : {"2026-03-01", "overdue", "receiving"}) {
      Request request;
      say(request, field, text);
      Asked asked;
      std::vector<Violation> violations;
      wire::from_message(request, asked, violations, "", wire::Strictness::query);
      is_bound |= violations.empty() && !parse_page_token(asked, make_page_token(Asked{}, "place"));
    }
    EXPECT_TRUE(is_bound) << field->full_name();
  }
}

TEST(ApiSchema, EachFieldOfAListsRequestIsAskedAndBindsItsPages) {
  expect_query_of_each_field<v1::ListDossiersRequest, ListQuery>();
  expect_query_of_each_field<v1::ListRetentionDueRequest, RetentionQuery>();
  expect_query_of_each_field<v1::ListReportDossiersRequest, Figure>();
}

}  // namespace
}  // namespace motcua::testing
