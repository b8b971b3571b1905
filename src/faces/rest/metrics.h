// What the program has been asked over HTTP, in numbers, as Prometheus reads them (text format
// 0.0.4). A request is counted where its route is known, by standing between its handler and its
// answer; labels come from tables of ours, never from what a client wrote.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "contract/health.h"
#include "faces/http/server.h"

namespace talewright::faces::rest {

/// Any number of threads may use it.
class Metrics {
 public:
  /// Seconds, upper bounds; the last bucket has none.
  static constexpr std::array kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
                                      0.5,   1.0,    2.5,   5.0,  10.0,  30.0, 60.0};

  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// What stands for the request's answer from now on: it counts what is said and hands it on to
  /// `response`. `route` as our tables have it ("/api/v1/books/{book_id}"); "" = none knew it. The
  /// answer may outlive the metrics.
  std::shared_ptr<http::Response> watch(const http::Request& request, std::string_view route,
                                        std::shared_ptr<http::Response> response);

  /// The page, with gauges of others (`gauges`) and those of the process.
  std::string page(const std::vector<contract::Gauge>& gauges, std::string_view version) const;

 private:
  struct Counts;
  class Watched;
  std::shared_ptr<Counts> counts_;
};

}  // namespace talewright::faces::rest
