// The fixture's resources: fixed ones, one that counts its changes, one that comes and goes, and a
// template.
#pragma once

#include <mutex>

#include "contract/events.h"
#include "contract/resources.h"

namespace talewright::fixture {

class TestResources : public contract::Resources {
 public:
  explicit TestResources(contract::Events& events) : events_(events) {}

  contract::ResourcePage list(contract::Context& context, std::string_view cursor) const override;
  std::vector<contract::ResourceEntry> templates() const override;
  std::optional<contract::ResourceContents> read(contract::Context& context,
                                                 std::string_view uri) const override;
  /// Changes the watched resource, and adds or removes the one that comes and goes.
  void change();

 private:
  contract::Events& events_;
  mutable std::mutex mutex_;
  int changes_ = 0;
};

}  // namespace talewright::fixture
