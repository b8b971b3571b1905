// The colours of faces: masks, cheeks, stripes and patches, drawn inside the skull.
#include <array>

#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;
using drawing::rgb;

namespace {

struct Placer {
  const HeadSpace& h;
  Point operator()(double x, double y) const {
    // Beyond the edge of the visible half a point goes on outwards, so that areas fill the skull.
    const double inside = std::clamp(x, -0.98, 0.98);
    Point p = h.frame.at(inside, y);
    p.x += (x - inside) * h.frame.rx;
    return p;
  }
};

void cheeks(Art& in, const HeadSpace& h, Color color, double top, double dip) {
  const Placer p{h};
  for (double s : {-1.0, 1.0})
    in.plain(blob(std::array{p(0, 0.3 + dip), p(s * 0.3, top + 0.14), p(s * 0.62, top),
                             p(s * 1.0, top + 0.02), p(s * 1.5, 0.5), p(s * 1.1, 1.3), p(0, 1.4)}),
             color, Role::Marking, "face");
}

void mask(Art& in, HeadSpace const& h) {
  const Placer p{h};
  cheeks(in, h, h.build.second, 0.02, -0.05);
  // Light brows above, the dark mask below them, a dark line down the forehead.
  for (double s : {-1.0, 1.0})
    in.plain(blob(std::array{p(s * 0.06, -0.14), p(s * 0.22, -0.44), p(s * 0.55, -0.52),
                             p(s * 0.92, -0.34), p(s * 1.1, -0.02), p(s * 0.6, 0.02)}),
             h.build.second, Role::Marking, "face.brow");
  for (double s : {-1.0, 1.0})
    in.plain(blob(std::array{p(s * 0.05, -0.06), p(s * 0.26, -0.3), p(s * 0.52, -0.32),
                             p(s * 0.82, -0.1), p(s * 1.15, 0.28), p(s * 0.8, 0.42),
                             p(s * 0.42, 0.32), p(s * 0.14, 0.2)}),
             h.build.accent, Role::Marking, "face.mask");
  in.plain(
      blob(std::array{p(-0.05, -0.72), p(0.05, -0.72), p(0.09, -0.2), p(0, 0.1), p(-0.09, -0.2)}),
      mix(h.build.accent, h.build.main, 0.25), Role::Marking, "face.stripe");
}

void stripes(Art& in, const HeadSpace& h) {
  const Placer p{h};
  const Color c = h.build.accent;
  for (double x : {-0.26, 0.0, 0.26})
    in.plain(drawing::tapered(
                 std::array{p(x * 1.2, -1.02), p(x, -0.78), p(x * 0.85, -0.56 + std::abs(x) * 0.3)},
                 std::array{h.frame.rx * 0.13, h.frame.rx * 0.11, h.frame.rx * 0.03}),
             c, Role::Marking, "face.stripe");
  for (double s : {-1.0, 1.0})
    for (double y : {0.12, 0.34}) {
      if (h.profile() && s > 0) continue;
      in.plain(
          drawing::tapered(std::array{p(s * 1.05, y - 0.06), p(s * 0.88, y), p(s * 0.72, y + 0.02)},
                           std::array{h.frame.rx * 0.13, h.frame.rx * 0.1, h.frame.rx * 0.03}),
          c, Role::Marking, "face.stripe");
    }
}

/// The second colour is a strong orange or red and the bird itself is not.
bool red_breasted(const Build& b) {
  const Color& c = b.second;
  return c.r - c.b > 0.6 && c.g < c.r * 0.52 && b.main.r - b.main.b < 0.4;
}

void discs(Art& in, const HeadSpace& h, double y, double r) {
  for (double s : {1.0, -1.0}) {
    const Point c = h.frame.at(s * 0.42, y);
    in.plain(ellipse(c, h.frame.rx * r * h.frame.squash(s * 0.42), h.frame.ry * r * 1.05),
             h.build.second, Role::Marking, "face.disc");
  }
}

}  // namespace

void draw_face_colors(Art& in, HeadSpace& h) {
  const SpeciesRig& rig = *h.build.rig;
  const Build& b = h.build;
  const Placer p{h};
  if (rig.name == "eagle")  // a white head on a dark body
    in.plain(ellipse({0, -h.frame.ry * 0.1}, h.frame.rx * 1.4, h.frame.ry * 1.2), b.second,
             Role::Marking, "face");
  if (h.back) return;
  if (rig.name == "bird" && red_breasted(b)) {  // a robin's goes up round its beak
    const Point c = h.frame.at(0.06, 0.42);
    in.plain(ellipse(c, h.frame.rx * 0.78, h.frame.ry * 0.78), b.second, Role::Marking, "face");
  }
  const std::string& f = rig.face;
  FaceStyle& style = h.style;
  if (f == "mask") {
    mask(in, h);
    style.near_lid = style.far_lid = darker(b.accent, 0.08);
    style.brow = darker(b.accent, 0.2);
  } else if (f == "fox") {
    cheeks(in, h, b.second, 0.14, 0.02);
  } else if (f == "cheeks") {
    cheeks(in, h, b.second, 0.3, 0.06);
  } else if (f == "panda") {
    for (double s : {1.0, -1.0}) {
      const Point c = h.frame.at(s * 0.44, 0.06);
      in.plain(ellipse(c, h.frame.rx * 0.29 * h.frame.squash(s * 0.44), h.frame.ry * 0.36, s * 24),
               b.accent, Role::Marking, "face.patch");
    }
    style.near_lid = style.far_lid = lighter(b.accent, 0.06);
    style.brow = b.accent;
  } else if (f == "tiger" || f == "tabby") {
    if (f == "tiger") cheeks(in, h, b.second, 0.3, 0.04);
    stripes(in, h);
  } else if (f == "heart") {  // monkeys, penguins: a light heart around the eyes
    in.plain(blob(std::array{p(0, -0.3), p(0.3, -0.5), p(0.66, -0.36), p(0.78, 0.05), p(0.72, 0.5),
                             p(0.4, 0.86), p(0, 0.98), p(-0.4, 0.86), p(-0.72, 0.5), p(-0.78, 0.05),
                             p(-0.66, -0.36), p(-0.3, -0.5)}),
             b.second, Role::Marking, "face");
    style.lid = darker(b.second, 0.07);
    style.brow = darker(b.main, 0.2);
  } else if (f == "hedgehog" || f == "sheep") {
    style.lid = darker(b.main, 0.06);
  } else if (f == "stitched") {  // a seam from the crown to the nose
    for (double y : {-0.95, -0.82, -0.69, -0.56, -0.43, -0.3}) {
      const Point a = h.frame.at(-0.035, y), b2 = h.frame.at(0.035, y + 0.05);
      in.line(drawing::curve_through(std::array{a, b2}), h.frame.rx * 0.03, darker(b.main, 0.35),
              "seam");
    }
    in.line(drawing::curve_through(
                std::array{h.frame.at(0, -1), h.frame.at(0, -0.6), h.frame.at(0, -0.22)}),
            h.frame.rx * 0.025, darker(b.main, 0.25), "seam");
  } else if (f == "badger") {  // a light face with a dark band through each eye
    in.plain(blob(std::array{p(-0.8, -1.1), p(0.8, -1.1), p(1.2, 0.3), p(0.9, 1.2), p(-0.9, 1.2),
                             p(-1.2, 0.3)}),
             b.second, Role::Marking, "face");
    for (double s : {-1.0, 1.0}) {
      if (h.profile() && s > 0) continue;
      in.plain(blob(std::array{p(s * 0.24, -1.06), p(s * 0.7, -0.98), p(s * 0.68, -0.1),
                               p(s * 0.5, 0.34), p(s * 0.2, 0.52), p(s * 0.2, -0.1)}),
               b.accent, Role::Marking, "face.stripe");
    }
    style.near_lid = style.far_lid = lighter(b.accent, 0.08);
    style.brow = b.accent;
  } else if (f == "skunk") {
    in.plain(drawing::tapered(std::array{p(0, -1.15), p(0, -0.6), p(0, 0.1), p(0, 0.5)},
                              std::array{h.frame.rx * 0.44, h.frame.rx * 0.34, h.frame.rx * 0.2,
                                         h.frame.rx * 0.1}),
             b.second, Role::Marking, "face.stripe");
    style.brow = lighter(b.main, 0.4);
  } else if (f == "discs") {
    discs(in, h, 0.0, 0.5);
    style.lid = darker(b.second, 0.1);
  } else if (f == "blaze") {  // horses, cows, dogs: light down the middle
    in.plain(blob(std::array{p(-0.13, -0.8), p(0.13, -0.8), p(0.15, -0.1), p(0.3, 0.5), p(0, 1),
                             p(-0.3, 0.5), p(-0.15, -0.1)}),
             b.second, Role::Marking, "face");
  }
  const std::string& marking = b.who->marking;
  if (marking == "patches" && f != "mask" && f != "panda") {
    const Point c = h.frame.at(-0.44, -0.02);
    const Color patch = mix(b.accent, b.main, 0.3);
    in.plain(ellipse(c, h.frame.rx * 0.36, h.frame.ry * 0.42, -14), patch, Role::Marking,
             "face.patch");
    style.near_lid = darker(patch, 0.08);
  } else if (marking == "freckles") {
    const Color c = mix(h.skin, rgb(0x8A4A2A), 0.5);
    for (double s : {-1.0, 1.0})
      for (auto [x, y] : {std::pair{0.42, 0.34}, {0.54, 0.29}, {0.63, 0.37}, {0.5, 0.41}})
        in.plain(ellipse(h.frame.at(s * x, y), h.frame.rx * 0.026, h.frame.rx * 0.022), c,
                 Role::Marking, "face.freckle");
  } else if (marking == "spots" && !b.human()) {
    for (auto [x, y, r] : {std::tuple{-0.5, -0.66, 0.11},
                           {0.1, -0.82, 0.09},
                           {0.56, -0.6, 0.1},
                           {-0.86, -0.2, 0.08},
                           {0.9, 0.3, 0.08},
                           {-0.9, 0.3, 0.09}})
      in.plain(ellipse(h.frame.at(x, y), h.frame.rx * r * h.frame.squash(x), h.frame.ry * r),
               b.accent, Role::Marking, "face.spot");
  } else if (marking == "stripes" && f != "tiger" && f != "tabby" && !b.human()) {
    stripes(in, h);
  } else if (marking == "mask" && f != "mask" && !b.human()) {
    for (double s : {1.0, -1.0})
      in.plain(ellipse(h.frame.at(s * 0.4, 0.04), h.frame.rx * 0.34 * h.frame.squash(s * 0.4),
                       h.frame.ry * 0.3),
               b.accent, Role::Marking, "face.mask");
    style.near_lid = style.far_lid = darker(b.accent, 0.08);
  }
}

}  // namespace talewright::engines::illustrator::rig
