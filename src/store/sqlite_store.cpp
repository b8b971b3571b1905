// Connections and transactions.
//
// A thread's outermost transaction is an Open on its stack, found again through a thread-local
// pointer; it holds the writer from BEGIN IMMEDIATE on. A late one begins with the first
// in_transaction within it. What is called within is a part: a savepoint, so when it throws and the
// outer one catches that, what it wrote is gone and the outer one goes on. With one exception: when
// the disk is full SQLite may end the whole transaction by itself. Writing on would then write
// outside of any transaction, so the beginning and the end of every part look whether theirs is
// still open, and throw storage_full.
#include "store/sqlite_store.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "store/folder.h"
#include "store/migrations.h"
#include "store/system_failure.h"

namespace talewright::store {
namespace {

constexpr std::size_t kIdleReaders = 8;

}  // namespace

int page_size(int limit) { return std::clamp(limit, 1, 200); }

SqliteStore::SqliteStore(std::string folder, std::unique_ptr<Database> writer)
    : folder_(std::move(folder)), writer_(std::move(writer)) {}

struct SqliteStore::Open {
  explicit Open(SqliteStore& of)
      : store(of), outer(std::exchange(innermost_, this)), writing(of.writing_, std::defer_lock) {}
  ~Open() { innermost_ = outer; }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  bool begun() const { return writing.owns_lock(); }

  SqliteStore& store;
  Open* outer;  ///< of another store
  std::unique_lock<std::mutex> writing;
  std::vector<std::function<void()>> then;  ///< to be done after the commit
};
thread_local SqliteStore::Open* SqliteStore::innermost_ = nullptr;

SqliteStore::Open* SqliteStore::opened_by_this_thread() const {
  Open* open = innermost_;
  while (open != nullptr && &open->store != this) open = open->outer;
  return open;
}

void SqliteStore::begin(Open& open) {
  std::unique_lock writing(writing_);
  writer_->prepare("BEGIN IMMEDIATE").run();
  open.writing = std::move(writing);
}

void SqliteStore::roll_back(Open& open) noexcept {
  try {
    if (writer_->in_transaction()) writer_->prepare("ROLLBACK").run();
  } catch (...) {
    // The reason for rolling back is already on its way to the caller and says more.
  }
  open.writing.unlock();
}

void SqliteStore::expect_open(std::string_view what) const {
  if (!writer_->in_transaction()) throw system_failure(folder_, what, ENOSPC);
}

void SqliteStore::run_outermost(const std::function<void()>& work, bool late) {
  std::vector<std::function<void()>> then;
  {
    Open open(*this);
    if (!late) begin(open);
    try {
      work();
      if (open.begun()) {
        expect_open("end a transaction that was rolled back");
        writer_->prepare("COMMIT").run();
      }
    } catch (...) {
      if (open.begun()) roll_back(open);
      throw;
    }
    then = std::move(open.then);
  }
  for (const auto& each : then) each();
}

void SqliteStore::run_part(Open& open, const std::function<void()>& work) {
  if (!open.begun()) begin(open);
  expect_open("go on with a transaction that was rolled back");
  writer_->prepare("SAVEPOINT part").run();
  const std::size_t before = open.then.size();
  try {
    work();
    expect_open("end a transaction that was rolled back");
    writer_->prepare("RELEASE part").run();
  } catch (...) {
    open.then.resize(before);
    try {
      if (writer_->in_transaction()) {
        writer_->prepare("ROLLBACK TO part").run();
        writer_->prepare("RELEASE part").run();
      }
    } catch (...) {
      // As in roll_back.
    }
    throw;
  }
}

void SqliteStore::in_transaction(const std::function<void()>& work) {
  if (Open* const open = opened_by_this_thread()) return run_part(*open, work);
  run_outermost(work, false);
}

void SqliteStore::in_late_transaction(const std::function<void()>& work) {
  Open* const open = opened_by_this_thread();
  if (open == nullptr) return run_outermost(work, true);
  if (open->begun()) return run_part(*open, work);
  const std::size_t before = open->then.size();
  try {
    work();
  } catch (...) {  // whatever the outer one has written so far was written here
    open->then.resize(before);
    if (open->begun()) roll_back(*open);
    throw;
  }
}

void SqliteStore::after_commit(std::function<void()> then) {
  if (Open* const open = opened_by_this_thread()) return open->then.push_back(std::move(then));
  then();
}

SqliteStore::Lent SqliteStore::reader() {
  const Open* const open = opened_by_this_thread();
  if (open != nullptr && open->begun()) return Lent(writer_.get(), [](Database*) {});
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
    auto writer = std::make_unique<Database>(folder, Database::Access::Write);
    if (version == 0) writer->ask_text("PRAGMA journal_mode = WAL");
    if (version < newest_migration()) migrate(*writer, version);
    auto store = std::make_unique<SqliteStore>(folder, std::move(writer));
    lock->keep();
    folders.keep();
    store->hold(std::move(lock));
    return store;
  } catch (...) {
    if (fresh) remove_database(folder);
    throw;
  }
}

std::unique_ptr<Store> open_store_beside(const std::string& folder) {
  return std::make_unique<SqliteStore>(folder, open_beside(folder));
}

}  // namespace talewright::store
