// motcuad as the bench needs it: the same server, with a no-op beside it that parses the same
// request and answers with the same kind of message, and does nothing in between: the ceiling of
// gRPC on this machine.
//   bench_server DIRECTORY [ADDRESS, default a free port]      prints the address when it is ready
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "engine/store/rocks_store.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/method/resources.h"
#include "services/server/server.h"

namespace {

void add_no_op(motcua::Methods& methods) {
  using namespace motcua;
  ServiceRows rows(methods, v1::ReceiveDossierRequest::descriptor()->file()->service(0),
                   "motcua.bench.NoOp");
  static const v1::DossierChange answer = [] {
    v1::DossierChange change;
    v1::Dossier& dossier = *change.mutable_dossier();
    dossier.set_code("H44.100-240722-0001");
    dossier.set_revision(1);
    dossier.set_last_sequence(123'456);
    dossier.set_state(v1::RECEIVED);
    dossier.set_unit("H44.100");
    dossier.set_procedure("1.001193");
    dossier.set_procedure_version(1);
    dossier.set_field("Lĩnh vực 7");
    dossier.set_channel(v1::ONLINE);
    dossier.mutable_applicant()->set_name("Nguyễn Văn A");
    dossier.mutable_applicant()->set_identity("052201000123");
    dossier.mutable_applicant()->set_telephone("0901234567");
    for (auto* time : {dossier.mutable_received_time(), dossier.mutable_promised_due_time(),
                       dossier.mutable_due_time(), dossier.mutable_current_letter_deadline(),
                       dossier.mutable_last_event_time()}) {
      time->set_seconds(1'721'620'800);
    }
    auto& stage = *dossier.add_stages();
    stage.mutable_start_time()->set_seconds(1'721'620'800);
    stage.mutable_due_time()->set_seconds(1'721'620'800);
    dossier.set_limit("5wd");
    for (const auto action : allowed_actions(State::received)) {
      dossier.add_allowed_actions(std::string(action));
    }
    change.set_sequence(123'456);
    return change;
  }();
  rows.add("ReceiveDossier",
           {.right = anybody,
            .handler = on<v1::ReceiveDossierRequest>(
                [](const v1::ReceiveDossierRequest&, Reply reply) { reply.answer(answer); })});
}

}  // namespace

int main(int argc, char** argv) {
  using namespace motcua;
  if (argc != 2 && argc != 3) return 2;
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  auto store = open_rocks_store(argv[1], {});
  if (!store) return 3;
  auto engine = Engine::open(std::move(*store), {}, wall_clock());
  if (!engine) return 3;
  const std::string address = argc > 2 ? argv[2] : "127.0.0.1:0";
  const auto server = Server::start(**engine, {.address = address}, add_no_op);
  if (!server) return 3;
  std::printf("ready on %s\n",
              argc > 2 ? argv[2] : ("127.0.0.1:" + std::to_string(server->port())).c_str());
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
  server->stop();
  (*engine)->close();
  return 0;
}
