// The model sheet and its panels as pictures of their own.
#include "engines/illustrator/sheet.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <set>

#include "base/failure.h"
#include "drawing/pen.h"
#include "drawing/png.h"
#include "drawing/style.h"
#include "engines/illustrator/complete.h"
#include "engines/illustrator/figure.h"

namespace talewright::engines::illustrator {
namespace {

story::CastMember member(const std::string& species) {
  story::CastMember who;
  who.key = "hero";
  who.name = "Ember";
  story::Descriptor d;
  d.species = species;
  std::vector<std::string> notes;
  who.descriptor = complete_descriptor(d, 11, notes);
  return who;
}

std::vector<std::string> words_of(const drawing::Group& group) {
  std::vector<std::string> all;
  for (const drawing::Node& node : group.children)
    if (const auto* inner = std::get_if<drawing::Group>(&node.item)) {
      for (std::string& w : words_of(*inner)) all.push_back(std::move(w));
    } else if (const auto* words = std::get_if<drawing::Words>(&node.item)) {
      all.push_back(words->text);
    }
  return all;
}

void each_words(const drawing::Group& group,
                const std::function<void(const drawing::Words&)>& visit) {
  for (const drawing::Node& node : group.children)
    if (const auto* inner = std::get_if<drawing::Group>(&node.item))
      each_words(*inner, visit);
    else if (const auto* words = std::get_if<drawing::Words>(&node.item))
      visit(*words);
}

bool holds(const std::vector<std::string>& all, const std::string& text) {
  for (const std::string& one : all)
    if (one.find(text) != std::string::npos) return true;
  return false;
}

TEST(Sheet, PanelsAreNamedAsTheReferenceLabels) {
  const std::set<std::string> labels(reference_labels().begin(), reference_labels().end());
  EXPECT_EQ(labels.size(), reference_labels().size());
  for (const char* species : {"fox", "human", "whale", "giraffe"}) {
    std::set<std::string> panels;
    for (const drawing::Region& r : character_sheet(member(species)).regions)
      if (r.kind == drawing::Region::Kind::Figure) panels.insert(r.name);
    EXPECT_EQ(panels, labels) << species;
  }
}

TEST(Sheet, PanelsLieOnThePaperAndDoNotOverlap) {
  for (const std::string& species : species_names()) {
    const drawing::DisplayList sheet = character_sheet(member(species));
    for (std::size_t i = 0; i < sheet.regions.size(); ++i) {
      const Box& a = sheet.regions[i].box;
      EXPECT_GT(a.width, 60) << sheet.regions[i].name;
      EXPECT_GT(a.height, 50) << sheet.regions[i].name;
      EXPECT_GE(a.x, 0);
      EXPECT_GE(a.y, 0);
      EXPECT_LE(a.right(), sheet.width) << sheet.regions[i].name;
      EXPECT_LE(a.bottom(), sheet.height) << sheet.regions[i].name;
      for (std::size_t k = i + 1; k < sheet.regions.size(); ++k)
        EXPECT_FALSE(a.overlaps(sheet.regions[k].box))
            << species << ": " << sheet.regions[i].name << " and " << sheet.regions[k].name;
    }
  }
}

TEST(Sheet, SaysEachColorWithItsHexValueAndUse) {
  story::CastMember who = member("fox");
  who.descriptor.clothes = {{"sweater", "#123abc", "stripes"}};
  const std::vector<std::string> words = words_of(character_sheet(who).root);
  for (const std::string& hex :
       {who.descriptor.main_color, who.descriptor.eye_color, std::string("#123abc")})
    EXPECT_TRUE(holds(words, hex)) << hex;
  EXPECT_TRUE(holds(words, "fur"));
  EXPECT_TRUE(holds(words, "striped sweater"));
  EXPECT_TRUE(holds(words, "heads tall"));
}

TEST(Sheet, SwatchesShowExactlyTheHexBesideThemInEveryStyle) {
  story::CastMember who = member("fox");
  who.descriptor.clothes = {{"sweater", "#123abc", "stripes"}, {"hat", "#fdfdf6", ""}};
  const drawing::DisplayList sheet = character_sheet(who);
  std::vector<std::pair<Box, std::string>> swatches;
  for (const drawing::Node& node : sheet.root.children)
    if (const auto* shape = std::get_if<drawing::Shape>(&node.item);
        shape && shape->part == "sheet.swatch")
      swatches.emplace_back(shape->path.bounds(), "");
  each_words(sheet.root, [&](const drawing::Words& words) {
    if (words.text.size() != 7 || words.text[0] != '#') return;
    for (auto& [box, hex] : swatches)
      if (box.centre().y > words.box.y && box.centre().y < words.box.bottom()) hex = words.text;
  });
  ASSERT_GE(swatches.size(), 4U);
  constexpr int kWidth = 1200;
  for (const drawing::StyleEntry& style : drawing::styles()) {
    const drawing::Surface image = drawing::read_png(drawing::draw_png(sheet, style.name, kWidth));
    cairo_surface_flush(image.get());
    const unsigned char* data = cairo_image_surface_get_data(image.get());
    const int stride = cairo_image_surface_get_stride(image.get());
    for (const auto& [box, hex] : swatches) {
      const Point p = box.centre() * (kWidth / sheet.width);
      const unsigned char* pixel =
          data + static_cast<std::ptrdiff_t>(p.y) * stride + 4 * static_cast<std::ptrdiff_t>(p.x);
      EXPECT_EQ(drawing::to_hex({pixel[2] / 255.0, pixel[1] / 255.0, pixel[0] / 255.0}), hex)
          << style.name;
    }
  }
}

TEST(Sheet, NamesTheColoursOfAccessoriesAsTheyAreDrawn) {
  story::CastMember who = member("human");
  who.descriptor.clothes.clear();
  who.descriptor.accessories = {"scarf", "satchel"};
  who.descriptor.accessory_colors = {{"scarf", "#12ab9c"}, {"satchel", "#a1b2c3"}};
  const std::vector<std::string> words = words_of(character_sheet(who).root);
  EXPECT_TRUE(holds(words, "#12ab9c"));
  EXPECT_TRUE(holds(words, "#a1b2c3"));
}

TEST(Sheet, CallsTheMainColourWhatTheSpeciesIsCoveredWith) {
  for (auto [species, use] : {std::pair{"ostrich", "feathers"},
                              {"chameleon", "scales"},
                              {"crab", "shell"},
                              {"fox", "fur"},
                              {"butterfly", "body"}}) {
    const std::vector<std::string> words = words_of(character_sheet(member(species)).root);
    EXPECT_TRUE(holds(words, use)) << species;
  }
}

TEST(Sheet, TakesLongNamesOfAnyScriptAndNoNotes) {
  for (const char* name :
       {"", "Wilhelmina Theodora Alexandra von und zu Hohenfels-Unterwasser the Very Third of Them",
        "狐狸小公主和她的朋友们在森林里的奇妙冒险故事狐狸小公主和她的朋友们",
        "Ælfþryð Ж Ω שלום مرحبا",
        "ifoneverbreaksawordofeightycharactersitmustnotrunoutofitsboxonthesheet1234567"}) {
    story::CastMember who = member("fox");
    who.name = name;
    who.descriptor.notes = name[0] ? std::string(600, 'n') : "";
    const drawing::DisplayList sheet = character_sheet(who);
    each_words(sheet.root, [&](const drawing::Words& w) {
      EXPECT_TRUE(w.label);
      EXPECT_FALSE(w.text.empty());
      EXPECT_GE(w.box.x, 0) << w.text;
      EXPECT_LE(w.box.right(), sheet.width) << w.text;
      EXPECT_LE(w.box.bottom(), sheet.height) << w.text;
    });
    EXPECT_TRUE(drawing::draw_png(sheet, "cartoon", 300).starts_with("\x89PNG"));
  }
}

TEST(Sheet, IsTheSameEveryTime) {
  EXPECT_EQ(drawing::to_text(character_sheet(member("owl"))),
            drawing::to_text(character_sheet(member("owl"))));
}

TEST(References, EveryLabelDrawsAPictureOfItsOwn) {
  for (const char* species : {"fox", "human", "octopus"}) {
    const story::CastMember who = member(species);
    std::set<std::string> pictures;
    for (const std::string& label : reference_labels()) {
      const drawing::DisplayList picture = reference_picture(who, label);
      EXPECT_EQ(picture.width, 1000) << label;
      EXPECT_EQ(picture.height, 1000) << label;
      ASSERT_EQ(picture.regions.size(), 1u) << label;
      EXPECT_EQ(picture.regions[0].name, label);
      pictures.insert(drawing::to_text(picture));
    }
    EXPECT_EQ(pictures.size(), reference_labels().size()) << species;
  }
}

TEST(References, AnUnknownLabelIsRefusedWithTheKnownOnes) {
  try {
    reference_picture(member("fox"), "sideways");
    FAIL() << "drawn";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), "validation_failed");
    EXPECT_NE(std::string(failure.what()).find("three_quarter"), std::string::npos);
  }
}

}  // namespace
}  // namespace talewright::engines::illustrator
