// Beards and moustaches, in the colour of the hair: below the nose, around the mouth.
#include "engines/illustrator/rig/hair.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;

namespace {

struct BeardPen {
  Art& art;
  const HeadSpace& h;
  Color c;
  bool full, lengthy;
  Point p(double x, double y) const { return {x * h.frame.rx, y * h.frame.ry}; }
  /// On the face, and not beyond the edge of the cheek.
  Point f(double x, double y) const {
    const Point at = h.frame.at(x, y);
    return {std::min(at.x, h.frame.rx * (0.95 - 0.05 * h.side())), at.y};
  }
  void strand(std::initializer_list<Point> line) const {
    art.line(curve_through(std::vector<Point>(line)), h.frame.rx * 0.032,
             drawing::luminance(c) > 0.03 ? darker(c, 0.2) : lighter(c, 0.16), "beard.line",
             Role::Hair);
  }
};

void from_side(const BeardPen& b) {
  const auto p = [&](double x, double y) { return b.p(x, y); };
  const Point mouth = b.h.style.mouth_front;
  if (b.full) {
    const std::vector<Point> cheek{p(0.12, 0.06), p(0.24, 0.34), p(mouth.x - 0.36, mouth.y - 0.02),
                                   p(mouth.x - 0.24, mouth.y + 0.1),
                                   p(mouth.x - 0.02, mouth.y + 0.12)};
    const std::vector<Point> hang =
        b.lengthy ? std::vector<Point>{p(mouth.x - 0.02, mouth.y + 0.12), p(mouth.x + 0.12, 0.9),
                                       p(mouth.x + 0.08, 1.5), p(0.66, 2.02), p(0.5, 2.3)}
                  : std::vector<Point>{p(mouth.x - 0.02, mouth.y + 0.12), p(mouth.x + 0.1, 0.84),
                                       p(mouth.x - 0.06, 1.2), p(0.5, 1.28)};
    const std::vector<Point> back =
        b.lengthy ? std::vector<Point>{hang.back(),   p(0.3, 2.0),  p(0.14, 1.5),
                                       p(0.02, 1.06), p(-0.1, 0.6), p(-0.06, 0.1)}
                  : std::vector<Point>{hang.back(), p(0.1, 1.04), p(-0.1, 0.6), p(-0.06, 0.1)};
    b.art.form(cornered({cheek, hang, back, {back.back(), cheek.front()}}), b.c, Role::Hair,
               "beard", 0.8);
    if (b.lengthy) {
      b.strand({p(0.72, 0.9), p(0.74, 1.4), p(0.58, 1.96)});
      b.strand({p(0.4, 0.9), p(0.42, 1.4), p(0.44, 1.9)});
      b.strand({p(0.14, 0.7), p(0.2, 1.1), p(0.26, 1.5)});
    } else {
      b.strand({p(0.6, 0.84), p(0.6, 1.0), p(0.52, 1.14)});
      b.strand({p(0.26, 0.66), p(0.3, 0.84), p(0.32, 0.98)});
    }
  }
  b.art.detail(blob(std::array{p(mouth.x + 0.09, mouth.y - 0.13), p(mouth.x - 0.12, mouth.y - 0.16),
                               p(mouth.x - 0.36, mouth.y - 0.04), p(mouth.x - 0.48, mouth.y - 0.08),
                               p(mouth.x - 0.36, mouth.y + 0.08), p(mouth.x - 0.1, mouth.y - 0.02),
                               p(mouth.x + 0.1, mouth.y - 0.03)}),
               b.c, Role::Hair, "mustache", 0.5);
}

void from_front(const BeardPen& b) {
  const auto f = [&](double x, double y) { return b.f(x, y); };
  const HeadSpace& h = b.h;
  const double my = h.style.mouth_y, s = h.side();
  if (b.full) {
    // From one ear along the cheeks, under the nose, to the other; then down around the chin.
    const std::vector<Point> cheeks{f(-0.8, 0.04),       f(-0.74, 0.3),   f(-0.52, my - 0.1),
                                    f(-0.24, my - 0.12), f(0, my - 0.06), f(0.24, my - 0.12),
                                    f(0.52, my - 0.1),   f(0.76, 0.3),    f(0.86, 0.04)};
    const Point chin = b.lengthy ? b.p(0.06 + 0.16 * s, 2.32) : b.p(0.06 + 0.12 * s, 1.3);
    std::vector<Point> right{f(0.86, 0.04), f(0.98, 0.12), f(0.98, 0.5)};
    std::vector<Point> left{chin};
    if (b.lengthy) {
      for (const Point& q : {b.p(0.82, 1.04), b.p(0.72, 1.5), b.p(0.44 + 0.06 * s, 1.96)})
        right.push_back(q);
      for (const Point& q : {b.p(-0.3 + 0.1 * s, 1.94), b.p(-0.66, 1.46), b.p(-0.82, 1.0)})
        left.push_back(q);
    } else {
      for (const Point& q : {b.p(0.8, 0.94), b.p(0.5 + 0.06 * s, 1.2)}) right.push_back(q);
      for (const Point& q : {b.p(-0.4 + 0.06 * s, 1.2), b.p(-0.76, 0.92)}) left.push_back(q);
    }
    right.push_back(chin);
    for (const Point& q : {f(-0.97, 0.5), f(-0.95, 0.12), f(-0.8, 0.04)}) left.push_back(q);
    b.art.form(cornered({cheeks, right, left}), b.c, Role::Hair, "beard", 0.8);
    if (b.lengthy) {
      b.strand({b.p(-0.44, 0.98), b.p(-0.36, 1.4), b.p(-0.06 + 0.1 * s, 1.96)});
      b.strand({b.p(0.06 + 0.1 * s, 0.98), b.p(0.12 + 0.1 * s, 1.4), b.p(0.06 + 0.16 * s, 2.04)});
      b.strand({b.p(0.56, 0.96), b.p(0.46, 1.4), b.p(0.24 + 0.12 * s, 1.9)});
    } else {
      b.strand({b.p(-0.4 + 0.1 * s, 0.92), b.p(-0.3 + 0.1 * s, 1.04), b.p(-0.12 + 0.1 * s, 1.14)});
      b.strand({b.p(0.5, 0.92), b.p(0.42, 1.04), b.p(0.26 + 0.06 * s, 1.14)});
    }
    // Lips show against dark hair and light.
    const bool open = h.look.mouth == MouthKind::Open;
    b.art.plain(ellipse(f(0, my + (open ? 0.05 : 0.02)),
                        h.frame.rx * (open ? 0.27 : 0.2) * h.frame.squash(0),
                        h.frame.ry * (open ? 0.12 : 0.07)),
                h.skin, Role::Body, "beard.mouth");
    draw_mouth(b.art, h.frame, h.style, h.look);
  }
  for (double side : {-1.0, 1.0})
    b.art.detail(
        blob(std::array{f(0, my - 0.15), f(side * 0.16, my - 0.175), f(side * 0.36, my - 0.12),
                        f(side * 0.54, my - 0.16), f(side * 0.4, my - 0.01),
                        f(side * 0.14, my - 0.035), f(0, my - 0.06)}),
        b.c, Role::Hair, "mustache", 0.5);
}

}  // namespace

void draw_beard(Art& art, const HeadSpace& h) {
  const bool lengthy = h.build.has("long_beard"), full = lengthy || h.build.has("beard");
  if (h.back || (!full && !h.build.has("mustache"))) return;
  const BeardPen b{art, h, h.build.human() ? h.build.hair : darker(h.build.main, 0.45), full,
                   lengthy};
  h.profile() ? from_side(b) : from_front(b);
}

}  // namespace talewright::engines::illustrator::rig
