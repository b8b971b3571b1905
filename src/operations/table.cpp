#include "operations/table.h"

#include "generated/operations.h"

namespace talewright::operations {

std::map<std::string, contract::Handler> handlers(studio::Studio& studio) {
  using Function = contract::Reply (*)(studio::Studio&, contract::Context&,
                                       const boost::json::object&);
  static constexpr std::pair<const char*, Function> kTable[] = {
#include "generated/operations_table.inc"
  };
  std::map<std::string, contract::Handler> result;
  for (const auto& [name, function] : kTable)
    result.emplace(name, [&studio, function](contract::Context& context,
                                             const boost::json::object& arguments) {
      return function(studio, context, arguments);
    });
  return result;
}

}  // namespace talewright::operations
