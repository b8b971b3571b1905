#include "engines/writer/page_writer.h"

#include <algorithm>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/proofread.h"
#include "engines/writer/reading_level.h"

namespace talewright::engines::writer {

using story::Pronouns;

PageWriter::PageWriter(Casting& casting, const World& world, const Arc& arc,
                       const Understanding& said, story::Band band, Random& random)
    : casting_(casting),
      world_(world),
      arc_(arc),
      band_(band),
      random_(random.next()),
      lesson_line_(said.lesson_line),
      quirk_(said.quirk) {
  set_things(said);
  set_people();
  setting_ = &lexicon().setting_named(world.settings.front());
  set_place(*setting_, world.time);
  grammar_.otherwise = [this](std::string_view symbol, Random&, std::string& result) {
    return special(symbol, result);
  };
  refrain_ = typographic(grammar_.expand(random_.pick(arc.refrains), random_));
  grammar_.set("refrain", band == story::Band::EarlyReader ? "" : refrain_);
  grammar_.set("lesson_line", lesson_line_);
  // Each setting's senses and spots come in an order of their own for each book.
}

void PageWriter::set_role(const std::string& prefix, const Player& player) {
  const Pronouns p = player.member.descriptor.pronouns.value_or(Pronouns::They);
  const auto pick = [&](std::string_view she, std::string_view he, std::string_view they,
                        std::string_view it) {
    return p == Pronouns::She ? she : p == Pronouns::He ? he : p == Pronouns::They ? they : it;
  };
  grammar_.set(prefix + "they", pick("she", "he", "they", "it"));
  grammar_.set(prefix + "them", pick("her", "him", "them", "it"));
  grammar_.set(prefix + "their", pick("her", "his", "their", "its"));
  grammar_.set(prefix + "theirs", pick("hers", "his", "theirs", "its"));
  grammar_.set(prefix + "themself", pick("herself", "himself", "themself", "itself"));
  grammar_.set(prefix + "they_were", pick("she was", "he was", "they were", "it was"));
  grammar_.set(prefix + "kind", player.spoken);
  const Species& species = lexicon().species_named(player.member.descriptor.species);
  const std::string hand = species.hand;
  grammar_.set(prefix + "hand", hand);
  grammar_.set(prefix + "hands", hand == "foot"    ? "feet"
                                 : hand == "trunk" ? "big feet"
                                 : hand == "tail"  ? "coils"
                                                   : plural(hand));
}

void PageWriter::set_people() {
  const Player& hero = casting_.hero();
  const Player& companion = casting_.companion();
  set_role("", hero);
  set_role("f_", companion);
  grammar_.set("hero", hero.member.name);
  grammar_.set("hero_name", hero.member.name);
  grammar_.set("friend_name", companion.member.name);
  const auto& look = hero.member.descriptor;
  const Species& species = lexicon().species_named(look.species);

  // "a curious little blue raccoon in a yellow raincoat"
  std::string np;
  std::vector<std::string> traits = look.personality;
  std::string trait = traits.empty() ? arc_.trait : traits.front();
  if (trait == "lonely" && arc_.name != "friendship") trait = "quiet";
  const bool grown = look.species == "human" && look.age && *look.age >= story::Age::Adult;
  const bool giant = look.species == "whale" || look.species == "elephant" ||
                     look.species == "dinosaur" || look.species == "hippo" ||
                     look.species == "giraffe";
  np = trait;
  if (!grown && !giant && np != "little" && np != "small" && np != "tiny")
    np += (np.empty() ? "" : " ") + std::string("little");
  if (giant && !grown) np += (np.empty() ? "" : " ") + std::string("young");
  if (!hero.adjectives.empty()) np += " " + hero.adjectives;
  np += " " + hero.spoken;
  grammar_.set("hero_np", np);
  grammar_.set("trait", trait);
  std::string wearing = hero.wearing.empty() ? "" : " " + hero.wearing;
  if (!quirk_.empty() && (band_ != story::Band::Toddler || word_count(quirk_) <= 3))
    wearing += " who " + quirk_;
  // A thing that the prompt names and the arc does not turn round is the hero's own.
  if (desire_said_ && arc_.group.empty() && arc_.name != "make_something" &&
      skill_.find(desire_.noun) == std::string::npos && !desire_.unique &&
      wearing.find(desire_.noun) == std::string::npos && wearing.empty())
    wearing = " with " + std::string(desire_.many || desire_.mass ? "some " + desire_.text
                                                                  : with_article(desire_.text));
  grammar_.set("wearing", wearing);
  grammar_.set("f_intro", companion.intro);
  grammar_.set("food", species.food);
  grammar_.set("home", species.home);
  grammar_.set("sound", species.sound);
}

void PageWriter::set_things(const Understanding& said) {
  const Lexicon& words = lexicon();
  const std::string kind = words.setting_named(world_.settings.front()).kind;
  const auto group = [&](const std::string& name) -> const std::vector<Thing>& {
    return words.things.at(name).at(kind);
  };
  if (said.desire) {
    desire_ = *said.desire;
  } else if (!arc_.group.empty()) {
    const Thing& thing = random_.pick(group(arc_.group));
    desire_.text = thing.text;
    desire_.prop = thing.prop;
    desire_.noun = std::string(bare_words(thing.text).back());
    desire_.eaten = arc_.group == "foods";
    if (thing.text.find(" of ") != std::string::npos)
      desire_.noun = bare_words(thing.text.substr(0, thing.text.find(" of "))).back();
    desire_.unique = thing.text == "end of the rainbow";
  }
  const bool storm = said.weather == story::Weather::Storm;
  const std::string fear = !said.fear.empty() ? said.fear
                           : storm            ? "the great storm"
                                              : random_.pick(group("fears")).text;
  const std::string skill = !said.skill.empty() ? said.skill : random_.pick(group("skills")).text;
  skill_ = said.skill;
  skill_kind_ = said.skill_kind;
  // How things are made differs: a pie needs no spring, a show no glue.
  const std::string verb = skill_.substr(0, skill_.find(' '));
  const auto among = [&](std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), verb) != list.end();
  };
  craft_ = among({"bake", "cook"}) || (desire_.eaten && verb == "make")         ? "bake"
           : among({"plant", "grow"})                                           ? "grow"
           : among({"build", "invent", "construct", "mend", "craft", "design"}) ? "build"
           : among({"make"}) && !desire_.mass                                   ? "build"
                                                                                : "other";
  desire_said_ = said.desire.has_value() && said.desire->text != "way home";
  together_ = said.together;
  fear_ = fear;
  fear_said_ = !said.fear.empty();
  friend_said_ = said.beings.size() > 1;
  if (desire_.text.empty() && !said.skill.empty() && arc_.name == "make_something") {
    desire_.text = desire_.noun = "masterpiece";
  }
  grammar_.set("fear", fear);
  // What has no place of its own cannot be walked past by name.
  grammar_.set("fear_there", fear.starts_with("the ") ? fear : "the very thing that #they# feared");
  grammar_.set("skill", skill);
  grammar_.set("skilling", gerund(skill));
  // In the hero's own mouth, and in a friend's: "for her grandmother", "for my", "for your".
  const auto spoken_by = [&](std::string_view mine) {
    std::string text = " " + skill + " ";
    for (std::string_view theirs : {" her ", " his ", " their "})
      text = replaced(std::move(text), theirs, " " + std::string(mine) + " ");
    return std::string(trimmed(text));
  };
  grammar_.set("my_skill", spoken_by("my"));
  grammar_.set("your_skill", spoken_by("your"));
  const std::string text = desire_.text;
  const bool many = desire_.many, unique = desire_.unique;
  grammar_.set("object", text);
  grammar_.set("thing", desire_.noun.empty()           ? text
                        : text == "end of the rainbow" ? "rainbow’s end"
                                                       : desire_.noun);
  grammar_.set("the_object", "the " + text);
  grammar_.set("object_a", unique                 ? "the " + text
                           : many || desire_.mass ? "some " + text
                                                  : with_article(text));
  grammar_.set("my_object", (unique ? "the " : "my ") + text);
  grammar_.set("oit", many ? "they" : "it");
  grammar_.set("othem", many ? "them" : "it");
  grammar_.set("oits", many ? "their" : "its");
  grammar_.set("owas", many ? "were" : "was");
  grammar_.set("oit_was", many ? "they were" : "it was");
  grammar_.set("othis", many ? "these" : "this");
  grammar_.set("oone", many ? "some" : "one");
  grammar_.set("share_line", many            ? "“One for you, one for me,”"
                             : desire_.eaten ? "“One bite for you, one bite for me,”"
                                             : "“One turn for you, one turn for me,”");
  grammar_.set("enjoyed", desire_.eaten ? "nibbled" : "played");
  grammar_.set("my_their",
               casting_.hero().member.descriptor.pronouns == Pronouns::She ? "her" : "his");
}

void PageWriter::set_place(const Setting& setting, story::TimeOfDay time) {
  grammar_.set("place_in", setting.in);
  grammar_.set("place_through", setting.through);
  grammar_.set("place_to", setting.to);
  grammar_.set("place_under", setting.under);
  const Setting& home = lexicon().setting_named(world_.settings.front());
  grammar_.set("home_in", home.in);
  grammar_.set("home_to", home.to);
  grammar_.set("home_under", home.under);
  grammar_.set("their_object", desire_.unique ? "the " + desire_.text : "#their# " + desire_.text);

  // Words for moving and resting follow the hero's body and the ground under it.
  const std::string body = lexicon().species_named(casting_.hero().member.descriptor.species).moves;
  std::string move = body;
  if (setting.kind == "water")
    move = "swim";
  else if (setting.kind == "space")
    move = "float";
  else if (body == "swim")
    move = "walk";
  const auto& worn = casting_.hero().member.descriptor.accessories;
  if (move == "walk" && std::find(worn.begin(), worn.end(), "wheelchair") != worn.end())
    move = "roll";
  static const std::map<std::string, std::vector<std::string>, std::less<>> went{
      {"walk", {"walked", "wandered", "marched"}},    {"hop", {"hopped", "bounced", "skipped"}},
      {"swim", {"swam", "glided", "paddled"}},        {"fly", {"flew", "fluttered", "sailed"}},
      {"waddle", {"waddled", "toddled", "pottered"}}, {"slither", {"slid", "inched", "wound"}},
      {"roll", {"trundled", "rolled", "bumbled"}},    {"float", {"floated", "drifted", "sailed"}}};
  static const std::map<std::string, std::vector<std::string>, std::less<>> ran{
      {"walk", {"ran", "hurried", "raced"}},          {"hop", {"hurried", "raced", "bounded"}},
      {"swim", {"darted", "zipped", "hurried"}},      {"fly", {"zipped", "darted", "hurried"}},
      {"waddle", {"hurried", "scurried", "bustled"}}, {"slither", {"hurried", "zigzagged", "sped"}},
      {"roll", {"hurried", "tumbled", "raced"}},      {"float", {"zoomed", "hurried", "shot"}}};
  grammar_.set("went", went.at(move));
  grammar_.set("ran", ran.at(move));
  grammar_.set("sat", move == "swim"    ? "came to rest"
                      : move == "float" ? "hung quite still"
                                        : "sat down");
  grammar_.set("tiptoed", move == "swim"                     ? "drifted softly"
                          : move == "float" || move == "fly" ? "drifted softly"
                          : body == "slither"                ? "crept"
                                                             : "tiptoed");
  grammar_.set("jumped", move == "swim"      ? "turned a somersault"
                         : move == "float"   ? "turned a somersault"
                         : body == "slither" ? "wriggled"
                         : body == "fly"     ? "looped the loop"
                                             : "jumped");
  const bool wet = setting.kind == "water", airless = setting.kind == "space";
  grammar_.set("leaves", wet ? "weeds" : airless ? "old foil" : "leaves");
  grammar_.set("mud", wet                        ? "sand"
                      : airless                  ? "dust"
                      : setting.kind == "snow"   ? "snow"
                      : setting.kind == "indoor" ? "flour"
                      : setting.kind == "air"    ? "fluff"
                                                 : "mud");
  grammar_.set("knees", move == "swim" ? "fins" : body == "slither" ? "tummy and tail" : "knees");
  grammar_.set("bug", wet ? "shrimp" : airless ? "moon bug" : "beetle");
  grammar_.set("tiny_bug", wet ? "tiny shrimp" : airless ? "tiny moon bug" : "tiny ant");
  grammar_.set("moth", wet ? "baby jellyfish" : airless ? "space moth" : "moth");
  grammar_.set("wind", wet ? "current" : airless ? "stardust" : "wind");
  using story::TimeOfDay;
  grammar_.set(
      "light_line",
      time == TimeOfDay::Night
          ? (setting.kind == "indoor" ? "{The lamp burned low.|The window was full of night.}"
             : wet ? "{The water was as dark as ink.|The deep had gone to sleep.}"
                   : "{Stars pricked the dark.|One by one, the stars came out.}")
      : setting.name == "cave" ? "The light outside grew dim."
      : time == TimeOfDay::Sunset
          ? (wet                        ? "The water turned gold, then plum."
             : setting.kind == "indoor" ? "The window turned pink."
                                        : "{The sky turned pink.|The shadows grew long and "
                                          "blue.|The last of the light was as yellow as butter.}")
          : (wet ? "A shadow went by, high above."
             : setting.kind == "indoor"
                 ? "The clock ticked and ticked."
                 : "{A cloud went by.|Somewhere a clock struck.|It was getting late.}"));
  static const std::map<story::Weather, std::string_view> weather{
      {story::Weather::Rain, "rainy"},   {story::Weather::Snow, "snowy"},
      {story::Weather::Storm, "stormy"}, {story::Weather::Wind, "windy"},
      {story::Weather::Fog, "foggy"},    {story::Weather::Clear, ""},
      {story::Weather::Cloudy, "cloudy"}};
  const std::string adjective(weather.at(world_.weather));
  const bool winter = world_.season == story::Season::Winter && adjective.empty() &&
                      setting.kind != "water" && setting.kind != "space";
  const bool night =
      (world_.time_said && world_.time == TimeOfDay::Night) || time == TimeOfDay::Night;
  const std::string part = night ? "night" : time == TimeOfDay::Sunset ? "evening" : "morning";
  grammar_.set("when", "One " +
                           (adjective.empty() ? std::string(winter              ? "winter"
                                                            : night             ? "still"
                                                            : part == "evening" ? "golden"
                                                                                : "bright")
                                              : adjective) +
                           " " + part);
}

bool PageWriter::special(std::string_view symbol, std::string& result) {
  const auto introduce = [&](const Player& player) {
    result =
        memory_.introduced.insert(player.member.key).second ? player.intro : player.member.name;
  };
  if (symbol == "friend") return introduce(casting_.companion()), true;
  if (symbol.starts_with("helper") || symbol == "h_name") {
    for (const Player& player : casting_.players())
      if (player.member.key == helper_key_) {
        if (symbol == "helper")
          introduce(player);
        else
          result = player.member.name;
        return true;
      }
    return false;
  }
  if (symbol == "spot" || (symbol == "first_spot" && memory_.first_spot.empty())) {
    auto& n = memory_.spots[setting_->name];
    const std::size_t start =
        hash64(setting_->name, hash64(casting_.hero().member.name)) % setting_->spots.size();
    const Spot& spot = setting_->spots[(start + n++ * 3) % setting_->spots.size()];
    memory_.spot = result = spot.text;
    memory_.spot_prop = spot.prop;
    if (memory_.first_spot.empty()) memory_.first_spot = spot.text;
    return true;
  }
  if (symbol == "first_spot" && !memory_.first_spot.empty())
    return result = memory_.first_spot, true;
  if (symbol == "same_spot")
    return result = memory_.spot.empty() ? "right there" : memory_.spot, true;
  if (symbol == "sense") {
    auto& n = memory_.senses[setting_->name];
    if (n >= setting_->senses.size()) return result.clear(), true;
    const std::size_t start =
        hash64("sense" + setting_->name, hash64(casting_.hero().member.name)) %
        setting_->senses.size();
    result = setting_->senses[(start + n++) % setting_->senses.size()];
    return true;
  }
  return false;
}

bool PageWriter::fits(const Wording& wording) const {
  if (wording.only == "voyage") return world_.voyage;
  if (wording.only == "stay") return !world_.voyage;
  if (wording.only == "body") return skill_kind_.empty() || skill_kind_ == "body";
  const auto crafts = words(wording.only);
  if (!crafts.empty()) return std::find(crafts.begin(), crafts.end(), craft_) != crafts.end();
  return true;
}

std::string PageWriter::compose(const Wording& wording, Random& random) const {
  std::string source;
  if (band_ == story::Band::Toddler) {
    source = wording.small;
  } else {
    const std::size_t bar = wording.text.find('~');
    const std::string more = band_ == story::Band::EarlyReader ? wording.more : "";
    source = bar == std::string::npos
                 ? wording.text + " " + more
                 : wording.text.substr(0, bar) + " " + more + " " + wording.text.substr(bar + 1);
  }
  std::string text = typographic(grammar_.expand(source, random));
  text = replaced(std::move(text), " \n", "\n");
  text = replaced(std::move(text), "\n ", "\n");
  while (text.find("\n\n") != std::string::npos) text = replaced(std::move(text), "\n\n", "\n");
  for (std::string_view mark : {"…”.", "…”,", "?”,", "!”,"})
    text = replaced(std::move(text), mark, std::string(mark.substr(0, mark.size() - 1)));
  return std::string(trimmed(text));
}

std::string PageWriter::write(const Beat& beat, const std::string& setting, story::TimeOfDay time,
                              const std::string& helper_key, bool last, bool want_turn) {
  setting_ = &lexicon().setting_named(setting);
  helper_key_ = helper_key;
  set_place(*setting_, time);
  for (const Player& player : casting_.players())
    if (player.member.key == helper_key) set_role("h_", player);
  const Memory before = memory_;
  std::string best;
  Memory best_memory = before;
  double best_cost = 1e9;
  for (int attempt = 0; attempt < 14 && best_cost > 0; ++attempt) {
    memory_ = before;
    memory_.spot_prop.clear();
    const std::size_t k = attempt < 3 ? random_.below(beat.wordings.size())
                                      : static_cast<std::size_t>(attempt) % beat.wordings.size();
    if (!fits(beat.wordings[k]) && (attempt < 13 || !best.empty())) continue;
    std::string text = compose(beat.wordings[k], random_);
    double cost = 10.0 * static_cast<double>(page_level_slips(text, band_).size() +
                                             proofread_text(text).size());
    for (const auto& sentence : sentences(text))
      if (word_count(sentence) > 3 && sentence_key(sentence) != sentence_key(refrain_) &&
          used_sentences_.count(sentence_key(sentence))) {
        bool of_refrain = false;
        for (const auto& r : sentences(refrain_))
          of_refrain |= sentence_key(r) == sentence_key(sentence);
        if (!of_refrain) cost += 10;
      }
    if (last && ends_on_a_turn(text)) cost += 3;
    if (want_turn && !last && !ends_on_a_turn(text)) cost += 2;
    if (cost < best_cost) {
      best_cost = cost;
      best = std::move(text);
      best_memory = memory_;
    }
  }
  memory_ = best_memory;
  for (const auto& sentence : sentences(best)) used_sentences_.insert(sentence_key(sentence));
  return best;
}

std::string PageWriter::title() {
  const std::string& hero = casting_.hero().member.name;
  // What the prompt names is what the title names.
  std::vector<std::string> titles;
  for (const auto& title : arc_.titles) {
    const bool object = title.find("#object#") != std::string::npos;
    const bool wish = title.find("#skill#") != std::string::npos;
    if (wish && word_count(skill_) > 6) continue;
    if (object || (wish && !desire_said_) || (!desire_said_ && skill_.empty()))
      titles.push_back(title);
  }
  if (desire_said_ && !desire_.text.empty() &&
      std::none_of(titles.begin(), titles.end(),
                   [](const auto& title) { return title.find("#object#") != std::string::npos; }))
    titles = {"#hero# and the #object#"};
  if (!desire_said_ && !skill_.empty() && arc_.name == "trying_again" && word_count(skill_) <= 5)
    titles = {"#hero# Learns to #skill#", "#hero# Wants to #skill#"};
  if (!desire_said_ && arc_.name == "courage" && fear_said_ && word_count(fear_) <= 4)
    titles.insert(titles.end(), {"#hero# and " + fear_, "Brave #hero# and " + fear_});
  if (!desire_said_ && friend_said_ &&
      (titles.empty() || arc_.name == "friendship" || (skill_.empty() && !fear_said_)))
    titles = {"#hero# and #friend_name#"};
  if (together_ && friend_said_ && word_count(skill_) <= 5)
    titles = {"#hero# and #friend_name# #skill#"};
  if (titles.empty())
    titles = desire_.text.empty() ? std::vector<std::string>{"#hero# and the Big Wish"}
                                  : std::vector<std::string>{"#hero# and the #object#"};
  std::string text;
  for (int tries = 0; tries < 8; ++tries) {
    text = typographic(grammar_.expand(random_.pick(titles), random_));
    const bool twice = text.find("Way to the way") != std::string::npos ||
                       text.find("Lost lost") != std::string::npos;
    if (!twice && text.find(hero) != std::string::npos) break;
  }
  return title_case(text);
}

}  // namespace talewright::engines::writer
