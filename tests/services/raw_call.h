// A gRPC call as bytes of HTTP/2, for what no gRPC library sends: header values of any bytes.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <utility>
#include <vector>

namespace motcua::testing {

using Headers = std::vector<std::pair<std::string, std::string>>;

class RawCall {
 public:
  // Values of at most 126 bytes. Waits until the server has ended the call or the connection.
  RawCall(int port, const std::string& path, const Headers& metadata, const std::string& message) {
    socket_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{.tv_sec = 30, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    EXPECT_EQ(connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    send_all("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(settings, 0, 0, ""));
    std::string block;
    for (const auto& [name, value] : Headers{{":method", "POST"},
                                             {":scheme", "http"},
                                             {":path", path},
                                             {":authority", "localhost"},
                                             {"te", "trailers"},
                                             {"content-type", "application/grpc"}}) {
      block += literal(name, value);
    }
    for (const auto& [name, value] : metadata) block += literal(name, value);
    send_all(frame(headers, end_headers, 1, block));
    std::string data(1, '\0');
    data += big_endian(message.size(), 4) + message;
    send_all(frame(this->data, end_stream, 1, data));
    wait_for_end();
  }
  ~RawCall() { close(socket_); }
  RawCall(const RawCall&) = delete;
  RawCall& operator=(const RawCall&) = delete;

  // All that came on the call: headers still packed, but error details are readable in them.
  const std::string& answer() const { return answer_; }

 private:
  static constexpr char data = 0;
  static constexpr char headers = 1;
  static constexpr char reset = 3;
  static constexpr char settings = 4;
  static constexpr char end_stream = 1;
  static constexpr char end_headers = 4;

  static std::string big_endian(size_t value, int bytes) {
    std::string text;
    for (int i = bytes; i-- > 0;) text.push_back(static_cast<char>(value >> (8 * i)));
    return text;
  }
  static std::string frame(char type, char flags, size_t stream, const std::string& payload) {
    return big_endian(payload.size(), 3) + type + flags + big_endian(stream, 4) + payload;
  }
  // Without indexing, without Huffman's code.
  static std::string literal(const std::string& name, const std::string& value) {
    EXPECT_LT(std::max(name.size(), value.size()), 127u);
    return std::string(1, '\0') + static_cast<char>(name.size()) + name +
           static_cast<char>(value.size()) + value;
  }

  void send_all(const std::string& bytes) {
    EXPECT_EQ(send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
  }
  bool read_exactly(size_t length, std::string& bytes) {
    bytes.resize(length);
    size_t got = 0;
    while (got < length) {
      const ssize_t more = recv(socket_, bytes.data() + got, length - got, 0);
      if (more <= 0) return false;
      got += static_cast<size_t>(more);
    }
    return true;
  }
  void wait_for_end() {
    constexpr size_t head_bytes = 9;
    std::string head;
    std::string payload;
    while (read_exactly(head_bytes, head)) {
      const auto byte = [&](size_t i) { return static_cast<unsigned char>(head[i]); };
      const size_t length = size_t{byte(0)} << 16 | size_t{byte(1)} << 8 | byte(2);
      if (!read_exactly(length, payload)) return;
      if (byte(8) != 1) continue;  // of the connection
      answer_ += payload;
      if (head[3] == reset) return;
      if ((head[3] == data || head[3] == headers) && (head[4] & end_stream) != 0) return;
    }
  }

  int socket_ = -1;
  std::string answer_;
};

}  // namespace motcua::testing
