// Events, webhooks and deliveries. Events are written by triggers (migration 0003), with what made
// them happen.
#include "store/sqlite_store.h"

namespace talewright::store {
namespace {

#define EVENT_COLUMNS "id, account, type, subject, data, at_ms"
#define WEBHOOK_COLUMNS "id, account, url, label, events, secret, state, created_ms, updated_ms"
#define DELIVERY_COLUMNS                                                             \
  "d.id, d.webhook_id, d.event_id, d.type, d.body, d.state, d.attempts, d.next_ms, " \
  "d.created_ms, d.finished_ms"

EventRecord read_event(Statement& row) {
  EventRecord r;
  r.id = row.integer();
  r.account = row.text();
  r.type = row.text();
  r.subject = row.text();
  r.data = row.text();
  r.at_ms = row.integer();
  return r;
}

WebhookRecord read_webhook(Statement& row) {
  WebhookRecord r;
  r.id = row.text();
  r.account = row.text();
  r.url = row.text();
  r.label = row.text();
  r.events = row.text();
  r.secret = row.text();
  r.state = row.text();
  r.created_ms = row.integer();
  r.updated_ms = row.integer();
  return r;
}

DeliveryRecord read_delivery(Statement& row) {
  DeliveryRecord r;
  r.id = row.text();
  r.webhook_id = row.text();
  r.event_id = row.integer();
  r.type = row.text();
  r.body = row.text();
  r.state = row.text();
  r.attempts = row.text();
  r.next_ms = row.integer();
  r.created_ms = row.integer();
  r.finished_ms = row.optional_integer();
  return r;
}

}  // namespace

std::vector<EventRecord> SqliteStore::events_of(std::string_view subject, std::int64_t after,
                                                int limit) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT " EVENT_COLUMNS " FROM events WHERE subject = ? AND id > ? ORDER BY id LIMIT ?");
  query.bind(subject, after, limit);
  return all(query, read_event);
}

std::vector<EventRecord> SqliteStore::events_after(std::int64_t after, int limit) {
  const Lent database = reader();
  Statement query =
      database->prepare("SELECT " EVENT_COLUMNS " FROM events WHERE id > ? ORDER BY id LIMIT ?");
  query.bind(after, limit);
  return all(query, read_event);
}

// Ids rise with time, so the search for the first event to keep ends where forgetting does.
int SqliteStore::forget_events(std::int64_t before_ms) {
  return change_alone(
      "DELETE FROM events WHERE id < coalesce((SELECT id FROM events WHERE at_ms >= ? "
      "ORDER BY id LIMIT 1), 9223372036854775807)",
      before_ms);
}

void SqliteStore::insert_webhook(const WebhookRecord& row) {
  change_alone("INSERT INTO webhooks (" WEBHOOK_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
               row.id, row.account, row.url, row.label, row.events, row.secret, row.state,
               row.created_ms, row.updated_ms);
}

std::optional<WebhookRecord> SqliteStore::find_webhook(std::string_view account,
                                                       std::string_view id) {
  std::optional<WebhookRecord> webhook = find_webhook_of_any_account(id);
  if (webhook && webhook->account != account) webhook.reset();
  return webhook;
}

std::optional<WebhookRecord> SqliteStore::find_webhook_of_any_account(std::string_view id) {
  const Lent database = reader();
  Statement query = database->prepare("SELECT " WEBHOOK_COLUMNS " FROM webhooks WHERE id = ?");
  query.bind(id);
  return first(query, read_webhook);
}

Listing<WebhookRecord> SqliteStore::list_webhooks(std::string_view account, std::string_view cursor,
                                                  int limit) {
  const Position after = position_of(cursor);
  const int most = page_size(limit);
  const Lent database = reader();
  Statement query =
      database->prepare("SELECT " WEBHOOK_COLUMNS
                        " FROM webhooks WHERE account = ? AND (created_ms, id) < (?, ?) "
                        "ORDER BY created_ms DESC, id DESC LIMIT ?");
  query.bind(account, after.created_ms, after.id, most + 1);
  return page(query, most, read_webhook);
}

std::vector<WebhookRecord> SqliteStore::active_webhooks(std::string_view account) {
  const Lent database = reader();
  Statement query = database->prepare("SELECT " WEBHOOK_COLUMNS
                                      " FROM webhooks WHERE account = ? AND state = 'active' "
                                      "ORDER BY created_ms, id");
  query.bind(account);
  return all(query, read_webhook);
}

std::int64_t SqliteStore::count_webhooks(std::string_view account) {
  const Lent database = reader();
  Statement query = database->prepare("SELECT count(*) FROM webhooks WHERE account = ?");
  query.bind(account);
  return *first(query, [](Statement& row) { return row.integer(); });
}

bool SqliteStore::update_webhook(const WebhookRecord& row) {
  return change_alone(
             "UPDATE webhooks SET url = ?, label = ?, events = ?, secret = ?, state = ?, "
             "updated_ms = ? WHERE id = ? AND account = ?",
             row.url, row.label, row.events, row.secret, row.state, row.updated_ms, row.id,
             row.account) == 1;
}

bool SqliteStore::delete_webhook(std::string_view account, std::string_view id) {
  return change_alone("DELETE FROM webhooks WHERE id = ? AND account = ?", id, account) == 1;
}

void SqliteStore::insert_delivery(const DeliveryRecord& row) {
  change_alone(
      "INSERT INTO deliveries (id, webhook_id, event_id, type, body, state, attempts, next_ms, "
      "created_ms, finished_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      row.id, row.webhook_id, row.event_id, row.type, row.body, row.state, row.attempts,
      row.next_ms, row.created_ms, row.finished_ms);
}

std::optional<DeliveryRecord> SqliteStore::find_delivery(std::string_view webhook_id,
                                                         std::string_view id) {
  const Lent database = reader();
  Statement query = database->prepare("SELECT " DELIVERY_COLUMNS
                                      " FROM deliveries AS d WHERE id = ? AND webhook_id = ?");
  query.bind(id, webhook_id);
  return first(query, read_delivery);
}

Listing<DeliveryRecord> SqliteStore::list_deliveries(std::string_view webhook_id,
                                                     std::string_view state,
                                                     std::string_view cursor, int limit) {
  const Position after = position_of(cursor);
  const int most = page_size(limit);
  const Lent database = reader();
  Statement query = database->prepare("SELECT " DELIVERY_COLUMNS
                                      " FROM deliveries AS d WHERE webhook_id = ?1 "
                                      "AND (created_ms, id) < (?2, ?3) AND (?4 = '' OR state = ?4) "
                                      "ORDER BY created_ms DESC, id DESC LIMIT ?5");
  query.bind(webhook_id, after.created_ms, after.id, state, most + 1);
  return page(query, most, read_delivery);
}

// The earliest of each webhook, then the second of each: thousands for one keep no other waiting.
std::vector<DeliveryRecord> SqliteStore::due_deliveries(std::int64_t now_ms, int limit) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT " DELIVERY_COLUMNS
      " FROM (SELECT p.id, row_number() OVER (PARTITION BY p.webhook_id "
      "ORDER BY p.next_ms, p.event_id, p.id) AS turn FROM deliveries AS p "
      "JOIN webhooks AS w ON w.id = p.webhook_id "
      "WHERE p.state = 'PENDING' AND p.next_ms <= ? AND w.state = 'active') AS due "
      "JOIN deliveries AS d ON d.id = due.id "
      "ORDER BY due.turn, d.next_ms, d.event_id, d.id LIMIT ?");
  query.bind(now_ms, limit);
  return all(query, read_delivery);
}

std::optional<std::int64_t> SqliteStore::next_delivery_ms() {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT d.next_ms FROM deliveries AS d JOIN webhooks AS w ON w.id = d.webhook_id "
      "WHERE d.state = 'PENDING' AND w.state = 'active' ORDER BY d.next_ms LIMIT 1");
  return first(query, [](Statement& row) { return row.integer(); });
}

bool SqliteStore::update_delivery(const DeliveryRecord& row) {
  return change_alone(
             "UPDATE deliveries SET state = ?, attempts = ?, next_ms = ?, finished_ms = ? "
             "WHERE id = ? AND webhook_id = ?",
             row.state, row.attempts, row.next_ms, row.finished_ms, row.id, row.webhook_id) == 1;
}

int SqliteStore::forget_deliveries(std::int64_t finished_before_ms) {
  return change_alone("DELETE FROM deliveries WHERE finished_ms < ?", finished_before_ms);
}

std::int64_t SqliteStore::delivered_up_to() {
  return reader()->ask("SELECT up_to FROM delivered_events");
}

void SqliteStore::set_delivered_up_to(std::int64_t event_id) {
  change_alone("UPDATE delivered_events SET up_to = ?", event_id);
}

}  // namespace talewright::store
