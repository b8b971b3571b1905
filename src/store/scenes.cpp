// Scenes and whom they show.
#include "store/sqlite_store.h"

namespace talewright::store {
namespace {

SceneRecord read_scene(Statement& row) {
  SceneRecord r;
  r.id = row.text();
  r.account = row.text();
  r.style = row.text();
  r.width = row.integer();
  r.height = row.integer();
  r.image_blob = row.text();
  r.document = row.text();
  r.created_ms = row.integer();
  return r;
}

}  // namespace

void SqliteStore::insert_scene(const SceneRecord& row,
                               const std::vector<SceneCharacter>& characters) {
  in_transaction([&] {
    change(
        "INSERT INTO scenes (id, account, style, width, height, image_blob, document, created_ms) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row.id, row.account, row.style, row.width, row.height, row.image_blob, row.document,
        row.created_ms);
    for (const SceneCharacter& character : characters)
      change("INSERT INTO scene_characters (scene_id, character_id, revision) VALUES (?, ?, ?)",
             row.id, character.character_id, character.revision);
  });
}

std::optional<SceneRecord> SqliteStore::find_scene(std::string_view account, std::string_view id) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT id, account, style, width, height, image_blob, document, created_ms FROM scenes "
      "WHERE id = ? AND account = ?");
  query.bind(id, account);
  return first(query, read_scene);
}

Listing<SceneRecord> SqliteStore::list_scenes(std::string_view account,
                                              std::string_view character_id,
                                              std::string_view cursor, int limit) {
  const Position after = position_of(cursor);
  const int most = page_size(limit);
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT id, account, style, width, height, image_blob, document, created_ms FROM scenes "
      "WHERE account = ?1 AND (created_ms, id) < (?2, ?3) AND (?4 = '' OR EXISTS (SELECT 1 FROM "
      "scene_characters WHERE character_id = ?4 AND scene_id = id)) "
      "ORDER BY created_ms DESC, id DESC LIMIT ?5");
  query.bind(account, after.created_ms, after.id, character_id, most + 1);
  return page(query, most, read_scene);
}

bool SqliteStore::delete_scene(std::string_view account, std::string_view id) {
  bool changed = false;
  in_transaction([&] {
    changed = change("DELETE FROM scenes WHERE id = ? AND account = ?", id, account) == 1;
  });
  return changed;
}

}  // namespace talewright::store
