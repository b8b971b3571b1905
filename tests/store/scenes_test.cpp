// What the store keeps of scenes and reference pictures.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/folders.h"
#include "store/migrations.h"
#include "store/rows.h"
#include "store/store.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;
using testing::ElementsAre;

struct Scenes : testing::Test {
  TemporaryFolder folder;
  std::unique_ptr<Store> store = open_store(folder.path());
};
struct References : Scenes {};

SceneRecord a_scene(const std::string& id, std::int64_t created_ms = 1) {
  return {id, "local", "cartoon", 640, 480, std::string(64, 'a'), R"({"spec":{}})", created_ms};
}

ReferenceRecord a_reference(const std::string& label, std::int64_t revision, std::int64_t ordinal) {
  return {"char_1", revision, label, "flat", "image/png", 512, 400, std::string(64, 'b'),
          ordinal,  7};
}

template <class Rows>
std::vector<std::string> labels(const Rows& rows) {
  std::vector<std::string> result;
  for (const auto& row : rows) result.push_back(row.label);
  return result;
}

TEST_F(Scenes, AreKeptAcrossReopening) {
  store->insert_scene(a_scene("scene_1", 9), {{"char_1", 2}});
  store.reset();
  store = open_store(folder.path());
  const auto found = store->find_scene("local", "scene_1");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->style, "cartoon");
  EXPECT_EQ(found->width, 640);
  EXPECT_EQ(found->height, 480);
  EXPECT_EQ(found->image_blob, std::string(64, 'a'));
  EXPECT_EQ(found->document, R"({"spec":{}})");
  EXPECT_EQ(found->created_ms, 9);
}

TEST_F(Scenes, OfAnotherAccountAreNotFound) {
  store->insert_scene(a_scene("scene_1"), {});
  EXPECT_FALSE(store->find_scene("somebody", "scene_1"));
  EXPECT_FALSE(store->delete_scene("somebody", "scene_1"));
  EXPECT_TRUE(store->list_scenes("somebody", "", "", 10).rows.empty());
  EXPECT_TRUE(store->delete_scene("local", "scene_1"));
  EXPECT_FALSE(store->delete_scene("local", "scene_1"));
}

TEST_F(Scenes, AreListedNewestFirstAndByCharacter) {
  store->insert_scene(a_scene("scene_1", 1), {{"char_1", 1}, {"char_2", 1}});
  store->insert_scene(a_scene("scene_2", 2), {{"char_2", 3}});
  store->insert_scene(a_scene("scene_3", 3), {});
  const auto ids = [](const Listing<SceneRecord>& listing) {
    std::vector<std::string> result;
    for (const auto& row : listing.rows) result.push_back(row.id);
    return result;
  };
  auto page = store->list_scenes("local", "", "", 2);
  EXPECT_THAT(ids(page), ElementsAre("scene_3", "scene_2"));
  EXPECT_THAT(ids(store->list_scenes("local", "", page.next, 2)), ElementsAre("scene_1"));
  EXPECT_THAT(ids(store->list_scenes("local", "char_2", "", 9)), ElementsAre("scene_2", "scene_1"));
  EXPECT_THAT(ids(store->list_scenes("local", "char_9", "", 9)), ElementsAre());
}

TEST_F(Scenes, StayWhenTheirCharacterIsDeleted) {
  store->insert_character(a_character("char_1"));
  store->insert_scene(a_scene("scene_1"), {{"char_1", 1}});
  EXPECT_TRUE(store->delete_character("local", "char_1"));
  EXPECT_TRUE(store->find_scene("local", "scene_1"));
}

TEST_F(Scenes, ThatBreakARuleAreOurFault) {
  SceneRecord row = a_scene("scene_1");
  row.width = 0;
  EXPECT_THROW(store->insert_scene(row, {}), std::logic_error);
  row = a_scene("scene_1");
  row.document = "no json";
  EXPECT_THROW(store->insert_scene(row, {}), std::logic_error);
  EXPECT_THROW(store->insert_scene(a_scene("scene_1"), {{"char_1", 1}, {"char_1", 2}}),
               std::logic_error);
  EXPECT_FALSE(store->find_scene("local", "scene_1")) << "all of it or nothing";
}

TEST_F(References, BelongToOneRevisionAndAreReplacedByLabel) {
  store->insert_character(a_character("char_1"));
  store->put_reference(a_reference("side", 1, 2));
  store->put_reference(a_reference("front", 1, 1));
  store->put_reference(a_reference("front", 2, 1));
  ReferenceRecord again = a_reference("side", 1, 2);
  again.style = "cartoon";
  store->put_reference(again);
  const auto first = store->references_of("char_1", 1);
  EXPECT_THAT(labels(first), ElementsAre("front", "side"));
  EXPECT_EQ(first.back().style, "cartoon");
  EXPECT_EQ(first.back().width, 512);
  EXPECT_EQ(first.back().height, 400);
  EXPECT_EQ(first.back().blob, std::string(64, 'b'));
  EXPECT_THAT(labels(store->references_of("char_1", 2)), ElementsAre("front"));
}

TEST_F(References, AreClearedWithoutThePhoto) {
  store->insert_character(a_character("char_1"));
  store->put_reference(a_reference("front", 1, 1));
  store->put_reference(a_reference(kPhotoLabel, 1, 0));
  EXPECT_EQ(store->delete_references("char_1", 1, kPhotoLabel), 1);
  EXPECT_THAT(labels(store->references_of("char_1", 1)), ElementsAre("photo"));
}

TEST_F(References, GoWithTheirCharacter) {
  store->insert_character(a_character("char_1"));
  store->put_reference(a_reference("front", 1, 1));
  EXPECT_TRUE(store->delete_character("local", "char_1"));
  EXPECT_TRUE(store->references_of("char_1", 1).empty());
  EXPECT_THROW(store->put_reference(a_reference("front", 1, 1)), std::logic_error)
      << "nobody's picture";
}

TEST(Migrations, TakeAFirstDataFolderAlong) {
  TemporaryFolder folder;
  {
    Database first(folder.path(), Database::Access::Write);
    migrate(first, 0, 1);
    first.execute(
        "INSERT INTO characters VALUES ('char_1', 'local', 'Mo', 'locked', 3, '{}', '', 1, 2)");
  }
  const auto store = open_store(folder.path());
  EXPECT_EQ(store->find_character("local", "char_1")->revision, 3);
  store->put_reference(a_reference("front", 3, 1));
  EXPECT_EQ(store->references_of("char_1", 3).size(), 1u);
}

}  // namespace
}  // namespace talewright::store
