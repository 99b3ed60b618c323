// HTTP/1.1 spoken by hand over a plain socket: as it should be, or as hostile clients speak it.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
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

struct HttpReply {
  int status = 0;  // 0: the connection was closed, or nothing came
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  std::string header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return "";
  }
};

class HttpClient {
 public:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  // `receive_bytes`: of the system's buffer for what is not read; 0 is its own.
  explicit HttpClient(int port, int receive_bytes = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_bytes > 0) {
      setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  }
  ~HttpClient() { leave(); }
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // False: the server has closed it.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
  }
  void leave() {
    if (socket_ >= 0) close(std::exchange(socket_, -1));
  }

  static std::string request(const std::string& method, const std::string& path,
                             const std::string& body, const Headers& headers) {
    std::string bytes = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto& [name, value] : headers) bytes += name + ": " + value + "\r\n";
    if (!body.empty() || method == "POST") {
      bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    return bytes + "\r\n" + body;
  }
  static std::string json_call(const std::string& method, const std::string& json,
                               Headers headers = {}) {
    headers.emplace_back("Content-Type", "application/json");
    return request("POST", "/motcua.v1." + method, json, headers);
  }

  HttpReply get(const std::string& path, const Headers& headers = {}) {
    send(request("GET", path, "", headers));
    return receive();
  }
  HttpReply call_json(const std::string& method, const std::string& json,
                      const Headers& headers = {}) {
    send(json_call(method, json, headers));
    return receive();
  }

  // The next answer; of a stream its head alone.
  HttpReply receive(bool has_body = true) {
    HttpReply reply;
    const size_t end = wait_for("\r\n\r\n");
    if (end == std::string::npos) return reply;
    const std::string head = received_.substr(0, end + 2);
    received_.erase(0, end + 4);
    reply.status = std::atoi(head.c_str() + head.find(' '));
    for (size_t line = head.find("\r\n") + 2; line < head.size();) {
      const size_t colon = head.find(": ", line);
      const size_t next = head.find("\r\n", line);
      reply.headers.emplace_back(head.substr(line, colon - line),
                                 head.substr(colon + 2, next - colon - 2));
      line = next + 2;
    }
    if (has_body)
      reply.body = take(std::strtoul(reply.header("content-length").c_str(), nullptr, 10));
    return reply;
  }
  // The next chunk of a stream; empty: the last, or the connection was closed.
  std::string receive_chunk() {
    const size_t end = wait_for("\r\n");
    if (end == std::string::npos) return "";
    const size_t size = std::strtoul(received_.c_str(), nullptr, 16);
    received_.erase(0, end + 2);
    std::string chunk = take(size);
    take(2);
    return chunk;
  }
  // The server has answered, or closed it.
  bool answers_within(int milliseconds) const {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    return poll(&waiting, 1, milliseconds) == 1;
  }
  // Nothing more comes, and the server has closed it.
  bool is_closed() {
    while (more()) {
    }
    return is_closed_;
  }
  const std::string& unread() const { return received_; }

 private:
  size_t wait_for(std::string_view text) {
    while (true) {
      const size_t found = received_.find(text);
      if (found != std::string::npos || !more()) return found;
    }
  }
  std::string take(size_t size) {
    while (received_.size() < size && more()) {
    }
    std::string bytes = received_.substr(0, size);
    received_.erase(0, bytes.size());
    return bytes;
  }
  // False: it is closed, or nothing comes for a long time.
  bool more() {
    constexpr int patience_milliseconds = 20'000;
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    char buffer[16 << 10];
    if (poll(&waiting, 1, patience_milliseconds) != 1) return false;
    const ssize_t got = recv(socket_, buffer, sizeof buffer, 0);
    is_closed_ = got <= 0;
    if (got <= 0) return false;
    received_.append(buffer, static_cast<size_t>(got));
    return true;
  }

  int socket_;
  bool is_closed_ = false;
  std::string received_;
};

}  // namespace motcua::testing
