#include "engines/illustrator/rig/species_rig.h"

#include "base/embedded.h"
#include "base/json.h"

namespace talewright::engines::illustrator::rig {

namespace {

SpeciesRig parse(const json::object& o) {
  SpeciesRig r;
  const auto number = [&](std::string_view key, double& value) {
    value = number_or(o, key, value);
  };
  const auto text = [&](std::string_view key, std::string& value) {
    value = text_or(o, key, value);
  };
  text("name", r.name);
  text("family", r.family);
  number("height", r.height);
  number("head", r.head);
  number("head_wide", r.head_wide);
  text("head_shape", r.head_shape);
  number("neck", r.neck);
  number("legs", r.legs);
  number("shoulder", r.shoulder);
  number("chest", r.chest);
  number("belly", r.belly);
  number("hip", r.hip);
  number("arm", r.arm);
  number("arm_wide", r.arm_wide);
  number("leg_wide", r.leg_wide);
  number("hand", r.hand);
  number("foot", r.foot);
  text("ears", r.ears);
  number("ear_size", r.ear_size);
  text("nose", r.nose);
  number("nose_size", r.nose_size);
  number("eye", r.eye);
  number("eye_x", r.eye_x);
  number("eye_y", r.eye_y);
  text("tail", r.tail);
  number("tail_size", r.tail_size);
  text("crest", r.crest);
  text("face", r.face);
  text("back", r.back);
  text("hands", r.hands);
  text("marking", r.marking);
  text("nose_color", r.nose_color);
  text("inner_color", r.inner_color);
  r.belly_patch = flag_or(o, "belly_patch", r.belly_patch);
  r.wears_clothes = flag_or(o, "wears_clothes", r.wears_clothes);
  if (const json::object* m = object_at(o, "muzzle")) {
    r.muzzle.wide = number_or(*m, "wide", 0.4);
    r.muzzle.high = number_or(*m, "high", 0.32);
    r.muzzle.y = number_or(*m, "y", r.muzzle.y);
    r.muzzle.out = number_or(*m, "out", r.muzzle.out);
    r.muzzle.color = text_or(*m, "color", r.muzzle.color);
  }
  if (const json::array* palettes = array_at(o, "palettes"))
    for (const json::value& v : *palettes) {
      const json::array& p = v.as_array();
      r.palettes.push_back({std::string(p.at(0).as_string()), std::string(p.at(1).as_string()),
                            std::string(p.at(2).as_string())});
    }
  r.eye_colors = texts_or_none(o, "eyes");
  return r;
}

}  // namespace

std::span<const SpeciesRig> species_rigs() {
  static const std::vector<SpeciesRig> all = [] {
    std::vector<SpeciesRig> result;
    const json::value file = parse_embedded("resources/rigs.json");
    for (const json::value& v : file.at("species").as_array())
      result.push_back(parse(v.as_object()));
    return result;
  }();
  return all;
}

const SpeciesRig* find_rig(std::string_view name) {
  for (const SpeciesRig& r : species_rigs())
    if (r.name == name) return &r;
  return nullptr;
}

}  // namespace talewright::engines::illustrator::rig
