// How the program is, for those who run it: what stands in the way of work, and numbers of what
// there is.
#pragma once

#include "contract/health.h"

namespace talewright::studio {
class Studio;
}

namespace talewright::operations {

class Health : public contract::Health {
 public:
  /// The studio must outlive it.
  explicit Health(studio::Studio& studio) : studio_(studio) {}
  std::string objection() override;
  std::vector<contract::Gauge> gauges() override;

 private:
  studio::Studio& studio_;
};

}  // namespace talewright::operations
