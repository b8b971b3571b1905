#include "engines/writer/english.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"

namespace talewright::engines::writer {

namespace {

bool is_letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}
bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }
bool starts(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}
bool ends(std::string_view text, std::string_view with) {
  return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

/// Curly quotes, dashes and the ellipsis are letters to is_letter (they are not ASCII), so they
/// are named here.
constexpr std::array<std::string_view, 8> kMarks{"“", "”", "‘", "’", "…", "—", "–", "·"};

std::size_t mark_at(std::string_view text, std::size_t at) {
  for (std::string_view mark : kMarks)
    if (text.substr(at, mark.size()) == mark) return mark.size();
  return 0;
}

std::pair<std::string, std::string> first_word(std::string_view phrase) {
  const std::size_t cut = phrase.find(' ');
  if (cut == std::string_view::npos) return {std::string(phrase), ""};
  return {std::string(phrase.substr(0, cut)), std::string(phrase.substr(cut))};
}

const std::map<std::string, std::string, std::less<>> kPast{
    {"be", "was"},        {"ride", "rode"},
    {"swim", "swam"},     {"fly", "flew"},
    {"sing", "sang"},     {"build", "built"},
    {"catch", "caught"},  {"find", "found"},
    {"make", "made"},     {"run", "ran"},
    {"draw", "drew"},     {"write", "wrote"},
    {"read", "read"},     {"sleep", "slept"},
    {"go", "went"},       {"stand", "stood"},
    {"grow", "grew"},     {"win", "won"},
    {"tell", "told"},     {"say", "said"},
    {"give", "gave"},     {"take", "took"},
    {"get", "got"},       {"see", "saw"},
    {"do", "did"},        {"throw", "threw"},
    {"blow", "blew"},     {"speak", "spoke"},
    {"climb", "climbed"}, {"eat", "ate"},
    {"drive", "drove"},   {"sit", "sat"},
    {"skip", "skipped"},  {"hop", "hopped"},
    {"hold", "held"},     {"become", "became"},
    {"come", "came"},     {"play", "played"},
    {"hide", "hid"},      {"bring", "brought"},
    {"keep", "kept"},     {"leap", "leapt"},
    {"dig", "dug"},       {"hug", "hugged"},
    {"tie", "tied"},      {"break", "broke"},
    {"steal", "stole"},   {"teach", "taught"},
    {"think", "thought"}, {"feel", "felt"},
    {"buy", "bought"},    {"send", "sent"},
    {"drink", "drank"},   {"begin", "began"},
    {"wear", "wore"},     {"fall", "fell"},
    {"fight", "fought"},  {"meet", "met"},
    {"lead", "led"},      {"lie", "lied"},
    {"know", "knew"},     {"shake", "shook"},
    {"wake", "woke"},     {"freeze", "froze"},
    {"forget", "forgot"}, {"hear", "heard"},
    {"leave", "left"},    {"lose", "lost"},
    {"sell", "sold"},     {"swing", "swung"},
    {"sink", "sank"},     {"ring", "rang"},
    {"turn", "turned"},   {"oversleep", "overslept"}};

bool doubles(std::string_view w) {
  static constexpr std::array<std::string_view, 18> k{"run", "swim", "hop",  "skip", "hug",  "win",
                                                      "get", "sit",  "dig",  "stop", "clap", "spin",
                                                      "tap", "hit",  "flip", "plan", "hum",  "beg"};
  for (auto x : k)
    if (x == w) return true;
  return false;
}

}  // namespace

std::string_view article_for(std::string_view phrase) {
  const auto list = bare_words(phrase);
  if (list.empty()) return "a";
  const std::string w = folded(list.front());
  for (std::string_view silent : {"hour", "honest", "honor", "honour", "heir"})
    if (starts(w, silent)) return "an";
  for (std::string_view you :
       {"uni", "use", "usual", "euro", "one", "once", "ukulele", "ufo", "eucal", "ewe"})
    if (starts(w, you) && !starts(w, "unin") && !starts(w, "unim")) return "a";
  if (w == "8" || w == "11" || w == "18") return "an";
  return is_vowel(w[0]) ? "an" : "a";
}

std::string with_article(std::string_view phrase) {
  return std::string(article_for(phrase)) + " " + std::string(phrase);
}

std::string plural(std::string_view phrase) {
  std::string text(phrase);
  static const std::map<std::string, std::string, std::less<>> odd{
      {"mouse", "mice"},    {"child", "children"}, {"foot", "feet"},   {"tooth", "teeth"},
      {"man", "men"},       {"woman", "women"},    {"sheep", "sheep"}, {"fish", "fish"},
      {"deer", "deer"},     {"wolf", "wolves"},    {"leaf", "leaves"}, {"snowman", "snowmen"},
      {"knife", "knives"},  {"person", "people"},  {"goose", "geese"}, {"loaf", "loaves"},
      {"shelf", "shelves"}, {"elf", "elves"}};
  const std::size_t space = text.rfind(' ');
  const std::string last = space == std::string::npos ? text : text.substr(space + 1);
  const std::string head = space == std::string::npos ? "" : text.substr(0, space + 1);
  if (const auto it = odd.find(folded(last)); it != odd.end()) return head + it->second;
  if (ends(last, "y") && last.size() > 1 && !is_vowel(last[last.size() - 2]))
    return head + last.substr(0, last.size() - 1) + "ies";
  for (std::string_view hiss : {"s", "x", "z", "ch", "sh"})
    if (ends(last, hiss)) return text + "es";
  return text + "s";
}

std::string past(std::string_view verb_phrase) {
  auto [verb, rest] = first_word(verb_phrase);
  if (const auto it = kPast.find(folded(verb)); it != kPast.end()) return it->second + rest;
  if (ends(verb, "e")) return verb + "d" + rest;
  if (ends(verb, "y") && verb.size() > 1 && !is_vowel(verb[verb.size() - 2]))
    return verb.substr(0, verb.size() - 1) + "ied" + rest;
  if (doubles(verb)) return verb + verb.back() + "ed" + rest;
  return verb + "ed" + rest;
}

std::string past_clause(std::string_view clause) {
  static const std::map<std::string, std::string, std::less<>> whole{
      {"is", "was"},         {"are", "were"},       {"has", "had"},          {"have", "had"},
      {"does", "did"},       {"can't", "couldn’t"}, {"cannot", "could not"}, {"doesn't", "didn’t"},
      {"isn't", "wasn’t"},   {"hasn't", "hadn’t"},  {"wants", "wanted"},     {"want", "wanted"},
      {"thinks", "thought"}, {"goes", "went"},      {"can", "could"},        {"don't", "didn’t"},
      {"eats", "ate"},       {"tells", "told"},     {"steals", "stole"},     {"will", "would"},
      {"won't", "wouldn’t"}, {"faints", "fainted"}, {"chews", "chewed"},     {"knows", "knew"},
      {"loses", "lost"},     {"hears", "heard"},    {"wakes", "woke"},       {"digs", "dug"},
      {"teaches", "taught"}, {"burns", "burned"},   {"forgets", "forgot"},   {"hides", "hid"},
      {"sleeps", "slept"},   {"keeps", "kept"},     {"lives", "lived"},      {"only", "only"},
      {"never", "never"},    {"always", "always"}};
  std::string result;
  bool verb_done = false;
  for (std::string_view raw : words(clause)) {
    const std::string word(raw), w = folded(raw);
    std::string out = word;
    if (!verb_done) {
      if (w == "only" || w == "never" || w == "always" || w == "just" || w == "still")
        out = word;
      else if (const auto it = whole.find(w); it != whole.end())
        out = it->second, verb_done = true;
      else if (ends(w, "ed") ||
               kPast.end() != std::find_if(kPast.begin(), kPast.end(),
                                           [&](const auto& p) { return p.second == w; }) ||
               w == "could" || w == "would" || w == "did" || w == "couldn't")
        verb_done = true;
      else if (ends(w, "ies") && w.size() > 4)
        out = past(w.substr(0, w.size() - 3) + "y"), verb_done = true;
      else if (ends(w, "shes") || ends(w, "ches") || ends(w, "sses"))
        out = past(w.substr(0, w.size() - 2)), verb_done = true;
      else if (ends(w, "s"))
        out = past(w.substr(0, w.size() - 1)), verb_done = true;
      else
        return "";
    } else if (w == "is")
      out = "was";
    else if (w == "are")
      out = "were";
    result += (result.empty() ? "" : " ") + out;
  }
  return verb_done ? result : "";
}

std::string gerund(std::string_view verb_phrase) {
  auto [verb, rest] = first_word(verb_phrase);
  if (verb == "be") return "being" + rest;
  if (ends(verb, "ie")) return verb.substr(0, verb.size() - 2) + "ying" + rest;
  if (ends(verb, "e") && !ends(verb, "ee") && !ends(verb, "oe"))
    return verb.substr(0, verb.size() - 1) + "ing" + rest;
  if (doubles(verb)) return verb + verb.back() + "ing" + rest;
  return verb + "ing" + rest;
}

std::string possessive(std::string_view name) {
  std::string text(name);
  return text + (ends(text, "s") && word_count(text) == 1 && starts(text, "the ") ? "’" : "’s");
}

std::string title_case(std::string_view phrase) {
  std::string result;
  bool first = true;
  for (std::string_view word : words(phrase)) {
    if (!first) result += ' ';
    bool small = false;
    for (std::string_view s :
         {"a", "an", "the", "of", "and", "in", "on", "to", "at", "for", "with", "by"})
      small |= word == s;
    result += first || !small ? sentence_case(word) : std::string(word);
    first = false;
  }
  return result;
}

std::string sentence_case(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (const std::size_t n = mark_at(text, at))
      at += n;
    else if (text[at] == '"' || text[at] == '\'' || text[at] == ' ')
      ++at;
    else
      break;
  }
  return std::string(text.substr(0, at)) + capitalized(text.substr(at));
}

std::string typographic(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool after_word = !result.empty() && result.back() != ' ' && result.back() != '\n' &&
                            result.back() != '(' && !ends(result, "“") && !ends(result, "—");
    if (c == '"')
      result += after_word ? "”" : "“";
    else if (c == '\'')
      result += "’";
    else if (c == ' ' && (result.empty() || result.back() == ' ' || result.back() == '\n'))
      continue;
    else if (c == '.' && text.substr(i, 3) == "...")
      result += "…", i += 2;
    else if (c == '\n') {
      while (!result.empty() && result.back() == ' ') result.pop_back();
      result += c;
    } else
      result += c;
  }
  return std::string(trimmed(result));
}

bool ends_on_a_turn(std::string_view text) {
  text = trimmed(text);
  if (ends(text, "”")) text.remove_suffix(std::string_view("”").size());
  return ends(text, "?") || ends(text, "…") || ends(text, "—");
}

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> result;
  std::size_t begin = 0;
  const auto cut = [&](std::size_t to) {
    const auto piece = trimmed(text.substr(begin, to - begin));
    if (!piece.empty()) result.emplace_back(piece);
    begin = to;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      cut(i);
      continue;
    }
    const bool dots = text.substr(i, 3) == "…";
    if (c != '.' && c != '!' && c != '?' && !dots) continue;
    std::size_t after = i + (dots ? 3 : 1);
    if (c == '.') {
      const auto before = text.substr(begin, i - begin);
      bool title = false;
      for (std::string_view t : {"Mr", "Mrs", "Ms", "Dr", "St"}) title |= ends(before, t);
      if (title) continue;
    }
    if (text.substr(after, 3) == "”") after += 3;
    // What goes on in lower case belongs to the same sentence.
    std::size_t next = after;
    while (next < text.size() && text[next] == ' ') ++next;
    if (next < text.size() && text[next] >= 'a' && text[next] <= 'z') continue;
    if (next == after && next < text.size() && text[next] != '\n') continue;
    cut(after);
    i = after - 1;
  }
  cut(text.size());
  return result;
}

std::vector<std::string> bare_words(std::string_view text) {
  std::vector<std::string> result;
  std::string word;
  const auto flush = [&] {
    while (!word.empty() && (word.back() == '\'' || word.back() == '-')) word.pop_back();
    if (!word.empty()) result.push_back(word);
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 3) == "’" || text[i] == '\'') {
      const bool curly = text[i] != '\'';
      const std::size_t n = curly ? 3 : 1;
      const bool inside = !word.empty() && i + n < text.size() &&
                          is_letter(static_cast<unsigned char>(text[i + n])) &&
                          !mark_at(text, i + n);
      if (inside)
        word += text.substr(i, n);
      else
        flush();
      i += n;
    } else if (const std::size_t n = mark_at(text, i)) {
      flush();
      i += n;
    } else if (is_letter(static_cast<unsigned char>(text[i])) ||
               (text[i] == '-' && !word.empty())) {
      word += text[i++];
    } else {
      flush();
      ++i;
    }
  }
  flush();
  return result;
}

std::string folded(std::string_view word) { return lower(replaced(std::string(word), "’", "'")); }

std::size_t word_count(std::string_view text) { return bare_words(text).size(); }

}  // namespace talewright::engines::writer
