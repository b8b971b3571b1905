#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/ids.h"
#include "base/json.h"
#include "base/json_text.h"
#include "base/text.h"
#include "contract/errors.h"
#include "faces/cli/cli.h"

namespace talewright::faces::cli {

namespace {

// As people read it, on one line.
std::string shown(const json::value& value) {
  if (value.is_null()) return "-";
  if (value.is_bool()) return value.get_bool() ? "yes" : "no";
  if (const json::array* list = value.if_array()) {
    std::vector<std::string> parts;
    for (const json::value& one : *list) parts.push_back(shown(one));
    return parts.empty() ? "-" : join(parts, " ");
  }
  if (!value.is_string()) return to_text(value);
  std::string text(value.get_string());
  // What strangers wrote moves no cursor.
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return text.empty() ? "-" : text;
}

// "credits.balance: 12" for what lies deeper; tables have their own commands.
void print_members(const json::object& object, const std::string& above, std::FILE* to) {
  for (const auto& [name, value] : object) {
    const std::string full = above + std::string(name);
    if (const json::object* inner = value.if_object())
      print_members(*inner, full + '.', to);
    else if (!value.is_array() || value.get_array().empty() || !value.get_array()[0].is_object())
      fmt::print(to, "{}: {}\n", full, shown(value));
  }
}

void print_table(const json::array& rows, const std::vector<std::string>& columns) {
  std::vector<std::vector<std::string>> lines{columns};
  for (const json::value& row : rows) {
    std::vector<std::string> line;
    for (const std::string& column : columns) {
      const json::value* value = row.as_object().if_contains(column);
      line.push_back(value ? shown(*value) : "-");
    }
    lines.push_back(std::move(line));
  }
  std::vector<std::size_t> widths(columns.size());
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i)
      widths[i] = std::max(widths[i], code_points(line[i]));
  for (const auto& line : lines) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
      text += line[i];
      if (i + 1 < line.size()) text.append(widths[i] - code_points(line[i]) + 2, ' ');
    }
    fmt::print("{}\n", text);
  }
}

// With all pages of a list, unless so many were asked for.
json::object result_of(const contract::Contract& contract, const Question& question) {
  const contract::Operation* const operation = contract.find(question.operation);
  ensure(operation != nullptr, "an operator's command names an operation");
  contract::Context context;
  context.request_id = new_id("req");
  context.caller.account = question.account;
  context.caller.face = "cli";
  json::object arguments = question.arguments;
  json::object result = contract.call(*operation, context, arguments).structured;
  if (question.columns.empty() || arguments.contains("limit")) return result;
  for (std::string cursor = text_or(result, "next_cursor"); !cursor.empty();) {
    arguments["cursor"] = cursor;
    const json::object page = contract.call(*operation, context, arguments).structured;
    for (const json::value& row : page.at(question.about).as_array())
      result.at(question.about).as_array().push_back(row);
    cursor = text_or(page, "next_cursor");
  }
  result.erase("next_cursor");
  return result;
}

}  // namespace

int tell(const contract::Contract& contract, const Question& question) {
  try {
    json::object result = result_of(contract, question);
    if (question.json) {
      fmt::print("{}\n", to_text(result));
    } else if (question.about.empty()) {
      print_members(result, "", stdout);
    } else if (const json::value& about = result.at(question.about); about.is_array()) {
      print_table(about.get_array(), question.columns);
    } else {
      const std::string_view text = about.as_string();
      fmt::print("{}{}", text, text.ends_with('\n') ? "" : "\n");
      result.erase(question.about);
      print_members(result, "", stderr);
    }
    return 0;
  } catch (const Failure& failure) {
    fmt::print(stderr, "talewright: {}\n", contract::failure_text(failure));
    return 1;
  }
}

}  // namespace talewright::faces::cli
