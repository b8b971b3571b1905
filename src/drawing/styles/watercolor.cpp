// Watercolour: transparent washes on cold-pressed paper, with a loose line around those who matter.
//
// Three layers are gathered first, all by Cairo. `washes` holds each shape's local colour with its
// change of value. `marks` holds, per pixel, how much pigment was carried to the edge of a wash
// (red), where paper was left bare (green) and what is no paint at all, such as a logo (blue).
// `owners` says which shape a pixel belongs to, and by that how wet it was painted. Then each pixel
// is made once: washes are looked up where the hand wandered to, wet ones run into their
// neighbours, pigment gathers at edges and in the valleys of the paper. All of that happens to
// densities (logarithms of colour), as layers of pigment add up, so white stays the paper's.
#include <array>
#include <cmath>

#include "base/random.h"
#include "drawing/exposure.h"
#include "drawing/raster.h"
#include "drawing/raster_noise.h"
#include "drawing/wet.h"

namespace talewright::drawing {

namespace {

using wet::Owner;

/// Washes are gathered with at most so many pixels a unit; paper and line have the picture's own.
constexpr double kWashPixels = 1.05;
constexpr double kContour = 1.9;
constexpr double kReserved = 2.6;  // paper left beside a figure, units
constexpr double kOpaque = 0.6;

class Washes : public LayerPainter {
 public:
  Washes(const DisplayList& list, const StyleEntry& style, Bitmap& washes, Bitmap& marks,
         Bitmap& owners, Bitmap& ink)
      : LayerPainter(list),
        style_(style),
        night_(exposure_of(list).night),
        wash_(washes.context(list, true)),
        mark_(marks.context(list, true)),
        own_(owners.context(list, false)),
        ink_(ink.context(list, true)) {
    layers_ = {{wash_.get(), true}, {mark_.get(), true}, {own_.get(), false}, {ink_.get(), false}};
    set_color(wash_.get(), {1, 1, 1});
    cairo_paint(wash_.get());
    set_color(mark_.get(), {0, 0, 0});
    cairo_paint(mark_.get());
    owners_.push_back({});
  }
  std::vector<Owner> take_owners() { return std::move(owners_); }

 private:
  void paint_area(const Shape& shape) override {
    const Color base = mean_color(shape.fill);
    const Box box = shape.path.bounds();
    if (box.right() < 0 || box.bottom() < 0 || box.x > list_.width || box.y > list_.height) return;
    const double size = std::min(box.width, box.height);
    if (shape.role == Role::Glow) return fill_wash(shape, size);
    if (shape.role == Role::Shadow) return glaze(shape, base);
    if (base.a <= kOpaque || shape.role == Role::Weather || shape.role == Role::Blush)
      return thin_wash(shape, base, size);
    Random random(shape_seed(shape));
    const bool figure = is_figure(shape.role);
    const bool scenery = is_scenery(shape.role) || shape.role == Role::Sky;
    const bool form = shape.volume && size > 16;
    // Colour: one pass of the brush is never even.
    if (form && shape.fill.kind == Fill::Kind::Solid)
      brush_out(shape, box, base, scenery, random);
    else
      fill_wash(shape, size);
    own(shape, scenery, figure, size, luminance(base) < 0.12, random);
    // Marks: what lay here is covered. Paper is left between a figure and the scenery on the side
    // of the light; on the far side the washes touch. All around it would be a sticker's rim.
    if (shape.outlined && !scenery && size > 26) {
      const Point lit = list_.light * kReserved;
      set_color(mark_.get(), {0, 0.34, 0});
      outline(mark_.get(), shape.path.transformed(Affine::translation(lit.x, lit.y)), kReserved);
    }
    trace(mark_.get(), shape.path);
    set_color(mark_.get(), {0, 0, 0});
    cairo_fill(mark_.get());
    if (shape.role != Role::Eye) edges(shape, size, scenery);
    if (form && size > 30 && !is_muzzle(shape)) model(shape, box, size, base, scenery);
    line(shape, scenery, figure, base, size);
  }

  void fill_wash(const Shape& shape, double size) {
    trace(wash_.get(), shape.path);
    set_own_fill(wash_.get(), shape, size);
    cairo_fill(wash_.get());
  }

  /// A wash that begins thin where the light falls, and gathers and cools on the far side.
  void brush_out(const Shape& shape, const Box& box, Color base, bool scenery, Random& random) {
    const double turn = random.between(-28, 28);
    const Point towards = Affine::rotation(turn)(list_.light);
    const Point half = scenery ? Point{towards.x * 0.3 * std::min(box.width, 500.0),
                                       -std::min(box.height, 700.0) / 2}
                               : towards * (std::max(box.width, box.height) / 2);
    const double warm = random.between(-9, 9);
    const Color thin = mix(hue_turned(base, warm), rgb(0xFFF8E6), scenery ? 0.24 : 0.26);
    const Color deep = settled(base, scenery ? 0.15 : 0.13);
    trace(wash_.get(), shape.path);
    set_fill(wash_.get(), Fill::linear(box.centre() + half, box.centre() - half,
                                       {{0, thin},
                                        {random.between(0.34, 0.5), base},
                                        {random.between(0.75, 0.9), hue_turned(deep, -warm)},
                                        {1, deep}}));
    cairo_fill(wash_.get());
  }

  void own(const Shape& shape, bool scenery, bool figure, double size, bool dark, Random& random) {
    Owner owner;
    const double loose = shape.role == Role::Sky || shape.role == Role::Cloud      ? 1.0
                         : shape.role == Role::Water                               ? 0.75
                         : shape.role == Role::Land || shape.role == Role::Foliage ? 0.62
                         : scenery                                                 ? 0.42
                         : figure                                                  ? 0.1
                                                                                   : 0.16;
    // Later scenery stands nearer and is painted drier.
    const double nearer = std::min(1.0, static_cast<double>(owners_.size()) / 160.0);
    owner.wet = static_cast<std::uint8_t>(std::lround(255 * loose * (1 - 0.4 * nearer)));
    owner.wander = static_cast<std::uint8_t>(
        scenery ? 255 : std::lround(std::clamp(size * 1.6, 22.0, figure ? 95.0 : 130.0)));
    const bool face = shape.role == Role::Eye || shape.role == Role::Mouth;
    if (face) owner.wander = 0, owner.wet = 0;
    owner.vary = static_cast<std::uint8_t>(face                      ? 20
                                           : shape.role == Role::Sky ? 255
                                           : scenery                 ? 225
                                                                     : 170);
    owner.grain = static_cast<std::uint8_t>(scenery ? 255 : face ? 40 : 150);
    owner.dx = static_cast<std::int16_t>(random.below(512));
    owner.dy = static_cast<std::int16_t>(random.below(512));
    owner.load = static_cast<std::int16_t>(shape.role == Role::Sky ? 205
                                           : scenery               ? 212 + std::lround(30 * nearer)
                                           : face                  ? 256
                                                                   : 236);
    if (shape.role == Role::Body || shape.role == Role::Marking || face) {
      // Faces are laid in clean: an even wash of little grain, thinner by night.
      owner.vary = std::min<std::uint8_t>(owner.vary, 70);
      owner.grain = std::min<std::uint8_t>(owner.grain, 40);
      if (night_ && !face) owner.load = 205;
    }
    // By night the sky is one deep wash: bare patches would read as cloud.
    if (dark && scenery) owner.vary = 130, owner.load = 240;
    const auto id = static_cast<unsigned>(std::min<std::size_t>(owners_.size(), 0xFFFFFF));
    owners_.push_back(owner);
    trace(own_.get(), shape.path);
    set_color(own_.get(), rgb(id));
    cairo_fill(own_.get());
  }

  /// Pigment is carried outwards while a wash dries: a dark thin rim, and a soft one inside it.
  void edges(const Shape& shape, double size, bool scenery) {
    const double strength = shape.outlined ? 1.0 : 0.6;
    cairo_set_operator(mark_.get(), CAIRO_OPERATOR_ADD);
    if (size > 60) {
      set_color(mark_.get(), {0.2 * strength, 0, 0});
      outline(mark_.get(), shape.path, scenery ? 11 : 8);
    }
    if (size > 12) {
      set_color(mark_.get(), {0.55 * strength, 0, 0});
      outline(mark_.get(), shape.path, std::clamp(size * 0.04, 1.2, 2.6));
    }
    cairo_set_operator(mark_.get(), CAIRO_OPERATOR_OVER);
  }

  /// A second wash with a hard edge lies over the side away from the light, and on the other a
  /// sliver of paper is left.
  void model(const Shape& shape, const Box& box, double size, Color base, bool scenery) {
    const double reach = std::min(size * 0.17, 44.0);
    const Saved saved(wash_.get()), kept(mark_.get());
    clip_to(wash_.get(), shape.path);
    clip_to(mark_.get(), shape.path);
    if (shape.role == Role::Land) {
      crescent(mark_.get(), shape.path, box, {0, 7}, {0, 0.55, 0});
      return;
    }
    const Color second = settled(base, 0.8);
    crescent(wash_.get(), shape.path, box, list_.light * reach,
             second.with_alpha(scenery ? 0.2 : 0.26));
    if (size > 90 && !scenery)
      crescent(wash_.get(), shape.path, box, list_.light * (reach * 0.45), second.with_alpha(0.16));
    if (size > 40) {
      cairo_set_operator(mark_.get(), CAIRO_OPERATOR_ADD);
      trace(mark_.get(), shape.path, list_.light * reach);
      set_color(mark_.get(), {0.34, 0, 0});
      cairo_set_line_width(mark_.get(), 1.6);
      cairo_stroke(mark_.get());
      crescent(mark_.get(), shape.path, box,
               list_.light * -std::clamp(size * 0.075, 3.0, scenery ? 10.0 : 13.0),
               {0, scenery ? 0.5 : 0.52, 0});
      cairo_set_operator(mark_.get(), CAIRO_OPERATOR_OVER);
    }
  }

  void line(const Shape& shape, bool scenery, bool figure, Color base, double size) {
    wipe(ink_.get(), shape.path, opacity_);
    if (figure && luminance(base) < 0.045 && size < 60 &&
        (shape.role == Role::Eye || shape.role == Role::Mouth || shape.role == Role::Marking)) {
      trace(ink_.get(), shape.path);
      cairo_set_source_rgba(ink_.get(), 0, 0, 0, 0.9 * opacity_);
      cairo_fill(ink_.get());
    }
    if (!shape.outlined || (scenery && size < 70)) return;
    const double weight = std::clamp(shape.line_weight, 0.5, 1.3);
    const double strength = (scenery ? 0.2 : size < 24 ? 0.6 : 0.74) * opacity_;
    nib_stroke(ink_.get(), shape.path, kContour * weight * (scenery ? 0.75 : 1), 0.4, 38,
               {0, 0, 0, strength});
    if (!scenery && size > 70)  // the line was looked for first
      nib_stroke(ink_.get(), shape.path.transformed(Affine::translation(1.6, -1.2)), 0.9, 0.5, -30,
                 {0, 0, 0, 0.22 * opacity_});
  }

  void glaze(const Shape& shape, Color base) {
    const Color cool = mix(base, mix(list_.shade, rgb(0x4A5A9A), 0.35), 0.6);
    Shape wash = shape;
    if (shape.fill.kind == Fill::Kind::Solid)
      wash.fill.color = cool.with_alpha(std::min(0.5, base.a * 1.15));
    fill_wash(wash, 100);
    const Box box = shape.path.bounds();
    if (std::min(box.width, box.height) < 8 || shape.fill.kind != Fill::Kind::Solid) return;
    cairo_set_operator(mark_.get(), CAIRO_OPERATOR_ADD);
    set_color(mark_.get(), {std::min(0.4, base.a), 0, 0});
    outline(mark_.get(), shape.path, 1.8);
    cairo_set_operator(mark_.get(), CAIRO_OPERATOR_OVER);
  }

  void thin_wash(const Shape& shape, Color base, double size) {
    fill_wash(shape, size);
    if (shape.role != Role::Foliage && shape.role != Role::Cloud && shape.role != Role::Water)
      return;
    if (size < 14 || shape.fill.kind != Fill::Kind::Solid) return;
    cairo_set_operator(mark_.get(), CAIRO_OPERATOR_ADD);
    set_color(mark_.get(), {0.4 * base.a, 0, 0});
    outline(mark_.get(), shape.path, 1.8);
    cairo_set_operator(mark_.get(), CAIRO_OPERATOR_OVER);
  }

  void paint_line(const Shape& shape) override {
    const Color color = shape.stroke.color;
    const bool drawn = (shape.role == Role::Mark || is_figure(shape.role)) &&
                       luminance(color) < 0.12 && shape.stroke.width < 14;
    if (drawn) {
      stroke(ink_.get(), shape.path, shape.stroke.width * 0.72,
             {0, 0, 0, 0.86 * color.a * opacity_});
      return;
    }
    stroke(wash_.get(), shape.path, shape.stroke.width, color);
    if (color.a < kOpaque || shape.stroke.width < 4) return;
    cairo_set_operator(ink_.get(), CAIRO_OPERATOR_DEST_OUT);
    stroke(ink_.get(), shape.path, shape.stroke.width, {0, 0, 0, opacity_});
    cairo_set_operator(ink_.get(), CAIRO_OPERATOR_OVER);
    stroke(mark_.get(), shape.path, shape.stroke.width, {0.25, 0, 0});
  }

  void paint_words(const Words& words) override {
    if (luminance(words.color) < 0.2)
      fill_words(ink_.get(), words, style_.lettering, {0, 0, 0, 0.92 * opacity_});
    else
      fill_words(wash_.get(), words, style_.lettering, words.color);
  }

  void paint_sample(const Shape& shape) override {
    fill_sample(wash_.get(), shape);
    for (const auto& [cr, color] :
         {std::pair{mark_.get(), Color{0, 0, 1}}, {own_.get(), Color{0, 0, 0}}}) {
      trace(cr, shape.path);
      set_color(cr, color);
      cairo_fill(cr);
    }
  }

  void paint_picture(const Picture& picture) override {
    draw_picture(wash_.get(), picture);
    set_color(mark_.get(), {0, 0, 1});
    const Box& b = picture.box;
    cairo_rectangle(mark_.get(), b.x, b.y, b.width, b.height);
    cairo_fill(mark_.get());
  }

  void outline(cairo_t* cr, const Path& path, double width) {
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width(cr, width);
    trace(cr, path);
    cairo_stroke(cr);
  }

  /// More of the same pigment, leaning to the picture's shade: never towards grey.
  Color settled(Color c, double amount) const {
    const Color deep = mix(saturated(darker(c, 0.5), 1.45), list_.shade, 0.3);
    return mix(c, deep, amount).with_alpha(c.a);
  }

  const StyleEntry& style_;
  bool night_;
  Cairo wash_, mark_, own_, ink_;
  std::vector<Owner> owners_;
};

}  // namespace

void paint_watercolor(const Canvas& canvas, const DisplayList& list) {
  const RasterSize size = raster_size(canvas, list);
  const double pixels = size.width / list.width;
  const double share = std::min(1.0, kWashPixels / pixels);
  const auto part = [&](int n) { return std::max(1, static_cast<int>(std::lround(n * share))); };
  const int w = part(size.width), h = part(size.height);
  Bitmap washes(CAIRO_FORMAT_RGB24, w, h), marks(CAIRO_FORMAT_RGB24, w, h),
      owners(CAIRO_FORMAT_RGB24, w, h), ink(CAIRO_FORMAT_A8, size.width, size.height);
  std::vector<Owner> table;
  {
    Washes gather(list, canvas.style, washes, marks, owners, ink);
    gather.walk(list.root);
    table = gather.take_owners();
  }
  Bitmap picture(CAIRO_FORMAT_RGB24, size.width, size.height);
  wet::develop({list, canvas.style, washes, marks, owners, ink, table}, picture);
  put_back(canvas, list, picture, static_cast<int>(canvas.style.number("jpeg_quality")));
}

}  // namespace talewright::drawing
