// Writes the pages of one book: fills the grammar with who, where and what, and chooses among the
// wordings of each beat until the page keeps its band's limits and reads clean.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engines/writer/arcs.h"
#include "engines/writer/casting.h"
#include "engines/writer/grammar.h"
#include "engines/writer/understanding.h"

namespace talewright::engines::writer {

class PageWriter {
 public:
  PageWriter(Casting& casting, const World& world, const Arc& arc, const Understanding& said,
             story::Band band, Random& random);
  std::string write(const Beat& beat, const std::string& setting, story::TimeOfDay time,
                    const std::string& helper_key, bool last, bool want_turn);
  std::string title();
  const std::string& refrain() const { return refrain_; }
  const Desire& desire() const { return desire_; }
  /// What stands at the place that the last page spoke of ("under the red mushrooms").
  const std::string& last_spot_prop() const { return memory_.spot_prop; }

 private:
  /// What a page uses up; a rejected wording gives it back.
  struct Memory {
    std::map<std::string, std::size_t> spots, senses;
    std::set<std::string> introduced;
    std::string spot, spot_prop, first_spot;
  };
  void set_people();
  void set_role(const std::string& prefix, const Player& player);
  void set_things(const Understanding& said);
  void set_place(const Setting& setting, story::TimeOfDay time);
  bool special(std::string_view symbol, std::string& result);
  bool fits(const Wording& wording) const;
  std::string compose(const Wording& wording, Random& random) const;

  Casting& casting_;
  const World& world_;
  const Arc& arc_;
  story::Band band_;
  Random random_;
  Grammar grammar_;
  Memory memory_;
  Desire desire_;
  std::string refrain_, lesson_line_, quirk_, skill_, skill_kind_, craft_, fear_;
  bool desire_said_ = false, fear_said_ = false, friend_said_ = false, together_ = false;
  const Setting* setting_ = nullptr;
  std::string helper_key_;
  std::set<std::string> used_sentences_, used_wordings_;
};

}  // namespace talewright::engines::writer
