// What the files that cut hair share: one pen with the measures of the head, in the units of the
// head (x and y in -1..1 from ear to ear and from crown to chin).
#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <string>

#include "engines/illustrator/rig/head.h"

namespace talewright::engines::illustrator::rig {

/// How somebody's hair is drawn: what the descriptor says, cut to the age. "" under a headscarf;
/// "baby", "baby_curls" and "baby_bald" for babies; "curly" falls to the shoulders of girls and
/// women ("shoulder_curls") and is short on everybody else.
std::string hair_cut(const Build& build);
/// Falls over the neck or further: seen behind the trunk.
bool falls(std::string_view cut);

/// A closed outline through `ring`, every stretch of it a bump that swells outwards.
Path curled(std::span<const Point> ring, double swell);

struct Barber {
  Art& art;
  const HeadSpace& h;
  double rx, ry;
  double s;  ///< 0 seen from the front .. 1 from the side; 0 from behind
  Color c;
  std::string cut;
  bool hatted;  ///< nothing stands up on the crown

  Barber(Art& art, const HeadSpace& head);
  Point p(double x, double y) const { return {x * rx, y * ry}; }
  /// On the face: turns with it.
  Point f(double x, double y) const { return h.back ? p(x, y) : h.frame.at(x, y); }
  /// On the back of the head, which turns to the left as the head turns to the right.
  Point q(double x, double y) const { return p(x - 0.22 * h.yaw() * (1 - x * x), y); }
  /// How far hair falls that is said to be long.
  double long_length() const;

  /// Of the lines in it: dark, but light in hair that is nearly black.
  Color strand() const;
  void strands(std::initializer_list<std::array<Point, 3>> lines);
  /// Little arcs that make a mass one of curls.
  void curls(std::initializer_list<std::pair<double, double>> places, double size = 0.13);
  /// The band of light around the crown, inside `hair`.
  void light(const Path& hair, std::initializer_list<std::array<Point, 3>> arcs);
  /// The cap over the skull with a hairline across the forehead; `part` is where it parts (-1..1).
  void cap(double part, double low, double grow, bool ears_covered);
  void cap_from_side(double grow, bool ears_covered);
  void cap_from_behind(double grow);
  void fringe(double low);
  void bobble(Point at, double r);
  /// A bound tail of hair at one side (-1, 1); the right one draws in as the head turns by `turn`.
  void pigtail(double side, double turn);
  /// A person's near ear, over the hair unless that covers it.
  void ear();
};

// One view each; see hair.cpp for who calls which.
void cut_from_front(Barber& barber);
void cut_from_side(Barber& barber);
void cut_from_behind(Barber& barber);
/// Moustache and beard, over the mouth.
void draw_beard(Art& art, const HeadSpace& head);
/// The arm of a pair of spectacles, from the lens to the ear: under the hair.
void draw_temple(Art& art, const HeadSpace& head);
/// What falls behind neck and shoulders, drawn before the trunk.
void fall_behind(Barber& barber);
void fall_behind_from_side(Barber& barber);

}  // namespace talewright::engines::illustrator::rig
