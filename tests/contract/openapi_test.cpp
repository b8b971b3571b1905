// What holds for the description of the real operations; linters and testers of the public read it
// in tests/acceptance/openapi.test.mjs.
#include "contract/openapi.h"

#include <gtest/gtest.h>

#include "base/embedded.h"
#include "base/json.h"
#include "base/text.h"
#include "contract/openapi_parts.h"
#include "contract/shapes.h"

using namespace talewright;

namespace {

const contract::Contract& tools() {
  static const contract::Contract all = [] {
    contract::ContractSource source;
    std::map<std::string, contract::Handler> handlers;
    for (const EmbeddedFile& file : embedded_files("tools/")) {
      source.files.emplace_back(std::string(file.path), file.bytes);
      if (contract::Shapes::is_shape(file.path)) continue;
      handlers.emplace(text_or(parse_embedded(file.path).as_object(), "name"),
                       [](contract::Context&, const json::object&) { return contract::Reply(); });
    }
    return contract::Contract(source, std::move(handlers));
  }();
  return all;
}

json::object document(contract::OpenApiOptions::Profile profile, bool wants_keys = true) {
  static const json::value file = parse_embedded("resources/rest_routes.json");
  return contract::openapi(tools(), {.title = "Talewright",
                                     .version = "1",
                                     .site = "http://books.example",
                                     .profile = profile,
                                     .wants_keys = wants_keys,
                                     .routes = &file.at("routes").as_array()});
}

void each_object(const json::value& value, const std::function<void(const json::object&)>& visit) {
  if (const json::array* array = value.if_array())
    for (const json::value& item : *array) each_object(item, visit);
  if (const json::object* object = value.if_object()) {
    visit(*object);
    for (const auto& member : *object) each_object(member.value(), visit);
  }
}

const json::value& all() {
  static const json::value whole = document(contract::OpenApiOptions::Profile::All);
  return whole;
}
const json::value& gpt() {
  static const json::value whole = document(contract::OpenApiOptions::Profile::Gpt);
  return whole;
}

/// operationId -> the operation.
std::map<std::string, json::object> operations(const json::value& whole) {
  std::map<std::string, json::object> found;
  for (const auto& path : whole.at("paths").as_object())
    for (const auto& method : path.value().as_object())
      EXPECT_TRUE(found
                      .emplace(text_or(method.value().as_object(), "operationId"),
                               method.value().as_object())
                      .second)
          << path.key();
  return found;
}

}  // namespace

TEST(OpenApi, HasEveryOperationUnderItsName) {
  const auto found = operations(all());
  for (const contract::Operation& operation : tools().operations()) {
    ASSERT_TRUE(found.contains(operation.name)) << operation.name;
    const json::object& told = found.at(operation.name);
    EXPECT_EQ(text_or(told, "summary"), operation.title);
    EXPECT_TRUE(told.at("responses").as_object().contains(std::to_string(operation.route.status)));
    for (const char* status : {"400", "401", "403", "429", "500", "503"})
      EXPECT_TRUE(told.at("responses").as_object().contains(status)) << operation.name << status;
  }
}

TEST(OpenApi, SharesShapesAndLeavesNoReferenceOpen) {
  for (const json::value* whole : {&all(), &gpt()}) {
    std::set<std::string> referred;
    each_object(*whole, [&](const json::object& object) {
      const json::value* to = object.if_contains("$ref");
      if (!to || !to->is_string()) return;
      const std::vector<std::string> steps = split(to->as_string(), '/');
      ASSERT_EQ(steps.size(), 4u) << *to;
      const json::object* kind = object_at(whole->at("components").as_object(), steps[2]);
      ASSERT_TRUE(kind && kind->contains(steps[3])) << *to;
      referred.insert(steps[2] + "/" + steps[3]);
    });
    for (const auto& schema : whole->at("components").at("schemas").as_object())
      EXPECT_TRUE(referred.contains("schemas/" + std::string(schema.key()))) << schema.key();
  }
  const json::object& schemas = all().at("components").at("schemas").as_object();
  for (const char* name :
       {"SceneSpec", "Descriptor", "Upload", "PlanStoryRequest", "PlanStoryResult", "Error"})
    EXPECT_TRUE(schemas.contains(name)) << name;
}

TEST(OpenApi, TellsPathParametersOnceAndOutsideTheBody) {
  for (const auto& [name, operation] : operations(all())) {
    const json::array* parameters = array_at(operation, "parameters");
    if (!parameters) continue;
    std::set<std::string> names;
    for (const json::value& parameter : *parameters)
      if (const json::object& told = parameter.as_object(); !told.contains("$ref"))
        EXPECT_TRUE(names.insert(text_or(told, "in") + " " + text_or(told, "name")).second) << name;
  }
  const json::object& body =
      all().at("components").at("schemas").at("UpdateCharacterRequest").as_object();
  EXPECT_FALSE(body.at("properties").as_object().contains("character_id"));
}

TEST(OpenApi, OffersFormsWhereFilesComeAlong) {
  const auto found = operations(all());
  const json::object& body =
      found.at("create_character").at("requestBody").at("content").as_object();
  const json::object* file = nullptr;
  for (const auto& member :
       body.at("multipart/form-data").at("schema").at("properties").as_object())
    if (text_or(member.value().as_object(), "format") == "binary")
      file = &member.value().as_object();
  EXPECT_TRUE(file);
  EXPECT_FALSE(found.at("plan_story")
                   .at("requestBody")
                   .at("content")
                   .as_object()
                   .contains("multipart/form-data"));
}

TEST(OpenApi, HoldsNothingThatIsOnlyOurs) {
  each_object(all(), [](const json::object& object) {
    for (const auto& member : object) EXPECT_FALSE(member.key().starts_with("talewright:"));
  });
}

TEST(OpenApi, SaysWhetherKeysAreWanted) {
  EXPECT_EQ(all().at("security").as_array().size(), 2u);
  const json::value open = document(contract::OpenApiOptions::Profile::All, false);
  EXPECT_EQ(open.at("security").at(0), json::value(json::object()));
}

TEST(OpenApiForGpts, KeepsWithinTheirLimits) {
  const auto found = operations(gpt());
  EXPECT_GE(found.size(), 5u);
  EXPECT_LE(found.size(), 30u);
  each_object(gpt(), [](const json::object& object) {
    if (const json::value* about = object.if_contains("description"); about && about->is_string())
      EXPECT_LE(code_points(about->as_string()), 300u);
    EXPECT_FALSE(object.contains("multipart/form-data"));
    const json::value* in = object.if_contains("in");
    EXPECT_FALSE(in && *in == "header") << "they can set none";
  });
  EXPECT_EQ(gpt().at("servers").at(0).at("url"), "https://books.example");
  EXPECT_EQ(gpt().at("components").at("securitySchemes").as_object().size(), 1u);
  EXPECT_LT(json::serialize(gpt()).size(), json::serialize(all()).size() / 2);
}

TEST(OpenApiForGpts, CutsDescriptionsAtAWord) {
  json::value value = {{"description", "one two three"}, {"type", "string"}};
  contract::shorten_descriptions(value, 9);
  EXPECT_EQ(value.at("description"), "one two…");
  contract::shorten_descriptions(value, 9);
  EXPECT_EQ(value.at("description"), "one two…");
}
