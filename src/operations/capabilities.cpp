#include "operations/capabilities.h"

#include "base/json.h"
#include "base/version.h"
#include "drawing/style.h"
#include "drawing/upload.h"
#include "engines/illustrator/figure.h"
#include "operations/account_shapes.h"
#include "operations/kept_calls.h"
#include "story/vocabulary.h"
#include "studio/accounts.h"
#include "studio/keys.h"
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
const json::value& limit(const json::value& tool, std::string_view property,
                         std::string_view rule) {
  return tool.at("inputSchema").at("properties").at(property).at(rule);
}

json::object limits() {
  const json::value plan = parse_embedded("tools/plan_story.json");
  const json::value character = parse_embedded("tools/create_character.json");
  const json::value scene = parse_embedded("tools/generate_scene.json");
  const json::value vary = parse_embedded("tools/vary_scene.json");
  return {{"story_pages",
           {{"minimum", limit(plan, "page_count", "minimum")},
            {"maximum", limit(plan, "page_count", "maximum")}}},
          {"prompt_characters", limit(plan, "prompt", "maxLength")},
          {"page_text_characters", plan.at("inputSchema")
                                       .at("properties")
                                       .at("pages")
                                       .at("items")
                                       .at("properties")
                                       .at("text")
                                       .at("maxLength")},
          {"cast", limit(plan, "character_ids", "maxItems")},
          {"scene_characters", limit(scene, "character_ids", "maxItems")},
          {"scene_width",
           {{"minimum", limit(scene, "width", "minimum")},
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

/// Who calls, on which plan, and what that allows.
json::object account_of(studio::Studio& studio, const contract::Caller& caller) {
  const store::AccountRecord account = studio::get_account(studio, caller.account);
  const studio::PlanTerms& terms = studio::terms_of(account);
  json::object result{{"name", account.id},
                      {"title", account.name},
                      {"plan", terms.name},
                      {"plan_title", terms.title},
                      {"quotas",
                       {{"monthly_credits", number_or_null(terms.monthly_credits)},
                        {"books_a_month", number_or_null(terms.books_a_month)},
                        {"books_ever", number_or_null(terms.books_ever)},
                        {"story_pages", number_or_null(terms.story_pages)},
                        {"pings_a_month", number_or_null(terms.pings_a_month)},
                        {"keys", number_or_null(terms.keys)},
                        {"webhooks", number_or_null(terms.webhooks)},
                        {"calls_a_minute", calls_a_minute(terms)}}}};
  if (!caller.key_id.empty()) result["key_id"] = caller.key_id;
  json::array scopes;
  for (const studio::ScopeEntry& scope : studio::scopes_on_offer())
    if (caller.may(scope.name)) scopes.push_back(json::value(scope.name));
  result["scopes"] = std::move(scopes);
  return result;
}

/// How programs show who they are, and what their keys can allow.
json::object auth() {
  json::array scopes;
  for (const studio::ScopeEntry& scope : studio::scopes_on_offer())
    scopes.push_back(
        {{"scope", scope.name}, {"about", scope.about}, {"of_new_keys", scope.of_new_keys}});
  return {{"schemes", {"Authorization: Bearer", "X-API-Key"}},
          {"key_format", "tw_<8 hex digits>_<32 letters and digits>"},
          {"scopes", std::move(scopes)}};
}

json::object idempotency() {
  return {{"header", "Idempotency-Key"},
          {"replayed_header", "Idempotency-Replayed"},
          {"kept_hours", KeptCalls::kKeptMs / 3'600'000},
          {"about",
           "Over REST. The same key and request give the first answer again; operations "
           "that spend or begin work want one."}};
}

}  // namespace

json::object capabilities(studio::Studio& studio, const contract::Caller& caller) {
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
          {"account", account_of(studio, caller)},
          {"auth", auth()},
          {"idempotency", idempotency()},
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
