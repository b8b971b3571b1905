// The library: books to the ceiling, a tall window, and a chair to get lost in.
#include "engines/illustrator/brushes/interior.h"
#include "engines/illustrator/brushes/nature.h"
#include "engines/illustrator/settings/settings.h"

namespace talewright::engines::illustrator {

using drawing::darker;
using drawing::ellipse;
using drawing::lighter;
using drawing::rectangle;
using drawing::rounded_rectangle;

namespace {

Path arch(Box b) {
  const double r = b.width / 2;
  Path p;
  p.move_to({b.x, b.bottom()}).line_to({b.x, b.y + r});
  p.curve_to({b.x, b.y + r * 0.45}, {b.x + r * 0.45, b.y}, {b.x + r, b.y});
  p.curve_to({b.right() - r * 0.45, b.y}, {b.right(), b.y + r * 0.45}, {b.right(), b.y + r});
  return p.line_to({b.right(), b.bottom()}).close();
}

void ladder(Stage& s, Group& into, Point foot, Point head, double w) {
  Path rails, rungs;
  for (double d : {-0.5, 0.5})
    rails.add(
        limb({foot + Point{d * w, 0}, talewright::mix(foot, head, 0.5) + Point{d * w * 0.9, 0},
              head + Point{d * w * 0.8, 0}},
             {11, 10, 9}));
  for (int i = 1; i < 9; ++i) {
    const Point p = talewright::mix(foot, head, i / 9.0);
    rungs.add(rectangle({p.x - w * 0.47, p.y - 4, w * 0.94, 8}));
  }
  into.add(inked(rungs, s.tone(0xC68F58), Role::Interior, 0.35));
  into.add(inked(rails, s.tone(0xDDA96C), s.tone(0xB98250), Role::Interior, 0.45));
}

}  // namespace

void draw_library(Stage& s) {
  const Room r(s);
  const double k = r.k;
  const Color wood = rgb(0xA97448), green = rgb(0x7F9E8C);
  paint_room(s, green, rgb(0xC58F5E), 1, true);
  Group cases;
  cases.name = "setting.bookcases";
  const double ceiling = r.up(0.97), nook = r.X(0.62), nw = std::min(250 * k, s.width * 0.3);
  Books books;
  Path holes, boards, posts;
  const double bay = 168 * k, first = std::fmod(nook - nw / 2 - 18 * k, bay) - bay;
  const double right_first = nook + nw / 2 + 18 * k;
  const auto shelve = [&](double x) {
    const Box b{x, ceiling, bay, s.horizon + 6 - ceiling};
    const int rows = std::max(4, static_cast<int>(b.height / (92 * k)));
    for (int i = 0; i < rows; ++i) {
      const double h = b.height / rows;
      const Box hole{b.x + 7 * k, b.y + h * i + 8 * k, bay - 14 * k, h - 14 * k};
      holes.add(rectangle(hole));
      books.row(s, hole, i == rows - 2 && s.random.chance(0.4) ? 0.55 : s.random.between(0.8, 1.0));
    }
    for (int i = 0; i <= rows; ++i)
      boards.add(rectangle({b.x, b.y + b.height * i / rows - 4 * k, bay, 9 * k}));
    posts.add(rectangle({b.x - 7 * k, b.y - 4 * k, 14 * k, b.height + 6}));
    posts.add(rectangle({b.x + bay - 7 * k, b.y - 4 * k, 14 * k, b.height + 6}));
  };
  for (double x = first; x + bay < nook - nw / 2 + 1; x += bay) shelve(x);
  for (double x = right_first; x < s.width + 10; x += bay) shelve(x);
  cases.add(
      inked(holes, s.tone(darker(wood, 0.46)), s.tone(darker(wood, 0.34)), Role::Interior, 0.3));
  books.shelve(s, cases);
  cases.add(inked(boards, s.tone(lighter(wood, 0.10)), Role::Interior, 0.35));
  cases.add(inked(posts, s.tone(lighter(wood, 0.16)), s.tone(wood), Role::Interior, 0.4));
  Path crown_board = rectangle({first - 30, ceiling - 24 * k, nook - nw / 2 - first + 22, 22 * k});
  crown_board.add(
      rectangle({right_first - 12, ceiling - 24 * k, s.width - right_first + 60, 22 * k}));
  cases.add(inked(crown_board, s.tone(lighter(wood, 0.24)), s.tone(wood), Role::Interior, 0.45));
  s.back.add(std::move(cases));
  // The window nook, with a seat built in and a cat on it.
  const Box win{nook - nw * 0.36, r.up(0.93), nw * 0.72, r.wall * 0.66};
  paint_opening(s, s.back, arch(win), win, Outside::Country, 3, 4, rgb(0xF6E8CE), 9 * k);
  const double seat = 74 * k;
  s.back.add(inked(rectangle({nook - nw / 2, s.horizon + 10 - seat, nw, seat}),
                   s.tone(lighter(wood, 0.2)), s.tone(darker(wood, 0.08)), Role::Interior, 0.5));
  s.back.add(inked(rounded_rectangle({nook - nw * 0.5, s.horizon + 4 - seat, nw, 22 * k}, 9 * k),
                   s.tone(0xD6806A), s.tone(0xB9614F), Role::Interior, 0.45));
  paint_cat(s, s.back, {nook - r.side() * nw * 0.2, s.horizon + 5 - seat}, 74 * k, rgb(0xE0A258));
  paint_book_pile(s, s.back, {nook + r.side() * nw * 0.3, s.horizon + 5 - seat}, 52 * k, 3);
  // What hangs over everything: a string of paper stars, or the lamps.
  if (!s.text_top())
    paint_garland_lights(s, s.back, {-10, r.up(1.04)}, {s.width + 10, r.up(1.05)}, 34 * k,
                         static_cast<int>(13 * r.span));
  ladder(s, s.back, {r.X(0.27), r.down(0.22)}, {r.X(0.21), r.up(0.86)}, 62 * k);
  paint_sunlight(s, s.back, win, r.down(0.10), s.ground(s.text_bottom() ? 0.5 : 0.85));
  // A round rug with the reading chair, its lamp and a globe.
  const double y = r.down(0.42), z = r.near(0.42);
  paint_rug(s, s.back, {r.X(0.42), r.down(0.72)}, s.width * 0.62, (s.floor - s.horizon) * 0.72,
            rgb(0xB4584E));
  paint_armchair(s, s.back, {r.X(0.115), y}, 158 * z, rgb(0x5E8C86), !r.flip);
  const Point lamp{r.X(0.235), r.down(0.30)};
  paint_table(s, s.back, lamp, 74 * z, 66 * z, rgb(0xB98250));
  paint_lamp(s, s.back, lamp + Point{0, -66 * z}, 78 * z, rgb(0x6F9E74));
  const Point globe{r.X(0.86), r.down(0.34)};
  s.back.add(ground_shadow(s, globe, 90 * z));
  s.back.add(inked(
      limb({globe, globe + Point{0, -50 * z}, globe + Point{0, -92 * z}}, {54 * z, 12 * z, 10 * z}),
      s.tone(0xC08A50), s.tone(0x94643A), Role::Interior, 0.45));
  const Point c = globe + Point{0, -128 * z};
  Shape ball =
      inked(ellipse(c, 46 * z, 46 * z), s.tone(0x8FC3CF), s.tone(0x5E94AE), Role::Interior, 0.5);
  ball.volume = true;
  s.back.add(std::move(ball));
  Group lands;
  lands.clip = ellipse(c, 46 * z, 46 * z);
  lands.add(area(crown(s.random, c + Point{-16 * z, -12 * z}, 24 * z, 20 * z, 7, 0.25),
                 s.tone(0xE2C888), Role::Interior));
  lands.add(area(crown(s.random, c + Point{24 * z, 16 * z}, 18 * z, 22 * z, 7, 0.25),
                 s.tone(0xA9C08A), Role::Interior));
  s.back.add(std::move(lands));
  Path ring;
  ring.move_to(c + Point{-30 * z, -44 * z})
      .curve_to(c + Point{-74 * z, -10 * z}, c + Point{-50 * z, 52 * z}, c + Point{6 * z, 54 * z});
  s.back.add(line(ring, 5 * z, s.tone(0xD9A65C), Role::Interior));
  paint_book_pile(s, s.back, {r.X(0.95), r.down(0.60)}, 84 * z, 6);
  paint_book_pile(s, s.back, {r.X(0.035), r.down(0.86)}, 92 * z, 4);
  if (s.text_bottom()) s.quiet = s.tone(lighter(rgb(0xC58F5E), 0.12)).with_alpha(0.74);
  if (!s.text_bottom()) {
    // An open book lies nearest to us.
    const Point b{r.X(0.90), s.height * 0.955};
    Path pages;
    pages.move_to(b + Point{0, 4})
        .curve_to(b + Point{-30, -22}, b + Point{-70, -22}, b + Point{-96, -8})
        .line_to(b + Point{-84, -44})
        .curve_to(b + Point{-60, -54}, b + Point{-24, -54}, b + Point{2, -34})
        .curve_to(b + Point{26, -54}, b + Point{60, -54}, b + Point{84, -44})
        .line_to(b + Point{98, -8})
        .curve_to(b + Point{70, -22}, b + Point{30, -22}, b + Point{0, 4})
        .close();
    s.back.add(ground_shadow(s, b + Point{0, 2}, 190));
    s.back.add(inked(pages, s.tone(0xFFF8E6), s.tone(0xEADCC0), Role::Prop, 0.5));
    Path text;
    for (int i = 0; i < 3; ++i) {
      text.add(segment(b + Point{-76.0 - 2 * i, -38.0 + 9 * i}, b + Point{-16.0, -38.0 + 11 * i}));
      text.add(segment(b + Point{18.0, -38.0 + 11 * i}, b + Point{72.0 + 3 * i, -38.0 + 9 * i}));
    }
    s.back.add(line(text, 2, s.tone(0xB7A68C), Role::Prop));
  }
  nightfall(s, {lamp + Point{0, -122 * z}}, 330 * k);
}

}  // namespace talewright::engines::illustrator
