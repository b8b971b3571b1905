// What grows on and behind heads: manes, spines, antlers, horns, combs, tufts, antennae.
#include <array>

#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

/// A round form with n bumps around it.
Path scalloped(double rx, double ry, int n, double depth, Point centre = {}) {
  Path p;
  const auto at = [&](double turn, double k) {
    const double a = 2 * std::numbers::pi * turn - std::numbers::pi / 2;
    return centre + Point{std::cos(a) * rx * k, std::sin(a) * ry * k};
  };
  p.move_to(at(0, 1));
  for (int i = 0; i < n; ++i) {
    const double a = static_cast<double>(i) / n, c = 1.0 / n;
    p.curve_to(at(a + c * 0.12, 1 + depth * 1.5), at(a + c * 0.88, 1 + depth * 1.5), at(a + c, 1));
  }
  return p.close();
}

/// Pointed locks all around.
Path spiked(double rx, double ry, int n, double depth, Point centre = {}, double twist = 0.3) {
  Path p;
  const auto at = [&](double turn, double k) {
    const double a = 2 * std::numbers::pi * turn - std::numbers::pi / 2;
    return centre + Point{std::cos(a) * rx * k, std::sin(a) * ry * k};
  };
  p.move_to(at(0, 1));
  for (int i = 0; i < n; ++i) {
    const double a = static_cast<double>(i) / n, c = 1.0 / n;
    p.quad_to(at(a + c * (0.1 + twist * 0.3), 1 + depth * 0.55),
              at(a + c * (0.5 + twist), 1 + depth));
    p.quad_to(at(a + c * (0.75 + twist * 0.4), 1 + depth * 0.3), at(a + c, 1));
  }
  return p.close();
}

/// Lionesses and cubs have none.
bool has_mane(const Build& b) {
  return b.who->pronouns != story::Pronouns::She && b.who->age != story::Age::Baby;
}

void antlers(Art& art, const HeadSpace& h) {
  const double r = h.frame.ry;
  const Color c = h.build.who->age == story::Age::Adult || h.build.who->age == story::Age::Elder
                      ? rgb(0x9C7248)
                      : rgb(0xB58A5C);
  for (double s : {1.0, -1.0}) {
    const Point root = h.crown_at(s * 0.28, -0.86);
    const double k = s > 0 ? 1 - 0.2 * h.side() : 1;
    const auto p = [&](double x, double y) { return root + Point{s * x * r * k, -y * r}; };
    const double w = r * 0.13;
    art.form(tapered(std::array{p(0.16, 0.3), p(0.1, 0.5), p(0.14, 0.72)},
                     std::array{w, w * 0.8, w * 0.55}),
             c, Role::Body, "antler");
    art.form(tapered(std::array{p(0.3, 0.46), p(0.5, 0.5), p(0.6, 0.66)},
                     std::array{w, w * 0.8, w * 0.55}),
             c, Role::Body, "antler");
    art.form(tapered(std::array{p(-0.02, -0.1), p(0.14, 0.28), p(0.36, 0.5), p(0.4, 0.82)},
                     std::array{w * 1.2, w * 1.1, w, w * 0.6}),
             c, Role::Body, "antler");
    art.plain(ellipse(p(0.16, 0.32), w * 0.42, w * 0.42), c, Role::Body, "antler");
    art.plain(ellipse(p(0.33, 0.48), w * 0.4, w * 0.36), c, Role::Body, "antler");
  }
}

void horns(Art& art, const HeadSpace& h, Color c, double length, double out) {
  const double r = h.frame.ry;
  for (double s : {1.0, -1.0}) {
    const Point root = h.crown_at(s * 0.45, -0.78);
    const double k = s > 0 ? 1 - 0.2 * h.side() : 1;
    const auto p = [&](double x, double y) { return root + Point{s * x * r * k, -y * r}; };
    art.form(tapered(std::array{p(-0.05, -0.08), p(out * 0.8, length * 0.45), p(out * 0.7, length)},
                     std::array{r * 0.24, r * 0.18, r * 0.05}),
             c, Role::Body, "horn", 0.8);
  }
}

void unicorn_horn(Art& art, const HeadSpace& h) {
  const double r = h.frame.ry;
  const Point root = h.frame.at(0.02, -0.72, 0.1);
  const Point tip = root + Point{r * (0.12 + 0.2 * h.side()), -r * 0.98};
  const Path horn =
      tapered(std::array{root + Point{0, r * 0.1}, talewright::mix(root, tip, 0.5), tip},
              std::array{r * 0.26, r * 0.18, r * 0.04});
  art.form(horn, rgb(0xF6C453), Role::Body, "horn", 0.8);
  for (double t : {0.22, 0.42, 0.6, 0.76}) {
    const Point c = talewright::mix(root, tip, t);
    const double w = r * 0.11 * (1.1 - t);
    Path line;
    line.move_to(c + Point{-w, -w * 0.3}).quad_to(c + Point{0, w * 0.8}, c + Point{w, w * 0.1});
    art.line(line, r * 0.03, rgb(0xC98A22), "horn.line");
  }
}

void horse_mane(Art& art, const HeadSpace& h) {
  const Color c = h.build.accent;
  // A forelock between the ears; from the side it falls over the brow.
  const auto p = [&](double x, double y) {
    return h.profile() ? Point{h.frame.rx * (0.34 + x * 0.7), h.frame.ry * y} : h.frame.at(x, y);
  };
  art.detail(blob(std::array{p(-0.3, -1.02), p(0.05, -1.16), p(0.34, -1.0), p(0.3, -0.7),
                             p(0.16, -0.36), p(0.02, -0.56), p(-0.12, -0.42), p(-0.2, -0.7)}),
             c, Role::Hair, "mane.forelock", 0.7);
}

}  // namespace

void draw_crest_behind(Art& art, const HeadSpace& h) {
  if (h.back && h.build.rig->crest == "horn") unicorn_horn(art, h);
  const std::string& crest = h.build.rig->crest;
  const double rx = h.frame.rx, ry = h.frame.ry, s = h.back ? 0 : h.side();
  const Build& b = h.build;
  if (crest == "mane" && has_mane(b)) {
    const double k = b.who->age.value_or(story::Age::Child) >= story::Age::Adult ? 1.12 : 1;
    art.form(spiked(rx * 1.16 * k, ry * 1.18 * k, 17, 0.17,
                    {-rx * (h.profile() ? 0.36 : 0.09 * s), ry * 0.04}),
             b.accent, Role::Hair, "mane");
    art.soft(spiked(rx * 1.06 * k, ry * 1.08 * k, 15, 0.12,
                    {-rx * (h.profile() ? 0.32 : 0.06 * s), ry * 0.04}, 0.2),
             lighter(b.accent, 0.12), Role::Hair, "mane.inner");
  } else if (crest == "spines") {
    art.form(spiked(rx * 1.16, ry * 1.12, 24, 0.13,
                    {-rx * (h.profile() ? 0.34 : 0.16 * s), -ry * 0.1}, 0.1),
             b.accent, Role::Hair, "spines");
  } else if (crest == "wool") {
    art.form(
        scalloped(rx * 1.02, ry * 0.98, 13, 0.16, {-rx * (h.profile() ? 0.3 : 0.1 * s), -ry * 0.1}),
        b.second, Role::Hair, "wool");
  } else if (crest == "horse" || crest == "horn") {
    const double k = h.back ? 0 : 1;
    art.form(
        blob(std::array{
            Point{rx * 0.2, -ry * 1.04}, Point{-rx * 0.4, -ry * 1.1},
            Point{-rx * (0.9 + 0.15 * k), -ry * 0.7}, Point{-rx * (1.02 + 0.16 * k), -ry * 0.1},
            Point{-rx * (0.96 + 0.26 * k), ry * 0.5}, Point{-rx * (0.8 + 0.3 * k), ry * 1.15},
            Point{-rx * 0.5, ry * 0.95}, Point{-rx * 0.2, ry * 0.6}}),
        b.accent, Role::Hair, "mane");
  } else if (crest == "plates" || crest == "dragon") {
    const Color c = b.accent;
    if (h.back) {
      if (crest == "dragon") horns(art, h, lighter(b.second, 0.3), 0.62, 0.34);
      return;  // the plates come down the middle, over the head
    }
    for (auto [a, size] : {std::pair{-14.0, 0.3}, {-44.0, 0.32}, {-74.0, 0.3}, {-102.0, 0.26}}) {
      const double angle = radians(a - 90);
      const Point root{std::cos(angle) * rx * 0.92, std::sin(angle) * ry * 0.92};
      const Point d{std::cos(angle), std::sin(angle)}, n{-d.y, d.x};
      const double r = ry * size;
      art.form(
          cornered({{root - n * r * 0.75, root + d * r * 0.8 - n * r * 0.3, root + d * r * 1.25},
                    {root + d * r * 1.25, root + d * r * 0.7 + n * r * 0.45, root + n * r * 0.75}}),
          c, Role::Body, "crest", 0.8);
    }
    if (crest == "dragon") horns(art, h, lighter(b.second, 0.3), 0.62, 0.34);
  } else if (crest == "cow_horns") {
    horns(art, h, rgb(0xEADFC4), 0.42, 0.32);
  } else if (crest == "antlers" && b.who->pronouns != story::Pronouns::She) {
    antlers(art, h);
  } else if (crest == "ossicones") {
    for (double side : {1.0, -1.0}) {
      const Point root = h.crown_at(side * 0.32, -0.82),
                  tip = root + Point{side * rx * 0.08, -ry * 0.42};
      art.form(tapered(std::array{root, talewright::mix(root, tip, 0.5), tip},
                       std::array{ry * 0.16, ry * 0.13, ry * 0.12}),
               b.main, Role::Body, "horn", 0.8);
      art.form(ellipse(tip, ry * 0.13, ry * 0.13), b.accent, Role::Body, "horn.tip", 0.8);
    }
  } else if (crest == "monster_horns") {
    horns(art, h, rgb(0xF3E3B8), 0.55, 0.22);
  } else if (crest == "antennae" || crest == "alien") {
    for (double side : {1.0, -1.0}) {
      const Point root = h.crown_at(side * 0.34, -0.86),
                  tip = root + Point{side * rx * 0.3 + rx * 0.1 * s, -ry * 0.66};
      art.form(tapered(std::array{root, root + Point{side * rx * 0.04, -ry * 0.4}, tip},
                       std::array{ry * 0.09, ry * 0.075, ry * 0.07}),
               darker(b.main, 0.15), Role::Body, "antenna", 0.7);
      art.form(ellipse(tip, ry * 0.14, ry * 0.14), b.accent, Role::Body, "antenna.tip", 0.7);
    }
  } else if (crest == "robot") {
    const Point root{rx * 0.08 * s, -ry * 0.88}, tip = root + Point{0, -ry * 0.48};
    art.form(tapered(std::array{root, tip}, std::array{ry * 0.12, ry * 0.09}), darker(b.main, 0.3),
             Role::Body, "antenna", 0.7);
    art.form(ellipse(tip, ry * 0.15, ry * 0.15), b.accent, Role::Body, "antenna.tip", 0.8);
    for (double side : {1.0, -1.0})
      art.form(drawing::rounded_rectangle(
                   {side * rx * 0.96 - rx * 0.13, -ry * 0.26, rx * 0.26, ry * 0.52}, rx * 0.1),
               b.accent, Role::Body, "bolt", 0.8);
  } else if (crest == "comb") {
    for (auto [x, y, r] : {std::tuple{-0.2, -1.0, 0.16}, {0.04, -1.1, 0.19}, {0.26, -1.02, 0.15}})
      art.form(ellipse({rx * (x + 0.08 * s), ry * y}, ry * r, ry * r * 1.15), rgb(0xE0483F),
               Role::Body, "comb", 0.8);
  } else if (crest == "owl") {
    for (double side : {1.0, -1.0}) {
      const double k = side > 0 ? 1 - 0.14 * s : 1;
      const auto p = [&](double x, double y) {
        return Point{(side * x * k + 0.06 * s) * rx, (y - 0.08 * h.look.ears * -1) * ry};
      };
      art.form(cornered({{p(0.3, -0.72), p(0.5, -0.98), p(0.86, -1.2)},
                         {p(0.86, -1.2), p(0.9, -0.86), p(0.92, -0.4)},
                         {p(0.92, -0.4), p(0.3, -0.72)}}),
               b.accent, Role::Body, "tuft");
    }
  } else if (crest == "frog") {
    // The eyes stand on the head.
    for (double side : {1.0, -1.0}) {
      if (side > 0 && h.profile()) continue;
      const Point c = h.back ? Point{rx * (side * b.rig->eye_x - 0.3 * h.yaw()), ry * b.rig->eye_y}
                             : h.frame.at(side * b.rig->eye_x, b.rig->eye_y);
      art.form(ellipse(c + Point{0, -ry * 0.02},
                       rx * 0.31 * (0.5 + 0.5 * h.frame.squash(side * b.rig->eye_x)), ry * 0.36),
               b.main, Role::Body, "eye.mound");
    }
  }
}

void draw_crest(Art& art, const HeadSpace& h) {
  const std::string& crest = h.build.rig->crest;
  const double rx = h.frame.rx, ry = h.frame.ry, s = h.back ? 0 : h.side();
  const Build& b = h.build;
  if (crest == "wool") {
    art.form(scalloped(rx * 0.5, ry * 0.26, 8, 0.24, {rx * 0.12 * s, -ry * 0.84}), b.second,
             Role::Hair, "wool");
    if (h.back)
      art.form(scalloped(rx * 0.9, ry * 0.8, 12, 0.12, {0, -ry * 0.1}), b.second, Role::Hair,
               "wool");
  } else if (crest == "spines") {
    const Color c = b.accent;
    if (h.back) {
      art.form(spiked(rx * 1.08, ry * 1.06, 24, 0.13, {0, -ry * 0.04}, 0.1), c, Role::Hair,
               "spines");
      return;
    }
    // A fringe of spines that frames the face.
    Path fringe;
    const auto p = [&](double x, double y) {
      if (h.profile()) return Point{rx * (0.66 * x - 0.2), ry * y};
      return h.frame.at(std::clamp(x, -0.99, 0.99), y) + Point{(x < -0.99  ? (x + 0.99)
                                                                : x > 0.99 ? x - 0.99
                                                                           : 0) *
                                                                   rx,
                                                               0};
    };
    const double left = -1.12, n = 9;
    std::vector<Point> zig;
    for (int i = 0; i <= 2 * n; ++i) {
      const double t = i / (2 * n), x = -0.92 + 1.84 * t;
      const double arch = -0.5 + 0.62 * std::pow(std::abs(x), 2.4);
      zig.push_back(p(x, arch + (i % 2 ? 0.13 : -0.05)));
    }
    fringe.move_to(p(left, 0.42));
    for (const Point& z : zig) fringe.line_to(z);
    fringe.line_to(p(1.12, 0.42)).curve_to(p(1.3, -0.3), p(0.9, -1.16), {rx * 0.05, -ry * 1.08});
    fringe.curve_to({-rx * 0.8, -ry * 1.1}, {-rx * 1.24, -ry * 0.5}, p(left, 0.42)).close();
    art.inside(skull(h, 1.1), [&](Art& in) { in.detail(fringe, c, Role::Hair, "spines", 0.7); });
    for (auto [x, y] : {std::pair{-0.5, -0.72}, {-0.1, -0.8}, {0.3, -0.74}, {-0.78, -0.4}}) {
      const Point q = p(x, y);
      Path tick;
      tick.move_to(q).quad_to(q + Point{-rx * 0.02, -ry * 0.08},
                              q + Point{x * rx * 0.1, -ry * 0.14});
      art.line(tick, rx * 0.035, lighter(c, 0.25), "spines.line");
    }
  } else if ((crest == "plates" || crest == "dragon") && h.back) {
    for (auto [y, size] : {std::pair{0.62, 0.24}, {0.2, 0.3}, {-0.26, 0.34}, {-0.72, 0.34}}) {
      const Point q{-rx * 0.42 * h.yaw() * std::sqrt(1 - y * y), ry * y};
      const double r = ry * size, lean = -0.5 * h.yaw();
      art.form(
          cornered({{q + Point{-r * 0.62, r * 0.3}, q + Point{-r * 0.34 + lean * r * 0.5, -r * 0.5},
                     q + Point{lean * r, -r * 1.15}},
                    {q + Point{lean * r, -r * 1.15}, q + Point{r * 0.34 + lean * r * 0.5, -r * 0.5},
                     q + Point{r * 0.62, r * 0.3}},
                    {q + Point{r * 0.62, r * 0.3}, q + Point{0, r * 0.46},
                     q + Point{-r * 0.62, r * 0.3}}}),
          b.accent, Role::Body, "crest", 0.8);
    }
  } else if (crest == "horse" || crest == "horn") {
    if (h.back)
      art.form(
          blob(std::array{
              Point{-rx * 0.3 * h.yaw(), -ry * 1.1}, Point{rx * (0.34 - 0.3 * h.yaw()), -ry * 0.8},
              Point{rx * (0.3 - 0.3 * h.yaw()), 0}, Point{rx * 0.34, ry * 0.8}, Point{0, ry * 1.25},
              Point{-rx * 0.34, ry * 0.8}, Point{-rx * 0.3, 0}, Point{-rx * 0.34, -ry * 0.8}}),
          b.accent, Role::Hair, "mane");
    else
      horse_mane(art, h);
    if (crest == "horn" && !h.back) unicorn_horn(art, h);
  } else if (crest == "rhino" && !h.back) {
    // The great horn on the nose, a small one behind it.
    for (auto [y, size] : {std::pair{-0.16, 0.34}, {0.2, 0.62}}) {
      const Point root = h.frame.at(0, y, 0.12), tip = root + Point{rx * 0.2 * s, -ry * size};
      art.form(tapered(std::array{root + Point{0, ry * 0.1}, talewright::mix(root, tip, 0.5), tip},
                       std::array{ry * size * 0.52, ry * size * 0.34, ry * 0.04}),
               rgb(0xEDE3CC), Role::Body, "horn", 0.8);
    }
  } else if (crest == "tuft") {
    const Color c = mix(b.main, b.second, 0.1);
    const Point r0{rx * 0.1 * s, -ry * 0.9};
    for (double a : {-24.0, 22.0, 0.0}) {
      const Point d{std::sin(radians(a)), -std::cos(radians(a))};
      art.form(
          tapered(std::array{r0, r0 + d * (ry * 0.2), r0 + d * (ry * 0.34) + Point{ry * 0.06, 0}},
                  std::array{ry * 0.17, ry * 0.14, ry * 0.04}),
          c, Role::Hair, "tuft", 0.8);
    }
    art.plain(ellipse(r0 + Point{0, ry * 0.06}, rx * 0.15, ry * 0.12), c, Role::Hair, "tuft");
  } else if (crest == "comb" && !h.back) {
    const Point c = h.frame.at(0, 0.62);
    for (double side : {-1.0, 1.0})
      art.detail(ellipse(c + Point{side * rx * 0.07, 0}, rx * 0.09, ry * 0.15), rgb(0xE0483F),
                 Role::Body, "wattle", 0.6);
  } else if (crest == "mane" && h.back && has_mane(b)) {
    art.form(spiked(rx * 1.08, ry * 1.1, 16, 0.16, {0, ry * 0.06}), b.accent, Role::Hair, "mane");
  } else if (crest == "robot" && !h.back) {
    art.line(drawing::rounded_rectangle(
                 {-rx * 0.62 + rx * 0.28 * s, -ry * 0.44, rx * 1.3, ry * 0.86}, rx * 0.3),
             rx * 0.03, b.line.with_alpha(0.5), "panel");
  }
}

}  // namespace talewright::engines::illustrator::rig
