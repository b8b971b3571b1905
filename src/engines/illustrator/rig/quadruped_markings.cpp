// Spots, stripes, patches and wool on a lying trunk and its legs.
#include <array>

#include "base/random.h"
#include "engines/illustrator/rig/quadruped.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;
using drawing::tapered;

namespace {

/// A spot with corners and edges of its own, as giraffes and cows have them.
Path patch(Random& random, Point at, double r, int corners, double turned) {
  std::vector<Point> points;
  for (int i = 0; i < corners; ++i) {
    const double a = 2 * std::numbers::pi * i / corners + turned;
    const double k = r * random.between(0.78, 1.12);
    points.push_back(at + Point{std::cos(a) * k, std::sin(a) * k});
  }
  return blob(points, 0.45);
}

void stripe(Art& in, const Quad& q, const QuadBones& s, double v, double from, double to,
            double wide, double lean, Color c) {
  std::vector<Point> line;
  for (int i = 0; i <= 4; ++i) {
    const double t = i / 4.0, u = from + (to - from) * t;
    line.push_back(quad_at(q, s, u, v + lean * t * t));
  }
  in.plain(tapered(line, std::array{wide, wide * 0.96, wide * 0.82, wide * 0.56, wide * 0.14}), c,
           Role::Marking, "body.stripe");
}

void stripes(Art& in, const Quad& q, const QuadBones& s, bool zebra) {
  const Color c = q.build.accent;
  const double w = q.h * (zebra ? 0.038 : 0.03);
  if (zebra) {
    for (double v : {0.24, 0.4, 0.56, 0.72, 0.9})
      stripe(in, q, s, v, 1.1, -0.72, w, 0.05 - 0.1 * v, c);
    for (auto [v, to] : {std::pair{0.1, -0.1}, {-0.06, 0.1}, {-0.22, 0.2}})
      stripe(in, q, s, v + 0.1, 1.06, to - 0.3, w, -0.34, c);
  } else {
    for (double v : {-0.18, 0.0, 0.18, 0.36, 0.54, 0.72, 0.9}) {
      stripe(in, q, s, v, 1.1, 0.2 + 0.1 * std::sin(v * 40), w, -0.03, c);
      stripe(in, q, s, v + 0.09, -1.0, -0.42, w * 0.8, 0.02, c);
    }
  }
  // Along the neck, across it.
  const Point t = s.head - s.neck;
  const Point m = Point{t.y, -t.x} * (1 / std::max(length(t), 1e-6));
  for (double k : {0.1, 0.32, 0.54, 0.76}) {
    const double half = q.neck_low * 0.62;
    const Point at = s.neck + t * k;
    in.plain(tapered(std::array{at + m * half, at + m * (half * 0.1) + t * 0.03,
                                at - m * (half * (zebra ? 0.8 : 0.1))},
                     std::array{w, w * 0.8, w * 0.2}),
             c, Role::Marking, "neck.stripe");
  }
}

}  // namespace

void draw_quad_markings(Art& art, const Quad& q, const QuadBones& s, const Path& body) {
  const Build& b = q.build;
  const std::string& name = b.rig->name;
  const std::string& marking = b.who->marking;
  Random random(hash64(name), "coat");
  art.inside(inset(body, q.h * 0.004), [&](Art& in) {
    const Point t = s.head - s.neck;
    if (marking == "stripes" || b.rig->face == "tiger" || b.rig->face == "tabby") {
      if (b.rig->face == "skunk" || name == "skunk" || name == "badger") return;
      stripes(in, q, s, name == "zebra");
    } else if (marking == "spots" && name == "giraffe") {
      const double r = q.deep * 0.2;
      for (auto [u, v] : {std::pair{0.62, 0.02},
                          {0.66, 0.36},
                          {0.6, 0.7},
                          {0.02, 0.2},
                          {0.06, 0.54},
                          {0.02, 0.9},
                          {-0.56, 0.06},
                          {-0.6, 0.4},
                          {-0.56, 0.74},
                          {0.14, -0.12},
                          {-0.3, 1.12}})
        in.plain(patch(random, quad_at(q, s, u, v), r, 5, u * 3), b.accent, Role::Marking,
                 "body.spot");
      const Point m = Point{t.y, -t.x} * (1 / std::max(length(t), 1e-6));
      for (int i = 0; i < 9; ++i) {
        const double k = 0.1 + 0.1 * i, w = q.neck_low * (0.34 - 0.014 * i);
        in.plain(
            patch(random, s.neck + t * k + m * (i % 2 ? w * 0.56 : -w * 0.5), w * 0.52, 5, k * 9),
            b.accent, Role::Marking, "neck.spot");
      }
    } else if (marking == "spots") {
      const bool rosette = name == "leopard";
      const double r = q.deep * (rosette ? 0.085 : name == "deer" ? 0.062 : 0.1);
      for (int row = 0; row < 4; ++row)
        for (int i = 0; i < 8; ++i) {
          const double v = -0.24 + 0.2 * i + (row % 2) * 0.1, u = 0.76 - 0.4 * row;
          if (name == "deer" && (row > 1 || v > 0.86)) continue;
          if (!rosette && name != "deer" && (i + row) % 2) continue;
          const Point at =
              quad_at(q, s, u + random.between(-0.08, 0.08), v + random.between(-0.03, 0.03));
          in.plain(patch(random, at, r * random.between(0.8, 1.15), 6, v * 7), b.accent,
                   Role::Marking, "body.spot");
          if (rosette)
            in.plain(ellipse(at + Point{r * 0.1, 0}, r * 0.5, r * 0.44),
                     mix(b.main, b.accent, 0.22), Role::Marking, "body.spot");
        }
      if (rosette)
        for (double k : {0.2, 0.5, 0.8})
          in.plain(patch(random, s.neck + t * k, r * 0.8, 6, k), b.accent, Role::Marking,
                   "neck.spot");
    } else if (marking == "patches") {
      for (auto [u, v, r] : {std::tuple{0.52, 0.14, 0.3},
                             {-0.3, 0.56, 0.25},
                             {0.66, 0.86, 0.24},
                             {0.86, 0.44, 0.14},
                             {-0.7, 0.02, 0.16}})
        in.plain(patch(random, quad_at(q, s, u, v), q.deep * r, 7, v * 5), b.accent, Role::Marking,
                 "body.patch");
    } else if (marking == "mask") {
      in.plain(ellipse(quad_at(q, s, 0.9, 0.5), q.length * 0.42, q.loin * 0.2), b.accent,
               Role::Marking, "body.saddle");
    }
    if (name == "skunk" || name == "badger" || name == "red_panda") {
      std::vector<Point> line{s.neck + t * 0.9};
      for (double v : {0.96, 0.7, 0.4, 0.1, -0.3})
        line.push_back(quad_at(q, s, name == "red_panda" ? -1.0 : 0.78, v));
      const double w = q.deep * (name == "red_panda" ? 0.5 : 0.26);
      if (name != "badger")
        in.plain(tapered(line, std::array{w * 0.7, w, w * 1.2, w * 1.3, w * 1.2, w * 0.8}),
                 name == "red_panda" ? b.accent : b.second, Role::Marking, "body.stripe");
    }
  });
}

void draw_leg_markings(Art& art, const Quad& q, const QuadLeg& l) {
  const Build& b = q.build;
  const std::string& name = b.rig->name;
  const bool zebra = name == "zebra", tiger = b.rig->face == "tiger";
  const Color c = l.near ? b.accent : darker(b.accent, 0.08);
  art.inside(quad_leg_path(q, l, 0.2, 1, 0.96), [&](Art& in) {
    if (zebra || tiger) {
      const Point a = talewright::mix(l.root, l.knee, 0.5), e = l.foot;
      const Point mid = l.fore ? l.knee : l.hock;
      for (double k : {0.16, 0.42, 0.68, 0.92}) {
        const Point at =
            k < 0.5 ? talewright::mix(a, mid, k * 2) : talewright::mix(mid, e, k * 2 - 1);
        const double w = l.fore ? q.leg : q.thigh * 0.7;
        in.plain(tapered(std::array{at + Point{-w, -w * 0.1}, at + Point{0, w * 0.06},
                                    at + Point{zebra ? w : -w * 0.02, -w * 0.06}},
                         std::array{q.h * 0.026, q.h * 0.022, q.h * (zebra ? 0.02 : 0.004)}),
                 c, Role::Marking, "leg.stripe");
      }
    }
    if (b.who->marking == "spots" && (name == "giraffe" || name == "leopard"))
      for (double k : {0.3, 0.66})
        in.plain(ellipse(talewright::mix(l.knee, l.foot, k), q.shin * 0.28, q.shin * 0.32), c,
                 Role::Marking, "leg.spot");
    // Dark stockings of those whose hands are dark when they walk upright.
    const bool stocking = b.rig->hands == "accent" && q.data->feet != "hoof";
    if (stocking || name == "badger" || name == "red_panda") {
      const Point from = talewright::mix(l.fore ? l.knee : l.hock, l.foot, l.fore ? 0.2 : 0.1);
      in.plain(tapered(std::array{from, talewright::mix(from, l.foot, 0.5),
                                  l.foot + (l.foot - from) * 0.3},
                       std::array{q.shin * 1.6, q.shin * 1.7, q.shin * 1.7}),
               c, Role::Marking, "leg.stocking");
    }
  });
}

}  // namespace talewright::engines::illustrator::rig
