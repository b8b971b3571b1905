// Eyes, brows, mouth and the rest of what a face says, on any head or body that has one.
#pragma once

#include "engines/illustrator/rig/art.h"
#include "engines/illustrator/rig/looks.h"

namespace talewright::engines::illustrator::rig {

/// A face lies on a rounded form with half axes rx, ry around (0,0). Places on it are given as seen
/// from the front, x and y in -1..1; turning shifts them to the side and narrows the far half.
struct FaceFrame {
  double rx = 20, ry = 20;
  double turn = 24;  ///< degrees to the right
  double pitch = 0;  ///< -1 down .. 1 up
  Point at(double x, double y, double out = 0) const;
  /// By how much a width at x shrinks.
  double squash(double x) const;
};

struct FaceStyle {
  double eye = 1, eye_x = 0.4, eye_y = 0.02;
  double mouth_y = 0.6, mouth_out = 0, mouth_x = 0;
  double mouth_wide = 0.3;    ///< half width of the mouth, share of rx
  bool muzzle_mouth = false;  ///< the "w" of animals, under a nose
  bool mouth = true, brows = true, teeth = false, lashes = false, blush = true;
  bool beads = false;  ///< small dark eyes without white
  Color eye_color, lid, line, brow;
  Color near_lid{0, 0, 0, 0},
      far_lid{0, 0, 0, 0};  ///< lids where the eyes lie in a mask; used when alpha > 0
  double blush_y = 0.42, blush_x = 0.66;
  Point gaze;
  bool eyes_closed = false;
  bool near_eye_covered = false;
  /// In profile the mouth runs from the silhouette back to its corner, both in head units.
  bool profile = false;
  Point mouth_front{0.9, 0.6}, mouth_corner{0.5, 0.58};
  bool jaw = false;  ///< the silhouette opens with the mouth
};

/// Eyes and brows. Where the eyes' middle lies is `frame.at(0, style.eye_y)`.
void draw_eyes(Art& art, const FaceFrame& frame, const FaceStyle& style, const Look& look);
void draw_mouth(Art& art, const FaceFrame& frame, const FaceStyle& style, const Look& look);
/// From the side: the share of the way to its corner that a mouth takes, and how far an open one
/// is open, in lengths of the mouth.
double profile_mouth_share(const Look& look);
double profile_gape(const FaceStyle& style, const Look& look);
/// The mouth seen from the side; draw_mouth calls it.
void draw_profile_mouth(Art& art, const FaceFrame& frame, const FaceStyle& style, const Look& look);
void draw_blush(Art& art, const FaceFrame& frame, const FaceStyle& style, const Look& look);
/// Tears and the drop of sweat, drawn last.
void draw_drops(Art& art, const FaceFrame& frame, const FaceStyle& style, const Look& look);

}  // namespace talewright::engines::illustrator::rig
