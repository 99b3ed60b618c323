// Names of codes are gRPC's, whatever carried the call.
#include "services/server/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>

namespace motcua {
namespace {

constexpr std::array code_names{
    "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
    "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
    "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED"};

// From a look-up in memory to an audit.
const prometheus::Histogram::BucketBoundaries seconds_boundaries{
    0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60};

prometheus::MetricFamily family_of(const Gauge& figure) {
  prometheus::MetricFamily family;
  family.name = figure.name;
  family.help = figure.help;
  family.type = figure.name.ends_with("_total") ? prometheus::MetricType::Counter
                                                : prometheus::MetricType::Gauge;
  return family;
}

prometheus::ClientMetric metric_of(const Gauge& figure) {
  prometheus::ClientMetric metric;
  metric.counter.value = metric.gauge.value = figure.value;
  if (const size_t equals = figure.label.find('='); equals != std::string::npos) {
    metric.label = {{figure.label.substr(0, equals), figure.label.substr(equals + 1)}};
  }
  return metric;
}

}  // namespace

Metrics::Metrics(const Methods& methods)
    : registry_(std::make_unique<prometheus::Registry>()),
      calls_(prometheus::BuildCounter()
                 .Name("motcua_calls_total")
                 .Help("Calls answered, by method and code.")
                 .Register(*registry_)) {
  auto& seconds = prometheus::BuildHistogram()
                      .Name("motcua_call_seconds")
                      .Help("From the last byte of a call to the first of its answer.")
                      .Register(*registry_);
  for (const auto& [path, method] : methods.by_path()) {
    OfMethod& one = methods_[&method];
    one.name = path;
    one.seconds = &seconds.Add({{"method", path}}, seconds_boundaries);
  }
}

Metrics::~Metrics() = default;

void Metrics::note(const Method& method, int32_t code, std::chrono::nanoseconds taken) {
  static_assert(code_names.size() == codes_max);
  const auto found = methods_.find(&method);
  if (found == methods_.end()) return;
  OfMethod& one = found->second;
  one.seconds->Observe(std::chrono::duration<double>(taken).count());
  const size_t index =
      code >= 0 && code < static_cast<int32_t>(codes_max) ? static_cast<size_t>(code) : 2;
  prometheus::Counter* counter = one.calls[index];
  if (!counter) {  // for several at once it is the same one
    counter = &calls_.Add({{"method", one.name}, {"code", code_names[index]}});
    one.calls[index] = counter;
  }
  counter->Increment();
}

std::string Metrics::text(const std::vector<Gauge>& figures) const {
  std::vector<prometheus::MetricFamily> families = registry_->Collect();
  const size_t of_calls = families.size();
  for (const Gauge& figure : figures) {
    const bool is_next = families.size() > of_calls && families.back().name == figure.name;
    if (!is_next) families.push_back(family_of(figure));
    families.back().metric.push_back(metric_of(figure));
  }
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace motcua
