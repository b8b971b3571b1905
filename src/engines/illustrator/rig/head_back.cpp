// Heads from behind: a contour with tufts at cheeks and nape, strokes of fur, folds of bare skin,
// markings that go round, and of the face only what stands out past the far cheek.
#include <array>

#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

/// Has fur that stands off at the cheeks and the nape.
bool furry(const HeadSpace& h) {
  const SpeciesRig& rig = *h.build.rig;
  if (rig.family != "biped" || rig.muzzle.wide <= 0) return rig.name == "monster";
  for (std::string_view smooth : {"snout", "nostrils"})
    if (rig.nose == smooth) return false;
  return rig.face != "stitched" && rig.name != "mole";
}

/// A place on the back of the head, which turns the other way than the face.
Point behind_at(const HeadSpace& h, double x, double y) {
  const double in = std::clamp(x, -1.0, 1.0);
  const double longitude =
      std::clamp(std::asin(in) - radians(h.frame.turn) * 0.6, radians(-90), radians(90));
  return {h.frame.rx * (std::sin(longitude) + x - in), h.frame.ry * y};
}

void stripes_behind(Art& in, const HeadSpace& h, bool many) {
  const double rx = h.frame.rx;
  const auto p = [&](double x, double y) { return behind_at(h, x, y); };
  for (auto [x, y, w] : {std::tuple{-0.3, -0.34, 0.1}, {0.0, -0.06, 0.13}, {0.3, -0.34, 0.1}})
    in.plain(tapered(std::array{p(x * 1.25, -1.04), p(x, -0.5 + y * 0.3), p(x * 0.9, y)},
                     std::array{rx * w, rx * w * 1.15, rx * 0.03}),
             h.build.accent, Role::Marking, "head.stripe");
  for (double s : {-1.0, 1.0})
    for (double y : {-0.12, 0.16, 0.44}) {
      if (!many && y < 0) continue;
      in.plain(tapered(std::array{p(s * 1.1, y - 0.08), p(s * 0.86, y), p(s * 0.56, y + 0.05)},
                       std::array{rx * 0.13, rx * 0.1, rx * 0.03}),
               h.build.accent, Role::Marking, "head.stripe");
    }
}

/// Pale cheeks, seen where they come round the head.
void cheeks_behind(Art& in, const HeadSpace& h, Color color, double top) {
  for (double s : {-1.0, 1.0})
    in.plain(blob(std::array{behind_at(h, s * 1.3, top), behind_at(h, s * 0.94, top + 0.06),
                             behind_at(h, s * 0.8, top + 0.3), behind_at(h, s * 0.84, top + 0.42),
                             behind_at(h, s * 0.72, top + 0.62), behind_at(h, s * 1.2, 1.2)}),
             color, Role::Marking, "face");
}

void draw_markings_behind(Art& in, const HeadSpace& h) {
  const Build& b = h.build;
  const std::string& face = b.rig->face;
  const std::string& marking = b.who->marking;
  const double rx = h.frame.rx, ry = h.frame.ry;
  const auto p = [&](double x, double y) { return behind_at(h, x, y); };
  if (face == "fox" || face == "cheeks") cheeks_behind(in, h, b.second, 0.26);
  if (face == "mask") {
    cheeks_behind(in, h, b.second, 0.12);
    for (double s : {-1.0, 1.0})
      in.plain(blob(std::array{p(s * 1.3, -0.02), p(s * 0.88, 0.14), p(s * 0.84, 0.22),
                               p(s * 1.3, 0.42)}),
               b.accent, Role::Marking, "face.mask");
    in.plain(tapered(std::array{p(0, -1.05), p(0, -0.74), p(0, -0.4)},
                     std::array{rx * 0.12, rx * 0.16, rx * 0.02}),
             mix(b.accent, b.main, 0.4), Role::Marking, "head.stripe");
  } else if (face == "badger") {
    in.plain(tapered(std::array{p(0, -1.1), p(0, -0.3), p(0, 0.66)},
                     std::array{rx * 0.5, rx * 0.34, rx * 0.04}),
             b.second, Role::Marking, "head.stripe");
    for (double s : {-1.0, 1.0})
      in.plain(tapered(std::array{p(s * 0.46, -1.1), p(s * 0.42, -0.3), p(s * 0.3, 0.5)},
                       std::array{rx * 0.42, rx * 0.34, rx * 0.04}),
               b.accent, Role::Marking, "head.stripe");
    cheeks_behind(in, h, b.second, 0.1);
  } else if (face == "skunk") {
    in.plain(tapered(std::array{p(0, -1.15), p(0, -0.3), p(0, 0.5), p(0, 1.15)},
                     std::array{rx * 0.44, rx * 0.56, rx * 0.6, rx * 0.5}),
             b.second, Role::Marking, "head.stripe");
  } else if (face == "stitched") {
    const Color seam = darker(b.main, 0.28);
    in.line(curve_through(std::array{p(0, -1), p(0, 0), p(0, 1)}), rx * 0.025, seam, "seam");
    for (double y : {-0.8, -0.56, -0.32, -0.08, 0.16, 0.4, 0.64})
      in.line(curve_through(std::array{p(-0.05, y - 0.02), p(0.05, y + 0.02)}), rx * 0.03, seam,
              "seam");
  }
  if (face == "tiger" || face == "tabby" || (marking == "stripes" && !b.human()))
    stripes_behind(in, h, face == "tiger");
  if (marking == "spots" && !b.human())
    for (auto [x, y, r] : {std::tuple{-0.5, -0.62, 0.11},
                           {0.12, -0.74, 0.1},
                           {0.56, -0.4, 0.11},
                           {-0.76, -0.08, 0.09},
                           {-0.16, -0.22, 0.12},
                           {0.34, 0.08, 0.1},
                           {0.82, 0.2, 0.08},
                           {-0.46, 0.36, 0.1}})
      in.plain(ellipse(p(x, y), rx * r * std::sqrt(1 - x * x * 0.7), ry * r), b.accent,
               Role::Marking, "face.spot");
  if (marking == "patches" && face != "mask" && face != "panda")
    in.plain(blob(std::array{p(0.2, -1.1), p(1.0, -1.0), p(0.92, -0.2), p(0.62, 0.02),
                             p(0.3, -0.24), p(0.34, -0.6)}),
             mix(b.accent, b.main, 0.3), Role::Marking, "face.patch");
}

/// Rows of feathers' ends.
void draw_feathers_behind(Art& in, const HeadSpace& h) {
  const double rx = h.frame.rx, ry = h.frame.ry;
  const Color c = drawing::luminance(h.skin) > 0.06 ? darker(h.skin, 0.16) : lighter(h.skin, 0.14);
  for (auto [y, n] : {std::pair{-0.28, 1}, {0.1, 2}, {0.48, 1}})
    for (int i = -n; i <= n; ++i) {
      const double x = (i + (n == 2 ? 0 : 0.5 * (i < 0 ? 1 : i > 0 ? -1 : 0))) * 0.34;
      if (n == 1 && i == 0) continue;
      const Point q = behind_at(h, x, y);
      Path bow;
      bow.move_to(q + Point{-rx * 0.1, 0}).quad_to(q + Point{0, ry * 0.15}, q + Point{rx * 0.1, 0});
      in.line(bow, rx * 0.032, c, "head.feather");
    }
}

/// A few strokes of fur, uneven and hardly darker than it, that follow the round of the skull from
/// the crown down.
void draw_fur_behind(Art& in, const HeadSpace& h) {
  const double rx = h.frame.rx;
  const Color c = drawing::luminance(h.skin) > 0.05 ? darker(h.skin, 0.075) : lighter(h.skin, 0.06);
  const std::string& face = h.build.rig->face;
  const bool striped = face == "tabby" || face == "tiger" || face == "badger" || face == "mask" ||
                       face == "skunk" || h.build.who->marking == "stripes";
  struct Stroke {
    double x, y, long_, wide;  // where it begins, in half heads
  };
  static constexpr std::array<Stroke, 7> kStrokes{{{-0.2, -0.74, 0.26, 0.055},
                                                   {0.27, -0.62, 0.4, 0.065},
                                                   {-0.5, -0.3, 0.46, 0.07},
                                                   {0.62, -0.04, 0.26, 0.05},
                                                   {-0.34, 0.3, 0.2, 0.045},
                                                   {0.12, 0.24, 0.36, 0.06},
                                                   {-0.66, 0.36, 0.22, 0.045}}};
  for (const Stroke& k : kStrokes) {
    if (striped && k.y < 0.1) continue;
    // Away from a crown that lies a little off the middle: the lower, the more straight down.
    const double out = k.x * (0.55 - 0.45 * k.y);
    const auto at = [&](double f) {
      return behind_at(h, k.x + out * k.long_ * f * (1 - 0.35 * f), k.y + k.long_ * f);
    };
    in.plain(tapered(std::array{at(0), at(0.35), at(0.7), at(1)},
                     std::array{rx * k.wide * 0.15, rx * k.wide, rx * k.wide * 0.7, rx * 0.008}),
             c, Role::Body, "head.fur");
  }
}

/// Bare skin: folds across the nape, or a frog's blotches, hardly darker than the rest.
void draw_skin_behind(Art& in, const HeadSpace& h) {
  const double rx = h.frame.rx, ry = h.frame.ry;
  if (h.build.rig->name == "frog") {
    for (auto [x, y, r] :
         {std::tuple{-0.3, -0.5, 0.2}, {-0.06, -0.16, 0.1}, {0.56, 0.04, 0.15}, {-0.6, 0.26, 0.08}})
      in.plain(ellipse(behind_at(h, x, y), rx * r * std::sqrt(1 - x * x * 0.6), ry * r * 0.86),
               darker(h.skin, 0.06), Role::Body, "head.blotch");
    return;
  }
  for (auto [y, wide] : {std::pair{0.56, 0.5}, {0.74, 0.32}})
    in.plain(tapered(std::array{behind_at(h, -wide, y), behind_at(h, -wide * 0.4, y + 0.07),
                                behind_at(h, wide * 0.5, y + 0.06), behind_at(h, wide, y - 0.02)},
                     std::array{rx * 0.008, rx * 0.035, rx * 0.03, rx * 0.008}),
             darker(h.skin, 0.14), Role::Body, "head.fold");
}

}  // namespace

Path skull_from_behind(const HeadSpace& h, std::span<const Point> half) {
  const double rx = h.frame.rx, ry = h.frame.ry, k = h.yaw();
  // The cheek on the side to which the face turns stands out a little.
  const auto p = [&](double x, double y) {
    const double bump = x > 0.3 && y > -0.1 ? 0.05 * k * (1 - std::abs(y - 0.35)) : 0;
    return Point{rx * (x + bump), ry * y};
  };
  if (!furry(h)) {
    std::vector<Point> points;
    for (const Point& q : half) points.push_back(p(q.x, q.y));
    for (std::size_t i = half.size() - 2; i > 0; --i) points.push_back(p(-half[i].x, half[i].y));
    return blob(points);
  }
  const double cheek = half[4].x, jaw = half[5].x, y = half[5].y;
  std::vector<std::vector<Point>> edges;
  std::vector<Point> over{p(-cheek * 1.03, 0.54)};
  for (std::size_t i = 3; i > 0; --i) over.push_back(p(-half[i].x, half[i].y));
  for (std::size_t i = 0; i <= 3; ++i) over.push_back(p(half[i].x, half[i].y));
  over.push_back(p(cheek * 1.03, 0.5));
  edges.push_back(over);
  // Down the right cheek in two tufts, three small ones at the nape, up the left cheek.
  const std::array<Point, 14> locks{{{cheek * 1.03, 0.5},
                                     {cheek * 0.94, 0.56},
                                     {jaw * 1.07, y - 0.01},
                                     {jaw * 0.9, y + 0.03},
                                     {0.28, 0.985},
                                     {0.18, 1.07},
                                     {0.1, 1.0},
                                     {-0.02, 1.1},
                                     {-0.1, 1.0},
                                     {-0.2, 1.05},
                                     {-0.28, 0.985},
                                     {-jaw * 0.9, y + 0.05},
                                     {-jaw * 1.05, y + 0.02},
                                     {-cheek * 0.94, 0.6}}};
  for (std::size_t i = 0; i < locks.size(); ++i) {
    const Point a = locks[i], c = i + 1 < locks.size() ? locks[i + 1] : Point{-cheek * 1.03, 0.54};
    const Point m = talewright::mix(a, c, 0.5);
    const double out = i == 3 || i == 10 ? 1.05 : 0.985;
    edges.push_back({p(a.x, a.y), p(m.x * out, m.y * out), p(c.x, c.y)});
  }
  return cornered(edges);
}

void draw_back_of_head(Art& in, const HeadSpace& h) {
  if (h.build.human()) return;
  draw_markings_behind(in, h);
  if (h.build.rig->family == "bird")
    draw_feathers_behind(in, h);
  else if (furry(h))
    draw_fur_behind(in, h);
  else if (h.build.rig->nose == "snout" || h.build.rig->nose == "nostrils" ||
           h.build.rig->name == "frog")
    draw_skin_behind(in, h);
}

void draw_cheek_behind(Art& art, const HeadSpace& h) {
  const double rx = h.frame.rx, ry = h.frame.ry, k = h.yaw();
  if (k < 0.1) return;
  const SpeciesRig& rig = *h.build.rig;
  if (h.build.human()) {
    art.form(blob(std::array{Point{rx * 0.5, -ry * 0.2}, Point{rx * 0.92, -ry * 0.1},
                             Point{rx * 1.0, ry * 0.2}, Point{rx * 1.03, ry * 0.36},
                             Point{rx * 0.92, ry * 0.62}, Point{rx * 0.6, ry * 0.8}}),
             h.skin, Role::Body, "cheek");
    return;
  }
  if (rig.family == "bird") {
    const double y = rig.name == "owl" ? 0.24 : 0.3;
    art.form(cornered({{{rx * 0.8, ry * (y - 0.14)},
                        {rx * 1.04, ry * (y - 0.08)},
                        {rx * 1.3, ry * (y + 0.1)}},
                       {{rx * 1.3, ry * (y + 0.1)},
                        {rx * 1.0, ry * (y + 0.16)},
                        {rx * 0.8, ry * (y + 0.14)}}}),
             rig.name == "owl" ? rgb(0xE8A84A) : h.build.accent, Role::Body, "beak", 0.8);
    return;
  }
  if (rig.nose == "trunk") {
    const std::array line{Point{rx * 0.8, ry * 0.2}, Point{rx * 1.06, ry * 0.6},
                          Point{rx * 1.3, ry * 0.9}, Point{rx * 1.5, ry * 0.82}};
    art.form(drawing::tapered(line, std::array{rx * 0.4, rx * 0.34, rx * 0.27, rx * 0.22}), h.skin,
             Role::Body, "trunk");
    return;
  }
  if (!rig.nose.empty() && rig.muzzle.wide > 0) {
    // The end of the nose, no more than the head leaves to be seen of it.
    const Muzzle& m = rig.muzzle;
    const bool jawed = rig.nose == "snout";
    const double tip = 1.06 + 0.1 * m.wide + 0.26 * m.out, hi = m.high * 0.62,
                 y = m.y - m.high * 0.22;
    const auto p = [&](double x, double dy) { return Point{rx * x, ry * (y + dy)}; };
    const Path end = blob(std::array{p(0.7, -hi * 1.2), p(tip - 0.1, -hi * 0.86), p(tip, -hi * 0.1),
                                     p(tip - 0.05, hi * 0.66), p(0.9, hi * 1.15), p(0.6, hi)});
    art.form(end, h.skin, Role::Body, "head", 0.9);
    if (!jawed && muzzle_color(h) != h.skin)
      art.inside(inset(end, 0.5), [&](Art& in) {
        in.plain(blob(std::array{p(0.6, hi * 0.36), p(tip, hi * 0.1), p(tip + 0.2, hi * 0.3),
                                 p(tip, hi * 2), p(0.6, hi * 2)}),
                 muzzle_color(h), Role::Body, "muzzle");
      });
    if (rig.nose == "oval" || rig.nose == "triangle" || rig.nose == "button" || rig.nose == "koala")
      art.plain(
          ellipse(p(tip - 0.01, -hi * 0.3), rx * 0.055, ry * (rig.nose == "koala" ? 0.14 : 0.07)),
          h.build.nose, Role::Marking, "nose");
  }
  if (h.style.lashes && rig.eye_y > -0.16 && rig.head_shape != "long" && !h.style.eyes_closed)
    for (double d : {0.0, 0.07}) {  // of the far eye
      const double y = rig.eye_y - 0.02;
      Path lash;
      lash.move_to({rx * 0.92, ry * (y + d)})
          .quad_to({rx * 1.03, ry * (y + d - 0.01)}, {rx * 1.075, ry * (y + d * 1.6 - 0.06)});
      art.line(lash, rx * 0.035, rgb(0x2A1B1F), "eye.lash", Role::Eye);
    }
}

}  // namespace talewright::engines::illustrator::rig
