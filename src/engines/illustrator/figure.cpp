#include "engines/illustrator/figure.h"

#include <array>

#include "engines/illustrator/rig/families.h"

namespace talewright::engines::illustrator {

namespace {

using drawing::Group;

rig::View view_of(story::Facing facing) {
  switch (facing) {
    case story::Facing::Front:
      return {.turn = 0};
    case story::Facing::Back:
      return {.turn = 0, .back = true};
    case story::Facing::BackLeft:
    case story::Facing::BackRight:
      return {.turn = 32, .back = true};
    case story::Facing::SideLeft:
    case story::Facing::SideRight:
      return {.turn = 62};
    default:
      return {.turn = 24};
  }
}

void mirror(Figure& figure) {
  const Affine flip = Affine::scaling(-1, 1);
  figure.art = drawing::transformed(figure.art, flip);
  for (drawing::Group* arm : {&figure.under, &figure.over})
    if (!arm->children.empty()) *arm = drawing::transformed(*arm, flip);
  for (Box* box : {&figure.bounds, &figure.head, &figure.skull, &figure.trunk})
    box->x = -box->right();
  for (Point* p : {&figure.eyes, &figure.hand}) p->x = -p->x;
  if (figure.saddle) figure.saddle->x = -figure.saddle->x;
}

}  // namespace

Figure build_figure(const FigureRequest& request) { return build_figure(request, -1); }

Figure build_figure(const FigureRequest& request, double turn) {
  const rig::Build build = rig::make_build(request.who);
  rig::View view = view_of(request.facing);
  if (turn >= 0) view.turn = turn;
  const bool left = rig::faces_left(request.facing);
  const Point gaze{left ? -request.gaze.x : request.gaze.x, request.gaze.y};
  const rig::Sitter sitter{request, build, rig::look_of(request.expression), view, gaze};
  Figure figure = rig::draw_family(sitter);
  if (left) mirror(figure);
  return figure;
}

std::span<const std::string> species_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> result;
    for (const rig::SpeciesRig& r : rig::species_rigs()) result.push_back(r.name);
    return result;
  }();
  return names;
}

std::span<const std::string> garment_names() {
  static const std::vector<std::string> names{
      "t_shirt",  "sweater", "hoodie",    "jacket",  "raincoat", "coat",  "dress",  "skirt",
      "trousers", "shorts",  "dungarees", "pyjamas", "cape",     "apron", "vest",   "space_suit",
      "armor",    "robe",    "swimsuit",  "onesie",  "boots",    "shoes", "sandals"};
  return names;
}

std::span<const std::string> accessory_names() {
  static const std::vector<std::string> names{
      "glasses", "sunglasses", "scarf",       "hat",        "cap",     "sun_hat",      "wool_hat",
      "crown",   "tiara",      "wizard_hat",  "pirate_hat", "helmet",  "space_helmet", "headscarf",
      "bow",     "flower",     "hearing_aid", "backpack",   "satchel", "necklace",     "bow_tie",
      "tie",     "wheelchair", "wings",       "eye_patch",  "beard",   "long_beard",   "mustache",
      "braces",  "bib",        "turban"};
  return names;
}

std::span<const std::string> hair_style_names() {
  static const std::array<std::string, 14> names{
      "short", "long",  "curly", "braids",   "bun",  "ponytail",   "afro",
      "bald",  "spiky", "bob",   "pigtails", "wavy", "long_curly", "short_curly"};
  return names;
}

std::span<const std::string> marking_names() {
  static const std::array<std::string, 6> names{"none",  "mask",    "stripes",
                                                "spots", "patches", "freckles"};
  return names;
}

std::span<const std::string> feature_names() {
  static const std::array<std::string, 6> names{"torn_ear", "scar",    "gap_teeth",
                                                "patch",    "bandage", "freckles"};
  return names;
}

}  // namespace talewright::engines::illustrator
