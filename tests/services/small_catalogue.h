// The smallest catalogue under which dossiers are received, and a receipt, for tests over the wire.
#pragma once

#include <string>
#include <vector>

#include "motcua/v1/catalogue_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/client.h"

namespace motcua::testing {

// Communes, and procedures that take five working days.
inline v1::PublishCatalogueRequest small_catalogue(const std::vector<std::string>& units = {"U"},
                                                   const std::vector<std::string>& procedures = {
                                                       "P"}) {
  v1::PublishCatalogueRequest catalogue;
  for (const std::string& code : units) {
    auto& unit = *catalogue.add_units();
    unit.set_code(code);
    unit.set_name("Đơn vị mẫu");
    unit.set_level(v1::COMMUNE);
  }
  for (const std::string& code : procedures) {
    auto& procedure = *catalogue.add_procedures();
    procedure.set_code(code);
    procedure.set_name("Thủ tục mẫu");
    procedure.set_limit_direct("5wd");
    procedure.set_limit_online("5wd");
  }
  return catalogue;
}

inline grpc::Status publish(cli::Client& client,
                            const v1::PublishCatalogueRequest& catalogue = small_catalogue()) {
  v1::PublishCatalogueResponse response;
  return client.call("CatalogueService/PublishCatalogue", catalogue, response);
}

inline v1::ReceiveDossierRequest receipt_in(const std::string& unit = "U") {
  v1::ReceiveDossierRequest request;
  request.set_request_id(cli::new_request_id());
  request.set_unit(unit);
  request.set_procedure("P");
  request.mutable_applicant()->set_name("Nguyễn Văn Mẫu");
  request.mutable_applicant()->set_identity("999012345678");
  return request;
}

}  // namespace motcua::testing
