// One command a verb, its flags read off the request message: a new field of a request is a new
// flag.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/util/field_mask_util.h>

#include <array>
#include <charconv>
#include <functional>
#include <iostream>
#include <set>

#include "engine/dossier/command.h"
#include "engine/dossier/lifecycle.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"

namespace motcua::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Requests and their verbs, in the order of the lifecycle table.
const std::array<const char*, lifecycle.size()> methods{
    "SubmitDossier",     "ReceiveDossier",     "RefuseDossier",  "HandOverDossier",
    "RequestSupplement", "ProvideSupplement",  "RequestPayment", "RecordPayment",
    "IssueApology",      "AcknowledgeApology", "ResolveDossier", "ReturnResult",
    "WithdrawDossier",   "StopDossier",        "AnnulDossier",   "ReopenDossier",
    "AmendDossier",      "RateDossier",        "CorrectDossier", "EraseDossier"};

const std::array<const char*, lifecycle.size()> descriptions{
    "Nộp hồ sơ trực tuyến, bưu chính / an application comes in online or by post",
    "Tiếp nhận hồ sơ / receive a dossier",
    "Từ chối tiếp nhận / refuse an application",
    "Bàn giao / hand over to a unit, officer or step",
    "Yêu cầu bổ sung / ask for more papers",
    "Nhận bổ sung / the papers came",
    "Yêu cầu nộp phí, lệ phí / ask for payment",
    "Ghi nhận nộp tiền / record a payment",
    "Phiếu xin lỗi và hẹn lại / issue an apology",
    "Xác nhận đã gửi phiếu xin lỗi / the apology was delivered",
    "Giải quyết xong / resolve",
    "Trả kết quả / return the result",
    "Rút hồ sơ / the applicant withdraws",
    "Dừng xử lý / stop",
    "Hủy tiếp nhận nhầm / annul, received in error",
    "Mở lại / reopen (supervisor)",
    "Sửa thông tin / amend",
    "Đánh giá hài lòng / rate",
    "Sửa thông tin người nộp sau khi kết thúc / correct the applicant's data after the end",
    "Xóa vĩnh viễn dữ liệu cá nhân / erase personal data for good (supervisor)"};

std::string dashed(std::string name) {
  for (char& c : name) c = c == '_' ? '-' : c;
  return name;
}

// A whole number that is all of the text; anything else is refused, never read as 0.
int64_t number_flag(const std::string& text, const char* flag) {
  int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stopped != end) {
    throw CLI::ValidationError(
        std::string(flag) + ": cần số nguyên / expected a whole number, but it is '" + text + "'");
  }
  return number;
}

// name[:originals[:certified copies[:copies]]]
void add_paper(v1::Paper& paper, const std::string& text) {
  const std::vector<std::string> parts = CLI::detail::split(text, ':');
  paper.set_name(parts[0]);
  const auto number = [&](size_t i) {
    return i < parts.size() ? static_cast<int32_t>(number_flag(parts[i], "--paper")) : 0;
  };
  paper.set_originals(number(1));
  paper.set_certified_copies(number(2));
  paper.set_copies(number(3));
}

// name:amount
void add_fee(v1::FeeLine& fee, const std::string& text) {
  const size_t colon = text.rfind(':');
  if (colon == std::string::npos) {
    throw CLI::ValidationError("--fee: cần tên:số tiền / expected name:amount, but it is '" + text +
                               "'");
  }
  fee.set_name(text.substr(0, colon));
  fee.set_amount_vnd(number_flag(text.substr(colon + 1), "--fee"));
}

// A flag of a verb, and what it fills in: the path of a field of the request.
struct VerbFlag {
  CLI::Option* option;
  std::string path;
};

bool is_group(const FieldDescriptor* field) {
  const auto* type = field->message_type();
  return type && !field->is_repeated() && type != google::protobuf::FieldMask::descriptor() &&
         type != google::protobuf::Timestamp::descriptor();
}

// The flag of a field that is no group of others.
CLI::Option* add_flag(CLI::App& command, const FieldDescriptor* field,
                      const std::function<Message*()>& message) {
  const std::string flag = "--" + dashed(field->name());
  const auto reflection = [message] { return message()->GetReflection(); };
  if (field->message_type() == v1::Paper::descriptor()) {
    return command.add_option_function<std::vector<std::string>>(
        "--paper",
        [=](const std::vector<std::string>& texts) {
          for (const auto& text : texts) {
            add_paper(static_cast<v1::Paper&>(*reflection()->AddMessage(message(), field)), text);
          }
        },
        "tên[:bản chính[:chứng thực[:sao]]] / name[:originals[:certified[:copies]]]");
  }
  if (field->message_type() == v1::FeeLine::descriptor()) {
    return command.add_option_function<std::vector<std::string>>(
        "--fee",
        [=](const std::vector<std::string>& texts) {
          for (const auto& text : texts) {
            add_fee(static_cast<v1::FeeLine&>(*reflection()->AddMessage(message(), field)), text);
          }
        },
        "tên:số tiền / name:amount");
  }
  if (field->message_type() == google::protobuf::FieldMask::descriptor()) {
    return command
        .add_option_function<std::vector<std::string>>(
            flag,
            [=](const std::vector<std::string>& paths) {
              auto& mask = static_cast<google::protobuf::FieldMask&>(
                  *reflection()->MutableMessage(message(), field));
              for (const auto& path : paths) mask.add_paths(path);
            },
            "xóa những gì không có cờ nào ghi / what is cleared besides what flags give: "
            "applicant.email,papers")
        ->delimiter(',');
  }
  if (field->message_type() == google::protobuf::Timestamp::descriptor()) {
    return command.add_option_function<std::string>(
        flag,
        [=](const std::string& text) {
          reflection()->MutableMessage(message(), field)->CopyFrom(instant_flag(text));
        },
        "2026-01-09T15:00");
  }
  if (field->is_repeated()) {
    return command.add_option_function<std::vector<std::string>>(
        flag, [=](const std::vector<std::string>& texts) {
          for (const auto& text : texts) reflection()->AddString(message(), field, text);
        });
  }
  if (field->enum_type()) {
    return add_enum_flag(command, flag, field->enum_type(),
                         [=](int number) { reflection()->SetEnumValue(message(), field, number); });
  }
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    return command.add_flag_callback(flag, [=] { reflection()->SetBool(message(), field, true); });
  }
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return command.add_option_function<std::string>(
        flag, [=](const std::string& text) { reflection()->SetString(message(), field, text); });
  }
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
    return command.add_option_function<int32_t>(
        flag, [=](int32_t number) { reflection()->SetInt32(message(), field, number); });
  }
  return command.add_option_function<int64_t>(
      flag, [=](int64_t number) { reflection()->SetInt64(message(), field, number); });
}

// A flag for each field of the request, and for each of an applicant.
void add_flags(CLI::App& command, const google::protobuf::Descriptor* descriptor,
               const std::function<Message*()>& message, const std::string& path,
               std::vector<VerbFlag>& flags) {
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const FieldDescriptor* field = descriptor->field(i);
    if (field->name() == "code") continue;
    if (is_group(field)) {
      add_flags(
          command, field->message_type(),
          [=] { return message()->GetReflection()->MutableMessage(message(), field); },
          path + field->name() + ".", flags);
    } else {
      flags.push_back({add_flag(command, field, message), path + field->name()});
    }
  }
}

// Whatever a flag gives of the dossier is in the mask: nothing given is left out.
void complete_mask(Message* request, const std::vector<VerbFlag>& flags) {
  const auto* field = request->GetDescriptor()->FindFieldByName("update_mask");
  if (!field) return;
  auto& mask = static_cast<google::protobuf::FieldMask&>(
      *request->GetReflection()->MutableMessage(request, field));
  for (const VerbFlag& flag : flags) {
    using google::protobuf::util::FieldMaskUtil;
    const bool of_dossier = FieldMaskUtil::IsValidPath<v1::Dossier>(flag.path);
    if (of_dossier && flag.option->count() > 0) mask.add_paths(flag.path);
  }
}

// By its field list, what a request of the verb always says.
template <size_t... Is>
std::vector<std::set<std::string>> required_fields(std::index_sequence<Is...>) {
  const auto fields_of = []<class Command>(const Command& command) {
    std::set<std::string> names;
    for_each_field(command, [&](const auto& field, const auto&) {
      if (field.shape.required) names.insert(field.name);
    });
    return names;
  };
  return {fields_of(std::variant_alternative_t<Is, DossierCommand>{})...};
}

// The server asks for them, and tells all that lack at once.
void mark_required(const std::vector<VerbFlag>& flags, size_t index, bool takes_code) {
  static const auto all = required_fields(std::make_index_sequence<lifecycle.size()>{});
  const std::set<std::string>& required = all[index];
  const bool begins = is_allowed(lifecycle[index].verb, State::none);
  for (const VerbFlag& flag : flags) {
    const auto mark = [&](const std::string& label) {
      flag.option->type_name(flag.option->get_type_name() + " " + label);
    };
    if (required.contains(flag.path)) {
      mark(required_label);
    } else if (begins && (flag.path == "unit" || flag.path == "procedure")) {
      mark(takes_code ? "(bắt buộc nếu không có mã / required without a code)" : required_label);
    }
  }
}

// What the applicant is told: code, return at, and why then.
void print_slip(Session& session, const v1::Dossier& dossier) {
  std::cout << "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ\n"
            << "  Mã hồ sơ / code:        " << dossier.code() << "\n"
            << "  Thủ tục / procedure:    " << dossier.procedure() << "\n"
            << "  Tiếp nhận / received:   " << civil(dossier.received_time()) << "\n";
  if (!dossier.has_promised_due_time()) {
    std::cout << "  Hẹn trả / return at:    không có hạn: thủ tục không công bố thời hạn dùng được "
                 "/ undated: "
                 "the procedure has no usable limit (\""
              << dossier.limit() << "\")\n";
    return;
  }
  std::cout << "  Hẹn trả / return at:    " << civil_due(dossier.promised_due_time())
            << (dossier.current_due_provisional() ? "  (tạm tính / provisional)" : "") << "\n"
            << "  Thời hạn / limit:       " << dossier.limit() << "\n";
  v1::ExplainDueTimeRequest request;
  request.set_code(dossier.code());
  v1::ExplainDueTimeResponse explained;
  Client client = session.client();
  if (!client.call("DossierService/ExplainDueTime", request, explained).ok()) return;
  for (const auto& step : explained.steps()) {
    if (step.name().empty()) continue;
    std::cout << "    " << civil(step.start_time()).substr(0, 10) << "  " << step.name() << "\n";
  }
}

void print_change(Session& session, const v1::DossierChange& change, bool slip) {
  if (session.prints_json(change)) return;
  for (const v1::Warning& warning : change.warnings()) {
    std::cerr << "! " << warning.message() << " (" << warning.reason() << ")\n";
  }
  const v1::Dossier& dossier = change.dossier();
  if (slip && session.format == OutputFormat::table && change.sequence() > 0) {
    return print_slip(session, dossier);
  }
  Grid grid{{"code", "state", "due", "revision", "sequence"}, {}};
  grid.rows.push_back({dossier.code(), label(dossier.state()),
                       civil_due(dossier.has_due_time(), dossier.due_time()),
                       std::to_string(dossier.revision()), std::to_string(change.sequence())});
  print_grid(grid, session.format);
}

void add_verb(CLI::App& app, Session& session, size_t index) {
  const std::string method = methods[index];
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
      "motcua.v1.DossierService." + method);
  auto* prototype =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(descriptor->input_type());
  session.requests.emplace_back(prototype->New());
  Message* request = session.requests.back().get();

  CLI::App* command =
      app.add_subcommand(dashed(std::string(lifecycle[index].name)), descriptions[index]);
  session.answers[command] = Answers::table;
  const auto* code = descriptor->input_type()->FindFieldByName("code");
  if (code) {
    auto* option = command->add_option_function<std::string>(
        "code",
        [=](const std::string& text) { request->GetReflection()->SetString(request, code, text); },
        "Mã hồ sơ / the dossier's code");
    if (!is_allowed(lifecycle[index].verb, State::none)) option->required();
  }
  std::vector<VerbFlag> flags;
  add_flags(
      *command, descriptor->input_type(), [request] { return request; }, "", flags);
  mark_required(flags, index, code != nullptr);
  const bool slip = lifecycle[index].verb == Verb::receive;
  const bool erases = lifecycle[index].verb == Verb::erase;
  command->callback([&session, request, method, slip, erases, flags] {
    complete_mask(request, flags);
    const auto* id = request->GetDescriptor()->FindFieldByName("request_id");
    if (request->GetReflection()->GetString(*request, id).empty()) {
      request->GetReflection()->SetString(request, id, new_request_id());
    }
    v1::DossierChange change;
    Client client = session.client();
    if (!session.done(client.call("DossierService/" + method, *request, change))) return;
    print_change(session, change, slip);
    if (erases && change.sequence() > 0) wait_for_files(session, client, change.sequence());
  });
}

}  // namespace

void add_verbs(CLI::App& app, Session& session) {
  for (size_t i = 0; i < methods.size(); ++i) add_verb(app, session, i);
}

}  // namespace motcua::cli
