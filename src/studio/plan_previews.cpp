#include "studio/plan_previews.h"

#include <algorithm>
#include <cmath>

#include "drawing/png.h"
#include "engines/engines.h"

namespace talewright::studio {

namespace {

constexpr int kPagePx = 512, kPortraitPx = 256;

const engines::ImageEngine& illustrator() {
  static const auto engine = engines::make_builtin_illustrator();
  return *engine;
}

/// A square around the head, with room for shoulders, inside the picture.
Box portrait_frame(const drawing::DisplayList& list) {
  Box head;
  for (const drawing::Region& region : list.regions)
    if (region.kind == drawing::Region::Kind::Face) head = region.box;
  if (head.empty()) return {0, 0, list.width, list.height};
  const double side = std::min({1.6 * std::max(head.width, head.height), list.width, list.height});
  const Point middle = head.centre() + Point{0, 0.1 * side};
  return {std::clamp(middle.x - side / 2, 0.0, list.width - side),
          std::clamp(middle.y - side / 2, 0.0, list.height - side), side, side};
}

}  // namespace

std::optional<std::string> page_preview_png(const story::PlanDocument& plan, std::int64_t page) {
  if (page < 0 || page > static_cast<std::int64_t>(plan.pages.size())) return std::nullopt;
  const story::SceneSpec& scene =
      page == 0 ? plan.cover : plan.pages[static_cast<std::size_t>(page - 1)].scene;
  const auto list = illustrator().draw(scene, plan.cast, {});
  return drawing::draw_png(list, plan.style, kPagePx);
}

std::optional<std::string> portrait_png(const story::PlanDocument& plan,
                                        std::string_view cast_key) {
  const auto who = std::ranges::find(plan.cast, cast_key, &story::CastMember::key);
  if (who == plan.cast.end()) return std::nullopt;
  story::SceneSpec scene;
  scene.setting = plan.cover.setting;
  scene.time = plan.cover.time;
  scene.season = plan.cover.season;
  scene.text_space = story::TextSpace::None;
  scene.seed = plan.seed;
  story::SceneFigure figure;
  figure.character = who->key;
  figure.place = story::Place::Center;
  scene.characters.push_back(std::move(figure));

  drawing::DisplayList list = illustrator().draw(scene, plan.cast, {});
  const Box frame = portrait_frame(list);
  const double scale = 1000 / frame.width;
  list.root = drawing::transformed(
      list.root, Affine::scaling(scale, scale) * Affine::translation(-frame.x, -frame.y));
  list.width = list.height = 1000;
  return drawing::draw_png(list, plan.style, kPortraitPx);
}

}  // namespace talewright::studio
