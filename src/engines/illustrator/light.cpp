#include "engines/illustrator/light.h"

#include <array>

namespace talewright::engines::illustrator {

using drawing::Color;
using drawing::Group;
using drawing::mix;
using drawing::rgb;
using drawing::saturated;
using drawing::Shape;
using story::Season;
using story::TimeOfDay;
using story::Weather;

namespace {

Color multiplied(Color c, Color by) { return {c.r * by.r, c.g * by.g, c.b * by.b, c.a}; }

Color clipped(Color c) { return {std::min(c.r, 1.0), std::min(c.g, 1.0), std::min(c.b, 1.0), c.a}; }

void set_hour(Light& l) {
  switch (l.time) {
    case TimeOfDay::Dawn:
      l.sky_top = rgb(0x9DB9DF), l.sky_middle = rgb(0xF0CDD3), l.sky_low = rgb(0xFFEBC6);
      l.haze = rgb(0xF9DCD2), l.haze_amount = 0.74;
      l.tint = {1.0, 0.915, 0.90};
      l.colourfulness = 0.9;
      l.key = rgb(0xFFE2B0), l.shade = rgb(0x4A3B6B);
      l.towards = {-0.78, -0.62};
      break;
    case TimeOfDay::Day:
      l.sky_top = rgb(0x86C3E6), l.sky_middle = rgb(0xB9E0EE), l.sky_low = rgb(0xF1F6E4);
      l.haze = rgb(0xDCEDEA), l.haze_amount = 0.66;
      l.tint = {1, 1, 1};
      l.key = rgb(0xFFF4CE), l.shade = rgb(0x2B2A55);
      break;
    case TimeOfDay::Sunset:
      l.sky_top = rgb(0x7A78B4), l.sky_middle = rgb(0xEFA08A), l.sky_low = rgb(0xFFD795);
      l.haze = rgb(0xF5BB94), l.haze_amount = 0.70;
      l.tint = {1.0, 0.83, 0.74};
      l.colourfulness = 0.95;
      l.key = rgb(0xFFCB7A), l.shade = rgb(0x4B2C5E);
      l.towards = {0.80, -0.60};
      break;
    case TimeOfDay::Night:
      l.sky_top = rgb(0x1C2450), l.sky_middle = rgb(0x323F7C), l.sky_low = rgb(0x5A6AA8);
      l.haze = rgb(0x5264A4), l.haze_amount = 0.62;
      l.tint = {0.45, 0.54, 0.80};
      l.colourfulness = 0.88;
      l.key = rgb(0xDDE6FF), l.shade = rgb(0x141A45);
      l.towards = {0.55, -0.83};
      break;
  }
}

void set_weather(Light& l) {
  if (l.air == Air::Space || l.air == Air::Cave || l.air == Air::Water) return;
  const bool dark = l.night();
  // Under clouds the sky loses colour and the light its direction.
  const auto grey = [&](Color towards, double amount, double dim) {
    const Color g = dark ? multiplied(towards, {0.30, 0.34, 0.50}) : towards;
    for (Color* c : {&l.sky_top, &l.sky_middle, &l.sky_low, &l.haze}) *c = mix(*c, g, amount);
    l.tint = multiplied(l.tint, {dim, dim * 1.01, dim * 1.04});
    l.colourfulness *= 1 - 0.35 * amount;
  };
  switch (l.weather) {
    case Weather::Clear:
    case Weather::Wind:
      break;
    case Weather::Cloudy:
      grey(rgb(0xC9D3D8), 0.55, 0.97);
      break;
    case Weather::Rain:
      grey(rgb(0xA9B7C2), 0.72, 0.88);
      break;
    case Weather::Snow:
      grey(rgb(0xD3DCE6), 0.70, 0.98);
      break;
    case Weather::Fog:
      grey(rgb(0xDDE4E4), 0.75, 0.98);
      l.haze_amount = 0.9;
      break;
    case Weather::Storm:
      grey(rgb(0x66708A), 0.80, 0.74);
      l.sky_top = mix(l.sky_top, rgb(0x2E3550), 0.55);
      break;
  }
}

/// The colour script: what the heart of the page does to the world around the figures.
void set_mood(Light& l, story::Mood mood) {
  switch (mood) {
    case story::Mood::Calm:
    case story::Mood::Happy:
      break;
    case story::Mood::Tense:
      l.mood = {0.90, 0.90, 0.95};
      l.colourfulness *= 0.90;
      break;
    case story::Mood::Sad:
      l.mood = {0.91, 0.95, 1.0};
      l.colourfulness *= 0.74;
      break;
    case story::Mood::Cozy:
      l.mood = {1.0, 0.955, 0.88};
      break;
    case story::Mood::Wonder:
      l.mood = {0.97, 0.96, 1.0};
      l.colourfulness *= 1.08;
      break;
  }
  for (Color* c : {&l.sky_top, &l.sky_middle, &l.sky_low, &l.haze})
    *c = multiplied(saturated(*c, mood == story::Mood::Sad ? 0.80 : 1.0), l.mood);
}

/// What a light of its own does on top of hour, weather and mood.
void set_lighting(Light& l, story::Lighting lighting) {
  const double side = l.towards.x < 0 ? -1 : 1;
  const auto skies = [&](Color by, double amount) {
    for (Color* c : {&l.sky_top, &l.sky_middle, &l.sky_low, &l.haze}) *c = mix(*c, by, amount);
  };
  const auto dim = [&](Color by) {
    l.mood = multiplied(l.mood, by);
    for (Color* c : {&l.sky_top, &l.sky_middle, &l.sky_low, &l.haze}) *c = multiplied(*c, by);
  };
  l.lighting = lighting;
  switch (lighting) {
    case story::Lighting::Natural:
      break;
    case story::Lighting::Soft:
      l.tint = mix(l.tint, {1, 1, 1}, 0.30);
      l.colourfulness *= 0.90;
      l.haze_amount = std::min(0.95, l.haze_amount + 0.10);
      skies(rgb(0xFFF6EC), l.night() ? 0.10 : 0.28);
      l.shade = mix(l.shade, rgb(0x8A7FA0), 0.35);
      break;
    case story::Lighting::Dramatic:
      dim({0.62, 0.60, 0.70});
      l.colourfulness *= 1.10;
      l.haze_amount *= 0.75;
      l.towards = {side * 0.95, -0.31};
      l.shade = mix(l.shade, rgb(0x100C26), 0.5);
      l.on_figures = {0.97, 0.95, 0.96};
      break;
    case story::Lighting::Backlit: {
      const Color sun = l.night() ? rgb(0xB9CCFF) : mix(l.key, rgb(0xFFF3D2), 0.4);
      l.sky_middle = mix(l.sky_middle, sun, 0.45), l.sky_low = mix(l.sky_low, sun, 0.6);
      l.haze = mix(l.haze, sun, 0.45);
      l.haze_amount = std::min(0.95, l.haze_amount + 0.18);
      l.mood = multiplied(l.mood, {0.90, 0.88, 0.93});
      l.towards = {side * 0.12, -0.99};
      break;
    }
    case story::Lighting::Warm:
      l.tint = multiplied(l.tint, {1.03, 0.95, 0.82});
      skies(l.night() ? rgb(0x8A5A4A) : rgb(0xFFD79A), 0.30);
      l.key = rgb(0xFFD08A), l.shade = mix(l.shade, rgb(0x5A2E2E), 0.5);
      l.on_figures = {1.0, 0.965, 0.90};
      break;
    case story::Lighting::Cool:
      l.tint = multiplied(l.tint, {0.86, 0.96, 1.05});
      skies(l.night() ? rgb(0x2C4A86) : rgb(0xB4D3F2), 0.34);
      l.key = rgb(0xE4F0FF), l.shade = mix(l.shade, rgb(0x1B3766), 0.5);
      l.on_figures = {0.92, 0.97, 1.0};
      break;
    case story::Lighting::Lamplight:
      if (l.air == Air::Indoor)
        l.tint = {1, 1, 1};  // the room's own lamps dim it where they do not reach
      else
        dim(l.night() ? Color{0.72, 0.66, 0.70} : Color{0.50, 0.45, 0.52});
      l.key = rgb(0xFFC873), l.shade = rgb(0x0D1630);
      l.on_figures = {1.0, 0.93, 0.80};
      break;
    case story::Lighting::Spotlight:
      dim(l.night() ? Color{0.62, 0.62, 0.70} : Color{0.40, 0.40, 0.48});
      l.haze_amount *= 0.6;
      l.key = rgb(0xFFF6DA), l.shade = rgb(0x0F0C22);
      l.towards = {side * 0.16, -0.987};
      break;
  }
}

void set_brand(Light& l, const story::Brand& brand) {
  for (const std::string& hex : brand.palette)
    if (const auto c = drawing::parse_color(hex)) l.brand.push_back(*c);
  if (l.brand.empty()) return;
  // The open sky keeps more of the hour than the ground does.
  const double strength = l.air == Air::Indoor ? 0.50 : 0.36;
  for (Color* c : {&l.sky_top, &l.sky_middle, &l.sky_low, &l.haze})
    *c = branded(*c, l.brand, strength);
}

}  // namespace

Color branded(Color c, std::span<const Color> palette, double strength) {
  if (palette.empty()) return c;
  // Nearest by hue rather than by lightness: a dark and a light leaf lean to the same green.
  const auto apart = [&](Color p) {
    const double lc = (c.r + c.g + c.b) / 3, lp = (p.r + p.g + p.b) / 3;
    const double dr = (c.r - lc) - (p.r - lp), dg = (c.g - lc) - (p.g - lp),
                 db = (c.b - lc) - (p.b - lp), dl = lc - lp;
    return dr * dr + dg * dg + db * db + 0.18 * dl * dl;
  };
  const Color* best = &palette.front();
  for (const Color& p : palette)
    if (apart(p) < apart(*best)) best = &p;
  // The palette's hue at nearly the lightness that the thing has.
  const double lc = 0.30 * c.r + 0.59 * c.g + 0.11 * c.b,
               lp = 0.30 * best->r + 0.59 * best->g + 0.11 * best->b;
  const double wanted = lc + (lp - lc) * 0.45;
  const Color target =
      wanted < lp ? *best : mix(*best, {1, 1, 1}, (wanted - lp) / std::max(0.001, 1 - lp));
  const double k = wanted < lp ? wanted / std::max(0.001, lp) : 1;
  Color result = mix(c, multiplied(target, {k, k, k}), strength);
  result.a = c.a;
  return clipped(result);
}

Light light_for(const story::SceneSpec& spec, Air air) {
  Light l;
  l.time = spec.time, l.season = spec.season, l.weather = spec.weather, l.air = air;
  set_hour(l);
  set_weather(l);
  if (air == Air::Indoor) {
    // A room keeps more of its own colour; at night each thing is as bright as its lamps make it
    // (`nightfall`), and people are where the light is.
    l.haze_amount = 0;
    if (l.night()) {
      l.tint = {1, 1, 1};
      l.on_figures = {0.96, 0.90, 0.82};
      l.colourfulness = 1.06;
      l.key = rgb(0xFFD68A), l.shade = rgb(0x0E1A33);
    } else {
      l.tint = mix(l.tint, {1, 1, 1}, 0.45);
    }
  } else if (air == Air::Water) {
    const double lit = l.night() ? 0.46 : l.low_sun() ? 0.88 : 1;
    l.tint = multiplied(Color{0.84, 0.97, 1.0}, {lit, lit, std::min(1.0, lit + 0.14)});
    if (l.time == TimeOfDay::Sunset) l.tint = multiplied(l.tint, {1.08, 0.92, 0.96});
    const Color deep = l.night() ? rgb(0x1D3A72) : l.low_sun() ? rgb(0x5C9DB4) : rgb(0x6FC0CC);
    l.haze = deep, l.haze_amount = 0.85;
    l.towards = {-0.25, -0.97};
    l.shade = rgb(0x123A5E);
  } else if (air == Air::Space) {
    l.tint = {0.92, 0.90, 1.0};
    l.haze = rgb(0x2A2A5E), l.haze_amount = 0.6;
    l.key = rgb(0xFFF3D6), l.shade = rgb(0x191742);
    l.towards = {-0.7, -0.71};
  } else if (air == Air::Cave) {
    const double k = l.night() ? 0.62 : 0.86;
    l.tint = l.night() ? Color{0.44, 0.54, 0.70} : Color{k * 0.96, k * 0.93, k};
    l.haze = l.night() ? rgb(0x2F3C70) : rgb(0xC9B8A0);
    l.haze_amount = 0.55;
    l.shade = rgb(0x241C3C);
  }
  set_mood(l, spec.mood);
  set_lighting(l, spec.lighting);
  l.figure_tint = l.tint;
  set_brand(l, spec.brand);
  return l;
}

Color Light::tone(Color noon, double far) const {
  Color c = branded(noon, brand);
  c = clipped(multiplied(multiplied(saturated(c, colourfulness), tint), mood));
  const double keep = c.a;
  c = mix(c, haze, std::clamp(far, 0.0, 1.0) * haze_amount);
  c.a = keep;
  return c;
}

Color Light::figure_tone(Color noon) const {
  // Night at half strength: the eye expects faces to stay readable by moonlight.
  const double strength = night() ? 0.40 : 0.42;
  return clipped(
      multiplied(multiplied(noon, mix(Color{1, 1, 1}, figure_tint, strength)), on_figures));
}

Group lit(const Group& group, const Light& light, bool leans) {
  const auto seen = [&](Color c) { return light.figure_tone(leans ? branded(c, light.brand) : c); };
  Group result;
  result.name = group.name;
  result.clip = group.clip;
  result.opacity = group.opacity;
  result.children.reserve(group.children.size());
  for (const drawing::Node& node : group.children) {
    if (const Group* inner = std::get_if<Group>(&node.item)) {
      result.add(lit(*inner, light, leans));
      continue;
    }
    if (const auto* words = std::get_if<drawing::Words>(&node.item)) {
      drawing::Words w = *words;
      w.color = light.figure_tone(w.color);
      result.add(std::move(w));
      continue;
    }
    if (!std::holds_alternative<Shape>(node.item)) {
      result.children.push_back(node);
      continue;
    }
    Shape s = std::get<Shape>(node.item);
    if (s.role != drawing::Role::Glow) {
      s.fill.color = seen(s.fill.color);
      for (drawing::GradientStop& stop : s.fill.stops) stop.color = seen(stop.color);
      s.stroke.color = seen(s.stroke.color);
    }
    result.add(std::move(s));
  }
  return result;
}

Color leaf_color(Season season, int kind) {
  static constexpr std::array<unsigned, 5> spring{0xA9C86F, 0x8FBC72, 0xC2D27C, 0xF3C3CF, 0x9AC48A};
  static constexpr std::array<unsigned, 5> summer{0x7FAE62, 0x649A62, 0x98B863, 0x578C68, 0x8AB077};
  static constexpr std::array<unsigned, 5> autumn{0xDF9746, 0xCB6A42, 0xE6BA58, 0xB98147, 0xD27F4A};
  static constexpr std::array<unsigned, 5> winter{0x7D9C90, 0x6B8F88, 0x88A59B, 0x5F857F, 0x93A9A0};
  const auto& all = season == Season::Spring   ? spring
                    : season == Season::Summer ? summer
                    : season == Season::Autumn ? autumn
                                               : winter;
  return rgb(all[static_cast<std::size_t>(std::abs(kind)) % all.size()]);
}

Color grass_color(const Light& light) {
  if (light.snowy()) return rgb(0xEAF0F6);
  switch (light.season) {
    case Season::Spring:
      return rgb(0xABCB78);
    case Season::Summer:
      return rgb(0x99BF6C);
    case Season::Autumn:
      return rgb(0xC3B26A);
    case Season::Winter:
      break;
  }
  return rgb(0xEAF0F6);
}

}  // namespace talewright::engines::illustrator
