// How light a picture is on the whole. Styles that paint by value (ink, tone, few colours) ask it,
// so that a face at night is as white as one at noon while its sky is black. Internal to drawing/.
#pragma once

#include "drawing/display_list.h"

namespace talewright::drawing {

/// CIE lightness, 0 black to 1 white, of the colour without its opacity.
double lightness(Color color);

struct Exposure {
  double white = 1;     ///< lightness of what is white on figures, by the whites of their eyes
  double around = 0.7;  ///< mean lightness of what stands behind them, by area
  double sky = 1;       ///< mean lightness of the sky; 1 when there is none
  Color hue;            ///< mean colour of what stands behind them, sky included
  double water = 0;     ///< share of it that is water
  bool open = false;    ///< there is a sky
  bool snowy = false;   ///< the ground is white, and it is day
  bool night = false;   ///< the sky is dark, or the room
};

Exposure exposure_of(const DisplayList& list);

/// Whether a group holds a figure ("figure.KEY").
bool is_figure(const Group& group);

}  // namespace talewright::drawing
