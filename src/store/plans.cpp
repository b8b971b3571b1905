// Plans.
#include "store/sqlite_store.h"

namespace talewright::store {

void SqliteStore::insert_plan(const PlanRecord& row) {
  in_transaction([&] {
    change(
        "INSERT INTO plans (id, account, state, version, title, document, quoted, "
        "reason, created_ms, updated_ms, decided_ms) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.id, row.account, row.state, row.version, row.title, row.document, row.quoted,
        row.reason, row.created_ms, row.updated_ms, row.decided_ms);
  });
}

std::optional<PlanRecord> SqliteStore::find_plan(std::string_view account, std::string_view id) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT id, account, state, version, title, document, quoted, reason, created_ms, "
      "updated_ms, decided_ms FROM plans WHERE id = ? AND account = ?");
  query.bind(id, account);
  return first(query, [](Statement& row) {
    PlanRecord r;
    r.id = row.text();
    r.account = row.text();
    r.state = row.text();
    r.version = row.integer();
    r.title = row.text();
    r.document = row.text();
    r.quoted = row.integer();
    r.reason = row.text();
    r.created_ms = row.integer();
    r.updated_ms = row.integer();
    r.decided_ms = row.optional_integer();
    return r;
  });
}

bool SqliteStore::update_plan(const PlanRecord& row, std::string_view expected_state,
                              std::int64_t expected_version) {
  bool changed = false;
  in_transaction([&] {
    changed =
        change(
            "UPDATE plans SET state = ?, version = ?, title = ?, document = ?, "
            "quoted = ?, reason = ?, updated_ms = ?, decided_ms = ? "
            "WHERE id = ? AND account = ? AND state = ? AND version = ?",
            row.state, row.version, row.title, row.document, row.quoted, row.reason, row.updated_ms,
            row.decided_ms, row.id, row.account, expected_state, expected_version) == 1;
  });
  return changed;
}

}  // namespace talewright::store
