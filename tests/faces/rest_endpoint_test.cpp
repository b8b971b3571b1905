#include "faces/rest/endpoint.h"

#include <gtest/gtest.h>

#include "faces/small_rest.h"

using namespace talewright;
using namespace talewright::faces;

namespace {

http::Headers with(std::string name, std::string value) {
  http::Headers headers;
  headers.add(std::move(name), std::move(value));
  return headers;
}

/// Lets in who presents "good" and, with less to do, "reader".
class TwoKeys : public contract::Access {
 public:
  contract::Caller admit(std::string_view key, std::string_view) override {
    if (key.empty()) throw authentication_required("Who is there?");
    if (key == "reader") return {.account = "a", .key_id = "r", .scopes = {{"story:read"}}};
    if (key != "good") throw invalid_api_key("No.");
    return {.account = "a", .key_id = "g"};
  }
  std::optional<int> calls_a_minute(const contract::Caller&, std::string_view) const override {
    return 3;
  }
};

}  // namespace

TEST(RestEndpoint, AnswersOperationsInTheirEnvelopes) {
  rest::SmallRest small;
  const auto list = small.ask("GET", "/api/v1/things?limit=2");
  EXPECT_EQ(list->status, 200);
  EXPECT_EQ(list->body, R"({"got":{"limit":2}})");
  EXPECT_EQ(list->header("Content-Type"), "application/json");
  const auto one = small.ask("GET", "/api/v1/things/t1");
  EXPECT_EQ(one->body, R"({"thing":{"got":{"thing_id":"t1"}}})");
  EXPECT_TRUE(one->header("X-Request-Id").starts_with("req_"));
  EXPECT_EQ(one->answers, 1);
}

TEST(RestEndpoint, SaysWhereWhatWasMadeIs) {
  rest::SmallRest small;
  const auto made =
      small.ask("POST", "/api/v1/things", R"({"name":"n"})", with("Idempotency-Key", "k1"));
  EXPECT_EQ(made->status, 201);
  EXPECT_EQ(made->header("Location"), "/api/v1/things/thing%201");
  EXPECT_EQ(made->header("Cache-Control"), "no-store");
  EXPECT_EQ(made->header("ETag"), "");
}

TEST(RestEndpoint, TellsUnknownAddressesFromUnknownMethods) {
  rest::SmallRest small;
  EXPECT_EQ(small.ask("GET", "/api/v1/nothing")->code(), "route_not_found");
  EXPECT_EQ(small.ask("GET", "/api/v1/things/")->status, 404);
  const auto wrong = small.ask("PATCH", "/api/v1/things");
  EXPECT_EQ(wrong->status, 405);
  EXPECT_EQ(wrong->code(), "method_not_allowed");
  EXPECT_EQ(wrong->header("Allow"), "GET, HEAD, POST, OPTIONS");
}

TEST(RestEndpoint, RepeatsNothingThatIsNoText) {
  rest::SmallRest small;
  const std::string bytes = "x\xc9\xff";
  for (const auto& answer :
       {small.ask("GET", "/api/v1/" + bytes), small.ask("GET", "/", "", with("Host", bytes)),
        small.ask("GET", "/", "", with("Origin", "http://" + bytes)),
        small.ask("POST", "/api/v1/things", "a", with("Content-Type", bytes))}) {
    EXPECT_GE(answer->status, 400);
    EXPECT_TRUE(is_valid_utf8(answer->body)) << answer->body;
    EXPECT_NE(answer->code(), "");
  }
}

TEST(RestEndpoint, AnswersOptions) {
  rest::SmallRest small;
  const auto options = small.ask("OPTIONS", "/api/v1/things");
  EXPECT_EQ(options->status, 204);
  EXPECT_EQ(options->header("Allow"), "GET, HEAD, POST, OPTIONS");
  const auto page =
      small.ask("OPTIONS", "/api/v1/things", "", with("Origin", "http://localhost:3000"));
  EXPECT_NE(page->header("Access-Control-Allow-Headers").find("Idempotency-Key"),
            std::string::npos);
  EXPECT_EQ(small.ask("OPTIONS", "/nowhere")->status, 404);
  EXPECT_EQ(small.ask("OPTIONS", "*")->status, 204);
}

TEST(RestEndpoint, RefusesStrangeHosts) {
  rest::SmallRest small;
  const auto refused = small.ask("GET", "/api/v1/things", "", with("Host", "evil.example"));
  EXPECT_EQ(refused->status, 403);
  EXPECT_EQ(refused->code(), "host_not_allowed");
  EXPECT_TRUE(small.calls.empty());
}

TEST(RestEndpoint, KnowsWhatTheClientHasAlready) {
  rest::SmallRest small;
  const auto first = small.ask("GET", "/api/v1/things");
  const std::string etag = first->header("ETag");
  ASSERT_EQ(etag.size(), 34u);
  EXPECT_EQ(first->header("Cache-Control"), "private, no-cache");
  for (const std::string& sent : {etag, "W/" + etag, "\"x\", " + etag, std::string("*")}) {
    const auto again = small.ask("GET", "/api/v1/things", "", with("If-None-Match", sent));
    EXPECT_EQ(again->status, 304) << sent;
    EXPECT_EQ(again->body, "");
    EXPECT_EQ(again->header("ETag"), etag);
  }
  EXPECT_EQ(small.ask("GET", "/api/v1/things?limit=3", "", with("If-None-Match", etag))->status,
            200);
  EXPECT_EQ(small.ask("HEAD", "/api/v1/things")->header("ETag"), etag);
}

TEST(RestEndpoint, PacksLongTextForThoseWhoTakeIt) {
  rest::SmallRest small;
  EXPECT_EQ(small.ask("GET", "/api/v1/things", "", with("Accept-Encoding", "gzip"))
                ->header("Content-Encoding"),
            "");
  std::string labels;
  for (int i = 0; i < 200; ++i) labels += "label" + std::to_string(i) + ",";
  const std::string many = "/api/v1/things?labels=" + labels;
  const auto whole = small.ask("GET", many);
  const auto packed = small.ask("GET", many, "", with("Accept-Encoding", "gzip"));
  EXPECT_EQ(packed->header("Content-Encoding"), "gzip");
  EXPECT_LT(packed->body.size(), whole->body.size() / 2);
  EXPECT_EQ(whole->header("Vary"), "Accept-Encoding");
  EXPECT_EQ(whole->header("Content-Encoding"), "");
  // The packed one is another representation; a client that has either need not fetch again.
  EXPECT_NE(packed->header("ETag"), whole->header("ETag"));
  EXPECT_EQ(small.ask("GET", many, "", with("If-None-Match", packed->header("ETag")))->status, 304);
}

TEST(RestEndpoint, RefusesArgumentsAsTheContractDoes) {
  rest::SmallRest small;
  const auto refused = small.ask("GET", "/api/v1/things?limit=0&limits=3");
  EXPECT_EQ(refused->status, 400);
  EXPECT_EQ(refused->header("Cache-Control"), "no-store");
  const json::object error = refused->object().at("error").as_object();
  EXPECT_EQ(text_or(error, "code"), "validation_failed");
  EXPECT_EQ(text_or(error, "requestId"), refused->header("X-Request-Id"));
  EXPECT_EQ(error.at("details").at("problems").as_array().size(), 2u);
}

TEST(RestEndpoint, DoesACallUnderAKeyOnce) {
  rest::SmallRest small;
  const auto ask = [&](std::string body, std::string key) {
    return small.ask("POST", "/api/v1/things", std::move(body),
                     with("Idempotency-Key", std::move(key)));
  };
  EXPECT_EQ(small.ask("POST", "/api/v1/things", R"({"name":"n"})")->code(),
            "idempotency_key_required");
  const auto first = ask(R"({"name":"n","count":1})", "k");
  const auto again = ask(R"({ "count": 1, "name": "n" })", "k");
  EXPECT_EQ(first->header("Idempotency-Replayed"), "");
  EXPECT_EQ(again->header("Idempotency-Replayed"), "true");
  EXPECT_EQ(again->status, 201);
  EXPECT_EQ(again->body, first->body);
  EXPECT_EQ(again->header("Location"), first->header("Location"));
  EXPECT_EQ(small.calls.size(), 1u);
  EXPECT_EQ(ask(R"({"name":"m"})", "k")->code(), "idempotency_conflict");
  small.kept.busy = true;
  const auto busy = ask(R"({"name":"n"})", "other");
  EXPECT_EQ(busy->code(), "idempotency_in_progress");
  EXPECT_EQ(busy->header("Retry-After"), "1");
  for (const std::string& key : {std::string(), std::string(256, 'k'), std::string("k\x80")})
    EXPECT_EQ(ask(R"({"name":"n"})", key)->code(), "validation_failed") << key;
}

TEST(RestEndpoint, DoesNotWaitUnderAKey) {
  rest::SmallRest small;
  small.ask("POST", "/api/v1/things", R"({"name":"n","wait_seconds":9})",
            with("Idempotency-Key", "k"));
  EXPECT_EQ(small.calls.at(0).at("wait_seconds"), 0);
  const auto patient = small.ask("POST", "/api/v1/things", R"({"name":"n","wait_seconds":3})",
                                 with("Idempotency-Key", "k"));
  EXPECT_EQ(patient->header("Idempotency-Replayed"), "true");
}

// Custom GPTs can set no header of their own.
TEST(RestEndpoint, TakesAKeyInTheQueryToo) {
  rest::SmallRest small;
  const auto first = small.ask("POST", "/api/v1/things?idempotency_key=k", R"({"name":"n"})");
  EXPECT_EQ(first->status, 201);
  const auto again =
      small.ask("POST", "/api/v1/things", R"({"name":"n"})", with("Idempotency-Key", "k"));
  EXPECT_EQ(again->header("Idempotency-Replayed"), "true");
  EXPECT_EQ(small
                .ask("POST", "/api/v1/things?idempotency_key=k", R"({"name":"n"})",
                     with("Idempotency-Key", "k"))
                ->code(),
            "validation_failed");
  EXPECT_EQ(small.ask("GET", "/api/v1/things?idempotency_key=k")->code(), "validation_failed");
}

TEST(RestEndpoint, TakesAKeyWhereItMay) {
  rest::SmallRest small;
  EXPECT_EQ(small.ask("DELETE", "/api/v1/things/t")->status, 200);
  EXPECT_EQ(small.ask("DELETE", "/api/v1/things/t", "", with("Idempotency-Key", "k"))->status, 200);
  EXPECT_EQ(small.ask("DELETE", "/api/v1/things/t", "", with("Idempotency-Key", "k"))
                ->header("Idempotency-Replayed"),
            "true");
  EXPECT_EQ(small.calls.size(), 2u);
}

TEST(RestEndpoint, StopsWaitingForAClientThatHasGone) {
  rest::SmallRest small;
  std::stop_token seen;
  small.on_call = [&](contract::Context& context) { seen = context.stop; };
  const auto response = small.ask("GET", "/api/v1/things");
  EXPECT_FALSE(seen.stop_requested());
  response->go();
  EXPECT_TRUE(seen.stop_requested());
}

TEST(RestEndpoint, StopsWaitingWhenTheServerStops) {
  rest::SmallRest small;
  small.on_call = [&](contract::Context& context) {
    EXPECT_FALSE(context.stop.stop_requested());
    small.stop();
    EXPECT_TRUE(context.stop.stop_requested());
  };
  EXPECT_EQ(small.ask("GET", "/api/v1/things")->status, 200);
  EXPECT_EQ(small.calls.size(), 1u);
}

TEST(RestEndpoint, CannotAskAnybody) {
  rest::SmallRest small;
  small.on_call = [](contract::Context& context) {
    contract::ask_form(context, "q", "Well?", {{"type", "object"}});
  };
  const auto refused = small.ask("GET", "/api/v1/things");
  EXPECT_EQ(refused->code(), "client_ability_missing");
  EXPECT_TRUE(
      refused->object().at("error").at("details").as_object().contains("requiredCapabilities"));
}

TEST(RestEndpoint, TellsNothingOfItsFaults) {
  rest::SmallRest small;
  small.on_call = [](contract::Context&) { throw std::runtime_error("a secret path"); };
  const auto refused = small.ask("GET", "/api/v1/things");
  EXPECT_EQ(refused->status, 500);
  EXPECT_EQ(refused->code(), "internal_error");
  EXPECT_EQ(refused->body.find("secret"), std::string::npos);
}

TEST(RestEndpoint, AsksWhoCallsWhereKeysAreWanted) {
  TwoKeys keys;
  rest::SmallRest small(&keys);
  const auto nobody = small.ask("GET", "/api/v1/things");
  EXPECT_EQ(nobody->status, 401);
  EXPECT_TRUE(nobody->header("WWW-Authenticate").starts_with("Bearer"));
  EXPECT_EQ(small.ask("GET", "/api/v1/things", "", with("X-API-Key", "bad"))->code(),
            "invalid_api_key");
  const auto reader = small.ask("GET", "/api/v1/things", "", with("X-API-Key", "reader"));
  EXPECT_EQ(reader->status, 200);
  EXPECT_EQ(reader->header("RateLimit-Limit"), "3");
  EXPECT_EQ(reader->header("RateLimit-Remaining"), "2");
  const auto writes =
      small.ask("POST", "/api/v1/things/t/touch", "", with("Authorization", "Bearer reader"));
  EXPECT_EQ(writes->status, 403);
  EXPECT_EQ(writes->code(), "insufficient_scope");
  // What everybody may know: which routes there are.
  EXPECT_EQ(small.ask("GET", "/api/v1/nothing")->status, 404);
  EXPECT_EQ(small.ask("OPTIONS", "/api/v1/things")->status, 204);
  EXPECT_EQ(small.ask("GET", "/openapi.json")->status, 200);
}

TEST(RestEndpoint, RepeatsAReplyToThoseWhoMayMakeTheCall) {
  TwoKeys keys;
  rest::SmallRest small(&keys);
  const auto ask = [&](std::string key) {
    http::Headers headers = with("Idempotency-Key", "k");
    headers.add("X-API-Key", std::move(key));
    return small.ask("POST", "/api/v1/things", R"({"name":"n"})", std::move(headers));
  };
  EXPECT_EQ(ask("good")->status, 201);
  EXPECT_EQ(ask("reader")->code(), "insufficient_scope");
  EXPECT_EQ(ask("good")->header("Idempotency-Replayed"), "true");
}

TEST(RestEndpoint, CountsCalls) {
  TwoKeys keys;
  rest::SmallRest small(&keys);
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(small.ask("GET", "/api/v1/things", "", with("X-API-Key", "good"))->status, 200);
  const auto refused = small.ask("GET", "/api/v1/things", "", with("X-API-Key", "good"));
  EXPECT_EQ(refused->status, 429);
  EXPECT_EQ(refused->code(), "rate_limited");
  EXPECT_NE(refused->header("Retry-After"), "");
  EXPECT_EQ(refused->header("RateLimit-Remaining"), "0");
}

TEST(RestEndpoint, DescribesItself) {
  rest::SmallRest small;
  const auto document = small.ask("GET", "/openapi.json");
  EXPECT_EQ(document->status, 200);
  EXPECT_EQ(document->body, small.ask("GET", "/api/v1/openapi.json")->body);
  EXPECT_EQ(document->object().at("servers").at(0).at("url"), "http://localhost:8787");
  EXPECT_EQ(small.ask("GET", "/openapi.json", "", with("Host", "127.0.0.1:1"))
                ->object()
                .at("servers")
                .at(0)
                .at("url"),
            "http://127.0.0.1:1");
  EXPECT_EQ(small.ask("GET", "/openapi.json", "", with("If-None-Match", document->header("ETag")))
                ->status,
            304);
  EXPECT_EQ(small.ask("GET", "/openapi-gpt.json")->object().at("paths").as_object().size(), 1u);
}

TEST(RestEndpoint, PutsRefusalsOfTheTransportIntoTheSameShape) {
  for (const auto& [status, code] : {std::pair(413, "body_too_large"),
                                     {408, "request_refused"},
                                     {431, "request_refused"},
                                     {503, "service_busy"},
                                     {429, "rate_limited"}}) {
    gate::Fields fields;
    const json::object body =
        json::parse(rest::Endpoint::refusal_body(status, "Because.", fields)).as_object();
    const json::object& error = body.at("error").as_object();
    EXPECT_EQ(text_or(error, "code"), code);
    EXPECT_EQ(text_or(error, "message"), "Because.");
    EXPECT_EQ(fields.front().first, "X-Request-Id");
    EXPECT_EQ(fields.front().second, text_or(error, "requestId"));
  }
}
