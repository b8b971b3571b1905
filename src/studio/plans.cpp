#include "studio/plans.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ids.h"
#include "base/json.h"
#include "base/random.h"
#include "base/text.h"
#include "generated/failures.h"
#include "studio/characters.h"
#include "studio/prices.h"
#include "studio/quotas.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr std::size_t kMostPages = 40;

/// The scene with some members replaced, every character of it in the cast.
story::SceneSpec changed_scene(const story::SceneSpec& scene, const json::object& members,
                               const story::PlanDocument& plan, std::string_view pointer) {
  json::object merged = story::to_json(scene);
  for (const auto& member : members) merged[member.key()] = member.value();
  story::SceneSpec result = story::scene_spec_from_json(merged);
  std::vector<std::string> keys;
  for (const story::CastMember& m : plan.cast) keys.push_back(m.key);
  for (std::size_t i = 0; i < result.characters.size(); ++i)
    if (std::find(keys.begin(), keys.end(), result.characters[i].character) == keys.end())
      throw not_one_of(fmt::format("{}/characters/{}/character", pointer, i),
                       result.characters[i].character, keys);
  return result;
}

void write_document(Plan& plan) {
  plan.row.title = plan.document.title;
  plan.row.document = json::serialize(story::to_json(plan.document));
  plan.row.quoted = integer_or(quote(plan.document), "credits", 0);
}

Failure wrong_state(const Plan& plan) {
  return plan_state_invalid(
      fmt::format("The plan \"{}\" is {}; this needs one in REQUIRES_APPROVAL.", plan.row.title,
                  plan.row.state),
      {{"plan_id", plan.row.id}, {"state", plan.row.state}, {"needed", "REQUIRES_APPROVAL"}});
}

Plan waiting_plan(Studio& studio, std::string_view account, std::string_view id) {
  Plan plan = get_plan(studio, account, id);
  if (plan.row.state != "REQUIRES_APPROVAL") throw wrong_state(plan);
  return plan;
}

/// Writes the row if nobody changed it since it was read.
void keep(Studio& studio, Plan& plan, std::int64_t was_version) {
  plan.row.updated_ms = studio.now();
  if (plan.row.state != "REQUIRES_APPROVAL") plan.row.decided_ms = plan.row.updated_ms;
  if (!studio.store().update_plan(plan.row, "REQUIRES_APPROVAL", was_version)) {
    plan = get_plan(studio, plan.row.account, plan.row.id);
    throw wrong_state(plan);
  }
}

/// The scene as it can be drawn; what had to change is said with the page's name.
void settle(Studio& studio, story::SceneSpec& scene, story::PlanDocument& document,
            const std::string& page) {
  std::vector<std::string> notes;
  scene = studio.image_engine().settle(std::move(scene), document.cast, notes);
  for (const std::string& note : notes)
    document.notes.push_back(fmt::format("{}: {}", page, note));
}

std::string page_name(std::size_t index) { return fmt::format("Page {}", index + 1); }

void complete_cast(Studio& studio, story::PlanDocument& document) {
  for (story::CastMember& m : document.cast)
    if (m.character_id.empty())
      m.descriptor = studio.image_engine().complete(
          std::move(m.descriptor), hash64(m.key + "/" + m.name, document.seed), document.notes);
}

}  // namespace

Plan draft_plan(Studio& studio, std::string_view account, engines::StoryRequest request,
                const std::vector<std::string>& character_ids,
                const std::vector<json::object>& scenes, std::stop_token stop) {
  if (trimmed(request.prompt).empty())
    throw bad_argument("/prompt", "minLength", "1", request.prompt,
                       "/prompt must say something about the story.");
  check_page_quota(studio, account, request.pages);
  check_style("/style", request.style);
  for (std::size_t i = 0; i < request.given_pages.size(); ++i)
    if (trimmed(request.given_pages[i].text).empty())
      throw bad_argument(fmt::format("/pages/{}/text", i), "minLength", "1",
                         request.given_pages[i].text, "A page's text must not be blank.");
  for (std::size_t i = 0; i < character_ids.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k)
      if (character_ids[k] == character_ids[i])
        throw bad_argument(fmt::format("/character_ids/{}", i), "uniqueItems", "1",
                           character_ids[i], "Each character can be cast once.");
    request.cast.push_back(cast_member(studio, account, character_ids[i],
                                       i == 0 ? "hero" : fmt::format("friend{}", i)));
  }

  Plan plan;
  plan.document = studio.text_engine().draft(request, stop);
  complete_cast(studio, plan.document);
  for (std::size_t i = 0; i < scenes.size() && i < plan.document.pages.size(); ++i)
    if (!scenes[i].empty())
      plan.document.pages[i].scene = changed_scene(plan.document.pages[i].scene, scenes[i],
                                                   plan.document, fmt::format("/pages/{}/scene", i));
  settle(studio, plan.document.cover, plan.document, "Cover");
  for (std::size_t i = 0; i < plan.document.pages.size(); ++i)
    settle(studio, plan.document.pages[i].scene, plan.document, page_name(i));
  plan.row.id = new_id("plan");
  plan.row.account = account;
  plan.row.created_ms = plan.row.updated_ms = studio.now();
  write_document(plan);
  return plan;
}

Plan plan_story(Studio& studio, std::string_view account, engines::StoryRequest request,
                const std::vector<std::string>& character_ids,
                const std::vector<json::object>& scenes, std::stop_token stop) {
  Plan plan = draft_plan(studio, account, std::move(request), character_ids, scenes, stop);
  studio.store().insert_plan(plan.row);
  return plan;
}

Plan get_plan(Studio& studio, std::string_view account, std::string_view id) {
  auto row = studio.store().find_plan(account, id);
  if (!row)
    throw plan_not_found(fmt::format("There is no plan {}.", first_code_points(id, 64)),
                         {{"plan_id", id}});
  Plan plan;
  plan.document = story::plan_document_from_json(json::parse(row->document).as_object());
  plan.row = std::move(*row);
  return plan;
}

namespace {

void check_version(const Plan& plan, std::optional<std::int64_t> version) {
  if (!version || *version == plan.row.version) return;
  throw plan_state_invalid(fmt::format("The plan has changed: it is at version {} now, not {}.",
                                       plan.row.version, *version),
                           {{"plan_id", plan.row.id},
                            {"state", plan.row.state},
                            {"version", plan.row.version},
                            {"given", *version}});
}

}  // namespace

Plan revise_plan(Studio& studio, std::string_view account, std::string_view id,
                 const PlanChange& change) {
  Plan plan = waiting_plan(studio, account, id);
  check_version(plan, change.version);
  const std::int64_t was_version = plan.row.version;
  story::PlanDocument& d = plan.document;
  if (change.title) {
    if (trimmed(*change.title).empty())
      throw bad_argument("/title", "minLength", "1", *change.title, "/title must not be blank.");
    d.title = *change.title;
  }
  if (change.subtitle) d.subtitle = *change.subtitle;
  if (change.author) d.author = *change.author;
  if (change.series) d.series = *change.series;
  if (change.style) {
    check_style("/style", *change.style);
    d.style = *change.style;
  }
  for (std::size_t i = 0; i < change.pages.size(); ++i) {
    const PageChange& c = change.pages[i];
    const std::string pointer = fmt::format("/pages/{}", i);
    const auto index = static_cast<std::size_t>(c.page - 1);
    const bool adds = index == d.pages.size();
    if (index > d.pages.size() || index >= kMostPages || (adds && !c.text))
      throw bad_argument(pointer + "/page", "maximum",
                         std::to_string(d.pages.size()), std::to_string(c.page),
                         fmt::format("The plan has {} story pages; page {} does not exist. The next "
                                     "page can be added with its text.",
                                     d.pages.size(), c.page));
    if (c.text && trimmed(*c.text).empty())
      throw bad_argument(pointer + "/text", "minLength", "1", *c.text,
                         "A page's text must not be blank.");
    if (adds) {
      check_page_quota(studio, account, c.page);
      d.pages.emplace_back();
    }
    story::PlanPage& page = d.pages[index];
    if (c.text) {
      page.text = *c.text;
      page.text_by = story::TextBy::Agent;
      if (c.scene.empty() || adds) page.scene = studio.text_engine().scene_for(d, index, *c.text);
    }
    if (!c.scene.empty()) page.scene = changed_scene(page.scene, c.scene, d, pointer + "/scene");
    std::erase_if(d.notes, [&](const std::string& note) {  // they were about the scene before
      return note.starts_with(page_name(index) + ": ");
    });
    settle(studio, page.scene, d, page_name(index));
  }
  plan.row.version += 1;
  write_document(plan);
  keep(studio, plan, was_version);
  return plan;
}

Plan approve_plan(Studio& studio, std::string_view account, std::string_view id,
                  bool person_agreed, std::optional<std::int64_t> version) {
  Plan plan = waiting_plan(studio, account, id);
  check_version(plan, version);
  if (!person_agreed)
    throw approval_required(
        fmt::format("\"{}\" waits for a person's yes: {} pages, {} credits.", plan.row.title,
                    plan.document.pages.size(), plan.row.quoted),
        {{"plan_id", plan.row.id}, {"field", "userConfirmed"}, {"needed", true}});
  plan.row.state = "APPROVED";
  keep(studio, plan, plan.row.version);
  return plan;
}

Plan reject_plan(Studio& studio, std::string_view account, std::string_view id,
                 std::string_view reason) {
  Plan plan = waiting_plan(studio, account, id);
  plan.row.state = "REJECTED";
  plan.row.reason = reason;
  keep(studio, plan, plan.row.version);
  return plan;
}

}  // namespace talewright::studio
