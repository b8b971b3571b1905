// What descriptions of characters are understood as, word for word.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "base/text.h"
#include "engines/engines.h"
#include "engines/writer_said.h"

namespace talewright::engines {
namespace {

struct Case {
  std::string text, said, left;  ///< left: what is not understood
};

const std::vector<Case> kCases{
    {"a shy otter in a yellow raincoat with one torn ear",
     "species=otter; features=torn_ear; clothes=raincoat #f7c92e; nature=shy", ""},
    {"an old grandmother with grey hair in a bun, round glasses, a blue dress with white dots, "
     "carrying a basket",
     "species=human; age=elder; pronouns=she; hair=bun; hair_color=#8d9096; clothes=dress #3f78c9 "
     "dots; with=glasses",
     ""},
    {"quokka-shaped cloud", "species=kangaroo; main=#f3f6fa", ""},
    {"a chubby purple dragon, very tall, with tiny wings and green eyes",
     "species=dragon; height=0.97; roundness=0.80; main=#7d4fa8; eyes=#4f9d45", ""},
    {"non-binary teenager in a wheelchair with an afro and a red hoodie",
     "species=human; age=child; pronouns=they; height=0.85; hair=afro; clothes=hoodie #d7322d; "
     "with=wheelchair",
     ""},
    {"a four-legged pony with a star on its forehead",
     "species=horse; stance=four_legged; features=patch", ""},
    {"half cat half owl", "species=cat", ""},
    {"a fox without glasses, no hat, not brown", "species=fox; clothes=none", ""},
    {"a light blue robot with dark red boots", "species=robot; main=#9cc7ea; clothes=boots #9e2b25",
     ""},
    {"some kind of fish", "species=fish", ""},
    {"a boy with dark brown skin, curly black hair and an orange anorak",
     "species=human; age=child; pronouns=he; main=#5c3a28; hair=curly; hair_color=#2e2c30; "
     "clothes=raincoat #f08a24",
     ""},
    {"her fur is white and her eyes are blue. She is a cat.",
     "species=cat; pronouns=she; main=#f7f5f0; eyes=#3f78c9", ""},
    {"a blorple with a purpel hat", "with=hat", "blorple"},
    {"a blonde girl with long wavy hair, freckles and a rainbow tutu",
     "species=human; age=child; pronouns=she; hair=wavy; hair_color=#e8c66a; features=freckles; "
     "clothes=skirt #ef8fb4",
     ""},
    {"a girl called Amina in a purple hijab and a wheelchair, she is cheerful and clever",
     "species=human; age=child; pronouns=she; with=headscarf,wheelchair; nature=cheerful,clever",
     ""},
    {"a man with a ginger beard, bald, wearing dungarees over a checked shirt",
     "species=human; age=adult; pronouns=he; hair=bald; hair_color=#d9772b; "
     "clothes=dungarees,t_shirt checks; with=beard",
     ""},
    {"tabby cat #ff8800 with green-eyed stare", "species=cat; main=#ff8800; eyes=#4f9d45", "stare"},
    {"I want a really tiny mouse who looks brave, no clothes",
     "species=mouse; height=0.10; clothes=none; nature=brave", ""},
    {"a robot made of wood with a squeaky voice",
     "species=robot; main=#9a6b3f; voice=squeaky voice", ""},
    {"a pirate cat with an eye patch",
     "species=cat; clothes=coat #7a2230; with=pirate_hat,eye_patch", ""},
    {"an 8-year-old boy with light brown skin",
     "species=human; age=child; pronouns=he; main=#a36d47", ""},
    {"a Black woman in her sixties with silver locs",
     "species=human; age=adult; pronouns=she; main=#5c3a28; hair=braids; hair_color=#bcc3cc",
     "sixties"},
    {"a penguin that is very round and wears nothing but a bow tie",
     "species=penguin; roundness=0.92; with=bow_tie", ""},
    {"a dragon with red scales, orange belly, black spots",
     "species=dragon; main=#d7322d; second=#f08a24; accent=#2e2c30; marking=spots", ""},
    {"a lanky giraffe, spotted", "species=giraffe; height=0.80; roundness=0.08; marking=spots", ""},
    {"a jellyfish princess", "species=jellyfish; pronouns=she; clothes=dress #e58bb4; with=tiara",
     ""},
    {"a wolf in an olive parka and hiking boots", "species=wolf; clothes=coat #7a8038,boots", ""},
    {"a bear cub walking upright in wellies",
     "species=bear; stance=upright; age=child; clothes=boots", ""},
    {"a hedgehog on all fours", "species=hedgehog; stance=four_legged", ""},
    {"an elderly man with a white moustache, a tweed jacket and a flat cap",
     "species=human; age=elder; pronouns=he; hair_color=#f7f5f0; clothes=jacket; with=mustache,cap",
     ""},
    {"a tall woman with short red hair, a navy blazer and grey trousers",
     "species=human; age=adult; pronouns=she; height=0.82; hair=short; hair_color=#c4552b; "
     "clothes=jacket #26456e,trousers #8d9096",
     ""},
    {"twin girls with braids and yellow dungarees",
     "species=human; age=child; pronouns=she; hair=braids; clothes=dungarees #f7c92e", ""},
    {"a black and white cow with a pink nose",
     "species=cow; pronouns=she; main=#2e2c30; second=#f7f5f0; accent=#ef8fb4", ""},
    {"a grey wolf with a scar and a torn ear", "species=wolf; main=#8d9096; features=scar,torn_ear",
     ""},
    {"a little ghost with rosy cheeks", "species=ghost; height=0.22", "rosy cheeks"},
    {"a monkey in a striped t-shirt and jeans", "species=monkey; clothes=t_shirt stripes,trousers",
     ""},
    {"a turtle with a light green shell and glasses", "species=turtle; main=#9bd08b; with=glasses",
     ""},
    {"an owl with golden feathers, big eyes and a scarf", "species=owl; main=#e8b532; with=scarf",
     "big eyes"},
    {"a rabbit with brown patches, a blue waistcoat and a bow tie",
     "species=rabbit; accent=#8a5a35; marking=patches; clothes=vest #3f78c9; with=bow_tie", ""},
    {"a teal octopus with a wool hat", "species=octopus; main=#2a9a97; with=wool_hat", ""},
    {"a skinny alien with purple skin", "species=alien; roundness=0.08; main=#7d4fa8", ""},
    {"a fairy with butterfly wings, a mint green dress and a tiara",
     "species=fairy; clothes=dress #a7dcc0; with=wings,tiara", ""},
    {"a knight in silver armour", "species=human; age=adult; clothes=armor #bcc3cc; with=helmet",
     ""},
    {"a snowman with a carrot nose, a top hat and a red scarf",
     "species=snowman; accent=#d9772b; with=hat,scarf", ""},
    {"a baby elephant in a swimsuit", "species=elephant; age=baby; clothes=swimsuit", ""},
    {"a lioness with a gold crown and a red cape",
     "species=lion; pronouns=she; clothes=cape #d7322d; with=crown", ""},
    {"a ballerina with a bun",
     "species=human; age=child; pronouns=she; hair=bun; clothes=dress #f0a9c4", ""},
    {"a superhero grandmother",
     "species=human; age=elder; pronouns=she; clothes=cape #d7322d; with=glasses", ""},
    {"a grumpy toad in a leather jacket", "species=frog; clothes=jacket #7a4a2c; nature=grumpy",
     ""},
    {"a deaf koala with hearing aids and a backpack",
     "species=koala; with=hearing_aid,backpack; nature=deaf", ""},
    {"a parrot, red with blue wings", "species=parrot; main=#d7322d; accent=#3f78c9", ""},
    {"a zebra in sandals",
     "species=zebra; main=#f4f4f0; accent=#2e2c30; marking=stripes; clothes=sandals", ""},
    {"a wizard with a long white beard and a starry robe",
     "species=human; age=elder; pronouns=he; hair_color=#f7f5f0; clothes=robe stars; "
     "with=wizard_hat,long_beard",
     ""},
    {"a girl with pigtails and a gap-toothed smile",
     "species=human; age=child; pronouns=she; hair=pigtails; features=gap_teeth", ""},
    {"a crocodile with a bandage, not wearing a hat",
     "species=crocodile; features=bandage; clothes=none", ""},
    {"a boy with a bob, sunglasses and striped shorts",
     "species=human; age=child; pronouns=he; hair=bob; clothes=shorts stripes; with=sunglasses",
     ""},
    {"a woman with a headscarf, dark skin and a long green coat",
     "species=human; age=adult; pronouns=she; main=#7a4e33; clothes=coat #4f9d45; with=headscarf",
     ""},
    {"A squirrel. He is nervous. His eyes are hazel. He wears a mustard jumper.",
     "species=squirrel; pronouns=he; eyes=#9a7b4f; clothes=sweater #d9a520; nature=nervous", ""},
    {"Teddy bear with a patch over one eye", "species=toy_bear; features=patch", ""},
    {"a burly firefighter with a helmet",
     "species=human; age=adult; roundness=0.68; clothes=coat #b5332e; with=helmet", ""},
    {"a dark green T-Rex with yellow stripes",
     "species=dinosaur; main=#2f6b34; accent=#f7c92e; marking=stripes", ""},
    {"ein kleiner Fuchs mit roten Schuhen", "", "ein kleiner Fuchs mit roten Schuhen"},
    {"un gato negro", "", "un gato negro"},
    {"a platypus detective in a trench coat", "species=duck; clothes=coat #a88358; with=hat", ""},
    {"an animal with a long neck", "", "long neck"},
    {"someone with spiky blue hair and a denim jacket",
     "species=human; hair=spiky; hair_color=#3f78c9; clothes=jacket #5f7fb5", ""},
    {"a toothless dragon 🐉 in pyjamas with stars", "species=dragon; clothes=pyjamas stars",
     "toothless"},
    {"a gold unicorn with a rainbow mane and a lilac horn",
     "species=unicorn; main=#e8b532; accent=#c2a5d8; hair_color=#ef8fb4", ""},
    {"not a dog but a wolf", "species=wolf", ""},
    {"a potato", "species=monster", ""},
    {"a woman with long curly hair in dungarees",
     "species=human; age=adult; pronouns=she; hair=long_curly; clothes=dungarees", ""},
    {"a girl with short curly red hair",
     "species=human; age=child; pronouns=she; hair=short_curly; hair_color=#c4552b", ""},
    {"a girl with long blonde hair",
     "species=human; age=child; pronouns=she; hair=long; hair_color=#e8c66a", ""},
    {"a boy with long black curls",
     "species=human; age=child; pronouns=he; hair=long_curly; hair_color=#2e2c30", ""},
    {"a girl with short straight hair", "species=human; age=child; pronouns=she; hair=short", ""},
    {"a baby girl with red hair", "species=human; age=baby; pronouns=she; hair_color=#c4552b", ""},
    {"a toddler in a yellow onesie", "species=human; age=baby; height=0.95; clothes=onesie #f7c92e",
     ""},
    {"a baby with a bib", "species=human; age=baby; with=bib", ""},
    {"a robin with a red bib", "species=bird; main=#8f6f55; second=#d7322d; accent=#5a4436", ""},
    {"a bald old man with a moustache",
     "species=human; age=elder; pronouns=he; hair=bald; clothes=vest; with=mustache", ""},
    {"an old man with a white beard and braces",
     "species=human; age=elder; pronouns=he; hair_color=#f7f5f0; with=beard,braces", ""},
    {"a grandpa in red suspenders", "species=human; age=elder; pronouns=he; with=glasses,braces",
     ""},
    {"a pirate in a straw hat",
     "species=human; age=adult; clothes=coat #7a2230; with=eye_patch,sun_hat", ""},
    {"a lion cub", "species=lion; age=baby", ""},
    {"a knight with a red cape and a crown",
     "species=human; age=adult; clothes=armor,cape #d7322d; with=crown", ""},
    {"a rabbit with a carrot and a yellow raincoat", "species=rabbit; clothes=raincoat #f7c92e",
     ""},
    {"a pirate in a striped shirt",
     "species=human; age=adult; clothes=t_shirt stripes; with=pirate_hat,eye_patch", ""},
    {"a man with an orange turban and a black beard",
     "species=human; age=adult; pronouns=he; hair_color=#2e2c30; with=turban,beard", ""},
    {"a boy from Kenya", "species=human; age=child; pronouns=he; main=#7a4e33", ""},
    {"a girl lion", "species=lion; pronouns=she", ""},
};

Description described(const std::string& text) { return make_builtin_writer()->describe(text); }

TEST(Describe, ReadsTheTable) {
  for (const Case& one : kCases) {
    const Description got = described(one.text);
    EXPECT_EQ(summary(got.descriptor), one.said) << one.text;
    EXPECT_EQ(join(got.not_understood, "; "), one.left) << one.text;
  }
}

TEST(Describe, ReportsEveryPartWithItsWords) {
  const Description got = described("a shy otter in a yellow raincoat with one torn ear");
  const auto has = [&](const Understood& one) {
    return std::find(got.understood.begin(), got.understood.end(), one) != got.understood.end();
  };
  EXPECT_TRUE(has({"shy", "personality", "shy"}));
  EXPECT_TRUE(has({"otter", "species", "otter"}));
  EXPECT_TRUE(has({"yellow raincoat", "clothes", "raincoat #f7c92e"}));
  EXPECT_TRUE(has({"one torn ear", "features", "torn_ear"}));
  EXPECT_TRUE(got.not_understood.empty());
  EXPECT_TRUE(got.notes.empty());
}

TEST(Describe, KeepsTheColoursOfAccessories) {
  const auto d =
      make_builtin_writer()->describe("a raccoon with a red scarf and a blue hat").descriptor;
  ASSERT_TRUE(d.accessory_colors.contains("scarf"));
  ASSERT_TRUE(d.accessory_colors.contains("hat"));
  EXPECT_NE(d.accessory_colors.at("scarf"), d.accessory_colors.at("hat"));
}

TEST(Describe, KeepsTheColourOfEveryThingThatIsWorn) {
  for (const char* item : {"satchel", "backpack", "scarf", "hat", "glasses", "bow", "crown"}) {
    const auto d = described(std::string("an otter with a green ") + item).descriptor;
    ASSERT_TRUE(d.accessory_colors.contains(item)) << item;
    EXPECT_EQ(d.accessory_colors.at(item), "#4f9d45") << item;
  }
  const auto boots = described("an otter in green boots").descriptor.clothes;
  ASSERT_EQ(boots.size(), 1u);
  EXPECT_EQ(boots[0].color, "#4f9d45");
}

TEST(Describe, NotesWhatIsDrawnAsSomethingElse) {
  const auto notes_of = [](const std::string& text) { return join(described(text).notes, " "); };
  EXPECT_NE(notes_of("a quokka").find("kangaroo"), std::string::npos);
  EXPECT_NE(notes_of("a girl in a tutu").find("drawn as a skirt"), std::string::npos);
  EXPECT_NE(notes_of("half cat half owl").find("owl"), std::string::npos);
  EXPECT_NE(notes_of("a fox with a basket").find("basket"), std::string::npos);
  EXPECT_NE(notes_of("a fox with a purpel hat").find("purple"), std::string::npos);
}

TEST(Describe, LeavesAnEmptyTextEmpty) {
  for (const char* text : {"", "  ", "\n\t", "..."}) {
    const Description got = described(text);
    EXPECT_EQ(summary(got.descriptor), "") << text;
    EXPECT_TRUE(got.understood.empty());
    EXPECT_TRUE(got.not_understood.empty());
    EXPECT_TRUE(got.notes.empty());
  }
}

TEST(Describe, KnowsAHundredColours) {
  int known = 0;
  for (const char* color :
       {"navy", "olive", "ginger", "golden", "light blue", "dark brown", "teal", "mauve", "crimson",
        "charcoal", "hot pink", "bottle green", "#12ab9f", "peach", "rust", "sky blue"}) {
    const auto look = described(std::string("a ") + color + " fox").descriptor;
    EXPECT_TRUE(look.main_color.size() == 7 && look.main_color[0] == '#') << color;
    known += !look.main_color.empty();
  }
  EXPECT_EQ(known, 16);
  EXPECT_EQ(described("a #12AB9F fox").descriptor.main_color, "#12ab9f");
}

TEST(Describe, GivesBirdsKnownByTheirColoursThoseColours) {
  const auto writer = make_builtin_writer();
  const auto colors = [&](const std::string& text) {
    const auto look = writer->describe(text).descriptor;
    return look.species + " " + look.main_color + " " + look.second_color;
  };
  EXPECT_EQ(colors("a round robin bird"), "bird #8f6f55 #e8642c");
  EXPECT_EQ(colors("a blackbird"), "bird #33323c #4a4854");
  EXPECT_EQ(colors("a bluebird"), "bird #4f86cf #e59a5c");
  EXPECT_EQ(colors("a little canary"), "bird #f7d23c #fdeea0");
  EXPECT_EQ(colors("a cheeky sparrow"), "bird #96704e #eee0ca");
  EXPECT_EQ(colors("a crow"), colors("an old raven"));
  EXPECT_EQ(colors("a hungry seagull"), "bird #e4e7ea #ffffff");
  EXPECT_EQ(colors("a toucan"), "parrot #34343e #fbeeb0");
  EXPECT_EQ(colors("a peacock"), "bird #2c62b8 #3f9f7c");
  EXPECT_EQ(colors("a swan"), "swan #fdfcf9 #ffffff");
  EXPECT_EQ(colors("a pink swan"), "swan #ef8fb4 ") << "what is said comes first";
  EXPECT_EQ(colors("a bird"), "bird  ");
}

TEST(Describe, GivesNoBeardToYoungWizardsUnlessOneIsSaid) {
  const auto writer = make_builtin_writer();
  const auto bearded = [&](const std::string& text) {
    const auto& worn = writer->describe(text).descriptor.accessories;
    return std::find(worn.begin(), worn.end(), "beard") != worn.end();
  };
  for (const char* text : {"young wizard with glasses", "boy wizard", "girl witch", "little wizard",
                           "a wizard boy", "a boy king"}) {
    EXPECT_FALSE(bearded(text)) << text;
    if (std::string_view(text) != "girl witch") continue;
    EXPECT_EQ(writer->describe(text).descriptor.pronouns, story::Pronouns::She);
  }
  for (const char* text : {"boy wizard", "girl witch", "little wizard", "young wizard"})
    EXPECT_EQ(writer->describe(text).descriptor.age, story::Age::Child) << text;
  for (const char* text : {"old wizard", "a wizard", "a boy wizard with a beard"})
    EXPECT_TRUE(bearded(text)) << text;
}

TEST(Describe, SurvivesAnyBytes) {
  const auto writer = make_builtin_writer();
  const std::vector<std::string> pieces{
      "fox",  "red",      "not",    "without",    "a",    "hat",     "and",   "\xff\xfe",
      "🦊", "🪩",     "is",     "eyes",       "with", "made of", "named", "Bo",
      "#fff", "#12345",   "\x01",   "’s",         "cat",  "a baby",  "hair",  "in",
      "half", "owl",      "skin",   "8 year old", "“",    "”",       "no",    "voice",
      ",",    ".",        "dots",   "black",      "girl", "shaped",  "-",     "--",
      "teen", "carrying", "basket", "stripes",    "very", "like",    "狐狸",  "ёж",
      "as",   "dressed"};
  Random random(11);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (std::size_t n = random.below(40); n > 0; --n)
      text += random.pick(pieces) + (random.chance(0.85) ? " " : "");
    const Description got = writer->describe(text);
    for (const auto& left : got.not_understood) EXPECT_TRUE(is_valid_utf8(left)) << text;
    for (const auto& part : got.understood) EXPECT_FALSE(part.words.empty()) << text;
    for (const auto& note : got.notes) EXPECT_TRUE(is_valid_utf8(note)) << text;
    EXPECT_EQ(summary(writer->describe(text).descriptor), summary(got.descriptor)) << text;
  }
  std::string large;
  while (large.size() < 30000) large += "a red fox with a hat and purple boots ";
  EXPECT_EQ(writer->describe(large).descriptor.species, "fox");
  EXPECT_LE(writer->describe(std::string(5000, 'x')).not_understood.size(), 24u);
}

}  // namespace
}  // namespace talewright::engines
