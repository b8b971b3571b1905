#include "engines/writer/grammar.h"

#include <stdexcept>

#include "base/text.h"
#include "engines/writer/english.h"

namespace talewright::engines::writer {

namespace {

std::string modified(std::string text, std::string_view modifier) {
  if (modifier == "a") return with_article(text);
  if (modifier == "s") return plural(text);
  if (modifier == "capitalize") return sentence_case(text);
  if (modifier == "lower") return lower(text.substr(0, 1)) + text.substr(1);
  if (modifier == "title") return title_case(text);
  if (modifier == "ed") return past(text);
  if (modifier == "ing") return gerund(text);
  if (modifier == "possessive") return possessive(text);
  throw std::logic_error("unknown modifier: " + std::string(modifier));
}

/// Where the '{' at `open` is closed, and the places of its top-level bars.
std::size_t closing(std::string_view text, std::size_t open, std::vector<std::size_t>& bars) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '|' && depth == 1) bars.push_back(i);
    if (text[i] == '}' && --depth == 0) return i;
  }
  throw std::logic_error("open brace in: " + std::string(text));
}

}  // namespace

void Grammar::set(std::string_view symbol, std::string_view text) {
  rules_[std::string(symbol)] = {std::string(text)};
}

void Grammar::set(std::string_view symbol, std::vector<std::string> alternatives) {
  rules_[std::string(symbol)] = std::move(alternatives);
}

bool Grammar::has(std::string_view symbol) const { return rules_.find(symbol) != rules_.end(); }

std::string Grammar::expand(std::string_view text, Random& random) const {
  return expand(text, random, 0);
}

std::string Grammar::expand(std::string_view text, Random& random, int depth) const {
  if (depth > 40) throw std::logic_error("rules without an end at: " + std::string(text));
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '#') {
      const std::size_t end = text.find('#', i + 1);
      if (end == std::string_view::npos)
        throw std::logic_error("open symbol in: " + std::string(text));
      result += symbol(text.substr(i + 1, end - i - 1), random, depth);
      i = end;
    } else if (text[i] == '{') {
      std::vector<std::size_t> bars{i};
      const std::size_t end = closing(text, i, bars);
      bars.push_back(end);
      const std::size_t k = random.below(bars.size() - 1);
      result += expand(text.substr(bars[k] + 1, bars[k + 1] - bars[k] - 1), random, depth + 1);
      i = end;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string Grammar::symbol(std::string_view spec, Random& random, int depth) const {
  const auto parts = split(spec, '.');
  std::string name = parts.front();
  std::string text;
  auto rule = rules_.find(name);
  bool raised = false;
  if (rule == rules_.end() && !name.empty() && name[0] >= 'A' && name[0] <= 'Z') {
    name = lower(name.substr(0, 1)) + name.substr(1);
    raised = true;
    rule = rules_.find(name);
  }
  if (rule != rules_.end()) {
    text = expand(random.pick(rule->second), random, depth + 1);
  } else if (!otherwise || !otherwise(name, random, text)) {
    throw std::logic_error("unknown symbol: " + std::string(spec));
  }
  for (std::size_t k = 1; k < parts.size(); ++k) text = modified(std::move(text), parts[k]);
  return raised ? sentence_case(text) : text;
}

}  // namespace talewright::engines::writer
