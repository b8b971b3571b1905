#include "studio/characters.h"

#include <fmt/format.h>

#include "base/ids.h"
#include "base/json.h"
#include "base/random.h"
#include "base/text.h"
#include "drawing/png.h"
#include "generated/failures.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr int kSheetWidthPx = 1500;
constexpr std::string_view kSheetStyle = "cartoon";

std::string checked_name(std::string_view name) {
  const std::string_view clean = trimmed(name);
  if (clean.empty())
    throw bad_argument("/name", "minLength", "1", name, "/name must hold at least one letter.");
  return std::string(clean);
}

Character read(store::CharacterRecord row) {
  Character c;
  c.descriptor = story::descriptor_from_json(json::parse(row.descriptor).as_object());
  c.row = std::move(row);
  return c;
}

drawing::DisplayList sheet_of(Studio& studio, const Character& c) {
  story::CastMember who;
  who.key = "hero";
  who.name = c.row.name;
  who.descriptor = c.descriptor;
  return studio.image_engine().sheet(who);
}

/// Completes the descriptor, draws the sheet and puts both into the row.
void finish_design(Studio& studio, Character& c, std::uint64_t seed) {
  c.descriptor = studio.image_engine().complete(c.descriptor, seed, c.notes);
  c.row.descriptor = json::serialize(story::to_json(c.descriptor));
  const std::string png = drawing::draw_png(sheet_of(studio, c), kSheetStyle, kSheetWidthPx);
  c.row.sheet_blob = studio.blobs().put(png);
}

Failure wrong_state(const Character& c, std::string_view needed) {
  return character_state_invalid(
      fmt::format("{} is {}; this needs a {} character.", c.row.name, c.row.state, needed),
      {{"character_id", c.row.id}, {"state", c.row.state}, {"needed", needed}});
}

/// Writes the row if nobody changed it since it was read.
void keep(Studio& studio, Character& c, std::string_view was_state, std::int64_t was_revision) {
  c.row.updated_ms = studio.now();
  if (!studio.store().update_character(c.row, was_state, was_revision))
    throw character_state_invalid(
        fmt::format("{} was changed by someone else at the same moment.", c.row.name),
        {{"character_id", c.row.id}});
}

}  // namespace

Character create_character(Studio& studio, std::string_view account, const CharacterOrder& order) {
  Character c;
  c.row.id = new_id("char");
  c.row.account = account;
  c.row.name = checked_name(order.name);
  c.row.created_ms = c.row.updated_ms = studio.now();
  if (!trimmed(order.description).empty()) {
    engines::Description said = studio.text_engine().describe(order.description);
    c.descriptor = std::move(said.descriptor);
    c.notes = std::move(said.notes);
    c.descriptor.notes = order.description;
  }
  c.descriptor = story::overlaid(std::move(c.descriptor), order.descriptor);
  finish_design(studio, c, hash64(c.row.name, order.seed));
  studio.store().insert_character(c.row);
  return c;
}

Character get_character(Studio& studio, std::string_view account, std::string_view id) {
  auto row = studio.store().find_character(account, id);
  if (!row)
    throw character_not_found(fmt::format("There is no character {}.", first_code_points(id, 64)),
                              {{"character_id", id}});
  return read(std::move(*row));
}

Character update_character(Studio& studio, std::string_view account, std::string_view id,
                           const CharacterChange& change) {
  Character c = get_character(studio, account, id);
  if (c.row.state != "draft") throw wrong_state(c, "draft");
  if (change.name) c.row.name = checked_name(*change.name);
  if (change.description && !trimmed(*change.description).empty()) {
    engines::Description said = studio.text_engine().describe(*change.description);
    c.descriptor = story::overlaid(std::move(c.descriptor), said.descriptor);
    c.notes.insert(c.notes.end(), said.notes.begin(), said.notes.end());
    c.descriptor.notes = *change.description;
  }
  if (change.descriptor) c.descriptor = story::overlaid(std::move(c.descriptor), *change.descriptor);
  finish_design(studio, c, hash64(c.row.id));
  keep(studio, c, "draft", c.row.revision);
  return c;
}

Character lock_character(Studio& studio, std::string_view account, std::string_view id) {
  Character c = get_character(studio, account, id);
  if (c.row.state != "draft") throw wrong_state(c, "draft");
  c.row.state = "locked";
  studio.store().in_transaction([&] {
    keep(studio, c, "draft", c.row.revision);
    studio.store().insert_revision({c.row.id, c.row.revision, c.row.name, c.row.descriptor,
                                    c.row.sheet_blob, c.row.updated_ms});
  });
  return c;
}

Character unlock_character(Studio& studio, std::string_view account, std::string_view id) {
  Character c = get_character(studio, account, id);
  if (c.row.state != "locked") throw wrong_state(c, "locked");
  c.row.state = "draft";
  c.row.revision += 1;
  keep(studio, c, "locked", c.row.revision - 1);
  return c;
}

void delete_character(Studio& studio, std::string_view account, std::string_view id) {
  const Character c = get_character(studio, account, id);
  studio.store().delete_character(account, c.row.id);
}

std::string character_sheet_png(Studio& studio, const Character& c, int longest_px) {
  if (longest_px > 0) return drawing::draw_png(sheet_of(studio, c), kSheetStyle, longest_px);
  auto png = studio.blobs().get(c.row.sheet_blob);
  if (!png) throw data_folder_damaged("The sheet of " + c.row.name + " is missing from the data folder.");
  return std::move(*png);
}

story::CastMember cast_member(Studio& studio, std::string_view account, std::string_view id,
                              std::string key) {
  const Character c = get_character(studio, account, id);
  if (c.row.state != "locked") throw wrong_state(c, "locked");
  story::CastMember m;
  m.key = std::move(key);
  m.name = c.row.name;
  m.character_id = c.row.id;
  m.revision = c.row.revision;
  m.descriptor = c.descriptor;
  return m;
}

}  // namespace talewright::studio
