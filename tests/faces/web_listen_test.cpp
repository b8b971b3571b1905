// Where a server may listen, and under which names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "faces/small_server.h"
#include "faces/web/listen.h"
#include "faces/web/resource_metadata.h"

namespace talewright::faces::web {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ServeOptions set(Listening listening, std::vector<std::string> hosts = {}) {
  ServeOptions options;
  options.gate.hosts = std::move(hosts);
  set_listening(listening, options);
  return options;
}

std::string objection(Listening listening, std::vector<std::string> hosts = {}) {
  try {
    set(std::move(listening), std::move(hosts));
    return "none";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

TEST(Listening, ReadsAddressesAndPorts) {
  EXPECT_EQ(set({"127.0.0.1:0"}).http.port, 0);
  EXPECT_EQ(set({"9000"}).http.port, 9000);
  EXPECT_EQ(set({"9000"}).http.address, "127.0.0.1");
  EXPECT_EQ(set({"[::1]:80"}).http.address, "::1");
  EXPECT_EQ(set({"localhost:80"}).http.address, "127.0.0.1");
  for (const char* bad : {"", "x", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:-1",
                          "books.example:80", ":80", "127.0.0.1:80x"})
    EXPECT_THAT(objection({bad, true}, {"a"}), HasSubstr("not an address and a port")) << bad;
}

TEST(Listening, StaysOnThisMachineWithoutKeys) {
  EXPECT_EQ(objection({"127.0.0.1:80"}), "none");
  EXPECT_EQ(objection({"[::1]:80"}), "none");
  for (const char* open : {"0.0.0.0:80", "192.0.2.1:80", "[::]:80", "127.0.0.2:80"})
    EXPECT_THAT(objection({open}, {"books.example"}), HasSubstr("--auth keys")) << open;
}

TEST(Listening, KnowsTheNamesItIsReachedUnder) {
  EXPECT_THAT(set({"192.0.2.1:80", true}).gate.hosts, ElementsAre("192.0.2.1"));
  EXPECT_THAT(set({"[2001:db8::1]:80", true}).gate.hosts, ElementsAre("[2001:db8::1]"));
  EXPECT_THAT(set({"127.0.0.1:80", true}).gate.hosts, IsEmpty());
  EXPECT_THAT(set({"0.0.0.0:80", true}, {"a.example"}).gate.hosts, ElementsAre("a.example"));
  EXPECT_THAT(objection({"0.0.0.0:80", true}), HasSubstr("--host or --public-url"));
  EXPECT_THAT(objection({"[::]:80", true}), HasSubstr("--host or --public-url"));
  const ServeOptions named = set({"0.0.0.0:80", true, "https://Books.example:8443/"});
  EXPECT_THAT(named.gate.hosts, ElementsAre("books.example"));
  EXPECT_EQ(named.mcp.public_url, "https://Books.example:8443/");
}

TEST(Listening, TakesUrlsOfSitesOnly) {
  for (const char* bad : {"books.example", "ftp://books.example", "https://", "https://a/b",
                          "https://a?b", "https://user@a", "https://a b", "https://a:b"})
    EXPECT_THAT(objection({"80", true, bad}), HasSubstr("--public-url")) << bad;
}

TEST(ResourceMetadata, TellsWhereKeysGoAndWhatTheyAllow) {
  SmallServer small;
  const json::value told = json::parse(resource_metadata(small.server(), "https://a.example/mcp"));
  EXPECT_EQ(told.at("resource"), "https://a.example/mcp");
  EXPECT_EQ(told.at("bearer_methods_supported"), json::array{"header"});
  EXPECT_TRUE(told.at("authorization_servers").as_array().empty());
  EXPECT_TRUE(is_metadata_path("/.well-known/oauth-protected-resource", "/mcp"));
  EXPECT_TRUE(is_metadata_path("/.well-known/oauth-protected-resource/mcp", "/mcp"));
  EXPECT_FALSE(is_metadata_path("/.well-known/oauth-protected-resource/other", "/mcp"));
  EXPECT_FALSE(is_metadata_path("/.well-known", "/mcp"));
}

}  // namespace
}  // namespace talewright::faces::web
