// The query of a request's target, and percent escapes (RFC 3986, section 2.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace talewright::faces::http {

/// The value of a hexadecimal digit, 0 to 15; -1 when it is none.
int hex_digit(char c);
/// The text without its escapes. Nothing when an escape is cut off or holds no hexadecimal digits.
/// The bytes may be anything: whoever takes them for text checks that they are UTF-8.
std::optional<std::string> percent_decoded(std::string_view text);
/// Every byte escaped that is not unreserved (letters, digits, "-._~"): one segment of a path, or a
/// name or value of a query.
std::string percent_encoded(std::string_view text);

/// "a=1&b=x+y&c" -> {a: 1, b: "x y", c: ""}, in the order they came, as forms write them ("+" is a
/// blank). Empty pairs are left out. Nothing when an escape is broken.
std::optional<std::vector<std::pair<std::string, std::string>>> query_pairs(std::string_view query);

}  // namespace talewright::faces::http
