#include "engines/illustrator/scene.h"

#include <fmt/format.h>

#include "engines/illustrator/bedding.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/compose.h"
#include "engines/illustrator/settings/settings.h"
#include "engines/illustrator/settle.h"
#include "engines/illustrator/weather.h"
#include "generated/failures.h"

namespace talewright::engines::illustrator {

using drawing::DisplayList;
using drawing::mix;
using drawing::Region;

namespace {

void go_on(const std::stop_token& stop) {
  if (stop.stop_requested()) throw canceled("The picture was cancelled.");
}

Box clipped(const Box& b, const Stage& s) {
  const double l = std::max(0.0, b.x), t = std::max(0.0, b.y);
  return {l, t, std::min(s.width, b.right()) - l, std::min(s.height, b.bottom()) - t};
}

/// A breath of haze behind a head, so that it reads against whatever stands there.
void quiet_behind(Stage& s, Group& into, const Actor& a) {
  const Box h = a.head();
  const Light& l = s.light;
  const Color air = l.air == Air::Open     ? mix(l.sky_low, l.haze, 0.5)
                    : l.air == Air::Indoor ? mix(s.quiet.with_alpha(1), l.key, 0.25)
                                           : l.haze;
  const bool dark = l.night() || l.air == Air::Space || l.air == Air::Cave;
  if (dark) {
    // In the dark everybody stands in a light of their own.
    const Color moonlight = mix(air, l.night() ? rgb(0xC4D2FF) : rgb(0xFFF2DC), 0.55);
    const Box b = a.box();
    Shape halo = glow({0, 0}, 1, moonlight.with_alpha(0.30), 0.25);
    const double rx = std::min(b.width, h.width * 2.2) * 0.75, ry = b.height * 0.66;
    into.add(drawing::transformed(halo, Affine::translation(b.centre().x, b.centre().y) *
                                            Affine::scaling(std::max(rx, ry), std::max(rx, ry))));
    into.add(
        glow(h.centre(), std::max(h.width, h.height) * 0.92, moonlight.with_alpha(0.46), 0.42));
    return;
  }
  into.add(glow(h.centre(), std::max(h.width, h.height) * 0.95, air.with_alpha(0.34), 0.30));
}

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
    if (a.feet.y + a.lift < s.height) g.add(ground_shadow(s, {x, a.feet.y + a.lift - 2}, w));
  }
  g.add(lit(transformed(a.figure.art, a.map()), s.light));
  if (wades(footing, a)) paint_pool_before(s, g, a);
  if (a.in_bed) paint_blanket(s, g, a, s.close() ? s.height + 40 : s.bed->y + s.bed->height * 0.62);
  if (footing == Footing::Water) {
    Path bubbles;
    const double side = a.role->facing == story::Facing::Left ? -1 : 1;
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
  if (t.prop.drawn) {
    t.prop.drawn(s, g, t.base, t.size);
  } else {
    if (!t.sky) {
      g.add(ground_shadow(s, {t.base.x, t.base.y - 1}, b.width * 1.02));
      if (t.prop.large)  // what is heavy presses into the ground
        g.add(area(drawing::ellipse({t.base.x, t.base.y - 1}, b.width * 0.47, b.width * 0.045),
                   s.light.shade.with_alpha(0.34), Role::Shadow));
    }
    const Affine map =
        Affine::translation(b.centre().x, b.centre().y) * Affine::scaling(t.size, t.size);
    g.add(lit(transformed(*t.prop.art, map), s.light));
  }
  into.add(std::move(g));
}

}  // namespace

DisplayList draw_scene(const story::SceneSpec& spec, std::span<const story::CastMember> cast,
                       std::stop_token stop) {
  check_scene(spec, cast);
  go_on(stop);
  const Setting& setting = setting_named(spec.setting);
  Stage stage(spec, light_for(spec, setting.air));
  setting.draw(stage);
  calm_down(stage);
  go_on(stop);
  Layout layout = arrange(stage, setting.footing, cast);
  go_on(stop);

  DisplayList list;
  list.width = stage.width, list.height = stage.height;
  list.light = stage.light.towards;
  list.shade = stage.light.shade;
  stage.back.name = "setting";
  list.root.add(std::move(stage.back));
  Group behind;
  behind.name = "weather";
  weather_behind(stage, behind);
  if (!behind.children.empty()) list.root.add(std::move(behind));

  // Who stands further away is drawn first.
  struct Entry {
    double y;
    const Actor* actor;
    const Thing* thing;
  };
  std::vector<Entry> order;
  for (const Actor& a : layout.actors) order.push_back({a.order, &a, nullptr});
  for (const Thing& t : layout.things)
    if (t.size > 0) order.push_back({t.sky ? -1 : t.base.y, nullptr, &t});
  std::stable_sort(order.begin(), order.end(),
                   [](const Entry& a, const Entry& b) { return a.y < b.y; });
  // A tail or a wing of somebody as near must not cross a face: whose face it is comes later.
  for (std::size_t i = 0; i + 1 < order.size(); ++i)
    for (std::size_t k = i + 1; k < order.size(); ++k) {
      const Actor *a = order[i].actor, *b = order[k].actor;
      if (a && b && (a->embraces || b->embraces)) continue;
      if (!a || !b || std::abs(order[i].y - order[k].y) > stage.height * 0.09) continue;
      if (b->box().overlaps(a->head()) && !a->box().overlaps(b->head()))
        std::swap(order[i], order[k]);
    }
  bool quiet = false;
  for (const Entry& e : order) {
    if (!quiet && e.actor) {
      Group air;
      air.name = "air";
      for (const Actor& a : layout.actors) quiet_behind(stage, air, a);
      list.root.add(std::move(air));
      quiet = true;
    }
    if (e.actor) {
      // Far arms of who embrace go behind both bodies, near arms before them.
      const Actor& a = *e.actor;
      const Actor* other = a.embraces ? &layout.actors[*a.embraces] : nullptr;
      const bool mutual = other && other->embraces && &layout.actors[*other->embraces] == &a;
      const bool last = !other || a.order >= other->order;
      if (!last || !mutual) draw_arms(stage, list.root, a, a.figure.under);
      if (!last && mutual) draw_arms(stage, list.root, *other, other->figure.under);
      draw_actor(stage, setting.footing, list.root, a);
      if (last && mutual) draw_arms(stage, list.root, *other, other->figure.over);
      if (last) draw_arms(stage, list.root, a, a.figure.over);
      for (const Actor& waiting : layout.actors)
        if (waiting.embraces && &layout.actors[*waiting.embraces] == &a && !a.embraces &&
            waiting.order < a.order)
          draw_arms(stage, list.root, waiting, waiting.figure.over);
    } else {
      draw_thing(stage, list.root, *e.thing);
    }
  }
  if (spec.mood == story::Mood::Wonder) {
    // Motes of light in the air about the figures, none before a face.
    Group motes;
    motes.name = "motes";
    Random random(spec.seed, "motes");
    const double top = stage.text_top() ? stage.calm.bottom() : stage.height * 0.1;
    for (int i = 0; i < 18; ++i) {
      const Point p{stage.width * random.unit(), random.between(top, stage.floor * 0.92)};
      const double r = random.between(2, 4.5) * std::sqrt(stage.zoom);
      const auto before = [&](const Actor& a) { return a.head().grown(6 * r).contains(p); };
      if (std::any_of(layout.actors.begin(), layout.actors.end(), before)) continue;
      motes.add(glow(p, r * 5, rgb(0xFFF2B8, 0.5)));
      motes.add(area(drawing::star(p, r * 2, r * 0.6, 4), rgb(0xFFFBE6, 0.95), Role::Glow));
    }
    list.root.add(std::move(motes));
  }
  stage.front.name = "foreground";
  if (!stage.front.children.empty()) list.root.add(std::move(stage.front));
  std::vector<Box> faces;
  for (const Actor& a : layout.actors) faces.push_back(a.head());
  Group before;
  before.name = "weather";
  weather_before(stage, before, faces);
  if (!before.children.empty()) list.root.add(std::move(before));

  for (const Actor& a : layout.actors) {
    list.regions.push_back({Region::Kind::Figure, a.who->key, clipped(a.box(), stage)});
    list.regions.push_back({Region::Kind::Face, a.who->key, clipped(a.head(), stage)});
  }
  if (!stage.calm.empty()) list.regions.push_back({Region::Kind::Calm, "text", stage.calm});
  return list;
}

}  // namespace talewright::engines::illustrator
