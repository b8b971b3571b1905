// What a prompt wishes for, fears, loses and makes: the thing and the verb a story turns round.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/looks.h"
#include "engines/writer/reader.h"

namespace talewright::engines::writer {

using story::Pronouns;

void Reader::settle_lost_ones() {
  bool lost = false;
  for (std::size_t i = 0; i < tokens_.size(); ++i) lost |= word_at(i, {"lost", "left", "missing"});
  if (!lost || result_.beings.empty() || result_.desire) return;
  const Being& hero = result_.beings.front();
  Desire d;
  if (hero.look.species == "toy_bear" && hero.name.empty() && result_.beings.size() == 1) {
    d.text = d.noun = "teddy bear";
    d.noun = "bear";
    d.prop = "teddy-bear";
    result_.beings.clear();
    mentions_.clear();
    result_.arc = "lost_and_found";
    Being child;
    child.look.species = "human";
    child.look.age = story::Age::Child;
    result_.beings.push_back(std::move(child));
  } else {
    bool astray = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      astray |= word_at(i, {"lost"}) && ((i > 0 && word_at(i - 1, {"is", "are", "gets", "get"})) ||
                                         word_at(i + 1, {"in", "at"}));
    if (!astray) return;
    d.text = "way home";
    d.noun = "way";
    d.unique = true;
    if (result_.arc.empty()) result_.arc = "quest";
  }
  result_.desire = d;
}

void Reader::read_situations() {
  const Lexicon& words = lexicon();
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const auto match = words.plights.at(folded_, i);
    if (!match.sense || !result_.arc.empty()) continue;
    const bool monster = match.sense->name.starts_with("monster");
    if (monster && (i == 0 || !word_at(i - 1, {"of", "the"}))) continue;  // then it is somebody
    const Situation& s = words.situations[match.sense->index];
    ++understood_;
    result_.arc = s.arc;
    result_.fear = s.fear;
    result_.skill = s.skill;
    if (!s.setting.empty()) result_.settings.push_back(s.setting);
    if (!s.time.empty()) result_.time = story::parse<story::TimeOfDay>(s.time);
    if (!s.weather.empty()) result_.weather = story::parse<story::Weather>(s.weather);
    if (!s.object.empty()) {
      Desire d;
      d.text = s.object;
      d.noun = words_last(s.object);
      fill_prop(d);
      result_.desire = d;
    }
    if (is_any(match.sense->name, {"monster under the bed", "monsters under the bed"}))
      for (std::size_t k = 0; k < match.length; ++k) used_[i + k] = true;
  }
}

std::string Reader::words_last(const std::string& text) {
  const auto list = bare_words(text);
  return list.empty() ? "" : list.back();
}

bool Reader::stops(const std::string& w) {
  return is_any(
      w, {"and",     "who",    "that",    "which",  "in",      "on",       "at",      "from",
          "to",      "with",   "for",     "but",    "because", "when",     "while",   "during",
          "then",    "so",     "or",      "by",     "under",   "near",     "before",  "after",
          "through", "into",   "all",     "is",     "was",     "until",    "if",      "as",
          "about",   "learns", "finds",   "where",  "has",     "gets",     "using",   "without",
          "across",  "inside", "between", "behind", "beside",  "together", "again",   "has",
          "had",     "goes",   "keeps",   "made",   "every",   "one",      "anymore", "tonight",
          "around",  "very",   "over",    "only"});
}

void Reader::fill_prop(Desire& d) const {
  const Lexicon& words = lexicon();
  for (const std::string& key : {folded(d.text), folded(d.noun)}) {
    if (const auto it = words.nouns.find(key); it != words.nouns.end()) {
      d.prop = it->second;
      break;
    }
  }
  static constexpr std::array<std::string_view, 28> foods{
      "tamale", "noodle",  "spaghetti", "jam",        "apple",    "cake",      "cookie",
      "pie",    "bread",   "bun",       "melon",      "berry",    "pear",      "plum",
      "tart",   "pancake", "muffin",    "soup",       "honey",    "cupcake",   "banana",
      "carrot", "pumpkin", "cheese",    "strawberry", "dumpling", "chocolate", "pizza"};
  for (std::string_view food : foods) d.eaten |= folded(d.noun).starts_with(food);
}

std::optional<Desire> Reader::noun_phrase(std::size_t at, std::size_t& end) const {
  const Lexicon& words = lexicon();
  std::size_t i = at;
  bool definite = false;
  if (word_at(i, {"the", "a", "an", "her", "his", "their", "its", "some", "one", "new", "my",
                  "this"})) {
    definite = word_at(i, {"the"});
    ++i;
  }
  if (word_at(i, {"last", "only", "favorite", "favourite", "beloved", "own", "very", "missing",
                  "perfect", "lost", "special"}))
    ++i;
  std::string text, noun;
  while (i + 1 < tokens_.size() && tokens_[i].owner &&
         (word_at(i, {"friend", "mother", "father", "sister", "brother", "grandma", "grandpa",
                      "grandmother", "grandfather", "mom", "dad", "neighbor", "neighbour",
                      "teacher", "king", "queen"}) ||
          tokens_[i].capital))
    ++i;
  const std::size_t first = i;
  for (; i < tokens_.size() && i < first + 4; ++i) {
    if (i > first && (tokens_[i].opens_sentence || tokens_[i].opens_clause)) break;
    if (stops(folded_[i]) || used_[i] ||
        word_at(i, {"out", "off", "down", "away", "up", "whose", "comes", "goes", "is"}))
      break;
    if (folded_[i] == "of" && i + 1 < tokens_.size()) {
      text += " of";
      continue;
    }
    text += (text.empty() ? "" : " ") + folded_[i] + (tokens_[i].owner ? "’s" : "");
    if (noun.empty() || text.find(" of ") == std::string::npos) noun = folded_[i];
  }
  end = i;
  if (text.empty() || noun.size() < 2 || text.ends_with(" of") || words.traits.count(noun) ||
      (words.colors.count(noun) && noun != "rainbow") || words.weathers.count(noun) ||
      words.seasons.count(noun))
    return std::nullopt;
  if (is_any(noun, {"friend",      "friends", "friendship", "it",         "him",      "them",
                    "himself",     "herself", "themselves", "something",  "someone",  "everything",
                    "nothing",     "why",     "what",       "how",        "way",      "family",
                    "place",       "others",  "courage",    "voice",      "sleep",    "kindness",
                    "tooth-fairy", "mother",  "father",     "mom",        "dad",      "mommy",
                    "mama",        "answer",  "truth",      "time",       "turns",    "turn",
                    "adventure",   "job",     "world",      "people",     "everyone", "temper",
                    "more",        "fun",     "love",       "happiness",  "to",       "be",
                    "out",         "up",      "her",        "his",        "not",      "home",
                    "dream",       "dreams",  "away",       "confidence", "wonder",   "help",
                    "sure",        "new",     "animals",    "day",        "alone",    "afraid",
                    "scared"}))
    return std::nullopt;
  for (std::size_t k = first; k < i; ++k)
    if (words.beings.at(folded_, k).sense && folded_[k] == noun &&
        words.nouns.find(noun) == words.nouns.end())
      return std::nullopt;
  if (tokens_[first].capital && !tokens_[first].opens_sentence &&
      !words.nouns.count(folded_[first]))
    return std::nullopt;
  Desire d;
  d.text = text;
  d.noun = noun;
  d.unique =
      definite && is_any(noun, {"moon", "sun", "sea", "sky", "rainbow", "ocean", "wind", "star"});
  d.mass = is_any(noun, {"honey", "cheese",    "bread",   "treasure", "rice",      "milk", "soup",
                         "music", "chocolate", "popcorn", "jam",      "ice-cream", "gold", "paint",
                         "light", "water",     "candy",   "laughter", "sunshine",  "sand"});
  d.many =
      noun.ends_with("s") && !noun.ends_with("ss") && !is_any(noun, {"glasses", "compass", "bus"});
  fill_prop(d);
  return d;
}

void Reader::read_desire() {
  for (std::size_t i = 0; i < tokens_.size() && result_.arc.empty(); ++i)
    if (word_at(i, {"detective", "mystery", "clue", "clues", "solves", "whodunit"}))
      result_.arc = "mystery", ++understood_;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const std::string& w = folded_[i];
    if (is_any(w, {"stole", "steals", "took"}) && i > 1 && word_at(i - 1, {"who"}) &&
        result_.arc.empty()) {
      for (std::size_t k = 0; k + 1 < i; ++k)  // the hero has it, and must learn to give it back
        if (lexicon().beings.at(folded_, k).sense) result_.arc = "sharing";
    }
    std::size_t at = i + 1, end = i;
    bool lost = false, quest = false, fear = false;
    if (is_any(w, {"lost", "loses", "lose", "losing", "misplaced", "misplaces", "missing", "drops",
                   "dropped", "throws", "forgot", "forgets"})) {
      if (w == "lost" && i > 0 &&
          word_at(i - 1,
                  {"a", "the", "little", "is", "was", "gets", "get", "an", "being", "are", "of"}))
        continue;
      lost = true;
    } else if (is_any(w, {"look", "looking", "searching", "searches", "looks", "search", "hunting",
                          "hunts"}) &&
               word_at(i + 1, {"for"})) {
      lost = quest = true, at = i + 2;
    } else if (is_any(w, {"afraid", "scared", "frightened", "terrified", "fears", "fear"}) &&
               word_at(i + 1, {"of"})) {
      fear = true, at = i + 2;
    } else if (is_any(w,
                      {"find",   "finds", "catch",  "catches", "reach",     "touch",    "steal",
                       "seeks",  "seek",  "visit",  "deliver", "delivers",  "collect",  "collects",
                       "brings", "bring", "found",  "wishes",  "discovers", "discover", "chases",
                       "dug",    "climb", "climbs", "lights",  "save",      "saves"})) {
      quest = true;
      if (word_at(at, {"for"})) ++at;
    } else if (is_any(w,
                      {"share",   "shares",     "sharing", "broke",  "breaks", "builds",  "build",
                       "makes",   "make",       "bakes",   "bake",   "plants", "plant",   "paints",
                       "wants",   "want",       "loves",   "hides",  "keeps",  "invents", "invent",
                       "stole",   "steals",     "ate",     "took",   "gets",   "gives",   "give",
                       "carries", "rides",      "repairs", "repair", "fixes",  "knits",   "grows",
                       "needs",   "collecting", "fly",     "flies",  "plays",  "with"})) {
      if (w == "with" && !word_at(i + 1, {"the", "a"})) continue;
      if (w == "with") continue;
    } else {
      continue;
    }
    if (at >= tokens_.size() || (i == 0 && is_any(w, {"make", "give", "build"}))) continue;
    if (is_any(w, {"wants", "want", "loves", "needs", "learns"}) &&
        word_at(i + 1, {"to", "being", "when", "going"}))
      continue;
    if (used_[at] && !fear) continue;
    auto d = noun_phrase(at, end);
    if (fear) {
      if (result_.fear.empty()) {
        std::string text;
        for (std::size_t k = at;
             k < tokens_.size() && k < at + 4 && !stops(folded_[k]) &&
             (k == at || (!tokens_[k].opens_sentence && !tokens_[k].opens_clause));
             ++k)
          text += (text.empty() ? "" : " ") + folded_[k];
        if (!text.empty()) result_.fear = text, ++understood_;
        for (std::size_t k = at; k < std::min(at + 3, tokens_.size()); ++k)
          used_[k] = lexicon().beings.at(folded_, k).sense || used_[k];
      }
      if (result_.arc.empty()) result_.arc = "courage";
      continue;
    }
    if (!d || result_.desire) continue;
    result_.desire = d;
    ++understood_;
    for (std::size_t k = at; k < end; ++k) used_[k] = true;
    if (result_.arc.empty() && lost && !d->unique && !quest)
      result_.arc = "lost_and_found";
    else if (result_.arc.empty() && lost)
      result_.arc = word_at(at, {"her", "his", "their", "its", "my"}) ||
                            word_at(at + 1, {"lost", "missing"}) ||
                            (i > 0 && word_at(i - 1, {"who", "has"}) && !quest)
                        ? "lost_and_found"
                        : "quest";
    else if (result_.arc.empty() && quest)
      quest_ = true;
  }
  read_skill();
}

}  // namespace talewright::engines::writer
