// Order matters here. First the audience ("for my 3 year old") is set aside; then beings are found
// and linked with names; what stands between two beings dresses the first of them; what is left
// tells place, time, theme and what the story turns round.
#include "engines/writer/understanding.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/looks.h"
#include "engines/writer/tokens.h"

namespace talewright::engines::writer {

namespace {

using Words = std::initializer_list<std::string_view>;
using story::Pronouns;
bool is_any(const std::string& word, Words list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Reader {
 public:
  explicit Reader(std::string_view prompt)
      : tokens_(tokens_of(prompt)), folded_(folded_words(tokens_)), used_(tokens_.size(), false) {}

  Understanding read() {
    read_audience();
    read_situations();
    read_when_and_where();
    read_desire();
    find_beings();
    find_names();
    settle_lost_ones();
    dress();
    choose_pronouns();
    read_quirk();
    read_theme();
    if (result_.beings.empty() && !tokens_.empty() && understood_ == 0)
      result_.notes.push_back(
          "Nothing in the prompt was understood as a character, place or theme; the story was made "
          "from defaults.");
    return std::move(result_);
  }

 private:
  /// A lost toy is what the story looks for; a lost hero looks for the way home.
  void settle_lost_ones() {
    bool lost = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      lost |= word_at(i, {"lost", "left", "missing"});
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
        astray |=
            word_at(i, {"lost"}) && ((i > 0 && word_at(i - 1, {"is", "are", "gets", "get"})) ||
                                     word_at(i + 1, {"in", "at"}));
      if (!astray) return;
      d.text = "way home";
      d.noun = "way";
      d.unique = true;
      if (result_.arc.empty()) result_.arc = "quest";
    }
    result_.desire = d;
  }

  struct Mention {
    std::size_t begin, end;  ///< tokens, noun and name included
    std::size_t being;
    bool has_name;
  };

  bool word_at(std::size_t i, Words list) const {
    return i < folded_.size() && is_any(folded_[i], list);
  }

  /// "for my 3 year old daughter", "for kids aged 4-6", "children's book", "bedtime story".
  void read_audience() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (word_at(i, {"year", "years", "yr", "yo"}) && i > 0) set_age(folded_[i - 1]);
      if (folded_[i][0] >= '0' && folded_[i][0] <= '9' &&
          folded_[i].find("-year") != std::string::npos)
        set_age(folded_[i]);
      if (word_at(i, {"age", "ages", "aged"}) && i + 1 < tokens_.size()) set_age(folded_[i + 1]);
      if (word_at(i, {"toddler", "toddlers", "preschooler", "preschoolers", "kindergartners",
                      "babies"})) {
        if (!result_.band)
          result_.band = folded_[i].starts_with("toddler") || folded_[i] == "babies"
                             ? story::Band::Toddler
                             : story::Band::Preschool;
        used_[i] = true;
      }
      if (word_at(i, {"funny", "hilarious", "joke", "jokes", "silly", "humorous", "giggle"}))
        result_.funny = true;
      if (word_at(i, {"children", "kids", "childrens", "kid", "child", "children's"}) &&
          (word_at(i + 1, {"book", "story", "picture", "books"}) || tokens_[i].owner))
        used_[i] = true;
      if (folded_[i] == "for" && i + 1 < tokens_.size()) {
        std::size_t k = i + 1;
        while (k < tokens_.size() && k < i + 8 &&
               (word_at(k, {"my",       "our",           "a",        "his",    "her",
                            "little",   "young",         "old",      "year",   "years",
                            "year-old", "the",           "class",    "of",     "first",
                            "second",   "grade",         "children", "kids",   "child",
                            "kid",      "toddler",       "toddlers", "son",    "daughter",
                            "grandson", "granddaughter", "niece",    "nephew", "students",
                            "boys",     "girls",         "boy",      "girl",   "and",
                            "aged",     "ages",          "readers",  "early"}) ||
                (folded_[k][0] >= '0' && folded_[k][0] <= '9')))
          ++k;
        bool audience = false;
        for (std::size_t j = i + 1; j < k; ++j)
          audience |= word_at(
              j, {"son",      "daughter", "grandson", "granddaughter", "niece",   "nephew",
                  "children", "kids",     "child",    "kid",           "toddler", "toddlers",
                  "students", "class",    "boys",     "girls",         "boy",     "girl",
                  "old",      "readers",  "year-old"});
        // "for her grandmother" is in the story; "for my daughter" and "for kids" is who listens.
        if (audience &&
            word_at(i + 1,
                    {"my", "our", "a", "children", "kids", "toddlers", "the", "boys", "girls",
                     "students", "ages", "aged", "early", "young", "little", "toddler"}) &&
            (word_at(i + 1, {"my", "our"}) || k - i > 1) &&
            !word_at(k, {"who", "named", "called", "in", "with"})) {
          for (std::size_t j = i; j < k; ++j) used_[j] = true;
          for (std::size_t j = i; j < k; ++j)
            if (folded_[j][0] >= '0' && folded_[j][0] <= '9') set_age(folded_[j]);
          if (k < tokens_.size() && tokens_[k].capital && !tokens_[k].opens_sentence)
            audience_name_ = k, used_[k] = true;
        }
      }
    }
  }

  void set_age(const std::string& word) {
    static const std::map<std::string, int, std::less<>> numbers{
        {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}};
    int age = 0;
    if (const auto n = numbers.find(word); n != numbers.end())
      age = n->second;
    else if (!word.empty() && word[0] >= '0' && word[0] <= '9')
      age = std::atoi(word.c_str());
    if (age < 1 || age > 12 || result_.band) return;
    result_.band = age <= 3   ? story::Band::Toddler
                   : age <= 5 ? story::Band::Preschool
                              : story::Band::EarlyReader;
  }

  void read_situations() {
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

  static std::string words_last(const std::string& text) {
    const auto list = bare_words(text);
    return list.empty() ? "" : list.back();
  }

  void read_when_and_where() {
    const Lexicon& words = lexicon();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (used_[i]) continue;
      const std::string& word = folded_[i];
      if (const auto it = words.times.find(word); it != words.times.end() && !result_.time)
        result_.time = it->second, ++understood_;
      if (const auto it = words.seasons.find(word); it != words.seasons.end() && !result_.season)
        result_.season = it->second, ++understood_;
      if (const auto it = words.weathers.find(word);
          it != words.weathers.end() && !result_.weather && !(i > 0 && word_at(i - 1, {"of"})))
        result_.weather = it->second, ++understood_;
    }
    // Places said with a preposition count first, then bare ones.
    for (int round = 0; round < 2; ++round)
      for (std::size_t i = 0; i < tokens_.size(); ++i) {
        const auto match = words.places.at(folded_, i);
        if (!match.sense) continue;
        bool placed = false;
        for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
          if (word_at(i - back,
                      {"in",   "on",      "at",     "through",  "into",    "under",  "near",
                       "by",   "around",  "across", "inside",   "beside",  "visits", "visit",
                       "from", "beneath", "above",  "explores", "explore", "along"})) {
            placed = true;
            break;
          }
          if (!word_at(i - back,
                       {"the",     "a",     "an",     "her",    "his",   "their",    "big",
                        "deep",    "dark",  "old",    "snowy",  "magic", "magical",  "enchanted",
                        "busy",    "quiet", "small",  "little", "tiny",  "far",      "rainy",
                        "windy",   "green", "frozen", "hot",    "and",   "local",    "sunny",
                        "great",   "blue",  "wide",   "bottom", "of",    "mountain", "fishing",
                        "seaside", "city",  "middle"}))
            break;
        }
        const bool weak = word_at(i, {"home",    "house",   "room",    "star",
                                      "stars",   "ship",    "boat",    "air",
                                      "tree",    "trees",   "street",  "flowers",
                                      "snow",    "ice",     "winter",  "christmas",
                                      "moon",    "rocket",  "cloud",   "clouds",
                                      "rainbow", "bed",     "bedtime", "sun",
                                      "planet",  "planets", "plane",   "airplane",
                                      "home",    "flying",  "grass",   "museum",
                                      "teacher", "lesson",  "royal",   "theatre",
                                      "wood",    "mine",    "den",     "burrow",
                                      "oven",    "cooking", "baking",  "hot air balloon",
                                      "hill",    "bridge",  "tunnel",  "spaceship",
                                      "shop",    "ocean",   "sea",     "comet",
                                      "sand"});
        if (placed != (round == 0) || (weak && round == 1 && !placed)) continue;
        // "in the sea" of a swimmer is under it; "on" a ship or the sea is the coast.
        std::string name = match.sense->name;
        if (word_at(i, {"sea", "ocean"}) && i >= 2 &&
            (word_at(i - 2, {"under", "in", "beneath", "of", "below"})))
          name = "underwater";
        if (placed && weak && word_at(i, {"bed"}) && word_at(i > 1 ? i - 2 : i, {"under"}))
          name = "bedroom";
        if (std::find(result_.settings.begin(), result_.settings.end(), name) ==
            result_.settings.end())
          result_.settings.push_back(name);
        ++understood_;
        if (result_.settings.size() >= 3) return;
      }
  }

  static bool stops(const std::string& w) {
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

  void fill_prop(Desire& d) const {
    const Lexicon& words = lexicon();
    for (const std::string& key : {folded(d.text), folded(d.noun)}) {
      if (const auto it = words.nouns.find(key); it != words.nouns.end()) {
        d.prop = it->second;
        break;
      }
    }
    static constexpr std::array<std::string_view, 24> foods{
        "apple",  "cake",   "cookie",  "pie",     "bread",      "bun",      "melon",     "berry",
        "pear",   "plum",   "tart",    "pancake", "muffin",     "soup",     "honey",     "cupcake",
        "banana", "carrot", "pumpkin", "cheese",  "strawberry", "dumpling", "chocolate", "pizza"};
    for (std::string_view food : foods) d.eaten |= folded(d.noun).starts_with(food);
  }

  std::optional<Desire> noun_phrase(std::size_t at, std::size_t& end) const {
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
      if (stops(folded_[i]) || used_[i]) break;
      if (folded_[i] == "of" && i + 1 < tokens_.size()) {
        text += " of";
        continue;
      }
      text += (text.empty() ? "" : " ") + folded_[i] + (tokens_[i].owner ? "’s" : "");
      if (noun.empty() || text.find(" of ") == std::string::npos) noun = folded_[i];
    }
    end = i;
    if (text.empty() || noun.size() < 2 || text.ends_with(" of") || words.traits.count(noun) ||
        words.colors.count(noun))
      return std::nullopt;
    if (is_any(noun,
               {"friend",      "friends", "friendship", "it",         "him",      "them",
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
    d.mass =
        is_any(noun, {"honey", "cheese",    "bread",   "treasure", "rice",      "milk", "soup",
                      "music", "chocolate", "popcorn", "jam",      "ice-cream", "gold", "paint",
                      "light", "water",     "candy",   "laughter", "sunshine",  "sand"});
    d.many = noun.ends_with("s") && !noun.ends_with("ss") &&
             !is_any(noun, {"glasses", "compass", "bus"});
    fill_prop(d);
    return d;
  }

  void read_desire() {
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
      if (is_any(w, {"lost", "loses", "lose", "losing", "misplaced", "misplaces", "missing",
                     "drops", "dropped", "forgot", "forgets"})) {
        if (w == "lost" && i > 0 &&
            word_at(i - 1,
                    {"a", "the", "little", "is", "was", "gets", "get", "an", "being", "are", "of"}))
          continue;
        lost = true;
      } else if (is_any(w, {"look", "looking", "searching", "searches", "looks", "search",
                            "hunting", "hunts"}) &&
                 word_at(i + 1, {"for"})) {
        lost = quest = true, at = i + 2;
      } else if (is_any(w, {"afraid", "scared", "frightened", "terrified", "fears", "fear"}) &&
                 word_at(i + 1, {"of"})) {
        fear = true, at = i + 2;
      } else if (is_any(w, {"find",      "finds",    "catch",  "catches", "reach",   "touch",
                            "steal",     "seeks",    "seek",   "visit",   "deliver", "delivers",
                            "collect",   "collects", "brings", "bring",   "found",   "wishes",
                            "discovers", "discover", "chases", "dug",     "climb",   "climbs",
                            "lights",    "save",     "saves"})) {
        quest = true;
        if (word_at(at, {"for"})) ++at;
      } else if (is_any(w, {"share",      "shares",  "sharing", "broke", "breaks",  "builds",
                            "build",      "makes",   "make",    "bakes", "bake",    "plants",
                            "plant",      "paints",  "wants",   "want",  "loves",   "hides",
                            "keeps",      "invents", "invent",  "stole", "steals",  "ate",
                            "took",       "gets",    "gives",   "give",  "carries", "rides",
                            "repairs",    "repair",  "fixes",   "knits", "grows",   "needs",
                            "collecting", "fly",     "flies",   "plays", "with"})) {
        if (w == "with" && !word_at(i + 1, {"the", "a"})) continue;
        if (w == "with") continue;
      } else {
        continue;
      }
      if (at >= tokens_.size()) continue;
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
      if (d && result_.skill.empty() &&
          is_any(w, {"build", "builds", "bakes", "bake", "paints", "paint", "plants", "invents",
                     "knits", "grows", "makes", "make", "repairs", "fixes"}) &&
          !(i > 0 && word_at(i - 1, {"to", "who", "not", "please", "that"})) && i > 0) {
        std::string base = w;
        if (base == "fixes")
          base = "fix";
        else if (base.ends_with("s"))
          base.pop_back();
        result_.skill = base + " " +
                        (d->many     ? d->text
                         : d->unique ? "the " + d->text
                                     : with_article(d->text));
        if (result_.arc.empty()) result_.arc = "trying_again";
        ++understood_;
        for (std::size_t k = at; k < end; ++k) used_[k] = true;
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

  void read_skill() {
    for (std::size_t i = 0; i + 2 < tokens_.size(); ++i) {
      const bool wish =
          is_any(folded_[i], {"wants", "want", "wanted", "learns", "learn", "learning", "tries",
                              "trying", "how", "dreams", "longs", "hopes", "wishes"}) &&
          word_at(i + 1, {"to"});
      const bool cannot = is_any(folded_[i], {"can't", "cannot"}) ||
                          (folded_[i] == "unable" && word_at(i + 1, {"to"}));
      if (!wish && !cannot) continue;
      std::size_t at = cannot && folded_[i] != "unable" ? i + 1 : i + 2;
      if (word_at(at, {"stop",      "see",   "know",       "hear",  "sleep", "find",   "believe",
                       "share",     "be",    "become",     "make",  "help",  "tell",   "try",
                       "say",       "wait",  "listen",     "ask",   "fall",  "visit",  "reach",
                       "touch",     "catch", "have",       "go",    "get",   "accept", "trust",
                       "eat",       "give",  "save",       "bring", "love",  "face",   "overcome",
                       "apologize", "work",  "appreciate", "take",  "live",  "stay",   "meet",
                       "impress",   "feel",  "forgive",    "join",  "keep"})) {
        if (!(word_at(at, {"be", "become"}) && word_at(at + 1, {"a", "an", "the"}))) continue;
      }
      const bool unwilling =
          wish && i > 0 && word_at(i - 1, {"not", "doesn't", "don't", "didn't", "never"});
      std::string text;
      for (std::size_t k = at; k < tokens_.size() && k < at + 4; ++k) {
        if (k > at && (tokens_[k].opens_sentence || tokens_[k].opens_clause)) break;
        if (stops(folded_[k]) && !word_at(k, {"on", "in", "with"})) break;
        if (word_at(k, {"in", "on", "with"}) && !word_at(k + 1, {"one", "a"})) break;
        text += (text.empty() ? "" : " ") + folded_[k];
        used_[k] = true;
      }
      while (text.ends_with(" the") || text.ends_with(" a") || text.ends_with(" his") ||
             text.ends_with(" her") || text.ends_with(" on") || text.ends_with(" in") ||
             text.ends_with(" with"))
        text.resize(text.rfind(' '));
      if (text.empty() || !result_.skill.empty()) continue;
      ++understood_;
      if (unwilling) {  // what one does not want to do is a thing to be brave about
        if (result_.fear.empty()) result_.fear = gerund(text);
        if (result_.arc.empty()) result_.arc = "courage";
        continue;
      }
      result_.skill = text;
      if (result_.arc.empty()) result_.arc = "trying_again";
    }
  }

  /// How many more of the same a number word or a plural asks for.
  void find_beings() {
    const Lexicon& words = lexicon();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto match = words.beings.at(folded_, i);
      if (!match.sense) continue;
      const std::size_t end = i + match.length;
      bool skip = false;
      for (std::size_t k = i; k < end; ++k) skip |= used_[k];
      const bool plural_word =
          folded_[end - 1].ends_with("s") && folded_[end - 1] != match.sense->name;
      // A word that is also a verb, a thing or a name is a being only after an article or the like.
      bool counted = false;
      for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
        if (word_at(i - back, {"two", "three", "four", "five", "seven", "twin"})) counted = true;
        if (word_at(i - back, {"a", "an", "the", "his", "her", "their", "two", "three", "my",
                               "named", "and", "with", "of"}))
          break;
      }
      const bool odd = is_any(
          match.sense->name,
          {"potato",   "teapot",     "sock",     "pumpkin", "cloud",         "cactus",    "train",
           "car",      "truck",      "bus",      "tractor", "toy",           "doll",      "fly",
           "bug",      "calf",       "ram",      "kid",     "guard",         "driver",    "cook",
           "computer", "toaster",    "mole",     "crane",   "spirit",        "keeper",    "twin",
           "puppet",   "bat",        "pad",      "ox",      "mole",          "lady",      "captain",
           "boat",     "lighthouse", "airplane", "rocket",  "shooting star", "snowflake", "leaf"});
      if (is_any(match.sense->name, {"boat", "lighthouse", "airplane", "rocket", "snowflake",
                                     "leaf", "shooting star"}) &&
          (!mentions_.empty() || i > 4 || (i > 1 && word_at(i - 2, {"and"}))))
        skip = true;
      const bool article =
          i > 0 && (word_at(i - 1, {"a", "an", "the", "named", "his", "her", "their", "my",
                                    "nonbinary", "non-binary", "last"}) ||
                    words.traits.count(folded_[i - 1]) || words.colors.count(folded_[i - 1]));
      if (odd && (!article ||
                  (end < tokens_.size() &&
                   word_at(end, {"ride", "trip", "stop", "station", "house", "seat"})) ||
                  plural_word))
        skip = skip || !tokens_[i].opens_sentence || plural_word;
      if (tokens_[i].owner && (word_at(end, {"day", "house", "book", "story"}))) skip = true;
      if (word_at(end, {"tail", "tale",    "tales", "egg",  "eggs",  "ears",   "suit",
                        "fin",  "bone",    "book",  "show", "dance", "house",  "food",
                        "mask", "costume", "songs", "song", "lamp",  "blanket"}) &&
          !plural_word)
        skip = true;
      if (i > 0 && word_at(i - 1, {"like", "fairy-tale", "dressed", "hot", "teddy-bear", "mother's",
                                   "be", "become", "gummy"}))
        skip = true;
      if (i > 1 && word_at(i - 2, {"be", "become", "being", "becoming", "like", "as"})) skip = true;
      if (match.sense->name == "fairy" && word_at(end, {"tale", "tales"})) skip = true;
      if (match.sense->name == "fish" && i > 0 && word_at(i - 1, {"to", "catch", "eat", "some"}))
        skip = true;
      if (match.sense->name == "santa" && word_at(end, {"claus"})) skip = false;
      if (plural_word && !counted && !mentions_.empty() && !word_at(i - 1, {"two", "three"}))
        skip = true;  // "all the animals", "loves foxes"
      if (skip) continue;
      ++understood_;
      // The same kind again is the same being.
      bool again = false;
      for (Mention& m : mentions_) {
        const Being& b = result_.beings[m.being];
        const bool same =
            match.sense->kind == Sense::kPerson
                ? b.look.species == "human" && b.spoken == words.people[match.sense->index].spoken
                : b.look.species == words.species[match.sense->index].name;
        if (same && !(i > 0 && word_at(i - 1, {"another", "other", "second"}))) again = true;
      }
      if (again || result_.beings.size() >= 4) {
        i = end - 1;
        continue;
      }
      // "a robot teacher", "a pirate cat": the species stays, the trade dresses it.
      if (!mentions_.empty() && mentions_.back().end == i && !tokens_[i].opens_clause &&
          !tokens_[i].opens_sentence && !mentions_.back().has_name) {
        Being& b = result_.beings[mentions_.back().being];
        const bool was_person = b.look.species == "human";
        if (match.sense->kind != Sense::kPerson && was_person) {
          const auto species = words.species[match.sense->index];
          b.look.species = species.name;
          b.spoken = species.spoken;
          b.called.clear();
          if (match.sense->kind == Sense::kNear) note_near(b, *match.sense);
        } else if (match.sense->kind == Sense::kPerson && !was_person) {
          const auto species = b.look.species;
          become(*match.sense, b.look);
          b.look.species = species;
          if (species != "human") b.look.age.reset();
        }
        mentions_.back().end = end;
        i = end - 1;
        continue;
      }
      Being being;
      become(*match.sense, being.look);
      if (match.sense->kind == Sense::kPerson) {
        being.spoken = words.people[match.sense->index].spoken;
        being.called = words.people[match.sense->index].called;
        if (!being.called.empty() &&
            is_any(match.sense->name,
                   {"granny", "nana",   "abuela",  "oma",     "nonna",    "babushka",
                    "opa",    "abuelo", "nonno",   "gramps",  "granddad", "grandad",
                    "mom",    "mum",    "mommy",   "mummy",   "dad",      "daddy",
                    "baba",   "gran",   "halmoni", "dedushka"}))
          being.called = capitalized(match.sense->name);
      } else {
        being.spoken = words.species[match.sense->index].spoken;
        if (match.sense->kind == Sense::kNear)
          note_near(being, *match.sense);
        else if (is_any(match.sense->name,
                        {"kitten",      "puppy",       "bunny",       "duckling", "piglet",
                         "lamb",        "hen",         "rooster",     "pony",     "goldfish",
                         "kitty",       "polar bear",  "hermit crab", "robin",    "sparrow",
                         "tortoise",    "toad",        "bumblebee",   "goose",    "t-rex",
                         "triceratops", "stegosaurus", "fawn",        "foal",     "owlet",
                         "chick",       "clownfish",   "reindeer",    "hare",     "fledgling"}))
          being.spoken = match.sense->name;
      }
      being.many = counted || (plural_word && mentions_.empty());
      for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
        if (word_at(i - back, {"her", "his", "their", "my"}) && match.sense->kind == Sense::kPerson)
          being.relative = !being.called.empty();
        if (tokens_[i - back].owner && !being.called.empty()) being.relative = true;
      }
      mentions_.push_back({i, end, result_.beings.size(), false});
      result_.beings.push_back(std::move(being));
      i = end - 1;
    }
  }

  void note_near(Being& being, const Sense& sense) {
    const std::string drawn = lexicon().species[sense.index].spoken;
    being.spoken = sense.name;
    result_.notes.push_back(fmt::format(
        "The {} is drawn as {}, the nearest animal or figure the pictures have; the text says {}.",
        sense.name, with_article(drawn), sense.name));
  }

  bool can_be_name(std::size_t i) const {
    const Lexicon& words = lexicon();
    const Token& t = tokens_[i];
    if (used_[i] || words.not_names.count(t.folded)) return false;
    if (t.foreign) {  // other scripts have no capitals to go by: short words only
      if (t.capital) return !t.opens_sentence || is_known_name(t.text) || code_points(t.text) <= 6;
      const bool cased =
          static_cast<unsigned char>(t.text[0]) < 0xE0;  // Latin, Greek, Cyrillic have capitals
      return !cased && is_known_name(t.text);
    }
    if (!t.capital || t.text.size() < 2) return false;
    if (words.beings.at(folded_, i).sense || words.traits.count(t.folded) ||
        words.colors.count(t.folded) || words.times.count(t.folded)) {
      return false;
    }
    bool after_being = false;
    for (const Mention& m : mentions_) after_being |= m.end == i && !m.has_name;
    if (words.places.at(folded_, i).sense && !t.owner && !after_being) return false;
    if (t.text.size() > 3 &&
        std::all_of(t.text.begin(), t.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
      return false;
    if (t.opens_sentence) {
      // A first word is a name when what follows treats it as one.
      if (is_known_name(t.text)) return true;
      return t.owner ||
             word_at(i + 1, {"the",    "is",     "was",    "and",       "a",      "an",     "has",
                             "wants",  "loves",  "loses",  "lost",      "finds",  "learns", "goes",
                             "must",   "can't",  "cannot", "discovers", "tries",  "gets",   "who",
                             "meets",  "dreams", "needs",  "hates",     "likes",  "lives",  "helps",
                             "makes",  "builds", "thinks", "starts",    "visits", "feels",  "wakes",
                             "thinks", "never",  "always"}) ||
             (i + 1 < tokens_.size() && tokens_[i + 1].opens_clause);
    }
    return true;
  }

  static bool is_known_name(const std::string& text) {
    for (const auto& [group, list] : lexicon().names)
      if (std::find(list.begin(), list.end(), text) != list.end()) return true;
    return false;
  }

  static std::string clean_name(const Token& t) {
    return t.foreign || t.capital ? t.text : capitalized(t.text);
  }

  void drop_setting_of(std::size_t token) {
    const auto match = lexicon().places.at(folded_, token);
    if (!match.sense) return;
    std::erase(result_.settings, match.sense->name);
  }

  void find_names() {
    std::vector<std::size_t> free_names;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool told = i > 0 && (word_at(i - 1, {"named", "called"}) ||
                                  (word_at(i - 1, {"is"}) && i > 1 && word_at(i - 2, {"name"})));
      const bool told_ok =
          told && !word_at(i, {"a", "an", "the", "after", "to", "by"}) && !used_[i];
      if (!told_ok && !can_be_name(i)) continue;
      std::string name = clean_name(tokens_[i]);
      std::size_t end = i + 1;
      // "Mei-Ling Chen", "Captain Nina", "Grandma Rose": titles before, one more name after.
      while (end < tokens_.size() && tokens_[end].capital && !tokens_[end].opens_sentence &&
             !tokens_[end].opens_clause && !tokens_[end - 1].owner && end < i + 2 &&
             can_be_name(end) && !(word_at(end, {"the"})))
        name += " " + tokens_[end++].text;
      std::size_t begin = i;
      std::string title;
      if (i > 0 && tokens_[i - 1].capital &&
          word_at(i - 1, {"mr",     "mrs",  "ms",     "dr",      "captain",   "princess",
                          "prince", "king", "queen",  "grandma", "grandpa",   "granny",
                          "nana",   "aunt", "auntie", "uncle",   "professor", "sir",
                          "lady",   "old",  "little", "abuela",  "oma",       "opa"})) {
        title = tokens_[i - 1].text;
        if (word_at(i - 1, {"mr", "mrs", "ms", "dr"})) title += ".";
        if (!tokens_[i - 1].opens_sentence || !word_at(i - 1, {"old", "little"}))
          name = title + " " + name, begin = i - 1;
      }
      drop_setting_of(i);
      if (!link(begin, i, end, name, told_ok)) free_names.push_back(i), free_texts_.push_back(name);
      i = end - 1;
    }
    // Names that belong to no noun are people, or the animal the prompt left nameless.
    for (std::size_t k = 0; k < free_names.size(); ++k) {
      bool known = false;
      for (const Being& b : result_.beings)
        known |= b.name == free_texts_[k] || b.name.ends_with(" " + free_texts_[k]);
      if (known || result_.beings.size() >= 4) continue;
      // "X and her grandmother": a name before the first noun is the hero.
      Being being;
      being.name = free_texts_[k];
      being.spoken = "";
      being.look.species = "human";
      being.look.age = story::Age::Child;
      const bool first = mentions_.empty() || free_names[k] < mentions_.front().begin;
      const std::size_t at = result_.beings.size();
      result_.beings.push_back(std::move(being));
      mentions_.push_back({free_names[k], free_names[k] + 1, at, true});
      if (first) {
        std::rotate(result_.beings.begin() + static_cast<std::ptrdiff_t>(heads_),
                    result_.beings.end() - 1, result_.beings.end());
        for (Mention& m : mentions_)
          m.being = m.being == at ? heads_ : m.being >= heads_ ? m.being + 1 : m.being;
        ++heads_;
      }
      ++understood_;
    }
    if (result_.beings.empty() && audience_name_) {
      Being being;
      being.name = tokens_[*audience_name_].text;
      being.look.species = "human";
      being.look.age = story::Age::Child;
      mentions_.push_back({*audience_name_, *audience_name_ + 1, 0, true});
      result_.beings.push_back(std::move(being));
      ++understood_;
    }
    std::stable_sort(mentions_.begin(), mentions_.end(),
                     [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  }

  /// Gives the name at [begin, end) to the noun it goes with. `i` = the name proper.
  bool link(std::size_t begin, std::size_t i, std::size_t end, const std::string& name, bool told) {
    Mention* best = nullptr;
    for (Mention& m : mentions_) {
      Being& b = result_.beings[m.being];
      if (b.name == name) return true;
      if (m.has_name) continue;
      // "raccoon named Rusty", "raccoon Rusty", "her dog, Biscuit,"
      if (m.end <= begin && begin - m.end <= (told ? 8u : 0u)) best = &m;
      if (m.end == i && begin == i && !(tokens_[i].opens_sentence) &&
          (!tokens_[i].opens_clause || b.relative))
        best = &m;
      if (m.begin == begin && m.end == i) best = &m;  // "Captain Nina"
      // "Rusty the brave raccoon", "Rusty, a raccoon", "Rusty is a small raccoon"
      if (m.begin >= end && m.begin - end <= 6) {
        const bool apposed =
            word_at(end, {"the", "a", "an", "is", "was"}) && !tokens_[i].owner && !(told && best);
        bool clean = apposed;
        for (std::size_t k = end; k < m.begin && clean; ++k)
          if (word_at(k, {"and", "with", "her", "his", "their", "to", "in", "for", "from", "helps",
                          "meets", "finds", "of", "wants", "loves", "afraid"}))
            clean = false;
        if (clean) {
          best = &m;
          break;
        }
      }
    }
    if (!best && told && !mentions_.empty())
      for (Mention& m : mentions_)
        if (!m.has_name && m.end <= begin) best = &m;
    if (!best) return false;
    // "Captain Nina the cat": the title was taken for somebody of its own.
    for (std::size_t k = 0; k < mentions_.size(); ++k) {
      if (&mentions_[k] == best || mentions_[k].begin != begin || mentions_[k].end != i ||
          begin == i)
        continue;
      const std::size_t dead = mentions_[k].being;
      result_.beings.erase(result_.beings.begin() + static_cast<std::ptrdiff_t>(dead));
      const std::size_t position = static_cast<std::size_t>(best - mentions_.data());
      mentions_.erase(mentions_.begin() + static_cast<std::ptrdiff_t>(k));
      best = &mentions_[position > k ? position - 1 : position];
      for (Mention& m : mentions_)
        if (m.being > dead) --m.being;
      break;
    }
    Being& b = result_.beings[best->being];
    b.name = name;
    best->has_name = true;
    best->begin = std::min(best->begin, begin);
    best->end = std::max(best->end, end);
    return true;
  }

  void dress() {
    for (std::size_t k = 0; k < mentions_.size(); ++k) {
      const Mention& m = mentions_[k];
      std::size_t begin = m.begin;
      while (begin > 0 && m.begin - begin < 6 && (k == 0 || begin > mentions_[k - 1].end) &&
             !stops(folded_[begin - 1]) && !tokens_[begin].opens_sentence)
        --begin;
      std::size_t end = k + 1 < mentions_.size() ? mentions_[k + 1].begin : tokens_.size();
      if (k + 1 < mentions_.size())  // the next one's own adjectives are not ours
        while (end > m.end && !stops(folded_[end - 1]) && mentions_[k + 1].begin - end < 4) --end;
      std::vector<Token> own(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                             tokens_.begin() + static_cast<std::ptrdiff_t>(end));
      // Things that the story turns round are not worn.
      for (std::size_t i = begin; i < end; ++i)
        if (used_[i]) own[i - begin].folded = "-";
      Being& b = result_.beings[m.being];
      const SeenLook seen = read_look(own, 0, own.size(), b.look);
      if (b.color_word.empty()) b.color_word = seen.color_word;
      if (b.wearing.empty()) b.wearing = seen.wearing;
      for (const auto& trait : seen.traits)
        if (std::find(b.traits.begin(), b.traits.end(), trait) == b.traits.end())
          b.traits.push_back(trait);
      for (const auto& trait : b.traits)
        if (!lexicon().looks.count(trait)) b.look.personality.push_back(trait);
    }
  }

  static std::optional<story::Pronouns> pronoun_of_name(const std::string& name) {
    const auto list_of = words(name);
    if (list_of.size() > 1)
      for (std::string_view part : list_of)
        if (const auto known = pronoun_of_name(std::string(part))) return known;
    const std::string first =
        std::string(list_of.empty() ? std::string_view(name) : list_of.front());
    const Lexicon& lex = lexicon();
    const auto in = [&](std::string_view group) {
      const auto& list = lex.names.find(group)->second;
      return std::find(list.begin(), list.end(), first) != list.end();
    };
    const std::string title = folded(first);
    if (is_any(title, {"mrs", "ms", "princess", "queen", "grandma", "granny", "nana", "aunt",
                       "auntie", "abuela", "oma", "lady"}))
      return story::Pronouns::She;
    if (is_any(title, {"mr", "prince", "king", "grandpa", "uncle", "sir", "opa"}))
      return story::Pronouns::He;
    if (in("she")) return story::Pronouns::She;
    if (in("he")) return story::Pronouns::He;
    return std::nullopt;
  }

  void choose_pronouns() {
    if (result_.beings.empty()) return;
    Being& hero = result_.beings.front();
    for (std::size_t i = 0; i < tokens_.size() && !hero.look.pronouns; ++i) {
      if (used_[i] && !word_at(i, {"his", "her", "their"})) continue;
      // A pronoun right after another being is that one's ("a girl and her dog" fixes neither
      // wrongly).
      if (word_at(i, {"she", "her", "hers", "herself"}))
        hero.look.pronouns = story::Pronouns::She;
      else if (word_at(i, {"he", "him", "his", "himself"}))
        hero.look.pronouns = story::Pronouns::He;
      else if (word_at(
                   i, {"they", "them", "their", "theirs", "themself", "nonbinary", "non-binary"}) &&
               result_.beings.size() == 1 && !hero.many)
        hero.look.pronouns = story::Pronouns::They;
    }
    for (Being& b : result_.beings) {
      if (!b.look.pronouns && !b.name.empty()) b.look.pronouns = pronoun_of_name(b.name);
      if (b.look.species == "human" && b.spoken.empty())
        b.spoken = !b.look.pronouns || b.look.pronouns == story::Pronouns::They ? "child"
                   : b.look.pronouns == story::Pronouns::She                    ? "girl"
                                                                                : "boy";
    }
  }

  /// "A whale who sings too low": what makes this hero this one, for the opening.
  void read_quirk() {
    if (mentions_.empty() || mentions_.front().being != 0) return;
    const std::size_t from = mentions_.front().end;
    std::size_t i = from;
    while (i < tokens_.size() && i < from + 7 && !word_at(i, {"who", "that"})) {
      if (tokens_[i].opens_sentence || (mentions_.size() > 1 && i >= mentions_[1].begin)) return;
      ++i;
    }
    if (!word_at(i, {"who", "that"}) ||
        word_at(i + 1, {"is", "learns", "finds", "found", "must", "has", "meets", "discovers",
                        "goes", "lives", "gets"})) {
      const bool thinks =
          word_at(i + 1, {"is"}) && word_at(i + 2, {"too", "always", "never", "vegetarian"});
      if (!thinks) return;
    }
    std::string clause;
    for (std::size_t k = i + 1; k < tokens_.size() && k <= i + 9; ++k) {
      if (tokens_[k].opens_sentence || tokens_[k].opens_clause ||
          word_at(k, {"and", "but", "who", "until", "because", "so"}))
        break;
      if (k == i + 9) return;  // too long to be said in passing
      clause += (clause.empty() ? "" : " ") + tokens_[k].text + (tokens_[k].owner ? "'s" : "");
    }
    // What the arc itself will say at length is not said here; a victory is for its end.
    if (clause.starts_with("wins ")) {
      if (result_.skill.empty()) result_.skill = "win " + clause.substr(5);
      if (result_.arc.empty()) result_.arc = "trying_again";
      return;
    }
    if (!result_.fear.empty()) return;
    if (!result_.skill.empty() && clause.find(result_.skill) != std::string::npos) return;
    if (!result_.fear.empty() && clause.find(result_.fear) != std::string::npos) return;
    if (result_.desire && clause.find(result_.desire->noun) != std::string::npos &&
        (result_.arc == "lost_and_found" || result_.arc == "sharing"))
      return;
    const Pronouns p = result_.beings.front().look.pronouns.value_or(Pronouns::It);
    for (const auto& word : words(clause)) {  // its pronouns must be the hero's
      const std::string w = folded(word);
      if (is_any(w, {"he", "his", "him", "himself"}) && p != Pronouns::He) return;
      if (is_any(w, {"she", "her", "herself"}) && p != Pronouns::She) return;
      if (is_any(w, {"they", "their", "them"}) && p != Pronouns::They) return;
    }
    result_.quirk = typographic(past_clause(clause));
  }

  void read_theme() {
    const Lexicon& words = lexicon();
    const Topic* topic = nullptr;
    // A lesson that is named as one counts before words that merely occur.
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool names_it = word_at(i, {"moral", "lesson", "theme", "message"}) ||
                            (word_at(i, {"learns", "learn", "learning"})) ||
                            (word_at(i, {"about"}) && i > 0);
      if (!names_it) continue;
      for (std::size_t k = i + 1; k < std::min(i + 7, tokens_.size()); ++k) {
        const auto match = words.themes.at(folded_, k);
        if (!match.sense) continue;
        if (!topic || word_at(i, {"moral", "lesson", "learns", "message"}))
          topic = &words.topics[match.sense->index];
        std::string text;
        for (std::size_t j = i + 1;
             j < tokens_.size() && j < i + 10 && (j == i + 1 || !tokens_[j].opens_sentence); ++j) {
          if (j == i + 1 && word_at(j, {"is", "that", "of", "to", "about", "how"})) continue;
          text += (text.empty() ? "" : " ") + tokens_[j].text;
        }
        if (word_at(i, {"moral", "lesson", "learns", "learn", "message"}) && result_.lesson.empty())
          result_.lesson = text;
        break;
      }
      if (topic && word_at(i, {"moral", "lesson", "message"})) break;
    }
    if (topic && !result_.lesson.empty()) {
      // A stated lesson decides, unless the plot the prompt tells is a stronger frame.
      if (result_.arc.empty() || result_.arc == "trying_again" || result_.arc == "lost_and_found")
        result_.arc = topic->arc;
      result_.lesson_line = topic->line;
      return;
    }
    if (!topic)
      for (std::size_t i = 0; i < tokens_.size() && !topic; ++i) {
        const auto match = words.themes.at(folded_, i);
        if (!match.sense || (used_[i] && match.length == 1)) continue;
        if (word_at(i,
                    {"special", "together", "alone", "help", "why", "race", "map", "together"}) &&
            !result_.arc.empty())
          continue;
        topic = &words.topics[match.sense->index];
      }
    if (topic) {
      ++understood_;
      if (result_.arc.empty() && !(quest_ && topic->arc == "friendship")) result_.arc = topic->arc;
      if (result_.arc == topic->arc) result_.lesson_line = topic->line;
    }
    if (result_.arc.empty() && quest_) result_.arc = "quest";
    if (result_.arc.empty()) {
      for (const Being& b : result_.beings)
        for (const auto& trait : b.traits) {
          if (is_any(trait, {"lonely", "shy", "friendly"}) && result_.arc.empty())
            result_.arc = "friendship";
          if (is_any(trait, {"timid", "scared", "nervous", "brave", "fearful"}) &&
              result_.arc.empty())
            result_.arc = "courage";
          if (is_any(trait, {"curious"}) && result_.arc.empty()) result_.arc = "curiosity";
          if (is_any(trait, {"sleepy"}) && result_.arc.empty()) result_.arc = "bedtime";
          if (is_any(trait, {"clumsy", "impatient"}) && result_.arc.empty())
            result_.arc = "trying_again";
          if (is_any(trait, {"greedy", "selfish"}) && result_.arc.empty()) result_.arc = "sharing";
        }
    }
  }

  std::vector<Token> tokens_;
  std::vector<std::string> folded_;
  std::vector<bool> used_;
  std::vector<Mention> mentions_;
  std::vector<std::string> free_texts_;
  std::optional<std::size_t> audience_name_;
  std::size_t heads_ = 0;  ///< names put before all nouns so far
  int understood_ = 0;
  bool quest_ = false;
  Understanding result_;
};

}  // namespace

Understanding understand(std::string_view prompt) {
  if (!is_valid_utf8(prompt)) {
    Understanding nothing;
    nothing.notes.push_back("The prompt was not valid text; the story was made from defaults.");
    return nothing;
  }
  Understanding result = Reader(prompt).read();
  if (trimmed(prompt).empty()) result.notes.clear();
  return result;
}

const Topic* topic_of(std::string_view lesson) {
  const Lexicon& words = lexicon();
  const auto folded = folded_words(tokens_of(lesson));
  for (std::size_t i = 0; i < folded.size(); ++i)
    if (const auto match = words.themes.at(folded, i); match.sense)
      return &words.topics[match.sense->index];
  return nullptr;
}

}  // namespace talewright::engines::writer
