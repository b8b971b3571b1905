// Pieces of bytes that go out in one write. They are somebody else's and must stay until then.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "faces/http/asio.h"

namespace talewright::faces::http {

class Gather {
 public:
  static constexpr std::size_t kMost = 20;
  using Pieces = std::span<const asio::const_buffer>;

  void add(std::string_view bytes) {
    if (!bytes.empty()) pieces_[count_++] = asio::buffer(bytes);
  }
  Pieces rest() const { return Pieces(pieces_).subspan(first_, count_ - first_); }
  bool done() const { return first_ == count_; }
  /// So many bytes have gone out.
  void take(std::size_t bytes) {
    for (; first_ < count_ && bytes >= pieces_[first_].size(); ++first_)
      bytes -= pieces_[first_].size();
    if (bytes > 0) pieces_[first_] += bytes;
  }
  void clear() { first_ = count_ = 0; }

 private:
  std::array<asio::const_buffer, kMost> pieces_;
  std::size_t first_ = 0, count_ = 0;
};

}  // namespace talewright::faces::http
