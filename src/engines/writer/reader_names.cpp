// The names in a prompt, and which being each belongs to.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/looks.h"
#include "engines/writer/reader.h"

namespace talewright::engines::writer {

using story::Pronouns;

bool Reader::can_be_name(std::size_t i) const {
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
    const bool verb_next = i + 1 < tokens_.size() && !tokens_[i + 1].opens_sentence &&
                           folded_[i + 1].ends_with("s") && !words.nouns.count(folded_[i + 1]) &&
                           !words.beings.at(folded_, i + 1).sense && !words.nouns.count(t.folded);
    if (verb_next || (!words.nouns.count(t.folded) && word_at(i + 1, {"in", "with", "on"}) &&
                      word_at(i + 2, {"his", "her", "their", "a"})))
      return true;
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

bool Reader::is_known_name(const std::string& text) {
  for (const auto& [group, list] : lexicon().names)
    if (std::find(list.begin(), list.end(), text) != list.end()) return true;
  return false;
}

std::string Reader::clean_name(const Token& t) {
  return t.foreign || t.capital ? t.text : capitalized(t.text);
}

void Reader::drop_setting_of(std::size_t token) {
  const auto match = lexicon().places.at(folded_, token);
  if (!match.sense) return;
  std::erase(result_.settings, match.sense->name);
}

void Reader::find_names() {
  std::vector<std::size_t> free_names;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const bool told = i > 0 && (word_at(i - 1, {"named", "called"}) ||
                                (word_at(i - 1, {"is"}) && i > 1 && word_at(i - 2, {"name"})));
    const bool told_ok = told && !word_at(i, {"a", "an", "the", "after", "to", "by"}) && !used_[i];
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

bool Reader::link(std::size_t begin, std::size_t i, std::size_t end, const std::string& name,
                  bool told) {
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
    if (&mentions_[k] == best || mentions_[k].begin != begin || mentions_[k].end != i || begin == i)
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

}  // namespace talewright::engines::writer
