// resources/*: what can be read by URI.
#include <fmt/format.h>

#include "base/json.h"
#include "faces/mcp/content.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp/methods.h"

namespace talewright::faces::mcp {

namespace {

json::object entry_object(const contract::ResourceEntry& entry, std::string_view uri_member) {
  json::object object{{uri_member, entry.uri}, {"name", entry.name}};
  if (!entry.title.empty()) object["title"] = entry.title;
  if (!entry.description.empty()) object["description"] = entry.description;
  if (!entry.media_type.empty()) object["mimeType"] = entry.media_type;
  if (entry.bytes) object["size"] = *entry.bytes;
  return object;
}

// A provider's refusal is the caller's mistake or our trouble; there is no tool result to hold it.
[[noreturn]] void rethrow(const Failure& failure) {
  throw ProtocolError(failure.status() < 500 ? ErrorCode::InvalidParams : ErrorCode::Internal,
                      fmt::format("{} ({})", failure.message(), failure.code()), failure.details());
}

}  // namespace

json::object list_resources(const Offer& offer, const Request& request, contract::Context& context) {
  json::object result;
  json::array& resources = result["resources"].emplace_array();
  try {
    const contract::ResourcePage page = offer.resources->list(context, cursor_param(request));
    for (const contract::ResourceEntry& entry : page.entries)
      resources.push_back(entry_object(entry, "uri"));
    if (!page.next.empty()) result["nextCursor"] = page.next;
  } catch (const Failure& failure) {
    rethrow(failure);
  }
  return result;
}

json::object list_resource_templates(const Offer& offer, const Request& request, contract::Context&) {
  refuse_cursor(request);
  json::array templates;
  for (const contract::ResourceEntry& entry : offer.resources->templates())
    templates.push_back(entry_object(entry, "uriTemplate"));
  return {{"resourceTemplates", std::move(templates)}};
}

json::object read_resource(const Offer& offer, const Request& request, contract::Context& context) {
  const std::string uri = text_param(request.params, "uri");
  std::optional<contract::ResourceContents> found;
  try {
    found = offer.resources->read(context, uri);
  } catch (const Failure& failure) {
    if (failure.status() != 404) rethrow(failure);
  }
  if (!found)
    throw ProtocolError(
        is_modern(request.version) ? ErrorCode::InvalidParams : ErrorCode::ResourceNotFound,
        "Resource not found: " + uri, {{"uri", uri}});
  return {{"contents", {contents_object(*found)}}};
}

}  // namespace talewright::faces::mcp
