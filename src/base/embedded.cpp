#include "base/embedded.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace talewright {

std::span<const EmbeddedFile> embedded_files(std::string_view prefix) {
  const auto all = embedded_files();
  const auto first = std::lower_bound(all.begin(), all.end(), prefix,
                                      [](const EmbeddedFile& f, auto p) { return f.path < p; });
  auto last = first;
  while (last != all.end() && last->path.starts_with(prefix)) ++last;
  return {first, last};
}

std::string_view embedded_file(std::string_view path) {
  const auto all = embedded_files();
  const auto found = std::lower_bound(all.begin(), all.end(), path,
                                      [](const EmbeddedFile& f, auto p) { return f.path < p; });
  if (found == all.end() || found->path != path)
    throw std::logic_error("no embedded file " + std::string(path));
  return found->bytes;
}

}  // namespace talewright
