#include "engines/writer/proofread.h"

#include <map>
#include <set>

#include "base/text.h"
#include "engines/writer/english.h"

namespace talewright::engines::writer {

namespace {

constexpr std::string_view kOpen = "“", kClose = "”";

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string_view::npos; at += what.size())
    ++n;
  return n;
}

void check_marks(std::string_view text, std::vector<Slip>& slips) {
  for (std::string_view mark : {"#", "{", "}", "|", "[", "]"})
    if (text.find(mark) != std::string_view::npos)
      slips.push_back({-1, "placeholder", std::string(mark)});
  for (std::string_view bad :
       {"  ", " .", " ,", ",,", ",.", ".,", " !", " ?", "!.", "?.", ";;", "’’", "..", "““", "””"})
    if (text.find(bad) != std::string_view::npos)
      slips.push_back({-1, "punctuation", std::string(bad)});
  if (text.find('"') != std::string_view::npos || text.find('\'') != std::string_view::npos)
    slips.push_back({-1, "straight_quote", std::string(text)});
  if (count(text, kOpen) != count(text, kClose))
    slips.push_back({-1, "unbalanced_quotes", std::string(text)});
}

/// Every word with whether punctuation stands between it and the one before.
struct Spaced {
  std::string word;
  bool joined;
};

std::vector<Spaced> spaced_words(std::string_view text) {
  std::vector<Spaced> result;
  bool joined = false;
  for (std::string_view raw : words(text)) {
    const auto list = bare_words(raw);
    for (std::size_t k = 0; k < list.size(); ++k)
      result.push_back({list[k], joined && k == 0 && raw.substr(0, list[k].size()) == list[k]});
    if (list.empty())
      joined = false;
    else
      joined = raw.size() >= list.back().size() &&
               raw.substr(raw.size() - list.back().size()) == list.back();
  }
  return result;
}

void check_words(std::string_view text, std::vector<Slip>& slips) {
  static const std::set<std::pair<std::string, std::string>> disagree{
      {"they", "was"},  {"they", "has"}, {"they", "is"},  {"they", "does"}, {"he", "were"},
      {"she", "were"},  {"he", "have"},  {"she", "have"}, {"it", "were"},   {"i", "is"},
      {"we", "was"},    {"you", "was"},  {"he", "are"},   {"she", "are"},   {"i", "are"},
      {"a", "the"},     {"the", "a"},    {"the", "the"},  {"her", "the"},   {"his", "the"},
      {"their", "the"}, {"my", "the"},   {"the", "her"},  {"the", "his"},   {"the", "their"},
      {"a", "her"},     {"a", "his"},    {"my", "a"},     {"her", "a"}};
  const auto list = spaced_words(text);
  for (std::size_t i = 1; i < list.size(); ++i) {
    if (!list[i].joined) continue;
    const std::string before = folded(list[i - 1].word), word = folded(list[i].word);
    const bool name = list[i].word == list[i - 1].word && list[i].word != lower(list[i].word);
    if (before == word && !name && word != "that" && word != "had")
      slips.push_back({-1, "doubled_word", word + " " + word});
    if (disagree.count({before, word})) {
      // "told her the way": an object before an article is no slip.
      const bool object = before == "her" && (word == "the" || word == "a");
      if (!object) slips.push_back({-1, "agreement", before + " " + word});
    }
    if ((before == "a" || before == "an") && before != article_for(list[i].word))
      slips.push_back({-1, "article", before + " " + word});
  }
}

void check_starts(std::string_view text, std::vector<Slip>& slips) {
  const auto small = [](std::string_view s) {
    while (!s.empty() && s.substr(0, 3) == kOpen) s.remove_prefix(3);
    return !s.empty() && s[0] >= 'a' && s[0] <= 'z';
  };
  if (small(trimmed(text)))
    slips.push_back({-1, "lower_case_start", std::string(text.substr(0, 20))});
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (stop && (text[i + 1] == ' ' || text[i + 1] == '\n') && small(text.substr(i + 2)))
      slips.push_back({-1, "lower_case_start", std::string(text.substr(i, 20))});
  }
  const std::string_view end = trimmed(text);
  if (!end.empty()) {
    const char last = end.back();
    const bool marked = last == '.' || last == '!' || last == '?' ||
                        (end.size() >= 3 &&
                         (end.substr(end.size() - 3) == kClose ||
                          end.substr(end.size() - 3) == "…" || end.substr(end.size() - 3) == "—"));
    if (!marked) slips.push_back({-1, "no_end_mark", std::string(end)});
  }
}

}  // namespace

std::string sentence_key(std::string_view sentence) {
  std::string key;
  for (const std::string& word : bare_words(sentence)) key += folded(word) + " ";
  return key;
}

std::vector<Slip> proofread_text(std::string_view text) {
  std::vector<Slip> slips;
  check_marks(text, slips);
  check_words(text, slips);
  check_starts(text, slips);
  return slips;
}

std::vector<Slip> proofread(const story::PlanDocument& document) {
  std::vector<Slip> slips;
  std::set<std::string> keys, refrain;
  for (const auto& member : document.cast) keys.insert(member.key);
  for (const auto& sentence : sentences(document.refrain)) refrain.insert(sentence_key(sentence));
  std::map<std::string, int> seen;

  const auto check_scene = [&](const story::SceneSpec& scene, int page) {
    for (const auto& figure : scene.characters)
      if (!keys.count(figure.character))
        slips.push_back({page, "unknown_cast_key", figure.character});
  };
  check_scene(document.cover, -1);
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const auto& page = document.pages[i];
    const int number = static_cast<int>(i);
    check_scene(page.scene, number);
    if (page.text_by != story::TextBy::Writer) continue;
    for (Slip slip : proofread_text(page.text)) {
      slip.page = number;
      slips.push_back(std::move(slip));
    }
    for (const auto& sentence : sentences(page.text)) {
      const std::string key = sentence_key(sentence);
      if (word_count(sentence) <= 3 || refrain.count(key)) continue;
      const auto [it, fresh] = seen.emplace(key, number);
      if (!fresh) slips.push_back({number, "repeated_sentence", sentence});
    }
  }
  return slips;
}

}  // namespace talewright::engines::writer
