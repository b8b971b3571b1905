// Pages of the documentation that are made from the contract's own files, so that they cannot say
// anything else: operations, shapes, error codes, recipes, and the tables within written pages.
#pragma once

#include <string>
#include <string_view>

#include "base/embedded.h"
#include "contract/recipes.h"

namespace talewright::operations {

/// An operation of tools/: how it is called, what it takes and gives, examples, errors.
std::string operation_text(const EmbeddedFile& file);
/// What several operations take, member by member: a file of tools/shapes/.
std::string shape_text(const EmbeddedFile& file);
std::string errors_text();
std::string recipe_text(const contract::Recipe& recipe);
/// A written page with its lines "{table: NAME}" replaced: scopes, plans, prices, recipes. Throws
/// std::logic_error for a table that there is not.
std::string with_tables(std::string text);

}  // namespace talewright::operations
