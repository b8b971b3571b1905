// Reads one prompt. Order matters: first the audience ("for my 3 year old") is set aside; then
// wishes and places are marked, beings found and linked with names; what stands between two beings
// dresses the first of them; what is left tells the theme. Each file reader_*.cpp holds one part.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/writer/tokens.h"
#include "engines/writer/understanding.h"

namespace talewright::engines::writer {

using Words = std::initializer_list<std::string_view>;
inline bool is_any(const std::string& word, Words list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Reader {
 public:
  explicit Reader(std::string_view prompt)
      : tokens_(tokens_of(prompt)), folded_(folded_words(tokens_)), used_(tokens_.size(), false) {}

  Understanding read();

 private:
  /// A lost toy is what the story looks for; a lost hero looks for the way home.
  void settle_lost_ones();
  struct Mention {
    std::size_t begin, end;  ///< tokens, noun and name included
    std::size_t being;
    bool has_name;
  };

  bool word_at(std::size_t i, Words list) const {
    return i < folded_.size() && is_any(folded_[i], list);
  }
  /// "for my 3 year old daughter", "for kids aged 4-6", "children's book", "bedtime story".
  void read_audience();
  void set_age(const std::string& word);
  void read_situations();
  static std::string words_last(const std::string& text);
  void read_when_and_where();
  static bool stops(const std::string& w);
  void fill_prop(Desire& d) const;
  std::optional<Desire> noun_phrase(std::size_t at, std::size_t& end) const;
  void read_desire();
  void read_skill();
  /// The words of a wish from its verb on, "fly with a purple dragon"; `end` is put behind them.
  /// Never ends on an article, an adjective or a preposition; empty when it cannot be cut safely.
  std::string wish_at(std::size_t at, std::size_t& end) const;
  void take_wish(std::size_t at, const std::string& verb, const std::string& text, std::size_t end);
  /// "Grandma builds a rocket", "Tomás and his grandfather go fishing": what the heroes do.
  void read_plot();
  void read_narrator();
  void read_destination();
  /// "... and the red balloon", "a fox and the silver flute": the thing when no verb led to it.
  void read_named_thing();
  void note_other_scripts();
  /// How many more of the same a number word or a plural asks for.
  void find_beings();
  void note_near(Being& being, const Sense& sense);
  bool can_be_name(std::size_t i) const;
  static bool is_known_name(const std::string& text);
  static std::string clean_name(const Token& t);
  void drop_setting_of(std::size_t token);
  void find_names();
  /// Gives the name at [begin, end) to the noun it goes with. `i` = the name proper.
  bool link(std::size_t begin, std::size_t i, std::size_t end, const std::string& name, bool told);
  void dress();
  static std::optional<story::Pronouns> pronoun_of_name(const std::string& name);
  void choose_pronouns();
  /// "A whale who sings too low": what makes this hero this one, for the opening.
  void read_quirk();
  void read_theme();

  std::vector<Token> tokens_;
  std::vector<std::string> folded_;
  std::vector<bool> used_;
  std::vector<Mention> mentions_;
  std::vector<std::string> free_texts_;
  std::optional<std::size_t> audience_name_;
  std::size_t heads_ = 0;  ///< names put before all nouns so far
  int understood_ = 0;
  bool quest_ = false;
  Understanding result_;
};

}  // namespace talewright::engines::writer
