// The gallery: contact sheets of what the built-in illustrator draws.
//
//   gallery all FOLDER                        every sheet below, one PNG each
//   gallery styles | travels | cast | settings | sheets   FOLDER
//   gallery scene SPEC.json OUT.png           one picture:
//                                             {"scene":{...},"cast":[{"key","name","descriptor"}]}
//   gallery figures OUT.png SPECIES...        those species standing, one cell each; SPECIES/STANCE
//                                             ("cat/four_legged") wherever a species is asked for
//   gallery described OUT.png "WORDS"...      who is meant by those words, standing
//   gallery views OUT.png "WORDS"...          the same from all eight sides
//   gallery poses OUT.png SPECIES             every pose and every facing of one
//   gallery sheet OUT.png SPECIES             one model sheet
//   gallery places OUT.png SETTING...         those settings by day and night
//
// --style NAME, --px WIDTH and --seed N apply where they make sense; --singly writes each cell as a
// picture of its own into a folder, to be looked at full size.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/failure.h"
#include "base/json.h"
#include "base/random.h"
#include "contact_sheet.h"
#include "drawing/style.h"
#include "engines/engines.h"
#include "engines/illustrator/figure.h"
#include "engines/illustrator/settings/settings.h"

using namespace talewright;
using gallery::Cell;
using story::CastMember;
using story::SceneSpec;

namespace {

struct Gallery {
  std::unique_ptr<engines::ImageEngine> illustrator = engines::make_builtin_illustrator();
  std::unique_ptr<engines::TextEngine> writer = engines::make_builtin_writer();
  std::string style = "cartoon";
  int px = 420;
  std::uint64_t seed = 1;
  bool singly = false;

  void write(const std::string& path, const std::string& title, const std::vector<Cell>& cells,
             int columns, int width_px) const {
    if (singly) return gallery::write_singly(path, cells, px);
    gallery::write_sheet(path, title, cells, columns, width_px);
  }
  CastMember member(std::string key, story::Descriptor descriptor, std::uint64_t salt = 0) const {
    std::vector<std::string> notes;
    CastMember m;
    m.key = std::move(key);
    m.descriptor = illustrator->complete(std::move(descriptor), hash64(m.key, seed + salt), notes);
    m.name = m.descriptor.species;
    return m;
  }
  CastMember species(std::string key, std::string_view name, std::uint64_t salt = 0) const {
    story::Descriptor d;
    const std::size_t slash = name.find('/');
    d.species = name.substr(0, slash);
    if (slash != name.npos) d.stance = name.substr(slash + 1);
    return member(std::move(key), std::move(d), salt);
  }
  CastMember described(std::string key, std::string_view words) const {
    return member(std::move(key), writer->describe(words).descriptor, hash64(words));
  }
  drawing::DisplayList draw(const SceneSpec& spec, const std::vector<CastMember>& cast) const {
    return illustrator->draw(spec, cast, {});
  }
};

json::value read_json(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return json::parse(text.str());
}

SceneSpec spec_of(const char* text) {
  return story::scene_spec_from_json(json::parse(text).as_object());
}

void styles(const Gallery& g, const std::string& folder) {
  const std::vector<CastMember> cast{
      g.described("hero", "a brave young fox in a red raincoat"),
      g.described("friend", "a small grey mouse with a blue scarf"),
      g.described("child", "a girl with curly black hair and glasses")};
  const std::pair<const char*, const char*> scenes[] = {
      {"forest",
       R"({"setting":"forest","time":"sunset","season":"autumn","text_space":"none","seed":5,
        "characters":[{"character":"hero","pose":"point","expression":"determined","place":"left"},
          {"character":"friend","pose":"look_up","expression":"surprised","place":"right"}],
        "props":[{"name":"lantern","place":"center"}]})"},
      {"city",
       R"({"setting":"city","time":"night","weather":"rain","shot":"medium","text_space":"none","seed":9,
        "characters":[{"character":"child","pose":"run","expression":"scared","place":"left"},
          {"character":"hero","pose":"wave","expression":"happy","place":"right"}]})"},
      {"underwater", R"({"setting":"underwater","text_space":"none","seed":4,"mood":"wonder",
        "characters":[{"character":"child","pose":"swim","expression":"joyful"}],
        "props":[{"name":"turtle","place":"right"}]})"},
      {"close",
       R"({"setting":"bedroom","time":"night","shot":"close","text_space":"none","seed":7,"lighting":"lamplight",
        "characters":[{"character":"child","pose":"read","expression":"curious"},
          {"character":"friend","pose":"sit","expression":"sleepy"}]})"}};
  for (const auto& [name, text] : scenes) {
    std::vector<Cell> cells;
    const SceneSpec spec = spec_of(text);
    for (const drawing::StyleEntry& style : drawing::styles())
      cells.push_back({g.draw(spec, cast), style.name, style.title});
    g.write(fmt::format("{}/styles-{}.png", folder, name), "One scene, every style", cells, 4,
            g.px * 3 / 2);
  }
}

/// One character in 24 settings, poses, hours and views.
void travels(const Gallery& g, const std::string& folder) {
  const std::vector<CastMember> cast{
      g.described("hero", "a shy otter in a yellow raincoat with a green satchel")};
  std::vector<Cell> cells;
  Random random(g.seed, "travels");
  const auto settings = engines::illustrator::all_settings();
  const auto poses = story::spellings<story::Pose>();
  const auto looks = story::spellings<story::Expression>();
  for (std::size_t i = 0; i < 24; ++i) {
    SceneSpec spec;
    spec.setting = std::string(settings[i * settings.size() / 24].name);
    story::SceneFigure hero{.character = "hero"};
    hero.pose = static_cast<story::Pose>(i * poses.size() / 24);
    hero.expression = static_cast<story::Expression>((i * 5) % looks.size());
    if (i % 3 == 2) hero.facing = static_cast<story::Facing>((i / 3) % 8);
    spec.time = static_cast<story::TimeOfDay>((i * 7) % 4);
    spec.season = static_cast<story::Season>((i / 2) % 4);
    spec.shot = static_cast<story::Shot>(i % 3);
    spec.angle = i % 8 == 5   ? story::Angle::Bird
                 : i % 8 == 7 ? story::Angle::Worm
                              : story::Angle::EyeLevel;
    spec.text_space = story::TextSpace::None;
    spec.seed = i + 1;
    spec.characters = {hero};
    cells.push_back(
        {g.draw(spec, cast), g.style,
         fmt::format("{}: {}, {}", spec.setting, poses[static_cast<std::size_t>(hero.pose)],
                     story::spelling(hero.expression))});
  }
  g.write(folder + "/travels.png", "One character, 24 scenes", cells, 6, g.px);
}

drawing::DisplayList portrait(const Gallery& g, const CastMember& who,
                              story::Pose pose = story::Pose::Stand,
                              story::Expression look = story::Expression::Happy,
                              std::optional<story::Facing> facing = {}) {
  engines::illustrator::FigureRequest request{who.descriptor, who.key};
  request.pose = pose;
  request.expression = look;
  if (facing) request.facing = *facing;
  request.seed = g.seed;
  const auto figure = engines::illustrator::build_figure(request);
  const Box b = figure.bounds;
  drawing::DisplayList list;
  drawing::Shape paper;
  paper.path = drawing::rectangle({0, 0, 1000, 1000});
  paper.fill = drawing::Fill::solid(drawing::rgb(0xFFFDF7));
  paper.role = drawing::Role::Interior;
  list.root.add(std::move(paper));
  const double scale =
      std::min({900 / b.width, 900 / b.height, 900 / std::max(1.0, figure.height * 1.15)});
  list.root.add(drawing::transformed(
      figure.art, Affine::translation(500 - b.centre().x * scale, 950 - b.bottom() * scale) *
                      Affine::scaling(scale, scale)));
  return list;
}

/// Sixty characters, people of all ages among them.
void sixty(const Gallery& g, const std::string& folder) {
  std::vector<Cell> cells;
  std::size_t i = 0;
  for (const std::string& name : engines::illustrator::species_names()) {
    if (name == "human" || cells.size() >= 48) continue;
    cells.push_back({portrait(g, g.species("hero", name, ++i)), g.style, name});
  }
  for (const char* words :
       {"a baby girl with red hair", "a boy in a wheelchair with brown skin",
        "a grandmother with grey hair in a bun and glasses", "a girl with a headscarf",
        "a boy with a hearing aid and freckles", "a tall father with a beard",
        "an old wizard with a long white beard and a pointed hat",
        "a girl with black braids in a striped dress", "a woman with long curly hair in dungarees",
        "a bald old man with a moustache", "a boy astronaut", "a little princess with a crown"})
    cells.push_back({portrait(g, g.described("hero", words)), g.style, words});
  g.write(folder + "/cast.png", "Sixty characters", cells, 10, g.px * 2 / 3);
}

void places(const Gallery& g, const std::string& path, const std::vector<std::string>& names) {
  // Somebody else, doing something else, in each: a place is judged by who is in it.
  const std::vector<CastMember> all{
      g.species("rabbit", "rabbit"),
      g.described("girl", "a girl with black braids in a striped dress"),
      g.species("bear", "bear"),
      g.species("owl", "owl"),
      g.described("boy", "a boy with red hair and glasses"),
      g.species("cat", "cat"),
      g.species("mouse", "mouse"),
      g.described("grandmother", "a grandmother with grey hair in a bun")};
  using story::Expression;
  using story::Pose;
  const std::pair<Pose, Expression> deeds[] = {{Pose::Walk, Expression::Happy},
                                               {Pose::LookUp, Expression::Curious},
                                               {Pose::Wave, Expression::Joyful},
                                               {Pose::Sit, Expression::Thoughtful},
                                               {Pose::Point, Expression::Surprised}};
  std::vector<Cell> cells;
  std::size_t i = 0;
  for (const std::string& name : names)
    for (const story::TimeOfDay time : {story::TimeOfDay::Day, story::TimeOfDay::Night}) {
      SceneSpec spec;
      spec.setting = name;
      spec.time = time;
      spec.season = static_cast<story::Season>(i % 4);
      spec.shot = story::Shot::Wide;
      spec.text_space = story::TextSpace::None;
      spec.seed = g.seed + i / 2;
      const CastMember& hero = all[hash64(name, g.seed) % all.size()];
      const auto& [pose, expression] = deeds[i % std::size(deeds)];
      const std::vector<CastMember> cast{hero};
      spec.characters = {{.character = hero.key, .pose = pose, .expression = expression}};
      ++i;
      cells.push_back(
          {g.draw(spec, cast), g.style,
           fmt::format("{}, {}, {}", name, story::spelling(time), story::spelling(spec.season))});
    }
  g.write(path, "Settings by day and night", cells, 4, g.px);
}

void settings(const Gallery& g, const std::string& folder) {
  std::vector<std::string> names;
  int page = 1;
  const auto flush = [&] {
    if (!names.empty()) places(g, fmt::format("{}/settings-{}.png", folder, page++), names);
    names.clear();
  };
  for (const auto& setting : engines::illustrator::all_settings()) {
    names.emplace_back(setting.name);
    if (names.size() == 8) flush();
  }
  flush();
}

void sheets(const Gallery& g, const std::string& folder) {
  const std::pair<const char*, const char*> six[] = {
      {"Olli", "a shy otter in a yellow raincoat"},
      {"Amina", "a girl with a blue headscarf and a wheelchair"},
      {"Ember", "a small green dragon"},
      {"Pip", "a round robin bird with a red scarf"},
      {"Nils", "an old man with a white beard and braces"},
      {"Zuzu", "a friendly octopus"}};
  int n = 0;
  for (const auto& [name, words] : six) {
    CastMember who = g.described("hero", words);
    who.name = name;
    who.descriptor.notes = words;
    gallery::write_picture(fmt::format("{}/sheet-{}.png", folder, ++n), g.illustrator->sheet(who),
                           g.style, 1500);
  }
}

void poses(const Gallery& g, const std::string& path, const CastMember& who) {
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < story::spellings<story::Pose>().size(); ++i)
    cells.push_back({portrait(g, who, static_cast<story::Pose>(i)), g.style,
                     std::string(story::spellings<story::Pose>()[i])});
  for (std::size_t i = 0; i < story::spellings<story::Facing>().size(); ++i)
    cells.push_back({portrait(g, who, story::Pose::Stand, story::Expression::Happy,
                              static_cast<story::Facing>(i)),
                     g.style, "facing " + std::string(story::spellings<story::Facing>()[i])});
  for (std::size_t i = 0; i < story::spellings<story::Expression>().size(); ++i)
    cells.push_back({portrait(g, who, story::Pose::Stand, static_cast<story::Expression>(i)),
                     g.style, std::string(story::spellings<story::Expression>()[i])});
  g.write(path, who.name, cells, 9, g.px * 2 / 3);
}

}  // namespace

int main(int argc, char** argv) {
  Gallery g;
  std::vector<std::string> words;
  CLI::App app("Contact sheets of what the built-in illustrator draws.");
  app.add_option("words", words, "what, and where to")->required();
  app.add_option("--style", g.style, "the style where one is asked for");
  app.add_option("--px", g.px, "width of one picture in pixels");
  app.add_option("--seed", g.seed, "another seed, other choices");
  app.add_flag("--singly", g.singly, "each cell as a picture of its own, --px wide, in a folder");
  CLI11_PARSE(app, argc, argv);
  try {
    const std::string what = words[0];
    const std::string to = words.size() > 1 ? words[1] : "gallery";
    const std::vector<std::string> rest(
        words.begin() + std::min<std::ptrdiff_t>(2, std::ssize(words)), words.end());
    if (what == "scene") {
      const json::value file = read_json(to);
      std::vector<CastMember> cast;
      for (const json::value& v : file.at("cast").as_array()) {
        CastMember m = g.member(text_or(v.as_object(), "key"),
                                story::descriptor_from_json(v.at("descriptor").as_object()));
        m.name = text_or(v.as_object(), "name");
        cast.push_back(std::move(m));
      }
      std::vector<std::string> notes;
      const SceneSpec spec = g.illustrator->settle(
          story::scene_spec_from_json(file.at("scene").as_object()), cast, notes);
      for (const std::string& note : notes) std::cerr << note << "\n";
      gallery::write_picture(rest.at(0), g.draw(spec, cast), g.style, g.px);
      return 0;
    }
    if (what == "figures") {
      std::vector<Cell> cells;
      for (const std::string& name : rest)
        cells.push_back({portrait(g, g.species("hero", name)), g.style, name});
      g.write(to, "Figures", cells, 6, g.px);
      return 0;
    }
    if (what == "described" || what == "views") {
      std::vector<Cell> cells;
      for (const std::string& said : rest) {
        const CastMember who = g.described("hero", said);
        if (what == "described") cells.push_back({portrait(g, who), g.style, said});
        for (std::size_t i = 0; what == "views" && i < story::spellings<story::Facing>().size();
             ++i)
          cells.push_back({portrait(g, who, story::Pose::Stand, story::Expression::Happy,
                                    static_cast<story::Facing>(i)),
                           g.style, said});
      }
      g.write(to, "Described", cells, what == "views" ? 8 : 6, g.px);
      return 0;
    }
    if (what == "poses") return poses(g, to, g.species("hero", rest.at(0))), 0;
    if (what == "sheet")
      return gallery::write_picture(to, g.illustrator->sheet(g.species("hero", rest.at(0))),
                                    g.style, 1500),
             0;
    if (what == "places") return places(g, to, rest), 0;
    std::filesystem::create_directories(to);
    bool known = false;
    for (const auto& [name, make] : {std::pair{"styles", &styles},
                                     {"travels", &travels},
                                     {"cast", &sixty},
                                     {"settings", &settings},
                                     {"sheets", &sheets}})
      if (what == name || what == "all")
        known = true, make(g, to), std::cout << name << " -> " << to << "\n";
    if (!known) throw std::runtime_error("no such sheet: " + what);
    return 0;
  } catch (const std::exception& e) {
    std::cerr << "gallery: " << e.what() << "\n";
    return 1;
  }
}
