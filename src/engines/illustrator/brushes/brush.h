// The illustrator's brushes: outlines that look drawn by hand, and shapes filled with them. All
// sizes are picture units; all colours are final (already toned by the light).
#pragma once

#include <initializer_list>
#include <span>
#include <string>

#include "base/random.h"
#include "drawing/display_list.h"

namespace talewright::engines::illustrator {

// The nouns of drawing/ that every setting uses.
using drawing::Color;
using drawing::Fill;
using drawing::Group;
using drawing::Path;
using drawing::rgb;
using drawing::Role;
using drawing::Shape;

/// A vertical gradient over the path's own height.
Fill graded(const Path& path, Color top, Color bottom);

Shape area(Path path, Color color, Role role);
Shape area(Path path, Color top, Color bottom, Role role);
/// As area, with a contour in styles that ink.
Shape inked(Path path, Color color, Role role, double weight = 0.5);
Shape inked(Path path, Color top, Color bottom, Role role, double weight = 0.5);
Shape line(Path path, double width, Color color, Role role = Role::Mark);
/// A round light that fades outwards; `core` is the share of the radius that is fully lit, `squash`
/// its height against its width: a pool on the ground is flat.
Shape glow(Point centre, double radius, Color color, double core = 0, double squash = 1);

/// A beam of light, so wide at its two ends, that is brightest along its middle and has no sides.
Shape beam(Point from, double from_width, Point to, double to_width, Color color);
/// A cone of light from a lamp: fades along its way and, in steps too fine to see, to its sides.
Group cone(Point from, double from_width, Point to, double to_width, Color color);

Path segment(Point from, Point to);
Path polygon(std::initializer_list<Point> points);
Path blob(std::initializer_list<Point> points);
Path curve(std::initializer_list<Point> points);
Path limb(std::initializer_list<Point> centre_line, std::initializer_list<double> widths);

/// A closed outline of bulging arcs through the points, which run clockwise: leaves, clouds,
/// fleece.
Path scalloped(std::span<const Point> points, double bulge);
/// A leafy mass inside an ellipse.
Path crown(Random& random, Point centre, double rx, double ry, int lobes, double bulge = 0.38);
/// A cloud that sits on its base line: its lowest point is at base.y.
Path cloud_outline(Random& random, Point base, double width, double height);
/// A closed field below a wavy line from the left to the right edge, down to `bottom`.
Path rolling(Random& random, double left, double right, double y, double swing, double bottom,
             int waves);
/// A tuft of `blades` grass blades from one root.
Path tuft(Random& random, Point root, double height, int blades, double spread);
/// A stone on its base line.
Path stone(Random& random, Point base, double width, double height);
/// A leaf from root to tip, `width` across at its belly.
Path leaf(Point root, Point tip, double width);
/// Short strokes in one path: bark, ripples, mown grass.
Path dashes(Random& random, const drawing::Path& inside_box_of, int count, double length,
            double slant_degrees);

}  // namespace talewright::engines::illustrator
