// A character is unmistakably the same in every picture. Measured on rendered pictures: which pixel
// shows which part is read from a rendering of the same list in flat ids (part_map.h), what colour
// it has from the painted PNG, and both are compared with the same part on the painted model sheet.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "base/random.h"
#include "drawing/png.h"
#include "engines/engines.h"
#include "engines/illustrator/figure.h"
#include "engines/illustrator/light.h"
#include "engines/illustrator/settings/settings.h"
#include "part_map.h"

namespace talewright {

namespace {

using story::CastMember;
using story::Facing;
using story::Pose;

constexpr int kSceneWidthPx = 420;
constexpr int kSheetWidthPx = 2400;
constexpr char kStyle[] = "cartoon";
/// Shading moves a median a little with size and view; a wrong colour is 20 and more away.
constexpr double kColorTolerance = 13;
/// Lamps and moonlight shade more deeply.
constexpr double kNightTolerance = 17;
constexpr double kProportionTolerance = 0.10;
constexpr std::size_t kFewestPixels = 30;   // on the sheet
constexpr std::size_t kFewestInScene = 60;  // to be measured
constexpr std::size_t kUnmistakable = 150;  // to count as something that has grown

const engines::ImageEngine& illustrator() {
  static const auto engine = engines::make_builtin_illustrator();
  return *engine;
}

CastMember random_character(std::uint64_t seed) {
  Random random(seed, "identity");
  const auto species = engines::illustrator::species_names();
  CastMember m;
  m.key = "hero";
  m.name = "Somebody";
  // Every third is human: people have the most to get wrong.
  m.descriptor.species = seed % 3 == 0 ? "human" : species[random.below(species.size())];
  std::vector<std::string> notes;
  m.descriptor = illustrator().complete(m.descriptor, seed, notes);
  return m;
}

/// The names of parts that make an individual: what is worn, grown and marked. Limbs come and go
/// with poses, and what is hatched or lined has no area to measure.
bool is_feature(std::string_view part) {
  static const std::set<std::string_view> kinds{
      "head",    "trunk",  "belly",    "muzzle",  "hair",     "mane",      "face",
      "scarf",   "hat",    "glasses",  "crown",   "sweater",  "raincoat",  "dress",
      "t_shirt", "jacket", "hoodie",   "vest",    "coat",     "dungarees", "robe",
      "cape",    "skirt",  "trousers", "shorts",  "backpack", "satchel",   "shell",
      "beak",    "spines", "bow",      "bow_tie", "beard",    "headscarf", "helmet"};
  const std::size_t from = part.find('.') + 1;
  const std::string_view rest = part.substr(from);
  // Lines have no area; what clothes, manes and closed mouths leave of the rest are slivers.
  for (std::string_view sliver : {".line", ".behind", ".lower", ".chest"})
    if (rest.ends_with(sliver)) return false;
  return kinds.contains(rest.substr(0, rest.find('.')));
}

/// What is known of a part from all panels of the sheet that show it.
struct Seen {
  std::vector<Pixel> colors;  ///< one for each panel
};

std::map<std::string, Seen> read_sheet(const CastMember& who) {
  const drawing::DisplayList sheet = illustrator().sheet(who);
  const Pixels picture = render(sheet, kStyle, kSheetWidthPx);
  const PartMap map = map_parts(sheet, kSheetWidthPx, "hero.");
  const double scale = kSheetWidthPx / sheet.width;
  std::map<std::string, Seen> result;
  for (std::size_t i = 1; i < map.names.size(); ++i) {
    const std::vector<std::size_t> pixels = map.inside(static_cast<int>(i), 2);
    for (const drawing::Region& region : sheet.regions) {
      std::vector<std::size_t> here;
      for (std::size_t p : pixels)
        if (region.box.contains({double(p % std::size_t(map.width)) / scale,
                                 double(p / std::size_t(map.width)) / scale}))
          here.push_back(p);
      if (here.size() >= kFewestPixels)
        result[map.names[i]].colors.push_back(median_color(picture, here));
    }
  }
  return result;
}

story::SceneSpec random_scene(std::uint64_t character, std::uint64_t scene) {
  Random random(character * 1000 + scene, "scene");
  story::SceneSpec spec;
  const auto settings = engines::illustrator::all_settings();
  spec.setting = std::string(settings[random.below(settings.size())].name);
  spec.season = static_cast<story::Season>(random.below(4));
  spec.time = static_cast<story::TimeOfDay>(random.below(4));
  spec.shot = random.chance(0.5) ? story::Shot::Medium : story::Shot::Close;
  spec.text_space = story::TextSpace::None;
  spec.seed = random.below(1000);
  story::SceneFigure hero{.character = "hero"};
  hero.pose = static_cast<Pose>(random.below(story::spellings<Pose>().size()));
  hero.expression =
      static_cast<story::Expression>(random.below(story::spellings<story::Expression>().size()));
  if (random.chance(0.5)) hero.facing = static_cast<Facing>(random.below(8));
  spec.characters = {hero};
  return spec;
}

/// The sheet's colour as it looks in the light of a picture.
Pixel in_light(const Pixel& p, const engines::illustrator::Light& light) {
  const drawing::Color c = light.figure_tone({p[0] / 255, p[1] / 255, p[2] / 255, 1});
  return {c.r * 255, c.g * 255, c.b * 255};
}

double height_of(const PartMap& map, std::string_view part) {
  Box box;
  for (std::size_t i = 1; i < map.names.size(); ++i)
    if (map.names[i].starts_with(part)) box = box.united(map.box(static_cast<int>(i)));
  return box.height;
}

}  // namespace

TEST(Identity, ColoursMarkingsAndClothesOfFiftyCharactersMatchTheirSheetInTwentyScenesEach) {
  int measured = 0;
  for (std::uint64_t c = 1; c <= 50; ++c) {
    const CastMember who = random_character(c);
    const std::map<std::string, Seen> sheet = read_sheet(who);
    ASSERT_GE(sheet.size(), 3u) << who.descriptor.species;
    std::map<std::string, int> seen_in, large_in;
    for (std::uint64_t s = 0; s < 20; ++s) {
      const story::SceneSpec spec = random_scene(c, s);
      const drawing::DisplayList list = illustrator().draw(spec, std::span(&who, 1), {});
      const Pixels picture = render(list, kStyle, kSceneWidthPx);
      const PartMap map = map_parts(list, kSceneWidthPx, "hero.");
      const auto light = engines::illustrator::light_for(
          spec, engines::illustrator::setting_named(spec.setting).air);
      for (std::size_t i = 1; i < map.names.size(); ++i) {
        const std::string& part = map.names[i];
        if (!is_feature(part)) continue;
        const std::vector<std::size_t> pixels = map.inside(static_cast<int>(i), 2);
        if (pixels.size() < kFewestInScene) continue;
        ++seen_in[part];
        large_in[part] += pixels.size() >= kUnmistakable;
        const auto known = sheet.find(part);
        if (known == sheet.end()) continue;
        const Pixel drawn = median_color(picture, pixels);
        double nearest = 1e9;
        for (const Pixel& color : known->second.colors)
          nearest = std::min(nearest, delta_e(drawn, in_light(color, light)));
        ++measured;
        EXPECT_LE(nearest, light.lamps() ? kNightTolerance : kColorTolerance)
            << fmt::format("{} {} in {} ({}, {}) is {:.0f},{:.0f},{:.0f}", who.descriptor.species,
                           part, spec.setting, story::spelling(spec.time),
                           story::spelling(spec.characters[0].pose), drawn[0], drawn[1], drawn[2]);
      }
    }
    // Nothing grows that the sheet does not know, and what it knows shows up.
    for (const auto& [part, times] : large_in)
      EXPECT_TRUE(sheet.contains(part) || times <= 2)
          << who.descriptor.species << ": " << part << " is not on the sheet but in " << times
          << " pictures";
    for (const auto& [part, seen] : sheet)
      if (is_feature(part) && seen.colors.size() >= 8)
        EXPECT_GE(seen_in[part], 5) << who.descriptor.species << ": " << part << " is missing";
  }
  EXPECT_GT(measured, 4000);
}

TEST(Identity, ProportionsOfFiftyCharactersMatchTheirSheet) {
  int measured = 0;
  for (std::uint64_t c = 1; c <= 50; ++c) {
    const CastMember who = random_character(c);
    const auto ratio_of = [&](const drawing::DisplayList& list) {
      const PartMap map = map_parts(list, 800, "hero.");
      const double head = height_of(map, "hero.head"), all = height_of(map, "hero.");
      return all > 0 ? head / all : 0;
    };
    const double on_sheet = ratio_of(illustrator().reference(who, "three_quarter"));
    if (on_sheet <= 0) continue;  // fish and the like have no head of their own
    for (std::uint64_t s = 0; s < 20; ++s) {
      story::SceneSpec spec = random_scene(c, s);
      const engines::illustrator::Setting& setting =
          engines::illustrator::setting_named(spec.setting);
      if (setting.footing != engines::illustrator::Footing::Ground) spec.setting = "meadow";
      spec.shot = story::Shot::Medium;
      spec.characters[0].pose = Pose::Stand;
      spec.characters[0].expression = story::Expression::Neutral;
      spec.characters[0].facing = s % 2 ? Facing::Left : Facing::Right;
      const double drawn = ratio_of(illustrator().draw(spec, std::span(&who, 1), {}));
      ++measured;
      EXPECT_NEAR(drawn / on_sheet, 1, kProportionTolerance)
          << who.descriptor.species << " in " << spec.setting;
    }
  }
  EXPECT_GT(measured, 500);
}

TEST(CastLock, AHundredPanelsKeepSixCharactersAndThreeOutfits) {
  std::vector<CastMember> cast;
  for (const char* species : {"fox", "human", "rabbit", "owl", "robot", "dragon"}) {
    CastMember m;
    m.key = fmt::format("c{}", cast.size());
    m.name = species;
    m.descriptor.species = species;
    std::vector<std::string> notes;
    m.descriptor = illustrator().complete(m.descriptor, 11 + cast.size(), notes);
    cast.push_back(std::move(m));
  }
  const std::vector<story::Outfit> outfits{{{{"raincoat", "#f2c230", "plain"}}, {}},
                                           {{{"sweater", "#3f6fae", "stripes"}}, {"scarf"}},
                                           {{{"pyjamas", "#8a5aa8", "dots"}}, {}}};
  // What each wears changes in panels 30 to 59 and 60 to 89 only.
  const auto outfit_at = [&](int panel) -> std::optional<story::Outfit> {
    if (panel < 30 || panel >= 90) return std::nullopt;
    return outfits[panel < 60 ? 0 : 1 + panel % 2];
  };
  // Colours of a rendering without light or line: exactly the sheet's, or something changed.
  using Colors = std::map<std::string, std::set<std::string>>;
  const auto colors_of = [](const drawing::DisplayList& list, const std::string& key) {
    Colors result;
    const std::function<void(const drawing::Group&)> walk = [&](const drawing::Group& g) {
      for (const drawing::Node& node : g.children) {
        if (const auto* inner = std::get_if<drawing::Group>(&node.item)) walk(*inner);
        const auto* s = std::get_if<drawing::Shape>(&node.item);
        if (s && s->part.starts_with(key + ".") && is_feature(s->part) &&
            s->fill.kind == drawing::Fill::Kind::Solid)
          result[s->part].insert(drawing::to_hex(s->fill.color));
      }
    };
    walk(list.root);
    return result;
  };
  std::set<std::string> pairs;
  std::vector<std::vector<bool>> silhouettes;
  for (int panel = 0; panel < 100; ++panel) {
    Random random(static_cast<std::uint64_t>(panel), "panel");
    const std::size_t first = static_cast<std::size_t>(panel) % cast.size();
    story::SceneSpec spec;
    spec.setting = "meadow";
    spec.text_space = story::TextSpace::None;
    spec.seed = static_cast<std::uint64_t>(panel);
    for (std::size_t i = 0; i < 1 + static_cast<std::size_t>(panel) % 3; ++i) {
      story::SceneFigure f{.character = cast[(first + i) % cast.size()].key};
      f.pose = static_cast<Pose>((panel * 5 + static_cast<int>(i) * 7) % 29);
      f.facing = static_cast<Facing>((panel / 3 + static_cast<int>(i)) % 8);
      f.outfit = outfit_at(panel);
      spec.characters.push_back(f);
    }
    const drawing::DisplayList list = illustrator().draw(spec, cast, {});
    for (const story::SceneFigure& f : spec.characters) {
      CastMember dressed = *std::find_if(cast.begin(), cast.end(),
                                         [&](const CastMember& m) { return m.key == f.character; });
      if (f.outfit) {
        dressed.descriptor.clothes = f.outfit->clothes;
        dressed.descriptor.accessories = f.outfit->accessories;
      }
      const Colors drawn = colors_of(list, f.character);
      const Colors sheet = colors_of(illustrator().sheet(dressed), f.character);
      ASSERT_FALSE(drawn.empty()) << "panel " << panel << " without " << f.character;
      for (const auto& [part, colors] : drawn) {
        const auto known = sheet.find(part);
        if (known == sheet.end()) continue;
        for (const std::string& color : colors)
          EXPECT_TRUE(known->second.contains(color))
              << "panel " << panel << ": " << part << " is " << color;
      }
    }
    // The first figure's silhouette on a grid of its own box: what "clearly different" means.
    const std::string key = spec.characters[0].character + ".";
    const PartMap map = map_parts(list, 300, key);
    Box box;
    for (std::size_t i = 1; i < map.names.size(); ++i)
      box = box.united(map.box(static_cast<int>(i)));
    if (box.empty()) continue;
    std::vector<bool> grid;
    for (int y = 0; y < 24; ++y)
      for (int x = 0; x < 24; ++x)
        grid.push_back(map.at(static_cast<int>(box.x + (x + 0.5) * box.width / 24),
                              static_cast<int>(box.y + (y + 0.5) * box.height / 24)) != 0);
    const std::string pair = fmt::format("{}/{}", story::spelling(spec.characters[0].pose),
                                         story::spelling(*spec.characters[0].facing));
    const bool fresh = std::all_of(silhouettes.begin(), silhouettes.end(), [&](const auto& other) {
      int common = 0, either = 0;
      for (std::size_t i = 0; i < grid.size(); ++i) {
        common += grid[i] && other[i];
        either += grid[i] || other[i];
      }
      return common < 0.9 * either;
    });
    if (fresh && pairs.insert(pair).second) silhouettes.push_back(std::move(grid));
  }
  EXPECT_GE(pairs.size(), 40u) << "the same figure, pasted";
}

}  // namespace talewright
