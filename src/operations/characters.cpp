// Handlers of the operations on characters.
#include <fmt/format.h>

#include "base/json.h"
#include "base/random.h"
#include "base/text.h"
#include "generated/failures.h"
#include "generated/operations.h"
#include "operations/shapes.h"
#include "operations/uploads.h"
#include "studio/references.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

constexpr int kLookPx = 768;

contract::Reply reply(studio::Studio& studio, const studio::Character& c, std::string text) {
  contract::Reply r;
  r.structured = shape(c);
  for (const std::string& note : c.notes) text += "\n" + note;
  r.text = std::move(text);
  r.links = {sheet_link(c)};
  r.picture_png = studio::character_sheet_png(studio, c, kLookPx);
  return r;
}

std::optional<studio::PhotoFile> given_photo(const json::object& arguments) {
  constexpr std::string_view kField = "/reference_image";
  const json::object* image = object_at(arguments, "reference_image");
  if (!image) return std::nullopt;
  return studio::read_photo(uploaded_bytes(*image, kField), kField);
}

json::array understood(const std::vector<engines::Understood>& all) {
  json::array rows;
  for (const engines::Understood& u : all)
    rows.push_back({{"words", u.words}, {"field", u.field}, {"value", u.value}});
  return rows;
}

std::string looks(const studio::Character& c) {
  return fmt::format("{}, a {} ({}, revision {})", c.row.name, c.descriptor.species, c.row.state,
                     c.row.revision);
}

}  // namespace

namespace {

/// A name cannot be chosen for anybody: whoever gave none is asked, for the looks too if nothing
/// was said of them. Throws validation_failed without an answer.
void ask_for_name(const contract::Context& context, const json::object& arguments,
                  studio::CharacterOrder& order) {
  const auto refuse = [](std::string why) {
    json::object problem{{"pointer", "/name"},
                         {"rule", "required"},
                         {"limit", true},
                         {"given", nullptr},
                         {"message", why}};
    throw validation_failed(why, {{"problems", json::array{std::move(problem)}}});
  };
  if (!context.abilities.form) refuse("/name is required and missing");
  json::object fields{{"name",
                       {{"type", "string"},
                        {"title", "Name"},
                        {"minLength", 1},
                        {"maxLength", 80}}}};
  if (!arguments.contains("description") && !arguments.contains("descriptor"))
    fields["description"] = {{"type", "string"},
                             {"title", "Looks and nature"},
                             {"description", "In plain words: a shy otter in a yellow raincoat"},
                             {"maxLength", 4000}};
  const contract::FormAnswer answer =
      contract::ask_form(context, "character", "Who is the new character?",
                         {{"type", "object"},
                          {"properties", std::move(fields)},
                          {"required", {"name"}}});
  if (answer.action != contract::FormAnswer::Action::Accept)
    refuse("/name is required; the person was asked and gave none");
  order.name = text_or(answer.content, "name");
  if (answer.content.contains("description"))
    order.description = text_or(answer.content, "description");
}

}  // namespace

contract::Reply create_character(studio::Studio& studio, contract::Context& context,
                                 const json::object& arguments) {
  studio::CharacterOrder order;
  order.name = text_or(arguments, "name");
  order.description = text_or(arguments, "description");
  if (!arguments.contains("name")) ask_for_name(context, arguments, order);
  if (const json::object* d = object_at(arguments, "descriptor"))
    order.descriptor = story::descriptor_from_json(*d);
  order.seed = static_cast<std::uint64_t>(integer_or(arguments, "seed", 1));
  order.photo = given_photo(arguments);
  const auto c = studio::create_character(studio, context.caller.account, order);
  return reply(studio, c,
               fmt::format("Created {}: {}. Look at the sheet; change it with update_character, or "
                           "lock_character to use it in books.",
                           c.row.id, looks(c)));
}

contract::Reply get_character(studio::Studio& studio, contract::Context& context,
                              const json::object& arguments) {
  const auto c =
      studio::get_character(studio, context.caller.account, text_or(arguments, "character_id"));
  return reply(studio, c, looks(c) + ".");
}

contract::Reply list_characters(studio::Studio& studio, contract::Context& context,
                                const json::object& arguments) {
  const auto listing = studio.store().list_characters(
      context.caller.account, text_or(arguments, "state"), text_or(arguments, "name_contains"),
      text_or(arguments, "cursor"), static_cast<int>(integer_or(arguments, "limit", 20)));
  json::array rows;
  contract::Reply r;
  for (const store::CharacterRecord& row : listing.rows) {
    const json::value descriptor = json::parse(row.descriptor);
    const std::string species = text_or(descriptor.as_object(), "species");
    rows.push_back({{"character_id", row.id},
                    {"name", row.name},
                    {"state", row.state},
                    {"revision", row.revision},
                    {"species", species}});
    r.text += fmt::format("{}: {}, {} ({})\n", row.id, row.name, species, row.state);
  }
  if (rows.empty()) r.text = "No characters yet; create_character makes one.";
  r.structured = {{"characters", std::move(rows)}};
  if (!listing.next.empty()) r.structured["next_cursor"] = listing.next;
  return r;
}

contract::Reply update_character(studio::Studio& studio, contract::Context& context,
                                 const json::object& arguments) {
  studio::CharacterChange change;
  if (arguments.contains("name")) change.name = text_or(arguments, "name");
  if (arguments.contains("description")) change.description = text_or(arguments, "description");
  if (const json::object* d = object_at(arguments, "descriptor"))
    change.descriptor = story::descriptor_from_json(*d);
  change.photo = given_photo(arguments);
  const auto c = studio::update_character(studio, context.caller.account,
                                          text_or(arguments, "character_id"), change);
  return reply(studio, c, fmt::format("Changed {}. Look at the new sheet.", looks(c)));
}

contract::Reply delete_character(studio::Studio& studio, contract::Context& context,
                                 const json::object& arguments) {
  const std::string id = text_or(arguments, "character_id");
  studio::delete_character(studio, context.caller.account, id);
  contract::Reply r;
  r.structured = {{"character_id", id}, {"deleted", true}};
  r.text = "Deleted " + id + ".";
  return r;
}

contract::Reply lock_character(studio::Studio& studio, contract::Context& context,
                               const json::object& arguments) {
  const auto c =
      studio::lock_character(studio, context.caller.account, text_or(arguments, "character_id"));
  return reply(studio, c,
               fmt::format("Locked {}. Cast it with plan_story: character_ids [\"{}\"].", looks(c),
                           c.row.id));
}

contract::Reply unlock_character(studio::Studio& studio, contract::Context& context,
                                 const json::object& arguments) {
  const auto c =
      studio::unlock_character(studio, context.caller.account, text_or(arguments, "character_id"));
  return reply(studio, c, fmt::format("Unlocked {}: a new revision.", looks(c)));
}

contract::Reply fill_descriptor(studio::Studio& studio, contract::Context&,
                                const json::object& arguments) {
  engines::Description said = studio.text_engine().describe(text_or(arguments, "text"));
  const auto seed = static_cast<std::uint64_t>(integer_or(arguments, "seed", 1));
  if (flag_or(arguments, "fill", true))
    said.descriptor = studio.image_engine().complete(std::move(said.descriptor),
                                                     hash64(text_or(arguments, "text"), seed),
                                                     said.notes);
  contract::Reply r;
  r.text = fmt::format("A {}.", said.descriptor.species.empty() ? "being of no known species"
                                                                : said.descriptor.species);
  if (!said.understood.empty()) {
    r.text += " Understood:";
    for (const engines::Understood& u : said.understood)
      r.text += fmt::format(" “{}” as {} {};", u.words, u.field, u.value);
    r.text.back() = '.';
  }
  if (!said.not_understood.empty())
    r.text += " Not understood: " + join(said.not_understood, ", ") + ".";
  for (const std::string& note : said.notes) r.text += "\n" + note;
  r.structured = {{"descriptor", story::to_json(said.descriptor)},
                  {"understood", understood(said.understood)},
                  {"not_understood", to_array(said.not_understood)},
                  {"notes", to_array(said.notes)}};
  return r;
}

contract::Reply draw_references(studio::Studio& studio, contract::Context& context,
                                const json::object& arguments) {
  const auto made = studio::draw_references(
      studio, context.caller.account, text_or(arguments, "character_id"),
      texts_or_none(arguments, "labels"),
      text_or(arguments, "style", studio::kSheetStyle), context.stop,
      [&](std::size_t done, std::size_t total, std::string what) {
        context.progress({static_cast<double>(done), static_cast<double>(total), std::move(what)});
      });
  const studio::Character& c = made.character;
  contract::Reply r;
  r.structured = {{"character_id", c.row.id},
                  {"revision", c.row.revision},
                  {"generated", static_cast<std::int64_t>(made.drawn.size())},
                  {"references", shape(c, c.references)}};
  r.text = fmt::format("Drew {} reference pictures of {}; revision {} has {} now.",
                       made.drawn.size(), c.row.name, c.row.revision, c.references.size());
  for (const json::value& v : r.structured["references"].as_array()) {
    const json::object& o = v.as_object();
    r.links.push_back({.uri = text_or(o, "uri"),
                       .name = text_or(o, "label"),
                       .title = fmt::format("{}: {}", c.row.name, text_or(o, "label")),
                       .media_type = text_or(o, "media_type"),
                       .bytes = std::nullopt});
  }
  return r;
}

}  // namespace talewright::operations
