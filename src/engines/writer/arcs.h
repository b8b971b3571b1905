// The story arcs of resources/story/arcs/: beats with texts for three bands, and the episodes that
// stretch a story to any length. Data only; the storyteller makes books of them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engines/writer/stage.h"
#include "story/scene_spec.h"

namespace talewright::engines::writer {

/// One way to say a page, in grammar notation. `text` is for 4-6; `more` is put into it at its
/// bar (or behind it) for 6-8; `small` is for 2-4.
struct Wording {
  std::string small, text, more;
  std::string
      only;  ///< fits only such stories: "voyage", "stay", "body", crafts such as "bake grow"
};

struct Beat {
  std::string id;
  int priority = 1;  ///< 1 = in every book; higher numbers come in as the book grows
  int where = 0;     ///< 0 = where the hero lives, 1.. = further places
  std::optional<story::Shot> shot;
  std::optional<story::Mood> mood;
  std::optional<story::TimeOfDay> time;
  std::map<std::string, FigureHint>
      who;                    ///< "hero", "friend", "helper"; holding "object" = the story's thing
  bool shows_object = false;  ///< the thing lies in the picture though nobody holds it
  std::vector<Wording> wordings;
};

struct Episode {
  std::string id;
  std::vector<std::string> kinds;  ///< of settings; empty = anywhere
  std::vector<Beat> pages;
};

struct Arc {
  std::string name, theme, lesson, thesis, trait, group;  ///< group of things: "treasures"
  std::string ends = "sunset";                            ///< time of day of the last pages
  std::vector<std::string> titles, refrains;
  std::vector<Beat> beats;
};

const std::vector<Arc>& arcs();
const Arc& arc_named(std::string_view name);
const std::vector<Episode>& episodes();

}  // namespace talewright::engines::writer
