#include "contract/openapi_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/json.h"
#include "base/text.h"
#include "contract/shapes.h"

namespace talewright::contract {

namespace {

constexpr std::string_view kSchemas = "#/components/schemas/";

struct ErrorKind {
  std::string code, meaning;
  int status = 0;
};

const std::vector<ErrorKind>& error_kinds() {
  static const std::vector<ErrorKind> kinds = [] {
    std::vector<ErrorKind> all;
    const json::value file = parse_embedded("resources/errors.json");
    for (const json::value& v : file.at("errors").as_array()) {
      const json::object& o = v.as_object();
      all.push_back({text_or(o, "code"), text_or(o, "meaning"),
                     static_cast<int>(integer_or(o, "status", 500))});
    }
    return all;
  }();
  return kinds;
}

json::value translated(const json::value& written) {
  if (const json::array* array = written.if_array()) {
    json::array result;
    for (const json::value& item : *array) result.push_back(translated(item));
    return result;
  }
  const json::object* object = written.if_object();
  return object ? json::value(component_schema(*object)) : written;
}

void find_references(const json::value& value, std::set<std::string>& names) {
  if (const json::array* array = value.if_array())
    for (const json::value& item : *array) find_references(item, names);
  if (const json::object* object = value.if_object())
    for (const auto& member : *object) {
      if (const json::string* text = member.value().if_string();
          text && member.key() == "$ref" && text->starts_with(kSchemas))
        names.emplace(std::string_view(*text).substr(kSchemas.size()));
      find_references(member.value(), names);
    }
}

void find_uploads(const json::object& schema, std::vector<std::string>& path,
                  std::vector<std::vector<std::string>>& found) {
  const json::object* properties = object_at(schema, "properties");
  if (!properties) return;
  for (const auto& member : *properties) {
    const json::object* inner = member.value().if_object();
    if (!inner) continue;
    path.emplace_back(member.key());
    if (Shapes::referred(*inner) == "upload")
      found.push_back(path);
    else
      find_uploads(*inner, path, found);
    path.pop_back();
  }
}

json::object header(std::string_view about, std::string_view type) {
  json::object result{{"description", about}};
  result["schema"] = json::object{{"type", type}};
  return result;
}

}  // namespace

json::object reference(std::string_view kind, std::string_view name) {
  return {{"$ref", fmt::format("#/components/{}/{}", kind, name)}};
}

json::object content(std::string_view media_type, json::object schema) {
  json::object media;
  media["schema"] = std::move(schema);
  json::object result;
  result[media_type] = std::move(media);
  return result;
}

json::object common_headers() {
  json::object fields;
  fields["X-Request-Id"] = header("Names the request in the server's log", "string");
  fields["RateLimit-Limit"] =
      header("Calls a minute in this family, if there is a limit", "integer");
  fields["RateLimit-Remaining"] = header("How many are left", "integer");
  fields["RateLimit-Reset"] = header("Seconds until there are more", "integer");
  fields["Retry-After"] = header("Seconds to wait before the request is sent again", "integer");
  fields["Idempotency-Replayed"] =
      header("\"true\" when this is the answer to an earlier request of that key", "string");
  fields["ETag"] = header("For If-None-Match", "string");
  fields["Location"] = header("Where what was made can be read", "string");
  fields["WWW-Authenticate"] = header("How to say who you are", "string");
  return fields;
}

json::object idempotency_parameter(bool required) {
  json::object parameter{{"name", "Idempotency-Key"}, {"in", "header"}};
  if (required) parameter["required"] = true;
  parameter["description"] =
      "Names this request, such as by a UUID, so that sending it again does nothing twice. Kept "
      "for 24 hours; belongs to one request. Then wait_seconds counts as 0. Who can set no header "
      "says it in the query, as idempotency_key.";
  parameter["schema"] = json::object{{"type", "string"}, {"minLength", 1}, {"maxLength", 255}};
  return parameter;
}

json::object query_key_parameter() {
  json::object parameter{{"name", "idempotency_key"}, {"in", "query"}, {"required", true}};
  parameter["description"] =
      "A new UUID for each new piece of work; the same one when a request is sent again.";
  parameter["schema"] = json::object{{"type", "string"}, {"minLength", 1}, {"maxLength", 255}};
  return parameter;
}

std::string component_name(std::string_view name) {
  std::string result;
  for (const std::string& word : split(name, '_')) result += capitalized(word);
  return result;
}

json::object schema_reference(std::string_view component) {
  return {{"$ref", std::string(kSchemas) + std::string(component)}};
}

json::object component_schema(const json::object& written) {
  json::object result;
  for (const auto& member : written) {
    if (member.key().starts_with("talewright:")) continue;
    if (member.key() == "$ref" && !Shapes::referred(written).empty())
      result["$ref"] = schema_reference(component_name(Shapes::referred(written))).at("$ref");
    else
      result[member.key()] = translated(member.value());
  }
  return result;
}

std::vector<std::vector<std::string>> uploads_of(const json::object& written_input) {
  std::vector<std::vector<std::string>> found;
  std::vector<std::string> path;
  find_uploads(written_input, path, found);
  return found;
}

json::object form_schema(const json::object& body,
                         const std::vector<std::vector<std::string>>& uploads) {
  json::object form = body;
  for (const std::vector<std::string>& path : uploads) {
    const json::object* schema = &body;
    for (const std::string& name : path)
      schema = &schema->at("properties").as_object().at(name).as_object();
    json::object file{{"type", "string"}, {"format", "binary"}};
    if (const json::value* about = schema->if_contains("description")) file["description"] = *about;
    form.at("properties").as_object()[join(path, ".")] = std::move(file);
  }
  return form;
}

json::object error_schema() {
  json::array codes;
  for (const ErrorKind& kind : error_kinds()) codes.emplace_back(kind.code);
  const json::object text{{"type", "string"}};
  json::object error{
      {"type", "object"},
      {"properties",
       json::object{
           {"code", json::object{{"type", "string"},
                                 {"enum", std::move(codes)},
                                 {"description", "What is wrong, for programs"}}},
           {"message",
            json::object{{"type", "string"}, {"description", "What is wrong, for people"}}},
           {"requestId",
            json::object{{"type", "string"},
                         {"description", "As in X-Request-Id; to find it in the log"}}},
           {"details", json::object{{"type", "object"},
                                    {"description",
                                     "What a program needs to repair the request: for "
                                     "validation_failed, problems[] of {pointer, rule, limit, "
                                     "given, message}"}}}}},
      {"required", json::array{"code", "message", "requestId", "details"}}};
  json::object schema{{"type", "object"}, {"properties", json::object()}};
  schema["properties"].as_object()["error"] = std::move(error);
  schema["required"] = json::array(1, json::value("error"));
  return schema;
}

std::map<int, std::vector<std::string>> by_status(const std::set<std::string>& codes) {
  std::map<int, std::vector<std::string>> result;
  std::size_t found = 0;
  for (const ErrorKind& kind : error_kinds())
    if (codes.contains(kind.code)) {
      result[kind.status].push_back(kind.code);
      ++found;
    }
  if (found != codes.size())
    throw std::logic_error("a route names an error code that resources/errors.json does not have");
  return result;
}

std::string meanings(const std::vector<std::string>& codes) {
  std::string lines;
  for (const ErrorKind& kind : error_kinds())
    if (std::ranges::find(codes, kind.code) != codes.end())
      lines += fmt::format("{}- `{}`: {}", lines.empty() ? "" : "\n", kind.code, kind.meaning);
  return lines;
}

json::object used_components(const json::object& document, const json::object& all) {
  std::set<std::string> names, added;
  find_references(document, names);
  while (names != added) {
    const std::set<std::string> now = names;
    for (const std::string& name : now)
      if (added.insert(name).second) find_references(all.at(name), names);
  }
  json::object used;
  for (const auto& member : all)
    if (names.contains(std::string(member.key()))) used[member.key()] = member.value();
  return used;
}

void shorten_descriptions(json::value& value, std::size_t most) {
  if (json::array* array = value.if_array())
    for (json::value& item : *array) shorten_descriptions(item, most);
  json::object* object = value.if_object();
  if (!object) return;
  for (auto& member : *object) shorten_descriptions(member.value(), most);
  json::value* about = object->if_contains("description");
  if (!about || !about->is_string() || code_points(about->get_string()) <= most) return;
  std::string_view cut = first_code_points(about->get_string(), most - 1);
  if (const auto word = cut.find_last_of(" \n"); word != std::string_view::npos)
    cut = cut.substr(0, word);
  *about = json::string(std::string(trimmed(cut)) + "…");
}

}  // namespace talewright::contract
