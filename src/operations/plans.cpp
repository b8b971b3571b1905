// Handlers of the operations on plans.
#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "generated/failures.h"
#include "generated/operations.h"
#include "operations/shapes.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

/// The plan in words: what a person must see before saying yes.
contract::Reply reply(const studio::Plan& plan, bool with_scenes, std::string_view next) {
  const story::PlanDocument& d = plan.document;
  std::string text = fmt::format("“{}” — {} pages, ages {}, {} style, {} credits. {} ({}, version {}).\n",
                                 d.title, d.pages.size(), spelling(d.band), d.style,
                                 plan.row.quoted, plan.row.id, plan.row.state, plan.row.version);
  for (const story::CastMember& m : d.cast)
    text += fmt::format("Cast: {} ({}, {})\n", m.name, m.descriptor.species, m.key);
  for (std::size_t i = 0; i < d.pages.size(); ++i)
    text += fmt::format("{}. {}\n", i + 1, replaced(d.pages[i].text, "\n", " / "));
  for (const std::string& note : d.notes) text += "Note: " + note + "\n";
  text += next;
  contract::Reply r;
  r.structured = shape(plan, with_scenes);
  r.text = std::move(text);
  return r;
}

/// Puts the plan before the person, where the client can. Throws approval_declined, and what
/// contract::ask throws; without an answer the plan still waits.
bool person_agrees(const contract::Context& context, const studio::Plan& plan) {
  const contract::FormAnswer answer = contract::ask_form(
      context, fmt::format("approve_{}_version_{}", plan.row.id, plan.row.version),
      fmt::format("Make “{}”? {} pages, ages {}, {} style, {} credits.", plan.document.title,
                  plan.document.pages.size(), spelling(plan.document.band), plan.document.style,
                  plan.row.quoted),
      {{"type", "object"},
       {"properties",
        {{"approve",
          {{"type", "boolean"}, {"title", "Make this book"}, {"default", true}}},
         {"wishes",
          {{"type", "string"},
           {"title", "What should be different"},
           {"description", "Only if it should not be made as it is"},
           {"maxLength", 2000}}}}},
       {"required", {"approve"}}});
  using Action = contract::FormAnswer::Action;
  if (answer.action == Action::Cancel) return false;
  if (answer.action == Action::Accept && flag_or(answer.content, "approve", false)) return true;
  throw approval_declined(
      fmt::format("The person does not want “{}” as it is.", plan.document.title),
      {{"plan_id", plan.row.id}, {"wishes", text_or(answer.content, "wishes")}});
}

constexpr std::string_view kWaits =
    "Nothing is drawn yet. Show this to a person; revise_plan changes it, approve_plan goes on.";

}  // namespace

contract::Reply plan_story(studio::Studio& studio, contract::Context& context,
                           const json::object& arguments) {
  engines::StoryRequest request;
  request.prompt = text_or(arguments, "prompt");
  request.title = text_or(arguments, "title");
  request.author = text_or(arguments, "author");
  request.series = text_or(arguments, "series");
  request.lesson = text_or(arguments, "lesson");
  request.setting = text_or(arguments, "setting");
  request.style = text_or(arguments, "style", request.style);
  request.seed = static_cast<std::uint64_t>(integer_or(arguments, "seed", 1));
  if (const std::string band = text_or(arguments, "audience"); !band.empty())
    request.band = story::parse<story::Band>(band);
  std::vector<json::object> scenes;
  if (const json::array* pages = array_at(arguments, "pages"))
    for (const json::value& v : *pages) {
      const json::object& page = v.as_object();
      request.given_pages.push_back({text_or(page, "text"), std::nullopt});
      const json::object* scene = object_at(page, "scene");
      scenes.push_back(scene ? *scene : json::object{});
    }
  // With pages of one's own the book is as long as they are, within what a book must have.
  const auto given = static_cast<std::int64_t>(request.given_pages.size());
  request.pages = static_cast<int>(
      std::max(integer_or(arguments, "page_count", given ? std::max<std::int64_t>(given, 4) : 12), given));
  const auto plan = studio::plan_story(studio, context.caller.account, std::move(request),
                                       texts_or_none(arguments, "character_ids"), scenes,
                                       context.stop);
  return reply(plan, false, kWaits);
}

contract::Reply get_plan(studio::Studio& studio, contract::Context& context,
                         const json::object& arguments) {
  const auto plan = studio::get_plan(studio, context.caller.account, text_or(arguments, "plan_id"));
  return reply(plan, flag_or(arguments, "include_scenes", false), "");
}

contract::Reply revise_plan(studio::Studio& studio, contract::Context& context,
                            const json::object& arguments) {
  studio::PlanChange change;
  const auto said = [&](std::string_view key) -> std::optional<std::string> {
    if (!arguments.contains(key)) return std::nullopt;
    return text_or(arguments, key);
  };
  if (arguments.contains("version")) change.version = integer_or(arguments, "version", 0);
  change.title = said("title");
  change.subtitle = said("subtitle");
  change.author = said("author");
  change.series = said("series");
  change.style = said("style");
  if (const json::array* pages = array_at(arguments, "pages"))
    for (const json::value& v : *pages) {
      const json::object& o = v.as_object();
      studio::PageChange page;
      page.page = integer_or(o, "page", 1);
      if (o.contains("text")) page.text = text_or(o, "text");
      if (const json::object* scene = object_at(o, "scene")) page.scene = *scene;
      change.pages.push_back(std::move(page));
    }
  const auto plan =
      studio::revise_plan(studio, context.caller.account, text_or(arguments, "plan_id"), change);
  return reply(plan, false, kWaits);
}

contract::Reply approve_plan(studio::Studio& studio, contract::Context& context,
                             const json::object& arguments) {
  std::optional<std::int64_t> version;
  if (arguments.contains("version")) version = integer_or(arguments, "version", 0);
  const std::string id = text_or(arguments, "plan_id");
  bool agreed = flag_or(arguments, "userConfirmed", false);
  if (!agreed && context.abilities.form) {
    const studio::Plan shown = studio::get_plan(studio, context.caller.account, id);
    // What cannot be approved anyway is refused below, and nobody is bothered.
    if (shown.row.state == "REQUIRES_APPROVAL" && version.value_or(shown.row.version) == shown.row.version) {
      agreed = person_agrees(context, shown);
      version = shown.row.version;  // what the person saw, and nothing else
    }
  }
  const auto plan = studio::approve_plan(studio, context.caller.account, id, agreed, version);
  return reply(plan, false, "Approved. generate_book makes it.");
}

contract::Reply reject_plan(studio::Studio& studio, contract::Context& context,
                            const json::object& arguments) {
  const auto plan = studio::reject_plan(studio, context.caller.account, text_or(arguments, "plan_id"),
                                        text_or(arguments, "reason"));
  return reply(plan, false, "Rejected. plan_story starts another.");
}

}  // namespace talewright::operations
