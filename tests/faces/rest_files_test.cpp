#include "faces/rest/files.h"

#include <gtest/gtest.h>

#include <deque>

#include "base/json.h"
#include "base/signed_link.h"
#include "faces/rest/links.h"
#include "generated/failures.h"

namespace talewright::faces::rest {
namespace {

TEST(FileLinks, AreWhatFollowsTheScheme) {
  EXPECT_EQ(file_address("talewright://books/b/book.pdf"), "/files/books/b/book.pdf");
  EXPECT_EQ(file_address("ui://talewright/plan-review"), std::nullopt);
  EXPECT_EQ(resource_behind("books/b/book.pdf"), "talewright://books/b/book.pdf");
}

TEST(FileLinks, LeadNowhereElse) {
  for (const char* tail : {"", "/", "books//b", "../secret", "books/../../x", "books/./b",
                           "books/b/", "books/b%2f..", "books\\b", "b\nooks", "books/b?x",
                           "books/b#x", "bö", "/etc/passwd", "talewright://books", "..", "."})
    EXPECT_EQ(resource_behind(tail), std::nullopt) << tail;
  EXPECT_EQ(resource_behind(std::string(301, 'a')), std::nullopt);
}

TEST(FileLinks, AreSavedUnderASafeName) {
  EXPECT_EQ(saved_as("Rusty’s Kite", "zip"),
            "attachment; filename=\"rusty-s-kite.zip\"; "
            "filename*=UTF-8''Rusty%E2%80%99s%20Kite.zip");
  EXPECT_EQ(saved_as("../../etc/passwd\r\nX: \"y\"", "zip").find_first_of("\r\n"),
            std::string::npos);
  const std::string name = saved_as("../../etc/passwd\"; x=\"", "zip");
  EXPECT_EQ(name.find(".."), std::string::npos) << name;
  EXPECT_EQ(name.find("%2F"), std::string::npos) << name;
  EXPECT_EQ(name.find("%22"), std::string::npos) << name;
  EXPECT_EQ(saved_as("", "zip"), "attachment; filename=\"book.zip\"; filename*=UTF-8''book.zip");
  EXPECT_EQ(saved_as("晚安", "zip"),
            "attachment; filename=\"book.zip\"; filename*=UTF-8''%E6%99%9A%E5%AE%89.zip");
}

class Shelf : public contract::Resources {
 public:
  contract::ResourcePage list(contract::Context&, std::string_view) const override { return {}; }
  std::vector<contract::ResourceEntry> templates() const override { return {}; }
  std::optional<contract::ResourceContents> read(contract::Context& context,
                                                 std::string_view uri) const override {
    if (context.caller.account != "mine") return std::nullopt;
    if (uri == "talewright://books/b/book.pdf")
      return contract::ResourceContents{std::string(uri), "application/pdf", "0123456789", false};
    if (uri == "talewright://books/b/book.zip")
      return contract::ResourceContents{.uri = std::string(uri),
                                        .media_type = "application/zip",
                                        .bytes = "PK",
                                        .is_text = false,
                                        .title = "A Book"};
    if (uri == "talewright://page")
      return contract::ResourceContents{std::string(uri), "text/html", "<p>hello</p>", true};
    if (uri == "talewright://books/broken/book.pdf") throw std::runtime_error("a secret path");
    return std::nullopt;
  }
};

/// One key, "good", whose account is "mine".
class OneKey : public contract::Access {
 public:
  contract::Caller admit(std::string_view key, std::string_view address) override {
    if (key.empty()) throw authentication_required("A key is needed.");
    if (key != "good") throw invalid_api_key("No such key.");
    contract::Caller caller;
    caller.account = "mine";
    caller.address = address;
    return caller;
  }
  std::optional<int> calls_a_minute(const contract::Caller&, std::string_view) const override {
    return std::nullopt;
  }
};

struct Answer : http::Response {
  void answer(int s, std::vector<std::pair<std::string, std::string>> h, std::string b) override {
    status = s;
    for (auto& [name, value] : h) headers.add(name, value);
    body = std::move(b);
  }
  void begin_stream(int, std::vector<std::pair<std::string, std::string>>) override {}
  void send(std::string) override {}
  void end() override {}
  void abort() override {}
  void on_gone(std::function<void()>) override {}
  std::string header(std::string_view name) const {
    return std::string(headers.find(name).value_or(""));
  }
  std::string code() const {
    const json::value value = json::parse(body);
    return text_or(value.at("error").as_object(), "code");
  }
  int status = 0;
  http::Headers headers;
  std::string body;
};

class RestFiles : public testing::Test {
 protected:
  static constexpr std::int64_t kNow = 1'800'000'000;
  RestFiles() {
    offer_.resources = &shelf_;
    offer_.gate = &gate_;
    offer_.key = std::string(32, 'k');
    offer_.clock = [] { return kNow * 1000; };
  }
  using Headers = std::vector<std::pair<std::string, std::string>>;
  std::shared_ptr<Answer> get(const std::string& tail, Headers headers = {{"X-API-Key", "good"}},
                              std::string query = "", std::string method = "GET") {
    auto answer = std::make_shared<Answer>();
    Asked asked;
    asked.route = "get_file";
    asked.path["path"] = tail;
    asked.request.method = method;
    asked.request.query = std::move(query);
    asked.request.client = "127.0.0.1";
    asked.request.headers.add("Host", "localhost");
    for (auto& [name, value] : headers) asked.request.headers.add(name, value);
    asked.response = answer;
    // As the endpoint does: what is thrown refuses.
    const Asked kept = asked;
    kept.run([&] { files_.handle(std::move(asked)); });
    return answer;
  }
  std::string query_of(const SignedLink& link) {
    const std::string address = address_of(link, offer_.key);
    return address.substr(address.find('?') + 1);
  }

  Shelf shelf_;
  OneKey access_;
  gate::Gate gate_{{.access = &access_}};
  Offer offer_;
  bool later_ = false;
  std::deque<std::function<void()>> waiting_;
  Files files_{offer_, [this](std::function<void()> work, bool) {
                 if (later_)
                   waiting_.push_back(std::move(work));
                 else
                   work();
               }};
};

TEST_F(RestFiles, AreGivenToTheirOwner) {
  const auto file = get("books/b/book.pdf");
  EXPECT_EQ(file->status, 200);
  EXPECT_EQ(file->body, "0123456789");
  EXPECT_EQ(file->header("Content-Type"), "application/pdf");
  EXPECT_EQ(file->header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(file->header("Accept-Ranges"), "bytes");
  EXPECT_TRUE(file->header("Cache-Control").starts_with("private"));
  const std::string etag = file->header("ETag");
  ASSERT_EQ(etag.size(), 34u);
  EXPECT_EQ(get("books/b/book.pdf", {{"X-API-Key", "good"}, {"If-None-Match", etag}})->status, 304);
}

TEST_F(RestFiles, ArePrivate) {
  EXPECT_EQ(get("books/b/book.pdf", {})->code(), "authentication_required");
  EXPECT_EQ(get("books/b/book.pdf", {{"X-API-Key", "bad"}})->code(), "invalid_api_key");
  EXPECT_EQ(get("books/c/book.pdf")->code(), "file_not_found");
  EXPECT_EQ(get("books/../b")->code(), "file_not_found");
}

TEST_F(RestFiles, AreGivenToWhoeverHoldsALink) {
  const SignedLink link{"/files/books/b/book.pdf", "mine", kNow + 60};
  EXPECT_EQ(get("books/b/book.pdf", {}, query_of(link))->body, "0123456789");
  EXPECT_EQ(get("books/b/book.zip", {}, query_of(link))->code(), "link_invalid");
  const SignedLink old{link.path, "mine", kNow};
  EXPECT_EQ(get("books/b/book.pdf", {}, query_of(old))->code(), "link_invalid");
  const SignedLink other{link.path, "other", kNow + 60};
  EXPECT_EQ(get("books/b/book.pdf", {}, query_of(other))->code(), "file_not_found");
  std::string altered = query_of(link);
  altered.replace(altered.find("mine"), 4, "other");
  EXPECT_EQ(get("books/b/book.pdf", {}, altered)->code(), "link_invalid");
  // A key does not make up for a bad link, nor half a link for a key.
  EXPECT_EQ(get("books/b/book.pdf", {{"X-API-Key", "good"}}, altered)->code(), "link_invalid");
  EXPECT_EQ(get("books/b/book.pdf", {}, "signature=x")->code(), "link_invalid");
  EXPECT_EQ(get("books/b/book.pdf", {}, "expires=99999999999999999999")->code(), "link_invalid");
  EXPECT_EQ(get("books/b/book.pdf", {}, "account=%zz")->code(), "link_invalid");
}

TEST_F(RestFiles, AreGivenInParts) {
  const auto with = [&](std::string range, std::string if_range = "", std::string method = "GET") {
    Headers headers{{"X-API-Key", "good"}, {"Range", range}};
    if (!if_range.empty()) headers.emplace_back("If-Range", if_range);
    return get("books/b/book.pdf", headers, "", method);
  };
  const auto part = with("bytes=2-4");
  EXPECT_EQ(part->status, 206);
  EXPECT_EQ(part->body, "234");
  EXPECT_EQ(part->header("Content-Range"), "bytes 2-4/10");
  EXPECT_EQ(with("bytes=-3")->body, "789");
  EXPECT_EQ(with("bytes=10-")->status, 416);
  EXPECT_EQ(with("bytes=10-")->header("Content-Range"), "bytes */10");
  const std::string etag = part->header("ETag");
  EXPECT_EQ(with("bytes=2-4", etag)->status, 206);
  EXPECT_EQ(with("bytes=2-4", "\"other\"")->body, "0123456789");
  EXPECT_EQ(with("bytes=2-4", "", "HEAD")->status, 200);
}

TEST_F(RestFiles, CannotRunScriptsOfOurs) {
  const auto page = get("page");
  EXPECT_EQ(page->header("Content-Security-Policy"), "sandbox; default-src 'none'");
  EXPECT_EQ(page->header("Content-Type"), "text/html; charset=utf-8");
}

TEST_F(RestFiles, AreSavedUnderTheBooksTitle) {
  const auto file = get("books/b/book.zip");
  EXPECT_EQ(file->header("Content-Disposition"),
            "attachment; filename=\"a-book.zip\"; filename*=UTF-8''A%20Book.zip");
}

TEST_F(RestFiles, AreReadOnlySoManyAtOnce) {
  later_ = true;
  std::vector<std::shared_ptr<Answer>> answers;
  for (int i = 0; i < Files::kMostArchives; ++i) answers.push_back(get("books/b/book.zip"));
  const auto refused = get("books/b/book.zip");
  EXPECT_EQ(refused->code(), "service_busy");
  EXPECT_FALSE(refused->header("Retry-After").empty());
  for (int i = Files::kMostArchives; i < Files::kMostReads; ++i)
    answers.push_back(get("books/b/book.pdf"));
  EXPECT_EQ(get("books/b/book.pdf")->code(), "service_busy");
  while (!waiting_.empty()) {
    waiting_.front()();
    waiting_.pop_front();
  }
  for (const auto& answer : answers) EXPECT_EQ(answer->status, 200);
  later_ = false;
  EXPECT_EQ(get("books/b/book.zip")->status, 200);
}

TEST_F(RestFiles, TellNothingOfFaults) {
  const auto answer = get("books/broken/book.pdf");
  EXPECT_EQ(answer->status, 500);
  EXPECT_EQ(answer->body.find("secret"), std::string::npos);
}

}  // namespace
}  // namespace talewright::faces::rest
