// The stage: the frame of one picture while its setting is drawn. It knows where the horizon and
// the front ground line are, how near the camera stands, what must stay calm for the words, and
// holds what has been drawn so far: `back` behind the figures, `front` before them.
#pragma once

#include <functional>

#include "engines/illustrator/brushes/brush.h"
#include "engines/illustrator/light.h"
#include "story/scene_spec.h"

namespace talewright::engines::illustrator {

/// What carries the figures.
enum class Footing { Ground, Water, Air };

struct Stage {
  const story::SceneSpec& spec;
  Light light;
  double width = 1000, height = 1000;
  double horizon = 500;     ///< y where the ground begins
  double floor = 880;       ///< y of the front figures' feet
  double zoom = 1;          ///< 1 in a wide shot; larger when the camera is near
  double unit = 1.8;        ///< picture units of one figure unit at the front
  Box calm;                 ///< empty when no text comes
  Color quiet{1, 1, 1, 0};  ///< what veils the calm area; opacity = how much
  Random random;
  Group back, front;
  std::vector<Lamp> lamps;             ///< of a room by night; none elsewhere
  std::optional<double> swim;          ///< y of the water where one may swim, where there is any
  std::optional<Box> bed;              ///< where one may lie: its upper edge is the cover
  bool pillow_left = true;             ///< of the bed
  std::function<bool(Point)> trodden;  ///< where nothing grows: the path, once it is painted

  Stage(const story::SceneSpec& spec, Light light);

  /// The ground's y at depth t: 0 = horizon, 1 = the picture's lower edge.
  double ground(double t) const { return horizon + (height - horizon) * t; }
  /// Picture units of one figure unit for what stands at this y.
  double size_at(double y) const;
  /// Share of haze for what stands at this y.
  double far_at(double y) const;
  double x(double share) const { return width * share; }
  bool grows_at(Point p) const { return !trodden || !trodden(p); }
  bool text_top() const { return spec.text_space == story::TextSpace::Top; }
  bool text_bottom() const { return spec.text_space == story::TextSpace::Bottom; }
  bool wide() const { return spec.shot == story::Shot::Wide; }
  bool close() const { return spec.shot == story::Shot::Close; }
  /// A colour in this picture's light.
  Color tone(unsigned noon, double far = 0) const { return light.tone(rgb(noon), far); }
  Color tone(Color noon, double far = 0) const { return light.tone(noon, far); }
  /// Varies a colour a little, as a painter mixes anew.
  Color varied(Color c, double by = 0.05);
};

/// Veils what lies in the calm area in the colour that prevails there.
void calm_down(Stage& stage);

}  // namespace talewright::engines::illustrator
