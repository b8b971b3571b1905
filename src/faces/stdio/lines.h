// Cuts a stream of bytes into lines without ever holding more than one line of the allowed length
// and what was fed last.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace talewright::faces::stdio {

class Lines {
 public:
  /// `limit`: bytes of a line; those of a longer one are let go.
  explicit Lines(std::size_t limit) : limit_(limit) {}

  struct Line {
    std::string_view text;  ///< without its end ("\n" or "\r\n"); valid until the next call
    bool too_long = false;  ///< told once for each line that is
  };
  void feed(std::string_view bytes);
  /// The stream has ended: a last line without an end counts.
  void end();
  /// The next whole line, blank ones left out.
  std::optional<Line> next();

 private:
  const std::size_t limit_;
  std::string bytes_;
  std::size_t begin_ = 0;    // of the line that is not taken yet
  std::size_t looked_ = 0;   // no end of line before here
  bool discarding_ = false;  // inside a line that is too long
};

}  // namespace talewright::faces::stdio
