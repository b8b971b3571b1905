#include "faces/rest/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <shared_mutex>
#include <tuple>

#include "base/text.h"
#include "faces/rest/process_numbers.h"

namespace talewright::faces::rest {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::array kMethods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

/// Ended before it was answered: by the client, or because the server stopped.
constexpr int kUnanswered = 0;

std::string_view known_method(std::string_view method) {
  return std::ranges::find(kMethods, method) == kMethods.end() ? "other" : method;
}

/// A label's value, as the format wants it.
std::string quoted(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\')
      result += "\\\\";
    else if (c == '"')
      result += "\\\"";
    else if (c == '\n')
      result += "\\n";
    else
      result += c;
  }
  return result;
}

std::string labels_of(const std::pair<std::string, std::string>& route) {
  return fmt::format("method=\"{}\",route=\"{}\"", quoted(route.first), quoted(route.second));
}

/// Writes families: each with its head once, then its samples.
class Page {
 public:
  void family(std::string_view name, std::string_view help, std::string_view type) {
    name_ = name;
    text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name,
                         replaced(std::string(help), "\n", " "), name, type);
  }
  void sample(std::string_view labels, double value, std::string_view suffix = "") {
    text_ += name_;
    text_ += suffix;
    if (!labels.empty()) text_ += fmt::format("{{{}}}", labels);
    text_ += fmt::format(" {}\n", value);
  }
  void single(std::string_view name, std::string_view help, std::string_view type, double value) {
    family(name, help, type);
    sample("", value);
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_, name_;
};

}  // namespace

/// Of one method on one route. Lives as long as the metrics, so it is counted in without a lock.
struct RouteCounts {
  std::array<std::atomic<std::uint64_t>, 600> statuses{};
  std::array<std::atomic<std::uint64_t>, Metrics::kBounds.size() + 1> buckets{};
  std::atomic<double> seconds{0};

  void answered(int status, double took) {
    ++statuses[status < 0 || status >= static_cast<int>(statuses.size()) ? kUnanswered : status];
    ++buckets[std::ranges::lower_bound(Metrics::kBounds, took) - Metrics::kBounds.begin()];
    seconds += took;
  }
};

struct Metrics::Counts {
  using Route = std::pair<std::string, std::string>;  // method, route
  struct Before {
    using is_transparent = void;
    template <class A, class B>
    bool operator()(const A& a, const B& b) const {
      // Clang 14 compares no tuples of unlike texts.
      const std::string_view method = a.first, other = b.first;
      return method != other ? method < other
                             : std::string_view(a.second) < std::string_view(b.second);
    }
  };

  RouteCounts& of(std::string_view method, std::string_view route) {
    const std::pair<std::string_view, std::string_view> key{method, route};
    {
      const std::shared_lock lock(mutex);
      if (const auto at = routes.find(key); at != routes.end()) return at->second;
    }
    const std::scoped_lock lock(mutex);
    return routes.try_emplace(Route(method, route)).first->second;
  }

  mutable std::shared_mutex mutex;
  std::map<Route, RouteCounts, Before> routes;
  std::atomic<std::int64_t> in_flight{0}, streams{0};
  std::atomic<std::uint64_t> taken{0}, given{0};
};

/// Stands before a request's response.
class Metrics::Watched : public http::Response {
 public:
  Watched(std::shared_ptr<Counts> counts, RouteCounts& route,
          std::shared_ptr<http::Response> response)
      : counts_(std::move(counts)), route_(route), response_(std::move(response)) {
    ++counts_->in_flight;
  }
  ~Watched() override {
    settle(kUnanswered);
    close();
  }

  void answer(int status, std::vector<std::pair<std::string, std::string>> headers,
              std::string body) override {
    counts_->given += body.size();
    settle(status);
    response_->answer(status, std::move(headers), std::move(body));
  }
  void begin_stream(int status, std::vector<std::pair<std::string, std::string>> headers) override {
    if (!streaming_.exchange(true)) ++counts_->streams;
    settle(status);
    response_->begin_stream(status, std::move(headers));
  }
  void send(std::string bytes) override {
    counts_->given += bytes.size();
    response_->send(std::move(bytes));
  }
  void end() override {
    close();
    response_->end();
  }
  void abort() override {
    close();
    response_->abort();
  }
  void on_gone(std::function<void()> gone) override { response_->on_gone(std::move(gone)); }

 private:
  void settle(int status) {
    if (settled_.exchange(true)) return;
    --counts_->in_flight;
    route_.answered(status, std::chrono::duration<double>(SteadyClock::now() - begun_).count());
  }
  void close() {
    if (streaming_.exchange(false)) --counts_->streams;
  }

  const std::shared_ptr<Counts> counts_;  // holds the route's, too
  RouteCounts& route_;
  const std::shared_ptr<http::Response> response_;
  const SteadyClock::time_point begun_ = SteadyClock::now();
  std::atomic<bool> settled_{false}, streaming_{false};
};

Metrics::Metrics() : counts_(std::make_shared<Counts>()) {}
Metrics::~Metrics() = default;

std::shared_ptr<http::Response> Metrics::watch(const http::Request& request, std::string_view route,
                                               std::shared_ptr<http::Response> response) {
  counts_->taken += request.body.size();
  RouteCounts& counts = counts_->of(known_method(request.method), route.empty() ? "none" : route);
  return std::make_shared<Watched>(counts_, counts, std::move(response));
}

std::string Metrics::page(const std::vector<contract::Gauge>& gauges,
                          std::string_view version) const {
  Page page;
  page.family("talewright_build_info", "The program that answers", "gauge");
  page.sample(fmt::format("version=\"{}\"", quoted(version)), 1);
  {
    const std::shared_lock lock(counts_->mutex);
    page.family("talewright_http_requests_total",
                "Requests by method, route and status; status 0 = ended without an answer",
                "counter");
    for (const auto& [route, counts] : counts_->routes)
      for (std::size_t status = 0; status < counts.statuses.size(); ++status)
        if (const std::uint64_t count = counts.statuses[status])
          page.sample(fmt::format("{},status=\"{}\"", labels_of(route), status),
                      static_cast<double>(count));
    page.family("talewright_http_request_seconds",
                "Time to a request's answer, or to the beginning of its stream", "histogram");
    for (const auto& [route, counts] : counts_->routes) {
      const std::string labels = labels_of(route);
      std::uint64_t below = 0;
      for (std::size_t i = 0; i <= kBounds.size(); ++i) {
        below += counts.buckets[i];
        page.sample(fmt::format("{},le=\"{}\"", labels,
                                i < kBounds.size() ? fmt::to_string(kBounds[i]) : "+Inf"),
                    static_cast<double>(below), "_bucket");
      }
      page.sample(labels, counts.seconds, "_sum");
      page.sample(labels, static_cast<double>(below), "_count");
    }
  }
  page.single("talewright_http_requests_in_flight", "Requests not yet answered", "gauge",
              static_cast<double>(counts_->in_flight));
  page.single("talewright_http_open_streams", "Event streams open now", "gauge",
              static_cast<double>(counts_->streams));
  page.single("talewright_http_request_body_bytes_total", "Bytes of bodies taken", "counter",
              static_cast<double>(counts_->taken));
  page.single("talewright_http_response_body_bytes_total", "Bytes of bodies given", "counter",
              static_cast<double>(counts_->given));
  // Gauges of one name stand together, whatever order they come in.
  std::vector<contract::Gauge> sorted = gauges;
  std::ranges::stable_sort(sorted, {}, &contract::Gauge::name);
  std::string last;
  for (const std::vector<contract::Gauge>& some : {sorted, process_numbers()})
    for (const contract::Gauge& gauge : some) {
      if (gauge.name != last)
        page.family(gauge.name, gauge.help, gauge.counter ? "counter" : "gauge");
      last = gauge.name;
      page.sample(gauge.labels, gauge.value);
    }
  return std::move(page).text();
}

}  // namespace talewright::faces::rest
