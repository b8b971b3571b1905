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

class TextEngine {
 public:
  virtual ~TextEngine() = default;
  virtual std::string_view name() const = 0;
  /// Drafts a whole plan. Every cast member's descriptor holds what the prompt says of it; the
  /// image engine completes it. Deterministic for the built-in writer.
  virtual story::PlanDocument draft(const StoryRequest& request, std::stop_token stop) const = 0;
  /// What free text says of a character's look and nature; unsaid members stay empty. `notes`
  /// receives sentences about what was replaced or not understood.
  virtual story::Descriptor describe(std::string_view text, std::vector<std::string>& notes) const = 0;
  /// A scene for a page that somebody else wrote, in the world of the plan (its cast, setting).
  virtual story::SceneSpec scene_for(const story::PlanDocument& plan, std::size_t page_index,
                                     std::string_view text) const = 0;
};

class ImageEngine {
 public:
  virtual ~ImageEngine() = default;
  virtual std::string_view name() const = 0;
  /// Fills every unsaid member of a descriptor from the seed. Same input, same output. An unknown
  /// species is replaced by the nearest known one, with a sentence in `notes`.
  virtual story::Descriptor complete(story::Descriptor descriptor, std::uint64_t seed,
                                     std::vector<std::string>& notes) const = 0;
  /// Draws a scene. `cast` holds every character that the spec names, descriptors complete.
  virtual drawing::DisplayList draw(const story::SceneSpec& spec,
                                    std::span<const story::CastMember> cast,
                                    std::stop_token stop) const = 0;
  /// The reference sheet of a character: views, expressions, poses, palette.
  virtual drawing::DisplayList sheet(const story::CastMember& who) const = 0;
};

std::unique_ptr<TextEngine> make_builtin_writer();
std::unique_ptr<ImageEngine> make_builtin_illustrator();

}  // namespace talewright::engines
