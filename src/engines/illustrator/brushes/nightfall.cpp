// A room by night. Nothing is laid over it: every colour is what it was at noon, times the light
// that reaches its place. So things near a lamp stay warm and clear, the corners sink into deep
// blue, and no veil greys what lies between.
#include <algorithm>
#include <cmath>

#include "engines/illustrator/brushes/interior.h"

namespace talewright::engines::illustrator {

using drawing::GradientStop;
using drawing::mix;

namespace {

constexpr char kShining[] = "light.lit";
constexpr char kMoonlight[] = "light.moon";

/// What light of that strength (0..1) does to colours: by a lamp's glow, at its edge, in the dark.
Color light_of(double strength) {
  static constexpr std::array<std::pair<double, std::array<double, 3>>, 7> kTable{{
      {0.00, {0.105, 0.215, 0.36}},
      {0.12, {0.19, 0.30, 0.44}},
      {0.25, {0.36, 0.39, 0.47}},
      {0.40, {0.64, 0.565, 0.475}},
      {0.60, {0.88, 0.765, 0.59}},
      {0.85, {1.00, 0.91, 0.73}},
      {1.00, {1.06, 0.985, 0.82}},
  }};
  for (std::size_t i = 1; i < kTable.size(); ++i)
    if (strength <= kTable[i].first || i + 1 == kTable.size()) {
      const auto& [from, a] = kTable[i - 1];
      const auto& [to, b] = kTable[i];
      const double t = std::clamp((strength - from) / (to - from), 0.0, 1.0);
      return {a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t};
    }
  return {1, 1, 1};
}

/// A lamp's light at that many reaches from it.
double fallen(double reaches) {
  return 1.06 / (1 + 1.9 * std::pow(std::max(0.0, reaches), 2.6)) - 0.03;
}

class Night {
 public:
  Night(const Stage& s, double least)
      : s_(s), least_(least), flat_(s.spec.angle == story::Angle::Bird ? 0.80 : 0.48) {}

  void fall_on(Group& group) const {
    if (group.name == "setting.view") return;  // out there it is the hour that it is
    std::vector<drawing::Node> lit;
    lit.reserve(group.children.size());
    for (drawing::Node& node : group.children) {
      std::optional<Group> more;
      if (Group* inner = std::get_if<Group>(&node.item))
        fall_on(*inner);
      else if (Shape* shape = std::get_if<Shape>(&node.item))
        more = fall_on(*shape);
      else if (auto* words = std::get_if<drawing::Words>(&node.item))
        words->color = seen(words->color, strength_at(words->box.centre()));
      lit.push_back(std::move(node));
      if (more && !more->children.empty()) lit.push_back({std::move(*more)});
    }
    group.children = std::move(lit);
  }

 private:
  /// Where a lamp's light lies on the floor.
  Point pool(const Lamp& lamp) const {
    return {lamp.at.x, std::max(lamp.at.y, s_.horizon + (s_.floor - s_.horizon) * 0.45)};
  }
  /// How much of a pool on the floor reaches what is at that height.
  double on_floor(Point p) const {
    const double low = s_.horizon - 0.10 * s_.height;
    return 0.92 * std::clamp((p.y - low) / (s_.horizon - low), 0.0, 1.0);
  }
  double strength_at(Point p) const {
    double dark = 1;
    for (const Lamp& lamp : s_.lamps) {
      const Point down = pool(lamp);
      const double bulb = fallen(length(p - lamp.at) / lamp.reach),
                   floor = on_floor(p) * fallen(std::hypot(p.x - down.x, (p.y - down.y) / flat_) /
                                                (lamp.reach * 1.15));
      dark *= 1 - std::clamp(std::max(bulb, floor), 0.0, 1.0);
    }
    return std::max(least_, 1 - dark);
  }
  Color seen(Color c, double strength) const {
    // In the dark all colours draw near to each other.
    const Color l = light_of(strength);
    const Color own = drawing::saturated(c, 1 - 0.40 * (1 - strength));
    const double dark = 1 - std::min(1.0, strength);
    return {std::min(1.0, own.r * l.r + 0.010 * dark), std::min(1.0, own.g * l.g + 0.040 * dark),
            std::min(1.0, own.b * l.b + 0.075 * dark), c.a};
  }

  std::optional<Group> fall_on(Shape& shape) const {
    if (shape.part == kMoonlight) {
      // Lamplight drowns it.
      const double left = 1 - 0.95 * std::min(1.0, strength_at(shape.path.bounds().centre()) * 1.7);
      shape.fill.color.a *= left;
      for (GradientStop& stop : shape.fill.stops) stop.color.a *= left;
      return {};
    }
    switch (shape.role) {
      case Role::Glow:
      case Role::Shadow:
      case Role::Sky:
      case Role::Celestial:
      case Role::Weather:
        return {};
      default:
        break;
    }
    if (shape.part == kShining) return {};
    const Box all = shape.path.bounds();
    const double l = std::max(0.0, all.x), t = std::max(0.0, all.y);
    const Box box{l, t, std::max(1.0, std::min(s_.width, all.right()) - l),
                  std::max(1.0, std::min(s_.height, all.bottom()) - t)};
    const double here = strength_at(box.centre());
    if (shape.stroke.width > 0) {
      // A line has one colour: where it crosses light and dark it keeps to the dark, and a white
      // one fades.
      const double ends =
          (strength_at({box.x, box.y}) + strength_at({box.right(), box.y}) +
           strength_at({box.x, box.bottom()}) + strength_at({box.right(), box.bottom()})) /
          4;
      const Color c = shape.stroke.color;
      const bool pale = c.r + c.g + c.b > 2.2 && fill_is_none(shape);
      shape.stroke.color = seen(c, pale ? (here + ends) / 2 : std::min(here, ends));
      if (pale) shape.stroke.color.a *= 0.45;
    }
    Fill& fill = shape.fill;
    if (fill.kind == Fill::Kind::None) return {};
    const double reach = s_.lamps.front().reach;
    if (box.width > 0.4 * s_.width && box.height > 0.03 * s_.height) return fill_plane(shape, box);
    if (std::max(box.width, box.height) > 0.3 * reach) {
      fill_along(fill, box);
      return {};
    }
    fill.color = seen(fill.color, here);
    for (GradientStop& stop : fill.stops) stop.color = seen(stop.color, here);
    return {};
  }

  static bool fill_is_none(const Shape& shape) { return shape.fill.kind == Fill::Kind::None; }

  Color own_color(const Fill& fill) const {
    if (fill.stops.empty()) return fill.color;
    return mix(fill.stops.front().color, fill.stops.back().color, 0.5);
  }

  /// What is long: its light changes along it.
  void fill_along(Fill& fill, const Box& box) const {
    constexpr int kSamples = 5;
    const bool level = box.width > box.height;
    const Color top = fill.stops.empty() ? fill.color : fill.stops.front().color;
    const Color low = fill.stops.empty() ? fill.color : fill.stops.back().color;
    std::vector<GradientStop> stops;
    for (int i = 0; i < kSamples; ++i) {
      const double at = static_cast<double>(i) / (kSamples - 1);
      const Point p = level ? Point{box.x + box.width * at, box.centre().y}
                            : Point{box.centre().x, box.y + box.height * at};
      stops.push_back({at, seen(mix(top, low, level ? 0.5 : at), strength_at(p))});
    }
    fill =
        Fill::linear({box.x, box.y}, level ? Point{box.right(), box.y} : Point{box.x, box.bottom()},
                     std::move(stops));
  }

  /// A wall or a floor: round the nearest lamp, and the others' light upon that.
  std::optional<Group> fill_plane(Shape& shape, const Box& box) const {
    const bool floor = box.y > s_.horizon - 0.04 * s_.height;
    Color own = own_color(shape.fill);
    const double value = (own.r + own.g + own.b) / 3;
    if (!floor && own.b > own.r &&
        value > 0.6)  // a pale cool wall by lamplight is cream, not khaki
      own = mix(own, Color{value + 0.06, value + 0.01, value - 0.03, own.a}, 0.72);
    const auto centre = [&](const Lamp& lamp) { return floor ? pool(lamp) : lamp.at; };
    const double squash = floor ? flat_ : 1;
    const auto far = [&](const Lamp& lamp) {
      const Point c = centre(lamp);
      const double dx = std::max({box.x - c.x, 0.0, c.x - box.right()}),
                   dy = std::max({box.y - c.y, 0.0, c.y - box.bottom()});
      return std::hypot(dx, dy) / lamp.reach;
    };
    std::size_t main = 0;
    for (std::size_t i = 1; i < s_.lamps.size(); ++i)
      if (far(s_.lamps[i]) + 0.05 < far(s_.lamps[main])) main = i;
    const double most = floor ? 0.92 : 1;
    const auto ring = [&](const Lamp& lamp, double out, bool others) {
      std::vector<GradientStop> stops;
      // Styles without gradients take the mean, which is to be that of a dark room.
      for (double d :
           {0.0, 0.28, 0.52, 0.78, 1.05, 1.3, 1.5, 1.7, 1.85, 1.95, out - 0.2, out - 0.1, out}) {
        if (!stops.empty() && d / out <= stops.back().at) continue;
        const double k = std::max(others ? 0.0 : least_, most * fallen(d));
        Color c = seen(own, k);
        if (others) c.a = own.a * std::clamp((k - 0.13) / 0.62, 0.0, 1.0);
        stops.push_back({d / out, c});
      }
      return Fill::radial(centre(lamp), lamp.reach * out * (floor ? 1.15 : 1), std::move(stops),
                          squash);
    };
    shape.fill = ring(s_.lamps[main], 2.7, false);
    Group more;
    more.clip = shape.path;
    for (std::size_t i = 0; i < s_.lamps.size(); ++i) {
      if (i == main || far(s_.lamps[i]) > 1.2) continue;
      Shape light;
      light.role = Role::Glow;
      light.fill = ring(s_.lamps[i], 2.0, true);
      light.path = drawing::ellipse(light.fill.from, light.fill.radius,
                                    light.fill.radius * light.fill.squash);
      more.add(std::move(light));
    }
    return more;
  }

  const Stage& s_;
  double least_, flat_;  ///< a pool on the floor: its height against its width
};

/// Out of doors the night's own light is everywhere: a lamp only adds to it.
class Warmth {
 public:
  explicit Warmth(std::span<const Lamp> lamps) : lamps_(lamps) {}

  void fall_on(Group& group) const {
    for (drawing::Node& node : group.children)
      if (Group* inner = std::get_if<Group>(&node.item))
        fall_on(*inner);
      else if (Shape* shape = std::get_if<Shape>(&node.item))
        fall_on(*shape);
  }
  void fall_on(Shape& shape) const {
    if (shape.role != Role::Structure && shape.role != Role::Prop && shape.role != Role::Foliage &&
        shape.role != Role::Interior)
      return;
    const Box box = shape.path.bounds();
    const Lamp& lamp = nearest(box);
    const auto at = [&](Point p) {
      return std::max(0.0, fallen(length(p - lamp.at) / lamp.reach));
    };
    const double left = at({box.x, box.centre().y}), here = at(box.centre()),
                 right = at({box.right(), box.centre().y}), most = std::max({left, here, right});
    // A row of crowns from side to side stands far off.
    const double widest = shape.role == Role::Foliage ? 1.2 : 3.0;
    if (most < 0.08 || box.width > widest * lamp.reach) return;
    if (shape.stroke.width > 0) shape.stroke.color = warmed(shape.stroke.color, here);
    Fill& fill = shape.fill;
    if (fill.kind == Fill::Kind::None) return;
    if (box.width < 0.10 * lamp.reach || fill.kind != Fill::Kind::Linear) {
      fill.color = warmed(fill.color, here);
      for (GradientStop& stop : fill.stops) stop.color = warmed(stop.color, here);
      return;
    }
    // Round or flat, the side away from the lamp keeps the night's colour.
    const Color own = mix(fill.stops.front().color, fill.stops.back().color, 0.5);
    const double l = lamp.at.x > box.right() ? 0.35 : 1, r = lamp.at.x < box.x ? 0.35 : 1;
    fill = Fill::linear({box.x, 0}, {box.right(), 0},
                        {{0, warmed(own, left * l)},
                         {0.5, warmed(own, here * (l + r) / 2)},
                         {1, warmed(own, right * r)}});
  }

 private:
  const Lamp& nearest(const Box& box) const {
    const auto far = [&](const Lamp& lamp) { return length(lamp.at - box.centre()) / lamp.reach; };
    return *std::ranges::min_element(lamps_,
                                     [&](const Lamp& a, const Lamp& b) { return far(a) < far(b); });
  }
  static Color warmed(Color c, double by) {
    if (c.r > 0.85 && c.r > c.b + 0.2) return c;  // it is lit already
    return {std::min(1.0, c.r * (1 + 0.80 * by) + 0.07 * by),
            std::min(1.0, c.g * (1 + 0.42 * by) + 0.03 * by), c.b * (1 - 0.08 * by), c.a};
  }

  std::span<const Lamp> lamps_;
};

}  // namespace

void lamps_warm(Stage& s, std::span<const Lamp> lamps) {
  if (!s.light.night() || lamps.empty()) return;
  const double near = s.ground(0.10);
  const Warmth warmth(lamps);
  for (drawing::Node& node : s.back.children)
    if (Group* group = std::get_if<Group>(&node.item)) {
      if (group->name != "setting.sky" && drawing::bounds(*group).bottom() > near)
        warmth.fall_on(*group);
    } else if (Shape* shape = std::get_if<Shape>(&node.item)) {
      if (shape->path.bounds().bottom() > near) warmth.fall_on(*shape);
    }
}

Shape shining(Shape shape) {
  shape.part = kShining;
  return shape;
}

Shape moonlight(Shape shape) {
  shape.part = kMoonlight;
  return shape;
}

void lamplit(const Stage& s, Group& group, double least) {
  if (!s.lamps.empty()) Night(s, least).fall_on(group);
}

void nightfall(Stage& s, std::initializer_list<Point> lamps, double reach, bool bulbs) {
  if (!s.light.by_lamps()) return;
  for (const Point& at : lamps) s.lamps.push_back({at, reach});
  for (Group* layer : {&s.back, &s.front}) lamplit(s, *layer, 0);
  // The air about each lamp, and its heart.
  Group air;
  air.name = "setting.night";
  for (const Lamp& lamp : s.lamps) {
    if (!bulbs) break;
    air.add(glow(lamp.at, reach * 0.75, rgb(0xFFB65C, 0.26), 0.02));
    air.add(glow(lamp.at, reach * 0.24, rgb(0xFFE7B0, 0.55), 0.05));
  }
  s.back.add(std::move(air));
  s.quiet = mix(s.quiet.with_alpha(1), rgb(0x14263F), 0.82).with_alpha(0.86);
}

}  // namespace talewright::engines::illustrator
