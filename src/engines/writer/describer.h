// Reads one description; see describe.cpp for how and describe_nouns.cpp for what nouns do.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engines/writer/look_terms.h"
#include "engines/writer/plain_words.h"

namespace talewright::engines::writer {

/// Of two-year-olds among the babies: they walk, and their hair is cut.
inline constexpr double kToddlerHeight = 0.95;

class Describer {
 public:
  explicit Describer(std::string_view text);
  Description read();

 private:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  /// An adjective that waits for its noun.
  struct Waiting {
    std::size_t begin, end;
    Meanings meanings;
  };

  /// A word that nobody knows and that is a slip away from one we know is read as that one.
  void respell(std::size_t i);
  /// Reads what begins at word i; how many words that were.
  std::size_t step(std::size_t i);
  std::size_t special(std::size_t i);
  std::size_t fruit(std::size_t i, const Meanings& here);
  /// A word for a being that only compares or decorates: "ears like a rabbit", "a bear costume".
  bool is_aside(std::size_t at, std::size_t length) const;
  std::size_t say_pronoun(std::size_t i, const Meaning& pronoun);
  void find_being();
  void finish();

  std::size_t noun(std::size_t i, const Meanings& here);
  /// "a baby elephant": the first word is an age.
  bool is_age_before_kind(std::size_t i) const;
  std::size_t be(std::size_t i, const Meaning& being);
  std::size_t wearing(std::size_t i, const Meaning& garment);
  std::size_t adorned(std::size_t i, const Meaning& accessory);
  std::size_t hair(std::size_t i, const Meaning& style);
  /// The style that `noun` ("curls", "bun"; may be empty) and the adjectives that wait make.
  std::string hair_said(std::string_view noun) const;
  std::size_t part(std::size_t i, const Meaning& part);
  std::size_t marked(std::size_t i, const Meaning& marking);
  std::size_t held(std::size_t i, const Meaning& thing);

  void wear(std::size_t begin, std::size_t end, std::string_view item, const std::string& color,
            std::string_view pattern);
  /// Takes off what only the costume of a trade put on.
  void doff(std::initializer_list<std::string_view> items);
  void put_on(std::size_t begin, std::size_t end, std::string_view item);
  void say_trait(std::size_t begin, std::size_t end, const std::string& trait);
  /// Puts one waiting adjective on the character itself; false if it means nothing there.
  bool apply(const Waiting& adjective);
  /// What waits was said of the character, or of the noun before "is".
  void flush();
  /// Colours among what waits, in order, shades applied; `said` receives whether there are any.
  std::vector<std::string> colors() const;
  std::string pattern(bool& lost) const;
  std::size_t begin_or(std::size_t i) const {
    return pending_.empty() ? i : pending_.front().begin;
  }
  bool negates() const { return negated_ != npos; }
  /// The words before a denied noun are taken with it.
  std::size_t denied_from(std::size_t i) const { return negates() ? negated_ : i; }

  Heard heard_;
  const Terms& terms_;
  Description result_;
  story::Descriptor& look_;
  std::vector<Waiting> pending_;
  std::size_t (Describer::*predicate_)(std::size_t, const Meaning&) = nullptr;
  Meaning predicate_noun_;
  std::size_t predicate_at_ = 0;
  std::size_t negated_ = npos, carried_at_ = 0;
  bool carries_ = false, strong_ = false, found_ = false, person_ = false;
  bool first_being_is_animal_ = false, pronoun_said_ = false, skin_said_ = false, age_said_ = false;
  std::set<std::string, std::less<>> absent_, costume_;
  /// What a bird's name says of its colours: main, second and accent colour, apart by spaces.
  std::string_view plumage_;
  bool beard_said_ = false;
  std::string unknown_;
  std::size_t being_end_ = 0;
};

}  // namespace talewright::engines::writer
