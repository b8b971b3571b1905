#include "contract/shapes.h"

#include <fmt/format.h>

#include <functional>
#include <stdexcept>

#include "base/json.h"

namespace talewright::contract {

namespace {

constexpr std::string_view kFolder = "shapes/", kBrief = "talewright:brief";
constexpr int kDeepest = 8;

/// The name of the shape that a schema refers to; empty when it refers to none.
std::string_view reference(const json::object& schema) {
  const json::value* ref = schema.if_contains("$ref");
  if (!ref || !ref->is_string()) return {};
  const std::string_view name = ref->get_string();
  return name.starts_with(kFolder) ? name : std::string_view();
}

bool is_brief(const json::object& schema) {
  const json::value* brief = schema.if_contains(kBrief);
  return brief && brief->is_bool() && brief->get_bool();
}

using ShapeMap = Shapes::All;

const json::object& shape_of(const ShapeMap& shapes, std::string_view name, int depth) {
  const auto found = shapes.find(name);
  if (found == shapes.end()) throw std::logic_error(fmt::format("there is no tools/{}", name));
  if (depth > kDeepest) throw std::logic_error(fmt::format("tools/{} holds itself", name));
  return found->second;
}

void expand(json::value& value, const ShapeMap& shapes, bool keep_brief, int depth);

void expand(json::object& schema, const ShapeMap& shapes, bool keep_brief, int depth) {
  if (const std::string name(reference(schema)); !name.empty()) {
    const json::object& shape = shape_of(shapes, name, depth);
    json::object result;
    if (keep_brief && is_brief(schema))
      result["type"] = shape.at("type");
    else
      result = shape;
    for (const auto& member : schema)
      if (member.key() != "$ref" && member.key() != kBrief) result[member.key()] = member.value();
    schema = std::move(result);
    ++depth;
  }
  for (auto& member : schema) expand(member.value(), shapes, keep_brief, depth);
}

void expand(json::value& value, const ShapeMap& shapes, bool keep_brief, int depth) {
  if (json::object* object = value.if_object()) expand(*object, shapes, keep_brief, depth);
  if (json::array* array = value.if_array())
    for (json::value& item : *array) expand(item, shapes, keep_brief, depth);
}

void each_reference(const json::value& value, const ShapeMap& shapes, int depth,
                    const std::function<void(std::string_view, bool brief)>& visit) {
  if (const json::array* array = value.if_array())
    for (const json::value& item : *array) each_reference(item, shapes, depth, visit);
  const json::object* object = value.if_object();
  if (!object) return;
  if (const std::string_view name = reference(*object); !name.empty()) {
    visit(name, is_brief(*object));
    if (!is_brief(*object)) each_reference(shape_of(shapes, name, depth), shapes, depth + 1, visit);
  }
  for (const auto& member : *object) each_reference(member.value(), shapes, depth, visit);
}

std::set<std::string> references(const json::object& schema, const ShapeMap& shapes, bool brief) {
  std::set<std::string> names;
  each_reference(schema, shapes, 0, [&](std::string_view name, bool is_brief) {
    if (is_brief == brief) names.emplace(name);
  });
  return names;
}

}  // namespace

std::string_view Shapes::referred(const json::object& schema) {
  std::string_view name = reference(schema);
  if (name.empty()) return name;
  name.remove_prefix(kFolder.size());
  return name.substr(0, name.find('.'));
}

bool Shapes::is_shape(std::string_view file) {
  const auto at = file.rfind(kFolder);
  return at != std::string_view::npos && (at == 0 || file[at - 1] == '/') &&
         file.find('/', at + kFolder.size()) == std::string_view::npos;
}

void Shapes::add(std::string_view file, std::string_view text) {
  boost::system::error_code error;
  const json::value parsed = json::parse(text, error);
  if (error || !parsed.is_object() || !parsed.get_object().contains("type"))
    throw std::logic_error(fmt::format("{}: not a JSON schema with a type", file));
  shapes_.emplace(file.substr(file.rfind(kFolder)), parsed.get_object());
}

json::object Shapes::full(const json::object& schema) const {
  json::object result = schema;
  expand(result, shapes_, false, 0);
  return result;
}

json::object Shapes::brief(const json::object& schema) const {
  json::object result = schema;
  expand(result, shapes_, true, 0);
  return result;
}

std::set<std::string> Shapes::told(const json::object& schema) const {
  return references(schema, shapes_, false);
}

std::set<std::string> Shapes::kept_brief(const json::object& schema) const {
  return references(schema, shapes_, true);
}

}  // namespace talewright::contract
