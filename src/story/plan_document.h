// The plan document: what will be made, page by page. Written by a text engine or the calling
// agent, shown for approval, drawn and bound by a job. A stored plan holds it as JSON.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "story/descriptor.h"
#include "story/scene_spec.h"

namespace talewright::story {

/// A picture that a person gave of a character. Handed to engines with the cast, no part of any
/// document.
struct Photo {
  std::string media_type;
  std::shared_ptr<const std::string> bytes;  ///< the file; null = none
  friend bool operator==(const Photo& a, const Photo& b) {
    return a.media_type == b.media_type && (a.bytes == b.bytes || (a.bytes && b.bytes && *a.bytes == *b.bytes));
  }
};

struct CastMember {
  std::string key;   ///< "hero", "friend", "helper", ...: how scene specs name them
  std::string name;  ///< "Rusty"
  std::string role;  ///< what they are to the story, in words
  std::string character_id;  ///< a locked character, or empty when the plan invented this one
  std::int64_t revision = 0; ///< of that character
  Descriptor descriptor;     ///< complete: what the pictures are drawn from
  Photo photo = {};          ///< for engines that take reference pictures
  friend bool operator==(const CastMember&, const CastMember&) = default;
};

enum class TextBy { Writer, Agent };

struct PlanPage {
  std::string text;   ///< kept word for word when an agent wrote it; lines are breaks it chose
  TextBy text_by = TextBy::Writer;
  std::string beat;   ///< the arc's name for this moment: "opening", "problem", "turn"
  bool page_turn = false;  ///< ends on a question or cut-off action that the next page answers
  SceneSpec scene;
  friend bool operator==(const PlanPage&, const PlanPage&) = default;
};

struct PlanDocument {
  std::string title, subtitle, author, series;
  std::string prompt;           ///< the caller's words, verbatim
  std::string format = "picture_book";
  std::string language = "en";  ///< BCP 47
  std::string style = "cartoon";
  Band band = Band::Preschool;
  std::uint64_t seed = 1;
  std::string arc;     ///< name in resources/story/arcs: "sharing"
  std::string theme, lesson, thesis, audience, refrain;
  std::vector<CastMember> cast;
  SceneSpec cover;               ///< the picture on the cover
  std::vector<PlanPage> pages;   ///< the story pages, each with its own picture
  std::vector<std::string> notes;  ///< what was understood, replaced or adjusted, for the approver
};

boost::json::array to_json(const std::vector<CastMember>& cast);
std::vector<CastMember> cast_from_json(const boost::json::array& json);
boost::json::object to_json(const PlanDocument& document);
PlanDocument plan_document_from_json(const boost::json::object& json);

}  // namespace talewright::story
