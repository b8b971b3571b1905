// The stored form of scenes.
#pragma once

#include <boost/json/array.hpp>

#include "studio/scenes.h"

namespace talewright::studio {

boost::json::array to_json(const std::vector<engines::Understood>& understood);
boost::json::object to_json(const SceneDocument& document);
/// Reads what to_json writes.
SceneDocument scene_document_from_json(const boost::json::object& json);

}  // namespace talewright::studio
