#include "contract/tool_object.h"

#include <algorithm>

namespace talewright::contract {

boost::json::object tool_object(const Operation& operation) {
  boost::json::object tool{{"name", operation.name},
                           {"title", operation.title},
                           {"description", operation.description},
                           {"inputSchema", operation.input_schema}};
  if (!operation.output_schema.empty()) tool["outputSchema"] = operation.output_schema;
  if (!operation.annotations.empty()) tool["annotations"] = operation.annotations;
  if (!operation.meta.empty()) tool["_meta"] = operation.meta;
  return tool;
}

boost::json::array tool_list(const std::vector<Operation>& operations,
                             const std::function<bool(const Operation&)>& shown) {
  std::set<std::string> told;
  for (const Operation& operation : operations)
    if (shown(operation)) told.insert(operation.tells.begin(), operation.tells.end());
  boost::json::array list;
  for (const Operation& operation : operations) {
    if (!shown(operation)) continue;
    boost::json::object tool = tool_object(operation);
    if (std::ranges::includes(told, operation.keeps_brief))
      tool["inputSchema"] = operation.brief_schema;
    else
      told.insert(operation.keeps_brief.begin(), operation.keeps_brief.end());
    if (!operation.brief_output.empty()) tool["outputSchema"] = operation.brief_output;
    // A refusal is structured content too, {"error": ...}. Clients that hold every structured content
    // against this schema (the first TypeScript SDK does) would hide the reason if it asked for more.
    if (auto* output = tool.if_contains("outputSchema")) output->as_object().erase("required");
    list.push_back(std::move(tool));
  }
  return list;
}

}  // namespace talewright::contract
