// What the catalogue of the server has.
#include "services/motcua/names.h"

#include <utility>

#include "motcua/v1/catalogue_service.pb.h"

namespace motcua::cli {

std::string Names::unit(const std::string& code) {
  if (code.empty()) return "";
  const auto [known, is_new] = units_.try_emplace(code, code);
  if (!is_new) return known->second;
  v1::ListUnitsRequest request;
  request.set_unit(code);  // with all below it, by code
  v1::ListUnitsResponse response;
  if (!client_.call("CatalogueService/ListUnits", request, response).ok()) return code;
  for (const v1::Unit& unit : response.units()) {
    if (unit.code() == code) known->second = unit.name() + " (" + code + ")";
  }
  return known->second;
}

std::string Names::procedure(const v1::Dossier& dossier) {
  return procedure(dossier.procedure(), dossier.procedure_version());
}

std::string Names::procedure(const std::string& code, int version) {
  if (code.empty()) return "";
  const auto [known, is_new] = procedures_.try_emplace({code, version}, code);
  if (!is_new) return known->second;
  v1::GetProcedureRequest request;
  request.set_code(code);
  request.set_version(version);
  v1::GetProcedureResponse response;
  if (client_.call("CatalogueService/GetProcedure", request, response).ok()) {
    known->second = response.procedure().name() + " (" + code + ")";
  }
  return known->second;
}

std::string Names::holder(const v1::Holder& holder) {
  std::string all;
  for (const std::string& part :
       {unit(holder.unit()), holder.officer(), holder.text(), holder.step()}) {
    if (!part.empty()) all += (all.empty() ? "" : ", ") + part;
  }
  return all;
}

}  // namespace motcua::cli
