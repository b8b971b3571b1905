#include "engines/illustrator/light_effects.h"

#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/light_silhouette.h"

namespace talewright::engines::illustrator {

using drawing::ellipse;
using drawing::mix;
using story::Lighting;

namespace {

bool gives_light(std::string_view name) {
  static constexpr std::string_view lamps[] = {"lamp",  "lantern", "candle",  "fire",
                                               "torch", "light",   "campfire"};
  return std::any_of(std::begin(lamps), std::end(lamps),
                     [&](std::string_view l) { return name.find(l) != std::string_view::npos; });
}

Box around(const Layout& layout) {
  Box all;
  for (const Actor& a : layout.actors)
    if (!a.looms) all = all.united(a.box());
  return all;
}

/// Darkness that leaves a round place free.
Shape darkness(const Stage& s, Point centre, double free, double reach, double strength) {
  Shape dark;
  dark.role = Role::Shadow;
  dark.part = "light.dark";
  dark.path = drawing::rectangle({-10, -10, s.width + 20, s.height + 20});
  const Color c = s.light.shade;
  const double inner = std::clamp(free / reach, 0.05, 0.92);
  dark.fill = Fill::radial(centre, reach,
                           {{0, c.with_alpha(0)},
                            {inner, c.with_alpha(0)},
                            {inner + (1 - inner) * 0.55, c.with_alpha(strength * 0.72)},
                            {1, c.with_alpha(strength)}});
  return dark;
}

}  // namespace

LightSource light_source(const Stage& s, const Layout& layout) {
  const Box all = around(layout);
  const Box who =
      all.empty() ? Box{s.width * 0.3, s.height * 0.4, s.width * 0.4, s.height * 0.4} : all;
  LightSource from;
  from.at = who.centre();
  from.reach = std::max(who.width * 0.62, who.height * 0.72);
  if (s.light.lighting != Lighting::Lamplight) return from;
  for (const Thing& t : layout.things)
    if (t.size > 0 && !t.sky && gives_light(t.prop.name)) {
      from.at = {t.box().centre().x, t.box().y + t.box().height * 0.3};
      from.lamp = true;
    }
  for (const Actor& a : layout.actors)
    if (!a.looms && gives_light(a.role->holding)) {
      from.at = a.map()(a.figure.hand);
      from.lamp = true;
    }
  if (!from.lamp && !s.lamps.empty()) {
    // The room has a lamp: the one that is nearest to them.
    from.room = true;
    from.at = s.lamps.front().at;
    for (const Lamp& lamp : s.lamps)
      if (length(lamp.at - who.centre()) < length(from.at - who.centre())) from.at = lamp.at;
  }
  if (!from.lamp && !from.room)
    from.at = {who.centre().x - s.width * 0.10, who.y + who.height * 0.35};
  from.reach = std::max({s.width * 0.34, s.height * 0.34, from.reach * 0.9});
  return from;
}

void light_from_lamps(Stage& s, const Box& box) {
  const Point middle = box.centre();
  const Lamp* nearest = nullptr;
  for (const Lamp& lamp : s.lamps)
    if (!nearest || length(lamp.at - middle) < length(nearest->at - middle)) nearest = &lamp;
  if (!nearest) return;
  Point d = nearest->at - middle;
  d.y = std::min(d.y, -0.35 * std::abs(d.x));
  if (length(d) > 1) s.light.towards = d * (1 / length(d));
}

namespace {

/// How a shadow lies: so long against what throws it, so far towards the eye (or away, below 0).
struct Lie {
  double length = 0, fall = 0, strength = 0;
};

std::optional<Lie> lie_of(const Light& l) {
  if (l.air == Air::Water) return {};
  switch (l.lighting) {
    case Lighting::Dramatic:
      return Lie{1.15, 0.06, 0.42};
    case Lighting::Backlit:
      return Lie{0.25, 0.34, 0.26};
    case Lighting::Lamplight:
      return Lie{0.7, 0.07, 0.34};
    case Lighting::Spotlight:
      return Lie{0.18, 0.10, 0.36};
    case Lighting::Soft:
      return {};
    default:
      break;
  }
  // Sun and moon stand in the sky behind, so that shadows come towards us.
  if (l.air == Air::Space) return Lie{0.55, 0.10, 0.36};
  if (l.air != Air::Open || l.overcast()) return {};
  if (l.night()) return Lie{0.50, 0.11, 0.26};
  return l.low_sun() ? Lie{0.90, 0.09, 0.26} : Lie{0.40, 0.11, 0.20};
}

}  // namespace

void throw_shadow(const Stage& s, Group& into, const Group& art, Point base, double width) {
  const Light& l = s.light;
  const bool bird = s.spec.angle == story::Angle::Bird;
  if (bird) {
    into.add(area(ellipse({base.x - l.towards.x * width * 0.12, base.y + width * 0.02},
                          width * 0.42, width * 0.15),
                  l.shade.with_alpha(l.night() ? 0.32 : 0.24), Role::Shadow));
  } else {
    into.add(
        area(ellipse({base.x - l.towards.x * width * 0.05, base.y}, width * 0.33, width * 0.048),
             l.shade.with_alpha(l.night() ? 0.46 : 0.34), Role::Shadow));
  }
  std::optional<Lie> lie = lie_of(l);
  // In a room by night the lamp throws it.
  if (!lie && !s.lamps.empty()) lie = Lie{0.55, 0.07, 0.30};
  if (!lie || s.close() || base.y > s.height * 0.99) return;
  // Height h above the ground falls h * length to the side away from the light and h * fall to us.
  const double away = l.lighting == Lighting::Backlit ? -l.towards.x * 2
                      : std::abs(l.towards.x) < 0.2   ? -l.towards.x
                                                      : (l.towards.x < 0 ? 1 : -1);
  const double side = -away * lie->length;
  const double up = -lie->fall * (bird ? 1.7 : 1);
  // x' = x + (base.y - y) * away * length; y' = base.y - (base.y - y) * up
  const Affine laid{1, 0, side, up, -side * base.y, base.y - up * base.y};
  Path outline = silhouette(art).transformed(laid);
  if (outline.empty()) return;
  Shape cast;
  const Box box = outline.bounds();
  const double far = away > 0 ? box.right() : box.x;
  cast.path = std::move(outline);
  cast.role = Role::Shadow;
  cast.part = "light.shadow";
  const Color c = l.shade.with_alpha(lie->strength);
  // It pales with the distance from the feet.
  cast.fill =
      std::abs(far - base.x) > width * 0.4
          ? Fill::linear({base.x, base.y}, {far, base.y},
                         {{0, c}, {0.4, c.with_alpha(c.a * 0.75)}, {1, c.with_alpha(c.a * 0.12)}})
          : Fill::solid(c);
  into.add(std::move(cast));
}

bool models_figures(const Stage& s) {
  switch (s.light.lighting) {
    case Lighting::Dramatic:
    case Lighting::Backlit:
    case Lighting::Lamplight:
    case Lighting::Spotlight:
      return true;
    default:
      // By night the moon or a lamp picks everybody out of the dark.
      return s.light.night() || s.light.air == Air::Space || s.light.air == Air::Cave;
  }
}

void rim_light(const Stage& s, Group& into, const Path& outline, const Box& box) {
  const bool back = s.light.lighting == Lighting::Backlit;
  const bool strong =
      s.light.lighting == Lighting::Dramatic || s.light.lighting == Lighting::Spotlight;
  const double w = std::clamp(box.height * 0.022, 5.0, 13.0) * (back ? 1.25 : strong ? 0.8 : 0.5);
  const Color c = s.light.night() ? mix(s.light.key, rgb(0xEAF1FF), 0.5)
                                  : mix(s.light.key, rgb(0xFFFBEA), 0.55);
  const auto layer = [&](double offset, double spread, double alpha) {
    Shape rim;
    rim.path = outline.transformed(
        Affine::translation(s.light.towards.x * w * offset, s.light.towards.y * w * offset));
    rim.fill = Fill::solid(c.with_alpha(alpha));
    if (spread > 0) rim.stroke = {w * spread, c.with_alpha(alpha)};
    rim.role = Role::Glow;
    rim.part = "light.rim";
    into.add(std::move(rim));
  };
  if (back) {
    // Light that spills round all of the outline, most from above.
    layer(0.8, 3.2, 0.22);
    layer(0.8, 1.7, 0.40);
  }
  layer(back ? 0.9 : 1.0, back ? 0.45 : 0, back ? 0.96 : strong ? 0.85 : 0.55);
}

void shade_side(const Stage& s, Group& into, const Path& outline, const Box& box) {
  const Light& l = s.light;
  const Color c = l.shade;
  Group g;
  g.name = "light";
  g.clip = outline;
  Shape shade;
  shade.role = Role::Shadow;
  shade.part = "light.side";
  shade.path = drawing::rectangle(box.grown(6));
  const Point mid = box.centre();
  const double half = (std::abs(l.towards.x) * box.width + std::abs(l.towards.y) * box.height) / 2;
  const Point from = mid + l.towards * half, to = mid - l.towards * half;
  switch (l.lighting) {
    case Lighting::Dramatic:
      shade.fill = Fill::linear(from, to,
                                {{0, c.with_alpha(0)},
                                 {0.40, c.with_alpha(0.04)},
                                 {0.58, c.with_alpha(0.50)},
                                 {1, c.with_alpha(0.80)}});
      break;
    case Lighting::Backlit:
      shade.fill = Fill::linear(
          from, to, {{0, c.with_alpha(0.20)}, {0.5, c.with_alpha(0.34)}, {1, c.with_alpha(0.46)}});
      break;
    case Lighting::Lamplight:
      shade.fill = Fill::linear(
          from, to, {{0, c.with_alpha(0)}, {0.45, c.with_alpha(0.06)}, {1, c.with_alpha(0.50)}});
      break;
    case Lighting::Spotlight:
      shade.fill = Fill::linear(
          from, to, {{0, c.with_alpha(0)}, {0.5, c.with_alpha(0.06)}, {1, c.with_alpha(0.42)}});
      break;
    default:
      shade.fill = Fill::linear(
          from, to, {{0, c.with_alpha(0)}, {0.6, c.with_alpha(0.01)}, {1, c.with_alpha(0.20)}});
      break;
  }
  g.add(std::move(shade));
  into.add(std::move(g));
}

void light_behind(const Stage& s, Group& into, const Layout& layout, const LightSource& from) {
  const Box all = around(layout);
  switch (s.light.lighting) {
    case Lighting::Backlit: {
      // The light itself, low behind them.
      const Point at{from.at.x, all.empty() ? s.horizon
                                            : std::max(s.horizon - s.height * 0.04,
                                                       all.y + all.height * 0.30)};
      const double r = std::max(s.width, s.height) * 0.62;
      into.add(glow(at, r, mix(s.light.key, rgb(0xFFFDF0), 0.5).with_alpha(0.62), 0.06));
      into.add(glow(at, r * 0.42, rgb(0xFFFDF2, s.light.night() ? 0.35 : 0.72), 0.10));
      break;
    }
    case Lighting::Lamplight:
      if (from.room) break;  // night has fallen in it
      into.add(darkness(s, from.at, from.reach * 0.75, from.reach * 2.2, 0.60));
      into.add(glow(from.at, from.reach * 1.5, rgb(0xFF9F3C, 0.40), 0.06));
      into.add(glow(from.at, from.reach * 0.7, rgb(0xFFD488, 0.48), 0.08));
      break;
    case Lighting::Spotlight: {
      into.add(darkness(s, from.at, from.reach * 0.60, from.reach * 1.9, 0.74));
      // The pool on the ground.
      const double y = all.empty() ? s.floor : std::min(all.bottom(), s.height * 0.985);
      const double rx = std::max(all.width * 0.66, s.width * 0.22);
      const double ry = s.spec.angle == story::Angle::Bird ? rx * 0.42 : rx * 0.17;
      into.add(
          glow({from.at.x, y - ry * 0.1}, rx * 1.2, s.light.key.with_alpha(0.55), 0.30, ry / rx));
      // The cone from above.
      const Point lamp{from.at.x + s.light.towards.x * s.height * 0.8, -s.height * 0.12};
      into.add(cone(lamp, s.width * 0.07, {from.at.x, y}, rx * 2.2, s.light.key.with_alpha(0.34)));
      break;
    }
    default:
      break;
  }
}

void light_before(const Stage& s, Group& into, const Layout&, const LightSource& from) {
  switch (s.light.lighting) {
    case Lighting::Lamplight:
      if (from.room) break;
      into.add(darkness(s, from.at, from.reach * 1.1, from.reach * 2.3, 0.34));
      into.add(
          glow(from.at, from.reach * 0.9, s.light.key.with_alpha(from.lamp ? 0.20 : 0.14), 0.0));
      if (from.lamp) into.add(glow(from.at, from.reach * 0.22, rgb(0xFFF3CE, 0.60), 0.15));
      break;
    case Lighting::Spotlight:
      into.add(darkness(s, from.at, from.reach * 1.25, from.reach * 2.2, 0.40));
      break;
    case Lighting::Dramatic: {
      // The corner away from the light sinks into the dark.
      const double x = s.light.towards.x < 0 ? 0 : s.width;
      Shape dark;
      dark.role = Role::Shadow;
      dark.part = "light.dark";
      dark.path = drawing::rectangle({-10, -10, s.width + 20, s.height + 20});
      dark.fill = Fill::linear({x, s.height * 0.3}, {s.width - x, s.height * 0.7},
                               {{0, s.light.shade.with_alpha(0)},
                                {0.6, s.light.shade.with_alpha(0)},
                                {1, s.light.shade.with_alpha(0.34)}});
      into.add(std::move(dark));
      break;
    }
    default:
      break;
  }
}

}  // namespace talewright::engines::illustrator
