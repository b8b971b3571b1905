// Trunk, limbs, tail and clothes of the two-legged, each drawn on the solved skeleton.
#pragma once

#include "engines/illustrator/rig/build.h"
#include "engines/illustrator/rig/looks.h"
#include "engines/illustrator/rig/skeleton.h"

namespace talewright::engines::illustrator::rig {

void draw_tail(Art& art, const Build& build, const Skeleton& skeleton, const Look& look);
/// From behind: whether what is worn hangs over the tail, which is then drawn before the clothes.
bool tail_under_clothes(const Build& build);
/// Wings, shells and plates on the back; `behind` is true for what lies behind the trunk.
void draw_back_parts(Art& art, const Build& build, const Skeleton& skeleton, bool behind);
void draw_trunk(Art& art, const Build& build, const Skeleton& skeleton);

/// An arm with its sleeve and hand. `patch` clips the patch that closes the seam at the shoulder.
void draw_arm(Art& art, const Build& build, const Skeleton& skeleton, bool near, bool grips);
/// Of an arm whose hand is before the face, the part that lies under the chin; draw_arm adds the
/// rest.
void draw_upper_arm(Art& art, const Build& build, const Skeleton& skeleton, bool near);
/// A hand alone, gripping: over what is held.
void draw_grip(Art& art, const Build& build, const Skeleton& skeleton, bool near);
/// Both legs with trousers and shoes.
void draw_legs(Art& art, const Build& build, const Skeleton& skeleton);
Point hand_of(const Build& build, const Limb& arm);

/// What is worn on the trunk, in order from the skin outwards; called after draw_trunk.
void draw_clothes(Art& art, const Build& build, const Skeleton& skeleton);
/// Braces over the shirt, crossed on the back; draw_clothes calls it.
void draw_braces(Art& art, const Build& build, const Skeleton& skeleton);
/// A square of cloth held by stitches, `half` from its middle to a side.
void draw_sewn_patch(Art& art, Point middle, double half, double degrees, Color color);
/// Sewn patches, over the clothes or the bare coat.
void draw_body_features(Art& art, const Build& build, const Skeleton& skeleton);
/// Capes, hoods, backpacks and space packs behind the trunk.
void draw_worn_behind(Art& art, const Build& build, const Skeleton& skeleton);
/// Scarves, bow ties, necklaces: over the clothes, under the head.
void draw_neckwear(Art& art, const Build& build, const Skeleton& skeleton);
/// Straps of bags and the wheelchair's near side: over everything but the near arm.
void draw_worn_before(Art& art, const Build& build, const Skeleton& skeleton);
/// A wheelchair's far side, drawn before the figure.
void draw_chair_behind(Art& art, const Build& build, const Skeleton& skeleton);

/// The level on the trunk at which the head's chin ends: what is worn at the neck hangs from there.
double chin_level(const Build& build);

/// How a garment dresses limbs.
struct Sleeve {
  const story::Garment* garment = nullptr;
  double length = 0;   ///< share of the arm or leg
  double loose = 1.2;  ///< width by the limb's
};
Sleeve sleeve_of(const Build& build);
Sleeve trouser_of(const Build& build);
Color garment_color(const Build& build, const story::Garment& garment);
/// Colour that goes with it for hems, buttons and patterns.
Color trim_of(Color color);

/// A steady colour for an accessory that stands apart from the clothes.
Color accessory_color(const Build& build, std::string_view item);

/// Fills `area` with a garment's pattern. `wide` is the size of the motif.
void draw_pattern(Art& art, const Path& area, const story::Garment& garment, Color color,
                  double wide, double turned = 0);

}  // namespace talewright::engines::illustrator::rig
