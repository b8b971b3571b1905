// Pictures that a person gives of a character: looked at for their colours, and handed to engines
// that can do more with them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drawing/upload.h"
#include "story/descriptor.h"

namespace talewright::studio {

/// A file that was read, and the file itself.
struct PhotoFile {
  drawing::Upload upload;
  std::string bytes;
};

/// Throws image_invalid, image_too_large; `field` names the argument.
PhotoFile read_photo(std::string bytes, std::string_view field);

/// Colours that nobody said, from the photo; a sentence in `notes` tells which. Whose clothes have
/// no colour gets the photo's; people's skin and hair are sought where they are in a portrait.
void take_colors(const drawing::Upload& photo, story::Descriptor& descriptor,
                 std::vector<std::string>& notes);

}  // namespace talewright::studio
