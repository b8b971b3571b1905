// Garments of the trunk, cut in the trunk's own coordinates so that they fit every body.
#include <array>

#include "engines/illustrator/rig/body.h"
#include "engines/illustrator/rig/skirts.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;

namespace {

struct Cut {
  std::string_view item;
  double length, loose;
};

}  // namespace

Sleeve sleeve_of(const Build& b) {
  // The outermost first.
  constexpr auto cuts = std::to_array<Cut>({{"space_suit", 1, 1.42},
                                            {"robe", 0.94, 1.6},
                                            {"coat", 0.96, 1.4},
                                            {"raincoat", 0.93, 1.4},
                                            {"jacket", 0.95, 1.34},
                                            {"armor", 0.5, 1.4},
                                            {"hoodie", 0.96, 1.32},
                                            {"sweater", 0.96, 1.3},
                                            {"pyjamas", 0.93, 1.3},
                                            {"onesie", 0.9, 1.3},
                                            {"t_shirt", 0.46, 1.36},
                                            {"dress", 0.34, 1.5}});
  for (const Cut& c : cuts)
    if (const story::Garment* g = b.garment({c.item})) return {g, c.length, c.loose};
  return {};
}

Sleeve trouser_of(const Build& b) {
  constexpr auto cuts = std::to_array<Cut>({{"space_suit", 1, 1.28},
                                            {"trousers", 0.86, 1.18},
                                            {"dungarees", 0.86, 1.22},
                                            {"pyjamas", 0.86, 1.22},
                                            {"onesie", 0.86, 1.3},
                                            {"shorts", 0.56, 1.26}});
  for (const Cut& c : cuts)
    if (const story::Garment* g = b.garment({c.item}))
      return {g, c.length * (b.human() || c.length == 1 ? 1 : 0.84), c.loose};
  return {};
}

namespace {

struct Tailor {
  Art& art;
  const Build& b;
  const Skeleton& s;
  double u;  ///< a hundredth of the figure's height

  Tailor(Art& a, const Build& build, const Skeleton& sk)
      : art(a), b(build), s(sk), u(build.tall / 100) {}
  const Trunk& t() const { return s.trunk; }
  double mid_u() const { return s.view.back ? 0 : 0.36 * s.view.side(); }

  void body(const Path& path, const story::Garment& g, std::string_view part) {
    const Color c = garment_color(b, g);
    art.form(path, c, Role::Cloth, part);
    draw_pattern(art, inset(path, 0.5), g, c, b.tall * 0.046, s.pose.lean);
  }
  Path top(double v0, double grow, double flare = 0) const {
    return t().band(v0, 0.985, grow * u, flare * u, t().half_hip * 0.16);
  }
  void hem(double v, double grow, Color c, double wide = 0.075) {
    art.detail(t().band(v, v + wide, grow * u, 0, t().half_hip * 0.16), c, Role::Cloth, "hem", 0.7);
  }
  void collar(Color c, double wide = 0.5) {
    const double v = std::min(0.985, chin_level(b) + 0.02);
    const Point q = t().spine(v), a = t().across(0.98);
    const double w = t().half(0.98) * wide * 1.7;
    if (s.view.back) return;
    const Point f = a * (t().half_neck * (t().profile ? 0.2 : mid_u()));
    Path neck;
    neck.move_to(q + f - a * w)
        .curve_to(q + f - a * (w * 0.6) + (t().spine(0.8) - t().spine(0.985)) * 0.75,
                  q + f + a * (w * 0.6) + (t().spine(0.8) - t().spine(0.985)) * 0.75,
                  q + f + a * w);
    art.line(neck, u * 2.4, c, "collar", Role::Cloth);
  }
  void buttons(int n, double from, double to, Color c) {
    if (s.view.back) return;
    for (int i = 0; i < n; ++i) {
      const double v = from + (to - from) * i / std::max(1, n - 1);
      art.detail(ellipse(t().at(t().front_u(0), v), u * 1.15, u * 1.15), c, Role::Cloth, "button",
                 0.4);
    }
  }
  void opening(double v0, double v1, Color c) {
    if (s.view.back) return;
    std::vector<Point> line;
    for (int i = 0; i <= 5; ++i) line.push_back(t().at(t().front_u(0), v0 + (v1 - v0) * i / 5));
    art.line(curve_through(line), u * 0.8, c, "seam", Role::Cloth);
  }
  void pocket(double side, double v, Color c) {
    if (s.view.back) return;
    const double x = t().front_u(side * 0.5);
    if (t().profile && x > 0.9) return;
    const Point q = t().at(x, v), a = t().across(v);
    const double w = t().half_belly * 0.2;
    Path p;
    p.move_to(q - a * w).line_to(q + a * w);
    art.line(p, u * 1.1, c, "pocket", Role::Cloth);
  }

  /// A garment that is not divided for the legs: hanging, with folds when they are asked for, or
  /// lying over a lap.
  void undivided(const story::Garment& g, double v1, double low, double flare, bool folded) {
    if (!has_lap(s)) {
      const Path path = skirt_path(b, s, v1, low, flare);
      body(path, g, g.item);
      if (folded) folds(path, garment_color(b, g));
      return;
    }
    const Color c = garment_color(b, g);
    body(t().band(-0.08, v1, 1.2 * u), g, g.item);
    body(lap_path(b, s, low), g, g.item);
    const Path seam = lap_seam(s);
    art.plain(seam, c, Role::Cloth, g.item);
    draw_pattern(art, seam, g, c, b.tall * 0.046, s.pose.lean);
    const Point from = t().at(0.62, 0.06), to = talewright::mix(s.near_leg.mid, s.far_leg.mid, 0.5);
    art.line(curve_through(std::array{from, talewright::mix(from, to, 0.5) + Point{0, u},
                                      talewright::mix(from, to, 0.9)}),
             u * 0.8, darker(c, 0.2), "fold", Role::Cloth);
  }
  void folds(const Path& cloth, Color c) {
    const Box box = cloth.bounds();
    art.inside(inset(cloth, 0.5), [&](Art& in) {
      for (double x : {0.28, 0.55, 0.76}) {
        const Point to{box.x + box.width * x, box.bottom()};
        const Point from = talewright::mix(t().spine(0.22), to, 0.45);
        in.line(
            curve_through(std::array{from, talewright::mix(from, to, 0.5) + Point{u * 0.4, 0}, to}),
            u * 0.8, darker(c, 0.16), "fold", Role::Cloth);
      }
    });
  }
  /// The seat of trousers: a band around the hips, then the legs' tops again without contour.
  void seat(const story::Garment& g, double v1, std::string_view part) {
    const Color c = garment_color(b, g);
    std::vector<Point> left, right;
    for (double v : {-0.1, 0.0, 0.1, 0.2, v1})
      left.push_back(t().at(-1, v, 0.7 * u)), right.push_back(t().at(1, v, 0.7 * u));
    std::reverse(right.begin(), right.end());
    const Point bottom = t().spine(-0.22);
    const Path path = cornered(
        {left,
         {left.back(), t().spine(v1) - (t().spine(v1) - t().spine(v1 - 0.1)) * 0.25, right.front()},
         right,
         {right.back(), bottom + t().across(0) * (t().half_hip * 0.35),
          bottom - t().across(0) * (t().half_hip * 0.35), left.front()}});
    art.form(path, c, Role::Cloth, part);
    const double k = trouser_of(b).loose;
    for (const Limb* l : {&s.far_leg, &s.near_leg}) {
      const std::vector<Point> line = bent(l->root, l->mid, l->end, 13);
      const double w = b.leg_wide * k * 1.1;
      std::vector<Point> part_line(line.begin(), line.begin() + 5);
      art.plain(
          drawing::tapered(part_line, std::array{w * 0.7, w * 0.92, w * 0.97, w * 0.97, w * 0.96}),
          c, Role::Cloth, part);
    }
    draw_pattern(art, inset(path, 0.5), g, c, b.tall * 0.046, s.pose.lean);
  }
};

void upper(Tailor& w, const story::Garment& g) {
  const Color c = garment_color(w.b, g), trim = trim_of(c), dark = darker(c, 0.28);
  const std::string& item = g.item;
  const double u = w.u;
  if (item == "t_shirt") {
    w.body(w.top(0.10, 0.8, 0.6), g, item);
    w.collar(trim);
  } else if (item == "sweater") {
    w.body(w.top(0.06, 1.3, 0.2), g, item);
    w.hem(0.05, 1.5, trim);
    w.collar(trim, 0.56);
  } else if (item == "hoodie") {
    w.body(w.top(0.05, 1.5, 0.2), g, item);
    w.hem(0.04, 1.6, trim);
    if (!w.s.view.back) {
      const auto x = [&](double k) { return w.t().front_u(k); };
      const std::array pouch{w.t().at(x(-0.42), 0.16), w.t().at(x(-0.3), 0.36),
                             w.t().at(x(0.3), 0.36), w.t().at(x(0.42), 0.16), w.t().at(x(0), 0.13)};
      w.art.detail(drawing::blob(pouch, 0.4), c, Role::Cloth, "pocket", 0.6);
      for (double side : {-0.14, 0.14})
        w.art.line(
            curve_through(std::array{w.t().at(x(side), 0.92), w.t().at(x(side * 1.3), 0.66)}),
            u * 1.0, lighter(trim, 0.4), "string", Role::Cloth);
    }
  } else if (item == "jacket" || item == "coat" || item == "raincoat") {
    const bool long_cut = item != "jacket";
    if (long_cut)
      w.undivided(g, 0.985, 0.5, 5.5, false);
    else
      w.body(w.top(0.04, 1.8, 0.4), g, item);
    w.opening(long_cut && !has_lap(w.s) ? -0.12 : 0.06, 0.9, dark);
    w.buttons(long_cut ? 4 : 3, 0.14, 0.74, item == "raincoat" ? rgb(0xFFF4D6) : trim);
    w.pocket(-0.95, 0.24, dark);
    w.pocket(0.75, 0.24, dark);
    w.collar(item == "raincoat" ? dark : trim, 0.62);
  } else if (item == "vest") {
    w.body(w.top(0.08, 0.9, 0.4), g, item);
    if (!w.s.view.back) {
      const auto x = [&](double k) { return w.t().front_u(k); };
      const std::array gap{w.t().at(x(-0.24), 1.0), w.t().at(x(-0.05), 0.5), w.t().at(x(0), 0.3),
                           w.t().at(x(0.05), 0.5), w.t().at(x(0.24), 1.0)};
      const story::Garment* shirt = w.b.garment({"t_shirt", "sweater", "pyjamas"});
      w.art.detail(
          cornered({{gap.begin(), gap.end()}}),
          shirt ? garment_color(w.b, *shirt) : (w.b.rig->belly_patch ? w.b.second : w.b.main),
          Role::Cloth, "gap", 0.6);
    }
    w.opening(0.08, 0.32, dark);
    w.buttons(2, 0.14, 0.27, trim);
  } else if (item == "swimsuit") {
    w.body(w.t().band(-0.16, 0.84, 0.5 * u, 0, w.t().half_hip * 0.2), g, item);
    for (double side : {-0.6, 0.6})
      w.art.line(curve_through(std::array{w.t().at(side, 0.8), w.t().at(side * 0.9, 1.0)}), u * 2.2,
                 c, "strap", Role::Cloth);
  } else if (item == "space_suit") {
    w.seat(g, 0.3, item);
    w.body(w.t().band(0.0, 1.0, 2.0 * u, 0, w.t().half_hip * 0.2), g, item);
    w.hem(0.14, 2.3, trim, 0.06);
    if (!w.s.view.back) {
      const Point q = w.t().at(w.t().profile ? 0.6 : w.mid_u(), 0.56);
      if (!w.t().profile)
        w.art.detail(
            drawing::rounded_rectangle({q.x - u * 5.5, q.y - u * 3.6, u * 11, u * 7.2}, u * 1.6),
            rgb(0xE8ECF2), Role::Cloth, "panel", 0.7);
      for (auto [x, col] : {std::pair{-3.0, 0xE4572Eu}, {0.0, 0xF3C13Au}, {3.0, 0x3FA7A0u}})
        if (!w.t().profile)
          w.art.plain(ellipse(q + Point{x * u, -u * 0.8}, u * 1.0, u * 1.0), rgb(col), Role::Cloth,
                      "light");
      if (!w.t().profile)
        w.art.plain(
            drawing::rounded_rectangle({q.x - u * 4, q.y + u * 1.2, u * 8, u * 1.2}, u * 0.6),
            rgb(0x6A7A94), Role::Cloth, "panel");
    }
  } else if (item == "armor") {
    w.body(w.t().band(0.1, 0.98, 1.4 * u, 0.4 * u, w.t().half_hip * 0.2), g, item);
    w.hem(0.08, 1.9, darker(c, 0.2), 0.1);
    w.opening(0.2, 0.9, darker(c, 0.25));
    w.collar(darker(c, 0.2), 0.62);
  }
}

void lower(Tailor& w, const story::Garment& g) {
  const Color c = garment_color(w.b, g), trim = trim_of(c);
  if (g.item == "trousers" || g.item == "shorts") {
    w.seat(g, 0.27, g.item);
    w.art.detail(w.t().band(0.21, 0.28, 0.9 * w.u, 0, w.t().half_hip * 0.1), trim, Role::Cloth,
                 "waist", 0.6);
  } else if (g.item == "skirt") {
    w.undivided(g, 0.3, 0.48, 6.5, true);
    w.art.detail(w.t().band(0.24, 0.31, 1.2 * w.u, 0, w.t().half_hip * 0.1), trim, Role::Cloth,
                 "waist", 0.6);
  }
}

void whole(Tailor& w, const story::Garment& g) {
  const Color c = garment_color(w.b, g), trim = trim_of(c), dark = darker(c, 0.28);
  const double u = w.u;
  if (g.item == "dress") {
    w.undivided(g, 0.96, 0.56, 7.5, true);
    w.art.detail(w.t().band(0.26, 0.33, 1.3 * u, 0, w.t().half_hip * 0.1), trim, Role::Cloth,
                 "waist", 0.6);
    w.collar(lighter(trim, 0.3), 0.6);
  } else if (g.item == "robe") {
    w.undivided(g, 0.98, 0.94, 6.0, true);
    w.art.detail(w.t().band(0.22, 0.3, 1.5 * u, 0, w.t().half_hip * 0.1), trim, Role::Cloth, "belt",
                 0.7);
    w.collar(trim, 0.62);
  } else if (g.item == "pyjamas") {
    w.seat(g, 0.3, g.item);
    w.body(w.top(0.08, 1.1, 0.5), g, g.item);
    w.opening(0.1, 0.9, dark);
    w.buttons(3, 0.24, 0.72, rgb(0xFFF8EA));
    w.collar(rgb(0xFFF8EA), 0.6);
  } else if (g.item == "onesie") {
    w.seat(g, 0.42, g.item);
    w.body(w.t().band(0.1, 0.985, 1.0 * u, 0, w.t().half_hip * 0.16), g, g.item);
    // One piece: no hem shows at the waist.
    const Path waist = w.t().band(-0.02, 0.24, 0.3 * u, 0, w.t().half_hip * 0.1);
    w.art.plain(waist, c, Role::Cloth, g.item);
    draw_pattern(w.art, waist, g, c, w.b.tall * 0.046, w.s.pose.lean);
    w.buttons(4, 0.06, 0.74, rgb(0xFFF8EA));
    w.collar(lighter(trim, 0.3), 0.6);
  } else if (g.item == "dungarees") {
    w.seat(g, 0.36, g.item);
    const double m = w.mid_u();
    const Trunk& t = w.t();
    const auto x = [&](double k) { return t.front_u(k); };
    if (!w.s.view.back) {
      const std::vector<Point> bib_left{t.at(x(-0.56), 0.3), t.at(x(-0.5), 0.5),
                                        t.at(x(-0.46), 0.72)};
      const std::vector<Point> bib_right{t.at(x(0.5), 0.72), t.at(x(0.54), 0.5),
                                         t.at(x(0.62), 0.3)};
      const Path bib = cornered({bib_left,
                                 {bib_left.back(), bib_right.front()},
                                 bib_right,
                                 {bib_right.back(), bib_left.front()}});
      w.art.form(bib, c, Role::Cloth, g.item);
      w.art.plain(t.band(0.2, 0.34, 0.2 * u, 0, 0), c, Role::Cloth, g.item);
      w.art.detail(
          drawing::blob(std::array{t.at(x(-0.22), 0.58), t.at(x(0.26), 0.58), t.at(x(0.24), 0.42),
                                   t.at(x(0.02), 0.36), t.at(x(-0.2), 0.42)},
                        0.3),
          c, Role::Cloth, "pocket", 0.5);
      for (double side : {-0.44, 0.48}) {
        if (t.profile && side > 0) continue;
        const Path strap = curve_through(
            t.profile ? std::array{t.at(x(side), 0.7), t.at(0.4, 0.88), t.at(0.05, 1.0)}
                      : std::array{t.at(m + side, 0.7), t.at(m * 0.8 + side * 1.1, 0.86),
                                   t.at(side * 1.25, 1.0)});
        w.art.line(strap, u * 3.2, dark, "strap", Role::Cloth);
        w.art.line(strap, u * 2.2, c, "strap", Role::Cloth);
        w.art.detail(ellipse(t.at(x(side), 0.69), u * 1.35, u * 1.35), rgb(0xF6D77A), Role::Cloth,
                     "button", 0.4);
      }
    } else {
      for (double side : {-1.0, 1.0})
        w.art.line(curve_through(std::array{t.at(side * 0.3, 0.3), t.at(side * 0.5, 0.7),
                                            t.at(side * 0.6, 1.0)}),
                   u * 2.4, c, "strap", Role::Cloth);
    }
  } else if (g.item == "apron") {
    const Trunk& t = w.t();
    const auto x = [&](double k) { return t.front_u(k); };
    if (!w.s.view.back) {
      const double m = t.profile ? 0.7 : w.mid_u();
      const Point hip = t.spine(0), down{0, std::max((w.b.thigh + w.b.shin) * 0.45, 0.0)};
      const double hw = t.half_hip * (t.profile ? 0.5 : 0.78);
      const Point f = t.across(0) * (t.half_belly * m * 0.7);
      const Path path = cornered({{t.at(x(-0.4), 0.84), t.at(x(-0.46), 0.5), t.at(x(-0.74), 0.3)},
                                  {t.at(x(-0.74), 0.3), hip + f - t.across(0) * hw + down},
                                  {hip + f - t.across(0) * hw + down, hip + f + down * 1.25,
                                   hip + f + t.across(0) * hw + down},
                                  {hip + f + t.across(0) * hw + down, t.at(x(0.7), 0.3)},
                                  {t.at(x(0.7), 0.3), t.at(x(0.42), 0.5), t.at(x(0.38), 0.84)}});
      w.body(path, g, g.item);
      w.art.detail(drawing::rounded_rectangle(
                       {t.at(m, 0.2).x - hw * 0.42, t.at(m, 0.2).y - u, hw * 0.84, u * 8}, u * 2),
                   trim, Role::Cloth, "pocket", 0.5);
    }
    w.art.line(curve_through(std::array{t.at(-1, 0.3), t.spine(0.27), t.at(1, 0.3)}), u * 2, c,
               "tie", Role::Cloth);
  }
}

}  // namespace

void draw_clothes(Art& art, const Build& b, const Skeleton& s) {
  Tailor w(art, b, s);
  const auto each = [&](std::initializer_list<std::string_view> items, auto draw) {
    for (std::string_view item : items)
      if (const story::Garment* g = b.garment({item})) draw(w, *g);
  };
  each({"swimsuit"}, upper);
  each({"pyjamas", "onesie"}, whole);
  each({"trousers", "shorts"}, lower);
  each({"t_shirt"}, upper);
  each({"dungarees"}, whole);
  each({"sweater", "hoodie"}, upper);
  draw_braces(art, b, s);
  each({"skirt"}, lower);
  each({"dress"}, whole);
  each({"vest"}, upper);
  each({"robe"}, whole);
  each({"apron"}, whole);
  each({"jacket", "coat", "raincoat", "armor", "space_suit"}, upper);
}

}  // namespace talewright::engines::illustrator::rig
