// The store over SQLite. Its members stand by noun in characters.cpp, scenes.cpp, plans.cpp,
// jobs.cpp, steps.cpp, books.cpp, accounts.cpp, credits.cpp and notices.cpp; this file and
// sqlite_store.cpp hold connections and transactions.
//
// One connection writes, guarded by a mutex; others read, each lent to one thread at a time. A
// thread with an open transaction reads through the writer, so that it sees what it wrote.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "store/cursor.h"
#include "store/database.h"
#include "store/folder_lock.h"
#include "store/store.h"

namespace talewright::store {

class SqliteStore final : public Store {
 public:
  /// The folder has been examined; `writer` is open and its schema this program's.
  SqliteStore(std::string folder, std::unique_ptr<Database> writer);
  /// Keeps the folder's lock for as long as the store lives.
  void hold(std::unique_ptr<FolderLock> lock) { lock_ = std::move(lock); }

  void in_transaction(const std::function<void()>& work) override;
  void in_late_transaction(const std::function<void()>& work) override;
  void after_commit(std::function<void()> then) override;

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

  void insert_scene(const SceneRecord& row, const std::vector<SceneCharacter>& characters) override;
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

  // accounts.h
  void insert_account(const AccountRecord& row) override;
  std::optional<AccountRecord> find_account(std::string_view id) override;
  Listing<AccountRecord> list_accounts(std::string_view cursor, int limit) override;
  bool update_account(const AccountRecord& row, std::int64_t expected_updated_ms) override;
  void insert_key(const KeyRecord& row) override;
  std::optional<KeyRecord> find_key(std::string_view id) override;
  Listing<KeyRecord> list_keys(std::string_view account, std::string_view cursor,
                               int limit) override;
  std::int64_t count_active_keys(std::string_view account, std::int64_t now_ms) override;
  bool update_key(const KeyRecord& row) override;
  void note_key_use(std::string_view id, std::string_view address, std::int64_t now_ms) override;
  std::int64_t count_use(std::string_view account, std::string_view month,
                         std::string_view what) override;
  std::int64_t used(std::string_view account, std::string_view month,
                    std::string_view what) override;
  std::int64_t count_jobs_since(std::string_view account, std::int64_t since_ms) override;
  std::optional<KeptCallRecord> find_kept_call(std::string_view account,
                                               std::string_view key) override;
  bool keep_call(const KeptCallRecord& row) override;
  int forget_kept_calls(std::int64_t before_ms) override;
  void insert_audit(const AuditRecord& row) override;
  std::vector<AuditRecord> list_audit(std::string_view account, std::int64_t before,
                                      int limit) override;
  std::int64_t insert_guidance(const GuidanceRecord& row) override;
  std::vector<GuidanceRecord> list_guidance(int limit) override;
  std::optional<GuidanceRecord> find_guidance(std::int64_t version) override;
  std::vector<CountRecord> counts(std::int64_t now_ms) override;

  // credits.h
  BalanceRecord balance_of(std::string_view account) override;
  void grant(std::string_view account, std::int64_t amount, std::string_view note,
             std::int64_t now_ms) override;
  void reset_monthly(std::string_view account, std::int64_t allocated,
                     std::int64_t now_ms) override;
  void charge(std::string_view account, std::int64_t amount, std::string_view note,
              std::int64_t now_ms) override;
  std::vector<TransactionRecord> list_transactions(std::string_view account, std::int64_t before,
                                                   int limit) override;
  std::vector<TransactionRecord> transactions_of(std::string_view job_id) override;
  std::vector<std::string> unbalanced() override;

  // notices.h
  std::vector<EventRecord> events_of(std::string_view subject, std::int64_t after,
                                     int limit) override;
  std::vector<EventRecord> events_after(std::int64_t after, int limit) override;
  int forget_events(std::int64_t before_ms) override;
  void insert_webhook(const WebhookRecord& row) override;
  std::optional<WebhookRecord> find_webhook(std::string_view account, std::string_view id) override;
  std::optional<WebhookRecord> find_webhook_of_any_account(std::string_view id) override;
  Listing<WebhookRecord> list_webhooks(std::string_view account, std::string_view cursor,
                                       int limit) override;
  std::vector<WebhookRecord> active_webhooks(std::string_view account) override;
  std::int64_t count_webhooks(std::string_view account) override;
  bool update_webhook(const WebhookRecord& row) override;
  bool delete_webhook(std::string_view account, std::string_view id) override;
  void insert_delivery(const DeliveryRecord& row) override;
  std::optional<DeliveryRecord> find_delivery(std::string_view webhook_id,
                                              std::string_view id) override;
  Listing<DeliveryRecord> list_deliveries(std::string_view webhook_id, std::string_view state,
                                          std::string_view cursor, int limit) override;
  std::vector<DeliveryRecord> due_deliveries(std::int64_t now_ms, int limit) override;
  std::optional<std::int64_t> next_delivery_ms() override;
  bool update_delivery(const DeliveryRecord& row) override;
  int forget_deliveries(std::int64_t finished_before_ms) override;
  std::int64_t delivered_up_to() override;
  void set_delivered_up_to(std::int64_t event_id) override;

 private:
  using Lent = std::unique_ptr<Database, std::function<void(Database*)>>;
  Lent reader();

  // A thread's transaction, from the outermost call to its end.
  struct Open;
  static thread_local Open* innermost_;
  Open* opened_by_this_thread() const;
  void run_outermost(const std::function<void()>& work, bool late);
  void run_part(Open& open, const std::function<void()>& work);
  void begin(Open& open);
  void roll_back(Open& open) noexcept;
  void expect_open(std::string_view what) const;

  // The ledger's part in the life of a job (credits.cpp), within a transaction.
  void reserve_credits(const JobRecord& job);
  void settle_credits(const StepRecord& step, std::int64_t now_ms);
  void give_back_credits(const JobRecord& job, bool settled_too);

  /// Runs one statement of an open transaction and returns how many rows it changed.
  template <class... Values>
  int change(std::string_view sql, const Values&... values) {
    return writer_->prepare(sql).bind(values...).run();
  }
  /// The same for a statement that is a whole transaction.
  template <class... Values>
  int change_alone(std::string_view sql, const Values&... values) {
    int changed = 0;
    in_transaction([&] { changed = change(sql, values...); });
    return changed;
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
  std::mutex writing_;                // held from a transaction's beginning to its end
  std::unique_ptr<Database> writer_;  // guarded by writing_
  std::mutex lending_;
  std::vector<std::unique_ptr<Database>> idle_readers_;  // guarded by lending_
};

/// Where lists by falling id begin: `before`, 0 = at the newest.
std::int64_t before_id(std::int64_t before);
/// Pages hold 1 to 200 rows.
int page_size(int limit);

}  // namespace talewright::store
