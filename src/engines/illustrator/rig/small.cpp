// Bee, butterfly, ladybug, snail, caterpillar, snake.
#include <array>

#include "engines/illustrator/rig/forms.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

void feelers(Form& f, Point head, double r, double spread, Color c) {
  for (double side : {1.0, -1.0}) {
    const Point root = head + Point{side * r * 0.3, -r * 0.8},
                tip = root +
                      Point{side * r * spread + r * 0.1, -r * (0.55 - f.sitter.look.ears * 0.3)};
    f.art.line(
        curve_through(std::array{
            root, talewright::mix(root, tip, 0.5) + Point{-side * r * 0.08, -r * 0.12}, tip}),
        r * 0.1, darker(c, 0.1), "feeler", Role::Body);
    f.art.detail(ellipse(tip, r * 0.13, r * 0.13), c, Role::Body, "feeler.tip", 0.6);
  }
}

void mitten(Form& f, Point from, Point to, double wide, Color c, const char* part) {
  f.art.form(tapered(std::array{from, talewright::mix(from, to, 0.5) + Point{0, wide * 0.3}, to},
                     std::array{wide, wide * 0.9, wide * 1.05}),
             c, Role::Body, part, 0.9);
}

}  // namespace

Figure draw_bee(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const bool flat = f.at.flat;
  const Color black = f.b.accent, wing = rgb(0xE4F2FB, 0.9);
  const double beat = 8 + f.at.near_up * 16;
  const auto wings = [&](double side, double dx) {
    f.art.form(ellipse(p(dx + side * 0.2, -0.82), h * 0.13, h * 0.26, side * (36 + beat)), wing,
               Role::Body, "wing", 0.8);
    f.art.form(ellipse(p(dx + side * 0.17, -0.62), h * 0.09, h * 0.17, side * (62 + beat)), wing,
               Role::Body, "wing", 0.8);
  };
  if (flat)
    wings(1, 0.06), wings(-1, -0.06);
  else
    wings(-1, -0.12),
        f.art.form(ellipse(p(0.02, -0.86), h * 0.1, h * 0.25, 12), wing, Role::Body, "wing", 0.8);
  const double bx = flat ? 0 : -0.16, by = flat ? -0.24 : -0.3;
  f.art.form(cornered({{p(bx - (flat ? 0.05 : 0.26), by + (flat ? 0.2 : 0.05)),
                        p(bx - (flat ? 0.0 : 0.42), by + (flat ? 0.33 : 0.18))},
                       {p(bx - (flat ? 0.0 : 0.42), by + (flat ? 0.33 : 0.18)),
                        p(bx + (flat ? 0.05 : -0.18), by + 0.2)}}),
             black, Role::Body, "sting", 0.8);
  const Path body =
      ellipse(p(bx, by), h * (flat ? 0.25 : 0.32), h * (flat ? 0.26 : 0.25), flat ? 0 : -14);
  f.art.form(body, f.b.main, Role::Body, "body");
  f.art.inside(inset(body, 0.4), [&](Art& in) {
    for (double x : {-0.2, 0.02})
      in.plain(flat ? drawing::rectangle({-h * 0.4, (by + 0.02 + x * 0.75) * h, h * 0.8, h * 0.085})
                    : tapered(std::array{p(bx + x + 0.02, by - 0.34), p(bx + x - 0.03, by),
                                         p(bx + x + 0.04, by + 0.34)},
                              std::array{h * 0.1, h * 0.11, h * 0.1}),
               black, Role::Marking, "stripe");
  });
  const Point head = p(flat ? 0 : 0.16, -0.52);
  for (double side : {1.0, -1.0}) {
    const double up = side < 0 ? f.at.near_up : f.at.far_up;
    mitten(f, p(bx + side * 0.16 + 0.06, by - 0.02),
           p(bx + side * 0.32 + 0.1, by + 0.06 - up * 0.2), h * 0.07, black, "arm");
    mitten(f, p(bx + side * 0.08 + 0.04, by + 0.2), p(bx + side * 0.1 + 0.07, by + 0.32), h * 0.07,
           black, "leg");
  }
  feelers(f, head, h * 0.3, 0.5, black);
  f.art.form(ellipse(head, h * 0.32, h * 0.3), f.b.main, Role::Body, "head");
  if (!f.at.back)
    f.art.plain(ellipse(head + p(flat ? 0 : 0.06, 0.05), h * 0.25, h * 0.21),
                mix(f.b.second, f.b.main, 0.2), Role::Marking, "face");
  FaceStyle st = f.style();
  st.eye = 1.2, st.mouth_y = 0.5;
  f.face(head, h * 0.32, h * 0.3, st);
  f.hand = p(bx + 0.44, by + 0.04);
  f.at.lift = std::max(f.at.lift, s.request.pose == story::Pose::Sleep ||
                                          s.request.pose == story::Pose::Sit ||
                                          s.request.pose == story::Pose::Lie
                                      ? 0.0
                                      : 0.22);
  return f.finish(true);
}

Figure draw_butterfly(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const bool flat = f.at.flat;
  const double open = 1 + f.at.near_up * 0.08;
  for (double side : {1.0, -1.0}) {
    const double k = (flat ? 1 : side > 0 ? 0.68 : 1.04) * open;
    const auto q = [&](double x, double y) { return p(side * x * k, y); };
    const Path lower = blob(std::array{q(0.02, -0.4), q(0.24, -0.42), q(0.44, -0.26), q(0.4, -0.06),
                                       q(0.22, -0.02), q(0.08, -0.18)});
    f.art.form(lower, f.b.accent, Role::Body, "wing.lower");
    f.art.plain(blob(std::array{q(0.1, -0.32), q(0.26, -0.36), q(0.35, -0.24), q(0.3, -0.12),
                                q(0.16, -0.16)}),
                f.b.second, Role::Marking, "wing.spot");
    const Path upper = blob(std::array{q(0.02, -0.44), q(0.1, -0.68), q(0.34, -0.94), q(0.6, -0.9),
                                       q(0.62, -0.66), q(0.44, -0.46), q(0.2, -0.36)});
    f.art.form(upper, f.b.accent, Role::Body, "wing.upper");
    f.art.plain(blob(std::array{q(0.12, -0.48), q(0.2, -0.66), q(0.38, -0.82), q(0.5, -0.78),
                                q(0.48, -0.62), q(0.32, -0.48)}),
                f.b.second, Role::Marking, "wing.spot");
    for (auto [x, y, r] : {std::tuple{0.54, -0.82, 0.03}, {0.55, -0.7, 0.024}, {0.38, -0.1, 0.022}})
      f.art.plain(ellipse(q(x, y), h * r, h * r), rgb(0xFFFFFF, 0.9), Role::Marking, "wing.dot");
  }
  f.art.form(tapered(std::array{p(0, -0.5), p(0, -0.3), p(0.0, -0.08)},
                     std::array{h * 0.13, h * 0.15, h * 0.07}),
             f.b.main, Role::Body, "body");
  for (double y : {-0.32, -0.22})
    f.art.line(curve_through(std::array{p(-0.06, y), p(0, y + 0.02), p(0.06, y)}), h * 0.016,
               lighter(f.b.main, 0.3), "body.line");
  for (double side : {1.0, -1.0}) {
    const double up = side < 0 ? f.at.near_up : f.at.far_up;
    mitten(f, p(side * 0.05, -0.4), p(side * 0.2, -0.36 - up * 0.14), h * 0.05, f.b.main, "arm");
  }
  const Point head = p(flat ? 0 : 0.03, -0.66);
  feelers(f, head, h * 0.24, 0.6, f.b.main);
  const Color skin = mix(f.b.second, rgb(0xFFF1DC), 0.6);
  f.art.form(ellipse(head, h * 0.24, h * 0.225), f.at.back ? f.b.main : skin, Role::Body, "head");
  FaceStyle st = f.style();
  st.eye = 1.25, st.lid = darker(skin, 0.08);
  f.face(head, h * 0.24, h * 0.225, st);
  f.hand = p(0.24, -0.34);
  f.at.lift = std::max(f.at.lift, s.request.pose == story::Pose::Sleep ||
                                          s.request.pose == story::Pose::Sit ||
                                          s.request.pose == story::Pose::Lie
                                      ? 0.0
                                      : 0.2);
  return f.finish(true);
}

Figure draw_ladybug(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const bool flat = f.at.flat;
  const Color black = f.b.accent;
  for (double x : {-0.42, -0.12, 0.2})
    mitten(f, p(x * (flat ? 0.8 : 1), -0.16), p(x * (flat ? 1.0 : 1.05) + 0.02, -0.03), h * 0.1,
           black, "leg");
  const double up = f.at.near_up;
  const Path shell =
      flat ? blob(std::array{p(-0.54, -0.1), p(-0.52, -0.5), p(-0.28, -0.84), p(0, -0.94),
                             p(0.28, -0.84), p(0.52, -0.5), p(0.54, -0.1), p(0, -0.02)})
           : blob(std::array{p(-0.66, -0.1), p(-0.6, -0.48), p(-0.32, -0.78), p(0.02, -0.82),
                             p(0.3, -0.6), p(0.38, -0.28), p(0.34, -0.1), p(-0.2, -0.04)});
  if (s.request.pose == story::Pose::Fly || s.request.pose == story::Pose::Jump)
    for (double k : {-30.0, -70.0})
      f.art.form(ellipse(p(-0.42, -0.84), h * 0.13, h * 0.36, k), rgb(0xE4F2FB, 0.9), Role::Body,
                 "wing", 0.8);
  f.art.form(shell, f.b.main, Role::Body, "shell");
  f.art.inside(inset(shell, 0.4), [&](Art& in) {
    for (auto [x, y, r] : {std::tuple{-0.36, -0.54, 0.1},
                           {-0.06, -0.66, 0.085},
                           {-0.48, -0.26, 0.085},
                           {-0.14, -0.32, 0.11},
                           {0.36, -0.5, 0.08}})
      in.plain(ellipse(p(x, y), h * r, h * r), black, Role::Marking, "spot");
    in.line(flat ? curve_through(std::array{p(0, -1), p(0, 0)})
                 : curve_through(std::array{p(0.0, -0.86), p(-0.36, -0.5), p(-0.6, -0.02)}),
            h * 0.02, black, "shell.line");
  });
  const Point head = p(flat ? 0 : 0.34, flat ? -0.38 : -0.44);
  if (f.at.back) return f.hand = p(0.5, -0.2), f.finish(false);
  mitten(f, p(0.16, -0.22), p(0.1 - 0.1 * up, -0.12 - 0.1 * up), h * 0.09, black, "arm");
  feelers(f, head, h * 0.32, 0.5, black);
  f.art.form(ellipse(head, h * 0.33, h * 0.31), black, Role::Body, "head");
  f.art.plain(ellipse(head + p(flat ? 0 : 0.05, 0.05), h * 0.255, h * 0.22), f.b.second,
              Role::Marking, "face");
  FaceStyle st = f.style();
  st.eye = 1.15, st.lid = darker(f.b.second, 0.08), st.line = rgb(0x3A2226), st.brow = black;
  f.face(head, h * 0.3, h * 0.29, st, -h * 0.02);
  f.hand = p(0.66, -0.16);
  return f.finish(s.request.pose == story::Pose::Fly);
}

Figure draw_snail(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const bool back = f.at.back;
  const double neck = 0.52 + 0.05 * f.at.far_up;
  const Path foot = blob(std::array{p(-0.9, -0.01), p(-0.6, -0.12), p(-0.2, -0.22), p(0.2, -0.3),
                                    p(0.34, -neck), p(0.5, -neck - 0.04), p(0.66, -0.4),
                                    p(0.66, -0.14), p(0.56, 0.0), p(-0.2, 0.01)});
  const Point head = p(0.46, -0.58);
  FaceStyle st = f.style();
  st.eye_x = 0.52, st.eye_y = -0.92, st.mouth_y = 0.16, st.mouth_wide = 0.42, st.blush_y = 0.06,
  st.blush_x = 0.62, st.eye = 1.55;
  const FaceFrame fr{h * 0.26, h * 0.26, f.at.turn, 0};
  for (double side : {1.0, -1.0}) {
    const Point e = head + fr.at(side * 0.52, -0.92) + p(0, -0.1);
    f.art.form(
        tapered(std::array{head + fr.at(side * 0.3, -0.2), e}, std::array{h * 0.1, h * 0.085}),
        f.b.main, Role::Body, "stalk");
    f.art.form(ellipse(e, h * 0.14, h * 0.155), f.b.main, Role::Body, "eye.mound");
  }
  f.art.form(foot, f.b.main, Role::Body, "body", 1.3);
  f.art.form(ellipse(head, h * 0.28, h * 0.25), f.b.main, Role::Body, "head");
  f.art.plain(
      blob(std::array{p(0.28, -0.5), p(0.6, -0.5), p(0.63, -0.2), p(0.4, -0.06), p(0.2, -0.24)}),
      f.b.main, Role::Body, "neck");
  const Point c = p(-0.22, -0.52);
  const Path shell = ellipse(c, h * 0.46, h * 0.44);
  f.art.form(shell, f.b.accent, Role::Body, "shell");
  std::vector<Point> spiral;
  for (int i = 0; i <= 30; ++i) {
    const double a = radians(20 + i * 28.0), r = 0.37 * (1 - i / 32.0);
    spiral.push_back(c + p(std::cos(a) * r, std::sin(a) * r));
  }
  f.art.line(curve_through(spiral), h * 0.045, darker(f.b.accent, 0.28), "shell.line",
             Role::Marking);
  f.art.line(curve_through(std::array{p(-0.8, -0.03), p(0, -0.02), p(0.5, -0.03)}), h * 0.02,
             f.b.second.with_alpha(0.7), "sole");
  if (!back) {
    // The stalks carry the eyes a little above the head.
    st.eye_y = -0.92 - 0.1 / 0.26;
    f.face(head, fr.rx, fr.ry, st, -h * 0.1);
  }
  f.face_at = head;
  f.hand = p(0.78, -0.24);
  return f.finish(false);
}

Figure draw_caterpillar(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const double wave = f.at.near_up * 0.05;
  const bool flat = f.at.flat;
  const double k = flat ? 0.7 : 1;
  struct Ring {
    double x, y, r;
  };
  const std::array<Ring, 5> rings{{{-0.96, -0.2, 0.17},
                                   {-0.68, -0.27 - wave, 0.2},
                                   {-0.4, -0.3 - wave * 2, 0.22},
                                   {-0.1, -0.28 - wave, 0.23},
                                   {0.16, -0.3, 0.23}}};
  int i = 0;
  for (const Ring& r : rings) {
    for (double d : {-0.07, 0.07})
      mitten(f, p((r.x + d) * k, r.y + r.r * 0.6), p((r.x + d) * k, -0.03), h * 0.085, f.b.accent,
             "foot");
    const Path ring = ellipse(p(r.x * k, r.y), h * r.r, h * r.r);
    f.art.form(ring, i++ % 2 ? lighter(f.b.main, 0.16) : f.b.main, Role::Body, "body");
    f.art.plain(ellipse(p(r.x * k, r.y + r.r * 0.62), h * r.r * 0.6, h * r.r * 0.3),
                f.b.second.with_alpha(0.6), Role::Marking, "belly");
  }
  const Point head = p(flat ? 0.1 : 0.36, -0.62 - 0.04 * f.at.far_up);
  for (double side : {-1.0, 1.0}) {
    const double up = side < 0 ? f.at.near_up : f.at.far_up;
    mitten(f, p(0.2 * k + side * 0.12, -0.34), p(0.24 * k + side * 0.3, -0.3 - up * 0.26), h * 0.09,
           f.b.accent, "arm");
  }
  feelers(f, head, h * 0.34, 0.4, f.b.accent);
  f.art.form(ellipse(head, h * 0.36, h * 0.34), f.b.main, Role::Body, "head");
  FaceStyle st = f.style();
  st.eye = 1.1;
  f.face(head, h * 0.36, h * 0.34, st);
  f.hand = p(0.7, -0.28 - 0.2 * std::max(0.0, f.at.far_up));
  return f.finish(false);
}

Figure draw_snake(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const Color dark = f.b.accent;
  const auto coil = [&](std::vector<Point> line, std::vector<double> wide, const char* part) {
    for (double& w : wide) w *= h;
    const Path path = tapered(line, wide);
    f.art.form(path, f.b.main, Role::Body, part);
    f.art.inside(inset(path, 0.4), [&](Art& in) {
      if (f.b.who->marking == "none") return;
      for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        const Point d = line[i + 1] - line[i - 1],
                    n = Point{-d.y, d.x} * (1 / std::max(length(d), 1e-6));
        in.plain(ellipse(line[i] + n * (wide[i] * (n.y < 0 ? 0.36 : -0.36)), wide[i] * 0.34,
                         wide[i] * 0.22),
                 dark, Role::Marking, "stripe");
      }
    });
  };
  coil({p(0.5, -0.12), p(0.72, -0.1), p(0.88, -0.2), p(0.94, -0.34)}, {0.16, 0.14, 0.1, 0.03},
       "tail");
  coil({p(-0.5, -0.11), p(-0.2, -0.11), p(0.1, -0.11), p(0.36, -0.11), p(0.56, -0.12)},
       {0.2, 0.22, 0.22, 0.22, 0.19}, "body");
  coil({p(0.4, -0.27), p(0.16, -0.29), p(-0.1, -0.29), p(-0.34, -0.26), p(-0.46, -0.17)},
       {0.18, 0.2, 0.21, 0.2, 0.18}, "body");
  const double sway = 0.04 * f.at.near_up;
  const std::vector<Point> neck{p(0.3, -0.34), p(0.1, -0.42), p(-0.12 - sway, -0.52),
                                p(-0.1 - sway, -0.68), p(0.06, -0.8)};
  coil(neck, {0.17, 0.2, 0.2, 0.19, 0.19}, "neck");
  const Point head = p(0.12, -0.86);
  if (!f.at.back && s.look.smile > 0.3) {
    const Point m = head + p(f.at.front ? 0.0 : 0.16, 0.14);
    f.art.line(curve_through(std::array{m, m + p(0.06, 0.12), m + p(0.12, 0.16)}), h * 0.022,
               rgb(0xE0505A), "tongue", Role::Mouth);
    f.art.line(curve_through(std::array{m + p(0.05, 0.1), m + p(0.05, 0.18)}), h * 0.02,
               rgb(0xE0505A), "tongue", Role::Mouth);
  }
  const Path skull = blob(std::array{head + p(0, -0.22), head + p(0.2, -0.18), head + p(0.3, 0.02),
                                     head + p(0.2, 0.17), head + p(0, 0.2), head + p(-0.2, 0.16),
                                     head + p(-0.27, 0.0), head + p(-0.18, -0.17)});
  f.art.form(skull, f.b.main, Role::Body, "head");
  f.art.inside(inset(skull, 0.5), [&](Art& in) {
    if (!f.at.back)
      in.plain(ellipse(head + p(0.06, 0.24), h * 0.26, h * 0.16), f.b.second, Role::Marking,
               "chin");
  });
  FaceStyle st = f.style();
  st.eye = 1.1, st.eye_x = 0.44, st.eye_y = -0.14, st.mouth_y = 0.4, st.mouth_wide = 0.36,
  st.blush_y = 0.3;
  f.face(head, h * 0.27, h * 0.22, st);
  f.hand = p(0.5, -0.5);
  return f.finish(false);
}

}  // namespace talewright::engines::illustrator::rig
