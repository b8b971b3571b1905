#include "engines/illustrator/props.h"

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <set>

#include "base/embedded.h"
#include "base/json.h"
#include "base/text.h"
#include "engines/illustrator/props_drawn.h"

namespace talewright::engines::illustrator {

namespace {

/// Where each icon stands in the embedded file. The file is large, so it is scanned for names once
/// and an icon is parsed only when it is asked for.
class Icons {
 public:
  static const Icons& all() {
    static const Icons icons;
    return icons;
  }
  bool has(const std::string& name) const { return slices_.contains(name); }
  const std::map<std::string, std::string_view>& slices() const { return slices_; }
  double grid() const { return grid_; }

 private:
  Icons() : file_(embedded_file("props.json")) {
    // An icon begins with its name and the first colour: "name":[["#
    constexpr std::string_view mark = "\":[[\"#";
    std::size_t at = file_.find(mark);
    while (at != std::string_view::npos) {
      const std::size_t quote = file_.rfind('"', at - 1);
      const std::size_t next = file_.find(mark, at + mark.size());
      const std::string_view name = file_.substr(quote + 1, at - quote - 1);
      const std::size_t stop = next == std::string_view::npos ? file_.size() : next;
      slices_.emplace(name, file_.substr(at + 2, stop - at - 2));
      at = next;
    }
    const std::size_t grid = file_.find("\"grid\":");
    if (grid != std::string_view::npos)
      grid_ = std::atof(std::string(file_.substr(grid + 7, 6)).c_str());
  }
  std::string_view file_;
  std::map<std::string, std::string_view> slices_;
  double grid_ = 32;
};

/// The icon's own JSON: the slice up to the bracket that closes it.
std::string_view closed(std::string_view slice) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < slice.size(); ++i) {
    if (slice[i] == '"')
      quoted = !quoted;
    else if (!quoted && slice[i] == '[')
      ++depth;
    else if (!quoted && slice[i] == ']' && --depth == 0)
      return slice.substr(0, i + 1);
  }
  return {};
}

double area_of(const Box& b) { return std::max(0.0, b.width) * std::max(0.0, b.height); }

std::shared_ptr<const Group> make_art(const std::string& name, std::string_view slice) {
  const json::value parsed = json::parse(closed(slice));
  std::vector<Shape> shapes;
  Box whole;
  for (const json::value& entry : parsed.as_array()) {
    const json::array& pair = entry.as_array();
    Shape s;
    s.path = drawing::parse_path(std::string_view(pair.at(1).as_string()));
    const auto color = drawing::parse_color(std::string_view(pair.at(0).as_string()));
    if (s.path.empty() || !color) continue;
    // The icons' poster colours are brought nearer to a painter's.
    s.fill = Fill::solid(drawing::saturated(drawing::mix(*color, rgb(0xF3E7D3), 0.06), 0.86));
    s.role = Role::Prop;
    s.part = "prop." + name;
    whole = whole.united(s.path.bounds());
    shapes.push_back(std::move(s));
  }
  auto group = std::make_shared<Group>();
  group->name = "prop." + name;
  if (whole.empty()) return group;
  const double k = 1 / std::max(whole.width, whole.height);
  const Affine fit =
      Affine::scaling(k, k) * Affine::translation(-whole.centre().x, -whole.centre().y);
  for (Shape& s : shapes) {
    const double share = area_of(s.path.bounds()) / area_of(whole);
    s.outlined = share > 0.28;
    s.line_weight = 0.6;
    s.volume = share > 0.45;
    group->add(transformed(s, fit));
  }
  return group;
}

std::shared_ptr<const Group> art_of(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Group>> cache;
  {
    const std::lock_guard lock(mutex);
    if (const auto it = cache.find(name); it != cache.end()) return it->second;
  }
  auto art = make_art(name, Icons::all().slices().at(name));
  const std::lock_guard lock(mutex);
  return cache.emplace(name, std::move(art)).first->second;
}

/// resources/props.json, read once.
struct Words {
  std::map<std::string, std::string> same;  ///< word -> icon or drawn thing
  std::map<std::string, double> size;
  std::set<std::string> sky;
  std::set<std::string> excluded;  ///< words of icons that are never things in a scene
  std::set<std::string> of_the_place;
  double usual = 44;

  static const Words& get() {
    static const Words words;
    return words;
  }

 private:
  Words() {
    const json::value file = parse_embedded("resources/props.json");
    const json::object& o = file.as_object();
    for (const auto& [key, value] : o.at("same").as_object())
      for (const std::string_view word : words(std::string_view(value.as_string())))
        same.emplace(word, key);
    for (const auto& [key, value] : o.at("size").as_object())
      for (const std::string_view word : words(std::string_view(value.as_string())))
        size.emplace(word, std::stod(std::string(key)));
    for (const std::string_view word : words(std::string_view(o.at("sky").as_string())))
      sky.emplace(word);
    for (const std::string_view word : words(std::string_view(o.at("never").as_string())))
      excluded.emplace(word);
    for (const std::string_view word : words(std::string_view(o.at("of_the_place").as_string())))
      of_the_place.emplace(word);
    usual = o.at("usual_size").to_number<double>();
  }
  static std::vector<std::string_view> words(std::string_view text) {
    return talewright::words(text);
  }
};

std::string normal(std::string_view text) {
  std::string result;
  for (char c : lower(trimmed(text))) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter)
      result += c;
    else if (!result.empty() && result.back() != '-' && c != '\'')
      result += '-';
  }
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

std::vector<std::string> numbers_of(const std::string& word) {
  std::vector<std::string> all{word};
  const auto ends = [&](std::string_view e) {
    return word.size() > e.size() + 1 && word.ends_with(e);
  };
  if (ends("ies")) all.push_back(word.substr(0, word.size() - 3) + "y");
  if (ends("ves")) all.push_back(word.substr(0, word.size() - 3) + "f");
  if (ends("es")) all.push_back(word.substr(0, word.size() - 2));
  if (ends("s")) all.push_back(word.substr(0, word.size() - 1));
  all.push_back(word + "s");
  return all;
}

/// The name of an icon or drawn thing for exactly this phrase.
std::optional<std::string> exact(const std::string& phrase) {
  const Words& w = Words::get();
  for (const std::string& form : numbers_of(phrase)) {
    if (const auto it = w.same.find(form); it != w.same.end()) return it->second;
    if (drawn_prop(form) || Icons::all().has(form)) return form;
  }
  return std::nullopt;
}

/// The icon that shares most words with the phrase, its last word among them.
std::optional<std::string> nearest(const std::string& phrase) {
  const std::vector<std::string> asked = split(phrase, '-');
  const Words& w = Words::get();
  std::string best;
  double best_score = 0;
  for (const auto& [name, slice] : Icons::all().slices()) {
    const std::vector<std::string> parts = split(name, '-');
    int shared = 0;
    bool noun = false, never = false;
    for (const std::string& part : parts) {
      if (w.excluded.contains(part)) never = true;
      for (std::size_t i = 0; i < asked.size(); ++i)
        for (const std::string& form : numbers_of(asked[i]))
          if (form == part) {
            ++shared;
            noun |= i + 1 == asked.size();
            break;
          }
    }
    if (never || !noun) continue;
    const double score = shared - 0.2 * static_cast<double>(parts.size());
    if (best.empty() || score > best_score) best = name, best_score = score;
  }
  if (best.empty()) return std::nullopt;
  return best;
}

std::optional<std::string> resolve(std::string_view words) {
  const std::string phrase = normal(words);
  if (phrase.empty() || phrase.size() > 80) return std::nullopt;
  // "basket of apples" is what stands before "of", if that is a thing.
  if (const std::size_t of = phrase.find("-of-"); of != std::string::npos && !exact(phrase))
    if (auto name = resolve(phrase.substr(0, of))) return name;
  // The whole phrase, then without its first words: "big red ball", "red ball", "ball".
  for (std::string rest = phrase;;) {
    if (auto name = exact(rest)) return name;
    const std::size_t cut = rest.find('-');
    if (cut == std::string::npos) break;
    rest = rest.substr(cut + 1);
  }
  return nearest(phrase);
}

Prop with_art(const std::string& name) {
  const Words& w = Words::get();
  Prop p;
  p.name = name;
  const auto size = w.size.find(name);
  p.size = size == w.size.end() ? w.usual : size->second;
  p.sky = w.sky.contains(name);
  p.large = p.size >= 190;
  return p;
}

std::optional<Prop> as_icon(const std::string& name) {
  if (!Icons::all().has(name)) return std::nullopt;
  Prop p = with_art(name);
  p.art = art_of(name);
  p.box = bounds(*p.art);
  return p;
}

}  // namespace

std::optional<Prop> find_prop(std::string_view words) {
  const auto name = resolve(words);
  if (!name) return std::nullopt;
  if (const DrawnProp draw = drawn_prop(*name)) {
    Prop p = with_art(*name);
    p.drawn = draw;
    p.box = {-0.5, -0.5, 1, 1};
    return p;
  }
  return as_icon(*name);
}

bool belongs_to_place(std::string_view words) {
  const std::string name = normal(words);
  const std::size_t last = name.rfind('-');
  return Words::get().of_the_place.contains(last == std::string::npos ? name
                                                                      : name.substr(last + 1));
}

std::optional<Prop> find_held(std::string_view words) {
  const auto name = resolve(words);
  if (!name) return std::nullopt;
  if (auto icon = as_icon(*name)) return icon;
  // Drawn by brush otherwise; in the hand it is the icon of nearly that name.
  if (const auto other = nearest(*name)) return as_icon(*other);
  return std::nullopt;
}

}  // namespace talewright::engines::illustrator
