// What is held before the clothes, made to stand out from them.
#pragma once

#include "drawing/display_list.h"
#include "story/descriptor.h"

namespace talewright::engines::illustrator {

/// The held art, with a light or dark rim around it when its colour is close to what the holder
/// wears before the chest; its group is named "held".
drawing::Group set_off(const drawing::Group& held, const story::Descriptor& holder);

}  // namespace talewright::engines::illustrator
