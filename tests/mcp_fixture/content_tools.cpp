// Tools that show what a result can hold, and what can be said on the way to it.
#include <fmt/format.h>

#include "base/json.h"
#include "generated/failures.h"
#include "mcp_fixture/parts.h"

namespace talewright::fixture {

using contract::Context;
using contract::LogLevel;
using contract::Reply;
using contract::ResourceContents;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kStep{50};

ResourceContents attachment(std::string uri, std::string media_type, std::string bytes,
                            bool is_text) {
  ResourceContents contents;
  contents.uri = std::move(uri);
  contents.media_type = std::move(media_type);
  contents.bytes = std::move(bytes);
  contents.is_text = is_text;
  return contents;
}

Reply attached(ResourceContents contents) {
  Reply reply;
  reply.attachments.push_back(std::move(contents));
  return reply;
}

Reply mixed_content(Context&, const json::object&) {
  Reply reply = text_reply("Multiple content types test:");
  reply.attachments.push_back(attachment("", "image/png", red_png(), false));
  reply.attachments.push_back(attachment("test://mixed-content-resource", "application/json",
                                         R"({"test":"data","value":123})", true));
  return reply;
}

Reply with_logging(Context& context, const json::object&) {
  context.log(LogLevel::Info, "Tool execution started");
  rest(context, kStep);
  context.log(LogLevel::Info, "Tool processing data");
  rest(context, kStep);
  context.log(LogLevel::Info, "Tool execution completed");
  return text_reply("Tool with logging executed.");
}

Reply with_progress(Context& context, const json::object&) {
  for (const double done : {0., 50., 100.}) {
    if (done > 0) rest(context, kStep);
    context.progress({done, 100, fmt::format("{} of 100", done)});
  }
  return text_reply("Tool with progress executed.");
}

Reply reconnection(Context& context, const json::object&) {
  context.let_go();
  rest(context, milliseconds(150));
  return text_reply("The answer after the reconnection.");
}

Reply add_numbers(Context&, const json::object& arguments) {
  const double sum = number_or(arguments, "a", 0) + number_or(arguments, "b", 0);
  return text_reply(fmt::format("The sum is {}.", sum));
}

Reply custom_headers(Context&, const json::object& arguments) {
  return text_reply(fmt::format("Region {}: {} rows{}.", text_or(arguments, "region"),
                                integer_or(arguments, "limit", 10),
                                flag_or(arguments, "dry_run", false) ? ", not sent" : ""));
}

Reply find_contact(Context&, const json::object& arguments) {
  return text_reply("Accepted: " + json::serialize(arguments));
}

constexpr std::string_view kHeaderSchema = R"({
  "type": "object", "additionalProperties": false, "required": ["region"],
  "properties": {
    "region": {"type": "string", "description": "Where to ask.", "x-mcp-header": "Region"},
    "limit": {"type": "integer", "description": "How many rows.", "x-mcp-header": "Limit"},
    "dry_run": {"type": "boolean", "description": "Ask nobody.", "x-mcp-header": "Dry-Run"}
  }
})";

constexpr std::string_view kContactSchema = R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "$defs": {
    "address": {
      "$anchor": "addressDef",
      "type": "object",
      "properties": {"street": {"type": "string"}, "city": {"type": "string"}}
    }
  },
  "properties": {
    "name": {"type": "string"},
    "address": {"$ref": "#/$defs/address"},
    "contactMethod": {"type": "string", "enum": ["phone", "email"]},
    "phone": {"type": "string"},
    "email": {"type": "string"}
  },
  "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
  "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
  "then": {"required": ["phone"]},
  "else": {"required": ["email"]},
  "additionalProperties": false
})";

}  // namespace

void add_content_tools(Toolbox& box) {
  // Listed first: the suite's header checks call it without arguments.
  box.add("add_numbers", "Adds two numbers.",
          R"({"type": "object", "additionalProperties": false,
              "properties": {"a": {"type": "number"}, "b": {"type": "number"}}})",
          add_numbers);
  box.add("test_simple_text", "Gives a short text.", kNoArguments,
          [](Context&, const json::object&) {
            return text_reply("This is a simple text response for testing.");
          });
  box.add("test_image_content", "Gives a picture.", kNoArguments,
          [](Context&, const json::object&) {
            return attached(attachment("", "image/png", red_png(), false));
          });
  box.add("test_audio_content", "Gives a sound.", kNoArguments, [](Context&, const json::object&) {
    return attached(attachment("", "audio/wav", tone_wav(), false));
  });
  box.add("test_embedded_resource", "Gives a resource.", kNoArguments,
          [](Context&, const json::object&) {
            return attached(attachment("test://embedded-resource", "text/plain",
                                       "This is an embedded resource content.", true));
          });
  box.add("test_multiple_content_types", "Gives a text, a picture and a resource.", kNoArguments,
          mixed_content);
  box.add("test_tool_with_logging", "Logs three times.", kNoArguments, with_logging);
  box.add("test_tool_with_progress", "Reports progress three times.", kNoArguments, with_progress);
  box.add("test_error_handling", "Always fails.", kNoArguments,
          [](Context&, const json::object&) -> Reply {
            throw engine_failed("This tool intentionally returns an error for testing");
          });
  box.add("test_reconnection", "Lets the client go before it answers.", kNoArguments, reconnection);
  box.add("test_logging_tool", "Logs once.", kNoArguments, [](Context& context, const auto&) {
    context.log(LogLevel::Info, json::object{{"said", "once"}});
    return text_reply("Logged once.");
  });
  box.add("test_custom_headers", "Its arguments travel in headers, too.", kHeaderSchema,
          custom_headers);
  box.add("json_schema_2020_12_tool", "Takes a contact, described by JSON Schema 2020-12.",
          kContactSchema, find_contact);
}

}  // namespace talewright::fixture
