#include "engines/illustrator/rig/species_rig.h"

#include "base/embedded.h"
#include "base/json.h"

namespace talewright::engines::illustrator::rig {

namespace {

/// What `o` says of four legs, over what its build says.
void read_four(const json::object& o, FourLegs& f) {
  const auto number = [&](std::string_view key, double& value) {
    value = number_or(o, key, value);
  };
  number("height", f.height);
  number("head", f.head);
  number("back", f.back);
  number("croup", f.croup);
  number("deep", f.deep);
  number("loin", f.loin);
  number("rump", f.rump);
  number("length", f.length);
  number("reach", f.reach);
  number("neck_low", f.neck_low);
  number("neck_high", f.neck_high);
  number("leg", f.leg);
  number("thigh", f.thigh);
  number("shin", f.shin);
  number("foot", f.foot);
  number("agile", f.agile);
  number("arch", f.arch);
  number("tail", f.tail);
  f.crouches = flag_or(o, "crouches", f.crouches);
  f.sits = flag_or(o, "sits", f.sits);
  f.feet = text_or(o, "feet", f.feet);
  f.grown = text_or(o, "grown", f.grown);
  f.mane = text_or(o, "mane", f.mane);
}

SpeciesRig parse(const json::object& o, const json::object& builds) {
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
  if (const json::object* baby = object_at(o, "baby")) {
    json::object whole = o;
    whole.erase("baby");
    for (const auto& [key, value] : *baby) whole[key] = value;
    r.baby.push_back(parse(whole, builds));
  }
  if (const json::object* four = object_at(o, "four")) {
    r.four.emplace();
    read_four(builds.at(text_or(*four, "build")).as_object(), *r.four);
    read_four(*four, *r.four);
    r.four_by_nature = flag_or(*four, "by_nature", false);
  }
  return r;
}

}  // namespace

std::span<const SpeciesRig> species_rigs() {
  static const std::vector<SpeciesRig> all = [] {
    std::vector<SpeciesRig> result;
    const json::value file = parse_embedded("resources/rigs.json");
    for (const json::value& v : file.at("species").as_array())
      result.push_back(parse(v.as_object(), file.at("four_legged").as_object()));
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
