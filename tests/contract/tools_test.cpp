// House rules that hold for every file in tools/ and prompts/.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/embedded.h"
#include "base/json.h"
#include "contract/contract.h"
#include "contract/prompts.h"
#include "contract/shapes.h"
#include "contract/tool_object.h"

using namespace talewright;

namespace {

contract::ContractSource source(std::string_view folder) {
  contract::ContractSource s;
  for (const EmbeddedFile& f : embedded_files(folder)) s.files.emplace_back(std::string(f.path), f.bytes);
  return s;
}

/// The files that describe an operation.
std::vector<EmbeddedFile> tool_files() {
  std::vector<EmbeddedFile> files;
  for (const EmbeddedFile& f : embedded_files("tools/"))
    if (!contract::Shapes::is_shape(f.path)) files.push_back(f);
  return files;
}

/// The real tools, with handlers that answer nothing: enough for everything but running them.
const contract::Contract& tools() {
  static const contract::Contract all = [] {
    std::map<std::string, contract::Handler> handlers;
    for (const EmbeddedFile& f : tool_files()) {
      const json::value v = parse_embedded(f.path);
      handlers.emplace(text_or(v.as_object(), "name"),
                       [](contract::Context&, const json::object&) -> contract::Reply {
                         throw Failure("reached", "the arguments were valid");
                       });
    }
    return contract::Contract(source("tools/"), std::move(handlers));
  }();
  return all;
}

std::set<std::string> error_codes() {
  std::set<std::string> codes;
  const json::value file = parse_embedded("resources/errors.json");
  for (const json::value& v : file.at("errors").as_array())
    codes.insert(text_or(v.as_object(), "code"));
  return codes;
}

/// Every object schema in it, with its pointer.
void each_object_schema(const json::value& schema, const std::string& at,
                        const std::function<void(const std::string&, const json::object&)>& visit) {
  const json::object* o = schema.if_object();
  if (!o) return;
  if (text_or(*o, "type") == "object") visit(at, *o);
  if (const json::object* properties = object_at(*o, "properties"))
    for (const auto& p : *properties) each_object_schema(p.value(), at + "/" + std::string(p.key()), visit);
  if (const json::value* items = o->if_contains("items")) each_object_schema(*items, at + "/items", visit);
}

}  // namespace

TEST(Tools, AreNamedAfterTheirFilesAndDescribedInThreeSentences) {
  for (const EmbeddedFile& f : tool_files()) {
    const json::value tool = parse_embedded(f.path);
    const json::object& o = tool.as_object();
    EXPECT_EQ("tools/" + text_or(o, "name") + ".json", f.path);
    const std::string about = text_or(o, "description");
    EXPECT_FALSE(text_or(o, "title").empty()) << f.path;
    const auto sentences = std::count_if(about.begin(), about.end(), [&, i = std::size_t{0}](char c) mutable {
      ++i;
      return c == '.' && (i == about.size() || about[i] == ' ');
    });
    EXPECT_TRUE(sentences >= 1 && sentences <= 3) << f.path << ": " << sentences;
    EXPECT_LE(about.size(), 400u) << f.path;
  }
}

TEST(Tools, CloseTheirArgumentsAndBoundWhatTheyTake) {
  for (const contract::Operation& op : tools().operations()) {
    for (const char* combinator : {"anyOf", "oneOf", "allOf"})
      EXPECT_FALSE(op.input_schema.contains(combinator)) << op.name;
    each_object_schema(op.input_schema, op.name, [](const std::string& at, const json::object& o) {
      const json::value* more = o.if_contains("additionalProperties");
      if (more && more->is_object()) {  // a table by name: bounded in number and in what it holds
        EXPECT_TRUE(o.contains("maxProperties") && more->as_object().contains("pattern")) << at;
        return;
      }
      EXPECT_FALSE(flag_or(o, "additionalProperties", true)) << at << " takes unknown members";
      for (const auto& p : o.at("properties").as_object()) {
        const json::object& s = p.value().as_object();
        const std::string type = text_or(s, "type");
        const std::string where = at + "/" + std::string(p.key());
        if (type == "string") EXPECT_TRUE(s.contains("maxLength") || s.contains("pattern")) << where;
        if (type == "array") EXPECT_TRUE(s.contains("maxItems")) << where;
        if (type == "integer" || type == "number")
          EXPECT_TRUE(s.contains("minimum") && s.contains("maximum")) << where;
      }
    });
    for (const char* hint : {"readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"})
      EXPECT_TRUE(op.annotations.contains(hint)) << op.name << " leaves " << hint << " open";
  }
}

TEST(Tools, NameErrorCodesThatExistAndRoutesThatDiffer) {
  const auto codes = error_codes();
  std::set<std::string> routes;
  for (const contract::Operation& op : tools().operations()) {
    for (const std::string& code : texts_or_none(op.talewright, "errors"))
      EXPECT_TRUE(codes.contains(code)) << op.name << ": " << code;
    const json::object& rest = op.talewright.at("rest").as_object();
    EXPECT_TRUE(routes.insert(text_or(rest, "method") + " " + text_or(rest, "path")).second) << op.name;
  }
}

// What data files say once, and tools take as words.
TEST(Tools, KnowThePlansAndScopesThatThereAre) {
  std::set<std::string> scopes, plans;
  const json::value scope_file = parse_embedded("resources/scopes.json");
  for (const json::value& v : scope_file.as_array()) scopes.insert(text_or(v.as_object(), "scope"));
  const json::value price_file = parse_embedded("resources/prices.json");
  for (const auto& plan : price_file.at("plans").as_object()) plans.insert(plan.key());
  const auto words = [](std::string_view tool, std::string_view path) {
    std::set<std::string> result;
    const json::value schema(tools().find(tool)->input_schema);
    for (const json::value& v : schema.at_pointer(path).as_array()) result.emplace(v.as_string());
    return result;
  };
  EXPECT_EQ(words("create_key", "/properties/scopes/items/enum"), scopes);
  EXPECT_EQ(words("create_account", "/properties/plan/enum"), plans);
  EXPECT_EQ(words("update_account", "/properties/plan/enum"), plans);
  for (const contract::Operation& op : tools().operations())
    EXPECT_TRUE(scopes.contains(op.scope)) << op.name << ": " << op.scope;
}

TEST(Tools, SayHowTheyAreCountedAndRepeated) {
  const std::set<std::string> families{"default", "elevated", "generation"};
  int for_gpt = 0;
  for (const contract::Operation& op : tools().operations()) {
    EXPECT_TRUE(families.contains(op.family)) << op.name << ": " << op.family;
    EXPECT_TRUE(op.read_only || op.family != "elevated") << op.name << " is no cheap read";
    if (op.idempotency == contract::Idempotency::Required) EXPECT_EQ(op.route.method, "POST") << op.name;
    if (op.read_only) EXPECT_EQ(op.idempotency, contract::Idempotency::None) << op.name;
    // What is kept for a repeated call must hold no secret.
    if (object_at(op.output_schema, "properties")->contains("key"))
      EXPECT_EQ(op.idempotency, contract::Idempotency::None) << op.name;
    // The codes that any call may be refused with stand in no operation's own list.
    for (const char* everywhere : {"authentication_required", "rate_limited", "internal_error"})
      for (const std::string& code : texts_or_none(op.talewright, "errors"))
        EXPECT_NE(code, everywhere) << op.name;
    for_gpt += op.route.gpt;
  }
  EXPECT_LE(for_gpt, 28);
  EXPECT_GE(for_gpt, 20);
}

TEST(Tools, HaveExamplesWithValidArguments) {
  for (const contract::Operation& op : tools().operations()) {
    const json::array& examples = op.talewright.at("examples").as_array();
    EXPECT_GE(examples.size(), 1u) << op.name;
    for (const json::value& example : examples) {
      contract::Context context;
      try {
        tools().call(op, context, example.at("arguments").as_object());
        ADD_FAILURE() << op.name;
      } catch (const Failure& f) {
        EXPECT_EQ(f.code(), "reached") << op.name << ": " << f.message();
      }
    }
  }
}

// What an agent sees that asks for no toolset.
TEST(Tools, ListStaysWithinTheTokenBudget) {
  const json::array list = contract::tool_list(
      tools().operations(), [](const contract::Operation& op) { return op.usual; });
  EXPECT_LE(list.size(), 24u);
  EXPECT_LT(json::serialize(list).size() / 4, 8000u);
}

// An agent that sees some of the tools still finds every shape told once.
TEST(Tools, TellEachShapeOnceWhateverIsShown) {
  std::set<std::string> toolsets;
  for (const contract::Operation& op : tools().operations()) toolsets.insert(op.toolset);
  for (const std::string& toolset : toolsets) {
    const auto shown = [&](const contract::Operation& op) { return op.toolset == toolset; };
    std::set<std::string> wanted;
    for (const contract::Operation& op : tools().operations())
      if (shown(op)) wanted.insert(op.keeps_brief.begin(), op.keeps_brief.end());
    const std::string text = json::serialize(contract::tool_list(tools().operations(), shown));
    if (wanted.contains("shapes/scene_spec.json"))
      EXPECT_NE(text.find("mischievous"), std::string::npos) << toolset;
    if (wanted.contains("shapes/descriptor.json"))
      EXPECT_NE(text.find("four_legged"), std::string::npos) << toolset;
    EXPECT_EQ(text.find("talewright:brief"), std::string::npos) << toolset;
    EXPECT_EQ(text.find("$ref"), std::string::npos) << toolset;
  }
}

TEST(Tools, CheckAllOfAShapeThatIsListedBriefly) {
  contract::Context context;
  const auto problems = [&](std::string_view tool, std::string_view arguments) {
    try {
      tools().call(*tools().find(tool), context, json::parse(arguments).as_object());
    } catch (const Failure& f) {
      return f.code() + ": " + f.message();
    }
    return std::string();
  };
  EXPECT_EQ(problems("plan_story", R"({"prompt":"x","pages":[{"text":"t","scene":{"pose":"run"}}]})")
                .substr(0, 17),
            "validation_failed");
  EXPECT_EQ(problems("plan_story",
                     R"({"prompt":"x","pages":[{"text":"t","scene":{"shot":"over_shoulder"}}]})"),
            "reached: the arguments were valid");
}

// An agent pays for these in every conversation, and for the guidance when it reads it.
TEST(TextsForModels, StayShort) {
  EXPECT_LT(embedded_file("resources/instructions.md").size() / 4, 150u);
  EXPECT_LT(embedded_file("resources/guidance.md").size() / 4, 900u);
  for (const contract::Operation& op : tools().operations()) {
    EXPECT_LT(op.description.size(), 450u) << op.name;
    EXPECT_LE(std::count(op.description.begin(), op.description.end(), '.'), 4) << op.name;
  }
}

TEST(Prompts, RenderWithTheirRequiredArguments) {
  const contract::WrittenPrompts prompts(source("prompts/"));
  EXPECT_EQ(prompts.list().size(), 3u);
  for (const contract::Prompt& prompt : prompts.list()) {
    std::map<std::string, std::string> arguments;
    for (const contract::PromptArgument& a : prompt.arguments)
      if (a.required) arguments[a.name] = "VALUE";
    for (const contract::PromptMessage& m : prompts.messages({}, prompt.name, arguments)) {
      EXPECT_NE(m.text.find("VALUE"), std::string::npos) << prompt.name;
      EXPECT_EQ(m.text.find("{{"), std::string::npos) << prompt.name;
    }
    EXPECT_THROW(prompts.messages({}, prompt.name, {}), contract::PromptRefused) << prompt.name;
  }
}
