// Recipes: whole tasks over REST, step by step as data and as scripts that run. Each is a folder of
// resources/recipes/; the documentation and /api/v1/examples show the same.
#pragma once

#include <boost/json/array.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace talewright::contract {

struct Recipe {
  std::string id;  ///< the folder's name: "quick-book"
  std::string title, when_to_use, status;
  std::vector<std::string> scopes;  ///< a key for it must have these
  /// [{title, operation, request{method, path, headers, body}, status, saves{name: JSON pointer},
  /// until{pointer, is[]}}]; "{name}" in a request stands for what an earlier step saved.
  boost::json::array steps;
  std::string_view curl, python, node;  ///< scripts, whole
};

/// In the order of their ids. Throws std::logic_error when a folder lacks a file.
const std::vector<Recipe>& recipes();

}  // namespace talewright::contract
