// How large everybody is and on which ground they stand.
#include "engines/illustrator/composer.h"

namespace talewright::engines::illustrator {

using story::Pose;
using story::Shot;

namespace {

double chin(const Actor& a) {
  return a.figure.skull.empty() ? a.figure.head.bottom() : a.figure.skull.bottom();
}

/// From above and from below people differ more from depth to depth.
double shrink_by_depth(story::Angle angle) { return angle == story::Angle::Bird ? 0.26 : 0.36; }

}  // namespace

void Composer::size_up() {
  double tallest = 1;
  for (std::size_t i = 0; i < actors_.size(); ++i)
    if (looker_ != i) tallest = std::max(tallest, actors_[i].figure.height);
  const double more = ground() ? 1 : 1.12;  // who swims lies, and looks smaller
  double share = 0.66;
  if (rows_)
    share = spec_.shot == Shot::Wide ? 0.33 : spec_.shot == Shot::Close ? 0.50 : 0.44;
  else if (crops())
    share = (over_shoulder() ? 0.60 : 1.0) * (stage_.text_top() ? 0.98 : 1.06);
  else if (spec_.shot == Shot::Wide)
    share = ground() ? 0.395 : 0.35;
  else if (spec_.shot != Shot::Close)
    share = 0.545 * more;
  // From below they tower.
  if (spec_.angle == story::Angle::Worm && !crops() && !rows_) share *= 1.14;
  const double power = spec_.shot == Shot::Close ? 0.50 : 0.70;
  base_scale_ = tall_ * share / tallest;
  double fit = 1, across[2] = {0, 0};
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    Actor& a = actors_[i];
    const double relative = std::max(0.46, std::pow(a.figure.height / tallest, power));
    a.scale = base_scale_ * relative * tallest / a.figure.height *
              (1 - shrink_by_depth(spec_.angle) * a.depth);
    if (in_focus(i) && actors_.size() > 2) a.scale *= 1.06;
    if (looker_ == i || mount_of(i)) continue;
    // Near the camera a tail may leave the frame; further away all of it is seen.
    const double wide = close() || over_shoulder() ? std::max(core(a).width, a.head().width * 1.03)
                                                   : a.figure.bounds.width * a.scale;
    const bool others_up = std::any_of(actors_.begin(), actors_.end(),
                                       [](const Actor& o) { return !lies(o.role->pose); });
    double& row = across[a.back_row ? 1 : 0];
    if (close() && lies(a.role->pose) && others_up)
      row += std::max(a.head().width * 1.1, wide * 0.55);
    else
      row += wide * (close() ? (actors_.size() > 2 ? 1.06 : 0.95) : rows_ ? 0.88 : 0.80);
    fit = std::min(fit, room_width() * 0.94 / std::max(1.0, wide));
  }
  const double room = room_width() * (over_shoulder() ? 0.62 : 1.02);
  fit = std::min(fit, room / std::max({1.0, across[0], across[1]}));
  scale_all(fit * shrink_);
}

void Composer::scale_all(double k) {
  if (k >= 1) return;
  for (Actor& a : actors_) a.scale *= k;
  base_scale_ *= k;
}

/// The y of the feet of one whom the picture's lower edge cuts; `fit` is lowered where a smaller
/// scale is needed.
double Composer::stand_cropped(Actor& a, double& fit) const {
  const double h = stage_.height, room = h - top_;
  const double tall = -a.figure.bounds.y * a.scale;
  double y = h * (beds_down(a) ? 0.90 : 0.955);
  if (lies(a.pose)) return y;
  const bool holds = !a.role->holding.empty();
  const double held_low = a.figure.hand.y + a.held_size * 0.42;
  // Chin and held thing are seen whole, with air below them.
  double low = (chin(a) - a.figure.bounds.y) * a.scale / (h * 0.80 - top_);
  if (holds) low = std::max(low, (held_low - a.figure.bounds.y) * a.scale / (h * 0.88 - top_));
  fit = std::min(fit, 1 / std::max(1.0, low));
  if (stands(a.pose) && tall > room * 0.95) {
    // Cut between waist and thigh; small ones are let in higher.
    const bool alone = actors_.size() == 1 && !holds;
    const double shown = std::clamp(room / tall, 0.62, alone ? 0.74 : 0.93);
    fit = std::min(fit, room / (0.62 * tall));
    y = std::max(h * 0.955, h - 0.72 * tall + tall * (0.72 - shown) + tall);
    y = std::max(y, h + tall * (1 - shown));
  }
  double up = std::min(y, h * (actors_.size() > 1 ? 0.74 : 0.80) - chin(a) * a.scale);
  if (holds) up = std::min(up, h * 0.88 - held_low * a.scale);
  y = std::max(up, std::min(y, top_ + tall));
  // However small, nobody stands above the horizon.
  y = std::max(y, stage_.horizon + h * 0.015);
  // The edge runs through thighs or through nothing: never between ankle and knee.
  const double legs = a.figure.trunk.empty() ? 0 : -a.figure.trunk.bottom() * a.scale;
  if (legs > h * 0.03) {
    const double cut = (y - h) / legs;  // share of the legs that is below the edge
    if (cut > -0.12 && cut < 0.58) {
      const double whole = y - (cut + 0.12) * legs;
      y = whole - tall > top_ && whole > stage_.horizon ? whole : y + (0.62 - cut) * legs;
    }
  }
  return y;
}

void Composer::stand() {
  const double h = stage_.height;
  const bool crop = crops();
  // First the room there is above the ground they stand on.
  for (int pass = 0; pass < 4; ++pass) {
    double fit = 1, front_heads = h;
    for (std::size_t turn = 0; turn < 2 * actors_.size(); ++turn) {
      // The front row first: the back row rises above its heads.
      Actor& a = actors_[turn % actors_.size()];
      if (a.back_row != (turn >= actors_.size()) || a.looms || mount_of(index(a))) continue;
      const double tall = -a.figure.bounds.y * a.scale, full = a.figure.height * a.scale;
      a.lift = a.pose == Pose::Jump ? full * 0.14 : 0;
      a.afloat = !ground() || a.figure.floats;
      if (ground() && (a.pose == Pose::Fly || (a.figure.floats && a.pose != Pose::Swim)))
        a.lift = std::min(full * 0.42, h * 0.16);
      double y = std::min(stage_.floor, bottom_ - h * 0.03);
      if (crop)
        y = stand_cropped(a, fit);
      else
        y -= (stage_.floor - stage_.horizon) * 0.62 * a.depth * (stage_.wide() ? 1.0 : 0.55);
      if (a.back_row) {
        const double level = front_heads - h * 0.006 - chin(a) * a.scale;
        y = std::max(std::min(y, level), stage_.horizon + (stage_.floor - stage_.horizon) * 0.04);
      }
      if (ground() && stage_.swim && a.pose == Pose::Swim && !crop) {
        // In the water that there is, sunk to the shoulders.
        const Box skull = a.figure.skull.empty() ? a.figure.head : a.figure.skull;
        y = std::max(*stage_.swim - skull.bottom() * a.scale - tall * 0.08, top_ + tall);
      }
      if (footing_ == Footing::Water || (footing_ == Footing::Air && a.pose == Pose::Fly)) {
        // Hanging in the water: staggered about the middle of what is free.
        const double middle =
            top_ + (bottom_ - top_) *
                       (0.54 + (index(a) % 2 ? -0.07 : 0.05) * (actors_.size() > 4 ? 2.2 : 1.0));
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
      if (rows_ && !a.back_row)
        front_heads = std::min(front_heads, a.feet.y + a.figure.bounds.y * a.scale);
      // Room above for who rides.
      for (std::size_t r = 0; r < actors_.size(); ++r)
        if (mount_of(r) == index(a)) {
          const double top =
              seat_of(a, actors_[r]).y + actors_[r].figure.bounds.y * actors_[r].scale;
          if (top < top_) fit = std::min(fit, (a.feet.y - top_) / std::max(1.0, a.feet.y - top));
        }
    }
    if (fit >= 0.999 || pass == 3) break;
    scale_all(fit);
  }
  line_up();
}

/// From side to side. Whom nobody placed comes nearer to the group.
void Composer::line_up() {
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    Actor& a = actors_[i];
    double share = slot_[i];
    const double pull = std::clamp(1.25 * stage_.height / room_width(), 0.55, 1.0);
    if (!a.role->place && actors_.size() > 1 && !looker_ && !rows_)
      share = 0.5 + (share - 0.5) * pull;
    const Box b = a.figure.bounds;
    // The middle of head and body stands at the place, not the tail.
    const double middle = (b.centre().x + 2 * a.figure.head.centre().x) / 3;
    a.feet.x = x_at(share) - middle * a.scale * 0.6;
  }
  close_ranks();
  lie_down();
  for (Actor& a : actors_)
    if (!a.looms) inside(a);
  mount_up();
}

/// Whoever lies in the bed lies with the head at its pillow, unless a facing was asked for.
void Composer::heads_to_pillow() {
  if (!stage_.bed) return;
  bool turned = false;
  for (std::size_t i = 0; i < actors_.size(); ++i) {
    const story::SceneFigure& role = *actors_[i].role;
    if (role.facing || !lies(role.pose)) continue;
    const Figure& f = actors_[i].figure;
    if ((f.head.centre().x < f.bounds.centre().x) == stage_.pillow_left) continue;
    facing_[i] = facing_[i] == story::Facing::Left ? story::Facing::Right : story::Facing::Left;
    turned = true;
  }
  if (turned) build({});
}

/// The first who sleeps takes the bed.
void Composer::lie_down() {
  in_bed_.reset();
  for (Actor& a : actors_) a.in_bed = beds_down(a);
  if (!stage_.bed || close()) return;
  for (Actor& a : actors_) {
    if (!lies(a.role->pose) || a.looms) continue;
    const Box bed = *stage_.bed;
    a.scale = std::min(a.scale, bed.width * 0.84 / std::max(1.0, a.figure.bounds.width));
    a.scale =
        std::min(a.scale, (bed.y + bed.height * 0.2 - top_) / std::max(1.0, -a.figure.bounds.y));
    a.feet = {bed.centre().x - a.figure.bounds.centre().x * a.scale, bed.y + bed.height * 0.12};
    a.afloat = true;
    a.lift = 0;
    a.in_bed = true;
    in_bed_ = index(a);
    return;
  }
}

/// The one over whose shoulder one looks: large at the picture's side, seen from behind.
void Composer::loom() {
  if (!looker_) return;
  Actor& a = actors_[*looker_];
  const bool left = slot_[*looker_] < 0.5;
  const Box skull = a.figure.skull.empty() ? a.figure.head : a.figure.skull;
  const double h = stage_.height;
  // As large as the frame bears without covering those who face us.
  double free = room_width();
  for (const Actor& o : actors_)
    if (!o.looms) free = std::min(free, left ? o.head().x - left_ : right_ - o.head().right());
  const double low = stage_.text_bottom() ? bottom_ : h;
  const double wanted = std::min(
      {room_width() * 0.42, (low - top_) * 0.52, std::max(room_width() * 0.30, free * 1.05)});
  a.scale = wanted / std::max(1.0, std::max(skull.width, a.figure.head.width * 0.8));
  // Ears and hats; the frame may cut long ears, the words' space may not.
  double above = -(a.figure.bounds.y - skull.y) * a.scale;
  if (!stage_.text_top()) above = std::min(above, skull.height * a.scale * 0.45);
  // The head is high enough to be a head and low enough to let the shoulders in.
  const double head_top = std::max(top_ + above + h * 0.01, low - skull.height * a.scale * 1.75);
  a.feet.y = head_top - skull.y * a.scale;
  // The frame cuts the outer part of the head and the shoulder.
  const double rim = -skull.width * a.scale * 0.20;
  a.feet.x = left ? left_ + rim - skull.x * a.scale : right_ - rim - skull.right() * a.scale;
  a.lift = 0;
}

}  // namespace talewright::engines::illustrator
