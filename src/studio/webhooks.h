// Webhooks: addresses of other programs that are told what happens. Here they are kept and their
// deliveries asked for; webhook_delivery.h sends them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "studio/webhook_message.h"

namespace talewright::studio {

class Studio;

/// What is to be set; absent members stay, or take their usual values in a new webhook.
struct WebhookOrder {
  std::optional<std::string> url, label;
  std::optional<std::vector<std::string>> events;  ///< types; empty = all
  std::optional<std::string> state;                ///< "active" or "paused"
  bool new_secret = false;
};

struct WebhookChange {
  store::WebhookRecord row;
  std::string secret;  ///< when it is new: the only time it is shown
};

/// Throws webhook_url_refused (with details.reason), quota_exceeded.
WebhookChange create_webhook(Studio& studio, std::string_view account, const WebhookOrder& order);
/// Throws webhook_not_found, webhook_url_refused. A former secret stays good for a day.
WebhookChange update_webhook(Studio& studio, std::string_view account, std::string_view id,
                             const WebhookOrder& order);
/// These throw webhook_not_found. What is on its way to a deleted webhook goes with it.
store::WebhookRecord get_webhook(Studio& studio, std::string_view account, std::string_view id);
void delete_webhook(Studio& studio, std::string_view account, std::string_view id);
store::Listing<store::DeliveryRecord> list_deliveries(Studio& studio, std::string_view account,
                                                      std::string_view id, std::string_view state,
                                                      std::string_view cursor, int limit);

/// A delivery of a test event, whatever types the webhook asks for. Throws webhook_not_found,
/// webhook_state_invalid (it is paused).
store::DeliveryRecord test_webhook(Studio& studio, std::string_view account, std::string_view id);
/// A new delivery of what another one delivered or tried to. Throws as test_webhook.
store::DeliveryRecord replay_delivery(Studio& studio, std::string_view account, std::string_view id,
                                      std::string_view delivery_id);

/// The types that a webhook asks for; none = all.
std::vector<std::string> events_of(const store::WebhookRecord& webhook);
/// Nothing when they were sealed with another secret than this data folder's; then only a new one
/// helps.
std::optional<WebhookSecrets> secrets_of(const Studio& studio, const store::WebhookRecord& webhook);

}  // namespace talewright::studio
