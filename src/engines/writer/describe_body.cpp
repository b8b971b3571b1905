// What a description says of the body: hair, parts, markings, age and build.
#include <algorithm>
#include <utility>

#include "engines/writer/describer.h"

namespace talewright::engines::writer {

namespace {

/// "Red" is another colour on a head than on a coat.
std::string hair_tone(const std::string& color) { return color == "#d7322d" ? "#c4552b" : color; }

}  // namespace

std::string Describer::hair_said(std::string_view noun) const {
  // Length and texture are two things: "long curly hair", "short curls", "long hair, curly".
  std::string_view length, texture;
  std::string other;
  const auto hear = [&](std::string_view style, bool plain) {
    if (style == "long" || style == "short" || style == "bob") {
      if (length.empty() || !plain) length = style;
    } else if (style == "curly" || style == "wavy") {
      texture = style;
    } else {
      other = style;
    }
  };
  if (!noun.empty()) hear(noun, false);
  if (!other.empty()) return other;
  for (const Waiting& w : pending_)
    if (const Meaning* how = w.meanings.longest({"hair_adjective", "hair_style"}))
      // "Straight" tells a length only where none is said.
      hear(how->value, heard_.is(w.begin, {"straight"}));
  if (!other.empty()) return other;
  if (texture == "curly" && (length == "long" || length == "short"))
    return std::string(length) + "_curly";
  if (texture == "wavy" && length == "short") return "short";
  return std::string(texture.empty() ? length : texture);
}

std::size_t Describer::hair(std::size_t i, const Meaning& style) {
  const std::size_t end = i + style.length;
  if (negates() && style.value != "bald") {
    heard_.take(negated_, end);
    pending_.clear();
    return style.length;
  }
  const auto said = colors();
  const std::size_t begin = negates() ? negated_ : begin_or(i);
  look_.hair_style = hair_said(style.value);
  if (!said.empty()) look_.hair_color = hair_tone(said.back());
  for (const Waiting& w : pending_)
    if (const Meaning* color = w.meanings.of("hair_color")) look_.hair_color = color->value;
  heard_.report(begin, end, "hair", look_.hair_style + (said.empty() ? "" : " " + said.back()));
  pending_.clear();
  return style.length;
}

std::size_t Describer::part(std::size_t i, const Meaning& part) {
  const std::size_t end = i + part.length;
  if (pending_.empty() && heard_.is(end, {"is", "are", "was", "were"})) {
    predicate_ = &Describer::part;
    predicate_noun_ = part;
    predicate_at_ = i;
    return part.length;
  }
  if (negates()) {
    pending_.clear();
    return part.length;
  }
  const auto said = colors();
  const std::size_t begin = std::min(begin_or(i), i);
  const std::size_t until = pending_.empty() ? end : std::max(end, pending_.back().end);
  const auto put = [&](std::string& member, std::string_view field, const std::string& color) {
    member = color;
    heard_.report(begin, until, field, color);
  };
  if (part.value == "eyes") {
    if (!said.empty()) put(look_.eye_color, "eye_color", said.back());
  } else if (part.value == "hair") {
    const std::string style = hair_said("");
    if (!style.empty()) look_.hair_style = style;
    for (const Waiting& w : pending_)
      if (const Meaning* color = w.meanings.of("hair_color")) look_.hair_color = color->value;
    if (!said.empty()) look_.hair_color = hair_tone(said.back());
    for (const Waiting& w : pending_)
      if (const Meaning* shade = w.meanings.of("shade"); shade && said.empty())
        look_.hair_color = shade->value == "dark" ? "#2a2326" : "#e8c66a";
    if (!style.empty() || !said.empty() || !look_.hair_color.empty())
      heard_.report(
          begin, until, "hair",
          style + (style.empty() || said.empty() ? "" : " ") + (said.empty() ? "" : said.back()));
  } else if (part.value == "skin" && person_) {
    for (const Waiting& w : pending_) {
      const Meanings here = terms_.at(heard_.words(), w.begin);
      const Meaning* tone = here.of("skin_shade");
      if (tone) put(look_.main_color, "main_color", std::string(tone->value)), skin_said_ = true;
    }
    if (!skin_said_ && !said.empty()) put(look_.main_color, "main_color", said.front());
  } else if (part.value == "cover" || part.value == "skin") {
    bool lost = false;
    const std::string figure = pattern(lost);
    if (!said.empty()) put(look_.main_color, "main_color", said.front());
    if (said.size() > 1) put(look_.second_color, "second_color", said[1]);
    if (figure == "stripes" || figure == "dots") {
      look_.marking = figure == "dots" ? "spots" : "stripes";
      heard_.report(begin, until, "marking", look_.marking);
    }
    heard_.take(begin, until);
  } else if (part.value == "second") {
    if (!said.empty()) put(look_.second_color, "second_color", said.back());
  } else if (!said.empty()) {
    // Beaks, ear tips and tails share the accent, unless the belly's colour is still free.
    put(look_.accent_color, "accent_color", said.back());
  }
  pending_.clear();
  return part.length;
}

std::size_t Describer::marked(std::size_t i, const Meaning& marking) {
  const std::size_t end = i + marking.length;
  if (negates()) {
    look_.marking = "none";
    heard_.report(negated_, end, "marking", "none");
    pending_.clear();
    return marking.length;
  }
  const auto said = colors();
  look_.marking = marking.value;
  if (!said.empty()) look_.accent_color = said.back();
  if (said.size() > 1 && look_.main_color.empty()) look_.main_color = said.front();
  heard_.report(begin_or(i), end, "marking",
                look_.marking + (said.empty() ? "" : " " + said.back()));
  pending_.clear();
  return marking.length;
}

void Describer::say_trait(std::size_t begin, std::size_t end, const std::string& trait) {
  auto& list = look_.personality;
  if (std::find(list.begin(), list.end(), trait) == list.end() && list.size() < 8)
    list.push_back(trait);
  heard_.report(begin, end, "personality", trait);
}

bool Describer::apply(const Waiting& w) {
  const auto number = [](std::string_view text) { return std::stod(std::string(text)); };
  if (const Meaning* tone = w.meanings.of("skin"); tone && person_) {
    look_.main_color = tone->value;
    skin_said_ = true;
    heard_.report(w.begin, w.end, "main_color", tone->value);
    return true;
  }
  if (const Meaning* color = w.meanings.of("hair_color"); color && (person_ || found_)) {
    look_.hair_color = color->value;
    heard_.report(w.begin, w.end, "hair", color->value);
    return true;
  }
  if (const Meaning* stance = w.meanings.of("stance")) {
    look_.stance = stance->value;
    heard_.report(w.begin, w.end, "stance", stance->value);
    return true;
  }
  if (const Meaning* teen = w.meanings.of("teen")) {
    look_.age = story::Age::Child;
    look_.height = 0.85;
    heard_.report(w.begin, w.end, "age", "child");
    result_.notes.push_back("A teenager is drawn as a tall child.");
    static_cast<void>(teen);
    return true;
  }
  bool said = false;
  if (const Meaning* height = w.meanings.of("height")) {
    look_.height = number(height->value);
    heard_.report(w.begin, w.end, "height", height->value);
    said = true;
  }
  if (const Meaning* round = w.meanings.of("roundness")) {
    look_.roundness = number(round->value);
    heard_.report(w.begin, w.end, "roundness", round->value);
    if (const Meaning* tall = w.meanings.of("lanky")) look_.height = number(tall->value);
    said = true;
  }
  if (const Meaning* age = w.meanings.of("age"); age && !age_said_) {
    // A young woman is a woman.
    const bool grown = look_.age == story::Age::Adult && heard_.is(w.begin, {"young"});
    if (!grown) look_.age = story::parse<story::Age>(age->value);
    age_said_ = true;
    heard_.report(w.begin, w.end, "age", story::spelling(*look_.age));
    said = true;
  }
  if (const Meaning* marking = w.meanings.of("marking"); marking && found_ && !person_) {
    look_.marking = marking->value;
    heard_.report(w.begin, w.end, "marking", marking->value);
    said = true;
  } else if (marking && marking->value == "freckles") {
    look_.marking = marking->value;
    heard_.report(w.begin, w.end, "marking", marking->value);
    said = true;
  }
  if (!said && w.meanings.of("personality")) {
    std::string trait;
    for (std::size_t i = w.begin; i < w.end; ++i)
      trait += (i > w.begin ? "-" : "") + heard_.word(i);
    say_trait(w.begin, w.end, trait);
    said = true;
  }
  if (!said && w.meanings.of("hair_adjective") && person_) {
    if (const Meaning* style = w.meanings.of("hair_style")) {
      look_.hair_style = style->value;
      heard_.report(w.begin, w.end, "hair", style->value);
      said = true;
    }
  }
  return said;
}

void Describer::flush() {
  if (predicate_ && !pending_.empty()) {
    const auto noun = predicate_;
    predicate_ = nullptr;
    negated_ = npos;
    (this->*noun)(predicate_at_, predicate_noun_);
    return;
  }
  predicate_ = nullptr;
  const auto waiting = std::exchange(pending_, {});
  if (negates() && !waiting.empty()) {
    // "not brown", "not very tall": it is no more than heard; the choice stays open.
    heard_.report(negated_, waiting.back().end, "not",
                  heard_.said(waiting.front().begin, waiting.back().end));
    negated_ = npos;
    return;
  }
  if (waiting.empty()) return;
  pending_ = waiting;
  const auto said = colors();
  pending_.clear();
  std::size_t first = npos, last = 0;
  for (const Waiting& w : waiting) {
    const bool colored = w.meanings.of("color") || w.meanings.of("rainbow") ||
                         w.meanings.of("shade") || heard_.word(w.begin).starts_with("#");
    if (colored && !w.meanings.of("skin")) {
      first = std::min(first, w.begin);
      last = std::max(last, w.end);
    }
  }
  if (!said.empty() && !skin_said_ && first != npos) {
    if (look_.main_color.empty() || found_) look_.main_color = said.front();
    if (said.size() > 1) look_.second_color = said[1];
    heard_.report(first, last, said.size() > 1 ? "main_color, second_color" : "main_color",
                  said.front() + (said.size() > 1 ? ", " + said[1] : ""));
  }
  for (const Waiting& w : waiting) apply(w);
}

}  // namespace talewright::engines::writer
