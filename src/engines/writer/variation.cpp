// A scene changed in one dimension.
#include "engines/writer/plain_words.h"

namespace talewright::engines::writer {

namespace {

/// The value `target` spells, or the one `index` + 1 places after `now`.
template <class E>
E chosen(E now, std::string_view target, int index) {
  if (const auto said = story::parse<E>(target)) return *said;
  const auto count = static_cast<int>(story::spellings<E>().size());
  return static_cast<E>((static_cast<int>(now) + 1 + index) % count);
}

}  // namespace

SceneDraft varied(const story::SceneSpec& spec, std::span<const story::CastMember> cast,
                  story::Dimension dimension, std::string_view target, int index) {
  SceneDraft draft;
  draft.spec = spec;
  switch (dimension) {
    case story::Dimension::Expression:
      for (auto& figure : draft.spec.characters)
        figure.expression = chosen(figure.expression, target, index);
      break;
    case story::Dimension::Pose:
      for (auto& figure : draft.spec.characters) figure.pose = chosen(figure.pose, target, index);
      break;
    case story::Dimension::Lighting:
      draft.spec.lighting = chosen(draft.spec.lighting, target, index);
      break;
    case story::Dimension::Angle:
      draft.spec.angle = chosen(draft.spec.angle, target, index);
      break;
    case story::Dimension::Background:
      draft.spec.season = chosen(draft.spec.season, target, index);
      break;
    case story::Dimension::Outfit:
      for (auto& figure : draft.spec.characters)
        figure.outfit = story::Outfit{describe_text(target).descriptor.clothes,
                                      describe_text(target).descriptor.accessories};
      break;
  }
  static_cast<void>(cast);
  return draft;
}

}  // namespace talewright::engines::writer
