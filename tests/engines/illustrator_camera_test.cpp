// Camera angles, light and brand: what they do to figures and pictures.
#include "engines/illustrator/camera.h"

#include <gtest/gtest.h>

#include "engines/illustrator/complete.h"
#include "engines/illustrator/light.h"
#include "engines/illustrator/light_silhouette.h"
#include "engines/illustrator/scene.h"

namespace talewright::engines::illustrator {
namespace {

using drawing::DisplayList;
using drawing::Region;
using story::Angle;
using story::Lighting;

story::CastMember member(const char* key, const char* species) {
  story::CastMember m;
  m.key = key;
  m.descriptor.species = species;
  std::vector<std::string> notes;
  m.descriptor = complete_descriptor(m.descriptor, 3, notes);
  return m;
}

Figure figure_of(const char* species) {
  const story::CastMember m = member("x", species);
  FigureRequest r{.who = m.descriptor, .name = "x", .held = std::nullopt, .gaze = {}};
  return build_figure(r);
}

story::SceneSpec scene_of(const std::vector<story::CastMember>& cast) {
  story::SceneSpec spec;
  for (const auto& m : cast) spec.characters.push_back({.character = m.key});
  return spec;
}

Box region(const DisplayList& list, Region::Kind kind, std::string_view name) {
  for (const Region& r : list.regions)
    if (r.kind == kind && r.name == name) return r.box;
  return {};
}

std::size_t count_parts(const drawing::Group& group, std::string_view part) {
  std::size_t n = 0;
  for (const drawing::Node& node : group.children) {
    if (const auto* inner = std::get_if<drawing::Group>(&node.item))
      n += count_parts(*inner, part);
    else if (const auto* shape = std::get_if<drawing::Shape>(&node.item))
      n += shape->part == part ? 1 : 0;
  }
  return n;
}

TEST(Camera, FromAboveHeadsAreLargeAndFromBelowSmall) {
  for (const char* species : {"fox", "human", "bear"}) {
    const Figure level = figure_of(species);
    const Figure bird = foreshortened(level, Foreshortening(Angle::Bird, level));
    const Figure worm = foreshortened(level, Foreshortening(Angle::Worm, level));
    const auto share = [](const Figure& f) { return f.skull.height / -f.bounds.y; };
    EXPECT_GT(share(bird), share(level) * 1.15) << species;
    EXPECT_LT(share(worm), share(level) * 0.90) << species;
    // Faces keep their proportions.
    const double proportion = level.skull.width / level.skull.height;
    EXPECT_NEAR(bird.skull.width / bird.skull.height, proportion, 0.03 * proportion) << species;
    EXPECT_NEAR(worm.skull.width / worm.skull.height, proportion, 0.03 * proportion) << species;
  }
}

TEST(Camera, AForeshortenedPlaceIsFoundAgain) {
  const Figure level = figure_of("human");
  for (const Angle angle : {Angle::Bird, Angle::Worm}) {
    const Foreshortening seen(angle, level);
    for (double y = -190; y <= 10; y += 20) {
      const Point p{17, y}, again = seen.undone(seen(p));
      EXPECT_NEAR(again.x, p.x, 0.01);
      EXPECT_NEAR(again.y, p.y, 0.01);
    }
  }
  EXPECT_TRUE(Foreshortening(Angle::EyeLevel, level).none());
  EXPECT_TRUE(Foreshortening(Angle::Tilted, level).none());
}

TEST(Camera, ALeaningPictureHasNoEmptyCorners) {
  for (const double aspect : {0.4, 0.75, 1.0, 1.6, 2.5})
    for (std::uint64_t seed = 1; seed < 6; ++seed) {
      story::SceneSpec spec;
      spec.angle = Angle::Tilted, spec.aspect = aspect, spec.seed = seed;
      const double w = aspect >= 1 ? 1000 * aspect : 1000, h = aspect >= 1 ? 1000 : 1000 / aspect;
      const Tilt tilt(spec, w, h);
      EXPECT_GE(std::abs(tilt.degrees()), 5);
      EXPECT_LE(std::abs(tilt.degrees()), 8);
      // Every corner of the frame comes from inside the level picture.
      const Affine m = tilt.map();
      const double det = m.a * m.d - m.b * m.c;
      for (const Point corner : {Point{0, 0}, Point{w, 0}, Point{0, h}, Point{w, h}}) {
        const double x = corner.x - m.tx, y = corner.y - m.ty;
        const Point from{(m.d * x - m.c * y) / det, (m.a * y - m.b * x) / det};
        EXPECT_TRUE((Box{-0.5, -0.5, w + 1, h + 1}.contains(from))) << aspect << " " << seed;
      }
      // And the safe part of it is all seen.
      const Box safe = tilt.safe({});
      for (const Point corner : {Point{safe.x, safe.y}, Point{safe.right(), safe.y},
                                 Point{safe.x, safe.bottom()}, Point{safe.right(), safe.bottom()}})
        EXPECT_TRUE((Box{-0.5, -0.5, w + 1, h + 1}.contains(m(corner)))) << aspect << " " << seed;
    }
}

TEST(Camera, OverAShoulderOneFacesUsAndTheOtherIsLarger) {
  const std::vector<story::CastMember> cast{member("hero", "fox"), member("friend", "bear")};
  story::SceneSpec spec = scene_of(cast);
  spec.shot = story::Shot::OverShoulder;
  const DisplayList list = draw_scene(spec, cast, {});
  EXPECT_FALSE(region(list, Region::Kind::Face, "hero").empty());
  EXPECT_TRUE(region(list, Region::Kind::Face, "friend").empty());
  const Box back = region(list, Region::Kind::Figure, "friend");
  EXPECT_TRUE(back.x < 1 || back.right() > list.width - 1);
  spec.focus = "friend";
  const DisplayList other = draw_scene(spec, cast, {});
  EXPECT_FALSE(region(other, Region::Kind::Face, "friend").empty());
}

TEST(Light, TheListSaysWhereTheLightOfThePictureComesFrom) {
  const std::vector<story::CastMember> cast{member("hero", "fox")};
  story::SceneSpec spec = scene_of(cast);
  spec.lighting = Lighting::Dramatic;
  EXPECT_GT(std::abs(draw_scene(spec, cast, {}).light.x), 0.9);
  spec.lighting = Lighting::Backlit;
  EXPECT_LT(draw_scene(spec, cast, {}).light.y, -0.95);
  for (const Lighting l : {Lighting::Natural, Lighting::Soft, Lighting::Warm, Lighting::Cool,
                           Lighting::Lamplight, Lighting::Spotlight}) {
    spec.lighting = l;
    EXPECT_NEAR(length(draw_scene(spec, cast, {}).light), 1, 0.02);
  }
}

TEST(Light, RimsAndShadesBelongToTheLightsThatHaveThem) {
  const std::vector<story::CastMember> cast{member("hero", "fox")};
  story::SceneSpec spec = scene_of(cast);
  const auto parts = [&](Lighting l, const char* part) {
    spec.lighting = l;
    return count_parts(draw_scene(spec, cast, {}).root, part);
  };
  EXPECT_EQ(parts(Lighting::Natural, "light.rim"), 0u);
  EXPECT_GT(parts(Lighting::Backlit, "light.rim"), 0u);
  EXPECT_EQ(parts(Lighting::Soft, "light.side"), 0u);
  EXPECT_EQ(parts(Lighting::Dramatic, "light.side"), 1u);
  EXPECT_EQ(parts(Lighting::Warm, "light.dark"), 0u);
  EXPECT_GT(parts(Lighting::Spotlight, "light.dark"), 0u);
  EXPECT_GT(parts(Lighting::Lamplight, "light.dark"), 0u);
}

TEST(Light, ShadowsFallAwayFromTheLight) {
  const std::vector<story::CastMember> cast{member("hero", "bear")};
  story::SceneSpec spec = scene_of(cast);
  for (const auto time : {story::TimeOfDay::Dawn, story::TimeOfDay::Sunset}) {
    spec.time = time;
    const DisplayList list = draw_scene(spec, cast, {});
    Box shadow;
    const std::function<void(const drawing::Group&)> find = [&](const drawing::Group& g) {
      for (const drawing::Node& node : g.children) {
        if (const auto* inner = std::get_if<drawing::Group>(&node.item)) find(*inner);
        if (const auto* s = std::get_if<drawing::Shape>(&node.item))
          if (s->part == "light.shadow") shadow = s->path.bounds();
      }
    };
    find(list.root);
    ASSERT_FALSE(shadow.empty());
    const Box who = region(list, Region::Kind::Figure, "hero");
    EXPECT_LT((shadow.centre().x - who.centre().x) * list.light.x, 0);
  }
}

TEST(Light, ASilhouetteRunsOneWayRoundWhateverItIsMadeOf) {
  drawing::Group g;
  drawing::Shape right, left, shadow;
  right.path = drawing::rectangle({0, 0, 10, 10});
  right.fill = drawing::Fill::solid({1, 0, 0});
  left = right, shadow = right;
  left.path = left.path.transformed(Affine::scaling(-1, 1));
  shadow.role = drawing::Role::Shadow;
  g.add(right), g.add(left), g.add(shadow);
  const drawing::Path path = silhouette(g);
  EXPECT_EQ(path.bounds(), (Box{-10, 0, 20, 10}));
  EXPECT_EQ(std::count(path.verbs().begin(), path.verbs().end(), drawing::Path::Verb::Move), 2);
}

TEST(Brand, SceneryLeansToThePaletteAndFiguresDoNot) {
  story::SceneSpec spec;
  const Light plain = light_for(spec, Air::Open);
  spec.brand.palette = {"#0b3d91", "#ffd23f"};
  const Light branded_light = light_for(spec, Air::Open);
  const drawing::Color blue = *drawing::parse_color("#0b3d91");
  const drawing::Color water = drawing::rgb(0x6FB9CC);
  const auto apart = [](drawing::Color a, drawing::Color b) {
    return std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b);
  };
  EXPECT_LT(apart(branded_light.tone(water), blue), apart(plain.tone(water), blue) * 0.88);
  EXPECT_GT(apart(branded_light.tone(water), blue), 0.2);
  EXPECT_EQ(branded_light.figure_tone(water), plain.figure_tone(water));
}

}  // namespace
}  // namespace talewright::engines::illustrator
