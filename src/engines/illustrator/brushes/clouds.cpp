// Clouds: which kind belongs to which weather and hour, and how each is built.
#include "engines/illustrator/brushes/nature.h"

namespace talewright::engines::illustrator {

using drawing::ellipse;
using drawing::mix;
using story::TimeOfDay;
using story::Weather;

namespace {

struct CloudColors {
  Color top, belly;
};

CloudColors colors_of(const Light& l, double far) {
  Color top = rgb(0xFFFFFF), belly = mix(l.sky_middle, rgb(0xFFFFFF), 0.40);
  switch (l.time) {
    case TimeOfDay::Dawn:
      top = rgb(0xFFF3EA), belly = rgb(0xEFC3C4);
      break;
    case TimeOfDay::Sunset:
      top = rgb(0xFFE3C0), belly = rgb(0xDB8F93);
      break;
    case TimeOfDay::Night:
      top = rgb(0x7684BE), belly = rgb(0x44528E);
      break;
    case TimeOfDay::Day:
      break;
  }
  if (l.overcast()) {
    const double grey = l.storm() ? 0.72 : l.wet() ? 0.52 : 0.22;
    const Color lead = l.night() ? rgb(0x333C66) : l.storm() ? rgb(0x59617B) : rgb(0x98A5B3);
    top = mix(top, lead, grey * 0.8), belly = mix(belly, lead, grey);
  }
  return {mix(top, l.sky_low, far * 0.5), mix(belly, l.sky_low, far * 0.5)};
}

/// Bulging domes over a belly that is wavy, never ruled: `domes` give middle, half width and height
/// as shares of the cloud's.
Path heap(std::span<const std::array<double, 3>> domes, Point base, double w, double h) {
  Path p;
  const auto foot = [&](double t) {
    return Point{base.x + w * t, base.y - h * 0.10 * (1 - 4 * t * t)};
  };
  const double left = domes.front()[0] - domes.front()[1],
               right = domes.back()[0] + domes.back()[1];
  p.move_to(foot(left));
  for (std::size_t i = 0; i < domes.size(); ++i) {
    const auto& [m, half, rise] = domes[i];
    // Where one dome meets the next lies between their feet, at a share of the lower one's height.
    const bool last = i + 1 == domes.size();
    const double end = last ? right : (m + half + domes[i + 1][0] - domes[i + 1][1]) / 2;
    const double saddle = last ? 0.0 : std::min(rise, domes[i + 1][2]) * 0.62;
    const Point from = p.points().back(), to{foot(end).x, foot(end).y - h * saddle};
    const double top = base.y - h * rise, k = 0.62;
    const Point crest{base.x + w * m, top};
    p.curve_to({std::min(from.x, base.x + w * (m - half)), from.y - (from.y - top) * k},
               {crest.x - w * half * 0.62, top}, crest);
    p.curve_to({crest.x + w * half * 0.62, top},
               {std::max(to.x, base.x + w * (m + half)), to.y - (to.y - top) * k}, to);
  }
  // The belly swings back in three shallow waves.
  const double step = (right - left) / 3;
  for (int i = 0; i < 3; ++i) {
    const Point from = foot(right - step * i), to = foot(right - step * (i + 1));
    p.curve_to(from + Point{-w * step * 0.15, h * (0.13 + 0.05 * (i == 1))},
               to + Point{w * step * 0.30, h * (0.12 + 0.05 * (i == 1))}, to);
  }
  return p.close();
}

void paint_heap(Stage& s, Group& into, Point base, double w, const CloudColors& c, bool small) {
  Random& r = s.random;
  const double h = w * r.between(0.34, 0.46), lean = r.between(-0.09, 0.09),
               side = s.light.towards.x < 0 ? -1 : 1;
  std::vector<std::array<double, 3>> domes;
  if (small)
    domes = {{-0.26, 0.16, r.between(0.34, 0.5)},
             {lean, 0.22, r.between(0.72, 0.95)},
             {0.27, 0.17, r.between(0.38, 0.6)}};
  else
    domes = {{-0.40, 0.10, r.between(0.20, 0.30)},
             {-0.24 + lean * 0.4, 0.15, r.between(0.46, 0.62)},
             {-0.02 + lean, 0.19, r.between(0.86, 1.05)},
             {0.20 + lean * 0.4, 0.15, r.between(0.52, 0.74)},
             {0.36, 0.12, r.between(0.28, 0.40)}};
  into.add(area(heap(domes, base, w, h), c.top, c.belly, Role::Cloud));
  // The near heap of lit domes before the darker ones behind gives it a body.
  const Point at = base + Point{w * (side * 0.11 + lean * 0.4), -h * 0.13};
  const std::array<double, 3> inner[] = {{-0.24, 0.15, r.between(0.34, 0.46)},
                                         {0.02, 0.20, r.between(0.66, 0.82)},
                                         {0.26, 0.14, r.between(0.30, 0.48)}};
  const double k = small ? 0.58 : 0.62;
  into.add(area(heap(inner, at, w * k, h * k), mix(c.top, s.light.key, 0.12),
                mix(c.top, c.belly, 0.78), Role::Cloud));
}

/// A long bank: low swells of uneven height over a shallow belly, wisps trailing from its ends.
void paint_bank(Stage& s, Group& into, Point base, double w, CloudColors c) {
  Random& r = s.random;
  if (s.light.night()) {  // the dark leaves little between a cloud and its sky
    c.top = mix(c.top, s.light.sky_middle, 0.42);
    c.belly = mix(c.belly, s.light.sky_middle, 0.55);
  }
  const double h = w * r.between(0.20, 0.26), lean = r.between(-0.12, 0.12),
               d = r.chance(0.5) ? 1 : -1;
  const std::array<double, 3> swells[] = {{-0.36, 0.11, r.between(0.16, 0.26)},
                                          {-0.20, 0.13, r.between(0.36, 0.52)},
                                          {lean * 0.5, 0.16, r.between(0.58, 0.84)},
                                          {0.19, 0.12, r.between(0.34, 0.60)},
                                          {0.34, 0.12, r.between(0.16, 0.28)}};
  Path wisps;
  const auto wisp = [&](double x, double up, double l, double thick) {
    const Point p = base + Point{d * w * x, -h * up};
    wisps.add(limb({p + Point{-w * l, h * 0.03}, p + Point{-w * l * 0.3, -h * 0.02},
                    p + Point{w * l * 0.4, h * 0.03}, p + Point{w * l, -h * 0.02}},
                   {h * thick * 0.25, h * thick, h * thick * 0.9, h * thick * 0.2}));
  };
  wisp(0.42, 0.03, r.between(0.15, 0.20), 0.11);
  wisp(-0.40, 0.10, r.between(0.11, 0.16), 0.09);
  wisp(0.30, -0.18, r.between(0.12, 0.18), 0.075);
  into.add(area(std::move(wisps), mix(c.top, c.belly, 0.72), Role::Cloud));
  into.add(area(heap(swells, base, w, h), c.top, c.belly, Role::Cloud));
  const std::array<double, 3> near[] = {{-0.28, 0.16, r.between(0.26, 0.40)},
                                        {0.0, 0.18, r.between(0.50, 0.70)},
                                        {0.27, 0.15, r.between(0.22, 0.36)}};
  into.add(area(heap(near, base + Point{-d * w * 0.10, -h * 0.04}, w * 0.62, h * 0.62),
                mix(c.top, s.light.key, 0.10), mix(c.top, c.belly, 0.80), Role::Cloud));
}

void paint_feather(Stage& s, Group& into, Point base, double w, const CloudColors& c) {
  // Ice combed by the wind: strands from one root that curl up at their ends.
  Path strands;
  const double d = s.light.towards.x < 0 ? 1 : -1;
  for (int i = 0; i < 5; ++i) {
    const double y = base.y - w * 0.055 * i, l = w * s.random.between(0.55, 1.0),
                 x = base.x - d * w * (0.45 - 0.05 * i), lift = w * s.random.between(0.05, 0.12);
    strands.add(limb({{x, y}, {x + d * l * 0.5, y - lift * 0.3}, {x + d * l, y - lift * 1.3}},
                     {w * 0.004, w * 0.042, w * 0.003}));
  }
  into.add(area(std::move(strands), c.top.with_alpha(0.32), Role::Cloud));
}

void paint_lid(Stage& s, Group& into, Point base, double w, const CloudColors& c) {
  // Two torn layers, the nearer higher and darker: rags of the other look out below it. Its rim
  // swings between low rags and rounded bays, without a corner anywhere.
  for (int layer = 0; layer < 2; ++layer) {
    constexpr int kWaves = 10;
    const double y = base.y + (layer ? 0 : w * 0.022);
    const auto rim = [&](int i) {
      const double x = i == 0 || i == kWaves ? 0 : s.random.between(-0.025, 0.025);
      return Point{base.x + w * (0.5 - static_cast<double>(i) / kWaves + x),
                   y + w * ((i + layer) % 2 ? s.random.between(0.008, 0.026)
                                            : s.random.between(-0.026, -0.006))};
    };
    Path p;
    p.move_to({base.x - w * 0.5, base.y - w * 0.26}).line_to({base.x + w * 0.5, base.y - w * 0.26});
    Point from = rim(0);
    p.line_to(from);
    for (int i = 1; i <= kWaves; ++i) {
      const Point to = rim(i);
      // Full bellies, narrow bays.
      const double e = to.x - from.x, begin = from.y > to.y ? 0.66 : 0.16;
      p.curve_to({from.x + e * begin, from.y}, {to.x - e * (0.82 - begin), to.y}, to);
      from = to;
    }
    p.close();
    const Color low = drawing::darker(c.belly, layer ? 0.10 : 0.05);
    into.add(area(std::move(p), mix(c.top, c.belly, layer ? 0.35 : 0.6), low, Role::Cloud));
  }
}

/// What the sky of this weather and hour holds, by seed.
Cloud kind_of(Stage& s, int i) {
  const Light& l = s.light;
  if (l.weather == Weather::Wind) return i % 2 ? Cloud::Puff : Cloud::Feather;
  if (l.weather == Weather::Fog) return Cloud::Bank;
  if (l.weather == Weather::Cloudy || l.weather == Weather::Snow)
    return i % 3 == 0 ? Cloud::Bank : Cloud::Heap;
  if (l.low_sun()) return i % 3 == 2 ? Cloud::Puff : Cloud::Bank;
  if (l.night()) return i % 2 ? Cloud::Puff : Cloud::Bank;
  switch (hash64("clouds", s.spec.seed) % 4) {
    case 0:
      return i == 0 ? Cloud::Feather : Cloud::Puff;
    case 1:
      return i % 2 ? Cloud::Puff : Cloud::Heap;
    case 2:
      return i == 1 ? Cloud::Feather : Cloud::Heap;
    default:
      return i > 1 ? Cloud::Bank : Cloud::Heap;
  }
}

}  // namespace

void paint_cloud(Stage& s, Group& into, Point base, double width, double far, Cloud kind) {
  const CloudColors c = colors_of(s.light, far);
  switch (kind) {
    case Cloud::Heap:
    case Cloud::Puff:
      return paint_heap(s, into, base, width, c, kind == Cloud::Puff);
    case Cloud::Bank:
      return paint_bank(s, into, base, width, c);
    case Cloud::Feather:
      return paint_feather(s, into, base, width, c);
    case Cloud::Lid:
      return paint_lid(s, into, base, width, c);
  }
}

void paint_clouds(Stage& s, Group& into, double top, double low, const Box& clear) {
  const Light& l = s.light;
  if (l.wet()) {
    // A lid from side to side carries the rain; rags drift below it.
    const double y = std::max(top, s.height * 0.07);
    paint_cloud(s, into, {s.x(0.5), y + (low - y) * 0.22}, s.width * 1.25, 0.35, Cloud::Lid);
    paint_cloud(s, into, {s.x(s.random.between(0.15, 0.4)), y + (low - y) * 0.46}, s.width * 0.42,
                0.5, Cloud::Bank);
    paint_cloud(s, into, {s.x(s.random.between(0.6, 0.9)), y + (low - y) * 0.62}, s.width * 0.34,
                0.6, Cloud::Bank);
    return;
  }
  // One clear night in four has none at all.
  const bool bare =
      l.night() && l.weather == Weather::Clear && hash64("clear night", s.spec.seed) % 4 == 0;
  const int count = bare ? 0 : l.weather == Weather::Cloudy ? 6 : l.weather == Weather::Fog ? 3 : 4;
  const double start = s.random.unit();
  // They sink towards the horizon and grow smaller: that is what makes a sky deep.
  for (int i = 0; i < count; ++i) {
    const double t = static_cast<double>(i) / std::max(1, count - 1);
    const double y = low - 18 - (low - top) * (1 - t) * 0.88 + s.random.between(-10, 10);
    const double share = std::fmod(start + i * 0.618, 1.0);
    const Cloud kind = kind_of(s, i);
    const double k = kind == Cloud::Puff ? 0.62 : kind == Cloud::Heap ? 1.05 : 1.45;
    const double w = k * (120 + 190 * (1 - t)) * std::sqrt(s.zoom) * s.random.between(0.8, 1.2);
    if (y > low - 6) continue;
    // None is cut off by the upper edge.
    const Point at{s.x(share), std::max(y, kind == Cloud::Heap ? w * 0.47 : w * 0.30)};
    if (!clear.empty() && at.x + w * 0.55 > clear.x && at.x - w * 0.55 < clear.right() &&
        at.y > clear.y && at.y - w * 0.42 < clear.bottom())
      continue;
    paint_cloud(s, into, at, w, 0.2 + 0.5 * t, kind);
    if (kind == Cloud::Puff && i % 2) {  // they come in flocks
      paint_cloud(s, into, at + Point{w * 1.1, w * 0.16}, w * 0.55, 0.3 + 0.5 * t, kind);
    }
  }
}

}  // namespace talewright::engines::illustrator
