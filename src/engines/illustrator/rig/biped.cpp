// The two-legged: skeleton, then parts from the back to the front.
#include "engines/illustrator/rig/biped.h"

#include "engines/illustrator/rig/bird.h"
#include "engines/illustrator/rig/body.h"
#include "engines/illustrator/rig/chair.h"
#include "engines/illustrator/rig/hair.h"
#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

Group placed_held(const Sitter& s, const Group& held, Point at, double size, double turned) {
  const bool mirrored = faces_left(s.request.facing);
  const Affine map = Affine::translation(at.x, at.y) * Affine::rotation(turned) *
                     Affine::scaling(mirrored ? -size : size, size);
  return drawing::transformed(held, map);
}

namespace {

/// What somebody reads when nothing was put in the hands: an open book seen from its cover.
Group open_book(const std::string& who) {
  Art art(who);
  const auto leaf = [&](double grow, double lift) {
    return cornered({{{-0.5 - grow, -0.28 - lift}, {-0.3, -0.34 - lift}, {0, -0.25 - lift}},
                     {{0, -0.25 - lift}, {0.3, -0.34 - lift}, {0.5 + grow, -0.28 - lift}},
                     {{0.5 + grow, -0.28 - lift}, {0.5 + grow, 0.3}},
                     {{0.5 + grow, 0.3}, {0.3, 0.24}, {0, 0.34}},
                     {{0, 0.34}, {-0.3, 0.24}, {-0.5 - grow, 0.3}}});
  };
  art.form(leaf(-0.04, 0.06), drawing::rgb(0xFFF8E6), Role::Prop, "book.pages");
  art.form(leaf(0, 0), drawing::rgb(0xC2483C), Role::Prop, "book");
  art.line(drawing::curve_through(std::vector<Point>{{0, -0.25}, {0, 0.34}}), 0.03,
           drawing::rgb(0x8E2E2A), "book.spine");
  art.plain(drawing::star({0.25, 0.0}, 0.12, 0.055, 5), drawing::rgb(0xF6D77A), Role::Prop,
            "book.star");
  return art.take();
}

/// Whether the tail goes round the sleeper; a thick one stays behind.
bool lies_round(const Build& b, const Skeleton& s) {
  return s.pose.tail_round && !s.pose.on_back && b.rig->tail != "thick" && b.rig->tail != "paddle";
}

/// The tail of one who curls up or lies: from the seat along the ground, whatever shape it has.
Group tail_along_ground(const Sitter& sitter, const Skeleton& s) {
  const Build& b = sitter.build;
  Art art(sitter.request.name);
  draw_tail(art, b, s, sitter.look);
  Group tail = art.take();
  const Box box = visible_bounds(tail);
  if (box.empty() || std::max(box.width, box.height) < b.tall * 0.16) return tail;
  const Point seat = s.trunk.spine(0.06) - s.trunk.across(0.06) * (s.trunk.half_hip * 0.7);
  const Point to = box.centre() - seat;
  // Mirrored, so that what curls up at its tip still does, then laid flat; never up to the face.
  const bool round = lies_round(b, s);
  const double turn = std::atan2(to.y, -to.x) * 180 / std::numbers::pi;
  const double down = -b.leg_wide * 0.2;
  const double behind = s.pose.on_back ? 0 : round ? -0.7 : -0.3;
  const double from = s.trunk.spine(0).x + s.trunk.half_hip * behind;
  const double room = s.head.x - b.head_rx - from;
  const double size = s.pose.on_back || !round ? 1 : std::clamp(room / box.width, 0.6, 0.86);
  Group laid = drawing::transformed(
      tail, Affine::translation(from, 0) * Affine::scaling(round || s.pose.on_back ? 1 : -1, 1) *
                Affine::rotation(-turn + (round ? 16 : -3)) * Affine::scaling(-size, size) *
                Affine::translation(-seat.x, -seat.y));
  const Box lies = visible_bounds(laid);
  laid = drawing::transformed(laid, Affine::translation(0, down - lies.bottom()));
  // Under what covers the seat a thick root comes out low, not as a hump above the hips.
  const double top = down - lies.height, hips = s.trunk.spine(0.0).y - s.trunk.half_hip * 0.15;
  if (round || s.pose.on_back || !s.pose.lying || top >= hips || hips >= down) return laid;
  return drawing::transformed(laid, Affine::translation(0, down) *
                                        Affine::scaling(1, (down - hips) / (down - top)) *
                                        Affine::translation(0, -down));
}

/// What lies with its head on the other side.
void turn_over(Figure& figure) {
  const Affine flip = Affine::scaling(-1, 1);
  figure.art = drawing::transformed(figure.art, flip);
  for (Box* box : {&figure.bounds, &figure.head, &figure.skull, &figure.trunk})
    box->x = -box->right();
  for (Point* p : {&figure.eyes, &figure.hand}) p->x = -p->x;
}

}  // namespace

Figure draw_biped(const Sitter& sitter) {
  const Build& b = sitter.build;
  const FigureRequest& r = sitter.request;
  std::optional<Group> held = r.held;
  if (!held && r.pose == story::Pose::Read && !sitter.view.back) held = open_book(r.name);
  const bool holds = held.has_value();
  story::Pose pose = r.pose;
  const double held_size =
      !holds    ? 0
      : !r.held ? b.tall * 0.3
                : std::min(r.held_size, b.tall * (r.pose == story::Pose::Eat ? 0.2 : 0.36));
  if (holds && pose == story::Pose::Stand) pose = story::Pose::Hold;
  if (b.has("wheelchair") && pose != story::Pose::Sleep && pose != story::Pose::Lie &&
      pose != story::Pose::Swim && pose != story::Pose::Fly && pose != story::Pose::Ride)
    pose = story::Pose::Sit;
  const bool seated = b.has("wheelchair") && pose == story::Pose::Sit;
  Skeleton s = solve(b, pose, sitter.view, r.seed, sitter.look.tilt, held_size);
  const PoseSpec& asked =
      sitter.view.front() || sitter.view.back ? front_pose(r.pose) : side_pose(r.pose);
  if (seated) {
    // Seated, with the arms of the pose that was asked for.
    Skeleton other = solve(b, r.pose, sitter.view, r.seed, sitter.look.tilt, held_size);
    const Point by = s.trunk.neck - other.trunk.neck;
    s.near_arm = other.near_arm, s.far_arm = other.far_arm;
    for (Limb* l : {&s.near_arm, &s.far_arm})
      for (Point* q : {&l->root, &l->mid, &l->end}) *q = *q + by;
    s.move({0, -b.tall * 0.17});
    for (Limb* l : {&s.near_leg, &s.far_leg}) {
      l->end = l->mid + Point{b.shin * 0.2, b.shin};
      l->end_angle = 10;
      if (!sitter.view.front() && !sitter.view.back) l->toes = 0;
    }
  }

  const double away = faces_left(r.facing) ? -1 : 1;
  if (r.near_hand) reach_for(s, b, true, {r.near_hand->x * away, r.near_hand->y});
  if (r.far_hand) reach_for(s, b, false, {r.far_hand->x * away, r.far_hand->y});

  Art art(r.name), under(r.name), over(r.name);
  // Who looks back turns the head over the shoulder, against the body.
  Skeleton neck = s;
  bool turned_round = false;
  if (r.pose == story::Pose::LookBack) {
    turned_round = !s.view.back;
    neck.view = s.view.back      ? View{.turn = s.view.yaw() > 0.2 ? 38.0 : 62.0}
                : s.view.front() ? View{.turn = 30}
                                 : View{.turn = 24};
  }
  Point gaze = turned_round ? Point{-sitter.gaze.x, sitter.gaze.y} : sitter.gaze;
  if (r.pose == story::Pose::Read && length(gaze) < 0.01) gaze = {0.2 * s.view.side(), 0.75};
  HeadArt head = draw_head(b, sitter.look, neck, gaze, r.name);
  const Affine head_map = Affine::translation(s.head.x, s.head.y) * Affine::rotation(s.head_tilt) *
                          Affine::scaling(turned_round ? -1 : 1, 1);
  // The hair of who swims or flies drifts back from the crown.
  const Affine drift = s.pose.floats && b.human() && falls(hair_cut(b))
                           ? Affine{1, 0, -0.42, 1, -0.17 * b.head_ry, 0}
                           : Affine::scaling(1, 1);
  const Group behind = drawing::transformed(head.behind, head_map * drift);
  const Group front = drawing::transformed(head.front, head_map);

  const bool back = sitter.view.back;
  const bool both = holds && (asked.holds || pose == story::Pose::Hold);
  const bool near_over_head = s.near_arm.before_head;
  const bool flat = sitter.view.front() || back;
  const auto arm_early = [&](const Limb& l, bool near) {
    // Behind the trunk as seen, since the body turns away; but for the arm on the side to which
    // it turns.
    if (back) return near || s.view.yaw() < 0.2 || l.before_trunk;
    return !l.before_head && !l.before_trunk && (!near || l.raised) && (l.raised || !flat);
  };
  const auto held_at = [&]() -> Point {
    if (both) {
      Point at = talewright::mix(hand_of(b, s.near_arm), hand_of(b, s.far_arm), 0.5) +
                 Point{0, -held_size * 0.12};
      // Upright, the chin stays free.
      if (!s.pose.lying) at.y = std::max(at.y, s.head.y + b.head_ry * 0.90 + held_size * 0.40);
      return at;
    }
    const bool far = asked.far_leads;
    const Limb& l = far ? s.far_arm : s.near_arm;
    if (r.pose == story::Pose::Eat) return hand_of(b, l) + Point{-b.hand * 0.4, -held_size * 0.1};
    return hand_of(b, l) + down_turned(l.end_angle) * (b.hand * 0.4) + Point{0, -held_size * 0.2};
  };
  const auto put_held = [&] {
    if (holds) art.put(placed_held(sitter, *held, held_at(), held_size));
  };
  const bool far_holds = holds && !both && asked.far_leads;
  const bool near_holds = holds && !both && !asked.far_leads;

  if (s.pose.lying && b.has("wheelchair") && r.chair_behind) {
    // Turned as its owner is, on the ground a little further back.
    const double away_from_head = s.head.x > s.trunk.hip.x ? -1 : 1;
    art.put(drawing::transformed(
        empty_wheelchair(b, r.name),
        Affine::translation(s.trunk.middle.x + away_from_head * b.tall * 0.1, -b.tall * 0.07) *
            Affine::scaling(-away_from_head, 1)));
  }
  if (!back) draw_chair_behind(art, b, s);
  if (back && holds) put_held();
  draw_back_parts(art, b, s, true);
  draw_worn_behind(art, b, s);
  art.put(behind);
  const bool tail_before = lies_round(b, s);
  if (s.pose.tail_round && !tail_before)
    art.put(tail_along_ground(sitter, s));
  else if (!back && !tail_before)
    draw_tail(art, b, s, sitter.look);
  if (arm_early(s.far_arm, false)) {
    if (far_holds && !back) put_held();
    draw_arm(r.embraces ? under : art, b, s, false, far_holds || both);
  }
  if (back && arm_early(s.near_arm, true)) draw_arm(r.embraces ? over : art, b, s, true, false);
  draw_legs(art, b, s);
  draw_trunk(art, b, s);
  const bool tail_hangs = back && !s.pose.tail_round;
  if (tail_hangs && tail_under_clothes(b)) draw_tail(art, b, s, sitter.look);
  draw_clothes(art, b, s);
  draw_body_features(art, b, s);
  if (back) draw_neckwear(art, b, s);
  draw_back_parts(art, b, s, false);
  if (tail_before) art.put(tail_along_ground(sitter, s));
  if (back) {
    if (tail_hangs && !tail_under_clothes(b)) draw_tail(art, b, s, sitter.look);
    draw_worn_before(art, b, s);
    draw_chair_behind(art, b, s);
  }
  if (!back && s.near_arm.raised && !near_over_head) {
    if (near_holds) put_held();
    draw_arm(r.embraces ? over : art, b, s, true, near_holds);
  }
  const auto late_arms = [&](bool over_head) {
    if (back) {
      // Long hair falls over an arm that hangs, a raised arm lies over the hair.
      if (over_head == s.far_arm.raised && !arm_early(s.far_arm, false))
        draw_arm(r.embraces ? under : art, b, s, false, false);
      return;
    }
    if (!over_head)
      for (bool near : {false, true}) draw_upper_arm(art, b, s, near);
    const auto wanted = [&](const Limb& l) { return l.before_head == over_head; };
    const bool far_late = !arm_early(s.far_arm, false) && wanted(s.far_arm);
    const bool near_late = !s.near_arm.raised || near_over_head;
    if (far_late) {
      if (far_holds) put_held();
      draw_arm(r.embraces ? under : art, b, s, false, far_holds || both || r.far_hand);
    }
    if (near_late && wanted(s.near_arm)) {
      if (near_holds) put_held();
      draw_arm(r.embraces ? over : art, b, s, true, near_holds || both || r.near_hand);
    }
  };
  // The thing lies over the sleeves, the hands lie on the thing.
  const auto put_in_hands = [&] {
    if (back) return;
    put_held();
    if (b.rig->family == "bird") {
      for (bool near : {false, true}) draw_wing_tip(art, b, s, near);
      return;
    }
    draw_grip(art, b, s, false);
    draw_grip(art, b, s, true);
  };
  if (!back) draw_worn_before(art, b, s);
  // Held things and the hands on them lie over the chin.
  if (both) {
    late_arms(false);
    draw_neckwear(art, b, s);
    art.put(front);
    put_in_hands();
  } else {
    late_arms(false);
    if (!back) draw_neckwear(art, b, s);
    art.put(front);
  }
  late_arms(true);

  Figure figure;
  figure.art = art.take();
  figure.art.name = r.name;
  figure.under = under.take(), figure.over = over.take();
  figure.bounds = visible_bounds(figure.art);
  figure.head = visible_bounds(front);
  figure.skull = {s.head.x - b.head_rx, s.head.y - b.head_ry, 2 * b.head_rx, 2 * b.head_ry};
  figure.trunk = s.trunk.outline().bounds();
  const FaceFrame face{b.head_rx, b.head_ry, neck.view.turn, s.pitch};
  figure.eyes = head_map(face.at(0, b.rig->eye_y));
  figure.hand = hand_of(b, asked.far_leads ? s.far_arm : s.near_arm);
  if (both) figure.hand = held_at();
  figure.height = b.tall;
  figure.floats = s.pose.floats;
  if (s.pose.on_back) turn_over(figure);
  return figure;
}

}  // namespace talewright::engines::illustrator::rig
