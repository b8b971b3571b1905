// Accounts, their keys, what they used and did, and what agents are told.
#include <limits>

#include "store/sqlite_store.h"

namespace talewright::store {
namespace {

#define ACCOUNT_COLUMNS \
  "id, name, plan, state, cycle_started_ms, cycle_ends_ms, created_ms, updated_ms"
#define KEY_COLUMNS                                                                   \
  "id, account, label, hash, scopes, addresses, created_ms, expires_ms, revoked_ms, " \
  "last_used_ms, last_address, replaced_by"
#define AUDIT_COLUMNS \
  "id, at_ms, account, key_id, address, face, request_id, operation, outcome, subject"

AccountRecord read_account(Statement& row) {
  AccountRecord r;
  r.id = row.text();
  r.name = row.text();
  r.plan = row.text();
  r.state = row.text();
  r.cycle_started_ms = row.integer();
  r.cycle_ends_ms = row.integer();
  r.created_ms = row.integer();
  r.updated_ms = row.integer();
  return r;
}

KeyRecord read_key(Statement& row) {
  KeyRecord r;
  r.id = row.text();
  r.account = row.text();
  r.label = row.text();
  r.hash = row.text();
  r.scopes = row.text();
  r.addresses = row.text();
  r.created_ms = row.integer();
  r.expires_ms = row.optional_integer();
  r.revoked_ms = row.optional_integer();
  r.last_used_ms = row.optional_integer();
  r.last_address = row.text();
  r.replaced_by = row.text();
  return r;
}

AuditRecord read_audit(Statement& row) {
  AuditRecord r;
  r.id = row.integer();
  r.at_ms = row.integer();
  r.account = row.text();
  r.key_id = row.text();
  r.address = row.text();
  r.face = row.text();
  r.request_id = row.text();
  r.operation = row.text();
  r.outcome = row.text();
  r.subject = row.text();
  return r;
}

GuidanceRecord read_guidance(Statement& row) {
  GuidanceRecord r;
  r.version = row.integer();
  r.text = row.text();
  r.note = row.text();
  r.author = row.text();
  r.at_ms = row.integer();
  return r;
}

}  // namespace

std::int64_t before_id(std::int64_t before) {
  return before == 0 ? std::numeric_limits<std::int64_t>::max() : before;
}

void SqliteStore::insert_account(const AccountRecord& row) {
  change_alone("INSERT INTO accounts (" ACCOUNT_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row.id,
               row.name, row.plan, row.state, row.cycle_started_ms, row.cycle_ends_ms,
               row.created_ms, row.updated_ms);
}

std::optional<AccountRecord> SqliteStore::find_account(std::string_view id) {
  const Lent database = reader();
  Statement query = database->prepare("SELECT " ACCOUNT_COLUMNS " FROM accounts WHERE id = ?");
  query.bind(id);
  return first(query, read_account);
}

Listing<AccountRecord> SqliteStore::list_accounts(std::string_view cursor, int limit) {
  const Position after = position_of(cursor);
  const int most = page_size(limit);
  const Lent database = reader();
  Statement query = database->prepare("SELECT " ACCOUNT_COLUMNS
                                      " FROM accounts WHERE (created_ms, id) < (?, ?) "
                                      "ORDER BY created_ms DESC, id DESC LIMIT ?");
  query.bind(after.created_ms, after.id, most + 1);
  return page(query, most, read_account);
}

bool SqliteStore::update_account(const AccountRecord& row, std::int64_t expected_updated_ms) {
  return change_alone(
             "UPDATE accounts SET name = ?, plan = ?, state = ?, cycle_started_ms = ?, "
             "cycle_ends_ms = ?, updated_ms = ? WHERE id = ? AND updated_ms = ?",
             row.name, row.plan, row.state, row.cycle_started_ms, row.cycle_ends_ms, row.updated_ms,
             row.id, expected_updated_ms) == 1;
}

void SqliteStore::insert_key(const KeyRecord& row) {
  change_alone("INSERT INTO api_keys (" KEY_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
               row.id, row.account, row.label, row.hash, row.scopes, row.addresses, row.created_ms,
               row.expires_ms, row.revoked_ms, row.last_used_ms, row.last_address, row.replaced_by);
}

std::optional<KeyRecord> SqliteStore::find_key(std::string_view id) {
  const Lent database = reader();
  Statement query = database->prepare("SELECT " KEY_COLUMNS " FROM api_keys WHERE id = ?");
  query.bind(id);
  return first(query, read_key);
}

Listing<KeyRecord> SqliteStore::list_keys(std::string_view account, std::string_view cursor,
                                          int limit) {
  const Position after = position_of(cursor);
  const int most = page_size(limit);
  const Lent database = reader();
  Statement query =
      database->prepare("SELECT " KEY_COLUMNS
                        " FROM api_keys WHERE account = ? AND (created_ms, id) < (?, ?) "
                        "ORDER BY created_ms DESC, id DESC LIMIT ?");
  query.bind(account, after.created_ms, after.id, most + 1);
  return page(query, most, read_key);
}

std::int64_t SqliteStore::count_active_keys(std::string_view account, std::int64_t now_ms) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT count(*) FROM api_keys WHERE account = ? AND revoked_ms IS NULL "
      "AND (expires_ms IS NULL OR expires_ms > ?)");
  query.bind(account, now_ms);
  return *first(query, [](Statement& row) { return row.integer(); });
}

bool SqliteStore::update_key(const KeyRecord& row) {
  return change_alone(
             "UPDATE api_keys SET label = ?, scopes = ?, addresses = ?, expires_ms = ?, "
             "revoked_ms = ?, replaced_by = ? WHERE id = ? AND revoked_ms IS NULL",
             row.label, row.scopes, row.addresses, row.expires_ms, row.revoked_ms, row.replaced_by,
             row.id) == 1;
}

void SqliteStore::note_key_use(std::string_view id, std::string_view address, std::int64_t now_ms) {
  change_alone("UPDATE api_keys SET last_used_ms = ?, last_address = ? WHERE id = ?", now_ms,
               address, id);
}

std::int64_t SqliteStore::count_use(std::string_view account, std::string_view month,
                                    std::string_view what) {
  std::int64_t count = 0;
  in_transaction([&] {
    Statement counting = writer_->prepare(
        "INSERT INTO usage_counts (account, month, what, count) VALUES (?, ?, ?, 1) "
        "ON CONFLICT (account, month, what) DO UPDATE SET count = count + 1 RETURNING count");
    counting.bind(account, month, what);
    count = *first(counting, [](Statement& row) { return row.integer(); });
  });
  return count;
}

std::int64_t SqliteStore::used(std::string_view account, std::string_view month,
                               std::string_view what) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT count FROM usage_counts WHERE account = ? AND month = ? AND what = ?");
  query.bind(account, month, what);
  return first(query, [](Statement& row) { return row.integer(); }).value_or(0);
}

std::int64_t SqliteStore::count_jobs_since(std::string_view account, std::int64_t since_ms) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT count(*) FROM jobs WHERE account = ? AND created_ms >= ? "
      "AND state NOT IN ('FAILED', 'CANCELED')");
  query.bind(account, since_ms);
  return *first(query, [](Statement& row) { return row.integer(); });
}

std::optional<KeptCallRecord> SqliteStore::find_kept_call(std::string_view account,
                                                          std::string_view key) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT account, key, operation, fingerprint, reply, at_ms FROM kept_calls "
      "WHERE account = ? AND key = ?");
  query.bind(account, key);
  return first(query, [](Statement& row) {
    KeptCallRecord r;
    r.account = row.text();
    r.key = row.text();
    r.operation = row.text();
    r.fingerprint = row.text();
    r.reply = row.text();
    r.at_ms = row.integer();
    return r;
  });
}

bool SqliteStore::keep_call(const KeptCallRecord& row) {
  return change_alone(
             "INSERT INTO kept_calls (account, key, operation, fingerprint, reply, at_ms) "
             "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account, key) DO NOTHING",
             row.account, row.key, row.operation, row.fingerprint, row.reply, row.at_ms) == 1;
}

int SqliteStore::forget_kept_calls(std::int64_t before_ms) {
  return change_alone("DELETE FROM kept_calls WHERE at_ms < ?", before_ms);
}

void SqliteStore::insert_audit(const AuditRecord& row) {
  change_alone(
      "INSERT INTO audit (at_ms, account, key_id, address, face, request_id, operation, outcome, "
      "subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      row.at_ms, row.account, row.key_id, row.address, row.face, row.request_id, row.operation,
      row.outcome, row.subject);
}

std::vector<AuditRecord> SqliteStore::list_audit(std::string_view account, std::int64_t before,
                                                 int limit) {
  const Lent database = reader();
  if (account.empty()) {
    Statement query = database->prepare("SELECT " AUDIT_COLUMNS
                                        " FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?");
    query.bind(before_id(before), limit);
    return all(query, read_audit);
  }
  Statement query = database->prepare(
      "SELECT " AUDIT_COLUMNS " FROM audit WHERE account = ? AND id < ? ORDER BY id DESC LIMIT ?");
  query.bind(account, before_id(before), limit);
  return all(query, read_audit);
}

std::int64_t SqliteStore::insert_guidance(const GuidanceRecord& row) {
  std::int64_t version = 0;
  in_transaction([&] {
    Statement adding = writer_->prepare(
        "INSERT INTO guidance (text, note, author, at_ms) VALUES (?, ?, ?, ?) RETURNING version");
    adding.bind(row.text, row.note, row.author, row.at_ms);
    version = *first(adding, [](Statement& added) { return added.integer(); });
  });
  return version;
}

std::vector<GuidanceRecord> SqliteStore::list_guidance(int limit) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT version, text, note, author, at_ms FROM guidance ORDER BY version DESC LIMIT ?");
  query.bind(limit);
  return all(query, read_guidance);
}

std::optional<GuidanceRecord> SqliteStore::find_guidance(std::int64_t version) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT version, text, note, author, at_ms FROM guidance WHERE version = ?");
  query.bind(version);
  return first(query, read_guidance);
}

}  // namespace talewright::store
