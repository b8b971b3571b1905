#include "faces/mcp/content.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "base/json.h"
#include "contract/errors.h"
#include "faces/mcp/json_rpc.h"

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

}  // namespace

json::object contents_object(const contract::ResourceContents& contents) {
  json::object object{{"uri", contents.uri}};
  if (!contents.media_type.empty()) object["mimeType"] = contents.media_type;
  if (contents.is_text)
    object["text"] = contents.bytes;
  else
    object["blob"] = base64(contents.bytes);
  if (!contents.meta.empty()) object["_meta"] = contents.meta;
  return object;
}

json::object attachment_block(const contract::ResourceContents& contents, Version version) {
  if (!contents.uri.empty())
    return {{"type", "resource"}, {"resource", contents_object(contents)}};
  const bool audio = contents.media_type.starts_with("audio/");
  if (audio && !has_audio(version))
    return text_block(fmt::format("(A sound of {} bytes, {}.)", contents.bytes.size(),
                                  contents.media_type));
  return {{"type", audio ? "audio" : "image"},
          {"data", base64(contents.bytes)},
          {"mimeType", contents.media_type}};
}

json::object reply_result(contract::Reply reply, bool has_output_schema, Version version) {
  json::array content;
  json::object result;
  if (!reply.text.empty()) content.push_back(text_block(reply.text));
  const bool structured = has_structured_output(version);
  if (has_output_schema || !reply.structured.empty()) {
    std::string text = to_text(reply.structured);
    if (!structured || text.size() < kMostRepeatedJson) content.push_back(text_block(text));
    if (structured) result["structuredContent"] = std::move(reply.structured);
  }
  append_links(content, reply.links, version);
  for (const contract::ResourceContents& attachment : reply.attachments)
    content.push_back(attachment_block(attachment, version));
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

}  // namespace talewright::faces::mcp
