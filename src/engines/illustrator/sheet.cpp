#include "engines/illustrator/sheet.h"

#include <fmt/format.h>

#include <vector>

#include "engines/illustrator/sheet_panels.h"
#include "generated/failures.h"

namespace talewright::engines::illustrator {

namespace {

using drawing::DisplayList;
using drawing::Region;

constexpr double kWidth = 1500, kHeight = 1000, kMargin = 30, kGap = 12;

/// Cuts at a whole character, so that no script is left with half a letter.
std::string shortened(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text + "…";
}

std::string facts(const story::Descriptor& d) {
  std::string line = spoken(d.species);
  if (d.age) line += " · " + std::string(story::spelling(*d.age));
  for (const std::string& trait : d.personality) line += " · " + trait;
  return shortened(std::move(line), 90);
}

void draw_title(SheetPaper& paper, const Box& box) {
  const story::CastMember& who = paper.who();
  const std::string name = who.name.empty() ? spoken(who.descriptor.species) : who.name;
  const double half = box.width * 0.56;
  paper.note(name, {box.x, box.y, half, 62}, 46, sheet_ink(), false);
  paper.note(facts(who.descriptor), {box.x, box.y + 62, half, 24}, 17, sheet_soft_ink(), false);
  paper.note(shortened(who.descriptor.notes, 260),
             {box.x + half + 20, box.y + 6, box.width - half - 20, 78}, 16, sheet_soft_ink(),
             false);
  paper.line({box.x, box.bottom()}, {box.right(), box.bottom()}, 2, sheet_line());
  paper.region(Region::Kind::Calm, "title", box);
}

}  // namespace

DisplayList character_sheet(const story::CastMember& who) {
  SheetPaper paper(who, kWidth, kHeight);
  const double full = kWidth - 2 * kMargin;
  draw_title(paper, {kMargin, 20, full, 90});

  const double top = 124, high = 404;
  const Box stage{kMargin, top, 922, high};
  const Box chart{stage.right() + kGap, top, 196, high};
  const Box shelf{chart.right() + kGap, top, kWidth - kMargin - chart.right() - kGap, high};
  paper.card(stage);
  draw_turnaround(paper, stage, sheet_turns());
  paper.card(chart);
  draw_height(paper, chart);
  paper.card(shelf);
  const std::string worn = worn_in_words(who.descriptor);
  const double list_high = worn.empty() ? 0 : 66;
  draw_palette(paper, {shelf.x, shelf.y, shelf.width, shelf.height - list_high - (worn.empty() ? 0 : 8)});
  if (!worn.empty()) {
    const Box list{shelf.x + 16, shelf.bottom() - list_high - 4, shelf.width - 32, list_high - 4};
    paper.line({list.x, list.y - 2}, {list.right(), list.y - 2}, 1.2, sheet_line());
    paper.note(shortened(worn, 150), {list.x, list.y + 4, list.width, list.height - 8}, 14,
               sheet_soft_ink(), false);
    paper.region(Region::Kind::Calm, "details", list);
  }

  const auto row = [&](std::size_t n, std::size_t i, double y, double height) {
    const double wide = (full - kGap * static_cast<double>(n - 1)) / static_cast<double>(n);
    return Box{kMargin + static_cast<double>(i) * (wide + kGap), y, wide, height};
  };
  const auto looks = sheet_expressions();
  for (std::size_t i = 0; i < looks.size(); ++i)
    draw_expression(paper, row(looks.size(), i, 540, 202), looks[i]);
  const auto poses = sheet_poses();
  for (std::size_t i = 0; i < poses.size(); ++i)
    draw_pose(paper, row(poses.size(), i, 754, 222), poses[i]);
  return paper.take();
}

std::span<const std::string> reference_labels() {
  static const std::vector<std::string> labels = [] {
    std::vector<std::string> result;
    for (const Turn& turn : sheet_turns()) result.emplace_back(turn.label);
    result.emplace_back("height");
    result.emplace_back("palette");
    for (story::Expression e : sheet_expressions())
      result.push_back("expression." + std::string(story::spelling(e)));
    for (story::Pose p : sheet_poses()) result.push_back("pose." + std::string(story::spelling(p)));
    return result;
  }();
  return labels;
}

DisplayList reference_picture(const story::CastMember& who, std::string_view label) {
  SheetPaper paper(who, 1000, 1000);
  const Box box{60, 60, 880, 880};
  for (const Turn& turn : sheet_turns())
    if (label == turn.label) {
      draw_turnaround(paper, box, {&turn, 1});
      return paper.take();
    }
  for (story::Expression e : sheet_expressions())
    if (label == "expression." + std::string(story::spelling(e))) {
      draw_expression(paper, box, e);
      return paper.take();
    }
  for (story::Pose p : sheet_poses())
    if (label == "pose." + std::string(story::spelling(p))) {
      draw_pose(paper, box, p);
      return paper.take();
    }
  if (label == "height" || label == "palette") {
    label == "height" ? draw_height(paper, box) : draw_palette(paper, box);
    return paper.take();
  }
  std::string known;
  for (const std::string& one : reference_labels()) known += (known.empty() ? "" : ", ") + one;
  throw validation_failed(fmt::format("There is no reference named '{}'. There are: {}.",
                                      shortened(std::string(label), 60), known),
                          {{"field", "labels"}});
}

}  // namespace talewright::engines::illustrator
