// The built-in illustrator as the rest of the program knows it.
#include "engines/engines.h"
#include "engines/illustrator/complete.h"
#include "engines/illustrator/scene.h"
#include "engines/illustrator/sheet.h"

namespace talewright::engines {

namespace {

/// Holds nothing: every picture follows from its arguments alone, so that any thread may draw.
class BuiltinIllustrator final : public ImageEngine {
 public:
  std::string_view name() const override { return "builtin"; }

  story::Descriptor complete(story::Descriptor descriptor, std::uint64_t seed,
                             std::vector<std::string>& notes) const override {
    return illustrator::complete_descriptor(std::move(descriptor), seed, notes);
  }

  drawing::DisplayList draw(const story::SceneSpec& spec, std::span<const story::CastMember> cast,
                            std::stop_token stop) const override {
    return illustrator::draw_scene(spec, cast, std::move(stop));
  }

  drawing::DisplayList sheet(const story::CastMember& who) const override {
    return illustrator::character_sheet(who);
  }
};

}  // namespace

std::unique_ptr<ImageEngine> make_builtin_illustrator() {
  return std::make_unique<BuiltinIllustrator>();
}

}  // namespace talewright::engines
