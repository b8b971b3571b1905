#include "engines/illustrator/rig/bird.h"

#include <array>

#include "engines/illustrator/rig/body.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::curve_through;
using drawing::ellipse;
using drawing::rgb;
using drawing::tapered;

namespace {

Color feather_color(const Build& b) {
  const bool dark = drawing::luminance(b.main) < 0.06;  // a toucan, whose beak alone is bright
  if (b.rig->name == "parrot" && !dark) return b.accent;
  if (b.rig->name == "owl") return mix(b.main, b.accent, 0.45);
  if (drawing::luminance(b.main) < 0.06) return lighter(b.main, 0.07);
  return darker(b.main, drawing::luminance(b.main) > 0.6 ? 0.09 : 0.16);
}

/// Laid along the body, not stretched out to do something.
bool folded(const Build& b, const Skeleton& s, const Limb& arm) {
  if (b.rig->name == "penguin" || s.pose.floats || s.pose.lying || arm.raised) return false;
  const Point d = arm.end - arm.root;
  return std::abs(d.x) < 0.75 * std::max(d.y, 1e-6);
}

/// A wing laid together from the shoulder to its tip: coverts above, long feathers below. `out` is
/// 1 when its rounded edge lies to the left of the way down.
void draw_folded_wing(Art& art, Point shoulder, Point tip, double wide, double out, Color c,
                      std::string_view part) {
  const Point a = tip - shoulder;
  const double len = std::max(length(a), 1e-6);
  const Point u = a * (1 / len), n = Point{-u.y, u.x} * out;
  const auto p = [&](double x, double y) { return shoulder + u * (x * len) + n * (y * wide); };
  const Path wing = cornered(
      {{p(0.0, -0.36), p(-0.08, 0.06), p(0.04, 0.46), p(0.32, 0.62), p(0.68, 0.46), p(1, 0.04)},
       {p(1, 0.04), p(0.94, -0.12), p(0.86, -0.16)},
       {p(0.86, -0.16), p(0.82, -0.3), p(0.72, -0.34)},
       {p(0.72, -0.34), p(0.4, -0.56), p(0.14, -0.54), p(0.0, -0.36)}});
  art.form(wing, c, Role::Body, part);
  const Color mark = drawing::luminance(c) > 0.03 ? darker(c, 0.22) : lighter(c, 0.16);
  art.inside(inset(wing, 0.4), [&](Art& in) {
    Path coverts;
    coverts.move_to(p(0.34, 0.7));
    for (double y : {0.36, 0.06, -0.24, -0.6})
      coverts.quad_to(p(0.5 - 0.05 * y, y + 0.15), p(0.36 - 0.06 * y, y));
    coverts.line_to(p(-0.2, -0.7)).line_to(p(-0.2, 0.7)).close();
    in.plain(coverts, lighter(c, 0.1), Role::Body, part);
    for (double y : {0.3, 0.04, -0.2})
      in.line(
          curve_through(std::array{p(0.46, y * 1.1), p(0.68, y * 0.9), p(0.92, y * 0.3 - 0.02)}),
          wide * 0.05, mark, "wing.line");
  });
}

}  // namespace

void draw_wings_behind(Art& art, const Build& b, const Skeleton& s) {
  const Trunk& t = s.trunk;
  const double k = -0.3 * t.yaw;
  for (double side : {-1.0, 1.0}) {
    if (!folded(b, s, side < 0 ? s.near_arm : s.far_arm)) continue;
    const Point shoulder = t.at(side * 0.66 + k * 0.6, 0.74), tip = t.at(side * 0.16 + k, -0.06);
    draw_folded_wing(art, shoulder, tip, t.half_belly * 0.94 * (1 + 0.16 * side * t.yaw), side,
                     feather_color(b), side < 0 ? "wing.near" : "wing.far");
  }
}

void draw_wing(Art& art, const Build& b, const Skeleton& s, bool near) {
  const Limb& arm = near ? s.near_arm : s.far_arm;
  const Color c = feather_color(b);
  const char* part = near ? "wing.near" : "wing.far";
  const story::Garment* sleeve = sleeve_of(b).garment;
  const bool spread = s.pose.floats || arm.raised, flipper = b.rig->name == "penguin";
  const double w = b.arm_wide * (spread ? 1.35 : 1.2);
  // The tip runs past the wrist and curls a little outwards.
  const Point d = down_turned(arm.end_angle);
  const Point n{d.y, -d.x};
  const double reach = b.hand * (flipper ? 0.7 : 1.1);
  if (!sleeve && folded(b, s, arm)) {
    if (s.view.back) return;  // they lie on the back: draw_wings_behind
    const bool flat = s.view.front();
    return draw_folded_wing(art, arm.root - Point{0, w * 0.3}, arm.end + d * (reach * 1.5),
                            w * (flat ? 1.35 : 1.6), flat && !near ? -1 : 1, c, part);
  }
  if (!flipper && spread && !arm.before_head) {
    // Long feathers along the trailing edge, from the tip in towards the body.
    const Point trail = n.y > 0 ? n : n * -1.0;
    const Color under = darker(c, 0.07);
    for (int i = 0; i <= 5; ++i) {
      const double k = i / 5.0;
      const Point root = k < 0.4 ? talewright::mix(arm.end, arm.mid, k * 1.2)
                                 : talewright::mix(arm.mid, arm.root, (k - 0.4) * 1.1);
      const Point way = d * (1 - k) + trail * (0.25 + 0.75 * k);
      const Point u = way * (1 / std::max(length(way), 1e-6));
      const double len = w * (1.9 - 0.7 * k);
      const Point end = root + u * len;
      art.form(tapered(std::array{root, talewright::mix(root, end, 0.6), end},
                       std::array{w * 0.5, w * 0.62, w * 0.3}),
               i % 2 ? under : c, Role::Body, part, 0.9);
    }
  } else if (!flipper) {
    for (double k : {-1.0, 0.0, 1.0}) {
      const Point root = talewright::mix(arm.mid, arm.end, 0.6) + n * (k * w * 0.26);
      const Point tip = arm.end + d * (reach * (1.25 - 0.22 * std::abs(k))) + n * (k * w * 0.5);
      art.form(tapered(std::array{root, talewright::mix(root, tip, 0.55), tip},
                       std::array{w * 0.5, w * 0.58, w * 0.24}),
               c, Role::Body, part, 0.9);
    }
  }
  const std::vector<Point> line = bent(arm.root, arm.mid, arm.end + d * (flipper ? reach : 0), 7);
  const Path wing = tapered(line, std::array{w * 0.95, w * 1.2, w * 1.36, w * 1.4, w * 1.3,
                                             w * 1.08, w * (flipper ? 0.6 : 0.8)});
  art.form(wing, c, Role::Body, part);
  if (!flipper) {
    const Color mark = darker(c, 0.2);
    for (double k : {0.5, 0.72}) {
      const Point at = line[static_cast<std::size_t>(k * 6)];
      for (double x : {-0.26, 0.26}) {
        Path bow;
        const Point q = at + n * (x * w);
        bow.move_to(q - n * (w * 0.2)).quad_to(q + d * (w * 0.3), q + n * (w * 0.2));
        art.line(bow, w * 0.08, mark, "wing.line");
      }
    }
  }
  if (sleeve) {
    std::vector<Point> upper(line.begin(), line.begin() + 4);
    const Color cloth = garment_color(b, *sleeve);
    art.form(tapered(upper, std::array{w * 1.05, w * 1.35, w * 1.5, w * 1.52}), cloth, Role::Cloth,
             near ? "sleeve.near" : "sleeve.far");
  }
}

void draw_wing_tip(Art& art, const Build& b, const Skeleton& s, bool near) {
  const Limb& arm = near ? s.near_arm : s.far_arm;
  const Color c = feather_color(b);
  const double w = b.arm_wide * 0.9;
  // The end of the wing turns up the side of the thing and three feathers close on it.
  const Point d = down_turned(arm.end_angle), n{d.y, -d.x};
  for (double k : {-1.0, 1.0, 0.0}) {
    const Point root = arm.end - d * (w * 0.7) + n * (k * w * 0.2);
    const Point tip = arm.end + d * (b.hand * (0.9 - 0.16 * std::abs(k))) + n * (k * w * 0.42);
    art.form(tapered(std::array{root, talewright::mix(root, tip, 0.55), tip},
                     std::array{w * 0.66, w * 0.62, w * 0.3}),
             c, Role::Body, near ? "wing.near" : "wing.far", 0.9);
  }
}

void draw_bird_legs(Art& art, const Build& b, const Skeleton& s) {
  const Color c = b.rig->name == "owl" ? rgb(0xE8A84A) : b.accent;
  const Color leg_color = b.rig->name == "parrot" ? rgb(0x8A8A94)
                          : b.rig->name == "duck" && drawing::luminance(b.main) < 0.3
                              ? rgb(0xF2A03A)
                              : c;
  const bool flat = s.view.front() || s.view.back;
  const double w = b.tall * (b.thigh + b.shin > 0.24 * b.tall ? 0.036 : 0.042);
  // A flamingo at rest stands on one leg.
  const auto straight = [](const Limb& l) {
    return std::abs(l.end.x - l.root.x) < 0.2 * (l.end.y - l.root.y);
  };
  const bool rests_on_one = b.rig->name == "flamingo" && !s.pose.floats && !s.pose.lying &&
                            s.pose.lift < 0.02 && straight(s.near_leg) && straight(s.far_leg);
  for (bool near : {false, true}) {
    Limb l = near ? s.near_leg : s.far_leg;
    const double side = near ? -1 : 1;
    const char* part = near ? "leg.near" : "leg.far";
    const double leg = b.thigh + b.shin;
    if (near && rests_on_one) {  // drawn up, the shin folded back under the body
      l.mid = l.root + Point{flat ? -leg * 0.16 : leg * 0.2, leg * 0.42};
      l.end = l.root + Point{flat ? leg * 0.1 : -leg * 0.14, leg * 0.56};
      l.toes = flat ? 0 : -74;
    }
    if (leg > 0.24 * b.tall) {
      // Long legs have feathered thighs and knees that show.
      const Point low = talewright::mix(l.root, l.mid, 0.62);
      art.form(tapered(std::array{l.root - Point{0, w}, talewright::mix(l.root, low, 0.5), low},
                       std::array{w * 3.4, w * 2.9, w * 1.3}),
               b.main, Role::Body, part, 0.9);
    }
    art.form(tapered(bent(l.root, l.mid, l.end, 5), std::array{w * 1.3, w * 1.2, w, w, w}),
             leg_color, Role::Body, part, 0.8);
    if (leg > 0.24 * b.tall)
      art.plain(ellipse(l.mid, w * 0.72, w * 0.66), leg_color, Role::Body, part);
    const double f = b.foot * 0.95, turn = flat ? 0 : radians(l.toes);
    const Point fw{std::cos(turn), -std::sin(turn)}, up{-std::sin(turn), -std::cos(turn)};
    const Point sole = l.end - up * (b.foot_high * 0.42);
    const auto p = [&](double x, double y) { return sole + fw * (x * f) + up * (y * f); };
    const bool web = b.rig->name == "duck" || b.rig->name == "penguin" || b.rig->name == "swan" ||
                     b.rig->name == "goose" || b.rig->name == "flamingo";
    if (web) {
      art.form(flat ? cornered({{p(-0.2, 0.5), p(0.2, 0.5)},
                                {p(0.2, 0.5), p(0.75 + side * 0.1, 0.1)},
                                {p(0.75 + side * 0.1, 0.1), p(0.5, 0.0), p(0.3, 0.05)},
                                {p(0.3, 0.05), p(0.0 + side * 0.1, -0.08), p(-0.3, 0.05)},
                                {p(-0.3, 0.05), p(-0.5, 0.0), p(-0.75 + side * 0.1, 0.1)}})
                    : cornered({{p(-0.35, 0.08), p(-0.1, 0.42), p(0.2, 0.42)},
                                {p(0.2, 0.42), p(0.8, 0.24), p(1.2, 0.12)},
                                {p(1.2, 0.12), p(1.1, 0.0), p(0.4, -0.04), p(-0.35, 0.0)}}),
               leg_color, Role::Body, near ? "foot.near" : "foot.far", 0.8);
      continue;
    }
    for (double k : {-1.0, 1.0, 0.0}) {
      const Point root = p(0.0, 0.28),
                  tip = flat ? p(k * 0.62 + side * 0.06, 0.06 + 0.02 * std::abs(k))
                             : p(k < 0 ? -0.5 : 0.95 - 0.35 * k, 0.08);
      art.form(tapered(std::array{root, talewright::mix(root, tip, 0.5), tip},
                       std::array{w * 0.9, w * 0.85, w * 0.7}),
               leg_color, Role::Body, near ? "foot.near" : "foot.far", 0.7);
    }
    art.plain(ellipse(p(0, 0.3), w * 0.42, w * 0.36), leg_color, Role::Body,
              near ? "foot.near" : "foot.far");
  }
}

void draw_bird_tail(Art& art, const Build& b, const Skeleton& s) {
  const bool flat = s.view.front() || s.view.back;
  if (s.view.front() && !s.view.back) return;
  const double t = b.tall;
  const Point root = s.trunk.at(s.view.back ? -0.3 * s.trunk.yaw : -0.7, 0.12);
  const bool rooster = b.rig->name == "chicken", parrot = b.rig->name == "parrot";
  const double base =
      flat ? -8 * s.trunk.yaw
           : -62 + s.pose.lean * -0.6 + (rooster ? -48 : 0) + (b.rig->name == "duck" ? -40 : 0);
  const double len = parrot ? 0.36 : rooster ? 0.22 : 0.17;
  for (double k : {-1.0, 1.0, 0.0}) {
    const Point d = down_turned(base + k * (parrot ? 9 : 20));
    const Point tip = root + d * (t * len * (1 - 0.12 * std::abs(k)));
    art.form(tapered(std::array{root, talewright::mix(root, tip, 0.55), tip},
                     std::array{t * 0.06, t * 0.085, t * 0.05}),
             parrot && k != 0 ? b.second
             : k == 0         ? feather_color(b)
                              : darker(feather_color(b), 0.1),
             Role::Body, "tail");
  }
}

void draw_beak(Art& art, HeadSpace& h) {
  const double rx = h.frame.rx, ry = h.frame.ry, s = h.side();
  const std::string& kind = h.build.rig->face;
  const std::string& name = h.build.rig->name;
  const Look& look = h.look;
  double open = look.mouth == MouthKind::Open    ? 0.5 + 0.5 * look.mouth_open
                : look.mouth == MouthKind::Round ? 0.75
                : look.mouth == MouthKind::Grit  ? 0.5
                                                 : 0.0;
  if (h.style.eyes_closed) open = 0;
  const Color c = name == "owl"                                                 ? rgb(0xE8A84A)
                  : name == "parrot" && drawing::luminance(h.build.main) > 0.06 ? rgb(0x4A4650)
                  : name == "duck" && drawing::luminance(h.build.main) < 0.3    ? rgb(0xF2B03A)
                                                                                : h.build.accent;
  const double k = name == "owl"       ? 0.72
                   : kind == "bill"    ? 1.35
                   : kind == "hook"    ? 1.2
                   : name == "penguin" ? 0.95
                                       : 1.0;
  const double y0 = name == "owl" ? 0.16 : kind == "bill" ? 0.26 : 0.2;
  const Point m = h.frame.at(0, y0, 0.02);
  const auto p = [&](double x, double y) { return m + Point{x * rx * k, y * ry * k}; };
  const double smile = look.smile * 0.05;
  const Color ink = darker(c, 0.6);
  if (open > 0) {
    const double drop = 0.34 * open;
    const Path lower = blob(std::array{
        p(-0.2, 0.06), p(0.02 + 0.08 * s, 0.18 + drop * 0.8), p(0.02 + 0.34 * s, 0.16 + drop),
        p(0.2 + 0.32 * s, 0.1 + drop * 0.6), p(0.22 + 0.1 * s, 0.04)});
    art.form(lower, darker(c, 0.1), Role::Body, "beak.lower", 0.8);
    art.plain(inset(blob(std::array{p(-0.15, 0.06), p(0.02 + 0.08 * s, 0.12 + drop * 0.66),
                                    p(0.04 + 0.3 * s, 0.1 + drop * 0.72), p(0.2 + 0.2 * s, 0.05)}),
                    0.3),
              rgb(0x8A2E3A), Role::Mouth, "mouth");
    art.plain(ellipse(p(0.04 + 0.16 * s, 0.1 + drop * 0.52), rx * k * 0.11, ry * k * 0.07),
              rgb(0xF08A8C), Role::Mouth, "mouth.tongue");
  }
  Path upper;
  if (kind == "bill")
    upper = blob(std::array{p(-0.32 + 0.1 * s, 0.06 - smile), p(-0.2 + 0.1 * s, -0.13),
                            p(0.08 + 0.14 * s, -0.14), p(0.3 + 0.34 * s, -0.02),
                            p(0.36 + 0.38 * s, 0.1), p(0.16 + 0.3 * s, 0.17),
                            p(0.0 + 0.12 * s, 0.14), p(-0.2 + 0.08 * s, 0.16)});
  else if (kind == "hook")
    upper = blob(std::array{p(-0.22 + 0.02 * s, 0.0), p(-0.1 + 0.06 * s, -0.2),
                            p(0.1 + 0.18 * s, -0.22), p(0.22 + 0.32 * s, 0.0),
                            p(0.1 + 0.36 * s, 0.3), p(0.02 + 0.28 * s, 0.38),
                            p(-0.02 + 0.2 * s, 0.16), p(-0.16 + 0.02 * s, 0.14)});
  else
    upper =
        cornered({{p(-0.21, 0.04 - smile), p(-0.14 + 0.04 * s, -0.12), p(0.04 + 0.12 * s, -0.16),
                   p(0.2 + 0.2 * s, -0.06), p(0.05 + 0.62 * s, 0.12 + 0.1 * (1 - s))},
                  {p(0.05 + 0.62 * s, 0.12 + 0.1 * (1 - s)), p(0.02 + 0.22 * s, 0.13),
                   p(-0.12, 0.1), p(-0.21, 0.04 - smile)}});
  art.form(upper, c, Role::Body, "beak", 0.8);
  if (s < 0.3 && kind == "beak") {
    art.plain(ellipse(p(0.02, 0.0), rx * k * 0.14, ry * k * 0.07), lighter(c, 0.14), Role::Body,
              "beak.light");
  }
  if (open <= 0 && kind != "hook") {
    Path corner;
    corner.move_to(p(-0.21 + (kind == "bill" ? -0.06 + 0.1 * s : 0), 0.06 - smile))
        .quad_to(p(-0.27, 0.05 - smile), p(-0.28, 0.02 - smile * 2.4));
    art.line(corner, rx * 0.035, ink, "beak.corner", Role::Mouth);
  }
  for (double x : {-0.05, 0.07})
    if (name != "penguin")
      art.plain(ellipse(p(x + 0.12 * s, -0.07), rx * 0.022, ry * 0.022), darker(c, 0.4),
                Role::Marking, "beak.nostril");
  h.style.mouth = false;
  h.style.blush_y = 0.34;
}

}  // namespace talewright::engines::illustrator::rig
