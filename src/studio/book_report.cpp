#include "studio/book_report.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "engines/writer/reading_level.h"
#include "drawing/fonts.h"

namespace talewright::studio {

namespace {

/// Words a page, sentence length and page turns, against what the readers' age allows.
void add_reading_lints(const story::PlanDocument& plan, json::array& notes) {
  namespace writer = engines::writer;
  const writer::BandLimits& limits = writer::limits_of(plan.band);
  const auto note = [&](std::string page, std::string_view rule, std::string limit,
                        std::string given, std::string_view fix) {
    notes.push_back({{"page", std::move(page)}, {"rule", rule}, {"limit", std::move(limit)},
                     {"given", std::move(given)}, {"fix", fix}});
  };
  std::size_t turns = 0;
  for (std::size_t i = 0; i < plan.pages.size(); ++i) {
    const auto level = writer::reading_level(plan.pages[i].text);
    const std::string page = std::to_string(i + 1);
    turns += plan.pages[i].page_turn;
    if (level.words > limits.most_words)
      note(page, "words_per_page", fmt::format("at most {}", limits.most_words),
           std::to_string(level.words), "Shorten the page, or move a sentence to the next one.");
    if (level.words_per_sentence > limits.most_words_per_sentence)
      note(page, "sentence_length", fmt::format("at most {:.0f} words on average", limits.most_words_per_sentence),
           fmt::format("{:.1f}", level.words_per_sentence), "Cut the longest sentence in two.");
  }
  if (turns * 4 < plan.pages.size())
    note("book", "page_turns", "one page in four ends on a question or a cut-off action",
         fmt::format("{} of {}", turns, plan.pages.size()),
         "End a page before its answer, and give the answer overleaf.");
}

}  // namespace

json::array page_lints(const story::PlanDocument& plan, const press::PageLayout& layout) {
  json::array notes;
  for (const press::LayoutNote& n : press::layout_notes(plan, layout))
    notes.push_back({{"page", n.page}, {"rule", n.rule}, {"limit", n.limit}, {"given", n.given},
                     {"fix", n.fix}});
  return notes;
}

json::object book_report(const story::PlanDocument& plan, json::array notes,
                         std::string_view text_engine, std::string_view image_engine) {
  std::size_t words_in_all = 0, by_agent = 0, turns = 0;
  for (const story::PlanPage& page : plan.pages) {
    words_in_all += words(page.text).size();
    by_agent += page.text_by == story::TextBy::Agent;
    turns += page.page_turn;
  }
  json::array fonts;
  for (const drawing::FontFamily& f : drawing::font_families())
    fonts.push_back({{"family", f.family}, {"licence", f.licence}});
  add_reading_lints(plan, notes);
  return {{"notes", std::move(notes)},
          {"story",
           {{"pages", plan.pages.size()},
            {"words", words_in_all},
            {"page_turns", turns},
            {"audience", spelling(plan.band)}}},
          {"made_by",
           {{"text", {{"engine", text_engine},
                      {"pages_by_writer", plan.pages.size() - by_agent},
                      {"pages_by_agent", by_agent}}},
            {"pictures", {{"engine", image_engine}, {"style", plan.style}}}}},
          {"fonts", std::move(fonts)},
          {"props", {{"source", "@iconify-json/fluent-emoji-flat"}, {"licence", "MIT"}}}};
}

}  // namespace talewright::studio
