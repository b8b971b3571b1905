// The contours of arms and legs: tapered tubes around two bones, clean however sharply they bend.
#pragma once

#include <optional>

#include "engines/illustrator/rig/skeleton.h"

namespace talewright::engines::illustrator::rig {

/// What a bent limb is drawn from: its contour, and where the inner sides of its bones meet.
struct Tube {
  Path path;
  std::optional<Point> crease;
  bool tangled = false;  ///< bent more sharply than one contour can show
};

/// The limb from one share of its length to another, as wide as said at root, middle and end.
Tube limb_tube(const Limb& limb, double from, double to, double start, double middle, double end);
Path limb_path(const Limb& limb, double from, double to, double start, double middle, double end);
/// Whether a limb so wide bends so sharply that its lower bone lies over the upper one: each is
/// drawn as a piece of its own then.
bool folded(const Limb& limb, double wide);
/// One bone of a folded limb, from its beginning to `to`, a share of its length.
Path bone_path(const Limb& limb, bool lower, double to, double start, double end);

}  // namespace talewright::engines::illustrator::rig
