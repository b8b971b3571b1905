// Where and when a scene plays: a setting that can be drawn, and the weather it can have.
#include <fmt/format.h>

#include <map>

#include "base/embedded.h"
#include "base/json.h"
#include "base/text.h"
#include "engines/illustrator/settings/settings.h"
#include "engines/illustrator/settle_steps.h"

namespace talewright::engines::illustrator::settling {

namespace {

/// Lower-case words parted by one space, for comparing; other scripts stay as they are.
std::string plain(std::string_view text) {
  const std::string spaced = replaced(replaced(lower(text), "_", " "), "-", " ");
  std::string result;
  for (const std::string_view word : words(spaced)) {
    if (!result.empty()) result += ' ';
    result += word;
  }
  return result;
}

/// Word -> setting, from resources/settings.json; only settings that can be drawn.
const std::map<std::string, std::string>& setting_words() {
  static const std::map<std::string, std::string> all = [] {
    std::map<std::string, std::string> result;
    for (const Setting& s : all_settings()) result.emplace(plain(s.name), std::string(s.name));
    const json::value file = parse_embedded("resources/settings.json");
    for (const json::value& entry : file.as_array()) {
      const json::object& o = entry.as_object();
      const std::string name = text_or(o, "name");
      if (!result.contains(plain(name))) continue;
      for (const std::string& word : texts_or_none(o, "words")) result.emplace(plain(word), name);
    }
    return result;
  }();
  return all;
}

/// How many letters must change to make one word of the other; more than `most` counts as most + 1.
std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t most) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = k;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t before = row[0];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t changed = before + (a[i - 1] == b[k - 1] ? 0 : 1);
      before = row[k];
      row[k] = std::min({row[k] + 1, row[k - 1] + 1, changed});
    }
  }
  return std::min(row.back(), most + 1);
}

/// The setting that the words mean: the longest known phrase in them, else the likeliest spelling.
std::string nearest_setting(std::string_view words_given) {
  const std::string text = " " + plain(first_code_points(words_given, 120)) + " ";
  const auto& known = setting_words();
  std::string best;
  std::size_t longest = 0;
  for (const auto& [phrase, name] : known) {
    const bool in = text.find(" " + phrase + " ") != std::string::npos ||
                    text.find(" " + phrase + "s ") != std::string::npos;
    if (in && phrase.size() > longest) best = name, longest = phrase.size();
  }
  if (!best.empty()) return best;
  for (const auto& [phrase, name] : known)
    if (phrase.size() >= 4 && text.find(phrase) != std::string::npos && phrase.size() > longest)
      best = name, longest = phrase.size();
  if (!best.empty()) return best;
  std::size_t nearest = 3;
  for (const std::string_view word : words(text))
    for (const auto& [phrase, name] : known) {
      const std::size_t most = phrase.size() >= 6 ? 2 : phrase.size() >= 4 ? 1 : 0;
      if (most == 0) continue;
      const std::size_t apart = letters_apart(word, phrase, most);
      if (apart <= most && apart < nearest) best = name, nearest = apart;
    }
  return best.empty() ? "meadow" : best;
}

}  // namespace

void settle_place(Desk& desk) {
  story::SceneSpec& spec = desk.spec;
  const auto all = all_settings();
  if (std::none_of(all.begin(), all.end(),
                   [&](const Setting& s) { return s.name == spec.setting; })) {
    const std::string found = nearest_setting(spec.setting);
    desk.notes.push_back(
        trimmed(spec.setting).empty()
            ? fmt::format("No setting was given: the picture plays in the {}.", found)
            : fmt::format("The setting '{}' is drawn as the nearest known one, {}.",
                          first_code_points(spec.setting, 80), found));
    spec.setting = found;
  }
  const Setting& setting = setting_named(spec.setting);
  const bool falls = spec.weather == story::Weather::Rain || spec.weather == story::Weather::Snow ||
                     spec.weather == story::Weather::Storm;
  const std::string_view weather = story::spelling(spec.weather);
  if (setting.air == Air::Indoor) {
    if (falls)
      desk.notes.push_back(fmt::format("The {} is indoors: the {} is seen through the window.",
                                       spec.setting, weather));
    return;
  }
  if (setting.air != Air::Open && spec.weather != story::Weather::Clear) {
    const bool keeps_fog = setting.air == Air::Cave && spec.weather == story::Weather::Fog;
    if (!keeps_fog) {
      desk.notes.push_back(fmt::format(
          "There is no {} in a place like {}: the weather is left out.", weather, spec.setting));
      spec.weather = story::Weather::Clear;
    }
  }
  if (setting.air != Air::Open && spec.season == story::Season::Winter) {
    desk.notes.push_back(fmt::format(
        "Winter does not show in a place like {}: the season is left out.", spec.setting));
    spec.season = story::Season::Summer;
  }
}

}  // namespace talewright::engines::illustrator::settling
