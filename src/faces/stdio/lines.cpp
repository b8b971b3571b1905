#include "faces/stdio/lines.h"

#include "base/text.h"

namespace talewright::faces::stdio {

Lines::Lines(std::size_t limit, std::function<void(std::string_view)> on_line,
             std::function<void()> on_too_long)
    : limit_(limit), on_line_(std::move(on_line)), on_too_long_(std::move(on_too_long)) {}

void Lines::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    const std::string_view part = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (!discarding_ && begun_.size() + part.size() > limit_) {
      discarding_ = true;
      std::string().swap(begun_);
      on_too_long_();
    }
    if (end == std::string_view::npos) {
      if (!discarding_) begun_ += part;
    } else if (discarding_) {
      discarding_ = false;
    } else if (begun_.empty()) {
      take(part);
    } else {
      begun_ += part;
      take(begun_);
      // A long line's memory goes back; short ones share theirs.
      if (begun_.capacity() > 64 * 1024) std::string().swap(begun_);
      begun_.clear();
    }
  }
}

void Lines::end() {
  if (!begun_.empty()) take(begun_);
  begun_.clear();
}

void Lines::take(std::string_view line) {
  line = trimmed(line);
  if (!line.empty()) on_line_(line);
}

}  // namespace talewright::faces::stdio
