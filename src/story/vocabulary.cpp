#include "story/vocabulary.h"

#include <array>

namespace talewright::story {

#define TALEWRIGHT_SPELLINGS(E, ...)                                    \
  template <>                                                           \
  std::span<const std::string_view> spellings<E>() {                    \
    static constexpr auto all = std::to_array<std::string_view>({__VA_ARGS__}); \
    return all;                                                         \
  }

TALEWRIGHT_SPELLINGS(Age, "baby", "child", "adult", "elder")
TALEWRIGHT_SPELLINGS(Pronouns, "she", "he", "they", "it")
TALEWRIGHT_SPELLINGS(Pose, "stand", "walk", "run", "jump", "sit", "lie", "sleep", "wave", "point",
                     "reach", "hold", "carry", "give", "hug", "dance", "climb", "swim", "fly",
                     "read", "eat", "push", "pull", "kneel", "think", "look_up", "cheer", "hide",
                     "look_back", "ride")
TALEWRIGHT_SPELLINGS(Expression, "neutral", "happy", "joyful", "sad", "crying", "worried",
                     "scared", "surprised", "angry", "determined", "curious", "shy", "proud",
                     "sleepy", "thoughtful", "mischievous")
TALEWRIGHT_SPELLINGS(Facing, "left", "right", "front", "back", "side_left", "side_right",
                     "back_left", "back_right")
TALEWRIGHT_SPELLINGS(Interaction, "hold_hands", "hug", "give", "ride")
TALEWRIGHT_SPELLINGS(TimeOfDay, "dawn", "day", "sunset", "night")
TALEWRIGHT_SPELLINGS(Season, "spring", "summer", "autumn", "winter")
TALEWRIGHT_SPELLINGS(Weather, "clear", "cloudy", "rain", "snow", "fog", "wind", "storm")
TALEWRIGHT_SPELLINGS(Shot, "wide", "medium", "close", "over_shoulder")
TALEWRIGHT_SPELLINGS(Angle, "eye_level", "bird", "worm", "tilted")
TALEWRIGHT_SPELLINGS(Lighting, "natural", "soft", "dramatic", "backlit", "warm", "cool",
                     "lamplight", "spotlight")
TALEWRIGHT_SPELLINGS(Mood, "calm", "happy", "tense", "sad", "cozy", "wonder")
TALEWRIGHT_SPELLINGS(Place, "far_left", "left", "center", "right", "far_right")
TALEWRIGHT_SPELLINGS(Depth, "front", "middle", "back")
TALEWRIGHT_SPELLINGS(TextSpace, "top", "bottom", "none", "left", "right")
TALEWRIGHT_SPELLINGS(Dimension, "expression", "outfit", "lighting", "angle", "pose", "background")
TALEWRIGHT_SPELLINGS(Band, "2-4", "4-6", "6-8")

#undef TALEWRIGHT_SPELLINGS

}  // namespace talewright::story
