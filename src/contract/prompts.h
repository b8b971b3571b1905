// The prompts a client can offer its user, read from prompts/*.json:
//   {name, title, description, arguments: [{name, description, required, default, values}],
//    messages: [{role, text: "... {{argument}} ..."}]}
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace talewright::contract {

struct PromptArgument {
  std::string name, description;
  bool required = false;
  std::string fallback;             ///< "default": used when an optional argument is absent
  std::vector<std::string> values;  ///< proposed while the user types; others are allowed
};

struct PromptMessage {
  std::string role;  ///< "user" or "assistant"
  std::string text;
};

struct Prompt {
  std::string name, title, description;
  std::vector<PromptArgument> arguments;
  std::vector<PromptMessage> messages;  ///< before substitution
};

/// The caller's mistake: an argument is missing, or there is none of that name.
class PromptRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Prompts {
 public:
  Prompts() = default;
  /// Throws std::logic_error when a file is malformed or a message names an unknown argument.
  explicit Prompts(const ContractSource& source);
  /// In file-name order.
  const std::vector<Prompt>& all() const { return prompts_; }
  const Prompt* find(std::string_view name) const;

 private:
  std::vector<Prompt> prompts_;
};

/// The messages with every {{argument}} filled in, once: what an argument holds is never read as a
/// template. Throws PromptRefused.
std::vector<PromptMessage> render(const Prompt& prompt,
                                  const std::map<std::string, std::string>& arguments);

}  // namespace talewright::contract
