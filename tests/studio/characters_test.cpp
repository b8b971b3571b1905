#include "studio/characters.h"

#include "rooms.h"

using namespace talewright;
using namespace talewright::studio;
using test::refusal;
using Characters = test::StudioTest;

TEST_F(Characters, ADraftIsCompleteAndHasASheet) {
  const Character c = create_character(studio, kAccount, {.name = " Rusty ", .description = "a raccoon with a red scarf"});
  EXPECT_EQ(c.row.name, "Rusty");
  EXPECT_EQ(c.row.state, "draft");
  EXPECT_EQ(c.descriptor.species, "raccoon");
  EXPECT_FALSE(c.descriptor.main_color.empty());
  EXPECT_TRUE(character_sheet_png(studio, c).starts_with("\x89PNG"));
  EXPECT_EQ(get_character(studio, kAccount, c.row.id).descriptor, c.descriptor);
}

TEST_F(Characters, TheSameOrderAndSeedLookTheSame) {
  const CharacterOrder order{.name = "Mo", .description = "an elephant", .seed = 5};
  EXPECT_EQ(create_character(studio, kAccount, order).row.sheet_blob,
            create_character(studio, kAccount, order).row.sheet_blob);
}

TEST_F(Characters, OfAnotherAccountDoNotExist) {
  const Character c = create_character(studio, kAccount, {.name = "Mo"});
  EXPECT_EQ(refusal([&] { get_character(studio, "other", c.row.id); }), "character_not_found");
  EXPECT_EQ(refusal([&] { delete_character(studio, "other", c.row.id); }), "character_not_found");
}

TEST_F(Characters, LockingFreezesARevisionAndUnlockingStartsTheNext) {
  const Character c = create_character(studio, kAccount, {.name = "Mo", .description = "a bear"});
  EXPECT_EQ(refusal([&] { cast_member(studio, kAccount, c.row.id, "hero"); }), "character_state_invalid");
  lock_character(studio, kAccount, c.row.id);
  EXPECT_EQ(refusal([&] { lock_character(studio, kAccount, c.row.id); }), "character_state_invalid");
  EXPECT_EQ(refusal([&] { update_character(studio, kAccount, c.row.id, {.name = "No"}); }), "character_state_invalid");
  EXPECT_EQ(cast_member(studio, kAccount, c.row.id, "hero").revision, 1);
  EXPECT_EQ(unlock_character(studio, kAccount, c.row.id).row.revision, 2);
  story::Descriptor blue;
  blue.eye_color = "#0000ff";
  const Character changed = update_character(studio, kAccount, c.row.id, {.descriptor = blue});
  EXPECT_EQ(changed.descriptor.eye_color, "#0000ff");
  EXPECT_EQ(changed.descriptor.main_color, c.descriptor.main_color);
  const auto first = studio.store().find_revision(c.row.id, 1);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->descriptor, c.row.descriptor) << "the locked look is kept";
}
