// Things worn or used that are not clothes: capes, scarves, bags, the wheelchair.
#include <algorithm>
#include <array>
#include <optional>

#include "base/random.h"
#include "engines/illustrator/rig/body.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

/// What nobody coloured is drawn in one of these, or as the thing itself usually is.
constexpr std::array<unsigned, 6> kColors{0xE4572E, 0x2E86AB, 0xF3B72E,
                                          0x3FA34D, 0xC2447A, 0x7A4FB5};

std::optional<Color> usual_color(std::string_view item) {
  constexpr auto usual =
      std::to_array<std::pair<std::string_view, unsigned>>({{"satchel", 0x9A6236},
                                                            {"crown", 0xF6C23C},
                                                            {"tiara", 0xD9E3F0},
                                                            {"pirate_hat", 0x33303C},
                                                            {"sunglasses", 0x2B2B38},
                                                            {"space_helmet", 0xDCE3EC},
                                                            {"eye_patch", 0x2B2B33},
                                                            {"sun_hat", 0xF3D99A},
                                                            {"braces", 0xB23A32},
                                                            {"bib", 0xFFF6E6}});
  for (const auto& [name, color] : usual)
    if (name == item) return rgb(color);
  return std::nullopt;
}

}  // namespace

Color accessory_color(const Build& b, std::string_view item) {
  const auto usual = usual_color(item);
  const auto said = b.who->accessory_colors.find(std::string(item));
  if (said != b.who->accessory_colors.end()) {
    const Color c = color_or(said->second, rgb(0x808080));
    // Descriptors of before had one of the set written down for things drawn in their usual colour.
    const bool of_the_set =
        std::any_of(kColors.begin(), kColors.end(), [&](unsigned k) { return rgb(k) == c; });
    if (of_the_set && usual) return *usual;
    return of_the_set && item == "glasses" ? mix(c, rgb(0x2A2230), 0.5) : c;
  }
  if (usual) return *usual;
  // Steady for a character: from its clothes where there are some, else from the item's own set.
  constexpr const std::array<unsigned, 6>& colors = kColors;
  const std::uint64_t seed = hash64(b.who->main_color + b.who->accent_color, hash64(item));
  std::size_t at = seed % colors.size();
  for (std::size_t i = 0; i < colors.size(); ++i, at = (at + 1) % colors.size()) {
    bool near = false;
    for (const story::Garment& g : b.who->clothes) {
      const Color c = color_or(g.color, rgb(0xFFFFFF)), d = rgb(colors[at]);
      near |= std::abs(c.r - d.r) + std::abs(c.g - d.g) + std::abs(c.b - d.b) < 0.75;
    }
    if (!near) break;
  }
  // Rims are darker than cloth.
  return item == "glasses" ? mix(rgb(colors[at]), rgb(0x2A2230), 0.5) : rgb(colors[at]);
}

double chin_level(const Build& b) {
  return std::min(1.0, 1 - (b.head_ry * 0.15 - b.neck) / b.trunk);
}

void draw_worn_behind(Art& art, const Build& b, const Skeleton& s) {
  const Trunk& t = s.trunk;
  const double u = b.tall / 100, side = s.view.side();
  if (const story::Garment* g = b.garment({"cape"})) {
    const Color c = garment_color(b, *g);
    const bool flying = s.pose.floats || s.pose.lift > 0.03 || s.pose.lean > 12;
    const Point a = t.at(-0.95, 0.94, u), e = t.at(0.95, 0.94, u);
    Path path;
    if (flying) {
      const Point far = t.spine(0.4) + Point{-b.tall * 0.55, -b.tall * 0.02};
      path =
          cornered({{a, talewright::mix(a, far, 0.5) + Point{0, -b.tall * 0.1}, far},
                    {far, far + Point{b.tall * 0.04, b.tall * 0.1},
                     far + Point{-b.tall * 0.02, b.tall * 0.22}},
                    {far + Point{-b.tall * 0.02, b.tall * 0.22},
                     talewright::mix(e, far, 0.5) + Point{0, b.tall * 0.16}, t.at(0.6, 0.3), e}});
    } else {
      const double floor = std::min(t.hip.y + (b.thigh + b.shin) * 0.7, -b.foot_high * 0.4);
      const Point l{t.hip.x - t.half_hip * 1.75 - side * u * 6, floor},
          r{t.hip.x + t.half_hip * (1.75 - 0.6 * side), floor};
      path = cornered({{a, t.at(-1.2, 0.5, u * 2), l},
                       {l, talewright::mix(l, r, 0.3) + Point{0, u * 3},
                        talewright::mix(l, r, 0.6) + Point{0, u * 1}, r},
                       {r, t.at(1.2, 0.5, u * 2), e}});
    }
    art.form(path, c, Role::Cloth, "cape");
    draw_pattern(art, inset(path, 0.5), *g, c, b.tall * 0.045);
  }
  if (b.has("backpack") && !s.view.back) {
    const Color c = accessory_color(b, "backpack");
    const Point m = t.spine(0.56) - t.across(0.56) * (t.half_belly * (s.view.front() ? 0
                                                                      : t.profile    ? 1.16
                                                                                     : 0.82));
    const double w = t.half_belly * (s.view.front() ? 1.16
                                     : t.profile    ? 0.62
                                                    : 0.72),
                 h = length(t.neck - t.hip) * 0.46;
    const Path pack =
        drawing::rounded_rectangle({-w, -h, 2 * w, 2 * h}, w * 0.55)
            .transformed(Affine::translation(m.x, m.y) * Affine::rotation(s.pose.lean));
    art.form(pack, c, Role::Cloth, "backpack");
    art.detail(drawing::rounded_rectangle({-w * 0.86, h * 0.05, w * 1.4, h * 0.72}, w * 0.3)
                   .transformed(Affine::translation(m.x, m.y) * Affine::rotation(s.pose.lean)),
               trim_of(c), Role::Cloth, "backpack.pocket", 0.6);
  }
}

void draw_braces(Art& art, const Build& b, const Skeleton& s) {
  if (!b.has("braces")) return;
  const Trunk& t = s.trunk;
  const double u = b.tall / 100, m = s.view.back ? 0 : 0.36 * s.view.side();
  const Color c = accessory_color(b, "braces"), dark = darker(c, 0.32);
  const auto strap = [&](const Path& path) {
    art.line(path, u * 2.9, dark, "braces", Role::Cloth);
    art.line(path, u * 2.1, c, "braces", Role::Cloth);
  };
  const auto clip = [&](Point at) {
    art.detail(
        drawing::rounded_rectangle({at.x - u * 1.3, at.y - u * 1.5, u * 2.6, u * 3}, u * 0.6),
        rgb(0xE6C35A), Role::Cloth, "braces.clip", 0.4);
  };
  if (s.view.back) {
    // They cross between the shoulder blades.
    const double k = -0.3 * t.yaw;
    for (double side : {1.0, -1.0}) {
      strap(curve_through(std::array{t.at(side * 0.46 + k, 0.27), t.at(k, 0.6),
                                     t.at(-side * 0.34 + k * 0.6, 0.82), t.at(-side * 0.6, 1.0)}));
      clip(t.at(side * 0.46 + k, 0.28));
    }
    art.detail(ellipse(t.at(k, 0.6), u * 1.9, u * 1.9), dark, Role::Cloth, "braces.cross", 0.4);
    return;
  }
  for (double side : {0.46, -0.46}) {
    if (t.profile && side > 0) continue;
    const Point low = t.at(t.profile ? 0.5 : t.front_u(side), 0.27);
    strap(t.profile ? curve_through(std::array{low, t.at(0.48, 0.7), t.at(0.1, 1.0)})
                    : curve_through(std::array{low, t.at(m * 0.9 + side * 1.04, 0.7),
                                               t.at(m * 0.5 + side * 1.2, 0.99)}));
    clip(low + Point{0, -u * 0.6});
  }
}

namespace {

/// A cloth under the chin of those who spill.
void bib(Art& art, const Build& b, const Skeleton& s) {
  const Trunk& t = s.trunk;
  const double u = b.tall / 100, top = chin_level(b) + 0.02;
  const Color c = accessory_color(b, "bib");
  if (s.view.back) {
    for (double side : {-1.0, 1.0})
      art.form(blob(std::array{t.spine(top), t.spine(top) + Point{side * u * 3.4, -u * 1.6},
                               t.spine(top) + Point{side * u * 3.6, u * 1.4}},
                    0.3),
               c, Role::Cloth, "bib", 0.6);
    return;
  }
  const auto x = [&](double k) { return t.front_u(k); };
  const double low = std::max(0.3, top - 0.46);
  const Path cloth =
      blob(std::array{t.at(x(-0.62), top), t.at(x(-0.6), (top + low) / 2), t.at(x(-0.34), low),
                      t.at(x(0.0), low - 0.05), t.at(x(0.34), low), t.at(x(0.6), (top + low) / 2),
                      t.at(x(0.62), top), t.at(x(0.0), top + 0.06)});
  art.form(cloth, c, Role::Cloth, "bib", 0.8);
  art.inside(inset(cloth, 0.6), [&](Art& in) {
    in.line(inset(cloth, u * 1.3), u * 0.9, color_or("#e4572e", c), "bib.hem", Role::Cloth);
  });
  if (!t.profile)
    art.plain(drawing::star(t.at(x(0.0), (top + low) / 2 - 0.04), u * 3.0, u * 1.4, 5, 8),
              rgb(0xF3B72E), Role::Cloth, "bib.star");
}

}  // namespace

void draw_neckwear(Art& art, const Build& b, const Skeleton& s) {
  const Trunk& t = s.trunk;
  if (b.has("bib")) bib(art, b, s);
  const double u = b.tall / 100, side = s.view.back ? 0 : s.view.side();
  const double m = t.profile ? 0.84 : 0.4 * side;
  if (const story::Garment* g = b.garment({"cape"}); g && !s.view.back) {
    const Color c = garment_color(b, *g);
    art.form(t.band(chin_level(b) - 0.1, 1.02, 2.2 * u, 0, 2 * u), c, Role::Cloth, "cape.collar");
    art.detail(ellipse(t.at(m, chin_level(b) - 0.12), u * 1.9, u * 1.9), rgb(0xF6C453), Role::Cloth,
               "cape.clasp", 0.5);
  } else if (g) {
    const Color c = garment_color(b, *g);
    const double floor = std::min(t.hip.y + (b.thigh + b.shin) * 0.7, -b.foot_high * 0.4);
    const Point l{t.hip.x - t.half_hip * 1.7, floor}, r{t.hip.x + t.half_hip * 1.7, floor};
    const Path path = cornered({{t.at(-1, 0.98, u), t.at(-1.2, 0.5, u * 2), l},
                                {l, talewright::mix(l, r, 0.5) + Point{0, u * 2}, r},
                                {r, t.at(1.2, 0.5, u * 2), t.at(1, 0.98, u)}});
    art.form(path, c, Role::Cloth, "cape");
    draw_pattern(art, inset(path, 0.5), *g, c, b.tall * 0.045);
  }
  if (b.garment({"hoodie", "raincoat"})) {
    const story::Garment* g = b.garment({"hoodie", "raincoat"});
    const Color c = garment_color(b, *g);
    art.form(t.band(chin_level(b) - 0.1, 1.04, 2.6 * u, 0, t.half_neck * 0.22), c, Role::Cloth,
             "hood");
  }
  if (b.has("necklace")) {
    const Color c = accessory_color(b, "necklace");
    for (int i = -3; i <= 3; ++i) {
      const double x = t.profile ? t.front_u(i * 0.3) : m + i * 0.2;
      if (t.profile && i > 0) continue;
      if (std::abs(x) > 0.98 || s.view.back) continue;
      art.detail(
          ellipse(t.at(x, chin_level(b) - 0.02 - 0.16 * (1 - i * i / 9.0)), u * 1.25, u * 1.25),
          i ? c : rgb(0xF6C453), Role::Cloth, "necklace", 0.4);
    }
  }
  if (b.has("tie") && !s.view.back) {
    const Color c = accessory_color(b, "tie");
    art.form(
        blob(std::array{t.at(m - 0.07, chin_level(b) - 0.1), t.at(m + 0.09, chin_level(b) - 0.1),
                        t.at(m + 0.2, 0.4), t.at(m + 0.03, 0.26), t.at(m - 0.16, 0.4)},
             0.5),
        c, Role::Cloth, "tie", 0.7);
    art.detail(
        blob(std::array{t.at(m - 0.14, chin_level(b)), t.at(m + 0.16, chin_level(b)),
                        t.at(m + 0.09, chin_level(b) - 0.12), t.at(m - 0.07, chin_level(b) - 0.12)},
             0.5),
        darker(c, 0.12), Role::Cloth, "tie.knot", 0.6);
  }
  if (b.has("scarf")) {
    const Color c = accessory_color(b, "scarf");
    const double v = chin_level(b);
    const Point q = t.spine(v), a = t.across(0.9), d = t.spine(0.7) - t.spine(0.9);
    const double w = std::max(t.half(v), t.half_shoulder) * 1.1 + u * 0.8, h = u * 7.0;
    const Point dn = d * (1 / std::max(length(d), 1e-6));
    // The tail of the scarf, then the wrap.
    const double dir = s.view.back ? -1 : 1;
    const Point knot = q + a * (w * (t.profile ? 0.42 : 0.05 - 0.5 * side) * dir) + dn * (h * 0.55);
    const double wind = s.pose.lift > 0.03 || s.pose.lean > 10 || s.pose.floats ? 1 : 0;
    const Point end = knot + (wind > 0 ? Point{-b.tall * 0.26, b.tall * 0.01}
                                       : Point{-u * 3, 0} + dn * (length(t.neck - t.hip) * 0.55));
    const std::array tail{knot, talewright::mix(knot, end, 0.5) + Point{-u * 1.2, wind * u * 3},
                          end};
    // It is tied in front: from behind there is only the wrap, unless the wind takes the end.
    const bool seen = !s.view.back || wind > 0;
    const Path hang = tapered(tail, std::array{h * 0.8, h * 0.95, h * 1.1});
    if (seen) art.form(hang, c, Role::Cloth, "scarf");
    if (seen)
      art.inside(inset(hang, 0.4), [&](Art& in) {
        const Point v = (end - knot) * (1 / std::max(length(end - knot), 1e-6)), n{-v.y, v.x};
        for (double k : {0.1, 0.42}) {
          const Point e = end - v * (h * k);
          in.line(curve_through(std::array{e - n * h, e + n * h}), h * 0.15, lighter(c, 0.5),
                  "scarf.stripe", Role::Cloth);
        }
      });
    art.form(
        blob(std::array{q - a * w - dn * (h * 0.35), q - a * (w * 0.4) - dn * (h * 0.2),
                        q + a * (w * 0.4) - dn * (h * 0.2), q + a * w - dn * (h * 0.35),
                        q + a * (w * 1.04) + dn * (h * 0.35), q + a * (w * 0.5) + dn * (h * 0.95),
                        q - a * (w * 0.5) + dn * (h * 0.95), q - a * (w * 1.04) + dn * (h * 0.35)}),
        c, Role::Cloth, "scarf");
    if (s.view.back)
      for (double k : {0.0, 0.4})
        art.line(curve_through(std::array{q - a * (w * (0.9 - k)) + dn * (h * (0.1 + 0.2 * k)),
                                          q - a * (w * 0.1) + dn * (h * (0.5 + 0.3 * k)),
                                          q + a * (w * 0.7) + dn * (h * (0.34 + 0.3 * k))}),
                 h * 0.08, darker(c, 0.2), "scarf.fold", Role::Cloth);
  }
}

void draw_worn_before(Art& art, const Build& b, const Skeleton& s) {
  const Trunk& t = s.trunk;
  const double u = b.tall / 100, side = s.view.back ? 0 : s.view.side();
  if (b.has("satchel")) {
    const Color c = accessory_color(b, "satchel");
    art.line(t.profile
                 ? curve_through(std::array{t.at(0.2, 0.97), t.at(0.4, 0.6), t.at(-0.05, 0.2)})
                 : curve_through(
                       std::array{t.at(0.7, 0.96), t.at(0.4 * side * 0.6, 0.6), t.at(-0.95, 0.22)}),
             u * 2.6, darker(c, 0.25), "satchel.strap", Role::Cloth);
    const Point q = t.at(t.profile ? -0.1 : s.pose.on_back ? 0.2 : -0.98, 0.1);
    art.form(drawing::rounded_rectangle({q.x - u * 7, q.y - u * 4, u * 13, u * 11}, u * 2.4), c,
             Role::Cloth, "satchel");
    art.detail(drawing::rounded_rectangle({q.x - u * 7, q.y - u * 4, u * 13, u * 5.5}, u * 2.4),
               lighter(c, 0.12), Role::Cloth, "satchel.flap", 0.6);
    art.detail(ellipse(q + Point{-u * 0.5, u * 1.6}, u * 0.9, u * 0.9), rgb(0xF6D77A), Role::Cloth,
               "satchel.clasp", 0.4);
  }
  if (b.has("backpack")) {
    const Color c = accessory_color(b, "backpack");
    if (s.view.back) {
      const Point m = t.spine(0.5) - t.across(0.5) * (t.half_belly * 0.5 * t.yaw);
      const double w = t.half_belly * (0.9 - 0.1 * t.yaw), h = length(t.neck - t.hip) * 0.46;
      art.form(drawing::rounded_rectangle({m.x - w, m.y - h, 2 * w, 2 * h}, w * 0.5), c,
               Role::Cloth, "backpack");
      art.detail(
          drawing::rounded_rectangle({m.x - w * 0.7, m.y + h * 0.05, w * 1.4, h * 0.7}, w * 0.3),
          trim_of(c), Role::Cloth, "backpack.pocket", 0.6);
    } else {
      for (double k : {-0.78, 0.78}) {
        if (k > 0 && side > 0.6) continue;
        const Path strap = curve_through(
            t.profile ? std::array{t.at(-0.1, 0.97), t.at(0.42, 0.7), t.at(-0.3, 0.36)}
                      : std::array{t.at(k, 0.97), t.at(k * 0.86, 0.66), t.at(k * 1.0, 0.36)});
        art.line(strap, u * 3.0, darker(c, 0.3), "backpack.strap", Role::Cloth);
        art.line(strap, u * 2.0, c, "backpack.strap", Role::Cloth);
      }
    }
  }
  if (b.has("bow_tie") && !s.view.back) {
    const Color c = accessory_color(b, "bow_tie");
    const Point q = t.at(t.profile ? 0.8 : 0.4 * side, chin_level(b) - 0.055), a = t.across(0.9);
    const Point dn =
        (t.spine(0.7) - t.spine(0.9)) * (1 / std::max(length(t.spine(0.7) - t.spine(0.9)), 1e-6));
    const double w = u * 6.2, h = u * 3.4;
    for (double k : {-1.0, 1.0})
      if (!t.profile || k < 0)
        art.form(blob(std::array{q, q + a * (k * w * 0.6) - dn * (h * 0.9),
                                 q + a * (k * w) - dn * (h * 0.8),
                                 q + a * (k * w * 1.02) + dn * (h * 0.8),
                                 q + a * (k * w * 0.6) + dn * (h * 0.9)},
                      0.2),
                 c, Role::Cloth, "bow_tie", 0.8);
    art.detail(ellipse(q, u * 1.7, u * 2.0), darker(c, 0.15), Role::Cloth, "bow_tie.knot", 0.6);
  }
  if (b.has("wheelchair") && !s.pose.lying && !s.pose.floats) {
    const bool front = s.view.front() || s.view.back;
    const Color metal = rgb(0x5B6B84), c = accessory_color(b, "wheelchair");
    const double r = b.tall * (front ? 0.2 : 0.23);
    const Point hub{t.hip.x + (front ? -t.half_hip * 1.5 - u * 3 : -u * 1), -r};
    const auto wheel = [&](Point at, double rx, double ry) {
      art.line(ellipse(at, rx, ry), u * 3.0, rgb(0x3A3F4C), "wheelchair.tyre", Role::Prop);
      art.line(ellipse(at, rx * 0.86, ry * 0.88), u * 1.0, lighter(metal, 0.4), "wheelchair.rim",
               Role::Prop);
      if (!front)
        for (double a : {0.0, 60.0, 120.0}) {
          const Point d{std::cos(radians(a)) * rx * 0.86, std::sin(radians(a)) * ry * 0.86};
          art.line(curve_through(std::array{at - d, at + d}), u * 0.7, lighter(metal, 0.25),
                   "wheelchair.spoke", Role::Prop);
        }
      art.detail(ellipse(at, u * 2.6 * rx / ry, u * 2.6), c, Role::Prop, "wheelchair.hub", 0.6);
    };
    if (front) {
      wheel(hub, r * 0.2, r);
      wheel({t.hip.x + t.half_hip * 1.5 + u * 3, -r}, r * 0.2, r);
    } else {
      art.line(curve_through(std::array{hub + Point{0, -r * 0.2}, hub + Point{r * 1.25, -r * 0.2},
                                        hub + Point{r * 1.5, r * 0.75}}),
               u * 2.2, metal, "wheelchair.frame", Role::Prop);
      wheel(hub, r, r);
      art.line(ellipse(hub + Point{r * 1.42, r * 0.74}, r * 0.24, r * 0.24), u * 2.2, rgb(0x3A3F4C),
               "wheelchair.caster", Role::Prop);
    }
  }
}

void draw_chair_behind(Art& art, const Build& b, const Skeleton& s) {
  if (!b.has("wheelchair") || s.pose.lying || s.pose.floats) return;
  const Trunk& t = s.trunk;
  const double u = b.tall / 100;
  const bool front = s.view.front() || s.view.back;
  const Color c = accessory_color(b, "wheelchair"), metal = rgb(0x5B6B84);
  const double top = t.spine(0.72).y, w = t.half_belly * (front ? 1.3 : 0.5);
  const double x = t.hip.x - (front ? 0 : t.half_belly * 0.95);
  if (!front) {
    const double r = b.tall * 0.23;
    art.line(ellipse({t.hip.x + u * 4, -r}, r * 0.92, r), u * 2.6, darker(metal, 0.3),
             "wheelchair.tyre", Role::Prop);
    art.line(curve_through(std::array{Point{x, t.hip.y}, Point{x - u * 1.5, top - u * 5},
                                      Point{x - u * 8, top - u * 7}}),
             u * 2.6, metal, "wheelchair.handle", Role::Prop);
  }
  art.form(drawing::rounded_rectangle({x - w, top, 2 * w, t.hip.y - top + u * 8}, u * 4), c,
           Role::Prop, "wheelchair.back");
  if (!front)
    art.form(
        drawing::rounded_rectangle({x - u * 2, t.hip.y + u * 2, t.half_hip * 3.1, u * 6}, u * 3),
        darker(c, 0.15), Role::Prop, "wheelchair.seat");
}

}  // namespace talewright::engines::illustrator::rig
