// Vocabularies of phrases, and a text heard word by word with a record of what was understood.
#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "engines/engines.h"
#include "engines/writer/tokens.h"

namespace talewright::engines::writer {

/// One meaning of the words at a place: "color", "#d7322d", over `length` words.
struct Meaning {
  std::string_view field, value;
  std::size_t length = 0;
};

/// The meanings at one place, for each field the one with the most words.
class Meanings {
 public:
  void add(const Meaning& meaning);
  bool has(std::string_view field) const { return of(field) != nullptr; }
  bool has_any(std::initializer_list<std::string_view> fields) const {
    return longest(fields) != nullptr;
  }
  const Meaning* of(std::string_view field) const&;
  /// The first of these fields among those with the most words; null when there is none.
  const Meaning* longest(std::initializer_list<std::string_view> fields) const&;
  // What they point to would be gone with a temporary.
  const Meaning* of(std::string_view field) const&& = delete;
  const Meaning* longest(std::initializer_list<std::string_view> fields) const&& = delete;
  bool empty() const { return list_.empty(); }

 private:
  std::vector<Meaning> list_;
};

/// Phrases by field. Words are lower case, hyphens part words, a possessive ending does not count.
class Terms {
 public:
  void add(std::string_view phrase, std::string_view field, std::string_view value);
  /// A phrase and the plural of its last word.
  void add_noun(std::string_view phrase, std::string_view field, std::string_view value);
  /// {field: {value: "word, two words, ..."}} as the files in resources/story/ have it.
  void add_file(const json::object& fields);
  Meanings at(const std::vector<std::string>& words, std::size_t at) const;
  bool has(std::string_view word, std::string_view field) const;
  /// Whether the word stands anywhere in a phrase.
  bool knows(std::string_view word) const { return parts_.count(word) > 0; }
  /// The single word of a field that is one or two slips of the pen away; empty when none is.
  std::string nearest(std::string_view word, std::initializer_list<std::string_view> fields) const;

 private:
  struct Entry {
    std::vector<std::string> parts;
    std::string field, value;
  };
  std::map<std::string, std::vector<Entry>, std::less<>> by_first_;
  std::set<std::string, std::less<>> parts_;
};

/// Lower-case words of a phrase, parted at hyphens too.
std::vector<std::string> plain_parts(std::string_view phrase);

/// A text cut into words. What a reader understands it takes; what nobody took is left over.
class Heard {
 public:
  enum class Quotes { AreWords, AreWhole };
  /// Any bytes will do: broken UTF-8 loses its high bytes; what lies beyond 4000 letters is not
  /// heard. With AreWhole, what stands in quotation marks is one word, "“OPEN”".
  explicit Heard(std::string_view text, Quotes quotes = Quotes::AreWords);

  std::size_t size() const { return words_.size(); }
  const std::vector<std::string>& words() const { return words_; }
  const std::string& word(std::size_t i) const;
  bool is(std::size_t i, std::initializer_list<std::string_view> list) const;
  bool opens_clause(std::size_t i) const { return tokens_[i].opens_clause || opens_sentence(i); }
  bool opens_sentence(std::size_t i) const { return tokens_[i].opens_sentence; }
  bool capital(std::size_t i) const { return tokens_[i].capital; }
  bool owner(std::size_t i) const { return tokens_[i].owner; }
  /// The words as written.
  std::string said(std::size_t begin, std::size_t end) const;
  /// The quoted text when the word is one, else empty.
  std::string quoted(std::size_t i) const;

  /// Reads a word as another, without changing how it was written.
  void read_as(std::size_t i, std::string word) { words_[i] = std::move(word); }
  void take(std::size_t begin, std::size_t end, bool taken = true);
  bool taken(std::size_t i) const { return taken_[i]; }
  void report(std::size_t begin, std::size_t end, std::string_view field, std::string_view value);
  const std::vector<Understood>& understood() const { return understood_; }
  /// What nobody took, in runs, without the words of `terms`' field "stop" around it; at most 24.
  std::vector<std::string> left(const Terms& terms) const;
  bool cut() const { return cut_; }

 private:
  std::vector<Token> tokens_;
  std::vector<std::string> words_, quotes_, signs_;
  std::vector<bool> taken_;
  std::vector<Understood> understood_;
  bool cut_ = false;
};

}  // namespace talewright::engines::writer
