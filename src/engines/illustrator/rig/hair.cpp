// Hair of people: which cut they wear, and the strokes that all cuts are made of.
#include "engines/illustrator/rig/hair.h"

#include <algorithm>

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::tapered;

namespace {

constexpr std::array<std::string_view, 8> kHats{"hat",        "cap",        "sun_hat", "wool_hat",
                                                "wizard_hat", "pirate_hat", "helmet",  "turban"};
constexpr std::array<std::string_view, 5> kBrims{"hat", "sun_hat", "wizard_hat", "pirate_hat",
                                                 "turban"};

}  // namespace

std::string hair_cut(const Build& b) {
  if (b.has("headscarf")) return "";
  const story::Descriptor& who = *b.who;
  const std::string& style = who.hair_style;
  if (b.infant())
    return style == "bald"                                                  ? "baby_bald"
           : style.ends_with("curly") || style == "afro" || style == "wavy" ? "baby_curls"
                                                                            : "baby";
  if (b.has("turban")) return "short";  // wound up inside it
  if (style == "curly")
    return who.pronouns == story::Pronouns::She &&
                   who.age.value_or(story::Age::Child) != story::Age::Elder
               ? "shoulder_curls"
               : "short_curly";
  return style;
}

bool falls(std::string_view cut) {
  return cut == "long" || cut == "wavy" || cut == "long_curly" || cut == "shoulder_curls";
}

bool hair_covers_ears(const Build& build) {
  if (build.has("headscarf")) return true;
  const std::string cut = hair_cut(build);
  return falls(cut) || cut == "bob" || cut == "braids" || cut == "afro";
}

Path curled(std::span<const Point> ring, double swell) {
  Point middle;
  for (const Point& q : ring) middle = middle + q * (1.0 / static_cast<double>(ring.size()));
  Path path;
  path.move_to(ring[0]);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i], b = ring[(i + 1) % ring.size()], d = b - a;
    Point n{d.y, -d.x};
    const Point out = talewright::mix(a, b, 0.5) - middle;
    if (n.x * out.x + n.y * out.y < 0) n = n * -1;
    path.curve_to(a + n * swell - d * 0.12, b + n * swell + d * 0.12, b);
  }
  return path.close();
}

Barber::Barber(Art& a, const HeadSpace& head)
    : art(a),
      h(head),
      rx(head.frame.rx),
      ry(head.frame.ry),
      s(head.back ? 0 : head.side()),
      c(head.build.hair),
      cut(hair_cut(head.build)),
      hatted(std::any_of(kHats.begin(), kHats.end(),
                         [&](std::string_view hat) { return head.build.has(hat); })) {}

double Barber::long_length() const {
  if (cut == "shoulder_curls") return 1.16;
  if (cut == "wavy" && h.build.who->pronouns == story::Pronouns::He) return 1.22;
  return h.build.who->age.value_or(story::Age::Child) >= story::Age::Adult ? 1.9 : 1.62;
}

Color Barber::strand() const {
  return drawing::luminance(c) > 0.03 ? darker(c, 0.22) : lighter(c, 0.14);
}

void Barber::strands(std::initializer_list<std::array<Point, 3>> lines) {
  for (const auto& l : lines)
    art.line(curve_through(l), rx * 0.03, strand(), "hair.line", Role::Hair);
}

void Barber::curls(std::initializer_list<std::pair<double, double>> places, double size) {
  for (auto [x, y] : places) {
    Path curl;
    const Point at = p(x, y);
    curl.move_to(at + Point{-rx * size, ry * 0.02})
        .quad_to(at + Point{0, -ry * size * 1.35}, at + Point{rx * size, 0});
    art.line(curl, rx * 0.032, strand(), "hair.line", Role::Hair);
  }
}

void Barber::light(const Path& hair, std::initializer_list<std::array<Point, 3>> arcs) {
  // A veil: inks that spot small dark shapes leave it alone.
  const Color shine = drawing::rgb(0xFFF8EC, drawing::luminance(c) > 0.3 ? 0.34 : 0.15);
  art.inside(hair, [&](Art& in) {
    for (const auto& a : arcs)
      in.plain(tapered(a, std::array{rx * 0.03, rx * 0.11, rx * 0.03}), shine, Role::Hair, "shine");
  });
}

void Barber::cap(double part, double low, double grow, bool ears_covered) {
  if (h.profile()) return cap_from_side(grow, ears_covered);
  if (h.back) return cap_from_behind(grow);
  const double side_y = ears_covered ? 0.42 : 0.1;
  // Outer contour over the crown, then the hairline back from right to left.
  const double lx = -1.06 - 0.02 * s, rxx = 1.04 - 0.1 * s;
  const Point parting = f(part, -0.72);
  // The hairline ends at the edge of the face, which is nearer than a turned forehead reckons.
  const auto far = [&](double x, double y) {
    const Point at = f(x, y);
    return Point{std::min(at.x, rx * (0.8 - 0.02 * s)), at.y};
  };
  const Path path =
      cornered({{p(lx + 0.06, side_y), p(lx - 0.01, -0.3), p(-0.8, -0.82 - grow * 0.6),
                 p(-0.1, -1.09 - grow), p(0.62, -0.92 - grow * 0.7), p(rxx, -0.36),
                 p(rxx - 0.02, side_y - 0.12)},
                {p(rxx - 0.02, side_y - 0.12), p(rxx - 0.13, -0.2), far(0.72, low - 0.02),
                 far((part + 0.8) / 2, low - 0.2), parting},
                {parting, f((part - 0.8) / 2, low - 0.14), f(-0.72, low + 0.06),
                 p(lx + 0.3 + 0.22 * s, -0.05), p(lx + 0.06, side_y)}});
  art.form(path, c, Role::Hair, "hair");
  light(path, {{p(-0.86, -0.5), p(-0.6, -0.78), p(-0.2, -0.93)}});
  strands({{f(part - 0.12, -0.82), f(part - 0.4, -0.66), f(part - 0.62, -0.44)},
           {far(part + 0.1, -0.84), far(part + 0.34, -0.7), far(part + 0.5, -0.52) + p(0.06, 0)}});
}

void Barber::cap_from_behind(double grow) {
  // Turned away to the right, a little of the cheek shows beyond the hair.
  const double k = h.yaw();
  const auto e = [&](double x, double y) { return p(x > 0 ? x * (1 - 0.26 * k) : x, y); };
  const Path path = cornered({{e(0, -1.06 - grow), e(0.6, -0.96 - grow), e(1.0, -0.5), e(1.06, 0.1),
                               e(0.86, 0.62), e(0.62, 0.74)},
                              {e(0.62, 0.74), e(0.42, 0.78), e(0.28, 0.92)},
                              {e(0.28, 0.92), e(0.0, 0.8), e(-0.22, 0.94)},
                              {e(-0.22, 0.94), e(-0.42, 0.78), e(-0.62, 0.74)},
                              {e(-0.62, 0.74), e(-0.86, 0.62), e(-1.06, 0.1), e(-1.0, -0.5),
                               e(-0.6, -0.96 - grow), e(0, -1.06 - grow)}});
  art.form(path, c, Role::Hair, "hair");
  light(path, {{q(-0.84, -0.3), q(-0.5, -0.5), q(-0.1, -0.56)},
               {q(0.14, -0.56), q(0.42, -0.52), q(0.66, -0.4)}});
  strands({{q(0.1, -0.9), q(-0.2, -0.84), q(-0.44, -0.6)},
           {q(-0.3, 0.2), q(-0.36, 0.5), q(-0.3, 0.72)},
           {q(0.26, 0.24), q(0.3, 0.5), q(0.24, 0.7)}});
}

/// From the side: from the forehead over the crown to the nape and back in front of the ear.
void Barber::cap_from_side(double grow, bool ears_covered) {
  const double nape = ears_covered ? 0.82 : 0.62;
  std::vector<Point> inner;
  if (ears_covered)
    inner = {p(-0.62, nape), p(-0.2, 0.74), p(0.16, 0.5),
             p(0.24, 0.0),   p(0.4, -0.4),  p(0.84, -0.6)};
  else
    inner = {p(-0.7, nape), p(-0.36, 0.42), p(-0.26, 0.1),  p(-0.1, -0.12), p(0.08, -0.06),
             p(0.12, 0.1),  p(0.24, 0.08),  p(0.28, -0.26), p(0.46, -0.5),  p(0.84, -0.6)};
  const Path path = cornered({{p(0.84, -0.6), p(0.62, -0.92 - grow * 0.6), p(0.05, -1.1 - grow),
                               p(-0.62, -0.98 - grow * 0.7), p(-1.04, -0.5), p(-1.08, 0.1),
                               p(-0.92, nape * 0.8), p(-0.7, nape)},
                              inner});
  art.form(path, c, Role::Hair, "hair");
  light(path, {{p(0.36, -0.84), p(-0.1, -0.88), p(-0.5, -0.7)}});
  strands({{p(0.5, -0.72), p(0.1, -0.66), p(-0.3, -0.46)},
           {p(0.3, -0.6), p(-0.1, -0.5), p(-0.46, -0.2)},
           {p(-0.8, -0.3), p(-0.82, 0.1), p(-0.72, 0.4)}});
}

void Barber::fringe(double low) {
  if (h.back || h.profile()) return;
  const Path path = cornered(
      {{f(-0.92, low - 0.1), p(-0.92 + 0.05 * s, -0.6), p(-0.1, -1.02), p(0.8, -0.66),
        f(0.9, low - 0.14)},
       {f(0.9, low - 0.14), f(0.7, low), f(0.52, low - 0.02)},
       {f(0.52, low - 0.02), f(0.44, low - 0.12), f(0.36, low - 0.02), f(0.18, low + 0.03),
        f(0.06, low)},
       {f(0.06, low), f(0.0, low - 0.12), f(-0.1, low + 0.02), f(-0.3, low + 0.04), f(-0.42, low)},
       {f(-0.42, low), f(-0.48, low - 0.1), f(-0.56, low + 0.02), f(-0.8, low + 0.02),
        f(-0.92, low - 0.1)}});
  art.soft(path, c, Role::Hair, "hair.fringe");
  light(path, {{f(-0.66, -0.62), f(-0.2, -0.78), f(0.4, -0.74)}});
  // Only its lower edge is drawn: above it is the hair that it grows from.
  art.line(curve_through(std::array{f(-0.92, low - 0.1), f(-0.8, low + 0.02), f(-0.56, low + 0.02),
                                    f(-0.48, low - 0.1), f(-0.42, low), f(-0.3, low + 0.04),
                                    f(-0.1, low + 0.02), f(0.0, low - 0.12), f(0.06, low),
                                    f(0.18, low + 0.03), f(0.36, low - 0.02), f(0.44, low - 0.12),
                                    f(0.52, low - 0.02), f(0.7, low), f(0.9, low - 0.14)}),
           rx * 0.035, darker(c, 0.4), "hair.line", Role::Hair);
}

void Barber::bobble(Point at, double r) {
  art.form(ellipse(at, r * rx, r * rx * 0.96), c, Role::Hair, "hair.bun");
  Path curl;
  curl.move_to(at + Point{-r * rx * 0.4, r * rx * 0.2})
      .quad_to(at + Point{0, r * rx * 0.6}, at + Point{r * rx * 0.45, r * rx * 0.1});
  art.line(curl, rx * 0.03, darker(c, 0.2), "hair.line", Role::Hair);
}

void Barber::pigtail(double side, double turn) {
  const double k = side > 0 ? 1 - 0.16 * turn : 1;
  const auto at = [&](double x, double y) { return p(side * x * k, y); };
  art.form(blob(std::array{at(0.9, -0.56), at(1.24, -0.86), at(1.62, -0.56), at(1.66, 0.0),
                           at(1.42, 0.46), at(1.3, 0.0), at(1.06, -0.3)}),
           c, Role::Hair, "hair.tail");
  strands({{at(1.16, -0.56), at(1.42, -0.3), at(1.44, 0.16)}});
  art.detail(ellipse(at(0.98, -0.52), rx * 0.13, rx * 0.13), color_or("#e4572e", c), Role::Cloth,
             "hair.band", 0.6);
}

void Barber::ear() {
  if (!h.back && !h.profile() && h.frame.turn <= 14) return;  // behind the face: see draw_ears
  const double x = h.back ? 0.66 : h.profile() ? -0.06 : -1.0 + 0.26 * s;
  const double y = h.build.infant() ? 0.24 : 0.12, k = h.back ? -1 : 1;
  const double wide = h.back || h.profile() ? 0.2 : 0.12 + 0.06 * s;
  const auto e = [&](double u, double v) { return p(x + k * u * wide, y + v * 0.24); };
  art.form(blob(std::array{e(0.5, 0.3), e(0.2, 0.9), e(-0.2, 0.7), e(-0.7, 0.0), e(-0.6, -0.7),
                           e(0.0, -0.9), e(0.5, -0.5)}),
           h.skin, Role::Body, "ear.near", 0.8);
  art.line(curve_through(std::array{e(0.2, -0.4), e(-0.3, -0.4), e(-0.3, 0.1), e(0.1, 0.4)}),
           rx * 0.03, mix(h.skin, drawing::rgb(0x8A3A2A), 0.45), "ear.line");
}

void draw_hair_behind(Art& art, const HeadSpace& h) {
  if (!h.build.human() || h.back || h.build.has("headscarf")) return;
  Barber b(art, h);
  h.profile() ? fall_behind_from_side(b) : fall_behind(b);
}

void draw_hair(Art& art, const HeadSpace& h) {
  if (!h.build.human() || h.build.has("headscarf")) return;
  draw_temple(art, h);
  const auto cut = [&](Art& on) {
    Barber b(on, h);
    if (h.profile())
      cut_from_side(b);
    else if (h.back)
      cut_from_behind(b);
    else
      cut_from_front(b);
  };
  const double rx = h.frame.rx, ry = h.frame.ry;
  // A brim presses down what would look out above it.
  if (std::any_of(kBrims.begin(), kBrims.end(), [&](auto hat) { return h.build.has(hat); }))
    art.inside(drawing::rectangle({-4 * rx, -0.64 * ry, 8 * rx, 8 * ry}), cut);
  else
    cut(art);
  // Who hears with an aid wears the hair behind that ear.
  const bool shown = !hair_covers_ears(h.build) || (h.build.has("hearing_aid") && !h.back);
  if (shown && (!h.back || h.yaw() > 0.1)) Barber(art, h).ear();
}

}  // namespace talewright::engines::illustrator::rig
