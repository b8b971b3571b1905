// Tools whose work goes on as a task where the client knows tasks.
#include <fmt/format.h>

#include <cmath>

#include "base/json.h"
#include "generated/failures.h"
#include "mcp_fixture/parts.h"

namespace talewright::fixture {

using contract::AbilityNeeded;
using contract::Context;
using contract::FormAnswer;
using contract::Reply;
using contract::Task;
using std::chrono::milliseconds;
using Work = RunningTasks::Work;

namespace {

constexpr milliseconds kFailureAfter{300};
constexpr double kLongestSeconds = 600;

void need_tasks(const Context& context) {
  if (context.abilities.tasks) return;
  json::object extensions;
  extensions["io.modelcontextprotocol/tasks"] = json::object();
  throw AbilityNeeded{{{"extensions", std::move(extensions)}}};
}

Reply begun(RunningTasks& tasks, const Context& context, std::string operation, Work work) {
  Reply reply = text_reply("The work goes on as a task.");
  reply.task_id = tasks.begin(context, std::move(operation), std::move(work));
  return reply;
}

// A task where the client can follow one, the result otherwise.
Reply now_or_later(RunningTasks& tasks, Context& context, std::string operation, Work work) {
  if (!context.abilities.tasks) return work(context);
  return begun(tasks, context, std::move(operation), std::move(work));
}

Work computing(double seconds, std::string label) {
  return [=](Context& context) {
    const int steps = std::max(1, static_cast<int>(std::ceil(seconds)));
    for (int step = 1; step <= steps && seconds > 0; ++step) {
      rest(context, milliseconds(static_cast<std::int64_t>(seconds * 1000 / steps)));
      context.progress({static_cast<double>(step), static_cast<double>(steps),
                        fmt::format("Step {} of {}", step, steps)});
    }
    return text_reply(fmt::format("{}: computed in {} seconds.", label, seconds));
  };
}

contract::Handler slow_compute(RunningTasks& tasks) {
  return [&tasks](Context& context, const json::object& arguments) {
    const double seconds = number_or(arguments, "seconds", 1);
    Work work = computing(seconds, text_or(arguments, "label", "slow_compute"));
    if (seconds == 0) return work(context);
    return now_or_later(tasks, context, "slow_compute", std::move(work));
  };
}

contract::Handler failing_job(RunningTasks& tasks) {
  return [&tasks](Context& context, const json::object&) {
    need_tasks(context);
    return begun(tasks, context, "failing_job", [](Context& inner) -> Reply {
      rest(inner, kFailureAfter);
      throw engine_failed("The job failed, as it always does.");
    });
  };
}

contract::Handler protocol_error_job(RunningTasks& tasks) {
  return [&tasks](Context& context, const json::object&) {
    need_tasks(context);
    return begun(tasks, context, "protocol_error_job", [](Context& inner) -> Reply {
      rest(inner, kFailureAfter);
      throw Task::Fault{-32603, "The job ended without a result, as it always does."};
    });
  };
}

contract::Handler confirm_delete(RunningTasks& tasks) {
  return [&tasks](Context& context, const json::object& arguments) {
    const std::string file = text_or(arguments, "filename");
    return now_or_later(tasks, context, "confirm_delete", [file](Context& inner) {
      static const json::value kSchema = json::parse(
          R"({"type": "object", "properties": {"confirm": {"type": "boolean"}},
              "required": ["confirm"]})");
      const FormAnswer answer = contract::ask_form(
          inner, "confirm", fmt::format("Delete {}?", file), kSchema.as_object());
      const bool agreed = flag_or(answer.content, "confirm", false);
      return text_reply(fmt::format("{} {}.", agreed ? "Deleted" : "Kept", file));
    });
  };
}

contract::Handler multi_input(RunningTasks& tasks) {
  return [&tasks](Context& context, const json::object&) {
    return now_or_later(tasks, context, "multi_input", [](Context& inner) {
      const auto answers =
          contract::ask(inner, {name_question("first_name"), name_question("second_name")});
      std::string names;
      for (const json::object& answer : answers) {
        const json::object* content = object_at(answer, "content");
        names += fmt::format("{}{}", names.empty() ? "" : " and ",
                             content ? text_or(*content, "name") : "nobody");
      }
      return text_reply(names + " were named.");
    });
  };
}

// Asks first, within the call; the task begins when all is known.
contract::Handler asking_task(RunningTasks& tasks) {
  return [&tasks](Context& context, const json::object&) {
    const auto answers = contract::ask(context, {name_question("user_name")});
    const json::object* content = object_at(answers.front(), "content");
    const std::string name = content ? text_or(*content, "name") : "stranger";
    return now_or_later(tasks, context, "test_tool_with_task", [name](Context& inner) {
      rest(inner, kFailureAfter);
      return text_reply(fmt::format("Hello, {}! The task is done.", name));
    });
  };
}

}  // namespace

void add_task_tools(Toolbox& box, Parts& parts) {
  box.add("greet", "Greets at once, never as a task.",
          R"({"type": "object", "additionalProperties": false, "required": ["name"],
              "properties": {"name": {"type": "string", "description": "Whom."}}})",
          [](Context&, const json::object& arguments) {
            return text_reply(fmt::format("Hello, {}!", text_or(arguments, "name")));
          });
  box.add("slow_compute", "Takes its time; no task when that is 0 seconds.",
          fmt::format(R"({{"type": "object", "additionalProperties": false, "properties": {{
              "seconds": {{"type": "number", "minimum": 0, "maximum": {}}},
              "label": {{"type": "string", "description": "Names the result."}}}}}})",
                      kLongestSeconds),
          slow_compute(parts.tasks));
  box.add("failing_job", "A task that ends with a tool's error.", kNoArguments,
          failing_job(parts.tasks));
  box.add("protocol_error_job", "A task that ends without a result.", kNoArguments,
          protocol_error_job(parts.tasks));
  box.add("confirm_delete", "A task that asks before it goes on.",
          R"({"type": "object", "additionalProperties": false, "required": ["filename"],
              "properties": {"filename": {"type": "string", "description": "What to delete."}}})",
          confirm_delete(parts.tasks));
  box.add("multi_input", "A task that asks two things at once.", kNoArguments,
          multi_input(parts.tasks));
  box.add("test_tool_with_task", "Asks for a name, then goes on as a task.", kNoArguments,
          asking_task(parts.tasks));
}

}  // namespace talewright::fixture
