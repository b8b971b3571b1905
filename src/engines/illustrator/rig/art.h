// The pen that figures are drawn with: a group under construction whose shapes carry the cast
// member's name in their part ("hero.head") and the flags that styles read.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "drawing/display_list.h"

namespace talewright::engines::illustrator::rig {

using drawing::Color;
using drawing::Fill;
using drawing::Group;
using drawing::Path;
using drawing::Role;
using drawing::Shape;

class Art {
 public:
  explicit Art(std::string who) : who_(std::move(who)) {}

  /// A body of the figure: contour, light and shade.
  void form(Path path, Color color, Role role, std::string_view part, double weight = 1);
  /// A small thing with a fine contour and no shading.
  void detail(Path path, Color color, Role role, std::string_view part, double weight = 0.5);
  /// Colour only: markings, patches that close a seam.
  void plain(Path path, Color color, Role role, std::string_view part);
  /// Colour with light and shade but no contour: closes a seam on a modelled form.
  void soft(Path path, Color color, Role role, std::string_view part);
  /// A drawn line; width in figure units.
  void line(Path path, double width, Color color, std::string_view part, Role role = Role::Mark);
  void put(Group group) { group_.add(std::move(group)); }

  /// What `draw` adds to the pen it is given shows only inside `clip`.
  template <class Draw>
  void inside(const Path& clip, Draw draw) {
    Art inner(who_);
    draw(inner);
    inner.group_.clip = clip;
    if (!inner.group_.children.empty()) group_.add(std::move(inner.group_));
  }
  const std::string& who() const { return who_; }
  bool empty() const { return group_.children.empty(); }
  Group take() { return std::move(group_); }

 private:
  void add(Path path, Color color, Role role, std::string_view part, bool outlined, bool volume,
           double weight);
  std::string who_;
  Group group_;
};

/// A closed shape whose edges are smooth curves that meet in corners. The last point of an edge and
/// the first of the next are joined by a straight line when they differ.
Path cornered(const std::vector<std::vector<Point>>& edges);
/// Points on a bent limb: a smooth curve from root through the neighbourhood of mid to end.
std::vector<Point> bent(Point root, Point mid, Point end, int n = 7);
/// A path shrunk towards the centre of its box by about `by` units on each side.
Path inset(const Path& path, double by);
/// The box of what is seen of a group: clipped parts count only within their clip.
Box visible_bounds(const Group& group);
/// Unit vector of an angle from straight down, growing towards +x.
Point down_turned(double degrees);

}  // namespace talewright::engines::illustrator::rig
