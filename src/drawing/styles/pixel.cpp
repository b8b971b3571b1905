// Pixel art: the picture of a 16-bit adventure game.
//
// The list is walked at four times the grid, without smoothing: every fine pixel says which shape
// owns it and whether it lies in that shape's light, middle or shade. Each cell of the grid then
// takes one owner by vote and one colour of few (pixel_art.h). A cell is a whole number of the
// picture's pixels; what a whole number cannot fill is cut at the right and bottom.
#include <cmath>
#include <utility>

#include "drawing/ink.h"
#include "drawing/pixel_art.h"
#include "drawing/steps.h"

namespace talewright::drawing {

namespace {

using pixel_art::Gathered;
using pixel_art::Sprite;
using pixel_art::Tone;

constexpr double kOpaque = 0.6;
constexpr double kLined = 6.5;  // cells: smaller eyes have neither rim nor lid line
constexpr double kThin = 1.5;   // cells: lines below are drawn cell by cell
constexpr double kClear = 16;   // cells: smaller lenses have no tint

class Sprites : public LayerPainter {
 public:
  Sprites(const DisplayList& list, const StyleEntry& style, double cell, Bitmap& owners,
          Bitmap& veils)
      : LayerPainter(list), style_(style), cell_(cell) {
    own_ = fine_context(owners);
    veil_ = fine_context(veils);
    layers_ = {{own_.get(), false}, {veil_.get(), true}};
    Sprite paper;
    for (Color& tone : paper.tones) tone = style.paper;
    sprites_.push_back(paper);
  }
  std::vector<Sprite> take() { return std::move(sprites_); }

  void walk(const Group& group) override {
    if (group.name == "air") return;  // haze behind a figure: in few colours it ends in a row
    LayerPainter::walk(group);
  }

 private:
  Cairo fine_context(const Bitmap& map) const {
    Cairo cr(cairo_create(map.surface()));
    const double scale = Gathered::kFine / cell_;
    cairo_scale(cr.get(), scale, scale);
    cairo_set_antialias(cr.get(), CAIRO_ANTIALIAS_NONE);
    return cr;
  }

  void paint_area(const Shape& shape) override {
    const Color base = mean_color(shape.fill);
    const Box box = shape.path.bounds();
    const double size = std::min(box.width, box.height);
    if (shape.role == Role::Eye && paint_eye(shape, base, exact_box(shape.path))) return;
    const bool translucent = base.a * opacity_ <= kOpaque || shape.role == Role::Shadow ||
                             shape.role == Role::Glow || shape.role == Role::Blush;
    if (shape.part.ends_with("glasses.lens")) {
      if (translucent && size < kClear * cell_) return;
      if (!translucent) whites_.clear();  // dark glasses: no eye to keep clear
    }
    if (shape.part == "light.rim") return;  // thinner than a cell: it would be dust
    if (translucent) {
      const bool shaft = shape.role == Role::Glow && shape.fill.kind == Fill::Kind::Linear;
      if (shaft && box.width < 0.8 * list_.width) return paint_shaft(shape);
      trace(veil_.get(), shape.path);
      set_fill(veil_.get(), shape.fill);
      cairo_fill(veil_.get());
      return;
    }
    Sprite sprite = sprite_of(shape, base, size);
    const bool form = shape.volume && sprite.cells > 2.5;
    if (shape.fill.kind != Fill::Kind::Solid && sprite.cells > 12 && !sprite.figure)
      sprite.fill = shape.fill.kind == Fill::Kind::Radial && is_scenery(shape.role)
                        ? by_lamp(shape.fill)
                        : shape.fill;
    if (sprite.figure && shape.outlined)
      hosts_.push_back({static_cast<std::uint32_t>(sprites_.size()), box});
    else if (sprite.figure)
      sprite.host = host_of(box);
    const bool brow = shape.part.ends_with(".brow");
    begin(std::move(sprite), [&](cairo_t* cr) {
      trace(cr, shape.path);
      cairo_fill(cr);
      if (!brow) return;
      trace(cr, shape.path);  // never thinner than a cell
      cairo_set_line_width(cr, 0.5 * cell_);
      cairo_stroke(cr);
    });
    if (!form || shape.role == Role::Eye || is_muzzle(shape)) return;
    const Saved saved(own_.get());
    clip_to(own_.get(), shape.path);
    const bool scenery = is_scenery(shape.role);
    if (shape.role == Role::Land) {
      crescent(own_.get(), shape.path, box, {0, 1.6 * cell_}, tone(pixel_art::kLit));
      return;
    }
    const double reach = std::clamp(size * 0.2, 1.1 * cell_, 46.0);
    crescent(own_.get(), shape.path, box, list_.light * reach, tone(pixel_art::kShade));
    if (size > 6 * cell_)
      crescent(own_.get(), shape.path, box,
               list_.light * -std::clamp(size * (scenery ? 0.16 : 0.1), 1.2 * cell_, 4.5 * cell_),
               tone(pixel_art::kLit));
  }

  /// A shaft of light is one even veil as far as it is strong: its steps would cut it in blocks.
  void paint_shaft(const Shape& shape) {
    const Color most = strongest(shape.fill);
    const Step step{0.22, most.with_alpha(std::max(0.13, most.a * 0.55))};
    fill_steps(veil_.get(), shape, std::span(&step, 1));
  }

  /// An eye as pixel artists set it: the white in one cluster, a clean dark oval on it, one square
  /// of light; all of it on whole cells. In a small face it is two dark cells. False for what is
  /// painted like any other shape.
  bool paint_eye(const Shape& shape, Color base, const Box& box) {
    const double cells = box.height / cell_;
    const auto is = [&](std::string_view name) { return shape.part.ends_with(name); };
    if (is(".white")) {
      eye_ = {};
      if (cells < 3.4) return true;
      eye_.open = true;
      // Where lines go round it, the white ends in the middle of their cells.
      eye_.white = put_eye(shape, box, base, cells >= kLined ? cell_ / 2 : 0);
      whites_.push_back(eye_.white);
    } else if (is(".iris")) {
      if (!eye_.open) return cells < 2.2;
      if (eye_.iris.empty()) {  // the second is only its lighter half
        eye_.iris = box;
        if (cells >= 5.5) put_eye(shape, box, base), eye_.colored = true;
      }
    } else if (is(".pupil") && eye_.open) {
      eye_.pupil = put_eye(shape, eye_.colored ? box : eye_.iris, base);
    } else if (is(".shine") && eye_.open) {
      if (eye_.pupil.empty()) return true;
      const Box p = std::exchange(eye_.pupil, Box{});
      const double wide = std::round(std::min(p.width, p.height) / cell_);
      const double side = std::clamp(std::round(wide * 0.28), wide < 3.5 ? 1.0 : 2.0, 4.0);
      // Up and to one side, or a small eye would look like a ring.
      const double in = wide > 5.5 ? cell_ : 0;
      const Box light{p.x + in, p.y + cell_, side * cell_, side * cell_};
      begin(sprite_of(shape, base, side * cell_), [&](cairo_t* cr) { fill_box(cr, light); });
    } else {
      return is(".shade") ? true : is(".shine") && cells < 0.6;
    }
    return true;
  }

  /// An oval as large as a box, moved and stretched so that it begins and ends with a cell; where
  /// it then lies.
  Box put_eye(const Shape& shape, const Box& box, Color base, double inset = 0) {
    const auto whole = [&](double v) { return std::max(1.0, std::round(v / cell_)) * cell_; };
    const double w = whole(box.width), h = whole(box.height);
    const Point from{std::round((box.centre().x - w / 2) / cell_) * cell_,
                     std::round((box.centre().y - h / 2) / cell_) * cell_};
    const Path oval = ellipse({from.x + w / 2, from.y + h / 2}, w / 2 - inset, h / 2 - inset);
    begin(sprite_of(shape, base, std::min(w, h)), [&](cairo_t* cr) {
      trace(cr, oval);
      cairo_fill(cr);
    });
    return {from.x, from.y, w, h};
  }

  /// Of what is drawn; a tilted oval's control points reach further.
  static Box exact_box(const Path& path) {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const Polyline& line : flattened(path, 2))
      for (const Point& p : line.points) {
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), bottom = std::max(bottom, p.y);
      }
    return right < left ? Box{} : Box{left, top, right - left, bottom - top};
  }

  static void fill_box(cairo_t* cr, const Box& box) {
    cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    cairo_fill(cr);
  }

  Sprite sprite_of(const Shape& shape, Color base, double size) const {
    Sprite sprite;
    const bool scenery = is_scenery(shape.role) || shape.role == Role::Sky;
    // Two hues are never parallel: shade leans to the picture's night, light to the sun.
    const Color body = saturated(base, scenery ? 1.1 : 1.18);
    const double deep = scenery ? 0.3 : 0.34;
    sprite.tones[pixel_art::kMiddle] = body.with_alpha(1);
    sprite.tones[pixel_art::kShade] =
        mix(body, mix(saturated(darker(body, 0.45), 1.3), list_.shade, 0.5), deep * 1.3)
            .with_alpha(1);
    sprite.tones[pixel_art::kLit] = mix(body, rgb(0xFFF3C4), scenery ? 0.2 : 0.3).with_alpha(1);
    sprite.role = shape.role;
    sprite.cells = size / cell_;
    sprite.figure = !scenery && shape.role != Role::Weather;
    sprite.outlined = shape.outlined;
    sprite.seed = shape_seed(shape);
    if (shape.role == Role::Eye || shape.role == Role::Mouth) sprite.weight = 6;
    return sprite;
  }

  void paint_line(const Shape& shape) override {
    const Color color = shape.stroke.color;
    const bool face = shape.role == Role::Mark || is_figure(shape.role);
    const Box box = shape.path.bounds();
    const double reach = std::max(box.width, box.height) / cell_;
    if (shape.part.ends_with(".fold") || (shape.part.ends_with(".whisker") && reach < 6)) return;
    Color ink = color;
    if (shape.role == Role::Eye && shape.part.ends_with(".rim")) {
      // Below an eye there is no black ring, only the shade of the face.
      if (reach < kLined || hosts_.empty()) return;
      ink = mix(sprites_[hosts_.back().number].tones[pixel_art::kShade], color.with_alpha(1), 0.3);
    }
    // Single lashes would only clump: the lid's own line stays.
    if (shape.role == Role::Eye && shape.part.ends_with(".lash") && reach < kLined) return;
    if (shape.part.ends_with("glasses") && set_frame(shape, ink)) return;
    if (ink.a * opacity_ > kOpaque && shape.stroke.width < kThin * cell_ && reach > 0.8)
      return pixel_line(shape, ink);
    const double width =
        std::max(shape.stroke.width, face && shape.stroke.width > 2 ? 0.8 * cell_ : 0.5 * cell_);
    if (color.a * opacity_ <= kOpaque) {
      if (!face || shape.stroke.width > 2 * cell_)
        stroke(veil_.get(), shape.path, shape.stroke.width, color);
      return;
    }
    Sprite sprite = sprite_of(shape, color, 0);
    sprite.outlined = false;
    sprite.weight = face ? 7 : 5;
    begin(std::move(sprite), [&](cairo_t* cr) {
      trace(cr, shape.path);
      cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width(cr, width);
      cairo_stroke(cr);
    });
  }

  /// A frame of glasses, one cell wide, that leaves the eye behind it whole: it goes round the
  /// eye's white, where its own oval might cut it. False for bridges and bows.
  bool set_frame(const Shape& shape, Color ink) {
    const Box box = exact_box(shape.path);
    const auto eye = std::find_if(whites_.rbegin(), whites_.rend(),
                                  [&](const Box& white) { return box.contains(white.centre()); });
    if (eye == whites_.rend() || shape.stroke.width >= 2.2 * cell_) return false;
    // A lined eye needs a cell of skin around it.
    const double air = eye->height / cell_ >= kLined ? 1.5 : 0.5;
    const Path ring =
        ellipse(eye->centre(), eye->width / 2 + air * cell_, eye->height / 2 + air * cell_);
    Sprite sprite = sprite_of(shape, ink, 0);
    sprite.outlined = false;
    begin(std::move(sprite), [&](cairo_t* cr) {
      for (const Polyline& line : flattened(ring, cell_)) {
        std::vector<Point> points = line.points;
        points.push_back(points.front());
        for (const Point& p : pixel_art::cells_along(points, cell_))
          cairo_rectangle(cr, p.x * cell_, p.y * cell_, cell_, cell_);
      }
      cairo_fill(cr);
    });
    return true;
  }

  /// A line one cell wide that goes from cell to cell without corners.
  void pixel_line(const Shape& shape, Color color) {
    Sprite sprite = sprite_of(shape, color, 0);
    sprite.outlined = false;
    const bool straight = shape.part.ends_with(".whisker");
    begin(std::move(sprite), [&](cairo_t* cr) {
      Path path = shape.path;
      if (eye_.open && shape.part.ends_with(".rim")) path = around_eye(8, 172);
      if (eye_.open && shape.part.ends_with(".lash")) path = around_eye(184, 356);
      for (const Polyline& line : flattened(path, cell_)) {
        std::vector<Point> points = line.points;
        if (line.closed && !points.empty()) points.push_back(points.front());
        if (straight && points.size() > 2) points = {points.front(), points.back()};
        for (const Point& p : pixel_art::cells_along(points, cell_))
          cairo_rectangle(cr, p.x * cell_, p.y * cell_, cell_, cell_);
      }
      cairo_fill(cr);
    });
  }

  /// Through the outermost cells of the white, between two angles.
  Path around_eye(double from, double to) const {
    const Point c = eye_.white.centre();
    const double rx = (eye_.white.width - cell_) / 2, ry = (eye_.white.height - cell_) / 2;
    Path path;
    for (int i = 0; i <= 24; ++i) {
      const double a = radians(from + (to - from) * i / 24);
      const Point p{c.x + rx * std::cos(a), c.y + ry * std::sin(a)};
      i == 0 ? path.move_to(p) : path.line_to(p);
    }
    return path;
  }

  void paint_words(const Words& words) override {
    Sprite sprite;
    for (Color& tone : sprite.tones) tone = words.color.with_alpha(1);
    sprite.role = Role::Mark;
    sprite.words = true;
    begin(std::move(sprite),
          [&](cairo_t* cr) { fill_words(cr, words, style_.lettering, tone(pixel_art::kMiddle)); });
  }

  void paint_sample(const Shape& shape) override {
    Sprite sprite;
    sprite.kept = true;
    sprite.role = Role::Sample;
    for (Color& tone : sprite.tones) tone = mean_color(shape.fill).with_alpha(1);
    begin(std::move(sprite), [&](cairo_t* cr) {
      trace(cr, shape.path);
      cairo_fill(cr);
    });
  }

  void paint_picture(const Picture& picture) override {
    Sprite sprite;
    sprite.kept = true;
    sprite.role = Role::Mark;
    for (Color& tone : sprite.tones) tone = style_.paper;
    begin(std::move(sprite), [&](cairo_t* cr) {
      const Box& b = picture.box;
      cairo_rectangle(cr, b.x, b.y, b.width, b.height);
      cairo_fill(cr);
    });
    draw_picture(veil_.get(), picture);
  }

  /// Gives the sprite a number and paints it over whatever owned its place and veiled it.
  template <class Draw>
  void begin(Sprite sprite, Draw draw) {
    constexpr std::size_t kMost = (1U << 22) - 1;
    sprites_.push_back(std::move(sprite));
    number_ = static_cast<unsigned>(std::min(sprites_.size() - 1, kMost));
    set_color(own_.get(), tone(pixel_art::kMiddle));
    draw(own_.get());
    if (sprites_.back().words) return;
    cairo_set_operator(veil_.get(), CAIRO_OPERATOR_CLEAR);
    draw(veil_.get());
    cairo_set_operator(veil_.get(), CAIRO_OPERATOR_OVER);
  }

  /// The part that a marking lies on: the last outlined one around its middle.
  std::uint32_t host_of(const Box& box) const {
    constexpr std::ptrdiff_t kLook = 24;
    const auto end =
        hosts_.rend() - hosts_.rbegin() > kLook ? hosts_.rbegin() + kLook : hosts_.rend();
    const auto found = std::find_if(
        hosts_.rbegin(), end, [&](const Host& host) { return host.box.contains(box.centre()); });
    return found == end ? 0 : found->number;
  }

  Color tone(Tone tone) const { return rgb(number_ << 2 | tone); }

  const StyleEntry& style_;
  double cell_;
  Cairo own_, veil_;
  std::vector<Sprite> sprites_;
  unsigned number_ = 0;
  struct Host {
    std::uint32_t number;
    Box box;
  };
  struct EyeBegun {
    bool open = false, colored = false;
    Box white, iris, pupil;
  };
  EyeBegun eye_;             ///< the one whose parts come now
  std::vector<Box> whites_;  ///< of all eyes so far
  std::vector<Host> hosts_;  ///< outlined parts of figures and props
};

/// Whether there are notes in the picture: a model sheet, whose figures are small and many.
bool is_sheet(const Group& group) {
  return std::any_of(group.children.begin(), group.children.end(), [](const Node& node) {
    if (const Group* inner = std::get_if<Group>(&node.item)) return is_sheet(*inner);
    const Words* words = std::get_if<Words>(&node.item);
    return words && words->label;
  });
}

/// Pixels of the picture to a cell: even where it can be, for letters are set on half cells.
int factor(double side, double grid) {
  if (side < 3 * grid) return std::max(1, static_cast<int>(std::lround(side / grid)));
  return 2 * static_cast<int>(std::lround(side / grid / 2));
}

}  // namespace

void paint_pixel(const Canvas& canvas, const DisplayList& list) {
  const double shorter = std::min(list.width, list.height) * canvas.pixels;
  const double grid = canvas.style.number(is_sheet(list.root) ? "sheet_grid" : "grid");
  const int each = factor(shorter, grid);
  const double cell = each / canvas.pixels;
  constexpr int kMostCells = 1200;
  const auto cells = [&](double units) {
    return std::clamp(static_cast<int>(std::ceil(units / cell - 1e-6)), 1, kMostCells);
  };
  const int columns = cells(list.width), rows = cells(list.height);
  constexpr int kFine = Gathered::kFine;
  Bitmap halves(CAIRO_FORMAT_RGB24, columns * 2, rows * 2);
  {
    Bitmap owners(CAIRO_FORMAT_RGB24, columns * kFine, rows * kFine);
    Bitmap veils(CAIRO_FORMAT_ARGB32, columns * kFine, rows * kFine);
    std::vector<Sprite> sprites;
    {
      Sprites gather(list, canvas.style, cell, owners, veils);
      gather.walk(list.root);
      sprites = gather.take();
    }
    pixel_art::develop({list, canvas.style, columns, rows, cell, owners, veils, sprites}, halves);
  }
  const Saved saved(canvas.cr);
  cairo_scale(canvas.cr, cell / 2, cell / 2);
  cairo_set_source_surface(canvas.cr, halves.surface(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(canvas.cr), CAIRO_FILTER_NEAREST);
  cairo_paint(canvas.cr);
}

}  // namespace talewright::drawing
