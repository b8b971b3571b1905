// Tells webhooks what happened. Events lie in the store from the transaction that made them happen;
// one thread makes deliveries of them, exactly one for each event and webhook, and a few send those
// that are due. What is not yet delivered is rows, so a process that is killed loses nothing: its
// successor goes on, and may send again what was on its way (with the same webhook-id).
//
// A receiver that is slow holds up itself alone: of each host few deliveries are under way at once,
// and of each account no more than half of the senders'.
#pragma once

#include <functional>
#include <memory>

#include "net/post.h"
#include "studio/webhooks.h"

namespace talewright::studio {

class Studio;

/// Makes deliveries of what happened after an event: of each event one for every active webhook of
/// its account that asks for its type and was there when it happened. Returns the last event read.
/// Deliveries and the mark from where to go on after a start are written in one transaction.
std::int64_t make_deliveries(Studio& studio, std::int64_t after);

struct DeliveryOptions {
  int senders = 8;   ///< threads
  int per_host = 2;  ///< deliveries under way to one host
  std::function<net::PostResult(const net::PostRequest&, const net::Rules&, std::stop_token)> post =
      net::post;
};

class WebhookDelivery {
 public:
  /// The studio outlives it.
  explicit WebhookDelivery(Studio& studio, DeliveryOptions options = {});
  /// Stops.
  ~WebhookDelivery();
  WebhookDelivery(const WebhookDelivery&) = delete;
  WebhookDelivery& operator=(const WebhookDelivery&) = delete;

  /// Begins, once.
  void start();
  /// Ends within a second; what was on its way is tried again by the next process. Twice is fine.
  void stop();
  /// Something has happened: looks now instead of within a second. From any thread; never waits.
  void wake();
  /// Waits until everything that is due has been tried, or it was stopped.
  void settle();

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace talewright::studio
