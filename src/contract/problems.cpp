#include "contract/problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "base/json.h"
#include "base/text.h"

namespace talewright::contract {

namespace {

constexpr std::size_t kMostProblems = 50;
constexpr std::size_t kMostGiven = 200;  // code points

std::string number_text(const json::value& number) {
  return number.is_double() ? fmt::format("{}", number.get_double()) : json::serialize(number);
}

json::value shortened(const json::value& given) {
  if (const json::string* text = given.if_string()) {
    const std::string_view head = first_code_points(*text, kMostGiven);
    if (head.size() == text->size()) return given;
    return json::value(std::string(head) + "…");
  }
  if (const json::array* array = given.if_array();
      array && json::serialize(given).size() > kMostGiven)
    return json::value(fmt::format("an array of {} items", array->size()));
  if (const json::object* object = given.if_object();
      object && json::serialize(given).size() > kMostGiven)
    return json::value(fmt::format("an object of {} members", object->size()));
  return given;
}

// For a sentence: short, quoted when a text.
std::string shown(const json::value& value) {
  if (value.is_number()) return number_text(value);
  std::string text = json::serialize(shortened(value));
  const std::string_view head = first_code_points(text, 60);
  return head.size() == text.size() ? text : std::string(head) + "…";
}

std::string type_name(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return "null";
    case json::kind::bool_:
      return "boolean";
    case json::kind::string:
      return "string";
    case json::kind::array:
      return "array";
    case json::kind::object:
      return "object";
    case json::kind::double_:
      return std::trunc(value.get_double()) == value.get_double() ? "integer" : "number";
    default:
      return "integer";
  }
}

bool has_type(const json::value& value, std::string_view type) {
  const std::string own = type_name(value);
  return own == type || (type == "number" && own == "integer");
}

std::string with_article(std::string_view type) {
  if (type == "null") return "null";
  return std::string(type == "integer" || type == "array" || type == "object" ? "an " : "a ") +
         std::string(type);
}

// JSON equality, with 12 and 12.0 the same.
bool same(const json::value& a, const json::value& b) {
  if (a.is_number() && b.is_number()) {
    if (a.is_int64() && b.is_int64()) return a.get_int64() == b.get_int64();
    return a.to_number<double>() == b.to_number<double>();
  }
  return a == b;
}

class Reporter {
 public:
  Reporter(const json::value& root, const Patterns& patterns) : root_(root), patterns_(patterns) {}

  json::array report(const json::value& value) {
    check(root_, value, "");
    return std::move(found_);
  }

 private:
  void add(const std::string& pointer, std::string_view rule, const json::value& limit,
           const json::value* given, std::string_view must, std::string_view but = {}) {
    if (found_.size() >= kMostProblems) return;
    std::string message = pointer.empty() ? "the arguments" : pointer;
    message += fmt::format(" {}", must);
    if (!but.empty())
      message += fmt::format(", but {}", but);
    else if (given)
      message += fmt::format(", but {} was given", shown(*given));
    found_.push_back(problem(pointer, rule, limit, given, std::move(message)));
  }

  json::array branch(const json::value& schema, const json::value& value,
                     const std::string& pointer) const {
    Reporter inner(root_, patterns_);
    inner.check(schema, value, pointer);
    return std::move(inner.found_);
  }

  void check(const json::value& schema, const json::value& value, const std::string& pointer) {
    if (found_.size() >= kMostProblems) return;
    if (const bool* allowed = schema.if_bool()) {
      if (!*allowed) add(pointer, "false", nullptr, &value, "must be left out");
      return;
    }
    const json::object* rules = schema.if_object();
    if (!rules) throw std::logic_error("a schema is neither an object nor a boolean");
    if (const json::value* reference = rules->if_contains("$ref")) {
      check(resolved(*reference), value, pointer);
      return;
    }
    if (!check_type(*rules, value, pointer)) return;
    if (const json::string* text = value.if_string(); text && text->find('\0') != text->npos) {
      add(pointer, "characters", "no U+0000", &value, "must not hold the character U+0000",
          "it does");
      return;
    }
    check_choice(*rules, value, pointer);
    check_combinations(*rules, value, pointer);
    if (value.is_number()) check_number(*rules, value, pointer);
    if (const json::string* text = value.if_string()) check_text(*rules, value, *text, pointer);
    if (const json::array* array = value.if_array()) check_array(*rules, value, *array, pointer);
    if (const json::object* object = value.if_object())
      check_object(*rules, value, *object, pointer);
  }

  const json::value& resolved(const json::value& reference) const {
    const json::string* text = reference.if_string();
    if (text && *text == "#") return root_;
    boost::system::error_code error;
    const json::value* target =
        text && text->starts_with("#/") ? root_.find_pointer(text->subview(1), error) : nullptr;
    if (!target) throw std::logic_error("$ref leads nowhere: " + json::serialize(reference));
    return *target;
  }

  bool check_type(const json::object& rules, const json::value& value, const std::string& pointer) {
    const json::value* type = rules.if_contains("type");
    if (!type) return true;
    std::vector<std::string> allowed;
    if (const json::string* one = type->if_string())
      allowed.emplace_back(*one);
    else
      allowed = texts_or_none(rules, "type");
    std::vector<std::string> spoken;
    for (const std::string& name : allowed) {
      if (has_type(value, name)) return true;
      spoken.push_back(with_article(name));
    }
    add(pointer, "type", *type, &value, "must be " + join(spoken, " or "));
    return false;
  }

  void check_choice(const json::object& rules, const json::value& value,
                    const std::string& pointer) {
    if (const json::array* choices = array_at(rules, "enum")) {
      if (std::none_of(choices->begin(), choices->end(),
                       [&](const json::value& choice) { return same(choice, value); })) {
        std::vector<std::string> spoken;
        std::vector<std::string_view> texts;
        for (const json::value& choice : *choices) {
          if (spoken.size() < 40) spoken.push_back(shown(choice));
          if (choice.is_string()) texts.push_back(choice.get_string());
        }
        if (choices->size() > spoken.size()) spoken.push_back("…");
        std::string must = "must be one of " + join(spoken, ", ");
        const std::string_view near =
            value.is_string() ? nearest_name(value.get_string(), texts) : std::string_view();
        std::string but;
        if (!near.empty())
          but = fmt::format("{} was given; did you mean \"{}\"?", shown(value), near);
        const json::array limit(choices->begin(),
                                choices->begin() + std::min(choices->size(), kMostProblems));
        add(pointer, "enum", limit, &value, must, but);
      }
    }
    if (const json::value* only = rules.if_contains("const"); only && !same(*only, value))
      add(pointer, "const", *only, &value, "must be " + shown(*only));
  }

  void check_combinations(const json::object& rules, const json::value& value,
                          const std::string& pointer) {
    if (const json::array* all = array_at(rules, "allOf"))
      for (const json::value& schema : *all) check(schema, value, pointer);
    if (const json::array* any = array_at(rules, "anyOf"))
      check_forms("anyOf", *any, false, value, pointer);
    if (const json::array* one = array_at(rules, "oneOf"))
      check_forms("oneOf", *one, true, value, pointer);
    if (const json::value* schema = rules.if_contains("not");
        schema && branch(*schema, value, pointer).empty())
      add(pointer, "not", nullptr, &value, "has a form that is not allowed", "it was given");
    if (const json::value* when = rules.if_contains("if")) {
      const json::value* then =
          rules.if_contains(branch(*when, value, pointer).empty() ? "then" : "else");
      if (then) check(*then, value, pointer);
    }
  }

  // Of several forms the value was probably meant to have the one it misses least, provided that
  // the kind of value is right; its problems are what the caller can act on.
  void check_forms(std::string_view rule, const json::array& forms, bool exactly_one,
                   const json::value& value, const std::string& pointer) {
    std::size_t matches = 0;
    std::optional<json::array> nearest;
    for (const json::value& form : forms) {
      json::array missed = branch(form, value, pointer);
      if (missed.empty()) {
        ++matches;
        continue;
      }
      const bool other_kind = std::any_of(missed.begin(), missed.end(), [&](const json::value& p) {
        return p.at("rule").as_string() == "type" && p.at("pointer").as_string() == pointer;
      });
      if (!other_kind && (!nearest || missed.size() < nearest->size())) nearest = std::move(missed);
    }
    if (matches == 1 || (matches > 1 && !exactly_one)) return;
    if (matches > 1) {
      add(pointer, rule, 1, &value, "must have exactly one of its allowed forms",
          fmt::format("it has {}", matches));
    } else if (nearest) {
      for (json::value& missed : *nearest)
        if (found_.size() < kMostProblems) found_.push_back(std::move(missed));
    } else {
      add(pointer, rule, nullptr, &value, "must have one of its allowed forms");
    }
  }

  void check_number(const json::object& rules, const json::value& value,
                    const std::string& pointer) {
    const double number = value.to_number<double>();
    const auto bound = [&](std::string_view rule, std::string_view words, auto broken) {
      const json::value* limit = rules.if_contains(rule);
      if (limit && limit->is_number() && broken(limit->to_number<double>()))
        add(pointer, rule, *limit, &value,
            fmt::format("must be {} {}", words, number_text(*limit)));
    };
    bound("minimum", "at least", [&](double limit) { return number < limit; });
    bound("maximum", "at most", [&](double limit) { return number > limit; });
    bound("exclusiveMinimum", "more than", [&](double limit) { return number <= limit; });
    bound("exclusiveMaximum", "less than", [&](double limit) { return number >= limit; });
    bound("multipleOf", "a multiple of", [&](double limit) {
      const double quotient = number / limit;
      return std::abs(quotient - std::round(quotient)) > 1e-9 * std::max(1.0, std::abs(quotient));
    });
  }

  // A count against minX/maxX.
  void check_count(const json::object& rules, std::string_view least, std::string_view most,
                   std::string_view unit, std::size_t count, const json::value& value,
                   const std::string& pointer) {
    const auto number = static_cast<std::int64_t>(count);
    const std::string has = fmt::format("it has {}", count);
    if (const std::int64_t limit = integer_or(rules, least, 0); number < limit)
      add(pointer, least, limit, &value,
          fmt::format("must have at least {} {}{}", limit, unit, limit == 1 ? "" : "s"), has);
    if (const std::int64_t limit = integer_or(rules, most, number); number > limit)
      add(pointer, most, limit, &value,
          fmt::format("must have at most {} {}{}", limit, unit, limit == 1 ? "" : "s"), has);
  }

  void check_text(const json::object& rules, const json::value& value, const json::string& text,
                  const std::string& pointer) {
    const std::size_t found_before = found_.size();
    check_count(rules, "minLength", "maxLength", "character", code_points(text), value, pointer);
    const json::value* pattern = rules.if_contains("pattern");
    // A text of the wrong length is not worth matching, and could be very long.
    if (!pattern || !pattern->is_string() || found_.size() != found_before) return;
    const auto compiled = patterns_.find(std::string_view(pattern->get_string()));
    if (compiled == patterns_.end()) throw std::logic_error("a pattern was not compiled");
    bool matches = false;
    try {
      matches = boost::regex_search(text.begin(), text.end(), compiled->second);
    } catch (const std::runtime_error&) {
      // Boost.Regex gave up on a text that makes the pattern explode: it is not what was meant.
    }
    if (!matches)
      add(pointer, "pattern", *pattern, &value,
          fmt::format("must match {}", std::string_view(pattern->get_string())));
  }

  void check_array(const json::object& rules, const json::value& value, const json::array& array,
                   const std::string& pointer) {
    check_count(rules, "minItems", "maxItems", "item", array.size(), value, pointer);
    if (flag_or(rules, "uniqueItems", false)) check_unique(array, pointer);
    const json::value* items = rules.if_contains("items");
    for (std::size_t i = 0; i < array.size(); ++i) {
      const json::value* schema = items;
      if (items && items->is_array())
        schema = i < items->get_array().size() ? &items->get_array()[i] : nullptr;
      visit(schema, array[i], fmt::format("{}/{}", pointer, i));
    }
  }

  void check_unique(const json::array& array, const std::string& pointer) {
    for (std::size_t i = 1; i < array.size() && i < 1000; ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (same(array[i], array[j])) {
          add(fmt::format("{}/{}", pointer, i), "uniqueItems", true, &array[i],
              "must differ from the items before it");
          break;
        }
  }

  void check_object(const json::object& rules, const json::value& value, const json::object& object,
                    const std::string& pointer) {
    check_count(rules, "minProperties", "maxProperties", "member", object.size(), value, pointer);
    for (const std::string& name : texts_or_none(rules, "required"))
      if (!object.contains(name))
        add(pointer + "/" + escaped(name), "required", true, nullptr, "is required and missing");
    const json::object* known = object_at(rules, "properties");
    const json::value* others = rules.if_contains("additionalProperties");
    const bool closed =
        others && others->is_bool() && !others->get_bool() && !rules.contains("patternProperties");
    for (const auto& member : object) {
      const std::string inner = pointer + "/" + escaped(member.key());
      if (const json::value* schema = known ? known->if_contains(member.key()) : nullptr)
        visit(schema, member.value(), inner);
      else if (closed)
        report_unknown(known, member.key(), member.value(), inner);
      else
        visit(others && others->is_object() ? others : nullptr, member.value(), inner);
    }
  }

  void report_unknown(const json::object* known, std::string_view key, const json::value& value,
                      const std::string& pointer) {
    std::vector<std::string_view> names;
    json::array limit;
    if (known)
      for (const auto& member : *known) {
        names.push_back(member.key());
        if (limit.size() < kMostProblems) limit.emplace_back(member.key());
      }
    const std::string_view near = nearest_name(key, names);
    std::string must = "is not a known property";
    if (!near.empty())
      must += fmt::format("; did you mean \"{}\"?", near);
    else if (names.empty())
      must += "; none are taken here";
    else
      must += fmt::format("; known are {}", fmt::join(names, ", "));
    if (found_.size() >= kMostProblems) return;
    found_.push_back(problem(pointer, "additionalProperties", limit, &value, pointer + " " + must));
  }

  // Into a member or an item; where no schema speaks, only the rule about U+0000 is left.
  void visit(const json::value* schema, const json::value& value, const std::string& pointer) {
    static const json::value anything = json::object();
    check(schema ? *schema : anything, value, pointer);
  }

  static std::string escaped(std::string_view key) {
    return replaced(replaced(std::string(key), "~", "~0"), "/", "~1");
  }

  const json::value& root_;
  const Patterns& patterns_;
  json::array found_;
};

void collect_patterns(const json::value& schema, Patterns& patterns) {
  if (const json::array* array = schema.if_array()) {
    for (const json::value& item : *array) collect_patterns(item, patterns);
  } else if (const json::object* object = schema.if_object()) {
    for (const auto& member : *object) {
      const json::string* text = member.value().if_string();
      if (member.key() == "pattern" && text)
        patterns.try_emplace(std::string(*text), std::string(*text));
      else
        collect_patterns(member.value(), patterns);
    }
  }
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1), before;
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j)
      row[j] = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1])});
  }
  return row.back();
}

}  // namespace

Patterns compile_patterns(const json::value& schema) {
  Patterns patterns;
  collect_patterns(schema, patterns);
  return patterns;
}

json::array find_problems(const json::value& schema, const Patterns& patterns,
                          const json::value& value) {
  return Reporter(schema, patterns).report(value);
}

json::object problem(std::string_view pointer, std::string_view rule, const json::value& limit,
                     const json::value* given, std::string message) {
  return {{"pointer", pointer},
          {"rule", rule},
          {"limit", limit},
          {"given", given ? shortened(*given) : json::value(nullptr)},
          {"message", std::move(message)}};
}

std::string_view nearest_name(std::string_view wrong, const std::vector<std::string_view>& names) {
  // "pageCount" and "page_count" are one slip away from each other.
  const auto plain = [](std::string_view name) { return replaced(lower(name), "_", ""); };
  if (wrong.size() > 64) return {};
  const std::string bare = plain(wrong);
  std::string_view nearest;
  std::size_t least = std::max<std::size_t>(1, bare.size() / 3) + 1;
  for (std::string_view name : names) {
    const std::size_t apart = distance(bare, plain(name));
    if (apart < least) {
      least = apart;
      nearest = name;
    }
  }
  return nearest;
}

}  // namespace talewright::contract
