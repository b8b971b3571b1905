#include "engines/illustrator/rig/quadruped.h"

#include <array>

#include "engines/illustrator/rig/body.h"

namespace talewright::engines::illustrator::rig {

using drawing::ellipse;
using drawing::rgb;

namespace {

/// A book that stands open before the reader.
Group standing_book(const std::string& who) {
  Art art(who);
  art.form(cornered({{{-0.5, -0.3}, {-0.24, -0.37}, {0, -0.27}},
                     {{0, -0.27}, {0.24, -0.37}, {0.5, -0.3}},
                     {{0.5, -0.3}, {0.5, 0.32}},
                     {{0.5, 0.32}, {0.24, 0.26}, {0, 0.36}},
                     {{0, 0.36}, {-0.24, 0.26}, {-0.5, 0.32}}}),
           rgb(0xC2483C), Role::Prop, "book");
  art.plain(drawing::star({0.25, 0.0}, 0.12, 0.055, 5), rgb(0xF6D77A), Role::Prop, "book.star");
  art.line(drawing::curve_through(std::array{Point{0, -0.27}, Point{0, 0.36}}), 0.03, rgb(0x8E2E2A),
           "book.spine");
  return art.take();
}

void reach_with(QuadLeg& leg, Point target) {
  const Point d = target - leg.root;
  const double most = length(leg.knee - leg.root) + length(leg.foot - leg.knee), far = length(d);
  leg.foot = far > most ? leg.root + d * (most / std::max(far, 1e-6)) : target;
  leg.knee = talewright::mix(leg.root, leg.foot, 0.5) + Point{0, leg.fore ? most * 0.08 : 0};
  leg.hock = talewright::mix(leg.knee, leg.foot, 0.7);
  leg.toes = 30;
}

}  // namespace

Figure draw_quadruped(const Sitter& sitter) {
  const FigureRequest& r = sitter.request;
  const Quad q = make_quad(sitter.build);
  const Build& b = q.build;
  const bool holds = r.held.has_value();
  QuadBones s = solve_quadruped(q, r.pose, sitter.view, r.seed, sitter.look.tilt, holds);
  const double away = faces_left(r.facing) ? -1 : 1;
  // Those on four legs hug with neck and head and stay on their feet; paws put one round the other.
  const bool hugs = r.pose == story::Pose::Hug;
  if (r.near_hand && (!hugs || q.data->sits))
    reach_with(s.near_fore, {r.near_hand->x * away, r.near_hand->y});
  if (r.far_hand && !hugs) reach_with(s.far_fore, {r.far_hand->x * away, r.far_hand->y});

  const bool along = s.view.front();
  if (along) s.head.x = 0;

  // The head is that of the upright one.
  Skeleton carrier;
  carrier.view = s.view;
  carrier.pitch = s.pose.look;
  carrier.pose.eyes_closed = s.pose.closed;
  const HeadArt head = draw_head(b, sitter.look, carrier, sitter.gaze, r.name);
  Affine map = Affine::translation(s.head.x, s.head.y) * Affine::rotation(s.head_tilt);
  if (s.pose.head_back) map = map * Affine::scaling(-1, 1);
  const Group behind = drawing::transformed(head.behind, map);
  const Group front = drawing::transformed(head.front, map);

  Art art(r.name);
  Figure figure;
  if (along) {
    draw_quad_along(art, q, s, sitter.look, behind, front, &figure.trunk);
  } else {
    const Path body = quad_outline(q, s);
    draw_quad_back(art, q, s, true);
    const bool thick = b.rig->tail == "thick" || b.rig->tail == "paddle";
    const bool hangs = q.data->tail < -40;
    const Point root = s.hip -
                       s.along() * (q.rump * (thick   ? 0.3
                                              : hangs ? 0.36
                                                      : 0.44)) +
                       s.up() * (q.rump * (thick   ? 0.04
                                           : hangs ? 0.12
                                                   : 0.26));
    if (!s.view.back) draw_quad_tail(art, q, s, root, sitter.look);
    for (const QuadLeg* l : {&s.far_hind, &s.far_fore}) {
      draw_quad_leg(art, q, *l);
      draw_leg_markings(art, q, *l);
    }
    art.put(behind);
    for (const QuadLeg* l : {&s.near_hind, &s.near_fore}) draw_quad_leg(art, q, *l);
    art.form(body, b.main, Role::Body, "body");
    draw_quad_belly(art, q, s, body);
    for (const QuadLeg* l : {&s.near_hind, &s.near_fore}) draw_quad_leg_over(art, q, s, *l);
    draw_quad_markings(art, q, s, body);
    for (const QuadLeg* l : {&s.near_hind, &s.near_fore}) {
      draw_leg_markings(art, q, *l);
      if (s.pose.lying || s.pose.sits || q.data->crouches || l->foot.y < s.shoulder.y)
        draw_quad_foot(art, q, *l, false);
    }
    draw_quad_clothes(art, q, s, body);
    if (b.feature("patch")) {
      const Point t = s.along();
      art.inside(body, [&](Art& in) {
        draw_sewn_patch(in, quad_at(q, s, 0.16, 0.3), q.loin * 0.24,
                        std::atan2(t.y, t.x) * 180 / std::numbers::pi + 8,
                        accessory_color(b, "patch"));
      });
    }
    draw_quad_back(art, q, s, false);
    draw_quad_mane(art, q, s);
    draw_quad_neckwear(art, q, s);
    art.put(front);
    if (s.view.back) draw_quad_tail(art, q, s, root, sitter.look);
    figure.trunk = body.bounds();
  }

  const FaceFrame face{b.head_rx, b.head_ry, s.view.turn, s.pose.look};
  const Point mouth = map(face.at(0.1, 0.66, b.rig->muzzle.out));
  figure.hand = mouth;
  if (r.pose == story::Pose::Wave || r.pose == story::Pose::Point || r.pose == story::Pose::Reach)
    figure.hand = s.near_fore.foot;
  if (r.pose == story::Pose::Read && !s.view.back) {
    const double size = holds ? std::min(r.held_size, q.h * 0.42) : q.h * 0.4;
    const Point at{s.head.x + b.head_rx * 1.12 + size * 0.3, -size * 0.33};
    art.put(placed_held(sitter, holds ? *r.held : standing_book(r.name), at, size));
    figure.hand = at;
  } else if (holds) {
    const double size = std::min(r.held_size, q.h * 0.26);
    const Point at = s.view.back ? map(Point{b.head_rx * 0.8, b.head_ry * 0.7})
                                 : mouth + Point{b.head_rx * 0.08, size * 0.3};
    art.put(placed_held(sitter, *r.held, at, size));
    figure.hand = at;
  }
  figure.art = art.take();
  figure.art.name = r.name;
  figure.bounds = visible_bounds(figure.art);
  figure.head = visible_bounds(front);
  figure.skull = {s.head.x - b.head_rx, s.head.y - b.head_ry, 2 * b.head_rx, 2 * b.head_ry};
  figure.eyes = map(face.at(0, b.rig->eye_y));
  figure.saddle = quad_at(q, s, 0.98, along ? 0.8 : 0.46);
  figure.height = q.h;
  figure.floats = s.pose.floats;
  // Nothing sinks into the ground, whatever is worn or carried low.
  const double sunk = figure.bounds.bottom() + s.pose.lift * q.h;
  if (sunk > q.h * 0.02) {
    const Point up{0, -sunk};
    figure.art = drawing::transformed(figure.art, Affine::translation(up.x, up.y));
    for (Box* box : {&figure.bounds, &figure.head, &figure.skull, &figure.trunk}) box->y += up.y;
    for (Point* p : {&figure.eyes, &figure.hand, &*figure.saddle}) *p = *p + up;
  }
  return figure;
}

}  // namespace talewright::engines::illustrator::rig
