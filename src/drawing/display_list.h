// The display list: a picture in which every decision about WHAT is seen has been taken, and none
// about HOW it is painted.
//
// A picture is a tree of shapes and groups in drawing order (first = furthest back). All
// coordinates are picture units: the short side of a picture is 1000 units, (0,0) is the top left
// corner, transforms are already applied. A shape says what it is (role), how it was meant to be
// coloured (fill), and what a style may do with it: `outlined` shapes get a contour in styles that
// ink, `volume` shapes get light and shade in styles that model form. A style (style.h) then paints
// the same list to pixels or, as vectors, into a PDF.
//
// What a reader of the list may rely on: colours are in 0..1; paths are finite; a stroke's width is
// positive when it has one; groups nest at most 16 deep; regions lie in picture units.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "drawing/color.h"
#include "drawing/path.h"

namespace talewright::drawing {

/// What a shape depicts. Styles choose line, shade and texture by it. The names are written to
/// disk (stored display lists): add at the end, never rename.
enum class Role {
  Sky,
  Cloud,
  Celestial,
  Land,
  Water,
  Foliage,
  Structure,
  Interior,
  Prop,
  Body,
  Marking,
  Cloth,
  Hair,
  Eye,
  Mouth,
  Blush,
  Shadow,   ///< a shadow thrown on the ground or on another shape; never outlined
  Glow,     ///< light: sun halo, lamp cone; painted without line or shade
  Weather,  ///< rain, snow, fog
  Mark,     ///< a drawn line: whisker, mouth line, crease, motion line
  Sample,   ///< a colour shown for its own sake: every style paints exactly that colour
};

struct GradientStop {
  double at = 0;  ///< 0..1
  Color color;
};

/// How an area is filled. Linear runs from `from` to `to`; radial from radius 0 at `from` to
/// `radius`, which is measured across: a pool of light on the ground is flatter (`squash` < 1).
struct Fill {
  enum class Kind { None, Solid, Linear, Radial };
  Kind kind = Kind::None;
  Color color;
  Point from, to;
  double radius = 0;
  double squash = 1;  ///< radial only: its height against its width, > 0
  std::vector<GradientStop> stops;
  static Fill none() { return {}; }
  static Fill solid(Color c);
  static Fill linear(Point from, Point to, std::vector<GradientStop> stops);
  static Fill radial(Point centre, double radius, std::vector<GradientStop> stops,
                     double squash = 1);
};

/// An explicit line along the path, round caps and joins. Width in picture units; 0 = none.
struct Stroke {
  double width = 0;
  Color color;
};

struct Shape {
  Path path;
  Fill fill;
  Stroke stroke;
  Role role = Role::Prop;
  bool outlined = false;   ///< styles that ink draw its contour
  bool volume = false;     ///< styles that model form add light and shade inside it
  double line_weight = 1;  ///< factor on the style's contour width (0.5 for small details)
  std::string part;        ///< what it is, e.g. "hero.head", "setting.hill": for masks and tests
};

/// Words in the picture: on a sign, a book's cover, a model sheet. Painted in the style's own
/// lettering, as large as the box allows.
struct Words {
  enum class Align { Left, Center };
  std::string text;    ///< UTF-8; line breaks are kept, long lines are broken
  Box box;             ///< of the words, before they are turned
  double size = 0;     ///< height of a line of capitals at most, picture units; 0 = what fits
  double degrees = 0;  ///< turned about the box's middle, clockwise
  Align align = Align::Center;
  Color color{0, 0, 0};
  bool label = false;  ///< a note about the picture (a model sheet's), not words within it
  std::string part;
};

/// A bitmap in the picture: a brand's logo. Styles leave its colours alone.
struct Picture {
  std::shared_ptr<const std::string> png;  ///< a PNG file
  Box box;                                 ///< filled whole, the proportions are the caller's care
  std::string part;
};

struct Node;

struct Group {
  std::string name;
  std::optional<Path> clip;  ///< children show only inside it
  double opacity = 1;        ///< of the whole group
  std::vector<Node> children;
  Group& add(Shape shape);
  Group& add(Group group);
  Group& add(Words words);
  Group& add(Picture picture);
};

struct Node {
  std::variant<Shape, Group, Words, Picture> item;
};

/// A place in the picture that layout must know of.
struct Region {
  enum class Kind {
    Face,    ///< never covered by text
    Figure,  ///< text keeps clear of it where it can
    Calm,    ///< kept free of detail for text
  };
  Kind kind = Kind::Figure;
  std::string name;  ///< cast key for faces and figures
  Box box;
};

/// What the reader should feel at once: a figure that rushes, a face that everything points at.
/// Styles that know speed and focus lines (manga) draw them; the others may leave it alone.
struct Emphasis {
  enum class Kind {
    None,
    Motion,  ///< what is in `box` rushes along `direction`
    Focus,   ///< surprise, fright: all lines lead to `box`
  };
  Kind kind = Kind::None;
  Point direction;  ///< unit vector of the movement; (0,0) when there is none
  Box box;          ///< the figure that moves, or the face; never covered by the lines
};

struct DisplayList {
  double width = 1000, height = 1000;
  Point light{-0.5, -0.85};     ///< unit vector towards the light, in the picture plane
  Color shade = rgb(0x2B2A55);  ///< the hue that shadows lean to (night blue, warm brown)
  Group root;
  std::vector<Region> regions;
  Emphasis emphasis;
};

/// The same art under a map: paths, gradient geometry and line widths.
Shape transformed(const Shape& shape, const Affine& map);
Group transformed(const Group& group, const Affine& map);
/// Words and bitmaps keep upright boxes; what the map turns, they are turned by.
Words transformed(const Words& words, const Affine& map);
Picture transformed(const Picture& picture, const Affine& map);
/// The box of everything that is drawn in it, clips ignored.
Box bounds(const Group& group);

/// Stored form: compact JSON, coordinates rounded to 1/100 unit, so that the text of a list is
/// also its golden dump. `parse_display_list` throws std::invalid_argument on damage.
std::string to_text(const DisplayList& list);
DisplayList parse_display_list(std::string_view text);

}  // namespace talewright::drawing
