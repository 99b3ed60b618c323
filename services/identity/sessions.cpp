// A small database of its own; all of it is in memory, too.
#include "services/identity/sessions.h"

#include <vector>

#include "engine/records/codec.h"
#include "engine/try.h"
#include "services/identity/small_database.h"

namespace motcua {
namespace {

constexpr char session_prefix = 's';
constexpr char use_prefix = 'u';

std::string session_key(const std::string& hash) { return session_prefix + hash; }
std::string use_key(const std::string& account) { return use_prefix + account; }

}  // namespace

Sessions::Sessions(std::unique_ptr<rocksdb::DB> database, const SessionLimits& limits)
    : database_(std::move(database)), limits_(limits) {}
Sessions::~Sessions() = default;

tl::expected<std::unique_ptr<Sessions>, std::string> Sessions::open(const std::string& directory,
                                                                    const SessionLimits& limits) {
  auto database = TRY(open_small_database(directory));
  std::unique_ptr<Sessions> sessions(new Sessions(std::move(database), limits));
  if (!sessions->read()) return tl::unexpected(directory + ": unreadable");
  return sessions;
}

bool Sessions::read() {
  const std::unique_ptr<rocksdb::Iterator> row(database_->NewIterator({}));
  for (row->SeekToFirst(); row->Valid(); row->Next()) {
    const std::string_view key = view_of(row->key());
    const std::string_view value = view_of(row->value());
    const std::string name(key.substr(1));
    if (key.front() == use_prefix) {
      if (!decode(value, uses_[name])) return false;
    } else {
      Kept& kept = sessions_[name];
      if (!decode(value, kept.session)) return false;
      kept.on_disk = kept.session.last_used;
    }
  }
  return row->status().ok();
}

bool Sessions::begin(const std::string& token_hash, const Session& session, const Use& use) {
  const std::lock_guard writing(writing_mutex_);
  sweep(session.begun);
  rocksdb::WriteBatch batch;
  batch.Put(session_key(token_hash), encode(session));
  batch.Put(use_key(session.account), encode(use));
  if (!database_->Write(synced(), &batch).ok()) return false;
  const std::lock_guard lock(mutex_);
  sessions_[token_hash] = {.session = session, .on_disk = session.last_used};
  uses_[session.account] = use;
  return true;
}

std::optional<Session> Sessions::use(const std::string& token_hash, Instant now) {
  Session used;
  {
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(token_hash);
    if (found == sessions_.end()) return std::nullopt;
    Kept& kept = found->second;
    if (is_over(kept.session, now)) return std::nullopt;  // swept when another begins
    kept.session.last_used = std::max(now, kept.session.last_used);
    if (plus_minutes(kept.on_disk, limits_.last_used_minutes_lag) > now) return kept.session;
    kept.on_disk = kept.session.last_used;
    used = kept.session;
  }
  note_use(token_hash, used);
  return used;
}

bool Sessions::has(const std::string& token_hash, Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(token_hash);
  return found != sessions_.end() && !is_over(found->second.session, now);
}

// Unless it has ended meanwhile.
void Sessions::note_use(const std::string& token_hash, const Session& used) {
  const std::lock_guard writing(writing_mutex_);
  {
    const std::lock_guard lock(mutex_);
    if (!sessions_.contains(token_hash)) return;
  }
  database_->Put({}, session_key(token_hash), encode(used));
}

bool Sessions::is_over(const Session& session, Instant now) const {
  return plus_minutes(session.last_used, limits_.idle_minutes_max) <= now ||
         plus_minutes(session.begun, limits_.minutes_max) <= now;
}

std::optional<int> Sessions::end_all(const std::string& account, const std::string& kept) {
  const std::lock_guard writing(writing_mutex_);
  const auto ended = keys_of([&](const std::string& hash, const Session& session) {
    return session.account == account && hash != kept;
  });
  if (!remove(ended)) return std::nullopt;
  return static_cast<int>(ended.size());
}

bool Sessions::end(const std::string& token_hash) {
  const std::lock_guard writing(writing_mutex_);
  return remove({token_hash});
}

bool Sessions::remove(const std::vector<std::string>& keys) {
  rocksdb::WriteBatch batch;
  for (const std::string& key : keys) batch.Delete(session_key(key));
  if (!database_->Write(synced(), &batch).ok()) return false;
  const std::lock_guard lock(mutex_);
  for (const std::string& key : keys) sessions_.erase(key);
  return true;
}

Use Sessions::use_of(const std::string& account) const {
  const std::lock_guard lock(mutex_);
  const auto found = uses_.find(account);
  return found == uses_.end() ? Use{} : found->second;
}

bool Sessions::remember(const std::string& account, const Use& use) {
  const std::lock_guard writing(writing_mutex_);
  if (!database_->Put(synced(), use_key(account), encode(use)).ok()) return false;
  const std::lock_guard lock(mutex_);
  uses_[account] = use;
  return true;
}

std::vector<std::string> Sessions::keys_of(
    const std::function<bool(const std::string& token_hash, const Session&)>& is_meant) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> keys;
  for (const auto& [hash, kept] : sessions_) {
    if (is_meant(hash, kept.session)) keys.push_back(hash);
  }
  return keys;
}

// Those that ended by themselves; whenever another begins.
void Sessions::sweep(Instant now) {
  const auto over =
      keys_of([&](const std::string&, const Session& session) { return is_over(session, now); });
  if (!over.empty()) remove(over);
}

}  // namespace motcua
