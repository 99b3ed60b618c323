// CatalogueService: publication as a command, reading from the published catalogue.
#include "engine/catalogue/lint.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "services/rpc/services.h"
#include "services/rpc/wire.h"

namespace motcua {
namespace {

// On the worker: what is large takes long to check.
void publish(Engine& engine, UnaryCall* call, const Caller& caller,
             const v1::PublishCatalogueRequest& message) {
  Rejection rejection;
  CatalogueEntries entries;
  wire::from_message(message, entries, rejection.violations);
  if (!rejection.violations.empty()) return call->refuse(rejection);
  auto command = engine.prepare(std::move(entries));
  if (!command) return call->refuse(command.error());
  Request request{.command = std::move(*command), .actor = caller.actor};
  request.validate_only = message.validate_only();
  engine.submit(std::move(request), std::nullopt, [call](Answer answer) {
    if (!answer) return call->refuse(answer.error());
    v1::PublishCatalogueResponse response;
    response.set_sequence(answer->sequence);
    response.set_unchanged(answer->unchanged);
    call->answer(response);
  });
}

OrRejection<v1::ListUnitsResponse> list_units(const View& view,
                                              const v1::ListUnitsRequest& request) {
  const Catalogue& catalogue = *view.catalogue;
  std::vector<UnitNumber> roots = catalogue.roots();
  if (!request.unit().empty()) {
    const auto unit = catalogue.unit_number(request.unit());
    if (!unit) return reject(Reason::UNIT_NOT_FOUND, {{"unit", request.unit()}, {"field", "unit"}});
    roots = {*unit};
  }
  v1::ListUnitsResponse response;
  for (const UnitNumber root : roots) {
    for (const UnitNumber unit : catalogue.subtree(root)) {
      wire::to_message(catalogue.unit(unit), *response.add_units());
    }
  }
  response.set_as_of_sequence(view.head.sequence);
  return response;
}

v1::LintCatalogueResponse lint_response(const Catalogue& catalogue, Day today, Language language) {
  v1::LintCatalogueResponse response;
  for (const LintFinding& found : lint(catalogue, today)) {
    auto& finding = *response.add_findings();
    finding.set_entry(found.of_calendar ? name_of_calendar(found.entry, language) : found.entry);
    finding.set_what(message("lint." + std::string(found.what), found.facts, language));
  }
  return response;
}

OrRejection<v1::GetProcedureResponse> get_procedure(const Catalogue& catalogue,
                                                    const v1::GetProcedureRequest& request) {
  const Procedure* found = nullptr;
  int32_t version = request.version();
  if (version == 0) {
    for (int32_t next = 1; const Procedure* known = catalogue.procedure(request.code(), next);
         ++next) {
      found = known;
      version = next;
    }
  } else {
    found = catalogue.procedure(request.code(), version);
  }
  if (!found) {
    Metadata facts{{"procedure", request.code()}};
    const bool is_known = catalogue.procedure_number(request.code()).has_value();
    if (is_known) facts.emplace_back("version", std::to_string(request.version()));
    return reject(Reason::PROCEDURE_NOT_FOUND, std::move(facts));
  }
  v1::GetProcedureResponse response;
  wire::to_message(*found, *response.mutable_procedure());
  response.set_version(version);
  return response;
}

}  // namespace

std::unique_ptr<RawService> make_catalogue_service(Engine& engine, Worker& pages) {
  auto service = std::make_unique<RawService>(
      v1::Unit::descriptor()->file()->pool()->FindServiceByName("motcua.v1.CatalogueService"));
  service->unary<v1::PublishCatalogueRequest>(
      "PublishCatalogue",
      on<v1::PublishCatalogueRequest>(
          pages, [&engine](UnaryCall* call, const Caller& caller,
                           const auto& request) { publish(engine, call, caller, request); }),
      Texts::checked_by_handler);
  service->unary<v1::ListUnitsRequest>(
      "ListUnits", on<v1::ListUnitsRequest>(
                       pages, [&engine](UnaryCall* call, const Caller&, const auto& request) {
                         const auto response = list_units(engine.view(), request);
                         if (!response) return call->refuse(response.error());
                         call->answer(*response);
                       }));
  service->unary<v1::ListProceduresRequest>(
      "ListProcedures", on<v1::ListProceduresRequest>(
                            pages, [&engine](UnaryCall* call, const Caller&, const auto& request) {
                              const View view = engine.view();
                              v1::ListProceduresResponse response;
                              for (const ProcedureVersion& version : view.catalogue->procedures()) {
                                if (!version.procedure->code.starts_with(request.code_prefix()))
                                  continue;
                                wire::to_message(*version.procedure, *response.add_procedures());
                              }
                              response.set_as_of_sequence(view.head.sequence);
                              call->answer(response);
                            }));
  service->unary<v1::GetProcedureRequest>(
      "GetProcedure", [&engine](UnaryCall* call, const Caller&, const auto& request) {
        const auto response = get_procedure(*engine.catalogue(), request);
        if (!response) return call->refuse(response.error());
        call->answer(*response);
      });
  service->unary<v1::ListCalendarsRequest>(
      "ListCalendars", [&engine](UnaryCall* call, const Caller&, const auto&) {
        v1::ListCalendarsResponse response;
        const auto catalogue = engine.catalogue();
        for (const Calendar& calendar : catalogue->calendars()) {
          wire::to_message(calendar, *response.add_calendars());
        }
        call->answer(response);
      });
  service->unary<v1::ListRegulationsRequest>(
      "ListRegulations", [&engine](UnaryCall* call, const Caller&, const auto&) {
        v1::ListRegulationsResponse response;
        const auto catalogue = engine.catalogue();
        for (const Regulation& regulation : catalogue->regulations()) {
          wire::to_message(regulation, *response.add_regulations());
        }
        call->answer(response);
      });
  service->unary<v1::LintCatalogueRequest>(
      "LintCatalogue",
      on<v1::LintCatalogueRequest>(
          pages, [&engine](UnaryCall* call, const Caller& caller, const auto&) {
            const View view = engine.view();
            call->answer(lint_response(*view.catalogue, day_of(view.now), caller.language));
          }));
  return service;
}

}  // namespace motcua
