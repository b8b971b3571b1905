// The fixture's prompts: text, arguments, an embedded resource, a picture, one that asks the person
// first, and one that comes and goes.
#pragma once

#include <atomic>

#include "contract/events.h"
#include "contract/prompts.h"

namespace talewright::fixture {

class TestPrompts : public contract::Prompts {
 public:
  explicit TestPrompts(contract::Events& events) : events_(events) {}

  std::vector<contract::Prompt> list() const override;
  std::vector<contract::PromptMessage> messages(
      const contract::Context& context, std::string_view name,
      const std::map<std::string, std::string>& arguments) const override;
  /// Adds or removes the prompt that comes and goes.
  void change();

 private:
  contract::Events& events_;
  std::atomic<bool> dynamic_ = false;
};

}  // namespace talewright::fixture
