// What the characters of a scene do, with each other and with things: only what goes together.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "engines/illustrator/figure.h"
#include "engines/illustrator/settings/settings.h"
#include "engines/illustrator/settle_steps.h"

namespace talewright::engines::illustrator::settling {

using story::Interaction;
using story::Pose;
using story::SceneFigure;

namespace {

bool rests(Pose pose) { return pose == Pose::Sleep || pose == Pose::Lie; }

/// Settings with water to swim in; elsewhere on land a pool is drawn.
void settle_pose(Desk& desk, SceneFigure& f) {
  const Setting& setting = setting_named(desk.spec.setting);
  const std::string who = desk.called(f.character);
  const bool open = setting.air == Air::Open && setting.footing == Footing::Ground;
  if (f.pose == Pose::Swim && setting.footing != Footing::Water && !open) {
    const bool weightless = setting.footing == Footing::Air || setting.air == Air::Space;
    f.pose = weightless ? Pose::Fly : Pose::Walk;
    desk.notes.push_back(fmt::format("There is no water to swim in ({}): {} {} instead.",
                                     desk.spec.setting, who, weightless ? "flies" : "walks"));
  }
  if (f.pose == Pose::Hide && !f.holding.empty()) {
    f.pose = Pose::Kneel;
    desk.notes.push_back(
        fmt::format("{} cannot hide behind hands that hold something: {} kneels.", who, who));
  }
  if (f.holding.empty() && f.pose == Pose::Read) {
    f.holding = "open book";
    desk.notes.push_back(fmt::format("{} reads, so there is a book.", who));
  }
  if (f.holding.empty() && f.pose == Pose::Eat) {
    f.holding = "red apple";
    desk.notes.push_back(fmt::format("{} eats, so there is an apple.", who));
  }
  if (f.pose == Pose::Sleep && !f.looks_at.empty()) {
    f.looks_at.clear();
    desk.notes.push_back(fmt::format("{} sleeps and looks at nothing.", who));
  }
}

void settle_look(Desk& desk, SceneFigure& f) {
  if (f.looks_at.empty()) return;
  const auto& props = desk.spec.props;
  const bool thing =
      std::any_of(props.begin(), props.end(), [&](const auto& p) { return p.name == f.looks_at; });
  const bool other = f.looks_at != f.character && desk.shows(f.looks_at);
  if (thing || other) return;
  desk.notes.push_back(f.looks_at == f.character
                           ? fmt::format("{} cannot look at themselves: the look is left out.",
                                         desk.called(f.character))
                           : fmt::format("{} looks at '{}', which is not in the picture: the look "
                                         "is left out.",
                                         desk.called(f.character),
                                         first_code_points(f.looks_at, 80)));
  f.looks_at.clear();
}

void drop_interaction(Desk& desk, SceneFigure& f, const std::string& why) {
  desk.notes.push_back(why);
  f.interaction.reset();
  f.with.clear();
  if (f.pose == Pose::Ride) f.pose = Pose::Sit;
}

std::string words_of(Interaction interaction) {
  return replaced(std::string(story::spelling(interaction)), "_", " ");
}

void settle_interaction(Desk& desk, std::size_t i) {
  auto& all = desk.spec.characters;
  SceneFigure& f = all[i];
  const std::string who = desk.called(f.character);
  if (!f.interaction) {
    if (!f.with.empty()) f.with.clear();
    return;
  }
  const std::string deed = words_of(*f.interaction);
  if (f.with == f.character)
    return drop_interaction(
        desk, f, fmt::format("{} cannot {} with themselves: it is left out.", who, deed));
  if (f.with.empty() && all.size() == 2) f.with = all[1 - i].character;
  if (f.with.empty())
    return drop_interaction(
        desk, f, fmt::format("Nobody said with whom {} should {}: it is left out.", who, deed));
  const auto other =
      std::find_if(all.begin(), all.end(), [&](const auto& o) { return o.character == f.with; });
  if (other == all.end())
    return drop_interaction(desk, f,
                            fmt::format("{} cannot {} with '{}', who is not in the picture: it is "
                                        "left out.",
                                        who, deed, first_code_points(f.with, 80)));
  const std::string whom = desk.called(other->character);
  if (*f.interaction == Interaction::Ride) {
    const auto ridden = [&](const SceneFigure& o) {
      return o.interaction == Interaction::Ride && o.with == f.character;
    };
    if (std::any_of(all.begin(), all.end(), ridden))
      return drop_interaction(
          desk, f,
          fmt::format("Somebody rides on {}, who cannot ride as well: it is left out.", who));
    const auto rides_too = [&](const SceneFigure& o) {
      return &o < &f && o.interaction == Interaction::Ride && o.with == f.with;
    };
    if (std::any_of(all.begin(), all.end(), rides_too))
      return drop_interaction(
          desk, f, fmt::format("Somebody rides on {} already: {} goes beside.", whom, who));
    if (rests(other->pose)) {
      other->pose = Pose::Stand;
      desk.notes.push_back(fmt::format("{} is ridden and cannot lie: {} stands.", whom, whom));
    }
    if (f.pose != Pose::Ride && f.pose != Pose::Wave && f.pose != Pose::Cheer &&
        f.pose != Pose::Point && f.pose != Pose::Reach && f.pose != Pose::Read &&
        f.pose != Pose::Eat && f.pose != Pose::Hold) {
      if (rests(f.pose)) desk.notes.push_back(fmt::format("{} rides and sits, then.", who));
      f.pose = Pose::Ride;
    }
    const story::CastMember& mount = desk.member(f.with);
    const bool back = build_figure({.who = mount.descriptor, .name = mount.key}).saddle.has_value();
    if (!back && mount.descriptor.stance == "upright")
      desk.notes.push_back(fmt::format("{} goes upright: {} rides on the shoulders.", whom, who));
    return;
  }
  if (f.pose == Pose::Sleep)
    return drop_interaction(desk, f,
                            fmt::format("{} sleeps and cannot {}: it is left out.", who, deed));
  if (*f.interaction == Interaction::Give && f.holding.empty()) {
    f.holding = "gift";
    desk.notes.push_back(fmt::format("Nobody said what {} gives: a present.", who));
  }
  if (*f.interaction == Interaction::Give && !other->holding.empty()) {
    desk.notes.push_back(
        fmt::format("{} needs a free hand to take what {} gives: '{}' is left out.", whom, who,
                    first_code_points(other->holding, 80)));
    other->holding.clear();
  }
  if (*f.interaction == Interaction::Hug && !f.holding.empty()) {
    desk.notes.push_back(fmt::format("{} needs both arms to hug: '{}' is left out.", who,
                                     first_code_points(f.holding, 80)));
    f.holding.clear();
  }
}

void settle_places(Desk& desk) {
  const auto& all = desk.spec.characters;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      if (!all[i].place || all[i].place != all[k].place || all[i].depth != all[k].depth) continue;
      if (all[i].with == all[k].character || all[k].with == all[i].character) continue;
      desk.notes.push_back(
          fmt::format("{} and {} are both to stand {}: they stand side by side.",
                      desk.called(all[k].character), desk.called(all[i].character),
                      replaced(std::string(story::spelling(*all[i].place)), "_", " ")));
      break;
    }
}

}  // namespace

void settle_deeds(Desk& desk) {
  story::SceneSpec& spec = desk.spec;
  for (SceneFigure& f : spec.characters) {
    settle_pose(desk, f);
    settle_look(desk, f);
  }
  for (std::size_t i = 0; i < spec.characters.size(); ++i) settle_interaction(desk, i);
  settle_places(desk);
  if (spec.shot == story::Shot::OverShoulder && spec.characters.size() < 2) {
    desk.notes.push_back("A look over a shoulder needs two: it is a medium shot.");
    spec.shot = story::Shot::Medium;
  }
  const bool thing = std::any_of(spec.props.begin(), spec.props.end(),
                                 [&](const auto& p) { return p.name == spec.focus; });
  if (!spec.focus.empty() && !thing && !desk.shows(spec.focus)) {
    desk.notes.push_back(fmt::format("The focus '{}' is not in the picture: nobody stands out.",
                                     first_code_points(spec.focus, 80)));
    spec.focus.clear();
  }
}

}  // namespace talewright::engines::illustrator::settling
