// What happened, and who is told: events (written by the database with what made them happen),
// webhooks and their deliveries. A part of Store.
#pragma once

#include "store/records.h"

namespace talewright::store {

class Notices {
 public:
  virtual ~Notices() = default;

  /// Of one subject (a job, a plan) after an id, oldest first.
  virtual std::vector<EventRecord> events_of(std::string_view subject, std::int64_t after,
                                             int limit) = 0;
  /// Of everything after an id, oldest first.
  virtual std::vector<EventRecord> events_after(std::int64_t after, int limit) = 0;
  virtual int forget_events(std::int64_t before_ms) = 0;

  virtual void insert_webhook(const WebhookRecord& row) = 0;
  virtual std::optional<WebhookRecord> find_webhook(std::string_view account,
                                                    std::string_view id) = 0;
  virtual std::optional<WebhookRecord> find_webhook_of_any_account(std::string_view id) = 0;
  virtual Listing<WebhookRecord> list_webhooks(std::string_view account, std::string_view cursor,
                                               int limit) = 0;
  /// Those that are active, for fanning out.
  virtual std::vector<WebhookRecord> active_webhooks(std::string_view account) = 0;
  virtual std::int64_t count_webhooks(std::string_view account) = 0;
  /// Writes url, label, events, secret, state, updated_ms.
  virtual bool update_webhook(const WebhookRecord& row) = 0;
  virtual bool delete_webhook(std::string_view account, std::string_view id) = 0;

  virtual void insert_delivery(const DeliveryRecord& row) = 0;
  virtual std::optional<DeliveryRecord> find_delivery(std::string_view webhook_id,
                                                      std::string_view id) = 0;
  /// `state` empty = all.
  virtual Listing<DeliveryRecord> list_deliveries(std::string_view webhook_id,
                                                  std::string_view state, std::string_view cursor,
                                                  int limit) = 0;
  /// PENDING, of active webhooks, and due by then; the earliest of each webhook first, then the
  /// second of each, and so on.
  virtual std::vector<DeliveryRecord> due_deliveries(std::int64_t now_ms, int limit) = 0;
  /// When the next one that waits is due.
  virtual std::optional<std::int64_t> next_delivery_ms() = 0;
  /// Writes state, attempts, next_ms, finished_ms.
  virtual bool update_delivery(const DeliveryRecord& row) = 0;
  virtual int forget_deliveries(std::int64_t finished_before_ms) = 0;
  /// Up to which event deliveries were made.
  virtual std::int64_t delivered_up_to() = 0;
  virtual void set_delivered_up_to(std::int64_t event_id) = 0;
};

}  // namespace talewright::store
