// Handlers of the operations on webhooks and their deliveries.
#include "studio/webhooks.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/text.h"
#include "generated/operations.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

json::object shape(const store::WebhookRecord& webhook) {
  return {{"webhook_id", webhook.id},
          {"url", webhook.url},
          {"label", webhook.label},
          {"events", to_array(studio::events_of(webhook))},
          {"state", webhook.state},
          {"created_at", timestamp(webhook.created_ms)},
          {"updated_at", timestamp(webhook.updated_ms)}};
}

json::object shape(const store::DeliveryRecord& delivery) {
  json::array attempts;
  const json::value kept = json::parse(delivery.attempts);
  for (const json::value& one : kept.as_array()) {
    const json::object& attempt = one.as_object();
    json::object shown{{"at", timestamp(integer_or(attempt, "at_ms", 0))},
                       {"status", integer_or(attempt, "status", 0)},
                       {"ms", integer_or(attempt, "ms", 0)}};
    if (std::string error = text_or(attempt, "error"); !error.empty()) shown["error"] = error;
    attempts.push_back(std::move(shown));
  }
  json::object o{{"delivery_id", delivery.id},
                 {"webhook_id", delivery.webhook_id},
                 {"type", delivery.type},
                 {"state", delivery.state},
                 {"body", json::parse(delivery.body)},
                 {"attempts", std::move(attempts)},
                 {"created_at", timestamp(delivery.created_ms)}};
  if (delivery.event_id > 0) o["event_id"] = delivery.event_id;
  if (delivery.finished_ms)
    o["finished_at"] = timestamp(*delivery.finished_ms);
  else
    o["next_attempt_at"] = timestamp(delivery.next_ms);
  return o;
}

std::string in_words(const store::WebhookRecord& webhook) {
  const auto types = studio::events_of(webhook);
  return fmt::format("{} ({}): {}, {}", webhook.id, webhook.state, webhook.url,
                     types.empty() ? std::string("all events") : join(types, ", "));
}

/// How the last attempt went.
std::string in_words(const store::DeliveryRecord& delivery) {
  const json::value kept = json::parse(delivery.attempts);
  const json::array& attempts = kept.as_array();
  std::string text = fmt::format("{}: {} {}, {} attempts", delivery.id, delivery.type,
                                 delivery.state, attempts.size());
  if (attempts.empty()) return text;
  const json::object& last = attempts.back().as_object();
  const auto status = integer_or(last, "status", 0);
  return text + (status > 0 ? fmt::format(", answered {}", status) : ", no answer");
}

studio::WebhookOrder order_of(const json::object& arguments) {
  studio::WebhookOrder order;
  const auto text = [&](std::string_view key) {
    return arguments.contains(key) ? std::optional(text_or(arguments, key)) : std::nullopt;
  };
  order.url = text("url");
  order.label = text("label");
  order.state = text("state");
  if (arguments.contains("events")) order.events = texts_or_none(arguments, "events");
  order.new_secret = flag_or(arguments, "rotate_secret", false);
  return order;
}

contract::Reply reply(const studio::WebhookChange& change, std::string_view what) {
  contract::Reply r;
  r.structured = shape(change.row);
  r.text = fmt::format("{} {}.", what, in_words(change.row));
  if (change.secret.empty()) return r;
  r.structured["secret"] = change.secret;
  r.text +=
      " Its secret is shown this once; keep it where the receiver can check signatures with it.";
  return r;
}

contract::Reply reply(const store::DeliveryRecord& delivery) {
  contract::Reply r;
  r.structured = shape(delivery);
  r.text = fmt::format(
      "{} is on its way while talewright serve runs; list_deliveries tells what came of it.",
      delivery.id);
  return r;
}

}  // namespace

contract::Reply create_webhook(studio::Studio& studio, contract::Context& context,
                               const json::object& arguments) {
  return reply(studio::create_webhook(studio, context.caller.account, order_of(arguments)),
               "Registered");
}

contract::Reply update_webhook(studio::Studio& studio, contract::Context& context,
                               const json::object& arguments) {
  return reply(studio::update_webhook(studio, context.caller.account,
                                      text_or(arguments, "webhook_id"), order_of(arguments)),
               "Now");
}

contract::Reply get_webhook(studio::Studio& studio, contract::Context& context,
                            const json::object& arguments) {
  const auto webhook =
      studio::get_webhook(studio, context.caller.account, text_or(arguments, "webhook_id"));
  contract::Reply r;
  r.structured = shape(webhook);
  r.text = in_words(webhook) + ".";
  return r;
}

contract::Reply list_webhooks(studio::Studio& studio, contract::Context& context,
                              const json::object& arguments) {
  const auto listing =
      studio.store().list_webhooks(context.caller.account, text_or(arguments, "cursor"),
                                   static_cast<int>(integer_or(arguments, "limit", 20)));
  json::array rows;
  contract::Reply r;
  for (const store::WebhookRecord& webhook : listing.rows) {
    rows.push_back(shape(webhook));
    r.text += in_words(webhook) + "\n";
  }
  if (rows.empty()) r.text = "No webhooks; create_webhook registers one.";
  r.structured = {{"webhooks", std::move(rows)}};
  if (!listing.next.empty()) r.structured["next_cursor"] = listing.next;
  return r;
}

contract::Reply delete_webhook(studio::Studio& studio, contract::Context& context,
                               const json::object& arguments) {
  const std::string id = text_or(arguments, "webhook_id");
  studio::delete_webhook(studio, context.caller.account, id);
  contract::Reply r;
  r.structured = {{"webhook_id", id}, {"deleted", true}};
  r.text = "Deleted " + id + ".";
  return r;
}

contract::Reply test_webhook(studio::Studio& studio, contract::Context& context,
                             const json::object& arguments) {
  return reply(
      studio::test_webhook(studio, context.caller.account, text_or(arguments, "webhook_id")));
}

contract::Reply list_deliveries(studio::Studio& studio, contract::Context& context,
                                const json::object& arguments) {
  const auto listing = studio::list_deliveries(
      studio, context.caller.account, text_or(arguments, "webhook_id"), text_or(arguments, "state"),
      text_or(arguments, "cursor"), static_cast<int>(integer_or(arguments, "limit", 20)));
  json::array rows;
  contract::Reply r;
  for (const store::DeliveryRecord& delivery : listing.rows) {
    rows.push_back(shape(delivery));
    r.text += in_words(delivery) + "\n";
  }
  if (rows.empty()) r.text = "No deliveries.";
  r.structured = {{"deliveries", std::move(rows)}};
  if (!listing.next.empty()) r.structured["next_cursor"] = listing.next;
  return r;
}

contract::Reply replay_delivery(studio::Studio& studio, contract::Context& context,
                                const json::object& arguments) {
  return reply(studio::replay_delivery(studio, context.caller.account,
                                       text_or(arguments, "webhook_id"),
                                       text_or(arguments, "delivery_id")));
}

}  // namespace talewright::operations
