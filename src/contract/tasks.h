// Long work that goes on after its call was answered, as a face shows it: durable, followed by id.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/failure.h"
#include "contract/call.h"

namespace talewright::contract {

struct Task {
  enum class Status { Working, InputRequired, Completed, Failed, Canceled };
  /// An end that no tool result describes; code as in JSON-RPC.
  struct Fault {
    int code = 0;
    std::string message;
  };
  std::string id;
  std::string operation;  ///< whose call began it
  Status status = Status::Working;
  std::string message;  ///< a human sentence
  std::int64_t created_ms = 0, updated_ms = 0;
  std::optional<std::int64_t> keep_ms;  ///< how long it can be asked for after its creation
  std::int64_t poll_ms = 1000;          ///< how often asking makes sense
  std::vector<Question> questions;      ///< while InputRequired: those not yet answered
  /// When Completed, what the call would have returned or refused with; when Failed, the fault.
  std::variant<std::monostate, Reply, Failure, Fault> outcome;
};

class Tasks {
 public:
  virtual ~Tasks() = default;
  /// Nothing when there is no such task for this caller.
  virtual std::optional<Task> find(const Context& context, std::string_view id) = 0;
  /// Asks it to end; a task that has ended stays as it is. False when there is none.
  /// Throws Failure (insufficient_scope).
  virtual bool cancel(const Context& context, std::string_view id) = 0;
  /// Takes answers to its questions; keys it does not know are ignored. False when there is none.
  virtual bool answer(const Context& context, std::string_view id,
                      const std::map<std::string, boost::json::object>& answers) = 0;
};

}  // namespace talewright::contract
