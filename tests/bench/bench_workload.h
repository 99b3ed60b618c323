// The one canonical workload of all benches: 500 units, 300 procedures with Zipf 1.1, limits of 1
// to 20 working days, 12 % late.
#pragma once

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "engine/catalogue/entries.h"
#include "motcua/v1/dossier_service.pb.h"

namespace motcua::bench {

inline constexpr int units = 500;
inline constexpr int procedures = 300;
inline constexpr double zipf_exponent = 1.1;
inline constexpr const char* parameters =
    "500 units, 300 procedures (Zipf 1.1), limits 1-20 working days, 12 % late";

inline std::string unit_code(int unit) { return "H44." + std::to_string(100 + unit); }
inline std::string procedure_code(int procedure) {
  return "1.00" + std::to_string(1000 + procedure);
}

inline CatalogueEntries catalogue() {
  CatalogueEntries entries;
  entries.units.push_back({.code = "H44", .name = "Tỉnh", .level = UnitLevel::province});
  for (int i = 0; i < units; ++i) {
    entries.units.push_back({.code = unit_code(i),
                             .name = "Xã " + std::to_string(i),
                             .level = UnitLevel::commune,
                             .parent = "H44"});
  }
  for (int i = 0; i < procedures; ++i) {
    const std::string limit = std::to_string(1 + i % 20) + "wd";
    entries.procedures.push_back({.code = procedure_code(i),
                                  .name = "Thủ tục " + std::to_string(i),
                                  .field_name = "Lĩnh vực " + std::to_string(i % 20),
                                  .limit_online = limit,
                                  .limit_direct = limit,
                                  .limit_post = limit});
  }
  return entries;
}

class Draw {
 public:
  explicit Draw(uint64_t seed) : random_(seed) {
    double sum = 0;
    for (int i = 0; i < procedures; ++i) {
      sum += 1.0 / std::pow(i + 1, zipf_exponent);
      cumulative_.push_back(sum);
    }
  }
  int unit() { return static_cast<int>(random_() % units); }
  int procedure() {
    const double at = static_cast<double>(random_() >> 11) * 0x1p-53 * cumulative_.back();
    return static_cast<int>(std::lower_bound(cumulative_.begin(), cumulative_.end(), at) -
                            cumulative_.begin());
  }
  bool late() { return random_() % 100 < 12; }
  uint64_t number() { return random_(); }
  std::string uuid_bytes() {
    std::string bytes;
    for (const uint64_t part : {random_(), random_()}) {
      bytes.append(reinterpret_cast<const char*>(&part), sizeof part);
    }
    return bytes;
  }
  std::string identity() { return "0522" + std::to_string(10'000'000 + random_() % 50'000'000); }
  std::string telephone() { return "09" + std::to_string(10'000'000 + random_() % 50'000'000); }

 private:
  std::mt19937_64 random_;
  std::vector<double> cumulative_;
};

inline v1::ReceiveDossierRequest receipt(Draw& draw, const std::string& request_id) {
  v1::ReceiveDossierRequest request;
  request.set_request_id(request_id);
  request.set_unit(unit_code(draw.unit()));
  request.set_procedure(procedure_code(draw.procedure()));
  request.set_channel(v1::ONLINE);
  auto& applicant = *request.mutable_applicant();
  applicant.set_name("Nguyễn Văn A");
  applicant.set_identity(draw.identity());
  applicant.set_telephone(draw.telephone());
  return request;
}

}  // namespace motcua::bench
