#include "studio/photos.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "drawing/photo_colors.h"

namespace talewright::studio {

namespace {

using drawing::PhotoColor;

constexpr int kPhotoPx = 512;
/// Beings that have skin, hair and clothes as people do.
constexpr std::array<std::string_view, 4> kPeople = {"human", "fairy", "wizard", "elf"};

/// Human skin lies within a narrow band of hues, whatever its lightness.
bool may_be_skin(const PhotoColor& c) {
  const double hue = drawing::hue_degrees(c.color), chroma = drawing::chroma(c.color);
  const double light = drawing::perceived_lightness(c.color);
  return hue > 20 && hue < 85 && chroma > 0.02 && chroma < 0.14 && light > 0.25 && light < 0.95;
}

/// Takes out the colour that `better` puts first among those that `fits`; nothing when none does.
template <class Fits, class Better>
std::optional<PhotoColor> take(std::vector<PhotoColor>& colors, Fits fits, Better better) {
  auto best = colors.end();
  for (auto it = colors.begin(); it != colors.end(); ++it)
    if (fits(*it) && (best == colors.end() || better(*it) > better(*best))) best = it;
  if (best == colors.end()) return std::nullopt;
  const PhotoColor taken = *best;
  colors.erase(best);
  return taken;
}

struct Taker {
  std::vector<std::string> told = {};
  void set(std::string& member, const char* name, const std::optional<PhotoColor>& color) {
    if (!color || !member.empty()) return;
    member = drawing::to_hex(color->color);
    told.push_back(fmt::format("{} {}", name, member));
  }
};

void take_persons_colors(std::vector<PhotoColor> colors, story::Descriptor& d, Taker& taker) {
  const auto any = [](const PhotoColor&) { return true; };
  // Skin is in the upper middle, hair above it, clothes below.
  const auto skin = take(colors, may_be_skin, [](const PhotoColor& c) {
    return c.share * (1.2 - std::abs(c.height - 0.4));
  });
  const auto hair = take(
      colors, [](const PhotoColor& c) { return c.share > 0.04 && c.height < 0.5; },
      [](const PhotoColor& c) { return c.share * (1 - c.height); });
  taker.set(d.main_color, "skin", skin);
  taker.set(d.hair_color, "hair", hair);
  const auto clothes = take(colors, any, [](const PhotoColor& c) { return c.share * c.height; });
  for (story::Garment& garment : d.clothes) taker.set(garment.color, garment.item.c_str(), clothes);
  taker.set(d.accent_color, "accent", clothes);
}

void take_creatures_colors(std::vector<PhotoColor> colors, story::Descriptor& d, Taker& taker) {
  const auto share = [](const PhotoColor& c) { return c.share; };
  const auto main = take(
      colors, [](const PhotoColor&) { return true; }, share);
  if (!main) return;
  taker.set(d.main_color, "main", main);
  taker.set(
      d.second_color, "second",
      take(
          colors,
          [&](const PhotoColor& c) { return drawing::color_distance(c.color, main->color) > 0.12; },
          share));
  taker.set(d.accent_color, "accent",
            take(
                colors, [](const PhotoColor&) { return true; },
                [](const PhotoColor& c) { return drawing::chroma(c.color) + 0.2 * c.share; }));
}

}  // namespace

PhotoFile read_photo(std::string bytes, std::string_view field) {
  PhotoFile file;
  file.upload = drawing::read_photo(bytes, kPhotoPx, field);
  file.bytes = std::move(bytes);
  return file;
}

void take_colors(const drawing::Upload& photo, story::Descriptor& descriptor,
                 std::vector<std::string>& notes) {
  const auto colors = drawing::photo_colors(photo.raster);
  if (colors.empty()) {
    notes.push_back("The reference picture shows one colour only; nothing was taken from it.");
    return;
  }
  Taker taker;
  if (std::ranges::find(kPeople, descriptor.species) != kPeople.end())
    take_persons_colors(colors, descriptor, taker);
  else
    take_creatures_colors(colors, descriptor, taker);
  if (taker.told.empty())
    notes.push_back("Every colour was said already; none was taken from the reference picture.");
  else
    notes.push_back(fmt::format("Taken from the reference picture: {}.", join(taker.told, ", ")));
}

}  // namespace talewright::studio
