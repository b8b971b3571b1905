// Sketch: graphite and coloured pencil on cream paper.
//
// As in watercolour, layers are gathered first: local colours, the shade of form, which shape owns
// a pixel, and the lines. Lines are laid as strokes of a hand (pencil.h), each shape wiping out
// what it covers. Then every pixel asks which strokes of hatching reach it: those run across the
// owner's form and bow with it, and how many there are is the place's tone.
#include <cmath>

#include "base/random.h"
#include "drawing/dry.h"
#include "drawing/exposure.h"
#include "drawing/pencil.h"

namespace talewright::drawing {

namespace {

using dry::Hatch;

constexpr double kTonePixels = 1.05;  // of gathered layers, a unit
constexpr double kContour = 2.7;
constexpr double kOpaque = 0.6;
constexpr double kHalo = 30;  // of spared paper around a figure, both sides of its line

class Strokes : public LayerPainter {
 public:
  Strokes(const DisplayList& list, const StyleEntry& style, Bitmap& colors, Bitmap& tones,
          Bitmap& owners, Bitmap& lines)
      : LayerPainter(list),
        style_(style),
        exposure_(exposure_of(list)),
        color_(colors.context(list, true)),
        tone_(tones.context(list, true)),
        own_(owners.context(list, false)),
        line_(lines.context(list, true)) {
    layers_ = {
        {color_.get(), true}, {tone_.get(), true}, {own_.get(), false}, {line_.get(), false}};
    set_color(color_.get(), {1, 1, 1});
    cairo_paint(color_.get());
    set_color(tone_.get(), {0, 0, 0});
    cairo_paint(tone_.get());
    table_.push_back({});
  }
  std::vector<Hatch> take() { return std::move(table_); }

  void walk(const Group& group) override {
    const bool figure = drawing::is_figure(group) && !in_figure_;
    if (figure) in_figure_ = true, leave_halo(group);
    LayerPainter::walk(group);
    if (figure) in_figure_ = false;
  }

 private:
  /// The paper is spared around somebody, so that he stands out from what is hatched behind him.
  void leave_halo(const Group& figure) {
    for (const Node& node : figure.children) {
      if (const Group* inner = std::get_if<Group>(&node.item)) {
        if (!inner->clip) leave_halo(*inner);
        continue;
      }
      const Shape* shape = std::get_if<Shape>(&node.item);
      if (!shape || !shape->outlined || shape->fill.kind == Fill::Kind::None) continue;
      if (is_scenery(shape->role) || shape->role == Role::Eye || shape->role == Role::Mouth)
        continue;
      const Box box = shape->path.bounds();
      if (std::max(box.width, box.height) < 40) continue;
      for (const double width : {kHalo, kHalo * 0.5})
        stroke(tone_.get(), shape->path, width, {0, exposure_.night ? 0.62 : 0.5, 0, 0.6});
    }
  }

  void paint_area(const Shape& shape) override {
    const Color base = mean_color(shape.fill);
    const Box box = shape.path.bounds();
    if (box.right() < 0 || box.bottom() < 0 || box.x > list_.width || box.y > list_.height) return;
    const double size = std::min(box.width, box.height);
    fill_color(shape, size);
    if (shape.role == Role::Glow || shape.role == Role::Blush) return;
    if (shape.role == Role::Shadow) return throw_shadow(shape, base);
    if (base.a <= kOpaque || shape.role == Role::Weather) return;
    if (shape.role == Role::Body && luminance(base) < 0.16) lift(shape, base);
    const bool scenery = is_scenery(shape.role) || shape.role == Role::Sky;
    own(shape, box, size, scenery);
    trace(tone_.get(), shape.path);
    set_color(tone_.get(), {0, is_white(shape, base) ? 1.0 : 0.0, 0});
    cairo_fill(tone_.get());
    if (shape.volume && size > 16 && !is_muzzle(shape)) model(shape, box, size, scenery);
    contour(shape, base, size, scenery);
  }

  void fill_color(const Shape& shape, double size) {
    trace(color_.get(), shape.path);
    if (is_figure(shape.role) && shape.fill.kind == Fill::Kind::Solid && exposure_.white < 0.95)
      set_color(color_.get(), seen(shape.fill.color));
    else
      set_own_fill(color_.get(), shape, size);
    cairo_fill(color_.get());
  }

  /// Figures are drawn as light as their eyes' whites allow: dusk is the business of what stands
  /// behind them.
  Color seen(Color c) const {
    const double lift = 1 + (1 / std::max(0.5, exposure_.white) - 1) * 0.8;
    const auto part = [&](double v) { return std::min(1.0, v * lift); };
    return {part(c.r), part(c.g), part(c.b), c.a};
  }
  bool is_white(const Shape& shape, Color base) const {
    return shape.role == Role::Eye && lightness(base) > 0.8 * exposure_.white;
  }

  /// A dark face is laid in a little lighter than it is, so that its features can be drawn.
  void lift(const Shape& shape, Color base) {
    trace(color_.get(), shape.path);
    set_color(color_.get(), mix(base, rgb(0xC98F62), 0.3));
    cairo_fill(color_.get());
  }

  /// Which way the strokes run: along slopes and water, down walls, across the length of a limb.
  void own(const Shape& shape, const Box& box, double size, bool scenery) {
    Random random(shape_seed(shape));
    Hatch hatch;
    hatch.middle = box.centre();
    hatch.dx = static_cast<std::uint16_t>(random.below(512));
    hatch.dy = static_cast<std::uint16_t>(random.below(512));
    const double aspect = box.width / std::max(1.0, box.height);
    const double free = random.between(-9, 9);
    switch (shape.role) {
      case Role::Sky:
      case Role::Cloud:
        hatch.degrees = -38 + free * 0.5;
        break;
      case Role::Water:
        hatch.degrees = free * 0.3;
        break;
      case Role::Land:
        hatch.degrees = -14 + free;
        break;
      case Role::Foliage:
        hatch.degrees = -58 + 3.5 * free;
        break;
      case Role::Structure:
      case Role::Interior:
        hatch.degrees = -62 + free;
        break;
      default:
        hatch.degrees = aspect < 0.6 ? -16 + free : aspect > 1.7 ? -72 + free : -46 + 2 * free;
    }
    const bool round = shape.volume && !scenery;
    if (round && size > 24) hatch.bend = (list_.light.x > 0 ? -0.75 : 0.75) / size;
    if (shape.role == Role::Foliage && size > 40) hatch.bend = 0.5 / size;
    // Far things are touched lightly.
    const double nearer = std::min(1.0, static_cast<double>(table_.size()) / 140.0);
    const bool fine =
        shape.role == Role::Eye || shape.role == Role::Mouth || shape.part.ends_with(".brow");
    const auto level = [](double v) {
      return static_cast<std::uint8_t>(std::lround(255 * std::clamp(v, 0.0, 1.0)));
    };
    // By night much is rubbed in, so that things part by value and not by whose strokes they are.
    const double rubbed = exposure_.night ? 0.36 : 0.1;
    hatch.tint = level(fine ? 1 : scenery ? 0.6 + 0.2 * nearer : 0.88);
    hatch.lead = level(scenery ? (exposure_.night ? 0.26 : 0.36) + 0.26 * nearer : 0.8);
    hatch.smudge = level(fine ? 0.9 : scenery ? 0.38 + rubbed : 0.7);
    if (shape.role == Role::Sky) hatch.tint = level(0.6), hatch.lead = level(0.42);
    // A room by lamplight is as dark as a night, but for its lamp.
    if (scenery && (exposure_.night || (!exposure_.open && exposure_.around < 0.6))) {
      // The dark behind figures is calm: rubbed in, under long strokes of one direction, on the
      // ground of another.
      const bool level_ground = shape.role == Role::Land || shape.role == Role::Water;
      hatch.degrees = level_ground ? -8 : -42;
      hatch.bend = 0, hatch.length = 2.2;
      hatch.tint = level(0.46), hatch.smudge = level(0.94);
      hatch.lead = level(0.16 + 0.14 * nearer);
      hatch.dx = hatch.dy = 0, hatch.middle = {};
    }
    if (shape.role == Role::Body || shape.role == Role::Marking) {
      // Skin and fur are rubbed in softly; strokes are for what turns from the light.
      const double small = std::clamp((160 - size) / 120, 0.0, 1.0);
      hatch.value = 50, hatch.smudge = level(0.95);
      hatch.tint = level(0.5 - 0.2 * small), hatch.lead = level(0.55 - 0.25 * small);
    }
    if (is_white(shape, mean_color(shape.fill))) hatch.tint = hatch.lead = hatch.smudge = 0;
    if (shape.role == Role::Hair) hatch.value = 130;
    hatch.fades = scenery;
    const auto number = static_cast<unsigned>(std::min<std::size_t>(table_.size(), 0xFFFFFF));
    table_.push_back(hatch);
    trace(own_.get(), shape.path);
    set_color(own_.get(), rgb(number));
    cairo_fill(own_.get());
  }

  /// Shade away from the light in three steps that hatching makes one; bare paper towards it.
  void model(const Shape& shape, const Box& box, double size, bool scenery) {
    const Saved saved(tone_.get());
    clip_to(tone_.get(), shape.path);
    cairo_set_operator(tone_.get(), CAIRO_OPERATOR_ADD);
    if (shape.role == Role::Land) {
      crescent(tone_.get(), shape.path, box, {0, 9}, {0, 0.7, 0});
      set_fill(tone_.get(), Fill::linear({0, box.y}, {0, box.y + std::min(box.height, 260.0)},
                                         {{0, {0, 0, 0, 1}}, {1, {0.22, 0, 0, 1}}}));
      cairo_paint(tone_.get());
      return;
    }
    const double reach = std::min(size * 0.3, 80.0), depth = scenery ? 0.15 : 0.2;
    crescent(tone_.get(), shape.path, box, list_.light * reach, {depth, 0, 0});
    if (size > 40)
      crescent(tone_.get(), shape.path, box, list_.light * (reach * 0.55), {depth, 0, 0});
    crescent(tone_.get(), shape.path, box, list_.light * (reach * 0.25), {depth, 0, 0});
    if (size > 36)
      crescent(tone_.get(), shape.path, box, list_.light * -std::clamp(size * 0.12, 3.0, 24.0),
               {0, scenery ? 0.45 : 0.62, 0});
  }

  void contour(const Shape& shape, Color base, double size, bool scenery) {
    wipe(line_.get(), shape.path, opacity_);
    if (is_figure(shape.role) && luminance(base) < 0.06 && size < 70 &&
        (shape.role == Role::Eye || shape.role == Role::Mouth || shape.role == Role::Marking)) {
      trace(line_.get(), shape.path);
      cairo_set_source_rgba(line_.get(), 0, 0, 0, 0.88 * opacity_);
      cairo_fill(line_.get());
      return;
    }
    const double nearer = std::min(1.0, static_cast<double>(table_.size()) / 140.0);
    PencilLine line;
    line.seed = shape_seed(shape);
    if (!shape.outlined) {
      // What has no contour of its own is found by a faint one, if it is large enough.
      if (size < 22 || !scenery || shape.role == Role::Sky) return;
      line.passes = 1, line.width = 1.6, line.strength = 0.16 + 0.1 * nearer;
    } else if (scenery) {
      line.passes = size > 50 ? 2 : 1;
      line.width = kContour * 0.8, line.strength = 0.42 + 0.3 * nearer, line.stray = 1.5;
    } else {
      line.passes = size > 60 ? 3 : size > 24 ? 2 : 1;
      line.width = kContour * std::clamp(shape.line_weight, 0.6, 1.25);
      line.strength = 0.9, line.stray = size > 40 ? 1.3 : 0.4;
    }
    if (shape.role == Role::Eye) line.passes = 1, line.stray = 0.25;
    line.overshoot = scenery ? 8 : std::min(6.0, size * 0.08);
    line.strength *= opacity_;
    draw_pencil(line_.get(), shape.path, line);
  }

  void throw_shadow(const Shape& shape, Color base) {
    cairo_set_operator(tone_.get(), CAIRO_OPERATOR_ADD);
    trace(tone_.get(), shape.path);
    set_color(tone_.get(), {std::min(0.5, base.a * 1.5), 0, 0});
    cairo_fill(tone_.get());
    cairo_set_operator(tone_.get(), CAIRO_OPERATOR_OVER);
  }

  void paint_line(const Shape& shape) override {
    const Color color = shape.stroke.color;
    const double width = shape.stroke.width;
    const bool dark = luminance(color) < 0.16;
    if ((shape.role == Role::Mark || is_figure(shape.role) || dark) && dark && width < 16) {
      if (width > 5.5)
        stroke(line_.get(), shape.path, width * 0.62, {0, 0, 0, 0.5 * color.a * opacity_});
      draw_pencil(line_.get(), shape.path,
                  {.width = std::clamp(width * 1.2, 2.2, 11.0),
                   .strength = 0.95 * color.a * opacity_ * (is_scenery(shape.role) ? 0.6 : 1),
                   .passes = 2,
                   .stray = 0.35,
                   .overshoot = 1.5,
                   .seed = shape_seed(shape)});
      return;
    }
    stroke(color_.get(), shape.path, width, color);
    if (color.a * opacity_ < kOpaque) return;
    stroke(tone_.get(), shape.path, width, {0, luminance(color) > 0.75 ? 0.8 : 0, 0});
    cairo_set_operator(line_.get(), CAIRO_OPERATOR_DEST_OUT);
    stroke(line_.get(), shape.path, width, {0, 0, 0, opacity_});
    cairo_set_operator(line_.get(), CAIRO_OPERATOR_OVER);
    if (width > 5)
      draw_pencil(
          line_.get(), shape.path.transformed(Affine::translation(width * 0.4, width * 0.3)),
          {.width = 1.6, .strength = 0.3 * opacity_, .passes = 1, .seed = shape_seed(shape)});
  }

  void paint_words(const Words& words) override {
    if (luminance(words.color) < 0.25)
      return fill_words(line_.get(), words, style_.lettering, {0, 0, 0, 0.9 * opacity_});
    fill_words(color_.get(), words, style_.lettering, words.color);
    fill_words(tone_.get(), words, style_.lettering, {0, 1, 0});
  }

  void paint_sample(const Shape& shape) override {
    fill_sample(color_.get(), shape);
    for (const auto& [cr, color] :
         {std::pair{tone_.get(), Color{0, 0, 1}}, {own_.get(), Color{}}}) {
      trace(cr, shape.path);
      set_color(cr, color);
      cairo_fill(cr);
    }
  }

  void paint_picture(const Picture& picture) override {
    draw_picture(color_.get(), picture);
    const Box& b = picture.box;
    for (const auto& [cr, color] :
         {std::pair{tone_.get(), Color{0, 0, 1}}, {own_.get(), Color{}}}) {
      set_color(cr, color);
      cairo_rectangle(cr, b.x, b.y, b.width, b.height);
      cairo_fill(cr);
    }
  }

  const StyleEntry& style_;
  Exposure exposure_;
  Cairo color_, tone_, own_, line_;
  std::vector<Hatch> table_;
  bool in_figure_ = false;
};

}  // namespace

void paint_sketch(const Canvas& canvas, const DisplayList& list) {
  const RasterSize size = raster_size(canvas, list);
  const double share = std::min(1.0, kTonePixels / (size.width / list.width));
  const auto part = [&](int n) { return std::max(1, static_cast<int>(std::lround(n * share))); };
  const int w = part(size.width), h = part(size.height);
  Bitmap colors(CAIRO_FORMAT_RGB24, w, h), tones(CAIRO_FORMAT_RGB24, w, h),
      owners(CAIRO_FORMAT_RGB24, w, h), lines(CAIRO_FORMAT_A8, size.width, size.height);
  std::vector<Hatch> table;
  {
    Strokes gather(list, canvas.style, colors, tones, owners, lines);
    gather.walk(list.root);
    table = gather.take();
  }
  Bitmap picture(CAIRO_FORMAT_RGB24, size.width, size.height);
  dry::develop({list, canvas.style, colors, tones, owners, lines, table}, picture);
  put_back(canvas, list, picture, static_cast<int>(canvas.style.number("jpeg_quality")));
}

}  // namespace talewright::drawing
