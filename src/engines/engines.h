// The interfaces of what makes text and pictures. An engine is built in or a remote model; a call
// may come from several threads at once. Engines throw Failure (engine_failed, validation_failed,
// canceled) and nothing else that is expected.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "drawing/display_list.h"
#include "story/plan_document.h"

namespace talewright::engines {

/// A page that the agent wrote itself. Its text is kept word for word; a scene may come with it.
struct GivenPage {
  std::string text;
  std::optional<story::SceneSpec> scene;  ///< not given: drafted from the text
};

/// What a story is to be made from. Empty or absent = the engine chooses.
struct StoryRequest {
  std::string prompt;
  std::string title, author, series, lesson, setting;
  std::optional<story::Band> band;
  int pages = 12;  ///< story pages, 4..40
  std::string style = "cartoon";
  std::uint64_t seed = 1;
  std::vector<story::CastMember> cast;  ///< locked characters to cast, hero first; descriptors set
  std::vector<GivenPage> given_pages;   ///< in page order; pages past its end are drafted
};

/// One thing that was read: "yellow raincoat" -> "clothes", "raincoat #f2c230".
struct Understood {
  std::string words, field, value;
  friend bool operator==(const Understood&, const Understood&) = default;
};

/// A descriptor read from free words.
struct Description {
  story::Descriptor descriptor;
  std::vector<Understood> understood;
  std::vector<std::string> not_understood;  ///< the words left over, as written, stop words aside
  std::vector<std::string> notes;           ///< sentences about what was replaced or assumed
};

/// A scene spec read from free words; lists as in Description.
struct SceneDraft {
  story::SceneSpec spec;
  std::vector<Understood> understood;
  std::vector<std::string> not_understood;
  std::vector<std::string> notes;
};

class TextEngine {
 public:
  virtual ~TextEngine() = default;
  virtual std::string_view name() const = 0;
  /// Drafts a whole plan. Every cast member's descriptor holds what the prompt says of it; the
  /// image engine completes it. Deterministic for the built-in writer.
  virtual story::PlanDocument draft(const StoryRequest& request, std::stop_token stop) const = 0;
  /// What free text says of a character's look and nature; unsaid members stay empty. Any text will
  /// do: an unknown species becomes the nearest known one, what means nothing here is listed.
  virtual Description describe(std::string_view text) const = 0;
  /// One sentence as a whole scene. Cast members are meant by name, key or kind; a sentence that
  /// names none of them means all of them.
  virtual SceneDraft scene_from(std::string_view sentence, std::span<const story::CastMember> cast,
                                std::uint64_t seed) const = 0;
  /// `spec` changed in exactly one dimension, as `target` says in plain words (or an exact
  /// vocabulary word, or empty: the engine chooses). `index` 0..3 picks one of several different
  /// answers. Everything else stays equal, the seed included.
  virtual SceneDraft varied(const story::SceneSpec& spec,
                            std::span<const story::CastMember> cast, story::Dimension dimension,
                            std::string_view target, int index) const = 0;
  /// A scene for a page that somebody else wrote, in the world of the plan (its cast, setting).
  virtual story::SceneSpec scene_for(const story::PlanDocument& plan, std::size_t page_index,
                                     std::string_view text) const = 0;
};

class ImageEngine {
 public:
  virtual ~ImageEngine() = default;
  virtual std::string_view name() const = 0;
  /// Whether it looks at the photos that come with a cast.
  virtual bool takes_photos() const { return false; }
  /// Fills every unsaid member of a descriptor from the seed. Same input, same output. An unknown
  /// species is replaced by the nearest known one, with a sentence in `notes`.
  virtual story::Descriptor complete(story::Descriptor descriptor, std::uint64_t seed,
                                     std::vector<std::string>& notes) const = 0;
  /// The spec as it can be drawn: contradictions resolved, unknown settings and things replaced by
  /// the nearest, what the brand forbids taken out, with a sentence in `notes` for each change.
  /// validation_failed (details: field, limit, given) for what cannot be mended.
  virtual story::SceneSpec settle(story::SceneSpec spec, std::span<const story::CastMember> cast,
                                  std::vector<std::string>& notes) const = 0;
  /// Draws a scene. `cast` holds every character that the spec names, descriptors complete.
  virtual drawing::DisplayList draw(const story::SceneSpec& spec,
                                    std::span<const story::CastMember> cast,
                                    std::stop_token stop) const = 0;
  /// The reference sheet of a character: views, expressions, poses, palette. Its Figure regions are
  /// the panels, named as `reference_labels` names them.
  virtual drawing::DisplayList sheet(const story::CastMember& who) const = 0;
  /// What `reference` can draw: "front", "three_quarter", "side", "back", "height", "palette",
  /// "expression.<name>", "pose.<name>". The same for every character; lives as long as the engine.
  virtual std::span<const std::string> reference_labels() const = 0;
  /// One panel of the sheet as a picture of its own, 1000 x 1000. Throws validation_failed for a
  /// label that is not among `reference_labels`.
  virtual drawing::DisplayList reference(const story::CastMember& who,
                                         std::string_view label) const = 0;
};

std::unique_ptr<TextEngine> make_builtin_writer();
std::unique_ptr<ImageEngine> make_builtin_illustrator();

}  // namespace talewright::engines
