#include "faces/rest/arguments.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "contract/problems.h"
#include "contract/shapes.h"
#include "faces/http/multipart.h"
#include "faces/http/query.h"
#include "faces/rest/json_body.h"
#include "generated/failures.h"

namespace talewright::faces::rest {

namespace {

[[noreturn]] void refuse(std::string_view pointer, std::string_view rule, std::string message,
                         const json::value& limit = nullptr, const json::value* given = nullptr) {
  json::array problems;
  problems.push_back(contract::problem(pointer, rule, limit, given, message));
  throw validation_failed(std::move(message), {{"problems", std::move(problems)}});
}

std::string pointer_to(std::string_view name) {
  return "/" + replaced(replaced(std::string(name), "~", "~0"), "/", "~1");
}

json::value read_text(std::string_view text, std::string_view pointer, std::string_view what) {
  try {
    return read_json(text, {kDeepestJson, kMostMembers});
  } catch (const JsonFault& fault) {
    refuse(pointer, fault.rule, fmt::format("{} {}.", what, fault.message));
  }
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  if (!std::isfinite(static_cast<double>(number))) return std::nullopt;
  return number;
}

const json::object* property(const json::object& schema, std::string_view name) {
  const json::object* properties = object_at(schema, "properties");
  return properties ? object_at(*properties, name) : nullptr;
}

// One value of a query or a form, as the schema wants it; as it came when it cannot be that.
json::value converted(std::string_view name, std::string_view text, const json::object& schema) {
  const json::value* said = schema.if_contains("type");
  const std::string_view type =
      said && said->is_string() ? std::string_view(said->get_string()) : std::string_view();
  if (type == "integer")
    if (const auto number = number_of<std::int64_t>(text)) return *number;
  if (type == "integer" || type == "number")
    if (const auto number = number_of<double>(text)) return *number;
  if (type == "boolean" && (text == "true" || text == "false")) return text == "true";
  if (const char opening = type == "array"    ? '['
                           : type == "object" ? '{'
                                              : '\0';
      opening && trimmed(text).starts_with(opening))
    return read_text(text, pointer_to(name), fmt::format("The argument {}", name));
  if (type == "array") {
    const json::object* items = object_at(schema, "items");
    json::array array;
    if (!text.empty())
      for (const std::string& item : split(text, ','))
        array.push_back(converted(name, trimmed(item), items ? *items : json::object()));
    return array;
  }
  if (const json::array* choices = array_at(schema, "enum"); choices && type.empty())
    for (const json::value& choice : *choices)
      if (!choice.is_string() && json::serialize(choice) == text) return choice;
  return json::value(text);
}

bool wants_array(const json::object& schema) {
  const json::value* type = schema.if_contains("type");
  return type && type->is_string() && type->get_string() == "array";
}

/// The arguments as they come together.
class Arguments {
 public:
  explicit Arguments(const contract::Operation& operation) : operation_(operation) {}

  void take_path(const PathValues& path) {
    for (const auto& [name, text] : path)
      arguments_[name] = converted(name, text, schema_of(operation_.input_schema, name));
  }

  void take_query(std::string_view query) {
    const auto pairs = http::query_pairs(query);
    if (!pairs) refuse("", "escape", "The query holds a broken percent escape.");
    std::map<std::string, std::vector<std::string>> values;
    for (const auto& [name, text] : *pairs) {
      if (!is_valid_utf8(name) || !is_valid_utf8(text))
        refuse("", "utf8", "The query is not UTF-8.");
      const bool takes_key = operation_.idempotency != contract::Idempotency::None;
      if (name != kKeyParameter || !takes_key) values[name].push_back(text);
    }
    for (const auto& [name, texts] : values) add(arguments_, operation_.input_schema, name, texts);
  }

  void take_json(std::string_view body) {
    const json::value value = read_text(body, "", "The body");
    if (!value.is_object()) refuse("", "type", "The body must be a JSON object.", "object", &value);
    for (const auto& member : value.get_object()) set(arguments_, member.key(), member.value());
  }

  void take_form(std::string_view content_type, std::string_view body) {
    const http::Multipart form = http::read_multipart(content_type, body);
    if (!form.error.empty()) refuse("", "multipart", form.error);
    std::map<std::string, std::vector<std::string>> texts;
    for (const http::Part& part : form.parts) {
      if (const json::object* upload = upload_of(part); upload || !part.filename.empty()) {
        json::object file{{"data", base64(part.bytes)}};
        if (!part.media_type.empty()) file["media_type"] = part.media_type;
        place(part.name, [&](json::object& into, const json::object&, std::string_view name) {
          set(into, name, std::move(file));
        });
      } else if (is_valid_utf8(part.bytes)) {
        texts[part.name].emplace_back(part.bytes);
      } else {
        refuse(pointer_to(part.name), "utf8", fmt::format("The field {} is not UTF-8.", part.name));
      }
    }
    for (const auto& [path, values] : texts) {
      const std::vector<std::string>& sent = values;  // clang 14 captures no bindings
      place(path, [&](json::object& into, const json::object& schema, std::string_view name) {
        add(into, schema, name, sent);
      });
    }
  }

  json::object take() { return std::move(arguments_); }

 private:
  static const json::object& schema_of(const json::object& schema, std::string_view name) {
    static const json::object any;
    const json::object* known = property(schema, name);
    return known ? *known : any;
  }

  // What path and query say is not said otherwise by the body.
  static void set(json::object& into, std::string_view name, json::value value) {
    const json::value* there = into.if_contains(name);
    if (there && *there != value)
      refuse(pointer_to(name), "contradiction",
             fmt::format("{} is given twice, with different values.", name), *there, &value);
    if (!there) into.emplace(name, std::move(value));
  }

  static void add(json::object& into, const json::object& schema, std::string_view name,
                  const std::vector<std::string>& texts) {
    const json::object& wanted = schema_of(schema, name);
    if (texts.size() == 1) return set(into, name, converted(name, texts.front(), wanted));
    if (!wants_array(wanted))
      refuse(pointer_to(name), "repeated", fmt::format("{} is given more than once.", name));
    const json::object* items = object_at(wanted, "items");
    json::array array;
    for (const std::string& text : texts)
      array.push_back(converted(name, text, items ? *items : json::object()));
    set(into, name, std::move(array));
  }

  // "brand.logo": calls `found` with the object that takes the last name, and its schema. Only
  // objects that the schema knows are gone into: else the dot is part of a name it will refuse.
  template <class Found>
  void place(std::string_view path, const Found& found) {
    json::object* into = &arguments_;
    const json::object* schema = &operation_.input_schema;
    for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos;) {
      const std::string_view name = path.substr(0, dot);
      const json::object* inner = property(*schema, name);
      if (!inner || !inner->contains("properties")) break;
      json::value& next = (*into)[name];
      if (next.is_null()) next.emplace_object();
      if (!next.is_object())
        refuse(pointer_to(name), "contradiction",
               fmt::format("{} is given as a whole and in parts.", name));
      into = &next.get_object();
      schema = inner;
      path.remove_prefix(dot + 1);
    }
    found(*into, *schema, path);
  }

  // The upload that the schema has in the place of this part; null when it has none, or when the
  // part is written as JSON.
  const json::object* upload_of(const http::Part& part) const {
    const json::object* schema = &operation_.written_input;
    for (const std::string& name : split(part.name, '.')) {
      schema = property(*schema, name);
      if (!schema) return nullptr;
    }
    const bool is_upload = contract::Shapes::referred(*schema) == "upload";
    const bool is_written = part.filename.empty() &&
                            (part.media_type.empty() || part.media_type == "application/json") &&
                            trimmed(part.bytes).starts_with('{');
    return is_upload && !is_written ? schema : nullptr;
  }

  const contract::Operation& operation_;
  json::object arguments_;
};

bool takes_body(std::string_view method) {
  return method != "GET" && method != "HEAD" && method != "DELETE";
}

void take_body(Arguments& arguments, const http::Request& request) {
  const std::string_view text = trimmed(request.body);
  if (text.empty()) return;
  if (!takes_body(request.method)) {
    if (text == "{}") return;
    refuse(
        "", "body",
        fmt::format("{} takes its arguments from the address, not from a body.", request.method));
  }
  if (const auto coding = request.headers.find("Content-Encoding");
      coding && lower(*coding) != "identity")
    throw media_type_unsupported("The body is compressed; send it as it is.",
                                 {{"content_encoding", *coding}});
  const auto sent = request.headers.find("Content-Type");
  const std::string_view type = sent.value_or("");
  const std::string media_type = lower(trimmed(type.substr(0, type.find(';'))));
  if (media_type == "application/json") return arguments.take_json(request.body);
  if (http::is_multipart(type)) return arguments.take_form(type, request.body);
  throw media_type_unsupported(
      media_type.empty() ? "The body has no Content-Type; send application/json."
                         : fmt::format("{} is not taken here; send application/json.", media_type),
      {{"given", media_type}, {"takes", json::array{"application/json", "multipart/form-data"}}});
}

}  // namespace

json::object read_arguments(const contract::Operation& operation, const PathValues& path,
                            const http::Request& request) {
  Arguments arguments(operation);
  arguments.take_path(path);
  arguments.take_query(request.query);
  take_body(arguments, request);
  return arguments.take();
}

}  // namespace talewright::faces::rest
