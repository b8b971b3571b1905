// Figures for the roles: in which pose, holding what, reaching and looking whither.
#include <utility>

#include "engines/illustrator/composer.h"
#include "engines/illustrator/held.h"

namespace talewright::engines::illustrator {

using story::Facing;
using story::Interaction;
using story::Pose;
using story::SceneFigure;

void Composer::build(const std::vector<Point>& gazes) {
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    Actor& a = actors_[i];
    FigureRequest r{.who = a.descriptor(), .name = a.who->key, .held = std::nullopt, .gaze = {}};
    r.pose = pose_of(*a.role);
    if (hugged(i)) r.pose = Pose::Hug;
    if (a.role->interaction && *a.role->interaction == Interaction::Hug && stands(r.pose) &&
        !mount_of(i))
      r.pose = Pose::Hug;
    if (a.role->interaction && *a.role->interaction == Interaction::Give && stands(r.pose))
      r.pose = Pose::Give;
    // Who comforts somebody lying down kneels beside.
    if (const auto p = partner(i);
        (r.pose == Pose::Hug || r.pose == Pose::Give) && p && lies(actors_[*p].role->pose))
      r.pose = Pose::Kneel;
    // Hands that hold something cannot cover the eyes: then one crouches.
    if (r.pose == Pose::Hide && !a.role->holding.empty()) r.pose = Pose::Kneel;
    a.pose = r.pose;
    a.afloat = !ground();
    r.expression = a.role->expression;
    r.facing = facing_[i];
    r.seed = hash64(a.who->key, spec_.seed);
    r.chair_behind = !(stage_.bed && lies(a.role->pose));  // it waits beside the bed
    if (i < hands_.size()) {
      r.embraces = a.embraces.has_value();
      // Hands are led in the picture; the figure is posed before the camera foreshortens it.
      const Foreshortening seen(spec_.angle, a.figure);
      if (hands_[i].near)
        r.near_hand = seen.none() ? *hands_[i].near : seen.undone(*hands_[i].near);
      if (hands_[i].far) r.far_hand = seen.none() ? *hands_[i].far : seen.undone(*hands_[i].far);
    }
    if (!gazes.empty()) r.gaze = gazes[i];
    // Readers have an open book of their own, its cover towards us; a shut one hid their mouths.
    const bool own_book = r.pose == Pose::Read && a.role->holding.ends_with("book");
    if (!a.role->holding.empty() && !own_book) {
      if (const auto held = find_held(a.role->holding)) {
        r.held = set_off(*held->art, a.descriptor());
        // What comes near the mouth or the eyes is small enough to leave the face free.
        const bool near_face = r.pose == Pose::Eat || r.pose == Pose::Hide || r.pose == Pose::Think;
        r.held_size = std::clamp(held->size * 1.15, 24.0, near_face ? 26.0 : 76.0);
        // However small the giver, the gift is seen.
        if (r.pose == Pose::Give && !gazes.empty())
          r.held_size = std::max(r.held_size,
                                 std::min(stage_.height * 0.085 / a.scale, a.figure.height * 0.62));
        a.held_size = r.held_size;
      }
    }
    // What is given lies before both who meet over it, not behind an arm.
    std::optional<Group> gift;
    if (r.pose == Pose::Give && r.held && r.far_hand && !a.figure.saddle)
      gift = std::exchange(r.held, std::nullopt);
    a.figure = build_figure(r);
    if (gift) {
      const Figure& f = a.figure;
      const double way = f.hand.x < f.trunk.centre().x ? -1 : 1, size = r.held_size;
      const Point at = f.hand + Point{way * size * 0.34, -size * 0.12};
      a.figure.over.add(drawing::transformed(
          *gift, Affine::translation(at.x, at.y) * Affine::scaling(size, size)));
      a.figure.bounds = f.bounds.united({at.x - size / 2, at.y - size / 2, size, size});
    }
    if (!(a.figure.height > 1)) a.figure.height = std::max(1.0, -a.figure.bounds.y);
    if (!a.looms && footing_ == Footing::Ground && !lies(r.pose))
      a.figure = foreshortened(std::move(a.figure), Foreshortening(spec_.angle, a.figure));
    a.reach = Reach(a.figure.art);
  }
}

/// Whether somebody hugs this one, who is free to hug back.
bool Composer::hugged(std::size_t i) const {
  const SceneFigure& role = *actors_[i].role;
  if (!stands(role.pose) || !role.holding.empty() || actors_[i].looms) return false;
  for (std::size_t k = 0; k < actors_.size(); ++k) {
    if (k == i) continue;
    const SceneFigure& other = *actors_[k].role;
    const bool hugs =
        other.interaction ? *other.interaction == Interaction::Hug : other.pose == Pose::Hug;
    if (hugs && stands(other.pose))
      if (const auto p = partner(k); p && *p == i) return true;
  }
  return false;
}

/// In the water everybody swims, in the air nobody walks.
Pose Composer::pose_of(const SceneFigure& role) const {
  if (footing_ != Footing::Water) return role.pose;
  switch (role.pose) {
    case Pose::Stand:
    case Pose::Walk:
    case Pose::Run:
    case Pose::Climb:
    case Pose::Fly:
    case Pose::Jump:
      return Pose::Swim;
    default:
      return role.pose;
  }
}

/// Where a face would be covered, hands are raised beside one's own head or held before the chest.
void Composer::keep_hands_near() {
  hands_.resize(actors_.size());
  for (std::size_t i = 0; i < modest_.size(); ++i) {
    const Figure& f = actors_[i].figure;
    if (modest_[i] < 2 || f.trunk.empty() || hands_[i].near) continue;
    const Box head = f.skull.empty() ? f.head : f.skull, t = f.trunk;
    const double way = f.hand.x < t.centre().x ? -1 : 1;
    const bool signs = actors_[i].pose == Pose::Wave || actors_[i].pose == Pose::Point ||
                       actors_[i].pose == Pose::Reach;
    const double y = t.y + t.height * 0.55;
    hands_[i].near = Point{t.centre().x - way * t.width * 0.42, y};
    hands_[i].far = signs ? Point{head.centre().x + way * head.width * 0.60, head.y}
                          : Point{t.centre().x + way * t.width * 0.42, y};
  }
}

/// Arms go round whom one hugs, and hands meet at what is given.
void Composer::join_hands() {
  hands_.assign(actors_.size(), {});
  keep_hands_near();
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    const SceneFigure& role = *actors_[i].role;
    const auto p = partner(i);
    if (!p || footing_ == Footing::Air || actors_[i].looms || actors_[*p].looms) continue;
    if (lies(actors_[*p].role->pose) || mount_of(i) || mount_of(*p)) continue;
    Actor &a = actors_[i], &b = actors_[*p];
    if (a.pose == Pose::Hug) {
      if (role.pose != Pose::Hug && !(role.interaction == Interaction::Hug)) continue;
      hands_[i] = arms_around(a, b);
      a.embraces = *p;
      if (b.pose != Pose::Hug) continue;
      hands_[*p] = arms_around(b, a);
      b.embraces = i;
    } else if (a.pose == Pose::Give) {
      const auto [giving, taking] = hands_that_meet(a, b);
      hands_[i].far = giving;
      if (b.role->holding.empty() && stands(b.role->pose)) hands_[*p].far = taking;
    } else if (role.interaction == Interaction::HoldHands) {
      const auto [mine, theirs] = hands_held(a, b);
      (inner_hand_is_far(facing_[i], b.trunk().centre().x > a.trunk().centre().x)
           ? hands_[i].far
           : hands_[i].near) = mine;
      (inner_hand_is_far(facing_[*p], a.trunk().centre().x > b.trunk().centre().x)
           ? hands_[*p].far
           : hands_[*p].near) = theirs;
    }
  }
}

void Composer::look(const std::vector<Thing>& things) {
  std::vector<Point> gazes(actors_.size());
  join_hands();
  bool any =
      std::any_of(hands_.begin(), hands_.end(), [](const Hands& h) { return h.near || h.far; });
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    const SceneFigure& role = *actors_[i].role;
    std::optional<Point> at;
    const auto find = [&](const std::string& name) {
      if (const auto k = actor_named(name); k && *k != i) at = actors_[*k].eyes();
      for (std::size_t k = 0; !at && k < things.size() && k < spec_.props.size(); ++k)
        if (!name.empty() && spec_.props[k].name == name && things[k].size > 0)
          at = things[k].box().centre();
    };
    find(role.looks_at);
    const bool meets = role.interaction || role.pose == Pose::Hug || role.pose == Pose::Give;
    if (!at && role.looks_at.empty() && meets && role.interaction != Interaction::Ride)
      if (const auto p = partner(i)) at = actors_[*p].eyes();
    if (!at && looker_ && *looker_ != i) at = actors_[*looker_].eyes();
    if (!at && role.looks_at.empty() && spec_.focus != role.character) find(spec_.focus);
    if (!at) continue;
    const Point d = *at - actors_[i].eyes();
    if (length(d) < 1) continue;
    gazes[i] = d * (1 / length(d));
    any = true;
  }
  if (any) build(gazes);
}

}  // namespace talewright::engines::illustrator
