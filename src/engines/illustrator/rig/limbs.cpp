// Arms and legs: tapered shapes around a bent line, starting inside the body; hands, paws, hooves
// and feet; sleeves, trouser legs and shoes over them.
#include <array>

#include "engines/illustrator/rig/bird.h"
#include "engines/illustrator/rig/body.h"
#include "engines/illustrator/rig/tubes.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

/// The colour of a fold: dark on what is light, light on what is nearly black.
Color fold_of(Color c) { return drawing::luminance(c) > 0.03 ? darker(c, 0.42) : lighter(c, 0.16); }

/// The fold on the inside of an elbow or a knee that is bent sharply.
void crease(Art& art, const Limb& l, const Tube& tube, double wide, Color color, Role role) {
  if (!tube.crease) return;
  const Point from = *tube.crease, towards = l.mid - from;
  const double far = std::min(length(towards) * 0.5, wide * 0.42);
  const Point to = from + towards * (far / std::max(length(towards), 1e-6));
  art.plain(tapered(std::array{from, talewright::mix(from, to, 0.6), to},
                    std::array{wide * 0.11, wide * 0.09, wide * 0.02}),
            color, role, "fold");
}

/// The last `high` units of a sleeve or trouser leg in another colour.
void cuff(Art& art, Point at, Point u, const Path& cloth, double wide, double high, Color color) {
  const Point n{-u.y, u.x};
  const Point end = at + u * (wide * 0.5), start = end - u * (high + wide * 0.22);
  Path band;
  band.move_to(start - n * wide)
      .quad_to(start + u * (wide * 0.22), start + n * wide)
      .line_to(end + n * wide + u * wide)
      .line_to(end - n * wide + u * wide)
      .close();
  art.inside(inset(cloth, 0.4), [&](Art& in) { in.plain(band, color, Role::Cloth, "cuff"); });
}

/// Where a sleeve or trouser leg ends, and which way the limb goes there.
std::pair<Point, Point> hem_on(const Limb& l, double at) {
  const std::vector<Point> line = bent(l.root, l.mid, l.end, 13);
  const std::size_t i =
      std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(at * 12)), 1, 12);
  const Point d = line[i] - line[i - 1];
  return {line[i], d * (1 / std::max(length(d), 1e-6))};
}

void draw_hand(Art& art, const Build& b, const Limb& arm, bool near, bool grips, bool points) {
  const double r = b.hand;
  const double angle = arm.end_angle;
  const Point d = down_turned(angle), n{d.y, -d.x};
  const Point c = arm.end + d * (r * 0.45);
  // The thumb points to the facing side.
  const auto p = [&](double along, double across) {
    return c + d * (along * r) + n * (across * r);
  };
  const char* part = near ? "hand.near" : "hand.far";
  if (b.rig->hands == "hoof") {
    art.form(cornered({{p(-0.75, -0.82), p(0.2, -0.95), p(1.0, -0.98)},
                       {p(1.0, -0.98), p(1.14, 0), p(1.0, 0.98)},
                       {p(1.0, 0.98), p(0.2, 0.95), p(-0.75, 0.82)}}),
             b.hands, Role::Body, part);
    art.line(drawing::curve_through(std::array{p(1.08, 0), p(0.4, 0)}), r * 0.14,
             darker(b.hands, 0.4), "hoof.line");
    return;
  }
  const Path thumb = tapered(std::array{p(-0.25, 0.3), p(0.05, 0.95), p(0.4, 1.12)},
                             std::array{r * 0.75, r * 0.66, r * 0.5});
  const Path palm = blob(std::array{p(-0.85, -0.55), p(-0.2, -0.92), p(0.7, -0.82), p(1.15, -0.2),
                                    p(1.08, 0.45), p(0.5, 0.82), p(-0.3, 0.78), p(-0.85, 0.5)});
  const bool digits = b.human() || b.rig->family == "biped";
  art.form(thumb, b.hands, Role::Body, part);
  if (points && digits)
    art.form(tapered(std::array{p(0.3, 0.25), p(1.3, 0.28), p(1.95, 0.3)},
                     std::array{r * 0.66, r * 0.58, r * 0.5}),
             b.hands, Role::Body, part);
  art.form(palm, b.hands, Role::Body, part);
  art.plain(inset(thumb, r * 0.13), b.hands, Role::Body, part);
  if (points && digits)
    art.plain(tapered(std::array{p(0.2, 0.25), p(1.2, 0.28)}, std::array{r * 0.5, r * 0.45}),
              b.hands, Role::Body, part);
  const Color crease =
      mix(b.hands, drawing::luminance(b.hands) > 0.12 ? rgb(0x5A2A26) : rgb(0xFFFFFF), 0.32);
  if (grips || points)
    for (double y : {-0.42, 0.0})
      art.line(drawing::curve_through(std::array{p(0.25, y), p(0.95, y + 0.02)}), r * 0.13, crease,
               "hand.line");
  else
    for (double y : {-0.36, 0.12})
      art.line(drawing::curve_through(std::array{p(0.68, y), p(1.06, y + 0.02)}), r * 0.12, crease,
               "hand.line");
}

/// Whether a foot shows its sole: of one who sits with the legs towards the reader.
bool shows_sole(const Skeleton& s, const Limb& leg) {
  return leg.toes > 60 && !s.pose.lying &&
         (s.view.front() || s.view.back || (s.pose.seated && !s.view.profile()));
}

struct FootShape {
  Path path;
  Point toe, heel, up;
};

/// A foot under the ankle: sole on the ground unless raised; from the front it points to the
/// reader.
FootShape foot_of(const Build& b, const Skeleton& s, const Limb& leg, double side, double grow) {
  const double l = b.foot * grow, h = b.foot_high * grow;
  const bool front = s.view.front() || s.view.back;
  const double turn = radians(leg.toes * (front ? 0 : 1));
  const Point f{std::cos(turn), -std::sin(turn)};
  const Point up{-std::sin(turn), -std::cos(turn)};
  FootShape foot;
  if (shows_sole(s, leg)) {
    const Point c = leg.end + Point{front ? 0 : l * 0.16, -h * 0.2};
    foot.path = ellipse(c, l * (front ? 0.66 : 0.56), l * 0.82, front ? side * 14 : 12 + side * 6);
    foot.toe = c, foot.heel = c, foot.up = {0, -1};
    return foot;
  }
  const Point base = leg.end + up * (-b.foot_high * 0.55);
  if (front) {
    const double out = side * l * 0.16 + s.view.yaw() * l * 0.5;
    const auto p = [&](double x, double y) { return base + Point{x * l * 0.62 + out, -y * h}; };
    foot.path =
        blob(std::array{p(-0.95, 0.02), p(-1.02, 0.5), p(-0.6, 1.12), p(0, 1.3), p(0.6, 1.12),
                        p(1.02, 0.5), p(0.95, 0.02), p(0.4, -0.05), p(-0.4, -0.05)});
    foot.toe = p(0, 0.2), foot.heel = p(0, 1), foot.up = {0, -1};
    return foot;
  }
  const auto p = [&](double x, double y) { return base + f * (x * l) + up * (y * h); };
  foot.path =
      blob(std::array{p(-0.62, 0.04), p(-0.74, 0.52), p(-0.46, 1.22), p(0.1, 1.3), p(0.62, 0.98),
                      p(1.14, 0.72), p(1.26, 0.26), p(1.05, 0.0), p(0.2, -0.03)});
  foot.toe = p(1.0, 0.35), foot.heel = p(-0.6, 0.3), foot.up = up;
  return foot;
}

void draw_foot(Art& art, const Build& b, const Skeleton& s, const Limb& leg, double side,
               const char* part) {
  const bool front = s.view.front() || s.view.back;
  const story::Garment* shoe = b.garment({"shoes", "boots", "sandals", "space_suit", "armor"});
  Limb calf = leg;
  {
    const Point d = leg.end - leg.mid;
    calf.end = leg.end - d * std::min(0.7, b.leg_wide * 0.4 / std::max(length(d), 1e-6));
  }
  if (!shoe || shoe->item == "sandals") {
    const bool hoof = b.rig->hands == "hoof";
    const FootShape foot = foot_of(b, s, leg, side, 1);
    art.form(foot.path, b.feet, Role::Body, part);
    const Color crease =
        mix(b.feet, drawing::luminance(b.feet) > 0.12 ? rgb(0x4A2522) : rgb(0xFFFFFF), 0.35);
    if (shows_sole(s, leg) && !b.human()) {  // pads
      const double l = b.foot * (front ? 1 : 0.88);
      const Color pad = mix(b.inner, b.feet, 0.2);
      art.plain(ellipse(foot.toe + Point{0, l * 0.2}, l * 0.34, l * 0.3), pad, Role::Marking,
                "foot.pad");
      for (double x : {-0.36, 0.0, 0.36})
        art.plain(
            ellipse(foot.toe + Point{x * l, -l * (0.34 - std::abs(x) * 0.25)}, l * 0.14, l * 0.16),
            pad, Role::Marking, "foot.pad");
    } else if (!s.view.back && !shows_sole(s, leg)) {
      const Point f = front ? Point{1, 0} : Point{foot.up.y * -1, foot.up.x};
      const Point up = foot.up;
      const double l = b.foot;
      const int lines = hoof ? 1 : 2;
      for (int i = 0; i < lines; ++i) {
        const double x = front ? (hoof ? 0 : (i ? 0.2 : -0.2)) : (i ? -0.02 : 0.2);
        const Point from =
            foot.toe + f * (x * l) + up * (front ? -b.foot_high * 0.12 : b.foot_high * 0.02);
        art.line(drawing::curve_through(std::array{
                     from, from + up * (b.foot_high * 0.36) - f * (front ? 0 : l * 0.05)}),
                 l * 0.075, crease, "foot.line");
      }
    }
    if (shoe) {
      const Color c = garment_color(b, *shoe);
      art.inside(foot.path, [&](Art& in) {
        const Box box = foot.path.bounds();
        in.plain(drawing::rectangle(
                     {box.x, box.bottom() - box.height * 0.18, box.width, box.height * 0.3}),
                 darker(c, 0.3), Role::Cloth, "shoe.sole");
        for (double x : {0.35, 0.68})
          in.line(drawing::curve_through(
                      std::array{Point{box.x + box.width * x, box.y},
                                 Point{box.x + box.width * (x + 0.12), box.bottom()}}),
                  b.foot * 0.2, c, "shoe.strap", Role::Cloth);
      });
    }
    return;
  }
  const Color c = shoe->item == "space_suit" ? mix(garment_color(b, *shoe), rgb(0xFFFFFF), 0.3)
                  : shoe->item == "armor"    ? darker(garment_color(b, *shoe), 0.12)
                                             : garment_color(b, *shoe);
  const FootShape foot = foot_of(b, s, leg, side, b.human() ? 1.08 : 1.1);
  if (shoe->item != "shoes") {
    const Path shaft =
        limb_path(calf, 0.4, 1, b.leg_wide * 1.2, b.leg_wide * 1.22, b.leg_wide * 1.2);
    art.form(shaft, c, Role::Cloth, part);
  }
  art.form(foot.path, c, Role::Cloth, part);
  if (shoe->item != "shoes")
    art.plain(limb_path(calf, 0.6, 1, b.leg_wide * 1.0, b.leg_wide * 1.02, b.leg_wide * 0.96), c,
              Role::Cloth, part);
  const Box box = foot.path.bounds();
  if (shows_sole(s, leg)) {
    // Sole and heel, with the upper as a rim around them.
    const Color sole = shoe->item == "shoes" ? rgb(0xFFF6E6) : darker(c, 0.35);
    const Affine in = Affine::translation(foot.toe.x, foot.toe.y) * Affine::scaling(0.76, 0.8) *
                      Affine::translation(-foot.toe.x, -foot.toe.y);
    const Path face = foot.path.transformed(in);
    art.plain(face, sole, Role::Cloth, "shoe.sole");
    art.inside(face, [&](Art& inner) {
      inner.plain(drawing::rectangle({box.x, foot.toe.y + b.foot * 0.28, box.width, b.foot}),
                  darker(sole, 0.16), Role::Cloth, "shoe.sole");
    });
  } else {
    art.inside(inset(foot.path, 0.4), [&](Art& in) {
      const Point down = foot.up * -1, f{-foot.up.y, foot.up.x};
      const Point mid = box.centre() + down * (b.foot_high * 0.62);
      const std::array sole{mid - f * (b.foot * 1.5), mid + f * (b.foot * 1.5),
                            mid + f * (b.foot * 1.5) + down * b.foot,
                            mid - f * (b.foot * 1.5) + down * b.foot};
      in.plain(drawing::polygon(sole), shoe->item == "shoes" ? rgb(0xFFF6E6) : darker(c, 0.35),
               Role::Cloth, "shoe.sole");
      if (shoe->item == "shoes" && !s.view.back) {
        const Point lace = front ? box.centre() + foot.up * (b.foot_high * 0.18)
                                 : foot.heel + f * (b.foot * 0.98) + foot.up * (b.foot_high * 0.62);
        for (double t : {-0.16, 0.1})
          in.line(drawing::curve_through(
                      std::array{lace + f * (b.foot * (t - 0.1)) + foot.up * (b.foot_high * 0.2),
                                 lace + f * (b.foot * (t + 0.06)) + down * (b.foot_high * 0.1)}),
                  b.foot * 0.09, rgb(0xFFFFFF, 0.9), "shoe.lace", Role::Cloth);
      }
    });
  }
}

}  // namespace

Point hand_of(const Build& b, const Limb& arm) {
  return arm.end + down_turned(arm.end_angle) * (b.hand * 0.6);
}

namespace {

/// An arm under construction: bare, its hand, its sleeve.
struct Arm {
  Art& art;
  const Build& b;
  const Skeleton& s;
  bool near;
  const Limb& limb;
  Sleeve sleeve;
  Color cloth;
  double w;      ///< width of the bare arm
  double loose;  ///< of the sleeve

  Arm(Art& a, const Build& build, const Skeleton& sk, bool near_one)
      : art(a),
        b(build),
        s(sk),
        near(near_one),
        limb(near ? sk.near_arm : sk.far_arm),
        sleeve(sleeve_of(build)),
        w(build.arm_wide),
        loose(build.arm_wide * sleeve.loose) {
    if (sleeve.garment)
      cloth = sleeve.garment->item == "dungarees" ? b.main : garment_color(b, *sleeve.garment);
  }
  const char* part() const { return near ? "arm.near" : "arm.far"; }
  bool dressed() const { return sleeve.garment && sleeve.length > 0; }

  Tube sleeve_tube() const {
    return limb_tube(limb, 0, std::min(sleeve.length, 1.0), loose * 1.02,
                     loose * (sleeve.length > 0.6 ? 0.98 : 1.06), loose * 0.98);
  }
  /// Whether the forearm lies over the upper arm, so that each is drawn as a piece of its own.
  bool folds() const {
    if (folded(limb, dressed() ? loose : w)) return true;
    return dressed() ? sleeve_tube().tangled : limb_tube(limb, 0, 1, w, w, w).tangled;
  }

  /// A patch over the shoulder's end of the contour, so that arm and trunk are one.
  void close_seam(double wide, Color color, Role role) {
    const bool front_of_trunk = near || limb.before_trunk || s.view.front();
    if (!front_of_trunk || s.view.back) return;
    const Point towards = limb.mid - limb.root;
    const Point d = towards * (1 / std::max(length(towards), 1e-6));
    art.inside(inset(s.trunk.outline(sleeve.garment ? b.tall * 0.008 : 0), 0.6), [&](Art& in) {
      const Path patch = ellipse(limb.root - d * (wide * 0.26), wide * 0.44, wide * 0.42);
      in.plain(patch, color, role, part());
      if (sleeve.garment)
        draw_pattern(in, patch, *sleeve.garment, color, b.tall * 0.046, s.pose.lean);
    });
  }
  void put_cloth(const Path& path, double turned) {
    art.form(path, cloth, Role::Cloth, near ? "sleeve.near" : "sleeve.far");
    draw_pattern(art, inset(path, 0.5), *sleeve.garment, cloth, b.tall * 0.046, turned);
  }
  void put_cuff(const Path& path, Point at, Point way) {
    const std::string& item = sleeve.garment->item;
    if (sleeve.length <= 0.6 || item == "robe") return;
    const bool knit = item == "sweater" || item == "hoodie" || item == "space_suit";
    cuff(art, at, way, path, loose, b.tall * (knit ? 0.03 : 0.018),
         knit ? trim_of(cloth) : darker(cloth, 0.16));
  }

  void draw(bool grips, bool points) {
    const double length = std::min(sleeve.length, 1.0);
    if (sleeve.length < 0.98) {
      const Tube tube = limb_tube(limb, 0, 1, w, w * 0.92, w * 0.78);
      art.form(tube.path, b.limbs, Role::Body, part());
      if (sleeve.length < 0.6) crease(art, limb, tube, w, fold_of(b.limbs), Role::Body);
      if (!sleeve.garment) close_seam(w, b.limbs, Role::Body);
    }
    draw_hand(art, b, limb, near, grips, points);
    // The wrist closes over the hand's contour.
    if (sleeve.length < 0.98 && b.hands == b.limbs)
      art.plain(limb_path(limb, 0.7, 1, w * 0.84, w * 0.8, w * 0.6), b.limbs, Role::Body, part());
    if (!dressed()) return;
    const Tube tube = sleeve_tube();
    put_cloth(tube.path, -limb.mid_angle * 0.5 - limb.end_angle * 0.5);
    crease(art, limb, tube, loose, fold_of(cloth), Role::Cloth);
    const auto [at, way] = hem_on(limb, length);
    put_cuff(tube.path, at, way);
    close_seam(loose, cloth, Role::Cloth);
  }

  /// Bent so far that the forearm lies over the upper arm: first the one, then the other.
  void draw_upper() {
    const double upper = std::min(1.0, sleeve.length * 2), lower = sleeve.length * 2 - 1;
    if (!dressed() || upper < 1) {
      art.form(bone_path(limb, false, 1, w, w * 0.92), b.limbs, Role::Body, part());
      if (!sleeve.garment) close_seam(w, b.limbs, Role::Body);
    }
    if (dressed()) {
      put_cloth(bone_path(limb, false, upper, loose * 1.02, loose * (lower > 0.2 ? 0.96 : 1.06)),
                -limb.mid_angle);
      close_seam(loose, cloth, Role::Cloth);
    }
  }
  void draw_fore(bool grips) {
    const double lower = sleeve.length * 2 - 1;
    if (sleeve.length < 0.98)
      art.form(bone_path(limb, true, 1, w * 0.92, w * 0.78), b.limbs, Role::Body, part());
    draw_hand(art, b, limb, near, grips, false);
    if (sleeve.length < 0.98 && b.hands == b.limbs) {
      const Point wrist = talewright::mix(limb.mid, limb.end, 0.5);
      art.plain(tapered(std::array{wrist, limb.end}, std::array{w * 0.72, w * 0.6}), b.limbs,
                Role::Body, part());
    }
    if (!dressed() || lower <= 0.2) return;
    const Path path = bone_path(limb, true, std::min(lower, 1.0), loose * 0.96, loose * 0.94);
    put_cloth(path, -limb.end_angle);
    const Point d = limb.end - limb.mid;
    put_cuff(path, limb.mid + d * std::min(lower, 1.0), d * (1 / std::max(length(d), 1e-6)));
  }
};

}  // namespace

void draw_arm(Art& art, const Build& b, const Skeleton& s, bool near, bool grips) {
  if (b.rig->family == "bird") return draw_wing(art, b, s, near);
  Arm arm(art, b, s, near);
  const bool points = s.pose.points && !near && !grips;
  if (!arm.folds()) return arm.draw(grips, points);
  if (!arm.limb.before_head) arm.draw_upper();
  arm.draw_fore(grips);
}

void draw_upper_arm(Art& art, const Build& b, const Skeleton& s, bool near) {
  if (b.rig->family == "bird") return;
  Arm arm(art, b, s, near);
  if (arm.limb.before_head && arm.folds()) arm.draw_upper();
}

void draw_grip(Art& art, const Build& b, const Skeleton& s, bool near) {
  if (b.rig->family == "bird") return;
  draw_hand(art, b, near ? s.near_arm : s.far_arm, near, true, false);
}

void draw_legs(Art& art, const Build& b, const Skeleton& s) {
  if (b.rig->family == "bird") return draw_bird_legs(art, b, s);
  const double w = b.leg_wide;
  const Sleeve trouser = trouser_of(b);
  const bool sitting_front = (s.view.front() || s.view.back) && s.near_leg.toes > 60;
  // The rounded end of a leg stays inside the foot.
  const auto ankle = [&](const Limb& leg) {
    Limb l = leg;
    const Point d = leg.end - leg.mid;
    l.end = leg.end - d * std::min(0.7, w * 0.3 / std::max(length(d), 1e-6));
    return l;
  };
  const auto bare = [&](const Limb& l, const char* part) {
    const double thigh = s.pose.folds && !s.pose.floats ? 1.45 : 1.2;
    art.form(limb_path(l, 0, 1, w * thigh, w * 1.06, w * 0.86), b.limbs, Role::Body, part);
  };
  const auto cloth = [&](const Limb& l, const char* part) {
    if (!trouser.garment || trouser.length <= 0) return;
    const Color c = garment_color(b, *trouser.garment);
    const double k = trouser.loose;
    const Path tube = limb_path(l, 0, std::min(trouser.length, 1.0), w * k * 1.2, w * k * 1.08,
                                w * k * (trouser.length > 0.6 ? 0.98 : 1.1));
    art.form(tube, c, Role::Cloth, part);
    draw_pattern(art, inset(tube, 0.5), *trouser.garment, c, b.tall * 0.046, -l.mid_angle);
    const auto [at, way] = hem_on(l, std::min(trouser.length, 1.0));
    cuff(art, at, way, tube, w * k, b.tall * 0.02, darker(c, 0.18));
  };
  for (bool near : {false, true}) {
    const Limb& leg = near ? s.near_leg : s.far_leg;
    const Limb l = ankle(leg);
    const double side = near ? -1 : 1;
    const char* foot = near ? "foot.near" : "foot.far";
    const story::Garment* shoe = b.garment({"boots", "space_suit", "armor"});
    bare(l, near ? "leg.near" : "leg.far");
    // Boots go over trousers; bare feet and shoes come out from under them.
    if (shoe) cloth(l, near ? "trouser.near" : "trouser.far");
    draw_foot(art, b, s, leg, side, foot);
    const bool plain_foot = !b.garment({"boots", "shoes", "space_suit", "armor"});
    if (plain_foot && b.feet == b.limbs && !sitting_front)
      art.plain(limb_path(l, 0.55, 1, w * 0.9, w * 0.86, w * 0.62), b.limbs, Role::Body, "leg");
    if (!shoe) cloth(l, near ? "trouser.near" : "trouser.far");
  }
}

}  // namespace talewright::engines::illustrator::rig
