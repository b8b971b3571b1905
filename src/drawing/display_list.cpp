#include "drawing/display_list.h"

#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "base/digest.h"

namespace talewright::drawing {

namespace json = boost::json;

Fill Fill::solid(Color c) {
  Fill f;
  f.kind = Kind::Solid;
  f.color = c;
  return f;
}

Fill Fill::linear(Point from, Point to, std::vector<GradientStop> stops) {
  Fill f;
  f.kind = Kind::Linear;
  f.from = from;
  f.to = to;
  f.stops = std::move(stops);
  return f;
}

Fill Fill::radial(Point centre, double radius, std::vector<GradientStop> stops, double squash) {
  Fill f;
  f.kind = Kind::Radial;
  f.from = centre;
  f.radius = radius;
  f.squash = squash;
  f.stops = std::move(stops);
  return f;
}

Group& Group::add(Shape shape) {
  children.push_back({std::move(shape)});
  return *this;
}

Group& Group::add(Group group) {
  children.push_back({std::move(group)});
  return *this;
}

Group& Group::add(Words words) {
  children.push_back({std::move(words)});
  return *this;
}

Group& Group::add(Picture picture) {
  children.push_back({std::move(picture)});
  return *this;
}

namespace {

/// A box about the same middle, as much larger as the map makes areas.
Box scaled(const Box& box, const Affine& map) {
  const Point middle = map(box.centre());
  const double w = box.width * map.scale(), h = box.height * map.scale();
  return {middle.x - w / 2, middle.y - h / 2, w, h};
}

}  // namespace

Words transformed(const Words& words, const Affine& map) {
  Words l = words;
  l.box = scaled(l.box, map);
  l.size *= map.scale();
  l.degrees += std::atan2(map.b, map.a) * 180 / std::numbers::pi;
  return l;
}

Picture transformed(const Picture& picture, const Affine& map) {
  Picture p = picture;
  p.box = scaled(p.box, map);
  return p;
}

Shape transformed(const Shape& shape, const Affine& map) {
  Shape s = shape;
  s.path = shape.path.transformed(map);
  s.fill.from = map(shape.fill.from);
  s.fill.to = map(shape.fill.to);
  s.fill.radius *= map.scale();
  s.stroke.width *= map.scale();
  return s;
}

Group transformed(const Group& group, const Affine& map) {
  Group g;
  g.name = group.name;
  g.opacity = group.opacity;
  if (group.clip) g.clip = group.clip->transformed(map);
  g.children.reserve(group.children.size());
  for (const Node& node : group.children)
    std::visit([&](const auto& item) { g.add(transformed(item, map)); }, node.item);
  return g;
}

Box bounds(const Group& group) {
  Box box;
  for (const Node& node : group.children) {
    if (const Shape* shape = std::get_if<Shape>(&node.item))
      box = box.united(shape->path.bounds().grown(shape->stroke.width / 2));
    else if (const Group* inner = std::get_if<Group>(&node.item))
      box = box.united(bounds(*inner));
    else if (const Words* words = std::get_if<Words>(&node.item))
      box = box.united(words->box);
    else
      box = box.united(std::get<Picture>(node.item).box);
  }
  return box;
}

// ---- stored form
//
// {"v":1,"w":1000,"h":1000,"light":[x,y],"shade":"#..","regions":[[kind,name,x,y,w,h]],"items":[...]}
// with, where something is to be felt, "emphasis":[kind,x,y,[x,y,w,h]].
// A shape is {"p":path,"r":role} with, where they differ from the default: "f" fill (a colour, or
// ["l",x,y,x,y,[at,colour]...], ["r",x,y,radius,squash?,...]), "s" [width, colour], "o" outlined,
// "m" volume, "k" line weight, "n" part. A group is {"g":[items]} with "n", "c" clip path, "a"
// opacity. Words are {"t":text,"b":[x,y,w,h],"f":colour} with "z" size, "d" degrees, "l" left, "k"
// label, "n". A bitmap is {"png":base64,"b":[x,y,w,h]} with "n".

namespace {

constexpr std::array<std::string_view, 21> kRoles{
    "sky",      "cloud", "celestial", "land",    "water",   "foliage", "structure",
    "interior", "prop",  "body",      "marking", "cloth",   "hair",    "eye",
    "mouth",    "blush", "shadow",    "glow",    "weather", "mark",    "sample"};

double rounded(double v) { return std::round(v * 100) / 100 + 0.0; }

json::value stored(const Fill& fill) {
  if (fill.kind == Fill::Kind::Solid) return json::value(to_hex(fill.color));
  json::array a;
  if (fill.kind == Fill::Kind::Linear)
    a = {"l", rounded(fill.from.x), rounded(fill.from.y), rounded(fill.to.x), rounded(fill.to.y)};
  else
    a = {"r", rounded(fill.from.x), rounded(fill.from.y), rounded(fill.radius)};
  if (fill.squash != 1) a.push_back(std::round(fill.squash * 1000) / 1000);
  for (const GradientStop& s : fill.stops)
    a.push_back(json::array{std::round(s.at * 1000) / 1000, to_hex(s.color)});
  return a;
}

json::array stored_items(const Group& group);

json::object stored(const Shape& s) {
  json::object o{{"p", to_text(s.path)}, {"r", kRoles[static_cast<std::size_t>(s.role)]}};
  if (s.fill.kind != Fill::Kind::None) o["f"] = stored(s.fill);
  if (s.stroke.width > 0) o["s"] = json::array{rounded(s.stroke.width), to_hex(s.stroke.color)};
  if (s.outlined) o["o"] = 1;
  if (s.volume) o["m"] = 1;
  if (s.line_weight != 1) o["k"] = rounded(s.line_weight);
  if (!s.part.empty()) o["n"] = s.part;
  return o;
}

json::object stored(const Group& g) {
  json::object o{{"g", stored_items(g)}};
  if (!g.name.empty()) o["n"] = g.name;
  if (g.clip) o["c"] = to_text(*g.clip);
  if (g.opacity != 1) o["a"] = rounded(g.opacity);
  return o;
}

json::array stored(const Box& b) {
  return {rounded(b.x), rounded(b.y), rounded(b.width), rounded(b.height)};
}

json::object stored(const Words& l) {
  json::object o{{"t", l.text}, {"b", stored(l.box)}, {"f", to_hex(l.color)}};
  if (l.size > 0) o["z"] = rounded(l.size);
  if (l.degrees != 0) o["d"] = rounded(l.degrees);
  if (l.align == Words::Align::Left) o["l"] = 1;
  if (l.label) o["k"] = 1;
  if (!l.part.empty()) o["n"] = l.part;
  return o;
}

json::object stored(const Picture& p) {
  json::object o{{"png", p.png ? base64(*p.png) : ""}, {"b", stored(p.box)}};
  if (!p.part.empty()) o["n"] = p.part;
  return o;
}

json::array stored_items(const Group& group) {
  json::array a;
  a.reserve(group.children.size());
  for (const Node& node : group.children)
    std::visit([&](const auto& item) { a.push_back(stored(item)); }, node.item);
  return a;
}

[[noreturn]] void damaged(const char* what) {
  throw std::invalid_argument(std::string("display list: ") + what);
}

double number(const json::value& v) {
  if (!v.is_number()) damaged("a number was expected");
  return v.to_number<double>();
}

/// A number within bounds; also refuses infinity, which JSON's 1e999 becomes.
double number(const json::value& v, double least, double most) {
  const double n = number(v);
  if (!(n >= least && n <= most)) damaged("a number is out of bounds");
  return n;
}

constexpr double kFarthest = 1e6;  // no picture reaches further; Cairo's own limit is 8e6 pixels

double coordinate(const json::value& v) { return number(v, -kFarthest, kFarthest); }

Path path(std::string_view text) {
  Path result = parse_path(text);
  for (Point p : result.points())
    if (std::abs(p.x) > kFarthest || std::abs(p.y) > kFarthest) damaged("a point is out of bounds");
  return result;
}

std::string text(const json::value& v) {
  if (!v.is_string()) damaged("text was expected");
  return std::string(v.get_string());
}

Color color(const json::value& v) {
  auto c = parse_color(text(v));
  if (!c) damaged("a colour was expected");
  return *c;
}

Fill read_fill(const json::value& v) {
  if (v.is_string()) return Fill::solid(color(v));
  const json::array* a = v.if_array();
  if (!a || a->size() < 4) damaged("a fill was expected");
  const bool linear = text(a->at(0)) == "l";
  const bool flat = !linear && a->size() > 4 && a->at(4).is_number();
  const std::size_t first = linear || flat ? 5 : 4;
  if (a->size() < first) damaged("a gradient is too short");
  std::vector<GradientStop> stops;
  for (std::size_t i = first; i < a->size(); ++i) {
    const json::array* s = a->at(i).if_array();
    if (!s || s->size() != 2) damaged("a gradient stop was expected");
    stops.push_back({number(s->at(0), 0, 1), color(s->at(1))});
  }
  const Point from{coordinate(a->at(1)), coordinate(a->at(2))};
  if (linear)
    return Fill::linear(from, {coordinate(a->at(3)), coordinate(a->at(4))}, std::move(stops));
  return Fill::radial(from, number(a->at(3), 0, kFarthest), std::move(stops),
                      flat ? number(a->at(4), 0.001, 1000) : 1);
}

Shape read_shape(const json::object& o) {
  Shape s;
  s.path = path(text(o.at("p")));
  const std::string role = text(o.at("r"));
  const auto found = std::find(kRoles.begin(), kRoles.end(), role);
  if (found == kRoles.end()) damaged("unknown role");
  s.role = static_cast<Role>(found - kRoles.begin());
  if (const json::value* f = o.if_contains("f")) s.fill = read_fill(*f);
  if (const json::value* k = o.if_contains("s")) {
    if (!k->is_array() || k->get_array().size() != 2) damaged("a stroke was expected");
    s.stroke = {number(k->get_array()[0], 0, kFarthest), color(k->get_array()[1])};
  }
  s.outlined = o.contains("o");
  s.volume = o.contains("m");
  if (const json::value* k = o.if_contains("k")) s.line_weight = number(*k, 0, 100);
  if (const json::value* n = o.if_contains("n")) s.part = text(*n);
  return s;
}

Box read_box(const json::value& v) {
  const json::array* a = v.if_array();
  if (!a || a->size() != 4) damaged("a box was expected");
  return {coordinate(a->at(0)), coordinate(a->at(1)), number(a->at(2), 0, kFarthest),
          number(a->at(3), 0, kFarthest)};
}

Words read_lettering(const json::object& o) {
  Words l;
  l.text = text(o.at("t"));
  l.box = read_box(o.at("b"));
  l.color = color(o.at("f"));
  if (const json::value* z = o.if_contains("z")) l.size = number(*z, 0, kFarthest);
  if (const json::value* d = o.if_contains("d")) l.degrees = number(*d, -3600, 3600);
  if (o.contains("l")) l.align = Words::Align::Left;
  l.label = o.contains("k");
  if (const json::value* n = o.if_contains("n")) l.part = text(*n);
  return l;
}

Picture read_picture(const json::object& o) {
  Picture p;
  auto png = from_base64(text(o.at("png")));
  if (!png) damaged("base64 was expected");
  p.png = std::make_shared<const std::string>(std::move(*png));
  p.box = read_box(o.at("b"));
  if (const json::value* n = o.if_contains("n")) p.part = text(*n);
  return p;
}

void read_items(const json::value& items, Group& into, int depth) {
  if (depth > 16) damaged("groups nest too deep");
  if (!items.is_array()) damaged("items were expected");
  for (const json::value& v : items.get_array()) {
    const json::object* o = v.if_object();
    if (!o) damaged("an item was expected");
    if (const json::value* g = o->if_contains("g")) {
      Group group;
      if (const json::value* n = o->if_contains("n")) group.name = text(*n);
      if (const json::value* c = o->if_contains("c")) group.clip = path(text(*c));
      if (const json::value* a = o->if_contains("a")) group.opacity = number(*a, 0, 1);
      read_items(*g, group, depth + 1);
      into.add(std::move(group));
    } else if (o->contains("t")) {
      into.add(read_lettering(*o));
    } else if (o->contains("png")) {
      into.add(read_picture(*o));
    } else {
      into.add(read_shape(*o));
    }
  }
}

}  // namespace

std::string to_text(const DisplayList& list) {
  json::object o{{"v", 1}, {"w", rounded(list.width)}, {"h", rounded(list.height)}};
  o["light"] = json::array{rounded(list.light.x), rounded(list.light.y)};
  o["shade"] = to_hex(list.shade);
  json::array regions;
  for (const Region& r : list.regions)
    regions.push_back(json::array{static_cast<int>(r.kind), r.name, rounded(r.box.x),
                                  rounded(r.box.y), rounded(r.box.width), rounded(r.box.height)});
  o["regions"] = std::move(regions);
  if (const Emphasis& e = list.emphasis; e.kind != Emphasis::Kind::None)
    o["emphasis"] = json::array{static_cast<int>(e.kind), rounded(e.direction.x),
                                rounded(e.direction.y), stored(e.box)};
  o["items"] = stored_items(list.root);
  return json::serialize(o);
}

DisplayList parse_display_list(std::string_view bytes) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 64;
  const json::value v = json::parse(bytes, error, {}, options);
  if (error || !v.is_object()) damaged("not a JSON object");
  const json::object& o = v.get_object();
  try {
    if (number(o.at("v")) != 1) damaged("unknown version");
    DisplayList list;
    list.width = number(o.at("w"), 1, kFarthest);
    list.height = number(o.at("h"), 1, kFarthest);
    const json::array& light = o.at("light").as_array();
    list.light = {number(light.at(0), -1, 1), number(light.at(1), -1, 1)};
    list.shade = color(o.at("shade"));
    for (const json::value& r : o.at("regions").as_array()) {
      const json::array& a = r.as_array();
      const double kind = number(a.at(0), 0, 2);
      list.regions.push_back(
          {static_cast<Region::Kind>(static_cast<int>(kind)),
           text(a.at(1)),
           {coordinate(a.at(2)), coordinate(a.at(3)), coordinate(a.at(4)), coordinate(a.at(5))}});
    }
    if (const json::value* e = o.if_contains("emphasis")) {
      const json::array& a = e->as_array();
      const double kind = number(a.at(0), 0, 2);
      list.emphasis = {static_cast<Emphasis::Kind>(static_cast<int>(kind)),
                       {number(a.at(1), -1, 1), number(a.at(2), -1, 1)},
                       read_box(a.at(3))};
    }
    read_items(o.at("items"), list.root, 0);
    return list;
  } catch (const std::invalid_argument&) {
    throw;
  } catch (const std::exception& e) {
    damaged(e.what());
  }
}

}  // namespace talewright::drawing
