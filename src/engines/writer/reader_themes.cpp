// What a prompt is about: its quirk, its lesson and the arc that these lead to.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/looks.h"
#include "engines/writer/reader.h"

namespace talewright::engines::writer {

using story::Pronouns;

void Reader::read_quirk() {
  if (mentions_.empty() || mentions_.front().being != 0) return;
  const std::size_t from = mentions_.front().end;
  std::size_t i = from;
  while (i < tokens_.size() && i < from + 7 && !word_at(i, {"who", "that"})) {
    // "learns that friends help": the clause is not the hero's.
    if (word_at(i, {"learns", "learn", "finds", "discovers", "knows", "thinks", "wants", "wishes"}))
      return;
    if (tokens_[i].opens_sentence || (mentions_.size() > 1 && i >= mentions_[1].begin)) return;
    ++i;
  }
  if (!word_at(i, {"who", "that"}) ||
      word_at(i + 1, {"is", "learns", "finds", "found", "must", "has", "meets", "discovers", "goes",
                      "lives", "gets"})) {
    const bool thinks =
        word_at(i + 1, {"is"}) &&
        word_at(i + 2, {"too", "always", "never", "vegetarian", "late", "allergic", "bad"});
    if (!thinks) return;
  }
  std::string clause;
  for (std::size_t k = i + 1; k < tokens_.size() && k <= i + 9; ++k) {
    if (tokens_[k].opens_sentence || tokens_[k].opens_clause ||
        word_at(k, {"and", "but", "who", "until", "because", "so"}))
      break;
    if (k == i + 9) return;  // too long to be said in passing
    clause += (clause.empty() ? "" : " ") + tokens_[k].text + (tokens_[k].owner ? "'s" : "");
  }
  // Only what is surely a verb: a clause that cannot be parsed is left out, never mangled.
  const std::string verb = folded_[i + 1];
  const bool sure =
      (verb.ends_with("s") && !lexicon().nouns.count(verb) &&
       !lexicon().beings.at(folded_, i + 1).sense) ||
      verb.ends_with("ed") ||
      is_any(verb, {"can't", "cannot", "could", "couldn't", "never", "always", "would", "won't",
                    "doesn't", "didn't", "ate", "sang", "flew", "lost"});
  if (!sure) return;
  if (verb == "wants" || verb == "hates") {
    const bool comic = verb == "hates" && result_.arc.empty();
    if (verb == "wants") return;
    if (comic) result_.arc = "being_different";
    for (const auto& word : words(clause))
      if (const auto it = lexicon().nouns.find(folded(word));
          it != lexicon().nouns.end() && result_.activity_props.empty())
        result_.activity_props = {it->second};
  }
  // What the arc itself will say at length is not said here; a victory is for its end.
  if (clause.starts_with("wins ")) {
    if (result_.skill.empty()) result_.skill = "win " + clause.substr(5);
    if (result_.arc.empty()) result_.arc = "trying_again";
    return;
  }
  if (!result_.fear.empty()) return;
  if (!result_.skill.empty()) {  // said as the wish: not twice
    const std::size_t space = result_.skill.find(' ');
    const std::string tail =
        space == std::string::npos ? result_.skill : result_.skill.substr(space);
    if (clause.find(tail) != std::string::npos) return;
  }
  if (!result_.fear.empty() && clause.find(result_.fear) != std::string::npos) return;
  if (result_.desire && clause.find(result_.desire->noun) != std::string::npos &&
      !is_any(result_.arc, {"being_different", "friendship", "curiosity", "bedtime"}))
    return;
  const Pronouns p = result_.beings.front().look.pronouns.value_or(Pronouns::It);
  for (const auto& word : words(clause)) {  // its pronouns must be the hero's
    const std::string w = folded(word);
    if (is_any(w, {"he", "his", "him", "himself"}) && p != Pronouns::He) return;
    if (is_any(w, {"she", "her", "herself"}) && p != Pronouns::She) return;
    if (is_any(w, {"they", "their", "them"}) && p != Pronouns::They) return;
  }
  result_.quirk = typographic(past_clause(clause));
}

void Reader::read_theme() {
  const Lexicon& words = lexicon();
  const Topic* topic = nullptr;
  // A lesson that is named as one counts before words that merely occur.
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const bool names_it = word_at(i, {"moral", "lesson", "theme", "message"}) ||
                          (word_at(i, {"learns", "learn", "learning"})) ||
                          (word_at(i, {"about"}) && i > 0);
    if (!names_it) continue;
    for (std::size_t k = i + 1; k < std::min(i + 7, tokens_.size()); ++k) {
      const auto match = words.themes.at(folded_, k);
      if (!match.sense) continue;
      if (!topic || word_at(i, {"moral", "lesson", "learns", "message"}))
        topic = &words.topics[match.sense->index];
      std::string text;
      for (std::size_t j = i + 1;
           j < tokens_.size() && j < i + 10 && (j == i + 1 || !tokens_[j].opens_sentence); ++j) {
        if (j == i + 1 && word_at(j, {"is", "that", "of", "to", "about", "how"})) continue;
        text += (text.empty() ? "" : " ") + tokens_[j].text;
      }
      if (word_at(i, {"moral", "lesson", "learns", "learn", "message"}) && result_.lesson.empty())
        result_.lesson = text;
      break;
    }
    if (topic && word_at(i, {"moral", "lesson", "message"})) break;
  }
  if (topic && !result_.lesson.empty()) {
    // A stated lesson decides, unless the plot the prompt tells is a stronger frame.
    if (result_.arc.empty() || result_.arc == "trying_again" || result_.arc == "lost_and_found")
      result_.arc = topic->arc;
    result_.lesson_line = topic->line;
    return;
  }
  if (!topic)
    for (std::size_t i = 0; i < tokens_.size() && !topic; ++i) {
      const auto match = words.themes.at(folded_, i);
      if (!match.sense || (used_[i] && match.length == 1)) continue;
      if (word_at(i, {"special", "together", "alone", "help", "why", "race", "map", "together"}) &&
          !result_.arc.empty())
        continue;
      topic = &words.topics[match.sense->index];
    }
  if (topic) {
    ++understood_;
    if (result_.arc.empty() && !(quest_ && topic->arc == "friendship")) result_.arc = topic->arc;
    if (result_.arc == topic->arc) result_.lesson_line = topic->line;
  }
  if (result_.arc.empty() && quest_) result_.arc = "quest";
  if (result_.arc.empty()) {
    for (const Being& b : result_.beings)
      for (const auto& trait : b.traits) {
        if (is_any(trait, {"lonely", "shy", "friendly"}) && result_.arc.empty())
          result_.arc = "friendship";
        if (is_any(trait, {"timid", "scared", "nervous", "brave", "fearful"}) &&
            result_.arc.empty())
          result_.arc = "courage";
        if (is_any(trait, {"curious"}) && result_.arc.empty()) result_.arc = "curiosity";
        if (is_any(trait, {"sleepy"}) && result_.arc.empty()) result_.arc = "bedtime";
        if (is_any(trait, {"clumsy", "impatient"}) && result_.arc.empty())
          result_.arc = "trying_again";
        if (is_any(trait, {"greedy", "selfish"}) && result_.arc.empty()) result_.arc = "sharing";
      }
  }
}

}  // namespace talewright::engines::writer
