// Shark, seal and walrus, seahorse, jellyfish, starfish.
#include <array>

#include "engines/illustrator/rig/forms.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

Path fin(Point root, double angle, double length, double wide) {
  const Point d = down_turned(angle), n{d.y, -d.x};
  return blob(std::array{
      root - n * (wide * 0.45) - d * (wide * 0.2), root + n * (wide * 0.45) - d * (wide * 0.2),
      root + d * (length * 0.55) + n * (wide * 0.56), root + d * length + n * (wide * 0.1),
      root + d * (length * 0.6) - n * (wide * 0.32)});
}

}  // namespace

Figure draw_shark(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const double up = f.at.near_up, k = f.at.flat ? 0.62 : 1;
  f.art.form(fin(p(0.24, -0.24), 44 + f.at.far_up * 36, h * 0.3, h * 0.14), darker(f.b.main, 0.14),
             Role::Body, "fin.far");
  // An upright tail with a long upper lobe.
  const Point tail = p(-0.78 * k, -0.4 - up * 0.04);
  f.art.form(cornered({{tail + p(0.1, -0.06), tail + p(-0.06, -0.24), tail + p(-0.22, -0.4)},
                       {tail + p(-0.22, -0.4), tail + p(-0.14, -0.16), tail + p(-0.08, 0.0)},
                       {tail + p(-0.08, 0.0), tail + p(-0.12, 0.12), tail + p(-0.18, 0.24)},
                       {tail + p(-0.18, 0.24), tail + p(-0.02, 0.16), tail + p(0.12, 0.07)}}),
             f.b.main, Role::Body, "tail");
  f.art.form(cornered({{p(-0.26 * k, -0.66), p(-0.2 * k, -0.86), p(-0.32 * k, -1.0)},
                       {p(-0.32 * k, -1.0), p(-0.02, -0.92), p(0.12 * k, -0.66)}}),
             f.b.main, Role::Body, "fin");
  const Path body =
      blob(std::array{tail + p(-0.02, -0.05), p(-0.44 * k, -0.58), p(-0.1, -0.72), p(0.26, -0.72),
                      p(0.54, -0.6), p(0.68, -0.44), p(0.56, -0.24), p(0.3, -0.12), p(-0.06, -0.1),
                      p(-0.42 * k, -0.22), tail + p(-0.02, 0.05)});
  f.art.form(body, f.b.main, Role::Body, "body");
  f.art.inside(inset(body, 0.5), [&](Art& in) {
    in.plain(blob(std::array{p(-0.8, -0.3), p(-0.3, -0.3), p(0.1, -0.32), p(0.46, -0.34),
                             p(0.8, -0.4), p(0.7, 0.1), p(-0.4, 0.1)}),
             f.b.second, Role::Marking, "belly");
  });
  if (!f.at.back)
    for (double x : {0.0, 0.06, 0.12})
      f.art.line(
          curve_through(std::array{p(x - 0.05, -0.52), p(x - 0.08, -0.43), p(x - 0.05, -0.34)}),
          h * 0.014, darker(f.b.main, 0.25), "gill");
  FaceStyle st = f.style();
  st.eye_x = 0.42, st.eye_y = -0.16, st.mouth_y = 0.36, st.mouth_wide = 0.42, st.blush_y = 0.2;
  f.face(p(0.36, -0.44), h * 0.29, h * 0.26, st, -h * 0.02);
  f.art.form(fin(p(0.02, -0.22), -24 - up * 64, h * 0.34, h * 0.16), f.b.main, Role::Body,
             "fin.near");
  f.hand = p(0.72, -0.2);
  return f.finish(true);
}

Figure draw_seal(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const bool walrus = f.b.rig->name == "walrus", flat = f.at.flat;
  const double wide = walrus ? 1.22 : 1, up = f.at.near_up, k = flat ? 0.3 : 1;
  // The hind flippers lie behind like a fan.
  for (double side : {-1.0, 1.0})
    f.art.form(fin(p(-0.74 * k - 0.02 * side, -0.1), -70 - side * 20, h * 0.26, h * 0.13), f.b.main,
               Role::Body, "tail");
  f.art.form(fin(p(0.3, -0.22), 38 + f.at.far_up * 50, h * 0.28, h * 0.14), darker(f.b.main, 0.14),
             Role::Body, "flipper.far");
  const Path body = flat ? blob(std::array{p(0, -0.8), p(0.28 * wide, -0.66), p(0.4 * wide, -0.3),
                                           p(0.36 * wide, -0.04), p(0, 0), p(-0.36 * wide, -0.04),
                                           p(-0.4 * wide, -0.3), p(-0.28 * wide, -0.66)})
                         : blob(std::array{p(0.1, -0.86), p(0.36, -0.78), p(0.44 * wide, -0.46),
                                           p(0.42 * wide, -0.12), p(0.2, 0.0), p(-0.3, 0.0),
                                           p(-0.68, -0.03), p(-0.82, -0.11), p(-0.6, -0.24 * wide),
                                           p(-0.28, -0.4 * wide), p(-0.08, -0.62)});
  f.art.form(body, f.b.main, Role::Body, "body");
  f.art.inside(inset(body, 0.5), [&](Art& in) {
    if (!f.at.back)
      in.plain(flat ? ellipse(p(0, -0.26), h * 0.25 * wide, h * 0.34)
                    : ellipse(p(0.3, -0.2), h * 0.17, h * 0.36, 8),
               f.b.second, Role::Marking, "belly");
    if (f.b.who->marking == "spots")
      for (auto [x, y, r] : {std::tuple{-0.42, -0.2, 0.05},
                             {-0.24, -0.32, 0.06},
                             {-0.1, -0.16, 0.045},
                             {-0.56, -0.1, 0.04},
                             {-0.02, -0.46, 0.045},
                             {-0.3, -0.1, 0.035}})
        in.plain(ellipse(p(x * (flat ? 0.8 : 1), y), h * r, h * r * 0.8), f.b.accent, Role::Marking,
                 "body.spot");
  });
  const Point head = p(flat ? 0 : 0.2, -0.8);
  const double rx = h * (walrus ? 0.31 : 0.29), ry = h * 0.27;
  f.art.form(ellipse(head, rx, ry), f.b.main, Role::Body, "head");
  f.art.plain(blob(std::array{head + p(-0.2, 0.04), head + p(0.2, 0.06), head + p(0.2, 0.3),
                              head + p(-0.22, 0.3)}),
              f.b.main, Role::Body, "neck");
  FaceStyle st = f.style();
  st.eye_x = 0.44, st.eye_y = -0.12, st.mouth_y = 0.5, st.mouth_wide = 0.24, st.muzzle_mouth = true;
  if (!f.at.back) {
    const FaceFrame fr{rx, ry, f.at.turn, 0};
    if (walrus)
      for (double side : {1.0, -1.0}) {
        const Point root = head + fr.at(side * 0.2, 0.52, 0.14);
        f.art.form(tapered(std::array{root, root + Point{0, ry * 0.5},
                                      root + Point{-rx * 0.05, ry * 0.92}},
                           std::array{rx * 0.2, rx * 0.17, rx * 0.06}),
                   rgb(0xFDF6E4), Role::Body, "tusk", 0.7);
      }
    const Color muzzle = mix(f.b.main, f.b.second, walrus ? 0.75 : 0.6);
    for (double side : {1.0, -1.0}) {
      const Point at = head + fr.at(side * 0.17, 0.36, 0.14);
      f.art.form(ellipse(at, rx * (walrus ? 0.3 : 0.25), ry * (walrus ? 0.28 : 0.22)), muzzle,
                 Role::Body, "muzzle", 0.7);
    }
    const Point nose = head + fr.at(0, 0.18, 0.18);
    f.art.plain(ellipse(nose, rx * 0.12, ry * 0.09), rgb(0x3B2A2E), Role::Marking, "nose");
    f.art.plain(ellipse(nose + Point{-rx * 0.03, -ry * 0.03}, rx * 0.035, ry * 0.025),
                rgb(0xFFFFFF, 0.7), Role::Marking, "nose.shine");
    for (double side : {-1.0, 1.0})
      for (double d : {-0.05, 0.07}) {
        const Point from = head + fr.at(side * 0.26, 0.36 + d, 0.14);
        f.art.line(curve_through(std::array{from, from + Point{side * rx * 0.3, d * ry * 0.6}}),
                   rx * 0.022, mix(f.b.line, f.b.main, 0.3), "whisker");
      }
    st.mouth_out = 0.14;
  }
  f.face(head, rx, ry, st);
  f.art.form(
      fin(p(flat ? -0.34 * wide : 0.1, -0.26), (flat ? -30 : -14) - up * 80, h * 0.32, h * 0.16),
      f.b.main, Role::Body, "flipper.near");
  f.hand = p(0.56, -0.4);
  return f.finish(false);
}

Figure draw_seahorse(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const Color light = lighter(f.b.accent, 0.2);
  const double beat = f.at.near_up * 0.04;
  // The fin on the back, and the tail curled forwards.
  f.art.form(blob(std::array{p(-0.12, -0.56), p(-0.3, -0.62 - beat), p(-0.36, -0.46),
                             p(-0.28, -0.34 + beat), p(-0.12, -0.38)}),
             light, Role::Body, "fin");
  const std::vector<Point> line{p(0.02, -0.68), p(-0.06, -0.54), p(0.02, -0.38),
                                p(0.02, -0.24), p(-0.1, -0.12),  p(-0.02, 0.0),
                                p(0.14, -0.02), p(0.16, -0.13),  p(0.08, -0.14)};
  const std::array wide{0.2 * h, 0.27 * h, 0.28 * h, 0.2 * h, 0.14 * h,
                        0.1 * h, 0.08 * h, 0.06 * h, 0.04 * h};
  const Path body = tapered(line, wide);
  f.art.form(body, f.b.main, Role::Body, "body");
  f.art.inside(inset(body, 0.4), [&](Art& in) {
    in.plain(ellipse(p(0.12, -0.42), h * 0.1, h * 0.2), f.b.second, Role::Marking, "belly");
    for (double y : {-0.58, -0.5, -0.42, -0.34, -0.26})
      in.line(curve_through(std::array{p(-0.2, y - 0.02), p(0.0, y + 0.02), p(0.2, y - 0.02)}),
              h * 0.012, darker(f.b.main, 0.18), "ring");
  });
  const Point head = p(f.at.flat ? 0.02 : 0.06, -0.82);
  for (auto [x, y] : {std::pair{-0.16, -0.16}, {-0.04, -0.24}, {0.09, -0.22}})
    f.art.form(tapered(std::array{head + p(x * 0.6, y * 0.5), head + p(x, y)},
                       std::array{h * 0.09, h * 0.03}),
               f.b.accent, Role::Body, "crown", 0.7);
  const double out = f.at.flat ? 0 : 0.1;
  if (!f.at.back)
    f.art.form(tapered(std::array{head + p(0.08 + out * 0.4, 0.07), head + p(0.2 + out, 0.1),
                                  head + p(0.26 + out, 0.1)},
                       std::array{h * 0.14, h * 0.1, h * 0.12}),
               f.b.main, Role::Body, "snout", 1.2);
  f.art.form(ellipse(head, h * 0.22, h * 0.2), f.b.main, Role::Body, "head");
  if (!f.at.back && !f.at.flat)
    f.art.plain(tapered(std::array{head + p(0.08, 0.07), head + p(0.27, 0.1)},
                        std::array{h * 0.11, h * 0.08}),
                f.b.main, Role::Body, "snout");
  FaceStyle st = f.style();
  st.eye = 1.15, st.eye_x = 0.42, st.eye_y = -0.12, st.mouth_y = 0.56, st.mouth_wide = 0.24;
  f.face(head, h * 0.22, h * 0.2, st);
  f.hand = p(0.3, -0.44);
  return f.finish(true);
}

Figure draw_jellyfish(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  const double sway = 0.03 + 0.04 * f.at.near_up;
  int i = 0;
  for (double x : {-0.32, -0.16, 0.0, 0.16, 0.32}) {
    const double way = (i++ % 2 ? 1 : -1) * (0.012 + sway * 0.6), low = -0.02 - 0.1 * std::abs(x);
    const std::vector<Point> arm{p(x * 0.9, -0.46), p(x + way, -0.34), p(x - way, -0.2),
                                 p(x + way * 0.8, -0.1), p(x - way * 0.4, low)};
    const double w = h * (i % 2 ? 0.07 : 0.1);
    f.art.form(tapered(arm, std::array{w, w * 0.95, w * 0.8, w * 0.6, w * 0.24}),
               i % 2 ? f.b.accent : lighter(f.b.accent, 0.2), Role::Body, "arm", 0.8);
  }
  Path bell;
  bell.move_to(p(-0.46, -0.46)).curve_to(p(-0.5, -1.1), p(0.5, -1.1), p(0.46, -0.46));
  for (int k = 0; k < 5; ++k) {
    const double x0 = 0.46 - 0.184 * k, x1 = x0 - 0.184;
    bell.curve_to(p(x0 - 0.03, -0.36), p(x1 + 0.03, -0.36), p(x1, -0.46));
  }
  bell.close();
  f.art.form(bell, f.b.main, Role::Body, "body");
  f.art.inside(inset(bell, 0.6), [&](Art& in) {
    for (auto [x, y, r] : {std::tuple{-0.26, -0.82, 0.05},
                           {-0.1, -0.9, 0.035},
                           {0.22, -0.84, 0.045},
                           {0.32, -0.72, 0.03}})
      in.plain(ellipse(p(x, y), h * r, h * r * 0.8), f.b.second.with_alpha(0.8), Role::Marking,
               "body.spot");
    in.line(curve_through(std::array{p(-0.44, -0.52), p(0, -0.46), p(0.44, -0.52)}), h * 0.02,
            f.b.accent.with_alpha(0.6), "body.rim");
  });
  FaceStyle st = f.style();
  st.eye = 1.05, st.eye_x = 0.36;
  f.face(p(0, -0.66), h * 0.36, h * 0.28, st, -h * 0.04);
  f.hand = p(0.46, -0.3);
  return f.finish(true);
}

Figure draw_starfish(const Sitter& s) {
  Form f(s);
  const double h = f.h;
  const auto p = [&](double x, double y) { return Point{x * h, y * h}; };
  // Five soft arms: one up, two hands, two feet.
  const std::array tips{p(0.02, -1.02), p(0.54, -0.62 - 0.16 * f.at.far_up), p(0.34, -0.03),
                        p(-0.34, -0.03), p(-0.54, -0.62 - 0.16 * f.at.near_up)};
  const Point c = p(0, -0.5);
  Path body;
  const auto valley = [&](std::size_t i) {
    const Point m = talewright::mix(tips[i], tips[(i + 1) % 5], 0.5);
    return c + (m - c) * (0.27 * h / std::max(length(m - c), 1e-6));
  };
  body.move_to(valley(4));
  for (std::size_t i = 0; i < 5; ++i) {
    const Point d = (tips[i] - c) * (1 / std::max(length(tips[i] - c), 1e-6)), n{-d.y, d.x};
    const double w = h * 0.13;
    const Point before = valley((i + 4) % 5), after = valley(i);
    body.curve_to(before + d * (h * 0.1), tips[i] - n * w - d * (h * 0.08),
                  tips[i] - n * (w * 0.5));
    body.curve_to(tips[i] - n * (w * 0.3) + d * (h * 0.05),
                  tips[i] + n * (w * 0.3) + d * (h * 0.05), tips[i] + n * (w * 0.5));
    body.curve_to(tips[i] + n * w - d * (h * 0.08), after + d * (h * 0.1), after);
  }
  body.close();
  f.art.form(body, f.b.main, Role::Body, "body");
  f.art.inside(inset(body, 0.5), [&](Art& in) {
    for (const Point& t : tips)
      for (double k : {0.62, 0.78, 0.92})
        in.plain(
            ellipse(talewright::mix(c, t, k), h * (0.042 - 0.018 * k), h * (0.042 - 0.018 * k)),
            f.b.who->marking == "spots" ? f.b.accent : f.b.second, Role::Marking, "body.spot");
    if (!f.at.back)
      in.plain(ellipse(p(0.02, -0.48), h * 0.27, h * 0.24), f.b.second.with_alpha(0.55),
               Role::Marking, "face");
  });
  FaceStyle st = f.style();
  st.eye = 1.05;
  f.face(p(0.02, -0.5), h * 0.27, h * 0.25, st, -h * 0.18);
  f.hand = tips[1];
  return f.finish(false);
}

}  // namespace talewright::engines::illustrator::rig
