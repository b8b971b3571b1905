// The camera's angle: how figures look from above and from below, and a picture that leans.
//
// From above heads are near and large, feet far and small; from below it is the other way round.
// Heads are only scaled, never bent, so that faces stay themselves. Maps work on figures in figure
// space, so that whoever places them needs to know nothing of it.
#pragma once

#include <functional>

#include "engines/illustrator/figure.h"
#include "story/scene_spec.h"

namespace talewright::engines::illustrator {

using PointMap = std::function<Point(Point)>;

/// The same art under any smooth map: outlines by their points, the rest by the map's local scale.
drawing::Group warped(const drawing::Group& group, const PointMap& map);

/// How a figure looks from this angle, in figure space; feet stay where they are.
class Foreshortening {
 public:
  Foreshortening(story::Angle angle, const Figure& figure);
  bool none() const { return far_ == near_; }
  Point operator()(Point p) const;
  /// Where a place of the drawn figure was before.
  Point undone(Point p) const;

 private:
  double scale_at(double y) const;
  double height_at(double y) const;
  double far_ = 1, near_ = 1;  ///< scale at the feet and at the head
  double squeeze_ = 1;         ///< of heights below the head
  double middle_ = 0;          ///< x about which it narrows
  double head_low_ = -1;       ///< y below which the scale changes
};

/// The figure as that angle shows it: art, boxes and points.
Figure foreshortened(Figure figure, const Foreshortening& seen);

/// What a leaning picture keeps of the level one: a turn about the middle, enlarged so that no
/// corner stays empty.
class Tilt {
 public:
  Tilt(const story::SceneSpec& spec, double width, double height);
  bool none() const { return degrees_ == 0; }
  double degrees() const { return degrees_; }
  /// Level picture -> leaning picture.
  Affine map() const;
  /// The largest upright box of the level picture that is all seen, keeping out of `calm`.
  Box safe(const Box& calm) const;
  /// A box of the level picture, as an upright box around the same middle.
  Box operator()(const Box& box) const;

 private:
  double width_, height_, degrees_ = 0, grow_ = 1;
};

}  // namespace talewright::engines::illustrator
