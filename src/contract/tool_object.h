// An operation as the Model Context Protocol lists it.
#pragma once

#include <boost/json/object.hpp>

#include "contract/contract.h"

namespace talewright::contract {

/// {name, title, description, inputSchema, outputSchema, annotations, _meta} in the author's words; what
/// stands under "talewright" is ours and left out, as are members the file does not have.
boost::json::object tool_object(const Operation& operation);

}  // namespace talewright::contract
