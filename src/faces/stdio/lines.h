// Cuts a stream of bytes into lines without ever holding more than one line of the allowed length.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace talewright::faces::stdio {

class Lines {
 public:
  /// `on_line` gets each line without its end ("\n" or "\r\n"), blank ones left out; `on_too_long`
  /// is called once for each line of more than `limit` bytes, whose bytes are let go.
  Lines(std::size_t limit, std::function<void(std::string_view)> on_line,
        std::function<void()> on_too_long);

  void feed(std::string_view bytes);
  /// The stream has ended: a last line without an end counts.
  void end();

 private:
  void take(std::string_view line);

  const std::size_t limit_;
  const std::function<void(std::string_view)> on_line_;
  const std::function<void()> on_too_long_;
  std::string begun_;        // a line whose end has not come
  bool discarding_ = false;  // inside a line that is too long
};

}  // namespace talewright::faces::stdio
