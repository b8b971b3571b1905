// The mouth from the side: from the edge of the face back to its corner. Open mouths lower the jaw.
#include <array>

#include "engines/illustrator/rig/face.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;

double profile_mouth_share(const Look& look) {
  return 0.55 + 0.45 * std::min(1.1, look.mouth_wide);
}

double profile_gape(const FaceStyle& s, const Look& look) {
  if (s.eyes_closed && look.eyes == EyeKind::Open) return 0;
  switch (look.mouth) {
    case MouthKind::Open:
      return (s.jaw     ? 0.4 + 0.58 * look.mouth_open
              : s.teeth ? 0.45 + 0.5 * look.mouth_open
                        : 0.45 + 0.7 * look.mouth_open) *
             (look.smile < 0 ? 0.9 : 1);
    case MouthKind::Round:
      return 0.3 + 0.5 * look.mouth_open;
    case MouthKind::Grit:
      return 0.5;
    default:
      return 0;
  }
}

void draw_profile_mouth(Art& art, const FaceFrame& f, const FaceStyle& s, const Look& look) {
  const Point a{s.mouth_front.x * f.rx, s.mouth_front.y * f.ry};
  const Point full{s.mouth_corner.x * f.rx, s.mouth_corner.y * f.ry};
  const double line = std::sqrt(f.rx * f.ry) * 0.05;
  const Color ink = rgb(0x3A1E22), inside = rgb(0x7C2A36), tongue = rgb(0xF08A8C);
  const MouthKind kind = s.eyes_closed && look.eyes == EyeKind::Open ? MouthKind::Line : look.mouth;
  const double smile = s.eyes_closed && look.eyes == EyeKind::Open ? 0.5 : look.smile;
  const double share = profile_mouth_share(look);
  const double w = length(full - a) * share;
  // x runs from the lips (0) back to the corner (1), y down; x in widths of the mouth; y too,
  // but long jaws do not open all the deeper.
  const double down = std::min(w, 0.4 * f.rx);
  const auto p = [&](double x, double y) { return a + Point{-x * w, y * down}; };
  const auto corner_line = [&](Point from, double up) {
    Path tick;
    tick.move_to(from + Point{w * 0.06, -w * 0.08 * up})
        .quad_to(from + Point{-w * 0.1, -w * 0.1 * up}, from + Point{-w * 0.1, w * 0.1});
    art.line(tick, line * 0.8, ink, "mouth.corner", Role::Mouth);
  };
  switch (kind) {
    case MouthKind::Line:
    case MouthKind::Smirk: {
      const double up = kind == MouthKind::Smirk ? std::min(0.9, smile + 0.25) : smile;
      Path path;
      path.move_to(p(0, 0)).curve_to(p(0.3, 0.1 + 0.26 * up), p(0.7, 0.1 + 0.22 * up),
                                     p(1, -0.34 * up));
      art.line(path, line, ink, "mouth", Role::Mouth);
      if (up > 0.6) corner_line(p(1, -0.34 * up), 1);
      break;
    }
    case MouthKind::Open: {
      const double depth = profile_gape(s, look) / (smile < 0 && !s.jaw ? 0.9 : 1);
      Path path;
      if (smile >= 0) {
        path.move_to(p(0.02, 0)).curve_to(p(0.3, 0.12), p(0.7, 0.06), p(1.05, -0.3));
        if (s.jaw) {  // the corner narrow, the jaw dropped in front
          path.curve_to(p(1.04, depth * 0.3), p(0.86, depth * 0.86), p(0.54, depth * 0.98));
          path.curve_to(p(0.36, depth * 1.05), p(0.2, depth * 0.96), p(0.17, depth * 0.78));
          path.curve_to(p(0.14, depth * 0.5), p(0.06, depth * 0.3), p(0.02, 0)).close();
        } else {
          path.curve_to(p(1.08, depth * 0.7), p(0.75, depth * 1.2), p(0.4, depth * 1.12));
          path.curve_to(p(0.18, depth), p(0.08, depth * 0.5), p(0.02, 0)).close();
        }
      } else if (s.jaw) {  // the corner drawn down
        path.move_to(p(0.05, 0.02)).curve_to(p(0.3, -0.22), p(0.8, -0.16), p(0.98, 0.62 * depth));
        path.curve_to(p(1.0, depth * 0.9), p(0.6, depth * 0.8), p(0.4, depth * 0.94));
        path.curve_to(p(0.26, depth), p(0.2, depth * 0.9), p(0.17, depth * 0.74));
        path.curve_to(p(0.14, depth * 0.5), p(0.08, depth * 0.3), p(0.05, 0.02)).close();
      } else {
        path.move_to(p(0.02, 0)).curve_to(p(0.3, -0.3), p(0.75, -0.26), p(0.98, 0.5 * depth));
        path.curve_to(p(0.9, depth), p(0.5, depth * 0.86), p(0.24, depth));
        path.curve_to(p(0.1, depth * 0.9), p(0.04, depth * 0.4), p(0.02, 0)).close();
      }
      art.plain(path, inside, Role::Mouth, "mouth");
      art.inside(path, [&](Art& in) {
        in.plain(
            ellipse(p(0.5, depth * 1.15), w * (s.jaw ? 0.34 : 0.42), down * (0.34 * depth + 0.1)),
            tongue, Role::Mouth, "mouth.tongue");
        if (s.teeth)
          in.plain(
              drawing::polygon(std::array{p(-0.1, -0.5), p(1.3, -0.5), p(0.9, 0.16), p(0, 0.24)}),
              rgb(0xFFFDF6), Role::Mouth, "mouth.teeth");
      });
      art.line(path, line * 0.85, ink, "mouth", Role::Mouth);
      if (smile > 0.6) corner_line(p(1.05, -0.3), 1);
      break;
    }
    case MouthKind::Round: {
      // Lips pursed to an o at the very front.
      const double depth = profile_gape(s, look);
      const Path o =
          s.jaw
              ? blob(std::array{p(0.03, 0.02), p(0.3, -0.12), p(0.56, 0.12), p(0.54, depth * 0.72),
                                p(0.3, depth * 0.98), p(0.15, depth * 0.8), p(0.1, depth * 0.4)})
              : ellipse(p(0.3, 0.2), down * 0.4, down * 0.55);
      art.plain(o, inside, Role::Mouth, "mouth");
      art.inside(o, [&](Art& in) {
        in.plain(ellipse(p(0.32, s.jaw ? depth : 0.6), down * 0.3, down * 0.26), tongue,
                 Role::Mouth, "mouth.tongue");
      });
      art.line(o, line * 0.85, ink, "mouth", Role::Mouth);
      break;
    }
    case MouthKind::Wavy: {
      // One soft wave, its corner up or down with the mood.
      Path path;
      path.move_to(p(0.02, 0.02)).curve_to(p(0.18, -0.16), p(0.34, -0.1), p(0.48, 0.06));
      path.curve_to(p(0.6, 0.2), p(0.78, 0.12), p(0.96, smile < 0 ? 0.16 : -0.2));
      art.line(path, line, ink, "mouth", Role::Mouth);
      break;
    }
    case MouthKind::Grit: {
      // Pulled open and back, the teeth a strip under the upper lip.
      const double depth = s.jaw ? profile_gape(s, look) * 0.94 : 0.42;
      const Path mouth = blob(std::array{
          p(0.04, 0.04), p(0.3, -0.1), p(0.68, -0.06), p(0.94, 0.16), p(0.98, depth * 0.86),
          p(0.7, depth * 0.9), p(0.38, depth * 1.02), p(s.jaw ? 0.16 : 0.1, depth * 0.8)});
      art.plain(mouth, inside, Role::Mouth, "mouth");
      art.inside(mouth, [&](Art& in) {
        in.plain(drawing::polygon(std::array{p(-0.1, -0.3), p(1.2, -0.3), p(1.2, 0.3), p(0.7, 0.12),
                                             p(0.3, 0.1), p(-0.1, 0.2)}),
                 rgb(0xFFFDF6), Role::Mouth, "mouth.teeth");
      });
      art.line(mouth, line * 0.85, ink, "mouth", Role::Mouth);
      break;
    }
  }
}

}  // namespace talewright::engines::illustrator::rig
