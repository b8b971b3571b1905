#include "engines/illustrator/compose_things.h"

namespace talewright::engines::illustrator {

using story::Depth;
using story::Place;
using story::SceneProp;

Box Thing::box() const {
  if (prop.drawn) return {base.x - size / 2, base.y - size, size, size};
  const double w = prop.box.width * size, h = prop.box.height * size;
  return {base.x - w / 2, base.y - h, w, h};
}

namespace {

double shared(const Box& a, const Box& b) {
  const double w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const double h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

double wished(const SceneProp& spec, std::span<const Actor> actors, const Box& room,
              std::string_view focus, Random& random) {
  if (spec.place) {
    static constexpr double shares[] = {0.11, 0.30, 0.50, 0.70, 0.89};
    return shares[static_cast<int>(*spec.place)];
  }
  // What the picture is about takes a power point, or lies between two.
  if (spec.name == focus) {
    if (actors.size() == 1) {
      const double at = (actors[0].head().centre().x - room.x) / room.width;
      return at < 0.5 ? 0.68 : 0.32;
    }
    return actors.size() == 2 ? 0.5 : 0.36;
  }
  // What somebody looks at lies in the direction of the look.
  for (const Actor& a : actors)
    if (a.role->looks_at == spec.name) {
      const double at = (a.head().centre().x - room.x) / room.width;
      return at < 0.5 ? std::min(0.88, at + 0.36) : std::max(0.12, at - 0.36);
    }
  return random.between(0.12, 0.88);
}

/// What a thing would cover, and be covered by, where it stands now.
double hiding(const Thing& t, bool back, std::span<const Actor> actors,
              const std::vector<Thing>& things, const Stage& stage) {
  const Box b = t.box();
  const double area = std::max(1.0, b.width * b.height);
  double cost = 0;
  for (const Actor& a : actors) {
    cost += 30 * shared(b, a.head().grown(a.head().width * 0.06)) / area;
    // Words are there to be read.
    const double matters = !t.text.empty() ? 4 : back ? 0.7 : t.sky ? 2.5 : 6;
    cost += matters * shared(b, a.box()) / area;
    // The board with the words is the upper part, above its posts.
    const Box board{b.x, b.y, b.width, b.height * 0.55};
    if (!t.text.empty()) cost += 24 * shared(board, a.box()) / area;
  }
  for (const Thing& other : things)
    if (other.size > 0)
      cost += (back != other.prop.large ? 1.0 : 5.0) * shared(b, other.box()) / area;
  if (b.x < 0 || b.right() > stage.width) cost += back && t.text.empty() ? 2 : 9;
  // The framing leaves in the lower corners would hide it.
  if (!back && !t.sky && (b.x < stage.width * 0.10 || b.right() > stage.width * 0.90)) cost += 0.35;
  return cost;
}

}  // namespace

std::vector<Thing> place_things(const Stage& stage, std::span<const Actor> actors, double scale,
                                const Box& room) {
  const double top = room.y, bottom = room.bottom();
  std::vector<Thing> things;
  Random random(stage.spec.seed, "things");
  const double h = stage.height, front = std::min(stage.floor, h * 0.93);
  for (const SceneProp& spec : stage.spec.props) {
    Thing t;
    const auto prop = find_prop(spec.name);
    if (!prop) {
      things.push_back(std::move(t));
      continue;
    }
    t.prop = *prop;
    t.text = spec.text;
    t.sky = spec.in_sky || prop->sky;
    const bool focus = spec.name == stage.spec.focus;
    const double factor = (spec.size == "small"   ? 0.62
                           : spec.size == "large" ? 1.5
                                                  : 1.0) *
                          std::clamp(spec.scale, 0.25, 4.0) * (focus ? 1.2 : 1.0);
    const bool back = (prop->large && !focus) || spec.depth == Depth::Back;
    double y = spec.depth == Depth::Front ? front + h * 0.03
                                          : stage.horizon + (front - stage.horizon) * 0.55;
    if (back)
      y = stage.horizon + (front - stage.horizon) * (stage.wide()    ? 0.42
                                                     : stage.close() ? 0.30
                                                                     : 0.38);
    y = std::min({y, bottom - h * 0.012, h * 0.972});
    const double t_depth =
        std::clamp((y - stage.horizon) / std::max(1.0, front - stage.horizon), 0.0, 1.1);
    double size = prop->size * factor * scale * (0.36 + 0.64 * t_depth);
    size = std::max(size, 30.0);
    const double wide = prop->drawn ? 1 : prop->box.width,
                 high = prop->drawn ? 1 : prop->box.height;
    size = std::min({size, stage.width * (prop->drawn ? 0.44 : 0.32) / std::max(0.2, wide),
                     (y - top) * (back ? 1.0 : 0.62) / std::max(0.2, high)});
    if (prop->size <= 70)
      size = std::min(size, std::min(stage.width, h) * 0.20 * std::max(1.0, factor));
    if (t.sky) {
      size = std::min(std::max(size, prop->size * factor * scale * 0.72), h * 0.22);
      y = top + size * high * 0.8 + (bottom - top) * random.between(0.0, 0.14);
    }
    const double want = wished(spec, actors, room, stage.spec.focus, random);
    // Where it would hide least: first at its own depth, then further back among the figures.
    double best = 1e18;
    Thing chosen = t;
    const bool says = !t.text.empty() && !t.sky;
    for (int pass = 0; pass < (says ? 4 : back ? 1 : 2); ++pass) {
      // What flies may rise into the rim of the calm area instead.
      const double deeper = pass == 0 ? 0
                            : says    ? (front - stage.horizon) * 0.05 * pass
                            : t.sky   ? size * high * 0.25
                                      : (front - stage.horizon) * 0.34;
      t.size = size * (pass == 0 ? 1 : says ? 1 - 0.14 * pass : 0.84);
      for (int i = 0; i <= 36; ++i) {
        const double share = 0.05 + 0.90 * i / 36;
        if (spec.place && std::abs(share - want) > (t.text.empty() ? 0.13 : 0.22)) continue;
        // At the sides it steps back a little, out of the leaves that frame the picture.
        const bool aside = !back && !t.sky && (share < 0.24 || share > 0.76);
        t.base = {room.x + room.width * share,
                  (aside ? std::min(y, front - h * 0.025) : y) - deeper};
        if (!t.prop.large || says) {  // small things are seen whole
          const double half = t.box().width / 2 + 4;
          if (2 * half < room.width)
            t.base.x = std::clamp(t.base.x, room.x + half, room.right() - half);
        }
        const double cost = std::abs(share - want) * 1.2 + pass * (says ? 0.25 : 0.5) +
                            hiding(t, back, actors, things, stage);
        if (cost < best) best = cost, chosen = t;
      }
    }
    t = std::move(chosen);
    t.base.y = std::max(t.base.y, t.sky ? t.base.y : stage.horizon + 1);
    t.order = t.sky ? -1 : t.base.y;
    // Before a face or most of a body nothing may stand: then it goes behind the figures.
    for (const Actor& a : actors) {
      if (t.order < a.order) continue;
      const Box b = t.box();
      if (shared(b, a.head()) > 0.02 * a.head().width * a.head().height ||
          shared(b, a.box()) > 0.30 * b.width * b.height)
        t.order = a.order - 0.5;
    }
    things.push_back(std::move(t));
  }
  return things;
}

}  // namespace talewright::engines::illustrator
