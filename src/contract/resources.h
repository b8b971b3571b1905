// What a face needs to serve readable resources and prompts, whoever provides them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/call.h"

namespace talewright::contract {

struct ResourceEntry {
  std::string uri;  ///< or a URI template (RFC 6570, level 1) in templates()
  std::string name, title, description, media_type;
  std::optional<std::uint64_t> bytes;
};

/// A page of a list; `next` is an opaque cursor that survives a restart, empty at the end.
struct ResourcePage {
  std::vector<ResourceEntry> entries;
  std::string next;
};

class Resources {
 public:
  virtual ~Resources() = default;
  /// Throws validation_failed for a bad cursor.
  virtual ResourcePage list(Context& context, std::string_view cursor) const = 0;
  virtual std::vector<ResourceEntry> templates() const = 0;
  /// Nothing when there is no such resource for this account.
  virtual std::optional<ResourceContents> read(Context& context, std::string_view uri) const = 0;
};

}  // namespace talewright::contract
