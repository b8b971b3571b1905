#include <fmt/format.h>

#include <cstdio>

#include "base/ids.h"
#include "base/json.h"
#include "faces/cli/cli.h"

namespace talewright::faces::cli {

int call(const contract::Contract& contract, const std::string& name,
         const std::string& arguments) {
  const contract::Operation* operation = contract.find(name);
  if (!operation) {
    fmt::print(stderr, "There is no operation {}. These exist:\n", name);
    for (const contract::Operation& o : contract.operations())
      fmt::print(stderr, "  {:18} {}\n", o.name, o.title);
    return 2;
  }
  boost::system::error_code error;
  const json::value value = json::parse(arguments.empty() ? "{}" : arguments, error);
  if (error || !value.is_object()) {
    fmt::print(stderr, "The arguments must be one JSON object, such as '{{\"limit\": 5}}'.\n");
    return 2;
  }
  contract::Context context;
  context.request_id = new_id("req");
  context.caller.face = "cli";
  try {
    const contract::Reply reply = contract.call(*operation, context, value.get_object());
    fmt::print("{}\n", json::serialize(reply.structured));
    return 0;
  } catch (const Failure& failure) {
    fmt::print("{}\n", json::serialize(contract::error_object(failure, context.request_id)));
    fmt::print(stderr, "{}\n", failure.message());
    return 1;
  }
}

}  // namespace talewright::faces::cli
