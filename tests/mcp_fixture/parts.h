// What the fixture is made of, for those of its tools that change or use it.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "contract/call.h"
#include "contract/events.h"
#include "mcp_fixture/prompts.h"
#include "mcp_fixture/resources.h"
#include "mcp_fixture/tasks.h"
#include "mcp_fixture/toolbox.h"

namespace talewright::fixture {

struct Parts {
  contract::Events events;
  TestResources resources{events};
  TestPrompts prompts{events};
  RunningTasks tasks{events};
  std::function<void()> toggle_tools;  ///< lists the tools of kSometimes, or no longer
};

/// Each adds its tools, whose handlers use the parts.
void add_content_tools(Toolbox& box);
void add_question_tools(Toolbox& box);
void add_round_trip_tools(Toolbox& box);
void add_change_tools(Toolbox& box, Parts& parts);
void add_task_tools(Toolbox& box, Parts& parts);

/// Waits; throws canceled once the call is stopped.
void rest(const contract::Context& context, std::chrono::milliseconds how_long);

contract::Reply text_reply(std::string text);
std::string action_name(contract::FormAnswer::Action action);
/// Asks the caller's model to answer one prompt in that many tokens.
contract::Question sampling_question(std::string key, std::string prompt, int most_tokens);
contract::Question roots_question(std::string key);
contract::Question name_question(std::string key);
/// What a model answered, as text.
std::string sampled_text(const boost::json::object& answer);

/// One red point, and a short tone.
std::string red_png();
std::string tone_wav();

}  // namespace talewright::fixture
