// Puts together the store, what readers see and what writes.
#include "engine/engine.h"

#include <algorithm>
#include <future>
#include <utility>

#include "engine/pipeline.h"
#include "engine/salt.h"
#include "engine/try.h"

namespace motcua {
namespace {

std::string files_folder_of(const Store& store) {
  const std::string place = store.place();
  return place.empty() ? "" : place + "/" + KeptFiles::folder_name;
}

KeptFilesOptions files_options_of(const EngineOptions& options) {
  KeptFilesOptions files = options.files;
  constexpr uint64_t most = uint64_t{1} << 62;
  files.disk_free_bytes_min = 2 * std::min(options.disk_free_bytes_min, most);
  return files;
}

}  // namespace

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
  engine->files_.remove_leftovers();
  engine->pipeline_ = std::make_unique<Pipeline>(*engine->store_, engine->options_, engine->clock_,
                                                 std::move(registrar), engine->published_,
                                                 engine->state_, engine->files_);
  engine->files_.start_sweeping(
      [raw = engine.get()](const std::string& sha256) { return raw->is_file_used(sha256); });
  engine->state_.look(engine->clock_.now());
  return engine;
}

Engine::Engine(std::unique_ptr<Store> store, const EngineOptions& options, WallClock clock)
    : options_(options),
      clock_(std::move(clock)),
      store_(std::move(store)),
      state_(options_, clock_, *store_, published_),
      files_(files_folder_of(*store_), files_options_of(options_)) {}

Engine::~Engine() {
  if (pipeline_) close();
}

void Engine::close() {
  files_.stop_sweeping();
  pipeline_->close();
}

OrStoreError<bool> Engine::is_file_used(const std::string& sha256) const {
  return pipeline_->is_file_used(sha256);
}

OrStoreError<void> Engine::copy_to(const CopyTo& to, const TellFiles& progress) {
  const auto kept = files_.keep_all();
  const auto bytes_of_files = TRY(files_.bytes());
  bool is_wanted = true;
  FilesProgress now;
  const auto tell = [&](uint64_t done, uint64_t total) {
    now = {.bytes_done = done, .bytes_total = total};
    return is_wanted = is_wanted && progress(now);
  };
  TRY(store_->copy_to(to, [&](const FilesProgress& of_store) {
    return tell(of_store.bytes_done, of_store.bytes_total + bytes_of_files);
  }));
  if (!is_wanted) return {};
  const std::string below = std::string("/") + KeptFiles::folder_name;
  return files_.copy_to(
      to.folder + below, to.like.empty() ? "" : to.like + below,
      [&](uint64_t more) { return tell(now.bytes_done + more, now.bytes_total); });
}

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
          .files_failure = pipeline_->files_failure(),
          .waiting_commands = pipeline_->waiting_commands(),
          .disk_free_bytes = store_->free_bytes(),
          .not_writing = state_.not_writing(),
          .groups = published_.groups()};
}

}  // namespace motcua
