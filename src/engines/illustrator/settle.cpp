#include "engines/illustrator/settle.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/json.h"
#include "base/text.h"
#include "drawing/color.h"
#include "engines/illustrator/settle_steps.h"
#include "generated/failures.h"

namespace talewright::engines::illustrator {

namespace settling {

const story::CastMember& Desk::member(std::string_view key) const {
  const auto it =
      std::find_if(cast.begin(), cast.end(), [&](const auto& m) { return m.key == key; });
  ensure(it != cast.end(), "a checked scene shows cast members only");
  return *it;
}

std::string Desk::called(std::string_view key) const {
  for (const story::CastMember& m : cast)
    if (m.key == key && !m.name.empty()) return m.name;
  return std::string(first_code_points(key, 60));
}

bool Desk::shows(std::string_view key) const {
  return std::any_of(spec.characters.begin(), spec.characters.end(),
                     [&](const auto& c) { return c.character == key; });
}

Failure refused(const std::string& field, std::string_view rule, std::string_view limit,
                const std::string& given, const std::string& message) {
  const std::string shown(first_code_points(given, 200));
  json::object problem{{"pointer", "/" + field},
                       {"rule", rule},
                       {"limit", limit},
                       {"given", shown},
                       {"message", message}};
  return validation_failed(message, {{"field", field},
                                     {"limit", limit},
                                     {"given", shown},
                                     {"problems", json::array{std::move(problem)}}});
}

}  // namespace settling

using settling::refused;

void check_scene(const story::SceneSpec& spec, std::span<const story::CastMember> cast) {
  if (spec.characters.size() > kMostCharacters)
    throw refused("characters", "maxItems", std::to_string(kMostCharacters),
                  std::to_string(spec.characters.size()),
                  fmt::format("A picture shows at most {} characters, and {} were given.",
                              kMostCharacters, spec.characters.size()));
  for (std::size_t i = 0; i < spec.characters.size(); ++i) {
    const std::string& key = spec.characters[i].character;
    const std::string field = fmt::format("characters/{}/character", i);
    const std::string_view shown = first_code_points(key, 100);
    if (std::none_of(cast.begin(), cast.end(), [&](const auto& c) { return c.key == key; })) {
      std::vector<std::string> keys;
      for (const story::CastMember& m : cast) keys.push_back(m.key);
      throw refused(field, "enum", join(keys, ", "), key,
                    fmt::format("The scene shows '{}', who is not in the cast.", shown));
    }
    for (std::size_t k = 0; k < i; ++k)
      if (spec.characters[k].character == key)
        throw refused(field, "uniqueItems", "each character once", key,
                      fmt::format("The scene shows '{}' twice.", shown));
  }
  if (!std::isfinite(spec.aspect) || spec.aspect <= 0)
    throw refused("aspect", "exclusiveMinimum", "0", fmt::format("{}", spec.aspect),
                  "The aspect of a scene must be a positive number.");
  for (std::size_t i = 0; i < spec.props.size(); ++i)
    if (const double scale = spec.props[i].scale; !std::isfinite(scale) || scale <= 0)
      throw refused(fmt::format("props/{}/scale", i), "exclusiveMinimum", "0",
                    fmt::format("{}", scale),
                    "The scale of a prop must be a positive number, 1 being as large as usual.");
  for (std::size_t i = 0; i < spec.brand.palette.size(); ++i)
    if (spec.brand.palette[i].size() != 7 || !drawing::parse_color(spec.brand.palette[i]))
      throw refused(fmt::format("brand/palette/{}", i), "pattern", "#rrggbb", spec.brand.palette[i],
                    fmt::format("The brand's colour '{}' is none; colours are \"#rrggbb\".",
                                first_code_points(spec.brand.palette[i], 40)));
}

story::SceneSpec settle_scene(story::SceneSpec spec, std::span<const story::CastMember> cast,
                              std::vector<std::string>& notes) {
  check_scene(spec, cast);
  if (const double aspect = std::clamp(spec.aspect, 0.4, 2.5); aspect != spec.aspect) {
    notes.push_back(fmt::format("A picture's aspect lies between 0.4 and 2.5: {} became {}.",
                                spec.aspect, aspect));
    spec.aspect = aspect;
  }
  settling::Desk desk{spec, cast, notes};
  settling::take_out_forbidden(desk);
  settling::settle_place(desk);
  settling::settle_things(desk);
  settling::settle_deeds(desk);
  return spec;
}

}  // namespace talewright::engines::illustrator
