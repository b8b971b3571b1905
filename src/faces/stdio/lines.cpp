#include "faces/stdio/lines.h"

#include "base/text.h"

namespace talewright::faces::stdio {

void Lines::feed(std::string_view bytes) {
  bytes_.erase(0, begin_);
  looked_ -= begin_;
  begin_ = 0;
  // A long line's memory goes back; short ones share theirs.
  if (bytes_.empty() && bytes_.capacity() > 256 * 1024) std::string().swap(bytes_);
  bytes_ += bytes;
}

void Lines::end() { bytes_ += '\n'; }

std::optional<Lines::Line> Lines::next() {
  for (;;) {
    const std::size_t end = bytes_.find('\n', looked_);
    const std::size_t size = (end == std::string::npos ? bytes_.size() : end) - begin_;
    const bool too_long = !discarding_ && size > limit_;
    const std::string_view line = std::string_view(bytes_).substr(begin_, size);
    const bool whole = end != std::string::npos;
    const bool skipped = discarding_ || too_long;
    discarding_ = skipped && !whole;
    looked_ = whole ? end + 1 : bytes_.size();
    if (whole || skipped) begin_ = looked_;
    if (too_long) return Line{{}, true};
    if (!whole) return std::nullopt;
    if (const std::string_view text = trimmed(line); !skipped && !text.empty()) return Line{text};
  }
}

}  // namespace talewright::faces::stdio
