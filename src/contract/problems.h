// What is wrong with a value, said so that a model can repair its call: where, which rule, the
// limit, what was given. Knows the keywords our schemas use; everything else is left to valijson.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <boost/regex.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace talewright::contract {

using Patterns = std::map<std::string, boost::regex, std::less<>>;

/// Compiles every "pattern" below the schema. Throws boost::regex_error for a malformed one.
Patterns compile_patterns(const boost::json::value& schema);

/// The problems of `value` against `schema`, at most 50. `$ref` is looked up in `schema` itself.
/// Texts that hold U+0000 are refused whatever the schema says: no title, file or page can.
boost::json::array find_problems(const boost::json::value& schema, const Patterns& patterns,
                                 const boost::json::value& value);

/// {pointer, rule, limit, given, message}; a long `given` is cut to 200 code points, a large array
/// or object is described instead.
boost::json::object problem(std::string_view pointer, std::string_view rule,
                            const boost::json::value& limit, const boost::json::value* given,
                            std::string message);

/// The name nearest to `wrong`, if it is near enough to be a slip; otherwise empty.
std::string_view nearest_name(std::string_view wrong, const std::vector<std::string_view>& names);

}  // namespace talewright::contract
