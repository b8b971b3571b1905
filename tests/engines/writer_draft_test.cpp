// Whole books from 200 prompts, and the promises that the request makes.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "base/text.h"
#include "engines/engines.h"
#include "engines/writer/arcs.h"
#include "engines/writer/english.h"
#include "engines/writer/lexicon.h"
#include "engines/writer/proofread.h"
#include "engines/writer/reading_level.h"
#include "engines/writer/stage.h"
#include "engines/writer/understanding.h"

namespace talewright::engines {
namespace {

using story::PlanDocument;

std::vector<std::string> prompts() {
  std::ifstream file(TALEWRIGHT_TEST_DATA "/engines/prompts.txt");
  std::vector<std::string> all;
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) all.push_back(line);
  return all;
}

PlanDocument draft(const std::string& prompt, int pages = 12,
                   std::optional<story::Band> band = {}) {
  StoryRequest request;
  request.prompt = prompt;
  request.pages = pages;
  request.band = band;
  return make_builtin_writer()->draft(request, {});
}

std::string whole_text(const PlanDocument& plan) {
  std::string text;
  for (const auto& page : plan.pages) text += page.text + "\n";
  return text;
}

/// Beats in which somebody is spoken of who is elsewhere say so.
bool meant_absent(const PlanDocument& plan, const story::PlanPage& page, const std::string& key) {
  for (const auto& beat : writer::arc_named(plan.arc).beats)
    if (beat.id == page.beat)
      if (const auto hint = beat.who.find(key); hint != beat.who.end()) return hint->second.absent;
  return false;
}

void expect_sound(const PlanDocument& plan, int pages) {
  for (const auto& slip : writer::proofread(plan))
    ADD_FAILURE() << slip.page + 1 << " " << slip.rule << ": " << slip.what;
  ASSERT_EQ(plan.pages.size(), static_cast<std::size_t>(pages));
  int turns = 0;
  for (const auto& page : plan.pages) {
    turns += page.page_turn;
    for (const auto& slip : writer::page_level_slips(page.text, plan.band))
      ADD_FAILURE() << page.text << ": " << slip;
    EXPECT_NE(writer::lexicon().find_setting(page.scene.setting), nullptr);
    EXPECT_FALSE(page.scene.alt.empty());
    std::set<std::string> there;
    for (const auto& figure : page.scene.characters)
      EXPECT_TRUE(there.insert(figure.character).second);
    for (const auto& member : plan.cast)
      if (writer::names(page.text, member) && !meant_absent(plan, page, member.key))
        EXPECT_TRUE(there.count(member.key)) << member.name << " in " << page.text;
  }
  EXPECT_GE(turns, pages / 3);
  for (std::size_t i = 2; i < plan.pages.size(); ++i)
    EXPECT_FALSE(plan.pages[i].scene.shot == plan.pages[i - 1].scene.shot &&
                 plan.pages[i].scene.shot == plan.pages[i - 2].scene.shot);
  EXPECT_LE(writer::reading_level(whole_text(plan)).grade, writer::limits_of(plan.band).most_grade);
  EXPECT_FALSE(plan.title.empty());
  EXPECT_FALSE(plan.cover.characters.empty());
}

TEST(Draft, MakesASoundBookOfEveryPrompt) {
  std::set<std::string> texts;
  const auto all = prompts();
  ASSERT_GE(all.size(), 200u);
  for (const auto& prompt : all) {
    SCOPED_TRACE(prompt);
    const PlanDocument plan = draft(prompt);
    expect_sound(plan, 12);
    const auto said = writer::understand(prompt);
    const std::string text = whole_text(plan);
    for (const auto& being : said.beings) {
      if (being.name.empty() || &being != &said.beings.front()) continue;
      EXPECT_NE(text.find(being.name), std::string::npos) << being.name;
      EXPECT_EQ(plan.cast[0].descriptor.species, being.look.species);
      if (being.look.pronouns) EXPECT_EQ(plan.cast[0].descriptor.pronouns, being.look.pronouns);
    }
    EXPECT_TRUE(texts.insert(text).second) << "same text as another prompt";
  }
}

TEST(Draft, HoldsForEveryBandAndLength) {
  const auto all = prompts();
  for (const story::Band band :
       {story::Band::Toddler, story::Band::Preschool, story::Band::EarlyReader})
    for (const int pages : {4, 8, 24, 40})
      for (std::size_t i = static_cast<std::size_t>(pages) % 7; i < all.size(); i += 11) {
        SCOPED_TRACE(all[i] + " pages " + std::to_string(pages) + " band " +
                     std::string(story::spelling(band)));
        expect_sound(draft(all[i], pages, band), pages);
      }
}

TEST(Draft, IsTheSameForTheSameRequestAndDiffersBySeed) {
  StoryRequest request;
  request.prompt = "A fox who is afraid of the dark";
  const auto writer = make_builtin_writer();
  EXPECT_EQ(to_json(writer->draft(request, {})), to_json(writer->draft(request, {})));
  const std::string first = whole_text(writer->draft(request, {}));
  request.seed = 2;
  EXPECT_NE(first, whole_text(writer->draft(request, {})));
}

TEST(Draft, KeepsGivenPagesWordForWord) {
  StoryRequest request;
  request.prompt = "Mia and her dog Biscuit";
  request.given_pages = {{"Mia ran to the beach with Biscuit,\nlaughing.", {}},
                         {"It was night. Biscuit slept. Mia held a lantern.", {}}};
  request.pages = 2;
  const PlanDocument plan = make_builtin_writer()->draft(request, {});
  ASSERT_EQ(plan.pages.size(), 2u);
  EXPECT_EQ(plan.pages[0].text, request.given_pages[0].text);
  EXPECT_EQ(plan.pages[0].text_by, story::TextBy::Agent);
  EXPECT_EQ(plan.pages[0].scene.setting, "beach");
  ASSERT_EQ(plan.pages[0].scene.characters.size(), 2u);
  EXPECT_EQ(plan.pages[0].scene.characters[0].pose, story::Pose::Run);
  EXPECT_EQ(plan.pages[1].scene.time, story::TimeOfDay::Night);
  ASSERT_EQ(plan.pages[1].scene.characters.size(), 2u);
  EXPECT_EQ(plan.pages[1].scene.characters[1].pose, story::Pose::Sleep);
}

TEST(Draft, DraftsPagesPastTheGivenOnes) {
  StoryRequest request;
  request.prompt = "A fox named Fen looks for a red kite";
  request.given_pages = {{"Fen the fox lost a red kite.", {}}};
  request.pages = 8;
  const PlanDocument plan = make_builtin_writer()->draft(request, {});
  ASSERT_EQ(plan.pages.size(), 8u);
  EXPECT_EQ(plan.pages[0].text_by, story::TextBy::Agent);
  EXPECT_EQ(plan.pages[1].text_by, story::TextBy::Writer);
}

TEST(Draft, LeavesLockedCharactersAsTheyAre) {
  StoryRequest request;
  request.prompt = "A story about sharing";
  request.title = "Our Title";
  story::CastMember bo;
  bo.name = "Bo";
  bo.character_id = "chr_1";
  bo.descriptor.species = "panda";
  bo.descriptor.pronouns = story::Pronouns::They;
  bo.descriptor.clothes = {{"cape", "#112233", "dots"}};
  request.cast = {bo};
  const PlanDocument plan = make_builtin_writer()->draft(request, {});
  EXPECT_EQ(plan.title, "Our Title");
  EXPECT_EQ(plan.cast[0].name, "Bo");
  EXPECT_EQ(plan.cast[0].key, "hero");
  EXPECT_EQ(plan.cast[0].descriptor, bo.descriptor);
  EXPECT_TRUE(writer::proofread(plan).empty());
}

TEST(Draft, HonoursLessonSettingAndBand) {
  StoryRequest request;
  request.prompt = "a mouse";
  request.lesson = "telling the truth";
  request.setting = "castle";
  request.band = story::Band::Toddler;
  const PlanDocument plan = make_builtin_writer()->draft(request, {});
  EXPECT_EQ(plan.arc, "honesty");
  EXPECT_EQ(plan.lesson, "telling the truth");
  EXPECT_EQ(plan.pages[0].scene.setting, "castle");
  EXPECT_EQ(plan.band, story::Band::Toddler);
}

}  // namespace
}  // namespace talewright::engines
