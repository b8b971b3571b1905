// What each pose must show to be known from its silhouette.
#include <gtest/gtest.h>

#include "drawing/each_shape.h"
#include "drawing/ink.h"
#include "engines/illustrator/complete.h"
#include "engines/illustrator/figure.h"

namespace talewright::engines::illustrator {
namespace {

using story::Facing;
using story::Pose;

/// Upright, in these clothes and with these things, and nothing else.
story::Descriptor dressed(const std::string& species, std::vector<std::string> clothes = {},
                          std::vector<std::string> accessories = {}) {
  story::Descriptor d;
  d.species = species;
  d.stance = "upright";
  d.dressed = true;
  std::vector<std::string> notes;
  story::Descriptor done = complete_descriptor(d, 7, notes);
  done.clothes.clear();
  for (const std::string& item : clothes)
    done.clothes.push_back({.item = item, .color = "#3366aa", .pattern = "plain"});
  done.accessories = std::move(accessories);
  return done;
}

Figure posed(const story::Descriptor& who, Pose pose, Facing facing = Facing::Right,
             bool chair_behind = true) {
  FigureRequest request{who, "hero"};
  request.pose = pose;
  request.facing = facing;
  request.chair_behind = chair_behind;
  return build_figure(request);
}

Box box_of(const Figure& f, const std::string& part) {
  Box box;
  drawing::each_shape(f.art, [&](const drawing::Shape& s) {
    if (s.part == "hero." + part) box = box.united(s.path.bounds());
  });
  return box;
}

/// Twice the area that a stretch of a line encloses.
double enclosed(const std::vector<Point>& p, std::size_t from, std::size_t to) {
  double area = 0;
  for (std::size_t i = from; i < to; ++i) {
    const Point a = p[i], b = p[i + 1 < to ? i + 1 : from];
    area += a.x * b.y - a.y * b.x;
  }
  return std::abs(area);
}

/// How often the contour of a shape crosses itself so that a loop is seen.
int crossings(const drawing::Path& path) {
  int found = 0;
  for (const drawing::Polyline& line : drawing::flattened(path, 1)) {
    const std::vector<Point>& p = line.points;
    for (std::size_t i = 0; i + 1 < p.size(); ++i)
      for (std::size_t k = i + 2; k + 1 < p.size(); ++k) {
        const Point d = p[i + 1] - p[i], e = p[k + 1] - p[k], f = p[k] - p[i];
        const double cross = d.x * e.y - d.y * e.x;
        if (std::abs(cross) < 1e-9) continue;
        const double t = (f.x * e.y - f.y * e.x) / cross, u = (f.x * d.y - f.y * d.x) / cross;
        const double loop = enclosed(p, i + 1, k + 1), all = enclosed(p, 0, p.size());
        found += t > 0.01 && t < 0.99 && u > 0.01 && u < 0.99 &&
                 std::min(loop, std::abs(all - loop)) > 0.01 * all;
      }
  }
  return found;
}

TEST(Poses, SleepersCurlUpWithTheirFeetOnTheGroundUnderTheHips) {
  for (const char* species : {"human", "fox", "robot"}) {
    const Figure f = posed(dressed(species), Pose::Sleep);
    for (const char* foot : {"foot.near", "foot.far"}) {
      const Box box = box_of(f, foot);
      EXPECT_GT(box.width, 0) << species;
      EXPECT_LT(box.centre().x, f.trunk.centre().x - f.trunk.width * 0.2) << species;
      EXPECT_NEAR(box.bottom(), 0, f.height * 0.08) << species;
    }
    EXPECT_GT(f.skull.centre().x, f.trunk.centre().x) << species;
    EXPECT_NEAR(f.skull.bottom(), 0, f.height * 0.16) << species;
  }
}

TEST(Poses, WhoLiesHasTheHeadOnTheSideThatIsFacedAndAKneeUp) {
  for (const char* species : {"human", "otter", "cat"})
    for (const Facing facing : {Facing::Right, Facing::Left}) {
      const Figure f = posed(dressed(species), Pose::Lie, facing);
      const double sign = facing == Facing::Right ? 1 : -1;
      EXPECT_GT(sign * (f.skull.centre().x - f.trunk.centre().x), 0) << species;
      EXPECT_LT(f.trunk.height, f.trunk.width) << species;
      EXPECT_LT(sign * (box_of(f, "foot.near").centre().x - f.trunk.centre().x), 0) << species;
    }
}

TEST(Poses, SwimmersAndFlyersReachBeyondTheirHead) {
  for (const char* species : {"human", "otter", "fox", "mouse", "robot"})
    for (const Pose pose : {Pose::Swim, Pose::Fly}) {
      const Figure f = posed(dressed(species, {"raincoat"}), pose);
      EXPECT_GT(box_of(f, "hand.far").centre().x, f.skull.right()) << species;
      const Box near = box_of(f, "hand.near");
      EXPECT_GT(near.width, 0) << species;
      EXPECT_LT(near.centre().x, f.skull.x + f.skull.width * 0.3) << species;
      // The legs trail apart.
      EXPECT_LT(box_of(f, "foot.far").right(), f.trunk.centre().x) << species;
    }
}

TEST(Poses, AWavingHandIsClearOfTheHeadAndOfTheTail) {
  for (const char* species : {"human", "otter", "fox", "squirrel"})
    for (const Facing facing : {Facing::Right, Facing::Front}) {
      const Figure f = posed(dressed(species), Pose::Wave, facing);
      const Box hand = box_of(f, "hand.far");
      EXPECT_GT(hand.centre().x, f.skull.right()) << species;
      EXPECT_LT(hand.centre().y, f.skull.bottom()) << species;
      EXPECT_NEAR(f.hand.x, hand.centre().x, f.height * 0.06) << species;
    }
}

TEST(Poses, ArmsSwingOneForwardAndOneBackInAWalk) {
  for (const char* species : {"human", "rabbit", "bear"}) {
    const Figure f = posed(dressed(species), Pose::Walk);
    EXPECT_GT(box_of(f, "hand.far").centre().x, f.trunk.right()) << species;
    EXPECT_LT(box_of(f, "hand.near").centre().x, f.trunk.x) << species;
    EXPECT_GT(box_of(f, "foot.near").centre().x, box_of(f, "foot.far").centre().x) << species;
  }
}

TEST(Poses, ALongCoatLiesOverTheThighsOfWhoSitsAndTheFeetStickOut) {
  for (const char* garment : {"raincoat", "coat", "dress", "robe"})
    for (const char* species : {"human", "otter"}) {
      const story::Descriptor who = dressed(species, {garment});
      const Figure sits = posed(who, Pose::Sit), stands = posed(who, Pose::Stand);
      const Box cloth = box_of(sits, garment), standing = box_of(stands, garment);
      EXPECT_GT(cloth.width, standing.width * 1.15) << species << " " << garment;
      EXPECT_GT(box_of(sits, "foot.far").right(), cloth.right()) << species << " " << garment;
    }
}

TEST(Poses, NoBentSleeveCrossesItsOwnContour) {
  for (const char* species : {"human", "otter", "mouse", "bear", "frog"})
    for (const char* garment : {"sweater", "raincoat", "robe", "t_shirt"})
      for (std::size_t i = 0; i < story::spellings<Pose>().size(); ++i) {
        const Figure f = posed(dressed(species, {garment}), static_cast<Pose>(i));
        drawing::each_shape(f.art, [&](const drawing::Shape& s) {
          if (s.part == "hero.sleeve.near" || s.part == "hero.sleeve.far") {
            EXPECT_EQ(crossings(s.path), 0)
                << species << " " << garment << " " << story::spellings<Pose>()[i] << " " << s.part;
          }
        });
      }
}

TEST(Poses, TheWheelchairOfOneWhoLiesStandsEmptyBehindThem) {
  story::Descriptor who = dressed("human", {"sweater"}, {"wheelchair"});
  for (const Pose pose : {Pose::Lie, Pose::Sleep}) {
    EXPECT_GT(box_of(posed(who, pose), "wheelchair.seat").width, 0);
    // In bed it is put elsewhere.
    EXPECT_TRUE(box_of(posed(who, pose, Facing::Right, false), "wheelchair.seat").empty());
  }
  who.accessory_colors["wheelchair"] = "#c03020";
  bool colored = false;
  drawing::each_shape(posed(who, Pose::Sleep).art, [&](const drawing::Shape& s) {
    colored |= s.part == "hero.wheelchair.back" && s.fill.color == *drawing::parse_color("#c03020");
  });
  EXPECT_TRUE(colored);
}

}  // namespace
}  // namespace talewright::engines::illustrator
