// Ears. They droop and prick with the expression.
#include <array>
#include <optional>

#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;

namespace {

/// An ear upright around its root at (0,0), one unit high.
struct EarShape {
  std::vector<Point> outer, inner, tip;
  double x, y;        ///< place of the root on the head
  double angle;       ///< turned outwards when upright
  double droop;       ///< how far it turns when drooping
  double size;        ///< height, share of the head's half height
  bool over = false;  ///< drawn over the head (hanging ears)
};

std::optional<EarShape> shape_of(std::string_view kind) {
  if (kind == "round")
    return EarShape{{{-0.5, 0.1},
                     {-0.56, -0.38},
                     {-0.36, -0.82},
                     {0, -0.98},
                     {0.36, -0.82},
                     {0.56, -0.38},
                     {0.5, 0.1}},
                    {{-0.3, 0.1},
                     {-0.36, -0.32},
                     {-0.22, -0.64},
                     {0, -0.75},
                     {0.22, -0.64},
                     {0.36, -0.32},
                     {0.3, 0.1}},
                    {},
                    0.66,
                    -0.66,
                    36,
                    34,
                    0.56};
  if (kind == "big_round")
    return EarShape{{{-0.42, 0.12},
                     {-0.66, -0.35},
                     {-0.5, -0.85},
                     {0, -1.06},
                     {0.5, -0.85},
                     {0.66, -0.35},
                     {0.42, 0.12}},
                    {{-0.28, 0.08},
                     {-0.46, -0.34},
                     {-0.34, -0.7},
                     {0, -0.84},
                     {0.34, -0.7},
                     {0.46, -0.34},
                     {0.28, 0.08}},
                    {},
                    0.74,
                    -0.52,
                    44,
                    26,
                    0.92};
  if (kind == "fluffy")
    return EarShape{{{-0.4, 0.2},
                     {-0.62, -0.1},
                     {-0.66, -0.5},
                     {-0.42, -0.9},
                     {0, -1.02},
                     {0.44, -0.88},
                     {0.7, -0.5},
                     {0.62, -0.02},
                     {0.4, 0.2}},
                    {{-0.24, 0.1},
                     {-0.4, -0.1},
                     {-0.34, -0.36},
                     {-0.42, -0.55},
                     {-0.14, -0.64},
                     {0, -0.8},
                     {0.18, -0.62},
                     {0.42, -0.5},
                     {0.38, -0.08},
                     {0.24, 0.1}},
                    {},
                    0.86,
                    -0.3,
                    58,
                    22,
                    0.86};
  if (kind == "pointed")
    return EarShape{{{-0.48, 0.24},
                     {-0.44, -0.2},
                     {-0.24, -0.72},
                     {0.0, -1.06},
                     {0.05, -1.06},
                     {0.34, -0.62},
                     {0.52, -0.1},
                     {0.5, 0.24}},
                    {{-0.26, 0.2},
                     {-0.24, -0.18},
                     {-0.1, -0.56},
                     {0.03, -0.78},
                     {0.2, -0.48},
                     {0.32, -0.06},
                     {0.3, 0.2}},
                    {{-0.3, -0.6}, {0.0, -0.5}, {0.42, -0.56}, {0.3, -1.1}, {-0.1, -1.2}},
                    0.56,
                    -0.62,
                    20,
                    46,
                    0.86};
  if (kind == "cat")
    return EarShape{{{-0.56, 0.26},
                     {-0.5, -0.2},
                     {-0.26, -0.7},
                     {-0.02, -0.94},
                     {0.06, -0.94},
                     {0.4, -0.56},
                     {0.6, -0.06},
                     {0.56, 0.26}},
                    {{-0.32, 0.2},
                     {-0.3, -0.18},
                     {-0.12, -0.52},
                     {0.02, -0.68},
                     {0.24, -0.42},
                     {0.38, -0.04},
                     {0.34, 0.2}},
                    {},
                    0.58,
                    -0.62,
                    24,
                    48,
                    0.72};
  if (kind == "long")
    return EarShape{{{-0.16, 0.16},
                     {-0.22, -0.3},
                     {-0.22, -0.7},
                     {-0.1, -1.0},
                     {0.02, -1.08},
                     {0.14, -1.0},
                     {0.25, -0.7},
                     {0.24, -0.3},
                     {0.17, 0.16}},
                    {{-0.07, 0.0},
                     {-0.12, -0.34},
                     {-0.11, -0.7},
                     {0.02, -0.94},
                     {0.14, -0.7},
                     {0.13, -0.34},
                     {0.08, 0.0}},
                    {},
                    0.36,
                    -0.78,
                    9,
                    62,
                    1.62};
  if (kind == "floppy")
    return EarShape{{{-0.24, 0.08},
                     {-0.34, -0.3},
                     {-0.36, -0.7},
                     {-0.14, -1.04},
                     {0.16, -1.02},
                     {0.36, -0.7},
                     {0.32, -0.25},
                     {0.2, 0.1}},
                    {},
                    {},
                    0.66,
                    -0.6,
                    152,
                    8,
                    0.98,
                    true};
  if (kind == "side")  // cows, sheep, deer, giraffes, horses: leaf shaped, outwards
    return EarShape{{{-0.14, 0.14},
                     {-0.3, -0.28},
                     {-0.24, -0.72},
                     {0.02, -1.04},
                     {0.24, -0.72},
                     {0.3, -0.28},
                     {0.14, 0.14}},
                    {{-0.06, -0.02},
                     {-0.16, -0.3},
                     {-0.12, -0.62},
                     {0.02, -0.84},
                     {0.12, -0.62},
                     {0.16, -0.3},
                     {0.06, -0.02}},
                    {},
                    0.74,
                    -0.5,
                    72,
                    34,
                    0.74};
  if (kind == "upright")  // horses, donkeys
    return EarShape{{{-0.2, 0.2},
                     {-0.3, -0.25},
                     {-0.2, -0.72},
                     {0.04, -1.05},
                     {0.24, -0.68},
                     {0.3, -0.2},
                     {0.22, 0.2}},
                    {{-0.08, 0.1},
                     {-0.15, -0.25},
                     {-0.08, -0.6},
                     {0.04, -0.82},
                     {0.14, -0.56},
                     {0.16, -0.18},
                     {0.1, 0.1}},
                    {},
                    0.5,
                    -0.72,
                    16,
                    56,
                    0.68};
  if (kind == "small")
    return EarShape{
        {{-0.4, 0.14}, {-0.46, -0.4}, {-0.2, -0.86}, {0.2, -0.86}, {0.46, -0.4}, {0.4, 0.14}},
        {{-0.2, 0.1}, {-0.24, -0.34}, {0, -0.58}, {0.24, -0.34}, {0.2, 0.1}},
        {},
        0.72,
        -0.62,
        36,
        22,
        0.34};
  if (kind == "pig")
    return EarShape{
        {{-0.42, 0.22}, {-0.46, -0.3}, {-0.1, -0.88}, {0.3, -1.0}, {0.5, -0.5}, {0.5, 0.1}},
        {{-0.22, 0.14}, {-0.22, -0.26}, {0.04, -0.62}, {0.26, -0.7}, {0.34, -0.36}, {0.28, 0.06}},
        {},
        0.56,
        -0.68,
        26,
        40,
        0.62};
  if (kind == "elephant")
    return EarShape{{{-0.34, 0.2},
                     {-0.62, -0.2},
                     {-0.6, -0.7},
                     {-0.16, -1.02},
                     {0.36, -0.98},
                     {0.62, -0.56},
                     {0.56, 0.0},
                     {0.26, 0.34}},
                    {{-0.2, 0.06},
                     {-0.42, -0.26},
                     {-0.38, -0.62},
                     {-0.08, -0.84},
                     {0.26, -0.8},
                     {0.44, -0.48},
                     {0.38, -0.04},
                     {0.16, 0.16}},
                    {},
                    0.8,
                    -0.12,
                    88,
                    12,
                    1.28};
  if (kind == "human")
    return EarShape{{{-0.5, 0.3}, {-0.5, -0.4}, {-0.1, -0.9}, {0.4, -0.7}, {0.5, 0.0}, {0.2, 0.6}},
                    {},
                    {},
                    0.93,
                    0.1,
                    62,
                    0,
                    0.24};
  if (kind == "monkey")
    return EarShape{
        {{-0.5, 0.2}, {-0.6, -0.4}, {-0.3, -0.86}, {0.3, -0.86}, {0.6, -0.4}, {0.5, 0.2}},
        {{-0.3, 0.2}, {-0.36, -0.36}, {-0.14, -0.62}, {0.14, -0.62}, {0.36, -0.36}, {0.3, 0.2}},
        {},
        0.94,
        -0.02,
        86,
        10,
        0.56};
  return std::nullopt;
}

/// The outline with a notch torn out of its outer edge.
Path torn_outline(const std::vector<Point>& points) {
  const std::size_t k = std::min(points.size() - 3, points.size() / 2);
  const Point a = talewright::mix(points[k], points[k + 1], 0.35),
              c = talewright::mix(points[k + 1], points[k + 2], 0.4);
  const Point deep = talewright::mix(talewright::mix(a, c, 0.5), Point{-0.04, -0.44}, 0.62);
  std::vector<Point> first(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(k) + 1),
      second(points.begin() + static_cast<std::ptrdiff_t>(k) + 2, points.end());
  first.push_back(a);
  second.insert(second.begin(), c);
  return cornered({first, {a, deep}, {deep, c}, second});
}

/// Where an ear ends from behind, in its own space: it grows out of the fur, without an edge there.
struct EarBase {
  double x, half, y;
  explicit EarBase(const EarShape& ear)
      : x((ear.outer.back().x + ear.outer.front().x) * 0.5),
        half(std::abs(ear.outer.back().x - ear.outer.front().x) * 0.5),
        y(ear.outer.back().y > 0.15 ? -0.16 : -0.02) {}  // tall ears sink deeper into the head
  /// All above the base.
  Path above() const {
    Path p;
    p.move_to({-4, -4}).line_to({4, -4}).line_to({4, y}).line_to({x + half * 1.3, y});
    return p.quad_to({x, y + 0.22}, {x - half * 1.3, y}).line_to({-4, y}).close();
  }
  Path crease() const {
    Path p;
    return p.move_to({x - half * 0.62, y + 0.06})
        .quad_to({x, y + 0.15}, {x + half * 0.62, y + 0.06});
  }
};

}  // namespace

void draw_ears(Art& art, const HeadSpace& h, bool over, bool torn_only) {
  const SpeciesRig& rig = *h.build.rig;
  const std::optional<EarShape> ear = shape_of(rig.ears);
  if (!ear) return;
  const bool on_side = ear->x > 0.7 && ear->x < 0.9;  // sits on the side of the head
  const bool person = h.build.human();
  if (person && hair_covers_ears(h.build) && h.build.who->hair_style != "braids" &&
      !h.build.has("hearing_aid"))
    return;
  for (double side : {1.0, -1.0}) {
    // From the side the near ear lies on the head and hides the far one, but for the tall.
    // From behind they lie before the head as well, but for one that goes round its far edge.
    const bool round_edge = h.yaw() > 0 && side < 0 && ear->x > 0.6 && !ear->over;
    const bool seen_over = h.profile() ? side < 0 && (ear->over || ear->x > 0.7) : ear->over;
    const bool rooted = h.back && !ear->over && !round_edge && !person && rig.ears != "elephant";
    if (seen_over != over && !(over && rooted)) continue;
    if (person && (h.profile() || h.yaw() > 0 || (!h.back && h.frame.turn > 14)))
      continue;  // drawn with the hair
    if (h.profile() && side > 0 && (ear->over || ear->x > 0.7)) continue;
    if (h.yaw() > 0 && side < 0 && (person || ear->over)) continue;
    // Ears sit further back than the face: they turn less, and against it at the far rear.
    const double turn = radians(h.back ? -h.frame.turn : h.frame.turn);
    const double longitude = std::asin(std::clamp(side * ear->x, -1.0, 1.0));
    double x = ear->x > 0.9 ? side * (side > 0 ? std::cos(turn * 1.2) : 1 - 0.62 * std::sin(turn))
                            : std::sin(longitude + turn * 0.42);
    if (rig.ears == "elephant")
      x = side > 0 ? 0.8 - 0.34 * std::sin(turn) : -0.8 + 0.3 * std::sin(turn);
    if (h.back && ear->x > 0.9) x = side > 0 ? 1 - 0.2 * h.yaw() : -1;
    if (round_edge) x = side * std::min(std::abs(x), ear->x * 1.04);
    if (h.profile()) x = on_side || ear->over || ear->x > 0.9 ? -0.16 : side > 0 ? 0.2 : -0.24;
    if (h.profile() && rig.ears == "elephant") x = -0.12;
    if (ear->x > 0.9 && side > 0 && h.frame.turn > 14 && !h.back) continue;  // behind the face
    const double narrow = h.profile() ? (side > 0 ? 0.84 : 0.9)
                          : h.back    ? (side > 0 ? 1 : 1 - 0.3 * h.yaw())
                          : side > 0  ? 1 - 0.3 * h.side()
                                      : 1.0;
    const double droop = std::max(-0.5, h.look.ears) * ear->droop;
    double angle = side * (ear->angle + droop) + (ear->x > 0.9 || h.back ? 0 : 6 * h.side());
    if (h.profile()) {
      angle = ear->over                ? -176 - droop
              : rig.ears == "elephant" ? -96 - droop
              : on_side                ? -(ear->angle * 0.8 + droop)
              : ear->x > 0.9           ? -ear->angle * 0.4
                                       : -(12 + droop) + (side > 0 ? 10 : 0);
    }
    const double size = ear->size * rig.ear_size * h.frame.ry;
    const double y = ear->y - h.frame.pitch * -0.06;
    const Affine map = Affine::translation(x * h.frame.rx * 0.96, y * h.frame.ry) *
                       Affine::rotation(angle) *
                       Affine::scaling((h.profile() ? -1 : side) * size * narrow, size);
    const Color color = rig.face == "panda" || rig.face == "accent_ears" ? h.build.accent : h.skin;
    // The same ear from before and behind.
    const bool torn = (h.back ? side > 0 : side < 0) && h.build.feature("torn_ear");
    if (torn_only && !torn) continue;
    const Path outer = (torn ? torn_outline(ear->outer) : blob(ear->outer)).transformed(map);
    const Color ear_color = rig.ears == "floppy" ? mix(h.skin, h.build.accent, 0.75)
                            : h.back && !person  ? darker(color, 0.05)
                                                 : color;
    const char* part = side > 0 ? "ear.far" : "ear.near";
    if (over && rooted) {
      const EarBase base(*ear);
      art.inside(base.above().transformed(map), [&](Art& in) {
        in.form(outer, ear_color, Role::Body, part);
        if (ear->tip.size() > 2 && rig.face == "fox")
          in.inside(outer, [&](Art& tip) {
            tip.plain(blob(ear->tip).transformed(map), h.build.accent, Role::Marking, "ear.tip");
          });
        if (rig.face == "tiger")
          in.plain(ellipse({0, -0.46}, 0.22, 0.2).transformed(map), h.build.second, Role::Marking,
                   "ear.spot");
      });
      art.line(base.crease().transformed(map), h.frame.rx * 0.034, darker(ear_color, 0.28),
               "ear.crease");
      continue;
    }
    art.form(outer, ear_color, Role::Body, part);
    if (!h.back && ear->inner.size() > 2)
      art.inside(outer, [&](Art& in) {
        in.plain(blob(ear->inner).transformed(map),
                 rig.face == "panda" ? lighter(color, 0.12) : h.build.inner, Role::Marking,
                 "ear.inner");
      });
    if (ear->tip.size() > 2 && rig.face == "fox")
      art.inside(outer, [&](Art& in) {
        in.plain(blob(ear->tip).transformed(map), h.build.accent, Role::Marking, "ear.tip");
      });
  }
}

}  // namespace talewright::engines::illustrator::rig
