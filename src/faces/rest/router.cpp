#include "faces/rest/router.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "faces/http/query.h"

namespace talewright::faces::rest {

namespace {

bool is_name(std::string_view segment) {
  return segment.size() > 2 && segment.starts_with('{') && segment.ends_with('}');
}

bool is_tail(std::string_view segment) { return is_name(segment) && segment.ends_with("*}"); }

std::string name_of(std::string_view segment) {
  return std::string(segment.substr(1, segment.size() - (is_tail(segment) ? 3 : 2)));
}

/// "/a/{b}" -> "a", "{b}".
std::vector<std::string> template_segments(std::string_view path) {
  if (path == "/") return {};
  return split(path.substr(1), '/');
}

/// The path's segments without escapes; nothing when one is empty or no text, or would hold a
/// separator.
std::optional<std::vector<std::string>> read_segments(std::string_view path) {
  std::vector<std::string> segments;
  if (path == "/") return segments;
  if (!path.starts_with('/')) return std::nullopt;
  for (const std::string& sent : split(path.substr(1), '/')) {
    std::optional<std::string> text = http::percent_decoded(sent);
    if (!text || text->empty() || *text == "." || *text == ".." || !is_valid_utf8(*text) ||
        text->find_first_of(std::string_view("/\0", 2)) != std::string::npos)
      return std::nullopt;
    segments.push_back(std::move(*text));
  }
  return segments;
}

template <class Value>
Value one_of(const json::object& entry, std::string_view key,
             const std::map<std::string_view, Value>& values) {
  const std::string said = text_or(entry, key);
  const auto found = values.find(said);
  if (found == values.end())
    throw std::logic_error(
        fmt::format("rest_routes.json: {} has no {} \"{}\"", text_or(entry, "name"), key, said));
  return found->second;
}

Route read_route(const json::object& entry) {
  using Part = Route::Part;
  using Access = Route::Access;
  Route route;
  route.name = text_or(entry, "name");
  route.method = "GET";
  route.path = text_or(entry, "path");
  route.part = one_of<Part>(entry, "part",
                            {{"openapi", Part::OpenApi},
                             {"documents", Part::Documents},
                             {"files", Part::Files},
                             {"streams", Part::Streams}});
  route.access = one_of<Access>(
      entry, "access", {{"key", Access::Key}, {"link", Access::Link}, {"open", Access::Open}});
  route.scope = text_or(entry, "scope");
  route.family = text_or(entry, "family", "default");
  return route;
}

Route route_of(const contract::Operation& operation) {
  Route route;
  route.name = operation.name;
  route.method = operation.route.method;
  route.path = std::string(kApiRoot) + operation.route.path;
  route.scope = operation.scope;
  route.family = operation.family;
  route.operation = &operation;
  return route;
}

}  // namespace

// Routes that begin alike share nodes; one segment leads from a node to the next.
struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> name, tail;
  std::map<std::string, std::size_t, std::less<>> routes;  // by method: place in routes_
};

Router::Router(const contract::Contract& contract, const json::array& table)
    : root_(std::make_unique<Node>()) {
  for (const contract::Operation& operation : contract.operations())
    if (!operation.route.path.empty()) add(route_of(operation));
  for (const json::value& entry : table) add(read_route(entry.as_object()));
}

Router::~Router() = default;

void Router::add(Route route) {
  if (!route.path.starts_with('/') || route.method.empty())
    throw std::logic_error(fmt::format("{}: no route", route.name));
  Node* node = root_.get();
  for (const std::string& segment : template_segments(route.path)) {
    if (segment.empty())
      throw std::logic_error(fmt::format("{}: {} cannot be a path", route.name, route.path));
    if (is_name(segment)) route.names.push_back(name_of(segment));
    std::unique_ptr<Node>& next = is_tail(segment)   ? node->tail
                                  : is_name(segment) ? node->name
                                                     : node->literals[segment];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  if (!node->routes.emplace(route.method, routes_.size()).second)
    throw std::logic_error(
        fmt::format("{}: {} {} is there already", route.name, route.method, route.path));
  routes_.push_back(std::move(route));
}

const Router::Node* Router::find(const Node& node, const std::vector<std::string>& segments,
                                 std::size_t at, std::vector<std::string>& values) const {
  if (at == segments.size()) return node.routes.empty() ? nullptr : &node;
  if (const auto literal = node.literals.find(segments[at]); literal != node.literals.end())
    if (const Node* found = find(*literal->second, segments, at + 1, values)) return found;
  if (node.name) {
    values.push_back(segments[at]);
    if (const Node* found = find(*node.name, segments, at + 1, values)) return found;
    values.pop_back();
  }
  if (node.tail) {
    values.push_back(
        join({segments.begin() + static_cast<std::ptrdiff_t>(at), segments.end()}, "/"));
    return node.tail.get();
  }
  return nullptr;
}

Match Router::match(std::string_view method, std::string_view path) const {
  Match match;
  const auto segments = read_segments(path);
  std::vector<std::string> values;
  const Node* const node = segments ? find(*root_, *segments, 0, values) : nullptr;
  if (!node) return match;
  for (const auto& [known, place] : node->routes) {
    match.allow += known + ", ";
    if (known == "GET") match.allow += "HEAD, ";
  }
  match.allow += "OPTIONS";
  auto found = node->routes.find(method);
  if (found == node->routes.end() && method == "HEAD") found = node->routes.find("GET");
  if (found == node->routes.end()) return match;
  match.route = &routes_[found->second];
  for (std::size_t i = 0; i < values.size(); ++i)
    match.path.emplace(match.route->names[i], std::move(values[i]));
  return match;
}

std::string Router::location(const Route& made, const json::object& result) const {
  const Route* best = nullptr;
  for (const Route& route : routes_) {
    if (route.method != "GET" || route.part != Route::Part::Operation || route.names.size() != 1)
      continue;
    const std::string& name = route.names.front();
    const json::value* id = result.if_contains(name);
    if (!id || !id->is_string() || !route.path.ends_with("{" + name + "}")) continue;
    if (std::ranges::find(made.names, name) != made.names.end()) continue;
    const bool is_below = route.path == made.path + "/{" + name + "}";
    if (!best || is_below) best = &route;
    if (is_below) break;
  }
  if (!best) return {};
  const std::string& name = best->names.front();
  const std::string_view before =
      std::string_view(best->path).substr(0, best->path.size() - name.size() - 2);
  return std::string(before) + http::percent_encoded(result.at(name).as_string());
}

}  // namespace talewright::faces::rest
