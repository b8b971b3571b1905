// Who is in a scene, and how its spec may call them.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "studio/scenes.h"

namespace talewright::studio {

/// The cast of an order: its characters and guests; else the cast of the scene before; else, where
/// the prompt speaks of a being, that one. Keys are unique. Throws as generate_scene.
std::vector<story::CastMember> scene_cast(Studio& studio, std::string_view account,
                                          const SceneOrder& order, const SceneDocument* previous,
                                          std::uint64_t seed, std::vector<std::string>& notes);

/// The spec's members with everybody called by their key: names, ids, "hero", "friend1" will do,
/// too. Throws validation_failed for a character who is not in the cast.
boost::json::object with_keys(boost::json::object spec, const std::vector<story::CastMember>& cast);

}  // namespace talewright::studio
