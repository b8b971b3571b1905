// One fontconfig configuration for the whole process, made of the listed files only. It is also set
// as the current one, so that Pango never loads the system's own, which would scan every font of
// the machine and let pages depend on it.
#include "drawing/fonts.h"

#include <fontconfig/fontconfig.h>

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "base/failure.h"
#include "base/json.h"
#include "base/text.h"
#include "generated/failures.h"

namespace talewright::drawing {

namespace {

struct FontList {
  std::vector<std::string> folders;
  std::vector<FontFamily> families;
};

const FontList& font_list() {
  static const FontList list = [] {
    FontList result;
    const json::value file = parse_embedded("resources/fonts.json");
    // A folder of one's own comes first: TALEWRIGHT_FONTS=/a:/b
    if (const char* own = std::getenv("TALEWRIGHT_FONTS"))
      for (std::string& folder : split(own, ':'))
        if (!folder.empty()) result.folders.push_back(std::move(folder));
    for (std::string& folder : texts_or_none(file.as_object(), "folders"))
      result.folders.push_back(std::move(folder));
    for (const json::value& v : file.at("families").as_array()) {
      const json::object& o = v.as_object();
      result.families.push_back({text_or(o, "family"), text_or(o, "package"), text_or(o, "licence"),
                                 text_or(o, "purpose"), flag_or(o, "required", true),
                                 texts_or_none(o, "files")});
    }
    return result;
  }();
  return list;
}

std::optional<std::filesystem::path> find_font_file(const std::string& file) {
  std::error_code ignored;
  for (const std::string& folder : font_list().folders) {
    const std::filesystem::path path = std::filesystem::path(folder) / file;
    if (std::filesystem::is_regular_file(path, ignored)) return path;
  }
  return std::nullopt;
}

// Outlines as they were drawn: hinting would move letters by the resolution.
constexpr const char* kRules = R"(<?xml version="1.0"?><fontconfig>
<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="antialias" mode="assign"><bool>true</bool></edit></match></fontconfig>)";

FcConfig* make_config() {
  FcConfig* config = FcConfigCreate();
  ensure(config != nullptr, "fontconfig gives a configuration");
  FcConfigParseAndLoadFromMemory(config, reinterpret_cast<const FcChar8*>(kRules), FcTrue);
  std::size_t found = 0;
  for (const FontFamily& family : font_list().families)
    for (const std::string& file : family.files)
      if (auto path = find_font_file(file))
        found += FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(path->c_str()));
  if (found == 0) {  // Pango ends the process when there is no font at all
    FcConfigDestroy(config);
    throw engine_failed("None of the book's fonts is installed; `talewright doctor` names them.");
  }
  FcConfigSetCurrent(config);
  return config;
}

}  // namespace

std::span<const FontFamily> font_families() { return font_list().families; }

std::vector<FontFamily> missing_font_families() {
  std::vector<FontFamily> missing;
  for (const FontFamily& family : font_families())
    for (const std::string& file : family.files)
      if (!find_font_file(file)) {
        missing.push_back(family);
        break;
      }
  return missing;
}

FcConfig* font_config() {
  static FcConfig* const config = make_config();
  return config;
}

}  // namespace talewright::drawing
