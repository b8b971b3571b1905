#include "studio/characters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/ids.h"
#include "base/json.h"
#include "base/random.h"
#include "base/text.h"
#include "drawing/png.h"
#include "generated/failures.h"
#include "studio/references.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr int kSheetWidthPx = 1500;

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

/// [{id, x, y, width, height}] in 0..1 of the sheet: what its Figure regions say.
json::array panels_of(const drawing::DisplayList& sheet) {
  const auto share = [](double part, double whole) {
    return std::round(10000 * std::clamp(part / whole, 0.0, 1.0)) / 10000;
  };
  json::array panels;
  for (const drawing::Region& region : sheet.regions)
    if (region.kind == drawing::Region::Kind::Figure)
      panels.push_back({{"id", region.name},
                        {"x", share(region.box.x, sheet.width)},
                        {"y", share(region.box.y, sheet.height)},
                        {"width", share(region.box.width, sheet.width)},
                        {"height", share(region.box.height, sheet.height)}});
  return panels;
}

/// Completes the descriptor, draws the sheet and puts all of it into the row.
void finish_design(Studio& studio, Character& c, std::uint64_t seed,
                   const std::optional<PhotoFile>& photo) {
  const bool dressed = c.descriptor.dressed;
  if (photo) {
    // The species decides where a photo's colours belong, so it must be known first.
    std::vector<std::string> unheard;
    if (!c.descriptor.species.empty()) {
      story::Descriptor kind;
      kind.species = c.descriptor.species;
      story::Descriptor said = c.descriptor;
      said.species = studio.image_engine().complete(std::move(kind), seed, unheard).species;
      take_colors(photo->upload, said, c.notes);
      said.species = c.descriptor.species;
      c.descriptor = std::move(said);
    } else {
      take_colors(photo->upload, c.descriptor, c.notes);
    }
    if (!studio.image_engine().takes_photos())
      c.notes.push_back(fmt::format(
          "The {} illustrator takes colours from a reference picture and nothing else; shapes and "
          "features come from the description.",
          studio.image_engine().name()));
  }
  c.descriptor = studio.image_engine().complete(c.descriptor, seed, c.notes);
  if (photo && !dressed) {
    // What the seed chose to wear takes the photo's colour as well.
    story::Descriptor worn = c.descriptor;
    for (story::Garment& garment : worn.clothes) garment.color.clear();
    std::vector<std::string> unheard;
    take_colors(photo->upload, worn, unheard);
    for (std::size_t i = 0; i < worn.clothes.size(); ++i)
      if (!worn.clothes[i].color.empty()) c.descriptor.clothes[i].color = worn.clothes[i].color;
  }
  c.row.descriptor = json::serialize(story::to_json(c.descriptor));
  const drawing::DisplayList sheet = sheet_of(studio, c);
  c.row.sheet_blob = studio.blobs().put(drawing::draw_png(sheet, kSheetStyle, kSheetWidthPx));
  c.row.panels = json::serialize(panels_of(sheet));
}

store::ReferenceRecord photo_reference(Studio& studio, const Character& c, const PhotoFile& photo) {
  store::ReferenceRecord row;
  row.character_id = c.row.id;
  row.revision = c.row.revision;
  row.label = store::kPhotoLabel;
  row.media_type = photo.upload.media_type;
  row.width = photo.upload.width;
  row.height = photo.upload.height;
  row.blob = studio.blobs().put(photo.bytes);
  row.created_ms = studio.now();
  return row;
}

void read_references(Studio& studio, Character& c) {
  c.references = studio.store().references_of(c.row.id, c.row.revision);
}

const store::ReferenceRecord* photo_in(const std::vector<store::ReferenceRecord>& references) {
  const auto found = std::ranges::find(references, std::string_view(store::kPhotoLabel),
                                       &store::ReferenceRecord::label);
  return found == references.end() ? nullptr : &*found;
}

const store::ReferenceRecord* photo_of(const Character& c) { return photo_in(c.references); }

story::Photo loaded(Studio& studio, const store::ReferenceRecord& photo) {
  return {photo.media_type, std::make_shared<const std::string>(reference_bytes(studio, photo))};
}

Failure wrong_state(const Character& c, std::string_view needed) {
  return character_state_invalid(
      fmt::format("{} is {}; this needs a {} character.", c.row.name, c.row.state, needed),
      {{"character_id", c.row.id}, {"state", c.row.state}, {"needed", needed}});
}

Failure changed_meanwhile(const Character& c) {
  return character_state_invalid(
      fmt::format("{} was changed by someone else at the same moment.", c.row.name),
      {{"character_id", c.row.id}});
}

/// Writes the row if nobody changed it since it was read.
void keep(Studio& studio, Character& c, std::string_view was_state, std::int64_t was_revision) {
  c.row.updated_ms = studio.now();
  if (!studio.store().update_character(c.row, was_state, was_revision)) throw changed_meanwhile(c);
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
  finish_design(studio, c, hash64(c.row.name, order.seed), order.photo);
  if (order.photo) c.references = {photo_reference(studio, c, *order.photo)};
  studio.store().in_transaction([&] {
    studio.store().insert_character(c.row);
    for (const store::ReferenceRecord& row : c.references) studio.store().put_reference(row);
  });
  return c;
}

Character get_character(Studio& studio, std::string_view account, std::string_view id) {
  auto row = studio.store().find_character(account, id);
  if (!row)
    throw character_not_found(fmt::format("There is no character {}.", first_code_points(id, 64)),
                              {{"character_id", id}});
  Character c = read(std::move(*row));
  read_references(studio, c);
  return c;
}

Character get_revision(Studio& studio, std::string_view account, std::string_view id,
                       std::int64_t revision) {
  Character c = get_character(studio, account, id);
  if (c.row.revision == revision) return c;
  auto row = studio.store().find_revision(c.row.id, revision);
  if (!row)
    throw character_not_found(
        fmt::format("{} has no revision {}.", c.row.name, revision),
        {{"character_id", id}, {"revision", revision}, {"newest", c.row.revision}});
  c.row.state = "locked";
  c.row.revision = revision;
  c.row.name = row->name;
  c.row.descriptor = row->descriptor;
  c.row.sheet_blob = row->sheet_blob;
  c.row.panels = row->panels;
  c.descriptor = story::descriptor_from_json(json::parse(row->descriptor).as_object());
  read_references(studio, c);
  return c;
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
  if (change.photo)  // its colours take the place of those that were filled in
    for (std::string* color : {&c.descriptor.main_color, &c.descriptor.second_color,
                               &c.descriptor.accent_color, &c.descriptor.hair_color})
      color->clear();
  if (change.descriptor) c.descriptor = story::overlaid(std::move(c.descriptor), *change.descriptor);
  finish_design(studio, c, hash64(c.row.id), change.photo);
  std::optional<store::ReferenceRecord> photo;
  if (change.photo) photo = photo_reference(studio, c, *change.photo);
  studio.store().in_transaction([&] {
    keep(studio, c, "draft", c.row.revision);
    studio.store().delete_references(c.row.id, c.row.revision, store::kPhotoLabel);
    if (photo) studio.store().put_reference(*photo);
  });
  read_references(studio, c);
  return c;
}

Character lock_character(Studio& studio, std::string_view account, std::string_view id) {
  Character c = get_character(studio, account, id);
  if (c.row.state != "draft") throw wrong_state(c, "draft");
  const bool has_drawn = c.references.size() > (photo_of(c) ? 1 : 0);
  std::vector<store::ReferenceRecord> drawn;
  if (!has_drawn) drawn = standard_references(studio, c);
  const std::string frozen = c.row.descriptor;
  c.row.state = "locked";
  studio.store().in_transaction([&] {
    if (get_character(studio, account, id).row.descriptor != frozen) throw changed_meanwhile(c);
    keep(studio, c, "draft", c.row.revision);
    studio.store().insert_revision({c.row.id, c.row.revision, c.row.name, c.row.descriptor,
                                    c.row.sheet_blob, c.row.updated_ms, c.row.panels});
    for (const store::ReferenceRecord& row : drawn) studio.store().put_reference(row);
  });
  read_references(studio, c);
  return c;
}

Character unlock_character(Studio& studio, std::string_view account, std::string_view id) {
  Character c = get_character(studio, account, id);
  if (c.row.state != "locked") throw wrong_state(c, "locked");
  c.row.state = "draft";
  c.row.revision += 1;
  std::optional<store::ReferenceRecord> photo;
  if (const store::ReferenceRecord* given = photo_of(c)) photo = *given;
  studio.store().in_transaction([&] {
    keep(studio, c, "locked", c.row.revision - 1);
    if (!photo) return;
    photo->revision = c.row.revision;
    studio.store().put_reference(*photo);
  });
  read_references(studio, c);
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
  if (const store::ReferenceRecord* photo = photo_of(c)) m.photo = loaded(studio, *photo);
  return m;
}

void add_photos(Studio& studio, std::vector<story::CastMember>& cast) {
  if (!studio.image_engine().takes_photos()) return;
  for (story::CastMember& member : cast) {
    if (member.character_id.empty() || member.photo.bytes) continue;
    const auto references = studio.store().references_of(member.character_id, member.revision);
    if (const store::ReferenceRecord* photo = photo_in(references))
      member.photo = loaded(studio, *photo);
  }
}

}  // namespace talewright::studio
