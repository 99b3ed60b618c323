// From the transport's thread to the handler, and messages parsed with a bound.
#include "services/method/method.h"

#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <exception>

#include "engine/check.h"
#include "engine/try.h"
#include "services/method/message_items.h"
#include "services/method/status.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

OrRejection<void> check_right(const Method& method, const Caller& caller) {
  const Right& right = *method.right;
  if (!caller.must_sign_in || right.is_for_all) return {};
  if (!caller.account) return reject(Reason::SIGN_IN_REQUIRED);
  if (caller.asked_first && !method.answers_unready) return reject(*caller.asked_first);
  Right in_some_case = right;
  in_some_case.roles |= method.roles_in_some_case;
  if (!caller.access(in_some_case).check_role(method.action)) {
    TRY(caller.access(right).check_role(method.action));
  }
  if (right.asks_step_up && !caller.claim.is_stepped_up) {
    return reject(Reason::STEP_UP_REQUIRED, {{"action", std::string(method.action)}});
  }
  return {};
}

struct NamedUnit {
  std::string code;
  std::string path = "unit";
};

// By its own field, or that of the question it asks.
NamedUnit unit_named_by(const google::protobuf::Message& request) {
  using google::protobuf::FieldDescriptor;
  const auto* const reflection = request.GetReflection();
  const auto* const descriptor = request.GetDescriptor();
  if (const auto* const unit = descriptor->FindFieldByName("unit")) {
    return {.code = reflection->GetString(request, unit)};
  }
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const auto* const field = descriptor->field(i);
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (!is_message || field->is_repeated()) continue;
    const auto* const unit = field->message_type()->FindFieldByName("unit");
    if (!unit) continue;
    const auto& question = reflection->GetMessage(request, field);
    return {.code = question.GetReflection()->GetString(question, unit),
            .path = std::string(field->name()) + ".unit"};
  }
  return {};
}

// What a library throws ends the call and not the server: the reply is dropped on the way, and says
// so to the caller (UNANSWERED).
template <class Step>
void ending_the_call_alone(Step&& step) {
  try {
    step();
  } catch (const std::exception&) {
  }
}

void handle(OrRejection<Incoming> received, Reply reply) {
  const auto& take = reply.method().handler.take;
  ending_the_call_alone([&] { take(std::move(received), std::move(reply)); });
}

}  // namespace

void Methods::add(const std::string& path, const google::protobuf::MethodDescriptor* descriptor,
                  Method method) {
  CHECK(descriptor != nullptr, "expected a method of the protos: ", path);
  CHECK(method.handler.request == descriptor->input_type(), "expected a handler of ",
        descriptor->input_type()->full_name(), " for ", path);
  CHECK(method.right, "expected a right of ", path);
  method.descriptor = descriptor;
  method.prototype =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(descriptor->input_type());
  const std::string service = path.substr(0, path.find('/'));
  if (std::find(services_.begin(), services_.end(), service) == services_.end()) {
    services_.push_back(service);
  }
  CHECK(by_path_.emplace(path, std::move(method)).second, "expected one row for ", path);
}

const Method* Methods::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : &found->second;
}

void Methods::begin(const Method& method, std::shared_ptr<Exchange> exchange,
                    const CallStart& start) const {
  auto caller = gate_.identify ? gate_.identify(start) : caller_of(start);
  if (!caller) return exchange->finish(to_status(caller.error(), language_of(start.metadata)));
  exchange->know(*caller);
  Reply reply(*this, method, std::move(exchange), std::move(*caller));
  if (const auto right = check_right(method, reply.caller()); !right) {
    return reply.refuse(right.error());
  }
  if (method.descriptor->server_streaming() || method.descriptor->client_streaming()) {
    auto place = streams_.take(whose_share(reply.caller()));
    if (!place) return reply.refuse({Reason::WORK_QUEUE_FULL, {}, {}});
    reply.keep(std::move(*place));
  }
  reply.read([this](Reply next) { take_first(std::move(next)); });
}

bool Methods::is_still(const Caller& caller) const {
  return !caller.account || !gate_.is_still || gate_.is_still(caller);
}

bool Methods::may_listen_on(const Caller& caller) const {
  if (!caller.account) return caller.must_sign_in || believes_callers();
  return !gate_.stands_still || gate_.stands_still(caller);
}

void Methods::take_first(Reply reply) const {
  if (reply.is_left()) return reply.give_up();
  if (!is_still(reply.caller())) return reply.refuse({Reason::SIGN_IN_REQUIRED, {}, {}});
  const Method& method = reply.method();
  if (method.where_for) return handle_by_request(std::move(reply));
  const auto receive_and_handle = [](Reply one) {
    ending_the_call_alone([&] {
      auto received = one.receive();
      handle(std::move(received), std::move(one));
    });
  };
  Worker* const worker = worker_of(method.where);
  if (!worker) return receive_and_handle(std::move(reply));
  if (!method.descriptor->client_streaming())
    return worker->post(std::move(reply), receive_and_handle);
  worker->go_on([receive_and_handle, reply = std::move(reply)]() mutable {
    receive_and_handle(std::move(reply));
  });
}

void Methods::take_next(Reply reply, Reply::Take take) const {
  if (reply.is_left()) return reply.give_up();
  if (!is_still(reply.caller())) return reply.refuse({Reason::SIGN_IN_REQUIRED, {}, {}});
  Worker* const worker = worker_of(reply.method().where);
  auto receive_and_take = [take = std::move(take), reply = std::move(reply)]() mutable {
    ending_the_call_alone([&] {
      auto received = reply.receive();
      take(std::move(received), std::move(reply));
    });
  };
  worker ? worker->go_on(std::move(receive_and_take)) : receive_and_take();
}

void Methods::handle_by_request(Reply reply) const {
  auto received = reply.receive();
  if (!received || !*received) return handle(std::move(received), std::move(reply));
  Worker* const worker =
      worker_of(reply.method().where_for(received->as<google::protobuf::Message>()));
  if (!worker) return handle(std::move(received), std::move(reply));
  worker->post(std::move(reply), [received = std::move(received)](Reply one) mutable {
    handle(std::move(received), std::move(one));
  });
}

OrRejection<void> Methods::check_unit(const Method& method, const Caller& caller,
                                      const google::protobuf::Message& request) const {
  if (!caller.account || method.right->scope != Scope::unit) return {};
  const NamedUnit unit = unit_named_by(request);
  const Access access = caller.access(*method.right);
  if (unit.code.empty()) {
    if (access.covers_everything()) return {};
    return reject_field(unit.path, "required");
  }
  const auto catalogue = gate_.catalogue();
  if (!catalogue->unit(unit.code)) return {};  // the handler says so
  return access.check_unit(*catalogue, unit.code);
}

Worker* Methods::worker_of(Where where) const {
  switch (where) {
    case Where::at_once: return nullptr;
    case Where::pages: return &workers_.pages;
    case Where::reports: return &workers_.reports;
    case Where::audits: return &workers_.audits;
    case Where::sign_ins: return &workers_.sign_ins;
  }
  return nullptr;
}

OrRejection<void> parse(std::string_view bytes, google::protobuf::Message& message) {
  const size_t items_max = message_items_max(bytes.size());
  const auto size = static_cast<int>(bytes.size());  // transports take less than 2 GB
  if (bytes.size() >= 2 * items_max) {               // an item is two bytes at least
    google::protobuf::io::ArrayInputStream counted(bytes.data(), size);
    if (count_items(counted, message.GetDescriptor(), items_max) > items_max) {
      return reject_field(message.GetDescriptor()->name(),
                          "items_max " + std::to_string(items_max));
    }
  }
  if (!message.ParseFromArray(bytes.data(), size)) return reject(Reason::MALFORMED_MESSAGE);
  return {};
}

OrRejection<void> parse_query(std::string_view bytes, google::protobuf::Message& message) {
  TRY(parse(bytes, message));
  Rejection rejection;
  wire::check_texts(message, query_text, rejection.violations);
  if (!rejection.violations.empty()) return tl::unexpected(std::move(rejection));
  return {};
}

}  // namespace motcua
