#include "faces/rest/router.h"

#include <gtest/gtest.h>

#include "base/json.h"

using namespace talewright;
using faces::rest::Match;
using faces::rest::Route;
using faces::rest::Router;

namespace {

std::string tool(std::string_view name, std::string_view method, std::string_view path) {
  return std::string(R"({"name":")") + std::string(name) +
         R"(","title":"T","description":"D.","inputSchema":{"type":"object"},"talewright":{)" +
         R"("rest":{"method":")" + std::string(method) + R"(","path":")" + std::string(path) +
         R"("}}})";
}

/// Operations named as "GET /books": their names are their routes.
class Routes {
 public:
  explicit Routes(std::vector<std::pair<std::string, std::string>> routes) {
    std::map<std::string, contract::Handler> handlers;
    int n = 0;
    for (const auto& [method, path] : routes) {
      const std::string name = "op" + std::to_string(n++);
      texts_.push_back(tool(name, method, path));
      said_[name] = method + " " + path;
      handlers[name] = [](contract::Context&, const json::object&) { return contract::Reply(); };
    }
    contract::ContractSource source;
    for (std::size_t i = 0; i < texts_.size(); ++i)
      source.files.emplace_back("op" + std::to_string(i) + ".json", texts_[i]);
    contract_ = std::make_unique<contract::Contract>(source, handlers);
    const json::value table =
        json::parse(R"([{"name":"file","part":"files","path":"/files/{path*}","access":"link"}])");
    router_ = std::make_unique<Router>(*contract_, table.as_array());
  }
  Match match(std::string_view method, std::string_view path) const {
    return router_->match(method, path);
  }
  /// "GET /books" of the route that takes it; else what the address takes, or "" for no address.
  std::string taken(std::string_view method, std::string_view path) const {
    const Match found = match(method, path);
    if (!found.route) return found.allow;
    return found.route->operation ? said_.at(found.route->name) : found.route->name;
  }
  const Router& router() const { return *router_; }

 private:
  std::vector<std::string> texts_;
  std::map<std::string, std::string> said_;
  std::unique_ptr<contract::Contract> contract_;
  std::unique_ptr<Router> router_;
};

const Routes& some() {
  static const Routes routes({{"GET", "/books"},
                              {"POST", "/books"},
                              {"GET", "/books/{book_id}"},
                              {"GET", "/books/latest"},
                              {"GET", "/books/latest/cover"},
                              {"GET", "/books/{book_id}/script"},
                              {"POST", "/scenes/{image_id}/vary"},
                              {"DELETE", "/scenes/{scene_id}"},
                              {"GET", "/scenes/{scene_id}"}});
  return routes;
}

}  // namespace

TEST(Router, FindsOperationsByMethodAndPath) {
  EXPECT_EQ(some().taken("GET", "/api/v1/books"), "GET /books");
  EXPECT_EQ(some().taken("POST", "/api/v1/books"), "POST /books");
  const Match book = some().match("GET", "/api/v1/books/book_1");
  ASSERT_TRUE(book.route);
  EXPECT_EQ(book.route->path, "/api/v1/books/{book_id}");
  EXPECT_EQ(book.path.at("book_id"), "book_1");
}

TEST(Router, PrefersLiteralSegmentsAndComesBackFromThem) {
  EXPECT_EQ(some().taken("GET", "/api/v1/books/latest"), "GET /books/latest");
  // "latest" leads nowhere with "script": then it is an id like any other.
  EXPECT_EQ(some().taken("GET", "/api/v1/books/latest/script"), "GET /books/{book_id}/script");
  EXPECT_EQ(some().taken("GET", "/api/v1/books/other/cover"), "");
}

TEST(Router, NamesTheSamePlaceDifferentlyInDifferentRoutes) {
  EXPECT_EQ(some().match("POST", "/api/v1/scenes/s1/vary").path.at("image_id"), "s1");
  EXPECT_EQ(some().match("DELETE", "/api/v1/scenes/s1").path.at("scene_id"), "s1");
}

TEST(Router, SaysWhatAnAddressTakes) {
  EXPECT_EQ(some().taken("PUT", "/api/v1/books"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(some().taken("GET", "/api/v1/scenes/s1/vary"), "POST, OPTIONS");
  EXPECT_EQ(some().match("GET", "/api/v1/books").allow, "GET, HEAD, POST, OPTIONS");
}

TEST(Router, TakesHeadWhereGetIs) {
  EXPECT_EQ(some().taken("HEAD", "/api/v1/books"), "GET /books");
  EXPECT_EQ(some().taken("HEAD", "/api/v1/scenes/s1/vary"), "POST, OPTIONS");
}

TEST(Router, DecodesSegmentsOnceAndRefusesSeparatorsInThem) {
  EXPECT_EQ(some().match("GET", "/api/v1/books/a%3Fb%25").path.at("book_id"), "a?b%");
  EXPECT_EQ(some().match("GET", "/api/v1/books/a%2525").path.at("book_id"), "a%25");
  for (const char* path :
       {"/api/v1/books/a%2Fb", "/api/v1/books/%2e%2e", "/api/v1/books/.", "/api/v1/books/a%00b",
        "/api/v1/books/%zz", "/api/v1/books/%4", "/api/v1/books/%ff"})
    EXPECT_EQ(some().taken("GET", path), "") << path;
}

TEST(Router, LeadsNowhereByEmptySegments) {
  for (const char* path : {"", "api/v1/books", "/api/v1/books/", "//api/v1/books", "/api//v1/books",
                           "/api/v1/books//script", "/api/v1", "*"})
    EXPECT_EQ(some().taken("GET", path), "") << path;
}

TEST(Router, GivesATailAllThatIsLeft) {
  const Match file = some().match("GET", "/files/books/b1/pages/01.png");
  ASSERT_TRUE(file.route);
  EXPECT_EQ(file.route->part, Route::Part::Files);
  EXPECT_EQ(file.path.at("path"), "books/b1/pages/01.png");
  EXPECT_EQ(some().taken("GET", "/files"), "");
  EXPECT_EQ(some().taken("GET", "/files/"), "");
  EXPECT_EQ(some().taken("GET", "/files/a/../b"), "");
}

TEST(Router, TellsWhereWhatWasMadeCanBeRead) {
  const Router& router = some().router();
  const Route& make = *some().match("POST", "/api/v1/books").route;
  EXPECT_EQ(router.location(make, {{"book_id", "a b"}, {"scene_id", "s"}}), "/api/v1/books/a%20b");
  EXPECT_EQ(router.location(make, {{"scene_id", "s"}}), "/api/v1/scenes/s");
  EXPECT_EQ(router.location(make, {{"title", "t"}}), "");
  EXPECT_EQ(router.location(make, {{"book_id", 7}}), "");
}

TEST(Router, RefusesTwoRoutesThatAreTheSame) {
  EXPECT_THROW(Routes({{"GET", "/a/{x}"}, {"GET", "/a/{y}"}}), std::logic_error);
}
