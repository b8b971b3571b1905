// The REST face with one job that stands still until POST /move: what ten thousand streams of a
// running job cost is measured without a book being drawn meanwhile. Prints its port.
#include <cstdio>

#include "faces/http/server.h"
#include "faces/rest/endpoint.h"

using namespace talewright;

namespace {

/// The events of the only job.
class OneJob : public contract::Feed {
 public:
  std::string job_of(const contract::Caller&, std::string_view) override { return "job_1"; }
  std::vector<contract::FeedEvent> since(std::string_view, std::int64_t after) override {
    const std::lock_guard lock(mutex_);
    std::vector<contract::FeedEvent> events;
    for (std::int64_t id = after + 1; id <= last_; ++id)
      events.push_back({id, id == 1 ? "job.queued" : "job.progress",
                        R"({"job_id":"job_01hzzzzzzzzzzzzzzzzzzzzzzz","state":"RUNNING",)"
                        R"("percent":40,"message":"Drawing page 4 of 12"})",
                        false});
    return events;
  }
  void move() {
    const std::lock_guard lock(mutex_);
    ++last_;
  }

 private:
  std::mutex mutex_;
  std::int64_t last_ = 1;
};

}  // namespace

int main() {
  namespace http = faces::http;
  namespace rest = faces::rest;
  OneJob job;
  contract::Events events;
  const contract::Contract contract({}, {});
  faces::gate::Gate gate({});
  http::Options options;
  options.port = 0;
  options.limits.streams_per_client = options.limits.connections;
  std::unique_ptr<rest::Endpoint> endpoint;
  http::Server server(options,
                      [&](http::Request request, std::shared_ptr<http::Response> response) {
                        if (request.path != "/move")
                          return endpoint->handle(std::move(request), std::move(response));
                        job.move();
                        events.publish({contract::Event::Kind::TaskChanged, "job_1", "local"});
                        response->answer(204, {}, {});
                      });
  endpoint = std::make_unique<rest::Endpoint>(
      rest::Offer{.contract = &contract, .feed = &job, .events = &events, .gate = &gate},
      [&](std::function<void()> work, bool long_work) { server.work(std::move(work), long_work); });
  server.on_stop([&] { endpoint->stop(); });
  server.every(std::chrono::seconds(1), [&] { endpoint->tick(); });
  std::printf("%d\n", server.port());
  std::fflush(stdout);
  server.run();
}
