#include "engines/writer/casting.h"

#include <algorithm>

#include "base/text.h"
#include "engines/writer/english.h"

namespace talewright::engines::writer {

using story::Pronouns;

namespace {

bool holds(const std::vector<std::string>& list, const std::string& what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

bool lives_in_water(const std::string& species) {
  return lexicon().species_named(species).habitats == std::vector<std::string>{"underwater"};
}

bool is_sibling(const std::string& spoken) { return spoken == "brother" || spoken == "sister"; }

bool people_place(const std::string& setting) {
  return setting == "village" || setting == "city" || setting == "classroom" ||
         setting == "playground" || setting == "castle" || setting == "bedroom" ||
         setting == "kitchen";
}

}  // namespace

std::string choose_species(const Understanding& said, Random& random) {
  static const std::vector<std::string> favourites{
      "fox", "rabbit", "bear", "mouse", "hedgehog", "otter",  "squirrel", "raccoon",
      "cat", "frog",   "duck", "human", "human",    "turtle", "panda"};
  if (!said.settings.empty()) {
    const auto& locals = lexicon().setting_named(said.settings.front()).locals;
    if (people_place(said.settings.front()) && random.chance(0.6)) return "human";
    return random.pick(locals);
  }
  if (said.season == story::Season::Winter && random.chance(0.5))
    return random.chance(0.5) ? "penguin" : "rabbit";
  return random.pick(favourites);
}

World choose_world(const StoryRequest& request, const Understanding& said,
                   const std::string& species, Random& random) {
  const Lexicon& words = lexicon();
  World world;
  const Species& hero = words.species_named(species);
  if (!request.setting.empty()) {
    if (words.find_setting(request.setting))
      world.settings.push_back(request.setting);
    else
      for (const auto& name : understand("in the " + request.setting).settings)
        world.settings.push_back(name);
  }
  for (const auto& name : said.settings)
    if (!holds(world.settings, name) && (name != "sky" || hero.moves == "fly"))
      world.settings.push_back(name);
  const bool swimmer = lives_in_water(species);
  // A land hero with a friend in the sea lives where the two can meet.
  bool sea_friend = false;
  for (const Being& being : said.beings) sea_friend |= lives_in_water(being.look.species);
  if (!swimmer && sea_friend && world.settings.empty()) world.settings = {"beach", "underwater"};
  const bool meeting = !swimmer && sea_friend;
  if (swimmer && (world.settings.empty() || world.settings.front() == "beach" ||
                  world.settings.front() == "river"))
    world.settings.insert(world.settings.begin(), "underwater");
  if (swimmer && world.settings.front() == "underwater") world.settings.resize(1);
  if (world.settings.empty()) {
    std::vector<std::string> homes;  // the first ones are the likeliest; the sky is no address
    for (const auto& name : hero.habitats)
      if (name != "sky" && homes.size() < 2) homes.push_back(name);
    if (said.weather == story::Weather::Snow && !swimmer && random.chance(0.5))
      world.settings.push_back("snowfield");
    else
      world.settings.push_back(holds(hero.habitats, "snowfield") &&
                                       said.season == story::Season::Winter
                                   ? "snowfield"
                                   : random.pick(homes));
  }
  if (!said.destination.empty() && said.destination != world.settings.front()) {
    std::erase(world.settings, said.destination);
    world.settings.resize(1);
    const bool beyond = words.setting_named(said.destination).kind == "space";
    if (beyond) world.settings.push_back("sky");
    world.settings.push_back(said.destination);
    world.voyage = true;
  }
  // "Go fishing on a stormy sea" stays there; other stories may wander off.
  const bool stays = !said.activity_props.empty() && !said.settings.empty() && !world.voyage;
  // Places near by, where this hero can go. Home indoors opens on the outdoors, not into the sea.
  const std::string home = world.settings.front();
  std::vector<std::string> near = words.setting_named(home).near;
  random.shuffle(near);
  for (const auto& name : near) {
    if (world.settings.size() >= 3 || meeting || world.voyage || stays) break;
    const Setting& setting = words.setting_named(name);
    const bool far_off = setting.kind == "space" && words.setting_named(home).kind != "space";
    const bool wet = setting.kind == "water" && !holds(hero.habitats, "underwater");
    const bool high = setting.kind == "air" && hero.moves != "fly";
    const bool cold = species == "snowman" && !holds(hero.habitats, name);
    const bool from_sky = words.setting_named(home).kind == "space" && setting.kind != "space";
    if (swimmer || far_off || wet || high || cold || from_sky || holds(world.settings, name))
      continue;
    if (name == "desert" || name == "cave" || name == "snowfield") continue;
    world.settings.push_back(name);
  }
  world.season = said.season.value_or(holds({"snowfield"}, home) || species == "snowman"
                                          ? story::Season::Winter
                                      : said.weather == story::Weather::Snow ? story::Season::Winter
                                      : random.chance(0.3)                   ? story::Season::Spring
                                      : random.chance(0.3)                   ? story::Season::Autumn
                                                           : story::Season::Summer);
  world.weather = said.weather.value_or(story::Weather::Clear);
  if (species == "snowman" && !said.weather) world.weather = story::Weather::Snow;
  world.time_said = said.time.has_value();
  world.time = said.time.value_or(story::TimeOfDay::Day);
  return world;
}

bool Casting::taken(const std::string& name) const {
  const auto same = [&](const std::string& other) {
    return !other.empty() && !name.empty() &&
           (other == name || (lower(other.substr(0, 1)) == lower(name.substr(0, 1))));
  };
  for (const auto& player : players_)
    if (same(player.member.name)) return true;
  for (const auto& being : waiting_)
    if (same(being.name) || same(being.called)) return true;
  for (const auto& member : locked_)
    if (same(member.name)) return true;
  return false;
}

std::string Casting::fresh_name(const story::Descriptor& look) {
  const Lexicon& words = lexicon();
  const Species& species = words.species_named(look.species);
  std::string group = "animal";
  if (look.species == "human")
    group = look.pronouns == Pronouns::He    ? "he"
            : look.pronouns == Pronouns::She ? "she"
            : random_.chance(0.5)            ? "she"
                                             : "he";
  else if (lives_in_water(look.species) || look.species == "crab")
    group = "water";
  else if (look.species == "robot")
    group = "robot";
  else if (look.species == "alien")
    group = "space";
  else if (look.species == "dragon")
    group = "dragon";
  else if (look.species == "snowman")
    group = "snow";
  else if (species.kind == "fantastic" && look.species != "toy_bear" && look.species != "monster")
    group = "magic";
  const auto& list = words.names.find(group)->second;
  for (int tries = 0; tries < 60; ++tries) {
    const std::string& name = random_.pick(list);
    if (static_cast<unsigned char>(name[0]) >= 0x80)
      continue;  // other scripts only when the prompt brings them
    if (!taken(name)) return name;
  }
  for (const auto& name : list) {  // all first letters gone: any name that is not in use
    bool used = false;
    for (const auto& player : players_) used |= player.member.name == name;
    if (!used) return name;
  }
  return list.front();
}

Player Casting::from_being(const Being& being, std::string key, std::string role) {
  Player player;
  player.member.key = std::move(key);
  player.member.role = std::move(role);
  player.member.descriptor = being.look;
  auto& look = player.member.descriptor;
  if (!look.pronouns) look.pronouns = random_.chance(0.5) ? Pronouns::She : Pronouns::He;
  player.spoken = being.spoken;
  if (look.species == "human" && (being.spoken == "child" || being.spoken.empty()))
    player.spoken = look.pronouns == Pronouns::She  ? "girl"
                    : look.pronouns == Pronouns::He ? "boy"
                                                    : "child";
  if (look.species == "human" && player.spoken == "old man" && look.pronouns == Pronouns::She)
    player.spoken = "old woman";
  player.relative = being.relative;
  std::string name = being.name;
  // "her little brother" has a name of his own; "Grandma" is name enough.
  const bool sibling = is_sibling(being.spoken);
  if (name.empty() && being.relative && !sibling) name = being.called;
  if (name.empty()) {
    name = fresh_name(look);
    for (std::string_view title :
         {"king", "queen", "prince", "princess", "captain", "grandmother", "grandfather"})
      if (being.spoken == title)
        name = (being.called.empty() ? sentence_case(title) : being.called) + " " + name;
  }
  player.member.name = name;
  const bool titled =
      lower(name).find(lower(player.spoken)) != std::string::npos || !being.called.empty();
  player.intro = titled ? name : name + " the " + player.spoken;
  if (player.spoken == "girl" || player.spoken == "boy" || player.spoken == "child")
    player.intro = name;
  if (sibling && !players_.empty() && being.name.empty() &&
      hero().member.descriptor.species == "human") {
    const auto whose = players_[0].member.descriptor.pronouns.value_or(Pronouns::They);
    const bool baby = look.age == story::Age::Baby;
    player.intro = std::string(whose == Pronouns::She  ? "her "
                               : whose == Pronouns::He ? "his "
                                                       : "their ") +
                   (baby ? "baby " : "") + being.spoken + " " + name;
  }
  if (!being.color_word.empty()) player.adjectives = being.color_word;
  player.wearing = being.wearing;
  if (!being.name.empty() && being.relative && !being.called.empty() &&
      name.find(being.called) == std::string::npos)
    player.intro = being.called + " " + name, player.member.name = player.intro;
  return player;
}

Player Casting::invent(const std::string& setting, std::string key, std::string role, bool peer) {
  const Lexicon& words = lexicon();
  Being being;
  const auto used = [&](const std::string& species) {
    for (const auto& p : players_)
      if (p.member.descriptor.species == species) return true;
    for (const auto& b : waiting_)
      if (b.look.species == species) return true;
    return false;
  };
  const bool human_hero = !players_.empty() && players_[0].member.descriptor.species == "human";
  if (human_hero && people_place(setting) && (peer ? random_.chance(0.6) : random_.chance(0.75))) {
    being.look.species = "human";
    being.look.age = story::Age::Child;
    if (!peer) {
      static const std::map<std::string, std::vector<std::string>, std::less<>> trades{
          {"village", {"baker", "letter carrier", "shopkeeper", "librarian", "farmer", "musician"}},
          {"city", {"driver", "musician", "baker", "librarian", "firefighter", "artist"}},
          {"castle", {"knight", "baker", "gardener", "keeper", "musician"}},
          {"classroom", {"teacher", "librarian", "artist", "musician"}},
          {"playground", {"musician", "gardener", "driver", "artist"}}};
      const auto it = trades.find(setting);
      const auto& list = it == trades.end() ? trades.find("village")->second : it->second;
      for (int tries = 0; tries < 8; ++tries) {
        being.spoken = random_.pick(list);
        bool repeat = false;
        for (const auto& p : players_) repeat |= p.spoken == being.spoken;
        if (!repeat) break;
      }
      for (const Person& person : words.people)
        if (person.spoken == being.spoken) {
          being.look.age = story::Age::Adult;
          being.look.clothes = person.clothes;
          being.look.accessories = person.accessories;
          being.look.dressed = !person.clothes.empty();
          break;
        }
    }
    being.look.pronouns = random_.chance(0.5) ? Pronouns::She : Pronouns::He;
  } else {
    auto locals = words.setting_named(setting).locals;
    random_.shuffle(locals);
    being.look.species = locals.front();
    // Nobody who eats the hero's kind for breakfast is left out: these are storybook neighbours.
    for (const auto& species : locals)
      if (!used(species)) {
        being.look.species = species;
        break;
      }
    being.spoken = words.species_named(being.look.species).spoken;
    if (peer) being.look.age = story::Age::Child;
  }
  return from_being(being, std::move(key), std::move(role));
}

Casting::Casting(const StoryRequest& request, const Understanding& said, const World& world,
                 const Arc& arc, Random& random)
    : world_(world), random_(random.next()) {
  waiting_ = said.beings;
  locked_ = request.cast;
  const auto take_locked = [&](std::size_t n, std::string key, std::string role) {
    Player player;
    player.member = request.cast[n];
    player.member.key = key;
    if (player.member.role.empty()) player.member.role = role;
    const auto& look = player.member.descriptor;
    const Species& species = lexicon().species_named(look.species);
    player.spoken = species.spoken;
    if (look.species == "human")
      player.spoken =
          look.age == story::Age::Elder && look.pronouns == Pronouns::She   ? "grandmother"
          : look.age == story::Age::Elder && look.pronouns == Pronouns::He  ? "grandfather"
          : look.age == story::Age::Adult && look.pronouns == Pronouns::She ? "woman"
          : look.age == story::Age::Adult && look.pronouns == Pronouns::He  ? "man"
          : look.pronouns == Pronouns::She                                  ? "girl"
          : look.pronouns == Pronouns::He                                   ? "boy"
                                                                            : "child";
    player.intro =
        look.species == "human" ? player.member.name : player.member.name + " the " + player.spoken;
    // What the prompt says of the same one goes into the text, never into the locked look.
    for (std::size_t k = 0; k < waiting_.size(); ++k)
      if (waiting_[k].name == player.member.name ||
          (waiting_[k].name.empty() && waiting_[k].look.species == look.species)) {
        player.wearing = waiting_[k].wearing;
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(k));
        break;
      }
    return player;
  };
  if (!request.cast.empty()) {
    players_.push_back(take_locked(0, "hero", "the hero"));
  } else if (!waiting_.empty()) {
    const Being being = waiting_.front();
    waiting_.erase(waiting_.begin());
    players_.push_back(from_being(being, "hero", "the hero"));
    if (being.many && waiting_.empty()) {
      Being twin;
      twin.look.species = being.look.species;
      twin.look.age = being.look.age;
      twin.look.pronouns = is_sibling(being.spoken) ? being.look.pronouns : std::nullopt;
      twin.spoken = being.spoken;
      waiting_.push_back(twin);
    }
  } else {
    Being being;
    being.look.species = choose_species(said, random_);
    being.spoken = lexicon().species_named(being.look.species).spoken;
    being.look.age = story::Age::Child;
    players_.push_back(from_being(being, "hero", "the hero"));
  }
  // A squirrel's grandmother is a squirrel.
  const auto& kin = hero().member.descriptor;
  for (Being& being : waiting_)
    if (being.relative && being.look.species == "human" && kin.species != "human") {
      being.look.species = kin.species;
      being.look.main_color = kin.main_color;
      being.look.clothes.clear();
    }
  // Names for the nameless of the prompt come after the hero's, and before anybody invented.
  if (request.cast.size() > 1) {
    players_.push_back(take_locked(1, "friend", "the hero’s friend"));
  } else {
    std::size_t pick = waiting_.size();
    for (std::size_t k = 0; k < waiting_.size() && pick == waiting_.size(); ++k)
      if (arc.name != "friendship" || !waiting_[k].relative) pick = k;
    if (pick < waiting_.size()) {
      const Being being = waiting_[pick];
      waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(pick));
      players_.push_back(from_being(
          being, "friend", being.relative ? "the hero’s " + being.spoken : "the hero’s friend"));
    } else if (arc.name == "bedtime" &&
               hero().member.descriptor.age.value_or(story::Age::Child) <= story::Age::Child) {
      Being parent;  // somebody to be tucked in by
      const bool mother = random_.chance(0.5);
      parent.look.species = hero().member.descriptor.species;
      parent.look.age = story::Age::Adult;
      parent.look.main_color = hero().member.descriptor.main_color;
      parent.look.second_color = hero().member.descriptor.second_color;
      parent.look.pronouns = mother ? Pronouns::She : Pronouns::He;
      parent.spoken = mother ? "mother" : "father";
      parent.called = mother ? "Mama" : "Papa";
      parent.relative = true;
      players_.push_back(from_being(parent, "friend", "the hero’s " + parent.spoken));
    } else {
      players_.push_back(invent(world_.settings.front(), "friend", "the hero’s friend", true));
    }
  }
  for (std::size_t n = 2; n < request.cast.size(); ++n)
    players_.push_back(take_locked(n, "helper" + std::to_string(n - 1), "somebody who helps"));
}

const Player& Casting::helper(std::size_t n, const std::string& setting, std::size_t most) {
  n %= std::max<std::size_t>(most, 1);
  while (players_.size() <= n + 2) {
    const std::string key = "helper" + std::to_string(players_.size() - 1);
    if (!waiting_.empty()) {
      const Being being = waiting_.front();
      waiting_.erase(waiting_.begin());
      players_.push_back(from_being(
          being, key, being.relative ? "the hero’s " + being.spoken : "somebody who helps"));
    } else {
      players_.push_back(invent(setting, key, "somebody met on the way", false));
    }
  }
  return players_[n + 2];
}

}  // namespace talewright::engines::writer
