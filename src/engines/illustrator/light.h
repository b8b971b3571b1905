// The light of a picture: what time of day, season and weather do to colours. Settings are thought
// in the colours things have at noon; `tone` turns them into what is seen in this light and at this
// distance, so that every part of a picture agrees on hour and air.
#pragma once

#include <span>
#include <vector>

#include "drawing/display_list.h"
#include "story/scene_spec.h"

namespace talewright::engines::illustrator {

/// Where the light comes from and what it falls through.
enum class Air { Open, Indoor, Water, Space, Cave };

/// A lamp, a fire, a lit window: what a room by night is lit by.
struct Lamp {
  Point at;
  double reach = 0;  ///< where its light has sunk to a third, picture units
};

struct Light {
  story::TimeOfDay time = story::TimeOfDay::Day;
  story::Season season = story::Season::Summer;
  story::Weather weather = story::Weather::Clear;
  story::Lighting lighting = story::Lighting::Natural;
  Air air = Air::Open;

  drawing::Color sky_top, sky_middle, sky_low;
  drawing::Color haze;                 ///< what far things fade to
  double haze_amount = 0.7;            ///< share of haze at the horizon
  drawing::Color tint;                 ///< what the light multiplies colours by
  drawing::Color figure_tint;          ///< as `tint`, for figures: settings may not change it
  double colourfulness = 1;            ///< saturation under this light
  drawing::Color mood{1, 1, 1};        ///< multiplies settings only: figures keep their colours
  drawing::Color key;                  ///< the light itself: shafts, rims, sun
  drawing::Color shade;                ///< the hue shadows lean to
  Point towards{-0.5, -0.85};          ///< unit vector towards the light
  drawing::Color on_figures{1, 1, 1};  ///< multiplies figures and what they hold
  std::vector<drawing::Color> brand;   ///< what scenery and things lean to; empty = nothing

  bool night() const { return time == story::TimeOfDay::Night; }
  /// Lamps alone light the place: `nightfall` says how.
  bool by_lamps() const {
    return air == Air::Indoor && (night() || lighting == story::Lighting::Lamplight);
  }
  bool low_sun() const {
    return time == story::TimeOfDay::Sunset || time == story::TimeOfDay::Dawn;
  }
  /// Lamps are lit.
  bool lamps() const {
    return night() || time == story::TimeOfDay::Sunset || storm() ||
           lighting == story::Lighting::Lamplight;
  }
  bool storm() const { return weather == story::Weather::Storm; }
  bool wet() const { return weather == story::Weather::Rain || storm(); }
  bool overcast() const {
    return wet() || weather == story::Weather::Cloudy || weather == story::Weather::Snow ||
           weather == story::Weather::Fog;
  }
  /// Snow lies on the ground.
  bool snowy() const { return season == story::Season::Winter || weather == story::Weather::Snow; }

  /// A noon colour seen in this light; `far` 0 = right here, 1 = at the horizon.
  drawing::Color tone(drawing::Color noon, double far = 0) const;
  /// A figure's colour: as `tone`, but gentle, so that it stays itself. At noon nothing changes.
  drawing::Color figure_tone(drawing::Color noon) const;
};

Light light_for(const story::SceneSpec& spec, Air air);

/// A colour drawn to the nearest of the brand's palette, its own lightness mostly kept; the colour
/// itself where there is no brand.
drawing::Color branded(drawing::Color color, std::span<const drawing::Color> palette,
                       double strength = 0.50);

/// All colours of a group seen in the figures' light; `leans` = to the brand's colours, too.
drawing::Group lit(const drawing::Group& group, const Light& light, bool leans = false);

/// What grows, by season, in noon colours. `kind` varies among neighbours.
drawing::Color leaf_color(story::Season season, int kind);
drawing::Color grass_color(const Light& light);

}  // namespace talewright::engines::illustrator
