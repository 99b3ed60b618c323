// Every limit of the gateway, with its unit and the reason for its default.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace motcua {

struct GatewayOptions {
  // Of a request: its line with all headers, and how many of these.
  size_t header_bytes_max = 16 << 10;
  size_t headers_max = 100;
  size_t body_bytes_max = 16 << 20;  // as gRPC's messages: a batch of 1,000 receipts
  // Of a caller that must prove who it is and has not: it signs in, or asks by a dossier's number.
  size_t unknown_body_bytes_max = 8 << 10;
  size_t page_body_bytes_max = 8 << 10;  // a form
  // Of all requests whose bodies are on their way in or wait to be read: eight of the greatest; and
  // of one account a quarter, so that nobody fills it.
  size_t bodies_bytes_max = 128 << 20;
  size_t bodies_of_one_bytes_max = 32 << 20;
  // The same of strangers, with forms: beside it, so that they fill nothing of those who are known;
  // and of one source of theirs.
  size_t unknown_bodies_bytes_max = 32 << 20;
  size_t unknown_bodies_of_one_bytes_max = 8 << 20;
  // What a client may send ahead while a call of its is under way; the rest waits in its system.
  size_t pipelined_bytes_max = 16 << 10;

  // In all, and from one address: an office behind one address has some hundred browsers with six
  // each. Never more than half of the files that the system lets the process open.
  size_t connections_max = 20'000;
  size_t connections_per_source_max = 2'000;

  // A connection is closed if it takes longer: to agree on keys; between two requests; from the
  // first byte of a header to its last; for a body, and to take an answer or one message of a
  // stream (16 MB in that time is a slow line).
  std::chrono::milliseconds handshake_max{10'000};
  std::chrono::milliseconds idle_max{60'000};  // browsers and proxies open another by themselves
  std::chrono::milliseconds header_max{10'000};
  std::chrono::milliseconds body_max{120'000};
  std::chrono::milliseconds unknown_body_max{10'000};  // of strangers, which is small
  std::chrono::milliseconds write_max{120'000};

  // Half of the machine's cores on the smallest there is; what takes long runs on workers.
  int threads = 2;
};

}  // namespace motcua
