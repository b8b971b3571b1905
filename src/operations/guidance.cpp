// Handlers of the operations on the guidance for agents.
#include "studio/guidance.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/json.h"
#include "generated/operations.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

json::object facts(const studio::Guidance& guidance) {
  json::object result{{"version", guidance.row.version}, {"built_in", guidance.built_in}};
  if (guidance.row.version == 0) return result;
  result["note"] = guidance.row.note;
  result["updated_by"] = guidance.row.author;
  result["updated_at"] = timestamp(guidance.row.at_ms);
  return result;
}

contract::Reply reply(const studio::Guidance& guidance) {
  contract::Reply r;
  r.structured = facts(guidance);
  r.structured["text"] = guidance.row.text;
  r.text = guidance.row.text;
  return r;
}

}  // namespace

contract::Reply get_guidance(studio::Studio& studio, contract::Context&,
                             const json::object& arguments) {
  if (arguments.contains("version")) {
    const std::int64_t version = integer_or(arguments, "version", 0);
    const auto found = studio::find_guidance(studio, version);
    if (!found)
      throw studio::bad_argument(
          "/version", "maximum", std::to_string(studio::current_guidance(studio).row.version),
          std::to_string(version), fmt::format("The guidance has no version {}.", version));
    return reply(*found);
  }
  contract::Reply r = reply(studio::current_guidance(studio));
  json::array history;
  for (const studio::Guidance& one : studio::guidance_history(studio))
    history.push_back(facts(one));
  r.structured["history"] = std::move(history);
  return r;
}

contract::Reply update_guidance(studio::Studio& studio, contract::Context& context,
                                const json::object& arguments) {
  const bool reset = flag_or(arguments, "reset", false);
  if (reset == arguments.contains("text"))
    throw studio::bad_argument("/text", "required", "text or reset", "",
                               "Give either a text or reset: true.");
  contract::Reply r = reply(studio::update_guidance(
      studio, reset ? std::nullopt : std::optional(text_or(arguments, "text")),
      text_or(arguments, "note"), context.caller.account));
  r.text =
      fmt::format("The guidance is at version {} now.", integer_or(r.structured, "version", 0));
  return r;
}

}  // namespace talewright::operations
