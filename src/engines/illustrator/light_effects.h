// What the light does to a finished layout: shadows thrown on the ground, rims and shaded sides of
// figures, pools and cones of light, darkness around them. All follow Light::towards.
#pragma once

#include <span>

#include "engines/illustrator/compose.h"

namespace talewright::engines::illustrator {

/// Where the light of this picture comes from, once it is known who stands where: a lamp that
/// stands among them, a spotlight above them.
struct LightSource {
  Point at;           ///< picture units
  double reach = 0;   ///< radius of what it lights
  bool lamp = false;  ///< a thing in the picture gives it
  bool room = false;  ///< a lamp of the room gives it, which has been lit by it already
};
LightSource light_source(const Stage& stage, const Layout& layout);

/// Turns the stage's light towards the lamp that is nearest to what stands in `box`; where no lamp
/// is, nothing changes.
void light_from_lamps(Stage& stage, const Box& box);
/// The shadow of what stands at `base`: a dark place under it, and in directed light its outline
/// laid on the ground.
void throw_shadow(const Stage& stage, Group& into, const Group& art, Point base, double width);
/// A rim of light around a figure, drawn before it.
void rim_light(const Stage& stage, Group& into, const drawing::Path& outline, const Box& box);
/// The side of a figure that the light does not reach, drawn after it.
void shade_side(const Stage& stage, Group& into, const drawing::Path& outline, const Box& box);
/// Whether either is drawn in this light.
bool models_figures(const Stage& stage);

/// Behind the figures: darkness over the setting, glow behind who stands against the light.
void light_behind(const Stage& stage, Group& into, const Layout& layout, const LightSource& from);
/// Before them: the pool and cone, and darkness at the rim of the picture.
void light_before(const Stage& stage, Group& into, const Layout& layout, const LightSource& from);

}  // namespace talewright::engines::illustrator
