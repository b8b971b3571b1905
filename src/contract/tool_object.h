// Operations as the Model Context Protocol lists them.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <functional>

#include "contract/contract.h"

namespace talewright::contract {

/// {name, title, description, inputSchema, outputSchema, annotations, _meta} in the author's words,
/// with the whole schema; what stands under "talewright" is ours and left out, as are members the
/// file does not have.
boost::json::object tool_object(const Operation& operation);

/// The operations that are `shown`, as a list. A shape that one of them tells is brief in those
/// that may keep it so; where nobody tells it, the first that takes it does. Schemas of results are as
/// brief as they may be, and name no member as required: a refusal is structured content as well.
boost::json::array tool_list(const std::vector<Operation>& operations,
                             const std::function<bool(const Operation&)>& shown);

}  // namespace talewright::contract
