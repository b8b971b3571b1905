#include "engines/illustrator/compose_reach.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace talewright::engines::illustrator {

using drawing::Group;
using drawing::Path;

namespace {
constexpr double kRow = 3;  ///< figure units

template <class Visit>
void each_point(const Path& path, Visit visit) {
  constexpr int kSteps = 6;
  const auto& p = path.points();
  std::size_t at = 0;
  Point pen, start;
  const auto straight = [&](Point to) {
    // Fine enough that no row is left out.
    const int n = 1 + static_cast<int>(length(to - pen) / kRow);
    for (int i = 1; i <= n; ++i) visit(talewright::mix(pen, to, static_cast<double>(i) / n));
    pen = to;
  };
  for (const Path::Verb verb : path.verbs()) switch (verb) {
      case Path::Verb::Move:
        pen = start = p[at++];
        visit(pen);
        break;
      case Path::Verb::Line:
        straight(p[at++]);
        break;
      case Path::Verb::Curve: {
        const Point a = pen, b = p[at], c = p[at + 1], d = p[at + 2];
        at += 3;
        for (int i = 1; i <= kSteps; ++i) {
          const double t = static_cast<double>(i) / kSteps, s = 1 - t;
          straight(a * (s * s * s) + b * (3 * s * s * t) + c * (3 * s * t * t) + d * (t * t * t));
        }
        break;
      }
      case Path::Verb::Close:
        straight(start);
        break;
    }
}

}  // namespace

bool reaches_out(std::string_view part) {
  static constexpr std::array<std::string_view, 8> kLimbs{
      ".arm", ".hand", ".wing", ".sleeve", ".flipper", ".thumb", ".finger", "held.rim"};
  return std::any_of(kLimbs.begin(), kLimbs.end(), [&](std::string_view limb) {
    return part.find(limb) != part.npos && part.find(".armor") == part.npos;
  });
}

Reach::Reach(const Group& art) {
  const Box all = drawing::bounds(art);
  if (all.empty()) return;
  top_ = all.y - kRow;
  rows_.resize(static_cast<std::size_t>(all.height / kRow) + 3);
  collect(art, false);
}

void Reach::note(Point p) {
  const auto at = static_cast<std::ptrdiff_t>(std::floor((p.y - top_) / kRow));
  if (at < 0 || at >= static_cast<std::ptrdiff_t>(rows_.size())) return;
  Row& row = rows_[static_cast<std::size_t>(at)];
  row.low = std::min(row.low, p.x), row.high = std::max(row.high, p.x);
}

void Reach::collect(const Group& group, bool held) {
  held = held || group.name == "held";
  // Patterns are clipped to their limbs, which are noted themselves.
  if (group.clip && !held) return;
  for (const drawing::Node& node : group.children) {
    if (const auto* inner = std::get_if<Group>(&node.item))
      collect(*inner, held);
    else if (const auto* shape = std::get_if<drawing::Shape>(&node.item))
      if (held || reaches_out(shape->part)) each_point(shape->path, [this](Point p) { note(p); });
  }
}

std::optional<std::pair<double, double>> Reach::between(double top, double bottom) const {
  const auto index = [&](double y) {
    return std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(std::floor((y - top_) / kRow)), 0,
                                      static_cast<std::ptrdiff_t>(rows_.size()) - 1);
  };
  if (rows_.empty() || bottom <= top_) return std::nullopt;
  Row all;
  for (std::ptrdiff_t i = index(top); i <= index(bottom); ++i) {
    const Row& row = rows_[static_cast<std::size_t>(i)];
    all.low = std::min(all.low, row.low), all.high = std::max(all.high, row.high);
  }
  if (all.low > all.high) return std::nullopt;
  return std::pair{all.low, all.high};
}

}  // namespace talewright::engines::illustrator
