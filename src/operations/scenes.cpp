// Handlers of the operations on scenes.
#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "drawing/upload.h"
#include "generated/operations.h"
#include "operations/shapes.h"
#include "operations/uploads.h"
#include "studio/scenes.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

constexpr int kLookPx = 1024, kVariantPx = 512, kLogoPx = 512;

/// What to say of everything that was not drawn as it was said.
std::string remarks(const studio::Scene& scene) {
  std::string text;
  for (const std::string& note : scene.document.notes) text += "\nNote: " + note;
  if (!scene.document.not_understood.empty())
    text += "\nNot understood: " + join(scene.document.not_understood, ", ") + ".";
  return text;
}

contract::Reply reply(studio::Studio& studio, const studio::Scene& scene, std::string text) {
  contract::Reply r;
  r.structured = shape(scene);
  r.text = std::move(text) + remarks(scene);
  r.links = {image_link(scene)};
  r.picture_png = studio::scene_png(studio, scene, kLookPx);
  return r;
}

story::Brand brand_of(const json::object& brand) {
  return {texts_or_none(brand, "palette"), texts_or_none(brand, "forbidden")};
}

std::string in_words(const studio::Scene& scene) {
  std::vector<std::string> names;
  for (const story::SceneFigure& figure : scene.document.spec.characters)
    for (const story::CastMember& member : scene.document.cast)
      if (member.key == figure.character) names.push_back(member.name);
  const story::SceneSpec& spec = scene.document.spec;
  return fmt::format("{} × {} {} picture: {}{} {}, {}, {}", scene.row.width, scene.row.height,
                     scene.row.style, join(names, ", "), names.empty() ? "the" : ", in the",
                     replaced(spec.setting, "_", " "), spelling(spec.time), spelling(spec.weather));
}

}  // namespace

contract::Reply generate_scene(studio::Studio& studio, contract::Context& context,
                               const json::object& arguments) {
  studio::SceneOrder order;
  order.prompt = text_or(arguments, "prompt");
  if (const json::object* scene = object_at(arguments, "scene")) order.spec = *scene;
  order.character_ids = texts_or_none(arguments, "character_ids");
  if (const json::array* cast = array_at(arguments, "cast"))
    for (const json::value& v : *cast) {
      const json::object& o = v.as_object();
      studio::GuestOrder guest{
          text_or(o, "key"), text_or(o, "name"), text_or(o, "description"), {}};
      if (const json::object* d = object_at(o, "descriptor"))
        guest.descriptor = story::descriptor_from_json(*d);
      order.guests.push_back(std::move(guest));
    }
  order.style = text_or(arguments, "style");
  if (arguments.contains("width")) order.width = integer_or(arguments, "width", 0);
  if (arguments.contains("aspect")) order.aspect = number_or(arguments, "aspect", 1);
  if (arguments.contains("seed")) order.seed = integer_or(arguments, "seed", 1);
  order.previous_id = text_or(arguments, "previous_image_id");
  if (const json::object* brand = object_at(arguments, "brand")) {
    if (brand->contains("palette") || brand->contains("forbidden")) order.brand = brand_of(*brand);
    if (const json::object* logo = object_at(*brand, "logo"))
      order.logo = drawing::read_logo(uploaded_bytes(*logo, "/brand/logo"), kLogoPx, "/brand/logo");
  }
  context.progress({0, 1, "Drawing the picture"});
  const auto scene = studio::generate_scene(studio, context.caller.account, order, context.stop);
  context.progress({1, 1, "Drawn"});
  contract::Reply r =
      reply(studio, scene,
            fmt::format("Drew {}: {}. Look at it; to adjust, change members of its spec and call "
                        "again with scene, or vary_scene.",
                        scene.row.id, in_words(scene)));
  r.structured["credits"] = {{"charged", scene.charged}};
  return r;
}

contract::Reply vary_scene(studio::Studio& studio, contract::Context& context,
                           const json::object& arguments) {
  studio::VaryOrder order;
  order.scene_id = text_or(arguments, "image_id");
  const std::string vary = text_or(arguments, "vary");
  order.dimension = story::parse<story::Dimension>(vary).value();
  order.target = text_or(arguments, "target");
  order.count = static_cast<int>(integer_or(arguments, "count", 1));
  const auto made =
      studio::vary_scene(studio, context.caller.account, order, context.stop, [&](int done, int total) {
        context.progress({static_cast<double>(done), static_cast<double>(total),
                          fmt::format("Drawing variant {} of {}", done + 1, total)});
      });
  json::array variants;
  std::int64_t charged = 0;
  contract::Reply r;
  r.text = fmt::format("Drew {} of {} variants of {} with another {}.", made.scenes.size(),
                       order.count, order.scene_id, vary);
  for (const studio::Scene& scene : made.scenes) {
    variants.push_back(shape(scene));
    charged += scene.charged;
    r.links.push_back(image_link(scene));
    r.attachments.push_back({"", "image/png", studio::scene_png(studio, scene, kVariantPx), false});
    r.text += fmt::format("\n{}: {}.{}", scene.row.id, in_words(scene), remarks(scene));
  }
  for (const std::string& note : made.notes) r.text += "\nNot drawn: " + note;
  r.structured = {{"source_image_id", order.scene_id},
                  {"vary", vary},
                  {"target", order.target},
                  {"requested", order.count},
                  {"generated", static_cast<std::int64_t>(made.scenes.size())},
                  {"failed", made.failed},
                  {"variants", std::move(variants)},
                  {"notes", to_array(made.notes)},
                  {"credits", {{"charged", charged}}}};
  return r;
}

contract::Reply get_scene(studio::Studio& studio, contract::Context& context,
                          const json::object& arguments) {
  const auto scene = studio::get_scene(studio, context.caller.account, text_or(arguments, "scene_id"));
  return reply(studio, scene, in_words(scene) + ".");
}

contract::Reply list_scenes(studio::Studio& studio, contract::Context& context,
                            const json::object& arguments) {
  const auto listing = studio.store().list_scenes(
      context.caller.account, text_or(arguments, "character_id"), text_or(arguments, "cursor"),
      static_cast<int>(integer_or(arguments, "limit", 20)));
  json::array rows;
  contract::Reply r;
  for (const store::SceneRecord& row : listing.rows) {
    const studio::Scene scene = studio::read_scene(row);
    json::object whole = shape(scene);
    json::object brief;
    for (const char* member : {"scene_id", "image_id", "image_uri", "style", "width", "height",
                               "characters", "previous_image_id", "source_image_id", "created_at"})
      if (const json::value* value = whole.if_contains(member)) brief[member] = *value;
    brief["setting"] = scene.document.spec.setting;
    brief["alt"] = scene.document.spec.alt;
    rows.push_back(std::move(brief));
    r.text += fmt::format("{}: {}\n", row.id, in_words(scene));
  }
  if (rows.empty()) r.text = "No scenes yet; generate_scene draws one.";
  r.structured = {{"scenes", std::move(rows)}};
  if (!listing.next.empty()) r.structured["next_cursor"] = listing.next;
  return r;
}

contract::Reply delete_scene(studio::Studio& studio, contract::Context& context,
                             const json::object& arguments) {
  const std::string id = text_or(arguments, "scene_id");
  studio::delete_scene(studio, context.caller.account, id);
  contract::Reply r;
  r.structured = {{"scene_id", id}, {"deleted", true}};
  r.text = "Deleted " + id + ".";
  return r;
}

}  // namespace talewright::operations
