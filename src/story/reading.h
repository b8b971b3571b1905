// Reading story values from JSON. The contract's schema has checked the shape of what agents send;
// stored documents were written by us. What is left to refuse (an unknown word in a closed list) names
// its member.
#pragma once

#include <fmt/format.h>

#include "base/json.h"
#include "generated/failures.h"
#include "story/vocabulary.h"

namespace talewright::story {

/// Seeds are whole numbers below 2^53, the largest range that every JSON reader keeps exactly.
inline constexpr std::uint64_t kSeedMask = (std::uint64_t{1} << 53) - 1;

/// The member as a word of a closed list; nothing when it is absent.
template <class E>
std::optional<E> optional_word(const json::object& object, std::string_view key) {
  const std::string text = text_or(object, key);
  if (text.empty()) return std::nullopt;
  if (auto value = parse<E>(text)) return value;
  throw validation_failed(fmt::format("{} cannot be \"{}\".", key, text),
                          {{"field", key}, {"given", text}});
}

template <class E>
E word_or(const json::object& object, std::string_view key, E fallback) {
  return optional_word<E>(object, key).value_or(fallback);
}

/// Sets the member unless the text is empty.
inline void put(json::object& object, std::string_view key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

template <class E>
void put(json::object& object, std::string_view key, const std::optional<E>& word) {
  if (word) object[key] = spelling(*word);
}

}  // namespace talewright::story
