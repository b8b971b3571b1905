// Scenes: single pictures, made from a sentence, a scene spec or both. A scene keeps the whole spec
// and a snapshot of everybody in it, so that it can be continued, varied and drawn again whatever
// happens to its characters.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "drawing/upload.h"
#include "engines/engines.h"
#include "store/records.h"

namespace talewright::studio {

class Studio;

/// All that a scene was made from, stored with it as JSON.
struct SceneDocument {
  std::string prompt;
  story::SceneSpec spec;                ///< settled: what was drawn
  std::vector<story::CastMember> cast;  ///< as they were then
  std::vector<std::string> notes;
  std::vector<engines::Understood> understood;
  std::vector<std::string> not_understood;
  std::string engine;
  std::string previous_id;              ///< the scene this one continues
  std::string source_id, vary, target;  ///< the scene this one varies, in what, to what
  std::string logo_blob;                ///< a PNG in a corner
};

struct Scene {
  store::SceneRecord row;
  SceneDocument document;
  std::int64_t charged = 0;  ///< credits, where it has just been made
};

/// Somebody who is in this picture only.
struct GuestOrder {
  std::string key, name, description;
  story::Descriptor descriptor;
};

/// What is asked for. Empty or absent = as in the scene before, else the engine's choice.
struct SceneOrder {
  std::string prompt;
  boost::json::object spec;  ///< members of a scene spec; they win over the prompt
  std::vector<std::string> character_ids;
  std::vector<GuestOrder> guests;
  std::string style;
  std::optional<std::int64_t> width;  ///< pixels
  std::optional<double> aspect;
  std::optional<std::int64_t> seed;
  std::string previous_id;
  std::optional<story::Brand> brand;
  std::optional<drawing::Upload> logo;
};

/// The longest side of a picture, pixels.
inline constexpr int kMostScenePx = 2048, kLeastScenePx = 256, kUsualScenePx = 1024;
inline constexpr std::size_t kMostCast = 8;

/// Draws a scene, keeps it and charges for it: both or neither. Throws insufficient_credits before
/// anything is drawn, validation_failed (nothing asked for, unknown style or
/// character, too many of them, what cannot be mended), character_not_found,
/// character_state_invalid (a draft), scene_not_found, canceled.
Scene generate_scene(Studio& studio, std::string_view account, const SceneOrder& order,
                     std::stop_token stop);

struct VaryOrder {
  std::string scene_id;
  story::Dimension dimension = story::Dimension::Expression;
  std::string target;
  int count = 1;  ///< 1..4
};

struct Variations {
  std::vector<Scene> scenes;
  int failed = 0;
  std::vector<std::string> notes;  ///< why those failed
};

/// Draws a scene again with one dimension changed, `count` times in different ways; what was drawn is
/// kept and charged at the end, all at once. A variant that fails is counted and costs nothing;
/// when all fail, the first one's reason is thrown. Throws insufficient_credits (unless there are
/// enough for all), scene_not_found, canceled; then nothing is kept.
Variations vary_scene(Studio& studio, std::string_view account, const VaryOrder& order,
                      std::stop_token stop,
                      const std::function<void(int done, int total)>& progress);

/// Throws scene_not_found.
Scene get_scene(Studio& studio, std::string_view account, std::string_view id);
void delete_scene(Studio& studio, std::string_view account, std::string_view id);
Scene read_scene(store::SceneRecord row);

/// The picture as PNG, scaled to `longest_px` when that is positive and less than it is: then it is
/// drawn anew from the document.
std::string scene_png(Studio& studio, const Scene& scene, int longest_px = 0);

}  // namespace talewright::studio
