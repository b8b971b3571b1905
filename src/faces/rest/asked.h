// One HTTP request with its answer, as the parts of the REST face hand it on: it is answered in one
// shape whatever comes of it.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/failure.h"
#include "faces/gate/gate.h"
#include "faces/http/server.h"

namespace talewright::faces::rest {

using gate::Fields;

struct Asked {
  http::Request request;
  std::shared_ptr<http::Response> response;
  gate::Admission admission;  ///< caller, request id, the fields of every answer
  std::string route;          ///< its name in resources/rest_routes.json, or the operation's
  std::map<std::string, std::string, std::less<>> path;  ///< values of the path's {names}, decoded

  /// A whole answer. A 200 to GET and HEAD gets an ETag (from the body unless `fields` has one) and
  /// is a 304 when If-None-Match holds it. Text beyond 1 KiB is compressed when the client would
  /// rather have gzip; its ETag is another then. Reads get "Cache-Control: private, no-cache" and
  /// everything else no-store, unless `fields` says otherwise. HEAD gets no body.
  void answer(int status, Fields fields, std::string media_type, std::string body) const;
  void answer_json(int status, const boost::json::object& body, Fields fields = {}) const;
  /// {"error":{code, message, requestId, details}} with the code's status. rate_limited,
  /// idempotency_in_progress and service_busy carry Retry-After; 401 WWW-Authenticate.
  void refuse(const Failure& failure, Fields fields = {}) const;
  /// Runs what answers, on whatever thread. A Failure that it throws refuses the request; anything
  /// else is logged with the request's id, and refused as internal_error.
  void run(const std::function<void()>& work) const;
};

}  // namespace talewright::faces::rest
