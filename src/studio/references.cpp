#include "studio/references.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "drawing/png.h"
#include "drawing/style.h"
#include "generated/failures.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr int kReferencePx = 768;
constexpr std::array<std::string_view, 4> kStandard = {"front", "three_quarter", "side", "back"};

story::CastMember cast_of(const Character& c) {
  story::CastMember who;
  who.key = "hero";
  who.name = c.row.name;
  who.character_id = c.row.id;
  who.revision = c.row.revision;
  who.descriptor = c.descriptor;
  return who;
}

store::ReferenceRecord drawn(Studio& studio, const Character& c, const std::string& label,
                             std::string_view style) {
  const auto all = studio.image_engine().reference_labels();
  const drawing::DisplayList list = studio.image_engine().reference(cast_of(c), label);
  store::ReferenceRecord row;
  row.character_id = c.row.id;
  row.revision = c.row.revision;
  row.label = label;
  row.style = style;
  row.media_type = "image/png";
  row.width = kReferencePx;
  row.height = std::lround(kReferencePx * list.height / list.width);
  row.blob = studio.blobs().put(drawing::draw_png(list, style, kReferencePx));
  row.ordinal = 1 + (std::ranges::find(all, label) - all.begin());  // the photo comes first
  row.created_ms = studio.now();
  return row;
}

void check_labels(const std::vector<std::string>& labels, std::span<const std::string> known) {
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (std::ranges::find(known, labels[i]) == known.end())
      throw not_one_of(fmt::format("/labels/{}", i), labels[i], {known.begin(), known.end()});
}

}  // namespace

DrawnReferences draw_references(Studio& studio, std::string_view account, std::string_view id,
                                std::vector<std::string> labels, std::string_view style,
                                std::stop_token stop, const DrawingProgress& progress) {
  DrawnReferences result;
  Character& c = result.character;
  c = get_character(studio, account, id);
  const auto known = studio.image_engine().reference_labels();
  check_labels(labels, known);
  check_style("/style", style);
  if (labels.empty()) labels.assign(known.begin(), known.end());
  std::vector<std::string> wanted;
  for (const std::string& label : labels) {
    const bool has = std::ranges::find(c.references, label, &store::ReferenceRecord::label) !=
                     c.references.end();
    const bool twice = std::ranges::find(wanted, label) != wanted.end();
    if (!twice && !(has && c.row.state == "locked")) wanted.push_back(label);
  }
  for (const std::string& label : wanted) {
    if (stop.stop_requested())
      throw canceled(fmt::format("Stopped after {} of {} reference pictures.", result.drawn.size(),
                                 wanted.size()));
    progress(result.drawn.size(), wanted.size(), fmt::format("Drawing {}", label));
    const store::ReferenceRecord row = drawn(studio, c, label, style);
    studio.store().in_transaction([&] {
      // The picture shows the descriptor that was read: it is no reference of a later one.
      const Character now = get_character(studio, account, id);
      if (now.row.revision != c.row.revision || now.row.descriptor != c.row.descriptor)
        throw character_state_invalid(
            fmt::format("{} was changed while the reference pictures were drawn.", c.row.name),
            {{"character_id", c.row.id}, {"state", now.row.state}});
      studio.store().put_reference(row);
    });
    result.drawn.push_back(label);
  }
  c.references = studio.store().references_of(c.row.id, c.row.revision);
  return result;
}

std::vector<store::ReferenceRecord> standard_references(Studio& studio,
                                                        const Character& character) {
  const auto known = studio.image_engine().reference_labels();
  std::vector<store::ReferenceRecord> rows;
  for (const std::string_view label : kStandard)
    if (std::ranges::find(known, label) != known.end())
      rows.push_back(drawn(studio, character, std::string(label), kSheetStyle));
  return rows;
}

std::string reference_bytes(Studio& studio, const store::ReferenceRecord& reference) {
  auto bytes = studio.blobs().get(reference.blob);
  if (!bytes)
    throw data_folder_damaged(
        fmt::format("The reference picture {} is missing from the data folder.", reference.label));
  return std::move(*bytes);
}

std::string reference_file(const store::ReferenceRecord& reference) {
  const std::string_view kind = std::string_view(reference.media_type).substr(6);
  return fmt::format("{}.{}", reference.label, kind == "jpeg" ? "jpg" : kind);
}

}  // namespace talewright::studio
