#include "engines/illustrator/light_silhouette.h"

#include <vector>

namespace talewright::engines::illustrator {

using drawing::Group;
using drawing::Path;
using drawing::Role;
using drawing::Shape;

namespace {

/// One closed run of curves; a straight side is a curve with its controls on it.
struct Run {
  Point start;
  struct Piece {
    Point c1, c2, to;
  };
  std::vector<Piece> pieces;

  double area() const {
    double sum = 0;
    Point at = start;
    const auto side = [&](Point to) {
      sum += at.x * to.y - to.x * at.y;
      at = to;
    };
    for (const Piece& p : pieces) side(p.c1), side(p.c2), side(p.to);
    side(start);
    return sum / 2;
  }
  void add_to(Path& path, bool reversed) const {
    if (!reversed) {
      path.move_to(start);
      for (const Piece& p : pieces) path.curve_to(p.c1, p.c2, p.to);
    } else {
      path.move_to(pieces.back().to);
      for (std::size_t i = pieces.size(); i-- > 0;)
        path.curve_to(pieces[i].c2, pieces[i].c1, i > 0 ? pieces[i - 1].to : start);
    }
    path.close();
  }
};

void add_runs(const Path& path, Path& into) {
  Run run;
  const auto finish = [&] {
    if (!run.pieces.empty())
      if (const double a = run.area(); std::abs(a) > 4) run.add_to(into, a < 0);
    run.pieces.clear();
  };
  const auto& p = path.points();
  std::size_t i = 0;
  Point at;
  for (const Path::Verb verb : path.verbs()) switch (verb) {
      case Path::Verb::Move:
        finish();
        at = run.start = p[i++];
        break;
      case Path::Verb::Line:
        run.pieces.push_back({mix(at, p[i], 1.0 / 3), mix(at, p[i], 2.0 / 3), p[i]});
        at = p[i++];
        break;
      case Path::Verb::Curve:
        run.pieces.push_back({p[i], p[i + 1], p[i + 2]});
        at = p[i + 2];
        i += 3;
        break;
      case Path::Verb::Close:
        finish();
        at = run.start;
        break;
    }
  finish();
}

void collect(const Group& group, Path& into) {
  if (group.opacity < 0.5) return;
  // What is clipped lies within something that is not.
  if (group.clip) return;
  for (const drawing::Node& node : group.children) {
    if (const auto* inner = std::get_if<Group>(&node.item)) {
      collect(*inner, into);
    } else if (const auto* s = std::get_if<Shape>(&node.item)) {
      const bool paint = s->role != Role::Shadow && s->role != Role::Glow && s->role != Role::Mark;
      const bool solid = s->fill.kind == drawing::Fill::Kind::Solid
                             ? s->fill.color.a > 0.5
                             : s->fill.kind != drawing::Fill::Kind::None &&
                                   !s->fill.stops.empty() && s->fill.stops.front().color.a > 0.5;
      if (paint && solid) add_runs(s->path, into);
    }
  }
}

}  // namespace

Path silhouette(const Group& group) {
  Path result;
  collect(group, result);
  return result;
}

}  // namespace talewright::engines::illustrator
