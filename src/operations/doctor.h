// What `talewright doctor` finds, and how to mend it.
#pragma once

#include <string>
#include <vector>

namespace talewright::operations {

struct Finding {
  bool good = true;
  std::string subject;  ///< "Fonts"
  std::string text;     ///< what is so
  std::string remedy;   ///< what to do; empty when good
};

/// Looks at fonts, data folder, database and engines; changes nothing.
std::vector<Finding> examine(const std::string& folder);

}  // namespace talewright::operations
