// What the people of a sentence do, and the things around them.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/illustrator/props.h"
#include "engines/writer/english.h"
#include "engines/writer/lexicon.h"
#include "engines/writer/look_terms.h"
#include "engines/writer/scene_reader.h"

namespace talewright::engines::writer {

using story::Interaction;
using story::Pose;

std::size_t SceneReader::place_things(std::size_t i, const Meanings& here) {
  const Meaning* best = here.longest({"facing", "place", "depth", "sky", "all", "text_space"});
  const Meaning* other = here.longest({"deed", "look", "hold", "pose", "expression", "shot",
                                       "angle", "lighting", "time", "season", "weather", "aspect"});
  if (!best || (other && other->length > best->length) || best->field == "text_space") return 0;
  const std::size_t n = best->length;
  if (best->field == "all") {
    subjects_.clear();
    if (said_.figures.empty()) said_.all = true;
    for (const FigureSaid& f : said_.figures) subjects_.push_back(f.member);
    if (heard_.is(i, {"everyone", "everybody"})) {
      said_.all = true;
      for (std::size_t k = 0; k < cast_.size(); ++k)
        if (std::find(subjects_.begin(), subjects_.end(), k) == subjects_.end())
          subjects_.push_back(k), figure(k);
    }
    acted_ = false;
    heard_.report(i, i + n, "characters", "all");
    return n;
  }
  if (best->field == "sky") {
    if (!last_is_thing_ || said_.props.empty()) return 0;
    said_.props.back().in_sky = true;
    for (auto& prop : said_.props)
      if (prop.name == said_.props.back().name) prop.in_sky = true;
    heard_.report(i, i + n, "props.in_sky", "true");
    return n;
  }
  const bool on_thing = last_is_thing_ && !said_.props.empty();
  const auto to_figures = [&](auto member, auto value) {
    std::vector<std::size_t> who = last_met_.empty() ? subjects_ : last_met_;
    if (who.empty()) said_.everyone.*member = value;
    for (std::size_t k : who) figure(k).*member = value;
  };
  if (best->field == "facing") {
    const auto facing = story::parse<story::Facing>(best->value);
    for (FigureSaid* f : subjects()) f->facing = facing;
    heard_.report(i, i + n, "characters.facing", best->value);
  } else if (best->field == "place") {
    const auto place = story::parse<story::Place>(best->value);
    // "room on the left" was read before; "on the left" of a thing or of somebody.
    if (on_thing)
      said_.props.back().place = place;
    else if (!last_met_.empty() || !subjects_.empty())
      to_figures(&FigureSaid::place, place);
    else
      return 0;
    heard_.report(i, i + n, on_thing ? "props.place" : "characters.place", best->value);
  } else {
    const auto depth = *story::parse<story::Depth>(best->value);
    if (on_thing)
      said_.props.back().depth = depth;
    else if (!last_met_.empty() || !subjects_.empty())
      to_figures(&FigureSaid::depth, std::optional(depth));
    else
      return 0;
    heard_.report(i, i + n, on_thing ? "props.depth" : "characters.depth", best->value);
  }
  return n;
}

std::size_t SceneReader::act(std::size_t i, const Meanings& here) {
  const Meaning* best = here.longest({"deed", "hold", "look", "pose", "expression"});
  const Meaning* other = here.longest({"shot", "angle", "lighting", "time", "weather", "setting"});
  if (!best || (other && other->length > best->length)) return 0;
  // A noun as often as a verb, after an article: "a swing", "the show", "a picnic".
  const bool noun = best->field != "expression" && best->length == 1 && i > 0 &&
                    (heard_.is(i - 1, {"a", "an", "the", "her", "his", "their", "some", "of"}) ||
                     terms_.has(heard_.word(i - 1), "size") || count_ > 1);
  if (noun) return 0;
  const std::size_t end = i + best->length;
  if (i == next_act_at_ && !next_actors_.empty()) subjects_ = std::exchange(next_actors_, {});
  const auto has_acted = [&] { acted_ = true; };
  link_ = Link::Subject;
  last_is_thing_ = false;
  phrase_open_ = false;
  if (const Meaning* deed = here.of("deed"); deed && deed->length == best->length) {
    const auto what = *story::parse<Interaction>(deed->value);
    const bool someone = member_follows(heard_.is(end, {"with", "of", "on", "to"}) ? end + 1 : end);
    const bool each_other =
        heard_.is(end, {"each", "one"}) && heard_.is(end + 1, {"other", "another"});
    if (what == Interaction::Give && !someone) {
      // "gives the apple to Ben": somebody has to be at the end of it.
      bool to = false;
      for (std::size_t k = end; k < std::min(end + 8, heard_.size()); ++k)
        to |= heard_.is(k, {"to"}) && member_follows(k + 1);
      if (!to) {
        if (!here.of("hold") && !here.of("pose")) return 0;
        for (FigureSaid* f : subjects()) f->pose = Pose::Give;
        heard_.report(i, end, "characters.pose", "give");
        holds_ = true;
        has_acted();
        return deed->length;
      }
    }
    if (what == Interaction::Ride && !someone) {
      for (FigureSaid* f : subjects()) f->pose = Pose::Ride;
      heard_.report(i, end, "characters.pose", "ride");
      has_acted();
      return deed->length;
    }
    for (FigureSaid* f : subjects()) {
      f->interaction = what;
      if (what == Interaction::Hug) f->pose = Pose::Hug;
      if (what == Interaction::Give) f->pose = Pose::Give;
      if (what == Interaction::Ride) f->pose = Pose::Ride;
    }
    heard_.report(i, each_other ? end + 2 : end, "characters.interaction", deed->value);
    link_ = Link::Partner;
    holds_ = what == Interaction::Give && !someone;
    has_acted();
    return deed->length + (each_other ? 2 : 0);
  }
  if (const Meaning* hold = here.of("hold"); hold && hold->length == best->length) {
    for (FigureSaid* f : subjects())
      if (!f->pose) f->pose = story::parse<Pose>(hold->value);
    heard_.take(i, end);
    holds_ = true;
    holder_since_ = i;
    has_acted();
    return hold->length;
  }
  if (const Meaning* look = here.of("look"); look && look->length == best->length) {
    const Meaning* pose = here.of("pose");
    const bool also = pose && pose->length == look->length;
    if (also)
      for (FigureSaid* f : subjects()) f->pose = story::parse<Pose>(pose->value);
    if (heard_.is(i, {"point", "points", "pointing", "pointed"}))
      for (FigureSaid* f : subjects()) f->pose = Pose::Point;
    if (heard_.is(i, {"wave", "waves", "waving", "waved"}))
      for (FigureSaid* f : subjects()) f->pose = Pose::Wave;
    if (heard_.is(i, {"chase", "chases", "chasing", "chased"}))
      for (FigureSaid* f : subjects()) f->pose = Pose::Run;
    heard_.take(i, end);
    look_at_ = i;
    link_ = Link::LookedAt;
    has_acted();
    return look->length;
  }
  if (const Meaning* face = here.of("expression"); face && face->length == best->length) {
    const auto expression = story::parse<story::Expression>(face->value);
    heard_.report(i, end, "characters.expression", face->value);
    const bool verb = heard_.word(i).ends_with("s") || heard_.word(i).ends_with("ly");
    if (!verb && member_follows(end) && !heard_.opens_clause(end))
      face_ahead_ = expression;
    else
      for (FigureSaid* f : subjects()) f->expression = expression;
    if (!face_ahead_) has_acted();
    return face->length;
  }
  if (const Meaning* pose = here.of("pose"); pose && pose->length == best->length) {
    auto value = *story::parse<Pose>(pose->value);
    const std::size_t object = heard_.is(end, {"a", "the", "her", "his", "their"}) ? end + 1 : end;
    const bool kite = value == Pose::Fly && (heard_.is(object, {"kite", "kites"}) ||
                                             heard_.is(object + 1, {"kite", "kites"}));
    if (kite) value = Pose::Hold;
    for (FigureSaid* f : subjects()) f->pose = value;
    heard_.report(i, end, "characters.pose", pose->value);
    if (value == Pose::LookUp || value == Pose::Point) link_ = Link::LookedAt;
    holds_ = kite || value == Pose::Read || value == Pose::Eat || value == Pose::Carry;
    holder_since_ = i;
    has_acted();
    return pose->length;
  }
  return 0;
}

const std::string& SceneReader::prop_named(const std::string& phrase) {
  constexpr std::size_t kMostQuestions = 150;
  static const std::string none;
  const auto known = asked_.find(phrase);
  if (known != asked_.end()) return known->second;
  if (asked_.size() >= kMostQuestions || phrase.size() > 60) return none;
  const auto prop = illustrator::find_prop(phrase);
  return asked_.emplace(phrase, prop ? prop->name : "").first->second;
}

std::size_t SceneReader::thing(std::size_t i) {
  const Meanings here = terms_.at(heard_.words(), i);
  // Numbers, sizes and colours wait for their thing.
  const Meaning* count = here.of("count");
  const Meaning* size = here.of("size");
  const Meanings look = look_terms().at(heard_.words(), i);
  const Meaning* color = look.of("color");
  const bool number =
      heard_.word(i).size() <= 2 && heard_.word(i)[0] >= '2' && heard_.word(i)[0] <= '9';
  if (!phrase_open_) {
    count_ = 1;
    size_.clear(), color_.clear();
    scale_ = 1;
    phrase_at_ = i;
  }
  if (count || number) {
    count_ = number ? std::min(8, std::atoi(heard_.word(i).c_str()))
                    : std::atoi(std::string(count->value).c_str());
    size_.clear(), color_.clear();
    scale_ = 1;
    phrase_at_ = i;
    phrase_open_ = true;
    return count ? count->length : 1;
  }
  if (size) {
    phrase_open_ = true;
    size_ = size->value;
    if (const Meaning* scale = here.of("scale")) scale_ = std::stod(std::string(scale->value));
    return size->length;
  }
  if (color && !lexicon().nouns.count(heard_.word(i))) {
    phrase_open_ = true;
    color_ = heard_.said(i, i + color->length);
    return color->length;
  }
  // A thing: up to three words, the longest that the prop set or the story words know.
  std::string name;
  std::size_t length = 0;
  if (!terms_.has(heard_.word(i), "stop") || here.of("writable"))
    for (std::size_t n = 3; n >= 1 && name.empty(); --n) {
      if (i + n > heard_.size()) continue;
      std::string phrase;
      bool broken = false;
      for (std::size_t k = i; k < i + n; ++k) {
        broken |= k > i && (heard_.opens_clause(k) || terms_.has(heard_.word(k), "stop") ||
                            terms_.at(heard_.words(), k).has_any({"pose", "look", "hold"}));
        phrase += (k > i ? " " : "") + heard_.word(k);
      }
      if (broken) continue;
      const bool story_word = n == 1 && lexicon().nouns.count(phrase);
      // The prop set answers to any phrase whose last word it knows; the others must matter.
      const std::string& last = prop_named(heard_.word(i + n - 1));
      const bool same = !last.empty() && (n == 1 || prop_named(phrase) != last ||
                                          prop_named(phrase) == replaced(phrase, " ", "-"));
      if (story_word || same) {
        name = phrase;
        length = n;
      }
    }
  if (name.empty() || things_ == Things::None) {
    const Meaning* being = look.longest({"species", "person", "near"});
    if (being && things_ == Things::AllNamed && !terms_.has(heard_.word(i), "stop"))
      said_.notes.push_back(fmt::format(
          "“{}” is nobody of the cast; create the character first to have it in the picture.",
          heard_.said(i, i + being->length)));
    if (being && link_ == Link::Subject && !acted_) subjects_.clear(), of_nobody_ = true;
    if (!terms_.has(heard_.word(i), "stop")) phrase_open_ = false;
    return being ? being->length : 1;
  }
  const Meanings plain = look_terms().at(heard_.words(), i);
  const Meaning* being = plain.longest({"species", "person"});
  const auto prop = prop_named(name).empty() ? std::nullopt : illustrator::find_prop(name);
  if (being && being->length >= length && !(prop && prop->sky) && !lexicon().nouns.count(name) &&
      being->value != "toy_bear") {
    said_.notes.push_back(fmt::format(
        "“{}” is nobody of the cast; create the character first to have it in the picture.",
        heard_.said(i, i + length)));
    if (link_ == Link::Subject && !acted_) subjects_.clear(), of_nobody_ = true;
    phrase_open_ = false;
    return length;
  }
  const std::size_t begin = phrase_open_ ? phrase_at_ : i;
  std::string called = color_.empty() ? name : lower(color_) + " " + name;
  if (!prop) {
    const auto known = lexicon().nouns.find(name);
    called = known == lexicon().nouns.end() ? name : known->second;
  }
  const int count_of = std::exchange(count_, 1);
  phrase_open_ = false;
  if (holds_ && !heard_.opens_sentence(i)) {
    const auto who = subjects();
    for (FigureSaid* f : who)
      if (f == who.front() || f->pose == Pose::Read || f->pose == Pose::Eat) f->holding = called;
    heard_.report(begin, i + length, "characters.holding", called);
    holds_ = false;
    return length;
  }
  if (link_ == Link::LookedAt) {
    for (FigureSaid* f : subjects()) f->looks_at = called;
    heard_.report(look_at_, i + length, "characters.looks_at", called);
    link_ = Link::Subject;
  }
  std::size_t room = said_.props.size() < 16 ? 16 - said_.props.size() : 0;
  for (int k = 0; k < count_of && room > 0; ++k, --room) {
    story::SceneProp one;
    one.name = called;
    if (!size_.empty()) one.size = size_;
    one.scale = scale_;
    one.in_sky = prop && prop->sky;
    said_.props.push_back(std::move(one));
  }
  heard_.report(begin, i + length, "props",
                count_of > 1 ? fmt::format("{} x {}", count_of, called) : called);
  last_is_thing_ = true;
  return length;
}

void SceneReader::settle_deeds() {
  const auto settle = [&](FigureSaid& f, std::string_view own) {
    if (!f.interaction || !f.with.empty()) return;
    std::vector<std::string> others;
    for (const FigureSaid& o : said_.figures)
      if (cast_[o.member].key != own) others.push_back(cast_[o.member].key);
    if (said_.figures.empty())
      for (const auto& member : cast_) others.push_back(member.key);
    if (!others.empty() && (others.size() == 1 || !own.empty())) {
      f.with = others.front();
    } else {
      f.interaction.reset();
    }
  };
  for (FigureSaid& f : said_.figures) settle(f, cast_[f.member].key);
  // A deed that two are said to do together is one deed of the first.
  for (FigureSaid& f : said_.figures)
    for (FigureSaid& o : said_.figures)
      if (&f < &o && f.interaction && o.interaction == f.interaction &&
          f.with == cast_[o.member].key && o.with == cast_[f.member].key) {
        o.interaction.reset();
        o.with.clear();
      }
}

}  // namespace talewright::engines::writer
