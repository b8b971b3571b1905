#include "studio/webhooks.h"

#include <fmt/format.h>

#include "base/ids.h"
#include "base/json.h"
#include "base/seal.h"
#include "base/text.h"
#include "generated/failures.h"
#include "studio/quotas.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr std::int64_t kFormerSecretMs = 24 * 3'600'000LL;

/// The webhook's id keeps a sealed secret from being moved to another webhook.
std::string purpose(const store::WebhookRecord& row) { return "webhook " + row.id; }

std::string sealed(const Studio& studio, const store::WebhookRecord& row,
                   const WebhookSecrets& secrets) {
  const json::object all{{"current", secrets.current},
                         {"previous", secrets.previous},
                         {"previous_until_ms", secrets.previous_until_ms}};
  return seal(studio.secret(), purpose(row), json::serialize(all));
}

void check_url(const Studio& studio, const std::string& url) {
  const std::string objection = net::objection_to_url(url, studio.outgoing());
  if (objection.empty()) return;
  throw webhook_url_refused(fmt::format("The webhook's URL is refused: {}.", objection),
                            {{"field", "url"}, {"reason", objection}});
}

void apply(const Studio& studio, const WebhookOrder& order, store::WebhookRecord& row) {
  if (order.url) {
    check_url(studio, *order.url);
    row.url = *order.url;
  }
  if (order.label) row.label = *order.label;
  if (order.events) row.events = json::serialize(to_array(*order.events));
  if (order.state) row.state = *order.state;
}

[[noreturn]] void throw_not_found(std::string_view id) {
  throw webhook_not_found(
      fmt::format("There is no webhook or delivery {}.", first_code_points(id, 64)), {{"id", id}});
}

store::DeliveryRecord insert_delivery(Studio& studio, const store::WebhookRecord& webhook,
                                      store::DeliveryRecord row) {
  if (webhook.state != "active")
    throw webhook_state_invalid("The webhook is paused; nothing is sent to it.",
                                {{"webhook_id", webhook.id}, {"state", webhook.state}});
  row.id = new_id("msg");
  row.webhook_id = webhook.id;
  row.created_ms = row.next_ms = studio.now();
  studio.store().insert_delivery(row);
  return row;
}

}  // namespace

WebhookChange create_webhook(Studio& studio, std::string_view account, const WebhookOrder& order) {
  WebhookChange made;
  made.row.id = new_id("hook");
  made.row.account = account;
  apply(studio, order, made.row);
  made.secret = new_webhook_secret();
  made.row.secret = sealed(studio, made.row, {.current = made.secret});
  made.row.created_ms = made.row.updated_ms = studio.now();
  studio.store().in_transaction([&] {
    check_webhook_quota(studio, account);
    studio.store().insert_webhook(made.row);
  });
  return made;
}

WebhookChange update_webhook(Studio& studio, std::string_view account, std::string_view id,
                             const WebhookOrder& order) {
  WebhookChange made;
  studio.store().in_transaction([&] {
    made.row = get_webhook(studio, account, id);
    apply(studio, order, made.row);
    if (order.new_secret) {
      made.secret = new_webhook_secret();
      WebhookSecrets secrets{.current = made.secret};
      if (const auto former = secrets_of(studio, made.row)) {
        secrets.previous = former->current;
        secrets.previous_until_ms = studio.now() + kFormerSecretMs;
      }
      made.row.secret = sealed(studio, made.row, secrets);
    }
    made.row.updated_ms = studio.now();
    studio.store().update_webhook(made.row);
  });
  return made;
}

store::WebhookRecord get_webhook(Studio& studio, std::string_view account, std::string_view id) {
  auto row = studio.store().find_webhook(account, id);
  if (!row) throw_not_found(id);
  return std::move(*row);
}

void delete_webhook(Studio& studio, std::string_view account, std::string_view id) {
  if (!studio.store().delete_webhook(account, id)) throw_not_found(id);
}

store::Listing<store::DeliveryRecord> list_deliveries(Studio& studio, std::string_view account,
                                                      std::string_view id, std::string_view state,
                                                      std::string_view cursor, int limit) {
  get_webhook(studio, account, id);
  return studio.store().list_deliveries(id, state, cursor, limit);
}

store::DeliveryRecord test_webhook(Studio& studio, std::string_view account, std::string_view id) {
  store::DeliveryRecord row;
  studio.store().in_transaction([&] {
    const store::WebhookRecord webhook = get_webhook(studio, account, id);
    row.type = "webhook.test";
    row.body = test_body(webhook.id, studio.now());
    row = insert_delivery(studio, webhook, std::move(row));
  });
  return row;
}

store::DeliveryRecord replay_delivery(Studio& studio, std::string_view account, std::string_view id,
                                      std::string_view delivery_id) {
  store::DeliveryRecord row;
  studio.store().in_transaction([&] {
    const store::WebhookRecord webhook = get_webhook(studio, account, id);
    const auto former = studio.store().find_delivery(webhook.id, delivery_id);
    if (!former) throw_not_found(delivery_id);
    row.event_id = former->event_id;
    row.type = former->type;
    row.body = former->body;
    row = insert_delivery(studio, webhook, std::move(row));
  });
  return row;
}

std::vector<std::string> events_of(const store::WebhookRecord& webhook) {
  std::vector<std::string> types;
  const json::value parsed = json::parse(webhook.events);
  for (const json::value& type : parsed.as_array()) types.emplace_back(type.as_string());
  return types;
}

std::optional<WebhookSecrets> secrets_of(const Studio& studio,
                                         const store::WebhookRecord& webhook) {
  const auto text = unseal(studio.secret(), purpose(webhook), webhook.secret);
  if (!text) return std::nullopt;
  const json::value parsed = json::parse(*text);
  const json::object& all = parsed.as_object();
  return WebhookSecrets{text_or(all, "current"), text_or(all, "previous"),
                        integer_or(all, "previous_until_ms", 0)};
}

}  // namespace talewright::studio
