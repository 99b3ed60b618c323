// PreviewFees: what a dossier would owe by the catalogue on a day; nothing is written.
#include <algorithm>

#include "engine/dossier/fees.h"
#include "engine/try.h"
#include "services/method/resources.h"
#include "services/method/services.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

void to_resource(const ValidTariff& valid, v1::PreviewedTariff& resource) {
  wire::to_message(*valid.tariff, resource);
  resource.set_applies(valid.applies);
}

OrRejection<void> check_confirmed(const v1::PreviewFeesRequest& request,
                                  const PublishedFees& fees) {
  std::string known;
  for (const ValidTariff& valid : fees.tariffs) {
    known.append(known.empty() ? "" : ", ").append(valid.tariff->code);
  }
  for (int i = 0; i < request.tariffs_size(); ++i) {
    const bool is_valid = std::any_of(
        fees.tariffs.begin(), fees.tariffs.end(),
        [&](const ValidTariff& valid) { return valid.tariff->code == request.tariffs(i); });
    if (is_valid) continue;
    return reject_field("tariffs[" + std::to_string(i) + "]",
                        known.empty() ? "no_tariff" : "one_of " + known);
  }
  return {};
}

OrRejection<v1::PreviewFeesResponse> preview(const Snapshot& snapshot,
                                             const v1::PreviewFeesRequest& request) {
  if (request.procedure().empty()) return reject_field("procedure", "required");
  if (!v1::Channel_IsValid(request.channel())) {
    return reject_field("channel", wire::one_of(v1::Channel_descriptor()));
  }
  const auto day =
      request.day().empty() ? std::optional(day_of(snapshot.now)) : parse_day(request.day());
  if (!day) return reject_field("day", "day");
  const auto version = snapshot.catalogue->procedure_on(request.procedure(), *day);
  if (!version) {
    return reject(
        Reason::PROCEDURE_NOT_FOUND,
        {{"procedure", request.procedure()}, {"day", format_day(*day)}, {"field", "procedure"}});
  }
  const std::vector<std::string> confirmed(request.tariffs().begin(), request.tariffs().end());
  const PublishedFees fees =
      published_fees(*snapshot.catalogue, *version->procedure,
                     static_cast<Channel>(request.channel()), *day, confirmed);
  TRY(check_confirmed(request, fees));
  v1::PreviewFeesResponse response;
  for (const FeeLine& line : fees.lines) wire::to_message(line, *response.add_fees());
  response.set_owed_vnd(owed_vnd(fees.lines));
  for (const ValidTariff& valid : fees.tariffs) to_resource(valid, *response.add_tariffs());
  response.set_day(format_day(*day));
  return response;
}

}  // namespace

void add_fee_preview(ServiceRows& rows, Engine& engine) {
  rows.add("PreviewFees",
           {.where = Where::pages,
            .right = signed_in,
            .handler = on<v1::PreviewFeesRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(preview(engine.snapshot(), request));
            })});
}

}  // namespace motcua
