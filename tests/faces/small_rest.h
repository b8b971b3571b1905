// A small contract over REST, without sockets: an answer is kept where a test can look at it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "contract/contract.h"
#include "faces/rest/endpoint.h"
#include "generated/failures.h"

namespace talewright::faces::rest {

/// Keeps the answer to one request.
class KeptResponse : public http::Response {
 public:
  void answer(int s, std::vector<std::pair<std::string, std::string>> h, std::string b) override {
    ++answers;
    status = s;
    for (auto& [name, value] : h) headers.add(std::move(name), std::move(value));
    body = std::move(b);
  }
  void begin_stream(int s, std::vector<std::pair<std::string, std::string>>) override {
    status = s;
  }
  void send(std::string bytes) override { body += bytes; }
  void end() override { ++answers; }
  void abort() override { ++answers; }
  void on_gone(std::function<void()> gone) override { gone_ = std::move(gone); }
  void go() { gone_(); }

  json::object object() const { return json::parse(body).as_object(); }
  std::string header(std::string_view name) const {
    return std::string(headers.find(name).value_or(""));
  }
  std::string code() const { return text_or(object().at("error").as_object(), "code"); }

  int status = 0, answers = 0;
  http::Headers headers;
  std::string body;

 private:
  std::function<void()> gone_ = [] {};
};

/// Keeps calls for as long as it lives, like the real one does in its database.
class KeptInMemory : public contract::KeptCalls {
 public:
  Outcome once(const contract::Caller&, std::string_view key, std::string_view,
               std::string_view fingerprint,
               const std::function<contract::Reply()>& work) override {
    const auto found = kept_.find(key);
    if (found != kept_.end() && found->second.first != fingerprint)
      throw idempotency_conflict("Another call had this key.");
    if (found != kept_.end()) return {found->second.second, true};
    if (busy) throw idempotency_in_progress("Not yet.");
    contract::Reply reply = work();
    kept_.emplace(std::string(key), std::pair(std::string(fingerprint), reply));
    return {std::move(reply), false};
  }
  bool busy = false;

 private:
  std::map<std::string, std::pair<std::string, contract::Reply>, std::less<>> kept_;
};

/// Every handler answers {"got": its arguments} unless it has a reason not to.
class SmallRest {
 public:
  explicit SmallRest(contract::Access* access = nullptr)
      : gate({.hosts = {}, .origins = {}, .access = access}) {}

  KeptInMemory kept;
  gate::Gate gate;
  std::vector<json::object> calls;  ///< the arguments of each call that reached a handler
  std::function<void(contract::Context&)> on_call = [](contract::Context&) {};

  std::shared_ptr<KeptResponse> ask(std::string method, std::string target, std::string body = {},
                                    http::Headers headers = {}) {
    http::Request request;
    request.method = std::move(method);
    request.path = target.substr(0, target.find('?'));
    if (const auto mark = target.find('?'); mark != std::string::npos)
      request.query = target.substr(mark + 1);
    request.headers = std::move(headers);
    if (!request.headers.find("Host")) request.headers.add("Host", "localhost:8787");
    if (!body.empty() && !request.headers.find("Content-Type"))
      request.headers.add("Content-Type", "application/json");
    request.body = std::move(body);
    request.client = "127.0.0.1";
    auto response = std::make_shared<KeptResponse>();
    endpoint_.handle(std::move(request), response);
    return response;
  }
  void stop() { endpoint_.stop(); }
  const contract::Contract& contract() const { return contract_; }
  const contract::Operation& operation(std::string_view name) const {
    return *contract_.find(name);
  }

 private:
  contract::Handler echo() {
    return [this](contract::Context& context, const json::object& arguments) {
      calls.push_back(arguments);
      on_call(context);
      contract::Reply reply;
      reply.structured["got"] = arguments;
      return reply;
    };
  }
  contract::Handler make() {
    return [this](contract::Context& context, const json::object& arguments) {
      calls.push_back(arguments);
      on_call(context);
      contract::Reply reply;
      reply.structured = {{"thing_id", "thing " + std::to_string(calls.size())},
                          {"name", arguments.at("name")}};
      return reply;
    };
  }

  /// A library without books.
  class NoResources : public contract::Resources {
   public:
    contract::ResourcePage list(contract::Context&, std::string_view) const override { return {}; }
    std::vector<contract::ResourceEntry> templates() const override { return {}; }
    std::optional<contract::ResourceContents> read(contract::Context&,
                                                   std::string_view) const override {
      return std::nullopt;
    }
  };

  static constexpr std::string_view kUpload =
      R"({"type":"object","properties":{"data":{"type":"string","minLength":1},
          "media_type":{"type":"string"}},"required":["data"],"additionalProperties":false})";
  static constexpr std::string_view kList = R"({"name":"list_things","title":"List things",
      "description":"Lists.","inputSchema":{"type":"object","properties":{
        "limit":{"type":"integer","minimum":1},"ratio":{"type":"number"},
        "deep":{"type":"boolean"},"labels":{"type":"array","items":{"type":"string"}},
        "sizes":{"type":"array","items":{"type":"integer"}},"kind":{"enum":["a","b",3]},
        "where":{"type":"object","properties":{"x":{"type":"integer"}}}},
        "additionalProperties":false},
      "outputSchema":{"type":"object"},"annotations":{"readOnlyHint":true},
      "talewright":{"toolset":"things","scope":"story:read",
        "rest":{"method":"GET","path":"/things","status":200,"gpt":true},
        "examples":[{"title":"Some","arguments":{"limit":2}}]}})";
  static constexpr std::string_view kGet = R"({"name":"get_thing","title":"Get a thing",
      "description":"Gets.","inputSchema":{"type":"object","properties":{
        "thing_id":{"type":"string"},"page":{"type":"integer"}},"required":["thing_id"],
        "additionalProperties":false},"outputSchema":{"type":"object"},
      "annotations":{"readOnlyHint":true},
      "talewright":{"toolset":"things","scope":"story:read",
        "rest":{"method":"GET","path":"/things/{thing_id}","status":200,"envelope":"thing"}}})";
  static constexpr std::string_view kMake = R"({"name":"make_thing","title":"Make a thing",
      "description":"Makes.","inputSchema":{"type":"object","properties":{
        "name":{"type":"string","minLength":1},"image":{"$ref":"shapes/upload.json"},
        "count":{"type":"integer"},"wait_seconds":{"type":"integer"},
        "brand":{"type":"object","properties":{"logo":{"$ref":"shapes/upload.json"},
          "palette":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}},
        "required":["name"],"additionalProperties":false},
      "outputSchema":{"type":"object","properties":{"thing_id":{"type":"string"}}},
      "talewright":{"toolset":"things","scope":"story:write","idempotency":"required",
        "rest":{"method":"POST","path":"/things","status":201,"envelope":"thing","gpt":true},
        "errors":["storage_full"],
        "examples":[{"title":"One thing","arguments":{"name":"n"}}]}})";
  static constexpr std::string_view kTouch = R"({"name":"touch_thing","title":"Touch a thing",
      "description":"Touches.","inputSchema":{"type":"object","properties":{
        "thing_id":{"type":"string"},"hard":{"type":"boolean"}},"required":["thing_id"],
        "additionalProperties":false},"outputSchema":{"type":"object"},
      "talewright":{"toolset":"things","scope":"story:write",
        "rest":{"method":"POST","path":"/things/{thing_id}/touch","status":200}}})";
  static constexpr std::string_view kLatest = R"({"name":"get_latest","title":"Get the latest",
      "description":"Gets.","inputSchema":{"type":"object","additionalProperties":false,
        "properties":{}},"outputSchema":{"type":"object"},
      "talewright":{"toolset":"things","rest":{"method":"GET","path":"/things/latest"}}})";
  static constexpr std::string_view kDelete = R"({"name":"delete_thing","title":"Delete a thing",
      "description":"Deletes.","inputSchema":{"type":"object","properties":{
        "thing_id":{"type":"string"}},"required":["thing_id"],"additionalProperties":false},
      "outputSchema":{"type":"object"},
      "talewright":{"toolset":"things","idempotency":"accepted",
        "rest":{"method":"DELETE","path":"/things/{thing_id}"}}})";

  const contract::Contract contract_{contract::ContractSource{{{"shapes/upload.json", kUpload},
                                                               {"delete_thing.json", kDelete},
                                                               {"get_latest.json", kLatest},
                                                               {"get_thing.json", kGet},
                                                               {"list_things.json", kList},
                                                               {"make_thing.json", kMake},
                                                               {"touch_thing.json", kTouch}}},
                                     {{"delete_thing", echo()},
                                      {"get_latest", echo()},
                                      {"get_thing", echo()},
                                      {"list_things", echo()},
                                      {"make_thing", make()},
                                      {"touch_thing", echo()}}};
  const NoResources resources_{};
  Endpoint endpoint_{Offer{.title = "Small",
                           .version = "1.0",
                           .contract = &contract_,
                           .resources = &resources_,
                           .kept = &kept,
                           .gate = &gate},
                     [](std::function<void()> work, bool) { work(); }};
};

}  // namespace talewright::faces::rest
