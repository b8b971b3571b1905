// The contract: every operation as its file in tools/ describes it, its handler, and the checks
// that hold between them. Both faces call operations through here and nowhere else, so arguments
// are checked once, in one way.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"
#include "contract/call.h"

namespace talewright::contract {

class Shapes;

/// Where REST has an operation: "talewright.rest" in its file.
struct Route {
  std::string method;         ///< "POST"
  std::string path;           ///< under /api/v1: "/plans/{plan_id}/approve"
  int status = 200;           ///< of a success
  std::string envelope = {};  ///< the body is {"plan": result}; empty = the result itself
  bool gpt = false;           ///< in the profile for GPT actions
};

/// Whether a client may name a call with an idempotency key, or must over REST.
enum class Idempotency { None, Accepted, Required };

/// One file of tools/, read. The JSON members keep the author's text and order.
struct Operation {
  std::string name, title, description;
  boost::json::object input_schema, output_schema, annotations, meta;
  /// input_schema as lists show it: shapes that another operation tells are kept brief (shapes.h).
  boost::json::object brief_schema;
  /// output_schema as lists show it: what is brief there is told by results themselves.
  boost::json::object brief_output;
  std::set<std::string> tells, keeps_brief;  ///< the shapes' names
  /// The schemas as the file has them: what several operations share is a reference into shapes().
  boost::json::object written_input, written_output;
  std::string toolset, scope;
  bool usual = true;  ///< shown to those who ask for no toolset ("default" in its file)
  Route route;
  Idempotency idempotency = Idempotency::None;
  std::string family;      ///< whose rate limit it counts in: "default", "elevated", "generation"
  bool read_only = false;  ///< changes nothing (annotations.readOnlyHint)
  boost::json::object talewright;  ///< the whole "talewright" member: rest, cost, errors, examples
};

/// Operations that are not ours (the protocol fixture's) are given as JSON texts, too. Files in a
/// folder "shapes/" are shapes.
struct ContractSource {
  std::vector<std::pair<std::string, std::string_view>> files;  ///< file name -> JSON text
};

class Contract {
 public:
  /// Reads the files and pairs them with handlers by name. Throws std::logic_error when a file is
  /// malformed, a handler is missing or has no file: these are our bugs, held by tests.
  Contract(const ContractSource& source, std::map<std::string, Handler> handlers);
  ~Contract();
  Contract(const Contract&) = delete;
  Contract& operator=(const Contract&) = delete;

  /// In file-name order.
  const std::vector<Operation>& operations() const;
  const Operation* find(std::string_view name) const;
  const Shapes& shapes() const;

  /// Told of every call when it has ended: `reply` of a success, `failure` of a refusal. By the
  /// thread that called; must throw nothing.
  using Observer =
      std::function<void(const Operation&, const Context&, const boost::json::object& arguments,
                         const Reply* reply, const Failure* failure)>;
  /// Before the first call.
  void observe(Observer observer);

  /// Checks the caller's scopes and the arguments, runs the handler. Throws Failure:
  /// insufficient_scope; validation_failed with
  /// details.problems [{pointer, rule, limit, given, message}], or whatever the handler refuses
  /// with (AnswersNeeded and AbilityNeeded too); any other exception is logged with the request id
  /// and becomes internal_error. In test builds (TALEWRIGHT_CHECK_RESULTS) a result that breaks
  /// outputSchema is internal_error.
  Reply call(const Operation& operation, Context& context,
             const boost::json::object& arguments) const;

 private:
  struct Compiled;
  Reply checked_call(const Operation& operation, Context& context,
                     const boost::json::object& arguments) const;
  std::unique_ptr<Compiled> compiled_;
};

/// The public form of a failure: {"error":{code,message,requestId,details}}.
boost::json::object error_object(const Failure& failure, std::string_view request_id);

}  // namespace talewright::contract
