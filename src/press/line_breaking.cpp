#include "press/line_breaking.h"

#include <array>
#include <limits>

#include "base/text.h"

namespace talewright::press {

namespace {

constexpr double kReference = 64;  // points at which texts are measured

constexpr double kStrongEnd = -0.035;

/// How glad a line is to end after this piece: negative is good. In squares of a line's relative
/// slack, so that -0.02 buys a line that is a seventh shorter than the ideal.
double end_cost(const std::string& piece) {
  static constexpr std::array<std::string_view, 40> kClinging{
      "a",   "an",   "the",  "of",   "to",   "in", "on",  "at",  "by",   "for",
      "and", "but",  "or",   "so",   "as",   "my", "his", "her", "its",  "their",
      "our", "your", "with", "from", "into", "is", "was", "I",   "very", "no",
      "if",  "he",   "she",  "it",   "they", "we", "you", "Mr.", "Mrs.", "Dr."};
  if (piece.empty()) return 0;
  for (std::string_view word : kClinging)
    if (piece == word || lower(piece) == word) return 0.03;
  std::string_view tail(piece);
  for (std::string_view closing : {"\"", "'", ")", "\u201d", "\u2019"})
    if (tail.ends_with(closing)) tail.remove_suffix(closing.size());
  for (std::string_view strong : {".", "!", "?", "\u2026", ":"})
    if (tail.ends_with(strong)) return kStrongEnd;
  for (std::string_view weak : {",", ";", "\u2014", "\u2013", "-"})
    if (tail.ends_with(weak)) return -0.025;
  return 0;
}

/// The cutting of one paragraph into lines.
class Cutting {
 public:
  Cutting(const std::vector<Piece>& pieces, double width) : pieces_(pieces), width_(width) {
    starts_.push_back(0);
    for (const Piece& p : pieces_) starts_.push_back(starts_.back() + p.width + p.space_width);
  }

  /// Ends of the lines (one past the last piece of each).
  std::vector<std::size_t> best_ends() const {
    const std::size_t least = greedy_lines();
    if (least <= 1) return {pieces_.size()};
    return ends_for(least);
  }

  double width(std::size_t from, std::size_t to) const {
    return starts_[to] - starts_[from] - pieces_[to - 1].space_width;
  }

  std::size_t greedy_lines() const {
    std::size_t lines = 1, from = 0;
    for (std::size_t to = 1; to <= pieces_.size(); ++to)
      if (width(from, to) > width_ + 0.01) from = to - 1, ++lines;
    return lines;
  }

 private:
  // Least cost over all ways to cut the pieces into exactly `lines` lines (Knuth and Plass 1981,
  // with a fixed number of lines): the square of each line's distance from the mean length.
  std::vector<std::size_t> ends_for(std::size_t lines) const {
    const std::size_t n = pieces_.size();
    const double ideal = std::min(width_, width(0, n) / static_cast<double>(lines) * 1.04);
    constexpr double kNever = std::numeric_limits<double>::infinity();
    std::vector<std::vector<double>> cost(lines + 1, std::vector<double>(n + 1, kNever));
    std::vector<std::vector<std::size_t>> from(lines + 1, std::vector<std::size_t>(n + 1, 0));
    cost[0][0] = 0;
    for (std::size_t line = 1; line <= lines; ++line)
      for (std::size_t to = line; to <= n; ++to)
        for (std::size_t at = to; at-- > line - 1;) {
          const double w = width(at, to);
          if (w > width_ + 0.01) break;
          if (cost[line - 1][at] == kNever) continue;
          const double slack = (w - ideal) / width_;
          double c = cost[line - 1][at] + slack * slack;
          if (to < n) {
            c += end_cost(pieces_[to - 1].text);
            // The first word of a sentence does not stay behind alone.
            if (to - at > 1 && end_cost(pieces_[to - 2].text) <= kStrongEnd) c += 0.03;
          } else if (to - at == 1 && n > 3)
            c += 0.08;  // one word alone on the last line
          if (c < cost[line][to]) cost[line][to] = c, from[line][to] = at;
        }
    std::vector<std::size_t> ends(lines);
    std::size_t to = n;
    for (std::size_t line = lines; line > 0; --line) {
      ends[line - 1] = to;
      to = from[line][to];
    }
    return ends;
  }

  const std::vector<Piece>& pieces_;
  double width_;
  std::vector<double> starts_;
};

}  // namespace

MeasuredText::MeasuredText(const std::string& text, Lettering lettering)
    : lettering_(std::move(lettering)) {
  lettering_.size = kReference;
  double gap = 0;
  for (const std::string& raw : split(replaced(text, "\r", ""), '\n')) {
    const std::string paragraph(trimmed(raw));
    if (paragraph.empty()) {
      if (!paragraphs_.empty()) gap = 0.5;
      continue;
    }
    paragraphs_.push_back({pieces(paragraph, lettering_), gap});
    gap = 0;
  }
}

std::vector<Piece> MeasuredText::cut_to(const Paragraph& paragraph, double width) const {
  std::vector<Piece> result;
  for (const Piece& piece : paragraph.pieces) {
    if (piece.width <= width) {
      result.push_back(piece);
      continue;
    }
    for (std::string& part : forced_pieces(piece.text, lettering_, width)) {
      const double w = text_width(part, lettering_);
      result.push_back({std::move(part), "", w, 0});
    }
    result.back().space = piece.space;
    result.back().space_width = piece.space_width;
  }
  return result;
}

std::size_t MeasuredText::line_count(double size, double width) const {
  const double reference = width * kReference / size;
  std::size_t count = 0;
  for (const Paragraph& paragraph : paragraphs_)
    count += Cutting(paragraph.pieces, reference).greedy_lines();
  return count;
}

std::vector<BrokenLine> MeasuredText::broken(double size, double width) const {
  const double reference = width * kReference / size;
  std::vector<BrokenLine> lines;
  for (const Paragraph& paragraph : paragraphs_) {
    const std::vector<Piece> list = cut_to(paragraph, reference);
    const Cutting cutting(list, reference);
    std::size_t from = 0;
    for (std::size_t to : cutting.best_ends()) {
      BrokenLine line;
      for (std::size_t i = from; i < to; ++i)
        line.text += list[i].text + (i + 1 < to || to < list.size() ? list[i].space : "");
      line.width = cutting.width(from, to) * size / kReference;
      // In right-to-left text the space would stand at the line's left end and move it.
      if (to < list.size() && runs_right_to_left(line.text)) line.text = trimmed(line.text);
      line.starts_paragraph = from == 0;
      line.space_before = from == 0 ? paragraph.space_before : 0;
      lines.push_back(std::move(line));
      from = to;
    }
  }
  return lines;
}

std::vector<BrokenLine> break_lines(const std::string& text, const Lettering& lettering,
                                    double width) {
  return MeasuredText(text, lettering).broken(lettering.size, width);
}

}  // namespace talewright::press
