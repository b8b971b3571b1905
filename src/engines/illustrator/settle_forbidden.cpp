// What a brand forbids to show: taken out where the picture can do without it.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "engines/illustrator/props.h"
#include "engines/illustrator/settle_steps.h"

namespace talewright::engines::illustrator::settling {

namespace {

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> result;
  std::string word;
  for (const char c : lower(text) + " ") {
    const auto u = static_cast<unsigned char>(c);
    if ((u >= 'a' && u <= 'z') || (u >= '0' && u <= '9') || u >= 0x80) {
      word += c;
    } else if (!word.empty()) {
      // Plurals mean the same as singulars.
      if (word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's') word.pop_back();
      result.push_back(std::move(word));
      word.clear();
    }
  }
  return result;
}

/// The forbidden words, and what they forbid.
class Forbidden {
 public:
  explicit Forbidden(const std::vector<std::string>& phrases) {
    for (const std::string& phrase : phrases) {
      Entry e{phrase, plain_words(phrase), ""};
      if (e.words.empty()) continue;
      if (const auto thing = find_prop(phrase)) e.thing = thing->name;
      all_.push_back(std::move(e));
    }
  }

  /// The phrase that forbids this, or empty.
  std::string by(std::string_view text) const {
    const std::vector<std::string> said = plain_words(text);
    for (const Entry& e : all_)
      if (std::search(said.begin(), said.end(), e.words.begin(), e.words.end()) != said.end())
        return e.phrase;
    return {};
  }

  /// As `by`, for a thing: other words for the same thing are forbidden, too.
  std::string thing_by(std::string_view name) const {
    if (std::string phrase = by(name); !phrase.empty()) return phrase;
    const auto thing = find_prop(name);
    if (!thing) return {};
    for (const Entry& e : all_)
      if (e.thing == thing->name) return e.phrase;
    return by(thing->name);
  }

 private:
  struct Entry {
    std::string phrase;
    std::vector<std::string> words;
    std::string thing;  ///< the prop that it means, if any
  };
  std::vector<Entry> all_;
};

void take_out_weather(Desk& desk, const Forbidden& forbidden) {
  story::SceneSpec& spec = desk.spec;
  const std::string phrase = forbidden.by(story::spelling(spec.weather));
  if (!phrase.empty() && spec.weather != story::Weather::Clear) {
    desk.notes.push_back(fmt::format("The brand forbids '{}': the weather is clear.", phrase));
    spec.weather = story::Weather::Clear;
  }
  if (const std::string season = forbidden.by(story::spelling(spec.season)); !season.empty()) {
    const auto other =
        spec.season == story::Season::Summer ? story::Season::Spring : story::Season::Summer;
    desk.notes.push_back(
        fmt::format("The brand forbids '{}': the season is {}.", season, story::spelling(other)));
    spec.season = other;
  }
  if (const std::string snow = forbidden.by("snow");
      !snow.empty() && spec.season == story::Season::Winter) {
    desk.notes.push_back(fmt::format("The brand forbids '{}': it is autumn, not winter.", snow));
    spec.season = story::Season::Autumn;
  }
  if (const std::string time = forbidden.by(story::spelling(spec.time));
      !time.empty() && spec.time != story::TimeOfDay::Day) {
    desk.notes.push_back(fmt::format("The brand forbids '{}': it is day.", time));
    spec.time = story::TimeOfDay::Day;
  }
}

/// Forbidden garments and accessories come off for this picture.
void undress(Desk& desk, story::SceneFigure& figure, const Forbidden& forbidden) {
  const story::Descriptor& who = desk.member(figure.character).descriptor;
  story::Outfit outfit =
      figure.outfit ? *figure.outfit : story::Outfit{who.clothes, who.accessories};
  std::string off;
  std::erase_if(outfit.accessories, [&](const std::string& a) {
    const bool out = !forbidden.by(a).empty();
    if (out) off += (off.empty() ? "" : ", ") + a;
    return out;
  });
  std::erase_if(outfit.clothes, [&](const story::Garment& g) {
    const bool out = !forbidden.by(g.item).empty();
    if (out) off += (off.empty() ? "" : ", ") + g.item;
    return out;
  });
  if (off.empty()) return;
  desk.notes.push_back(fmt::format("The brand forbids what {} wears: without {}.",
                                   desk.called(figure.character), off));
  figure.outfit = std::move(outfit);
}

}  // namespace

void take_out_forbidden(Desk& desk) {
  story::SceneSpec& spec = desk.spec;
  const Forbidden forbidden(spec.brand.forbidden);
  if (const std::string phrase = forbidden.by(spec.setting); !phrase.empty())
    throw refused("setting", "forbidden", phrase, spec.setting,
                  fmt::format("The brand forbids '{}', and the setting is '{}'.", phrase,
                              first_code_points(spec.setting, 80)));
  for (std::size_t i = 0; i < spec.characters.size(); ++i) {
    story::SceneFigure& f = spec.characters[i];
    const std::string& species = desk.member(f.character).descriptor.species;
    if (const std::string phrase = forbidden.by(species); !phrase.empty())
      throw refused(fmt::format("characters/{}/character", i), "forbidden", phrase, f.character,
                    fmt::format("The brand forbids '{}', and {} is a {}.", phrase,
                                desk.called(f.character), species));
    undress(desk, f, forbidden);
    if (const std::string phrase = forbidden.thing_by(f.holding);
        !f.holding.empty() && !phrase.empty()) {
      desk.notes.push_back(fmt::format("The brand forbids '{}': {} does not hold '{}'.", phrase,
                                       desk.called(f.character), first_code_points(f.holding, 80)));
      f.holding.clear();
    }
  }
  take_out_weather(desk, forbidden);
  std::erase_if(spec.props, [&](const story::SceneProp& p) {
    const std::string phrase = forbidden.thing_by(p.name);
    if (!phrase.empty())
      desk.notes.push_back(fmt::format("The brand forbids '{}': '{}' is left out.", phrase,
                                       first_code_points(p.name, 80)));
    return !phrase.empty();
  });
  for (story::SceneProp& p : spec.props)
    if (const std::string phrase = forbidden.by(p.text); !phrase.empty()) {
      desk.notes.push_back(fmt::format("The brand forbids '{}': the words on '{}' are left out.",
                                       phrase, first_code_points(p.name, 80)));
      p.text.clear();
    }
}

}  // namespace talewright::engines::illustrator::settling
