// Characters, their locked revisions and their reference pictures.
#include "base/text.h"
#include "store/sqlite_store.h"

namespace talewright::store {
namespace {

CharacterRecord read_character(Statement& row) {
  CharacterRecord r;
  r.id = row.text();
  r.account = row.text();
  r.name = row.text();
  r.state = row.text();
  r.revision = row.integer();
  r.descriptor = row.text();
  r.sheet_blob = row.text();
  r.created_ms = row.integer();
  r.updated_ms = row.integer();
  r.panels = row.text();
  return r;
}

}  // namespace

void SqliteStore::insert_character(const CharacterRecord& row) {
  in_transaction([&] {
    change(
        "INSERT INTO characters (id, account, name, state, revision, descriptor, "
        "sheet_blob, created_ms, updated_ms, panels) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.id, row.account, row.name, row.state, row.revision, row.descriptor, row.sheet_blob,
        row.created_ms, row.updated_ms, row.panels);
  });
}

std::optional<CharacterRecord> SqliteStore::find_character(std::string_view account,
                                                           std::string_view id) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT id, account, name, state, revision, descriptor, sheet_blob, created_ms, updated_ms, "
      "panels "
      "FROM characters WHERE id = ? AND account = ?");
  query.bind(id, account);
  return first(query, read_character);
}

Listing<CharacterRecord> SqliteStore::list_characters(std::string_view account,
                                                      std::string_view state,
                                                      std::string_view name_contains,
                                                      std::string_view cursor, int limit) {
  const Position after = position_of(cursor);
  const std::string part = lower(name_contains);
  const int most = page_size(limit);
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT id, account, name, state, revision, descriptor, sheet_blob, created_ms, updated_ms, "
      "panels "
      "FROM characters WHERE account = ?1 AND (created_ms, id) < (?2, ?3) "
      "AND (?4 = '' OR state = ?4) AND (?5 = '' OR instr(lower(name), ?5) > 0) "
      "ORDER BY created_ms DESC, id DESC LIMIT ?6");
  query.bind(account, after.created_ms, after.id, state, part, most + 1);
  return page(query, most, read_character);
}

bool SqliteStore::update_character(const CharacterRecord& row, std::string_view expected_state,
                                   std::int64_t expected_revision) {
  bool changed = false;
  in_transaction([&] {
    changed = change(
                  "UPDATE characters SET name = ?, state = ?, revision = ?, "
                  "descriptor = ?, sheet_blob = ?, updated_ms = ?, panels = ? "
                  "WHERE id = ? AND account = ? AND state = ? AND revision = ?",
                  row.name, row.state, row.revision, row.descriptor, row.sheet_blob, row.updated_ms,
                  row.panels, row.id, row.account, expected_state, expected_revision) == 1;
  });
  return changed;
}

bool SqliteStore::delete_character(std::string_view account, std::string_view id) {
  bool changed = false;
  in_transaction([&] {
    changed = change("DELETE FROM characters WHERE id = ? AND account = ?", id, account) == 1;
  });
  return changed;
}

void SqliteStore::insert_revision(const RevisionRecord& row) {
  in_transaction([&] {
    change(
        "INSERT INTO revisions (character_id, revision, name, descriptor, sheet_blob, "
        "locked_ms, panels) VALUES (?, ?, ?, ?, ?, ?, ?)",
        row.character_id, row.revision, row.name, row.descriptor, row.sheet_blob, row.locked_ms,
        row.panels);
  });
}

std::optional<RevisionRecord> SqliteStore::find_revision(std::string_view character_id,
                                                         std::int64_t revision) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT character_id, revision, name, descriptor, sheet_blob, locked_ms, panels FROM "
      "revisions "
      "WHERE character_id = ? AND revision = ?");
  query.bind(character_id, revision);
  return first(query, [](Statement& row) {
    RevisionRecord r;
    r.character_id = row.text();
    r.revision = row.integer();
    r.name = row.text();
    r.descriptor = row.text();
    r.sheet_blob = row.text();
    r.locked_ms = row.integer();
    r.panels = row.text();
    return r;
  });
}

void SqliteStore::put_reference(const ReferenceRecord& row) {
  in_transaction([&] {
    change(
        "INSERT OR REPLACE INTO reference_images (character_id, revision, label, style, "
        "media_type, width, height, blob, ordinal, created_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?)",
        row.character_id, row.revision, row.label, row.style, row.media_type, row.width, row.height,
        row.blob, row.ordinal, row.created_ms);
  });
}

std::vector<ReferenceRecord> SqliteStore::references_of(std::string_view character_id,
                                                        std::int64_t revision) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT character_id, revision, label, style, media_type, width, height, blob, ordinal, "
      "created_ms FROM reference_images WHERE character_id = ? AND revision = ? "
      "ORDER BY ordinal, label");
  query.bind(character_id, revision);
  return all(query, [](Statement& row) {
    ReferenceRecord r;
    r.character_id = row.text();
    r.revision = row.integer();
    r.label = row.text();
    r.style = row.text();
    r.media_type = row.text();
    r.width = row.integer();
    r.height = row.integer();
    r.blob = row.text();
    r.ordinal = row.integer();
    r.created_ms = row.integer();
    return r;
  });
}

int SqliteStore::delete_references(std::string_view character_id, std::int64_t revision,
                                   std::string_view kept) {
  int deleted = 0;
  in_transaction([&] {
    deleted = change(
        "DELETE FROM reference_images WHERE character_id = ? AND revision = ? AND label <> ?",
        character_id, revision, kept);
  });
  return deleted;
}

}  // namespace talewright::store
