// The words that sentences about pictures are read with.
#pragma once

#include "engines/writer/terms.h"

namespace talewright::engines::writer {

/// Fields: those of resources/story/framing.json, verbs in all their forms under "pose", "look",
/// "hold" and "deed", and "setting" (value: a name of resources/settings.json).
const Terms& scene_terms();
/// Whether a place word is a thing as often ("tree", "moon") and needs a preposition to be a place.
bool is_weak_place(std::string_view word);

}  // namespace talewright::engines::writer
