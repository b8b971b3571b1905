// What clients hear of changes: the modern era's subscriptions/listen, and the notifications of
// both eras.
#pragma once

#include <string>

#include "faces/mcp/server.h"

namespace talewright::faces::mcp {

/// A subscriptions/listen, read.
struct Listening {
  contract::Interest interest;
  boost::json::object honoured;  ///< the part of the wish that is served
};

/// Throws ProtocolError: MethodNotFound where nothing can be subscribed to, InvalidParams,
/// CapabilityMissing for task ids from a client that knows no tasks.
Listening read_listening(const Offer& offer, const Request& request);

std::string acknowledgement_text(const boost::json::object& honoured, const Id& id);
/// The body of the response that ends a subscription.
std::string end_of_listening(const Server& server, const Id& id);

/// The notification of an event: for the subscription `id`, or for a legacy session without one.
/// Empty when there is nothing to say, such as a task that is gone.
std::string event_text(const Offer& offer, const contract::Caller& caller,
                       const contract::Event& event, const Id* id);

}  // namespace talewright::faces::mcp
