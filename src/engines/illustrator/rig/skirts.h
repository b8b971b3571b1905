// How undivided cloth falls from the waist: skirts, dresses, robes, the lower half of long coats.
#pragma once

#include "engines/illustrator/rig/build.h"
#include "engines/illustrator/rig/skeleton.h"

namespace talewright::engines::illustrator::rig {

/// Whether the thighs come forwards, so that cloth lies over them instead of hanging down.
bool has_lap(const Skeleton& skeleton);
/// From `v1` on the trunk down to `low`, a share of the legs' length; `flare` widens the hem, in
/// hundredths of the figure's height. It spans the legs wherever they are, and flows behind those
/// who swim or fly.
Path skirt_path(const Build& build, const Skeleton& skeleton, double v1, double low, double flare);
/// The cloth over the thighs of one who has a lap, taut from the seat over both knees.
Path lap_path(const Build& build, const Skeleton& skeleton, double low);
/// Where trunk and lap are one piece of cloth: hides the contour between them at the seat.
Path lap_seam(const Skeleton& skeleton);

}  // namespace talewright::engines::illustrator::rig
