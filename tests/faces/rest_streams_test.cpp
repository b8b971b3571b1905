#include "faces/rest/streams.h"

#include <gtest/gtest.h>

#include <deque>

#include "base/json.h"
#include "generated/failures.h"

namespace talewright::faces::rest {
namespace {

/// What happens to jobs, as the test says.
class ToldFeed : public contract::Feed {
 public:
  std::string job_of(const contract::Caller& caller, std::string_view id) override {
    if (caller.account != "mine" || !jobs.contains(std::string(id)))
      throw job_not_found("There is no such job.");
    return std::string(id);
  }
  std::vector<contract::FeedEvent> since(std::string_view job_id, std::int64_t after) override {
    ++reads;
    if (before_read) std::exchange(before_read, nullptr)();
    std::vector<contract::FeedEvent> events;
    for (const contract::FeedEvent& event : jobs[std::string(job_id)])
      if (event.id > after && events.size() < 1000) events.push_back(event);
    return events;
  }
  void happen(const std::string& job, std::int64_t id, std::string type, int percent,
              bool last = false) {
    json::object data{{"message", type + " " + std::to_string(id)}, {"percent", percent}};
    if (type == "job.ready") data["book_id"] = "book_1";
    jobs[job].push_back({id, std::move(type), json::serialize(data), last});
  }

  std::map<std::string, std::vector<contract::FeedEvent>> jobs;
  std::function<void()> before_read;
  int reads = 0;
};

/// A client's side of a stream.
class Heard : public http::Response {
 public:
  void answer(int s, std::vector<std::pair<std::string, std::string>>, std::string body) override {
    status = s;
    text = std::move(body);
    ended = true;
  }
  void begin_stream(int s, std::vector<std::pair<std::string, std::string>> h) override {
    status = s;
    fields = std::move(h);
  }
  void send(std::string bytes) override { text += bytes; }
  void end() override {
    ended = true;
    gone_ = nullptr;
  }
  void abort() override { end(); }
  void on_gone(std::function<void()> gone) override {
    if (!ended) gone_ = std::move(gone);
  }
  void go() { std::exchange(gone_, nullptr)(); }

  int status = 0;
  bool ended = false;
  std::string text;
  std::vector<std::pair<std::string, std::string>> fields;

 private:
  std::function<void()> gone_;
};

class RestStreams : public testing::Test {
 protected:
  RestStreams() {
    offer_.feed = &feed_;
    offer_.events = &events_;
    feed_.happen("job_1", 10, "job.queued", 0);
    feed_.happen("job_1", 12, "job.progress", 40);
  }
  std::shared_ptr<Heard> follow(std::string route, std::string last = "", std::string query = "",
                                std::string job = "job_1", std::string account = "mine",
                                std::string method = "GET") {
    auto heard = std::make_shared<Heard>();
    Asked asked;
    asked.route = route;
    asked.path[route == "stream_book" ? "book_id" : "job_id"] = job;
    asked.request.method = method;
    asked.request.query = query;
    if (!last.empty()) asked.request.headers.add("Last-Event-ID", last);
    asked.admission.caller.account = account;
    asked.response = heard;
    streams_.handle(std::move(asked));
    return heard;
  }
  void publish() {
    events_.publish({contract::Event::Kind::TaskChanged, "job_1", "mine"});
    while (!waiting_.empty()) {
      auto work = std::move(waiting_.front());
      waiting_.pop_front();
      work();
    }
  }

  ToldFeed feed_;
  contract::Events events_;
  Offer offer_;
  std::deque<std::function<void()>> waiting_;
  Streams streams_{offer_, [this](std::function<void()> work, bool long_work) {
                     if (long_work)
                       waiting_.push_back(std::move(work));
                     else
                       work();
                   }};
};

TEST_F(RestStreams, TellWhatWasAndWhatComes) {
  const auto heard = follow("stream_job_events");
  EXPECT_EQ(heard->status, 200);
  EXPECT_EQ(
      heard->text,
      "event: job.queued\nid: 10\ndata: {\"message\":\"job.queued 10\",\"percent\":0}\n\n"
      "event: job.progress\nid: 12\ndata: {\"message\":\"job.progress 12\",\"percent\":40}\n\n");
  heard->text.clear();
  feed_.happen("job_1", 15, "job.progress", 60);
  publish();
  EXPECT_EQ(
      heard->text,
      "event: job.progress\nid: 15\ndata: {\"message\":\"job.progress 15\",\"percent\":60}\n\n");
  EXPECT_FALSE(heard->ended);
  publish();
  EXPECT_EQ(heard->text.find("id: 15"), heard->text.rfind("id: 15")) << "nothing is told twice";
}

TEST_F(RestStreams, OfABookHaveStepMessageAndPercent) {
  const auto heard = follow("stream_book");
  feed_.happen("job_1", 20, "job.ready", 100, true);
  publish();
  EXPECT_EQ(heard->text,
            "id: 10\ndata: {\"step\":\"planning\",\"msg\":\"job.queued 10\",\"pct\":0}\n\n"
            "id: 12\ndata: {\"step\":\"illustrating\",\"msg\":\"job.progress 12\",\"pct\":40}\n\n"
            "id: 20\ndata: {\"step\":\"done\",\"msg\":\"job.ready "
            "20\",\"pct\":100,\"book_id\":\"book_1\"}\n\n");
  EXPECT_TRUE(heard->ended);
  const auto failed =
      worded({7, "job.failed", R"({"message":"No.","percent":3})", true}, Wording::Progress);
  EXPECT_EQ(failed, "id: 7\ndata: {\"step\":\"error\",\"msg\":\"No.\",\"pct\":3}\n\n");
  const auto said = worded({8, "job.progress", R"({"step":"binding","message":"","percent":9})"},
                           Wording::Progress);
  EXPECT_EQ(said, "id: 8\ndata: {\"step\":\"binding\",\"msg\":\"\",\"pct\":9}\n\n");
}

TEST_F(RestStreams, GoOnWhereAClientWas) {
  EXPECT_EQ(follow("stream_book", "10")->text.find("id: 10"), std::string::npos);
  EXPECT_NE(follow("stream_book", "10")->text.find("id: 12"), std::string::npos);
  EXPECT_EQ(follow("stream_book", "11")->text.find("id: 10"), std::string::npos);
  EXPECT_EQ(follow("stream_book", "12")->text, "");
  EXPECT_EQ(follow("stream_book", "", "last_event_id=12")->text, "");
  for (const char* not_ours : {"x", "-1", "12x", "99999999999999999999", "0"})
    EXPECT_NE(follow("stream_book", not_ours)->text.find("id: 10"), std::string::npos) << not_ours;
}

TEST_F(RestStreams, AreNotMisledByANumberFromTheFuture) {
  const auto heard = follow("stream_book", "1000000");
  EXPECT_EQ(heard->text, "");
  feed_.happen("job_1", 15, "job.progress", 60);
  publish();
  EXPECT_NE(heard->text.find("id: 15"), std::string::npos);
}

TEST_F(RestStreams, OfWhatHasEndedTellTheRestAtOnce) {
  feed_.happen("job_1", 20, "job.failed", 50, true);
  const auto heard = follow("stream_book", "12");
  EXPECT_EQ(heard->status, 200);
  EXPECT_EQ(heard->text.find("id: 12"), std::string::npos);
  EXPECT_NE(heard->text.find("\"step\":\"error\""), std::string::npos);
  EXPECT_TRUE(heard->ended);
  const auto again = follow("stream_book", "20");
  EXPECT_EQ(again->status, 204) << "so that EventSource does not come back";
  EXPECT_TRUE(again->ended);
  EXPECT_EQ(streams_.open(), 0u);
}

TEST_F(RestStreams, ReadOnceForEverybody) {
  std::vector<std::shared_ptr<Heard>> all;
  for (int i = 0; i < 100; ++i) all.push_back(follow("stream_book", "12"));
  EXPECT_EQ(streams_.open(), 100u);
  feed_.reads = 0;
  feed_.happen("job_1", 15, "job.progress", 60);
  publish();
  EXPECT_EQ(feed_.reads, 1);
  for (const auto& heard : all)
    EXPECT_EQ(
        heard->text,
        "id: 15\ndata: {\"step\":\"illustrating\",\"msg\":\"job.progress 15\",\"pct\":60}\n\n");
}

TEST_F(RestStreams, CallForOneReadHoweverMuchHappens) {
  const auto heard = follow("stream_book", "12");
  for (int i = 0; i < 5; ++i)
    events_.publish({contract::Event::Kind::TaskChanged, "job_1", "mine"});
  EXPECT_EQ(waiting_.size(), 1u);
}

// Between the reading of what was and the joining of those who are told.
TEST_F(RestStreams, MissNothingThatHappensWhileTheyBegin) {
  follow("stream_book", "12");
  feed_.before_read = [this] {  // of the second's join, after its turn to be told
    feed_.happen("job_1", 15, "job.progress", 60);
    publish();
  };
  const auto second = follow("stream_book");
  EXPECT_NE(second->text.find("id: 15"), std::string::npos);
  EXPECT_EQ(second->text.find("id: 15"), second->text.rfind("id: 15"));

  feed_.before_read = [this] {
    feed_.happen("job_1", 20, "job.ready", 100, true);
    publish();
  };
  EXPECT_TRUE(follow("stream_book")->ended);
}

TEST_F(RestStreams, LetGoOfClientsThatHaveGone) {
  const auto first = follow("stream_book"), second = follow("stream_book");
  first->go();
  EXPECT_EQ(streams_.open(), 1u);
  EXPECT_EQ(first.use_count(), 1);
  feed_.happen("job_1", 15, "job.progress", 60);
  publish();
  EXPECT_EQ(first->text.find("id: 15"), std::string::npos);
  EXPECT_NE(second->text.find("id: 15"), std::string::npos);
  second->go();
  streams_.tick();
  feed_.reads = 0;
  publish();
  EXPECT_EQ(feed_.reads, 0) << "nobody listens any more";
}

TEST_F(RestStreams, EndWhenTheServerStops) {
  const auto heard = follow("stream_book");
  streams_.stop();
  EXPECT_TRUE(heard->ended);
  EXPECT_EQ(heard->text.find("done"), std::string::npos);
  EXPECT_EQ(follow("stream_book")->status, 503);
}

TEST_F(RestStreams, AreTheirOwnersOnly) {
  EXPECT_EQ(follow("stream_book", "", "", "job_1", "somebody")->status, 404);
  EXPECT_EQ(follow("stream_book", "", "", "job_2")->status, 404);
}

TEST_F(RestStreams, AreNotHeldForHead) {
  const auto heard = follow("stream_book", "", "", "job_1", "mine", "HEAD");
  EXPECT_EQ(heard->status, 200);
  EXPECT_TRUE(heard->ended);
  EXPECT_EQ(streams_.open(), 0u);
}

TEST_F(RestStreams, TellMoreThanTheFeedGivesAtOnce) {
  for (int i = 0; i < 2500; ++i) feed_.happen("job_1", 100 + i, "job.progress", 50);
  const auto heard = follow("stream_book");
  EXPECT_NE(heard->text.find("id: 2599\n"), std::string::npos);
}

}  // namespace
}  // namespace talewright::faces::rest
