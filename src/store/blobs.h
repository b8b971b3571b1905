// Blobs: files named by what they hold. Written to a temporary name, synced, renamed, so that a
// name always has its whole content.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace talewright::store {

class Blobs {
 public:
  virtual ~Blobs() = default;
  /// Keeps the bytes and returns their SHA-256 (64 hex digits). Keeping the same bytes twice costs
  /// nothing. Durable when it returns. Throws storage_full, data_folder_unwritable.
  virtual std::string put(std::string_view bytes) = 0;
  /// The bytes, or nothing when there are none under that name. A file whose bytes do not match
  /// its name throws data_folder_damaged.
  virtual std::optional<std::string> get(std::string_view sha256) = 0;
  /// Where the file lies, for those who link or copy it; empty when it is not a local file.
  virtual std::string path_of(std::string_view sha256) = 0;
};

/// Files under `folder`/blobs/ab/<sha256>. Removes what a killed process left half written, so the
/// folder's lock must be held: open_store comes first.
std::unique_ptr<Blobs> open_blobs(const std::string& folder);

}  // namespace talewright::store
