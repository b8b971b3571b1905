// Who stands where across the picture, in which row, looking whither.
#include <limits>

#include "engines/illustrator/composer.h"

namespace talewright::engines::illustrator {

using story::Depth;
using story::Facing;
using story::Interaction;
using story::Place;
using story::Pose;
using story::SceneFigure;

double share_of(Place place) {
  // Middles of the fifths; the outer ones a little nearer to the middle, so that all fits.
  static constexpr double shares[] = {0.14, 0.31, 0.50, 0.69, 0.86};
  return shares[static_cast<std::size_t>(place)];
}

bool stands(Pose pose) {
  switch (pose) {
    case Pose::Sit:
    case Pose::Lie:
    case Pose::Sleep:
    case Pose::Kneel:
    case Pose::Climb:
    case Pose::Swim:
    case Pose::Fly:
    case Pose::Jump:
    case Pose::Hide:
    case Pose::Ride:
      return false;
    default:
      return true;
  }
}

bool lies(Pose pose) { return pose == Pose::Lie || pose == Pose::Sleep; }

namespace {

bool faces_away(Facing f) {
  return f == Facing::Back || f == Facing::BackLeft || f == Facing::BackRight;
}

/// Where nobody said where: the third points, then around the one in the middle.
std::vector<double> free_slots(std::size_t n, bool mirrored) {
  std::vector<double> slots;
  switch (n) {
    case 0:
    case 1:
      slots = {0.39};
      break;
    case 2:
      slots = {0.34, 0.66};
      break;
    case 3:
      slots = {0.50, 0.20, 0.80};
      break;
    case 4:
      slots = {0.38, 0.63, 0.14, 0.86};
      break;
    case 5:
      slots = {0.50, 0.28, 0.72, 0.09, 0.91};
      break;
    default:
      for (std::size_t i = 0; i < n; ++i) {
        // From the middle outwards.
        const double step = 0.88 / static_cast<double>(n - 1);
        const double k = static_cast<double>((i + 1) / 2) * (i % 2 ? -1 : 1);
        slots.push_back((n % 2 ? 0.5 : 0.5 + step / 2) + k * step);
      }
      break;
  }
  if (mirrored)
    for (double& s : slots) s = 1 - s;
  return slots;
}

double depth_of(const SceneFigure& role) {
  return role.depth == Depth::Front ? 0 : role.depth == Depth::Middle ? 0.45 : 0.85;
}

}  // namespace

void Composer::take_roles() {
  for (const SceneFigure& role : spec_.characters) {
    Actor a;
    a.role = &role;
    for (const story::CastMember& member : cast_)
      if (member.key == role.character) a.who = &member;
    if (!a.who) continue;
    if (role.outfit) {
      a.dressed =
          std::make_shared<story::Descriptor>(story::dressed_in(a.who->descriptor, *role.outfit));
    }
    actors_.push_back(std::move(a));
  }
}

void Composer::choose_looker() {
  if (spec_.shot != story::Shot::OverShoulder || actors_.size() < 2 || !ground()) return;
  // Who is in focus, else who is named first, faces us; the other one is seen from behind.
  std::size_t faced = 0;
  for (std::size_t i = 0; i < actors_.size(); ++i)
    if (in_focus(i)) faced = i;
  for (std::size_t i = 0; i < actors_.size() && spec_.focus.empty(); ++i)
    if (actors_[i].role->facing && faces_away(*actors_[i].role->facing)) faced = i == 0 ? 1 : 0;
  const SceneFigure& role = *actors_[faced].role;
  auto other = actor_named(role.looks_at);
  if (!other || *other == faced) other = actor_named(role.with);
  if (!other || *other == faced) other = faced == 0 ? 1 : 0;
  looker_ = *other;
  actors_[*looker_].looms = true;
}

void Composer::choose_slots() {
  const std::size_t n = actors_.size();
  slot_.assign(n, -1);
  bool right = random_.chance(0.5);
  if (looker_) {
    // The big back takes one side, the others what is left.
    const auto& place = actors_[*looker_].role->place;
    if (spec_.text_space == story::TextSpace::Left || spec_.text_space == story::TextSpace::Right)
      right = spec_.text_space == story::TextSpace::Left;
    else if (place && *place != Place::Center)
      right = *place == Place::Right || *place == Place::FarRight;
    else
      for (std::size_t i = 0; i < n; ++i)
        if (i != *looker_ && actors_[i].role->place)
          right = share_of(*actors_[i].role->place) < 0.5;
    slot_[*looker_] = right ? 0.90 : 0.10;
    std::size_t rank = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (i == *looker_) continue;
      const double s =
          n == 2 ? 0.68 : 0.50 + 0.40 * static_cast<double>(rank) / static_cast<double>(n - 2);
      slot_[i] = right ? 1 - s : s;
      actors_[i].depth = rank == 0 ? 0 : 0.35;
      ++rank;
    }
    return;
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (!actors_[i].role->place) continue;
    // Several at one place stand side by side.
    double share = share_of(*actors_[i].role->place);
    for (std::size_t k = 0; k < i; ++k)
      if (std::abs(slot_[k] - share) < 0.02) share += share > 0.5 ? -0.09 : 0.09;
    slot_[i] = share;
  }
  std::vector<double> slots = free_slots(n, right);
  // Two with a thing to look at make room for it on one side.
  const auto stands_free = [](const story::SceneProp& p) {
    return !p.in_sky && !p.place && p.depth != Depth::Back;
  };
  const bool about_thing = !spec_.focus.empty() && !actor_named(spec_.focus);
  if (n == 2 && about_thing)  // what the picture is about lies between them
    slots = right ? std::vector<double>{0.80, 0.20} : std::vector<double>{0.20, 0.80};
  else if (n == 2 && std::any_of(spec_.props.begin(), spec_.props.end(), stands_free))
    for (double& s : slots) s += slots[0] < slots[1] ? -0.065 : 0.065;
  const bool words = std::any_of(spec_.props.begin(), spec_.props.end(),
                                 [](const auto& p) { return !p.text.empty() && p.place; });
  if (words && n < 3)
    for (const double s : {0.20, 0.40, 0.50, 0.60, 0.80}) slots.push_back(s);
  // Who is in focus takes the power point; it comes first in the list.
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < n; ++i)
    if (in_focus(i)) order.push_back(i);
  for (std::size_t i = 0; i < n; ++i)
    if (!in_focus(i)) order.push_back(i);
  for (const std::size_t i : order) {
    if (slot_[i] >= 0) continue;
    double best = slots[0], best_gap = -1;
    for (const double s : slots) {
      double gap = 1;
      for (std::size_t k = 0; k < n; ++k)
        if (slot_[k] >= 0) gap = std::min(gap, std::abs(slot_[k] - s));
      // Nobody stands before words.
      for (const story::SceneProp& prop : spec_.props)
        if (!prop.text.empty() && prop.place && n < 4)
          gap = std::min(gap, std::abs(share_of(*prop.place) - s) * 0.8);
      if (gap > best_gap + 0.08 || (n > 5 && gap > best_gap + 0.001 && best_gap < 0.06))
        best = s, best_gap = gap;
    }
    slot_[i] = best;
  }
  const bool focused = spec_.focus.empty() ? false : actor_named(spec_.focus).has_value();
  for (std::size_t i = 0; i < n; ++i) {
    Actor& a = actors_[i];
    a.depth = depth_of(*a.role);
    const bool leads = focused ? in_focus(i) : i == 0;
    // In a group the outer ones step back a little: a curve, not a row.
    if (n >= 3 && a.role->depth == Depth::Front && !leads)
      a.depth += 0.10 + 0.07 * static_cast<double>(i % 2);
  }
  bring_together();
}

/// Who does something with somebody stands next to them.
void Composer::bring_together() {
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    const SceneFigure& role = *actors_[i].role;
    if (!role.interaction) continue;
    const auto p = actor_named(role.with);
    if (!p || *p == i) continue;
    if (*role.interaction == Interaction::Ride) {
      slot_[i] = slot_[*p];
      actors_[i].depth = actors_[*p].depth;
      continue;
    }
    if (role.depth == Depth::Front || actors_[*p].role->depth == Depth::Front)
      actors_[i].depth = actors_[*p].depth = std::min(actors_[i].depth, actors_[*p].depth);
    // Whoever stands between changes places with the partner.
    for (std::size_t round = 0; round < actors_.size(); ++round) {
      std::optional<std::size_t> between;
      for (std::size_t k = 0; k < actors_.size(); ++k)
        if (k != i && k != *p && (slot_[k] - slot_[i]) * (slot_[k] - slot_[*p]) < 0 &&
            (!between || std::abs(slot_[k] - slot_[i]) < std::abs(slot_[*between] - slot_[i])))
          between = k;
      if (!between) break;
      std::swap(slot_[*between], slot_[*p]);
    }
  }
}

/// A crowd stands in two rows: the small in front, the tall behind in the gaps.
void Composer::choose_rows() {
  std::size_t standing = 0;
  for (std::size_t i = 0; i < actors_.size(); ++i) standing += mount_of(i) || looker_ == i ? 0 : 1;
  // A back that looms leaves two thirds of the width.
  const double narrow = room_width() * (looker_ ? 0.66 : 1) / stage_.height;
  rows_ = (standing >= 6 || (standing == 5 && (close() || narrow < 1.05)) ||
           (standing == 4 && (narrow < 0.75 || (close() && narrow < 1.05))));
  if (!rows_ || footing_ != Footing::Ground) {
    rows_ = false;
    return;
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < actors_.size(); ++i)
    if (!mount_of(i) && looker_ != i) order.push_back(i);
  // From left to right as they would stand in one row; the taller ones of it go back.
  std::vector<std::size_t> tall = order;
  const auto weight = [&](std::size_t i) {
    const double depth = depth_of(*actors_[i].role);
    return actors_[i].figure.height * (1 + depth) - (in_focus(i) ? 1000 : 0) +
           (lies(actors_[i].role->pose) ? -500 : 0);
  };
  std::stable_sort(tall.begin(), tall.end(),
                   [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
  tall.resize(order.size() / 2);
  // Who does something together stays in one row.
  for (const std::size_t i : order) {
    const auto p = actors_[i].role->interaction ? actor_named(actors_[i].role->with) : std::nullopt;
    if (!p || mount_of(i)) continue;
    const auto at = [&](std::size_t k) { return std::find(tall.begin(), tall.end(), k); };
    if (at(i) != tall.end() && at(*p) == tall.end()) tall.erase(at(i));
    if (at(*p) != tall.end() && at(i) == tall.end()) tall.erase(at(*p));
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return slot_[a] < slot_[b]; });
  std::vector<std::size_t> front, back;
  for (const std::size_t i : order)
    (std::find(tall.begin(), tall.end(), i) == tall.end() ? front : back).push_back(i);
  const auto spread = [&](const std::vector<std::size_t>& row, double from) {
    for (std::size_t k = 0; k < row.size(); ++k) {
      const double m = static_cast<double>(row.size());
      const double share = (static_cast<double>(k) + from) / m;
      if (looker_)
        slot_[row[k]] = slot_[*looker_] < 0.5 ? 0.34 + 0.66 * share : 0.66 * share;
      else if (!actors_[row[k]].role->place)
        slot_[row[k]] = share;
      // The group is a shallow bow: its ends a step further back.
      actors_[row[k]].depth = 0.16 * std::pow(2 * share - 1, 2);
      actors_[row[k]].back_row = &row == &back;
    }
  };
  const bool even = front.size() == back.size();
  spread(front, even ? 0.38 : 0.5);
  spread(back, even ? 0.62 : 0.5);
  for (const std::size_t i : back) actors_[i].depth += 0.5;
  for (std::size_t i = 0; i < actors_.size(); ++i)
    if (const auto m = mount_of(i)) slot_[i] = slot_[*m], actors_[i].depth = actors_[*m].depth;
  // From their new places they turn anew.
  choose_facings();
  build({});
}

std::optional<double> Composer::share_of_target(std::size_t i) const {
  const SceneFigure& role = *actors_[i].role;
  std::string_view at = role.looks_at;
  if (at.empty() && role.interaction) at = role.with;
  if (at.empty() && spec_.focus != role.character) at = spec_.focus;
  if (at.empty()) return std::nullopt;
  if (const auto k = actor_named(at)) return slot_[*k];
  for (const story::SceneProp& p : spec_.props)
    if (p.name == at) return p.place ? share_of(*p.place) : 1 - slot_[i];
  return std::nullopt;
}

void Composer::choose_facings() {
  const auto touches = [](Pose p) { return p == Pose::Hug || p == Pose::Give; };
  facing_.clear();
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    const SceneFigure& role = *actors_[i].role;
    Facing f;
    double target = 0.5 + (slot_[i] < 0.5 ? 0.01 : -0.01);
    if (const auto t = share_of_target(i))
      target = *t;
    else if (touches(role.pose) || actors_.size() == 2)
      if (const auto p = partner(i)) target = slot_[*p];
    if (looker_ == i) {
      f = slot_[i] < 0.5 ? Facing::BackRight : Facing::BackLeft;
    } else if (looker_ && !role.facing && role.looks_at.empty()) {
      f = slot_[*looker_] < slot_[i] ? Facing::Left : Facing::Right;
    } else if (role.facing) {
      f = *role.facing;
    } else {
      f = target >= slot_[i] ? Facing::Right : Facing::Left;
    }
    facing_.push_back(f);
  }
  // A rider faces as the mount does.
  for (std::size_t i = 0; i < actors_.size(); ++i)
    if (const auto m = mount_of(i); m && !actors_[i].role->facing) facing_[i] = facing_[*m];
}

}  // namespace talewright::engines::illustrator
