#include "operations/capabilities.h"

#include "base/json.h"
#include "base/version.h"
#include "drawing/style.h"
#include "drawing/upload.h"
#include "engines/illustrator/figure.h"
#include "story/vocabulary.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

template <class Names>
json::array list(const Names& names) {
  json::array result;
  for (const auto& name : names) result.push_back(json::value(std::string_view(name)));
  return result;
}

template <class E>
json::array words() {
  return list(story::spellings<E>());
}

/// A limit as the tool's own schema states it.
const json::value& limit(const json::value& tool, std::string_view property, std::string_view rule) {
  return tool.at("inputSchema").at("properties").at(property).at(rule);
}

json::object limits() {
  const json::value plan = parse_embedded("tools/plan_story.json");
  const json::value character = parse_embedded("tools/create_character.json");
  const json::value scene = parse_embedded("tools/generate_scene.json");
  const json::value vary = parse_embedded("tools/vary_scene.json");
  return {{"story_pages", {{"minimum", limit(plan, "page_count", "minimum")},
                           {"maximum", limit(plan, "page_count", "maximum")}}},
          {"prompt_characters", limit(plan, "prompt", "maxLength")},
          {"page_text_characters",
           plan.at("inputSchema").at("properties").at("pages").at("items").at("properties").at("text").at("maxLength")},
          {"cast", limit(plan, "character_ids", "maxItems")},
          {"scene_characters", limit(scene, "character_ids", "maxItems")},
          {"scene_width", {{"minimum", limit(scene, "width", "minimum")},
                           {"maximum", limit(scene, "width", "maximum")}}},
          {"variants", limit(vary, "count", "maximum")},
          {"upload",
           {{"bytes", drawing::kMostUploadBytes},
            {"svg_bytes", drawing::kMostSvgBytes},
            {"pixels", drawing::kMostUploadMegapixels * 1'000'000},
            {"pixels_a_side", drawing::kMostUploadSide},
            {"media_types", {"image/png", "image/jpeg", "image/webp", "image/gif"}}}},
          {"description_characters", limit(character, "description", "maxLength")}};
}

json::array settings() {
  json::array result;
  const json::value file = parse_embedded("resources/settings.json");
  for (const json::value& v : file.as_array())
    result.push_back(json::value(text_or(v.as_object(), "name")));
  return result;
}

}  // namespace

json::object capabilities(const studio::Studio& studio) {
  json::array styles;
  for (const drawing::StyleEntry& s : drawing::styles())
    styles.push_back(
        {{"name", s.name}, {"title", s.title}, {"about", s.about}, {"vector", s.vector}});
  json::array formats{
      {{"name", "picture_book"},
       {"availability", "available"},
       {"files", {"application/pdf", "image/png"}},
       {"about", "Square picture book, 8.5 x 8.5 in: cover, title page, story pages, end page"}}};
  for (const char* planned : {"comic", "chapter_comic", "novel", "epub", "cbz", "audiobook",
                              "table_read", "storyboard", "pitch_deck", "animatic"})
    formats.push_back({{"name", planned}, {"availability", "planned"}});
  const json::value prices = parse_embedded("resources/prices.json");
  namespace rig = engines::illustrator;
  return {{"version", kVersion},
          {"formats", std::move(formats)},
          {"styles", std::move(styles)},
          {"engines",
           {{"text", {{"name", studio.text_engine().name()}, {"languages", {"en"}}}},
            {"image", {{"name", studio.image_engine().name()}, {"deterministic", true}}}}},
          {"limits", limits()},
          {"prices", prices.as_object()},
          {"account", {{"name", "local"}, {"plan", "unlimited"}}},
          {"vocabulary",
           {{"species", list(rig::species_names())},
            {"garments", list(rig::garment_names())},
            {"accessories", list(rig::accessory_names())},
            {"hair", list(rig::hair_style_names())},
            {"markings", list(rig::marking_names())},
            {"settings", settings()},
            {"poses", words<story::Pose>()},
            {"expressions", words<story::Expression>()},
            {"times", words<story::TimeOfDay>()},
            {"seasons", words<story::Season>()},
            {"weathers", words<story::Weather>()},
            {"lightings", words<story::Lighting>()},
            {"shots", words<story::Shot>()},
            {"angles", words<story::Angle>()},
            {"facings", words<story::Facing>()},
            {"interactions", words<story::Interaction>()},
            {"dimensions", words<story::Dimension>()},
            {"reference_labels", list(studio.image_engine().reference_labels())},
            {"moods", words<story::Mood>()},
            {"places", words<story::Place>()},
            {"text_spaces", words<story::TextSpace>()},
            {"audiences", words<story::Band>()}}}};
}

}  // namespace talewright::operations
