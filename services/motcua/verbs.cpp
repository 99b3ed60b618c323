// One command a verb, its flags read off the request message: a new field of a request is a new
// flag.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/field_mask.pb.h>

#include <array>
#include <charconv>
#include <functional>
#include <iostream>

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
    "AmendDossier",      "RateDossier"};

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
    "Đánh giá hài lòng / rate"};

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

void add_flags(CLI::App& command, const google::protobuf::Descriptor* descriptor,
               const std::function<Message*()>& message);

// One flag (or, for an applicant, several) for a field of the request.
void add_flag(CLI::App& command, const FieldDescriptor* field,
              const std::function<Message*()>& message) {
  const std::string flag = "--" + dashed(field->name());
  const auto reflection = [message] { return message()->GetReflection(); };
  if (field->message_type() == v1::Paper::descriptor()) {
    command.add_option_function<std::vector<std::string>>(
        "--paper",
        [=](const std::vector<std::string>& texts) {
          for (const auto& text : texts) {
            add_paper(static_cast<v1::Paper&>(*reflection()->AddMessage(message(), field)), text);
          }
        },
        "tên[:bản chính[:chứng thực[:sao]]] / name[:originals[:certified[:copies]]]");
  } else if (field->message_type() == v1::FeeLine::descriptor()) {
    command.add_option_function<std::vector<std::string>>(
        "--fee",
        [=](const std::vector<std::string>& texts) {
          for (const auto& text : texts) {
            add_fee(static_cast<v1::FeeLine&>(*reflection()->AddMessage(message(), field)), text);
          }
        },
        "tên:số tiền / name:amount");
  } else if (field->message_type() == google::protobuf::FieldMask::descriptor()) {
    command
        .add_option_function<std::vector<std::string>>(
            flag,
            [=](const std::vector<std::string>& paths) {
              auto& mask = static_cast<google::protobuf::FieldMask&>(
                  *reflection()->MutableMessage(message(), field));
              for (const auto& path : paths) mask.add_paths(path);
            },
            "những gì được sửa, kể cả xóa / what is corrected, also to nothing: "
            "applicant.email,papers")
        ->delimiter(',');
  } else if (field->message_type() == google::protobuf::Timestamp::descriptor()) {
    command.add_option_function<std::string>(
        flag,
        [=](const std::string& text) {
          reflection()->MutableMessage(message(), field)->CopyFrom(instant_flag(text));
        },
        "2026-01-09T15:00");
  } else if (field->message_type()) {
    add_flags(command, field->message_type(),
              [=] { return reflection()->MutableMessage(message(), field); });
  } else if (field->is_repeated()) {
    command.add_option_function<std::vector<std::string>>(
        flag, [=](const std::vector<std::string>& texts) {
          for (const auto& text : texts) reflection()->AddString(message(), field, text);
        });
  } else if (field->enum_type()) {
    add_enum_flag(command, flag, field->enum_type(),
                  [=](int number) { reflection()->SetEnumValue(message(), field, number); });
  } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    command.add_flag_callback(flag, [=] { reflection()->SetBool(message(), field, true); });
  } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    command.add_option_function<std::string>(
        flag, [=](const std::string& text) { reflection()->SetString(message(), field, text); });
  } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
    command.add_option_function<int32_t>(
        flag, [=](int32_t number) { reflection()->SetInt32(message(), field, number); });
  } else {
    command.add_option_function<int64_t>(
        flag, [=](int64_t number) { reflection()->SetInt64(message(), field, number); });
  }
}

void add_flags(CLI::App& command, const google::protobuf::Descriptor* descriptor,
               const std::function<Message*()>& message) {
  for (int i = 0; i < descriptor->field_count(); ++i) {
    if (descriptor->field(i)->name() != "code") add_flag(command, descriptor->field(i), message);
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
  const auto* code = descriptor->input_type()->FindFieldByName("code");
  if (code) {
    auto* option = command->add_option_function<std::string>(
        "code",
        [=](const std::string& text) { request->GetReflection()->SetString(request, code, text); },
        "Mã hồ sơ / the dossier's code");
    if (!is_allowed(lifecycle[index].verb, State::none)) option->required();
  }
  add_flags(*command, descriptor->input_type(), [request] { return request; });
  const bool slip = lifecycle[index].verb == Verb::receive;
  command->callback([&session, request, method, slip] {
    const auto* id = request->GetDescriptor()->FindFieldByName("request_id");
    if (request->GetReflection()->GetString(*request, id).empty()) {
      request->GetReflection()->SetString(request, id, new_request_id());
    }
    v1::DossierChange change;
    Client client = session.client();
    if (session.done(client.call("DossierService/" + method, *request, change))) {
      print_change(session, change, slip);
    }
  });
}

}  // namespace

void add_verbs(CLI::App& app, Session& session) {
  for (size_t i = 0; i < methods.size(); ++i) add_verb(app, session, i);
}

}  // namespace motcua::cli
