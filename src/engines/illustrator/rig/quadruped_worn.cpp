// Clothes on four legs: a fitted coat over the back with openings for the legs, trousers for the
// hind quarters, blankets, saddle bags, and what is worn round the neck.
#include <array>

#include "engines/illustrator/rig/body.h"
#include "engines/illustrator/rig/quadruped.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

/// A piece of cloth over the trunk from v0 (behind) to v1, hanging down to height `low`.
Path cloth(const Quad& q, const QuadBones& s, double v0, double v1, double low, double grow,
           double flare = 0) {
  std::vector<Point> top, hem;
  const Point n = s.up();
  for (int i = 0; i <= 8; ++i) {
    const double t = i / 8.0;
    top.push_back(quad_at(q, s, 1, v0 + (v1 - v0) * t) + n * grow);
    const double v = v1 + (v0 - v1) * t;
    hem.push_back(quad_at(q, s, low, v + flare * (0.5 - t)) -
                  n * (std::sin(t * std::numbers::pi) * q.h * 0.012));
  }
  // The ends run round the body.
  std::vector<Point> front{top.back()}, rear{hem.back()};
  for (int i = 1; i <= 3; ++i) {
    const double t = i / 4.0, round = std::sin(t * std::numbers::pi) * 0.07;
    const double u = 1 + (low - 1) * t;
    front.push_back(quad_at(q, s, u, v1 + round));
    rear.insert(rear.begin() + 1, quad_at(q, s, u, v0 - flare * 0.5 * t - round * 0.8));
  }
  front.push_back(hem.front()), rear.push_back(top.front());
  return cornered({top, front, hem, rear});
}

/// A coat from v0 to the neck, round the breast and down to height `low` on the flank.
Path jacket(const Quad& q, const QuadBones& s, double v0, double low, double grow) {
  const Point n = s.up(), a = s.along(), t = s.head - s.neck;
  const Point m = Point{t.y, -t.x} * (1 / std::max(length(t), 1e-6));
  const double d = q.deep, wide = q.neck_low * 0.52;
  std::vector<Point> top, hem, rear;
  for (int i = 0; i <= 5; ++i) top.push_back(quad_at(q, s, 1, v0 + (0.9 - v0) * i / 5) + n * grow);
  top.push_back(s.neck + t * 0.24 + m * wide);
  const std::vector<Point> collar{top.back(), s.neck + t * 0.2, s.neck + t * 0.26 - m * wide};
  hem = {collar.back(), s.shoulder + a * (0.47 * d) - n * (0.1 * d),
         s.shoulder + a * (0.27 * d) - n * (0.43 * d)};
  for (double v : {0.86, 0.6, 0.36}) {
    if (v < v0 + 0.04) continue;
    hem.push_back(quad_at(q, s, low, v) - n * grow);
  }
  hem.push_back(quad_at(q, s, low, v0));
  for (int i = 0; i <= 4; ++i) {
    const double f = i / 4.0;
    rear.push_back(quad_at(q, s, low + (1 - low) * f, v0 - std::sin(f * std::numbers::pi) * 0.06) +
                   n * (grow * f));
  }
  return cornered({top, collar, hem, rear});
}

void sew(Art& art, const Quad& q, const Path& path, const story::Garment& g, std::string_view part,
         double turned) {
  const Color c = garment_color(q.build, g);
  art.form(path, c, Role::Cloth, part);
  draw_pattern(art, inset(path, 0.6), g, c, q.h * 0.05, turned);
}

/// The hem of a piece of cloth.
void trim(Art& art, const Quad& q, const QuadBones& s, double v0, double v1, double low, Color c) {
  std::vector<Point> line;
  for (int i = 0; i <= 8; ++i) {
    const double t = i / 8.0;
    line.push_back(quad_at(q, s, low, v1 + (v0 - v1) * t) -
                   s.up() * (std::sin(t * std::numbers::pi) * q.h * 0.012 - q.h * 0.014));
  }
  art.line(curve_through(line), q.h * 0.022, c, "hem", Role::Cloth);
}

void sleeve(Art& art, const Quad& q, const QuadLeg& l, const story::Garment& g, double to,
            double turned) {
  const double from = l.fore ? 0.3 : 0.24;
  const Path tube = quad_leg_path(q, l, from, to, 1.16);
  Color c = garment_color(q.build, g);
  art.form(tube, c, Role::Cloth, l.fore ? "sleeve.near" : "trouser.near");
  draw_pattern(art, inset(tube, 0.6), g, c, q.h * 0.05, turned);
  const Path end = quad_leg_path(q, l, to - 0.06, to, 1.2);
  art.detail(end, trim_of(c), Role::Cloth, "cuff", 0.5);
}

}  // namespace

void draw_quad_clothes(Art& art, const Quad& q, const QuadBones& s, const Path& body) {
  const Build& b = q.build;
  const double grow = q.h * 0.012;
  const double lean =
      std::atan2(s.shoulder.y - s.hip.y, s.shoulder.x - s.hip.x) * 180 / std::numbers::pi;
  const bool shelled = b.rig->back == "shell";
  const story::Garment* trousers = b.garment(
      {"trousers", "shorts", "skirt", "dungarees", "pyjamas", "onesie", "space_suit", "dress"});
  if (trousers && !shelled) {
    const Color c = garment_color(b, *trousers);
    const double to = trousers->item == "shorts" || trousers->item == "skirt" ? 0.42 : 0.66;
    if (trousers->item != "skirt" && trousers->item != "dress")
      sleeve(art, q, s.near_hind, *trousers, to, lean);
    art.inside(body, [&](Art& in) {
      sew(in, q, cloth(q, s, -0.5, 0.42, -1.3, grow), *trousers, trousers->item, lean);
    });
    if (trousers->item != "skirt" && trousers->item != "dress")
      art.plain(quad_leg_path(q, s.near_hind, 0.1, to - 0.08, 1.06), c, Role::Cloth,
                trousers->item);
    if (trousers->item == "skirt" || trousers->item == "dress")
      sew(art, q, cloth(q, s, -0.36, 0.5, -1.16, grow, 0.16), *trousers, trousers->item, lean);
  }
  struct Cut {
    std::string_view item;
    double v0, low, sleeves;
  };
  constexpr auto cuts = std::to_array<Cut>({{"t_shirt", 0.3, -0.98, 0.42},
                                            {"dress", 0.3, -0.98, 0.36},
                                            {"pyjamas", 0.3, -0.98, 0.6},
                                            {"onesie", 0.3, -0.98, 0.6},
                                            {"dungarees", 0.36, -0.98, 0},
                                            {"swimsuit", 0.0, -0.98, 0},
                                            {"sweater", 0.2, -0.98, 0.6},
                                            {"hoodie", 0.2, -0.98, 0.6},
                                            {"vest", 0.24, -0.86, 0},
                                            {"apron", 0.3, -0.98, 0},
                                            {"jacket", 0.12, -0.96, 0.6},
                                            {"coat", -0.16, -0.92, 0.6},
                                            {"raincoat", -0.2, -0.92, 0.56},
                                            {"robe", -0.22, -1.0, 0.6},
                                            {"armor", 0.1, -0.5, 0},
                                            {"space_suit", 0.2, -0.98, 0.66},
                                            {"cape", -0.3, -0.5, 0}});
  for (const Cut& cut : cuts) {
    const story::Garment* g = b.garment({cut.item});
    if (!g) continue;
    const Color c = garment_color(b, *g), edge = trim_of(c);
    if (shelled && cut.item != "cape") continue;
    if (cut.sleeves > 0) sleeve(art, q, s.near_fore, *g, cut.sleeves, lean);
    const double v1 = 1.06;
    const bool closed = cut.low < -0.94;
    const double low = closed ? -1.04 : cut.low;
    const Path path = cut.item == "cape" || cut.item == "armor"
                          ? cloth(q, s, cut.v0, v1, low, grow, 0.12)
                          : jacket(q, s, cut.v0, low, grow);
    sew(art, q, path, *g, cut.item, lean);
    if (!closed) trim(art, q, s, cut.v0, 0.86, low, edge);
    std::vector<Point> end;
    for (double u : {1.0, 0.5, 0.0, -0.5, closed ? -1.0 : cut.low})
      end.push_back(quad_at(q, s, u, cut.v0 + 0.03));
    if (cut.item == "sweater" || cut.item == "hoodie" || cut.item == "t_shirt")
      art.line(curve_through(end), q.h * 0.024, edge, "hem", Role::Cloth);
    if (cut.sleeves > 0) {
      // The sleeve grows out of the coat.
      art.plain(quad_leg_path(q, s.near_fore, 0.2, std::max(0.3, cut.sleeves - 0.1), 1.06), c,
                Role::Cloth, cut.item);
    }
    if (cut.item == "raincoat" || cut.item == "coat" || cut.item == "jacket" ||
        cut.item == "vest") {
      const Point at = quad_at(q, s, -0.1, 0.56);
      art.line(
          curve_through(std::array{at - s.along() * (q.h * 0.06), at + s.along() * (q.h * 0.06)}),
          q.h * 0.014, darker(c, 0.28), "pocket", Role::Cloth);
      for (double v : {0.92, 0.98})
        art.detail(
            ellipse(quad_at(q, s, v > 0.95 ? -0.5 : -0.06, v + 0.04), q.h * 0.014, q.h * 0.014),
            edge, Role::Cloth, "button", 0.4);
    }
  }
  if (b.has("backpack") || b.has("satchel")) {
    const bool pack = b.has("backpack");
    const Color c = accessory_color(b, pack ? "backpack" : "satchel");
    // A girth round the trunk carries the bag.
    std::vector<Point> girth;
    for (double u : {1.0, 0.6, 0.0, -0.6, -1.0}) girth.push_back(quad_at(q, s, u, 0.5));
    const double strap = q.h * 0.05;
    art.form(tapered(girth, std::array{strap, strap, strap, strap, strap}), darker(c, 0.3),
             Role::Cloth, "backpack.strap", 0.7);
    const Point at = quad_at(q, s, -0.1, 0.52);
    const double w = q.length * 0.24, h = q.loin * 0.36;
    const Affine map = Affine::translation(at.x, at.y) * Affine::rotation(lean);
    const char* part = pack ? "backpack" : "satchel";
    art.form(drawing::rounded_rectangle({-w, -h, 2 * w, 2 * h}, w * 0.34).transformed(map), c,
             Role::Cloth, part);
    art.detail(drawing::rounded_rectangle({-w, -h, 2 * w, h * 1.05}, w * 0.34).transformed(map),
               lighter(c, 0.14), Role::Cloth, std::string(part) + ".flap", 0.6);
    art.detail(ellipse(map(Point{0, 0}), q.h * 0.014, q.h * 0.014), rgb(0xF6D77A), Role::Cloth,
               std::string(part) + ".clasp", 0.4);
  }
}

void draw_quad_neckwear(Art& art, const Quad& q, const QuadBones& s) {
  const Build& b = q.build;
  const Point t = s.head - s.neck;
  const double far = std::max(length(t), 1e-6);
  const Point u = t * (1 / far), m{u.y, -u.x};
  // As high on the neck as the head leaves free.
  const double clear = std::clamp(1 - q.build.head_ry * 0.98 / far, 0.06, 0.62);
  const double half = q.neck_low * 0.5 + (q.neck_high - q.neck_low) * 0.5 * clear;
  const Point at = s.neck + t * clear;
  const double w = half * 1.12;
  const auto band = [&](double wide) {
    return tapered(std::array{at + m * w - u * (wide * 0.1), at - u * (wide * 0.34),
                              at - m * w - u * (wide * 0.1)},
                   std::array{wide * 0.86, wide, wide * 0.86});
  };
  const Point throat = at - m * (half * 0.62) - u * (q.h * 0.02);
  if (b.has("scarf")) {
    const Color c = accessory_color(b, "scarf");
    const double h = q.h * 0.075;
    const bool wind = s.pose.lift > 0.03 || s.pose.floats;
    const Point knot = at - m * (half * 0.2);
    Point end = knot + (wind ? Point{-q.h * 0.3, q.h * 0.02} : Point{-q.h * 0.02, q.h * 0.26});
    end.y = std::min(end.y, -s.pose.lift * q.h - q.h * 0.05);
    const Path hang =
        tapered(std::array{knot, talewright::mix(knot, end, 0.5) + Point{-q.h * 0.014, 0}, end},
                std::array{h * 0.8, h * 0.95, h * 1.1});
    art.form(hang, c, Role::Cloth, "scarf");
    art.inside(inset(hang, 0.4), [&](Art& in) {
      const Point v = (end - knot) * (1 / std::max(length(end - knot), 1e-6)), n{-v.y, v.x};
      for (double k : {0.1, 0.42}) {
        const Point e = end - v * (h * k);
        in.line(curve_through(std::array{e - n * h, e + n * h}), h * 0.15, lighter(c, 0.5),
                "scarf.stripe", Role::Cloth);
      }
    });
    art.form(band(h * 1.2), c, Role::Cloth, "scarf");
  }
  if (b.garment({"hoodie", "raincoat", "cape"})) {
    const story::Garment* g = b.garment({"hoodie", "raincoat", "cape"});
    art.form(band(q.h * 0.07), garment_color(b, *g), Role::Cloth, "collar");
  }
  if (b.has("necklace")) {
    const Color c = accessory_color(b, "necklace");
    for (int i = -3; i <= 3; ++i) {
      const Point bead = at + m * (-w * 0.3 * i) - u * (q.h * 0.05 * (1 - i * i / 9.0));
      art.detail(ellipse(bead, q.h * 0.018, q.h * 0.018), i ? c : rgb(0xF6C453), Role::Cloth,
                 "necklace", 0.4);
    }
  }
  if (b.has("bow_tie") || b.has("tie")) {
    const Color c = accessory_color(b, b.has("tie") ? "tie" : "bow_tie");
    art.form(band(q.h * 0.03), darker(c, 0.2), Role::Cloth, "collar", 0.8);
    if (b.has("tie"))
      art.form(
          blob(std::array{throat + Point{-q.h * 0.02, 0}, throat + Point{q.h * 0.02, 0},
                          throat + Point{q.h * 0.04, q.h * 0.16}, throat + Point{0, q.h * 0.21},
                          throat + Point{-q.h * 0.035, q.h * 0.16}},
               0.4),
          c, Role::Cloth, "tie", 0.8);
    const double k = q.h * 0.062;
    if (b.has("bow_tie"))
      for (double side : {-1.0, 1.0})
        art.form(blob(std::array{throat, throat + Point{side * k * 0.6, -k * 0.5},
                                 throat + Point{side * k, -k * 0.42},
                                 throat + Point{side * k * 1.02, k * 0.44},
                                 throat + Point{side * k * 0.6, k * 0.5}},
                      0.2),
                 c, Role::Cloth, "bow_tie", 0.8);
    art.detail(ellipse(throat, q.h * 0.018, q.h * 0.021), darker(c, 0.15), Role::Cloth, "knot",
               0.6);
  }
}

}  // namespace talewright::engines::illustrator::rig
