// What stands out of the face: muzzles, snouts, trunks and noses.
#include <array>

#include "engines/illustrator/rig/bird.h"
#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;
using drawing::rgb;

Color muzzle_color(const HeadSpace& h) {
  const std::string& c = h.build.rig->muzzle.color;
  return c == "main"      ? h.build.main
         : c == "accent"  ? h.build.accent
         : c == "lighter" ? lighter(h.build.main, 0.22)
                          : h.build.second;
}

void draw_nose(Art& art, const HeadSpace& h, Point at, double squash) {
  const SpeciesRig& rig = *h.build.rig;
  const double size = std::sqrt(h.frame.rx * h.frame.ry) * rig.nose_size;
  const Color c = h.build.nose;
  const double k = 0.25 + 0.75 * squash;
  const auto p = [&](double x, double y) { return at + Point{x * size * k, y * size}; };
  if (rig.nose == "triangle" || rig.nose == "oval") {
    const bool tri = rig.nose == "triangle";
    const std::array points = tri ? std::array{p(-0.14, -0.06), p(0, -0.1),    p(0.14, -0.06),
                                               p(0.13, 0.02),   p(0.0, 0.115), p(-0.13, 0.02)}
                                  : std::array{p(-0.17, -0.03), p(0, -0.12),  p(0.17, -0.03),
                                               p(0.13, 0.08),   p(0.0, 0.13), p(-0.13, 0.08)};
    art.plain(blob(points), c, Role::Marking, "nose");
    art.plain(ellipse(p(-0.05, -0.045), size * 0.05 * k, size * 0.024), rgb(0xFFFFFF, 0.65),
              Role::Marking, "nose.shine");
  } else if (rig.nose == "koala") {
    art.detail(ellipse(p(0, -0.02), size * 0.17 * k, size * 0.27), c, Role::Marking, "nose");
    art.plain(ellipse(p(-0.05, -0.14), size * 0.05 * k, size * 0.07), rgb(0xFFFFFF, 0.4),
              Role::Marking, "nose.shine");
  } else if (rig.nose == "button") {
    art.plain(ellipse(at, size * 0.1 * k, size * 0.08), c, Role::Marking, "nose");
    art.plain(ellipse(p(-0.03, -0.025), size * 0.03 * k, size * 0.02), rgb(0xFFFFFF, 0.7),
              Role::Marking, "nose.shine");
  } else if (rig.nose == "nostrils") {
    const Color dark = mix(muzzle_color(h), rgb(0x40202A), 0.55);
    for (double side : {-1.0, 1.0})
      art.plain(ellipse(p(side * 0.2, 0), size * 0.05 * k, size * 0.07, side * 14), dark,
                Role::Marking, "nose");
  } else if (rig.nose == "human") {
    Path line;
    const double s = h.frame.turn > 8 ? 1 : -1;
    line.move_to(p(0.02 * s, -0.1))
        .curve_to(p(0.12 * s, 0.0), p(0.14 * s, 0.07), p(-0.05 * s, 0.075));
    art.line(line, size * 0.05, mix(h.skin, rgb(0x8A3A2A), 0.5), "nose");
  }
}

namespace {

/// Muzzle and cheeks are of one colour.
bool pale_cheeked(const SpeciesRig& rig) {
  return rig.face == "fox" || rig.face == "cheeks" || rig.face == "mask" || rig.face == "tiger" ||
         rig.face == "badger";
}

void draw_trunk(Art& over, HeadSpace& h) {
  // Hangs from between the eyes and curls up at its end.
  const double r = h.frame.rx, side = h.side();
  const Point a = h.frame.at(0, 0.12, 0.05);
  const auto p = [&](double x, double y) { return a + Point{x * r, y * r}; };
  const double lift = -0.12 * h.look.smile;
  const std::vector<Point> line{p(0, -0.02),
                                p(0.05 + 0.10 * side, 0.28),
                                p(0.06 + 0.24 * side, 0.58 + lift * 0.2),
                                p(0.2 + 0.36 * side, 0.86 + lift * 0.5),
                                p(0.44 + 0.38 * side, 0.92 + lift),
                                p(0.6 + 0.34 * side, 0.76 + lift)};
  const std::vector<double> wide{r * 0.5, r * 0.46, r * 0.39, r * 0.33, r * 0.28, r * 0.25};
  const Path trunk = drawing::tapered(line, wide);
  over.form(trunk, h.skin, Role::Body, "trunk");
  over.plain(ellipse(p(0.0 + 0.02 * side, -0.06), r * 0.3, r * 0.22), h.skin, Role::Body,
             "trunk.root");
  const Color crease = darker(h.skin, 0.22);
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const Point d = line[i + 1] - line[i - 1], n = Point{-d.y, d.x} * (1 / length(d));
    const Point c = line[i], w = n * (wide[i] * 0.42);
    Path bow;
    bow.move_to(c + w * 0.95).quad_to(c + d * 0.14, c - w * 0.35);
    over.line(bow, r * 0.028, crease, "trunk.crease");
  }
  h.style.mouth_y = 0.64;
  h.style.mouth_x = -0.36 + 0.06 * side;
  h.style.mouth_front = {0.8, 0.68}, h.style.mouth_corner = {0.44, 0.6};
  h.style.mouth_wide = 0.2;
  h.style.muzzle_mouth = false;
}

void draw_long_snout(Art& under, Art& over, HeadSpace& h) {
  // Crocodiles and dragons: a jaw that runs out to the side in turned views.
  const double rx = h.frame.rx, ry = h.frame.ry, side = h.side();
  const SpeciesRig& rig = *h.build.rig;
  const double out = rig.muzzle.out * side;
  const double y = rig.muzzle.y * ry;
  const auto p = [&](double x, double dy) { return Point{x * rx, y + dy * ry}; };
  const double near = -0.62 + 0.35 * side, far = 0.62 + 0.42 * side + out, hi = rig.muzzle.high;
  const std::vector<Point> points{p(near, -hi * 0.5),        p((near + far) / 2, -hi * 0.95),
                                  p(far - 0.12, -hi * 0.98), p(far + 0.02, -hi * 0.3),
                                  p(far - 0.05, hi * 0.55),  p((near + far) / 2, hi * 0.98),
                                  p(near + 0.05, hi * 0.7)};
  const Path snout = blob(points);
  under.form(snout, h.skin, Role::Body, "muzzle", 1.6);
  over.soft(inset(snout, 0.6), h.skin, Role::Body, "muzzle");
  over.inside(inset(snout, 0.4), [&](Art& in) {
    in.plain(ellipse(p((near + far) / 2, hi * 1.5), rx * (far - near) * 0.75, ry * hi * 1.15),
             h.build.second, Role::Marking, "muzzle.chin");
  });
  const Color dark = darker(h.skin, 0.55);
  for (double s : {-1.0, 1.0}) {
    const double x = side > 0.2 ? far - 0.2 + s * 0.1 : s * 0.26;
    over.plain(ellipse(p(x, -hi * 0.62), rx * 0.05, ry * 0.04), dark, Role::Marking, "nose");
  }
  h.style.mouth_x = side > 0.2 ? 0.28 : 0;
  h.style.mouth_y = rig.muzzle.y + hi * 0.14;
  h.style.mouth_out = out * 0.4;
  h.style.mouth_wide = side > 0.2 ? 0.46 : 0.42;
  h.style.mouth_front = {far - 0.1, rig.muzzle.y + hi * 0.2};
  h.style.mouth_corner = {0.36, rig.muzzle.y + hi * 0.16};
  h.style.muzzle_mouth = false;
}

}  // namespace

void draw_muzzle(Art& under, Art& over, HeadSpace& h) {
  const SpeciesRig& rig = *h.build.rig;
  const Muzzle& m = rig.muzzle;
  const double rx = h.frame.rx, ry = h.frame.ry;
  if (rig.family == "bird") return draw_beak(over, h);
  if (rig.nose == "trunk") return draw_trunk(over, h);
  if (h.profile()) return draw_profile_muzzle(over, h);
  if (rig.nose == "snout") return draw_long_snout(under, over, h);
  if (m.wide <= 0) {
    // Babies' faces lie low: nose and mouth go down with the eyes.
    const double low = h.build.human() ? rig.eye_y - 0.12 : 0;
    h.style.mouth_y = h.build.human() ? 0.56 + low * 0.5 : 0.5;
    h.style.mouth_wide = h.build.human() ? 0.27 : 0.36;
    if (rig.nose == "none")
      h.style.mouth_y = 0.42, h.style.mouth_wide = rig.head_shape == "wide" ? 0.46 : 0.36;
    else
      draw_nose(over, h, h.frame.at(0, h.build.human() ? 0.3 + low * 0.75 : 0.22, 0.1),
                h.frame.squash(0));
    return;
  }
  const double k = 0.35 + 0.65 * h.frame.squash(0);
  const Point c = h.frame.at(0, m.y, m.out);
  const Color color = muzzle_color(h);
  Path shape;
  if (rig.nose == "triangle" && m.out > 0.3) {
    // Pointed: narrow towards the nose in turned views.
    const double s = h.side();
    const auto p = [&](double x, double y) { return c + Point{x * m.wide * rx, y * m.high * ry}; };
    shape = blob(std::array{p(-1.0 - 0.3 * s, 0.05), p(-0.62, -0.72 + 0.1 * s), p(0.1, -0.88),
                            p(0.66 + 0.2 * s, -0.6), p(0.86 + 0.12 * s, -0.1), p(0.66, 0.6),
                            p(0.1, 0.98), p(-0.66, 0.84)});
  } else {
    shape = ellipse(c, m.wide * rx * k, m.high * ry);
  }
  under.form(shape, color, Role::Body, "muzzle", 1.5);
  if (rig.nose == "nostrils")
    over.form(shape, color, Role::Body, "muzzle", 0.6);
  else if (pale_cheeked(rig) && muzzle_color(h) == h.build.second)
    // Shade below it would read as a second lip on cheeks of the same colour.
    over.plain(inset(shape, 0.5), color, Role::Body, "muzzle");
  else
    over.soft(inset(shape, 0.5), color, Role::Body, "muzzle");

  const bool snouty = rig.nose == "nostrils";
  const Point nose = snouty ? c + Point{0, -m.high * ry * (rig.name == "pig" ? 0 : 0.42)}
                            : h.frame.at(0, m.y - m.high * 0.62, m.out * 1.25);
  draw_nose(over, h, nose, std::max(0.5, h.frame.squash(0)));
  h.style.mouth_out = m.out;
  if (rig.name == "pig") {
    h.style.mouth_y = m.y + m.high * 1.32;
    h.style.mouth_wide = 0.24;
    h.style.mouth_out = 0;
    h.style.muzzle_mouth = false;
  } else {
    h.style.mouth_y = m.y + m.high * (snouty ? 0.4 : 0.16);
    h.style.mouth_wide = std::min(0.3, m.wide * 0.72);
    if (snouty) h.style.muzzle_mouth = false;
  }
  if (h.style.muzzle_mouth && rig.nose != "koala") {
    const double line = std::sqrt(rx * ry) * 0.045;
    const Point m0 = h.frame.at(0, h.style.mouth_y, h.style.mouth_out);
    Path philtrum;
    philtrum.move_to(nose + Point{0, ry * 0.06}).line_to(m0);
    over.line(philtrum, line, h.style.line, "mouth.line", Role::Mouth);
  }
  if (rig.face == "whiskers" || rig.face == "tabby" || rig.face == "tiger" || rig.name == "mouse" ||
      rig.name == "otter") {
    const Color hair = mix(h.style.line, h.skin, 0.35);
    for (double side : {-1.0, 1.0})
      for (double d : {-0.06, 0.08}) {
        const Point from = c + Point{side * m.wide * rx * 0.55 * k, d * ry + m.high * ry * 0.1};
        const Point to =
            from + Point{side * rx * 0.5 * (side > 0 ? 1 - 0.2 * h.side() : 1), d * ry * 1.3};
        Path w;
        w.move_to(from).quad_to(talewright::mix(from, to, 0.5) + Point{0, -ry * 0.03}, to);
        over.line(w, rx * 0.022, hair, "whisker");
      }
  }
}

}  // namespace talewright::engines::illustrator::rig
