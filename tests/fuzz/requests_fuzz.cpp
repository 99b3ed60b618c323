// Any calls of any RPC, through the public door: each is answered or refused as
// proto/README.md says, a refused one changes nothing, and the register is sound afterwards. With
// TELL in the environment the calls are printed.
#include <fuzzer/FuzzedDataProvider.h>
#include <google/protobuf/message.h>
#include <google/protobuf/stubs/logging.h>

#include <atomic>
#include <future>

#include "engine/check.h"
#include "engine/lookup/audit.h"
#include "engine/store/memory_store.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/motcua/client.h"
#include "services/server/server.h"
#include "tests/fuzz/drawn_message.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

constexpr int calls_max = 12;
constexpr int64_t minutes_between_calls_max = 3 * 1440;
const Instant begins = *parse_instant("2026-03-02T08:00");

const std::vector<const MethodDescriptor*>& all_methods() {
  static const std::vector<const MethodDescriptor*> methods = [] {
    std::vector<const MethodDescriptor*> found;
    for (const auto* file :
         {v1::ReceiveDossierRequest::descriptor()->file(),
          v1::RunReportRequest::descriptor()->file(), v1::ListUnitsRequest::descriptor()->file(),
          v1::VerifyRequest::descriptor()->file()}) {
      const ServiceDescriptor& service = *file->service(0);
      for (int i = 0; i < service.method_count(); ++i) found.push_back(service.method(i));
    }
    return found;
  }();
  return methods;
}

std::unique_ptr<Message> make(const google::protobuf::Descriptor* descriptor) {
  return std::unique_ptr<Message>(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(descriptor)->New());
}

// A server with the test catalogue and a dossier in each of some states, and a clock in hand.
class Shop {
 public:
  Shop() {
    auto opened = Engine::open(std::make_unique<MemoryStore>(), {},
                               {.now = [this] { return Instant{begins.microseconds + passed_}; },
                                .monotonic_microseconds = [this] { return passed_.load(); }});
    CHECK(opened);
    engine_ = std::move(*opened);
    submit({.command = PublishCatalogue{test_entries()}});
    for (const char* unit : {"P.1", "P.1", "P.1", "P.2"}) {
      act(Receive{.application = {.unit = unit,
                                  .procedure = "4H",
                                  .channel = Channel::direct,
                                  .applicant = {.name = "A", .identity = "052201000123"}}});
    }
    act(Submit{.application = {.unit = "P.1", .procedure = "5WD", .channel = Channel::online}});
    act(Resolve{}, "P.1-260302-0002");
    act(RequestSupplement{.papers = {"p"}, .reason = "r", .legal_basis = "b"}, "P.1-260302-0003");
    act(RequestPayment{.lines = {{.name = "phí", .amount_vnd = 10}}}, "P.2-260302-0001");
    server_ = Server::start(*engine_, {.address = "127.0.0.1:0"});
    CHECK(server_);
    for (const char* role : {"clerk", "head", "supervisor", "operator"}) {
      clients_.emplace_back(
          cli::ClientOptions{.server = "127.0.0.1:" + std::to_string(server_->port()),
                             .officer = "o1",
                             .unit = "P.1",
                             .role = role});
    }
    for (const char* officer : {"H\xe1\xba", "a\u200bb", "%", "Ha\u0306\u0300ng", "\xff\n"}) {
      strangers_.emplace_back(cli::ClientOptions{.server = clients_[0].options().server,
                                                 .officer = officer,
                                                 .unit = "Sở \xc4\x90\u1eb1",
                                                 .language = "fr, EN-gb;q=0.7, *;q=0.1"});
    }
  }
  ~Shop() {
    clients_.clear();
    strangers_.clear();
    server_->stop();
    engine_->close();
  }

  void pass(int64_t minutes) { passed_ += minutes * microseconds_per_minute; }
  // One of ten says something strange of itself.
  cli::Client& client(uint8_t drawn) {
    constexpr uint8_t usual = 230;
    return drawn < usual ? clients_[drawn % clients_.size()]
                         : strangers_[drawn % strangers_.size()];
  }
  Engine& engine() { return *engine_; }

 private:
  void act(DossierCommand command, const std::string& code = "") {
    submit({.command = std::move(command), .code = code});
  }
  void submit(Request request) {
    std::promise<bool> accepted;
    engine_->submit(std::move(request), {},
                    [&](const Answer& answer) { accepted.set_value(answer.has_value()); });
    CHECK(accepted.get_future().get());
  }

  std::atomic<int64_t> passed_ = 0;
  std::unique_ptr<Engine> engine_;
  std::unique_ptr<Server> server_;
  std::vector<cli::Client> clients_;  // of other roles
  std::vector<cli::Client> strangers_;
};

// Of a request, whatever it says: the request is to blame, and the answer says why.
void check_refusal(const Message& request, const grpc::Status& status) {
  using grpc::StatusCode;
  constexpr std::array codes{StatusCode::INVALID_ARGUMENT,    StatusCode::NOT_FOUND,
                             StatusCode::FAILED_PRECONDITION, StatusCode::ABORTED,
                             StatusCode::ALREADY_EXISTS,      StatusCode::PERMISSION_DENIED,
                             StatusCode::RESOURCE_EXHAUSTED};
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  // Who reads may ask for a sequence that has not been yet.
  const bool may_wait = request.GetDescriptor()->FindFieldByName("at_least_sequence") &&
                        status.error_code() == StatusCode::UNAVAILABLE;
  const bool is_expected =
      may_wait || std::find(codes.begin(), codes.end(), status.error_code()) != codes.end();
  const bool is_explained = details.ParseFromString(status.error_details()) &&
                            details.details_size() > 0 && details.details(0).UnpackTo(&info) &&
                            !info.reason().empty() && !status.error_message().empty();
  if (!is_expected || !is_explained) {
    std::fprintf(stderr, "code %d: %s\n%s\n", status.error_code(), status.error_message().c_str(),
                 details.DebugString().c_str());
  }
  CHECK(is_expected);
  CHECK(is_explained);
}

// The answer of an import lists what was refused; it is never refused itself.
grpc::Status call(cli::Client& client, const MethodDescriptor& method, const Message& request,
                  Message& response) {
  const std::string path = method.service()->name() + "/" + method.name();
  if (!method.client_streaming()) return client.call(path, request, response);
  bool sent = false;
  return client.import(
      [&](v1::ImportHistoryRequest& chunk) {
        if (!sent) chunk.CopyFrom(request);
        return !std::exchange(sent, true);
      },
      static_cast<v1::ImportHistoryResponse&>(response));
}

std::string page_token_in(const Message& response) {
  const auto* field = response.GetDescriptor()->FindFieldByName("next_page_token");
  return field ? response.GetReflection()->GetString(response, field) : std::string();
}

// One call of a method, both drawn; `words` are of the calls so far.
void draw_call(FuzzedDataProvider& bytes, Shop& shop, CallWords& words) {
  const auto& methods = all_methods();
  const auto& method = *methods[bytes.ConsumeIntegralInRange<size_t>(0, methods.size() - 1)];
  shop.pass(bytes.ConsumeIntegralInRange<int64_t>(0, minutes_between_calls_max));
  const auto request = make(method.input_type());
  draw_message(bytes, words, *request);
  const auto response = make(method.output_type());
  const int64_t before = shop.engine().sequence();
  const auto status =
      call(shop.client(bytes.ConsumeIntegral<uint8_t>()), method, *request, *response);
  if (std::getenv("TELL")) {
    std::fprintf(stderr, "%s {%s} answered %d\n", method.name().c_str(),
                 request->ShortDebugString().c_str(), status.error_code());
  }
  if (!status.ok()) {
    check_refusal(*request, status);
    CHECK(shop.engine().sequence() == before);
  }
  if (const auto token = page_token_in(*response); !token.empty()) words.page_token = token;
}

void check_register(const Engine& engine) {
  const auto report = audit(engine.snapshot(), {});
  CHECK(report);
  for (const auto& finding : report->findings) {
    std::fprintf(stderr, "%s\n", describe(finding).c_str());
  }
  CHECK(report->findings.empty());
}

}  // namespace
}  // namespace motcua::testing

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace motcua::testing;
  FuzzedDataProvider bytes(data, size);
  google::protobuf::LogSilencer no_word_of_bad_texts;
  Shop shop;
  CallWords words;
  for (int i = 0; i < calls_max && bytes.remaining_bytes() > 0; ++i) {
    words.request_id = "00000000-0000-4000-8000-0000000001" + std::to_string(10 + i);
    draw_call(bytes, shop, words);
  }
  check_register(shop.engine());
  return 0;
}
