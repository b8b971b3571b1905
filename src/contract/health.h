// How the program is, for those who run it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace talewright::contract {

struct Gauge {
  std::string name;    ///< as Prometheus names it: "talewright_jobs"
  std::string help;
  std::string labels;  ///< state="RUNNING"; may be empty
  double value = 0;
  bool counter = false;  ///< only rises
};

class Health {
 public:
  virtual ~Health() = default;
  /// Empty when work can be taken on; else why not, in words (a full disk, a database that does
  /// not answer).
  virtual std::string objection() = 0;
  virtual std::vector<Gauge> gauges() = 0;
};

}  // namespace talewright::contract
