// ZIP archives in memory, by libzip. The same files in the same order give the same bytes: no clock
// is asked, every file bears the earliest time the format knows. Besides the archive itself only
// one file is held at a time, when it is read on demand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace talewright::press {

struct ZipFile {
  std::string name;      ///< path within the archive, UTF-8, '/' between folders
  std::string bytes;     ///< unless it is read on demand
  bool compress = true;  ///< false for what is compressed already: PNG, JPEG, PDF
  /// Gives the bytes when their turn comes; `size` says how many that will be.
  std::function<std::string()> read = nullptr;
  std::uint64_t size = 0;
};

/// All files together, before they are packed.
inline constexpr std::size_t kMostZipBytes = 512 * 1024 * 1024;

/// Throws std::length_error when they are more than kMostZipBytes, std::invalid_argument for a name
/// that is empty, comes twice, begins with '/' or has ".." for a folder, and what `read` throws.
std::string zip(const std::vector<ZipFile>& files);

}  // namespace talewright::press
