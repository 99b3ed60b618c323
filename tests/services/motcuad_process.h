// A real motcuad on a free port, ended with the test.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "services/motcua/client.h"

extern char** environ;

namespace motcua::testing {

struct MotcuadOptions {
  std::string config;  // what its configuration file says; without one if empty
  std::string log_level = "info";
  std::string http = "off";        // its address
  std::vector<std::string> flags;  // more of them
  bool close_standard_error = false;
};

class MotcuadProcess {
 public:
  // Starts it and waits until it says that it is ready. The configuration file is "DATA.toml".
  explicit MotcuadProcess(const std::string& data, const MotcuadOptions& options = {}) {
    int out[2];
    EXPECT_EQ(pipe2(out, O_CLOEXEC), 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    if (options.close_standard_error) posix_spawn_file_actions_addclose(&actions, STDERR_FILENO);
    const std::string program = std::string(MOTCUA_BINARY) + "/services/motcuad";
    std::vector<std::string> words{program,      "--data",      data,
                                   "--grpc",     "127.0.0.1:0", "--http",
                                   options.http, "--log-level", options.log_level};
    words.insert(words.end(), options.flags.begin(), options.flags.end());
    if (!options.config.empty()) {
      std::ofstream(data + ".toml") << options.config;
      words.insert(words.end(), {"--config", data + ".toml"});
    }
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    EXPECT_EQ(posix_spawn(&pid_, program.c_str(), &actions, nullptr, arguments.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(out[1]);
    std::string line;
    for (char c = 0; read(out[0], &c, 1) == 1 && c != '\n';) line.push_back(c);
    close(out[0]);
    EXPECT_TRUE(line.starts_with("motcuad: ready on ")) << "motcuad did not get ready: " << line;
    const size_t and_http = line.find(" and ");
    port_ = last_number_of(line.substr(0, and_http));
    if (and_http != std::string::npos) http_port_ = last_number_of(line);
  }
  ~MotcuadProcess() { end(SIGTERM); }
  MotcuadProcess(const MotcuadProcess&) = delete;
  MotcuadProcess& operator=(const MotcuadProcess&) = delete;

  // Sends the signal, waits for the end and gives the exit code; −1 if it did not exit by itself.
  int end(int signal) {
    if (pid_ <= 0) return -1;
    kill(pid_, signal);
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  pid_t pid() const { return pid_; }
  int port() const { return port_; }
  int http_port() const { return http_port_; }
  cli::Client client(const std::string& role = "") const {
    return cli::Client(
        {.server = "127.0.0.1:" + std::to_string(port_), .role = role, .timeout_seconds = 60});
  }
  int64_t resident_bytes() const {
    int64_t all = 0;
    int64_t resident = 0;
    std::ifstream("/proc/" + std::to_string(pid_) + "/statm") >> all >> resident;
    return resident * sysconf(_SC_PAGESIZE);
  }

 private:
  static int last_number_of(const std::string& line) {
    return std::atoi(line.c_str() + line.rfind(':') + 1);
  }

  pid_t pid_ = -1;
  int port_ = 0;
  int http_port_ = 0;
};

}  // namespace motcua::testing
