#include "engines/illustrator/sheet.h"

#include <array>

#include "engines/illustrator/rig/art.h"
#include "engines/illustrator/rig/build.h"
#include "engines/illustrator/rig/families.h"

namespace talewright::engines::illustrator {

namespace {

using drawing::Color;
using drawing::DisplayList;
using drawing::Fill;
using drawing::Region;
using drawing::rgb;
using drawing::Role;
using drawing::Shape;
using story::Expression;
using story::Facing;
using story::Pose;

constexpr Color kPaper = rgb(0xFBF6EA), kCard = rgb(0xFFFDF7), kLine = rgb(0xD9CDB4),
                kGuide = rgb(0xE9DFC9);

struct SheetMaker {
  const story::CastMember& who;
  DisplayList list;

  void shape(drawing::Path path, Color color, Role role = Role::Interior, bool outlined = false) {
    Shape s;
    s.path = std::move(path);
    s.fill = Fill::solid(color);
    s.role = role;
    s.outlined = outlined;
    s.line_weight = 0.5;
    s.part = "sheet";
    list.root.add(std::move(s));
  }
  void rule(Point a, Point b, double width, Color color) {
    Shape s;
    s.path.move_to(a).line_to(b);
    s.stroke = {width, color};
    s.role = Role::Interior;
    s.part = "sheet.rule";
    list.root.add(std::move(s));
  }
  void card(const Box& box) {
    shape(drawing::rounded_rectangle({box.x + 3, box.y + 4, box.width, box.height}, 14), kGuide);
    shape(drawing::rounded_rectangle(box, 14), kCard);
    Shape s;
    s.path = drawing::rounded_rectangle(box, 14);
    s.stroke = {1.5, kLine};
    s.role = Role::Interior;
    s.part = "sheet.card";
    list.root.add(std::move(s));
  }
  Figure figure(Facing facing, Pose pose, Expression expression, double turn = -1) const {
    FigureRequest request{who.descriptor, who.key.empty() ? "hero" : who.key};
    request.facing = facing;
    request.pose = pose;
    request.expression = expression;
    request.seed = 3;
    return build_figure(request, turn);
  }
  void region(std::string name, const Box& box) {
    list.regions.push_back({Region::Kind::Figure, std::move(name), box});
  }
  /// Fits a figure into a box, standing on its lower edge.
  void stand(const std::string& name, const Figure& f, const Box& box, double scale,
             bool ground = true) {
    const double fits = std::min(
        {scale, box.width * 0.94 / f.bounds.width, (box.height - 26) / std::max(1.0, -f.bounds.y)});
    const double x = box.centre().x - f.bounds.centre().x * fits;
    const double lowest = f.bounds.bottom();
    const double y = box.bottom() - 12 - std::max(0.0, lowest) * fits;
    if (ground) {
      Shape shadow;
      shadow.path = drawing::ellipse({box.centre().x, box.bottom() - 11},
                                     std::min(f.bounds.width * fits * 0.36, box.width * 0.42), 7);
      shadow.fill = Fill::solid(rgb(0x8A7A5A, 0.25));
      shadow.role = Role::Shadow;
      shadow.part = "sheet.shadow";
      list.root.add(std::move(shadow));
    }
    list.root.add(
        drawing::transformed(f.art, Affine::translation(x, y) * Affine::scaling(fits, fits)));
    region(name, box);
  }
  /// The head alone, in a window.
  void head(Expression expression, Facing facing, const Box& box) {
    card(box);
    const Figure f = figure(facing, Pose::Stand, expression);
    const double size = std::max(f.head.width, f.head.height) * 1.16;
    const double scale = std::min(box.width, box.height) / size;
    const Point c = f.head.centre();
    drawing::Group window;
    window.clip = drawing::rounded_rectangle(box, 14);
    window.name = "expression";
    window.add(drawing::transformed(
        f.art,
        Affine::translation(box.centre().x - c.x * scale, box.y + box.height * 0.45 - c.y * scale) *
            Affine::scaling(scale, scale)));
    list.root.add(std::move(window));
    region("expression." + std::string(story::spelling(expression)), box);
  }
};

}  // namespace

DisplayList character_sheet(const story::CastMember& who) {
  SheetMaker m{who, {}};
  m.list.width = 1500;
  m.list.height = 1000;
  m.list.root.name = "sheet";
  m.shape(drawing::rectangle({0, 0, 1500, 1000}), kPaper);
  m.list.regions.push_back({Region::Kind::Calm, "title", {30, 24, 420, 90}});

  // Turnaround: one height for all views, with guide lines for feet, eyes and crown.
  const Box stage{30, 128, 900, 482};
  m.card(stage);
  struct Turn {
    const char* name;
    Facing facing;
    double turn;
  };
  const std::array<Turn, 4> turns{{{"front", Facing::Front, -1},
                                   {"three_quarter", Facing::Right, -1},
                                   {"side", Facing::Right, 42},
                                   {"back", Facing::Back, -1}}};
  std::vector<Figure> figures;
  double wide = 0, high = 0;  // of all together, of the tallest
  for (const Turn& t : turns) {
    figures.push_back(m.figure(t.facing, Pose::Stand, Expression::Happy, t.turn));
    wide += figures.back().bounds.width;
    high = std::max(high, -figures.back().bounds.y);
  }
  const double scale = std::min((stage.width - 90) / wide, (stage.height - 48) / high);
  const double gap = (stage.width - wide * scale) / 5;
  const double ground = stage.bottom() - 24;
  const Figure& model = figures[1];
  for (double y : {0.0, model.eyes.y, -model.height})
    m.rule({stage.x + 16, ground + y * scale}, {stage.right() - 16, ground + y * scale},
           y == 0 ? 2.5 : 1.2, y == 0 ? kLine : kGuide);
  double left = stage.x + gap;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const Figure& f = figures[i];
    const Box box{left - gap * 0.4, stage.y + 8, f.bounds.width * scale + gap * 0.8,
                  stage.height - 16};
    left += f.bounds.width * scale + gap;
    const double x = box.centre().x - f.bounds.centre().x * scale;
    Shape shadow;
    shadow.path = drawing::ellipse({box.centre().x, ground}, f.bounds.width * scale * 0.34, 8);
    shadow.fill = Fill::solid(rgb(0x8A7A5A, 0.25));
    shadow.role = Role::Shadow;
    shadow.part = "sheet.shadow";
    m.list.root.add(std::move(shadow));
    m.list.root.add(drawing::transformed(
        f.art, Affine::translation(x, ground) * Affine::scaling(scale, scale)));
    m.region(turns[i].name, box);
  }

  // Expressions in windows, poses below.
  const std::array<Expression, 6> looks{Expression::Happy,     Expression::Joyful, Expression::Sad,
                                        Expression::Surprised, Expression::Angry,  Expression::Shy};
  for (std::size_t i = 0; i < looks.size(); ++i)
    m.head(looks[i], i == 2 || i == 5 ? Facing::Left : Facing::Right,
           {950 + 176.0 * static_cast<double>(i % 3), 24 + 298.0 * static_cast<double>(i / 3), 168,
            288});
  const std::array<Pose, 4> poses{Pose::Run, Pose::Wave, Pose::Sit, Pose::Jump};
  for (std::size_t i = 0; i < poses.size(); ++i) {
    const Box box{30 + 274.0 * static_cast<double>(i), 632, 262, 340};
    m.card(box);
    const Figure f = m.figure(i == 1   ? Facing::Front
                              : i == 2 ? Facing::Left
                                       : Facing::Right,
                              poses[i], i % 2 ? Expression::Joyful : Expression::Happy);
    m.stand("pose." + std::string(story::spelling(poses[i])), f, box, 280 / f.height);
  }

  // The palette, with the clothes' colours.
  const Box shelf{1126, 632, 344, 340};
  m.card(shelf);
  std::vector<Color> colors;
  const auto add = [&](const std::string& hex) {
    if (const auto c = drawing::parse_color(hex))
      if (std::find(colors.begin(), colors.end(), *c) == colors.end()) colors.push_back(*c);
  };
  const story::Descriptor& d = who.descriptor;
  for (const std::string* hex :
       {&d.main_color, &d.second_color, &d.accent_color, &d.eye_color, &d.hair_color})
    add(*hex);
  for (const story::Garment& g : d.clothes) add(g.color);
  if (colors.size() > 12) colors.resize(12);
  for (std::size_t i = 0; i < colors.size(); ++i) {
    const Point c{shelf.x + 60 + 75.0 * static_cast<double>(i % 4),
                  shelf.y + 70 + 100.0 * static_cast<double>(i / 4)};
    m.shape(drawing::ellipse(c, 32, 32), colors[i], Role::Prop, true);
    m.shape(drawing::ellipse(c + Point{24, 24}, 10, 10), drawing::darker(colors[i], 0.22),
            Role::Prop, false);
  }
  m.region("palette", shelf);
  return std::move(m.list);
}

}  // namespace talewright::engines::illustrator
