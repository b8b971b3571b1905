// The prop set: words become things. A thing is an icon of the packaged icon set, turned into
// shapes that take part in styles, or something that the settings' own brushes draw better (a tree,
// a house, a bed). Which word means which, how large things are and what flies stands in
// resources/props.json. Safe to use from several threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engines/illustrator/brushes/stage.h"

namespace talewright::engines::illustrator {

/// Draws a thing that stands at base, its longest side `size` picture units.
using DrawnProp = void (*)(Stage& stage, Group& into, Point base, double size);

struct Prop {
  std::string name;                  ///< of the icon or the drawn thing
  double size = 44;                  ///< longest side in figure units
  bool sky = false;                  ///< hangs or flies by nature
  bool large = false;                ///< scenery: stands behind the figures
  DrawnProp drawn = nullptr;         ///< when not null, `art` is empty
  std::shared_ptr<const Group> art;  ///< longest side 1, centred on (0,0)
  Box box;                           ///< of the art
};

/// The thing that a word or short phrase names ("a red balloon"); nothing when none is known.
std::optional<Prop> find_prop(std::string_view words);
/// Whether the words name a part of any place (a window, the floor), which settings draw themselves.
bool belongs_to_place(std::string_view words);
/// As find_prop, but only what can be held in a hand: always an icon.
std::optional<Prop> find_held(std::string_view words);

}  // namespace talewright::engines::illustrator
