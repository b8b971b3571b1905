// The steps of settling a scene, in the order in which they are taken (settle.h). Each changes the
// spec and tells what it changed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/failure.h"
#include "story/plan_document.h"
#include "story/scene_spec.h"

namespace talewright::engines::illustrator::settling {

/// What every step works on.
struct Desk {
  story::SceneSpec& spec;
  std::span<const story::CastMember> cast;
  std::vector<std::string>& notes;

  const story::CastMember& member(std::string_view key) const;
  /// How a note calls a character: the name, else the key.
  std::string called(std::string_view key) const;
  bool shows(std::string_view key) const;
};

/// validation_failed with details.field, limit, given and the same as details.problems[0].
Failure refused(const std::string& field, std::string_view rule, std::string_view limit,
                const std::string& given, const std::string& message);

/// The setting's name, weather and season that it can have.
void settle_place(Desk& desk);
/// Takes out what the brand forbids; refuses a forbidden setting or character.
void take_out_forbidden(Desk& desk);
/// Props and held things that can be drawn.
void settle_things(Desk& desk);
/// Poses, looks, places, interactions, shot and focus that go together.
void settle_deeds(Desk& desk);

}  // namespace talewright::engines::illustrator::settling
