#include "studio/scene_cast.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/random.h"
#include "base/text.h"
#include "studio/characters.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

using Cast = std::vector<story::CastMember>;

std::string role_key(std::size_t index) {
  return index == 0 ? "hero" : fmt::format("friend{}", index);
}

/// A key from a name, "" when the name has no letters that keys are made of.
std::string key_from(std::string_view name) {
  const bool has_letters =
      std::ranges::any_of(lower(name), [](char c) { return c >= 'a' && c <= 'z'; });
  return has_letters ? slug(name, 30) : std::string();
}

void give_key(story::CastMember& member, const Cast& cast, const SceneDocument* previous) {
  const auto is_taken = [&](const std::string& key) {
    return std::ranges::find(cast, key, &story::CastMember::key) != cast.end();
  };
  if (previous)  // as the scene before calls them, so that what they wore is found
    for (const story::CastMember& before : previous->cast)
      if (!member.character_id.empty() && before.character_id == member.character_id)
        member.key = before.key;
  if (member.key.empty()) member.key = key_from(member.name);
  if (member.key.empty() || is_taken(member.key)) member.key = role_key(cast.size());
  for (std::size_t n = cast.size() + 1; is_taken(member.key); ++n) member.key = role_key(n);
}

story::CastMember guest(Studio& studio, const GuestOrder& order, std::uint64_t seed,
                        std::vector<std::string>& notes) {
  story::CastMember member;
  member.key = order.key;
  member.name = trimmed(order.name).empty() ? capitalized(order.key) : order.name;
  if (!trimmed(order.description).empty()) {
    engines::Description said = studio.text_engine().describe(order.description);
    member.descriptor = std::move(said.descriptor);
    notes.insert(notes.end(), said.notes.begin(), said.notes.end());
  }
  member.descriptor = story::overlaid(std::move(member.descriptor), order.descriptor);
  member.descriptor = studio.image_engine().complete(
      std::move(member.descriptor), hash64(member.key + "/" + member.name, seed), notes);
  return member;
}

/// The being that the prompt speaks of, where nobody was cast.
std::optional<story::CastMember> being_in_prompt(Studio& studio, const SceneOrder& order,
                                                 std::uint64_t seed,
                                                 std::vector<std::string>& notes) {
  if (trimmed(order.prompt).empty()) return std::nullopt;
  engines::Description said = studio.text_engine().describe(order.prompt);
  if (said.descriptor.species.empty()) return std::nullopt;
  // "A fox flies a kite" speaks of a fox; what sounds like a second being is what it does or meets.
  std::size_t end = 0;
  int beings = 0;
  for (const engines::Understood& u : said.understood) {
    if (u.field != "species") continue;
    const std::size_t at = lower(order.prompt).find(lower(u.words), end);
    if (at == std::string::npos) continue;
    if (++beings == 2) {
      said = studio.text_engine().describe(std::string_view(order.prompt).substr(0, at));
      break;
    }
    end = at + u.words.size();
  }
  if (said.descriptor.species.empty()) return std::nullopt;
  story::CastMember member;
  member.key = "hero";
  member.name = capitalized(said.descriptor.species);
  member.descriptor =
      studio.image_engine().complete(std::move(said.descriptor), hash64("hero", seed), notes);
  member.descriptor.notes.clear();
  notes.push_back(
      fmt::format("Nobody was cast, so the {} was read from the prompt. To meet it again, pass its "
                  "descriptor as cast or make a character of it.",
                  member.descriptor.species));
  return member;
}

const story::CastMember* meant_by(const Cast& cast, std::string_view said) {
  const std::string folded = lower(trimmed(said));
  for (const story::CastMember& m : cast)
    if (m.key == said) return &m;
  for (const story::CastMember& m : cast)
    if (m.character_id == said || lower(m.key) == folded || lower(m.name) == folded) return &m;
  for (std::size_t i = 0; i < cast.size(); ++i)
    if (folded == role_key(i) || (i == 1 && folded == "friend")) return &cast[i];
  return nullptr;
}

/// Calls somebody by their key; leaves names of other things alone.
void name_by_key(json::object& object, std::string_view member, const Cast& cast) {
  const std::string said = text_or(object, member);
  if (said.empty()) return;
  if (const story::CastMember* meant = meant_by(cast, said)) object[member] = meant->key;
}

}  // namespace

Cast scene_cast(Studio& studio, std::string_view account, const SceneOrder& order,
                const SceneDocument* previous, std::uint64_t seed,
                std::vector<std::string>& notes) {
  const std::size_t given = order.character_ids.size() + order.guests.size();
  if (given > kMostCast)
    throw bad_argument(
        "/character_ids", "maxItems", std::to_string(kMostCast), std::to_string(given),
        fmt::format("A picture has at most {} characters; {} were given.", kMostCast, given));
  Cast cast;
  for (std::size_t i = 0; i < order.character_ids.size(); ++i) {
    const std::string& id = order.character_ids[i];
    if (std::ranges::find(cast, id, &story::CastMember::character_id) != cast.end())
      throw bad_argument(fmt::format("/character_ids/{}", i), "uniqueItems", "1", id,
                         "Each character can be in a picture once.");
    story::CastMember member = cast_member(studio, account, id, "");
    give_key(member, cast, previous);
    cast.push_back(std::move(member));
  }
  for (std::size_t i = 0; i < order.guests.size(); ++i) {
    const GuestOrder& wanted = order.guests[i];
    const std::string pointer = fmt::format("/cast/{}/key", i);
    if (trimmed(wanted.key).empty())
      throw bad_argument(pointer, "minLength", "1", wanted.key, "A key must not be blank.");
    if (std::ranges::find(cast, wanted.key, &story::CastMember::key) != cast.end())
      throw bad_argument(pointer, "uniqueItems", "1", wanted.key,
                         fmt::format("Two in the cast are called \"{}\".", wanted.key));
    cast.push_back(guest(studio, wanted, seed, notes));
  }
  if (cast.empty() && previous) return previous->cast;
  if (cast.empty() && !array_at(order.spec, "characters"))
    if (auto being = being_in_prompt(studio, order, seed, notes)) cast.push_back(std::move(*being));
  return cast;
}

json::object with_keys(json::object spec, const Cast& cast) {
  name_by_key(spec, "focus", cast);
  json::value* characters = spec.if_contains("characters");
  if (!characters || !characters->is_array()) return spec;
  for (std::size_t i = 0; i < characters->as_array().size(); ++i) {
    json::object& figure = characters->as_array()[i].as_object();
    for (const char* member : {"character", "with", "looks_at"}) name_by_key(figure, member, cast);
    for (const char* member : {"character", "with"}) {
      const std::string who = text_or(figure, member);
      if (who.empty() || std::ranges::find(cast, who, &story::CastMember::key) != cast.end())
        continue;
      std::vector<std::string> keys;
      for (const story::CastMember& m : cast) keys.push_back(m.key);
      const std::string pointer = fmt::format("/scene/characters/{}/{}", i, member);
      if (keys.empty())
        throw bad_argument(
            pointer, "enum", "", who,
            fmt::format("\"{}\" is in no cast: name the characters in character_ids, "
                        "or describe them in cast.",
                        first_code_points(who, 64)));
      throw not_one_of(pointer, who, keys);
    }
  }
  return spec;
}

}  // namespace talewright::studio
