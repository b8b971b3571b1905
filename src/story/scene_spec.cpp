#include "story/scene_spec.h"

#include "story/reading.h"

namespace talewright::story {

json::object to_json(const SceneSpec& s) {
  json::array characters;
  for (const SceneFigure& f : s.characters) {
    json::object o{{"character", f.character},
                   {"pose", spelling(f.pose)},
                   {"expression", spelling(f.expression)}};
    put(o, "facing", f.facing);
    put(o, "place", f.place);
    o["depth"] = spelling(f.depth);
    put(o, "holding", f.holding);
    put(o, "looks_at", f.looks_at);
    put(o, "interaction", f.interaction);
    put(o, "with", f.with);
    if (f.outfit) o["outfit"] = to_json(*f.outfit);
    characters.push_back(std::move(o));
  }
  json::array props;
  for (const SceneProp& p : s.props) {
    json::object o{{"name", p.name}};
    put(o, "place", p.place);
    o["depth"] = spelling(p.depth);
    o["size"] = p.size;
    if (p.scale != 1) o["scale"] = p.scale;
    put(o, "text", p.text);
    o["in_sky"] = p.in_sky;
    props.push_back(std::move(o));
  }
  json::object o{{"setting", s.setting},
                 {"time", spelling(s.time)},
                 {"season", spelling(s.season)},
                 {"weather", spelling(s.weather)},
                 {"shot", spelling(s.shot)},
                 {"angle", spelling(s.angle)},
                 {"lighting", spelling(s.lighting)},
                 {"mood", spelling(s.mood)},
                 {"characters", std::move(characters)},
                 {"props", std::move(props)},
                 {"text_space", spelling(s.text_space)},
                 {"aspect", s.aspect},
                 {"seed", s.seed & kSeedMask},
                 {"alt", s.alt}};
  put(o, "focus", s.focus);
  if (!s.brand.empty())
    o["brand"] = json::object{{"palette", to_array(s.brand.palette)},
                              {"forbidden", to_array(s.brand.forbidden)}};
  return o;
}

SceneSpec scene_spec_from_json(const json::object& o) {
  SceneSpec s;
  s.setting = text_or(o, "setting", s.setting);
  s.time = word_or(o, "time", s.time);
  s.season = word_or(o, "season", s.season);
  s.weather = word_or(o, "weather", s.weather);
  s.shot = word_or(o, "shot", s.shot);
  s.angle = word_or(o, "angle", s.angle);
  s.lighting = word_or(o, "lighting", s.lighting);
  s.mood = word_or(o, "mood", s.mood);
  if (const json::array* characters = array_at(o, "characters"))
    for (const json::value& v : *characters) {
      const json::object& c = v.as_object();
      SceneFigure f;
      f.character = text_or(c, "character");
      f.pose = word_or(c, "pose", f.pose);
      f.expression = word_or(c, "expression", f.expression);
      f.facing = optional_word<Facing>(c, "facing");
      f.place = optional_word<Place>(c, "place");
      f.depth = word_or(c, "depth", f.depth);
      f.holding = text_or(c, "holding");
      f.looks_at = text_or(c, "looks_at");
      f.interaction = optional_word<Interaction>(c, "interaction");
      f.with = text_or(c, "with");
      if (const json::object* outfit = object_at(c, "outfit")) f.outfit = outfit_from_json(*outfit);
      s.characters.push_back(std::move(f));
    }
  if (const json::array* props = array_at(o, "props"))
    for (const json::value& v : *props) {
      const json::object& c = v.as_object();
      SceneProp p;
      p.name = text_or(c, "name");
      p.place = optional_word<Place>(c, "place");
      p.depth = word_or(c, "depth", p.depth);
      p.size = text_or(c, "size", p.size);
      p.scale = number_or(c, "scale", p.scale);
      p.text = text_or(c, "text");
      p.in_sky = flag_or(c, "in_sky", p.in_sky);
      s.props.push_back(std::move(p));
    }
  s.focus = text_or(o, "focus");
  if (const json::object* brand = object_at(o, "brand"))
    s.brand = {texts_or_none(*brand, "palette"), texts_or_none(*brand, "forbidden")};
  s.text_space = word_or(o, "text_space", s.text_space);
  s.aspect = number_or(o, "aspect", s.aspect);
  s.seed = static_cast<std::uint64_t>(integer_or(o, "seed", static_cast<std::int64_t>(s.seed)));
  s.alt = text_or(o, "alt");
  return s;
}

}  // namespace talewright::story
