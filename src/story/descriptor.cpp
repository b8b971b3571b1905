#include "story/descriptor.h"

#include "story/reading.h"

namespace talewright::story {

namespace {

std::optional<double> optional_number(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (!value || !value->is_number()) return std::nullopt;
  return value->to_number<double>();
}

json::array stored(const std::vector<Garment>& clothes) {
  json::array all;
  for (const Garment& g : clothes) {
    json::object garment{{"item", g.item}};
    put(garment, "color", g.color);
    put(garment, "pattern", g.pattern);
    all.push_back(std::move(garment));
  }
  return all;
}

void put_colors(json::object& o, const std::map<std::string, std::string>& colors) {
  if (colors.empty()) return;
  json::object all;
  for (const auto& [item, color] : colors) all[item] = color;
  o["accessory_colors"] = std::move(all);
}

std::map<std::string, std::string> read_colors(const json::object& o) {
  std::map<std::string, std::string> colors;
  if (const json::object* all = object_at(o, "accessory_colors"))
    for (const auto& [item, color] : *all) colors[item] = text_or(*all, item);
  return colors;
}

std::vector<Garment> read_clothes(const json::array& clothes) {
  std::vector<Garment> all;
  for (const json::value& v : clothes) {
    const json::object& g = v.as_object();
    all.push_back({text_or(g, "item"), text_or(g, "color"), text_or(g, "pattern")});
  }
  return all;
}

}  // namespace

Descriptor overlaid(Descriptor base, const Descriptor& over) {
  const auto text = [](std::string& to, const std::string& from) {
    if (!from.empty()) to = from;
  };
  const auto said = [](auto& to, const auto& from) {
    if (from) to = from;
  };
  // Another species has other natural colours and markings: only what is said of it counts.
  if (!over.species.empty() && over.species != base.species) {
    base.main_color = base.second_color = base.accent_color = base.marking = base.hair_style = {};
    base.hair_color = base.stance = {};
  }
  text(base.species, over.species);
  text(base.stance, over.stance);
  said(base.age, over.age);
  said(base.pronouns, over.pronouns);
  said(base.height, over.height);
  said(base.roundness, over.roundness);
  text(base.main_color, over.main_color);
  text(base.second_color, over.second_color);
  text(base.accent_color, over.accent_color);
  text(base.eye_color, over.eye_color);
  text(base.marking, over.marking);
  text(base.hair_style, over.hair_style);
  text(base.hair_color, over.hair_color);
  if (!over.features.empty()) base.features = over.features;
  if (!over.clothes.empty()) base.clothes = over.clothes;
  if (!over.accessories.empty()) base.accessories = over.accessories;
  for (const auto& [item, color] : over.accessory_colors) base.accessory_colors[item] = color;
  base.dressed = base.dressed || over.dressed || !over.clothes.empty() || !over.accessories.empty();
  if (!over.personality.empty()) base.personality = over.personality;
  text(base.voice, over.voice);
  text(base.notes, over.notes);
  return base;
}

json::object to_json(const Descriptor& d) {
  json::object o;
  put(o, "species", d.species);
  put(o, "stance", d.stance);
  put(o, "age", d.age);
  put(o, "pronouns", d.pronouns);
  if (d.height) o["height"] = *d.height;
  if (d.roundness) o["roundness"] = *d.roundness;
  json::object colors;
  put(colors, "main", d.main_color);
  put(colors, "second", d.second_color);
  put(colors, "accent", d.accent_color);
  put(colors, "eyes", d.eye_color);
  put(colors, "hair", d.hair_color);
  if (!colors.empty()) o["colors"] = std::move(colors);
  put(o, "marking", d.marking);
  put(o, "hair", d.hair_style);
  if (!d.features.empty()) o["features"] = to_array(d.features);
  if (d.dressed) {
    o["clothes"] = stored(d.clothes);
    o["accessories"] = to_array(d.accessories);
    put_colors(o, d.accessory_colors);
  }
  if (!d.personality.empty()) o["personality"] = to_array(d.personality);
  put(o, "voice", d.voice);
  put(o, "notes", d.notes);
  return o;
}

Descriptor dressed_in(Descriptor who, const Outfit& outfit) {
  who.clothes = outfit.clothes;
  who.accessories = outfit.accessories;
  for (const auto& [item, color] : outfit.accessory_colors) who.accessory_colors[item] = color;
  who.dressed = true;
  return who;
}

json::object to_json(const Outfit& outfit) {
  json::object o{{"clothes", stored(outfit.clothes)},
                 {"accessories", to_array(outfit.accessories)}};
  put_colors(o, outfit.accessory_colors);
  return o;
}

Outfit outfit_from_json(const json::object& o) {
  Outfit outfit;
  if (const json::array* clothes = array_at(o, "clothes")) outfit.clothes = read_clothes(*clothes);
  outfit.accessories = texts_or_none(o, "accessories");
  outfit.accessory_colors = read_colors(o);
  return outfit;
}

Descriptor descriptor_from_json(const json::object& o) {
  Descriptor d;
  d.species = text_or(o, "species");
  d.stance = text_or(o, "stance");
  d.age = optional_word<Age>(o, "age");
  d.pronouns = optional_word<Pronouns>(o, "pronouns");
  d.height = optional_number(o, "height");
  d.roundness = optional_number(o, "roundness");
  if (const json::object* colors = object_at(o, "colors")) {
    d.main_color = text_or(*colors, "main");
    d.second_color = text_or(*colors, "second");
    d.accent_color = text_or(*colors, "accent");
    d.eye_color = text_or(*colors, "eyes");
    d.hair_color = text_or(*colors, "hair");
  }
  d.marking = text_or(o, "marking");
  d.hair_style = text_or(o, "hair");
  d.features = texts_or_none(o, "features");
  if (const json::array* clothes = array_at(o, "clothes")) {
    d.dressed = true;
    d.clothes = read_clothes(*clothes);
  }
  d.dressed = d.dressed || array_at(o, "accessories");
  d.accessories = texts_or_none(o, "accessories");
  d.accessory_colors = read_colors(o);
  d.personality = texts_or_none(o, "personality");
  d.voice = text_or(o, "voice");
  d.notes = text_or(o, "notes");
  return d;
}

}  // namespace talewright::story
