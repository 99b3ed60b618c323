// What the gateway's connections share: the table, the pages, the threads, and how many they are.
#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "services/gateway/body_budget.h"
#include "services/gateway/gateway.h"
#include "services/gateway/stream.h"
#include "services/transport/address.h"

namespace motcua {

class Connection;

struct GatewayCore : std::enable_shared_from_this<GatewayCore> {
  GatewayCore(const Methods& table, const GatewayOptions& limits);

  // For a request of that method ("GET") and path; null: there is none. `other_methods` then says
  // which are.
  const ServePage* find_page(const std::string& method, std::string_view path,
                             std::string& other_methods) const;

  // A call or page that is to be waited for when the gateway stops.
  void begin_work();
  void end_work();
  // False: too many in all, or from there.
  bool admit(const std::string& address);
  void add(std::shared_ptr<Connection> connection);
  void remove(const std::shared_ptr<Connection>& connection, const std::string& address);
  std::vector<std::shared_ptr<Connection>> all_connections();
  // Until there is no connection, call and page; false: not by then.
  bool wait_until_idle(std::optional<std::chrono::system_clock::time_point> until);

  bool listen(const Address& at);
  void wait_for_clients();
  void accept_all();
  void stop_listening();  // on any thread

  SslPtr new_ssl() const;  // null: plain

  const Methods& methods;
  const GatewayOptions options;
  std::shared_ptr<const CurrentCertificates> certificates;                     // null: plain
  std::map<std::string, std::map<std::string, ServePage>, std::less<>> pages;  // by path, by method

  std::atomic<bool> is_draining = false;
  std::atomic<size_t> streams = 0;
  BodyBudget bodies;
  BodyBudget unknown_bodies;  // of callers who must prove who they are and have not; of pages
  std::atomic<size_t> refused_connections = 0;

  std::mutex mutex;  // of those below
  std::condition_variable changed;
  std::set<std::shared_ptr<Connection>> open_connections;
  std::map<std::string, size_t> sources;  // by network (network_of): their connections
  size_t connections = 0;
  size_t work = 0;

  boost::asio::io_context io;
  std::optional<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> guard;
  std::optional<boost::asio::posix::stream_descriptor> listener;
  std::optional<boost::asio::steady_timer> pause;  // while no file is free
  Address address;
  size_t connections_max = 0;
  std::vector<std::thread> threads;
};

}  // namespace motcua
