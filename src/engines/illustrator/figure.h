// A figure: one character drawn in one pose, ready to be placed in a picture.
//
// Figure space: feet (or the lowest point of what floats or swims) stand at (0,0), y grows
// downwards, so a figure lives at negative y. A grown human of usual height is 200 units tall; a
// child about 130, a mouse about 70, an elephant about 230: storybook sizes, not zoology, so that
// friends of any kind can stand side by side. Nothing in figure space is mirrored by the caller:
// facing is part of the request.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "drawing/display_list.h"
#include "story/descriptor.h"

namespace talewright::engines::illustrator {

struct FigureRequest {
  const story::Descriptor& who;  ///< complete
  std::string name;              ///< cast key: prefix of all part names
  story::Pose pose = story::Pose::Stand;
  story::Expression expression = story::Expression::Happy;
  story::Facing facing = story::Facing::Right;
  /// What is held: art in a box of -0.5..0.5 in both axes, scaled and placed by the figure.
  std::optional<drawing::Group> held;
  double held_size = 40;  ///< its longest side in figure units
  /// Where the eyes look, as a unit vector in the picture plane; (0,0) = straight ahead.
  Point gaze;
  /// Where hands reach, in figure space; arms grow a little for it. Not said: as the pose has them.
  std::optional<Point> near_hand, far_hand;
  /// Who uses a wheelchair and lies down has it standing behind them; false: it is put elsewhere.
  bool chair_behind = true;
  bool embraces = false;   ///< the arms come apart from the figure, to go round somebody
  std::uint64_t seed = 1;  ///< small variations of the pose (arm angles, tail curl)
};

struct Figure {
  drawing::Group art;
  drawing::Group under, over;   ///< who embraces: the far arm and the near one
  Box bounds;                   ///< of everything drawn
  Box head;                     ///< head with ears, hair and hat
  Box skull;                    ///< head without ears, hair and hat; empty where they are one
  Box trunk;                    ///< without head and limbs; empty where body and limbs are one
  Point eyes;                   ///< between the eyes
  Point hand;                   ///< the active hand, paw or wing tip
  std::optional<Point> saddle;  ///< where somebody who rides on it sits
  double height;                ///< standing height in figure units, whatever the pose
  bool floats = false;          ///< hangs in the air or water: no ground shadow at its feet
};

Figure build_figure(const FigureRequest& request);

/// What the rigs can draw; each list is what a descriptor may hold.
std::span<const std::string> species_names();
std::span<const std::string> garment_names();
std::span<const std::string> accessory_names();
std::span<const std::string> hair_style_names();
std::span<const std::string> marking_names();
std::span<const std::string> feature_names();

}  // namespace talewright::engines::illustrator
