#include "contract/openapi.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "contract/openapi_parts.h"
#include "contract/shapes.h"
#include "generated/failures.h"

namespace talewright::contract {

namespace {

constexpr std::string_view kApiRoot = "/api/v1";
constexpr std::size_t kMostGptOperations = 30, kMostGptDescription = 300;
constexpr const char* kJson = "application/json";

const std::set<std::string> kUnauthorized{"authentication_required", "invalid_api_key",
                                          "api_key_revoked", "api_key_expired"};
const std::set<std::string> kForbidden{"host_not_allowed", "account_disabled", "ip_not_allowed",
                                       "insufficient_scope"};

std::set<std::string> path_names(std::string_view path) {
  std::set<std::string> names;
  for (const std::string& segment : split(path, '/'))
    if (segment.starts_with('{')) names.insert(segment.substr(1, segment.find_first_of("*}") - 1));
  return names;
}

// Without the members that the path has.
json::object body_schema(const json::object& input, const std::set<std::string>& in_path) {
  json::object result = input;
  json::object properties;
  for (const auto& member : input.at("properties").as_object())
    if (!in_path.contains(std::string(member.key()))) properties[member.key()] = member.value();
  json::array required;
  if (const json::array* all = array_at(input, "required"))
    for (const json::value& name : *all)
      if (!in_path.contains(std::string(name.as_string()))) required.push_back(name);
  result["properties"] = std::move(properties);
  result.erase("required");
  if (!required.empty()) result["required"] = std::move(required);
  return result;
}

bool is_required(const json::object& schema, std::string_view name) {
  const std::vector<std::string> names = texts_or_none(schema, "required");
  return std::ranges::find(names, name) != names.end();
}

// "One prompt" -> "one_prompt"
std::string example_key(std::string_view title) { return replaced(slug(title), "-", "_"); }

class Document {
 public:
  Document(const Contract& contract, const OpenApiOptions& options)
      : contract_(contract),
        options_(options),
        for_gpt_(options.profile == OpenApiOptions::Profile::Gpt) {}

  json::object make() {
    json::object paths;
    std::set<std::string> tags;
    std::size_t count = 0;
    for (const Operation& operation : contract_.operations()) {
      if (operation.route.path.empty() || (for_gpt_ && !operation.route.gpt)) continue;
      ++count;
      tags.insert(operation.toolset);
      put(paths, std::string(kApiRoot) + operation.route.path, operation.route.method,
          described(operation));
    }
    ensure(!for_gpt_ || count <= kMostGptOperations, "a custom GPT takes at most 30 operations");
    if (!for_gpt_ && options_.routes)
      for (const json::value& route : *options_.routes)
        if (flag_or(route.as_object(), "listed", true)) {
          tags.insert(text_or(route.as_object(), "tag"));
          put(paths, replaced(text_or(route.as_object(), "path"), "*}", "}"), "GET",
              described(route.as_object()));
        }
    json::object document{{"openapi", "3.1.0"}};
    document["info"] = info();
    document["servers"] = json::array(1, json::object{{"url", site()}});
    document["security"] = security({});
    if (!for_gpt_) document["tags"] = tag_list(tags);
    document["paths"] = std::move(paths);
    document["components"] = components(document);
    json::value whole = std::move(document);
    if (for_gpt_) shorten_descriptions(whole, kMostGptDescription);
    return std::move(whole.get_object());
  }

 private:
  static void put(json::object& paths, const std::string& path, std::string_view method,
                  json::object operation) {
    json::value& item = paths[path];
    if (item.is_null()) item.emplace_object();
    item.get_object()[lower(method)] = std::move(operation);
  }

  // A custom GPT calls https only; there it is for who serves it to put TLS before this program.
  std::string site() const {
    return for_gpt_ && options_.site.starts_with("http://") ? "https" + options_.site.substr(4)
                                                            : options_.site;
  }

  json::object info() const {
    json::object info{{"title", options_.title},
                      {"version", options_.version},
                      {"description",
                       "A story studio: plans stories, draws them with the same characters "
                       "throughout, and makes books. Every operation is also a tool of the Model "
                       "Context Protocol at /mcp, under the same name."}};
    info["license"] = json::object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}};
    return info;
  }

  json::array security(const std::string& scope) const {
    json::array ways;
    json::array scopes;
    if (!scope.empty()) scopes.emplace_back(scope);
    if (!options_.wants_keys) ways.emplace_back(json::object());
    ways.emplace_back(json::object{{"bearer", scopes}});
    if (!for_gpt_) ways.emplace_back(json::object{{"apiKey", scopes}});
    return ways;
  }

  static json::array tag_list(const std::set<std::string>& tags) {
    json::array list;
    for (const std::string& tag : tags)
      list.push_back(json::object{{"name", tag}, {"description", capitalized(tag)}});
    return list;
  }

  // ---- operations

  json::object described(const Operation& operation) {
    const std::set<std::string> in_path = path_names(operation.route.path);
    const bool in_query = operation.route.method == "GET" || operation.route.method == "DELETE";
    const json::object input = component_schema(operation.written_input);
    const json::object rest = body_schema(input, in_path);
    const bool has_body = !in_query && !rest.at("properties").as_object().empty();
    json::object result{{"operationId", operation.name},
                        {"summary", operation.title},
                        {"description", description(operation)}};
    if (!for_gpt_) result["tags"] = json::array(1, json::value(operation.toolset));
    result["security"] = security(operation.scope);
    if (json::array list = parameters(operation, input, in_path, in_query); !list.empty())
      result["parameters"] = std::move(list);
    if (has_body) result["requestBody"] = request_body(operation, rest);
    result["responses"] = responses(operation, !in_query);
    if (for_gpt_)
      result["x-openai-isConsequential"] =
          !operation.read_only && (flag_or(operation.annotations, "destructiveHint", false) ||
                                   operation.idempotency == Idempotency::Required);
    return result;
  }

  std::string description(const Operation& operation) const {
    if (for_gpt_) return operation.description;
    std::string text = operation.description;
    if (!operation.scope.empty()) text += fmt::format("\n\nScope: `{}`.", operation.scope);
    if (operation.family != "default") text += fmt::format(" Rate limit: {}.", operation.family);
    return text;
  }

  json::array parameters(const Operation& operation, const json::object& input,
                         const std::set<std::string>& in_path, bool in_query) const {
    json::array list;
    for (const auto& member : input.at("properties").as_object()) {
      const std::string name(member.key());
      const bool is_path = in_path.contains(name);
      if (!is_path && !in_query) continue;
      json::object schema = member.value().as_object();
      json::object parameter{{"name", name}, {"in", is_path ? "path" : "query"}};
      if (is_path || is_required(input, name)) parameter["required"] = true;
      if (const json::value* about = schema.if_contains("description"))
        parameter["description"] = *about;
      schema.erase("description");
      parameter["schema"] = std::move(schema);
      if (const json::value* example = for_gpt_ ? nullptr : first_example(operation, name))
        parameter["example"] = *example;
      list.push_back(std::move(parameter));
    }
    if (operation.idempotency == Idempotency::Required)
      list.push_back(for_gpt_ ? query_key_parameter() : reference("parameters", "IdempotencyKey"));
    if (operation.idempotency == Idempotency::Accepted && !for_gpt_)
      list.push_back(reference("parameters", "OptionalIdempotencyKey"));
    return list;
  }

  static const json::value* first_example(const Operation& operation, std::string_view name) {
    if (const json::array* examples = array_at(operation.talewright, "examples"))
      for (const json::value& example : *examples)
        if (const json::object* arguments = object_at(example.as_object(), "arguments"))
          if (const json::value* value = arguments->if_contains(name)) return value;
    return nullptr;
  }

  json::object request_body(const Operation& operation, const json::object& schema) {
    const std::string name = component_name(operation.name) + "Request";
    schemas_[name] = schema;
    json::object media = content(kJson, schema_reference(name));
    if (json::object examples = body_examples(operation, schema); !examples.empty() && !for_gpt_)
      media.at(kJson).as_object()["examples"] = std::move(examples);
    const auto uploads = uploads_of(operation.written_input);
    if (!uploads.empty() && !for_gpt_)
      media["multipart/form-data"] = json::object{{"schema", form_schema(schema, uploads)}};
    json::object body;
    if (schema.contains("required")) body["required"] = true;
    body["content"] = std::move(media);
    return body;
  }

  static json::object body_examples(const Operation& operation, const json::object& schema) {
    json::object result;
    const json::array* examples = array_at(operation.talewright, "examples");
    if (!examples) return result;
    for (const json::value& v : *examples) {
      json::object value;
      for (const auto& member : v.at("arguments").as_object())
        if (schema.at("properties").as_object().contains(member.key()))
          value[member.key()] = member.value();
      const std::string title = text_or(v.as_object(), "title");
      json::object example{{"summary", title}};
      example["value"] = std::move(value);
      result[example_key(title)] = std::move(example);
    }
    return result;
  }

  // ---- answers

  json::object responses(const Operation& operation, bool has_body) {
    const std::string name = component_name(operation.name) + "Result";
    schemas_[name] = component_schema(operation.written_output);
    json::object schema = schema_reference(name);
    if (const std::string& envelope = operation.route.envelope; !envelope.empty()) {
      json::object whole{{"type", "object"}, {"properties", json::object()}};
      whole["properties"].as_object()[envelope] = std::move(schema);
      whole["required"] = json::array(1, json::value(envelope));
      schema = std::move(whole);
    }
    json::object success{{"description", operation.title}};
    if (!for_gpt_) success["headers"] = headers(operation);
    success["content"] = content(kJson, std::move(schema));
    json::object result;
    result[std::to_string(operation.route.status)] = std::move(success);
    if (for_gpt_) {
      result["4XX"] = result["5XX"] = reference("responses", "Error");
      return result;
    }
    if (operation.route.method == "GET") result["304"] = reference("responses", "NotModified");
    std::set<std::string> codes{"validation_failed", "request_refused", "internal_error",
                                "service_busy", "rate_limited"};
    codes.insert(kUnauthorized.begin(), kUnauthorized.end());
    codes.insert(kForbidden.begin(), kForbidden.end());
    if (has_body) codes.insert({"body_too_large", "media_type_unsupported"});
    if (operation.idempotency != Idempotency::None)
      codes.insert({"idempotency_conflict", "idempotency_in_progress"});
    if (operation.idempotency == Idempotency::Required) codes.insert("idempotency_key_required");
    for (const std::string& code : texts_or_none(operation.talewright, "errors"))
      codes.insert(code);
    add_errors(result, codes);
    return result;
  }

  static json::object headers(const Operation& operation) {
    json::object result{{"X-Request-Id", reference("headers", "X-Request-Id")}};
    for (const char* name : {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"})
      result[name] = reference("headers", name);
    if (operation.route.method == "GET") result["ETag"] = reference("headers", "ETag");
    if (operation.route.status == 201 || operation.route.status == 202)
      result["Location"] = reference("headers", "Location");
    if (operation.idempotency != Idempotency::None)
      result["Idempotency-Replayed"] = reference("headers", "Idempotency-Replayed");
    return result;
  }

  // Answers that many routes have alike are components.
  void add_errors(json::object& responses, const std::set<std::string>& codes) {
    for (const auto& [status, named] : by_status(codes)) {
      const std::string about = meanings(named);
      std::string& name = error_names_[about];
      if (name.empty()) {
        name = fmt::format("Error{}", status);
        for (int n = 2; responses_.contains(name); ++n) name = fmt::format("Error{}_{}", status, n);
        json::object response{{"description", about}};
        json::object fields{{"X-Request-Id", reference("headers", "X-Request-Id")}};
        if (status == 401) fields["WWW-Authenticate"] = reference("headers", "WWW-Authenticate");
        if (status == 409 || status == 429 || status == 503)
          fields["Retry-After"] = reference("headers", "Retry-After");
        response["headers"] = std::move(fields);
        response["content"] = content(kJson, schema_reference("Error"));
        responses_[name] = std::move(response);
      }
      responses[std::to_string(status)] = reference("responses", name);
    }
  }

  // ---- routes that are no operations

  json::object described(const json::object& route) {
    const std::string access = text_or(route, "access");
    json::object result{{"operationId", text_or(route, "name")},
                        {"summary", text_or(route, "title")},
                        {"description", text_or(route, "description")}};
    result["tags"] = json::array(1, json::value(text_or(route, "tag")));
    // Where a link will do, a key is one way of two.
    json::array ways = access == "open" ? json::array() : security(text_or(route, "scope"));
    if (access == "link" && options_.wants_keys) ways.insert(ways.begin(), json::object());
    result["security"] = std::move(ways);
    json::array list;
    const json::object* abouts = object_at(route, "path_parameters");
    for (const std::string& name : path_names(text_or(route, "path"))) {
      json::object parameter{{"name", name}, {"in", "path"}, {"required", true}};
      if (abouts) parameter["description"] = text_or(*abouts, name);
      parameter["schema"] = json::object{{"type", "string"}};
      list.push_back(std::move(parameter));
    }
    if (const json::array* more = array_at(route, "parameters"))
      list.insert(list.end(), more->begin(), more->end());
    if (!list.empty()) result["parameters"] = std::move(list);
    result["responses"] = responses(route, access);
    return result;
  }

  json::object responses(const json::object& route, const std::string& access) {
    const std::string media_type = text_or(route, "media_type");
    json::object schema;
    if (const json::object* told = object_at(route, "schema"))
      schema = *told;
    else if (media_type == kJson)
      schema = {{"type", "object"}};
    else if (media_type.starts_with("text/"))
      schema = {{"type", "string"}};
    else
      schema = {{"type", "string"}, {"format", "binary"}};
    json::object success{{"description", text_or(route, "answer")}};
    success["headers"] = json::object{{"X-Request-Id", reference("headers", "X-Request-Id")}};
    success["content"] = content(media_type, std::move(schema));
    json::object result;
    if (const json::object* others = object_at(route, "statuses"))
      for (const auto& [status, about] : *others) {
        json::object response = success;
        response["description"] = about;
        result[status] = std::move(response);
      }
    result["200"] = std::move(success);
    if (media_type != "text/event-stream") result["304"] = reference("responses", "NotModified");
    std::set<std::string> codes{"request_refused", "host_not_allowed", "internal_error",
                                "service_busy"};
    if (access != "open") {
      codes.insert(kUnauthorized.begin(), kUnauthorized.end());
      codes.insert(kForbidden.begin(), kForbidden.end());
      codes.insert("rate_limited");
    }
    for (const std::string& code : texts_or_none(route, "errors")) codes.insert(code);
    add_errors(result, codes);
    return result;
  }

  // ---- components

  json::object components(const json::object& document) {
    json::object all = schemas_;
    for (const auto& [file, shape] : contract_.shapes().all()) {
      const std::string_view name = std::string_view(file).substr(file.find('/') + 1);
      all[component_name(name.substr(0, name.find('.')))] = component_schema(shape);
    }
    all["Error"] = error_schema();
    json::object seen = document;  // what stands in answers refers to the error's schema
    seen["answers"] = schema_reference("Error");
    json::object result;
    result["schemas"] = used_components(seen, all);
    if (for_gpt_)
      responses_["Error"] = json::object{{"description", "What was refused and why"},
                                         {"content", content(kJson, schema_reference("Error"))}};
    else
      add_common(result);
    result["responses"] = responses_;
    json::object schemes;
    schemes["bearer"] = json::object{{"type", "http"},
                                     {"scheme", "bearer"},
                                     {"description", "An API key: Authorization: Bearer tw_…"}};
    if (!for_gpt_)
      schemes["apiKey"] = json::object{{"type", "apiKey"},
                                       {"in", "header"},
                                       {"name", "X-API-Key"},
                                       {"description", "An API key: X-API-Key: tw_…"}};
    result["securitySchemes"] = std::move(schemes);
    return result;
  }

  void add_common(json::object& components) {
    components["headers"] = common_headers();
    components["parameters"] =
        json::object{{"IdempotencyKey", idempotency_parameter(true)},
                     {"OptionalIdempotencyKey", idempotency_parameter(false)}};
    responses_["NotModified"] =
        json::object{{"description", "The same as If-None-Match says; no body"},
                     {"headers", json::object{{"ETag", reference("headers", "ETag")}}}};
  }

  const Contract& contract_;
  const OpenApiOptions& options_;
  const bool for_gpt_;
  json::object schemas_, responses_;
  std::map<std::string, std::string> error_names_;  // by what they say
};

}  // namespace

json::object openapi(const Contract& contract, const OpenApiOptions& options) {
  return Document(contract, options).make();
}

}  // namespace talewright::contract
