// A server with a few tools, resources and a prompt of its own: the protocol is tested without any
// story in it.
#pragma once

#include <condition_variable>
#include <mutex>

#include "base/json.h"
#include "contract/contract.h"
#include "contract/prompts.h"
#include "contract/resources.h"
#include "faces/mcp/outlet.h"
#include "faces/mcp/server.h"
#include "generated/failures.h"

namespace talewright::faces {

/// Where the tool "wait" stands, seen from the test.
class Gate {
 public:
  void open() { set(open_, true); }
  void note_begun() { set(begun_, begun_ + 1); }
  void note_stopped() { set(stopped_, stopped_ + 1); }
  void until_open(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [this] { return open_; });
  }
  void until_begun(int count) { until(begun_, count); }
  void until_stopped(int count) { until(stopped_, count); }

 private:
  template <class T, class U>
  void set(T& member, U value) {
    const std::lock_guard lock(mutex_);
    member = static_cast<T>(value);
    changed_.notify_all();
  }
  void until(const int& member, int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return member >= count; });
  }
  std::mutex mutex_;
  std::condition_variable_any changed_;
  bool open_ = false;
  int begun_ = 0, stopped_ = 0;
};

/// Notes what is said, in its order.
class Listener : public mcp::Outlet {
 public:
  explicit Listener(std::vector<std::string>& said) : said_(said) {}
  void send(std::string message) override { said_.push_back(std::move(message)); }
  void finish(mcp::Answer answer) override {
    if (!answer.text.empty()) said_.push_back(std::move(answer.text));
  }

 private:
  std::vector<std::string>& said_;
};

inline constexpr std::string_view kAnything =
    R"("inputSchema":{"type":"object","additionalProperties":false})";

class SmallServer {
 public:
  Gate gate;

  const mcp::Server& server() const { return server_; }

 private:
  static std::string file(std::string_view name, std::string_view schemas) {
    return std::string(R"({"name":")") + std::string(name) +
           R"(","title":"T","description":"D.",)" + std::string(schemas) + "}";
  }

  class Library : public contract::Resources {
   public:
    contract::ResourcePage list(contract::Context&, std::string_view cursor) const override {
      if (cursor.empty())
        return {{{"test://text", "text", "A text", "Some text", "text/plain", 5}}, "second"};
      if (cursor != "second") throw validation_failed("The cursor is not ours.");
      return {{{"test://bytes", "bytes", "", "Some bytes", "image/png", std::nullopt}}, ""};
    }
    std::vector<contract::ResourceEntry> templates() const override {
      return {{"test://items/{id}", "item", "An item", "One item", "text/plain", std::nullopt}};
    }
    std::optional<contract::ResourceContents> read(contract::Context&,
                                                   std::string_view uri) const override {
      if (uri == "test://text") return {{std::string(uri), "text/plain", "hello", true}};
      if (uri == "test://bytes")
        return {{std::string(uri), "image/png", std::string("\x00\xff\x10", 3), false}};
      if (uri == "test://broken") throw std::runtime_error("a secret path");
      if (uri.starts_with("test://items/"))
        return {{std::string(uri), "text/plain", std::string(uri.substr(13)), true}};
      return std::nullopt;
    }
  };

  static contract::Reply echo(contract::Context&, const json::object& arguments) {
    contract::Reply reply;
    reply.text = text_or(arguments, "text");
    reply.structured["text"] = reply.text;
    return reply;
  }
  static contract::Reply add(contract::Context&, const json::object& arguments) {
    contract::Reply reply;
    reply.structured["sum"] = number_or(arguments, "a", 0) + number_or(arguments, "b", 0);
    reply.text = "Added.";
    return reply;
  }
  static contract::Reply steps(contract::Context& context, const json::object&) {
    for (const double done : {0.0, 1.0, 1.0, 0.5, 2.0}) context.progress({done, 2, "Step"});
    contract::Reply reply;
    reply.text = "Done.";
    return reply;
  }
  contract::Reply wait(contract::Context& context) {
    gate.note_begun();
    gate.until_open(context.stop);
    if (context.stop.stop_requested()) {
      gate.note_stopped();
      context.progress({99, 100, "too late"});
      throw canceled("Stopped.");
    }
    contract::Reply reply;
    reply.text = "Waited.";
    return reply;
  }

  std::map<std::string, contract::Handler> handlers() {
    using contract::Context;
    using contract::Reply;
    return {
        {"echo", echo},
        {"add", add},
        {"steps", steps},
        {"wait", [this](Context& context, const json::object&) { return wait(context); }},
        {"late",
         [this](Context& context, const json::object&) {
           gate.note_begun();
           gate.until_open({});
           contract::ask_form(context, "late", "Still there?", {{"type", "object"}});
           return Reply();
         }},
        {"stubborn",
         [this](Context&, const json::object&) {
           gate.until_open({});  // whatever it is asked
           return Reply();
         }},
        {"ask",
         [](Context& context, const json::object&) {
           const auto answer = contract::ask_form(
               context, "name", "Who are you?",
               {{"type", "object"},
                {"properties", {{"name", {{"type", "string"}, {"minLength", 1}}}}},
                {"required", {"name"}}});
           Reply reply;
           reply.text = answer.action == contract::FormAnswer::Action::Accept
                            ? "Hello, " + text_or(answer.content, "name") + "!"
                            : "Nobody is there.";
           return reply;
         }},
        {"poem",
         [](Context& context, const json::object&) {
           std::vector<contract::Question> questions;
           questions.push_back({"topic", contract::Question::Kind::Form,
                                {{"message", "About what?"},
                                 {"requestedSchema",
                                  {{"type", "object"},
                                   {"properties", {{"topic", {{"type", "string"}}}}}}}}});
           const auto topic = contract::ask(context, questions).front();
           questions[0] = {"poem", contract::Question::Kind::Sampling,
                           {{"maxTokens", 50}, {"messages", json::array()}}};
           const auto poem = contract::ask(context, questions).front();
           Reply reply;
           reply.text = text_or(topic.at("content").as_object(), "topic") + ": " +
                        text_or(poem.at("content").as_object(), "text");
           return reply;
         }},
        {"touch",
         [this](Context&, const json::object&) {
           events_.publish({contract::Event::Kind::ResourceUpdated, "test://text", "local"});
           events_.publish({contract::Event::Kind::ResourceUpdated, "test://text", "another"});
           events_.publish({contract::Event::Kind::ResourcesChanged});
           Reply reply;
           reply.text = "Touched.";
           return reply;
         }},
        {"fail",
         [](Context&, const json::object&) -> Reply {
           throw book_not_found("There is no book 7.", {{"id", 7}});
         }},
        {"crash",
         [](Context&, const json::object&) -> Reply { throw std::runtime_error("secret"); }},
        {"picture",
         [](Context&, const json::object&) {
           Reply reply;
           reply.text = "Look.";
           reply.picture_png = "PNG";
           return reply;
         }},
        {"link",
         [](Context&, const json::object&) {
           Reply reply;
           reply.text = "Two files.";
           reply.links = {{"test://a.pdf", "a.pdf", "A book", "application/pdf", 9},
                          {"test://b.epub", "b.epub", "", "", std::nullopt}};
           return reply;
         }},
    };
  }

  const std::string echo_ = file(
      "echo", R"("inputSchema":{"type":"object","additionalProperties":false,"required":["text"],
               "properties":{"text":{"type":"string","maxLength":20000}}},
               "outputSchema":{"type":"object"},
               "annotations":{"readOnlyHint":true},"talewright":{"toolset":"x"})");
  const std::string add_ = file("add", R"("inputSchema":{"type":"object","properties":{
               "a":{"type":"number"},"b":{"type":"number"}}},"outputSchema":{"type":"object"})");
  const std::string ask_ = file("ask", kAnything), crash_ = file("crash", kAnything),
                    fail_ = file("fail", kAnything), late_ = file("late", kAnything),
                    link_ = file("link", kAnything),
                    picture_ = file("picture", kAnything), poem_ = file("poem", kAnything),
                    steps_ = file("steps", kAnything), stubborn_ = file("stubborn", kAnything),
                    touch_ = file("touch", kAnything), wait_ = file("wait", kAnything);
  const contract::Contract contract_{contract::ContractSource{{{"add.json", add_},
                                                               {"ask.json", ask_},
                                                               {"crash.json", crash_},
                                                               {"echo.json", echo_},
                                                               {"fail.json", fail_},
                                                               {"late.json", late_},
                                                               {"link.json", link_},
                                                               {"picture.json", picture_},
                                                               {"poem.json", poem_},
                                                               {"steps.json", steps_},
                                                               {"stubborn.json", stubborn_},
                                                               {"touch.json", touch_},
                                                               {"wait.json", wait_}}},
                                     handlers()};
  contract::Events events_;
  const Library library_{};
  const contract::WrittenPrompts prompts_{contract::ContractSource{{{"greet.json", R"({
      "name":"greet","title":"Greet","description":"Greets somebody.",
      "arguments":[{"name":"who","description":"Whom","required":true},
                   {"name":"tone","description":"How","default":"warmly","values":["warmly","wryly"]}],
      "messages":[{"role":"user","text":"Greet {{who}} {{tone}}."}]})"}}}};
  const mcp::Server server_{mcp::Offer{.info = {"small", "Small", "1.0", "Be kind."},
                                       .contract = &contract_,
                                       .resources = &library_,
                                       .prompts = &prompts_,
                                       .events = &events_,
                                       .resources_change = true}};
};

}  // namespace talewright::faces
