#include "engines/illustrator/scene.h"

#include <fmt/format.h>

#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/camera.h"
#include "engines/illustrator/compose.h"
#include "engines/illustrator/light_effects.h"
#include "engines/illustrator/scene_figures.h"
#include "engines/illustrator/settings/settings.h"
#include "engines/illustrator/settle.h"
#include "engines/illustrator/weather.h"
#include "generated/failures.h"

namespace talewright::engines::illustrator {

using drawing::DisplayList;
using drawing::Region;

namespace {

void go_on(const std::stop_token& stop) {
  if (stop.stop_requested()) throw canceled("The picture was cancelled.");
}

Box clipped(const Box& b, const Stage& s) {
  const double l = std::max(0.0, b.x), t = std::max(0.0, b.y);
  return {l, t, std::min(s.width, b.right()) - l, std::min(s.height, b.bottom()) - t};
}

/// Leaves and grasses that frame the picture never cover a face.
void keep_faces_free(Group& frame, const std::vector<Actor>& actors) {
  const auto covers = [&](const Box& b) {
    return std::any_of(actors.begin(), actors.end(), [&](const Actor& a) {
      const Box h = a.looms ? Box{} : a.head().grown(a.head().width * 0.05);
      return !h.empty() && b.overlaps(h);
    });
  };
  std::erase_if(frame.children, [&](drawing::Node& node) {
    if (auto* inner = std::get_if<Group>(&node.item)) {
      if (covers(drawing::bounds(*inner))) keep_faces_free(*inner, actors);
      return inner->children.empty();
    }
    const auto* shape = std::get_if<Shape>(&node.item);
    return shape && shape->role != Role::Glow && shape->role != Role::Shadow &&
           covers(shape->path.bounds());
  });
}

bool rushes(story::Pose pose) {
  return pose == story::Pose::Run || pose == story::Pose::Fly || pose == story::Pose::Jump;
}

/// What moves fast, else what all are startled at.
drawing::Emphasis emphasis_of(const Stage& s, const Layout& layout) {
  using Kind = drawing::Emphasis::Kind;
  drawing::Emphasis e;
  const Actor* about = nullptr;
  for (const Actor& a : layout.actors) {
    if (a.looms) continue;
    if (rushes(a.pose) && e.kind == Kind::None) {
      const double side = a.figure.eyes.x < a.figure.head.centre().x ? -1 : 1;
      const Point way = a.pose == story::Pose::Jump  ? Point{side * 0.5, -0.87}
                        : a.pose == story::Pose::Fly ? Point{side * 0.97, -0.24}
                                                     : Point{side, 0};
      e = {.kind = Kind::Motion, .direction = way, .box = clipped(a.box(), s)};
    }
    const bool startled = a.role->expression == story::Expression::Surprised ||
                          a.role->expression == story::Expression::Scared;
    if (startled && (!about || a.role->character == s.spec.focus)) about = &a;
    if (s.spec.mood == story::Mood::Tense && a.role->character == s.spec.focus) about = &a;
  }
  if (e.kind == Kind::None && about) e = {.kind = Kind::Focus, .box = clipped(about->head(), s)};
  return e;
}

/// Everything that stands in the picture, from the back to the front.
void draw_layout(Stage& stage, Footing footing, Group& root, const Layout& layout,
                 const LightSource& from) {
  // Who stands further away is drawn first.
  struct Entry {
    double y;
    const Actor* actor;
    const Thing* thing;
  };
  std::vector<Entry> order;
  for (const Actor& a : layout.actors) order.push_back({a.order, &a, nullptr});
  for (const Thing& t : layout.things)
    if (t.size > 0) order.push_back({t.order, nullptr, &t});
  std::stable_sort(order.begin(), order.end(),
                   [](const Entry& a, const Entry& b) { return a.y < b.y; });
  // A tail or a wing of somebody as near must not cross a face: whose face it is comes later.
  for (std::size_t i = 0; i + 1 < order.size(); ++i)
    for (std::size_t k = i + 1; k < order.size(); ++k) {
      const Actor *a = order[i].actor, *b = order[k].actor;
      if (!a || !b || a->embraces || b->embraces || a->rides || b->rides || b->looms) continue;
      if (a->back_row != b->back_row) continue;
      if (std::abs(order[i].y - order[k].y) > stage.height * 0.09) continue;
      if (b->box().overlaps(a->head()) && !a->box().overlaps(b->head()))
        std::swap(order[i], order[k]);
    }
  const Point towards = stage.light.towards;
  bool quiet = false;
  for (const Entry& e : order) {
    if (!quiet && e.actor) {
      Group air;
      air.name = "air";
      const bool focused = !stage.spec.focus.empty();
      for (const Actor& a : layout.actors)
        if (!a.looms)
          quiet_behind(stage, air, a,
                       !focused                                ? 1
                       : a.role->character == stage.spec.focus ? 1.5
                                                               : 0.6);
      root.add(std::move(air));
      quiet = true;
    }
    if (!e.actor) {
      draw_thing(stage, root, *e.thing);
      continue;
    }
    const Actor& a = *e.actor;
    if (stage.light.lighting == story::Lighting::Lamplight) {
      // Each is lit from where the lamp is.
      Point d = from.at - a.box().centre();
      d.y = std::min(d.y, -0.35 * std::abs(d.x));
      if (length(d) > 1) stage.light.towards = d * (1 / length(d));
    } else {
      light_from_lamps(stage, a.box());
    }
    // Far arms of who embrace go behind both bodies, near arms before them.
    const Actor* other = a.embraces ? &layout.actors[*a.embraces] : nullptr;
    const bool mutual = other && other->embraces && &layout.actors[*other->embraces] == &a;
    const bool last = !other || a.order >= other->order;
    if (!last || !mutual) draw_arms(stage, root, a, a.figure.under);
    if (!last && mutual) draw_arms(stage, root, *other, other->figure.under);
    for (const Actor& rider : layout.actors)
      if (rider.rides && &layout.actors[*rider.rides] == &a)
        draw_arms(stage, root, rider, rider.far_leg);
    draw_actor(stage, footing, root, a);
    if (last && mutual) draw_arms(stage, root, *other, other->figure.over);
    if (last) draw_arms(stage, root, a, a.figure.over);
    for (const Actor& waiting : layout.actors)
      if (waiting.embraces && &layout.actors[*waiting.embraces] == &a && !a.embraces &&
          waiting.order < a.order)
        draw_arms(stage, root, waiting, waiting.figure.over);
    stage.light.towards = towards;
  }
}

/// Motes of light in the air about the figures, none before a face.
void draw_motes(const Stage& stage, Group& root, const Layout& layout) {
  Group motes;
  motes.name = "motes";
  Random random(stage.spec.seed, "motes");
  const double top = stage.text_top() ? stage.calm.bottom() : stage.height * 0.1;
  for (int i = 0; i < 18; ++i) {
    const Point p{stage.width * random.unit(), random.between(top, stage.floor * 0.92)};
    const double r = random.between(2, 4.5) * std::sqrt(stage.zoom);
    const auto before = [&](const Actor& a) { return a.head().grown(6 * r).contains(p); };
    if (std::any_of(layout.actors.begin(), layout.actors.end(), before)) continue;
    motes.add(glow(p, r * 5, rgb(0xFFF2B8, 0.5)));
    motes.add(area(drawing::star(p, r * 2, r * 0.6, 4), rgb(0xFFFBE6, 0.95), Role::Glow));
  }
  root.add(std::move(motes));
}

void add_group(Group& root, Group group) {
  if (!group.children.empty()) root.add(std::move(group));
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
  const Layout layout = arrange(stage, setting.footing, cast);
  const LightSource from = light_source(stage, layout);
  go_on(stop);

  DisplayList list;
  list.width = stage.width, list.height = stage.height;
  list.light = stage.light.towards;
  list.shade = stage.light.shade;
  stage.back.name = "setting";
  list.root.add(std::move(stage.back));
  Group behind{.name = "weather"}, dusk{.name = "light"}, before{.name = "weather"},
      shine{.name = "light"};
  weather_behind(stage, behind);
  add_group(list.root, std::move(behind));
  light_behind(stage, dusk, layout, from);
  add_group(list.root, std::move(dusk));
  draw_layout(stage, setting.footing, list.root, layout, from);
  if (spec.mood == story::Mood::Wonder) draw_motes(stage, list.root, layout);
  stage.front.name = "foreground";
  keep_faces_free(stage.front, layout.actors);
  add_group(list.root, std::move(stage.front));
  std::vector<Box> faces;
  for (const Actor& a : layout.actors) faces.push_back(a.head());
  weather_before(stage, before, faces);
  add_group(list.root, std::move(before));
  light_before(stage, shine, layout, from);
  add_group(list.root, std::move(shine));

  const Tilt tilt(spec, stage.width, stage.height);
  for (const Actor& a : layout.actors) {
    list.regions.push_back({Region::Kind::Figure, a.who->key, clipped(tilt(a.box()), stage)});
    // Whoever is seen from behind at the rim has no face to keep free.
    if (!a.looms)
      list.regions.push_back({Region::Kind::Face, a.who->key, clipped(tilt(a.head()), stage)});
  }
  list.emphasis = emphasis_of(stage, layout);
  if (!tilt.none()) {
    list.root = drawing::transformed(list.root, tilt.map());
    const Point l = Affine::rotation(tilt.degrees())(list.light);
    list.light = l;
    list.emphasis.box = tilt(list.emphasis.box);
  }
  if (!stage.calm.empty()) list.regions.push_back({Region::Kind::Calm, "text", stage.calm});
  return list;
}

}  // namespace talewright::engines::illustrator
