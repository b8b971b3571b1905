// What descriptors and scene specs say, as short text: for tables of expectations.
#pragma once

#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "story/scene_spec.h"

namespace talewright::engines {

inline std::string summary(const story::Descriptor& d) {
  std::string s;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) s += fmt::format("{}{}={}", s.empty() ? "" : "; ", name, value);
  };
  add("species", d.species);
  add("stance", d.stance);
  if (d.age) add("age", std::string(story::spelling(*d.age)));
  if (d.pronouns) add("pronouns", std::string(story::spelling(*d.pronouns)));
  if (d.height) add("height", fmt::format("{:.2f}", *d.height));
  if (d.roundness) add("roundness", fmt::format("{:.2f}", *d.roundness));
  add("main", d.main_color);
  add("second", d.second_color);
  add("accent", d.accent_color);
  add("eyes", d.eye_color);
  add("marking", d.marking);
  add("hair", d.hair_style);
  add("hair_color", d.hair_color);
  add("features", join(d.features, ","));
  std::string clothes;
  for (const auto& g : d.clothes)
    clothes += (clothes.empty() ? "" : ",") + g.item + (g.color.empty() ? "" : " " + g.color) +
               (g.pattern.empty() ? "" : " " + g.pattern);
  add("clothes", clothes);
  add("with", join(d.accessories, ","));
  if (d.dressed && clothes.empty() && d.accessories.empty()) add("clothes", "none");
  add("nature", join(d.personality, ","));
  add("voice", d.voice);
  return s;
}

/// What differs from a plain spec; places and gazes that nobody said are left out.
inline std::string summary(const story::SceneSpec& scene) {
  const story::SceneSpec plain;
  std::string s = scene.setting;
  const auto add = [&](auto value, auto usual) {
    if (value != usual) s += " " + std::string(story::spelling(value));
  };
  add(scene.time, plain.time);
  add(scene.season, plain.season);
  add(scene.weather, plain.weather);
  add(scene.shot, plain.shot);
  add(scene.angle, plain.angle);
  add(scene.lighting, plain.lighting);
  add(scene.mood, plain.mood);
  if (scene.text_space != plain.text_space)
    s += " text:" + std::string(story::spelling(scene.text_space));
  if (scene.aspect != plain.aspect) s += fmt::format(" {:.2f}", scene.aspect);
  if (!scene.focus.empty()) s += " focus:" + scene.focus;
  for (const auto& f : scene.characters) {
    s += fmt::format("; {} {} {}", f.character, story::spelling(f.pose),
                     story::spelling(f.expression));
    if (!f.holding.empty()) s += " holding " + f.holding;
    if (f.interaction) s += fmt::format(" {} {}", story::spelling(*f.interaction), f.with);
    if (f.depth != story::Depth::Front) s += " at " + std::string(story::spelling(f.depth));
  }
  for (const auto& p : scene.props)
    s += "; [" + p.name + (p.in_sky ? " sky" : "") + (p.size != "medium" ? " " + p.size : "") +
         (p.text.empty() ? "" : " “" + p.text + "”") + "]";
  return s;
}

}  // namespace talewright::engines
