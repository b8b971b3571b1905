#include "engines/illustrator/scene_figures.h"

#include "engines/illustrator/bedding.h"
#include "engines/illustrator/brushes/interior.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/light_effects.h"
#include "engines/illustrator/light_silhouette.h"
#include "engines/illustrator/props_words.h"

namespace talewright::engines::illustrator {

using drawing::mix;

namespace {

/// A cloud that carries: shaded underneath, with a contour.
void paint_bank(Stage& s, Group& into, Point base, double width) {
  const bool night = s.light.night();
  const Color top = night ? rgb(0x9AA6D8) : mix(rgb(0xFFFFFF), s.light.sky_low, 0.12);
  const Color low = night ? rgb(0x5F6DAE) : mix(s.light.sky_middle, rgb(0xFFFFFF), 0.30);
  into.add(inked(cloud_outline(s.random, base, width, width * 0.36), top, low, Role::Cloud, 0.4));
  into.add(area(
      cloud_outline(s.random, base + Point{-width * 0.1, -width * 0.05}, width * 0.5, width * 0.2),
      top, top.with_alpha(0), Role::Cloud));
}

/// Swims where the ground carries the others.
bool wades(Footing footing, const Actor& a) {
  return footing == Footing::Ground && a.role->pose == story::Pose::Swim && !a.in_bed;
}

/// The turned-away back near the camera: out of the light, so that the eye goes past it.
void dim(Stage& s, Group& into, const Path& outline, const Box& box) {
  Group g;
  g.name = "light";
  g.clip = outline;
  Shape shade =
      area(drawing::rectangle(box.grown(8)), s.light.shade.with_alpha(0.30), Role::Shadow);
  const bool left = box.centre().x < s.width / 2;
  shade.fill = Fill::linear({left ? box.x : box.right(), 0}, {left ? box.right() : box.x, 0},
                            {{0, s.light.shade.with_alpha(0.50)},
                             {0.75, s.light.shade.with_alpha(0.24)},
                             {1, s.light.shade.with_alpha(0.08)}});
  g.add(std::move(shade));
  into.add(std::move(g));
}

}  // namespace

void quiet_behind(Stage& s, Group& into, const Actor& a, double much) {
  const Box h = a.head();
  const Light& l = s.light;
  const Color air = l.air == Air::Open     ? mix(l.sky_low, l.haze, 0.5)
                    : l.air == Air::Indoor ? mix(s.quiet.with_alpha(1), l.key, 0.25)
                                           : l.haze;
  const bool dark = l.night() || l.air == Air::Space || l.air == Air::Cave;
  if (!s.lamps.empty()) return;  // the lamp does it
  if (dark) {
    // A breath of light from the moon's side, so wide that it has no shape; the rim does the rest.
    const Color moonlight = mix(air, l.night() ? rgb(0xC4D2FF) : rgb(0xFFF2DC), 0.5);
    const Box b = a.box();
    const double r = std::max({b.height * 1.25, b.width, h.height * 2.2});
    into.add(glow(b.centre() + l.towards * (r * 0.34), r,
                  moonlight.with_alpha(std::min(0.30, 0.20 * much))));
    return;
  }
  if (l.air == Air::Indoor) much *= 0.5;
  into.add(glow(h.centre(), std::max(h.width, h.height) * 1.2, air.with_alpha(0.32 * much), 0.20));
}

void draw_arms(Stage& s, Group& into, const Actor& a, const Group& arms) {
  if (arms.children.empty()) return;
  Group g;
  g.name = "figure." + a.who->key;
  g.add(lit(transformed(arms, a.map()), s.light));
  into.add(std::move(g));
}

void draw_actor(Stage& s, Footing footing, Group& into, const Actor& a) {
  Group g;
  g.name = "figure." + a.who->key;
  const Box b = a.box();
  Group art = lit(transformed(a.figure.art, a.map()), s.light);
  if (footing == Footing::Air && a.role->pose != story::Pose::Fly && !a.figure.floats) {
    // A cloud of one's own: a bank behind the feet, and one before them in which they sink.
    const double w = std::max(a.head().width, b.width * 0.75) * 1.5;
    paint_bank(s, g, {b.centre().x, a.feet.y + w * 0.17}, w);
  } else if (wades(footing, a)) {
    paint_pool_behind(s, g, a);
  } else if (a.in_bed && s.close()) {
    paint_near_bed(s, g, a);
  } else if (!a.afloat || a.lift > 0) {
    const double w = std::min(b.width, a.head().width * 1.2) * (a.lift > 0 ? 0.7 : 1);
    const double x = (a.feet.x + b.centre().x) / 2;
    if (a.feet.y + a.lift < s.height && !a.rides && !a.looms)
      throw_shadow(s, g, art, {x, a.feet.y + a.lift - 2}, w);
  }
  if (wades(footing, a)) art.clip = above_water(a);
  if (models_figures(s) && !a.looms) {
    const Path outline = silhouette(art);
    rim_light(s, g, outline, b);
    g.add(std::move(art));
    shade_side(s, g, outline, b);
  } else if (a.looms) {
    const Path outline = silhouette(art);
    g.add(std::move(art));
    dim(s, g, outline, b);
  } else {
    g.add(std::move(art));
  }
  if (wades(footing, a)) paint_pool_before(s, g, a);
  if (a.in_bed) paint_blanket(s, g, a, s.close() ? s.height + 40 : s.bed->y + s.bed->height * 0.62);
  if (a.in_bed && !s.close()) paint_chair_by_bed(s, g, a);
  if (footing == Footing::Water) {
    Path bubbles;
    const double side = a.figure.eyes.x < a.figure.head.centre().x ? -1 : 1;
    for (int i = 0; i < 5; ++i) {
      const double r = a.head().width * (0.022 + 0.014 * i);
      bubbles.add(drawing::ellipse(
          Point{
              a.head().centre().x + side * a.head().width * (0.58 + 0.05 * s.random.between(-1, 1)),
              a.head().centre().y - a.head().height * 0.22 * i},
          r, r));
    }
    Shape shine = area(bubbles, rgb(0xF2FCFF, 0.35), Role::Water);
    shine.stroke = {1.8, rgb(0xF7FEFF, 0.8)};
    g.add(std::move(shine));
  }
  into.add(std::move(g));
}

void draw_thing(Stage& s, Group& into, const Thing& t) {
  Group g;
  g.name = "prop." + t.prop.name;
  const Box b = t.box();
  const Point towards = s.light.towards;
  if (t.prop.drawn) {
    t.prop.drawn(s, g, t.base, t.size);
    lamplit(s, g, 0.34);
  } else {
    const Affine map =
        Affine::translation(b.centre().x, b.centre().y) * Affine::scaling(t.size, t.size);
    Group art = lit(transformed(*t.prop.art, map), s.light, true);
    lamplit(s, art, 0.42);
    if (!t.sky) {
      light_from_lamps(s, b);
      throw_shadow(s, g, art, {t.base.x, t.base.y - 1}, b.width * 1.02);
      s.light.towards = towards;
      if (t.prop.large)  // what is heavy presses into the ground
        g.add(area(drawing::ellipse({t.base.x, t.base.y - 1}, b.width * 0.44, b.width * 0.04),
                   s.light.shade.with_alpha(0.30), Role::Shadow));
    }
    g.add(std::move(art));
  }
  if (!t.text.empty()) write_on(s, g, t);
  into.add(std::move(g));
}

}  // namespace talewright::engines::illustrator
