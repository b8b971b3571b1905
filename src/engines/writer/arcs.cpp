#include "engines/writer/arcs.h"

#include <stdexcept>

#include "base/embedded.h"
#include "base/json.h"
#include "base/text.h"

namespace talewright::engines::writer {

namespace {

template <class E>
std::optional<E> read_choice(const json::object& o, std::string_view key) {
  const std::string text = text_or(o, key);
  if (text.empty()) return std::nullopt;
  const auto value = story::parse<E>(text);
  if (!value) throw std::logic_error("unknown " + std::string(key) + " in an arc: " + text);
  return value;
}

/// "hold happy object": pose, expression, what is held.
FigureHint read_hint(std::string_view text) {
  FigureHint hint;
  for (std::string_view word : words(text)) {
    if (!hint.pose && (hint.pose = story::parse<story::Pose>(word))) continue;
    if (!hint.expression && (hint.expression = story::parse<story::Expression>(word))) continue;
    if (word == "absent")
      hint.absent = true;
    else
      hint.holding = std::string(word);
  }
  return hint;
}

Beat read_beat(const json::object& o) {
  Beat beat;
  beat.id = text_or(o, "id");
  beat.priority = static_cast<int>(integer_or(o, "priority", 1));
  beat.where = static_cast<int>(integer_or(o, "where", 0));
  beat.shot = read_choice<story::Shot>(o, "shot");
  beat.mood = read_choice<story::Mood>(o, "mood");
  beat.time = read_choice<story::TimeOfDay>(o, "time");
  beat.shows_object = flag_or(o, "shows_object", false);
  if (const json::object* who = object_at(o, "who"))
    for (const auto& [role, hint] : *who) beat.who[std::string(role)] = read_hint(hint.as_string());
  for (const json::value& value : *array_at(o, "wordings")) {
    const auto& w = value.as_object();
    beat.wordings.push_back(
        {text_or(w, "small"), text_or(w, "text"), text_or(w, "more"), text_or(w, "only")});
  }
  return beat;
}

std::vector<Arc> read_arcs() {
  std::vector<Arc> all;
  for (const EmbeddedFile& file : embedded_files("resources/story/arcs/")) {
    const json::value value = parse_embedded(file.path);
    const auto& o = value.as_object();
    Arc arc{text_or(o, "name"),           text_or(o, "theme"),
            text_or(o, "lesson"),         text_or(o, "thesis"),
            text_or(o, "trait"),          text_or(o, "group"),
            text_or(o, "ends", "sunset"), texts_or_none(o, "titles"),
            texts_or_none(o, "refrains"), {}};
    for (const json::value& beat : *array_at(o, "beats"))
      arc.beats.push_back(read_beat(beat.as_object()));
    all.push_back(std::move(arc));
  }
  return all;
}

std::vector<Episode> read_episodes() {
  std::vector<Episode> all;
  const json::value value = parse_embedded("resources/story/episodes.json");
  for (const json::value& item : value.as_array()) {
    const auto& o = item.as_object();
    Episode episode{text_or(o, "id"), texts_or_none(o, "kinds"), {}};
    for (const json::value& page : *array_at(o, "pages"))
      episode.pages.push_back(read_beat(page.as_object()));
    all.push_back(std::move(episode));
  }
  return all;
}

}  // namespace

const std::vector<Arc>& arcs() {
  static const std::vector<Arc> all = read_arcs();
  return all;
}

const Arc& arc_named(std::string_view name) {
  for (const Arc& arc : arcs())
    if (arc.name == name) return arc;
  throw std::logic_error("no arc named " + std::string(name));
}

const std::vector<Episode>& episodes() {
  static const std::vector<Episode> all = read_episodes();
  return all;
}

}  // namespace talewright::engines::writer
