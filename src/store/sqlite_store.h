// The store over SQLite. Its members stand by noun in characters.cpp, scenes.cpp, plans.cpp,
// jobs.cpp, steps.cpp and books.cpp; this file and sqlite_store.cpp hold connections and transactions.
//
// One connection writes, guarded by a mutex that its thread may take again; others read, each lent
// to one thread at a time. A thread with an open transaction reads through the writer, so that it
// sees what it wrote.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/cursor.h"
#include "store/database.h"
#include "store/folder_lock.h"
#include "store/store.h"

namespace talewright::store {

class SqliteStore final : public Store {
 public:
  /// The folder is locked and has been examined; its schema is `version`.
  SqliteStore(const std::string& folder, int version);
  /// Keeps the folder's lock for as long as the store lives.
  void hold(std::unique_ptr<FolderLock> lock) { lock_ = std::move(lock); }

  void in_transaction(const std::function<void()>& work) override;

  void insert_character(const CharacterRecord& row) override;
  std::optional<CharacterRecord> find_character(std::string_view account,
                                                std::string_view id) override;
  Listing<CharacterRecord> list_characters(std::string_view account, std::string_view state,
                                           std::string_view name_contains, std::string_view cursor,
                                           int limit) override;
  bool update_character(const CharacterRecord& row, std::string_view expected_state,
                        std::int64_t expected_revision) override;
  bool delete_character(std::string_view account, std::string_view id) override;
  void insert_revision(const RevisionRecord& row) override;
  std::optional<RevisionRecord> find_revision(std::string_view character_id,
                                              std::int64_t revision) override;

  void put_reference(const ReferenceRecord& row) override;
  std::vector<ReferenceRecord> references_of(std::string_view character_id,
                                             std::int64_t revision) override;
  int delete_references(std::string_view character_id, std::int64_t revision,
                        std::string_view kept) override;

  void insert_scene(const SceneRecord& row,
                    const std::vector<SceneCharacter>& characters) override;
  std::optional<SceneRecord> find_scene(std::string_view account, std::string_view id) override;
  Listing<SceneRecord> list_scenes(std::string_view account, std::string_view character_id,
                                   std::string_view cursor, int limit) override;
  bool delete_scene(std::string_view account, std::string_view id) override;

  void insert_plan(const PlanRecord& row) override;
  std::optional<PlanRecord> find_plan(std::string_view account, std::string_view id) override;
  bool update_plan(const PlanRecord& row, std::string_view expected_state,
                   std::int64_t expected_version) override;

  void insert_job(const JobRecord& job, const std::vector<StepRecord>& steps) override;
  std::optional<JobRecord> find_job(std::string_view account, std::string_view id) override;
  std::optional<JobRecord> find_job_of_any_account(std::string_view id) override;
  Listing<JobRecord> list_jobs(std::string_view account, std::string_view state,
                               std::string_view plan_id, std::string_view cursor,
                               int limit) override;
  std::vector<JobRecord> unfinished_jobs() override;
  bool request_cancel(std::string_view job_id, std::int64_t now_ms) override;
  bool note_on_job(std::string_view job_id, std::string_view message, std::int64_t now_ms) override;
  bool finish_job(const JobRecord& job) override;

  std::vector<StepRecord> steps_of(std::string_view job_id) override;
  std::optional<StepRecord> lease_step(std::string_view owner, std::int64_t now_ms,
                                       std::int64_t lease_until_ms) override;
  bool renew_lease(const StepRecord& step, std::string_view owner,
                   std::int64_t lease_until_ms) override;
  bool finish_step(const StepRecord& step, std::string_view owner, std::int64_t now_ms) override;
  bool fail_step(const StepRecord& step, std::string_view owner, std::int64_t now_ms) override;
  bool give_back_step(const StepRecord& step, std::string_view owner) override;
  int give_back_all_steps() override;

  void insert_book(const BookRecord& row, const std::vector<BookFileRecord>& files) override;
  std::optional<BookRecord> find_book(std::string_view account, std::string_view id) override;
  Listing<BookRecord> list_books(std::string_view account, std::string_view cursor,
                                 int limit) override;
  std::vector<BookFileRecord> files_of(std::string_view book_id) override;

  std::vector<LedgerRecord> ledger_of(std::string_view job_id) override;

 private:
  using Lent = std::unique_ptr<Database, std::function<void(Database*)>>;
  Lent reader();
  bool writes_on_this_thread() const { return writing_thread_ == std::this_thread::get_id(); }
  void begin(bool outermost);
  void commit(bool outermost);
  void roll_back(bool outermost) noexcept;

  /// Runs one statement of an open transaction and returns how many rows it changed.
  template <class... Values>
  int change(std::string_view sql, const Values&... values) {
    return writer_->prepare(sql).bind(values...).run();
  }
  /// All rows of a query that is bound, read by `read`.
  template <class Read>
  static auto all(Statement& statement, Read read) {
    std::vector<decltype(read(statement))> rows;
    while (statement.step()) rows.push_back(read(statement));
    return rows;
  }
  /// The first row, or nothing.
  template <class Read>
  static auto first(Statement& statement, Read read) -> std::optional<decltype(read(statement))> {
    if (!statement.step()) return std::nullopt;
    return read(statement);
  }
  /// A page of a list: the query was asked for one row more than `limit`.
  template <class Read>
  static auto page(Statement& statement, int limit, Read read) {
    Listing<decltype(read(statement))> listing;
    while (statement.step()) {
      if (static_cast<int>(listing.rows.size()) == limit) {
        listing.next = cursor_of({listing.rows.back().created_ms, listing.rows.back().id});
        break;
      }
      listing.rows.push_back(read(statement));
    }
    return listing;
  }

  std::string folder_;
  std::unique_ptr<FolderLock> lock_;  // first here, so given back last
  std::recursive_mutex writing_;
  std::atomic<std::thread::id> writing_thread_;  // whose transaction is open
  int depth_ = 0;                                // of transactions; guarded by writing_
  std::unique_ptr<Database> writer_;
  std::mutex lending_;
  std::vector<std::unique_ptr<Database>> idle_readers_;  // guarded by lending_
};

/// Pages hold 1 to 200 rows.
int page_size(int limit);

}  // namespace talewright::store
