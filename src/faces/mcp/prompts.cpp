// prompts/* and completion/complete, which proposes values for prompt arguments.
#include "contract/prompts.h"
#include "base/json.h"
#include "base/text.h"
#include "faces/mcp/content.h"
#include "faces/mcp/json_rpc.h"
#include "faces/mcp/methods.h"

namespace talewright::faces::mcp {

namespace {

[[noreturn]] void bad_params(std::string message) {
  throw ProtocolError(ErrorCode::InvalidParams, std::move(message));
}

contract::Prompt named_prompt(const Offer& offer, const std::string& name) {
  if (offer.prompts)
    for (contract::Prompt& prompt : offer.prompts->list())
      if (prompt.name == name) return std::move(prompt);
  bad_params("Unknown prompt: " + name);
}

const json::object& object_param(const json::object& params, std::string_view name) {
  const json::object* object = object_at(params, name);
  if (!object) bad_params("params." + std::string(name) + " must be an object.");
  return *object;
}

}  // namespace

json::object list_prompts(const Offer& offer, const Request& request, contract::Context&) {
  refuse_cursor(request);
  json::array prompts;
  for (const contract::Prompt& prompt : offer.prompts->list()) {
    json::array arguments;
    for (const contract::PromptArgument& argument : prompt.arguments) {
      json::object one{{"name", argument.name}, {"required", argument.required}};
      if (!argument.description.empty()) one["description"] = argument.description;
      arguments.push_back(std::move(one));
    }
    json::object one{{"name", prompt.name}, {"description", prompt.description}};
    if (!prompt.title.empty()) one["title"] = prompt.title;
    one["arguments"] = std::move(arguments);
    prompts.push_back(std::move(one));
  }
  return {{"prompts", std::move(prompts)}};
}

json::object get_prompt(const Offer& offer, const Request& request, contract::Context& context) {
  const contract::Prompt prompt = named_prompt(offer, text_param(request.params, "name"));
  std::map<std::string, std::string> arguments;
  if (request.params.contains("arguments"))
    for (const auto& member : object_param(request.params, "arguments")) {
      if (!member.value().is_string()) bad_params("Prompt arguments must be strings.");
      arguments.emplace(member.key(), member.value().get_string());
    }
  json::array messages;
  try {
    for (const contract::PromptMessage& message :
         offer.prompts->messages(context, prompt.name, arguments)) {
      json::object content{{"type", "text"}, {"text", message.text}};
      if (message.attachment) content = attachment_block(*message.attachment, request.version);
      messages.push_back(json::object{{"role", message.role}, {"content", std::move(content)}});
    }
  } catch (const contract::PromptRefused& refused) {
    bad_params(refused.what());
  }
  return {{"description", prompt.description}, {"messages", std::move(messages)}};
}

bool has_completions(const Offer& offer) {
  if (!offer.prompts) return false;
  for (const contract::Prompt& prompt : offer.prompts->list())
    for (const contract::PromptArgument& argument : prompt.arguments)
      if (!argument.values.empty()) return true;
  return false;
}

json::object complete(const Offer& offer, const Request& request, contract::Context&) {
  const json::object& reference = object_param(request.params, "ref");
  const json::object& argument = object_param(request.params, "argument");
  const std::string name = text_param(argument, "name"), begun = text_param(argument, "value");
  json::array values;
  const std::string kind = text_param(reference, "type");
  if (kind == "ref/prompt") {
    const contract::Prompt prompt = named_prompt(offer, text_param(reference, "name"));
    const contract::PromptArgument* known = nullptr;
    for (const contract::PromptArgument& one : prompt.arguments)
      if (one.name == name) known = &one;
    if (!known) bad_params(prompt.name + " takes no argument \"" + name + "\"");
    for (const std::string& value : known->values)
      if (values.size() < 100 && lower(value).starts_with(lower(begun))) values.emplace_back(value);
  } else if (kind == "ref/resource" && offer.resources) {
    const std::string uri = text_param(reference, "uri");
    bool known = false;
    for (const contract::ResourceEntry& entry : offer.resources->templates())
      known = known || entry.uri == uri;
    if (!known) bad_params("Unknown resource template: " + uri);
  } else {
    bad_params("Unknown kind of reference: " + kind);
  }
  return {{"completion", {{"values", std::move(values)}, {"hasMore", false}}}};
}

}  // namespace talewright::faces::mcp
