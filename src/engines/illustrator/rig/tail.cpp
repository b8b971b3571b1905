// Tails: a line in tail space (x away from the body, y up, in shares of the height) and widths
// along it. The line turns with the pose and droops with the mood.
#include <array>

#include "engines/illustrator/rig/bird.h"
#include "engines/illustrator/rig/body.h"

namespace talewright::engines::illustrator::rig {

using drawing::blob;
using drawing::ellipse;
using drawing::tapered;

namespace {

void bands(Art& art, const Path& area, const std::vector<Point>& line,
           const std::vector<double>& wide, Color color, std::string_view part) {
  art.inside(area, [&](Art& in) {
    for (std::size_t i = 1; i + 1 < line.size(); i += 2) {
      const Point d = line[i + 1] - line[i - 1], u = d * (1 / std::max(length(d), 1e-6)),
                  n{-u.y, u.x};
      const double w = wide[i] * 0.8, t = length(d) * 0.27;
      const Point c = line[i];
      Path band;
      band.move_to(c - n * w - u * t).quad_to(c - u * (t * 0.4), c + n * w - u * t);
      band.line_to(c + n * w + u * t).quad_to(c + u * (t * 1.6), c - n * w + u * t).close();
      in.plain(band, color, Role::Marking, part);
    }
  });
}

/// Seen from behind, of somebody upright.
bool hangs_behind(const Build& b, const Skeleton& s) {
  return s.view.back && !s.pose.tail_round && !s.pose.lying && !s.pose.floats &&
         b.who->stance != "four_legged";
}

/// Everything but what lies above the tail's root when it is seen from behind: there it is under
/// the hem of what is worn, comes through a hole in the trousers, or is one with the coat.
Path free_of_root(const Build& b, const Skeleton& s, Point root, double wide) {
  double hem = 0, half = wide;
  for (const auto& [item, v] : {std::pair{"t_shirt", 0.09},
                                {"sweater", 0.04},
                                {"hoodie", 0.03},
                                {"jacket", 0.03},
                                {"vest", 0.07},
                                {"armor", 0.07},
                                {"pyjamas", 0.07},
                                {"swimsuit", -0.04}})
    if (b.garment({item})) hem = v, half = s.trunk.half(v) * 1.02;
  const bool hemmed = half != wide;
  if (!hemmed && wide <= 0) half = b.tall * 0.001;
  const Point a = s.trunk.across(hem), at = hemmed ? s.trunk.spine(hem) : root;
  const Point l = at - a * half, r = at + a * half,
              low = at + Point{0, half * (hemmed ? 0.12 : 0.4)};
  const double far = b.tall * 2;
  Path path;
  path.move_to({-far, -far}).line_to({l.x, -far}).line_to(l);
  path.quad_to(low * 2 - talewright::mix(l, r, 0.5), r);
  return path.line_to({r.x, -far})
      .line_to({far, -far})
      .line_to({far, far})
      .line_to({-far, far})
      .close();
}

void draw_whole_tail(Art& art, const Build& b, const Skeleton& s, const Look& look);

}  // namespace

bool tail_under_clothes(const Build& b) {
  return b.garment({"dress", "skirt", "robe", "coat", "raincoat"}) != nullptr;
}

void draw_tail(Art& art, const Build& b, const Skeleton& s, const Look& look) {
  const bool bird = b.rig->family == "bird";
  const auto draw = [&](Art& pen) {
    if (bird)
      draw_bird_tail(pen, b, s);
    else
      draw_whole_tail(pen, b, s, look);
  };
  if (!hangs_behind(b, s)) return draw(art);
  if (!bird && b.rig->tail.empty()) return;
  const double t = b.tall * b.rig->tail_size;
  const Point root =
      bird ? s.trunk.spine(0.14)
           : s.trunk.spine(0.07) - s.trunk.across(0.07) * (s.trunk.half_hip * 0.24 * s.trunk.yaw);
  Art whole(art.who());
  draw(whole);
  Group tail = whole.take();
  // Shortened where it would hang into the ground.
  const double low = visible_bounds(tail).bottom(), floor = b.tall * 0.02;
  if (low > floor && root.y < 0)
    tail = drawing::transformed(tail, Affine::translation(0, root.y) *
                                          Affine::scaling(1, (floor - root.y) / (low - root.y)) *
                                          Affine::translation(0, -root.y));
  if (tail_under_clothes(b)) return art.put(std::move(tail));
  const double wide = bird ? 0 : b.rig->tail == "thick" ? t * 0.15 : t * 0.1;
  const story::Garment* seat =
      b.garment({"trousers", "shorts", "dungarees", "space_suit", "onesie"});
  if (seat && !bird && b.rig->tail != "puff" && b.rig->tail != "stub")
    art.detail(ellipse(root + Point{0, t * 0.012}, wide * 0.5, t * 0.024),
               darker(garment_color(b, *seat), 0.35), Role::Cloth, "tail.hole", 0.5);
  art.inside(free_of_root(b, s, root, wide), [&](Art& in) { in.put(std::move(tail)); });
  if (bird && !sleeve_of(b).garment) draw_wings_behind(art, b, s);
}

namespace {

void draw_whole_tail(Art& art, const Build& b, const Skeleton& s, const Look& look) {
  const std::string& kind = b.rig->tail;
  if (kind.empty()) return;
  const bool back = s.view.back, hangs = hangs_behind(b, s);
  const double t = b.tall * b.rig->tail_size;
  const double front = s.view.front() || back ? 1 : 0;
  const Point root =
      s.trunk.spine(0.06) +
      s.trunk.across(0.06) *
          (s.trunk.half_hip * (front > 0 ? (back ? -0.24 * s.trunk.yaw : -0.35) : -0.7));
  // A swimmer seen from behind lets it drift away from the head.
  const double drift = back && s.pose.floats ? 46 : 0;
  const double raise = radians(s.pose.tail - drift - look.ears * 22);
  // Tail space: x away from the body, y up; turned with the pose and a little with the trunk.
  const double lean = radians(s.pose.lean * 0.75);
  const auto p = [&](double x, double y) {
    const double a = raise + lean;
    if (hangs) {  // hangs before it sweeps to the side
      const double k = std::clamp((x + 0.04) / 0.24, 0.0, 1.0), f = k * k * (3 - 2 * k);
      x = x * (0.3 + 0.7 * f) + 0.012 * (1 - f);
      y -= 0.1 * f;
    }
    const double rx = x * std::cos(a) - y * std::sin(a), ry = x * std::sin(a) + y * std::cos(a);
    return root + Point{-rx * t, -ry * t};
  };
  const auto curve = [&](std::vector<Point> pts, int n) {
    // Resampled so that bands and tapering are even.
    std::vector<Point> result;
    const double m = static_cast<double>(pts.size() - 1);
    for (int i = 0; i < n; ++i) {
      const double at = m * i / (n - 1);
      const std::size_t k = std::min(pts.size() - 2, static_cast<std::size_t>(at));
      const double f = at - static_cast<double>(k);
      const Point a = pts[k ? k - 1 : 0], q = pts[k], c = pts[k + 1],
                  d = pts[std::min(k + 2, pts.size() - 1)];
      result.push_back((q * 2 + (c - a) * f + (a * 2 - q * 5 + c * 4 - d) * (f * f) +
                        (q * 3 - a - c * 3 + d) * (f * f * f)) *
                       0.5);
    }
    return result;
  };
  const auto widths = [&](std::size_t n, std::vector<double> keys) {
    std::vector<double> result;
    for (std::size_t i = 0; i < n; ++i) {
      const double at = static_cast<double>(keys.size() - 1) * static_cast<double>(i) /
                        static_cast<double>(n - 1);
      const std::size_t k = std::min(keys.size() - 2, static_cast<std::size_t>(at));
      const double f = at - static_cast<double>(k);
      result.push_back((keys[k] + (keys[k + 1] - keys[k]) * (f * f * (3 - 2 * f))) * t);
    }
    return result;
  };
  const auto tail = [&](std::vector<Point> pts, std::vector<double> keys, Color color, int n = 13) {
    const std::vector<Point> line = curve(std::move(pts), n);
    const std::vector<double> wide = widths(line.size(), std::move(keys));
    art.form(tapered(line, wide), color, Role::Body, "tail");
    return std::pair{line, wide};
  };
  if (kind == "ringed") {
    const auto [line, wide] =
        tail({p(-0.04, 0), p(0.14, -0.03), p(0.3, 0.06), p(0.37, 0.24), p(0.32, 0.42)},
             {0.09, 0.15, 0.17, 0.16, 0.11}, b.main, 13);
    const Path path = tapered(line, wide);
    bands(art, inset(path, 0.4), line, wide, b.accent, "tail.ring");
    art.inside(inset(path, 0.4), [&, &line = line](Art& in) {  // clang 14 asks for the name
      in.plain(ellipse(line.back(), t * 0.075, t * 0.07), b.accent, Role::Marking, "tail.tip");
    });
  } else if (kind == "bushy") {
    const auto [line, wide] = tail(
        {p(-0.04, 0), p(0.14, -0.06), p(0.32, 0.02), p(0.42, 0.2), p(0.4, 0.38), p(0.33, 0.47)},
        {0.07, 0.15, 0.24, 0.25, 0.16, 0.03}, b.main, 15);
    const Path path = tapered(line, wide);
    const std::size_t n = line.size();
    art.inside(inset(path, 0.4), [&, &line = line](Art& in) {
      const Point c = line[n - 4], e = line[n - 1] + (line[n - 1] - line[n - 4]) * 0.5;
      const Point d = (line[n - 1] - line[n - 5]), u = d * (1 / length(d)), q{-u.y, u.x};
      const double w = t * 0.2;
      in.plain(
          drawing::polygon(std::array{
              c - q * w, c - q * (w * 0.5) + u * (t * 0.05), c - q * (w * 0.25) - u * (t * 0.03),
              c + u * (t * 0.05), c + q * (w * 0.25) - u * (t * 0.03),
              c + q * (w * 0.5) + u * (t * 0.05), c + q * w, e + q * w, e - q * w}),
          b.second, Role::Marking, "tail.tip");
    });
  } else if (kind == "squirrel") {
    const auto [line, wide] = tail({p(-0.04, 0), p(0.12, -0.04), p(0.27, 0.1), p(0.3, 0.36),
                                    p(0.26, 0.62), p(0.36, 0.76), p(0.5, 0.7)},
                                   {0.08, 0.18, 0.26, 0.28, 0.27, 0.22, 0.12}, b.main, 17);
    art.inside(inset(tapered(line, wide), 0.4), [&, &line = line, &wide = wide](Art& in) {
      std::vector<double> thin;
      for (double w : wide) thin.push_back(w * 0.42);
      in.plain(tapered(line, thin), lighter(b.main, 0.22), Role::Marking, "tail.light");
    });
  } else if (kind == "puff") {
    const double r = t * 0.085;
    const Point c = root + Point{(back ? 0 : -r * 0.7), 0};
    std::vector<Point> pts;
    for (int i = 0; i < 16; ++i) {
      const double a = 2 * std::numbers::pi * i / 16, k = i % 2 ? 1.0 : 0.86;
      pts.push_back(c + Point{std::cos(a) * r * k, std::sin(a) * r * k});
    }
    art.form(blob(pts),
             b.rig->name == "sheep" || b.rig->name == "rabbit" || b.rig->name == "deer" ? b.second
                                                                                        : b.main,
             Role::Body, "tail");
  } else if (kind == "thin") {
    tail({p(-0.03, 0), p(0.14, -0.07), p(0.28, 0.0), p(0.36, 0.16), p(0.46, 0.2)},
         {0.045, 0.036, 0.03, 0.024, 0.014}, b.inner);
  } else if (kind == "tuft") {
    const auto [line, wide] =
        tail({p(-0.03, 0), p(0.14, -0.06), p(0.28, 0.04), p(0.33, 0.22), p(0.43, 0.3)},
             {0.045, 0.038, 0.034, 0.032, 0.03}, b.main);
    const Point e = line.back(), d = line.back() - line[line.size() - 3], u = d * (1 / length(d)),
                n{-u.y, u.x};
    art.form(blob(std::array{e - u * (t * 0.02), e + n * (t * 0.05) + u * (t * 0.05),
                             e + u * (t * 0.14), e - n * (t * 0.05) + u * (t * 0.05)}),
             b.accent, Role::Hair, "tail.tuft");
  } else if (kind == "long" || kind == "curl") {
    const auto [line, wide] =
        kind == "long" ? tail({p(-0.04, 0), p(0.14, -0.06), p(0.27, 0.04), p(0.29, 0.22),
                               p(0.35, 0.38), p(0.43, 0.4)},
                              {0.06, 0.066, 0.064, 0.06, 0.058, 0.044}, b.main, 15)
                       : tail({p(-0.04, 0), p(0.12, -0.06), p(0.27, 0.04), p(0.32, 0.26),
                               p(0.22, 0.4), p(0.13, 0.3), p(0.2, 0.24)},
                              {0.05, 0.05, 0.048, 0.046, 0.044, 0.042, 0.034}, b.main, 19);
    const Path path = tapered(line, wide);
    if (b.rig->face == "tiger" || b.rig->face == "tabby" || b.who->marking == "stripes")
      bands(art, inset(path, 0.4), line, wide, b.accent, "tail.ring");
  } else if (kind == "dog") {
    tail({p(-0.04, 0), p(0.1, 0.02), p(0.2, 0.12), p(0.24, 0.26)}, {0.07, 0.068, 0.056, 0.03},
         b.main);
  } else if (kind == "wolf") {
    const auto [line, wide] = tail({p(-0.04, 0), p(0.12, -0.09), p(0.27, -0.1), p(0.4, -0.02)},
                                   {0.07, 0.15, 0.15, 0.03}, b.main);
    art.inside(inset(tapered(line, wide), 0.4), [&, &line = line](Art& in) {
      in.plain(ellipse(line.back(), t * 0.08, t * 0.08), b.accent, Role::Marking, "tail.tip");
    });
  } else if (kind == "stub") {
    art.form(ellipse(root + Point{back ? 0 : -t * 0.045, 0}, t * 0.06, t * 0.055), b.main,
             Role::Body, "tail");
  } else if (kind == "pigtail") {
    Path curl;
    curl.move_to(root).curve_to(root + Point{-t * 0.1, t * 0.02},
                                root + Point{-t * 0.12, -t * 0.09},
                                root + Point{-t * 0.07, -t * 0.08});
    curl.curve_to(root + Point{-t * 0.03, -t * 0.07}, root + Point{-t * 0.08, 0},
                  root + Point{-t * 0.15, -t * 0.04});
    art.line(curl, t * 0.046, b.line, "tail", Role::Body);
    art.line(curl, t * 0.03, b.main, "tail", Role::Body);
  } else if (kind == "paddle") {
    const Path path =
        blob(std::array{p(-0.04, 0.04), p(0.1, 0.03), p(0.25, 0.1), p(0.36, 0.1), p(0.4, 0.0),
                        p(0.34, -0.1), p(0.22, -0.11), p(0.1, -0.06), p(-0.04, -0.05)});
    art.form(path, b.accent, Role::Body, "tail");
    art.inside(inset(path, 0.5), [&](Art& in) {
      for (double x : {0.08, 0.16, 0.24, 0.32}) {
        in.line(drawing::curve_through(std::array{p(x - 0.06, 0.2), p(x + 0.1, -0.2)}), t * 0.01,
                lighter(b.accent, 0.22), "tail.line");
        in.line(drawing::curve_through(std::array{p(x + 0.1, 0.2), p(x - 0.06, -0.2)}), t * 0.01,
                lighter(b.accent, 0.22), "tail.line");
      }
    });
  } else if (kind == "thick") {
    const auto [line, wide] = tail({p(hangs  ? -0.02
                                      : back ? 0.02
                                             : -0.12,
                                      back && !hangs ? 0.1 : 0.06),
                                    p(hangs  ? 0.02
                                      : back ? 0.1
                                             : 0.06,
                                      back && !hangs ? 0.02 : -0.02),
                                    p(0.24, hangs  ? -0.04
                                            : back ? -0.06
                                                   : -0.11),
                                    p(0.42, -0.06), p(0.54, 0.08)},
                                   {0.24, 0.2, 0.14, 0.08, 0.015}, b.main);
    if (b.rig->back == "plates" || b.rig->back == "bat_wings" || b.rig->name == "crocodile")
      for (std::size_t i = 3; i + 2 < line.size(); i += 2) {
        const Point d = line[i + 1] - line[i - 1], u = d * (1 / length(d)), n{u.y, -u.x};
        const Point q = line[i] + n * (wide[i] * 0.46) * (n.y < 0 ? 1 : -1);
        const Point up = n * (n.y < 0 ? 1 : -1);
        const double r = t * 0.05 * (1.3 - 0.07 * static_cast<double>(i));
        art.form(
            cornered(
                {{q - u * r, q + up * (r * 0.9) - u * (r * 0.2), q + up * (r * 1.5) - u * r * 0.2},
                 {q + up * (r * 1.5) - u * r * 0.2, q + up * r * 0.6 + u * r * 0.6, q + u * r}}),
            b.accent, Role::Body, "tail.plate", 0.7);
      }
    if (b.rig->name == "dragon") {
      const Point e = line.back(), d = e - line[line.size() - 3], u = d * (1 / length(d)),
                  n{-u.y, u.x};
      art.form(cornered({{e - u * (t * 0.03), e + n * (t * 0.075), e + n * (t * 0.07) + u * 0.01},
                         {e + n * (t * 0.07), e + u * (t * 0.14)},
                         {e + u * (t * 0.14), e - n * (t * 0.07)},
                         {e - n * (t * 0.07), e - u * (t * 0.03)}}),
               b.accent, Role::Body, "tail.tip", 0.8);
    }
  } else if (kind == "hair") {
    const auto [line, wide] = tail({p(-0.04, 0.04), p(0.08, 0.12), p(0.19, 0.09), p(0.25, -0.01),
                                    p(0.24, -0.1), p(0.3, -0.15)},
                                   {0.05, 0.08, 0.115, 0.12, 0.085, 0.015}, b.accent, 15);
    for (double k : {-0.22, 0.2}) {
      std::vector<Point> strand;
      for (std::size_t i = 3; i + 1 < line.size(); ++i) {
        const Point d = line[i + 1] - line[i - 1],
                    n = Point{-d.y, d.x} * (1 / std::max(length(d), 1e-6));
        strand.push_back(line[i] + n * (wide[i] * k));
      }
      art.line(drawing::curve_through(strand), t * 0.01, lighter(b.accent, 0.3), "tail.line",
               Role::Hair);
    }
  }
}

}  // namespace

}  // namespace talewright::engines::illustrator::rig
