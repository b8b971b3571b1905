// Whale, dolphin, fish, octopus, crab.
#include <array>

#include "engines/illustrator/rig/forms.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

/// A flipper from `root`, hanging at angle 0 and raised by `up`.
Path flipper(Point root, double angle, double length, double wide) {
  const Point d = down_turned(angle), n{d.y, -d.x};
  return blob(std::array{
      root - n * (wide * 0.45) - d * (wide * 0.2), root + n * (wide * 0.45) - d * (wide * 0.2),
      root + d * (length * 0.55) + n * (wide * 0.62), root + d * length + n * (wide * 0.1),
      root + d * (length * 0.6) - n * (wide * 0.35)});
}

}  // namespace

Figure draw_whale(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const bool flat = f.at.flat;
  const double up = f.at.near_up * 0.06;
  // The tail rises behind.
  const Point fluke = flat ? p(-0.5, -0.98) : p(-0.82, -0.66 - up);
  f.art.form(tapered(std::array{p(-0.2, -0.36), p(flat ? -0.5 : -0.66, -0.34),
                                talewright::mix(p(-0.72, -0.4), fluke, 0.6), fluke},
                     std::array{h * 0.44, h * 0.26, h * 0.15, h * 0.1}),
             f.b.main, Role::Body, "tail");
  for (double side : {-1.0, 1.0})
    f.art.form(blob(std::array{fluke + p(0, 0.04), fluke + p(side * 0.13, -0.14),
                               fluke + p(side * 0.27, -0.12), fluke + p(side * 0.22, 0.0),
                               fluke + p(side * 0.08, 0.05)}),
               f.b.main, Role::Body, "fluke");
  f.art.plain(ellipse(fluke + p(0, 0.02), h * 0.055, h * 0.07), f.b.main, Role::Body, "fluke");
  const Path body = blob(std::array{p(-0.58, -0.36), p(-0.46, -0.66), p(-0.12, -0.84),
                                    p(0.26, -0.8), p(0.54, -0.58), p(0.58, -0.3), p(0.42, -0.07),
                                    p(0.06, 0.0), p(-0.32, -0.05)});
  f.art.form(body, f.b.main, Role::Body, "body");
  f.art.inside(inset(body, 0.5), [&](Art& in) {
    if (f.at.back) return;
    const Point c = flat ? p(0, 0.0) : p(0.2, 0.03);
    in.plain(ellipse(c, h * 0.56, h * 0.3), f.b.second, Role::Marking, "belly");
    for (double x : {-0.28, -0.14, 0.0, 0.14, 0.28})
      in.line(curve_through(
                  std::array{c + p(x * 1.25, 0), c + p(x * 1.1, -0.14), c + p(x * 0.9, -0.26)}),
              h * 0.008, darker(f.b.second, 0.14), "belly.line");
  });
  // A spout of water when the mood is good.
  if (s.look.smile > 0.6 && !f.at.back) {
    for (double side : {-1.0, 1.0})
      f.art.detail(tapered(std::array{p(0.04, -0.83), p(0.04 + side * 0.03, -0.98),
                                      p(0.04 + side * 0.13, -1.04), p(0.04 + side * 0.19, -0.96)},
                           std::array{h * 0.03, h * 0.04, h * 0.05, h * 0.045}),
                   rgb(0x9AD8F4), Role::Mark, "spout", 0.5);
  }
  FaceStyle st = f.style();
  st.eye_x = 0.62, st.eye_y = 0.0, st.mouth_y = 0.42, st.mouth_wide = 0.36;
  f.face(flat ? p(0, -0.46) : p(0.12, -0.46), h * 0.42, h * 0.36, st, -h * 0.06);
  if (!f.at.back || !flat)
    f.art.form(
        flipper(p(flat ? -0.5 : -0.16, -0.18),
                flat ? -40 - f.at.near_up * 70 : -28 - f.at.near_up * 60, h * 0.28, h * 0.14),
        f.b.main, Role::Body, "flipper.near");
  if (flat)
    f.art.form(flipper(p(0.5, -0.18), 40 + f.at.far_up * 70, h * 0.28, h * 0.14), f.b.main,
               Role::Body, "flipper.far");
  f.hand = p(0.62, -0.14);
  return f.finish(true);
}

Figure draw_dolphin(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const double up = f.at.near_up;
  f.art.form(flipper(p(0.2, -0.24), 34 + f.at.far_up * 40, h * 0.24, h * 0.11),
             darker(f.b.main, 0.12), Role::Body, "flipper.far");
  const Point fluke = p(-0.66, -0.12 - up * 0.06);
  for (double side : {1.0, -1.0})
    f.art.form(blob(std::array{fluke + p(0.06, 0), fluke + p(-0.06 + side * 0.02, side * 0.1),
                               fluke + p(-0.2, side * 0.17), fluke + p(-0.16, side * 0.04),
                               fluke + p(-0.1, 0)}),
               f.b.main, Role::Body, "fluke");
  f.art.form(cornered({{p(-0.22, -0.58), p(-0.24, -0.78), p(-0.38, -0.86)},
                       {p(-0.38, -0.86), p(-0.4, -0.7), p(-0.44, -0.5)},
                       {p(-0.44, -0.5), p(-0.22, -0.58)}}),
             f.b.main, Role::Body, "fin");
  // Beak, then the arched body over its root.
  const Path beak = blob(std::array{p(0.4, -0.44), p(0.58, -0.44), p(0.76, -0.36), p(0.76, -0.29),
                                    p(0.56, -0.27), p(0.4, -0.26)});
  f.art.form(beak, f.b.main, Role::Body, "beak", 1.4);
  const Path body =
      blob(std::array{fluke + p(-0.02, -0.05), p(-0.42, -0.42), p(-0.12, -0.64), p(0.22, -0.68),
                      p(0.46, -0.56), p(0.54, -0.38), p(0.42, -0.19), p(0.1, -0.08),
                      p(-0.24, -0.08), p(-0.5, -0.06), fluke + p(0.0, 0.06)});
  f.art.form(body, f.b.main, Role::Body, "body");
  f.art.soft(inset(beak, 0.5), f.b.main, Role::Body, "beak");
  f.art.inside(inset(body, 0.5), [&](Art& in) {
    in.plain(blob(std::array{p(-0.44, 0.0), p(-0.1, -0.24), p(0.24, -0.3), p(0.5, -0.28),
                             p(0.7, -0.2), p(0.4, 0.1), p(-0.1, 0.1)}),
             f.b.second, Role::Marking, "belly");
  });
  FaceStyle st = f.style();
  st.eye_x = 0.34, st.eye_y = -0.06, st.mouth = false, st.blush_y = 0.42;
  f.face(p(0.25, -0.42), h * 0.27, h * 0.25, st, h * 0.0);
  if (!f.at.back) {
    Path smile;
    smile.move_to(p(0.36, -0.3))
        .curve_to(p(0.46, -0.24 - 0.02 * s.look.smile), p(0.6, -0.29), p(0.75, -0.32));
    if (s.look.mouth_open > 0.3 && s.look.smile > 0) {
      Path mouth;
      mouth.move_to(p(0.38, -0.3))
          .curve_to(p(0.5, -0.29), p(0.6, -0.31), p(0.72, -0.31))
          .curve_to(p(0.66, -0.22), p(0.48, -0.16), p(0.38, -0.3))
          .close();
      f.art.plain(mouth, rgb(0x7C2A36), Role::Mouth, "mouth");
      f.art.plain(ellipse(p(0.53, -0.25), h * 0.06, h * 0.02), rgb(0xF08A8C), Role::Mouth,
                  "mouth.tongue");
    }
    f.art.line(smile, h * 0.013, f.b.line, "mouth", Role::Mouth);
  }
  f.art.form(flipper(p(-0.02, -0.2), -22 - up * 70, h * 0.26, h * 0.12), f.b.main, Role::Body,
             "flipper.near");
  f.hand = p(0.72, -0.2);
  return f.finish(true);
}

Figure draw_fish(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const bool flat = f.at.flat;
  const double k = flat ? 0.82 : 1;
  const Color fin = darker(f.b.main, 0.12);
  const double swing = f.at.near_up * 0.06;
  f.art.form(
      cornered({{p(-0.34 * k, -0.46), p(-0.62 * k, -0.6), p(-0.86 * k, -0.84 + swing)},
                {p(-0.86 * k, -0.84 + swing), p(-0.76 * k, -0.46), p(-0.84 * k, -0.1 - swing)},
                {p(-0.84 * k, -0.1 - swing), p(-0.6 * k, -0.28), p(-0.34 * k, -0.4)}}),
      fin, Role::Body, "tail");
  for (double y : {-0.6, -0.45, -0.3})
    f.art.line(curve_through(std::array{p(-0.56 * k, -0.45 + (y + 0.45) * 0.5), p(-0.76 * k, y)}),
               h * 0.011, darker(fin, 0.2), "tail.line");
  f.art.form(cornered({{p(-0.3 * k, -0.74), p(-0.2 * k, -0.98), p(0.06 * k, -1.02)},
                       {p(0.06 * k, -1.02), p(0.14 * k, -0.9), p(0.22 * k, -0.78)},
                       {p(0.22 * k, -0.78), p(-0.3 * k, -0.74)}}),
             fin, Role::Body, "fin");
  f.art.form(cornered({{p(-0.14 * k, -0.14), p(-0.2 * k, 0.02)},
                       {p(-0.2 * k, 0.02), p(0.02 * k, 0.02), p(0.12 * k, -0.1)},
                       {p(0.12 * k, -0.1), p(-0.14 * k, -0.14)}}),
             fin, Role::Body, "fin");
  const Path body = blob(std::array{p(-0.46 * k, -0.46), p(-0.28 * k, -0.72), p(0.04 * k, -0.86),
                                    p(0.36 * k, -0.74), p(0.54 * k, -0.46), p(0.4 * k, -0.2),
                                    p(0.06 * k, -0.06), p(-0.26 * k, -0.18)});
  f.art.form(body, f.b.main, Role::Body, "body");
  f.art.inside(inset(body, 0.5), [&](Art& in) {
    in.plain(ellipse(p(0.06, -0.06), h * 0.4 * k, h * 0.16), f.b.second, Role::Marking, "belly");
    const std::string& m = f.b.who->marking;
    if (m == "stripes")
      for (double x : {-0.28, -0.04})
        in.plain(tapered(std::array{p(x * k, -0.95), p((x + 0.07) * k, -0.46), p(x * k, 0.02)},
                         std::array{h * 0.07, h * 0.13, h * 0.06}),
                 f.b.accent, Role::Marking, "stripe");
    if (m == "spots" || m == "patches")
      for (auto [x, y] : {std::pair{-0.3, -0.56}, {-0.16, -0.32}, {-0.1, -0.7}, {-0.34, -0.38}})
        in.plain(ellipse(p(x * k, y), h * 0.05, h * 0.05), f.b.accent, Role::Marking, "spot");
    for (auto [x, y] : {std::pair{-0.2, -0.54}, {-0.1, -0.44}, {-0.2, -0.36}}) {
      Path scale;
      scale.move_to(p(x * k, y - 0.05)).quad_to(p((x - 0.07) * k, y), p(x * k, y + 0.05));
      in.line(scale, h * 0.01, darker(f.b.main, 0.2), "scale");
    }
  });
  FaceStyle st = f.style();
  st.eye_x = 0.44, st.eye_y = -0.08, st.mouth_y = 0.36, st.mouth_wide = 0.26, st.blush_y = 0.32;
  f.face(p(flat ? 0 : 0.14, -0.46), h * 0.36, h * 0.38, st, h * 0.0);
  if (!f.at.back || !flat)
    f.art.form(flipper(p(flat ? -0.4 : -0.08, -0.34), (flat ? -60 : -70) - f.at.near_up * 45,
                       h * 0.22, h * 0.14),
               fin, Role::Body, "fin.near");
  if (flat)
    f.art.form(flipper(p(0.4, -0.34), 60 + f.at.far_up * 45, h * 0.22, h * 0.14), fin, Role::Body,
               "fin.far");
  f.hand = p(0.6, -0.3);
  return f.finish(true);
}

Figure draw_octopus(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const auto arm = [&](double x, double spread, double curl, double up, Color c) {
    const double lift = up > 0.4 ? up : 0;
    const double side = x < 0 ? -1 : 1;
    const std::vector<Point> line =
        lift > 0
            ? std::vector{p(x, -0.3), p(x + side * 0.22, -0.2), p(x + side * 0.4, -0.36),
                          p(x + side * 0.42, -0.62), p(x + side * 0.32, -0.7)}
            : std::vector{p(x, -0.34), p(x + spread * 0.4, -0.14), p(x + spread * 0.9, -0.05),
                          p(x + spread * 1.2, -0.09 - curl), p(x + spread * 1.02, -0.16 - curl)};
    f.art.form(tapered(line, std::array{h * 0.15, h * 0.135, h * 0.11, h * 0.085, h * 0.05}), c,
               Role::Body, "arm");
  };
  const Color back = darker(f.b.main, 0.1);
  arm(-0.14, -0.24, 0.04, 0, back);
  arm(0.14, 0.24, 0.04, 0, back);
  arm(-0.22, -0.36, 0.08, f.at.near_up, f.b.main);
  arm(0.22, 0.36, 0.08, f.at.far_up, f.b.main);
  arm(-0.1, -0.14, 0.02, 0, f.b.main);
  arm(0.1, 0.14, 0.02, 0, f.b.main);
  const Path head = blob(std::array{p(0.0, -1.0), p(0.26, -0.94), p(0.4, -0.72), p(0.36, -0.48),
                                    p(0.3, -0.3), p(0.14, -0.2), p(-0.14, -0.2), p(-0.3, -0.3),
                                    p(-0.36, -0.48), p(-0.4, -0.72), p(-0.26, -0.94)});
  f.art.form(head, f.b.main, Role::Body, "head");
  f.art.inside(inset(head, 0.5), [&](Art& in) {
    if (f.b.who->marking == "spots")
      for (auto [x, y, r] : {std::tuple{-0.2, -0.84, 0.05},
                             {-0.08, -0.92, 0.03},
                             {0.22, -0.82, 0.045},
                             {-0.3, -0.68, 0.03}})
        in.plain(ellipse(p(x, y), h * r, h * r * 0.9), f.b.accent, Role::Marking, "spot");
  });
  FaceStyle st = f.style();
  st.eye_x = 0.42, st.eye_y = -0.1, st.mouth_y = 0.36, st.mouth_wide = 0.27, st.blush_y = 0.26;
  f.face(p(0, -0.52), h * 0.36, h * 0.36, st, -h * 0.12);
  f.hand = p(0.54, -0.28 - 0.3 * std::max(0.0, f.at.far_up));
  return f.finish(s.request.pose == story::Pose::Swim || s.request.pose == story::Pose::Fly);
}

Figure draw_crab(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const Color dark = darker(f.b.main, 0.12);
  for (double side : {-1.0, 1.0}) {
    for (int i = 0; i < 3; ++i) {
      const double x = 0.36 + 0.12 * i;
      f.art.form(tapered(std::array{p(side * x * 0.8, -0.26), p(side * (x + 0.16), -0.3 + 0.03 * i),
                                    p(side * (x + 0.2), 0.0 - 0.02 * i)},
                         std::array{h * 0.1, h * 0.09, h * 0.04}),
                 dark, Role::Body, "leg");
    }
    const double up = side < 0 ? f.at.near_up : f.at.far_up;
    const Point elbow = p(side * 0.66, -0.42 - up * 0.06),
                wrist = p(side * (0.72 - up * 0.02), -0.62 - up * 0.2);
    f.art.form(tapered(std::array{p(side * 0.42, -0.36), elbow, wrist},
                       std::array{h * 0.13, h * 0.12, h * 0.1}),
               f.b.main, Role::Body, "arm");
    const auto q = [&](double x, double y) { return wrist + p(side * x, y); };
    f.art.form(cornered({{q(-0.1, 0.05), q(-0.17, -0.12), q(-0.08, -0.28)},
                         {q(-0.08, -0.28), q(-0.03, -0.16), q(0.01, -0.1)},
                         {q(0.01, -0.1), q(0.06, -0.16), q(0.13, -0.26)},
                         {q(0.13, -0.26), q(0.18, -0.1), q(0.09, 0.06), q(0, 0.09)},
                         {q(0, 0.09), q(-0.1, 0.05)}}),
               f.b.main, Role::Body, "claw");
  }
  // Eyes on stalks: the stalks rise from behind the shell.
  FaceStyle st = f.style();
  st.eye_x = 0.34, st.eye_y = -0.98, st.mouth_y = 0.18, st.mouth_wide = 0.26, st.blush_y = 0.1,
  st.blush_x = 0.6, st.eye = 1.05;
  const FaceFrame fr{h * 0.5, h * 0.34, f.at.turn, 0};
  const Point c0 = p(0, -0.36);
  for (double side : {1.0, -1.0}) {
    const Point e = c0 + fr.at(side * 0.34, -0.98), r = c0 + fr.at(side * 0.26, -0.4);
    f.art.form(tapered(std::array{r, e}, std::array{h * 0.08, h * 0.07}), f.b.main, Role::Body,
               "stalk");
    f.art.form(ellipse(e, h * 0.135, h * 0.15), f.b.main, Role::Body, "eye.mound");
  }
  const Path shell = blob(std::array{p(-0.54, -0.36), p(-0.4, -0.58), p(0, -0.66), p(0.4, -0.58),
                                     p(0.54, -0.36), p(0.4, -0.14), p(0, -0.08), p(-0.4, -0.14)});
  f.art.form(shell, f.b.main, Role::Body, "body");
  f.art.inside(inset(shell, 0.5), [&](Art& in) {
    if (!f.at.back)
      in.plain(ellipse(p(0.06, -0.06), h * 0.4, h * 0.14), f.b.second, Role::Marking, "belly");
    for (auto [x, y, r] :
         {std::tuple{-0.28, -0.5, 0.04}, {-0.16, -0.57, 0.026}, {0.3, -0.5, 0.036}})
      in.plain(ellipse(p(x, y), h * r, h * r), lighter(f.b.main, 0.25), Role::Marking, "spot");
  });
  f.face(c0, fr.rx, fr.ry, st, -h * 0.0);
  f.hand = p(0.74, -0.8 - f.at.far_up * 0.2);
  return f.finish(false);
}

}  // namespace talewright::engines::illustrator::rig
