// A small Tracery: text with #symbol.modifier# is expanded by rules, each symbol to one of its
// alternatives, and {this|that} to one of its branches. Choices come from a Random, so the same
// seed gives the same text.
//
// Modifiers: .a (article by sound) .s (plural) .capitalize .lower .title .ed (past) .ing
// .possessive A symbol that starts with a capital is its lower-case sister with the first letter
// raised.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace talewright::engines::writer {

class Grammar {
 public:
  void set(std::string_view symbol, std::string_view text);
  void set(std::string_view symbol, std::vector<std::string> alternatives);
  bool has(std::string_view symbol) const;
  /// Asked for symbols that are not set, before they count as unknown.
  std::function<bool(std::string_view symbol, Random& random, std::string& result)> otherwise;

  /// Throws std::logic_error for an unknown symbol or modifier, an open '#' or '{', or rules that
  /// call each other more than 40 deep: the texts are our own data.
  std::string expand(std::string_view text, Random& random) const;

 private:
  std::string expand(std::string_view text, Random& random, int depth) const;
  std::string symbol(std::string_view spec, Random& random, int depth) const;
  std::map<std::string, std::vector<std::string>, std::less<>> rules_;
};

}  // namespace talewright::engines::writer
