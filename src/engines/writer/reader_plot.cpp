// What the heroes of a prompt do or wish to do, where it takes them, and the thing they do it with.
#include <algorithm>

#include <fmt/format.h>

#include "engines/writer/english.h"
#include "engines/writer/reader.h"

namespace talewright::engines::writer {

namespace {

bool leans_on_the_next(const std::string& word) {
  return is_any(word,
                {"the",  "a",    "an",      "his",  "her", "their", "its",  "my",   "on", "in",
                 "with", "to",   "of",      "for",  "at",  "from",  "into", "out",  "by", "near",
                 "very", "some", "through", "over", "two", "as",    "like", "about"}) ||
         ((lexicon().traits.count(word) || lexicon().colors.count(word)) &&
          !is_any(word, {"orange", "gold"}));
}

}  // namespace

std::string Reader::wish_at(std::size_t at, std::size_t& end) const {
  const Lexicon& words = lexicon();
  std::size_t k = at;
  for (; k < tokens_.size() && k < at + 9; ++k) {
    if (k > at && (tokens_[k].opens_sentence || tokens_[k].opens_clause)) break;
    if (k > at && word_at(k, {"who",   "that",   "which", "because", "when",   "while", "until",
                              "but",   "so",     "then",  "and",     "or",     "if",    "during",
                              "after", "before", "again", "learns",  "finds",  "even",  "though",
                              "more",  "than",   "every", "instead", "called", "named"}))
      break;
    // Place and time are told elsewhere: "go fishing | on a stormy sea".
    if (k > at + 1 && word_at(k, {"in", "on", "at", "near", "by", "under", "for", "inside"})) {
      bool elsewhere = false;
      for (std::size_t j = k + 1; j < std::min(k + 5, tokens_.size()); ++j)
        elsewhere |= words.places.at(folded_, j).sense || words.times.count(folded_[j]) ||
                     words.seasons.count(folded_[j]) || words.weathers.count(folded_[j]) ||
                     word_at(j, {"day", "week", "time", "once"});
      if (elsewhere) break;
    }
    if (word_at(k, {"one", "today", "tonight"}) && k > at + 1) break;
    if (word_at(k, {"i", "me", "my", "our", "you", "your"})) return "";
  }
  if (k == at + 9) {  // too long to be said in one breath: back to the last joint
    while (k > at + 2 && !word_at(k, {"with", "to", "for", "out", "from", "into", "over"})) --k;
    if (k == at + 2) return "";
  }
  while (k > at + 1 && leans_on_the_next(folded_[k - 1])) --k;
  std::string text;
  for (std::size_t i = at; i < k; ++i) {
    const bool proper = tokens_[i].capital && !tokens_[i].opens_sentence;
    text += (text.empty() ? "" : " ") + (proper ? tokens_[i].text : folded_[i]) +
            (tokens_[i].owner ? "’s" : "");
  }
  end = k;
  return text;
}

void Reader::take_wish(std::size_t at, const std::string& verb, const std::string& text,
                       std::size_t end) {
  const Lexicon& words = lexicon();
  const auto known = words.verbs.find(verb);
  std::string kind = known == words.verbs.end() ? "voice" : known->second;
  if (verb == "play" && text.find("play the ") == std::string::npos) kind = "body";
  // Alone, to fly is a skill; with somebody or to somewhere it is a dream.
  if (is_any(verb, {"fly", "climb", "walk", "sail"}) && end == at + 1) kind = "body";
  ++understood_;
  // Who visits somebody brings something along.
  if (is_any(verb, {"visit", "meet"}))
    for (std::size_t k = at + 1; k < end; ++k)
      if (words.beings.at(folded_, k).sense) {
        if (result_.arc.empty()) result_.arc = verb == "visit" ? "helping" : "friendship";
        return;
      }
  result_.skill = text;
  result_.skill_kind = kind;
  for (std::size_t k = at + 1; k < end; ++k) {
    const auto match = words.places.at(folded_, k);
    if (!match.sense) continue;
    // "visit Paris" leads there; "howl at the moon" does not.
    if (is_any(verb, {"visit", "reach"}) && result_.destination.empty()) {
      result_.destination = match.sense->name;
      std::erase(result_.settings, result_.destination);
    } else if (kind != "dream" && is_any(match.sense->name, {"moon", "space", "sky"})) {
      std::erase(result_.settings, match.sense->name);
    }
  }
  if (result_.arc.empty())
    result_.arc = kind == "make"    ? "make_something"
                  : kind == "dream" ? "big_dream"
                                    : "trying_again";
  if (text.find("fishing") != std::string::npos)
    result_.activity_props = {"fishing-pole", "sailboat"};
  if (text.find("pirate") != std::string::npos) result_.activity_props = {"sailboat", "chest"};
  if (text.find("astronaut") != std::string::npos) result_.activity_props = {"rocket", "telescope"};
  if (text.find("astronaut") != std::string::npos && result_.settings.empty())
    result_.destination = "moon";
  if (verb == "fly" && kind == "dream" && result_.destination.empty() && result_.settings.empty())
    result_.destination = "sky";
  for (std::size_t k = at + 1; k < end && result_.activity_props.empty(); ++k)
    if (const auto it = words.nouns.find(folded_[k]); it != words.nouns.end() && kind != "make")
      result_.activity_props = {it->second};
  std::size_t thing_end = at;
  const bool put_on = verb == "put" && word_at(at + 1, {"on"});
  if (kind == "make" && !result_.desire && at + 1 < tokens_.size())
    result_.desire = noun_phrase(at + (put_on ? 2 : 1), thing_end);
  // A place that only names the thing is none: "a snow castle".
  for (std::size_t k = at + 1; k < thing_end; ++k)
    if (const auto match = words.places.at(folded_, k); match.sense)
      std::erase(result_.settings, match.sense->name);
  // Who is met in the wish stays somebody: "fly with a purple dragon".
  const bool swallows = is_any(verb, {"be", "become", "catch", "paint", "draw", "cook", "bake"});
  std::vector<bool> somebody(tokens_.size(), false);
  for (std::size_t k = at; k < end && !swallows; ++k)
    if (words.beings.at(folded_, k).sense) {
      somebody[k] = true;
      for (std::size_t j = k; j-- > at && !word_at(j, {"with", "to", "and", "for"});)
        somebody[j] = true;
    }
  for (std::size_t k = at; k < end; ++k)
    if (!somebody[k]) used_[k] = true;
}

void Reader::read_skill() {
  const Lexicon& words = lexicon();
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    const bool learns = word_at(i, {"learns", "learn", "learning", "tries", "trying", "how"});
    const bool wish =
        (learns || word_at(i, {"wants", "want", "wanted", "dreams", "longs", "hopes", "wishes"})) &&
        (word_at(i + 1, {"to"}) || (word_at(i, {"dreams"}) && word_at(i + 1, {"of"})));
    const bool cannot =
        word_at(i, {"can't", "cannot"}) || (word_at(i, {"unable"}) && word_at(i + 1, {"to"}));
    // "wants a birthday cake" is a wish to have one.
    if (word_at(i, {"wants", "want"}) && word_at(i + 1, {"a", "an", "some"}) &&
        !word_at(i + 2, {"friend", "hug", "new"}) && result_.skill.empty() && result_.arc.empty()) {
      std::size_t end = i + 1;
      const std::string thing = wish_at(i + 1, end);
      if (thing.empty() || end < i + 3) continue;
      const bool had = result_.desire.has_value();
      if (!had) result_.desire = noun_phrase(i + 1, end);
      result_.skill = "have " + thing;
      result_.skill_kind = "dream";
      result_.arc = "big_dream";
      ++understood_;
      continue;
    }
    const bool rather = word_at(i, {"rather"}) && word_at(i + 1, {"be"});
    if (!wish && !cannot && !rather) continue;
    const std::size_t at = rather ? i + 1 : cannot && !word_at(i, {"unable"}) ? i + 1 : i + 2;
    if (at >= tokens_.size()) continue;
    const bool classed = words.verbs.count(folded_[at]) > 0;
    if (!classed &&
        word_at(at, {"stop",  "know",       "hear",   "sleep",    "find",      "believe", "share",
                     "help",  "tell",       "try",    "say",      "wait",      "listen",  "ask",
                     "fall",  "get",        "accept", "trust",    "eat",       "give",    "save",
                     "bring", "love",       "face",   "overcome", "apologize", "work",    "keep",
                     "take",  "appreciate", "stay",   "impress",  "feel",      "forgive", "change",
                     "the",   "a",          "change", "control",  "flying",    "use"}))
      continue;
    const bool whole = word_at(at + 1, {"a", "an", "the"});
    if (word_at(at, {"be", "become", "have", "see", "live"}) && !whole) continue;
    if (word_at(at, {"go", "reach", "touch", "meet", "live"}) && learns) continue;
    if (word_at(at, {"make"}) && word_at(at + 1, {"friends", "friend", "mistakes"})) continue;
    if (word_at(at, {"make", "have", "see", "meet"}) && word_at(at + 2, {"friend", "friends"}))
      continue;
    std::size_t end = at;
    const std::string text = wish_at(at, end);
    if (text.empty() || !result_.skill.empty()) continue;
    if (wish && i > 0 && word_at(i - 1, {"not", "doesn't", "don't", "didn't", "never"})) {
      ++understood_;  // what one does not want to do is a thing to be brave about
      if (result_.fear.empty()) result_.fear = gerund(text);
      if (result_.arc.empty()) result_.arc = "courage";
      for (std::size_t k = at; k < end; ++k) used_[k] = true;
      continue;
    }
    take_wish(at, folded_[at], text, end);
  }
}

/// "Papa and I": a child tells it, and is the hero.
void Reader::read_narrator() {
  if (result_.beings.size() != 1 || result_.beings.front().called.empty()) return;
  for (std::size_t i = 1; i < tokens_.size(); ++i) {
    if (!(word_at(i, {"i", "me"}) && word_at(i - 1, {"and"})) && !word_at(i - 1, {"my"})) continue;
    Being child;
    child.look.species = "human";
    child.look.age = story::Age::Child;
    result_.beings.front().relative = true;
    result_.beings.insert(result_.beings.begin(), child);
    for (Mention& m : mentions_) ++m.being;
    return;
  }
}

void Reader::read_plot() {
  const Lexicon& words = lexicon();
  read_narrator();
  if (!result_.skill.empty() || mentions_.empty()) return;
  if (!result_.arc.empty() && !is_any(result_.arc, {"trying_again", "make_something"})) return;
  for (std::size_t i = mentions_.front().end;
       i < std::min(mentions_.front().end + 9, tokens_.size()); ++i) {
    if (tokens_[i].opens_sentence) return;
    const std::string verb = words.base_verb(folded_[i]);
    if (verb.empty() || is_any(verb, {"be", "have", "become", "see", "live", "wear", "meet"}))
      continue;
    bool inside = false, follows = false;
    for (const Mention& m : mentions_) {
      inside |= i >= m.begin && i < m.end;
      follows |= m.end == i;
    }
    if (inside || leans_on_the_next(i > 0 ? folded_[i - 1] : "")) continue;
    const bool third = folded_[i] != verb;
    const bool many = result_.beings.size() > 1 || result_.beings.front().many;
    if (!third && !many && !word_at(i - 1, {"i", "we"})) continue;
    const std::string kind = words.verbs.find(verb)->second;
    for (std::size_t k = i; k < tokens_.size(); ++k)  // "counts children to fall asleep"
      if (const auto match = words.themes.at(folded_, k); match.sense)
        if (words.topics[match.sense->index].arc == "bedtime") return;
    const bool aside = word_at(i - 1, {"who", "that"});  // what one does anyway is no wish
    if (aside && kind != "make" && !word_at(i + 1, {"to"})) continue;
    if (verb == "make" && (word_at(i + 1, {"friends"}) || word_at(i + 2, {"friend", "wish"})))
      return;
    if (verb == "go" &&
        !(word_at(i + 1, {"to"}) || (i + 1 < tokens_.size() && folded_[i + 1].ends_with("ing"))))
      continue;
    // "plays the drum too loud" is what is odd about somebody, no wish.
    for (std::size_t k = i; k < std::min(i + 7, tokens_.size()); ++k)
      if (word_at(k, {"too"}) && third && k + 1 < tokens_.size() && !tokens_[k].opens_sentence) {
        std::string clause;
        for (std::size_t c = i; c <= k + 1; ++c) clause += (clause.empty() ? "" : " ") + folded_[c];
        result_.quirk = past_clause(clause);
        if (result_.arc.empty()) result_.arc = "being_different";
        return;
      }
    std::size_t end = i;
    std::string text = wish_at(i, end);
    if (text.empty() || (end == i + 1 && !follows)) continue;
    const std::size_t space = text.find(' ');
    text = verb + (space == std::string::npos ? "" : text.substr(space));
    if (result_.arc == "trying_again" && kind == "make") result_.arc.clear();
    result_.together = !third && (many || word_at(i - 1, {"i", "we"}));
    take_wish(i, verb, text, end);
    return;
  }
}

void Reader::read_destination() {
  const Lexicon& words = lexicon();
  if (!result_.destination.empty()) return;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!word_at(i,
                 {"drive", "drives", "go", "goes", "fly", "flies", "sail", "sails", "travel",
                  "travels", "trip", "journey", "voyage", "rides", "ride", "race", "way", "walks"}))
      continue;
    for (std::size_t k = i + 1; k < std::min(i + 6, tokens_.size()); ++k) {
      if (!word_at(k, {"to", "into", "towards"})) continue;
      for (std::size_t j = k + 1; j < std::min(k + 5, tokens_.size()); ++j) {
        const auto match = words.places.at(folded_, j);
        if (!match.sense || word_at(j, {"home", "house", "bed"})) continue;
        result_.destination = match.sense->name;
        std::erase(result_.settings, result_.destination);
        ++understood_;
        return;
      }
    }
  }
}

void Reader::read_named_thing() {
  const Lexicon& words = lexicon();
  if (result_.desire) return;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const bool article = word_at(i, {"the", "a", "an", "his", "her", "their", "some", "its"}) ||
                         (tokens_[i].owner && i + 1 < tokens_.size());  // "the bear's bicycle"
    if (!article && !word_at(i, {"magic", "giant", "golden", "red", "blue", "green", "yellow"}))
      continue;
    std::size_t end = i;
    auto thing = noun_phrase(tokens_[i].owner ? i + 1 : i, end);
    if (!thing) continue;
    const std::size_t first = i + (article ? 1 : 0);
    // The phrase ends with the last word that is a thing; what follows is a verb or the like.
    std::size_t last = end;
    while (last > first && !words.nouns.count(folded_[last - 1])) --last;
    const bool known = last > first;
    if (!known) {
      const bool after_and = i > 0 && word_at(i - 1, {"and", "about"}) && article;
      if (!after_and || folded_[end - 1].ends_with("s")) continue;
      last = end;
    }
    bool taken = false;
    for (std::size_t k = first; k < last; ++k) {
      taken |= used_[k] || (tokens_[k].capital && !tokens_[k].opens_sentence);
      for (const Mention& m : mentions_) taken |= k >= m.begin && k < m.end;
    }
    const std::string& noun = folded_[last - 1];
    const bool worn = i > 0 && word_at(i - 1, {"with", "in", "wearing", "wears"}) &&
                      words.wear.at(folded_, last - 1).sense;
    const bool placed = i > 0 &&
                        word_at(i - 1, {"in", "on", "at", "to", "into", "through", "near", "under",
                                        "inside", "from", "over", "across"}) &&
                        words.places.at(folded_, last - 1).sense;
    if (taken || worn || placed || words.times.count(noun) || words.seasons.count(noun) ||
        is_any(noun, {"story", "book", "tale", "picture", "home", "house", "bed", "clue", "clues",
                      "song", "music", "egg", "fire", "rock", "plant", "watch"}))
      continue;
    std::string text;
    std::size_t from = first;
    for (std::size_t k = first; k + 1 < last; ++k)  // "the garden of giant pumpkins"
      if (folded_[k] == "of" && words.places.at(folded_, k - 1).sense) from = k + 1;
    while (from + 1 < last && word_at(from, {"lost", "missing", "last", "only", "favorite",
                                             "favourite", "very", "own", "stolen"})) {
      if (word_at(from, {"lost", "missing"}) && result_.arc.empty()) result_.arc = "lost_and_found";
      ++from;
    }
    for (std::size_t k = from; k < last; ++k)
      text += (text.empty() ? "" : " ") + folded_[k] + (tokens_[k].owner ? "’s" : "");
    thing->text = text;
    thing->noun = noun;
    thing->many = noun.ends_with("s") && !noun.ends_with("ss") && known;
    thing->prop.clear();
    fill_prop(*thing);
    if (text.starts_with("broken ") && result_.arc.empty() && result_.skill.empty()) {
      result_.skill = "mend the " + text;
      result_.skill_kind = "make";
      result_.arc = "make_something";
      thing->text = text.substr(7);
    }
    if (folded_[first] == "stolen" && result_.arc.empty()) result_.arc = "mystery";
    result_.desire = thing;
    ++understood_;
    for (std::size_t k = i; k < last; ++k) used_[k] = true;
    // Places are no places when they only name a thing: "a snow castle".
    for (std::size_t k = i; k < last; ++k)
      if (const auto match = words.places.at(folded_, k);
          match.sense && result_.settings.size() > 1)
        std::erase(result_.settings, match.sense->name);
    return;
  }
}

void Reader::note_other_scripts() {
  std::size_t foreign = 0, read = 0;
  for (const Token& token : tokens_) {
    bool ascii = false;
    for (char c : token.text) ascii |= static_cast<unsigned char>(c) < 0x80;
    if (ascii) continue;
    ++foreign;
    for (const Being& being : result_.beings)
      read += being.name.find(token.text) != std::string::npos;
  }
  if (foreign == 0) {
    // Other languages in Latin letters give themselves away by their small words.
    std::size_t theirs = 0, ours = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      theirs +=
          word_at(i, {"ein", "eine", "der", "die", "das", "und", "un",  "una",   "el",  "que",
                      "le",  "les",  "et",  "une", "qui", "il",  "che", "och",   "ett", "uma",
                      "um",  "en",   "los", "las", "su",  "sus", "mit", "sucht", "del", "di"});
      ours += word_at(i, {"a", "an", "the", "and", "who", "of", "to", "in", "is", "with", "her",
                          "his", "for", "about"});
    }
    if (theirs > 0 && ours == 0)
      result_.notes.push_back(
          "The prompt seems not to be in English, so only single words of it could be read. The "
          "built-in writer reads English; say it in English, or pass the pages.");
    return;
  }
  if (foreign * 2 < tokens_.size() || read >= foreign) return;
  result_.notes.push_back(fmt::format(
      "Only part of the prompt could be read ({} of {} words in another script): {}. The built-in "
      "writer reads English; say who, where and what about in English, or pass the pages.",
      read, foreign,
      read > 0 ? "the names were kept, the rest was chosen" : "the story was chosen freely"));
}

}  // namespace talewright::engines::writer
