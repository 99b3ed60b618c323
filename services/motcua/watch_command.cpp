// watch: what happens to dossiers, a line each, until Ctrl-C; goes on where it was when the
// connection is lost.
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <thread>

#include "motcua/v1/feed_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/names.h"

namespace motcua::cli {
namespace {

// Of the process, as its signals are.
std::atomic<bool> is_interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal's handler may set it");

void end_at_signals() {
  for (const int signal : {SIGINT, SIGTERM}) {
    std::signal(signal, [](int) { is_interrupted = true; });
  }
}

// "123  15:00 09/01/2026  H44.100-260109-0001  bàn giao  Đang xử lý  Xã An Bình (H44.100)  lan"
std::string line_of(const Session& session, Names& names, const v1::WatchedEvent& event) {
  std::string line;
  const auto add = [&line](const std::string& text) {
    if (!text.empty()) line += (line.empty() ? "" : "  ") + text;
  };
  add(std::to_string(event.sequence()));
  add(time_cell(session.format, true, event.effective_time()));
  add(event.code());
  const std::string kind = "event." + event.kind();
  add(has_message(kind) ? session.word(kind) : event.kind());
  add(label(event.state(), session.speech));
  add(names.unit(event.holder_unit().empty() ? event.unit() : event.holder_unit()));
  add(event.officer());
  return line;
}

std::string json_line_of(const v1::WatchedEvent& event) {
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(event, &json, options);
  return status.ok() ? json : std::string();
}

// Asking again from the last message read may give what this one did not.
bool may_pass(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::OK:       // the server stops
    case grpc::StatusCode::ABORTED:  // we were too slow
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
    case grpc::StatusCode::CANCELLED: return true;
    default: return false;
  }
}

void rest(std::chrono::seconds time) {
  constexpr std::chrono::milliseconds step(100);
  const auto until = std::chrono::steady_clock::now() + time;
  while (!is_interrupted && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(step);
  }
}

void watch(Session& session, v1::WatchEventsRequest request) {
  constexpr std::chrono::seconds pause(1);
  end_at_signals();
  Client client = session.client();
  Client asking = session.client();
  Names names(asking);
  bool has_heard = false;     // at all: what was never there is told at once
  bool is_connected = false;  // each loss is told once
  const auto take = [&](const v1::WatchEventsResponse& message) {
    has_heard = is_connected = true;
    request.set_after_sequence(message.sequence());
    for (const auto& event : message.events()) {
      std::cout << (session.is_for_people() ? line_of(session, names, event) : json_line_of(event))
                << "\n";
    }
    if (message.events_size() > 0) std::cout << std::flush;
  };
  // No longer silent than three heartbeats.
  constexpr int heartbeats = 3;
  const int heartbeat = request.heartbeat_seconds() > 0 ? request.heartbeat_seconds() : 15;
  while (true) {
    const grpc::Status status =
        client.watch(request, {.take = take,
                               .must_stop = [] { return is_interrupted || !std::cout; },
                               .silence_seconds_max = heartbeats * heartbeat});
    if (is_interrupted || !std::cout) return;
    if (!has_heard || !may_pass(status)) {
      session.done(status);
      return;
    }
    if (std::exchange(is_connected, false)) {
      const Metadata facts{{"sequence", std::to_string(request.after_sequence())}};
      std::cerr << session.say("watch.again", facts) << "\n";
    }
    rest(pause);
    if (is_interrupted) return;
  }
}

}  // namespace

void add_watch(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::WatchEventsRequest>();
  CLI::App* command = session.add_command(app, "watch");
  add_flags(session, *command, request,
            {.names = {{"after_sequence", "after"},
                       {"units", "unit"},
                       {"kinds", "kind"},
                       {"heartbeat_seconds", "heartbeat"}},
             .values = {{"kinds", "received, handed_over, resolved"}}});
  command->callback([&session, request] {
    for (std::string& kind : *request->mutable_kinds()) {
      std::replace(kind.begin(), kind.end(), '-', '_');
    }
    watch(session, *request);
  });
}

}  // namespace motcua::cli
