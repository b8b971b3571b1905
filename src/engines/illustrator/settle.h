// Settling a scene spec: what can be drawn stays, what cannot becomes the nearest believable thing,
// and every such change is told in one sentence. Whoever draws a settled spec need not decide what
// a contradiction means. Knows the settings, props and species; draws nothing.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "story/plan_document.h"
#include "story/scene_spec.h"

namespace talewright::engines::illustrator {

/// The most characters that one picture shows.
inline constexpr std::size_t kMostCharacters = 8;
/// The most props; more are left out from the end.
inline constexpr std::size_t kMostProps = 16;

/// The spec with its contradictions resolved, unknown settings and things replaced by the nearest,
/// and what the brand forbids taken out; `notes` receives a sentence for each change. A settled
/// spec settles to itself without a note. Throws validation_failed (details: field, limit, given,
/// problems) for what cannot be mended: more than kMostCharacters, a character that is not in the
/// cast or shown twice, a colour that is none, a scale or aspect that is not positive, a forbidden
/// setting or character.
story::SceneSpec settle_scene(story::SceneSpec spec, std::span<const story::CastMember> cast,
                              std::vector<std::string>& notes);

/// The part of it that `draw` insists on: characters, aspect, scales, colours. Throws as above.
void check_scene(const story::SceneSpec& spec, std::span<const story::CastMember> cast);

}  // namespace talewright::engines::illustrator
