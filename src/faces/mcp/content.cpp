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

/// An array of blocks, written as it grows: results are the text that is written most often.
class Blocks {
 public:
  void add_text(std::string_view text) {
    begin();
    text_ += R"({"type":"text","text":)";
    append_json_string(text_, text);
    text_ += '}';
  }
  void add_data(std::string_view type, std::string_view bytes, std::string_view media_type) {
    begin();
    text_.append(R"({"type":")").append(type).append(R"(","data":")").append(base64(bytes));
    text_.append(R"(","mimeType":)");
    append_json_string(text_, media_type);
    text_ += '}';
  }
  void add(const json::object& block) {
    begin();
    append_json(text_, block);
  }
  std::string take() { return std::move(text_) + ']'; }

 private:
  void begin() { text_ += text_.size() > 1 ? "," : ""; }
  std::string text_ = "[";
};

void add_links(Blocks& blocks, const std::vector<contract::FileLink>& links, Version version) {
  if (has_structured_output(version)) {
    for (const contract::FileLink& link : links) blocks.add(link_block(link));
  } else if (!links.empty()) {
    std::string lines;
    for (const contract::FileLink& link : links)
      lines += fmt::format("{}{}: {}", lines.empty() ? "" : "\n", link.name, link.uri);
    blocks.add_text(lines);
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

std::string reply_result(const contract::Reply& reply, bool has_output_schema, Version version) {
  Blocks blocks;
  if (!reply.text.empty()) blocks.add_text(reply.text);
  const bool structured = has_structured_output(version);
  std::string json;
  if (has_output_schema || !reply.structured.empty()) {
    json = to_text(reply.structured);
    if (!structured || json.size() < kMostRepeatedJson) blocks.add_text(json);
  }
  add_links(blocks, reply.links, version);
  for (const contract::ResourceContents& attachment : reply.attachments)
    blocks.add(attachment_block(attachment, version));
  if (!reply.picture_png.empty()) blocks.add_data("image", reply.picture_png, "image/png");
  std::string text = R"({"content":)" + blocks.take();
  if (structured && !json.empty()) text.append(R"(,"structuredContent":)").append(json);
  return text += '}';
}

std::string failure_result(const Failure& failure, std::string_view request_id, Version version) {
  json::object result{{"content", {text_block(contract::failure_text(failure))}},
                      {"isError", true}};
  if (has_structured_output(version))
    result["structuredContent"] = contract::error_object(failure, request_id);
  return to_text(result);
}

}  // namespace talewright::faces::mcp
