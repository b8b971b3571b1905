// A walk over the shapes of a display list.
#pragma once

#include "drawing/display_list.h"

namespace talewright::drawing {

/// Calls `visit(const Shape&)` for every shape of the group and of the groups in it, in the order
/// they are painted. Words and bitmaps are passed over.
template <class Visit>
void each_shape(const Group& group, Visit&& visit) {
  for (const Node& node : group.children) {
    if (const Group* inner = std::get_if<Group>(&node.item))
      each_shape(*inner, visit);
    else if (const Shape* shape = std::get_if<Shape>(&node.item))
      visit(*shape);
  }
}

}  // namespace talewright::drawing
