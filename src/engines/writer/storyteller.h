// Makes a plan document: understands the request, chooses arc, world and cast, writes each page
// within its band's limits, proofreads, and stages the pictures.
#pragma once

#include "engines/engines.h"

namespace talewright::engines::writer {

story::PlanDocument tell(const StoryRequest& request, std::stop_token stop);

}  // namespace talewright::engines::writer
