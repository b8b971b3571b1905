// Heads from the side: people's faces as one line from brow to chin, animals' muzzles in
// silhouette, and the mouth that both share, running back from the edge to its corner.
#include <array>

#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;

Path profile_of_person(const HeadSpace& h) {
  const bool young = h.build.who->age.value_or(story::Age::Child) <= story::Age::Child;
  // The young have short noses and full cheeks, the grown a longer nose and a firmer chin.
  const double nose = young ? 1.07 : 1.14, chin = young ? 0.82 : 0.88;
  const std::array<Point, 21> half{
      {{-0.06, -1.0}, {0.42, -0.93}, {0.78, -0.64}, {0.91, -0.28}, {0.89, -0.04}, {0.95, 0.08},
       {nose, 0.22},  {0.99, 0.34},  {0.92, 0.38},  {0.95, 0.47},  {0.89, 0.54},  {0.92, 0.61},
       {0.85, 0.69},  {chin, 0.82},  {0.66, 0.96},  {0.3, 0.97},   {-0.2, 0.8},   {-0.66, 0.62},
       {-0.98, 0.14}, {-0.98, -0.4}, {-0.6, -0.88}}};
  std::vector<Point> points;
  for (const Point& p : half) points.push_back({p.x * h.frame.rx, p.y * h.frame.ry});
  return blob(points);
}

void draw_profile_muzzle(Art& under, Art& over, HeadSpace& h) {
  const SpeciesRig& rig = *h.build.rig;
  const Muzzle& m = rig.muzzle;
  const double rx = h.frame.rx, ry = h.frame.ry;
  FaceStyle& f = h.style;
  const auto p = [&](double x, double y) { return Point{x * rx, (y - h.frame.pitch * 0.14) * ry}; };
  const auto place_mouth = [&](Point front, Point corner) {
    f.mouth_front = {front.x, front.y - h.frame.pitch * 0.14};
    f.mouth_corner = {corner.x, corner.y - h.frame.pitch * 0.14};
  };
  if (h.build.human()) {
    const Color crease = mix(h.skin, rgb(0x8A3A2A), 0.45);
    Path wing;
    wing.move_to(p(0.9, 0.2)).quad_to(p(0.86, 0.28), p(0.92, 0.31));
    over.line(wing, rx * 0.035, crease, "nose");
    f.mouth_front = {0.885, 0.54}, f.mouth_corner = {0.6, 0.54};
    return;
  }
  if (m.wide <= 0) {
    const double edge = rig.head_shape == "box" ? 0.93 : 0.9;
    if (rig.nose != "none") draw_nose(over, h, p(0.98, 0.22), 0.6);
    place_mouth({edge - (rig.nose == "none" ? 0.02 : 0.06), rig.nose == "none" ? 0.42 : 0.5},
                {0.48, rig.nose == "none" ? 0.4 : 0.48});
    return;
  }
  const bool pointed = rig.nose == "triangle" && m.out > 0.3;
  const bool blunt = rig.nose == "nostrils" || rig.nose == "koala";
  const double tip = 0.98 + 0.34 * m.wide + 0.8 * m.out + (pointed ? 0.1 : 0);
  const double hi = m.high, y = m.y, back = 0.42;
  const Color color = muzzle_color(h);
  std::vector<Point> points;
  if (blunt)
    points = {p(back, y - hi * 0.7),        p((back + tip) / 2, y - hi * 0.98),
              p(tip - 0.08, y - hi * 0.86), p(tip, y - hi * 0.1),
              p(tip - 0.06, y + hi * 0.66), p((back + tip) / 2, y + hi),
              p(back, y + hi * 0.86)};
  else
    points = {p(back, y - hi * 0.86),
              p((back + tip) / 2 + 0.04, y - hi * (pointed ? 0.74 : 0.9)),
              p(tip - 0.12, y - hi * (pointed ? 0.56 : 0.78)),
              p(tip, y - hi * (pointed ? 0.3 : 0.3)),
              p(tip - 0.07, y + hi * (pointed ? 0.14 : 0.34)),
              p(tip - 0.2, y + hi * (pointed ? 0.5 : 0.74)),
              p((back + tip) / 2 - 0.06, y + hi * 0.96),
              p(back, y + hi * 0.9)};
  const Path shape = blob(points);
  under.form(shape, color, Role::Body, "muzzle", 1.5);
  over.soft(inset(shape, 0.5), color, Role::Body, "muzzle");
  if (rig.nose == "nostrils") {
    const Color dark = mix(color, rgb(0x40202A), 0.55);
    over.plain(ellipse(p(tip - 0.12, y - hi * 0.34), rx * 0.045, ry * 0.06), dark, Role::Marking,
               "nose");
  } else if (rig.nose == "koala") {
    draw_nose(over, h, p(tip - 0.06, y - hi * 0.5), 0.7);
  } else if (rig.nose != "none") {
    draw_nose(over, h, p(tip - 0.05, y - hi * (pointed ? 0.42 : 0.6)), 0.62);
  }
  place_mouth({tip - (pointed ? 0.16 : 0.1), y + hi * (blunt ? 0.34 : 0.22)},
              {back + (tip - back) * 0.36, y + hi * (blunt ? 0.4 : 0.3)});
  if (rig.face == "whiskers" || rig.face == "tabby" || rig.face == "tiger" || rig.name == "mouse" ||
      rig.name == "otter") {
    const Color hair = mix(f.line, h.skin, 0.35);
    for (double d : {-0.08, 0.06}) {
      const Point from = p((back + tip) / 2 + 0.06, y + d),
                  to = from + Point{-rx * 0.5, d * ry * 1.4};
      Path w;
      w.move_to(from).quad_to(talewright::mix(from, to, 0.5) + Point{0, -ry * 0.03}, to);
      over.line(w, rx * 0.022, hair, "whisker");
    }
  }
}

void draw_profile_mouth(Art& art, const FaceFrame& f, const FaceStyle& s, const Look& look) {
  const Point a{s.mouth_front.x * f.rx, s.mouth_front.y * f.ry};
  const Point full{s.mouth_corner.x * f.rx, s.mouth_corner.y * f.ry};
  const double line = std::sqrt(f.rx * f.ry) * 0.05;
  const Color ink = rgb(0x3A1E22), inside = rgb(0x7C2A36), tongue = rgb(0xF08A8C);
  const MouthKind kind = s.eyes_closed && look.eyes == EyeKind::Open ? MouthKind::Line : look.mouth;
  const double smile = s.eyes_closed && look.eyes == EyeKind::Open ? 0.5 : look.smile;
  const double share = 0.55 + 0.45 * std::min(1.1, look.mouth_wide);
  const double w = length(full - a) * share;
  // x runs from the lips (0) back to the corner (1), y down; x in widths of the mouth; y too,
  // but long jaws do not open all the deeper.
  const double down = std::min(w, 0.4 * f.rx);
  const auto p = [&](double x, double y) { return a + Point{-x * w, y * down}; };
  const auto corner_line = [&](Point from, double up) {
    Path tick;
    tick.move_to(from + Point{w * 0.06, -w * 0.08 * up})
        .quad_to(from + Point{-w * 0.1, -w * 0.1 * up}, from + Point{-w * 0.1, w * 0.1});
    art.line(tick, line * 0.8, ink, "mouth.corner", Role::Mouth);
  };
  switch (kind) {
    case MouthKind::Line:
    case MouthKind::Smirk: {
      const double up = kind == MouthKind::Smirk ? std::min(0.9, smile + 0.25) : smile;
      Path path;
      path.move_to(p(0, 0)).curve_to(p(0.3, 0.1 + 0.26 * up), p(0.7, 0.1 + 0.22 * up),
                                     p(1, -0.34 * up));
      art.line(path, line, ink, "mouth", Role::Mouth);
      if (up > 0.6) corner_line(p(1, -0.34 * up), 1);
      break;
    }
    case MouthKind::Open: {
      const double depth = 0.45 + 0.7 * look.mouth_open;
      Path path;
      if (smile >= 0) {
        path.move_to(p(0.02, 0)).curve_to(p(0.3, 0.12), p(0.7, 0.06), p(1.05, -0.3));
        path.curve_to(p(1.08, depth * 0.7), p(0.75, depth * 1.2), p(0.4, depth * 1.12));
        path.curve_to(p(0.18, depth), p(0.08, depth * 0.5), p(0.02, 0)).close();
      } else {
        path.move_to(p(0.02, 0)).curve_to(p(0.3, -0.3), p(0.75, -0.26), p(0.98, 0.5 * depth));
        path.curve_to(p(0.9, depth), p(0.5, depth * 0.86), p(0.24, depth));
        path.curve_to(p(0.1, depth * 0.9), p(0.04, depth * 0.4), p(0.02, 0)).close();
      }
      art.plain(path, inside, Role::Mouth, "mouth");
      art.inside(path, [&](Art& in) {
        in.plain(ellipse(p(0.5, depth * 1.15), w * 0.42, down * (0.34 * depth + 0.1)), tongue,
                 Role::Mouth, "mouth.tongue");
        if (s.teeth)
          in.plain(
              drawing::polygon(std::array{p(-0.1, -0.5), p(1.3, -0.5), p(0.9, 0.16), p(0, 0.24)}),
              rgb(0xFFFDF6), Role::Mouth, "mouth.teeth");
      });
      art.line(path, line * 0.85, ink, "mouth", Role::Mouth);
      if (smile > 0.6) corner_line(p(1.05, -0.3), 1);
      break;
    }
    case MouthKind::Round: {
      const Path o = ellipse(p(0.3, 0.2), down * 0.4, down * 0.55);
      art.plain(o, inside, Role::Mouth, "mouth");
      art.inside(o, [&](Art& in) {
        in.plain(ellipse(p(0.3, 0.6), down * 0.3, down * 0.26), tongue, Role::Mouth, "mouth.tongue");
      });
      art.line(o, line * 0.85, ink, "mouth", Role::Mouth);
      break;
    }
    case MouthKind::Wavy:
      art.line(curve_through(
                   std::array{p(0, 0.06), p(0.25, -0.12), p(0.5, 0.1), p(0.75, -0.12), p(1, 0.16)}),
               line, ink, "mouth", Role::Mouth);
      break;
    case MouthKind::Grit: {
      const Path mouth = blob(std::array{p(0.02, 0.1), p(0.2, -0.16), p(0.7, -0.14), p(1.0, 0.0),
                                         p(1.0, 0.42), p(0.6, 0.36), p(0.12, 0.4)});
      art.plain(mouth, inside, Role::Mouth, "mouth");
      art.inside(mouth, [&](Art& in) {
        in.plain(
            drawing::polygon(std::array{p(-0.1, -0.3), p(1.2, -0.3), p(1.2, 0.1), p(-0.1, 0.1)}),
            rgb(0xFFFDF6), Role::Mouth, "mouth.teeth");
      });
      art.line(mouth, line * 0.85, ink, "mouth", Role::Mouth);
      break;
    }
  }
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
  if (rig.muzzle.wide <= 0) return;
  const Muzzle& m = rig.muzzle;
  const double out = 0.8 + 0.2 * m.wide + 0.5 * m.out;
  art.form(ellipse({rx * out, ry * m.y}, rx * 0.34, ry * m.high * 0.86), muzzle_color(h),
           Role::Body, "muzzle", 1.2);
  if (rig.nose == "oval" || rig.nose == "triangle" || rig.nose == "button")
    art.plain(ellipse({rx * (out + 0.31), ry * (m.y - m.high * 0.4)}, rx * 0.06, ry * 0.075),
              h.build.nose, Role::Marking, "nose");
}

}  // namespace talewright::engines::illustrator::rig
