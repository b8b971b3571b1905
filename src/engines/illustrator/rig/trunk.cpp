// The trunk with its neck, belly and markings.
#include <array>

#include "engines/illustrator/rig/body.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;
using drawing::tapered;

namespace {

/// Nine points on a smooth curve through five.
std::vector<Point> curve_of(const std::array<Point, 5>& p) {
  std::vector<Point> line;
  for (std::size_t i = 0; i + 1 < p.size(); ++i) {
    const Point a = p[i ? i - 1 : 0], d = p[std::min(i + 2, p.size() - 1)];
    line.push_back(p[i]);
    line.push_back((p[i] + p[i + 1]) * 0.5625 - (a + d) * 0.0625);
  }
  line.push_back(p.back());
  return line;
}

}  // namespace

void draw_trunk(Art& art, const Build& b, const Skeleton& s) {
  const Trunk& t = s.trunk;
  if (b.neck > 0) {
    const Point low = t.spine(0.86), high = talewright::mix(t.neck, s.head, 0.9);
    const double w = t.half_neck * (b.human() ? 1.15 : 1.5);
    // Long-necked birds carry theirs in an S, forward out of the breast and back under the head.
    const double bow = b.rig->family != "bird" ? 0 : s.view.front() || s.view.back ? 0.16 : 0.5;
    const Point along = s.trunk.across(0.9) * (w * bow);
    const Path neck =
        bow > 0
            ? tapered(
                  curve_of(std::array{low - along * 0.3, talewright::mix(low, high, 0.3) + along,
                                      talewright::mix(low, high, 0.66) - along,
                                      talewright::mix(low, high, 0.86) - along * 0.7, high}),
                  std::array{w * 1.8, w * 1.36, w * 1.06, w * 0.92, w * 0.86, w * 0.84, w * 0.84,
                             w * 0.86, w * 0.9})
            : tapered(std::array{low, talewright::mix(low, high, 0.5), high},
                      std::array{w * 1.3, w, w * 0.95});
    art.form(neck, b.main, Role::Body, "neck");
    if (b.who->marking == "spots" && !b.human())
      art.inside(inset(neck, 0.4), [&](Art& in) {
        for (auto [k, x] :
             {std::pair{0.3, -0.3}, {0.42, 0.35}, {0.56, -0.32}, {0.68, 0.3}, {0.8, -0.25}})
          in.plain(ellipse(talewright::mix(low, high, k) + Point{x * w, 0}, w * 0.2, w * 0.17),
                   b.accent, Role::Marking, "neck.spot");
      });
  }
  const Path path = t.outline();
  art.form(path, b.main, Role::Body, "body");
  if (b.neck > 0 && !b.human()) {
    const Point low = t.spine(0.8),
                high = talewright::mix(t.neck, s.head, b.rig->family == "bird" ? 0.1 : 0.45);
    art.plain(tapered(std::array{low, high}, std::array{t.half_neck * 1.5, t.half_neck * 1.3}),
              b.main, Role::Body, "neck");
  }
  const double shift = s.view.back ? 0 : s.view.side();
  if (b.rig->back == "wool" && !sleeve_of(b).garment) {
    Path wool;
    std::vector<Point> edge;
    for (double v : {-0.04, 0.14, 0.34, 0.54, 0.74, 0.92}) edge.push_back(t.at(-1.02, v));
    for (double v : {0.92, 0.74, 0.54, 0.34, 0.14, -0.04}) edge.push_back(t.at(1.02, v));
    edge.push_back(t.spine(-0.16));
    wool.move_to(edge[0]);
    const Point c = t.spine(0.45);
    for (std::size_t i = 0; i < edge.size(); ++i) {
      const Point a = edge[i], e = edge[(i + 1) % edge.size()];
      wool.curve_to(a + (a - c) * 0.16 + (e - a) * 0.05, e + (e - c) * 0.16 - (e - a) * 0.05, e);
    }
    art.form(wool.close(), b.second, Role::Hair, "wool");
  }
  if (b.rig->back == "pouch" && !s.view.back) {
    const Point q = t.at(t.profile ? 0.8 : 0.36 * shift, 0.34), a = t.across(0.3);
    const double w = t.half_belly * 0.5;
    Path pouch;
    pouch.move_to(q - a * w).quad_to(q + (t.spine(0.1) - t.spine(0.3)), q + a * w);
    art.line(pouch, b.tall * 0.012, darker(b.second, 0.3), "pouch");
  }
  art.inside(inset(path, b.rig->back == "wool" ? b.belly * 2 : 0.5), [&](Art& in) {
    if (b.rig->face == "panda") {
      std::vector<Point> yoke;
      for (double v : {0.6, 0.8, 1.1}) yoke.push_back(t.at(-1.2, v));
      for (double v : {1.1, 0.8, 0.6}) yoke.push_back(t.at(1.2, v));
      in.plain(blob(yoke), b.accent, Role::Marking, "body.yoke");
    }
    if (b.rig->belly_patch && !s.view.back && b.rig->face != "panda") {
      const Point c =
          t.spine(0.36) + t.across(0.36) * (t.half_belly * (t.profile ? 0.86 : 0.34 * shift));
      const double rx = t.half_belly * (t.profile ? 0.5 : 0.66 - 0.06 * shift),
                   ry = length(t.neck - t.hip) * 0.48;
      in.plain(ellipse(c, rx, ry, s.pose.lean), b.second, Role::Marking, "belly");
      if (b.rig->back == "shell" || b.rig->name == "crocodile" || b.rig->name == "dragon" ||
          b.rig->name == "dinosaur")
        for (double y : {-0.5, -0.12, 0.26, 0.62}) {
          const double w = rx * std::sqrt(1 - y * y) * 0.92;
          Path line;
          const Point m = c + (t.spine(0.2) - t.spine(0.5)) * (y * 1.5), a = t.across(0.4);
          line.move_to(m - a * w).quad_to(m + (t.spine(0.2) - t.spine(0.3)) * 0.5, m + a * w);
          in.line(line, b.tall * 0.009, darker(b.second, 0.18), "belly.line");
        }
    }
    const std::string& m = b.who->marking;
    if (m == "spots" && !b.human())
      for (auto [u, v, r] : {std::tuple{-0.8, 0.3, 0.2},
                             {0.86, 0.5, 0.18},
                             {-0.7, 0.66, 0.16},
                             {0.8, 0.12, 0.16},
                             {-0.86, 0.0, 0.18}})
        in.plain(ellipse(t.at(u, v), t.half_belly * r, t.half_belly * r), b.accent, Role::Marking,
                 "body.spot");
    if (m == "patches" && !b.human()) {
      in.plain(ellipse(t.at(-0.8, 0.5), t.half_belly * 0.42, t.half_belly * 0.5), b.accent,
               Role::Marking, "body.patch");
      in.plain(ellipse(t.at(0.9, 0.12), t.half_belly * 0.36, t.half_belly * 0.4), b.accent,
               Role::Marking, "body.patch");
    }
    if ((m == "stripes" || b.rig->face == "tiger") && !b.human())
      for (double side : {-1.0, 1.0})
        for (double v : {0.1, 0.34, 0.58, 0.8})
          in.plain(tapered(std::array{t.at(side * 1.05, v + 0.02), t.at(side * 0.78, v),
                                      t.at(side * 0.56, v - 0.03)},
                           std::array{b.tall * 0.034, b.tall * 0.026, b.tall * 0.006}),
                   b.accent, Role::Marking, "body.stripe");
  });
}

}  // namespace talewright::engines::illustrator::rig
