#include "engines/writer/storyteller.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "engines/writer/arcs.h"
#include "engines/writer/casting.h"
#include "engines/writer/english.h"
#include "engines/writer/page_writer.h"
#include "engines/writer/proofread.h"
#include "engines/writer/reading_level.h"
#include "engines/writer/stage.h"
#include "generated/failures.h"

namespace talewright::engines::writer {

namespace {

struct Planned {
  const Beat* beat;
  std::size_t helper = 0;  ///< which one it meets, when it meets one
  std::size_t where = 0;   ///< index into the world's settings
};

const Arc& choose_arc(const StoryRequest& request, const Understanding& said, Random& random) {
  if (!request.lesson.empty())
    if (const Topic* topic = topic_of(request.lesson)) return arc_named(topic->arc);
  if (!said.arc.empty()) return arc_named(said.arc);
  if (!said.desire && said.weather == story::Weather::Storm) return arc_named("courage");
  static const std::vector<std::string> of_quirks{"being_different", "friendship", "curiosity"};
  if (!said.desire && !said.quirk.empty()) return arc_named(random.pick(of_quirks));
  // A named thing wants an arc that turns round a thing.
  static const std::vector<std::string> of_things{"sharing", "lost_and_found", "mystery",
                                                  "sharing"};
  // What stands fast can neither be lost nor hidden, only reached.
  static const std::set<std::string, std::less<>> rooted{
      "deciduous-tree", "evergreen-tree", "castle", "house", "rainbow", "volcano"};
  if (said.desire && !said.desire->unique && !rooted.count(said.desire->prop))
    return arc_named(random.pick(of_things));
  if (said.desire) return arc_named("quest");
  static const std::vector<std::string> any{"curiosity", "friendship", "quest",
                                            "helping",   "courage",    "sharing",
                                            "big_dream", "mystery",    "lost_and_found"};
  static const std::vector<std::string> of_two{"curiosity", "friendship", "quest", "helping",
                                               "courage"};
  return arc_named(random.pick(said.beings.size() > 1 ? of_two : any));
}

/// The beats of a book of `pages` pages: by priority, then stretched with episodes.
std::vector<Planned> plan_beats(const Arc& arc, int pages, const World& world, Random& random) {
  std::vector<const Beat*> chosen;
  std::vector<int> order;
  for (const Beat& beat : arc.beats) order.push_back(beat.priority);
  std::sort(order.begin(), order.end());
  const auto want = static_cast<std::size_t>(pages);
  std::vector<std::size_t> by_priority(arc.beats.size());
  for (std::size_t i = 0; i < by_priority.size(); ++i) by_priority[i] = i;
  std::stable_sort(by_priority.begin(), by_priority.end(),
                   [&](auto a, auto b) { return arc.beats[a].priority < arc.beats[b].priority; });
  by_priority.resize(std::min(want, by_priority.size()));
  std::sort(by_priority.begin(), by_priority.end());

  const auto far = [&](int where) {
    return std::min<std::size_t>(static_cast<std::size_t>(where), world.settings.size() - 1);
  };
  std::vector<Planned> plan;
  std::size_t helper = 0, low = 0;
  for (std::size_t index : by_priority) {
    const Beat& beat = arc.beats[index];
    if (beat.id == "low") low = plan.size();
    // What is made is made at home, unless it takes its makers somewhere.
    const bool stays = arc.name == "make_something" && !world.voyage;
    plan.push_back({&beat, helper, stays ? 0 : far(beat.where)});
    if (beat.id.starts_with("try")) ++helper;
  }
  if (plan.size() >= want) return plan;
  if (low == 0) low = plan.size() > 3 ? plan.size() - 3 : plan.size();

  // Episodes come between the tries and the low point, those of two pages first.
  // Nobody is at the end of a voyage before it; what is made is made at home.
  const std::size_t places = arc.name == "make_something" ? 1
                             : world.voyage               ? world.settings.size() - 1
                                                          : world.settings.size();
  std::vector<const Episode*> pool;
  for (const Episode& e : episodes()) {
    bool fits = e.kinds.empty();
    for (std::size_t s = 0; s < places; ++s)
      for (const auto& kind : e.kinds)
        fits |= lexicon().setting_named(world.settings[s]).kind == kind;
    if (fits) pool.push_back(&e);
  }
  random.shuffle(pool);
  std::vector<std::vector<Planned>> inserts;
  std::size_t missing = want - plan.size(), met = helper;
  for (std::size_t round = 0; missing > 0 && round < 8; ++round)
    for (const Episode* e : pool) {
      if (e->pages.size() > missing || (round == 0 && missing > 1 && e->pages.size() == 1))
        continue;
      std::size_t where = inserts.size() % places;
      for (std::size_t k = 0; k < places && !e->kinds.empty(); ++k) {
        const std::size_t at = (where + k) % places;
        if (std::find(e->kinds.begin(), e->kinds.end(),
                      lexicon().setting_named(world.settings[at]).kind) != e->kinds.end()) {
          where = at;
          break;
        }
      }
      std::vector<Planned> pages_of;
      for (const Beat& page : e->pages) pages_of.push_back({&page, met, where});
      ++met;
      missing -= e->pages.size();
      inserts.push_back(std::move(pages_of));
    }
  // Stay in one place for a while: those of the same place stand together.
  std::stable_sort(inserts.begin(), inserts.end(),
                   [](const auto& a, const auto& b) { return a[0].where < b[0].where; });
  std::vector<Planned> result(plan.begin(), plan.begin() + static_cast<std::ptrdiff_t>(low));
  for (const auto& insert : inserts) result.insert(result.end(), insert.begin(), insert.end());
  result.insert(result.end(), plan.begin() + static_cast<std::ptrdiff_t>(low), plan.end());
  return result;
}

story::TimeOfDay time_at(const World& world, const Arc& arc, const Beat& beat, double part,
                         bool dark) {
  if (world.time_said && world.time == story::TimeOfDay::Night) return story::TimeOfDay::Night;
  if (dark) return story::TimeOfDay::Night;
  if (beat.time) return *beat.time;
  if (arc.ends == "night") return part < 0.25 ? story::TimeOfDay::Sunset : story::TimeOfDay::Night;
  if (world.time_said && world.time == story::TimeOfDay::Sunset) return story::TimeOfDay::Sunset;
  if (part < 0.1) return story::TimeOfDay::Dawn;
  if (part < 0.6) return story::TimeOfDay::Day;
  return story::TimeOfDay::Sunset;
}

/// Whether the story's thing is carried: a kite, and a boat when it is a paper boat.
bool is_carried(const Desire& thing) {
  bool toy = false;
  for (std::string_view small : {"paper ", "toy ", "tin ", "tiny ", "wooden "})
    toy |= thing.text.starts_with(small);
  return !thing.prop.empty() && (toy || can_be_held(thing.prop));
}

std::string band_words(story::Band band) {
  return "children of " + std::string(story::spelling(band)) + " years, and whoever reads to them";
}

/// Given pages first; then what the arc still has to tell.
void take_given(const StoryRequest& request, story::PlanDocument& plan, const World& world,
                const Desire& desire) {
  for (std::size_t i = 0; i < request.given_pages.size(); ++i) {
    const GivenPage& given = request.given_pages[i];
    story::PlanPage page;
    page.text = given.text;
    page.text_by = story::TextBy::Agent;
    page.beat = "given";
    page.page_turn = ends_on_a_turn(given.text);
    if (given.scene) {
      page.scene = *given.scene;
    } else {
      StageWorld stage_world;
      stage_world.cast = &plan.cast;
      stage_world.read_world = true;
      stage_world.page = i;
      stage_world.frame.setting = i > 0 ? plan.pages[i - 1].scene.setting : world.settings.front();
      stage_world.frame.time = i > 0 ? plan.pages[i - 1].scene.time : world.time;
      stage_world.frame.season = world.season;
      stage_world.frame.weather = world.weather;
      stage_world.frame.seed = hash64("page", request.seed + i);
      StageHints hints;
      hints.object_noun = desire.noun;
      hints.object_prop = desire.prop;
      page.scene = stage(given.text, stage_world, hints);
    }
    plan.pages.push_back(std::move(page));
  }
}

}  // namespace

story::PlanDocument tell(const StoryRequest& request, std::stop_token stop) {
  if (stop.stop_requested()) throw canceled("The draft was canceled.");
  const int total =
      std::max<int>(static_cast<int>(request.given_pages.size()),
                    request.given_pages.empty() ? std::clamp(request.pages, 4, 40) : request.pages);
  std::string said_text = request.prompt;
  for (const GivenPage& page : request.given_pages) said_text += "\n" + page.text;
  Understanding said = understand(request.given_pages.empty() ? request.prompt : said_text);
  Random random(request.seed, "story:" + request.prompt);

  const Arc& arc = choose_arc(request, said, random);
  std::string species = !request.cast.empty()  ? request.cast[0].descriptor.species
                        : !said.beings.empty() ? said.beings[0].look.species
                                               : choose_species(said, random);
  if (said.beings.empty() && request.cast.empty()) {
    Being being;
    being.look.species = species;
    being.look.age = story::Age::Child;
    being.spoken = species == "human" ? "" : lexicon().species_named(species).spoken;
    said.beings.push_back(being);
  }
  const World world = choose_world(request, said, species, random);
  Casting casting(request, said, world, arc, random);

  story::PlanDocument plan;
  plan.prompt = request.prompt;
  plan.author = request.author;
  plan.series = request.series;
  plan.style = request.style;
  plan.seed = request.seed;
  plan.band = request.band ? *request.band : said.band.value_or(story::Band::Preschool);
  plan.arc = arc.name;
  plan.theme = arc.theme;
  plan.thesis = arc.thesis;
  plan.lesson = !request.lesson.empty() ? request.lesson
                : !said.lesson.empty()  ? said.lesson
                                        : arc.lesson;
  plan.audience = band_words(plan.band);

  PageWriter writer(casting, world, arc, said, plan.band, random);
  const auto beats = plan_beats(arc, std::max(total, 4), world, random);
  const std::size_t first = request.given_pages.size();

  if (first > 0) {
    // A cast before the pages are staged: everybody the prompt or the pages name.
    for (std::size_t n = 0; n + 1 < said.beings.size() && n < 4; ++n)
      casting.helper(n, world.settings.front(), 4);
    for (const auto& player : casting.players()) {
      const bool spoken_of =
          &player == &casting.players().front() || names(said_text, player.member);
      if (spoken_of) plan.cast.push_back(player.member);
    }
    take_given(request, plan, world, writer.desire());
  }

  std::vector<StageHints> hints;
  std::vector<story::SceneSpec> frames;
  std::size_t turns = 0;
  const std::size_t most_helpers = total <= 14 ? 3 : total <= 24 ? 5 : 6;
  for (std::size_t i = first; i < static_cast<std::size_t>(total); ++i) {
    if (stop.stop_requested()) throw canceled("The draft was canceled.");
    const Planned& planned = beats[i];
    const Beat& beat = *planned.beat;
    const std::string& where = world.settings[planned.where];
    story::PlanPage page;
    page.beat = beat.id;
    page.scene.setting = where;
    const double part = total > 1 ? double(i) / double(total - 1) : 0;
    // Who ends the story in bed is at home, and it is night.
    if (beat.id == "closing")
      if (const auto hero = beat.who.find("hero");
          hero != beat.who.end() &&
          (hero->second.pose == story::Pose::Sleep || hero->second.pose == story::Pose::Lie)) {
        page.scene.time = story::TimeOfDay::Night;
        if (species == "human" && lexicon().setting_named(where).kind != "space")
          page.scene.setting = "bedroom";
      }
    const bool in_bed = page.scene.time == story::TimeOfDay::Night;
    const bool dark = in_bed || lexicon().setting_named(where).kind == "space";
    page.scene.time = time_at(world, arc, beat, part, dark);
    page.scene.season = world.season;
    page.scene.weather = lexicon().setting_named(where).kind == "land" ||
                                 lexicon().setting_named(where).kind == "snow"
                             ? world.weather
                             : story::Weather::Clear;
    page.scene.seed = hash64("page", request.seed + i);
    const Player* helper = nullptr;
    bool meets = false;
    for (const Wording& w : beat.wordings)
      meets |= (w.text + w.small).find("#helper") != std::string::npos ||
               (w.text + w.small).find("#Helper") != std::string::npos;
    if (meets) helper = &casting.helper(planned.helper, where, most_helpers);
    page.text =
        writer.write(beat, where, page.scene.time, helper ? helper->member.key : "",
                     i + 1 == static_cast<std::size_t>(total), (turns + 1) * 2 < i + 2 - first);
    page.page_turn = ends_on_a_turn(page.text) && i + 1 < static_cast<std::size_t>(total);

    turns += page.page_turn;
    if (beat.id == "closing" && page.text.find("That night") != std::string::npos)
      page.scene.time = story::TimeOfDay::Night;

    StageHints hint;
    hint.shot = beat.shot;
    hint.mood = beat.mood;
    hint.object_noun = writer.desire().noun;
    hint.object_prop = writer.desire().prop;
    const bool before_found =
        beat.id == "problem" || beat.id == "plan" || beat.id.starts_with("try") || beat.id == "low";
    hint.hide_object = ((arc.name == "lost_and_found" || arc.name == "mystery") &&
                        (before_found || (arc.name == "mystery" && beat.id == "turn"))) ||
                       (arc.name == "quest" && beat.id != "resolution") || arc.name == "bedtime" ||
                       arc.name == "trying_again";
    const bool unseen = arc.name == "quest" && !writer.desire().unique;
    if (arc.name == "quest" && !unseen) hint.hide_object = false;
    if (arc.name == "make_something" || arc.name == "big_dream")
      hint.hide_object = arc.name == "make_something" && i < first + 3;
    for (const auto& [role, figure] : beat.who) {
      FigureHint f = figure;
      if (f.holding == "object") {
        f.holding.clear();
        if (is_carried(writer.desire()))
          f.holding = writer.desire().prop;
        else if (!writer.desire().prop.empty())
          hint.props.push_back(writer.desire().prop);
      }
      hint.who[role == "helper" && helper ? helper->member.key : role] = f;
    }
    if (beat.shows_object && !writer.desire().prop.empty())
      hint.props.push_back(writer.desire().prop);
    // What the prompt names and the arc does not stage is seen now and then all the same.
    const bool own_arc = !arc.group.empty();
    if (said.desire && !own_arc && !hint.hide_object && i % 3 == 0 && !writer.desire().prop.empty())
      hint.props.push_back(writer.desire().prop);
    if (!said.activity_props.empty() && (said.activity_props.size() > 1 || i % 2 == 0))
      hint.props.push_back(said.activity_props[i % said.activity_props.size()]);
    if (!writer.last_spot_prop().empty()) hint.props.push_back(writer.last_spot_prop());
    hints.push_back(std::move(hint));
    frames.push_back(page.scene);
    plan.pages.push_back(std::move(page));
  }
  if (first == 0)
    for (const auto& player : casting.players()) {
      bool named = &player == &casting.players().front();
      for (const auto& page : plan.pages) named |= names(page.text, player.member);
      for (const auto& member : request.cast) named |= member.name == player.member.name;
      if (named) plan.cast.push_back(player.member);
    }
  else
    for (const auto& player : casting.players()) {
      bool known = false, named = false;
      for (const auto& member : plan.cast) known |= member.key == player.member.key;
      for (const auto& page : plan.pages) named |= names(page.text, player.member);
      if (!known && named) plan.cast.push_back(player.member);
    }
  for (std::size_t i = first; i < plan.pages.size(); ++i) {
    StageWorld stage_world{&plan.cast, frames[i - first], false, i};
    plan.pages[i].scene = stage(plan.pages[i].text, stage_world, hints[i - first]);
  }
  vary_shots(plan.pages);

  plan.title = request.title.empty() ? writer.title() : request.title;
  if (first == 0 || static_cast<std::size_t>(total) > first)
    plan.refrain = plan.band == story::Band::EarlyReader ? "" : writer.refrain();
  plan.subtitle = "";

  // The cover: the hero, large, with what the story turns round, and room above for the title.
  StageWorld stage_world{&plan.cast, plan.pages.front().scene, false, 0};
  StageHints cover;
  cover.shot = story::Shot::Close;
  cover.mood = arc.ends == "night" ? story::Mood::Cozy : story::Mood::Happy;
  const std::string prop = writer.desire().prop;
  const bool held = is_carried(writer.desire());
  cover.who["hero"] = {held ? story::Pose::Hold : story::Pose::Wave, story::Expression::Happy,
                       held ? prop : ""};
  // Who the prompt names beside the hero stands on the cover too.
  std::string on_cover = plan.cast.front().name + ".";
  if (said.beings.size() > 1 && plan.cast.size() > 1) on_cover += " " + plan.cast[1].name + ".";
  plan.cover = stage(on_cover, stage_world, cover);
  plan.cover.props.clear();
  if ((!held && !prop.empty()) || !said.activity_props.empty()) {
    StageHints behind = cover;
    behind.props = said.activity_props;
    if (!held && !prop.empty()) behind.props.insert(behind.props.begin(), prop);
    plan.cover.props = stage(on_cover, stage_world, behind).props;
    for (auto& thing : plan.cover.props) thing.size = "large";
  }
  plan.cover.text_space = story::TextSpace::Top;
  if (arc.ends == "night") plan.cover.time = story::TimeOfDay::Night;
  plan.cover.alt = alt_text(plan.cover, plan.cast);

  plan.notes = std::move(said.notes);
  plan.notes.push_back(fmt::format("The hero is {}; the story is one of {}, set {}.",
                                   casting.hero().intro, arc.theme,
                                   lexicon().setting_named(world.settings.front()).in));
  return plan;
}

}  // namespace talewright::engines::writer
