// Files that were built into the program: tools/, resources/, prompts/, migrations, props. The
// bytes lie in the program's read-only data and cost nothing until they are read.
#pragma once

#include <span>
#include <string_view>

namespace talewright {

struct EmbeddedFile {
  std::string_view path;  ///< as in the source tree: "tools/lock_character.json"
  std::string_view bytes;
};

/// All files, sorted by path.
std::span<const EmbeddedFile> embedded_files();
/// Those whose path starts with `prefix`, sorted by path.
std::span<const EmbeddedFile> embedded_files(std::string_view prefix);
/// The bytes of one file. Throws std::logic_error when there is none.
std::string_view embedded_file(std::string_view path);

}  // namespace talewright
