// The composer: one picture's layout while it is being found. The steps stand in files of their
// own: who stands where and looks whither (compose_slots), how large and on which ground
// (compose_sizes), how near to each other (compose_parting), who touches whom (compose_deeds).
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engines/illustrator/camera.h"
#include "engines/illustrator/compose.h"
#include "engines/illustrator/compose_hands.h"

namespace talewright::engines::illustrator {

/// The part of the width that a place names, 0..1.
double share_of(story::Place place);
bool stands(story::Pose pose);
bool lies(story::Pose pose);

class Composer {
 public:
  Composer(const Stage& stage, Footing footing, std::span<const story::CastMember> cast);
  Layout layout();

 private:
  bool close() const { return stage_.close(); }
  bool over_shoulder() const { return looker_.has_value(); }
  bool ground() const { return footing_ == Footing::Ground; }
  /// Bodies are cut by the picture's lower edge.
  bool crops() const;
  bool beds_down(const Actor& a) const { return close() && stage_.bed && lies(a.role->pose); }
  double x_at(double share) const { return left_ + (right_ - left_) * share; }
  double room_width() const { return right_ - left_; }
  std::size_t index(const Actor& a) const { return static_cast<std::size_t>(&a - actors_.data()); }
  std::optional<std::size_t> actor_named(std::string_view key) const;
  /// Whom the actor means: who is interacted with, who is looked at, else the nearest other.
  std::optional<std::size_t> partner(std::size_t i) const;
  bool in_focus(std::size_t i) const;

  // compose_slots.cpp
  void take_roles();
  void choose_looker();
  void choose_slots();
  void choose_rows();
  void bring_together();
  void choose_facings();
  void make_room();
  std::optional<double> share_of_target(std::size_t i) const;

  // compose_figures.cpp
  void build(const std::vector<Point>& gazes);
  story::Pose pose_of(const story::SceneFigure& role) const;
  bool hugged(std::size_t i) const;
  void look(const std::vector<Thing>& things);
  void join_hands();
  void keep_hands_near();

  // compose_sizes.cpp
  void size_up();
  void scale_all(double k);
  void stand();
  double stand_cropped(Actor& a, double& fit) const;
  void line_up();
  void heads_to_pillow();
  void lie_down();
  void loom();

  // compose_parting.cpp
  /// Head and trunk without tail and arms.
  Box core(const Actor& a) const;
  void inside(Actor& a);
  bool part();
  double overlap(const Actor& a, const Actor& b) const;
  /// Whether the two do something with each other, so that they touch.
  bool dear(const Actor& a, const Actor& b) const;
  bool stands_left(std::size_t i, std::size_t k) const;
  /// By how much what reaches out of `a` comes too near to the other's face.
  double intrusion(const Actor& a, const Actor& b) const;
  bool spare_faces();
  void shift(std::size_t i, double dx);

  // compose_deeds.cpp
  void mount_up();
  void sit_astride();
  std::optional<std::size_t> mount_of(std::size_t i) const;
  bool joined(std::size_t i, std::size_t k) const;
  void close_ranks();
  void set_order();

  const Stage& stage_;
  const story::SceneSpec& spec_;
  Footing footing_;
  std::span<const story::CastMember> cast_;
  Random random_;
  double left_ = 0, right_ = 0, top_ = 0, bottom_ = 0, tall_ = 0;
  double base_scale_ = 1, shrink_ = 1;
  std::vector<Actor> actors_;
  std::vector<double> slot_;
  std::vector<Hands> hands_;
  std::vector<story::Facing> facing_;
  std::optional<std::size_t> looker_;  ///< over whose shoulder one looks
  std::optional<std::size_t> in_bed_;
  bool rows_ = false;        ///< a crowd in two rows
  std::vector<int> modest_;  ///< 1 = turned away, 2 = hands kept near, so as to spare a face
};

}  // namespace talewright::engines::illustrator
