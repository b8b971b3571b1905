// The colours of what a photo shows: what lies in its middle and is not its background.
#pragma once

#include <vector>

#include "drawing/color.h"
#include "drawing/upload.h"

namespace talewright::drawing {

struct PhotoColor {
  Color color;
  double share = 0;  ///< of what is shown, 0..1; the middle of the picture counts more
  double height =
      0;  ///< where it lies on average: 0 = at the top of what is shown, 1 = at its foot
};

/// At most `most`, largest share first, clearly different from each other. Empty when nothing but
/// background is there. Clusters of k-means in OKLab (Ottosson 2020), which is even to the eye;
/// deterministic.
std::vector<PhotoColor> photo_colors(const Raster& raster, int most = 6);

/// How far apart two colours are to the eye: the distance in OKLab; 0.02 is just visible.
double color_distance(Color a, Color b);
/// How colourful, 0 = grey; about 0.3 at most.
double chroma(Color color);
/// In OKLab, degrees 0..360: 29 is red, 70 orange, 110 yellow, 142 green, 264 blue.
double hue_degrees(Color color);
/// OKLab's own lightness, 0..1.
double perceived_lightness(Color color);

}  // namespace talewright::drawing
