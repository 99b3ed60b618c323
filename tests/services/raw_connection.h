// HTTP/2 spoken by hand, as only hostile clients speak it: frames of any content, headers of any
// bytes, answers that nobody reads.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua::testing {

class RawConnection {
 public:
  enum Frame : uint8_t { data = 0, headers = 1, reset = 3, settings = 4, ping = 6, goaway = 7 };
  static constexpr uint8_t end_stream = 1;
  static constexpr uint8_t end_headers = 4;

  explicit RawConnection(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_open_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~RawConnection() { close(socket_); }
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  void send(std::string_view bytes) {
    while (is_open_ && !bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      is_open_ = sent > 0;
      if (is_open_) bytes.remove_prefix(static_cast<size_t>(sent));
    }
  }

  // The preface, and how much of an answer may be sent before more is asked for.
  void greet(uint32_t window = 1 << 30) {
    constexpr char initial_window_size = 4;
    send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    frame(settings, 0, 0, std::string{0, initial_window_size} + number(window));
  }

  void frame(uint8_t type, uint8_t flags, uint32_t stream, std::string_view payload) {
    std::string bytes = number(static_cast<uint32_t>(payload.size())).substr(1);
    bytes += static_cast<char>(type);
    bytes += static_cast<char>(flags);
    bytes += number(stream);
    send(bytes.append(payload));
  }

  using Headers = std::vector<std::pair<std::string, std::string>>;
  // A call of the path with a message; its stream. With a grpc-encoding among the headers the
  // message is said to be compressed.
  uint32_t call(const std::string& path, std::string_view message, const Headers& more = {}) {
    return begin(path, static_cast<uint32_t>(message.size()), message, more, end_stream);
  }
  // The same with a part of a message whose size is said; the rest does not come.
  uint32_t begin(const std::string& path, uint32_t message_size, std::string_view part,
                 const Headers& more = {}, uint8_t flags = 0) {
    const uint32_t stream = next_stream_;
    next_stream_ += 2;
    Headers all{{":method", "POST"}, {":scheme", "http"},
                {":path", path},     {":authority", "localhost"},
                {"te", "trailers"},  {"content-type", "application/grpc"}};
    all.insert(all.end(), more.begin(), more.end());
    std::string block;
    for (const auto& [name, value] : all) {
      constexpr char literal_without_indexing = 0;
      block += literal_without_indexing;
      block += text(name) + text(value);
    }
    frame(headers, end_headers, stream, block);
    const bool is_compressed = std::any_of(
        more.begin(), more.end(), [](const auto& one) { return one.first == "grpc-encoding"; });
    std::string body(1, is_compressed ? 1 : 0);
    body += number(message_size);
    frame(data, flags, stream, body.append(part));
    return stream;
  }

  struct Received {
    uint8_t type = 0;
    uint8_t flags = 0;
    uint32_t stream = 0;
    std::string payload;
  };
  // The next frame; false if the connection is closed, or nothing comes for ten seconds.
  bool receive(Received& frame) {
    std::string head;
    if (!take(9, head)) return false;
    const auto byte = [&](size_t i) {
      return static_cast<uint32_t>(static_cast<uint8_t>(head[i]));
    };
    frame.type = static_cast<uint8_t>(head[3]);
    frame.flags = static_cast<uint8_t>(head[4]);
    frame.stream = byte(5) << 24 | byte(6) << 16 | byte(7) << 8 | byte(8);
    return take(byte(0) << 16 | byte(1) << 8 | byte(2), frame.payload);
  }
  // Reads until so many calls are over, or the connection. Gives what came on them: headers still
  // packed, but error details are readable in them.
  std::string wait_for_ends(size_t calls) {
    std::string answers;
    for (Received frame; calls > 0 && receive(frame);) {
      if (frame.stream != 0) answers += frame.payload;
      const bool ends = frame.type == reset || ((frame.type == headers || frame.type == data) &&
                                                (frame.flags & end_stream) != 0);
      calls -= ends ? 1 : 0;
    }
    return answers;
  }

  static std::string number(uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
    return bytes;
  }

 private:
  bool take(size_t size, std::string& bytes) {
    constexpr int patience_milliseconds = 10'000;
    while (received_.size() < size) {
      pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
      char buffer[16 << 10];
      if (poll(&waiting, 1, patience_milliseconds) != 1) return false;
      const ssize_t got = recv(socket_, buffer, sizeof buffer, 0);
      if (got <= 0) return false;
      received_.append(buffer, static_cast<size_t>(got));
    }
    bytes = received_.substr(0, size);
    received_.erase(0, size);
    return true;
  }

  // A text without Huffman's code, its length before it (RFC 7541, 5.1).
  static std::string text(std::string_view value) {
    constexpr size_t in_prefix = 127;
    std::string bytes;
    size_t rest = value.size();
    if (rest < in_prefix) {
      bytes += static_cast<char>(rest);
    } else {
      bytes += static_cast<char>(in_prefix);
      for (rest -= in_prefix; rest >= 128; rest /= 128)
        bytes += static_cast<char>(rest % 128 + 128);
      bytes += static_cast<char>(rest);
    }
    return bytes.append(value);
  }

  const int socket_;
  bool is_open_ = false;
  uint32_t next_stream_ = 1;
  std::string received_;
};

}  // namespace motcua::testing
