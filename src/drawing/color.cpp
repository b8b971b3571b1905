#include "drawing/color.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace talewright::drawing {

namespace {

std::optional<int> hex_pair(std::string_view text) {
  int value = 0;
  for (char c : text) {
    int digit = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + digit;
  }
  return value;
}

int byte(double component) {
  return static_cast<int>(std::lround(std::clamp(component, 0.0, 1.0) * 255));
}

double grey(Color c) { return 0.299 * c.r + 0.587 * c.g + 0.114 * c.b; }

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
  double parts[4] = {0, 0, 0, 1};
  for (std::size_t i = 1, k = 0; i < text.size(); i += 2, ++k) {
    auto value = hex_pair(text.substr(i, 2));
    if (!value) return std::nullopt;
    parts[k] = *value / 255.0;
  }
  return Color{parts[0], parts[1], parts[2], parts[3]};
}

std::string to_hex(Color c) {
  std::string text = fmt::format("#{:02x}{:02x}{:02x}", byte(c.r), byte(c.g), byte(c.b));
  if (byte(c.a) != 255) text += fmt::format("{:02x}", byte(c.a));
  return text;
}

Color mix(Color a, Color b, double t) {
  return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t,
          a.a + (b.a - a.a) * t};
}

Color lighter(Color c, double amount) { return mix(c, {1, 1, 1, c.a}, amount); }
Color darker(Color c, double amount) { return mix(c, {0, 0, 0, c.a}, amount); }

Color saturated(Color c, double k) {
  const double g = grey(c);
  const auto move = [&](double v) { return std::clamp(g + (v - g) * k, 0.0, 1.0); };
  return {move(c.r), move(c.g), move(c.b), c.a};
}

Color hue_turned(Color c, double degrees) {
  // Rotation about the grey axis of the RGB cube (Haeberli, "Matrix Operations for Image
  // Processing", 1993, without luminance correction).
  const double r = degrees * 3.14159265358979323846 / 180, cosine = std::cos(r);
  const double third = (1 - cosine) / 3, root = std::sqrt(1.0 / 3) * std::sin(r);
  const double m0 = cosine + third, m1 = third - root, m2 = third + root;
  const auto clip = [](double v) { return std::clamp(v, 0.0, 1.0); };
  return {clip(m0 * c.r + m1 * c.g + m2 * c.b), clip(m2 * c.r + m0 * c.g + m1 * c.b),
          clip(m1 * c.r + m2 * c.g + m0 * c.b), c.a};
}

double luminance(Color c) {
  const auto linear = [](double v) {
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double contrast(Color a, Color b) {
  double x = luminance(a), y = luminance(b);
  if (x < y) std::swap(x, y);
  return (x + 0.05) / (y + 0.05);
}

}  // namespace talewright::drawing
