// The prompts a client can offer its user. Talewright's are read from prompts/*.json:
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
  std::string fallback = {};             ///< "default": used when an optional argument is absent
  std::vector<std::string> values = {};  ///< proposed while the user types; others are allowed
};

struct Prompt {
  std::string name, title, description;
  std::vector<PromptArgument> arguments;
};

struct PromptMessage {
  std::string role;                              ///< "user" or "assistant"
  std::string text;                              ///< unless there is an attachment
  std::optional<ResourceContents> attachment = {};  ///< a picture where its uri is empty, else a resource
};

/// The caller's mistake: an argument is missing, or there is none of that name.
class PromptRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Prompts {
 public:
  virtual ~Prompts() = default;
  /// In a fixed order.
  virtual std::vector<Prompt> list() const = 0;
  /// The messages with the arguments filled in. `name` is one of list(). Throws PromptRefused,
  /// and what ask() throws.
  virtual std::vector<PromptMessage> messages(
      const Context& context, std::string_view name,
      const std::map<std::string, std::string>& arguments) const = 0;
};

/// Prompts from files.
class WrittenPrompts : public Prompts {
 public:
  /// Throws std::logic_error when a file is malformed or a message names an unknown argument.
  explicit WrittenPrompts(const ContractSource& source);
  std::vector<Prompt> list() const override;
  /// What an argument holds is never read as a template.
  std::vector<PromptMessage> messages(
      const Context& context, std::string_view name,
      const std::map<std::string, std::string>& arguments) const override;

 private:
  struct Written {
    Prompt prompt;
    std::vector<PromptMessage> messages;  ///< before substitution
  };
  std::vector<Written> prompts_;  ///< in file-name order
};

}  // namespace talewright::contract
