#include "faces/rest/endpoint.h"

#include <fmt/format.h>

#include <utility>

#include "base/ids.h"
#include "base/json.h"
#include "base/json_text.h"
#include "contract/contract.h"
#include "faces/rest/asked.h"
#include "faces/rest/calls.h"
#include "faces/rest/documents.h"
#include "faces/rest/files.h"
#include "faces/rest/openapi_documents.h"
#include "faces/rest/router.h"
#include "faces/rest/streams.h"
#include "generated/failures.h"

namespace talewright::faces::rest {

namespace {

// What OPTIONS * is told.
constexpr std::string_view kAnyMethod = "GET, HEAD, POST, PATCH, PUT, DELETE, OPTIONS";

}  // namespace

struct Endpoint::State {
  State(Offer given, const Executor& executor)
      : offer(std::move(given)),
        table(parse_embedded("resources/rest_routes.json").at("routes").as_array()),
        router(*offer.contract, table),
        calls(offer, router, executor),
        openapi(offer, table, executor),
        documents(offer, executor),
        files(offer, executor),
        streams(offer, executor) {}

  void dispatch(const Route& route, Asked asked) {
    switch (route.part) {
      case Route::Part::Operation:
        return calls.handle(route, std::move(asked));
      case Route::Part::OpenApi:
        return openapi.handle(std::move(asked));
      case Route::Part::Documents:
        return documents.handle(std::move(asked));
      case Route::Part::Files:
        return files.handle(std::move(asked));
      case Route::Part::Streams:
        return streams.handle(std::move(asked));
    }
  }

  const Offer offer;
  const json::array table;
  const Router router;
  Calls calls;
  OpenApiDocuments openapi;
  Documents documents;
  Files files;
  Streams streams;
};

Endpoint::Endpoint(Offer offer, Executor executor)
    : state_(std::make_unique<State>(std::move(offer), executor)) {}

Endpoint::~Endpoint() = default;

bool Endpoint::knows(std::string_view path) const {
  return path.starts_with("/api/") || path.starts_with("/files/") ||
         !state_->router.match("GET", path).allow.empty();
}

void Endpoint::handle(http::Request request, std::shared_ptr<http::Response> response) {
  gate::Gate& gate = *state_->offer.gate;
  const bool asks_options = request.method == "OPTIONS";
  Match match = state_->router.match(request.method, request.path);
  const Route* const route = match.route;
  Asked asked;
  asked.response = state_->offer.metrics->watch(request, route ? std::string_view(route->path) : "",
                                                std::move(response));
  const bool wants_caller = route && route->access == Route::Access::Key;
  asked.admission = wants_caller ? gate.admit(request, "rest") : gate.look_at(request, "rest");
  // Whoever answers gets a request of its own: should it throw, somebody must still be told here.
  std::string body = std::move(request.body);
  asked.request = std::move(request);
  asked.path = std::move(match.path);
  if (route) asked.route = route->name;
  asked.run([&] {
    if (asked.admission.refusal) throw Failure(*asked.admission.refusal);
    if (asks_options && asked.request.path == "*") match.allow = kAnyMethod;
    if (match.allow.empty())
      throw route_not_found(fmt::format("There is nothing at {}.", asked.request.path));
    if (asks_options)
      return asked.answer(204, gate::allow_fields(asked.request, match.allow), {}, {});
    if (!route)
      return asked.refuse(
          method_not_allowed(fmt::format("{} takes {}.", asked.request.path, match.allow)),
          {{"Allow", match.allow}});
    if (wants_caller) {
      if (const auto refusal =
              gate.count(asked.admission.caller, route->family, asked.admission.fields))
        throw Failure(*refusal);
      // Of operations, the contract looks after the scope.
      if (!route->operation && !route->scope.empty() && !asked.admission.caller.may(route->scope))
        throw insufficient_scope(
            fmt::format("This needs the scope {}, which this API key does not have.", route->scope),
            {{"required", route->scope}});
    }
    Asked whole = asked;
    whole.request.body = std::move(body);
    state_->dispatch(*route, std::move(whole));
  });
}

std::string Endpoint::refusal_body(int status, std::string_view why, gate::Fields& fields) {
  const auto failure = [&] {
    std::string message(why);
    switch (status) {
      case 413:
        return body_too_large(std::move(message));
      case 429:
        return rate_limited(std::move(message));
      case 503:
        return service_busy(std::move(message));
      default:
        return request_refused(std::move(message));
    }
  }();
  const std::string id = next_request_id();
  fields.emplace_back("X-Request-Id", id);
  fields.emplace_back("Content-Type", "application/json");
  fields.emplace_back("Cache-Control", "no-store");
  if (status == 429 || status == 503) fields.emplace_back("Retry-After", "1");
  return to_text(contract::error_object(failure, id));
}

void Endpoint::tick() { state_->streams.tick(); }

void Endpoint::stop() {
  state_->calls.stop();
  state_->streams.stop();
}

}  // namespace talewright::faces::rest
