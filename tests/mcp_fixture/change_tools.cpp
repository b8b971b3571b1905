// Tools that change what the fixture lists, and the one that they make come and go.
#include "mcp_fixture/parts.h"

namespace talewright::fixture {

using contract::Context;

void add_change_tools(Toolbox& box, Parts& parts) {
  box.add("test_trigger_tool_change", "Lists test_dynamic_tool, or no longer.", kNoArguments,
          [&parts](Context&, const auto&) {
            parts.toggle_tools();
            return text_reply("The list of tools has changed.");
          });
  box.add("test_trigger_prompt_change", "Lists test_dynamic_prompt, or no longer.", kNoArguments,
          [&parts](Context&, const auto&) {
            parts.prompts.change();
            return text_reply("The list of prompts has changed.");
          });
  box.add("test_trigger_resource_change",
          "Changes test://watched-resource, and lists test://dynamic-resource, or no longer.",
          kNoArguments, [&parts](Context&, const auto&) {
            parts.resources.change();
            return text_reply("The watched resource and the list of resources have changed.");
          });
  box.add(
      "test_dynamic_tool", "It comes and goes.", kNoArguments,
      [](Context&, const auto&) { return text_reply("I am here for now."); }, kSometimes);
}

}  // namespace talewright::fixture
