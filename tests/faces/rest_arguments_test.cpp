#include "faces/rest/arguments.h"

#include <gtest/gtest.h>

#include <random>

#include "base/digest.h"
#include "base/json_text.h"
#include "faces/http/query.h"
#include "faces/rest/json_body.h"
#include "faces/small_rest.h"

using namespace talewright;
using namespace talewright::faces;

namespace {

class RestArguments : public testing::Test {
 protected:
  json::object read(std::string_view operation, std::string query, std::string body = {},
                    std::string type = "application/json", rest::PathValues path = {}) {
    http::Request request;
    request.method = rest_.operation(operation).route.method;
    request.query = std::move(query);
    request.body = std::move(body);
    if (!type.empty()) request.headers.add("Content-Type", type);
    return rest::read_arguments(rest_.operation(operation), path, request);
  }
  /// The code and, of validation_failed, the rule of the first problem.
  std::string refusal(std::string_view operation, std::string query, std::string body = {},
                      std::string type = "application/json", rest::PathValues path = {}) {
    try {
      read(operation, std::move(query), std::move(body), std::move(type), std::move(path));
    } catch (const Failure& failure) {
      const json::array* problems = array_at(failure.details(), "problems");
      return problems ? text_or(problems->at(0).as_object(), "rule") : failure.code();
    }
    return "none";
  }
  static std::string form(const std::vector<std::pair<std::string, std::string>>& parts) {
    std::string body;
    for (const auto& [head, bytes] : parts)
      body += "--B\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + bytes + "\r\n";
    return body + "--B--\r\n";
  }
  static constexpr const char* kForm = "multipart/form-data; boundary=B";
  rest::SmallRest rest_;
};

json::object parsed(std::string_view text) { return json::parse(text).as_object(); }

}  // namespace

TEST_F(RestArguments, GiveQueryValuesTheTypesOfTheSchema) {
  EXPECT_EQ(
      read("list_things", "limit=5&ratio=0.5&deep=true&labels=a&kind=3&where=%7B%22x%22:1%7D"),
      parsed(R"({"deep":true,"kind":3,"labels":["a"],"limit":5,"ratio":0.5,"where":{"x":1}})"));
  EXPECT_EQ(read("list_things", "kind=a&ratio=3"), parsed(R"({"kind":"a","ratio":3E0})"));
}

TEST_F(RestArguments, TakeArraysByRepetitionOrCommas) {
  EXPECT_EQ(read("list_things", "labels=a,b&sizes=1,2"),
            parsed(R"({"labels":["a","b"],"sizes":[1,2]})"));
  EXPECT_EQ(read("list_things", "labels=a,b&labels=c"), parsed(R"({"labels":["a,b","c"]})"));
  EXPECT_EQ(read("list_things", "labels="), parsed(R"({"labels":[]})"));
  EXPECT_EQ(refusal("list_things", "limit=1&limit=2"), "repeated");
}

// Whether they are right is for the contract to say, with what was given.
TEST_F(RestArguments, LeaveWhatIsNoNumberAsItCame) {
  for (const char* text : {"five", "5x", "", "inf", "nan", "0x10", "+5", "1e999", " 5"})
    EXPECT_TRUE(read("list_things", "limit=" + http::percent_encoded(text)).at("limit").is_string())
        << text;
  EXPECT_EQ(read("list_things", "limit=5.5&deep=1&more=x"),
            parsed(R"({"deep":"1","limit":5.5,"more":"x"})"));
}

TEST_F(RestArguments, RefuseQueriesThatAreNoText) {
  EXPECT_EQ(refusal("list_things", "limit=%4"), "escape");
  EXPECT_EQ(refusal("list_things", "labels=%ff"), "utf8");
  EXPECT_EQ(refusal("list_things", "where=%7Bx"), "json");
}

TEST_F(RestArguments, TakeAJsonObjectAsTheBody) {
  EXPECT_EQ(read("make_thing", "", R"({"name":"n","count":3})"),
            parsed(R"({"name":"n","count":3})"));
  EXPECT_EQ(read("make_thing", "", ""), json::object());
  EXPECT_EQ(read("make_thing", "", " \n", ""), json::object());
  EXPECT_EQ(read("make_thing", "", "{}", "Application/JSON; charset=utf-8"), json::object());
}

TEST_F(RestArguments, RefuseBodiesThatAreNoSuchObject) {
  EXPECT_EQ(refusal("make_thing", "", "[1]"), "type");
  EXPECT_EQ(refusal("make_thing", "", "{\"a\":"), "json");
  EXPECT_EQ(refusal("make_thing", "", "{} x"), "json");
  EXPECT_EQ(refusal("make_thing", "", "{\"name\":\"\xff\"}"), "json");
  EXPECT_EQ(refusal("make_thing", "", R"({"name":1,"name":2})"), "repeated");
  EXPECT_EQ(refusal("make_thing", "", R"({"b":[{"":1,"":2}]})"), "repeated");
  // Escapes spell the same name.
  EXPECT_EQ(refusal("make_thing", "", R"({"name":1,"na\u006de":2})"), "repeated");
  const std::string deep = std::string(40, '[') + std::string(40, ']');
  EXPECT_EQ(refusal("make_thing", "", "{\"name\":" + deep + "}"), "depth");
  std::string many = "{\"a0\":0";
  for (int i = 1; i <= 20'000; ++i) many += ",\"a" + std::to_string(i) + "\":0";
  EXPECT_EQ(refusal("make_thing", "", many + "}"), "members");
  EXPECT_EQ(refusal("list_things", "", R"({"limit":5})"), "body");
}

TEST_F(RestArguments, RefuseOtherMediaTypes) {
  for (const char* type :
       {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
    EXPECT_EQ(refusal("make_thing", "", "a=1", type), "media_type_unsupported") << type;
}

TEST_F(RestArguments, TakeThePathAndNothingThatContradictsIt) {
  EXPECT_EQ(read("touch_thing", "", R"({"hard":true})", "application/json", {{"thing_id", "t"}}),
            parsed(R"({"thing_id":"t","hard":true})"));
  EXPECT_EQ(read("touch_thing", "", R"({"thing_id":"t"})", "application/json", {{"thing_id", "t"}}),
            parsed(R"({"thing_id":"t"})"));
  EXPECT_EQ(
      refusal("touch_thing", "", R"({"thing_id":"u"})", "application/json", {{"thing_id", "t"}}),
      "contradiction");
  EXPECT_EQ(refusal("touch_thing", "thing_id=u", "", "", {{"thing_id", "t"}}), "contradiction");
  EXPECT_EQ(refusal("touch_thing", "hard=true", R"({"hard":false})", "application/json",
                    {{"thing_id", "t"}}),
            "contradiction");
}

TEST_F(RestArguments, ReadFormsWithFiles) {
  const std::string png("\x89PNG\0\r\n", 7);
  const json::object got =
      read("make_thing", "",
           form({{"name=\"name\"", "Mia"},
                 {"name=\"count\"", "3"},
                 {"name=\"image\"; filename=\"a.png\"\r\nContent-Type: image/png", png},
                 {"name=\"brand.palette\"", "#112233,#445566"},
                 {"name=\"brand.logo\"; filename=\"l.svg\"", "<svg/>"}}),
           kForm);
  EXPECT_EQ(got.at("name"), "Mia");
  EXPECT_EQ(got.at("count"), 3);
  EXPECT_EQ(got.at("image"),
            json::value(json::object{{"data", base64(png)}, {"media_type", "image/png"}}));
  EXPECT_EQ(got.at("brand"),
            json::parse(R"({"logo":{"data":"PHN2Zy8+"},"palette":["#112233","#445566"]})"));
}

TEST_F(RestArguments, ReadObjectsOfFormsAsJson) {
  EXPECT_EQ(read("make_thing", "",
                 form({{"name=\"brand\"", R"({"palette":["#000000"]})"},
                       {"name=\"image\"", R"({"data":"AAAA"})"}}),
                 kForm),
            parsed(R"({"brand":{"palette":["#000000"]},"image":{"data":"AAAA"}})"));
  EXPECT_EQ(refusal("make_thing", "", form({{"name=\"brand\"", "{"}}), kForm), "json");
  EXPECT_EQ(refusal("make_thing", "",
                    form({{"name=\"brand\"", "x"}, {"name=\"brand.palette\"", "a"}}), kForm),
            "contradiction");
  EXPECT_EQ(refusal("make_thing", "", form({{"name=\"name\"", "\xff"}}), kForm), "utf8");
  EXPECT_EQ(refusal("make_thing", "", "--B\r\n", kForm), "multipart");
}

// Whatever arguments of these types there are, query and JSON say the same.
TEST_F(RestArguments, AreTheSameByQueryAndByJson) {
  std::mt19937 random(7);
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto word = [&] {
    static const std::vector<std::string> all{"a",   "b c", "ü",    "&=",   "%41", "+",
                                              "x/y", "1",   "true", "🦊", "{",   "[",
                                              "\"",  "'",   "\\",   "#",    ";"};
    std::string text;
    for (int i = pick(4) + 1; i > 0; --i) text += all[static_cast<std::size_t>(pick(17))];
    return text;
  };
  for (int round = 0; round < 500; ++round) {
    json::object wanted;
    std::string query;
    const auto say = [&](std::string_view name, std::string_view text) {
      query += (query.empty() ? "" : "&") + std::string(name) + "=" + http::percent_encoded(text);
    };
    if (pick(2)) {
      const std::int64_t limit = static_cast<std::int64_t>(random()) - (1LL << 31);
      wanted["limit"] = limit;
      say("limit", std::to_string(limit));
    }
    if (pick(2)) {
      wanted["ratio"] = pick(1000) / 8.0 + 0.0625;
      say("ratio", to_text(wanted.at("ratio")));
    }
    if (pick(2)) {
      wanted["deep"] = pick(2) == 1;
      say("deep", to_text(wanted.at("deep")));
    }
    if (pick(2)) {
      json::array labels;
      for (int i = pick(3) + 2; i > 0; --i) {
        labels.emplace_back(word());
        say("labels", labels.back().as_string());
      }
      wanted["labels"] = labels;
    }
    const json::object by_query = read("list_things", query);
    EXPECT_EQ(by_query, wanted) << query;
  }
}
