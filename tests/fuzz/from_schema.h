// JSON values that follow a schema, chosen by a fuzzer's bytes: deep into what the schema allows,
// and now and then a step outside.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/embedded.h"
#include "base/json.h"
#include "contract/shapes.h"

namespace talewright::fuzz {

class FromSchema {
 public:
  /// `words` are tried where a text is wanted.
  FromSchema(std::span<const std::uint8_t> bytes, const std::vector<std::string>& words)
      : bytes_(bytes), words_(words) {}

  json::value make(const json::object& schema) {
    if (const json::array* options = array_at(schema, "enum"))
      return next() % 32 == 0 ? json::value("nothing") : (*options)[next() % options->size()];
    const std::string type = text_or(schema, "type");
    if (type == "object") return object(schema);
    if (type == "array") return array(schema);
    if (type == "boolean") return json::value(next() % 2 == 0);
    if (type == "integer") return json::value(static_cast<std::int64_t>(wide() % 100000));
    if (type == "number") return number(schema);
    return text(schema);
  }

 private:
  std::uint8_t next() {
    if (at_ >= bytes_.size()) return 0;
    return bytes_[at_++];
  }
  std::uint64_t wide() {
    std::uint64_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8 | next();
    return value;
  }
  json::value object(const json::object& schema) {
    json::object made;
    if (const json::object* properties = object_at(schema, "properties"))
      for (const auto& property : *properties)
        if (next() % 3 != 0) made[property.key()] = make(property.value().as_object());
    return made;
  }
  json::value array(const json::object& schema) {
    json::array made;
    const auto most = static_cast<std::size_t>(integer_or(schema, "maxItems", 8));
    for (std::size_t n = next() % (most + 1); n > 0; --n)
      made.push_back(make(schema.at("items").as_object()));
    return made;
  }
  json::value number(const json::object& schema) {
    const double low = number_or(schema, "minimum", 0), high = number_or(schema, "maximum", 1);
    return json::value(low + (high - low) * (static_cast<double>(next()) / 250));
  }
  json::value text(const json::object& schema) {
    if (schema.contains("pattern")) {
      static constexpr char kHex[] = "0123456789abcdef";
      std::string color = "#";
      for (int i = 0; i < 6; ++i) color += kHex[next() % 16];
      return json::value(color);
    }
    const std::uint8_t kind = next();
    if (kind < 200 && !words_.empty()) return json::value(words_[wide() % words_.size()]);
    std::string made;
    for (std::size_t n = kind % 24; n > 0; --n) {
      const std::uint8_t c = next();
      if (c < 0x80)
        made += static_cast<char>(c);
      else
        made += static_cast<char>(0xC2 + c % 0x1E), made += static_cast<char>(0x80 + next() % 0x40);
    }
    return json::value(made);
  }

  std::span<const std::uint8_t> bytes_;
  const std::vector<std::string>& words_;
  std::size_t at_ = 0;
};

/// A shape of tools/shapes with everything that it refers to.
inline json::object whole_shape(std::string_view name) {
  contract::Shapes shapes;
  for (const EmbeddedFile& file : embedded_files("tools/shapes/"))
    shapes.add(file.path, file.bytes);
  return shapes.full({{"$ref", "shapes/" + std::string(name) + ".json"}});
}

}  // namespace talewright::fuzz
