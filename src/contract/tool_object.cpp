#include "contract/tool_object.h"

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

}  // namespace talewright::contract
