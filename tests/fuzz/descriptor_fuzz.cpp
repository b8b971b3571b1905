// Whatever is said of a character, in words or in a descriptor: it is refused with a Failure, or
// comes out complete, the same from its JSON, and drawn. Run with clang's libFuzzer.
#include <cstdlib>

#include "base/failure.h"
#include "base/text.h"
#include "contract/schema.h"
#include "engines/engines.h"
#include "fuzz/from_schema.h"

using namespace talewright;

namespace {

const std::vector<std::string>& words() {
  static const auto all = [] {
    std::vector<std::string> list = {"raincoat", "dress", "scarf",  "glasses", "crown",  "spots",
                                     "stripes",  "mask",  "braids", "curly",   "unknown"};
    const json::value species = parse_embedded("resources/species.json");
    if (const json::array* rows = species.if_array())
      for (const json::value& v : *rows)
        if (v.is_object()) list.push_back(text_or(v.as_object(), "name"));
    return list;
  }();
  return all;
}

void check(const story::Descriptor& said) {
  static const auto engine = engines::make_builtin_illustrator();
  std::vector<std::string> notes;
  const story::Descriptor whole = engine->complete(said, 7, notes);
  if (whole.species.empty() || whole.main_color.empty()) std::abort();
  if (story::to_json(story::descriptor_from_json(story::to_json(whole))) != story::to_json(whole))
    std::abort();
  story::CastMember who;
  who.key = "hero";
  who.name = "Zoë";
  who.descriptor = whole;
  for (const char* label : {"three_quarter", "back"}) {
    const std::string text = drawing::to_text(engine->reference(who, label));
    if (drawing::to_text(drawing::parse_display_list(text)) != text) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const json::object shape = fuzz::whole_shape("descriptor");
  static const contract::Schema schema(shape);
  static const auto writer = engines::make_builtin_writer();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    boost::system::error_code error;
    json::value value = json::parse(text, error);
    if (error) value = fuzz::FromSchema({data, size}, words()).make(shape);
    if (schema.problems(value).empty()) check(story::descriptor_from_json(value.as_object()));
    if (is_valid_utf8(text) && text.size() <= 4000 && text.find('\0') == text.npos)
      check(writer->describe(text).descriptor);
  } catch (const Failure& failure) {
    if (failure.code() != "validation_failed") std::abort();
  }
  return 0;
}
