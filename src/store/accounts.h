// Accounts, their keys, what they used and did. A part of Store: store.h says what holds for all.
#pragma once

#include "store/records.h"

namespace talewright::store {

class Accounts {
 public:
  virtual ~Accounts() = default;

  virtual void insert_account(const AccountRecord& row) = 0;
  virtual std::optional<AccountRecord> find_account(std::string_view id) = 0;
  virtual Listing<AccountRecord> list_accounts(std::string_view cursor, int limit) = 0;
  /// Writes name, plan, state, cycle and updated_ms if the row was last changed then.
  virtual bool update_account(const AccountRecord& row, std::int64_t expected_updated_ms) = 0;

  virtual void insert_key(const KeyRecord& row) = 0;
  virtual std::optional<KeyRecord> find_key(std::string_view id) = 0;
  /// Newest first, ended ones too.
  virtual Listing<KeyRecord> list_keys(std::string_view account, std::string_view cursor,
                                       int limit) = 0;
  /// Keys that are neither revoked nor expired.
  virtual std::int64_t count_active_keys(std::string_view account, std::int64_t now_ms) = 0;
  /// Writes label, scopes, addresses, expires_ms, revoked_ms and replaced_by of a key that is not
  /// revoked. False when it is.
  virtual bool update_key(const KeyRecord& row) = 0;
  virtual void note_key_use(std::string_view id, std::string_view address, std::int64_t now_ms) = 0;

  /// One more; gives the new count.
  virtual std::int64_t count_use(std::string_view account, std::string_view month,
                                 std::string_view what) = 0;
  virtual std::int64_t used(std::string_view account, std::string_view month,
                            std::string_view what) = 0;
  /// Jobs begun since then that have not FAILED or been CANCELED.
  virtual std::int64_t count_jobs_since(std::string_view account, std::int64_t since_ms) = 0;

  virtual std::optional<KeptCallRecord> find_kept_call(std::string_view account,
                                                       std::string_view key) = 0;
  /// False when the account has one under that key.
  virtual bool keep_call(const KeptCallRecord& row) = 0;
  virtual int forget_kept_calls(std::int64_t before_ms) = 0;

  virtual void insert_audit(const AuditRecord& row) = 0;
  /// Newest first, those with an id below `before` (0 = from the newest); `account` empty = all.
  virtual std::vector<AuditRecord> list_audit(std::string_view account, std::int64_t before,
                                              int limit) = 0;

  /// Gives the new version.
  virtual std::int64_t insert_guidance(const GuidanceRecord& row) = 0;
  /// Newest first.
  virtual std::vector<GuidanceRecord> list_guidance(int limit) = 0;
  virtual std::optional<GuidanceRecord> find_guidance(std::int64_t version) = 0;

  /// How much there is of everything, for those who run the program; keys are active at `now_ms`.
  virtual std::vector<CountRecord> counts(std::int64_t now_ms) = 0;
};

}  // namespace talewright::store
