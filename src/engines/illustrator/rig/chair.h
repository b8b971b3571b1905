// The wheelchair of somebody who is not sitting in it.
#pragma once

#include <string>

#include "engines/illustrator/rig/art.h"
#include "engines/illustrator/rig/build.h"

namespace talewright::engines::illustrator::rig {

/// The chair alone, facing right, standing on y = 0 around x = 0; in its owner's colour and size.
Group empty_wheelchair(const Build& owner, const std::string& who);

}  // namespace talewright::engines::illustrator::rig
