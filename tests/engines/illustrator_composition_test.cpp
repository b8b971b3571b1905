// The rules of composition, held over hundreds of scenes made up at random: whoever breaks one is
// named with the scene's number, from which it can be drawn again.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <set>

#include "drawing/each_shape.h"
#include "drawing/ink.h"
#include "engines/illustrator/complete.h"
#include "engines/illustrator/compose.h"
#include "engines/illustrator/scene.h"
#include "engines/illustrator/settings/settings.h"
#include "engines/illustrator/settle.h"

namespace talewright::engines::illustrator {
namespace {

using story::Interaction;
using story::Pose;
using story::SceneSpec;
using story::Shot;

constexpr int kScenes = 300;

struct Play {
  std::vector<story::CastMember> cast;
  SceneSpec spec;
  std::string what;
};

template <class E>
E any(Random& random) {
  return static_cast<E>(random.below(story::spellings<E>().size()));
}

const std::vector<story::CastMember>& players() {
  static const std::vector<story::CastMember> all = [] {
    std::vector<story::CastMember> result;
    for (const char* species :
         {"fox", "mouse", "elephant", "owl", "human", "rabbit", "horse", "dragon", "penguin",
          "robot", "cat", "bear", "raccoon", "dog", "giraffe", "hedgehog"}) {
      story::CastMember m;
      m.key = species;
      m.descriptor.species = species;
      std::vector<std::string> notes;
      m.descriptor = complete_descriptor(m.descriptor, result.size() + 1, notes);
      result.push_back(std::move(m));
    }
    return result;
  }();
  return all;
}

/// A scene made up from its number; `gestures` = in every pose there is, with arms going anywhere.
Play play(int number, bool gestures = false) {
  Random random(static_cast<std::uint64_t>(number), gestures ? "gestures" : "composition test");
  Play p;
  p.cast = players();
  random.shuffle(p.cast);
  p.cast.resize(1 + random.below(8));
  SceneSpec& spec = p.spec;
  const auto settings = all_settings();
  spec.setting = settings[random.below(settings.size())].name;
  spec.shot = any<Shot>(random);
  spec.angle = any<story::Angle>(random);
  spec.text_space = any<story::TextSpace>(random);
  const bool beside =
      spec.text_space == story::TextSpace::Left || spec.text_space == story::TextSpace::Right;
  const std::vector<double> aspects =
      beside ? std::vector<double>{1.5, 1.9} : std::vector<double>{0.75, 1.0, 1.4, 1.8};
  spec.aspect = random.pick(aspects);
  spec.seed = random.next() >> 16;
  for (const story::CastMember& m : p.cast) {
    story::SceneFigure f{.character = m.key};
    static constexpr Pose poses[] = {Pose::Stand, Pose::Stand, Pose::Walk,  Pose::Run,
                                     Pose::Sit,   Pose::Wave,  Pose::Point, Pose::Jump,
                                     Pose::Read,  Pose::Kneel, Pose::Hold,  Pose::Dance};
    f.pose = gestures ? any<Pose>(random) : poses[random.below(std::size(poses))];
    if (random.chance(0.2)) f.place = any<story::Place>(random);
    if (random.chance(0.2)) f.depth = any<story::Depth>(random);
    if (random.chance(0.25)) f.holding = random.chance(0.5) ? "apple" : "umbrella";
    if (random.chance(0.3)) f.looks_at = p.cast[random.below(p.cast.size())].key;
    if (random.chance(0.15)) {
      f.interaction = any<Interaction>(random);
      f.with = p.cast[random.below(p.cast.size())].key;
    }
    spec.characters.push_back(std::move(f));
  }
  static constexpr const char* things[] = {"ball", "tree", "sign", "balloon", "house", "flower"};
  for (std::size_t i = random.below(3); i > 0; --i) {
    story::SceneProp prop;
    prop.name = things[random.below(std::size(things))];
    if (random.chance(0.3)) prop.place = any<story::Place>(random);
    prop.scale = random.between(0.5, 1.6);
    spec.props.push_back(std::move(prop));
  }
  if (random.chance(0.4)) spec.focus = p.cast[random.below(p.cast.size())].key;
  std::vector<std::string> notes;
  spec = settle_scene(spec, p.cast, notes);
  p.what = fmt::format("scene {}: {} {} {} {} in {}, aspect {}", number, p.cast.size(),
                       story::spelling(spec.shot), story::spelling(spec.angle),
                       story::spelling(spec.text_space), spec.setting, spec.aspect);
  return p;
}

double shared(const Box& a, const Box& b) {
  const double w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const double h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

double area_of(const Box& b) { return std::max(1e-9, b.width * b.height); }

/// All scenes, arranged once for all tests.
struct Arranged {
  Play play;
  std::unique_ptr<Stage> stage;
  Layout layout;
  Footing footing;
};

Arranged arranged_play(Play made_up) {
  Arranged a;
  a.play = std::move(made_up);
  const Setting& setting = setting_named(a.play.spec.setting);
  a.footing = setting.footing;
  a.stage = std::make_unique<Stage>(a.play.spec, light_for(a.play.spec, setting.air));
  setting.draw(*a.stage);
  a.layout = arrange(*a.stage, setting.footing, a.play.cast);
  return a;
}

const std::vector<Arranged>& arranged() {
  static const std::vector<Arranged> all = [] {
    std::vector<Arranged> result;
    for (int i = 0; i < kScenes; ++i) result.push_back(arranged_play(play(i)));
    return result;
  }();
  return all;
}

/// Whether a place on the outline of a limb, or of what is held, lies in the box.
bool reaches_into(const Actor& a, const drawing::Group& art, const Box& box, bool held = false) {
  held = held || art.name == "held";
  if (art.clip && !held) return false;
  for (const drawing::Node& node : art.children) {
    if (const auto* inner = std::get_if<drawing::Group>(&node.item)) {
      if (reaches_into(a, *inner, box, held)) return true;
    } else if (const auto* shape = std::get_if<drawing::Shape>(&node.item)) {
      if (!held && !reaches_out(shape->part)) continue;
      for (const drawing::Polyline& line : drawing::flattened(shape->path, 4))
        for (const Point p : line.points)
          if (box.contains(a.map()(p))) return true;
    }
  }
  return false;
}

/// Whether the two do something together, so that they may touch.
bool together(const Actor& a, const Actor& b) {
  const auto with = [](const Actor& x, const Actor& y) {
    return x.role->with == y.role->character || x.role->looks_at == y.role->character;
  };
  return with(a, b) || with(b, a) || a.embraces || b.embraces;
}

template <class Check>
void for_each_pair(Check check) {
  for (const Arranged& s : arranged())
    for (const Actor& a : s.layout.actors)
      for (const Actor& b : s.layout.actors)
        if (&a != &b && !a.looms && !b.looms) check(s, a, b);
}

TEST(Composition, ReadersHoldAnOpenBookWhateverBookWasAskedFor) {
  for (const char* book : {"", "book", "open book"}) {
    SceneSpec spec;
    spec.setting = "library";
    spec.characters = {{.character = "fox", .pose = Pose::Read, .holding = book}};
    std::set<std::string> parts;
    drawing::each_shape(draw_scene(spec, players(), {}).root,
                        [&](const drawing::Shape& s) { parts.insert(s.part); });
    EXPECT_TRUE(parts.contains("fox.book.spine")) << book;
  }
}

TEST(Composition, HeadsAreInsideThePicture) {
  for (const Arranged& s : arranged())
    for (const Actor& a : s.layout.actors) {
      if (a.looms) continue;
      const Box frame{0, 0, s.stage->width, s.stage->height};
      EXPECT_GT(shared(a.head(), frame), 0.985 * area_of(a.head()))
          << s.play.what << " " << a.role->character;
    }
}

TEST(Composition, HeadsKeepOutOfTheWordsSpace) {
  for (const Arranged& s : arranged())
    for (const Actor& a : s.layout.actors)
      EXPECT_LT(shared(a.skull(), s.stage->calm), 0.02 * area_of(a.skull()))
          << s.play.what << " " << a.role->character;
}

TEST(Composition, NoHeadCoversAnother) {
  for_each_pair([](const Arranged& s, const Actor& a, const Actor& b) {
    if (a.embraces || b.embraces) return;
    EXPECT_LT(shared(a.skull(), b.skull()),
              (together(a, b) ? 0.15 : 0.10) * std::min(area_of(a.skull()), area_of(b.skull())))
        << s.play.what << " " << a.role->character << " " << b.role->character;
  });
}

TEST(Composition, NoBodyStandsBeforeAFace) {
  for_each_pair([](const Arranged& s, const Actor& front, const Actor& behind) {
    if (front.order < behind.order || together(front, behind) || front.figure.trunk.empty()) return;
    EXPECT_LT(shared(front.trunk(), behind.skull()), 0.22 * area_of(behind.skull()))
        << s.play.what << " " << front.role->character << " before " << behind.role->character;
  });
}

TEST(Composition, NoHandComesBeforeAnothersFace) {
  // In a crowd of seven or eight there may be no room at all: one scene in a hundred.
  int pairs = 0, crowded = 0;
  for (int i = 0; i < kScenes; ++i) {
    const Arranged s = arranged_play(play(i, true));
    for (const Actor& a : s.layout.actors)
      for (const Actor& b : s.layout.actors) {
        const auto touches = [](const Actor& x) {
          return x.pose == Pose::Hug || x.pose == Pose::Give || x.role->interaction;
        };
        if (&a == &b || a.looms || b.looms || touches(a) || touches(b)) continue;
        ++pairs;
        Box face = b.face();
        face = {face.x + face.width * 0.01, face.y, face.width * 0.98, face.height};
        if (!reaches_into(a, a.figure.art, face)) continue;
        if (s.layout.actors.size() > 6) {
          ++crowded;
          continue;
        }
        ADD_FAILURE() << s.play.what << " " << a.role->character << " " << story::spelling(a.pose)
                      << " into " << b.role->character;
      }
  }
  EXPECT_GT(pairs, 1000);
  EXPECT_LE(crowded * 100, kScenes);
}

TEST(Composition, NoTwoBodiesBecomeOne) {
  for_each_pair([](const Arranged& s, const Actor& a, const Actor& b) {
    if (together(a, b) || a.figure.trunk.empty() || b.figure.trunk.empty()) return;
    EXPECT_LT(shared(a.trunk(), b.trunk()), 0.55 * std::min(area_of(a.trunk()), area_of(b.trunk())))
        << s.play.what << " " << a.role->character << " " << b.role->character;
  });
}

TEST(Composition, TheFrameCutsNoJoint) {
  for (const Arranged& s : arranged())
    for (const Actor& a : s.layout.actors) {
      if (a.looms || a.figure.trunk.empty() || a.in_bed) continue;
      const double h = s.stage->height;
      const std::string what = s.play.what + " " + a.role->character;
      // Never through the neck; never through ankles: feet are seen whole or not at all.
      EXPECT_LT(a.skull().bottom(), h * 0.985) << what;
      const double legs = a.feet.y - a.trunk().bottom();
      if (a.rides || legs < h * 0.03 || a.afloat || a.pose != Pose::Stand) continue;
      const double below = (a.feet.y - h) / legs;
      EXPECT_FALSE(below > 0.02 && below < 0.45) << what << " cut at " << below;
    }
}

TEST(Composition, FeetStandOnTheGround) {
  for (const Arranged& s : arranged()) {
    if (s.footing != Footing::Ground) continue;
    for (const Actor& a : s.layout.actors) {
      if (a.looms || a.in_bed || a.rides) continue;
      EXPECT_GT(a.feet.y + a.lift, s.stage->horizon - s.stage->height * 0.01)
          << s.play.what << " " << a.role->character;
    }
  }
}

TEST(Composition, WhoStandsFurtherBackIsDrawnSmaller) {
  for (const Arranged& s : arranged()) {
    if (s.play.spec.shot == Shot::OverShoulder) continue;
    for (const Actor& a : s.layout.actors)
      for (const Actor& b : s.layout.actors) {
        if (a.depth > b.depth - 0.3 || a.rides || b.rides || a.in_bed || b.in_bed) continue;
        // Among equals; the small are drawn larger than they are.
        if (std::abs(a.figure.height / b.figure.height - 1) > 0.12) continue;
        EXPECT_GT(a.scale * a.figure.height, b.scale * b.figure.height)
            << s.play.what << " " << a.role->character << " " << b.role->character;
      }
  }
}

TEST(Composition, ThingsHideNoFaceAndStayInThePicture) {
  for (const Arranged& s : arranged())
    for (const Thing& t : s.layout.things) {
      if (t.size <= 0) continue;
      const Box frame{0, 0, s.stage->width, s.stage->height};
      EXPECT_GT(shared(t.box(), frame), (t.prop.large ? 0.45 : 0.9) * area_of(t.box()))
          << s.play.what << " " << t.prop.name;
      if (!t.sky) {
        EXPECT_GE(t.base.y, s.stage->horizon - 1) << s.play.what << " " << t.prop.name;
        EXPECT_LE(t.base.y, s.stage->height) << s.play.what << " " << t.prop.name;
      }
      for (const Actor& a : s.layout.actors)
        if (t.order > a.order)
          EXPECT_LT(shared(t.box(), a.skull()), 0.06 * area_of(a.skull()))
              << s.play.what << " " << t.prop.name << " before " << a.role->character;
    }
}

TEST(Composition, WhoLooksAtSomebodyIsTurnedToThem) {
  // Where a crowd has to be rearranged, one in fifty may have changed sides.
  int all = 0, turned_away = 0;
  for (const Arranged& s : arranged())
    for (const Actor& a : s.layout.actors) {
      if (a.looms || a.role->facing || a.role->looks_at.empty() || a.rides) continue;
      for (const Actor& b : s.layout.actors) {
        if (b.role->character != a.role->looks_at || b.looms || b.rides) continue;
        if (a.role->interaction || b.role->interaction) continue;
        const double way = b.skull().centre().x - a.skull().centre().x;
        if (std::abs(way) < a.skull().width * 0.7) continue;
        ++all;
        turned_away += (a.eyes().x - a.skull().centre().x) * way < 0 ? 1 : 0;
      }
    }
  EXPECT_GT(all, 100);
  EXPECT_LE(turned_away * 50, all);
}

TEST(Composition, ARiderSitsOnTheMount) {
  int riders = 0;
  for (const Arranged& s : arranged())
    for (const Actor& a : s.layout.actors) {
      if (!a.rides) continue;
      ++riders;
      const Actor& mount = s.layout.actors[*a.rides];
      EXPECT_LT(a.skull().bottom(), mount.box().bottom()) << s.play.what;
      EXPECT_GT(shared(a.box(), mount.box().grown(a.box().height * 0.1)), 0) << s.play.what;
    }
  EXPECT_GT(riders, 4);
}

/// Two of the players do something together in a meadow.
Arranged together_in_meadow(const char* one, const char* other, Interaction deed,
                            const char* holding, Shot shot = Shot::Medium) {
  Play p;
  p.what = fmt::format("{} {} {}", one, story::spelling(deed), other);
  for (const char* key : {one, other})
    for (const story::CastMember& m : players())
      if (m.key == key) p.cast.push_back(m);
  p.spec.setting = "meadow", p.spec.shot = shot, p.spec.seed = 7;
  p.spec.text_space = story::TextSpace::None;
  p.spec.characters = {{.character = one}, {.character = other}};
  if (shot == Shot::Medium) {
    p.spec.characters[0].interaction = deed, p.spec.characters[0].with = other;
    p.spec.characters[0].holding = holding;
  }
  std::vector<std::string> notes;
  p.spec = settle_scene(p.spec, p.cast, notes);
  return arranged_play(std::move(p));
}

TEST(Composition, AGiftIsSeenBetweenTheTwoHoweverSmallTheGiver) {
  for (const auto& [giver, taker] :
       {std::pair{"mouse", "elephant"}, std::pair{"human", "bear"}, std::pair{"mouse", "fox"}}) {
    const Arranged s = together_in_meadow(giver, taker, Interaction::Give, "flower");
    const Actor &a = s.layout.actors[0], &b = s.layout.actors[1];
    const Box gift = drawing::bounds(drawing::transformed(a.figure.over, a.map()));
    ASSERT_FALSE(gift.empty()) << s.play.what;
    EXPECT_GT(gift.height, 0.05 * s.stage->height) << s.play.what;
    EXPECT_GT(a.order, b.order) << s.play.what;
    const bool right = b.trunk().centre().x > a.trunk().centre().x;
    EXPECT_GT((gift.centre().x - a.trunk().centre().x) * (right ? 1 : -1), 0) << s.play.what;
    EXPECT_GT((b.trunk().centre().x - gift.centre().x) * (right ? 1 : -1), 0) << s.play.what;
  }
}

TEST(Composition, TheFarLegOfARiderHangsBeyondTheMount) {
  const Arranged s = together_in_meadow("human", "horse", Interaction::Ride, "");
  const Actor& rider = s.layout.actors[0];
  EXPECT_FALSE(rider.far_leg.children.empty());
  EXPECT_FALSE(drawing::bounds(rider.figure.art).empty());
}

TEST(Composition, WhoIsSeenOverTheShoulderFillsAThirdOfThePicture) {
  for (const char* near : {"rabbit", "human", "mouse"}) {
    const Arranged s = together_in_meadow("fox", near, Interaction::Hug, "", Shot::OverShoulder);
    const Actor& a = s.layout.actors[1];
    ASSERT_TRUE(a.looms) << near;
    const Box skull = a.skull();
    const double seen = std::min(skull.right(), s.stage->width) - std::max(0.0, skull.x);
    EXPECT_GT(seen, 0.24 * s.stage->width) << near;
    EXPECT_GT(skull.right() - skull.x, seen) << near << ": the frame cuts it";
  }
}

TEST(Composition, EverySceneCanBeDrawn) {
  for (int i = 0; i < kScenes; i += 8) {
    const Play p = play(i);
    const drawing::DisplayList list = draw_scene(p.spec, p.cast, {});
    EXPECT_EQ(list.regions.size() >= p.cast.size(), true) << p.what;
    for (const drawing::Region& r : list.regions)
      if (r.kind == drawing::Region::Kind::Face) {
        EXPECT_FALSE(r.box.empty()) << p.what;
        for (const drawing::Region& calm : list.regions)
          if (calm.kind == drawing::Region::Kind::Calm)
            EXPECT_LT(shared(r.box, calm.box), 0.10 * area_of(r.box)) << p.what << " " << r.name;
      }
  }
}

}  // namespace
}  // namespace talewright::engines::illustrator
