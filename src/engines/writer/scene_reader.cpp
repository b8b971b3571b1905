// One sentence, word by word: who is spoken of, what they do, and how the picture is framed. Who
// a verb's object is depends on the verb, so that "Mina looks at the fox" sets her gaze and "Mina
// rides the horse" her seat.
#include "engines/writer/scene_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/lexicon.h"
#include "engines/writer/look_terms.h"
#include "engines/writer/plain_words.h"

namespace talewright::engines::writer {

SceneReader::SceneReader(std::string_view sentence, std::span<const story::CastMember> cast,
                         Things things)
    : heard_(sentence, Heard::Quotes::AreWhole),
      terms_(scene_terms()),
      cast_(cast),
      things_(things) {
  for (std::size_t k = 0; k < cast.size(); ++k) {
    const std::string index = std::to_string(k);
    names_.add(cast[k].name, "name", index);
    const auto parts = plain_parts(cast[k].name);
    if (parts.size() > 1) {
      static const Terms titles = [] {
        Terms t;
        t.add_file(json::object{{"title", json::object{{"",
                                                        "mr, mrs, ms, miss, dr, the, little, "
                                                        "big, old, uncle, aunt, captain, king, "
                                                        "queen, prince, princess, sir, lady, "
                                                        "grandma, grandpa, of, professor"}}}});
        return t;
      }();
      for (const auto& part : parts)
        if (!titles.has(part, "title")) names_.add(part, "name", index);
    }
    if (!cast[k].key.empty()) names_.add(replaced(cast[k].key, "_", " "), "key", index);
  }
}

SceneSaid SceneReader::read() {
  for (std::size_t i = 0; i < heard_.size();) i += std::max<std::size_t>(1, step(i));
  settle_deeds();
  said_.understood = heard_.understood();
  said_.not_understood = heard_.left(terms_);
  if (heard_.cut()) said_.notes.push_back("Only the first 4000 letters of the sentence were read.");
  return std::move(said_);
}

std::size_t SceneReader::step(std::size_t i) {
  if (heard_.opens_sentence(i) && i > 0) {
    link_ = Link::Subject;
    acted_ = holds_ = false;
  }
  if (const std::size_t n = letters(i)) return n;
  if (const std::size_t n = clothes(i)) return n;
  const Found found = member_at(i);
  const Meanings here = terms_.at(heard_.words(), i);
  const Meaning* best =
      here.longest({"shot",   "angle",  "lighting",   "time",    "season", "weather", "text_space",
                    "aspect", "facing", "place",      "depth",   "mood",   "deed",    "look",
                    "hold",   "pose",   "expression", "setting", "sky",    "all"});
  if (found.length > 0 && (!best || found.length >= best->length)) return meet(i, found);
  if (const Meaning* focus = here.of("focus"); focus && (!best || focus->length >= best->length)) {
    std::size_t at = i + focus->length;
    while (heard_.is(at, {"the", "a", "an"})) ++at;
    if (at < heard_.size())
      if (const Found who = member_at(at); who.length > 0)
        said_.focus = cast_[who.members.front()].key;
    if (!said_.focus.empty()) heard_.report(i, i + focus->length, "focus", said_.focus);
    if (const Meaning* shot = here.of("shot")) frame(i, here), static_cast<void>(shot);
    return focus->length;
  }
  if (heard_.is(i, {"with", "beside", "near", "behind", "next", "by"}) && !acted_ &&
      subjects_.empty())
    return 1;
  if (heard_.is(i, {"with"}) && member_follows(i + 1)) {
    if (link_ != Link::Partner) link_ = Link::Company;
    return 1;
  }
  if (heard_.is(i, {"beside", "near", "behind", "to", "by", "from", "above", "below", "of", "for",
                    "past", "after"}) &&
      link_ == Link::Subject && acted_ && member_follows(i + 1)) {
    link_ = Link::Beside;
    return 1;
  }
  if (best) {
    if (const std::size_t n = place_things(i, here)) return n;
    if (const std::size_t n = act(i, here)) return n;
    if (const std::size_t n = frame(i, here)) return n;
    if (const std::size_t n = setting(i, here)) return n;
  }
  return thing(i);
}

SceneReader::Found SceneReader::member_at(std::size_t i) const {
  Found found;
  const Meanings named = names_.at(heard_.words(), i);
  for (std::string_view field : {"name", "key"})
    if (const Meaning* name = named.of(field)) {
      // A name that is also a word ("Rose") needs its capital.
      const bool word = name->length == 1 && field == "name" &&
                        (lexicon().nouns.count(heard_.word(i)) || terms_.knows(heard_.word(i)) ||
                         look_terms().knows(heard_.word(i)));
      const bool after_article = i > 0 && heard_.is(i - 1, {"the", "our", "my"});
      if (word && !heard_.capital(i) && !after_article) continue;
      if (field == "key" && !after_article && !heard_.is(i, {"hero"})) {
        if (i > 0 && heard_.is(i - 1, {"a", "an", "of"})) continue;
      }
      found.members.push_back(static_cast<std::size_t>(std::stoul(std::string(name->value))));
      found.length = name->length;
      return found;
    }
  const Meanings kinds = look_terms().at(heard_.words(), i);
  const Meaning* kind = kinds.longest({"species", "near", "person", "weak"});
  if (!kind) return found;
  const std::string& last = heard_.word(i + kind->length - 1);
  for (std::size_t k = 0; k < cast_.size(); ++k) {
    const story::Descriptor& look = cast_[k].descriptor;
    if (kind->field == "person") {
      if (look.species != "human") continue;
      const Person& person =
          lexicon().people[static_cast<std::size_t>(std::stoul(std::string(kind->value)))];
      const auto age = story::parse<story::Age>(person.age);
      const auto pronouns = story::parse<story::Pronouns>(person.pronouns);
      if (!person.accessories.empty() && look.age != age) continue;
      if ((age && look.age && look.age != age) ||
          (pronouns && look.pronouns && look.pronouns != pronouns))
        continue;
    } else if (look.species != kind->value) {
      continue;
    }
    found.members.push_back(k);
  }
  if (found.members.empty()) return found;
  found.length = kind->length;
  const bool many =
      last.ends_with("s") &&
      look_terms().at({last.substr(0, last.size() - 1)}, 0).has_any({"species", "near", "person"});
  if (!many && found.members.size() > 1) {
    // Two of a kind: the one not met yet, or the one spoken of last.
    auto fresh = std::find_if(found.members.begin(), found.members.end(), [&](std::size_t k) {
      return std::none_of(said_.figures.begin(), said_.figures.end(),
                          [&](const FigureSaid& f) { return f.member == k; });
    });
    found.members = {fresh == found.members.end() ? found.members.front() : *fresh};
  }
  return found;
}

bool SceneReader::member_follows(std::size_t i) const {
  while (i < heard_.size() &&
         (heard_.is(i, {"the", "a", "an", "her", "his", "their", "little", "big", "old", "my"}) ||
          terms_.has(heard_.word(i), "expression")))
    ++i;
  return i < heard_.size() && member_at(i).length > 0;
}

FigureSaid& SceneReader::figure(std::size_t member) {
  for (FigureSaid& f : said_.figures)
    if (f.member == member) return f;
  said_.figures.push_back({});
  said_.figures.back().member = member;
  return said_.figures.back();
}

std::vector<FigureSaid*> SceneReader::subjects() {
  std::vector<FigureSaid*> result;
  for (std::size_t member : subjects_) result.push_back(&figure(member));
  if (result.empty()) result.push_back(of_nobody_ ? &nobody_ : &said_.everyone);
  return result;
}

std::size_t SceneReader::meet(std::size_t i, const Found& found) {
  std::string keys;
  for (std::size_t k : found.members) keys += (keys.empty() ? "" : ", ") + cast_[k].key;
  const std::size_t begin = i > 0 && heard_.is(i - 1, {"the"}) ? i - 1 : i;
  const Link link = std::exchange(link_, Link::Subject);
  of_nobody_ = false;
  for (std::size_t k : found.members) figure(k);
  heard_.report(begin, i + found.length, "characters", keys);
  phrase_open_ = holds_ = false;
  last_is_thing_ = false;
  last_met_ = found.members;
  const std::size_t first = found.members.front();
  const auto face = std::exchange(face_ahead_, std::nullopt);
  if (face)
    for (std::size_t k : found.members) figure(k).expression = face;
  const auto is_subject = [&](std::size_t k) {
    return std::find(subjects_.begin(), subjects_.end(), k) != subjects_.end();
  };
  if (heard_.owner(i + found.length - 1) && !heard_.is(i + found.length, {"hand", "hands", "paw"}))
    return found.length;
  switch (link) {
    case Link::LookedAt:
      for (FigureSaid* f : subjects())
        if (!is_subject(first)) f->looks_at = cast_[first].key;
      heard_.report(look_at_, i + found.length, "characters.looks_at", cast_[first].key);
      next_actors_ = found.members;
      next_act_at_ = i + found.length;
      return found.length;
    case Link::Partner:
      for (FigureSaid* f : subjects())
        if (f->interaction && !is_subject(first)) f->with = cast_[first].key;
      if (subjects_.empty()) said_.everyone.with = cast_[first].key;
      // "gives Ben an apple"
      holds_ = !subjects_.empty() &&
               figure(subjects_.front()).interaction == story::Interaction::Give &&
               figure(subjects_.front()).holding.empty();
      if (holds_) holder_since_ = i;
      return found.length;
    case Link::Company:
      if (acted_ && !subjects_.empty()) {
        const FigureSaid like = figure(subjects_.front());
        if (!figure(first).pose) figure(first).pose = like.pose;
        if (!figure(first).expression) figure(first).expression = like.expression;
      }
      return found.length;
    case Link::Beside:
      return found.length;
    case Link::Subject:
      break;
  }
  // "Mina and the fox", "Mina, Ben and the fox": one group until they act.
  const bool joins = !acted_ && !subjects_.empty();
  if (!joins) subjects_.clear();
  for (std::size_t k : found.members)
    if (!is_subject(k)) subjects_.push_back(k);
  acted_ = false;
  // What was said before anybody was named ("Reading a book, Mina ...") was said of them.
  const bool first_named = said_.figures.size() == found.members.size();
  if (first_named || joins)
    for (std::size_t k : found.members) {
      FigureSaid& f = figure(k);
      const FigureSaid& all = said_.everyone;
      if (!f.pose) f.pose = all.pose;
      if (!f.expression) f.expression = all.expression;
      if (!f.facing) f.facing = all.facing;
      if (first_named && f.holding.empty()) f.holding = all.holding;
      if (!f.interaction) f.interaction = all.interaction, f.with = all.with;
    }
  return found.length;
}

std::size_t SceneReader::frame(std::size_t i, const Meanings& here) {
  const Meaning* best = here.longest(
      {"shot", "angle", "lighting", "time", "season", "weather", "text_space", "aspect", "mood"});
  if (!best || best->value.empty()) return 0;
  const std::size_t n = best->length;
  // "a warm scarf", "the tall tree", "a wide road": light and shot words before things are none.
  const bool bare = n == 1 && heard_.is(i, {"warm", "soft", "cold", "cool", "close", "wide",
                                            "medium", "still", "quiet", "clear", "lamp", "hot",
                                            "fun", "spread", "poster", "march", "keep", "square"});
  const bool names_itself =
      heard_.is(i + 1, {"light", "lighting", "shot", "view", "mood", "format", "picture", "sky"}) ||
      i + 1 >= heard_.size() || heard_.opens_clause(i + 1) || heard_.size() <= 3;
  if (bare && !names_itself) return 0;
  const auto take = [&](std::string_view field, auto& into) {
    const Meaning* m = here.of(field);
    if (!m || m->length != n || m->value.empty()) return;
    if (!into) into = story::parse<std::decay_t<decltype(*into)>>(m->value);
    heard_.report(i, i + n, field, m->value);
  };
  take("shot", said_.shot);
  take("angle", said_.angle);
  take("lighting", said_.lighting);
  take("time", said_.time);
  take("season", said_.season);
  take("weather", said_.weather);
  take("text_space", said_.text_space);
  take("mood", said_.mood);
  if (const Meaning* m = here.of("aspect"); m && m->length == n) {
    if (!said_.aspect) said_.aspect = std::stod(std::string(m->value));
    heard_.report(i, i + n, "aspect", m->value);
  }
  // "in the snow" may name the place as well; longer words than these do not.
  if (const Meaning* place = here.of("setting");
      place && place->length <= n && (here.of("season") || here.of("weather")))
    setting(i, here);
  return n;
}

std::size_t SceneReader::letters(std::size_t i) {
  const std::string text = heard_.quoted(i);
  if (text.empty()) return 0;
  if (said_.props.empty() || !last_is_thing_) {
    story::SceneProp sign;
    sign.name = "sign";
    said_.props.push_back(sign);
  }
  said_.props.back().text = text;
  heard_.report(i, i + 1, "props.text", text);
  last_is_thing_ = true;
  return 1;
}

std::size_t SceneReader::clothes(std::size_t i) {
  const bool verb = heard_.is(i, {"wearing", "wears", "wear"}) ||
                    (heard_.is(i, {"dressed"}) && heard_.is(i + 1, {"in", "as"}));
  bool in = false;
  if (!verb && heard_.is(i, {"in"}) && !subjects_.empty() && i + 1 < heard_.size()) {
    // "Mina in a red coat"
    std::size_t at = i + 1;
    while (at < heard_.size() && at < i + 5 &&
           (heard_.is(at, {"a", "an", "her", "his", "their", "the"}) ||
            look_terms().at(heard_.words(), at).has_any({"color", "pattern", "height", "shade"})))
      ++at;
    in = at < heard_.size() && look_terms().at(heard_.words(), at).has_any({"garment"}) &&
         !terms_.at(heard_.words(), at).has_any({"weather", "season"});
  }
  if (!verb && !in) return 0;
  std::size_t end = i + 1;
  while (end < heard_.size() && !heard_.opens_clause(end) && end < i + 16 &&
         !terms_.at(heard_.words(), end)
              .has_any({"pose", "deed", "look", "hold", "setting", "expression"}) &&
         member_at(end).length == 0 && !(end > i + 1 && heard_.is(end, {"at", "on", "in"})))
    ++end;
  const Description worn = describe_text(heard_.said(i + 1, end));
  if (worn.descriptor.clothes.empty() && worn.descriptor.accessories.empty()) return 0;
  for (FigureSaid* f : subjects())
    f->outfit = story::Outfit{worn.descriptor.clothes, worn.descriptor.accessories,
                              worn.descriptor.accessory_colors};
  heard_.report(i, end, "characters.outfit", heard_.said(i + 1, end));
  acted_ = true;
  return end - i;
}

std::size_t SceneReader::setting(std::size_t i, const Meanings& here) {
  const Meaning* place = here.of("setting");
  if (!place) return 0;
  const std::size_t end = i + place->length;
  bool placed = false;
  for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
    if (heard_.is(i - back, {"in",     "at",      "on",         "inside", "into", "through", "to",
                             "across", "outside", "along",      "around", "onto", "aboard",  "by",
                             "near",   "setting", "background", "under",  "over", "beside"})) {
      placed = true;
      break;
    }
    if (terms_.at(heard_.words(), i - back).has_any({"deed", "look", "hold"})) break;
    if (terms_.has(heard_.word(i - back), "expression")) break;
  }
  const bool weak = place->length == 1 && is_weak_place(heard_.word(i));
  const bool under = i > 1 && heard_.is(heard_.is(i - 1, {"the", "a"}) ? i - 2 : i - 1,
                                        {"under", "by", "near", "beside", "over", "to", "behind"});
  if ((weak && (!placed || under)) || (link_ == Link::LookedAt && weak) ||
      (holds_ && (weak || !placed)) || count_ > 1)
    return 0;
  if (said_.setting.empty() || (weak_setting_ && !weak)) {
    said_.setting = place->value;
    weak_setting_ = weak;
  }
  if (!heard_.taken(i)) heard_.report(i, end, "setting", place->value);
  acted_ = true;
  phrase_open_ = false;
  last_is_thing_ = false;
  return place->length;
}

SceneSaid hear_scene(std::string_view sentence, std::span<const story::CastMember> cast,
                     Things things) {
  return SceneReader(sentence, cast, things).read();
}

}  // namespace talewright::engines::writer
