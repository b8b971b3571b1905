// How far arms, hands, wings and held things reach out of a figure.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "drawing/display_list.h"

namespace talewright::engines::illustrator {

/// Whether a part of a figure ("hero.hand.far") is of a limb that may come before a face.
bool reaches_out(std::string_view part);

/// The outermost places of what reaches out, row by row of figure space, so that asking is cheap.
class Reach {
 public:
  Reach() = default;
  explicit Reach(const drawing::Group& art);
  /// Smallest and largest x between two heights; nothing when no limb is there.
  std::optional<std::pair<double, double>> between(double top, double bottom) const;

 private:
  void collect(const drawing::Group& group, bool held);
  void note(Point p);
  struct Row {
    double low = 1e18, high = -1e18;
  };
  double top_ = 0;
  std::vector<Row> rows_;
};

}  // namespace talewright::engines::illustrator
