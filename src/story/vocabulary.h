// The closed word lists that scene specs and descriptors use, each an enum with its spelling. The
// spelling is what tools, stored plans and the writer's grammar use; a test compares it with the
// enums in tools/*.json. Open lists (species, settings, props) are data in resources/.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace talewright::story {

enum class Age { Baby, Child, Adult, Elder };
enum class Pronouns { She, He, They, It };
enum class Pose {
  Stand, Walk, Run, Jump, Sit, Lie, Sleep, Wave, Point, Reach, Hold, Carry, Give, Hug, Dance,
  Climb, Swim, Fly, Read, Eat, Push, Pull, Kneel, Think, LookUp, Cheer, Hide, LookBack, Ride,
};
enum class Expression {
  Neutral, Happy, Joyful, Sad, Crying, Worried, Scared, Surprised, Angry, Determined, Curious,
  Shy, Proud, Sleepy, Thoughtful, Mischievous,
};
/// Left and Right are three-quarter views, the sides are profiles, the backs are seen from behind.
enum class Facing { Left, Right, Front, Back, SideLeft, SideRight, BackLeft, BackRight };
/// What two do with each other; the one who is named first acts.
enum class Interaction { HoldHands, Hug, Give, Ride };
enum class TimeOfDay { Dawn, Day, Sunset, Night };
enum class Season { Spring, Summer, Autumn, Winter };
enum class Weather { Clear, Cloudy, Rain, Snow, Fog, Wind, Storm };
enum class Shot { Wide, Medium, Close, OverShoulder };
/// From how high the camera looks; Tilted is level and leans to one side.
enum class Angle { EyeLevel, Bird, Worm, Tilted };
/// What the light does beyond what the hour and the weather say.
enum class Lighting { Natural, Soft, Dramatic, Backlit, Warm, Cool, Lamplight, Spotlight };
enum class Mood { Calm, Happy, Tense, Sad, Cozy, Wonder };
enum class Place { FarLeft, Left, Center, Right, FarRight };  ///< fifths of the picture's width
enum class Depth { Front, Middle, Back };
enum class TextSpace { Top, Bottom, None, Left, Right };  ///< where words find the picture calm
/// The one thing in which a variation differs from its picture.
enum class Dimension { Expression, Outfit, Lighting, Angle, Pose, Background };
enum class Band { Toddler, Preschool, EarlyReader };  ///< ages "2-4", "4-6", "6-8"

/// All spellings of an enum in the order of its values, lower snake case ("look_up").
template <class E>
std::span<const std::string_view> spellings();

template <class E>
std::string_view spelling(E value) {
  return spellings<E>()[static_cast<std::size_t>(value)];
}

template <class E>
std::optional<E> parse(std::string_view text) {
  auto all = spellings<E>();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace talewright::story
