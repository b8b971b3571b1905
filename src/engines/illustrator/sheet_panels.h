// The panels of a model sheet, each drawn into a box that the caller gives: the sheet lays them out
// side by side, a reference picture shows one alone. Knows nothing of the page around them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engines/illustrator/figure.h"
#include "story/plan_document.h"

namespace talewright::engines::illustrator {

/// The paper of a sheet under construction.
class SheetPaper {
 public:
  SheetPaper(const story::CastMember& who, double width, double height);

  const story::CastMember& who() const { return who_; }
  /// A pale card with a hairline around it.
  void card(const Box& box, double radius = 14);
  void line(Point a, Point b, double width, drawing::Color color);
  void fill(drawing::Path path, drawing::Color color, std::string_view part);
  void swatch(const Box& box, drawing::Color color);
  /// Letters that note something about the picture. Empty text draws nothing.
  void note(std::string text, const Box& box, double size, drawing::Color color,
            bool centered = true);
  void shadow(Point middle, double half_width, double half_height);
  void art(drawing::Group group) { list_.root.add(std::move(group)); }
  void region(drawing::Region::Kind kind, std::string_view name, const Box& box);
  Figure figure(story::Facing facing, story::Pose pose, story::Expression expression) const;
  drawing::DisplayList take() { return std::move(list_); }

 private:
  const story::CastMember& who_;
  drawing::DisplayList list_;
};

/// Ink and guide colours of a sheet.
drawing::Color sheet_ink();
drawing::Color sheet_soft_ink();
drawing::Color sheet_line();

struct Turn {
  const char* label;
  const char* title;
  story::Facing facing;
};
std::span<const Turn> sheet_turns();
std::span<const story::Expression> sheet_expressions();
std::span<const story::Pose> sheet_poses();
/// The spelling for readers: "three quarter", "look up".
std::string spoken(std::string_view spelling);

/// The views of the turnaround that are asked for, at one height, between lines for crown, eyes and
/// feet; each view's box becomes a region.
void draw_turnaround(SheetPaper& paper, const Box& box, std::span<const Turn> turns);
void draw_expression(SheetPaper& paper, const Box& box, story::Expression expression);
void draw_pose(SheetPaper& paper, const Box& box, story::Pose pose);
/// The figure beside a ruler with a mark for each head, and a child's silhouette.
void draw_height(SheetPaper& paper, const Box& box);
/// Each colour with its use and hex value.
void draw_palette(SheetPaper& paper, const Box& box);
/// What is worn, in words; empty when nothing is.
std::string worn_in_words(const story::Descriptor& who);

}  // namespace talewright::engines::illustrator
