// CatalogueService: publication as a command, reading from the published catalogue.
#include <algorithm>

#include "engine/catalogue/lint.h"
#include "engine/lookup/queues.h"
#include "engine/try.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "services/method/catalogue_changes.h"
#include "services/method/paging.h"
#include "services/method/services.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

// On the worker: what is large takes long to check, and it waits for its turn.
void publish(Engine& engine, const v1::PublishCatalogueRequest& message, Reply reply) {
  Rejection rejection;
  CatalogueEntries entries;
  wire::from_message(message, entries, rejection.violations);
  if (!rejection.violations.empty()) return reply.refuse(rejection);
  const bool has_calendars = !entries.calendars.empty();
  v1::PublishCatalogueResponse response;
  tell_unreadable_limits(entries, response);
  const auto answer =
      engine.publish(std::move(entries), reply.caller().asker(), message.validate_only());
  if (!answer) return reply.refuse(answer.error());
  response.set_sequence(answer->sequence);
  response.set_unchanged(answer->unchanged);
  if (answer->sequence > 0 || answer->publication) {
    Snapshot snapshot = snapshot_for(reply, engine);
    if (answer->publication) {
      tell_changes(*answer->publication, day_of(snapshot.now), response);
      snapshot.catalogue = Catalogue::on_day(answer->publication->next, day_of(snapshot.now));
    }
    if (has_calendars) {
      // Where it cannot be counted, reading says why; what is published is published.
      const auto count = count_due_on_day_off(snapshot);
      if (count) response.set_due_on_day_off(*count);
    }
  }
  reply.answer(response);
}

// Puts those of the entries on the page that are its, in the order of their keys.
template <class Entry, class Key, class Items>
void fill(Page& page, const std::vector<const Entry*>& entries, Key Entry::*key, Items& items) {
  for (const Entry* entry : entries) {
    if (page.was_told(entry->*key)) continue;
    auto* item = items.Add();
    wire::to_message(*entry, *item);
    if (page.takes(entry->*key, item->ByteSizeLong())) continue;
    items.RemoveLast();
    return;
  }
}

template <class Entry, class Key>
std::vector<const Entry*> sorted(const std::vector<Entry>& entries, Key Entry::*key) {
  std::vector<const Entry*> pointers;
  pointers.reserve(entries.size());
  for (const Entry& entry : entries) pointers.push_back(&entry);
  std::sort(pointers.begin(), pointers.end(),
            [key](const Entry* left, const Entry* right) { return left->*key < right->*key; });
  return pointers;
}

OrRejection<v1::ListUnitsResponse> list_units(const Snapshot& snapshot,
                                              const v1::ListUnitsRequest& request) {
  auto page = TRY(Page::of(request));
  const Catalogue& catalogue = *snapshot.catalogue;
  std::vector<UnitNumber> roots = catalogue.roots();
  if (!request.unit().empty()) {
    const auto unit = catalogue.unit_number(request.unit());
    if (!unit) return reject(Reason::UNIT_NOT_FOUND, {{"unit", request.unit()}, {"field", "unit"}});
    roots = {*unit};
  }
  std::vector<const Unit*> units;
  for (const UnitNumber root : roots) {
    for (const UnitNumber unit : catalogue.subtree(root)) units.push_back(&catalogue.unit(unit));
  }
  std::sort(units.begin(), units.end(),
            [](const Unit* left, const Unit* right) { return left->code < right->code; });
  v1::ListUnitsResponse response;
  fill(page, units, &Unit::code, *response.mutable_units());
  response.set_next_page_token(page.next_page_token());
  response.set_as_of_sequence(snapshot.head.sequence);
  return response;
}

// Of a version among others in force, sorted as these are: a blank is in no code, and before all
// that is. The first one may have no day.
std::string key_of(const ProcedureVersion& version) {
  const auto& from = version.procedure->effective_from;
  return version.procedure->code + ' ' + (from ? format_day(*from) : "");
}

OrRejection<v1::ListProceduresResponse> list_procedures(const Snapshot& snapshot,
                                                        const v1::ListProceduresRequest& request) {
  auto page = TRY(Page::of(request));
  v1::ListProceduresResponse response;
  const Catalogue& catalogue = *snapshot.catalogue;
  for (const ProcedureVersion& version :
       request.all_in_force() ? catalogue.versions_in_force() : catalogue.procedures()) {
    const std::string& code = version.procedure->code;
    if (!code.starts_with(request.code_prefix())) continue;
    const std::string key = request.all_in_force() ? key_of(version) : code;
    if (page.was_told(key)) continue;
    auto* item = response.add_procedures();
    wire::to_message(*version.procedure, *item);
    if (page.takes(key, item->ByteSizeLong())) continue;
    response.mutable_procedures()->RemoveLast();
    break;
  }
  response.set_next_page_token(page.next_page_token());
  response.set_as_of_sequence(snapshot.head.sequence);
  return response;
}

OrRejection<v1::ListCalendarsResponse> list_calendars(const Catalogue& catalogue,
                                                      const v1::ListCalendarsRequest& request) {
  auto page = TRY(Page::of(request));
  v1::ListCalendarsResponse response;
  fill(page, sorted(catalogue.calendars(), &Calendar::unit), &Calendar::unit,
       *response.mutable_calendars());
  response.set_next_page_token(page.next_page_token());
  return response;
}

OrRejection<v1::ListRegulationsResponse> list_regulations(
    const Catalogue& catalogue, const v1::ListRegulationsRequest& request) {
  auto page = TRY(Page::of(request));
  v1::ListRegulationsResponse response;
  fill(page, sorted(catalogue.regulations(), &Regulation::code), &Regulation::code,
       *response.mutable_regulations());
  response.set_next_page_token(page.next_page_token());
  return response;
}

OrRejection<v1::ListTariffsResponse> list_tariffs(const Catalogue& catalogue,
                                                  const v1::ListTariffsRequest& request) {
  auto page = TRY(Page::of(request));
  if (!v1::Channel_IsValid(request.channel())) {
    return reject_field("channel", wire::one_of(v1::Channel_descriptor()));
  }
  const auto channel = static_cast<Channel>(request.channel());
  const auto day = parse_day(request.day());
  if (!day && !request.day().empty()) return reject_field("day", "day");
  std::vector<const Tariff*> tariffs = sorted(catalogue.tariffs(), &Tariff::code);
  std::erase_if(tariffs, [&](const Tariff* tariff) {
    const bool is_of = request.procedure().empty() || tariff->is_of(request.procedure());
    const bool is_for = channel == Channel::not_said || tariff->is_for(channel);
    return !is_of || !is_for || (day && !tariff->is_valid_on(*day));
  });
  v1::ListTariffsResponse response;
  fill(page, tariffs, &Tariff::code, *response.mutable_tariffs());
  response.set_next_page_token(page.next_page_token());
  return response;
}

OrRejection<v1::ListTargetsResponse> list_targets(const Catalogue& catalogue,
                                                  const v1::ListTargetsRequest& request) {
  auto page = TRY(Page::of(request));
  v1::ListTargetsResponse response;
  fill(page, sorted(catalogue.targets(), &Target::code), &Target::code,
       *response.mutable_targets());
  response.set_next_page_token(page.next_page_token());
  return response;
}

OrRejection<v1::ListOwnRulesResponse> list_own_rules(const Catalogue& catalogue,
                                                     const v1::ListOwnRulesRequest& request) {
  auto page = TRY(Page::of(request));
  const auto day = parse_day(request.day());
  if (!day && !request.day().empty()) return reject_field("day", "day");
  const auto unit = catalogue.unit_number(request.unit());
  if (!unit && !request.unit().empty()) {
    return reject(Reason::UNIT_NOT_FOUND, {{"unit", request.unit()}, {"field", "unit"}});
  }
  std::vector<const OwnRule*> own_rules = sorted(catalogue.own_rules(), &OwnRule::code);
  std::erase_if(own_rules, [&](const OwnRule* own) {
    const bool is_of = request.procedure().empty() || own->procedure.empty() ||
                       own->procedure == request.procedure();
    const auto above = catalogue.unit_number(own->unit);
    const bool is_there = !unit || !above || catalogue.is_within(*unit, *above);
    return !is_of || !is_there || (day && !own->is_valid_on(*day));
  });
  v1::ListOwnRulesResponse response;
  fill(page, own_rules, &OwnRule::code, *response.mutable_own_rules());
  response.set_next_page_token(page.next_page_token());
  return response;
}

v1::LintCatalogueResponse lint_response(const Catalogue& catalogue, Day today, Language language) {
  v1::LintCatalogueResponse response;
  const auto all = lint(catalogue, today);
  response.set_finding_count(static_cast<int32_t>(all.size()));
  FirstItems listed(findings_listed_max);
  for (const LintFinding& found : all) {
    v1::LintCatalogueResponse::Finding finding;
    finding.set_entry(found.of_calendar ? name_of_calendar(found.entry, language) : found.entry);
    std::string what = message("lint." + std::string(found.what), found.facts, language);
    if (found.from) {
      what = message("lint.from", {{"day", format_day(*found.from)}, {"finding", what}}, language);
    }
    finding.set_what(what);
    if (!listed.takes(finding.ByteSizeLong())) break;
    response.add_findings()->Swap(&finding);
  }
  return response;
}

OrRejection<v1::GetProcedureResponse> get_procedure(const Catalogue& catalogue,
                                                    const v1::GetProcedureRequest& request) {
  if (request.code().empty()) return reject_field("code", "required");
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
    facts.emplace_back("field", is_known ? "version" : "code");
    return reject(Reason::PROCEDURE_NOT_FOUND, std::move(facts));
  }
  v1::GetProcedureResponse response;
  wire::to_message(*found, *response.mutable_procedure());
  response.set_version(version);
  return response;
}

}  // namespace

void add_catalogue_methods(Methods& methods, Engine& engine) {
  ServiceRows rows(methods, v1::PublishCatalogueRequest::descriptor()->file()->service(0));
  rows.add("PublishCatalogue",
           {.where = Where::pages,
            .changes = true,
            .right = publishing,
            .action = "publish",
            .texts = Texts::checked_by_handler,
            .handler = on<v1::PublishCatalogueRequest>([&engine](const auto& request, Reply reply) {
              publish(engine, request, std::move(reply));
            })});
  rows.add("ListUnits",
           {.where = Where::pages,
            .right = signed_in,
            .handler = on<v1::ListUnitsRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(list_units(engine.snapshot(), request));
            })});
  rows.add("ListProcedures",
           {.where = Where::pages,
            .right = signed_in,
            .handler = on<v1::ListProceduresRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(list_procedures(engine.snapshot(), request));
            })});
  rows.add("GetProcedure",
           {.right = signed_in,
            .handler = on<v1::GetProcedureRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(get_procedure(*engine.catalogue(), request));
            })});
  rows.add("ListCalendars",
           {.where = Where::pages,
            .right = signed_in,
            .handler = on<v1::ListCalendarsRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(list_calendars(*engine.catalogue(), request));
            })});
  rows.add("ListRegulations",
           {.where = Where::pages,
            .right = signed_in,
            .handler = on<v1::ListRegulationsRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(list_regulations(*engine.catalogue(), request));
            })});
  rows.add("LintCatalogue",
           {.where = Where::pages,
            .right = signed_in,
            .handler = on<v1::LintCatalogueRequest>([&engine](const auto&, Reply reply) {
              const Snapshot snapshot = engine.snapshot();
              reply.answer(lint_response(*snapshot.catalogue, day_of(snapshot.now),
                                         reply.caller().language));
            })});
  rows.add("ListTariffs",
           {.where = Where::pages,
            .right = signed_in,
            .handler = on<v1::ListTariffsRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(list_tariffs(*engine.catalogue(), request));
            })});
  rows.add("ListTargets",
           {.where = Where::pages,
            .right = signed_in,
            .handler = on<v1::ListTargetsRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(list_targets(*engine.catalogue(), request));
            })});
  rows.add("ListOwnRules",
           {.where = Where::pages,
            .right = signed_in,
            .handler = on<v1::ListOwnRulesRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(list_own_rules(*engine.catalogue(), request));
            })});
}

}  // namespace motcua
