// Colours by how far apart they look (Ottosson, "A perceptual color space for image processing",
// 2020): for choosing and comparing few colours.
#pragma once

#include "drawing/color.h"

namespace talewright::drawing {

struct Oklab {
  float l = 0, a = 0, b = 0;
  friend Oklab operator+(Oklab x, Oklab y) { return {x.l + y.l, x.a + y.a, x.b + y.b}; }
  friend Oklab operator-(Oklab x, Oklab y) { return {x.l - y.l, x.a - y.a, x.b - y.b}; }
  friend Oklab operator*(Oklab x, float k) { return {x.l * k, x.a * k, x.b * k}; }
};
/// The square of how far two colours look apart; 1 = black to white.
inline float distance2(Oklab x, Oklab y) {
  const Oklab d = x - y;
  return d.l * d.l + d.a * d.a + d.b * d.b;
}
Oklab to_oklab(Color color);
/// Clipped to what sRGB can show.
Color from_oklab(Oklab color);

}  // namespace talewright::drawing
