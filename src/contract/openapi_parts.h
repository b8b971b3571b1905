// Parts of an OpenAPI document that know nothing of routes: schemas with references to components,
// names of components, errors by their status.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace talewright::contract {

/// {"$ref": "#/components/KIND/NAME"}
boost::json::object reference(std::string_view kind, std::string_view name);
/// {MEDIA_TYPE: {"schema": schema}}
boost::json::object content(std::string_view media_type, boost::json::object schema);
/// The headers that several routes have.
boost::json::object common_headers();
boost::json::object idempotency_parameter(bool required);
/// The same, required, in the query: custom GPTs can set no header.
boost::json::object query_key_parameter();

/// "plan_story" -> "PlanStory".
std::string component_name(std::string_view name);
/// {"$ref": "#/components/schemas/PlanStoryResult"}
boost::json::object schema_reference(std::string_view component);
/// A schema as its file has it, with references to shapes as references to components.
boost::json::object component_schema(const boost::json::object& written);

/// Where in `input` files can come along with a form: paths of properties, "brand.logo".
std::vector<std::vector<std::string>> uploads_of(const boost::json::object& written_input);
/// What a multipart/form-data body holds: like `body`, with files in the place of uploads.
boost::json::object form_schema(const boost::json::object& body,
                                const std::vector<std::vector<std::string>>& uploads);

/// {"error": {code, message, requestId, details}}
boost::json::object error_schema();
/// The codes by their status, in the order of resources/errors.json. Throws std::logic_error for a
/// code that it does not have.
std::map<int, std::vector<std::string>> by_status(const std::set<std::string>& codes);
/// What the codes mean, a line for each.
std::string meanings(const std::vector<std::string>& codes);

/// The components of `all` that `document` refers to, and those that these refer to.
boost::json::object used_components(const boost::json::object& document,
                                    const boost::json::object& all);
/// Cuts every description to that many code points, at a word's end.
void shorten_descriptions(boost::json::value& value, std::size_t most);

}  // namespace talewright::contract
