// What lies behind the letters: the page's art painted small, and its light measured. Internal to
// press/.
#pragma once

#include <vector>

#include "press/handles.h"
#include "press/page_layout.h"

namespace talewright::press {

/// Light of an area: relative luminance (WCAG) at percentiles, and the mean colour.
struct Light {
  double low = 1, mean = 1, high = 1;  ///< 5th percentile, mean, 95th percentile
  drawing::Color color{1, 1, 1, 1};
  double spread() const { return high - low; }
  /// The contrast that an ink has with the least favourable of the two percentiles.
  double contrast_with(drawing::Color ink) const;
};

class Backdrop {
 public:
  /// Paints paper and picture of the layout, and what lies over the picture, one pixel for 3 pt.
  Backdrop(const PageLayout& layout, const drawing::DisplayList* picture, const std::string& style);
  /// Light of the union of boxes (points). Nothing of them on the page = paper.
  Light measure(const std::vector<Box>& boxes) const;
  /// The same picture with further shapes laid over it.
  Backdrop with(const drawing::Group& over) const;

 private:
  explicit Backdrop(drawing::Color paper);
  Handle<cairo_surface_t> surface_;
  drawing::Color paper_;
};

/// Very dark, warm or cool as the light is.
drawing::Color dark_ink(const Light& light);
/// Nearly white.
drawing::Color bright_ink();

}  // namespace talewright::press
