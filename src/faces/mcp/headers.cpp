#include "faces/mcp/headers.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"

namespace talewright::faces::mcp {

namespace {

constexpr std::string_view kPrefix = "=?base64?", kSuffix = "?=";

[[noreturn]] void mismatch(std::string message) {
  throw ProtocolError(ErrorCode::HeaderMismatch, std::move(message));
}

// RFC 9110, 5.6.2.
bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c && std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) !=
                     std::string_view::npos);
  });
}

[[noreturn]] void illegal(std::string_view where, std::string_view why) {
  throw std::logic_error(fmt::format("x-mcp-header at {}: {}", where, why));
}

void collect(const json::object& schema, std::vector<std::string>& path,
             std::vector<ParamHeader>& found);

// x-mcp-header anywhere but on a path of properties is a fault.
void refuse_elsewhere(const json::value& value, std::string_view where) {
  if (const json::object* object = value.if_object()) {
    if (object->contains("x-mcp-header")) illegal(where, "not on a path of properties");
    for (const auto& member : *object) refuse_elsewhere(member.value(), where);
  } else if (const json::array* array = value.if_array()) {
    for (const json::value& item : *array) refuse_elsewhere(item, where);
  }
}

void collect_property(const json::object& schema, std::vector<std::string>& path,
                      std::vector<ParamHeader>& found) {
  const std::string where = fmt::format("/{}", fmt::join(path, "/"));
  if (const json::value* name = schema.if_contains("x-mcp-header")) {
    if (!name->is_string() || !is_token(name->get_string())) illegal(where, "no header token");
    const json::value* type = schema.if_contains("type");
    if (!type || (*type != "string" && *type != "integer" && *type != "boolean"))
      illegal(where, "only on a string, an integer or a boolean");
    const std::string header = "Mcp-Param-" + std::string(name->get_string());
    for (const ParamHeader& other : found)
      if (lower(other.header) == lower(header)) illegal(where, "the name is used twice");
    found.push_back({header, path});
  }
  collect(schema, path, found);
}

void collect(const json::object& schema, std::vector<std::string>& path,
             std::vector<ParamHeader>& found) {
  for (const auto& member : schema) {
    if (member.key() == "properties" && member.value().is_object()) {
      for (const auto& property : member.value().get_object()) {
        if (!property.value().is_object()) continue;
        path.emplace_back(property.key());
        collect_property(property.value().get_object(), path, found);
        path.pop_back();
      }
    } else if (member.key() != "default" && member.key() != "examples" &&
               member.key() != "const" && member.key() != "enum") {
      refuse_elsewhere(member.value(), fmt::format("/{}", fmt::join(path, "/")));
    }
  }
}

const json::value* value_at(const json::object& arguments, const std::vector<std::string>& path) {
  const json::value* value = nullptr;
  const json::object* object = &arguments;
  for (const std::string& name : path) {
    value = object ? object->if_contains(name) : nullptr;
    if (!value) return nullptr;
    object = value->if_object();
  }
  return value && !value->is_null() ? value : nullptr;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

bool says(std::string_view header, const json::value& value) {
  if (value.is_string()) return header == std::string_view(value.get_string());
  if (value.is_bool()) return header == (value.get_bool() ? "true" : "false");
  if (value.is_number()) {
    const auto said = number(header);
    return said && *said == value.to_number<double>();
  }
  return true;  // of a type that the schema refuses in better words
}

}  // namespace

std::string_view named_param(std::string_view method) {
  if (method == "tools/call" || method == "prompts/get") return "name";
  if (method == "resources/read") return "uri";
  if (method == "tasks/get" || method == "tasks/update" || method == "tasks/cancel")
    return "taskId";
  return {};
}

std::optional<std::string> decode_header_value(std::string_view value) {
  if (!value.starts_with(kPrefix) || !value.ends_with(kSuffix) ||
      value.size() < kPrefix.size() + kSuffix.size())
    return std::string(value);
  value.remove_prefix(kPrefix.size());
  value.remove_suffix(kSuffix.size());
  return from_base64(value);
}

void check_header(const HeaderLookup& headers, std::string_view name, std::string_view expected) {
  const auto value = headers(name);
  if (!value) mismatch(fmt::format("The header {} is missing.", name));
  if (*value != expected)
    mismatch(fmt::format("The header {} says \"{}\", the body \"{}\".", name, *value, expected));
}

void check_coded_header(const HeaderLookup& headers, std::string_view name,
                        std::string_view expected) {
  const auto value = headers(name);
  if (!value) mismatch(fmt::format("The header {} is missing.", name));
  const auto decoded = decode_header_value(*value);
  if (!decoded) mismatch(fmt::format("The header {} is not proper base64.", name));
  if (*decoded != expected)
    mismatch(fmt::format("The header {} says \"{}\", the body \"{}\".", name, *decoded, expected));
}

std::vector<ParamHeader> param_headers(const json::object& input_schema) {
  std::vector<ParamHeader> found;
  std::vector<std::string> path;
  if (input_schema.contains("x-mcp-header")) illegal("/", "not on a path of properties");
  collect(input_schema, path, found);
  return found;
}

void check_param_headers(const HeaderLookup& headers, const std::vector<ParamHeader>& declared,
                         const json::object& arguments) {
  for (const ParamHeader& one : declared) {
    const auto header = headers(one.header);
    const json::value* value = value_at(arguments, one.path);
    if (!header && !value) continue;
    if (!header) mismatch(fmt::format("The header {} is missing.", one.header));
    if (!value)
      mismatch(fmt::format("The header {} is there, but its argument is not.", one.header));
    const auto decoded = decode_header_value(*header);
    if (!decoded) mismatch(fmt::format("The header {} is not proper base64.", one.header));
    if (!says(*decoded, *value))
      mismatch(fmt::format("The header {} says \"{}\", its argument {}.", one.header, *decoded,
                           to_text(*value)));
  }
}

}  // namespace talewright::faces::mcp
