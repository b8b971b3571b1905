// The text before an answer's body.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "faces/http/exchange.h"

namespace talewright::faces::http {

struct HeadFacts {
  int status = 200;
  std::optional<std::size_t> length{};  ///< of the body; none = not said
  bool chunked = false;
  bool http11 = true, keep_alive = true;  ///< of the request, of what follows
  std::string_view date{};
};

/// Whether an answer of that status can have a body.
bool has_body(int status);
/// Appends the status line and the headers: those given, save those that are the server's.
void append_head(std::string& text, const HeadFacts& facts, const Fields& headers);

}  // namespace talewright::faces::http
