// Who touches whom: huggers, givers and hand holders come close, riders mount.
#include <algorithm>
#include <iterator>

#include "engines/illustrator/composer.h"

namespace talewright::engines::illustrator {

using story::Interaction;
using story::Pose;

std::optional<std::size_t> Composer::mount_of(std::size_t i) const {
  const story::SceneFigure& role = *actors_[i].role;
  if (role.interaction != Interaction::Ride) return std::nullopt;
  const auto mount = actor_named(role.with);
  if (!mount || *mount == i || actors_[*mount].looms || actors_[i].looms) return std::nullopt;
  if (actors_[*mount].role->interaction == Interaction::Ride) return std::nullopt;
  return mount;
}

/// Whether one of the two rides on the other.
bool Composer::joined(std::size_t i, std::size_t k) const {
  return mount_of(i) == k || mount_of(k) == i;
}

void Composer::close_ranks() {
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    const auto& deed = actors_[i].role->interaction;
    const bool meets = actors_[i].pose == Pose::Hug || actors_[i].pose == Pose::Give ||
                       deed == Interaction::HoldHands;
    if (!meets || actors_[i].looms || mount_of(i)) continue;
    const auto p = partner(i);
    if (p && !lies(actors_[*p].role->pose) && !actors_[*p].looms && !mount_of(*p))
      draw_near(actors_[i], actors_[*p]);
  }
}

/// Riders sit on their mounts' backs, on shoulders or on the head of whoever is much larger.
void Composer::mount_up() {
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    const auto m = mount_of(i);
    if (!m) continue;
    Actor &rider = actors_[i], &mount = actors_[*m];
    // Nobody outgrows who carries them.
    const double most = mount.figure.saddle ? 0.85 : 0.62;
    const double tall = rider.figure.height * rider.scale,
                 carrier = mount.figure.height * mount.scale;
    if (tall > most * carrier) rider.scale *= most * carrier / tall;
    const Point seat = seat_of(mount, rider);
    const Box trunk = rider.figure.trunk.empty() ? rider.figure.bounds : rider.figure.trunk;
    rider.feet = {seat.x - trunk.centre().x * rider.scale, seat.y};
    // The mount's head is not to hide behind its rider's: further back, then higher.
    const Box mine = rider.skull(), other = mount.skull();
    if (mount.figure.saddle && mine.grown(2).overlaps(other)) {
      const bool ahead = other.centre().x > mine.centre().x;
      const double over = ahead ? mine.right() - other.x : other.right() - mine.x;
      const double back = std::min(over + 3, mount.trunk().width * 0.30);
      rider.feet.x -= ahead ? back : -back;
      if (over + 3 > back && rider.skull().overlaps(other))
        rider.feet.y -= std::min(rider.skull().bottom() - other.y, mine.height * 0.36);
    }
    rider.lift = mount.feet.y + mount.lift - rider.feet.y;
    rider.afloat = true;
    rider.placed = true;
    rider.rides = *m;
  }
}

namespace {

bool ends(const drawing::Node& node, std::string_view part) {
  const auto* shape = std::get_if<drawing::Shape>(&node.item);
  return shape && shape->part.ends_with(part);
}

/// Moves everything of the far leg out of the figure: it is drawn from the thigh to the shoe before
/// the near one begins.
bool take_far_leg(Group& art, Group& leg) {
  auto& all = art.children;
  const auto from =
      std::find_if(all.begin(), all.end(), [](const auto& n) { return ends(n, ".leg.far"); });
  const auto to = std::find_if(from, all.end(), [](const auto& n) { return ends(n, ".leg.near"); });
  if (to != all.end()) {
    std::move(from, to, std::back_inserter(leg.children));
    all.erase(from, to);
    return true;
  }
  for (drawing::Node& node : all)
    if (auto* inner = std::get_if<Group>(&node.item); inner && take_far_leg(*inner, leg))
      return true;
  return false;
}

}  // namespace

/// Seen from the side, the far leg of who sits on a back hangs down beyond the mount.
void Composer::sit_astride() {
  using story::Facing;
  for (Actor& a : actors_) {
    if (!a.rides || a.pose != Pose::Ride) continue;
    const Actor& mount = actors_[*a.rides];
    const Facing f = facing_[index(a)];
    const bool sideways =
        f == Facing::Left || f == Facing::Right || f == Facing::SideLeft || f == Facing::SideRight;
    if (sideways && !carried_behind(mount, a)) take_far_leg(a.figure.art, a.far_leg);
  }
}

void Composer::set_order() {
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    Actor& a = actors_[i];
    a.order = a.feet.y + a.lift;
    // Who lies, lies before those who stand by; in the bed, behind them.
    if (lies(a.role->pose) && !(a.in_bed && !close()) && ground()) a.order += stage_.height;
    if (a.back_row) a.order = std::min(a.order, stage_.horizon);
    if (a.looms) a.order = 4 * stage_.height;
  }
  for (std::size_t i = 0; i < actors_.size(); ++i)
    if (const auto m = mount_of(i)) {
      // On a back one sits before it; on shoulders the carrier's head is nearer.
      const bool behind = carried_behind(actors_[*m], actors_[i]);
      actors_[i].order = actors_[*m].order + (behind ? -0.01 : 0.01);
    }
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    // What is given is seen whole: the taker's hand is behind it.
    const auto p = partner(i);
    if (actors_[i].pose == Pose::Give && !actors_[i].role->holding.empty() && p &&
        !actors_[*p].looms && actors_[i].order <= actors_[*p].order &&
        actors_[i].back_row == actors_[*p].back_row)
      actors_[i].order = actors_[*p].order + 0.5;
  }
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    if (!actors_[i].embraces) continue;
    // Of two who hug, the smaller one is seen whole.
    if (const auto p = partner(i)) {
      Actor &a = actors_[i], &b = actors_[*p];
      const double line = std::max(a.order, b.order);
      Actor& small = a.box().height < b.box().height ? a : b;
      a.order = b.order = line;
      small.order += 1;
    }
  }
}

}  // namespace talewright::engines::illustrator
