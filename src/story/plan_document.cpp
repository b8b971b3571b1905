#include "story/plan_document.h"

#include "story/reading.h"

namespace talewright::story {

json::array to_json(const std::vector<CastMember>& cast) {
  json::array all;
  for (const CastMember& m : cast) {
    json::object o{{"key", m.key}, {"name", m.name}, {"role", m.role}};
    put(o, "character_id", m.character_id);
    if (m.revision) o["revision"] = m.revision;
    o["descriptor"] = to_json(m.descriptor);
    all.push_back(std::move(o));
  }
  return all;
}

std::vector<CastMember> cast_from_json(const json::array& all) {
  std::vector<CastMember> cast;
  for (const json::value& v : all) {
    const json::object& c = v.as_object();
    CastMember m;
    m.key = text_or(c, "key");
    m.name = text_or(c, "name");
    m.role = text_or(c, "role");
    m.character_id = text_or(c, "character_id");
    m.revision = integer_or(c, "revision", 0);
    if (const json::object* descriptor = object_at(c, "descriptor"))
      m.descriptor = descriptor_from_json(*descriptor);
    cast.push_back(std::move(m));
  }
  return cast;
}

json::object to_json(const PlanDocument& d) {
  json::array pages;
  for (std::size_t i = 0; i < d.pages.size(); ++i) {
    const PlanPage& p = d.pages[i];
    pages.push_back(json::object{{"page", i + 1},
                                 {"text", p.text},
                                 {"text_by", p.text_by == TextBy::Agent ? "agent" : "writer"},
                                 {"beat", p.beat},
                                 {"page_turn", p.page_turn},
                                 {"scene", to_json(p.scene)}});
  }
  return {{"title", d.title},
          {"subtitle", d.subtitle},
          {"author", d.author},
          {"series", d.series},
          {"prompt", d.prompt},
          {"format", d.format},
          {"language", d.language},
          {"style", d.style},
          {"band", spelling(d.band)},
          {"seed", d.seed & kSeedMask},
          {"arc", d.arc},
          {"theme", d.theme},
          {"lesson", d.lesson},
          {"thesis", d.thesis},
          {"audience", d.audience},
          {"refrain", d.refrain},
          {"cast", to_json(d.cast)},
          {"cover", to_json(d.cover)},
          {"pages", std::move(pages)},
          {"notes", to_array(d.notes)}};
}

PlanDocument plan_document_from_json(const json::object& o) {
  PlanDocument d;
  d.title = text_or(o, "title");
  d.subtitle = text_or(o, "subtitle");
  d.author = text_or(o, "author");
  d.series = text_or(o, "series");
  d.prompt = text_or(o, "prompt");
  d.format = text_or(o, "format", d.format);
  d.language = text_or(o, "language", d.language);
  d.style = text_or(o, "style", d.style);
  d.band = word_or(o, "band", d.band);
  d.seed = static_cast<std::uint64_t>(integer_or(o, "seed", 1));
  d.arc = text_or(o, "arc");
  d.theme = text_or(o, "theme");
  d.lesson = text_or(o, "lesson");
  d.thesis = text_or(o, "thesis");
  d.audience = text_or(o, "audience");
  d.refrain = text_or(o, "refrain");
  if (const json::array* cast = array_at(o, "cast")) d.cast = cast_from_json(*cast);
  if (const json::object* cover = object_at(o, "cover")) d.cover = scene_spec_from_json(*cover);
  if (const json::array* pages = array_at(o, "pages"))
    for (const json::value& v : *pages) {
      const json::object& c = v.as_object();
      PlanPage p;
      p.text = text_or(c, "text");
      p.text_by = text_or(c, "text_by") == "agent" ? TextBy::Agent : TextBy::Writer;
      p.beat = text_or(c, "beat");
      p.page_turn = flag_or(c, "page_turn", false);
      if (const json::object* scene = object_at(c, "scene")) p.scene = scene_spec_from_json(*scene);
      d.pages.push_back(std::move(p));
    }
  d.notes = texts_or_none(o, "notes");
  return d;
}

}  // namespace talewright::story
