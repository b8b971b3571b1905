// A prompt cut into words, with what the cutting would lose: capitals, possessives, and where
// sentences and clauses begin.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace talewright::engines::writer {

struct Token {
  std::string text;    ///< as written, without a possessive ending
  std::string folded;  ///< lower case
  bool capital = false;
  bool foreign = false;  ///< holds letters beyond ASCII
  bool owner = false;    ///< stood with 's
  bool opens_sentence = false;
  bool opens_clause = false;  ///< after a comma, colon or dash
};

std::vector<Token> tokens_of(std::string_view text);
std::vector<std::string> folded_words(const std::vector<Token>& tokens);

}  // namespace talewright::engines::writer
