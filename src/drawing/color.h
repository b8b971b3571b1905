// Colours: sRGB components 0..1 and opacity 0..1. Mixing is done in sRGB, as artists' tools do.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace talewright::drawing {

struct Color {
  double r = 0, g = 0, b = 0, a = 1;
  friend bool operator==(const Color&, const Color&) = default;
  Color with_alpha(double alpha) const { return {r, g, b, alpha}; }
};

/// From a literal such as 0xE85D3A.
constexpr Color rgb(unsigned hex, double alpha = 1) {
  return {((hex >> 16) & 255) / 255.0, ((hex >> 8) & 255) / 255.0, (hex & 255) / 255.0, alpha};
}

/// "#rrggbb" or "#rrggbbaa" (either case); nothing when it is neither.
std::optional<Color> parse_color(std::string_view text);
/// "#rrggbb", or "#rrggbbaa" when not opaque. Components are rounded to 8 bits.
std::string to_hex(Color color);

/// t = 0 gives a, t = 1 gives b; opacity is mixed too.
Color mix(Color a, Color b, double t);
/// Towards white (lighter) or towards black (darker), amount 0..1; opacity stays.
Color lighter(Color color, double amount);
Color darker(Color color, double amount);
/// Saturation scaled by k (0 = grey, 1 = unchanged), luminance kept.
Color saturated(Color color, double k);
/// Turns the hue by degrees.
Color hue_turned(Color color, double degrees);

/// Relative luminance 0..1 and contrast ratio 1..21, as WCAG 2.1 defines them.
double luminance(Color color);
double contrast(Color a, Color b);

}  // namespace talewright::drawing
