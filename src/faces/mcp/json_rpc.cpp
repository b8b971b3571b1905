#include "faces/mcp/json_rpc.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/json.h"
#include "base/text.h"

namespace talewright::faces::mcp {

namespace {

// Calls `see(key, value)` with each member of the object, or each element (without a key) of the
// array, that `text` is: its characters as they stand. Only for text that has been parsed without
// error.
template <class See>
void each_raw(std::string_view text, const See& see) {
  std::size_t depth = 0, begin = 0;
  std::string_view string, key;  // at depth 1: the latest string, which is a key if ':' follows
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '"': {
        const std::size_t first = i + 1;
        for (++i; i < text.size() && text[i] != '"'; ++i)
          if (text[i] == '\\') ++i;
        if (depth == 1) string = text.substr(first, i - first);
        break;
      }
      case '{':
      case '[':
        if (++depth == 1) begin = i + 1;
        break;
      case ':':
        if (depth != 1) break;
        key = string;
        begin = i + 1;
        break;
      case ',':
        if (depth != 1) break;
        see(key, trimmed(text.substr(begin, i - begin)));
        begin = i + 1;
        break;
      case '}':
      case ']':
        if (--depth == 0) see(key, trimmed(text.substr(begin, i - begin)));
        break;
    }
  }
}

bool is_digits(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int usual_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::ParseError:
    case ErrorCode::InvalidRequest:
    case ErrorCode::HeaderMismatch:
    case ErrorCode::CapabilityMissing:
    case ErrorCode::UnsupportedVersion:
      return 400;
    default:
      return 200;
  }
}

std::string error_member(const ProtocolError& error) {
  json::object body{{"code", static_cast<int>(error.code())}, {"message", error.message()}};
  if (!error.data().empty()) body["data"] = error.data();
  return to_text(body);
}

}  // namespace

json::value parse_message(std::string_view text, std::size_t depth) {
  json::parse_options options;
  options.max_depth = depth;
  boost::system::error_code error;
  // All of a message lies together and goes together, which costs half as much.
  const auto room = std::clamp<std::size_t>(2 * text.size(), 1024, 64 * 1024);
  json::value value = json::parse(
      text, error, json::make_shared_resource<json::monotonic_resource>(room), options);
  if (error == json::error::too_deep)
    throw ProtocolError(ErrorCode::InvalidRequest,
                        fmt::format("The message is nested deeper than {} levels.", depth));
  if (error)
    throw ProtocolError(ErrorCode::ParseError,
                        fmt::format("The message is not JSON in UTF-8: {}.", error.message()));
  return value;
}

ProtocolError::ProtocolError(ErrorCode code, std::string message, json::object data, int status)
    : code_(code),
      message_(std::move(message)),
      data_(std::move(data)),
      status_(status ? status : usual_status(code)) {}

Message read_message(json::value value, std::string_view text, std::optional<Id>& id) {
  const auto refuse = [](std::string why) {
    throw ProtocolError(ErrorCode::InvalidRequest, std::move(why));
  };
  json::object* object = value.if_object();
  if (!object) refuse("A message must be an object.");
  const json::value* id_value = object->if_contains("id");
  if (id_value) id = read_id(*id_value, text);
  if (const json::value* jsonrpc = object->if_contains("jsonrpc"); !jsonrpc || *jsonrpc != "2.0")
    refuse("\"jsonrpc\" must be \"2.0\".");
  json::value* method = object->if_contains("method");
  json::value* result = object->if_contains("result");
  json::value* error = object->if_contains("error");
  if (!method && (result || error)) {
    return {.kind = Message::Kind::Response,
            .id = id,
            .result = std::move(result ? *result : *error),
            .failed = !result};
  }
  if (!method || !method->is_string()) refuse("\"method\" must be a string.");
  if (id_value && !id) refuse("\"id\" must be a string or an integer.");
  json::value* params = object->if_contains("params");
  if (params && params->is_null()) params = nullptr;
  if (params && !params->is_object())
    throw ProtocolError(ErrorCode::InvalidParams, "params must be an object.", {}, 400);
  // Moved when made, never assigned: so they stay where they were parsed, and are not copied.
  return {.kind = id ? Message::Kind::Request : Message::Kind::Notification,
          .id = id,
          .method = std::string(method->get_string()),
          .params = params ? json::object(std::move(params->get_object())) : json::object()};
}

std::vector<std::string_view> raw_elements(std::string_view array) {
  std::vector<std::string_view> elements;
  each_raw(array, [&](std::string_view, std::string_view element) { elements.push_back(element); });
  return elements;
}

std::string_view raw_member(std::string_view object, std::string_view name) {
  std::string_view found;
  each_raw(object, [&](std::string_view key, std::string_view value) {
    if (key == name) found = value;
  });
  return found;
}

std::optional<Id> read_id(const json::value& id, std::string_view object_text,
                          std::string_view name) {
  if (id.is_string() || id.is_int64() || id.is_uint64()) {
    std::string text = json::serialize(id);
    return Id{text, text};
  }
  if (!id.is_double()) return std::nullopt;
  if (const std::string_view raw = raw_member(object_text, name); is_digits(raw))
    return Id{std::string(raw), std::string(raw)};
  if (!std::isfinite(id.get_double()) || std::trunc(id.get_double()) != id.get_double())
    return std::nullopt;
  const std::string key = to_text(id);
  return Id{key, key};
}

std::string response_text(const Id& id, std::string_view result) {
  std::string text;
  text.reserve(result.size() + id.text.size() + 40);
  text += R"({"jsonrpc":"2.0","id":)";
  text += id.text;
  text += R"(,"result":)";
  text += result;
  text += '}';
  return text;
}

std::string error_text(const Id& id, const ProtocolError& error) {
  return fmt::format(R"({{"jsonrpc":"2.0","id":{},"error":{}}})", id.text, error_member(error));
}

std::string error_text_without_id(const ProtocolError& error, bool null_id) {
  return fmt::format(R"({{"jsonrpc":"2.0",{}"error":{}}})", null_id ? R"("id":null,)" : "",
                     error_member(error));
}

std::string request_text(std::string_view id, std::string_view method, const json::object& params) {
  return to_text(
      json::object{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}});
}

std::string notification_text(std::string_view method, const json::object& params) {
  return to_text(json::object{{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
}

}  // namespace talewright::faces::mcp
