// Heads from the side: people's faces and animals' muzzles, each one line from the brow to the
// chin.
#include <array>

#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
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

namespace {

/// An animal's muzzle from the side, in half widths and half heights of the head.
struct Snout {
  bool pointed, blunt, disc, jawed;  ///< jawed: the long jaws of crocodiles
  double tip, top, lip, chin;        ///< of the closed mouth
  double stop;                       ///< how far forward the bridge begins
  double drop = 0;                   ///< by which an open mouth lowers the chin
};

/// Frogs and turtles have a muzzle only from the side.
bool blunt_mouthed(const SpeciesRig& rig) { return rig.name == "frog" || rig.name == "turtle"; }

Muzzle muzzle_of(const SpeciesRig& rig) {
  if (!blunt_mouthed(rig)) return rig.muzzle;
  return {.wide = 0.22, .high = 0.3, .y = 0.36, .out = rig.name == "frog" ? 0.1 : 0.02};
}

Snout snout_of(const HeadSpace& h) {
  const SpeciesRig& rig = *h.build.rig;
  const Muzzle m = muzzle_of(rig);
  Snout s;
  s.pointed = rig.nose == "triangle" && m.out > 0.3;
  s.jawed = rig.nose == "snout";
  s.blunt = rig.nose == "nostrils" || rig.nose == "koala";
  s.disc = rig.name == "pig";
  s.tip = s.jawed ? 1.24 + m.out : 0.98 + 0.32 * m.wide + 0.76 * m.out + (s.pointed ? 0.08 : 0);
  s.top = m.y - m.high * (s.pointed ? 0.62 : s.blunt || rig.nose == "oval" ? 0.86 : 0.74);
  s.lip = m.y + m.high * (s.disc ? 1.2 : s.blunt ? 0.38 : 0.3);
  s.chin = std::min(m.y + m.high * (s.disc ? 1.9 : 0.94), 0.94);
  const double width = rig.head_shape == "long" ? 0.82 : 0.96;
  s.stop = rig.head_shape == "pear" ? width - 0.04 : width;
  return s;
}

/// Where the mouth of such a muzzle runs: from its front to the corner.
std::array<Point, 2> mouth_of(const Snout& s, const SpeciesRig& rig) {
  const double back = s.jawed ? 0.36 : rig.name == "frog" ? 0.3 : 0.42 + (s.tip - 0.42) * 0.34;
  return {{{s.tip - (s.pointed ? 0.13
                     : s.disc  ? 0.2
                               : 0.08),
            s.lip},
           {back, s.lip + (s.jawed ? 0.0 : 0.02)}}};
}

}  // namespace

bool has_profile(const SpeciesRig& rig) {
  return rig.family == "biped" && (rig.muzzle.wide > 0 || blunt_mouthed(rig));
}

Path profile_of_animal(const HeadSpace& h, std::span<const Point> half) {
  Snout s = snout_of(h);
  const double rx = h.frame.rx, ry = h.frame.ry, up = h.frame.pitch * 0.14;
  const std::array<Point, 2> mouth = mouth_of(s, *h.build.rig);
  const double gape =
      profile_gape(h.style, h.look) *
      std::min(0.4 * rx, (mouth[0].x - mouth[1].x) * rx * profile_mouth_share(h.look)) / ry;
  if (gape > 0) s.drop = std::max(0.0, gape + 0.09 - (s.chin - s.lip));
  std::vector<Point> points;
  const auto skull = [&](Point p) {
    const double shift = 0.7 * (0.075 * p.y + (p.y > 0.2 ? 0.05 : -0.02));
    points.push_back({rx * (p.x + shift), ry * p.y});
  };
  const auto face = [&](double x, double y) { points.push_back({rx * x, ry * (y - up)}); };
  skull(half[0]);
  skull({half[1].x * 0.96, half[1].y});
  skull({half[2].x * 0.97, half[2].y});
  const double bridge = s.top - (s.blunt ? 0.02 : 0.0);
  points.push_back({rx * (s.stop - 0.01), ry * std::min(-0.2, bridge - 0.36)});
  face(s.stop + 0.015, std::min(-0.02, bridge - 0.16));
  face(s.stop + (s.tip - s.stop) * 0.42, bridge - (s.blunt ? 0.05 : 0.03));
  if (s.disc) {
    face(s.tip - 0.03, s.top - 0.04);
    face(s.tip, s.top + (s.lip - s.top) * 0.42);
    face(s.tip - 0.05, s.lip - 0.1);
    face(s.tip - 0.18, s.lip);
  } else {
    face(s.tip - 0.1, s.top + (s.jawed ? -0.05 : 0.02));
    face(s.tip, s.top + (s.lip - s.top) * (s.pointed ? 0.34 : 0.46));
    face(s.tip - (s.pointed ? 0.11 : 0.05), s.lip);
  }
  const double back = s.pointed ? 0.28 : s.disc ? 0.3 : h.build.rig->nose == "oval" ? 0.08 : 0.16;
  face(s.tip - back * 0.84, s.lip + (s.chin - s.lip) * 0.56 + s.drop * 0.9);
  face(s.tip - back - 0.16, s.chin + s.drop);
  face(std::min(0.6, s.tip - 0.6), std::max(0.88, s.chin + 0.08) + s.drop * 0.3);
  skull({0.12, 0.98});
  for (std::size_t i = half.size() - 2; i > 0; --i)
    skull({-half[i].x * (i > 5 ? 0.95 : 1), half[i].y * (i > 5 ? 0.98 : 1)});
  return blob(points);
}

void draw_profile_muzzle(Art& over, HeadSpace& h) {
  const SpeciesRig& rig = *h.build.rig;
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
  if (rig.muzzle.wide <= 0 && !blunt_mouthed(rig)) {
    const double edge = rig.head_shape == "box" ? 0.93 : 0.9;
    if (rig.nose != "none") draw_nose(over, h, p(0.98, 0.22), 0.6);
    place_mouth({edge - (rig.nose == "none" ? 0.02 : 0.06), rig.nose == "none" ? 0.42 : 0.5},
                {0.48, rig.nose == "none" ? 0.4 : 0.48});
    return;
  }
  const Snout s = snout_of(h);
  const std::array<Point, 2> mouth = mouth_of(s, rig);
  place_mouth(mouth[0], mouth[1]);
  f.jaw = true;
  const double mid = s.stop + (s.tip - s.stop) * 0.5, y = muzzle_of(rig).y;
  // The muzzle's colour runs along the jaw back into the cheek.
  const Color color = s.jawed ? h.build.second : muzzle_color(h);
  std::vector<Point> pale;
  if (s.jawed)
    pale = {p(s.tip + 0.1, s.lip + 0.06), p(mid, s.lip + 0.07), p(0.5, s.lip + 0.1),
            p(0.2, s.lip + 0.3),          p(0.1, 1.3),          p(s.tip, 1.6)};
  else if (s.disc)
    pale = {p(s.tip - 0.17, s.top - 0.3), p(s.tip + 0.2, s.top - 0.3), p(s.tip + 0.2, s.lip + 0.02),
            p(s.tip - 0.2, s.lip + 0.0), p(s.tip - 0.22, y)};
  else if (s.blunt)
    pale = {p(mid - 0.02, s.top - 0.3), p(s.tip + 0.3, s.top - 0.3),
            p(s.tip + 0.2, 1.7),        p(0.4, 1.4),
            p(mouth[1].x - 0.1, 0.86),  p(mouth[1].x - 0.04, s.lip - 0.1),
            p(mid - 0.12, y - 0.06)};
  else if (rig.face == "fox" || rig.face == "cheeks" || rig.face == "mask" || rig.face == "tiger")
    // Runs into the pale cheeks.
    pale = {p(s.tip + 0.2, s.top - 0.02),
            p(s.tip - 0.16, s.top + 0.05),
            p(s.stop, s.top + 0.1),
            p(0.66, std::max(0.2, s.top)),
            p(0.44, 0.5),
            p(0.44, 1.5),
            p(s.tip + 0.2, 1.7)};
  else
    pale = {p(s.tip + 0.2, s.top - 0.02),
            p(s.tip - 0.16, s.top + 0.07),
            p(mid - 0.06, s.top + 0.11),
            p(mouth[1].x - 0.02, s.lip - 0.2),
            p(mouth[1].x - 0.18, s.lip - 0.02),
            p(mouth[1].x - 0.16, s.lip + 0.26),
            p(mouth[1].x - 0.02, s.chin + 0.22),
            p(mouth[1].x + 0.06, 1.6),
            p(s.tip + 0.2, 1.7)};
  if (!blunt_mouthed(rig))
    over.inside(inset(skull(h), 0.5),
                [&](Art& in) { in.plain(blob(pale), color, Role::Body, "muzzle"); });
  if (s.jawed || blunt_mouthed(rig)) {
    over.plain(ellipse(p(s.tip - 0.13, s.top + 0.05), rx * 0.05, ry * 0.04), darker(h.skin, 0.55),
               Role::Marking, "nose");
  } else if (rig.nose == "nostrils") {
    over.plain(ellipse(p(s.tip - (s.disc ? 0.06 : 0.13), s.disc ? y - 0.02 : s.top + 0.13),
                       rx * (s.disc ? 0.03 : 0.045), ry * 0.06),
               mix(muzzle_color(h), rgb(0x40202A), 0.55), Role::Marking, "nose");
  } else if (rig.nose == "koala") {
    draw_nose(over, h, p(s.tip - 0.05, s.top + 0.04), 0.7);
  } else if (rig.nose != "none") {
    draw_nose(over, h, p(s.tip - 0.045, s.top + 0.07), 0.66);
  }
  if (rig.face == "whiskers" || rig.face == "tabby" || rig.face == "tiger" || rig.name == "mouse" ||
      rig.name == "otter") {
    const Color hair = mix(f.line, h.skin, 0.35);
    for (double d : {-0.1, 0.02}) {  // on the cheek, clear of the mouth
      const Point from = p(mouth[1].x + 0.1, s.lip - 0.14 + d),
                  to = from + Point{-rx * 0.52, (d - 0.02) * ry * 1.2};
      Path w;
      w.move_to(from).quad_to(talewright::mix(from, to, 0.5) + Point{0, -ry * 0.03}, to);
      over.line(w, rx * 0.022, hair, "whisker");
    }
  }
}

}  // namespace talewright::engines::illustrator::rig
