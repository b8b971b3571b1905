#include "engines/writer/understanding.h"

#include "base/text.h"
#include "engines/writer/reader.h"

namespace talewright::engines::writer {

Understanding Reader::read() {
  read_audience();
  read_situations();
  read_when_and_where();
  read_desire();
  find_beings();
  find_names();
  read_plot();
  read_destination();
  read_named_thing();
  settle_lost_ones();
  dress();
  choose_pronouns();
  read_quirk();
  read_theme();
  note_other_scripts();
  if (result_.beings.empty() && !tokens_.empty() && understood_ == 0)
    result_.notes.push_back(
        "Nothing in the prompt was understood as a character, place or theme; the story was made "
        "from defaults.");
  return std::move(result_);
}

Understanding understand(std::string_view prompt) {
  if (!is_valid_utf8(prompt)) {
    Understanding nothing;
    nothing.notes.push_back("The prompt was not valid text; the story was made from defaults.");
    return nothing;
  }
  Understanding result = Reader(prompt).read();
  if (trimmed(prompt).empty()) result.notes.clear();
  return result;
}

const Topic* topic_of(std::string_view lesson) {
  const Lexicon& words = lexicon();
  const auto folded = folded_words(tokens_of(lesson));
  for (std::size_t i = 0; i < folded.size(); ++i)
    if (const auto match = words.themes.at(folded, i); match.sense)
      return &words.topics[match.sense->index];
  return nullptr;
}

}  // namespace talewright::engines::writer
