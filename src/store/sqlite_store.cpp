// Connections and transactions.
//
// A nested transaction is a savepoint: when it throws and the outer one catches that, what it wrote
// is gone and the outer one goes on. With one exception: when the disk is full SQLite may end the
// whole transaction by itself. Writing on would then write outside of any transaction, so every
// nested beginning and the outer end look whether theirs is still open, and throw storage_full.
#include "store/sqlite_store.h"

#include <algorithm>
#include <cerrno>

#include "store/folder.h"
#include "store/migrations.h"
#include "store/system_failure.h"

namespace talewright::store {
namespace {

constexpr std::size_t kIdleReaders = 8;

}  // namespace

int page_size(int limit) { return std::clamp(limit, 1, 200); }

SqliteStore::SqliteStore(const std::string& folder, int version)
    : folder_(folder), writer_(std::make_unique<Database>(folder, Database::Access::Write)) {
  if (version == 0) writer_->ask_text("PRAGMA journal_mode = WAL");
  if (version < newest_migration()) migrate(*writer_, version);
}

void SqliteStore::begin(bool outermost) {
  if (!outermost && !writer_->in_transaction())
    throw system_failure(folder_, "go on with a transaction that was rolled back", ENOSPC);
  writer_->prepare(outermost ? "BEGIN IMMEDIATE" : "SAVEPOINT nested").run();
}

void SqliteStore::commit(bool outermost) {
  if (!writer_->in_transaction())
    throw system_failure(folder_, "end a transaction that was rolled back", ENOSPC);
  writer_->prepare(outermost ? "COMMIT" : "RELEASE nested").run();
}

void SqliteStore::roll_back(bool outermost) noexcept {
  if (!writer_->in_transaction()) return;
  try {
    if (outermost) return void(writer_->prepare("ROLLBACK").run());
    writer_->prepare("ROLLBACK TO nested").run();
    writer_->prepare("RELEASE nested").run();
  } catch (...) {
    // The reason for rolling back is already on its way to the caller and says more.
  }
}

void SqliteStore::in_transaction(const std::function<void()>& work) {
  const std::lock_guard guard(writing_);
  const bool outermost = depth_ == 0;
  begin(outermost);
  ++depth_;
  writing_thread_ = std::this_thread::get_id();
  const auto leave = [&] {
    if (--depth_ == 0) writing_thread_ = std::thread::id();
  };
  try {
    work();
    commit(outermost);
  } catch (...) {
    roll_back(outermost);
    leave();
    throw;
  }
  leave();
}

SqliteStore::Lent SqliteStore::reader() {
  if (writes_on_this_thread()) return Lent(writer_.get(), [](Database*) {});
  std::unique_ptr<Database> database;
  {
    const std::lock_guard guard(lending_);
    if (!idle_readers_.empty()) {
      database = std::move(idle_readers_.back());
      idle_readers_.pop_back();
    }
  }
  if (!database) database = std::make_unique<Database>(folder_, Database::Access::Read);
  return Lent(database.release(), [this](Database* lent) {
    std::unique_ptr<Database> back(lent);
    const std::lock_guard guard(lending_);
    if (idle_readers_.size() < kIdleReaders) idle_readers_.push_back(std::move(back));
  });
}

std::unique_ptr<Store> open_store(const std::string& folder) {
  MadeFolders folders(folder);
  auto lock = std::make_unique<FolderLock>(folder);
  const int version = examine_folder(folder);
  const bool fresh = !has_database(folder);
  try {
    lock->sign();
    auto store = std::make_unique<SqliteStore>(folder, version);
    lock->keep();
    folders.keep();
    store->hold(std::move(lock));
    return store;
  } catch (...) {
    if (fresh) remove_database(folder);
    throw;
  }
}

}  // namespace talewright::store
