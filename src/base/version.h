// The program's version, from CMakeLists.txt.
#pragma once

#include <string_view>

namespace talewright {

inline constexpr std::string_view kVersion = TALEWRIGHT_VERSION;

}  // namespace talewright
