#include "studio/orders.h"

#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/json.h"
#include "base/signed_link.h"
#include "generated/operations.h"
#include "operations/library.h"
#include "studio/jobs.h"
#include "studio/rooms.h"

using namespace talewright;
using namespace std::chrono_literals;
using test::refusal;

namespace {

class OrderTest : public test::StudioTest {
 protected:
  json::object make(json::object more = {}) {
    more["prompt"] = "A mouse who finds a key";
    if (!more.contains("num_pages")) more["num_pages"] = 4;
    return operations::make_book(studio, context, more).structured;
  }
  json::object status(std::string_view id) {
    return operations::get_book_status(studio, context, {{"book_id", id}}).structured;
  }
  std::string made_book() {
    const std::string job = text_or(make(), "job_id");
    const auto ended = studio::wait_for_job(
        studio, studio::get_job(studio, context.caller.account, job), 60s, {}, [](auto&) {});
    return ended.book_id;
  }
  contract::Context context;
};

}  // namespace

TEST_F(OrderTest, IsAnsweredWithAJobAndWithWhatBecameOfWishes) {
  const json::object made = make({{"num_pages", 60}, {"save_mode", "local_until_export"}});
  EXPECT_EQ(text_or(made, "status"), "running");
  EXPECT_EQ(integer_or(made, "num_pages", 0), 40);
  EXPECT_EQ(made.at("clamped").at("num_pages").at("given").as_int64(), 60);
  EXPECT_EQ(made.at("clamped").at("num_pages").at("used").as_int64(), 40);
  const std::string notes = json::serialize(made.at("notes"));
  EXPECT_NE(notes.find("60 became 40"), std::string::npos) << notes;
  EXPECT_NE(notes.find("data folder"), std::string::npos) << notes;
  studio::cancel_job(studio, context.caller.account, text_or(made, "job_id"));
  const json::object ended = status(text_or(made, "job_id"));
  EXPECT_EQ(text_or(ended, "status"), "error");
  EXPECT_EQ(text_or(ended, "step"), "error");
  EXPECT_EQ(ended.at("error").at("code").as_string(), "canceled");
  EXPECT_FALSE(flag_or(ended, "can_download", true));
  EXPECT_FALSE(make().contains("clamped"));
}

TEST_F(OrderTest, IsFollowedByJobAndReadByBook) {
  const std::string book = made_book();
  const json::object done = status(book);
  EXPECT_EQ(text_or(done, "status"), "done");
  EXPECT_EQ(text_or(done, "step"), "done");
  EXPECT_EQ(integer_or(done, "pct", 0), 100);
  EXPECT_EQ(text_or(done, "book_id"), book);
  EXPECT_TRUE(flag_or(done, "can_download", false));
  const json::object shown =
      operations::get_book(studio, context, {{"book_id", text_or(done, "job_id")}}).structured;
  EXPECT_EQ(text_or(shown, "book_id"), book);
  EXPECT_EQ(integer_or(shown, "pages", 0), 7);
  EXPECT_EQ(shown.at("page_list").as_array().size(), 7u);
  EXPECT_EQ(shown.at("page_list").at(2).at("page_num").as_int64(), 3);
  EXPECT_EQ(shown.at("metadata").at("total_pages").as_int64(), 7);
  EXPECT_EQ(shown.at("metadata").at("art_style").as_string(), "cartoon");
  // Everything that is named can be read.
  const operations::Library library(studio);
  for (const char* member : {"cover_uri", "archive_uri"})
    EXPECT_TRUE(library.read(context, text_or(shown, member))) << member;
  for (const json::value& page : shown.at("page_list").as_array())
    EXPECT_TRUE(library.has(context, page.at("image_uri").as_string()));
}

TEST_F(OrderTest, SharesOnlyFilesThatAreThereAndOnesOwn) {
  const std::string uri = "talewright://books/" + made_book() + "/book.zip";
  const auto share = [&](std::string_view what) {
    return operations::share_file(studio, context, {{"uri", what}, {"expires_in_seconds", 60}});
  };
  const json::object shared = share(uri).structured;
  const std::string path = text_or(shared, "path");
  EXPECT_TRUE(path.starts_with("/files/books/")) << path;
  SignedLink link;
  link.path = path.substr(0, path.find('?'));
  link.account = "local";
  link.expires = std::stoll(path.substr(path.find("expires=") + 8));
  const std::string signature = path.substr(path.find("signature=") + 10);
  EXPECT_TRUE(holds(link, signature, studio.secret(), studio.now()));
  EXPECT_FALSE(holds(link, signature, studio.secret(), studio.now() + 61'000));
  for (const char* none :
       {"talewright://books/book_x/book.zip", "talewright://books/book_x/book.pdf",
        "file:///etc/passwd", "ui://talewright/plan-review", "talewright://"})
    EXPECT_EQ(refusal([&] { share(none); }), "file_not_found") << none;
  context.caller.account = "another";
  EXPECT_EQ(refusal([&] { share(uri); }), "file_not_found");
}

TEST_F(OrderTest, ReadsNothingBeyondTheScopesOfAKey) {
  const std::string book = "talewright://books/" + made_book();
  const operations::Library library(studio);
  context.caller.scopes = {"credits:read"};
  for (const char* path : {"/book.pdf", "/book.zip", "/cover.jpg"})
    EXPECT_EQ(refusal([&] { library.read(context, book + path); }), "insufficient_scope") << path;
  EXPECT_EQ(refusal([&] { library.has(context, book + "/book.zip"); }), "insufficient_scope");
  EXPECT_EQ(refusal([&] { library.read(context, "talewright://characters/x/sheet.png"); }),
            "insufficient_scope");
  EXPECT_TRUE(library.read(context, "talewright://docs/index"));
  for (const auto& entry : library.list(context, "").entries)
    EXPECT_EQ(entry.uri.find("/books/"), std::string::npos) << entry.uri;
  context.caller.scopes = {"story:read"};
  EXPECT_TRUE(library.read(context, book + "/book.pdf"));
}
