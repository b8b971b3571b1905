// The built-in writer as a text engine.
#include <algorithm>

#include "base/random.h"
#include "engines/engines.h"
#include "engines/writer/lexicon.h"
#include "engines/writer/plain_words.h"
#include "engines/writer/stage.h"
#include "engines/writer/storyteller.h"
#include "engines/writer/understanding.h"

namespace talewright::engines {

namespace {

class BuiltinWriter final : public TextEngine {
 public:
  std::string_view name() const override { return "builtin"; }

  story::PlanDocument draft(const StoryRequest& request, std::stop_token stop) const override {
    return writer::tell(request, stop);
  }

  Description describe(std::string_view text) const override { return writer::describe_text(text); }

  SceneDraft scene_from(std::string_view sentence, std::span<const story::CastMember> cast,
                        std::uint64_t seed) const override {
    return writer::scene_from(sentence, cast, seed);
  }

  SceneDraft varied(const story::SceneSpec& spec, std::span<const story::CastMember> cast,
                    story::Dimension dimension, std::string_view target,
                    int index) const override {
    return writer::varied(spec, cast, dimension, target, index);
  }

  story::SceneSpec scene_for(const story::PlanDocument& plan, std::size_t page_index,
                             std::string_view text) const override {
    writer::StageWorld world;
    world.cast = &plan.cast;
    world.read_world = true;
    world.page = page_index;
    // The world goes on from the page before, or from this page as it was.
    if (page_index < plan.pages.size())
      world.frame = plan.pages[page_index].scene;
    else if (!plan.pages.empty())
      world.frame = plan.pages.back().scene;
    else
      world.frame = plan.cover;
    world.frame.seed = hash64("page", plan.seed + page_index);
    writer::StageHints hints;
    if (!plan.cover.characters.empty() && !plan.cover.characters.front().holding.empty()) {
      hints.object_prop = plan.cover.characters.front().holding;
      for (const auto& [noun, prop] : writer::lexicon().nouns)
        if (prop == hints.object_prop && text.find(noun) != std::string_view::npos)
          hints.object_noun = noun;
    }
    return writer::stage(text, world, hints);
  }
};

}  // namespace

std::unique_ptr<TextEngine> make_builtin_writer() { return std::make_unique<BuiltinWriter>(); }

}  // namespace talewright::engines
