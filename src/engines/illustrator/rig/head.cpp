#include "engines/illustrator/rig/head.h"

#include <array>

namespace talewright::engines::illustrator::rig {

using drawing::ellipse;
using drawing::rgb;

namespace {

std::vector<Point> skull_points(std::string_view shape) {
  // The right half from the crown down to the chin; the left half is its mirror.
  if (shape == "cheeks")
    return {{0, -1},      {0.46, -0.93}, {0.82, -0.58}, {0.99, -0.04},
            {1.06, 0.34}, {0.82, 0.68},  {0.42, 0.93},  {0, 1}};
  if (shape == "human")
    return {{0, -1},     {0.5, -0.9},  {0.86, -0.52}, {0.95, 0.0},
            {0.9, 0.38}, {0.68, 0.74}, {0.34, 0.96},  {0, 1}};
  if (shape == "long")
    return {{0, -1},      {0.5, -0.92}, {0.8, -0.55}, {0.84, -0.05},
            {0.74, 0.38}, {0.64, 0.7},  {0.38, 0.95}, {0, 1}};
  if (shape == "wide")
    return {{0, -0.92}, {0.5, -0.88}, {0.9, -0.5},  {1.06, 0.1},
            {1.0, 0.5}, {0.74, 0.82}, {0.38, 0.97}, {0, 1}};
  if (shape == "pear")
    return {{0, -1},      {0.46, -0.9}, {0.78, -0.5}, {0.95, 0.05},
            {1.05, 0.42}, {0.86, 0.8},  {0.42, 0.98}, {0, 1}};
  if (shape == "box")
    return {{0, -0.92},  {0.6, -0.92}, {0.9, -0.8}, {0.96, -0.4},
            {0.96, 0.3}, {0.9, 0.78},  {0.6, 0.92}, {0, 0.92}};
  if (shape == "alien")
    return {{0, -1},      {0.58, -0.92}, {0.98, -0.5}, {1.0, -0.02},
            {0.78, 0.42}, {0.5, 0.76},   {0.24, 0.96}, {0, 1}};
  return {{0, -1},      {0.52, -0.88}, {0.9, -0.5}, {1.02, 0.02},
          {0.95, 0.42}, {0.74, 0.76},  {0.4, 0.95}, {0, 1}};
}

/// The front teeth of beavers, the fangs of monsters, the seams of toys.
void draw_teeth(Art& art, const HeadSpace& h) {
  const double r = h.frame.rx;
  Point m = h.frame.at(0, h.style.mouth_y, h.style.mouth_out);
  if (h.profile()) {
    const Point a = h.style.mouth_front, c = h.style.mouth_corner;
    m = {r * (a.x + (c.x - a.x) * 0.28), h.frame.ry * (a.y + (c.y - a.y) * 0.28)};
  }
  if (h.build.rig->face == "teeth" && h.look.mouth != MouthKind::Round) {
    const double y = h.look.mouth == MouthKind::Open ? -0.02 : 0.02;
    for (double x : {-0.075, 0.075}) {
      if (h.profile() && x < 0) continue;
      art.detail(drawing::rounded_rectangle(
                     {m.x + (x - 0.068) * r, m.y + y * r, 0.136 * r, 0.17 * r}, 0.04 * r),
                 rgb(0xFFFDF4), Role::Mouth, "teeth", 0.4);
    }
  } else if (h.build.rig->face == "fangs" && h.look.mouth != MouthKind::Round) {
    const double w = h.frame.rx * h.style.mouth_wide * h.look.mouth_wide * 0.6,
                 y = h.look.mouth == MouthKind::Open ? -0.03 : 0.06;
    for (double side : {-1.0, 1.0}) {
      const Point p = m + Point{side * w * (h.profile() ? 0.4 : 1), y * r};
      art.detail(cornered({{p + Point{-0.06 * r, 0}, p + Point{0.06 * r, 0}},
                           {p + Point{0.06 * r, 0}, p + Point{0, 0.13 * r}},
                           {p + Point{0, 0.13 * r}, p + Point{-0.06 * r, 0}}}),
                 rgb(0xFFFDF4), Role::Mouth, "teeth", 0.4);
    }
  }
}

}  // namespace

Path skull(const HeadSpace& h, double grow) {
  if (h.profile() && h.build.human() && grow == 1) return profile_of_person(h);
  const std::vector<Point> half = skull_points(h.build.rig->head_shape);
  if (h.profile() && has_profile(*h.build.rig) && grow == 1) return profile_of_animal(h, half);
  if (h.back && grow == 1) return skull_from_behind(h, half);
  const double side = h.back ? 0 : h.profile() ? 0.7 : h.side();
  std::vector<Point> points;
  const auto place = [&](double x, double y) {
    // Turned heads: a fuller skull behind, cheek and chin carried forwards.
    const double shift = side * (0.075 * y + (y > 0.2 ? 0.05 : -0.02));
    const double k = x > 0 ? 1 - 0.05 * side : 1 + 0.01 * side;
    points.push_back({h.frame.rx * grow * (x * k + shift), h.frame.ry * grow * y});
  };
  for (const Point& p : half) place(p.x, p.y);
  for (std::size_t i = half.size() - 2; i > 0; --i) place(-half[i].x, half[i].y);
  return drawing::blob(points);
}

HeadArt draw_head(const Build& b, const Look& look, const Skeleton& s, Point gaze,
                  std::string_view who) {
  HeadSpace h{b, look, {b.head_rx, b.head_ry, s.view.turn, s.pitch}, {}, s.view.back, b.main};
  h.style.profile = h.profile();
  FaceStyle& f = h.style;
  const SpeciesRig& rig = *b.rig;
  f.eye = rig.eye;
  f.eye_x = rig.eye_x;
  f.eye_y = rig.eye_y;
  f.eye_color = b.eye;
  f.lid = darker(b.main, 0.06);
  f.line = b.line;
  f.brow = b.human() ? darker(b.hair, 0.15) : darker(b.main, 0.5);
  f.gaze = gaze;
  f.eyes_closed = s.pose.eyes_closed;
  f.muzzle_mouth = rig.muzzle.wide > 0 && !b.human();
  f.teeth = b.human();
  f.lashes = b.who->pronouns == story::Pronouns::She;
  f.near_eye_covered = b.has("eye_patch");
  if (h.back) f.near_eye_covered = false;

  const std::string prefix(who);
  Art behind(prefix), art(prefix), under(prefix), over(prefix);
  draw_hair_behind(behind, h);
  Art hat_behind(prefix), hat(prefix);
  draw_headwear(hat_behind, hat, h);
  behind.put(hat_behind.take());

  draw_crest_behind(art, h);
  draw_ears(art, h, false);
  if (!h.back) {
    draw_muzzle(under, over, h);
    art.put(under.take());
  } else {
    draw_cheek_behind(art, h);
  }
  const Path head = skull(h);
  art.form(head, h.skin, Role::Body, "head");
  if (!h.back) {
    art.inside(inset(head, 0.5), [&](Art& in) { draw_face_colors(in, h); });
    art.inside(head, [&](Art& in) { draw_blush(in, h.frame, f, look); });
    art.put(over.take());
    draw_mouth(art, h.frame, f, look);
    draw_teeth(art, h);
    draw_face_features(art, h);
    draw_eyes(art, h.frame, f, look);
  } else {
    art.inside(inset(head, 0.5), [&](Art& in) {
      draw_face_colors(in, h);
      draw_back_of_head(in, h);
    });
  }
  draw_ears(art, h, true);
  draw_hair(art, h);
  draw_crest(art, h);
  if (!h.back && b.human() && b.who->age == story::Age::Elder) {
    // Laughter lines beside the eyes and over the brows.
    const Color crease = mix(h.skin, rgb(0x7A3A2A), 0.35);
    for (double side : {-1.0, 1.0}) {
      if (side > 0 && h.frame.turn > 14) continue;  // round the corner of the face
      for (double y : {0.2, 0.28}) {
        const Point from = h.frame.at(side * 0.68, y + 0.02),
                    to = h.frame.at(side * 0.8, y + (y - 0.24) * 1.6);
        art.line(drawing::curve_through(std::array{from, to}), h.frame.rx * 0.025, crease,
                 "crease");
      }
    }
  }
  if (!h.back) {
    draw_eyewear(art, h);
    draw_drops(art, h.frame, f, look);
  }
  // Hats sit higher where the eyes do; on the eyes of those who have them on top.
  const double up = std::clamp((rig.eye_y + 0.03) * 0.75, -0.2, 0.0) * h.frame.ry;
  art.put(drawing::transformed(
      hat.take(), Affine::translation(0, b.has("headscarf") || b.has("space_helmet") ? 0 : up)));
  // An ear that somebody is known by is pulled out from under the hat.
  const bool hatted = b.has("hat") || b.has("cap") || b.has("sun_hat") || b.has("wool_hat") ||
                      b.has("wizard_hat") || b.has("pirate_hat") || b.has("crown");
  if (hatted && b.feature("torn_ear"))
    for (bool lying_on : {false, true}) draw_ears(art, h, lying_on, true);
  return {behind.take(), art.take()};
}

}  // namespace talewright::engines::illustrator::rig
