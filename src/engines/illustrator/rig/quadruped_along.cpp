// The four-legged seen along the trunk: from the front the chest and the head stand before the
// smaller rump, from behind the rump and the tail before the head.
#include <array>

#include "engines/illustrator/rig/body.h"
#include "engines/illustrator/rig/quadruped.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;
using drawing::tapered;

namespace {

/// A leg from the solved side view, looked at from the front: z to the side, heights as they are.
QuadLeg facing_leg(const QuadLeg& l, double z, double up, double out) {
  QuadLeg f = l;
  const auto flat = [&](Point p, double spread) { return Point{z * spread, p.y - up}; };
  f.root = flat(l.root, 0.8), f.knee = flat(l.knee, 1.06 + out), f.hock = flat(l.hock, 1.0 + out);
  f.foot = flat(l.foot, 1.04);
  f.near = true;
  return f;
}

Path egg(Point c, double rx, double ry, double low) {
  return blob(std::array{c + Point{0, -ry}, c + Point{rx * 0.72, -ry * 0.7}, c + Point{rx, 0},
                         c + Point{rx * low, ry * 0.72}, c + Point{0, ry},
                         c + Point{-rx * low, ry * 0.72}, c + Point{-rx, 0},
                         c + Point{-rx * 0.72, -ry * 0.7}});
}

void coat(Art& art, const Quad& q, const Path& area, Point c, double ry, bool rump) {
  const Build& b = q.build;
  const story::Garment* g =
      rump
          ? b.garment({"coat", "raincoat", "robe", "cape", "trousers", "shorts", "skirt",
                       "dungarees", "pyjamas", "dress", "jacket"})
          : b.garment({"coat", "raincoat", "robe", "jacket", "sweater", "hoodie", "vest", "t_shirt",
                       "pyjamas", "dress", "dungarees", "apron", "armor", "space_suit"});
  if (!g) return;
  const Color color = garment_color(b, *g);
  const Box box = area.bounds();
  art.inside(area, [&](Art& in) {
    const Path cloth =
        drawing::rectangle({box.x - 2, box.y - 2, box.width + 4, c.y + ry * 0.86 - box.y});
    in.soft(cloth, color, Role::Cloth, g->item);
    draw_pattern(in, cloth, *g, color, q.h * 0.05);
    in.line(
        drawing::curve_through(std::array{Point{box.x, c.y + ry * 0.8}, Point{c.x, c.y + ry * 0.92},
                                          Point{box.right(), c.y + ry * 0.8}}),
        q.h * 0.026, trim_of(color), "hem", Role::Cloth);
  });
}

void spots(Art& art, const Quad& q, const Path& area, Point c, double rx, double ry) {
  const Build& b = q.build;
  const std::string& m = b.who->marking;
  art.inside(inset(area, q.h * 0.004), [&](Art& in) {
    if (m == "spots" || m == "patches")
      for (auto [x, y, r] : {std::tuple{-0.66, -0.3, 0.2},
                             {0.6, -0.46, 0.22},
                             {0.74, 0.3, 0.2},
                             {-0.8, 0.36, 0.17},
                             {0.1, -0.8, 0.17}})
        in.plain(ellipse(c + Point{x * rx, y * ry}, rx * r * (m == "patches" ? 1.6 : 1),
                         ry * r * (m == "patches" ? 1.5 : 1)),
                 b.accent, Role::Marking, m == "spots" ? "body.spot" : "body.patch");
    if (m == "stripes" || b.rig->face == "tiger" || b.rig->face == "tabby")
      for (double side : {-1.0, 1.0})
        for (double y : {-0.6, -0.25, 0.1, 0.45})
          in.plain(tapered(std::array{c + Point{side * rx * 1.1, (y + 0.06) * ry},
                                      c + Point{side * rx * 0.7, y * ry},
                                      c + Point{side * rx * 0.36, (y - 0.06) * ry}},
                           std::array{q.h * 0.036, q.h * 0.028, q.h * 0.006}),
                   b.accent, Role::Marking, "body.stripe");
  });
}

}  // namespace

void draw_quad_along(Art& art, const Quad& q, const QuadBones& s, const Look& look,
                     const Group& head_behind, const Group& head, Box* trunk) {
  const Build& b = q.build;
  const bool back = s.view.back;
  const double depth = q.h * 0.045;  // what is further off stands higher
  const double chest_up = back ? depth : 0, hip_up = back ? 0 : depth;
  const double small = 0.9;
  const double chest = q.deep * 0.5, rump = q.rump * 0.5;
  const double chest_x = chest * 1.08, rump_x = std::max(rump * 1.2, chest * 1.02);
  const double wide = chest_x - q.leg * 0.42, hind_wide = rump_x - q.thigh * 0.26;
  const bool low = s.pose.lying || s.pose.sits;
  const Point at_chest{0, s.shoulder.y - chest_up}, at_rump{0, s.hip.y - hip_up};

  QuadLeg nf = facing_leg(s.near_fore, -wide, chest_up, 0.02),
          ff = facing_leg(s.far_fore, wide, chest_up, 0.02);
  QuadLeg nh = facing_leg(s.near_hind, -hind_wide, hip_up, low ? 0.5 : 0.08),
          fh = facing_leg(s.far_hind, hind_wide, hip_up, low ? 0.5 : 0.08);
  ff.near = fh.near = false;
  if (low) nh.foot.x *= 1.3, fh.foot.x *= 1.3;
  Quad dim = q;
  dim.thigh *= 0.82;
  const auto leg = [&](const QuadLeg& l, bool shade) {
    Quad k = dim;
    k.far = shade ? q.far : b.limbs;
    if (shade) k.build.limbs = q.far;
    art.form(quad_leg_path(k, l, 0, 1), k.build.limbs, Role::Body,
             l.fore ? (l.near ? "leg.near_fore" : "leg.far_fore")
                    : (l.near ? "leg.near_hind" : "leg.far_hind"));
    draw_leg_markings(art, k, l);
    draw_quad_foot(art, k, l, true);
  };
  const std::string& grown = q.data->grown.empty() ? b.rig->back : q.data->grown;
  const Path rump_path =
      egg(at_rump, rump_x * (back ? 1 : small), rump * (back ? 1.04 : small), 0.9);
  const Path chest_path =
      egg(at_chest, chest_x * (back ? small : 1), chest * (back ? small : 1.06), 0.8);
  const auto dome = [&](Point c, double rx, double ry) {
    if (grown == "shell" || grown == "spines")
      art.form(egg(c + Point{0, -ry * 0.1}, rx * 1.2, ry * 1.14, 0.92), b.accent,
               grown == "shell" ? Role::Body : Role::Hair, grown);
    if (grown == "hump" || grown == "humps")
      art.form(ellipse(c + Point{0, -ry * 0.9}, rx * 0.5, ry * 0.6), b.main, Role::Body, "hump");
  };
  const auto wool = [&](Point c, double rx, double ry) {
    if (grown != "wool") return;
    for (int i = 0; i < 10; ++i) {
      const double a = 2 * std::numbers::pi * i / 10;
      art.form(
          ellipse(c + Point{std::cos(a) * rx * 0.82, std::sin(a) * ry * 0.8}, rx * 0.32, ry * 0.32),
          b.second, Role::Hair, "wool", 0.8);
    }
    art.soft(ellipse(c, rx * 0.96, ry * 0.94), b.second, Role::Hair, "wool");
  };
  const auto column = [&] {
    // A trunk that rises is seen in its length.
    if (std::abs(at_chest.y - at_rump.y) < q.deep * 0.34) return;
    art.form(tapered(std::array{at_rump, talewright::mix(at_rump, at_chest, 0.5), at_chest},
                     std::array{rump_x * 1.9, chest_x * 1.9, chest_x * 1.8}),
             grown == "wool" ? b.second : b.main, grown == "wool" ? Role::Hair : Role::Body,
             "body");
  };
  const Point head_at{s.head.x * 0, s.head.y};
  const Affine to_middle = Affine::translation(-s.head.x, 0);
  const auto neck = [&] {
    const Point from = at_chest + Point{0, -chest * 0.4};
    art.form(tapered(std::array{from, talewright::mix(from, head_at, 0.5), head_at},
                     std::array{q.neck_low, (q.neck_low + q.neck_high) * 0.52, q.neck_high}),
             b.main, Role::Body, "neck");
  };
  if (!back) {
    draw_quad_tail(art, q, s, at_rump + Point{-rump_x * 0.2, -rump * 0.4}, look);
    dome(at_rump, rump_x, rump);
    leg(nh, true), leg(fh, true);
    art.form(rump_path, darker(b.main, 0.06), Role::Body, "body.rump");
    coat(art, q, rump_path, at_rump, rump, true);
    wool(at_rump, rump_x, rump);
    column();
    art.put(drawing::transformed(head_behind, to_middle));
    leg(nf, false), leg(ff, false);
    neck();
    art.form(chest_path, b.main, Role::Body, "body");
    art.plain(tapered(std::array{at_chest, talewright::mix(at_chest, head_at, 0.6)},
                      std::array{q.neck_low * 0.9, q.neck_low * 0.8}),
              b.main, Role::Body, "neck");
    if (b.rig->belly_patch && grown != "wool")
      art.inside(inset(chest_path, q.h * 0.004), [&](Art& in) {
        in.plain(ellipse(at_chest + Point{0, chest * 0.1}, chest_x * 0.5, chest * 0.86), b.second,
                 Role::Marking, "belly");
      });
    for (const QuadLeg* l : {&nf, &ff})
      art.plain(quad_leg_path(q, *l, 0.3, 0.62, 0.9), b.limbs, Role::Body, "leg");
    spots(art, q, chest_path, at_chest, chest_x, chest);
    coat(art, q, chest_path, at_chest, chest, false);
    wool(at_chest, chest_x, chest);
    QuadBones front = s;
    front.neck = at_chest + Point{0, -chest * 0.3}, front.head = head_at;
    if (q.data->mane == "ruff" || q.data->mane == "beard") draw_quad_mane(art, q, front);
    draw_quad_neckwear(art, q, front);
    art.put(drawing::transformed(head, to_middle));
    *trunk = chest_path.bounds().united(rump_path.bounds());
    return;
  }
  // From behind: head and chest first, then the rump before them.
  leg(nf, true), leg(ff, true);
  art.put(drawing::transformed(head_behind, to_middle));
  neck();
  art.put(drawing::transformed(head, to_middle));
  art.form(chest_path, darker(b.main, 0.06), Role::Body, "body.chest");
  wool(at_chest, chest_x * small, chest * small);
  column();
  leg(nh, false), leg(fh, false);
  art.form(rump_path, b.main, Role::Body, "body");
  for (const QuadLeg* l : {&nh, &fh})
    art.plain(quad_leg_path(dim, *l, 0.06, 0.5, 0.9), b.limbs, Role::Body, "leg");
  spots(art, q, rump_path, at_rump, rump_x, rump);
  coat(art, q, rump_path, at_rump, rump, true);
  wool(at_rump, rump_x, rump);
  dome(at_rump, rump_x, rump);
  draw_quad_tail(art, q, s, at_rump + Point{0, -rump * 0.3}, look);
  *trunk = chest_path.bounds().united(rump_path.bounds());
}

}  // namespace talewright::engines::illustrator::rig
