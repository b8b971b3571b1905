// Rows that are valid as they stand, for tests to change.
#pragma once

#include <string>
#include <vector>

#include "base/failure.h"
#include "store/store.h"

namespace talewright::tests {

inline store::CharacterRecord a_character(const std::string& id, std::int64_t created_ms = 1) {
  store::CharacterRecord row;
  row.id = id;
  row.account = "local";
  row.name = "Rusty";
  row.descriptor = R"({"species":"raccoon"})";
  row.created_ms = row.updated_ms = created_ms;
  return row;
}

inline store::PlanRecord a_plan(const std::string& id) {
  store::PlanRecord row;
  row.id = id;
  row.account = "local";
  row.title = "The kite";
  row.document = "{}";
  row.quoted = 10;
  row.created_ms = row.updated_ms = 1;
  return row;
}

inline store::JobRecord a_job(const std::string& id, std::int64_t quoted,
                              std::int64_t created_ms = 1) {
  store::JobRecord row;
  row.id = id;
  row.account = "local";
  row.kind = "picture_book";
  row.parameters = "{}";
  row.message = "Waiting";
  row.quoted = quoted;
  row.created_ms = row.updated_ms = created_ms;
  return row;
}

inline store::StepRecord a_step(std::int64_t ordinal, std::int64_t price = 1,
                                std::vector<std::int64_t> needs = {}) {
  store::StepRecord row;
  row.ordinal = ordinal;
  row.kind = "picture";
  row.name = std::to_string(ordinal);
  row.message = "Drawing " + row.name;
  row.price = price;
  row.needs = std::move(needs);
  return row;
}

inline store::AccountRecord an_account(const std::string& id, const std::string& plan = "plus",
                                       std::int64_t created_ms = 1) {
  store::AccountRecord row;
  row.id = id;
  row.name = "Ada";
  row.plan = plan;
  row.created_ms = row.updated_ms = created_ms;
  return row;
}

inline store::KeyRecord a_key(const std::string& id, std::int64_t created_ms = 1) {
  store::KeyRecord row;
  row.id = id;
  row.account = "local";
  row.label = "laptop";
  row.hash = std::string(64, 'e');
  row.scopes = R"(["story:read"])";
  row.created_ms = created_ms;
  return row;
}

inline store::WebhookRecord a_webhook(const std::string& id, std::int64_t created_ms = 1) {
  store::WebhookRecord row;
  row.id = id;
  row.account = "local";
  row.url = "https://example.com/hook";
  row.secret = "sealed";
  row.created_ms = row.updated_ms = created_ms;
  return row;
}

inline store::DeliveryRecord a_delivery(const std::string& id, const std::string& webhook_id,
                                        std::int64_t next_ms, std::int64_t created_ms = 1) {
  store::DeliveryRecord row;
  row.id = id;
  row.webhook_id = webhook_id;
  row.event_id = 1;
  row.type = "job.ready";
  row.body = "{}";
  row.next_ms = next_ms;
  row.created_ms = created_ms;
  return row;
}

/// The code that `work` is refused with; empty when it is not.
template <class Work>
std::string code_of(Work work) {
  try {
    work();
  } catch (const Failure& failure) {
    return failure.code();
  }
  return "";
}

/// The ids of a page, in its order.
template <class Row>
std::vector<std::string> ids(const store::Listing<Row>& listing) {
  std::vector<std::string> result;
  for (const Row& row : listing.rows) result.push_back(row.id);
  return result;
}

}  // namespace talewright::tests
