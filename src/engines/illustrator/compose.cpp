#include "engines/illustrator/compose.h"

#include "engines/illustrator/compose_things.h"
#include "engines/illustrator/composer.h"

namespace talewright::engines::illustrator {

using story::SceneFigure;

namespace {
Box set_down(const Box& b, const Actor& a) {
  return {a.feet.x + b.x * a.scale, a.feet.y + b.y * a.scale, b.width * a.scale,
          b.height * a.scale};
}
}  // namespace

Box Actor::box() const { return set_down(figure.bounds, *this); }

Box Actor::head() const { return set_down(figure.head, *this); }

Box Actor::skull() const {
  return set_down(figure.skull.empty() ? figure.head : figure.skull, *this);
}

Box Actor::face() const {
  const Box h = head(), s = skull();
  const double top = std::max(h.y, s.y), low = std::max(h.bottom(), s.bottom());
  return {h.x, top, h.width, low - top};
}

Box Actor::trunk() const {
  return set_down(figure.trunk.empty() ? figure.bounds : figure.trunk, *this);
}

Point Actor::eyes() const { return map()(figure.eyes); }

Composer::Composer(const Stage& stage, Footing footing, std::span<const story::CastMember> cast)
    : stage_(stage),
      spec_(stage.spec),
      footing_(footing),
      cast_(cast),
      random_(spec_.seed, "layout") {
  const Tilt tilt(spec_, stage_.width, stage_.height);
  const Box safe = tilt.safe(stage_.calm);
  const bool side = !stage_.calm.empty() && stage_.calm.width < stage_.width * 0.9;
  left_ = safe.x, right_ = safe.right();
  // Beside the words a little air; the words' own side is no edge of the picture.
  if (side && tilt.none()) {
    if (stage_.calm.x <= 0)
      left_ = stage_.calm.right() + stage_.width * 0.005;
    else
      right_ = stage_.calm.x - stage_.width * 0.005;
  }
  top_ = stage_.text_top() ? stage_.calm.bottom() + stage_.height * 0.012 : stage_.height * 0.05;
  bottom_ = stage_.text_bottom() ? stage_.calm.y - 3 : stage_.height;
  if (!tilt.none()) {
    top_ = std::max(safe.y + stage_.height * 0.01, stage_.text_top() ? 0 : stage_.height * 0.05);
    bottom_ = safe.bottom();
  }
  tall_ =
      std::min(bottom_ < stage_.height * 0.97 && !stage_.text_bottom() ? bottom_ : stage_.height,
               room_width() * 1.3);
}

std::optional<std::size_t> Composer::actor_named(std::string_view key) const {
  for (std::size_t i = 0; i < actors_.size(); ++i)
    if (actors_[i].role->character == key) return i;
  return std::nullopt;
}

std::optional<std::size_t> Composer::partner(std::size_t i) const {
  const SceneFigure& role = *actors_[i].role;
  if (role.interaction)
    if (const auto named = actor_named(role.with); named && *named != i) return named;
  if (const auto named = actor_named(role.looks_at); named && *named != i) return named;
  std::optional<std::size_t> best;
  for (std::size_t k = 0; k < actors_.size(); ++k)
    if (k != i && (!best || std::abs(slot_[k] - slot_[i]) < std::abs(slot_[*best] - slot_[i])))
      best = k;
  return best;
}

bool Composer::in_focus(std::size_t i) const {
  return !spec_.focus.empty() && actors_[i].role->character == spec_.focus;
}

bool Composer::crops() const {
  return (close() || over_shoulder()) && !stage_.text_bottom() && ground() && !rows_;
}

Layout Composer::layout() {
  Layout result;
  take_roles();
  choose_looker();
  choose_slots();
  choose_facings();
  build({});
  choose_rows();
  heads_to_pillow();
  for (int attempt = 0; attempt < 24; ++attempt) {
    size_up();
    stand();
    if (part()) break;
    // First a little smaller; then whose arms are in the way makes room.
    if (attempt >= 2 && spare_faces()) {
      keep_hands_near();
      build({});
    } else {
      shrink_ *= 0.93;
    }
  }
  loom();
  set_order();
  result.things =
      place_things(stage_, actors_, base_scale_, {left_, top_, room_width(), bottom_ - top_});
  look(result.things);
  sit_astride();
  result.actors = std::move(actors_);
  return result;
}

Layout arrange(const Stage& stage, Footing footing, std::span<const story::CastMember> cast) {
  return Composer(stage, footing, cast).layout();
}

}  // namespace talewright::engines::illustrator
