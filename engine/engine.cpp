// Puts together the store, what readers see and what writes.
#include "engine/engine.h"

#include <future>
#include <utility>

#include "engine/pipeline.h"
#include "engine/salt.h"
#include "engine/try.h"

namespace motcua {

OrStoreError<std::unique_ptr<Engine>> Engine::open(std::unique_ptr<Store> store,
                                                   const EngineOptions& options, WallClock clock,
                                                   const TellRebuild& tell) {
  auto registrar = TRY(Registrar::open(*store, options.registrar, clock.now(), tell));
  std::unique_ptr<Engine> engine(new Engine(std::move(store), options, std::move(clock)));
  const Registrar& opened = *registrar;
  engine->published_.publish({.store = engine->store_->snapshot(),
                              .catalogue = opened.standing().catalogue,
                              .accounts = opened.standing().accounts,
                              .head = opened.head(),
                              .now = opened.head().stamp,
                              .cell_lag = opened.tables().cell_lag()});
  engine->pipeline_ =
      std::make_unique<Pipeline>(*engine->store_, engine->options_, engine->clock_,
                                 std::move(registrar), engine->published_, engine->state_);
  engine->state_.look(engine->clock_.now());
  return engine;
}

Engine::Engine(std::unique_ptr<Store> store, const EngineOptions& options, WallClock clock)
    : options_(options),
      clock_(std::move(clock)),
      store_(std::move(store)),
      state_(options_, clock_, *store_, published_) {}

Engine::~Engine() = default;

void Engine::close() { pipeline_->close(); }

void Engine::submit(Request request, std::optional<int64_t> deadline_microseconds, Done done) {
  request.salt = random_salt();
  pipeline_->submit({std::move(request), deadline_microseconds, std::move(done)});
}

Answer Engine::ask(Request request) {
  const auto answered = std::make_shared<std::promise<Answer>>();
  submit(std::move(request), std::nullopt,
         [answered](Answer answer) { answered->set_value(std::move(answer)); });
  return answered->get_future().get();
}

Answer Engine::publish(CatalogueEntries entries, Asker asker, bool validate_only) {
  const std::lock_guard turn(publishing_mutex_);
  auto prepared =
      TRY(prepare_publication(entries, published_.catalogue_as_published(), day_of(clock_.now()),
                              options_.registrar.command_bytes_max));
  return ask({.command = PublishCatalogue{std::move(entries), std::move(prepared)},
              .actor = std::move(asker.actor),
              .claim = std::move(asker.claim),
              .validate_only = validate_only});
}

EngineStatus Engine::status() const {
  return {.head = published_.head(),
          .rewritten_sequence = pipeline_->rewritten_sequence(),
          .waiting_commands = pipeline_->waiting_commands(),
          .disk_free_bytes = store_->free_bytes(),
          .not_writing = state_.not_writing(),
          .groups = published_.groups()};
}

}  // namespace motcua
