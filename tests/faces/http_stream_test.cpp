// Answers that take their time: streams, clients that go or do not read, work, and the stop.
#include <gmock/gmock.h>
#include <signal.h>

#include <future>
#include <mutex>
#include <vector>

#include "faces/http_client.h"

namespace talewright::faces::http {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class HttpStreamTest : public HttpServerTest {
 protected:
  // Every request is kept; /begin has an event stream begun at once.
  void serve_and_keep() {
    serve([this](Request request, std::shared_ptr<Response> response) {
      if (request.path == "/begin")
        response->begin_stream(200, {{"Content-Type", "text/event-stream"}});
      response->on_gone([this] { gone_.put(true); });
      kept_.put(std::move(response));
    });
  }
  ~HttpStreamTest() override { stop(); }
  std::shared_ptr<Response> kept() { return kept_.take(); }
  bool gone() { return gone_.take(); }

  Handed<std::shared_ptr<Response>> kept_;
  Handed<bool> gone_;
};

TEST_F(HttpStreamTest, SendsAStreamInChunksAndGoesOn) {
  serve_and_keep();
  Client one = client();
  one.say(get("/begin"));
  EXPECT_THAT(one.hear("\r\n\r\n"),
              AllOf(HasSubstr("Content-Type: text/event-stream\r\n"),
                    HasSubstr("Transfer-Encoding: chunked\r\n"), Not(HasSubstr("Content-Length"))));
  const auto response = kept();
  response->send("data: 1\n\n");
  EXPECT_EQ(one.hear("\n\n\r\n"), "9\r\ndata: 1\n\n\r\n");
  response->send("data: two and more\n\n");
  EXPECT_EQ(one.hear("\n\n\r\n"), "14\r\ndata: two and more\n\n\r\n");
  response->end();
  response->send("too late");
  EXPECT_EQ(one.hear("\r\n\r\n"), "0\r\n\r\n");
  one.say(get("/begin"));
  EXPECT_THAT(one.hear("\r\n\r\n"), StartsWith("HTTP/1.1 200"));
}

TEST_F(HttpStreamTest, TakesNoRoomFromBodiesWhileItIsOpen) {
  options_.limits.bodies = 1000;
  serve_and_keep();
  Client one = client();
  const std::string body(800, 'x');
  one.say("GET /begin HTTP/1.1\r\nHost: h\r\nContent-Length: 800\r\n\r\n" + body);
  EXPECT_THAT(one.hear("\r\n\r\n"), StartsWith("HTTP/1.1 200"));
  const auto stream = kept();
  Client other = client();
  other.say(post("/", body));
  kept()->answer(200, {}, "taken");
  EXPECT_THAT(other.answer(), EndsWith("taken"));
  stream->end();
}

TEST_F(HttpStreamTest, WritesWhatWaitsInOneChunk) {
  serve([](Request, std::shared_ptr<Response> response) {
    response->begin_stream(200, {});
    for (int i = 0; i < 100; ++i) response->send("line " + std::to_string(i % 10) + "\n");
    response->end();
  });
  Client one = client();
  one.say(get("/"));
  one.hear("\r\n\r\n");
  EXPECT_THAT(one.hear("0\r\n\r\n"), StartsWith("2bc\r\nline 0\nline 1\n"));
}

TEST_F(HttpStreamTest, StreamsToOldClientsUntilTheEnd) {
  serve([](Request, std::shared_ptr<Response> response) {
    response->begin_stream(200, {});
    response->send("all ");
    response->send("of it");
    response->end();
  });
  EXPECT_THAT(said("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"),
              AllOf(HasSubstr("Connection: close\r\n"), EndsWith("\r\n\r\nall of it")));
}

TEST_F(HttpStreamTest, KeepsQuietStreamsAlive) {
  options_.limits.heartbeat = 20ms;
  options_.limits.idle = 30ms;
  serve_and_keep();
  Client one = client();
  one.say(get("/begin"));
  one.hear("\r\n\r\n");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(one.hear(":\r\n\r\n\r\n"), "5\r\n:\r\n\r\n\r\n");
  kept()->send("data: 1\n\n");
  EXPECT_THAT(one.hear("data: 1\n\n"), HasSubstr("data: 1"));
}

TEST_F(HttpStreamTest, AbortCutsAfterWhatWasSent) {
  serve_and_keep();
  Client one = client();
  one.say(get("/begin"));
  const auto response = kept();
  response->send("data: 1\n\n");
  response->abort();
  EXPECT_THAT(one.rest(), EndsWith("9\r\ndata: 1\n\n\r\n"));
}

TEST_F(HttpStreamTest, NoticesThatAWaitingClientHasGone) {
  serve_and_keep();
  Client one = client();
  one.say(get("/"));
  const auto response = kept();
  one.close();
  EXPECT_TRUE(gone());
  response->answer(200, {}, "to nobody");
}

TEST_F(HttpStreamTest, NoticesThatAStreamsClientHasGone) {
  serve_and_keep();
  Client one = client();
  one.say(get("/begin"));
  one.hear("\r\n\r\n");
  const auto response = kept();
  one.close();
  EXPECT_TRUE(gone());
  response->send("to nobody");
}

TEST_F(HttpStreamTest, NoticesAGoneClientBehindItsPipelinedBytes) {
  options_.limits.heartbeat = 40ms;  // and so the looking
  serve_and_keep();
  Client one = client();
  one.say(get("/") + get("/more"));
  const auto response = kept();
  one.close();
  EXPECT_TRUE(gone());
}

TEST_F(HttpStreamTest, LetsNobodyWaitForAForgottenAnswer) {
  options_.limits.heartbeat = 40ms;  // and so the looking
  serve([](Request, std::shared_ptr<Response>) {});
  EXPECT_EQ(said(get("/")), "");
}

TEST_F(HttpStreamTest, SaysSoAtOnceToWhoAsksAfterwards) {
  serve_and_keep();
  Client one = client();
  one.say(get("/"));
  const auto response = kept();
  one.close();
  EXPECT_TRUE(gone());
  stop();
  bool told = false;
  response->on_gone([&] { told = true; });
  EXPECT_TRUE(told);
}

TEST_F(HttpStreamTest, CutsWhoLeavesTooMuchUntaken) {
  options_.limits.unsent = 1'000'000;
  serve_and_keep();
  Client one(server_->port(), 4096);
  one.say(get("/begin"));
  const auto response = kept();
  // Beyond what the system holds for the client, and the limit.
  for (int i = 0; i < 1000; ++i) response->send(std::string(10'000, 'x'));
  EXPECT_TRUE(gone());
}

TEST_F(HttpStreamTest, CutsWhoTakesNothingForTooLong) {
  options_.limits.stall = 100ms;
  options_.limits.unsent = 100'000'000;
  serve_and_keep();
  Client one(server_->port(), 4096);
  one.say(get("/begin"));
  kept()->send(std::string(20'000'000, 'x'));
  EXPECT_TRUE(gone());
}

TEST_F(HttpStreamTest, LimitsTheStreamsOfAClient) {
  options_.limits.streams_per_client = 1;
  serve([this](Request, std::shared_ptr<Response> response) {
    response->begin_stream(200, {});
    response->send("x");
    response->on_gone([this] { gone_.put(true); });
    kept_.put(response);
  });
  Client one = client(), two = client();
  one.say(get("/"));
  EXPECT_THAT(one.hear("\r\nx\r\n"), StartsWith("HTTP/1.1 200"));
  const auto first = kept();
  two.say(get("/"));
  EXPECT_THAT(two.answer(), AllOf(StartsWith("HTTP/1.1 429 Too Many Requests\r\n"),
                                  HasSubstr("\r\nRetry-After: ")));
  EXPECT_TRUE(gone());
  first->end();
  one.hear("0\r\n\r\n");
  two.say(get("/"));
  EXPECT_THAT(two.hear("\r\nx\r\n"), StartsWith("HTTP/1.1 200"));
}

TEST_F(HttpStreamTest, SlowWorkDelaysNobodyElse) {
  std::promise<void> go;
  serve([&, this](Request request, std::shared_ptr<Response> response) {
    server_->work(
        [&, response, slow = request.path == "/slow"] {
          if (slow) go.get_future().wait();
          response->answer(200, {}, slow ? "slow" : "quick");
        },
        false);
  });
  Client one = client(), two = client();
  one.say(get("/slow"));
  for (int i = 0; i < 10; ++i) {
    two.say(get("/quick"));
    EXPECT_THAT(two.answer(), EndsWith("\r\n\r\nquick"));
  }
  go.set_value();
  EXPECT_THAT(one.answer(), EndsWith("\r\n\r\nslow"));
  stop();
}

TEST_F(HttpStreamTest, SendsWhileTheWorkThatSendsGoesOn) {
  std::promise<void> go;
  serve([&, this](Request, std::shared_ptr<Response> response) {
    server_->work(
        [&, response] {
          response->begin_stream(200, {});
          response->send("begun");
          go.get_future().wait();
          response->send("ended");
          response->end();
        },
        false);
  });
  Client one = client();
  one.say(get("/"));
  EXPECT_THAT(one.hear("begun\r\n"), HasSubstr("5\r\nbegun"));
  go.set_value();
  EXPECT_THAT(one.hear("0\r\n\r\n"), HasSubstr("ended"));
  stop();
}

TEST_F(HttpStreamTest, TicksEverySoOften) {
  options_.port = 0;
  std::promise<void> ticked;
  server_ = std::make_unique<Server>(options_, nullptr);
  int ticks = 0;
  server_->every(1ms, [&] {
    if (++ticks == 3) ticked.set_value();
  });
  running_ = std::thread([this] { all_ended_ = server_->run(); });
  ticked.get_future().wait();
  stop();
}

TEST_F(HttpStreamTest, StopsWithinTheGraceOfOpenAnswers) {
  options_.grace = 20s;
  options_.limits.idle = options_.limits.heartbeat = 30s;
  serve_and_keep();
  bool told = false;
  server_->on_stop([&] { told = true; });
  Client idle = client(), open = client();
  const auto port = server_->port();
  open.say(get("/"));
  const auto response = kept();
  server_->stop();
  EXPECT_EQ(idle.rest(), "");
  EXPECT_FALSE(Client(port).connected());
  response->answer(200, {}, "the last");
  EXPECT_THAT(open.rest(), AllOf(HasSubstr("Connection: close\r\n"), EndsWith("the last")));
  open.close();
  EXPECT_TRUE(stop());
  EXPECT_TRUE(told);
}

TEST_F(HttpStreamTest, CutsWhatOutlivesTheGrace) {
  options_.grace = 30ms;
  std::promise<void> go;
  serve([&, this](Request request, std::shared_ptr<Response> response) {
    if (request.path == "/stream") return response->begin_stream(200, {});
    response->on_gone([this] { gone_.put(true); });
    server_->work(
        [&, response] {
          kept_.put(response);
          go.get_future().wait();
        },
        false);
  });
  Client stream = client(), open = client();
  stream.say(get("/stream"));
  stream.hear("\r\n\r\n");
  open.say(get("/"));
  kept();
  EXPECT_FALSE(stop());
  EXPECT_TRUE(gone());
  EXPECT_EQ(open.rest(), "");
  EXPECT_EQ(stream.rest(), "");
  go.set_value();
}

TEST_F(HttpStreamTest, StopsAtASignal) {
  options_.own_process = true;
  serve_and_keep();
  Client one = client();
  one.say(get("/begin"));
  kept()->end();
  one.hear("0\r\n\r\n");
  kill(getpid(), SIGTERM);
  EXPECT_EQ(one.rest(), "");
  running_.join();
  EXPECT_TRUE(all_ended_);
}

TEST_F(HttpStreamTest, AnswersMayOutliveTheServer) {
  serve_and_keep();
  Client one = client();
  one.say(get("/begin"));
  const auto response = kept();
  options_.grace = 1ms;
  one.close();
  stop();
  server_.reset();
  response->send("to nobody");
  response->end();
}

// For the sanitizer: many clients, answers from everywhere.
TEST_F(HttpStreamTest, ServesManyAtOnce) {
  std::mutex mutex;
  std::vector<std::shared_ptr<Response>> streams;
  serve([&, this](Request request, std::shared_ptr<Response> response) {
    if (request.path == "/inline") return response->answer(200, {}, request.body);
    if (request.path == "/listen") {
      response->begin_stream(200, {{"Content-Type", "text/event-stream"}});
      const std::lock_guard lock(mutex);
      streams.push_back(std::move(response));
      return;
    }
    const bool slow = request.path == "/slow";
    server_->work(
        [&, response, body = std::move(request.body), slow] {
          {
            const std::lock_guard lock(mutex);
            for (const auto& stream : streams) stream->send("data: x\n\n");
          }
          if (slow) {
            const auto until = std::chrono::steady_clock::now() + 3ms;
            while (std::chrono::steady_clock::now() < until) std::this_thread::yield();
          }
          response->answer(200, {}, body);
        },
        request.path == "/long");
  });
  std::vector<std::thread> clients;
  for (int c = 0; c < 6; ++c)
    clients.emplace_back([this, c] {
      Client listener = client();
      listener.say(get("/listen"));
      Client one = client();
      const char* const paths[] = {"/inline", "/work", "/long", "/slow"};
      for (int i = 0; i < 60; ++i) {
        const std::string body = std::to_string(c) + "." + std::to_string(i);
        one.say(post(paths[(i + c) % 4], body));
        EXPECT_THAT(one.answer(), EndsWith("\r\n\r\n" + body));
        if (i % 20 == 19) one = client();
      }
      listener.hear("data: x");
    });
  for (std::thread& each : clients) each.join();
  stop();
}

}  // namespace
}  // namespace talewright::faces::http
