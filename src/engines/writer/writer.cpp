// The built-in writer as a text engine.
#include <algorithm>

#include "base/random.h"
#include "engines/engines.h"
#include "engines/writer/lexicon.h"
#include "engines/writer/plain_words.h"
#include "engines/writer/scene_reader.h"
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
                    story::Dimension dimension, std::string_view target, int index) const override {
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
    story::SceneSpec scene = writer::stage(text, world, hints);
    // What two do with each other, and a light that the page names.
    const writer::SceneSaid said = writer::hear_scene(text, plan.cast, writer::Things::None);
    const auto shown = [&](const std::string& key) {
      return std::find_if(scene.characters.begin(), scene.characters.end(),
                          [&](const auto& f) { return f.character == key; });
    };
    bool changed = false;
    for (const auto& figure : said.figures) {
      const auto who = shown(plan.cast[figure.member].key);
      if (!figure.interaction || who == scene.characters.end() ||
          shown(figure.with) == scene.characters.end())
        continue;
      who->interaction = figure.interaction;
      who->with = figure.with;
      who->looks_at = figure.with;
      changed = true;
    }
    if (said.lighting) scene.lighting = *said.lighting;
    if (changed) scene.alt = writer::alt_text(scene, plan.cast);
    return scene;
  }
};

}  // namespace

std::unique_ptr<TextEngine> make_builtin_writer() { return std::make_unique<BuiltinWriter>(); }

}  // namespace talewright::engines
