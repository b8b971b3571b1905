// A scene spec becomes a picture: setting, figures, things, weather, in drawing order.
#pragma once

#include <span>
#include <stop_token>

#include "drawing/display_list.h"
#include "story/plan_document.h"

namespace talewright::engines::illustrator {

/// Throws validation_failed for a character that is not in the cast (or stands in the picture
/// twice), canceled when `stop` asks for it.
drawing::DisplayList draw_scene(const story::SceneSpec& spec,
                                std::span<const story::CastMember> cast, std::stop_token stop);

}  // namespace talewright::engines::illustrator
