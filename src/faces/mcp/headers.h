// What the modern era repeats of a request in HTTP headers, so that what stands between client and
// server need not read bodies; the two must say the same (mcp.md 4).
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "faces/mcp/request.h"

namespace talewright::faces::mcp {

/// The param whose value the header Mcp-Name repeats; empty for methods without one.
std::string_view named_param(std::string_view method);

/// A value in its coding: plain, or "=?base64?...?=". Nothing for base64 that is malformed.
std::optional<std::string> decode_header_value(std::string_view value);

/// Throw ProtocolError HeaderMismatch unless the header is there and says `expected`.
void check_header(const HeaderLookup& headers, std::string_view name, std::string_view expected);
void check_coded_header(const HeaderLookup& headers, std::string_view name,
                        std::string_view expected);

/// A tool argument that clients repeat as Mcp-Param-<name>.
struct ParamHeader {
  std::string header;             ///< "Mcp-Param-Region"
  std::vector<std::string> path;  ///< of property names from the arguments' root
};

/// Those that `x-mcp-header` in an input schema declares. Throws std::logic_error for one that the
/// specification does not allow: clients would drop the whole tool.
std::vector<ParamHeader> param_headers(const boost::json::object& input_schema);

/// Throws ProtocolError HeaderMismatch when an argument and its header differ.
void check_param_headers(const HeaderLookup& headers, const std::vector<ParamHeader>& declared,
                         const boost::json::object& arguments);

}  // namespace talewright::faces::mcp
