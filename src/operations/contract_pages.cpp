#include "operations/contract_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/json.h"
#include "base/text.h"

namespace talewright::operations {

namespace {

/// A cell of a table.
std::string cell(std::string_view text) {
  return replaced(replaced(std::string(text), "|", "\\|"), "\n", " ");
}

std::string number(const json::value& v) {
  return v.is_double() ? fmt::format("{}", v.as_double()) : json::serialize(v);
}

/// "1–40", "at least 1", "at most 40" or nothing.
std::string bounds(const json::object& schema, std::string_view least, std::string_view most) {
  const json::value* low = schema.if_contains(least);
  const json::value* high = schema.if_contains(most);
  if (low && low->is_int64() && low->as_int64() == 0 && least == "minLength") low = nullptr;
  if (low && high) return fmt::format("{}–{}", number(*low), number(*high));
  if (low) return fmt::format("at least {}", number(*low));
  if (high) return fmt::format("at most {}", number(*high));
  return {};
}

std::string after_comma(std::string_view text, std::string_view unit = "") {
  return text.empty() ? std::string() : fmt::format(", {}{}", text, unit);
}

/// What a schema takes, in words.
std::string kind(const json::object& schema) {
  if (const json::value* shape = schema.if_contains("$ref")) {
    std::string name(shape->as_string());
    name = replaced(replaced(name, "shapes/", ""), ".json", "");
    return fmt::format("[{}](talewright://docs/shapes/{})", name, name);
  }
  if (const json::array* values = array_at(schema, "enum")) {
    std::vector<std::string> all;
    for (const json::value& v : *values)
      all.push_back(
          fmt::format("`{}`", v.is_string() ? std::string(v.as_string()) : json::serialize(v)));
    return join(all, ", ");
  }
  const json::value* type = schema.if_contains("type");
  const std::string name = type && type->is_string() ? std::string(type->as_string()) : "";
  if (name == "string")
    return "text" + after_comma(bounds(schema, "minLength", "maxLength"), " characters");
  if (name == "integer" || name == "number")
    return name + after_comma(bounds(schema, "minimum", "maximum"));
  if (name == "boolean") return "true or false";
  if (name == "array") {
    const json::object* items = object_at(schema, "items");
    return fmt::format("list{}{}", items ? " of " + kind(*items) : "",
                       after_comma(bounds(schema, "minItems", "maxItems"), " of them"));
  }
  return name.empty() ? "any" : name;
}

/// A row for each property, and for those within it: `pages[].text`.
void add_rows(std::string& text, const json::object& schema, std::string_view mark,
              const std::string& before) {
  const json::object* properties = object_at(schema, "properties");
  if (!properties) return;
  const std::vector<std::string> required = texts_or_none(schema, "required");
  for (const auto& member : *properties) {
    const json::object& inner = member.value().as_object();
    const bool needed = std::ranges::count(required, std::string(member.key())) > 0;
    const std::string name = before + std::string(member.key());
    text += fmt::format("| `{}`{} | {} | {} |\n", name, needed ? mark : "", cell(kind(inner)),
                        cell(text_or(inner, "description")));
    add_rows(text, inner, mark, name + ".");
    if (const json::object* items = object_at(inner, "items"))
      add_rows(text, *items, mark, name + "[].");
  }
}

std::string argument_table(const json::object& schema) {
  std::string rows;
  add_rows(rows, schema, " (required)", "");
  if (rows.empty()) return "None.\n";
  return "| argument | takes | about |\n| --- | --- | --- |\n" + rows;
}

std::string result_table(const json::object& schema) {
  std::string rows;
  add_rows(rows, schema, " (always)", "");
  if (rows.empty()) return fmt::format("{}\n", capitalized(kind(schema)));
  return "| member | is | about |\n| --- | --- | --- |\n" + rows;
}

/// The arguments as an HTTP request: those of the path in it, the others as query or body.
std::string http_request(const json::object& rest, json::object arguments) {
  const std::string method = text_or(rest, "method");
  std::string path = "/api/v1" + text_or(rest, "path");
  const auto plain = [](const json::value& v) {
    return v.is_string() ? std::string(v.as_string()) : json::serialize(v);
  };
  for (auto at = arguments.begin(); at != arguments.end();) {
    const std::string place = fmt::format("{{{}}}", std::string_view(at->key()));
    if (path.find(place) == std::string::npos) {
      ++at;
      continue;
    }
    path = replaced(path, place, plain(at->value()));
    at = arguments.erase(at);
  }
  if (method != "GET" && method != "DELETE")
    return fmt::format("{} {}\nContent-Type: application/json\n\n{}", method, path,
                       json::serialize(arguments));
  char mark = '?';
  for (const auto& argument : arguments) {
    path += fmt::format("{}{}={}", mark, std::string_view(argument.key()), plain(argument.value()));
    mark = '&';
  }
  return fmt::format("{} {}", method, path);
}

const json::object& error_codes() {
  static const json::object codes = [] {
    json::object all;
    const json::value file = parse_embedded("resources/errors.json");
    for (const json::value& v : file.at("errors").as_array()) all[v.at("code").as_string()] = v;
    return all;
  }();
  return codes;
}

std::string how_idempotent(std::string_view word) {
  if (word == "required") return "An `Idempotency-Key` is required";
  if (word == "accepted") return "An `Idempotency-Key` is taken";
  return {};
}

std::string scopes_table() {
  std::string text = "| scope | allows | of a new key |\n| --- | --- | --- |\n";
  const json::value file = parse_embedded("resources/scopes.json");
  for (const json::value& v : file.as_array()) {
    const json::object& scope = v.as_object();
    text +=
        fmt::format("| `{}` | {} | {} |\n", text_or(scope, "scope"), cell(text_or(scope, "about")),
                    flag_or(scope, "of_new_keys", false) ? "yes" : "");
  }
  return text;
}

std::string prices_table() {
  std::string text = "| what | credits |\n| --- | --- |\n";
  const json::value file = parse_embedded("resources/prices.json");
  for (const auto& action : file.at("actions").as_object())
    text += fmt::format("| {} | {} |\n", cell(text_or(action.value().as_object(), "about")),
                        integer_or(action.value().as_object(), "credits", 0));
  return text;
}

std::string plans_table() {
  constexpr std::pair<const char*, const char*> kColumns[] = {
      {"monthly_credits", "credits a month"},
      {"welcome_credits", "credits at first"},
      {"books_a_month", "books a month"},
      {"books_ever", "books ever"},
      {"story_pages", "pages a book"},
      {"keys", "keys"},
      {"webhooks", "webhooks"},
      {"pings_a_month", "pings a month"}};
  std::string head = "| plan |", line = "| --- |", rows;
  for (const auto& [key, title] : kColumns) {
    head += fmt::format(" {} |", title);
    line += " --- |";
  }
  const json::value file = parse_embedded("resources/prices.json");
  for (const auto& plan : file.at("plans").as_object()) {
    const json::object& entry = plan.value().as_object();
    rows += fmt::format("| `{}` |", std::string_view(plan.key()));
    for (const auto& [key, title] : kColumns) {
      const json::value* limit = entry.if_contains(key);
      rows += fmt::format(" {} |", limit && limit->is_int64() ? json::serialize(*limit) : "–");
    }
    rows += '\n';
  }
  return fmt::format("{}\n{}\n{}\n– means without limit.\n", head, line, rows);
}

std::string rates_table() {
  std::string text = "| plan | default | elevated | generation |\n| --- | --- | --- | --- |\n";
  const json::value file = parse_embedded("resources/prices.json");
  for (const auto& plan : file.at("plans").as_object()) {
    const json::object* rates = object_at(plan.value().as_object(), "calls_a_minute");
    text += fmt::format("| `{}` |", std::string_view(plan.key()));
    for (const char* family : {"default", "elevated", "generation"})
      text += rates ? fmt::format(" {} |", integer_or(*rates, family, 0)) : " – |";
    text += '\n';
  }
  return text + "\n– means without limit.\n";
}

std::string recipes_table() {
  std::string text = "| recipe | when |\n| --- | --- |\n";
  for (const contract::Recipe& recipe : contract::recipes())
    text += fmt::format("| [{}](talewright://docs/recipes/{}) | {} |\n", recipe.title, recipe.id,
                        cell(recipe.when_to_use));
  return text;
}

std::string table(std::string_view name) {
  if (name == "scopes") return scopes_table();
  if (name == "prices") return prices_table();
  if (name == "plans") return plans_table();
  if (name == "rates") return rates_table();
  if (name == "recipes") return recipes_table();
  throw std::logic_error(fmt::format("the documentation has no table {}", name));
}

}  // namespace

std::string operation_text(const EmbeddedFile& file) {
  const json::value tool_value = parse_embedded(file.path);
  const json::object& tool = tool_value.as_object();
  const json::object& extra = tool.at("talewright").as_object();
  const json::object& rest = extra.at("rest").as_object();
  std::string text = fmt::format("# {}: {}\n\n{}\n\n", text_or(tool, "name"),
                                 text_or(tool, "title"), text_or(tool, "description"));
  text +=
      fmt::format("REST: `{} /api/v1{}`, {} on success. Scope: `{}`. Toolset: `{}`{}.",
                  text_or(rest, "method"), text_or(rest, "path"), integer_or(rest, "status", 200),
                  text_or(extra, "scope"), text_or(extra, "toolset"),
                  flag_or(extra, "default", true) ? "" : ", not among the usual tools");
  if (const std::string how = how_idempotent(text_or(extra, "idempotency")); !how.empty())
    text += fmt::format(" {}: [idempotency](talewright://docs/idempotency).", how);
  if (const std::string family = text_or(extra, "family", "default"); family != "default")
    text +=
        fmt::format(" Counts as `{}` in the [rate limits](talewright://docs/rate-limits).", family);
  text += fmt::format("\n\n## Arguments\n\n{}", argument_table(tool.at("inputSchema").as_object()));
  if (const json::object* output = object_at(tool, "outputSchema")) {
    const std::string envelope = text_or(rest, "envelope");
    text += fmt::format("\n## Result\n\n{}{}",
                        envelope.empty()
                            ? std::string()
                            : fmt::format("Over REST within `{{\"{}\": …}}`.\n\n", envelope),
                        result_table(*output));
  }
  text += "\n## Examples\n\n";
  for (const json::value& v : extra.at("examples").as_array())
    text += fmt::format("{}:\n\n```json\n{}\n```\n\n```http\n{}\n```\n\n",
                        text_or(v.as_object(), "title"), json::serialize(v.at("arguments")),
                        http_request(rest, v.at("arguments").as_object()));
  text += "## Errors\n\n";
  for (const std::string& code : texts_or_none(extra, "errors")) {
    const json::object* error = object_at(error_codes(), code);
    text += fmt::format("- [`{}`](talewright://docs/errors#{})", code, code);
    if (error)
      text +=
          fmt::format(" ({}): {}", integer_or(*error, "status", 500), text_or(*error, "meaning"));
    text += '\n';
  }
  return text;
}

std::string shape_text(const EmbeddedFile& file) {
  const json::value shape = parse_embedded(file.path);
  std::string name(file.path.substr(file.path.rfind('/') + 1));
  name.erase(name.rfind('.'));
  return fmt::format("# {}\n\nWhat operations call `shapes/{}.json`.\n\n{}", name, name,
                     object_at(shape.as_object(), "properties")
                         ? argument_table(shape.as_object())
                         : fmt::format("`{}`\n", json::serialize(shape)));
}

std::string errors_text() {
  std::string text =
      "# Errors\n\nEvery refusal is `{\"error\": {\"code\", \"message\", \"requestId\", "
      "\"details\"}}`, over REST with the status given here and over the Model Context Protocol as "
      "a "
      "tool result with `isError`. Match on the code: messages are for reading, and may "
      "change.\n\n";
  for (const auto& error : error_codes()) {
    const json::object& e = error.value().as_object();
    text += fmt::format("## {}\n\nStatus {}. {} {}\n\n", text_or(e, "code"),
                        integer_or(e, "status", 500), text_or(e, "meaning"), text_or(e, "action"));
  }
  return text;
}

std::string recipe_text(const contract::Recipe& recipe) {
  std::string text = fmt::format("# {}\n\n{}\n\n", recipe.title, recipe.when_to_use);
  if (!recipe.scopes.empty())
    text += fmt::format("A key for it has the scopes `{}`. ", join(recipe.scopes, "`, `"));
  text +=
      "The scripts take `TALEWRIGHT_URL` (default `http://127.0.0.1:8787`) and `TALEWRIGHT_KEY`, "
      "and "
      "need nothing else.\n\n## Steps\n\n";
  int number = 0;
  for (const json::value& v : recipe.steps) {
    const json::object& step = v.as_object();
    const json::object& request = step.at("request").as_object();
    text += fmt::format("{}. {}: `{} {}`\n", ++number, text_or(step, "title"),
                        text_or(request, "method"), text_or(request, "path"));
  }
  text += fmt::format(
      "\n## curl\n\n```bash\n{}```\n\n## Python\n\n```python\n{}```\n\n"
      "## Node\n\n```js\n{}```\n",
      recipe.curl, recipe.python, recipe.node);
  return text;
}

std::string with_tables(std::string text) {
  constexpr std::string_view kOpen = "{table: ";
  for (std::size_t at; (at = text.find(kOpen)) != std::string::npos;) {
    const std::size_t end = text.find('}', at);
    const std::string name = text.substr(at + kOpen.size(), end - at - kOpen.size());
    text.replace(at, end + 1 - at, std::string(trimmed(table(name))));
  }
  return text;
}

}  // namespace talewright::operations
