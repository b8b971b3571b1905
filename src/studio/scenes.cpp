#include "studio/scenes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/ids.h"
#include "base/json.h"
#include "base/text.h"
#include "drawing/png.h"
#include "generated/failures.h"
#include "studio/characters.h"
#include "studio/credits.h"
#include "studio/logo.h"
#include "studio/prices.h"
#include "studio/refusals.h"
#include "studio/scene_cast.h"
#include "studio/scene_document.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr std::string_view kUsualStyle = "cartoon";

/// Whether the sentence spoke of a member of the scene spec.
bool spoke_of(const std::vector<engines::Understood>& understood, std::string_view member) {
  return std::ranges::any_of(understood, [&](const engines::Understood& u) {
    return u.field == member || (u.field.starts_with(member) && u.field.size() > member.size() &&
                                 (u.field[member.size()] == '.' || u.field[member.size()] == '['));
  });
}

/// What a picture keeps of the one that it continues, where the sentence says nothing else.
void carry_over(story::SceneSpec& spec, const story::SceneSpec& before,
                const std::vector<engines::Understood>& understood) {
  const auto keep = [&](std::string_view member, auto& to, const auto& from) {
    if (!spoke_of(understood, member)) to = from;
  };
  const bool elsewhere = spoke_of(understood, "setting") && spec.setting != before.setting;
  keep("setting", spec.setting, before.setting);
  keep("time", spec.time, before.time);
  keep("season", spec.season, before.season);
  keep("weather", spec.weather, before.weather);
  // A lamp stays in its place and hour.
  const bool another_hour = spoke_of(understood, "time") && spec.time != before.time;
  if (!elsewhere && !another_hour) keep("lighting", spec.lighting, before.lighting);
  spec.aspect = before.aspect;
  spec.brand = before.brand;
  spec.text_space = before.text_space;
  // The things of a place stay there; what is held goes with its holder and the sentence.
  if (!elsewhere && spec.props.empty()) spec.props = before.props;
  for (story::SceneFigure& figure : spec.characters)
    for (const story::SceneFigure& then : before.characters)
      if (then.character == figure.character && !figure.outfit) figure.outfit = then.outfit;
}

/// A sentence that tells what somebody wears does not put it beside them once more.
void drop_worn(story::SceneSpec& spec, const std::vector<story::CastMember>& cast) {
  std::erase_if(spec.props, [&](const story::SceneProp& prop) {
    return std::ranges::any_of(cast, [&](const story::CastMember& member) {
      const story::Descriptor& d = member.descriptor;
      return std::ranges::find(d.accessories, prop.name) != d.accessories.end() ||
             std::ranges::find(d.clothes, prop.name, &story::Garment::item) != d.clothes.end();
    });
  });
}

/// What is worn is kept as well where a spec lists the characters anew.
void carry_outfits(story::SceneSpec& spec, const story::SceneSpec& before) {
  for (story::SceneFigure& figure : spec.characters)
    for (const story::SceneFigure& then : before.characters)
      if (then.character == figure.character && !figure.outfit) figure.outfit = then.outfit;
}

std::uint64_t seed_of(const SceneOrder& order, const SceneDocument* previous) {
  if (order.seed) return static_cast<std::uint64_t>(*order.seed);
  if (order.spec.contains("seed"))
    return static_cast<std::uint64_t>(integer_or(order.spec, "seed", 1));
  return previous ? previous->spec.seed : 1;
}

/// The spec that the order comes to, not yet settled.
story::SceneSpec spec_of(Studio& studio, const SceneOrder& order, const SceneDocument* previous,
                         std::uint64_t seed, SceneDocument& document) {
  story::SceneSpec spec;
  if (previous) spec = previous->spec;
  spec.text_space = previous ? previous->spec.text_space : story::TextSpace::None;
  if (!trimmed(order.prompt).empty()) {
    engines::SceneDraft draft = studio.text_engine().scene_from(order.prompt, document.cast, seed);
    if (!previous) draft.spec.text_space = story::TextSpace::None;
    drop_worn(draft.spec, document.cast);
    if (previous) carry_over(draft.spec, previous->spec, draft.understood);
    spec = std::move(draft.spec);
    document.understood = std::move(draft.understood);
    document.not_understood = std::move(draft.not_understood);
    for (std::string& note : draft.notes) document.notes.push_back(std::move(note));
  }
  json::object merged = story::to_json(spec);
  for (const auto& member : with_keys(order.spec, document.cast))
    merged[member.key()] = member.value();
  spec = story::scene_spec_from_json(merged);
  if (previous) carry_outfits(spec, previous->spec);

  const auto is_cast = [&](const story::SceneFigure& figure) {
    return std::ranges::find(document.cast, figure.character, &story::CastMember::key) !=
           document.cast.end();
  };
  if (!array_at(order.spec, "characters")) {
    std::erase_if(spec.characters, [&](const auto& figure) { return !is_cast(figure); });
    if (spec.characters.empty())
      for (const story::CastMember& member : document.cast) {
        spec.characters.emplace_back();
        spec.characters.back().character = member.key;
      }
  }
  spec.seed = seed;
  if (order.aspect) spec.aspect = *order.aspect;
  if (order.brand) spec.brand = *order.brand;
  if (spec.alt.empty() || (!order.prompt.empty() && !order.spec.contains("alt")))
    spec.alt = order.prompt.empty() ? spec.alt : std::string(first_code_points(order.prompt, 600));
  return spec;
}

/// The picture's size for a width that was asked for: no side longer than kMostScenePx.
std::pair<int, int> size_of(double aspect, std::int64_t wanted, std::vector<std::string>& notes) {
  int width = static_cast<int>(wanted);
  if (width / aspect > kMostScenePx) {
    width = static_cast<int>(kMostScenePx * aspect);
    notes.push_back(fmt::format("Drawn {} pixels wide: at {} it would be higher than {} pixels.",
                                width, wanted, kMostScenePx));
  }
  return {width, std::max(1, static_cast<int>(std::lround(width / aspect)))};
}

/// Who is seen in a picture and is kept as a character.
std::vector<store::SceneCharacter> shown_characters(const SceneDocument& document) {
  std::vector<store::SceneCharacter> shown;
  for (const story::SceneFigure& figure : document.spec.characters)
    for (const story::CastMember& member : document.cast)
      if (member.key == figure.character && !member.character_id.empty() &&
          std::ranges::find(shown, member.character_id, &store::SceneCharacter::character_id) ==
              shown.end())
        shown.push_back({member.character_id, member.revision});
  return shown;
}

/// What a picture counts as in the price list.
std::string_view action_of(const story::SceneSpec& spec) {
  std::set<std::string_view> characters;
  for (const story::SceneFigure& figure : spec.characters) characters.insert(figure.character);
  return characters.size() > 1 ? "group_scene" : "scene";
}

/// Keeps pictures and charges for each of them, in one transaction.
void keep(Studio& studio, std::vector<Scene>& scenes, std::string_view action) {
  studio.store().in_transaction([&] {
    for (Scene& scene : scenes) {
      studio.store().insert_scene(scene.row, shown_characters(scene.document));
      scene.charged = price_of(action);
      charge(studio, scene.row.account, scene.charged, action);
    }
  });
}

/// Draws what the document says. Its picture is kept, nothing else yet.
Scene drawn(Studio& studio, std::string_view account, SceneDocument document, std::string style,
            std::int64_t wanted_width, std::stop_token stop) {
  Scene scene;
  document.engine = studio.image_engine().name();
  const auto [width, height] = size_of(document.spec.aspect, wanted_width, document.notes);
  add_photos(studio, document.cast);
  drawing::DisplayList list = studio.image_engine().draw(document.spec, document.cast, stop);
  if (!document.logo_blob.empty()) {
    auto png = studio.blobs().get(document.logo_blob);
    if (!png) throw data_folder_damaged("A logo is missing from the data folder.");
    add_logo(list, std::make_shared<const std::string>(std::move(*png)));
  }
  if (stop.stop_requested()) throw canceled("The picture was cancelled.");
  const std::string png = drawing::draw_png(list, style, width);
  scene.row.id = new_id("scene");
  scene.row.account = account;
  scene.row.style = std::move(style);
  scene.row.width = width;
  scene.row.height = height;
  scene.row.image_blob = studio.blobs().put(png);
  scene.row.document = json::serialize(to_json(document));
  scene.row.created_ms = studio.now();
  scene.document = std::move(document);
  return scene;
}

}  // namespace

Scene generate_scene(Studio& studio, std::string_view account, const SceneOrder& order,
                     std::stop_token stop) {
  std::optional<Scene> previous;
  if (!order.previous_id.empty()) previous = get_scene(studio, account, order.previous_id);
  const bool nothing_said = trimmed(order.prompt).empty() && order.spec.empty();
  if (nothing_said && !previous && order.character_ids.empty() && order.guests.empty())
    throw bad_argument("/prompt", "required", "1", "",
                       "Say what the picture shows: in a prompt, in a scene, or in both.");
  const SceneDocument* before = previous ? &previous->document : nullptr;
  std::string style = order.style;
  if (style.empty()) style = previous ? previous->row.style : kUsualStyle;
  check_style("/style", style);

  SceneDocument document;
  document.prompt = order.prompt;
  document.previous_id = order.previous_id;
  const std::uint64_t seed = seed_of(order, before);
  document.cast = scene_cast(studio, account, order, before, seed, document.notes);
  const story::SceneSpec spec = spec_of(studio, order, before, seed, document);
  document.spec = studio.image_engine().settle(spec, document.cast, document.notes);
  if (order.logo)
    document.logo_blob = studio.blobs().put(drawing::to_png(order.logo->raster));
  else if (before)
    document.logo_blob = before->logo_blob;
  const std::int64_t width = order.width.value_or(previous ? previous->row.width : kUsualScenePx);
  const std::string_view action = action_of(document.spec);
  check_credits(studio, account, price_of(action));
  std::vector<Scene> made{
      drawn(studio, account, std::move(document), std::move(style), width, std::move(stop))};
  keep(studio, made, action);
  return std::move(made.front());
}

Variations vary_scene(Studio& studio, std::string_view account, const VaryOrder& order,
                      std::stop_token stop,
                      const std::function<void(int done, int total)>& progress) {
  const Scene source = get_scene(studio, account, order.scene_id);
  const std::string_view what = story::spelling(order.dimension);
  check_credits(studio, account, order.count * price_of("variation"));
  Variations result;
  std::vector<story::SceneSpec> seen{source.document.spec};
  std::optional<Failure> first;
  for (int i = 0; i < order.count; ++i) {
    if (stop.stop_requested())
      throw canceled(fmt::format("Stopped after {} of {} variants; none is kept.",
                                 result.scenes.size(), order.count));
    progress(i, order.count);
    try {
      engines::SceneDraft draft = studio.text_engine().varied(
          source.document.spec, source.document.cast, order.dimension, order.target, i);
      SceneDocument document;
      document.cast = source.document.cast;
      document.logo_blob = source.document.logo_blob;
      document.source_id = source.row.id;
      document.vary = what;
      document.target = order.target;
      document.understood = std::move(draft.understood);
      document.not_understood = std::move(draft.not_understood);
      document.notes = std::move(draft.notes);
      document.spec =
          studio.image_engine().settle(std::move(draft.spec), document.cast, document.notes);
      if (std::ranges::find(seen, document.spec) != seen.end())
        throw bad_argument(
            "/target", "different", what, order.target,
            i == 0 ? fmt::format("The picture's {} is that already; name another.", what)
                   : fmt::format("There are no more than {} ways to vary the {} so.",
                                 result.scenes.size(), what));
      seen.push_back(document.spec);
      result.scenes.push_back(
          drawn(studio, account, std::move(document), source.row.style, source.row.width, stop));
    } catch (const Failure& failure) {
      if (failure.code() == "canceled" || failure.status() >= 500) throw;
      ++result.failed;
      result.notes.push_back(failure.message());
      if (!first) first = failure;
    }
  }
  if (result.scenes.empty() && first) throw *first;
  keep(studio, result.scenes, "variation");
  return result;
}

Scene read_scene(store::SceneRecord row) {
  Scene scene;
  scene.document = scene_document_from_json(json::parse(row.document).as_object());
  scene.row = std::move(row);
  return scene;
}

Scene get_scene(Studio& studio, std::string_view account, std::string_view id) {
  auto row = studio.store().find_scene(account, id);
  if (!row)
    throw scene_not_found(fmt::format("There is no scene {}.", first_code_points(id, 64)),
                          {{"scene_id", id}});
  return read_scene(std::move(*row));
}

void delete_scene(Studio& studio, std::string_view account, std::string_view id) {
  const Scene scene = get_scene(studio, account, id);
  studio.store().delete_scene(account, scene.row.id);
}

std::string scene_png(Studio& studio, const Scene& scene, int longest_px) {
  auto png = studio.blobs().get(scene.row.image_blob);
  if (!png)
    throw data_folder_damaged(
        fmt::format("The picture of {} is missing from the data folder.", scene.row.id));
  if (longest_px <= 0 || std::max(scene.row.width, scene.row.height) <= longest_px)
    return std::move(*png);
  return drawing::to_png(drawing::read_photo(*png, longest_px, "").raster);
}

}  // namespace talewright::studio
