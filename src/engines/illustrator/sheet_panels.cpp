#include "engines/illustrator/sheet_panels.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <vector>

#include "base/embedded.h"
#include "base/json.h"
#include "engines/illustrator/rig/body.h"

namespace talewright::engines::illustrator {

namespace {

using drawing::Color;
using drawing::Fill;
using drawing::Group;
using drawing::Region;
using drawing::rgb;
using drawing::Role;
using drawing::Shape;
using story::Expression;
using story::Facing;
using story::Pose;

constexpr Color kPaper = rgb(0xFBF6EA), kCard = rgb(0xFFFDF7), kGuide = rgb(0xE9DFC9);

/// The same figure as one flat shape: what stands beside it for comparison.
Group silhouette(const Group& from, Color color) {
  Group result;
  result.clip = from.clip;
  for (const drawing::Node& node : from.children) {
    if (const Group* inner = std::get_if<Group>(&node.item)) {
      result.add(silhouette(*inner, color));
    } else if (const Shape* shape = std::get_if<Shape>(&node.item);
               shape && shape->fill.kind != Fill::Kind::None && shape->role != Role::Shadow) {
      Shape flat;
      flat.path = shape->path;
      flat.fill = Fill::solid(color);
      flat.role = Role::Interior;
      flat.part = "sheet.child";
      result.add(std::move(flat));
    }
  }
  return result;
}

/// Seen head on, as tall as a storybook child.
const Figure& child() {
  static const story::Descriptor who = [] {
    story::Descriptor d;
    d.species = "human";
    d.age = story::Age::Child;
    d.height = 0.5, d.roundness = 0.5;
    d.hair_style = "short";
    return d;
  }();
  static const Figure figure = [] {
    FigureRequest request{who, "child"};
    request.facing = Facing::Front;
    Figure f = build_figure(request);
    f.art = silhouette(f.art, rgb(0xDCD2BC));
    return f;
  }();
  return figure;
}

double head_height(const Figure& f) {
  const double skull = f.skull.height > 0 ? f.skull.height : f.head.height;
  return std::max(skull, f.height * 0.1);
}

/// From the ground to the crown, ears and hats included.
double drawn_height(const Figure& f) { return std::max(1.0, -f.bounds.y); }

void place(SheetPaper& paper, const Group& art, Point ground, double scale) {
  paper.art(drawing::transformed(
      art, Affine::translation(ground.x, ground.y) * Affine::scaling(scale, scale)));
}

/// What the colours of a descriptor are for.
std::string use_of_main(const std::string& species) {
  static const std::map<std::string, std::string, std::less<>> covers = [] {
    std::map<std::string, std::string, std::less<>> result;
    const json::value file = parse_embedded("resources/species.json");
    for (const json::value& v : file.as_array())
      result[std::string(v.at("name").as_string())] = text_or(v.as_object(), "cover");
    return result;
  }();
  const auto found = covers.find(species);
  const std::string cover = found == covers.end() ? "" : found->second;
  for (const char* whole : {"", "wings", "glow", "spots"})  // names what is over the colour
    if (cover == whole) return "body";
  return cover;
}

/// "striped " before the garment's name.
std::string patterned(std::string_view pattern) {
  return pattern == "stripes"  ? "striped "
         : pattern == "dots"   ? "dotted "
         : pattern == "checks" ? "checked "
         : pattern == "stars"  ? "starry "
                               : "";
}

struct Swatch {
  std::string use, hex;
};

/// Beards take the colour of the hair, wings that of the coat.
bool takes_its_color(std::string_view item) {
  for (const char* own : {"beard", "long_beard", "mustache", "wings"})
    if (item == own) return false;
  return true;
}

std::vector<Swatch> swatches_of(const story::Descriptor& d) {
  std::vector<Swatch> all;
  const auto add = [&](std::string use, const std::string& hex) {
    if (!drawing::parse_color(hex)) return;
    for (Swatch& s : all)
      if (s.hex == hex) {
        if (s.use.find(use) == std::string::npos) s.use += ", " + use;
        return;
      }
    all.push_back({std::move(use), hex});
  };
  const std::string main = use_of_main(d.species);
  // People's second and third colours are those of hair and clothes.
  const bool person = d.species == "human" || d.species == "fairy";
  add(person ? "skin" : main, d.main_color);
  if (!person) add("belly, face", d.second_color);
  if (!person) add("markings", d.accent_color);
  add("eyes", d.eye_color);
  const bool covered =
      std::find(d.accessories.begin(), d.accessories.end(), "headscarf") != d.accessories.end();
  if (person && !covered) add("hair", d.hair_color);
  for (const story::Garment& g : d.clothes) add(spoken(g.item), g.color);
  for (const std::string& item : d.accessories)
    if (const auto said = d.accessory_colors.find(item);
        said != d.accessory_colors.end() && takes_its_color(item))
      add(spoken(item), drawing::to_hex(rig::accessory_color(rig::Build{.who = &d}, item)));
  if (all.size() > 10) all.resize(10);
  return all;
}

}  // namespace

Color sheet_ink() { return rgb(0x3A2E26); }
Color sheet_soft_ink() { return rgb(0x766653); }
Color sheet_line() { return rgb(0xD9CDB4); }

std::string spoken(std::string_view spelling) {
  std::string text(spelling);
  for (char& c : text)
    if (c == '_') c = ' ';
  return text;
}

SheetPaper::SheetPaper(const story::CastMember& who, double width, double height) : who_(who) {
  list_.width = width;
  list_.height = height;
  list_.root.name = "sheet";
  fill(drawing::rectangle({0, 0, width, height}), kPaper, "sheet");
}

void SheetPaper::fill(drawing::Path path, Color color, std::string_view part) {
  Shape s;
  s.path = std::move(path);
  s.fill = Fill::solid(color);
  s.role = Role::Interior;
  s.part = part;
  list_.root.add(std::move(s));
}

void SheetPaper::line(Point a, Point b, double width, Color color) {
  Shape s;
  s.path.move_to(a).line_to(b);
  s.stroke = {width, color};
  s.role = Role::Interior;
  s.part = "sheet.rule";
  list_.root.add(std::move(s));
}

void SheetPaper::card(const Box& box, double radius) {
  fill(drawing::rounded_rectangle(box, radius), kCard, "sheet.card");
  Shape s;
  s.path = drawing::rounded_rectangle(box, radius);
  s.stroke = {1.5, sheet_line()};
  s.role = Role::Interior;
  s.part = "sheet.card";
  list_.root.add(std::move(s));
}

void SheetPaper::swatch(const Box& box, Color color) {
  Shape s;
  s.path = drawing::rounded_rectangle(box, std::min(box.width, box.height) * 0.28);
  s.fill = Fill::solid(color);
  s.stroke = {1.2, drawing::darker(color, 0.25)};
  s.role = Role::Sample;
  s.part = "sheet.swatch";
  list_.root.add(std::move(s));
}

void SheetPaper::note(std::string text, const Box& box, double size, Color color, bool centered) {
  if (text.empty() || box.empty()) return;
  drawing::Words words;
  words.text = std::move(text);
  words.box = box;
  words.size = size;
  words.align = centered ? drawing::Words::Align::Center : drawing::Words::Align::Left;
  words.color = color;
  words.label = true;
  words.part = "sheet.note";
  list_.root.add(std::move(words));
}

void SheetPaper::shadow(Point middle, double half_width, double half_height) {
  Shape s;
  s.path = drawing::ellipse(middle, half_width, half_height);
  s.fill = Fill::solid(rgb(0x8A7A5A, 0.25));
  s.role = Role::Shadow;
  s.part = "sheet.shadow";
  list_.root.add(std::move(s));
}

void SheetPaper::region(Region::Kind kind, std::string_view name, const Box& box) {
  list_.regions.push_back({kind, std::string(name), box});
}

Figure SheetPaper::figure(Facing facing, Pose pose, Expression expression) const {
  FigureRequest request{who_.descriptor, who_.key.empty() ? "hero" : who_.key};
  request.facing = facing;
  request.pose = pose;
  request.expression = expression;
  request.seed = 3;
  return build_figure(request);
}

std::span<const Turn> sheet_turns() {
  static constexpr std::array<Turn, 4> turns{{{"front", "front", Facing::Front},
                                              {"three_quarter", "three quarter", Facing::Right},
                                              {"side", "side", Facing::SideRight},
                                              {"back", "back", Facing::Back}}};
  return turns;
}

std::span<const Expression> sheet_expressions() {
  static constexpr std::array looks{Expression::Happy,     Expression::Joyful, Expression::Sad,
                                    Expression::Surprised, Expression::Scared, Expression::Angry,
                                    Expression::Shy,       Expression::Sleepy};
  return looks;
}

std::span<const Pose> sheet_poses() {
  static constexpr std::array poses{Pose::Run, Pose::Jump, Pose::Wave,
                                    Pose::Sit, Pose::Read, Pose::Sleep};
  return poses;
}

void draw_turnaround(SheetPaper& paper, const Box& box, std::span<const Turn> turns) {
  std::vector<Figure> figures;
  double wide = 0, high = 0;
  for (const Turn& turn : turns) {
    figures.push_back(paper.figure(turn.facing, Pose::Stand, Expression::Happy));
    wide += figures.back().bounds.width;
    high = std::max(high, drawn_height(figures.back()));
  }
  const double n = static_cast<double>(turns.size()), label = box.height * 0.03 + 14;
  const double scale =
      std::min((box.width - 14 * (n + 1)) / wide, (box.height - label - box.height * 0.11) / high);
  const double gap = (box.width - wide * scale) / (n + 1);
  // Wide figures are low: they stand a little higher, so that the card is not all sky.
  const double slack = box.height * 0.89 - label - high * scale;
  const double ground = box.bottom() - label - box.height * 0.035 - slack * 0.4;
  const Figure& model = figures.front();
  const double chin = model.skull.height > 0 ? model.skull.bottom() : model.eyes.y;
  for (double y : {-drawn_height(model), model.eyes.y, chin, 0.0})
    paper.line({box.x + 16, ground + y * scale}, {box.right() - 16, ground + y * scale},
               y == 0 ? 2.4 : 1.1, y == 0 ? sheet_line() : kGuide);
  double left = box.x + gap;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& f = figures[i];
    const Box cell{left - gap * 0.45, box.y + 6, f.bounds.width * scale + gap * 0.9,
                   box.height - 12};
    left += f.bounds.width * scale + gap;
    paper.shadow({cell.centre().x, ground}, f.bounds.width * scale * 0.32, 7);
    place(paper, f.art, {cell.centre().x - f.bounds.centre().x * scale, ground}, scale);
    paper.note(turns[i].title,
               {cell.x, box.bottom() - label - 2 - std::max(0.0, slack) * 0.3, cell.width, label},
               label * 0.62, sheet_soft_ink());
    paper.region(Region::Kind::Figure, turns[i].label, cell);
  }
}

void draw_expression(SheetPaper& paper, const Box& box, Expression expression) {
  paper.card(box);
  const double label = box.height * 0.06 + 14;
  const Box window{box.x, box.y, box.width, box.height - label};
  const Figure f = paper.figure(Facing::Right, Pose::Stand, expression);
  // Every window shows the same stretch of the neutral head, so that only the face changes.
  const Figure calm = paper.figure(Facing::Right, Pose::Stand, Expression::Neutral);
  const double scale =
      std::min(window.width * 0.86 / calm.head.width, window.height * 0.84 / calm.head.height);
  const Point c = calm.head.centre();
  Group cut;
  cut.clip = drawing::rounded_rectangle(
      {window.x + 2, window.y + 2, window.width - 4, window.height - 2}, 13);
  cut.name = "expression";
  cut.add(drawing::transformed(f.art,
                               Affine::translation(window.centre().x - c.x * scale,
                                                   window.y + window.height * 0.51 - c.y * scale) *
                                   Affine::scaling(scale, scale)));
  paper.art(std::move(cut));
  paper.line({box.x + 1, window.bottom()}, {box.right() - 1, window.bottom()}, 1.2, sheet_line());
  const std::string name(story::spelling(expression));
  paper.note(name, {box.x + 6, window.bottom() + 2, box.width - 12, label - 4}, label * 0.6,
             sheet_soft_ink());
  paper.region(Region::Kind::Figure, "expression." + name, box);
}

void draw_pose(SheetPaper& paper, const Box& box, Pose pose) {
  paper.card(box);
  const double label = box.height * 0.06 + 14;
  const bool front = pose == Pose::Wave;
  const Figure f = paper.figure(front ? Facing::Front : Facing::Right, pose,
                                pose == Pose::Sleep ? Expression::Neutral
                                : pose == Pose::Sit ? Expression::Happy
                                                    : Expression::Joyful);
  const double ground = box.bottom() - label - 12;
  const double room = ground - box.y - 12;
  const double fits = std::min(
      {room / (f.height * 1.22), room / drawn_height(f), (box.width - 24) / f.bounds.width});
  const double below = std::max(0.0, f.bounds.bottom()) * fits;
  paper.shadow({box.centre().x, ground}, std::min(f.bounds.width * fits * 0.36, box.width * 0.42),
               box.height * 0.024);
  place(paper, f.art, {box.centre().x - f.bounds.centre().x * fits, ground - below}, fits);
  const std::string name(story::spelling(pose));
  paper.note(spoken(name), {box.x + 6, box.bottom() - label - 2, box.width - 12, label - 2},
             label * 0.6, sheet_soft_ink());
  paper.region(Region::Kind::Figure, "pose." + name, box);
}

void draw_height(SheetPaper& paper, const Box& box) {
  const Figure f = paper.figure(Facing::Front, Pose::Stand, Expression::Neutral);
  const Figure& other = child();
  const double k = std::sqrt(box.width / 196), text = 15 * k;
  const double ruler = box.x + 30 * k, left = ruler + 14 * k, room = box.right() - 12 * k - left;
  double ground = box.bottom() - 46 * k;
  const double scale =
      std::min({(ground - box.y - 34 * k) / std::max(drawn_height(f), drawn_height(other)),
                room / (f.bounds.width * 0.84 + other.bounds.width * 0.62)});
  const double tallest = std::max(drawn_height(f), drawn_height(other)) * scale;
  ground -= std::max(0.0, ground - box.y - 34 * k - tallest) * 0.3;
  const double head = head_height(f) * scale;
  // As many marks as the taller of the two needs.
  const int marks =
      static_cast<int>(std::ceil(std::max(drawn_height(f), other.height) * scale / head - 0.05));
  const double top = ground - marks * head;
  paper.line({ruler, ground}, {ruler, std::max(top, box.y + 12)}, 2 * k, sheet_soft_ink());
  for (int i = 0; i <= marks; ++i) {
    const double y = ground - i * head;
    if (y < box.y + 8) break;
    paper.line({ruler - 7 * k, y}, {ruler + 7 * k, y}, 1.8 * k, sheet_soft_ink());
    paper.line({left, y}, {box.right() - 12 * k, y}, i ? 1 : 2, i ? kGuide : sheet_line());
    if (i)
      paper.note(std::to_string(i), {box.x + 4 * k, y - 10 * k, 18 * k, 20 * k}, text,
                 sheet_soft_ink());
  }
  place(paper, other.art, {box.right() - 14 * k - other.bounds.right() * scale, ground}, scale);
  paper.shadow({left - f.bounds.x * scale, ground}, f.bounds.width * scale * 0.34, 6 * k);
  place(paper, f.art, {left - f.bounds.x * scale, ground}, scale);
  paper.note(fmt::format("{:.1f} heads tall", f.height * scale / head),
             {box.x + 8, ground + 8 * k, box.width - 16, 18 * k}, text, sheet_ink());
  paper.note("beside a child", {box.x + 8, ground + 25 * k, box.width - 16, 16 * k}, text * 0.9,
             sheet_soft_ink());
  paper.region(Region::Kind::Figure, "height", box);
}

void draw_palette(SheetPaper& paper, const Box& box) {
  const std::vector<Swatch> all = swatches_of(paper.who().descriptor);
  const double pad = box.width * 0.05;
  const double row = std::min(
      box.width * 0.13, (box.height - 2 * pad) / std::max(1.0, static_cast<double>(all.size())));
  const double size = row * 0.78, text = std::min(row * 0.46, box.width * 0.044);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double y = box.y + pad + row * static_cast<double>(i);
    const Box chip{box.x + pad, y + (row - size) / 2, size * 1.5, size};
    paper.swatch(chip, *drawing::parse_color(all[i].hex));
    const double from = chip.right() + pad * 0.7, right = box.right() - pad;
    const double hex = box.width * 0.28;
    paper.note(all[i].use, {from, y, right - hex - from, row}, text, sheet_ink(), false);
    paper.note(all[i].hex, {right - hex, y, hex, row}, text, sheet_soft_ink(), false);
  }
  paper.region(Region::Kind::Figure, "palette", box);
}

std::string worn_in_words(const story::Descriptor& who) {
  std::string list;
  const auto add = [&](const std::string& one) { list += (list.empty() ? "" : ", ") + one; };
  for (const story::Garment& g : who.clothes) add(patterned(g.pattern) + spoken(g.item));
  for (const std::string& a : who.accessories) add(spoken(a));
  if (!list.empty()) list = "Wears: " + list;
  std::string known;
  for (const std::string& f : who.features) known += (known.empty() ? "" : ", ") + spoken(f);
  if (!known.empty()) list += (list.empty() ? "" : "\n") + ("Known by: " + known);
  return list;
}

}  // namespace talewright::engines::illustrator
