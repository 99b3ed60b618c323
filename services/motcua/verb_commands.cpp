// One command a verb, its flags read off the request message: a new field of a request is a new
// flag.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/util/field_mask_util.h>

#include <array>
#include <iostream>
#include <set>

#include "engine/dossier/command.h"
#include "engine/dossier/lifecycle.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/names.h"

namespace motcua::cli {
namespace {

using google::protobuf::Message;

// Requests and their verbs, in the order of the lifecycle table.
constexpr std::array methods{"SubmitDossier",      "ReceiveDossier",
                             "RefuseDossier",      "HandOverDossier",
                             "RequestSupplement",  "ProvideSupplement",
                             "RequestPayment",     "RecordPayment",
                             "IssueApology",       "AcknowledgeApology",
                             "ResolveDossier",     "ReturnResult",
                             "WithdrawDossier",    "StopDossier",
                             "AnnulDossier",       "ReopenDossier",
                             "AmendDossier",       "RateDossier",
                             "CorrectDossier",     "EraseDossier",
                             "ArriveDossier",      "AlertClerk",
                             "AdjustReturnTime",   "Consult",
                             "AnswerConsultation", "Notify",
                             "MoveDueTime",        "MoveToSuccessor",
                             "AssignPart",         "FinishPart",
                             "AttachFile",         "WithdrawFile",
                             "RecordRefund",       "ExemptFee"};
static_assert(methods.size() == lifecycle.size());

// Whatever a flag gives of the dossier is in the mask: nothing given is left out.
void complete_mask(Message* request, const std::vector<Flag>& flags) {
  const auto* field = request->GetDescriptor()->FindFieldByName("update_mask");
  if (!field) return;
  auto& mask = static_cast<google::protobuf::FieldMask&>(
      *request->GetReflection()->MutableMessage(request, field));
  for (const Flag& flag : flags) {
    using google::protobuf::util::FieldMaskUtil;
    if (flag.path == "code") continue;  // which one, nothing of it
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
void mark_required(const Session& session, const std::vector<Flag>& flags, size_t index) {
  static const auto all = required_fields(std::make_index_sequence<lifecycle.size()>{});
  const std::set<std::string>& required = all[index];
  const bool begins = is_allowed(lifecycle[index].verb, State::none);
  const bool takes_code =
      std::any_of(flags.begin(), flags.end(), [](const auto& flag) { return flag.path == "code"; });
  for (const Flag& flag : flags) {
    const bool is_begun_by = begins && (flag.path == "unit" || flag.path == "procedure");
    const bool is_new_time =
        lifecycle[index].verb == Verb::issue_apology && flag.path == "reappointed_time";
    const bool is_asked = required.contains(flag.path) || is_begun_by || is_new_time;
    if (flag.path == "code" || !is_asked) continue;
    const char* const when = is_new_time                 ? "usage.required_while_open"
                             : takes_code && is_begun_by ? "usage.required_without_code"
                                                         : "label.REQUIRED";
    flag.option->type_name(flag.option->get_type_name() + " (" + session.say(when) + ")");
  }
}

// What the applicant is told: code, return at, and why then.
void print_slip(Session& session, const v1::Dossier& dossier) {
  Client client = session.client();
  Names names(client);
  std::cout << session.say("slip.title") << "\n";
  Lines lines(session.speech);
  lines.add("line.code", dossier.code());
  lines.add("line.procedure", names.procedure(dossier));
  lines.add("line.unit", names.unit(dossier.unit()));
  lines.add("line.received_time", time_in_words(dossier.received_time(), session.speech));
  if (!dossier.has_promised_due_time()) {
    const char* const why = dossier.limit().empty() ? "slip.no_limit" : "slip.undated";
    lines.add("line.promised", session.say(why, {{"limit", dossier.limit()}}));
    return lines.print();
  }
  lines.add(
      "line.promised",
      due_in_words(dossier.promised_due_time(), session.speech) +
          (dossier.current_due_provisional() ? "  (" + session.say("due.provisional") + ")" : ""));
  lines.add("line.limit", session.say("due.limit", {{"limit", dossier.limit()}}));
  lines.print();
  v1::ExplainDueTimeRequest request;
  request.set_code(dossier.code());
  v1::ExplainDueTimeResponse explained;
  if (!client.call("DossierService/ExplainDueTime", request, explained).ok()) return;
  for (const auto& step : explained.steps()) {
    if (step.name().empty()) continue;
    std::cout << "    " << time_cell(session.format, true, step.start_time()).substr(6) << "  "
              << step.name() << "\n";
  }
}

void print_change(Session& session, const v1::DossierChange& change, bool slip) {
  if (session.prints_json(change)) return;
  for (const v1::Warning& warning : change.warnings()) {
    std::cerr << "! " << warning.message() << " (" << warning.reason() << ")\n";
  }
  if (change.unchanged()) std::cerr << session.say("change.unchanged") << "\n";
  const v1::Dossier& dossier = change.dossier();
  if (slip && session.is_for_people() && change.sequence() > 0) {
    return print_slip(session, dossier);
  }
  Grid grid{{"code", "state", "due", "revision", "sequence"}, {}};
  grid.rows.push_back({dossier.code(), label(dossier.state(), session.speech),
                       due_cell(session.format, dossier.has_due_time(), dossier.due_time()),
                       std::to_string(dossier.revision()), std::to_string(change.sequence())});
  session.print(grid);
  if (!session.is_for_people()) return;
  Lines lines(session.speech);
  add_return_time(dossier, session.speech, lines);
  lines.print();
}

void add_verb(CLI::App& app, Session& session, size_t index) {
  const std::string method = methods[index];
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
      "motcua.v1.DossierService." + method);
  auto* prototype =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(descriptor->input_type());
  session.requests.emplace_back(prototype->New());
  Message* request = session.requests.back().get();
  const Verb verb = lifecycle[index].verb;
  CLI::App* command =
      session.add_command(app, dashed(std::string(lifecycle[index].name)), Answers::table);
  const auto flags =
      add_flags(session, *command, request,
                {.words = {"code"},
                 .required = is_allowed(verb, State::none) ? std::set<std::string>{}
                                                           : std::set<std::string>{"code"},
                 .names = {{"submitted_by.kind", "submitter"},
                           {"submitted_by.name", "submitter-name"},
                           {"submitted_by.identity", "submitter-identity"},
                           {"submitted_by.telephone", "submitter-telephone"},
                           {"submitted_by.e_account", "submitter-e-account"}},
                 .left_out = {},
                 .values = {}});
  mark_required(session, flags, index);
  const std::string slip_help = session.say("flag.slip");
  const CLI::Option* const asks_slip =
      verb == Verb::receive ? command->add_flag("--slip", slip_help) : nullptr;
  command->callback([&session, request, method, verb, flags, asks_slip] {
    complete_mask(request, flags);
    const auto* id = request->GetDescriptor()->FindFieldByName("request_id");
    if (request->GetReflection()->GetString(*request, id).empty()) {
      request->GetReflection()->SetString(request, id, new_request_id());
    }
    v1::DossierChange change;
    Client client = session.client();
    if (!session.done(client.call("DossierService/" + method, *request, change))) return;
    // Where the result was given at once, only who asks for a slip gets one (118/2025 art. 17(4)).
    const bool is_over = change.dossier().has_returned_time();
    print_change(session, change, asks_slip && (!is_over || asks_slip->count() > 0));
    const bool erases = verb == Verb::erase && change.sequence() > 0;
    if (erases) wait_for_files(session, client, change.sequence());
  });
}

}  // namespace

void add_verbs(CLI::App& app, Session& session) {
  for (size_t i = 0; i < methods.size(); ++i) add_verb(app, session, i);
}

}  // namespace motcua::cli
