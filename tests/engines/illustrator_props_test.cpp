// Words become things.
#include <gtest/gtest.h>

#include "base/json.h"
#include "engines/illustrator/props.h"

namespace talewright::engines::illustrator {
namespace {

std::string icon(std::string_view words) {
  const auto prop = find_prop(words);
  return prop ? prop->name : "";
}

TEST(Props, AreFoundByNameNumberAndSynonym) {
  EXPECT_EQ(icon("kite"), "kite");
  EXPECT_EQ(icon("kites"), "kite");
  EXPECT_EQ(icon("ball"), "soccer-ball");
  EXPECT_EQ(icon("a big Red Ball"), "soccer-ball");
  EXPECT_EQ(icon("lantern"), "red-paper-lantern");
  EXPECT_EQ(icon("blueberries"), "blueberries");
  EXPECT_EQ(icon("teddy_bear"), "teddy-bear");
  EXPECT_EQ(icon("basket of apples"), icon("basket"));
}

TEST(Props, WhatNobodyKnowsIsNothing) {
  EXPECT_EQ(icon(""), "");
  EXPECT_EQ(icon("???"), "");
  EXPECT_EQ(icon("qwrtzplonk"), "");
  EXPECT_EQ(icon(std::string(5000, 'x')), "");
}

TEST(Props, PeopleAndFacesAreNotThings) {
  EXPECT_EQ(icon("woman"), "woman");  // asked for by name
  EXPECT_NE(icon("running man").find("man"), std::string::npos);
  EXPECT_EQ(icon("cheerful face"), "");
}

TEST(Props, IconsAreOneUnitLargeAndCentred) {
  for (const char* word : {"apple", "book", "umbrella", "bicycle", "star"}) {
    const auto prop = find_held(word);
    ASSERT_TRUE(prop) << word;
    ASSERT_TRUE(prop->art) << word;
    const Box b = drawing::bounds(*prop->art);
    EXPECT_NEAR(std::max(b.width, b.height), 1, 0.01) << word;
    EXPECT_NEAR(b.centre().x, 0, 0.01) << word;
  }
}

TEST(Props, SizesFollowTheWorld) {
  EXPECT_LT(find_prop("apple")->size, find_prop("bucket")->size);
  EXPECT_LT(find_prop("bucket")->size, find_prop("bicycle")->size);
  EXPECT_LT(find_prop("bicycle")->size, find_prop("house")->size);
  EXPECT_TRUE(find_prop("kite")->sky);
  EXPECT_FALSE(find_prop("apple")->sky);
}

TEST(Props, EveryThingThatSettingsNameExists) {
  const json::value settings = parse_embedded("resources/settings.json");
  for (const json::value& s : settings.as_array())
    for (const json::value& thing : s.at("things").as_array())
      EXPECT_TRUE(find_prop(std::string_view(thing.as_string()))) << thing;
}

}  // namespace
}  // namespace talewright::engines::illustrator
