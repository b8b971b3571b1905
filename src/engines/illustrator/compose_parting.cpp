// How near two may stand: no face is covered, no two bodies become one.
#include "engines/illustrator/composer.h"

namespace talewright::engines::illustrator {

using story::Interaction;
using story::Pose;

namespace {

double across(const Box& p, const Box& q) {
  if (!(p.y < q.bottom() && q.y < p.bottom())) return 0.0;
  return std::max(0.0, std::min(p.right(), q.right()) - std::max(p.x, q.x));
}

}  // namespace

Box Composer::core(const Actor& a) const {
  const Box b = a.box(), h = a.head();
  if (lies(a.role->pose) || a.afloat) return b;
  const double w = std::min(b.width, h.width * 1.05), x = h.centre().x;
  const double foot = std::clamp(a.feet.x, x - w * 0.5, x + w * 0.5);
  double l = std::min(x - w / 2, foot - w * 0.35), r = std::max(x + w / 2, foot + w * 0.35);
  if (!a.figure.trunk.empty()) {
    const Box t = a.trunk();
    l = std::min(l, t.x), r = std::max(r, t.right());
  }
  return {l, h.y, r - l, b.bottom() - h.y};
}

void Composer::inside(Actor& a) {
  Box b = close() || over_shoulder() ? core(a).united(a.head()) : a.box();
  for (std::size_t i = 0; i < actors_.size(); ++i)
    if (mount_of(i) == index(a) && actors_[i].placed) b = b.united(actors_[i].head());
  const double margin = stage_.width * (lies(a.role->pose) ? 0.03 : 0.012);
  const double l = left_ + margin, r = right_ - margin;
  const double from = a.feet.x;
  if (b.x < l) a.feet.x += l - b.x;
  if (b.right() > r) a.feet.x -= b.right() - r;
  if (b.width > r - l) a.feet.x = from + (l + r) / 2 - b.centre().x;
  for (std::size_t i = 0; i < actors_.size(); ++i)
    if (mount_of(i) == index(a) && actors_[i].placed) actors_[i].feet.x += a.feet.x - from;
}

/// Moves one, and who rides on it.
void Composer::shift(std::size_t i, double dx) {
  actors_[i].feet.x += dx;
  for (std::size_t k = 0; k < actors_.size(); ++k)
    if (mount_of(k) == i) actors_[k].feet.x += dx;
}

/// Moves apart whose faces are covered. False when there is not enough room.
bool Composer::part() {
  for (int round = 0; round < 160; ++round) {
    bool moved = false;
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      for (std::size_t k = i + 1; k < actors_.size(); ++k) {
        if (actors_[i].looms || actors_[k].looms || joined(i, k)) continue;
        const double need = overlap(actors_[i], actors_[k]);
        if (need <= 0.5) continue;
        // Who rides is moved by moving the mount.
        const std::size_t p = mount_of(i).value_or(i), q = mount_of(k).value_or(k);
        const bool first = stands_left(i, k);
        const std::size_t l = first ? p : q, r = first ? q : p;
        if (in_bed_ != l) shift(l, -need * (in_bed_ == r ? 1.04 : 0.52));
        if (in_bed_ != r) shift(r, need * (in_bed_ == l ? 1.04 : 0.52));
        inside(actors_[l]);
        inside(actors_[r]);
        moved = true;
      }
    }
    if (!moved) return true;
  }
  return false;
}

/// They keep their sides: a long body's head may be far from its middle.
bool Composer::stands_left(std::size_t i, std::size_t k) const {
  const std::size_t p = mount_of(i).value_or(i), q = mount_of(k).value_or(k);
  if (std::abs(slot_[p] - slot_[q]) > 0.01) return slot_[p] < slot_[q];
  const double mine = actors_[i].head().centre().x, other = actors_[k].head().centre().x;
  return mine < other || (mine == other && i < k);
}

bool Composer::dear(const Actor& a, const Actor& b) const {
  const auto with = [&](const Actor& x, const Actor& y) {
    const auto p = partner(index(x));
    return p && *p == index(y) &&
           (x.pose == Pose::Give || x.pose == Pose::Hug || x.role->interaction);
  };
  return with(a, b) || with(b, a);
}

double Composer::intrusion(const Actor& a, const Actor& b) const {
  const Box face = b.face();
  const double gap = 0.07 * std::min(face.width, a.head().width) + 2;
  const double top = (face.y - gap - a.feet.y) / a.scale,
               low = (face.bottom() + gap - a.feet.y) / a.scale;
  const auto reach = a.reach.between(top, low);
  if (!reach) return 0;
  const double l = a.feet.x + reach->first * a.scale, r = a.feet.x + reach->second * a.scale;
  if (r < face.x - gap || l > face.right() + gap) return 0;
  return stands_left(index(a), index(b)) ? r - face.x + gap : face.right() + gap - l;
}

/// Where there is no room for an outstretched arm, its owner turns the other way, or else keeps the
/// hands near. True when somebody has to be drawn anew.
bool Composer::spare_faces() {
  modest_.resize(actors_.size(), 0);
  bool changed = false;
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    if (modest_[i] > 1 || actors_[i].looms) continue;
    const auto meets = [&](const Actor& b) { return &b != &actors_[i] && dear(actors_[i], b); };
    const bool engaged = std::any_of(actors_.begin(), actors_.end(), meets);
    for (std::size_t k = 0; k < actors_.size(); ++k) {
      if (i == k || actors_[k].looms || joined(i, k) || dear(actors_[i], actors_[k])) continue;
      if (intrusion(actors_[i], actors_[k]) <= 0.5) continue;
      const story::SceneFigure& role = *actors_[i].role;
      const bool free = !role.facing && role.looks_at.empty() && !engaged && !mount_of(i);
      const bool sees = (facing_[i] == story::Facing::Right) == stands_left(i, k);
      if (modest_[i] == 0 && free && sees && !in_bed_) {
        facing_[i] =
            facing_[i] == story::Facing::Right ? story::Facing::Left : story::Facing::Right;
        modest_[i] = 1;
      } else {
        modest_[i] = 2;
      }
      changed = true;
      break;
    }
  }
  return changed;
}

/// By how much two must part along x so that no face is covered.
double Composer::overlap(const Actor& a, const Actor& b) const {
  const auto hugs = [this](const Actor& x, const Actor& y) {
    const auto p = partner(index(x));
    return x.pose == Pose::Hug && p && *p == index(y) && !lies(y.role->pose);
  };
  if (hugs(a, b) || hugs(b, a)) {
    const Box p = a.skull(), q = b.skull();
    const double small = std::min(p.width, q.width);
    const bool level = std::min(p.bottom(), q.bottom()) - std::max(p.y, q.y) > 0.25 * small;
    return level ? std::max(0.0, across(p, q) - 0.11 * small) : 0;
  }
  if (lies(a.role->pose) != lies(b.role->pose) && !in_bed_ && !rows_) {
    // Who stands by a sleeper stands behind the legs, never behind the head.
    const Actor &flat = lies(a.role->pose) ? a : b, &other = &flat == &a ? b : a;
    const Box h = flat.head();
    double need = across(core(other), {h.x - h.width * 0.04, 0, h.width * 1.08, stage_.height});
    need = std::max(need, across(flat.box(), other.head()));
    return dear(a, b) ? need : std::max({need, intrusion(a, b), intrusion(b, a)});
  }
  const bool dear = this->dear(a, b);
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
        need = std::max(need,
                        across({at.x - r, at.y - r, 2 * r, 2 * r}, x == &a ? b.head() : a.head()));
      }
  if (!dear) {
    need = std::max({need, intrusion(a, b), intrusion(b, a)});
    const Box ca = core(a), cb = core(b);
    if (a.back_row == b.back_row && std::abs(a.depth - b.depth) < 0.3)
      need = std::max(need, across(ca, cb) - 0.12 * std::min(ca.width, cb.width));
    // Wherever they stand, trunks may not become one.
    if (!a.figure.trunk.empty() && !b.figure.trunk.empty()) {
      const Box ta = a.trunk(), tb = b.trunk();
      need = std::max(need, across(ta, tb) - 0.45 * std::min(ta.width, tb.width));
    }
  }
  return need;
}

}  // namespace talewright::engines::illustrator
