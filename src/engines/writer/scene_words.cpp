// A scene from one sentence.
#include "engines/writer/plain_words.h"
#include "engines/writer/stage.h"

namespace talewright::engines::writer {

SceneDraft scene_from(std::string_view sentence, std::span<const story::CastMember> cast,
                      std::uint64_t seed) {
  const std::vector<story::CastMember> members(cast.begin(), cast.end());
  StageWorld world;
  world.cast = &members;
  world.read_world = true;
  world.page = 1;
  world.frame.seed = seed;
  SceneDraft draft;
  draft.spec = stage(sentence, world, {});
  return draft;
}

}  // namespace talewright::engines::writer
