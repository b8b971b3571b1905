// The built-in illustrator as the rest of the program knows it.
#include "engines/engines.h"
#include "engines/illustrator/complete.h"
#include "engines/illustrator/scene.h"
#include "engines/illustrator/settle.h"
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

  story::SceneSpec settle(story::SceneSpec spec, std::span<const story::CastMember> cast,
                          std::vector<std::string>& notes) const override {
    return illustrator::settle_scene(std::move(spec), cast, notes);
  }

  drawing::DisplayList draw(const story::SceneSpec& spec, std::span<const story::CastMember> cast,
                            std::stop_token stop) const override {
    return illustrator::draw_scene(spec, cast, std::move(stop));
  }

  drawing::DisplayList sheet(const story::CastMember& who) const override {
    return illustrator::character_sheet(who);
  }

  std::span<const std::string> reference_labels() const override {
    return illustrator::reference_labels();
  }

  drawing::DisplayList reference(const story::CastMember& who,
                                 std::string_view label) const override {
    return illustrator::reference_picture(who, label);
  }
};

}  // namespace

std::unique_ptr<ImageEngine> make_builtin_illustrator() {
  return std::make_unique<BuiltinIllustrator>();
}

}  // namespace talewright::engines
