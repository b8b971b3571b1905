// Words for those who cannot see the picture: who is in it, doing what, where and when.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/english.h"
#include "engines/writer/lexicon.h"
#include "engines/writer/stage.h"

namespace talewright::engines::writer {

using story::Expression;
using story::Pose;

std::string alt_text(const story::SceneSpec& scene, const std::vector<story::CastMember>& cast) {
  static const std::map<Pose, std::string_view> doing{{Pose::Stand, "stands"},
                                                      {Pose::Walk, "walks"},
                                                      {Pose::Run, "runs"},
                                                      {Pose::Jump, "jumps"},
                                                      {Pose::Sit, "sits"},
                                                      {Pose::Lie, "lies down"},
                                                      {Pose::Sleep, "sleeps"},
                                                      {Pose::Wave, "waves"},
                                                      {Pose::Point, "points"},
                                                      {Pose::Reach, "reaches out"},
                                                      {Pose::Hold, "holds something"},
                                                      {Pose::Carry, "carries something"},
                                                      {Pose::Give, "holds something out"},
                                                      {Pose::Hug, "opens wide for a hug"},
                                                      {Pose::Dance, "dances"},
                                                      {Pose::Climb, "climbs"},
                                                      {Pose::Swim, "swims"},
                                                      {Pose::Fly, "flies"},
                                                      {Pose::Read, "reads"},
                                                      {Pose::Eat, "eats"},
                                                      {Pose::Push, "pushes"},
                                                      {Pose::Pull, "pulls"},
                                                      {Pose::Kneel, "kneels"},
                                                      {Pose::Think, "thinks"},
                                                      {Pose::LookUp, "looks up"},
                                                      {Pose::Cheer, "cheers"},
                                                      {Pose::Hide, "peeks out"},
                                                      {Pose::LookBack, "looks back"},
                                                      {Pose::Ride, "rides"}};
  const Lexicon& words = lexicon();
  const Setting* setting = words.find_setting(scene.setting);
  const std::string place = setting ? setting->in : "outdoors";
  std::vector<std::string> parts;
  for (const auto& figure : scene.characters) {
    const auto member = std::find_if(cast.begin(), cast.end(),
                                     [&](const auto& m) { return m.key == figure.character; });
    if (member == cast.end()) continue;
    const Species& species = words.species_named(member->descriptor.species);
    std::string who = member->name;
    if (member->descriptor.species != "human" && parts.size() < 2) who += " the " + species.spoken;
    std::string verb(doing.at(figure.pose));
    const auto other = std::find_if(cast.begin(), cast.end(),
                                    [&](const auto& m) { return m.key == figure.with; });
    if (figure.interaction && other != cast.end()) {
      switch (*figure.interaction) {
        case story::Interaction::HoldHands:
          verb += ", hand in hand with " + other->name;
          break;
        case story::Interaction::Hug:
          verb = "hugs " + other->name;
          break;
        case story::Interaction::Give:
          verb = "gives " + other->name + " " +
                 (figure.holding.empty() ? std::string("something")
                                         : with_article(replaced(figure.holding, "-", " ")));
          break;
        case story::Interaction::Ride:
          verb = "rides on " + other->name;
          break;
      }
    } else if (!figure.holding.empty()) {
      const std::string held = replaced(figure.holding, "-", " ");
      if (figure.pose == Pose::Hold)
        verb = "holds " + with_article(held);
      else if (figure.pose == Pose::Carry)
        verb = "carries " + with_article(held);
      else if (figure.pose == Pose::Give)
        verb = "holds out " + with_article(held);
      else if (figure.pose == Pose::Read || figure.pose == Pose::Eat)
        verb += " " + with_article(held);
      else
        verb += " with " + with_article(held);
    }
    std::string look(story::spelling(figure.expression));
    if (figure.expression == Expression::Crying) look = "close to tears";
    const bool plain = figure.expression == Expression::Neutral || figure.pose == Pose::Sleep;
    parts.push_back(who + " " + verb + (plain ? "" : ", looking " + look));
  }
  static const std::map<story::TimeOfDay, std::string_view> times{
      {story::TimeOfDay::Dawn, " at dawn"},
      {story::TimeOfDay::Day, ""},
      {story::TimeOfDay::Sunset, " at sunset"},
      {story::TimeOfDay::Night, " at night"}};
  std::string where = place + std::string(times.at(scene.time));
  if (scene.weather == story::Weather::Snow) where += " in falling snow";
  if (scene.weather == story::Weather::Rain) where += " in the rain";
  if (parts.empty()) return sentence_case(where) + ".";
  std::string text = sentence_case(where) + ", " + parts[0] + ".";
  std::string rest;
  for (std::size_t i = 1; i < parts.size(); ++i) rest += (i > 1 ? "; " : "") + parts[i];
  if (!rest.empty()) text += " " + rest + ".";
  return text;
}

}  // namespace talewright::engines::writer
