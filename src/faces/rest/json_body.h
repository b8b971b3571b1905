// JSON that a client sent, read more strictly than a parser must: names do not repeat, so that no
// two readers on its way can take it for two things.
#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>

namespace talewright::faces::rest {

struct JsonLimits {
  std::size_t depth = 32;
  std::size_t members = 20'000;  ///< of all its objects together
};

/// Why JSON was refused, in words that can follow "The body".
struct JsonFault {
  std::string rule;     ///< "json", "depth", "members", "repeated"
  std::string message;  ///< "is not JSON in UTF-8: ..."
};

/// Throws JsonFault.
boost::json::value read_json(std::string_view text, const JsonLimits& limits = {});

}  // namespace talewright::faces::rest
