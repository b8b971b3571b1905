// A quiet street of gabled houses, looked along at eye level.
#include "engines/illustrator/brushes/buildings.h"
#include "engines/illustrator/brushes/interior.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::mix;
using drawing::rectangle;
using drawing::rounded_rectangle;

namespace {

/// One-point perspective: across (in picture units at depth 1), up from the ground, depth from 1.
struct Lane {
  Point vanish;
  double eye;  ///< height of the eye over the ground
  Point at(double across, double up, double depth) const {
    return {vanish.x + across / depth, vanish.y + (eye - up) / depth};
  }
};

struct Panes {
  Path lit, dark, frames, shutters, bars;
};

void house(Stage& s, Group& into, const Lane& lane, double across, double z0, double z1,
           double tall, int hue, Panes& panes) {
  static constexpr std::array<unsigned, 7> walls{0xDDA873, 0xC97C6E, 0x97B39C, 0xE8CB92,
                                                 0x90A5C4, 0xD39858, 0xB997B0};
  static constexpr std::array<unsigned, 3> roofs{0xA5573F, 0x7D6470, 0x8E6A4C};
  const Color wall = rgb(walls[static_cast<std::size_t>(hue) % 7]);
  const double mid = (z0 + z1) / 2, far = std::clamp((mid - 1) * 0.13, 0.0, 0.62);
  const auto P = [&](double t, double up) { return lane.at(across, up, z0 + (z1 - z0) * t); };
  const double peak = tall * 1.26;
  // The gable: a plain triangle, steps, or a curved bell.
  std::vector<Point> gable;
  switch (hue % 3) {
    case 0:
      gable = {P(0, tall), P(0.5, peak), P(1, tall)};
      break;
    case 1:
      for (int i = 0; i <= 3; ++i) {
        gable.push_back(P(0.13 * i, tall + (peak - tall) * 0.29 * i));
        gable.push_back(P(0.13 * i, tall + (peak - tall) * 0.29 * (i + 1)));
      }
      for (int i = 3; i >= 0; --i) {
        gable.push_back(P(1 - 0.13 * i, tall + (peak - tall) * 0.29 * (i + 1)));
        gable.push_back(P(1 - 0.13 * i, tall + (peak - tall) * 0.29 * i));
      }
      break;
    default:
      gable = {P(0, tall),           P(0.10, tall * 1.03), P(0.22, tall * 1.16),
               P(0.36, peak * 0.97), P(0.5, peak),         P(0.64, peak * 0.97),
               P(0.78, tall * 1.16), P(0.90, tall * 1.03), P(1, tall)};
  }
  // What lies behind the gable shows a strip of roof.
  std::vector<Point> roof{P(0.02, tall), P(0.5, peak * 0.99), P(1.05, peak * 0.97), P(1.05, tall)};
  into.add(area(
      drawing::polygon(roof),
      s.tone(s.light.snowy() ? rgb(0xEFF4F8) : rgb(roofs[static_cast<std::size_t>(hue) % 3]), far),
      Role::Structure));
  std::vector<Point> front{P(0, 0)};
  front.insert(front.end(), gable.begin(), gable.end());
  front.push_back(P(1, 0));
  const bool lit_side = (across < 0) == (s.light.towards.x > 0);
  const Color c = lit_side ? lighter(wall, 0.10) : darker(mix(wall, s.light.shade, 0.10), 0.06);
  Shape face = inked(drawing::polygon(front), s.tone(lighter(c, 0.08), far),
                     s.tone(darker(c, 0.06), far), Role::Structure, 0.5);
  face.outlined = far < 0.45;
  into.add(std::move(face));
  Path rim;
  rim.move_to(gable.front());
  for (std::size_t i = 1; i < gable.size(); ++i) rim.line_to(gable[i]);
  const double w = 15 / mid;
  into.add(line(rim, std::max(2.0, w),
                s.tone(s.light.snowy() ? rgb(0xFFFFFF) : lighter(wall, 0.35), far),
                Role::Structure));
  const auto quad = [&](double t0, double t1, double u0, double u1) {
    return polygon({P(t0, u1), P(t1, u1), P(t1, u0), P(t0, u0)});
  };
  into.add(area(quad(0, 1, 0, tall * 0.07), s.tone(darker(wall, 0.25), far), Role::Structure));
  const int floors = std::max(2, static_cast<int>(tall / 235));
  const double storey = tall / floors;
  for (int f = 0; f < floors; ++f)
    for (double t : {0.12, 0.42, 0.72}) {
      const double u0 = storey * f + storey * 0.30, u1 = storey * f + storey * 0.78;
      if (f == 0 && t == (hue % 2 ? 0.12 : 0.72)) continue;  // the door's place
      panes.frames.add(quad(t - 0.015, t + 0.175, u0 - storey * 0.03, u1 + storey * 0.03));
      (s.random.chance(0.55) ? panes.lit : panes.dark).add(quad(t, t + 0.16, u0, u1));
      if (hue % 4 != 1 && f > 0) {
        panes.shutters.add(quad(t - 0.075, t - 0.015, u0, u1));
        panes.shutters.add(quad(t + 0.175, t + 0.235, u0, u1));
      }
      panes.bars.add(quad(t, t + 0.16, (u0 + u1) / 2 - 3, (u0 + u1) / 2 + 3));
      panes.bars.add(quad(t + 0.073, t + 0.087, u0, u1));
    }
  panes.dark.add(quad(0.42, 0.58, tall * 1.04, tall * 1.13));
  static constexpr std::array<unsigned, 4> doors{0x4F7F78, 0xA9483E, 0x5E6FA0, 0x8A6A3C};
  const double dt = hue % 2 ? 0.10 : 0.70;
  into.add(inked(quad(dt - 0.02, dt + 0.22, 0, storey * 0.80), s.tone(lighter(wall, 0.3), far),
                 Role::Structure, 0.35));
  into.add(inked(quad(dt, dt + 0.20, 0, storey * 0.76),
                 s.tone(doors[static_cast<std::size_t>(hue) % 4], far),
                 s.tone(darker(rgb(doors[static_cast<std::size_t>(hue) % 4]), 0.15), far),
                 Role::Structure, 0.4));
  panes.lit.add(quad(dt + 0.05, dt + 0.15, storey * 0.54, storey * 0.68));
  if (hue % 3 != 1) {  // an awning or a flower box
    const Color cloth = rgb(doors[static_cast<std::size_t>(hue + 1) % 4]);
    const double out = across < 0 ? 90 : -90;
    const auto Q = [&](double t, double up) {
      return lane.at(across + out, up, z0 + (z1 - z0) * t);
    };
    if (hue % 3 == 0) {
      const double t0 = hue % 2 ? 0.38 : 0.06;
      into.add(inked(polygon({P(t0, storey * 0.92), P(t0 + 0.56, storey * 0.92),
                              Q(t0 + 0.56, storey * 0.74), Q(t0, storey * 0.74)}),
                     s.tone(lighter(cloth, 0.25), far), s.tone(cloth, far), Role::Structure, 0.45));
    }
  }
}

void bicycle(Stage& s, Group& into, Point b, double z) {
  Group g;
  g.name = "setting.bicycle";
  g.add(ground_shadow(s, b, z * 1.2));
  Path wheels = ellipse(b + Point{-z * 0.34, -z * 0.25}, z * 0.25, z * 0.25);
  wheels.add(ellipse(b + Point{z * 0.34, -z * 0.25}, z * 0.25, z * 0.25));
  g.add(line(wheels, z * 0.035, s.tone(0x4A4650), Role::Prop));
  const Point crank = b + Point{-z * 0.02, -z * 0.25}, seat = b + Point{-z * 0.14, -z * 0.60},
              bar = b + Point{z * 0.26, -z * 0.62};
  Path frame = segment(b + Point{-z * 0.34, -z * 0.25}, crank);
  for (const auto& [p, q] : {std::pair{crank, seat},
                             {crank, bar},
                             {seat, bar},
                             {b + Point{-z * 0.34, -z * 0.25}, seat},
                             {b + Point{z * 0.34, -z * 0.25}, b + Point{z * 0.22, -z * 0.74}}})
    frame.add(segment(p, q));
  g.add(line(frame, z * 0.04, s.tone(0xCF4F44), Role::Prop));
  Path black = segment(seat + Point{-z * 0.09, -z * 0.05}, seat + Point{z * 0.08, -z * 0.04});
  black.add(segment(b + Point{z * 0.10, -z * 0.76}, b + Point{z * 0.24, -z * 0.73}));
  g.add(line(black, z * 0.05, s.tone(0x4A3A36), Role::Prop));
  g.add(inked(polygon({b + Point{z * 0.26, -z * 0.70}, b + Point{z * 0.50, -z * 0.70},
                       b + Point{z * 0.46, -z * 0.52}, b + Point{z * 0.30, -z * 0.52}}),
              s.tone(0xE3BC84), s.tone(0xBA8C54), Role::Prop, 0.4));
  Path bloom;
  for (int i = 0; i < 4; ++i)
    bloom.add(ellipse(b + Point{z * (0.29 + 0.06 * i), -z * (0.73 + 0.03 * (i % 2))}, z * 0.035,
                      z * 0.035));
  g.add(inked(bloom, s.tone(0xF2A0B0), Role::Prop, 0.3));
  into.add(std::move(g));
}

}  // namespace

void draw_street(Stage& s) {
  const Light& l = s.light;
  const bool left = s.random.chance(0.5), snow = l.snowy();
  const auto X = [&](double k) { return s.x(left ? k : 1 - k); };
  paint_sky(s, s.horizon + s.height * 0.02);
  const Lane lane{{X(0.47 + 0.05 * s.random.unit()), s.horizon + s.height * 0.012},
                  s.height - s.horizon};
  // Where the street ends: a hill, trees, a church.
  paint_hill(s, s.back, s.horizon - s.height * 0.02, 16, s.horizon + 60,
             snow ? rgb(0xD6E2EE) : rgb(0x94B59C), 0.85, 1);
  const double cw = s.height * 0.085;
  const Point cb{lane.vanish.x + (left ? 1 : -1) * cw * 0.25, s.horizon + s.height * 0.03};
  s.back.add(area(rectangle({cb.x - cw * 0.3, cb.y - cw * 2.0, cw * 0.6, cw * 2.0}),
                  s.tone(0xE9DCC4, 0.62), s.tone(0xD2C2AA, 0.7), Role::Structure));
  s.back.add(area(polygon({{cb.x - cw * 0.40, cb.y - cw * 1.98},
                           {cb.x, cb.y - cw * 3.2},
                           {cb.x + cw * 0.40, cb.y - cw * 1.98}}),
                  s.tone(snow ? rgb(0xF4F8FB) : rgb(0x6F8A94), 0.6), Role::Structure));
  s.back.add(area(ellipse({cb.x, cb.y - cw * 1.55}, cw * 0.15, cw * 0.15),
                  l.lamps() ? rgb(0xFFE3A0) : s.tone(0xFBF6E8, 0.4), Role::Structure));
  paint_treeline(s, s.back, s.horizon + 22, 44, 0.6,
                 snow ? rgb(0xB9C8CE) : leaf_color(l.season, 2));
  // The ground: pavements and the cobbled street between.
  const Color stone_color = snow ? rgb(0xE3EAF1) : rgb(0xCDBEA8),
              road = snow ? rgb(0xCBD6E2) : rgb(0x9D9188);
  Shape paved =
      area(rectangle({-20, lane.vanish.y + 14, s.width + 40, s.height}), stone_color, Role::Land);
  paved.fill = Fill::linear({0, s.horizon}, {0, s.height},
                            {{0, s.tone(stone_color, 0.5)},
                             {0.3, s.tone(stone_color, 0.1)},
                             {1, s.tone(darker(stone_color, 0.10))}});
  s.back.add(std::move(paved));
  const double side = std::max(0.60 * s.width, 560.0), kerb = side * 0.62;
  Shape way = area(polygon({lane.at(-kerb, 0, 9), lane.at(kerb, 0, 9), lane.at(kerb, 0, 0.9),
                            lane.at(-kerb, 0, 0.9)}),
                   road, Role::Land);
  way.fill = Fill::linear(
      {0, s.horizon}, {0, s.height},
      {{0, s.tone(road, 0.5)}, {0.4, s.tone(road, 0.08)}, {1, s.tone(darker(road, 0.08))}});
  s.back.add(std::move(way));
  Path joints, pale, deep;
  for (double z = 1.02; z < 7; z *= 1.085) {
    const int n = 11;
    for (int i = 0; i < n; ++i) {
      if (!s.random.chance(0.5)) continue;
      const double a = -kerb + 2 * kerb * (i + s.random.between(0.2, 0.8)) / n;
      const Point p = lane.at(a, 0, z);
      (s.random.chance(0.5) ? pale : deep).add(ellipse(p, kerb * 0.062 / z, 15 / (z * z) + 1));
    }
  }
  for (double z = 1.05; z < 6; z *= 1.22)
    for (double d : {-1.0, 1.0})
      joints.add(segment(lane.at(d * kerb, 0, z), lane.at(d * side, 0, z)));
  s.back.add(area(pale, s.tone(lighter(road, 0.22)).with_alpha(0.5), Role::Land));
  s.back.add(area(deep, s.tone(darker(road, 0.14)).with_alpha(0.45), Role::Land));
  s.back.add(line(joints, 2, s.tone(darker(stone_color, 0.18)).with_alpha(0.5), Role::Land));
  Path kerbs;
  for (double d : {-1.0, 1.0})
    kerbs.add(polygon({lane.at(d * kerb, 0, 9), lane.at(d * kerb, 0, 0.9),
                       lane.at(d * (kerb + 26), 0, 0.9), lane.at(d * (kerb + 26), 0, 9)}));
  s.back.add(area(kerbs, s.tone(lighter(stone_color, 0.25)), Role::Land));
  if (!l.overcast() && !l.night()) {
    // The row that stands before the light lays its shadow over half the street.
    const double d = l.towards.x < 0 ? -1 : 1;
    s.back.add(area(polygon({lane.at(d * side, 0, 9), lane.at(d * kerb * 0.30, 0, 9),
                             lane.at(d * kerb * 0.42, 0, 3.2), lane.at(d * kerb * 0.22, 0, 2.3),
                             lane.at(d * kerb * 0.36, 0, 1.5), lane.at(d * kerb * 0.16, 0, 0.9),
                             lane.at(d * side * 1.3, 0, 0.9)}),
                    l.shade.with_alpha(0.19), Role::Shadow));
  }
  // Both rows of houses, from the far end to us.
  Group rows;
  rows.name = "setting.houses";
  const int hue = static_cast<int>(s.random.below(7));
  static constexpr std::array<double, 7> ends{0.80, 1.34, 1.95, 2.65, 3.45, 4.4, 5.6};
  for (int i = 5; i >= 0; --i)
    for (int k = 0; k < 2; ++k) {
      Panes panes;
      const double shift = k ? 0.16 : -0.06, tall = s.random.between(560, 760);
      const auto n = static_cast<std::size_t>(i);
      const double z0 = ends[n] + shift, z1 = ends[n + 1] + shift;
      house(s, rows, lane, k ? side : -side, z0, z1, tall, hue + i * 2 + k * 3, panes);
      const double far = std::clamp(((z0 + z1) / 2 - 1) * 0.13, 0.0, 0.62);
      rows.add(area(panes.frames, s.tone(0xFBF4E4, far), Role::Structure));
      static constexpr std::array<unsigned, 3> shutter{0x5E8A80, 0xA96A5A, 0x6F7FA6};
      if (!panes.shutters.empty())
        rows.add(area(panes.shutters, s.tone(shutter[static_cast<std::size_t>(hue + i) % 3], far),
                      Role::Structure));
      const Color glass = mix(l.sky_middle, s.tone(0x7FA5C0, far), 0.5);
      rows.add(area(panes.dark, l.night() ? s.tone(0x6A7FA6, far) : glass, Role::Structure));
      rows.add(area(panes.lit, l.lamps() ? mix(rgb(0xFFDB8C), l.haze, far * 0.25) : glass,
                    Role::Structure));
      rows.add(area(panes.bars, s.tone(0xFBF4E4, far), Role::Structure));
    }
  s.back.add(std::move(rows));
  if (l.lamps())  // light from the windows lies on the pavement
    for (double d : {-1.0, 1.0})
      paint_pool(s, s.back, lane.at(d * side * 0.84, 0, 1.5), 150, 26, rgb(0xFFC873), 0.36);
  // Pennants over the street, lamps, trees in tubs, a bicycle, a letter box.
  if (!s.text_top()) {
    paint_bunting(s, s.back, lane.at(-side, 520, 2.3), lane.at(side, 560, 2.3), 34);
    paint_bunting(s, s.back, lane.at(-side, 470, 3.3), lane.at(side, 450, 3.3), 20);
  }
  const double d = left ? 1 : -1;
  std::vector<Lamp> lamps;
  for (const auto& [across, z] :
       {std::pair{d * kerb * 1.13, 2.9}, {-d * kerb * 1.13, 2.2}, {d * kerb * 1.15, 1.55}}) {
    const Point p = lane.at(across, 0, z);
    const double h = std::min(520 / z, p.y - (s.text_top() ? s.calm.bottom() : 0) - 6);
    paint_street_lamp(s, s.back, p, h, std::min(0.4, (z - 1) * 0.12));
    lamps.push_back({p + Point{0, -h * 0.88}, h * 0.75});
  }
  for (const auto& [across, z] :
       {std::pair{-d * kerb * 1.16, 3.1}, {-d * kerb * 1.17, 1.62}, {d * kerb * 1.16, 2.2}}) {
    const Point p = lane.at(across, 0, z);
    const double h = 330 / z;
    paint_tree(s, s.back, seasonal(s, Tree::Round), p + Point{0, -h * 0.14}, h,
               std::min(0.4, (z - 1) * 0.12), static_cast<int>(z * 3));
    s.back.add(inked(polygon({p + Point{-h * 0.16, -h * 0.18}, p + Point{h * 0.16, -h * 0.18},
                              p + Point{h * 0.12, 0}, p + Point{-h * 0.12, 0}}),
                     s.tone(0xC77F58, 0.1), s.tone(0x9C5E40, 0.1), Role::Structure, 0.45));
  }
  bicycle(s, s.back, lane.at(-d * kerb * 1.16, 0, 1.28), 200);
  const Point box = lane.at(d * kerb * 1.16, 0, 1.24);
  s.back.add(ground_shadow(s, box, 90));
  s.back.add(inked(rounded_rectangle({box.x - 34, box.y - 168, 68, 168}, 30), s.tone(0xDB5A4A),
                   s.tone(0xA93C36), Role::Structure, 0.5));
  paint_cat(s, s.back, box + Point{-d * 74, 4}, 74, rgb(0x6E6A74));
  s.back.add(area(rounded_rectangle({box.x - 22, box.y - 128, 44, 9}, 4), s.tone(0x5E2A2A),
                  Role::Structure));
  s.back.add(
      inked(rectangle({box.x - 18, box.y - 104, 36, 24}), s.tone(0xFBF1DC), Role::Structure, 0.35));
  lamps_warm(s, lamps);
  if (snow)
    s.back.add(area(blob({box + Point{-36, -146}, box + Point{-24, -176}, box + Point{24, -176},
                          box + Point{36, -146}, box + Point{0, -156}}),
                    s.tone(0xFFFFFF), Role::Structure));
  if (!snow && l.season == story::Season::Autumn) {
    for (int k = 0; k < 2; ++k) {
      Path fallen;
      for (int i = 0; i < 22; ++i) {
        const double z = s.random.between(1.02, 2.6);
        const Point p = lane.at(s.random.between(-side, side) * 0.95, 0, z);
        fallen.add(
            leaf(p, p + Point{s.random.between(-20, 20) / z, s.random.between(-7, 7) / z}, 8 / z));
      }
      s.back.add(area(fallen, s.tone(leaf_color(l.season, k)), Role::Land));
    }
  }
  s.quiet = s.text_bottom() ? s.tone(lighter(road, 0.12)).with_alpha(0.82)
                            : s.quiet.with_alpha(l.night() ? 0.70 : 0.78);
}

}  // namespace talewright::engines::illustrator
