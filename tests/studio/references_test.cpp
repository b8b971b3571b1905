#include "studio/references.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "drawing/color.h"
#include "drawing/photo_colors.h"
#include "rooms.h"

using namespace talewright;
using namespace talewright::studio;
using test::refusal;

namespace {

using References = test::StudioTest;

PhotoFile fox_photo(const std::string& name = "fox.jpg") {
  std::ifstream file(TALEWRIGHT_TEST_DATA "/fuzz/corpus/upload/" + name, std::ios::binary);
  return read_photo({std::istreambuf_iterator<char>(file), {}}, "/reference_image");
}

std::vector<std::string> labels(const Character& c) {
  std::vector<std::string> result;
  for (const auto& reference : c.references) result.push_back(reference.label);
  return result;
}

const DrawingProgress kQuiet = [](std::size_t, std::size_t, const std::string&) {};

double away(const std::string& hex, unsigned rgb) {
  return drawing::color_distance(drawing::parse_color(hex).value(), drawing::rgb(rgb));
}

}  // namespace

TEST_F(References, AreDrawnByLabelEachAsItsOwnPicture) {
  const Character c = create_character(studio, kAccount, {.name = "Mo", .description = "a bear"});
  EXPECT_TRUE(c.references.empty());
  const auto made = draw_references(studio, kAccount, c.row.id,
                                    {"front", "expression.happy", "front"}, "flat", {}, kQuiet);
  EXPECT_EQ(made.drawn, (std::vector<std::string>{"front", "expression.happy"}));
  ASSERT_EQ(labels(made.character), (std::vector<std::string>{"front", "expression.happy"}));
  for (const auto& reference : made.character.references) {
    EXPECT_TRUE(reference_bytes(studio, reference).starts_with("\x89PNG"));
    EXPECT_EQ(reference.style, "flat");
    EXPECT_EQ(reference_file(reference), reference.label + ".png");
  }
  EXPECT_NE(made.character.references[0].blob, made.character.references[1].blob);
  EXPECT_EQ(refusal([&] {
              draw_references(studio, kAccount, c.row.id, {"front", "tail"}, "flat", {}, kQuiet);
            }),
            "validation_failed");
}

TEST_F(References, OfADraftGoWhenItsLookChanges) {
  const Character c = create_character(studio, kAccount, {.name = "Mo", .description = "a bear"});
  draw_references(studio, kAccount, c.row.id, {"front"}, "cartoon", {}, kQuiet);
  const Character changed =
      update_character(studio, kAccount, c.row.id, {.description = "with glasses"});
  EXPECT_TRUE(changed.references.empty());
}

TEST_F(References, AreFrozenWithTheRevisionTheyBelongTo) {
  const Character c = create_character(studio, kAccount, {.name = "Mo", .description = "a bear"});
  const Character locked = lock_character(studio, kAccount, c.row.id);
  EXPECT_EQ(labels(locked), (std::vector<std::string>{"front", "three_quarter", "side", "back"}))
      << "the turnaround is drawn where nothing was";
  const auto again =
      draw_references(studio, kAccount, c.row.id, {"front", "pose.run"}, "flat", {}, kQuiet);
  EXPECT_EQ(again.drawn, std::vector<std::string>{"pose.run"}) << "what is frozen stays";
  EXPECT_EQ(again.character.references.front().blob, locked.references.front().blob);

  const Character draft = unlock_character(studio, kAccount, c.row.id);
  EXPECT_EQ(draft.row.revision, 2);
  EXPECT_TRUE(draft.references.empty());
  const Character first = get_revision(studio, kAccount, c.row.id, 1);
  EXPECT_EQ(first.references.size(), 5u);
  EXPECT_EQ(first.descriptor, locked.descriptor);
  EXPECT_EQ(first.row.sheet_blob, locked.row.sheet_blob);
  EXPECT_EQ(refusal([&] { get_revision(studio, kAccount, c.row.id, 7); }), "character_not_found");
}

TEST_F(References, KeepWhatWasDrawnBeforeTheCallerLeft) {
  const Character c = create_character(studio, kAccount, {.name = "Mo", .description = "a bear"});
  std::stop_source stop;
  EXPECT_EQ(refusal([&] {
              draw_references(studio, kAccount, c.row.id, {}, "flat", stop.get_token(),
                              [&](std::size_t done, std::size_t, const std::string&) {
                                if (done == 1) stop.request_stop();
                              });
            }),
            "canceled");
  EXPECT_EQ(get_character(studio, kAccount, c.row.id).references.size(), 2u);
}

TEST_F(References, PanelsOfTheSheetLieWithinIt) {
  const Character c = create_character(studio, kAccount, {.name = "Mo", .description = "a bear"});
  const json::value panels = json::parse(c.row.panels);
  ASSERT_GE(panels.as_array().size(), 4u);
  for (const json::value& v : panels.as_array()) {
    const json::object& panel = v.as_object();
    const double x = number_or(panel, "x", -1), y = number_or(panel, "y", -1);
    EXPECT_FALSE(text_or(panel, "id").empty());
    EXPECT_GE(x, 0);
    EXPECT_GE(y, 0);
    EXPECT_LE(x + number_or(panel, "width", 2), 1.001);
    EXPECT_LE(y + number_or(panel, "height", 2), 1.001);
  }
}

TEST_F(References, APhotoGivesTheColoursThatNobodySaid) {
  const Character c = create_character(
      studio, kAccount, {.name = "Fox", .description = "a fox", .photo = fox_photo()});
  EXPECT_LT(away(c.descriptor.main_color, 0xD9642B), 0.05);
  EXPECT_LT(away(c.descriptor.second_color, 0xF7E6CF), 0.07);
  ASSERT_EQ(labels(c), std::vector<std::string>{"photo"});
  EXPECT_EQ(c.references[0].media_type, "image/jpeg");
  EXPECT_EQ(reference_file(c.references[0]), "photo.jpg");
  EXPECT_EQ(reference_bytes(studio, c.references[0]), fox_photo().bytes) << "the file as it came";
  EXPECT_THAT(c.notes, testing::Contains(testing::HasSubstr("Taken from the reference picture")));
  EXPECT_THAT(c.notes,
              testing::Contains(testing::HasSubstr("takes colours from a reference picture")));

  const Character said = create_character(studio, kAccount,
                                          {.name = "Fox",
                                           .descriptor =
                                               [] {
                                                 story::Descriptor d;
                                                 d.species = "fox";
                                                 d.main_color = "#0000ff";
                                                 return d;
                                               }(),
                                           .photo = fox_photo()});
  EXPECT_EQ(said.descriptor.main_color, "#0000ff") << "what is said wins";
}

TEST_F(References, APhotoIsHandedOnWithTheCastAndFromRevisionToRevision) {
  const Character c = create_character(
      studio, kAccount, {.name = "Fox", .description = "a fox", .photo = fox_photo("fox.webp")});
  lock_character(studio, kAccount, c.row.id);
  const story::CastMember member = cast_member(studio, kAccount, c.row.id, "hero");
  ASSERT_TRUE(member.photo.bytes);
  EXPECT_EQ(*member.photo.bytes, fox_photo("fox.webp").bytes);
  EXPECT_EQ(member.photo.media_type, "image/webp");
  const Character next = unlock_character(studio, kAccount, c.row.id);
  EXPECT_EQ(labels(next), std::vector<std::string>{"photo"});
  const Character changed =
      update_character(studio, kAccount, c.row.id, {.photo = fox_photo("fox.gif")});
  EXPECT_EQ(changed.references.at(0).media_type, "image/gif");
  EXPECT_EQ(get_revision(studio, kAccount, c.row.id, 1).references.front().media_type,
            "image/webp");
  delete_character(studio, kAccount, c.row.id);
  EXPECT_TRUE(studio.store().references_of(c.row.id, 1).empty());
}
