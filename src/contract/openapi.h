// The contract as an OpenAPI 3.1 document: every operation on its route, with what it takes, gives
// and refuses, and the routes beside them that are no operations.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>

#include "contract/contract.h"

namespace talewright::contract {

struct OpenApiOptions {
  /// Gpt is what a custom GPT takes as its actions: the operations whose route says so, without
  /// forms, examples and headers, each description within 300 characters, by bearer token.
  enum class Profile { All, Gpt };
  std::string title, version;
  std::string site;  ///< "https://books.example": before all paths
  Profile profile = Profile::All;
  bool wants_keys = true;  ///< whether the server asks who calls
  /// Routes that are no operations: "routes" of resources/rest_routes.json, which tells their
  /// members. Only in Profile::All.
  const boost::json::array* routes = nullptr;
};

/// operationId is the operation's name; schemas that operations share are components, and so is
/// what each takes ("PlanStoryRequest") and gives ("PlanStoryResult").
boost::json::object openapi(const Contract& contract, const OpenApiOptions& options);

}  // namespace talewright::contract
