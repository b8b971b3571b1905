// Whatever a scene spec says: it is refused with a Failure, or settled and drawn; what is settled
// stays as it is when settled again, and comes back from its JSON. Bytes that are JSON are taken as
// a spec, all others choose one within the schema. Run with clang's libFuzzer.
#include <cairo.h>

#include <cstdlib>

#include "base/failure.h"
#include "contract/schema.h"
#include "drawing/style.h"
#include "engines/engines.h"
#include "fuzz/from_schema.h"

using namespace talewright;

namespace {

const engines::ImageEngine& illustrator() {
  static const auto engine = engines::make_builtin_illustrator();
  return *engine;
}

const std::vector<story::CastMember>& cast() {
  static const auto all = [] {
    std::vector<story::CastMember> members;
    for (const char* species :
         {"fox", "human", "horse", "owl", "snake", "octopus", "robot", "snail"}) {
      story::CastMember member;
      member.key = members.empty() ? "hero" : "friend" + std::to_string(members.size());
      member.name = species;
      story::Descriptor kind;
      kind.species = species;
      std::vector<std::string> notes;
      member.descriptor = illustrator().complete(kind, members.size(), notes);
      members.push_back(std::move(member));
    }
    return members;
  }();
  return all;
}

const std::vector<std::string>& words() {
  static const auto all = [] {
    std::vector<std::string> list = {"kite",     "apple", "sign", "boat",          "chair",
                                     "raincoat", "scarf", "hat",  "nonsense thing"};
    for (const auto& member : cast())
      for (int i = 0; i < 4; ++i) list.push_back(member.key);
    const json::value settings = parse_embedded("resources/settings.json");
    for (const json::value& v : settings.as_array()) list.push_back(text_or(v.as_object(), "name"));
    return list;
  }();
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const json::object shape = fuzz::whole_shape("scene_spec");
  static const contract::Schema schema(shape);
  boost::system::error_code error;
  json::value value = json::parse({reinterpret_cast<const char*>(data), size}, error);
  if (error) value = fuzz::FromSchema({data, size}, words()).make(shape);
  if (!schema.problems(value).empty()) return 0;
  try {
    std::vector<std::string> notes, again;
    const story::SceneSpec spec =
        illustrator().settle(story::scene_spec_from_json(value.as_object()), cast(), notes);
    if (illustrator().settle(spec, cast(), again) != spec) std::abort();
    if (story::scene_spec_from_json(story::to_json(spec)) != spec) std::abort();
    const drawing::DisplayList list = illustrator().draw(spec, cast(), {});
    const std::string text = drawing::to_text(list);
    if (drawing::to_text(drawing::parse_display_list(text)) != text) std::abort();
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 48, 48);
    cairo_t* cr = cairo_create(surface);
    drawing::paint(cr, list, "cartoon", {0, 0, 48, 48});
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
  } catch (const Failure& failure) {
    if (failure.code() != "validation_failed") std::abort();
  }
  return 0;
}
