// What the protos and their README say to integrators is so: the errors of every RPC, required
// fields, kinds of imported events, the tables of reasons.
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "engine/registrar/request.h"
#include "motcua/v1/admin_service.pb.h"
#include "services/method/status.h"
#include "services/method/wire.h"

namespace motcua::testing {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::SourceLocation;

const std::string folder = std::string(MOTCUA_SOURCE) + "/proto";

const std::map<std::string, std::string>& codes_of_reasons() {
  static const std::map<std::string, std::string> codes{
#define X(name, code) {#name, #code},
      MOTCUA_REASONS(X)
#undef X
  };
  return codes;
}

// The protos as they are written, with their comments: protoc's own reading of them.
class Sources {
 public:
  Sources() {
    std::ifstream in(std::string(MOTCUA_BINARY) + "/proto/motcua.descriptors", std::ios::binary);
    google::protobuf::FileDescriptorSet set;
    EXPECT_TRUE(set.ParseFromIstream(&in));
    for (const auto& file : set.file()) EXPECT_NE(pool_.BuildFile(file), nullptr) << file.name();
    for (const char* name :
         {"dossier", "dossier_service", "statistics_service", "catalogue_service", "admin_service",
          "feed_service", "file_service"}) {
      files_.push_back(pool_.FindFileByName("motcua/v1/" + std::string(name) + ".proto"));
      EXPECT_NE(files_.back(), nullptr) << name;
    }
  }
  const std::vector<const google::protobuf::FileDescriptor*>& files() const { return files_; }
  const Descriptor* message(const std::string& name) const {
    return pool_.FindMessageTypeByName(name);
  }

 private:
  google::protobuf::DescriptorPool pool_;
  std::vector<const google::protobuf::FileDescriptor*> files_;
};

const Sources& sources() {
  static const Sources all;
  return all;
}

template <class Described>
std::string comment_of(const Described* what) {
  SourceLocation location;
  EXPECT_TRUE(what->GetSourceLocation(&location));
  return location.leading_comments + " " + location.trailing_comments;
}

// "CODE REASON, REASON; CODE REASON": every reason is one that there is, under its code.
void expect_true_errors(const std::string& errors, const std::string& where) {
  const std::set<std::string> codes = [] {
    std::set<std::string> all;
    for (const auto& [reason, code] : codes_of_reasons()) all.insert(code);
    return all;
  }();
  const std::regex word("[A-Z][A-Z_]{3,}[A-Z]");
  std::string code;
  for (std::sregex_iterator at(errors.begin(), errors.end(), word), end; at != end; ++at) {
    const std::string text = at->str();
    if (codes.count(text) > 0) {
      code = text;
      continue;
    }
    const auto known = codes_of_reasons().find(text);
    ASSERT_NE(known, codes_of_reasons().end()) << where << ": there is no reason " << text;
    EXPECT_EQ(known->second, code) << where << ": " << text;
  }
}

TEST(ApiDocs, EveryRpcSaysItsErrorsAndTheyAreTheReasonsThatThereAre) {
  int methods = 0;
  for (const auto* file : sources().files()) {
    for (int s = 0; s < file->service_count(); ++s) {
      for (int m = 0; m < file->service(s)->method_count(); ++m, ++methods) {
        const auto* method = file->service(s)->method(m);
        const std::string comment = comment_of(method);
        const size_t errors = comment.find("Errors: ");
        ASSERT_NE(errors, std::string::npos) << method->full_name();
        expect_true_errors(comment.substr(errors), method->full_name());
      }
    }
  }
  EXPECT_GE(methods, 46);
}

// A comment says "required"; "required without a code" is not always so.
bool says_required(const FieldDescriptor* field) {
  static const std::regex always("\\b[Rr]equired\\b(?! (without|while|if))");
  return std::regex_search(comment_of(field), always);
}

// Both ways: what the field list requires is marked, and what is marked is required, by the field
// list or because every verb asks it.
template <Described T>
void expect_marks(const std::string& name) {
  const Descriptor* message = sources().message("motcua.v1." + name);
  ASSERT_NE(message, nullptr) << name;
  std::set<std::string> listed;
  const T object{};
  for_each_field(object, [&](const auto& field, const auto&) {
    listed.insert(field.name);
    const FieldDescriptor* known = message->FindFieldByName(field.name);
    bool required = field.shape.required;
    if constexpr (std::is_same_v<T, Submit>) {  // nothing stands for these of an application
      required =
          required || field.name == std::string("unit") || field.name == std::string("procedure");
    }
    if (known) EXPECT_EQ(says_required(known), required) << known->full_name();
  });
  for (int i = 0; i < message->field_count(); ++i) {
    const FieldDescriptor* field = message->field(i);
    if (listed.count(field->name()) > 0 || field->name() == "code") continue;
    EXPECT_EQ(says_required(field), field->name() == "request_id") << field->full_name();
  }
}

template <size_t... Is>
void expect_marks_of_verbs(std::index_sequence<Is...>) {
  const auto* service = sources().files()[1]->service(0);
  const auto expect = [&]<size_t I>() {
    const Descriptor* request = service->method(static_cast<int>(I))->input_type();
    expect_marks<std::variant_alternative_t<I, DossierCommand>>(request->name());
    const FieldDescriptor* code = request->FindFieldByName("code");
    if (code) {
      EXPECT_EQ(says_required(code), !is_allowed(lifecycle[I].verb, State::none))
          << request->name();
    }
  };
  (expect.template operator()<Is>(), ...);
}

TEST(ApiDocs, InstantsAreCalledTimesOrDeadlines) {
  int instants = 0;
  const std::function<void(const Descriptor*)> look = [&](const Descriptor* message) {
    for (int i = 0; i < message->nested_type_count(); ++i) look(message->nested_type(i));
    for (int i = 0; i < message->field_count(); ++i) {
      const FieldDescriptor* field = message->field(i);
      const Descriptor* type = field->message_type();
      if (!type || type->full_name() != "google.protobuf.Timestamp") continue;
      ++instants;
      EXPECT_TRUE(field->name().find("_time") != std::string::npos ||
                  field->name().ends_with("_deadline"))
          << field->full_name();
    }
  };
  for (const auto* file : sources().files()) {
    for (int i = 0; i < file->message_type_count(); ++i) look(file->message_type(i));
  }
  EXPECT_GE(instants, 50);
}

TEST(ApiDocs, RequiredFieldsAreMarked) {
  expect_marks_of_verbs(std::make_index_sequence<lifecycle.size()>{});
  expect_marks<Paper>("Paper");
  expect_marks<FeeLine>("FeeLine");
  expect_marks<Unit>("Unit");
  expect_marks<Procedure>("Procedure");
  expect_marks<Regulation>("Regulation");
  expect_marks<Target>("Target");
  expect_marks<Tariff>("Tariff");
  expect_marks<OwnRule>("OwnRule");
  expect_marks<ImmediateResult>("ImmediateResult");
}

// The rows of the README's table with that heading, cells without their blanks.
std::vector<std::vector<std::string>> table_of(const std::string& heading) {
  std::ifstream in(folder + "/README.md");
  std::vector<std::vector<std::string>> rows;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(heading)) {
      inside = true;
    } else if (inside && !line.starts_with("|")) {
      break;
    } else if (inside && !line.starts_with("|--")) {
      std::vector<std::string> cells;
      std::stringstream rest(line.substr(1));
      for (std::string cell; std::getline(rest, cell, '|');) {
        const size_t first = cell.find_first_not_of(' ');
        if (first == std::string::npos) continue;
        cells.push_back(cell.substr(first, cell.find_last_not_of(' ') - first + 1));
      }
      rows.push_back(cells);
    }
  }
  return rows;
}

std::set<std::string> quoted_in(const std::string& text) {
  const std::regex quoted("`([a-z_]+)`");
  std::set<std::string> names;
  for (std::sregex_iterator at(text.begin(), text.end(), quoted), end; at != end; ++at) {
    names.insert((*at)[1]);
  }
  return names;
}

// Which fields of a history's event its kind reads: those of the command, where the event has them.
template <class Command>
std::set<std::string> import_fields() {
  std::set<std::string> names;
  std::set<std::string> of_row;  // of the application, which is the row's
  if constexpr (requires(Command c) { c.application; }) {
    const Application application{};
    for_each_field(application, [&](const auto& field, const auto&) { of_row.insert(field.name); });
  }
  const Command command{};
  for_each_field(command, [&](const auto& field, const auto&) {
    const bool has = v1::HistoryEvent::descriptor()->FindFieldByName(field.name) != nullptr;
    if (has && of_row.count(field.name) == 0) names.insert(field.name);
  });
  return names;
}

template <size_t... Is>
std::map<std::string, std::set<std::string>> import_events(std::index_sequence<Is...>) {
  std::map<std::string, std::set<std::string>> events;
  (events.emplace(lifecycle[Is].event,
                  import_fields<std::variant_alternative_t<Is, DossierCommand>>()),
   ...);
  // Are not brought from elsewhere.
  for (const char* event : {"erased", "file_attached", "file_withdrawn"}) events.erase(event);
  return events;
}

TEST(ApiDocs, TheReadmeListsTheImportedEventsAndTheirFields) {
  std::map<std::string, std::set<std::string>> told;
  for (const auto& row : table_of("| kind |")) {
    ASSERT_GE(row.size(), 2u);
    const auto kind = quoted_in(row[0]);
    ASSERT_EQ(kind.size(), 1u) << row[0];
    told[*kind.begin()] = quoted_in(row[1]);
  }
  EXPECT_EQ(told, import_events(std::make_index_sequence<lifecycle.size()>{}));
  // No field of an event but is of some kind, or of all.
  std::set<std::string> all{"kind", "at", "officer"};
  for (const auto& [kind, fields] : told) all.insert(fields.begin(), fields.end());
  const auto* event = v1::HistoryEvent::descriptor();
  for (int i = 0; i < event->field_count(); ++i) {
    EXPECT_EQ(all.count(event->field(i)->name()), 1u) << event->field(i)->name();
  }
}

TEST(ApiDocs, TheReadmeListsEveryReasonUnderItsCode) {
  std::map<std::string, std::string> told;
  for (const auto& row : table_of("| code | reasons |")) {
    ASSERT_GE(row.size(), 2u);
    const std::regex word("[A-Z][A-Z_]{3,}[A-Z]");
    for (std::sregex_iterator at(row[1].begin(), row[1].end(), word), end; at != end; ++at) {
      told[at->str()] = row[0];
    }
  }
  EXPECT_EQ(told, codes_of_reasons());
}

}  // namespace
}  // namespace motcua::testing
