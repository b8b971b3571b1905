#include "engines/illustrator/camera.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace talewright::engines::illustrator {

using drawing::Group;
using drawing::Path;
using drawing::Shape;

namespace {

Path warped_path(const Path& path, const PointMap& map) {
  Path result;
  std::size_t at = 0;
  const auto& p = path.points();
  for (const Path::Verb verb : path.verbs()) switch (verb) {
      case Path::Verb::Move:
        result.move_to(map(p[at++]));
        break;
      case Path::Verb::Line:
        result.line_to(map(p[at++]));
        break;
      case Path::Verb::Curve:
        result.curve_to(map(p[at]), map(p[at + 1]), map(p[at + 2]));
        at += 3;
        break;
      case Path::Verb::Close:
        result.close();
        break;
    }
  return result;
}

/// By how much lengths grow there, on average over directions.
double scale_of(const PointMap& map, Point at) {
  const Point o = map(at), x = map(at + Point{1, 0}), y = map(at + Point{0, 1});
  const double det = (x.x - o.x) * (y.y - o.y) - (x.y - o.y) * (y.x - o.x);
  return std::sqrt(std::abs(det));
}

Box warped_box(const Box& b, const PointMap& map) {
  if (b.empty()) return b;
  const Point c = map(b.centre());
  const Point l = map({b.x, b.centre().y}), r = map({b.right(), b.centre().y}),
              t = map({b.centre().x, b.y}), u = map({b.centre().x, b.bottom()});
  const double w = std::abs(r.x - l.x), h = std::abs(u.y - t.y);
  return {c.x - w / 2, std::min(t.y, u.y), w, h};
}

}  // namespace

Group warped(const Group& group, const PointMap& map) {
  Group result;
  result.name = group.name;
  result.opacity = group.opacity;
  if (group.clip) result.clip = warped_path(*group.clip, map);
  result.children.reserve(group.children.size());
  for (const drawing::Node& node : group.children) {
    if (const Group* inner = std::get_if<Group>(&node.item)) {
      result.add(warped(*inner, map));
    } else if (const Shape* shape = std::get_if<Shape>(&node.item)) {
      Shape s = *shape;
      const double k = scale_of(map, s.path.bounds().centre());
      s.path = warped_path(s.path, map);
      s.stroke.width *= k;
      s.fill.radius *= k;
      s.fill.from = map(s.fill.from), s.fill.to = map(s.fill.to);
      result.add(std::move(s));
    } else if (const auto* words = std::get_if<drawing::Words>(&node.item)) {
      drawing::Words w = *words;
      w.size *= scale_of(map, w.box.centre());
      w.box = warped_box(w.box, map);
      result.add(std::move(w));
    } else {
      drawing::Picture p = std::get<drawing::Picture>(node.item);
      p.box = warped_box(p.box, map);
      result.add(std::move(p));
    }
  }
  return result;
}

Foreshortening::Foreshortening(story::Angle angle, const Figure& figure) {
  if (angle == story::Angle::Bird)
    far_ = 0.68, near_ = 1.24, squeeze_ = 0.74;
  else if (angle == story::Angle::Worm)
    far_ = 1.36, near_ = 0.80, squeeze_ = 1.16;
  const Box head = figure.skull.empty() ? figure.head : figure.skull;
  middle_ =
      figure.trunk.empty() ? head.centre().x : (figure.trunk.centre().x + head.centre().x) / 2;
  head_low_ = std::min(-1.0, head.bottom());
  // Who lies or crawls has no height to foreshorten.
  const double upright = std::clamp(-head_low_ / std::max(1.0, figure.height * 0.45), 0.0, 1.0);
  far_ = 1 + (far_ - 1) * upright;
  near_ = 1 + (near_ - 1) * upright;
  squeeze_ = 1 + (squeeze_ - 1) * upright;
}

double Foreshortening::scale_at(double y) const {
  // Smooth from the feet to the chin, then the same for the whole head.
  const double t = std::clamp(y / head_low_, 0.0, 1.0);
  return far_ + (near_ - far_) * t * t * (3 - 2 * t);
}

/// The integral of squeeze * scale from the ground up to the chin, then of the head's scale alone.
double Foreshortening::height_at(double y) const {
  if (y >= 0) return y * far_;
  const double t = std::clamp(y / head_low_, 0.0, 1.0);
  const double below =
      head_low_ * squeeze_ * (far_ * t + (near_ - far_) * (t * t * t - t * t * t * t / 2));
  return below + std::min(0.0, y - head_low_) * near_;
}

Point Foreshortening::operator()(Point p) const {
  return {middle_ + (p.x - middle_) * scale_at(p.y), height_at(p.y)};
}

Point Foreshortening::undone(Point p) const {
  double low = -2000, high = 400;
  for (int i = 0; i < 50; ++i) {
    const double mid = (low + high) / 2;
    (height_at(mid) < p.y ? low : high) = mid;
  }
  const double y = (low + high) / 2;
  return {middle_ + (p.x - middle_) / scale_at(y), y};
}

Figure foreshortened(Figure f, const Foreshortening& seen) {
  if (seen.none()) return f;
  const PointMap map = [&](Point p) { return seen(p); };
  for (Group* g : {&f.art, &f.under, &f.over})
    if (!g->children.empty()) *g = warped(*g, map);
  for (Box* b : {&f.bounds, &f.head, &f.skull, &f.trunk}) *b = warped_box(*b, map);
  for (Point* p : {&f.eyes, &f.hand}) *p = seen(*p);
  if (f.saddle) f.saddle = seen(*f.saddle);
  return f;
}

Tilt::Tilt(const story::SceneSpec& spec, double width, double height)
    : width_(width), height_(height) {
  if (spec.angle != story::Angle::Tilted) return;
  Random random(spec.seed, "tilt");
  degrees_ = random.between(6.0, 8.0) * (random.chance(0.5) ? 1 : -1);
  const double a = radians(std::abs(degrees_));
  grow_ = std::cos(a) + std::max(width / height, height / width) * std::sin(a) + 0.004;
}

Affine Tilt::map() const {
  const Point c{width_ / 2, height_ / 2};
  return Affine::translation(c.x, c.y) * Affine::rotation(degrees_) *
         Affine::scaling(grow_, grow_) * Affine::translation(-c.x, -c.y);
}

Box Tilt::safe(const Box& calm) const {
  Box frame{0, 0, width_, height_};
  if (none()) return frame;
  const double a = radians(std::abs(degrees_)), c = std::cos(a), s = std::sin(a);
  // Half sides p, q of a box about the middle whose turned corners touch the frame.
  const double W = width_ / 2 / grow_, H = height_ / 2 / grow_;
  const double p = (W * c - H * s) / (c * c - s * s), q = (H * c - W * s) / (c * c - s * s);
  frame = {width_ / 2 - p, height_ / 2 - q, 2 * p, 2 * q};
  // The words' side is measured in the leaning picture.
  const auto level = [&](double seen, double half, double across) {
    return ((seen - half) / grow_ + across * s) / c + half;
  };
  if (calm.empty()) return frame;
  if (calm.width > width_ * 0.9) {
    if (calm.y < height_ * 0.3) {
      const double top = level(calm.bottom(), height_ / 2, p);
      frame = {frame.x, top, frame.width, frame.bottom() - top};
    } else {
      const double low = height_ - level(height_ - calm.y, height_ / 2, p);
      frame.height = low - frame.y;
    }
  } else if (calm.x < width_ * 0.3) {
    const double l = level(calm.right(), width_ / 2, q);
    frame = {l, frame.y, frame.right() - l, frame.height};
  } else {
    frame.width = width_ - level(width_ - calm.x, width_ / 2, q) - frame.x;
  }
  return frame;
}

Box Tilt::operator()(const Box& box) const {
  if (none()) return box;
  const Point c = map()(box.centre());
  return {c.x - box.width * grow_ / 2, c.y - box.height * grow_ / 2, box.width * grow_,
          box.height * grow_};
}

}  // namespace talewright::engines::illustrator
