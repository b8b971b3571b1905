// Heads of the two-legged: shape, ears, muzzle, markings and what grows on them.
#pragma once

#include <span>

#include "engines/illustrator/rig/build.h"
#include "engines/illustrator/rig/face.h"
#include "engines/illustrator/rig/skeleton.h"

namespace talewright::engines::illustrator::rig {

/// A head around (0,0), upright; the caller turns and places it.
struct HeadArt {
  Group behind;  ///< behind the trunk: long hair, back of hoods
  Group front;
};

/// What all parts of a head are drawn from.
struct HeadSpace {
  const Build& build;
  const Look& look;
  FaceFrame frame;
  FaceStyle style;
  bool back = false;
  Color skin;  ///< of the head
  double side() const { return std::min(1.0, frame.turn / 45); }
  bool profile() const { return !back && frame.turn > 55; }
  /// From behind, how far the head turns to the right: 0..1.
  double yaw() const { return back ? std::sin(radians(frame.turn)) : 0; }
  /// A place near the crown, where turning moves things little.
  Point crown_at(double x, double y) const {
    if (back) return {frame.rx * (x - 0.3 * yaw()), frame.ry * y};
    return profile() ? FaceFrame{frame.rx, frame.ry, 16, frame.pitch}.at(x * 0.55, y)
                     : frame.at(x, y);
  }
};

HeadArt draw_head(const Build& build, const Look& look, const Skeleton& skeleton, Point gaze,
                  std::string_view who);

/// The silhouette of the skull by the rig's head shape.
Path skull(const HeadSpace& h, double grow = 1);
/// The outline of a person's head from the side, nose, lips and chin included.
Path profile_of_person(const HeadSpace& h);
/// Whether an animal's head from the side is drawn by profile_of_animal.
bool has_profile(const SpeciesRig& rig);
/// The outline of an animal's head from the side, muzzle included. `half` is the right half of the
/// skull from the crown to the chin, in half widths and half heights.
Path profile_of_animal(const HeadSpace& h, std::span<const Point> half);
/// Muzzle colours, nose and whiskers from the side; sets where the mouth is.
void draw_profile_muzzle(Art& over, HeadSpace& h);
void draw_nose(Art& art, const HeadSpace& h, Point at, double squash);
Color muzzle_color(const HeadSpace& h);
/// The outline of a head from behind; `half` as in profile_of_animal.
Path skull_from_behind(const HeadSpace& h, std::span<const Point> half);
/// Markings and fur or feathers, drawn inside that outline.
void draw_back_of_head(Art& in, const HeadSpace& h);
/// Cheek, lashes and the end of the muzzle that look out from behind a head seen from the back at
/// an angle; drawn before the skull.
void draw_cheek_behind(Art& art, const HeadSpace& h);
bool hair_covers_ears(const Build& build);
/// Scars, plasters, gaps between teeth: over the mouth, under the eyes.
void draw_face_features(Art& art, const HeadSpace& h);
/// Ears that stand are drawn before the skull, hanging ones over it.
void draw_ears(Art& art, const HeadSpace& h, bool over, bool torn_only = false);
/// What grows behind the head (mane, spines) and on top of it (antlers, horns, comb).
void draw_crest_behind(Art& art, const HeadSpace& h);
void draw_crest(Art& art, const HeadSpace& h);
/// The colours of the face: masks, stripes, patches; drawn inside the skull.
/// Sets the colour of lids and brows where eyes lie in a marking.
void draw_face_colors(Art& art, HeadSpace& h);
/// Muzzle, nose, trunk, beak. Sets where the mouth is. `under` is drawn before the skull, so that
/// what stands out of it shows its contour.
void draw_muzzle(Art& under, Art& over, HeadSpace& h);

void draw_hair_behind(Art& art, const HeadSpace& h);
void draw_hair(Art& art, const HeadSpace& h);
/// Hats and what else is worn on the head; `behind` lies behind the head.
void draw_headwear(Art& behind, Art& art, const HeadSpace& h);
void draw_eyewear(Art& art, const HeadSpace& h);

}  // namespace talewright::engines::illustrator::rig
