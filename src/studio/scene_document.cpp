// Scene documents as JSON.
#include "studio/scene_document.h"
#include "base/json.h"

namespace talewright::studio {

json::array to_json(const std::vector<engines::Understood>& understood) {
  json::array all;
  for (const engines::Understood& u : understood)
    all.push_back({{"words", u.words}, {"field", u.field}, {"value", u.value}});
  return all;
}

json::object to_json(const SceneDocument& d) {
  return {{"prompt", d.prompt},
          {"spec", story::to_json(d.spec)},
          {"cast", story::to_json(d.cast)},
          {"notes", to_array(d.notes)},
          {"understood", to_json(d.understood)},
          {"not_understood", to_array(d.not_understood)},
          {"engine", d.engine},
          {"previous_id", d.previous_id},
          {"source_id", d.source_id},
          {"vary", d.vary},
          {"target", d.target},
          {"logo_blob", d.logo_blob}};
}

SceneDocument scene_document_from_json(const json::object& o) {
  SceneDocument d;
  d.prompt = text_or(o, "prompt");
  d.spec = story::scene_spec_from_json(o.at("spec").as_object());
  d.cast = story::cast_from_json(o.at("cast").as_array());
  d.notes = texts_or_none(o, "notes");
  if (const json::array* understood = array_at(o, "understood"))
    for (const json::value& v : *understood) {
      const json::object& u = v.as_object();
      d.understood.push_back({text_or(u, "words"), text_or(u, "field"), text_or(u, "value")});
    }
  d.not_understood = texts_or_none(o, "not_understood");
  d.engine = text_or(o, "engine");
  d.previous_id = text_or(o, "previous_id");
  d.source_id = text_or(o, "source_id");
  d.vary = text_or(o, "vary");
  d.target = text_or(o, "target");
  d.logo_blob = text_or(o, "logo_blob");
  return d;
}

}  // namespace talewright::studio
