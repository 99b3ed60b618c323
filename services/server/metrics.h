// What whoever watches over the server wants to know, in Prometheus' text format.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "services/method/method.h"

namespace prometheus {
class Counter;
class Histogram;
class Registry;
template <typename T>
class Family;
}  // namespace prometheus

namespace motcua {

// A number as it is now.
struct Gauge {
  std::string name;  // "motcua_tray_commands"; one that ends with _total only grows
  std::string help;
  double value = 0;
  std::string label;  // "queue=pages"; empty: none
};

class Metrics {
 public:
  // Of the methods that the table has by now.
  explicit Metrics(const Methods& methods);
  ~Metrics();

  // A call was answered. From any thread; costs some ten nanoseconds.
  void note(const Method& method, int32_t code, std::chrono::nanoseconds taken);
  // All calls, and these figures.
  std::string text(const std::vector<Gauge>& figures) const;

 private:
  static constexpr size_t codes_max = 17;
  // Kept, for to look one up by its labels costs ten times as much as to count.
  struct OfMethod {
    std::string name;
    prometheus::Histogram* seconds = nullptr;
    std::array<std::atomic<prometheus::Counter*>, codes_max> calls{};  // null: none had that code
  };

  const std::unique_ptr<prometheus::Registry> registry_;
  prometheus::Family<prometheus::Counter>& calls_;
  std::map<const Method*, OfMethod> methods_;
};

}  // namespace motcua
