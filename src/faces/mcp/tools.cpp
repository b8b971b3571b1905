// tools/call: from an operation's reply or refusal to content blocks, for each revision.
#include <fmt/format.h>

#include "base/digest.h"
#include "base/json.h"
#include "contract/errors.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp/methods.h"

namespace talewright::faces::mcp {

namespace {

// A second copy of the structured content costs the reader tokens; past this it is left out for
// clients that get the structured content itself.
constexpr std::size_t kMostRepeatedJson = 8 * 1024;

json::object text_block(std::string_view text) { return {{"type", "text"}, {"text", text}}; }

json::object link_block(const contract::FileLink& link) {
  json::object block{{"type", "resource_link"}, {"uri", link.uri}, {"name", link.name}};
  if (!link.title.empty()) block["title"] = link.title;
  if (!link.media_type.empty()) block["mimeType"] = link.media_type;
  if (link.bytes) block["size"] = *link.bytes;
  return block;
}

void append_links(json::array& content, const std::vector<contract::FileLink>& links,
                  Version version) {
  if (has_structured_output(version)) {
    for (const contract::FileLink& link : links) content.push_back(link_block(link));
  } else if (!links.empty()) {
    std::string lines;
    for (const contract::FileLink& link : links)
      lines += fmt::format("{}{}: {}", lines.empty() ? "" : "\n", link.name, link.uri);
    content.push_back(text_block(lines));
  }
}

json::object reply_result(const contract::Reply& reply, bool has_output_schema, Version version) {
  json::array content;
  json::object result;
  if (!reply.text.empty()) content.push_back(text_block(reply.text));
  const bool structured = has_structured_output(version);
  if (has_output_schema || !reply.structured.empty()) {
    std::string text = to_text(reply.structured);
    if (!structured || text.size() < kMostRepeatedJson) content.push_back(text_block(text));
    if (structured) result["structuredContent"] = reply.structured;
  }
  append_links(content, reply.links, version);
  if (!reply.picture_png.empty())
    content.push_back(json::object{
        {"type", "image"}, {"data", base64(reply.picture_png)}, {"mimeType", "image/png"}});
  result["content"] = std::move(content);
  return result;
}

json::object failure_result(const Failure& failure, std::string_view request_id, Version version) {
  json::object result{{"content", {text_block(contract::failure_text(failure))}},
                      {"isError", true}};
  if (has_structured_output(version))
    result["structuredContent"] = contract::error_object(failure, request_id);
  return result;
}

}  // namespace

json::object call_tool(const Offer& offer, const Request& request, const Call& call) {
  const std::string name = text_param(request.params, "name");
  const contract::Operation* operation = offer.contract->find(name);
  if (!operation) throw ProtocolError(ErrorCode::InvalidParams, "Unknown tool: " + name);
  json::object arguments;
  if (const json::value* given = request.params.if_contains("arguments");
      given && !given->is_null()) {
    if (!given->is_object())
      throw ProtocolError(ErrorCode::InvalidParams, "params.arguments must be an object.");
    arguments = given->get_object();
  }
  contract::Context context = context_of(call);
  try {
    const contract::Reply reply = offer.contract->call(*operation, context, arguments);
    call.log(LogLevel::Info, {{"tool", name}, {"outcome", "done"}});
    return reply_result(reply, !operation->output_schema.empty(), request.version);
  } catch (const Failure& failure) {
    call.log(LogLevel::Warning,
             {{"tool", name}, {"outcome", failure.code()}, {"requestId", call.request_id}});
    return failure_result(failure, call.request_id, request.version);
  }
}

}  // namespace talewright::faces::mcp
