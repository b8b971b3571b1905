// The operator's commands: accounts, keys, credits, guidance and the audit log, from a terminal on
// the server's machine, also while the server runs. Each is one call of an operation.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "contract/contract.h"

namespace talewright {

class OperatorCommands {
 public:
  /// Adds them to the command line; `folder` takes --data.
  OperatorCommands(CLI::App& app, std::string& folder);
  ~OperatorCommands();
  /// Whether one of them was given.
  bool parsed() const;
  /// Calls it and prints the result; the exit status. Throws std::runtime_error when a file that
  /// it names cannot be read.
  int run(const contract::Contract& contract) const;

 private:
  struct Commands;
  std::unique_ptr<Commands> commands_;
};

}  // namespace talewright
