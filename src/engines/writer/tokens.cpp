#include "engines/writer/tokens.h"

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/lexicon.h"

namespace talewright::engines::writer {

namespace {

/// Emoji and symbols are no words: four-byte sequences of the upper planes that are not letters,
/// and the dingbat blocks U+2600..U+27BF with their selectors.
bool is_pictograph(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c < 0x80) return false;
    const std::size_t n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    const bool emoji =
        c == 0xF0 && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) == 0x9F;
    const bool dingbat = c == 0xE2 && i + 1 < word.size() &&
                         static_cast<unsigned char>(word[i + 1]) >= 0x98 &&
                         static_cast<unsigned char>(word[i + 1]) <= 0x9E;
    const bool joiner = (c == 0xE2 && word.substr(i, 3) == "\xE2\x80\x8D") || c == 0xEF;
    if (!emoji && !dingbat && !joiner) return false;
    i += n;
  }
  return true;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool sentence = true, clause = false;
  std::string clean = replaced(std::string(text), "’", "'");
  for (std::string_view cjk : {"。", "，", "、", "！", "？", "「", "」", "：", "《", "》"})
    clean = replaced(std::move(clean), cjk, " . ");
  for (const auto& [sign, word] : lexicon().emoji)
    clean = replaced(std::move(clean), sign, " " + word + " ");
  for (std::string_view raw : words(clean)) {
    const auto parts = bare_words(raw);
    for (std::size_t k = 0; k < parts.size(); ++k) {
      if (is_pictograph(parts[k])) continue;
      Token token;
      token.text = parts[k];
      if (token.text.size() > 2 && token.text.ends_with("'s")) {
        token.text.resize(token.text.size() - 2);
        token.owner = true;
      }
      token.folded = folded(token.text);
      for (char c : token.text) token.foreign |= static_cast<unsigned char>(c) >= 0x80;
      const auto at = [&](std::size_t k) {
        return k < token.text.size() ? static_cast<unsigned char>(token.text[k]) : 0u;
      };
      token.capital = (token.text[0] >= 'A' && token.text[0] <= 'Z') ||
                      (at(0) == 0xD0 && at(1) >= 0x81 && at(1) <= 0xAF) ||  // Cyrillic
                      (at(0) == 0xC3 && at(1) >= 0x80 && at(1) <= 0x9E) ||
                      (at(0) == 0xCE && at(1) >= 0x86 && at(1) <= 0xA9);  // Latin-1, Greek
      token.opens_sentence = sentence && k == 0;
      token.opens_clause = clause && k == 0;
      tokens.push_back(std::move(token));
      sentence = clause = false;
    }
    const char last = raw.back();
    if (last == '.' || last == '!' || last == '?' || raw.ends_with("…")) {
      const std::string title = parts.empty() ? "" : folded(parts.back());
      if (title != "mr" && title != "mrs" && title != "ms" && title != "dr") sentence = true;
    } else if (last == ',' || last == ':' || last == ';' || last == ')' || raw.ends_with("—") ||
               raw == "-") {
      clause = true;
    }
  }
  return tokens;
}

std::vector<std::string> folded_words(const std::vector<Token>& tokens) {
  std::vector<std::string> result;
  for (const Token& token : tokens) result.push_back(token.folded);
  return result;
}

}  // namespace talewright::engines::writer
