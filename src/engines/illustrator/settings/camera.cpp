#include "engines/illustrator/settings/camera.h"

namespace talewright::engines::illustrator {

void through_camera(Stage& s, void (*wide)(Stage&)) {
  if (s.wide()) return wide(s);
  story::SceneSpec spec = s.spec;
  spec.shot = story::Shot::Wide;
  Stage far(spec, s.light);
  wide(far);
  const double k = s.zoom;
  // Feet keep their distance to the wall; a ground without walls keeps the shot's own horizon.
  const bool walled = far.light.air == Air::Indoor;
  const double horizon = walled ? std::clamp(s.floor - (far.floor - far.horizon) * k * 0.92,
                                             s.height * 0.30, s.height * 0.80)
                                : s.horizon;
  // Aside of the middle, as far as the set reaches.
  Random random(s.spec.seed, "camera");
  const double reach = (0.5 - 0.5 / k) * 0.55;
  const double centre = s.width * (0.5 + random.between(-reach, reach));
  const Affine map = Affine::translation(s.width / 2, horizon) * Affine::scaling(k, k) *
                     Affine::translation(-centre, -far.horizon);
  const double shift_x = s.width / 2 - centre * k, shift_y = horizon - far.horizon * k;
  for (auto [from, to] : {std::pair{&far.back, &s.back}, {&far.front, &s.front}}) {
    Group moved = transformed(*from, map);
    for (drawing::Node& node : moved.children) to->children.push_back(std::move(node));
  }
  s.horizon = horizon;
  s.light = far.light;
  s.quiet = far.quiet;
  s.pillow_left = far.pillow_left;
  for (const Lamp& lamp : far.lamps) s.lamps.push_back({map(lamp.at), lamp.reach * k});
  if (far.swim) s.swim = map(Point{0, *far.swim}).y;
  if (far.bed)
    s.bed = Box{far.bed->x * k + shift_x, far.bed->y * k + shift_y, far.bed->width * k,
                far.bed->height * k};
  if (far.trodden)
    s.trodden = [=, known = far.trodden](Point p) {
      return known({(p.x - shift_x) / k, (p.y - shift_y) / k});
    };
}

}  // namespace talewright::engines::illustrator
