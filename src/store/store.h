// The store: everything durable, behind an interface, so that another database can stand in. Calls
// may come from any thread. Every member function is one transaction unless a Transaction is open
// on this thread (`in_transaction`), which it then joins. Changes are guarded: they say what must
// still be true and return false when it is not. Throws Failure (data_folder_*, storage_full); a
// full disk rolls the whole transaction back.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/accounts.h"
#include "store/credits.h"
#include "store/notices.h"
#include "store/records.h"

namespace talewright::store {

class Store : public Accounts, public Credits, public Notices {
 public:
  /// Runs `work` in one write transaction: all of it is kept or none. Nested calls join the outer.
  virtual void in_transaction(const std::function<void()>& work) = 0;
  /// Runs `work` as one write transaction that begins with the first thing this thread writes, so
  /// that reading and drawing before it keep nobody waiting. When it throws, nothing is kept.
  /// Within a transaction it is a part of that.
  virtual void in_late_transaction(const std::function<void()>& work) = 0;
  /// Calls `then` once what this thread writes is kept: at once outside of a transaction; never
  /// when the transaction is rolled back. `then` must throw nothing.
  virtual void after_commit(std::function<void()> then) = 0;

  virtual void insert_character(const CharacterRecord& row) = 0;
  virtual std::optional<CharacterRecord> find_character(std::string_view account,
                                                        std::string_view id) = 0;
  /// `state` empty = all; `name_contains` empty = all (ASCII case folded).
  virtual Listing<CharacterRecord> list_characters(std::string_view account, std::string_view state,
                                                   std::string_view name_contains,
                                                   std::string_view cursor, int limit) = 0;
  /// Writes name, state, revision, descriptor, sheet, panels and updated_ms if the row still has
  /// this state and revision.
  virtual bool update_character(const CharacterRecord& row, std::string_view expected_state,
                                std::int64_t expected_revision) = 0;
  virtual bool delete_character(std::string_view account, std::string_view id) = 0;
  virtual void insert_revision(const RevisionRecord& row) = 0;
  virtual std::optional<RevisionRecord> find_revision(std::string_view character_id,
                                                      std::int64_t revision) = 0;

  /// Writes the picture, in place of one with the same character, revision and label. They are
  /// deleted with their character.
  virtual void put_reference(const ReferenceRecord& row) = 0;
  /// By ordinal, then label.
  virtual std::vector<ReferenceRecord> references_of(std::string_view character_id,
                                                     std::int64_t revision) = 0;
  /// All of a revision but those with the label `kept`; how many those were.
  virtual int delete_references(std::string_view character_id, std::int64_t revision,
                                std::string_view kept) = 0;

  virtual void insert_scene(const SceneRecord& row,
                            const std::vector<SceneCharacter>& characters) = 0;
  virtual std::optional<SceneRecord> find_scene(std::string_view account, std::string_view id) = 0;
  /// `character_id` empty = all.
  virtual Listing<SceneRecord> list_scenes(std::string_view account, std::string_view character_id,
                                           std::string_view cursor, int limit) = 0;
  virtual bool delete_scene(std::string_view account, std::string_view id) = 0;

  virtual void insert_plan(const PlanRecord& row) = 0;
  virtual std::optional<PlanRecord> find_plan(std::string_view account, std::string_view id) = 0;
  /// Writes state, version, title, document, quoted, reason, updated_ms, decided_ms if the row
  /// still has this state and version.
  virtual bool update_plan(const PlanRecord& row, std::string_view expected_state,
                           std::int64_t expected_version) = 0;

  /// Writes the job, its steps and the ledger's "reserve" of job.quoted. Ordinals count from 0, a
  /// step needs earlier ones only, prices add up to no more than job.quoted. Throws Failure
  /// insufficient_credits with details.required, available.
  virtual void insert_job(const JobRecord& job, const std::vector<StepRecord>& steps) = 0;
  virtual std::optional<JobRecord> find_job(std::string_view account, std::string_view id) = 0;
  /// For the pipeline, which works for every account.
  virtual std::optional<JobRecord> find_job_of_any_account(std::string_view id) = 0;
  virtual Listing<JobRecord> list_jobs(std::string_view account, std::string_view state,
                                       std::string_view plan_id, std::string_view cursor,
                                       int limit) = 0;
  virtual std::vector<StepRecord> steps_of(std::string_view job_id) = 0;
  /// Jobs that are QUEUED or RUNNING, oldest first, of every account: what a start goes on with.
  virtual std::vector<JobRecord> unfinished_jobs() = 0;
  /// Asks for an end; true when the job was not final.
  virtual bool request_cancel(std::string_view job_id, std::int64_t now_ms) = 0;
  /// Writes the message of a job that is not final. False when it is.
  virtual bool note_on_job(std::string_view job_id, std::string_view message,
                           std::int64_t now_ms) = 0;
  /// Takes one step whose needs are DONE, of a job that is not final and not asked to end, and
  /// which nobody holds (PENDING, or RUNNING with an expired lease): RUNNING, attempts + 1, leased;
  /// its job becomes RUNNING with the step's message. Oldest job first, then lowest ordinal.
  virtual std::optional<StepRecord> lease_step(std::string_view owner, std::int64_t now_ms,
                                               std::int64_t lease_until_ms) = 0;
  virtual bool renew_lease(const StepRecord& step, std::string_view owner,
                           std::int64_t lease_until_ms) = 0;
  /// DONE with blob and result, the ledger's "settle" of its price, the job's counts: one
  /// transaction. False (and nothing written) when the lease is no longer the owner's.
  virtual bool finish_step(const StepRecord& step, std::string_view owner, std::int64_t now_ms) = 0;
  /// FAILED: tried as often as it should be. The job is ended by who calls this. False as above.
  virtual bool fail_step(const StepRecord& step, std::string_view owner, std::int64_t now_ms) = 0;
  /// Back to PENDING (to be tried again) without a result. False as above.
  virtual bool give_back_step(const StepRecord& step, std::string_view owner) = 0;
  /// Gives back every RUNNING step, whoever holds it, and returns how many those were. For the
  /// start of the only process that works on this store: the holders are dead.
  virtual int give_back_all_steps() = 0;
  /// The job's end: state, message, error, book_id, finished_ms; PENDING and RUNNING steps become
  /// CANCELED unless READY; the ledger's "release" of what was reserved and not settled, and when
  /// it FAILED the "refund" of what was settled, so that a failure costs nothing (the row then says
  /// settled 0, released = reserved). False when it was final already.
  virtual bool finish_job(const JobRecord& job) = 0;

  virtual void insert_book(const BookRecord& row, const std::vector<BookFileRecord>& files) = 0;
  virtual std::optional<BookRecord> find_book(std::string_view account, std::string_view id) = 0;
  virtual Listing<BookRecord> list_books(std::string_view account, std::string_view cursor,
                                         int limit) = 0;
  virtual std::vector<BookFileRecord> files_of(std::string_view book_id) = 0;
};

/// What a data folder turned out to be, for `doctor`.
struct FolderReport {
  std::string path;
  bool exists = false, in_use = false, writable = false;
  std::string in_use_by;  ///< "process 4711" when known
  int version = 0;        ///< of the schema; 0 = none yet
  int newest_known = 0;
  std::string integrity;  ///< "ok", what SQLite says, or empty when it could not be asked
};

/// Opens the SQLite store in `folder`, making the folder (mode 0700) and bringing its schema up to
/// date. Holds the folder's lock until destroyed. Throws data_folder_in_use, _newer, _damaged,
/// _unwritable; the folder is then as it was.
std::unique_ptr<Store> open_store(const std::string& folder);
/// Opens a folder that another process holds, for an operator's commands beside a running server:
/// rows may be read and written, jobs must not be worked on. Throws data_folder_newer, _damaged,
/// _unwritable, also when the schema is not of this version.
std::unique_ptr<Store> open_store_beside(const std::string& folder);

/// Looks without changing anything, and without the lock.
FolderReport inspect_folder(const std::string& folder);

}  // namespace talewright::store
