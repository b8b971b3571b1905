// What people say in plain words, read by rules and vocabulary: a character's look, a scene in one
// sentence, a change to a picture. Whatever is not understood is listed, never guessed at in
// silence.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engines/engines.h"

namespace talewright::engines::writer {

/// See TextEngine::describe. Never throws on what a text says.
Description describe_text(std::string_view text);
/// See TextEngine::scene_from.
SceneDraft scene_from(std::string_view sentence, std::span<const story::CastMember> cast,
                      std::uint64_t seed);
/// See TextEngine::varied.
SceneDraft varied(const story::SceneSpec& spec, std::span<const story::CastMember> cast,
                  story::Dimension dimension, std::string_view target, int index);

}  // namespace talewright::engines::writer
