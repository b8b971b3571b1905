// Requests, answers and limits of the HTTP server, byte by byte.
#include "faces/http/server.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sys/resource.h>

#include <optional>

#include "faces/http_client.h"

namespace talewright::faces::http {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST_F(HttpServerTest, AnswersRequestsOnOneConnection) {
  serve_echo();
  Client one = client();
  for (int i = 0; i < 3; ++i) {
    one.say(post("/a?b=c", "hello"));
    EXPECT_THAT(one.answer(), AllOf(StartsWith("HTTP/1.1 200 OK\r\nDate: "),
                                    HasSubstr("\r\nContent-Type: text/plain\r\n"),
                                    EndsWith("\r\n\r\nPOST /a?b=c|hello")));
  }
}

TEST_F(HttpServerTest, GivesTheHandlerTheWholeRequest) {
  Request seen;
  serve([&](Request request, std::shared_ptr<Response> response) {
    seen = std::move(request);
    response->answer(202, {}, "");
  });
  Client one = client();
  one.say(
      "PUT /x HTTP/1.1\r\nHost: h\r\nA: 1\r\nX-Two:  b \r\na: 2\r\nContent-Length: 2\r\n\r\nok");
  EXPECT_THAT(one.answer(),
              AllOf(StartsWith("HTTP/1.1 202 Accepted\r\n"), HasSubstr("Content-Length: 0\r\n")));
  stop();
  EXPECT_EQ(seen.method, "PUT");
  EXPECT_EQ(seen.client, "127.0.0.1");
  EXPECT_EQ(seen.body, "ok");
  EXPECT_EQ(seen.headers.find("x-two"), "b");
  EXPECT_EQ(seen.headers.find("A"), "1");
  EXPECT_EQ(seen.headers.count("a"), 2u);
  EXPECT_EQ(seen.headers.find("b"), std::nullopt);
  EXPECT_FALSE(seen.tls);
}

TEST_F(HttpServerTest, AnswersPipelinedRequestsInTheirOrder) {
  serve([this](Request request, std::shared_ptr<Response> response) {
    auto answer = [response, path = request.path] { response->answer(200, {}, path); };
    if (request.path == "/slow")
      server_->work(answer, true);
    else
      answer();
  });
  Client one = client();
  one.say(get("/slow") + get("/quick") + post("/slow", "12") + get("/last"));
  for (const char* path : {"/slow", "/quick", "/slow", "/last"})
    EXPECT_THAT(one.answer(), EndsWith(std::string("\r\n\r\n") + path));
}

TEST_F(HttpServerTest, TakesRequestsInPiecesOfOneByte) {
  serve_echo();
  Client one = client();
  for (const char c : "\r\n" + post("/p", "body") + get("/q")) one.say({&c, 1});
  EXPECT_THAT(one.answer(), EndsWith("POST /p?|body"));
  EXPECT_THAT(one.answer(), EndsWith("GET /q?|"));
}

TEST_F(HttpServerTest, TakesChunkedBodies) {
  serve_echo();
  Client one = client();
  one.say(
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5;why=not\r\nhello\r\n1\r\n!\r\n0\r\nHost: forged\r\n\r\n");
  EXPECT_THAT(one.answer(), EndsWith("|hello!"));
  one.say(get("/next"));
  EXPECT_THAT(one.answer(), EndsWith("/next?|"));
}

TEST_F(HttpServerTest, TakesLargeBodies) {
  serve_echo();
  const std::string body(3'000'000, 'x');
  Client one = client();
  std::thread sends([&] { one.say(post("/", body) + get("/next")); });
  EXPECT_THAT(one.answer(), EndsWith("POST /?|" + body));
  EXPECT_THAT(one.answer(), EndsWith("GET /next?|"));
  sends.join();
}

TEST_F(HttpServerTest, DecodesPathsWithoutChangingTheirSegments) {
  serve_echo();
  Client one = client();
  const std::pair<const char*, const char*> cases[] = {{"/caf%C3%A9/%7Euser", "/caf\xC3\xA9/~user"},
                                                       {"/a%2Fb%2f%5C%25%00", "/a%2Fb%2f%5C%25%00"},
                                                       {"/%2e%2E/%2e/x%2ey", "/%2e%2E/%2e/x.y"},
                                                       {"/%zz%4", "/%zz%4"},
                                                       {"/a//b/", "/a//b/"}};
  for (const auto& [sent, path] : cases) {
    one.say(get(sent));
    EXPECT_THAT(one.answer(), EndsWith(std::string("GET ") + path + "?|")) << sent;
  }
}

TEST_F(HttpServerTest, TakesTargetsInAbsoluteForm) {
  serve([](Request request, std::shared_ptr<Response> response) {
    response->answer(200, {}, request.path + " of " + std::string(*request.headers.find("host")));
  });
  Client one = client();
  one.say("GET http://evil.example/mcp HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_THAT(one.answer(), EndsWith("\r\n\r\n/mcp of evil.example"));
}

TEST_F(HttpServerTest, RefusesWhatIsNotHttp) {
  serve_echo();
  const std::pair<const char*, int> cases[] = {
      {"nonsense\r\n\r\n", 400},
      {"GET  / HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET path HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\r\nNo colon\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\r\nX: \x01\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1, 1\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +1\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length : 1\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding : chunked\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: "
       "chunked\r\n\r\n",
       400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n\tb\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n Host: h\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\nX: a\r\n\r\n", 400},
      {"GET / HTTP/1.1\nHost: h\n\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\r\nX: a\rb\r\n\r\n", 400},
      {"GET / HTTP/1.1\rHost: h\r\n\r\n", 400},
      {"GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
       400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
       400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: identity\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501},
      {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nExpect: miracles\r\nContent-Length: 1\r\n\r\n", 417},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
      {"GET / HTTP/3.0\r\nHost: h\r\n\r\n", 505},
      {"GET / HTTP/1.2\r\nHost: h\r\n\r\n", 505},
      {"GET / HTTX/1.1\r\nHost: h\r\n\r\n", 400}};
  for (const auto& [bytes, status] : cases)
    EXPECT_THAT(said(bytes), AllOf(StartsWith("HTTP/1.1 " + std::to_string(status) + " "),
                                   HasSubstr("\r\nConnection: close\r\n")))
        << bytes;
}

TEST_F(HttpServerTest, LetsTheFacesSayRefusalsInTheirShape) {
  options_.refusal_body = [](int status, std::string_view why, Fields& headers) {
    headers.emplace_back("Content-Type", "application/json");
    return fmt::format("[{},\"{}\"]", status, why);
  };
  serve_echo();
  EXPECT_THAT(said("nonsense\r\n\r\n"),
              AllOf(HasSubstr("\r\nContent-Type: application/json\r\n"),
                    EndsWith("\r\n\r\n[400,\"The request is not well-formed HTTP/1.1.\"]")));
}

TEST_F(HttpServerTest, LimitsHeaders) {
  options_.limits.header = 1024;
  serve_echo();
  EXPECT_THAT(said("GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(2000, 'x') + "\r\n\r\n"),
              StartsWith("HTTP/1.1 431 "));
  EXPECT_THAT(said("GET /" + std::string(2000, 'x')), StartsWith("HTTP/1.1 431 "));
}

TEST_F(HttpServerTest, LimitsBodies) {
  options_.limits.body = 1000;
  serve_echo();
  // Known from the header: nothing of the body is waited for.
  EXPECT_THAT(said("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n"),
              StartsWith("HTTP/1.1 413 "));
  EXPECT_THAT(said("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n"
                   "Content-Length: 1001\r\n\r\n"),
              StartsWith("HTTP/1.1 413 "));
  EXPECT_THAT(said("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3e0\r\n" +
                   std::string(0x3e0, 'x') + "\r\n10\r\n"),
              StartsWith("HTTP/1.1 413 "));
  EXPECT_THAT(said("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1;" +
                   std::string(10'000, 'x')),
              StartsWith("HTTP/1.1 400 "));
}

TEST_F(HttpServerTest, LimitsAllBodiesTogether) {
  options_.limits.bodies = 1000;
  serve_echo();
  EXPECT_THAT(said(post("/", std::string(1001, 'x'))), StartsWith("HTTP/1.1 503 "));
  // What was answered or refused counts no more.
  for (int i = 0; i < 5; ++i)
    EXPECT_THAT(
        said("POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 600\r\n\r\n" +
             std::string(600, 'x')),
        StartsWith("HTTP/1.1 200 "));
}

TEST_F(HttpServerTest, AClientThatSendsTooMuchStillReadsWhy) {
  options_.limits.body = 1000;
  serve_echo();
  EXPECT_THAT(said(post("/", std::string(500'000, 'x'))), StartsWith("HTTP/1.1 413 "));
}

TEST_F(HttpServerTest, AsksForABodyThatWaitsToBeAskedFor) {
  serve_echo();
  Client one = client();
  one.say("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(one.hear("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  one.say("ok");
  EXPECT_THAT(one.answer(), EndsWith("|ok"));
}

TEST_F(HttpServerTest, LimitsTheTimeOfARequestAndOfIdling) {
  options_.limits.request = 60ms;
  options_.limits.idle = 200ms;
  serve_echo();
  EXPECT_THAT(said("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nx"),
              StartsWith("HTTP/1.1 408 Request Timeout\r\n"));
  EXPECT_THAT(said("GET / HT"), StartsWith("HTTP/1.1 408 "));
  EXPECT_EQ(said(""), "");
  EXPECT_THAT(said(get("/once")), EndsWith("/once?|"));
}

TEST_F(HttpServerTest, LimitsConnections) {
  options_.limits.connections = 2;
  serve_echo();
  std::optional<Client> one(client()), two(client());
  for (auto* each : {&one, &two}) {
    (*each)->say(get("/"));
    (*each)->answer();
  }
  EXPECT_EQ(client().rest(), "");
  one.reset();
  // The server learns of it in its own time.
  for (bool served = false; !served;) {
    Client three = client();
    three.say(get("/"));
    served = three.answer().starts_with("HTTP/1.1 200");
  }
}

TEST_F(HttpServerTest, LimitsTheConnectionsOfAClient) {
  options_.limits.connections_per_client = 1;
  serve_echo();
  std::optional<Client> one(client());
  one->say(get("/"));
  EXPECT_THAT(one->answer(), StartsWith("HTTP/1.1 200 "));
  EXPECT_EQ(client().rest(), "");
  one.reset();
  for (bool served = false; !served;) {
    Client three = client();
    three.say(get("/"));
    served = three.answer().starts_with("HTTP/1.1 200");
  }
}

TEST_F(HttpServerTest, SpeaksWithOldClients) {
  serve_echo();
  EXPECT_THAT(said("GET /old HTTP/1.0\r\n\r\n"),
              AllOf(HasSubstr("\r\nConnection: close\r\n"), EndsWith("GET /old?|")));
  Client one = client();
  for (int i = 0; i < 2; ++i) {
    one.say("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_THAT(one.answer(), HasSubstr("\r\nConnection: keep-alive\r\n"));
  }
}

TEST_F(HttpServerTest, ClosesWhenAskedTo) {
  serve_echo();
  EXPECT_THAT(said("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n" + get("/never")),
              AllOf(HasSubstr("\r\nConnection: close\r\n"), EndsWith("GET /?|")));
}

TEST_F(HttpServerTest, LeavesTheBodyOutWhereThereIsNone) {
  serve([](Request request, std::shared_ptr<Response> response) {
    response->answer(request.path == "/none" ? 204 : 200, {}, "some text");
  });
  Client one = client();
  one.say("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n" + get("/none") + get("/"));
  EXPECT_THAT(one.hear("\r\n\r\n"), HasSubstr("\r\nContent-Length: 9\r\n"));
  EXPECT_THAT(one.hear("\r\n\r\n"),
              AllOf(StartsWith("HTTP/1.1 204 No Content\r\n"), Not(HasSubstr("Content-Length"))));
  EXPECT_THAT(one.answer(), EndsWith("\r\n\r\nsome text"));
}

TEST_F(HttpServerTest, LetsNoValueForgeAHeader) {
  serve([](Request, std::shared_ptr<Response> response) {
    response->answer(200, {{"X", "a\r\nSet-Cookie: b"}, {"Content-Length", "77"}}, "four");
  });
  Client one = client();
  one.say(get("/"));
  EXPECT_THAT(one.answer(), AllOf(HasSubstr("X: a  Set-Cookie: b\r\n"), EndsWith("\r\n\r\nfour")));
}

TEST_F(HttpServerTest, WaitsForDescriptors) {
  serve_echo();
  Client first = client();
  first.say(get("/"));
  first.answer();
  const int probe = dup(0);  // the lowest free descriptor
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit tight{static_cast<rlim_t>(probe + 1), before.rlim_max};
  close(probe);
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &tight), 0);
  Client second = client();  // takes the last one
  second.say(get("/second"));
  first.say(get("/first"));
  EXPECT_THAT(first.answer(), EndsWith("/first?|"));
  setrlimit(RLIMIT_NOFILE, &before);
  EXPECT_THAT(second.answer(), EndsWith("/second?|"));
}

TEST_F(HttpServerTest, ServesIpv6) {
  options_.address = "::1";
  try {
    serve([&](Request request, std::shared_ptr<Response> response) {
      response->answer(200, {}, request.client);
    });
  } catch (const std::system_error& error) {
    GTEST_SKIP() << "no IPv6 here: " << error.what();
  }
  const int fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_port = htons(server_->port());
  address.sin6_addr = in6addr_loopback;
  ASSERT_EQ(connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  const std::string request = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
  ASSERT_EQ(write(fd, request.data(), request.size()), static_cast<ssize_t>(request.size()));
  std::string got;
  char bytes[1000];
  for (ssize_t n; (n = read(fd, bytes, sizeof bytes)) > 0;)
    got.append(bytes, static_cast<std::size_t>(n));
  close(fd);
  EXPECT_THAT(got, EndsWith("\r\n\r\n::1"));
}

TEST_F(HttpServerTest, SaysWhyItCannotListen) {
  serve_echo();
  Options taken = options_;
  taken.port = server_->port();
  EXPECT_THROW(Server(taken, nullptr), std::system_error);
  Options nowhere = options_;
  nowhere.address = "example.org";
  EXPECT_THROW(Server(nowhere, nullptr), std::runtime_error);
}

}  // namespace
}  // namespace talewright::faces::http
