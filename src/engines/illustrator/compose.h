// The layout of a picture: where figures and things stand, how large, looking where.
//
// The rules are a picture book's. The tallest figure gives the scale and the others are drawn
// nearer to it than in nature, so that mouse and elephant can talk. Feet stand on the ground of
// their depth. A close picture cuts bodies between waist and thigh, never at a joint, never a head.
// Nobody's face is covered by anybody or anything, nobody stands in the calm area, all stay inside
// the frame. Who hugs, gives or holds hands stands close to whom they mean; who rides sits on whom
// they ride. From six on a crowd stands in two rows, the tall behind.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engines/illustrator/brushes/stage.h"
#include "engines/illustrator/compose_reach.h"
#include "engines/illustrator/figure.h"
#include "engines/illustrator/props.h"
#include "story/plan_document.h"

namespace talewright::engines::illustrator {

/// A figure in its place.
struct Actor {
  const story::SceneFigure* role = nullptr;
  const story::CastMember* who = nullptr;
  std::shared_ptr<story::Descriptor> dressed;  ///< in the scene's outfit, when it has one
  story::Pose pose = story::Pose::Stand;       ///< as drawn
  Figure figure;
  Reach reach;            ///< of the figure's arms, hands, wings and what it holds
  Point feet;             ///< where (0,0) of figure space lies
  double held_size = 0;   ///< of what is held, in figure units
  double scale = 1;       ///< picture units of one figure unit
  double depth = 0;       ///< 0 = front .. 1 = back
  double lift = 0;        ///< picture units above the ground (a jump, a flight)
  bool afloat = false;    ///< in water or air: casts no shadow on the ground
  bool in_bed = false;    ///< lies in the setting's bed, or in one of its own in a close picture
  double order = 0;       ///< drawn after all with less
  bool looms = false;     ///< seen large from behind: one looks over this one's shoulder
  bool back_row = false;  ///< of a crowd in two rows
  bool placed = false;    ///< riders: has been mounted
  std::optional<std::size_t> embraces;  ///< the actor around whom the arms go
  std::optional<std::size_t> rides;     ///< the actor on whom this one sits
  Group far_leg;  ///< of one who sits astride: drawn before the mount, beyond whom it hangs
  const story::Descriptor& descriptor() const { return dressed ? *dressed : who->descriptor; }
  Box box() const;  ///< of all that is drawn, in picture units
  Box head() const;
  Box skull() const;  ///< the head without ears, hair and hat
  Box trunk() const;
  Box face() const;  ///< the head from brow to chin, as wide as it is with muzzle and hair
  Point eyes() const;
  Affine map() const { return Affine::translation(feet.x, feet.y) * Affine::scaling(scale, scale); }
};

/// A thing in its place.
struct Thing {
  Prop prop;
  Point base;        ///< the middle of its lower edge
  double size = 0;   ///< longest side
  double order = 0;  ///< drawn after all with less
  bool sky = false;
  std::string text;  ///< what is written on it
  Box box() const;
};

struct Layout {
  std::vector<Actor> actors;  ///< in the order of the spec
  std::vector<Thing> things;
};

/// `cast` holds every character that the spec names.
Layout arrange(const Stage& stage, Footing footing, std::span<const story::CastMember> cast);

}  // namespace talewright::engines::illustrator
