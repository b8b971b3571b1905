// What resources/rigs.json says of a species: the proportions and features from which one rig draws
// all of them. Lengths are shares of the standing height unless said otherwise.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drawing/color.h"

namespace talewright::engines::illustrator::rig {

struct Palette {
  std::string main, second, accent;
};

/// The part of the face that stands out: in shares of the head's half width and half height.
struct Muzzle {
  double wide = 0, high = 0;  ///< half axes; 0 = none
  double y = 0.45;            ///< below the middle of the head
  double out = 0.2;           ///< how far it stands out
  std::string color = "second";
};

/// The species on four legs: shares of its standing height then, unless said otherwise.
struct FourLegs {
  double height = 0;  ///< of a grown one, in figure units; 0 = four fifths of the upright height
  double head = 0.44;
  double back = 0.6, croup = 0;  ///< heights of withers and croup; croup 0 = as the withers
  double deep = 0.3, loin = 0.24, rump = 0.28;  ///< depths of chest, waist and hind quarters
  double length = 0.46;                         ///< from hip to shoulder
  double reach = 0.2;                        ///< the head's middle lies so far before the shoulder
  double neck_low = 0.24, neck_high = 0.17;  ///< widths
  double leg = 0.11, thigh = 0, shin = 0.075;  ///< widths; thigh 0 = by the hind quarters
  double foot = 0.07;
  double agile = 1;          ///< how far it rears
  double arch = 0;           ///< of the back, share of the trunk's length
  double tail = 0;           ///< degrees by which the tail is carried higher than upright
  bool crouches = false;     ///< stands with the hind legs folded: rabbits, mice, frogs
  bool sits = true;          ///< waves and thinks on its haunches
  std::string feet = "paw";  ///< paw, hoof, pad, claw, web
  std::string grown;         ///< as SpeciesRig::back, and hump, humps; empty = as upright
  std::string mane;          ///< "", hair, stiff, ruff, beard
};

struct SpeciesRig {
  std::string name;
  std::string family =
      "biped";              ///< biped, bird, human, or a form of its own ("fish", "snail", ...)
  double height = 120;      ///< of a grown one, in figure units
  double head = 0.455;      ///< of a child; the grown have a smaller one
  double head_wide = 1.14;  ///< width of the head by its height
  std::string head_shape = "round";
  double neck = 0;  ///< extra length of neck
  double legs = 0.185, shoulder = 0.11, chest = 0.14, belly = 0.17, hip = 0.15;
  double arm = 0.31, arm_wide = 0.085, leg_wide = 0.105, hand = 0.052, foot = 0.074;
  std::string ears = "round";
  double ear_size = 1;
  Muzzle muzzle;
  std::string nose = "oval";
  double nose_size = 1;
  double eye = 1, eye_x = 0.4, eye_y = 0.02;
  std::string tail;  ///< "", ringed, bushy, puff, thin, tuft, long, stub, paddle, thick, hair, curl
  double tail_size = 1;
  std::string crest;  ///< what grows on the head: mane, antlers, horns, horn, tuft, spines, comb
  std::string face;   ///< how the face is coloured: mask, fox, panda, muzzle, heart, discs, ...
  std::string back;   ///< what grows on the back: spines, shell, plates, wings, bat_wings
  std::string hands;  ///< "" = as the body, "accent", "second", "hoof"
  bool belly_patch = true;
  std::string marking = "none";
  std::string nose_color = "#3b2a2a", inner_color;  ///< inner ear; empty = pinkish second
  std::vector<Palette> palettes;
  std::vector<std::string> eye_colors;
  bool wears_clothes = true;     ///< has arms and a trunk that garments fit
  std::optional<FourLegs> four;  ///< when it can go on four legs
  bool four_by_nature = false;   ///< does so when nobody says how it walks
  std::vector<SpeciesRig>
      baby;  ///< the rig of its babies where they are built differently, or none
  double four_height() const { return four && four->height > 0 ? four->height : height * 0.8; }
};

/// In the order of the file. Read once; thread-safe.
std::span<const SpeciesRig> species_rigs();
/// Null when there is none of that name.
const SpeciesRig* find_rig(std::string_view name);

}  // namespace talewright::engines::illustrator::rig
