#include "engines/writer/terms.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/lexicon.h"

namespace talewright::engines::writer {

namespace {

constexpr std::size_t kMostLetters = 4000;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

/// Changes of one letter, and neighbours swapped, that turn a into b; 3 stands for more than two.
int slips(std::string_view a, std::string_view b) {
  if (a.size() > b.size() + 2 || b.size() > a.size() + 2) return 3;
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t k = 0; k <= b.size(); ++k) {
      if (i == 0 || k == 0) {
        d[i][k] = static_cast<int>(i + k);
        continue;
      }
      d[i][k] = std::min(
          {d[i - 1][k] + 1, d[i][k - 1] + 1, d[i - 1][k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1)});
      if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
        d[i][k] = std::min(d[i][k], d[i - 2][k - 2] + 1);
    }
  return std::min(3, d[a.size()][b.size()]);
}

/// Colours as "#rrggbb" would lose their sign as words; they travel as "hexrrggbb".
std::string with_hex_words(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::size_t n = 0;
    const std::string low = lower(text.substr(i + 1, 7));
    while (text[i] == '#' && n < low.size() && is_hex(low[n])) ++n;
    if (n == 6) {
      result += " hex" + low.substr(0, 6) + " ";
      i += 6;
    } else if (n == 3) {
      result += " hex";
      for (int k = 0; k < 3; ++k) result += std::string(2, low[static_cast<std::size_t>(k)]);
      result += ' ';
      i += 3;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string readable(std::string_view text) {
  std::string clean;
  const bool valid = is_valid_utf8(text);
  for (char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (u < 0x20 || u == 0x7F)
      clean += ' ';
    else if (valid || u < 0x80)
      clean += c;
  }
  return clean;
}

}  // namespace

void Meanings::add(const Meaning& meaning) {
  for (Meaning& known : list_)
    if (known.field == meaning.field) {
      if (meaning.length > known.length) known = meaning;
      return;
    }
  list_.push_back(meaning);
}

const Meaning* Meanings::of(std::string_view field) const& {
  for (const Meaning& meaning : list_)
    if (meaning.field == field) return &meaning;
  return nullptr;
}

const Meaning* Meanings::longest(std::initializer_list<std::string_view> fields) const& {
  const Meaning* best = nullptr;
  for (std::string_view field : fields)
    if (const Meaning* meaning = of(field); meaning && (!best || meaning->length > best->length))
      best = meaning;
  return best;
}

std::vector<std::string> plain_parts(std::string_view phrase) {
  std::vector<std::string> parts;
  for (const auto& word : bare_words(phrase)) {
    std::string w = folded(word);
    if (w.size() > 2 && w.ends_with("'s")) w.resize(w.size() - 2);
    for (auto& part : split(w, '-'))
      if (!part.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

void Terms::add(std::string_view phrase, std::string_view field, std::string_view value) {
  auto parts = plain_parts(phrase);
  if (parts.empty()) return;
  auto& list = by_first_[parts.front()];
  for (const Entry& entry : list)
    if (entry.field == field && entry.parts == parts) return;  // what came first stays
  parts_.insert(parts.begin(), parts.end());
  list.push_back({std::move(parts), std::string(field), std::string(value)});
}

void Terms::add_noun(std::string_view phrase, std::string_view field, std::string_view value) {
  add(phrase, field, value);
  if (!phrase.ends_with("s")) add(plural(phrase), field, value);
}

void Terms::add_file(const json::object& fields) {
  for (const auto& [field, values] : fields) {
    if (!values.is_object()) continue;
    for (const auto& [value, list] : values.as_object())
      for (const auto& phrase : split(list.as_string(), ',')) add(trimmed(phrase), field, value);
  }
}

Meanings Terms::at(const std::vector<std::string>& words, std::size_t at) const {
  Meanings result;
  const auto it = by_first_.find(words[at]);
  if (it == by_first_.end()) return result;
  for (const Entry& entry : it->second)
    if (at + entry.parts.size() <= words.size() &&
        std::equal(entry.parts.begin(), entry.parts.end(),
                   words.begin() + static_cast<std::ptrdiff_t>(at)))
      result.add({entry.field, entry.value, entry.parts.size()});
  return result;
}

bool Terms::has(std::string_view word, std::string_view field) const {
  const auto it = by_first_.find(word);
  return it != by_first_.end() &&
         std::any_of(it->second.begin(), it->second.end(), [&](const Entry& entry) {
           return entry.parts.size() == 1 && entry.field == field;
         });
}

std::string Terms::nearest(std::string_view word,
                           std::initializer_list<std::string_view> fields) const {
  if (word.size() < 5) return "";
  std::string best;
  int least = word.size() >= 8 ? 3 : 2;
  for (const auto& [first, entries] : by_first_) {
    // The first letter is seldom wrong, and the check keeps this cheap.
    if (first.size() < 4 || first[0] != word[0]) continue;
    for (const Entry& entry : entries) {
      if (entry.parts.size() != 1 ||
          std::find(fields.begin(), fields.end(), entry.field) == fields.end())
        continue;
      if (const int n = slips(word, first); n < least) best = first, least = n;
    }
  }
  return best;
}

Heard::Heard(std::string_view text, Quotes quotes) {
  std::string clean = readable(text);
  const std::string bounded(first_code_points(clean, kMostLetters));
  cut_ = bounded.size() < clean.size();
  clean = with_hex_words(bounded);
  if (quotes == Quotes::AreWhole) {
    std::string whole;
    for (std::size_t i = 0; i < clean.size();) {
      const bool curly = clean.compare(i, 3, "“") == 0;
      const std::size_t from = i + (curly ? 3 : 1);
      const std::size_t to =
          curly || clean[i] == '"' ? clean.find(curly ? "”" : "\"", from) : std::string::npos;
      if (to != std::string::npos && to > from && to - from <= 160) {
        whole += fmt::format(" quotedtext{} ", quotes_.size());
        quotes_.push_back(clean.substr(from, to - from));
        i = to + (curly ? 3 : 1);
      } else {
        whole += clean[i++];
      }
    }
    clean = std::move(whole);
  }
  for (const Token& token : tokens_of(clean)) {
    bool first = true;
    for (const auto& part : split(token.text, '-')) {
      if (part.empty()) continue;
      Token piece = token;
      piece.text = part;
      piece.folded = folded(part);
      if (!first) piece.opens_clause = piece.opens_sentence = false;
      if (piece.folded.size() == 9 && piece.folded.starts_with("hex") &&
          std::all_of(piece.folded.begin() + 3, piece.folded.end(), is_hex))
        piece.text = piece.folded = "#" + piece.folded.substr(3);
      first = false;
      words_.push_back(piece.folded);
      tokens_.push_back(std::move(piece));
    }
  }
  taken_.assign(words_.size(), false);
  // Pictographs that stand for no word of ours.
  for (std::size_t i = 0; i + 4 <= bounded.size(); ++i)
    if (bounded.compare(i, 2, "\xF0\x9F") == 0) {
      const std::string sign(bounded.substr(i, 4));
      const bool known = std::any_of(lexicon().emoji.begin(), lexicon().emoji.end(),
                                     [&](const auto& e) { return e.first.starts_with(sign); });
      if (!known && signs_.size() < 8 &&
          std::find(signs_.begin(), signs_.end(), sign) == signs_.end())
        signs_.push_back(sign);
    }
}

const std::string& Heard::word(std::size_t i) const {
  static const std::string nothing;
  return i < words_.size() ? words_[i] : nothing;
}

bool Heard::is(std::size_t i, std::initializer_list<std::string_view> list) const {
  return i < words_.size() && std::find(list.begin(), list.end(), words_[i]) != list.end();
}

std::string Heard::quoted(std::size_t i) const {
  if (i >= words_.size() || !words_[i].starts_with("quotedtext")) return "";
  const auto k = static_cast<std::size_t>(std::atoi(words_[i].c_str() + 10));
  return k < quotes_.size() ? quotes_[k] : "";
}

std::string Heard::said(std::size_t begin, std::size_t end) const {
  std::string text;
  for (std::size_t i = begin; i < end && i < words_.size(); ++i) {
    const std::string quote = quoted(i);
    text += (text.empty() ? "" : " ") + (quote.empty() ? tokens_[i].text : "“" + quote + "”");
    if (tokens_[i].owner && quote.empty()) text += "’s";
  }
  return text;
}

void Heard::take(std::size_t begin, std::size_t end, bool taken) {
  for (std::size_t i = begin; i < end && i < taken_.size(); ++i) taken_[i] = taken;
}

void Heard::report(std::size_t begin, std::size_t end, std::string_view field,
                   std::string_view value) {
  take(begin, end);
  understood_.push_back({said(begin, end), std::string(field), std::string(value)});
}

std::vector<std::string> Heard::left(const Terms& terms) const {
  std::vector<std::string> result = signs_;
  const auto idle = [&](std::size_t i) { return terms.has(words_[i], "stop"); };
  std::set<std::string, std::less<>> seen;
  for (std::size_t i = 0; i < words_.size();) {
    if (taken_[i] || idle(i)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < words_.size() && !taken_[end] && !opens_clause(end) && !idle(end) && end - i < 8)
      ++end;
    const std::string phrase(first_code_points(said(i, end), 80));
    if (result.size() < 24 && seen.insert(phrase).second) result.push_back(phrase);
    i = end;
  }
  return result;
}

}  // namespace talewright::engines::writer
