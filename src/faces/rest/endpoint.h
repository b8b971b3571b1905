// The REST face: every operation of the contract on its route under /api/v1, files, streams and the
// documents by which programs and people find their way.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "faces/gate/gate.h"
#include "faces/http/server.h"
#include "faces/rest/offer.h"

namespace talewright::faces::rest {

class Endpoint {
 public:
  Endpoint(Offer offer, Executor executor);
  ~Endpoint();

  /// Whether an address is this face's: /api/v1/..., /files/..., the documents.
  bool knows(std::string_view path) const;
  /// On the loop; answers from any thread.
  void handle(http::Request request, std::shared_ptr<http::Response> response);
  /// An HTTP request that was refused before it reached a handler (408, 413, 431 ...), in the shape
  /// of the others: its body. Adds to the fields.
  static std::string refusal_body(int status, std::string_view why, gate::Fields& fields);
  void tick();
  /// Ends streams, and what calls wait for.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace talewright::faces::rest
