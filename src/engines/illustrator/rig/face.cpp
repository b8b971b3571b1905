#include "engines/illustrator/rig/face.h"

#include <array>

namespace talewright::engines::illustrator::rig {

using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;

Point FaceFrame::at(double x, double y, double out) const {
  double longitude = std::asin(std::clamp(x, -1.0, 1.0)) + radians(turn);
  if (turn > 55) longitude = std::min(longitude, radians(90));  // the far side is out of sight
  const double bulge = std::sqrt(std::max(0.0, 1 - y * y)) * 0.14;
  const double shift = pitch * (0.10 + bulge);
  return {rx * std::sin(longitude) * (1 + out), ry * (y - shift - out * pitch * 0.3)};
}

double FaceFrame::squash(double x) const {
  const double longitude = std::asin(std::clamp(x, -1.0, 1.0));
  return std::clamp(std::cos(longitude + radians(turn)) / std::cos(longitude), 0.0, 1.12);
}

namespace {

struct Eye {
  Point centre;
  double rx, ry, side;  ///< side: -1 the near one, +1 the far one
  double squash;
};

Eye eye_at(const FaceFrame& f, const FaceStyle& s, double side) {
  const double x = side * s.eye_x;
  const double k = f.squash(x);
  const double size = 0.245 * s.eye * std::sqrt(f.rx * f.ry);
  const double narrow = s.profile ? 0.86 : 1;
  return {f.at(x, s.eye_y), size * 0.92 * k * narrow, size * 1.14, side, k};
}

/// The covering lid: everything above a line through the eye, tilted by slant.
Path lid_cover(const Eye& e, double from_top, double slant, bool upper) {
  const double big = 4 * e.ry;
  // The line's height runs from the top of the eye to its bottom.
  const double y = -e.ry + 2 * e.ry * from_top;
  const double sag = (upper ? 0.22 : -0.22) * e.ry;
  Path p;
  p.move_to({-big, y}).quad_to({0, y - sag}, {big, y});
  p.line_to({big, upper ? -big : big}).line_to({-big, upper ? -big : big}).close();
  return p.transformed(Affine::translation(e.centre.x, e.centre.y) *
                       Affine::rotation(-slant * e.side));
}

Path lid_edge(const Eye& e, double from_top, double slant) {
  const double y = -e.ry + 2 * e.ry * from_top, sag = 0.22 * e.ry, w = e.rx * 1.6;
  Path p;
  p.move_to({-w, y}).quad_to({0, y - sag * 0.4}, {w, y});
  return p.transformed(Affine::translation(e.centre.x, e.centre.y) *
                       Affine::rotation(-slant * e.side));
}

void draw_open_eye(Art& art, const Eye& e0, const FaceStyle& s, const Look& look) {
  Eye e = e0;
  e.ry *= look.open;
  const Path white = ellipse(e.centre, e.rx, e.ry);
  const Color skin = s.near_lid.a > 0 && e.side < 0  ? s.near_lid
                     : s.far_lid.a > 0 && e.side > 0 ? s.far_lid
                                                     : s.lid;
  const Color ink = rgb(0x2A1B1F);
  const double line = e.ry * 0.13;
  Point gaze = s.gaze + look.gaze;
  if (const double l = length(gaze); l > 1) gaze = gaze * (1 / l);
  if (s.beads) {
    const Path bead = ellipse(e.centre, e.rx * 0.62, e.ry * 0.66);
    art.plain(bead, ink, Role::Eye, "eye");
    art.plain(ellipse(e.centre + Point{-e.rx * 0.18, -e.ry * 0.25}, e.rx * 0.2, e.ry * 0.2),
              rgb(0xFFFFFF), Role::Eye, "eye.shine");
    return;
  }
  art.plain(white, rgb(0xFFFEFA), Role::Eye, "eye.white");
  art.inside(white, [&](Art& in) {
    // A breath of shade under the upper lid, then iris and pupil, lids, and the light.
    in.plain(ellipse(e.centre + Point{0, -e.ry * 0.95}, e.rx * 1.3, e.ry * 0.55),
             rgb(0xC9CEE6, 0.55), Role::Eye, "eye.shade");
    const Point look_at = e.centre + Point{gaze.x * e.rx * 0.34 + e.rx * 0.05 * e.squash,
                                           gaze.y * e.ry * 0.3 + e.ry * 0.03};
    const double r = 0.70 * (0.55 + 0.45 * look.pupil), px = e.rx * r * 1.06, py = e0.ry * r;
    in.plain(ellipse(look_at, px, py), darker(s.eye_color, 0.18), Role::Eye, "eye.iris");
    in.plain(ellipse(look_at + Point{0, py * 0.28}, px * 0.84, py * 0.68),
             lighter(s.eye_color, 0.22), Role::Eye, "eye.iris");
    in.plain(ellipse(look_at, px * 0.66 * (0.6 + 0.4 * look.pupil),
                     py * 0.68 * (0.6 + 0.4 * look.pupil)),
             rgb(0x1D1418), Role::Eye, "eye.pupil");
    in.plain(ellipse(look_at + Point{-px * 0.34, -py * 0.42}, px * 0.34, py * 0.32), rgb(0xFFFFFF),
             Role::Eye, "eye.shine");
    in.plain(ellipse(look_at + Point{px * 0.38, py * 0.46}, px * 0.15, py * 0.14),
             rgb(0xFFFFFF, 0.85), Role::Eye, "eye.shine");
    if (look.upper_lid > 0.02 || std::abs(look.lid_slant) > 1) {
      in.plain(lid_cover(e, look.upper_lid, look.lid_slant, true), skin, Role::Body, "eye.lid");
      in.line(lid_edge(e, look.upper_lid, look.lid_slant), line * 1.5, ink, "eye.lid", Role::Eye);
    }
    if (look.lower_lid > 0.02)
      in.plain(lid_cover(e, 1 - look.lower_lid, 0, false), skin, Role::Body, "eye.lid");
  });
  // The eye's own line: fine below, a lash line above.
  const auto around = [&](double degrees, double grow) {
    const double r = radians(degrees);
    return e.centre + Point{std::cos(r) * e.rx * grow, std::sin(r) * e.ry * grow};
  };
  std::vector<Point> rim, lash;
  for (int i = 0; i <= 8; ++i) rim.push_back(around(10 + 160.0 * i / 8, 1));
  for (int i = 0; i <= 8; ++i) lash.push_back(around(186 + 168.0 * i / 8, 1));
  art.line(curve_through(rim), line * 0.5, ink.with_alpha(0.75), "eye.rim", Role::Eye);
  if (look.upper_lid < 0.3)
    art.line(curve_through(lash), line * 1.25, ink, "eye.lash", Role::Eye);
  else  // the fold of a lowered lid
    art.line(curve_through(lash), line * 0.5, mix(skin, ink, 0.45), "eye.fold", Role::Eye);
  if (s.lashes) {
    for (double d : {-1.0, 0.0, 1.0}) {
      const double a = (e.side < 0 ? 205 : 335) + d * 15;
      art.line(curve_through(std::array{around(a, 1.0), around(a - e.side * 4, 1.22)}), line * 0.95,
               ink, "eye.lash", Role::Eye);
    }
  }
}

void draw_shut_eye(Art& art, const Eye& e, const FaceStyle& s, EyeKind kind) {
  const double w = e.rx * 1.02;
  // In a dark mask a closed eye is a light line.
  const Color around = e.side < 0 && s.near_lid.a > 0  ? s.near_lid
                       : e.side > 0 && s.far_lid.a > 0 ? s.far_lid
                                                       : s.lid;
  const Color ink = drawing::luminance(around) < 0.09 && !s.teeth ? rgb(0xFFF4E2)
                    : drawing::luminance(around) < 0.09           ? rgb(0x0E0708)
                                                                  : rgb(0x2A1B1F);
  // On dark skin the line is blacker and broader instead.
  const bool deep = s.teeth && drawing::luminance(around) < 0.09;
  const double line = e.ry * (deep ? 0.27 : 0.2);
  const Point c = e.centre + Point{0, e.ry * 0.15};
  if (kind == EyeKind::Squeezed) {
    // ">" and "<"
    const double d = -e.side;
    const std::array p{c + Point{-d * w * 0.85, -w * 0.6}, c + Point{d * w * 0.75, w * 0.05},
                       c + Point{-d * w * 0.85, w * 0.65}};
    Path path;
    path.move_to(p[0]).quad_to(talewright::mix(p[0], p[1], 0.6) + Point{0, -w * 0.12}, p[1]);
    path.quad_to(talewright::mix(p[1], p[2], 0.4) + Point{0, w * 0.12}, p[2]);
    art.line(path, line, ink, "eye.shut", Role::Eye);
    return;
  }
  const double bow = kind == EyeKind::Arcs ? -1 : 1;
  Path arc;
  arc.move_to(c + Point{-w, -bow * w * 0.2})
      .quad_to(c + Point{0, bow * w * 1.05}, c + Point{w, -bow * w * 0.2});
  art.line(arc, line, ink, "eye.shut", Role::Eye);
  if (kind == EyeKind::Closed) {
    for (double t : {0.62, 1.0}) {
      const Point p = c + Point{e.side * w * t, bow * w * (0.42 - 0.6 * t * t * t)};
      art.line(curve_through(std::array{p, p + Point{e.side * w * 0.26, w * 0.2}}), line * 0.65,
               ink, "eye.lash", Role::Eye);
    }
  }
}

void draw_brow(Art& art, const FaceFrame& f, const Eye& e, const FaceStyle& s, const Look& look) {
  const double lift = look.brow_y + (e.side > 0 ? look.brow_odd : -look.brow_odd * 0.4);
  const double w = e.rx * 1.0, h = f.ry;
  const double inwards = e.side > 0 ? 0.05 + 0.3 * std::sin(radians(f.turn)) : 0.05;
  const Point c =
      e.centre + Point{-e.side * e.rx * inwards, -e.ry * look.open * 1.02 - h * (0.12 + lift)};
  const double slant = radians(look.brow_slant) * -e.side;
  const auto turned = [&](double x, double y) {
    return c + Point{x * std::cos(slant) - y * std::sin(slant),
                     x * std::sin(slant) + y * std::cos(slant)};
  };
  const std::array points{turned(-w * e.side * 0.78, w * 0.04),
                          turned(w * e.side * 0.06, -w * 0.18), turned(w * e.side * 0.9, w * 0.16)};
  const double thick = std::sqrt(f.rx * f.ry) * 0.066;
  art.plain(drawing::tapered(points, std::array{thick * 0.8, thick * 1.15, thick * 0.5}), s.brow,
            Role::Hair, "brow");
}

}  // namespace

void draw_eyes(Art& art, const FaceFrame& frame, const FaceStyle& style, const Look& look) {
  for (double side : {1.0, -1.0}) {
    const Eye e = eye_at(frame, style, side);
    if (e.squash < 0.5 || (side < 0 && style.near_eye_covered)) continue;
    EyeKind kind = look.eyes;
    if (style.eyes_closed && kind == EyeKind::Open) kind = EyeKind::Closed;
    if (kind == EyeKind::Open)
      draw_open_eye(art, e, style, look);
    else
      draw_shut_eye(art, e, style, kind);
    if (style.brows) draw_brow(art, frame, e, style, look);
  }
}

void draw_mouth(Art& art, const FaceFrame& f, const FaceStyle& s, const Look& look) {
  if (!s.mouth) return;
  if (s.profile) return draw_profile_mouth(art, f, s, look);
  const double k = f.squash(s.mouth_x) * 0.9 + 0.1;
  const double w = f.rx * s.mouth_wide * look.mouth_wide * k;
  const Point m = f.at(s.mouth_x, s.mouth_y, s.mouth_out);
  const double line = std::sqrt(f.rx * f.ry) * 0.05;
  const Color ink = s.line, inside = rgb(0x7C2A36), tongue = rgb(0xF08A8C);
  const double smile = look.smile;
  const auto p = [&](double x, double y) { return m + Point{x * w, y * w}; };
  MouthKind kind = look.mouth;
  if (s.eyes_closed && look.eyes == EyeKind::Open) kind = MouthKind::Line;
  switch (kind) {
    case MouthKind::Line: {
      Path path;
      if (s.muzzle_mouth && smile > 0.2) {
        // From the nose's line two soft bows.
        const double d = smile * 0.55;
        path.move_to(p(-0.95, -d * 0.55)).curve_to(p(-0.8, d * 0.9), p(-0.12, d * 0.9), p(0, 0));
        path.curve_to(p(0.12, d * 0.9), p(0.8, d * 0.9), p(0.95, -d * 0.55));
      } else {
        path.move_to(p(-0.85, -smile * 0.4))
            .curve_to(p(-0.4, smile * 0.42), p(0.4, smile * 0.42), p(0.85, -smile * 0.4));
      }
      art.line(path, line, ink, "mouth", Role::Mouth);
      break;
    }
    case MouthKind::Open: {
      const double depth = (0.55 + 0.75 * look.mouth_open) * (smile < 0 ? 0.9 : 1);
      Path path;
      if (smile >= 0) {
        path.move_to(p(-1, -0.28));
        if (s.muzzle_mouth)
          path.curve_to(p(-0.75, 0.06), p(-0.2, 0.1), p(0, -0.06))
              .curve_to(p(0.2, 0.1), p(0.75, 0.06), p(1, -0.28));
        else
          path.curve_to(p(-0.5, -0.06), p(0.5, -0.06), p(1, -0.28));
        path.curve_to(p(0.96, depth * 1.05), p(0.4, depth * 1.22), p(0, depth * 1.22));
        path.curve_to(p(-0.4, depth * 1.22), p(-0.96, depth * 1.05), p(-1, -0.28)).close();
      } else {
        path.move_to(p(-0.8, depth)).curve_to(p(-0.95, -0.3), p(-0.5, -0.5), p(0, -0.5));
        path.curve_to(p(0.5, -0.5), p(0.95, -0.3), p(0.8, depth));
        path.curve_to(p(0.5, depth * 0.72), p(-0.5, depth * 0.72), p(-0.8, depth)).close();
      }
      art.plain(path, inside, Role::Mouth, "mouth");
      art.inside(path, [&](Art& in) {
        in.plain(ellipse(p(0, depth * 1.18), w * 0.62, w * 0.5 * depth + w * 0.12), tongue,
                 Role::Mouth, "mouth.tongue");
        if (s.teeth) {
          Path band;
          const double y = smile >= 0 ? -0.4 : -0.62;
          band.move_to(p(-1.1, y)).line_to(p(1.1, y)).line_to(p(0.95, y + 0.32));
          band.quad_to(p(0, y + 0.5), p(-0.95, y + 0.32)).close();
          in.plain(band, rgb(0xFFFDF6), Role::Mouth, "mouth.teeth");
        }
      });
      art.line(path, line * 0.85, ink, "mouth", Role::Mouth);
      break;
    }
    case MouthKind::Round: {
      const Path o = ellipse(p(0, 0.35), w * 0.72, w * 0.95);
      art.plain(o, inside, Role::Mouth, "mouth");
      art.inside(o, [&](Art& in) {
        in.plain(ellipse(p(0, 1.1), w * 0.6, w * 0.5), tongue, Role::Mouth, "mouth.tongue");
      });
      art.line(o, line * 0.85, ink, "mouth", Role::Mouth);
      break;
    }
    case MouthKind::Smirk: {
      if (look.mouth_open > 0.2) {
        Path grin;
        grin.move_to(p(-0.85, 0.12)).curve_to(p(-0.3, 0.3), p(0.5, 0.14), p(1.05, -0.42));
        grin.curve_to(p(1.05, 0.35), p(0.4, 0.85), p(-0.85, 0.12)).close();
        art.plain(grin, rgb(0xFFFDF6), Role::Mouth, "mouth.teeth");
        art.line(grin, line * 0.85, ink, "mouth", Role::Mouth);
        break;
      }
      Path path;
      path.move_to(p(-0.75, 0.1))
          .curve_to(p(-0.2, 0.1 + 0.4 * smile), p(0.5, 0.1 + 0.25 * smile),
                    p(0.9, 0.05 - 0.5 * smile));
      art.line(path, line * 1.05, ink, "mouth", Role::Mouth);
      break;
    }
    case MouthKind::Wavy: {
      const std::array points{p(-0.9, 0.2), p(-0.45, -0.12), p(0, 0.12), p(0.45, -0.12),
                              p(0.9, 0.22)};
      art.line(curve_through(points), line, ink, "mouth", Role::Mouth);
      break;
    }
    case MouthKind::Grit: {
      const std::array points{p(-0.9, 0.55),  p(-0.72, -0.22), p(-0.2, -0.05), p(0.25, -0.2),
                              p(0.75, -0.16), p(0.9, 0.55),    p(0.3, 0.42),   p(-0.3, 0.55)};
      const Path mouth = drawing::blob(points);
      art.plain(mouth, inside, Role::Mouth, "mouth");
      art.inside(mouth, [&](Art& in) {
        in.plain(drawing::rectangle({m.x - w, m.y - w * 0.3, 2 * w, w * 0.36}), rgb(0xFFFDF6),
                 Role::Mouth, "mouth.teeth");
      });
      art.line(mouth, line * 0.85, ink, "mouth", Role::Mouth);
      break;
    }
  }
  // A crease at the corners of a wide smile.
  if ((kind == MouthKind::Open || kind == MouthKind::Line) && smile > 0.6)
    for (double side : {-1.0, 1.0}) {
      const double y = kind == MouthKind::Open ? -0.28 : -0.32;
      const double x = kind == MouthKind::Open ? 1 : 0.95;
      Path crease;
      crease.move_to(p(side * (x - 0.1), y - 0.14))
          .quad_to(p(side * (x + 0.06), y - 0.1), p(side * (x + 0.1), y + 0.1));
      art.line(crease, line * 0.8, ink, "mouth.corner", Role::Mouth);
    }
}

void draw_blush(Art& art, const FaceFrame& f, const FaceStyle& s, const Look& look) {
  if (!s.blush || look.blush <= 0.02) return;
  for (double side : {1.0, -1.0}) {
    const double k = f.squash(side * s.blush_x);
    if (k < 0.2) continue;
    const bool deep = look.blush > 0.85;
    const double rx = f.rx * (deep ? 0.21 : 0.17) * k, ry = f.ry * (deep ? 0.14 : 0.115);
    const Point at = f.at(side * s.blush_x, s.blush_y);
    art.plain(ellipse(at, rx, ry), rgb(0xF4747F, 0.22 + 0.32 * look.blush), Role::Blush, "blush");
    if (!deep) continue;
    for (double x : {-0.45, 0.0, 0.45}) {
      Path stroke;
      stroke.move_to(at + Point{(x - 0.14) * rx, ry * 0.45})
          .line_to(at + Point{(x + 0.14) * rx, -ry * 0.45});
      art.line(stroke, f.ry * 0.026, rgb(0xD8485A, 0.75), "blush.line", Role::Blush);
    }
  }
}

namespace {

Path drop(Point top, double size) {
  Path p;
  p.move_to(top).curve_to(top + Point{size * 0.25, size * 0.6},
                          top + Point{size * 0.55, size * 0.8},
                          top + Point{size * 0.5, size * 1.25});
  p.curve_to(top + Point{size * 0.45, size * 1.75}, top + Point{-size * 0.45, size * 1.75},
             top + Point{-size * 0.5, size * 1.25});
  return p
      .curve_to(top + Point{-size * 0.55, size * 0.8}, top + Point{-size * 0.25, size * 0.6}, top)
      .close();
}

}  // namespace

void draw_drops(Art& art, const FaceFrame& f, const FaceStyle& s, const Look& look) {
  const Color water = rgb(0x8FD3F4), light = rgb(0xFFFFFF, 0.8);
  const double size = std::sqrt(f.rx * f.ry) * 0.13;
  if (look.tears)
    for (double side : {1.0, -1.0}) {
      const Eye e = eye_at(f, s, side);
      if (e.squash < 0.2) continue;
      const Point from = e.centre + Point{side * e.rx * 0.75, e.ry * 0.5};
      const Point to = f.at(side * 0.66, 0.72);
      const std::array stream{from, talewright::mix(from, to, 0.5) + Point{side * size * 0.5, 0},
                              to};
      art.detail(drawing::tapered(stream, std::array{size * 0.55, size * 0.95, size * 1.25}), water,
                 Role::Eye, "tear", 0.35);
      art.plain(ellipse(to + Point{-size * 0.2, -size * 0.3}, size * 0.16, size * 0.3), light,
                Role::Eye, "tear.shine");
    }
  if (look.sweat) {
    const Point top =
        s.profile ? Point{f.rx * 0.3, -f.ry * 0.5} : f.at(-0.8, -0.72) + Point{-size * 0.6, 0};
    art.detail(drop(top, size * 1.05), water, Role::Mark, "sweat", 0.4);
    art.plain(ellipse(top + Point{-size * 0.18, size * 1.2}, size * 0.12, size * 0.25), light,
              Role::Mark, "sweat.shine");
  }
}

}  // namespace talewright::engines::illustrator::rig
