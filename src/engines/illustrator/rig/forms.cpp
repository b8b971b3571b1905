#include "engines/illustrator/rig/forms.h"

#include "base/random.h"

namespace talewright::engines::illustrator::rig {

namespace {

Attitude attitude_of(const Sitter& s) {
  using story::Pose;
  Attitude a;
  switch (s.request.pose) {
    case Pose::Walk:
      a = {.angle = 3, .near_up = -0.2, .far_up = 0.3};
      break;
    case Pose::Run:
      a = {.angle = 8, .lift = 0.03, .near_up = -0.4, .far_up = 0.5, .stretch = 0.94};
      break;
    case Pose::Jump:
      a = {.angle = -16, .lift = 0.28, .near_up = 0.8, .far_up = 0.8, .stretch = 1.06};
      break;
    case Pose::Sit:
      a = {.stretch = 0.96};
      break;
    case Pose::Lie:
      a = {.angle = 4, .near_up = -0.4, .far_up = -0.4, .stretch = 0.9};
      break;
    case Pose::Sleep:
      a = {.angle = 5, .near_up = -0.6, .far_up = -0.6, .stretch = 0.9, .closed = true};
      break;
    case Pose::Wave:
      a = {.angle = -5, .near_up = 1, .far_up = -0.1};
      break;
    case Pose::Point:
    case Pose::Give:
    case Pose::Push:
      a = {.angle = 5, .near_up = 0, .far_up = 0.55};
      break;
    case Pose::Reach:
      a = {.angle = -12, .near_up = 0, .far_up = 1, .stretch = 1.05};
      break;
    case Pose::Hug:
      a = {.angle = 4, .near_up = 0.5, .far_up = 0.5};
      break;
    case Pose::Dance:
      a = {.angle = -11, .lift = 0.04, .near_up = 0.9, .far_up = 0.1};
      break;
    case Pose::Climb:
      a = {.angle = -22, .near_up = 0.9, .far_up = 0.6, .stretch = 1.04};
      break;
    case Pose::Swim:
      a = {.angle = -4, .lift = 0.16, .near_up = 0.2, .far_up = 0.4};
      break;
    case Pose::Fly:
      a = {.angle = -8, .lift = 0.4, .near_up = 0.9, .far_up = 0.9};
      break;
    case Pose::Pull:
      a = {.angle = -10, .near_up = 0.2, .far_up = 0.5};
      break;
    case Pose::Kneel:
      a = {.angle = 4, .stretch = 0.94};
      break;
    case Pose::Think:
      a = {.angle = -4, .near_up = -0.1, .far_up = 0.3};
      break;
    case Pose::LookUp:
      a = {.angle = -13, .stretch = 1.03};
      break;
    case Pose::Cheer:
      a = {.angle = -5, .lift = 0.06, .near_up = 1, .far_up = 1, .stretch = 1.05};
      break;
    case Pose::Hide:
      a = {.angle = 7, .near_up = 0.6, .far_up = 0.7, .stretch = 0.84};
      break;
    default:
      break;
  }
  a.turn = s.view.turn;
  a.front = s.view.front() && !s.view.back;
  a.back = s.view.back;
  a.profile = s.view.profile();
  a.flat = s.view.front();
  if (a.front || a.back) a.angle *= 0.6;
  Random random(s.request.seed, "attitude");
  a.angle += random.between(-1.5, 1.5) + s.look.tilt * 0.5;
  return a;
}

}  // namespace

Form::Form(const Sitter& s)
    : sitter(s), b(s.build), at(attitude_of(s)), art(s.request.name), h(s.build.tall) {}

FaceStyle Form::style() const {
  FaceStyle f;
  f.eye = b.rig->eye;
  f.eye_x = 0.4;
  f.eye_y = 0;
  f.eye_color = b.eye;
  f.lid = darker(b.main, 0.07);
  f.line = b.line;
  f.brow = darker(b.main, 0.5);
  f.gaze = sitter.gaze;
  f.eyes_closed = at.closed;
  f.lashes = b.who->pronouns == story::Pronouns::She;
  f.mouth_y = 0.5;
  f.mouth_wide = 0.3;
  return f;
}

void Form::face(Point where, double rx, double ry, FaceStyle style, double hat_y) {
  face_at = where;
  const double pitch = side_pose(sitter.request.pose).pitch;
  frame = {rx, ry, at.turn, pitch * 0.7};
  Art face(art.who()), behind(art.who()), hat(art.who());
  // Who looks back turns the face, since there is no neck to turn.
  const bool round = sitter.request.pose == story::Pose::LookBack;
  if (round) frame.turn = at.back ? 40 : -24;
  const bool hidden = at.back && !round;
  if (at.profile && !round) {
    style.profile = true;
    style.mouth_front = {0.88, style.mouth_y};
    style.mouth_corner = {0.88 - 1.25 * style.mouth_wide, style.mouth_y - 0.02};
  }
  HeadSpace head{b, sitter.look, frame, style, hidden, b.main};
  head.style.near_eye_covered = b.has("eye_patch") && !hidden;
  Art worn(art.who());
  draw_headwear(behind, worn, head);
  const Affine map = Affine::translation(where.x, where.y);
  const Affine up = Affine::translation(where.x, where.y + hat_y);
  if (!hidden) {
    draw_blush(face, frame, head.style, sitter.look);
    draw_mouth(face, frame, head.style, sitter.look);
    draw_face_features(face, head);
    draw_eyes(face, frame, head.style, sitter.look);
    draw_eyewear(face, head);
    draw_drops(face, frame, head.style, sitter.look);
    art.put(drawing::transformed(face.take(), map));
  }
  if (!worn.empty()) art.put(drawing::transformed(worn.take(), up));
}

Figure Form::finish(bool floats) {
  if (sitter.request.held) {
    const double size = std::min(sitter.request.held_size, h * 0.5);
    art.put(placed_held(sitter, *sitter.request.held, hand, size, -at.angle));
  }
  Group group = art.take();
  const Affine turn =
      Affine::rotation(at.angle) * Affine::scaling(1 / std::sqrt(at.stretch), at.stretch);
  const Box box = visible_bounds(drawing::transformed(group, turn));
  const double lift = std::max(at.lift, floats && at.lift <= 0 ? 0.0 : at.lift) * h;
  const Affine map = Affine::translation(0, -box.bottom() - lift) * turn;
  Figure figure;
  figure.art = drawing::transformed(group, map);
  figure.art.name = sitter.request.name;
  figure.bounds = visible_bounds(figure.art);
  figure.eyes = map(face_at);
  const double r = std::max(frame.rx, frame.ry) * 1.1;
  figure.head = {figure.eyes.x - r, figure.eyes.y - r, 2 * r, 2 * r};
  figure.hand = map(hand);
  figure.height = h;
  figure.floats = floats || at.lift > 0.12;
  return figure;
}

}  // namespace talewright::engines::illustrator::rig
