#include "engines/illustrator/compose.h"

#include <limits>

#include "engines/illustrator/compose_hands.h"
#include "engines/illustrator/compose_things.h"
#include "engines/illustrator/held.h"

namespace talewright::engines::illustrator {

using story::Depth;
using story::Facing;
using story::Place;
using story::Pose;
using story::SceneFigure;
using story::Shot;

namespace {
Box placed(const Box& b, const Actor& a) {
  return {a.feet.x + b.x * a.scale, a.feet.y + b.y * a.scale, b.width * a.scale,
          b.height * a.scale};
}
}  // namespace

Box Actor::box() const { return placed(figure.bounds, *this); }

Box Actor::head() const { return placed(figure.head, *this); }

Box Actor::skull() const {
  return placed(figure.skull.empty() ? figure.head : figure.skull, *this);
}

Box Actor::trunk() const {
  return placed(figure.trunk.empty() ? figure.bounds : figure.trunk, *this);
}

Point Actor::eyes() const { return map()(figure.eyes); }

namespace {

/// Middles of the fifths; the outer ones a little nearer to the middle, so that all fits.
double share_of(Place place) {
  switch (place) {
    case Place::FarLeft:
      return 0.14;
    case Place::Left:
      return 0.31;
    case Place::Center:
      return 0.50;
    case Place::Right:
      return 0.69;
    case Place::FarRight:
      return 0.86;
  }
  return 0.5;
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
      return false;
    default:
      return true;
  }
}

bool lies(Pose pose) { return pose == Pose::Lie || pose == Pose::Sleep; }

bool touches(Pose pose) { return pose == Pose::Hug || pose == Pose::Give; }

/// Where nobody said where: the third points, then around the one in the middle.
std::vector<double> free_slots(std::size_t n, bool mirrored) {
  std::vector<double> slots;
  switch (n) {
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
      slots = {0.41, 0.60, 0.23, 0.78, 0.07, 0.93};
      break;
  }
  if (mirrored)
    for (double& s : slots) s = 1 - s;
  return slots;
}

class Composer {
 public:
  Composer(const Stage& stage, Footing footing, std::span<const story::CastMember> cast)
      : stage_(stage),
        spec_(stage.spec),
        footing_(footing),
        cast_(cast),
        random_(spec_.seed, "layout") {
    top_ = stage_.text_top() ? stage_.calm.bottom() + stage_.height * 0.012 : stage_.height * 0.05;
    bottom_ = stage_.text_bottom() ? stage_.calm.y - 3 : stage_.height;
    tall_ = std::min(stage_.height, stage_.width * 1.3);
  }

  Layout layout() {
    Layout result;
    choose_slots();
    choose_facings();
    build({});
    heads_to_pillow();
    for (int attempt = 0; attempt < 16; ++attempt) {
      size_up();
      stand();
      if (part()) break;
      shrink_ *= 0.93;
    }
    for (Actor& a : actors_) {
      a.order = a.feet.y + a.lift;
      // Who lies, lies before those who stand by; in the bed, behind them.
      if (lies(a.role->pose) && !(a.in_bed && !close()) && ground()) a.order += stage_.height;
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
    result.things = place_things(stage_, actors_, base_scale_, top_, bottom_);
    look(result.things);
    result.actors = std::move(actors_);
    return result;
  }

 private:
  bool close() const { return spec_.shot == Shot::Close; }
  bool beds_down(const Actor& a) const { return close() && stage_.bed && lies(a.role->pose); }

  bool ground() const { return footing_ == Footing::Ground; }

  std::optional<std::size_t> actor_named(std::string_view key) const {
    for (std::size_t i = 0; i < actors_.size(); ++i)
      if (actors_[i].role->character == key) return i;
    return std::nullopt;
  }

  /// Whom the actor means: who is looked at, else the nearest other.
  std::optional<std::size_t> partner(std::size_t i) const {
    if (const auto named = actor_named(actors_[i].role->looks_at); named && *named != i)
      return named;
    std::optional<std::size_t> best;
    for (std::size_t k = 0; k < actors_.size(); ++k)
      if (k != i && (!best || std::abs(slot_[k] - slot_[i]) < std::abs(slot_[*best] - slot_[i])))
        best = k;
    return best;
  }

  void choose_slots() {
    for (const SceneFigure& role : spec_.characters) {
      Actor a;
      a.role = &role;
      for (const story::CastMember& member : cast_)
        if (member.key == role.character) a.who = &member;
      if (a.who) actors_.push_back(std::move(a));
    }
    const std::size_t n = actors_.size();
    slot_.assign(n, -1);
    for (std::size_t i = 0; i < n; ++i) {
      if (!actors_[i].role->place) continue;
      // Several at one place stand side by side.
      double share = share_of(*actors_[i].role->place);
      for (std::size_t k = 0; k < i; ++k)
        if (std::abs(slot_[k] - share) < 0.02) share += share > 0.5 ? -0.09 : 0.09;
      slot_[i] = share;
    }
    std::vector<double> slots = free_slots(n, random_.chance(0.5));
    // Two with a thing to look at make room for it on one side.
    const auto stands_free = [](const story::SceneProp& p) {
      return !p.in_sky && !p.place && p.depth != Depth::Back;
    };
    if (n == 2 && std::any_of(spec_.props.begin(), spec_.props.end(), stands_free))
      for (double& s : slots) s += slots[0] < slots[1] ? -0.065 : 0.065;
    for (std::size_t i = 0; i < n; ++i) {
      if (slot_[i] >= 0) continue;
      double best = slots[0], best_gap = -1;
      for (double s : slots) {
        double gap = 1;
        for (std::size_t k = 0; k < n; ++k)
          if (slot_[k] >= 0) gap = std::min(gap, std::abs(slot_[k] - s));
        if (gap > best_gap + 0.08) best = s, best_gap = gap;
      }
      slot_[i] = best;
    }
    for (std::size_t i = 0; i < n; ++i) {
      Actor& a = actors_[i];
      a.depth = a.role->depth == Depth::Front ? 0 : a.role->depth == Depth::Middle ? 0.45 : 0.85;
      // In a group the outer ones step back a little: a curve, not a row.
      if (n >= 3 && a.role->depth == Depth::Front && i > 0)
        a.depth += 0.10 + 0.07 * static_cast<double>(i % 2);
    }
  }

  std::optional<double> share_of_target(std::size_t i) const {
    const std::string& at = actors_[i].role->looks_at;
    if (at.empty()) return std::nullopt;
    if (const auto k = actor_named(at)) return slot_[*k];
    for (const story::SceneProp& p : spec_.props)
      if (p.name == at) return p.place ? share_of(*p.place) : 1 - slot_[i];
    return std::nullopt;
  }

  void choose_facings() {
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      const SceneFigure& role = *actors_[i].role;
      Facing f;
      if (role.facing) {
        f = *role.facing;
      } else {
        double target = 0.5 + (slot_[i] < 0.5 ? 0.01 : -0.01);
        if (const auto t = share_of_target(i))
          target = *t;
        else if (touches(role.pose) || actors_.size() == 2)
          if (const auto p = partner(i)) target = slot_[*p];
        f = target >= slot_[i] ? Facing::Right : Facing::Left;
      }
      facing_.push_back(f);
    }
  }

  void build(const std::vector<Point>& gazes) {
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      Actor& a = actors_[i];
      FigureRequest r{
          .who = a.who->descriptor, .name = a.who->key, .held = std::nullopt, .gaze = {}};
      r.pose = pose_of(*a.role);
      if (hugged(i)) r.pose = Pose::Hug;
      // Who comforts somebody lying down kneels beside.
      if (const auto p = partner(i); touches(r.pose) && p && lies(actors_[*p].role->pose))
        r.pose = Pose::Kneel;
      // Hands that hold something cannot cover the eyes: then one crouches.
      if (r.pose == Pose::Hide && !a.role->holding.empty()) r.pose = Pose::Kneel;
      a.afloat = !ground();
      r.expression = a.role->expression;
      r.facing = facing_[i];
      r.seed = hash64(a.who->key, spec_.seed);
      if (i < hands_.size()) {
        r.embraces = a.embraces.has_value();
        r.near_hand = hands_[i].near;
        r.far_hand = hands_[i].far;
      }
      if (!gazes.empty()) r.gaze = gazes[i];
      if (!a.role->holding.empty()) {
        if (const auto held = find_held(a.role->holding)) {
          r.held = set_off(*held->art, a.who->descriptor);
          // What comes near the mouth or the eyes is small enough to leave the face free.
          const bool near_face =
              r.pose == Pose::Eat || r.pose == Pose::Hide || r.pose == Pose::Think;
          r.held_size = std::clamp(held->size * 1.15, 24.0, near_face ? 26.0 : 76.0);
          a.held_size = r.held_size;
        }
      }
      a.figure = build_figure(r);
      if (!(a.figure.height > 1)) a.figure.height = std::max(1.0, -a.figure.bounds.y);
    }
  }

  /// Whether somebody hugs this one, who is free to hug back.
  bool hugged(std::size_t i) const {
    const SceneFigure& role = *actors_[i].role;
    if (!stands(role.pose) || !role.holding.empty()) return false;
    for (std::size_t k = 0; k < actors_.size(); ++k)
      if (k != i && actors_[k].role->pose == Pose::Hug)
        if (const auto p = partner(k); p && *p == i) return true;
    return false;
  }

  /// In the water everybody swims, in the air nobody walks.
  Pose pose_of(const SceneFigure& role) const {
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

  void size_up() {
    double tallest = 1;
    for (const Actor& a : actors_) tallest = std::max(tallest, a.figure.height);
    const bool crop = spec_.shot == Shot::Close && !stage_.text_bottom() && ground();
    const double more = ground() ? 1 : 1.12;  // who swims lies, and looks smaller
    const double share = spec_.shot == Shot::Wide     ? (ground() ? 0.395 : 0.35)
                         : spec_.shot == Shot::Medium ? 0.545 * more
                         : crop                       ? (stage_.text_top() ? 0.98 : 1.06)
                                                      : 0.66;
    const double power = spec_.shot == Shot::Close ? 0.50 : 0.70;
    base_scale_ = tall_ * share / tallest;
    double fit = 1, across = 0;
    for (Actor& a : actors_) {
      const double relative = std::max(0.46, std::pow(a.figure.height / tallest, power));
      a.scale = base_scale_ * relative * tallest / a.figure.height * (1 - 0.36 * a.depth);
      // Near the camera a tail may leave the frame; further away all of it is seen.
      const double wide = close() ? std::max(core(a).width, a.head().width * 1.03)
                                  : a.figure.bounds.width * a.scale;
      const bool others_up = std::any_of(actors_.begin(), actors_.end(),
                                         [](const Actor& o) { return !lies(o.role->pose); });
      if (close() && lies(a.role->pose) && others_up)
        across += std::max(a.head().width * 1.1, wide * 0.55);
      else
        across += wide * (close() ? (actors_.size() > 2 ? 1.06 : 0.95) : 0.80);
      fit = std::min(fit, stage_.width * 0.94 / std::max(1.0, wide));
    }
    fit = std::min(fit, stage_.width * 1.02 / std::max(1.0, across));
    scale_all(fit * shrink_);
  }

  void scale_all(double k) {
    if (k >= 1) return;
    for (Actor& a : actors_) a.scale *= k;
    base_scale_ *= k;
  }

  void stand() {
    const double h = stage_.height;
    const bool crop = spec_.shot == Shot::Close && !stage_.text_bottom() && ground();
    // First the room there is above the ground they stand on.
    for (int pass = 0; pass < 4; ++pass) {
      double fit = 1;
      for (Actor& a : actors_) {
        const Pose pose = pose_of(*a.role);
        const double tall = -a.figure.bounds.y * a.scale, full = a.figure.height * a.scale;
        a.lift = pose == Pose::Jump ? full * 0.14 : 0;
        a.afloat = !ground() || a.figure.floats;
        if (ground() && (pose == Pose::Fly || (a.figure.floats && pose != Pose::Swim)))
          a.lift = std::min(full * 0.42, h * 0.16);
        double y = std::min(stage_.floor, bottom_ - h * 0.03);
        if (crop) {
          const double room = h - top_;
          y = h * (beds_down(a) ? 0.90 : 0.955);
          if (!lies(pose)) {
            // Chin and held thing are seen whole, with air below them.
            const double head =
                a.figure.skull.empty() ? a.figure.head.bottom() : a.figure.skull.bottom();
            double low = (head - a.figure.bounds.y) * a.scale / (h * 0.80 - top_);
            if (!a.role->holding.empty())
              low = std::max(low, (a.figure.hand.y + a.held_size * 0.42 - a.figure.bounds.y) *
                                      a.scale / (h * 0.88 - top_));
            fit = std::min(fit, 1 / std::max(1.0, low));
          }
          if (stands(pose) && tall > room * 0.95) {
            // Cut between waist and thigh; small ones are let in higher.
            const bool alone = actors_.size() == 1 && a.role->holding.empty();
            const double shown = std::clamp(room / tall, 0.62, alone ? 0.74 : 0.93);
            fit = std::min(fit, room / (0.62 * tall));
            y = std::max(h * 0.955, h - 0.72 * tall + tall * (0.72 - shown) + tall);
            y = std::max(y, h + tall * (1 - shown));
          }
          if (!lies(pose)) {
            const double head =
                a.figure.skull.empty() ? a.figure.head.bottom() : a.figure.skull.bottom();
            double up = std::min(y, h * (actors_.size() > 1 ? 0.74 : 0.80) - head * a.scale);
            if (!a.role->holding.empty())
              up = std::min(up, h * 0.88 - (a.figure.hand.y + a.held_size * 0.42) * a.scale);
            y = std::max(up, std::min(y, top_ + tall));
          }
        } else {
          y -= (stage_.floor - stage_.horizon) * 0.62 * a.depth * (stage_.wide() ? 1.0 : 0.55);
        }
        if (ground() && stage_.swim && pose == Pose::Swim && !crop) {
          // In the water that there is, sunk to the shoulders.
          y = std::max(*stage_.swim + tall * 0.10, top_ + tall);
        }
        if (footing_ == Footing::Water || (footing_ == Footing::Air && pose == Pose::Fly)) {
          // Hanging in the water: staggered about the middle of what is free.
          const std::size_t i = static_cast<std::size_t>(&a - actors_.data());
          const double middle = top_ + (bottom_ - top_) * (0.54 + (i % 2 ? -0.07 : 0.05));
          y = std::min(middle + tall / 2, bottom_ - h * 0.05);
        }
        a.feet.y = y - a.lift;
        const double below = std::max(0.0, a.figure.bounds.bottom() * a.scale);
        if (!crop && a.feet.y + below > bottom_) a.feet.y = bottom_ - below;
        const double room = a.feet.y - top_;
        if (tall > room) {
          // Rather come down than shrink, as far as the ground goes.
          const double down = crop ? 0 : std::min(tall - room, a.lift);
          a.feet.y += down;
          fit = std::min(fit, (room + down) / tall);
        }
      }
      if (fit >= 0.999 || pass == 3) break;
      scale_all(fit);
    }
    // Then from side to side. Whom nobody placed comes nearer to the group.
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      Actor& a = actors_[i];
      double share = slot_[i];
      const double pull = std::clamp(1.25 * stage_.height / stage_.width, 0.55, 1.0);
      if (!a.role->place && actors_.size() > 1) share = 0.5 + (share - 0.5) * pull;
      const Box b = a.figure.bounds;
      // The middle of head and body stands at the place, not the tail.
      const double middle = (b.centre().x + 2 * a.figure.head.centre().x) / 3;
      a.feet.x = stage_.x(share) - middle * a.scale * 0.6;
    }
    for (std::size_t i = 0; i < actors_.size(); ++i)
      if (touches(actors_[i].role->pose))
        if (const auto p = partner(i); p && !lies(actors_[*p].role->pose))
          draw_near(actors_[i], actors_[*p]);
    lie_down();
    for (Actor& a : actors_) inside(a);
  }

  /// Arms go round whom one hugs, and hands meet at what is given.
  void join_hands() {
    hands_.assign(actors_.size(), {});
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      if (!touches(actors_[i].role->pose)) continue;
      const auto p = partner(i);
      if (!p || footing_ == Footing::Air || lies(actors_[*p].role->pose)) continue;
      Actor &a = actors_[i], &b = actors_[*p];
      if (a.role->pose == Pose::Hug) {
        hands_[i] = arms_around(a, b);
        a.embraces = *p;
        if (!hugged(*p) && b.role->pose != Pose::Hug) continue;
        hands_[*p] = arms_around(b, a);
        b.embraces = i;
      } else {
        const auto [giving, taking] = hands_that_meet(a, b);
        hands_[i].far = giving;
        if (b.role->holding.empty() && stands(b.role->pose)) hands_[*p].far = taking;
      }
    }
  }

  /// Whoever lies in the bed lies with the head at its pillow, unless a facing was asked for.
  void heads_to_pillow() {
    if (!stage_.bed) return;
    bool turned = false;
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      const SceneFigure& role = *actors_[i].role;
      if (role.facing || (role.pose != Pose::Sleep && role.pose != Pose::Lie)) continue;
      const Figure& f = actors_[i].figure;
      if ((f.head.centre().x < f.bounds.centre().x) == stage_.pillow_left) continue;
      facing_[i] = facing_[i] == Facing::Left ? Facing::Right : Facing::Left;
      turned = true;
    }
    if (turned) build({});
  }

  /// The first who sleeps takes the bed.
  void lie_down() {
    in_bed_ = nullptr;
    for (Actor& a : actors_) a.in_bed = beds_down(a);
    if (!stage_.bed || close()) return;
    for (Actor& a : actors_) {
      if (a.role->pose != Pose::Sleep && a.role->pose != Pose::Lie) continue;
      const Box bed = *stage_.bed;
      a.scale = std::min(a.scale, bed.width * 0.84 / std::max(1.0, a.figure.bounds.width));
      a.scale =
          std::min(a.scale, (bed.y + bed.height * 0.2 - top_) / std::max(1.0, -a.figure.bounds.y));
      a.feet = {bed.centre().x - a.figure.bounds.centre().x * a.scale, bed.y + bed.height * 0.12};
      a.afloat = true;
      a.lift = 0;
      a.in_bed = true;
      in_bed_ = &a;
      return;
    }
  }

  /// Head and trunk without tail and arms.
  static Box core(const Actor& a) {
    const Box b = a.box(), h = a.head();
    if (lies(a.role->pose) || a.afloat) return b;
    const double w = std::min(b.width, h.width * 1.05), x = h.centre().x;
    const double foot = std::clamp(a.feet.x, x - w * 0.5, x + w * 0.5);
    const double l = std::min(x - w / 2, foot - w * 0.35), r = std::max(x + w / 2, foot + w * 0.35);
    return {l, h.y, r - l, b.bottom() - h.y};
  }

  void inside(Actor& a) const {
    const Box b = close() ? core(a).united(a.head()) : a.box();
    const double margin = stage_.width * (lies(a.role->pose) ? 0.03 : 0.012);
    if (b.x < margin) a.feet.x += margin - b.x;
    if (b.right() > stage_.width - margin) a.feet.x -= b.right() - (stage_.width - margin);
  }

  /// Moves apart whose faces are covered. False when there is not enough room.
  bool part() {
    for (int round = 0; round < 80; ++round) {
      bool moved = false;
      for (std::size_t i = 0; i < actors_.size(); ++i) {
        for (std::size_t k = i + 1; k < actors_.size(); ++k) {
          const double need = overlap(actors_[i], actors_[k]);
          if (need <= 0.5) continue;
          Actor& l = actors_[i].head().centre().x <= actors_[k].head().centre().x ? actors_[i]
                                                                                  : actors_[k];
          Actor& r = &l == &actors_[i] ? actors_[k] : actors_[i];
          if (&l != in_bed_) l.feet.x -= need * (&r == in_bed_ ? 1.04 : 0.52);
          if (&r != in_bed_) r.feet.x += need * (&l == in_bed_ ? 1.04 : 0.52);
          inside(l);
          inside(r);
          moved = true;
        }
      }
      if (!moved) return true;
    }
    return false;
  }

  /// By how much two must part along x so that no face is covered.
  double overlap(const Actor& a, const Actor& b) const {
    const auto across = [](const Box& p, const Box& q) {
      if (!(p.y < q.bottom() && q.y < p.bottom())) return 0.0;
      return std::max(0.0, std::min(p.right(), q.right()) - std::max(p.x, q.x));
    };
    const auto hugs = [this](const Actor& x, const Actor& y) {
      const auto p = partner(static_cast<std::size_t>(&x - actors_.data()));
      return x.role->pose == Pose::Hug && p && &actors_[*p] == &y && !lies(y.role->pose);
    };
    if (hugs(a, b) || hugs(b, a)) {
      const Box p = a.skull(), q = b.skull();
      const double small = std::min(p.width, q.width);
      const bool level = std::min(p.bottom(), q.bottom()) - std::max(p.y, q.y) > 0.25 * small;
      return level ? std::max(0.0, across(p, q) - 0.11 * small) : 0;
    }
    if (lies(a.role->pose) != lies(b.role->pose) && !in_bed_) {
      // Who stands by a sleeper stands behind the legs, never behind the head.
      const Actor &flat = lies(a.role->pose) ? a : b, &other = &flat == &a ? b : a;
      const Box h = flat.head();
      double need = across(core(other), {h.x - h.width * 0.04, 0, h.width * 1.08, stage_.height});
      return std::max(need, across(flat.box(), other.head()));
    }
    const bool dear = touches(a.role->pose) || touches(b.role->pose);
    const double air = dear ? -0.04 : 0.05;
    Box ha = a.head(), hb = b.head();
    ha = {ha.x - ha.width * air / 2, ha.y, ha.width * (1 + air), ha.height};
    hb = {hb.x - hb.width * air / 2, hb.y, hb.width * (1 + air), hb.height};
    double need = across(ha, hb);
    // The body of the nearer one must not stand before the other's face.
    const bool b_nearer = b.feet.y + b.lift >= a.feet.y + a.lift;
    const Box body = core(b_nearer ? b : a), face = b_nearer ? a.head() : b.head();
    need = std::max(need, across(body, face) - (dear ? face.width * 0.10 : 0));
    // Hands that can be led meet between the two; others keep what they hold at their side.
    if (!dear || a.figure.trunk.empty() || b.figure.trunk.empty())
      for (const Actor* x : {&a, &b})
        if (!x->role->holding.empty()) {
          // What one holds is not before the other's face.
          const double r = x->held_size * x->scale * 0.5;
          const Point at = x->map()(x->figure.hand);
          need = std::max(
              need, across({at.x - r, at.y - r, 2 * r, 2 * r}, x == &a ? b.head() : a.head()));
        }
    if (!dear) {
      const Box ca = core(a), cb = core(b);
      if (std::abs(a.depth - b.depth) < 0.3)
        need = std::max(need, across(ca, cb) - 0.12 * std::min(ca.width, cb.width));
    }
    return need;
  }

  void look(const std::vector<Thing>& things) {
    std::vector<Point> gazes(actors_.size());
    join_hands();
    bool any =
        std::any_of(hands_.begin(), hands_.end(), [](const Hands& h) { return h.near || h.far; });
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      const SceneFigure& role = *actors_[i].role;
      std::optional<Point> at;
      if (const auto k = actor_named(role.looks_at); k && *k != i) at = actors_[*k].eyes();
      for (std::size_t k = 0; !at && k < things.size() && k < spec_.props.size(); ++k)
        if (spec_.props[k].name == role.looks_at) at = things[k].box().centre();
      if (!at && role.looks_at.empty() && touches(role.pose))
        if (const auto p = partner(i)) at = actors_[*p].eyes();
      if (!at) continue;
      const Point d = *at - actors_[i].eyes();
      if (length(d) < 1) continue;
      gazes[i] = d * (1 / length(d));
      any = true;
    }
    if (!any) return;
    build(gazes);
  }

  const Stage& stage_;
  const story::SceneSpec& spec_;
  Footing footing_;
  std::span<const story::CastMember> cast_;
  Random random_;
  double top_ = 0, bottom_ = 0, tall_ = 0;
  double base_scale_ = 1, shrink_ = 1;
  std::vector<Actor> actors_;
  std::vector<double> slot_;
  std::vector<Hands> hands_;
  const Actor* in_bed_ = nullptr;
  std::vector<Facing> facing_;
};

}  // namespace

Layout arrange(const Stage& stage, Footing footing, std::span<const story::CastMember> cast) {
  return Composer(stage, footing, cast).layout();
}

}  // namespace talewright::engines::illustrator
