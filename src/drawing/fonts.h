// The fonts that pictures are lettered and books are set in: the fixed list of resources/fonts.json, found file by file, and
// nothing else that the machine may have, so that pages look the same everywhere.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

typedef struct _FcConfig FcConfig;

namespace talewright::drawing {

struct FontFamily {
  std::string family;              ///< "Andika"
  std::string package;             ///< the Debian package that brings it
  std::string licence;             ///< SPDX
  std::string purpose;             ///< "story text"
  bool required = true;            ///< without an optional one only some scripts cannot be set
  std::vector<std::string> files;  ///< below a font folder: "truetype/andika/Andika-Regular.ttf"
};

/// The families in order of preference when a character is not in the first.
std::span<const FontFamily> font_families();

/// Families of which a file is missing on this machine.
std::vector<FontFamily> missing_font_families();

/// The process's one configuration, made of the listed files when first asked for. Throws
/// engine_failed when none of them is installed.
FcConfig* font_config();

}  // namespace talewright::drawing
