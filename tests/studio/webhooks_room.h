// A studio with a clock turned by hand, and what webhook tests share.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "base/json.h"
#include "studio/rooms.h"
#include "studio/webhook_delivery.h"

namespace talewright::test {

class WebhookTest : public ::testing::Test {
 protected:
  static constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
  static constexpr std::string_view kAccount = "local";
  struct Folder : std::filesystem::path {
    Folder() : path(std::filesystem::temp_directory_path() / new_id("webhooks")) {}
    ~Folder() { std::filesystem::remove_all(*this); }
  };

  WebhookTest()
      : studio({.folder = folder.string(), .clock = [this] { return now.load(); }, .workers = 1}) {}

  studio::WebhookChange hook(const std::string& url, std::vector<std::string> events = {},
                             std::string_view account = kAccount) {
    return studio::create_webhook(studio, account, {.url = url, .events = std::move(events)});
  }
  /// Something happens: plan.requires_approval.
  store::PlanRecord plan(std::string_view account = kAccount) {
    store::PlanRecord row{.id = new_id("plan"), .account = std::string(account)};
    row.title = "A plan";
    row.document = "{}";
    row.created_ms = row.updated_ms = now;
    studio.store().insert_plan(row);
    return row;
  }
  /// plan.approved.
  void approve(store::PlanRecord row) {
    row.state = "APPROVED";
    row.updated_ms = now;
    row.decided_ms = row.updated_ms;
    ASSERT_TRUE(studio.store().update_plan(row, "REQUIRES_APPROVAL", row.version));
  }
  std::vector<store::DeliveryRecord> deliveries(const std::string& webhook_id,
                                                std::string_view state = "") {
    return studio.store().list_deliveries(webhook_id, state, "", 100).rows;
  }

  std::atomic<std::int64_t> now{1'700'000'000'000};
  Folder folder;
  studio::Studio studio;
};

/// Stands in for the network: notes what is sent and answers as it is told.
class Receiver {
 public:
  using Answer = std::function<net::PostResult(const net::PostRequest&)>;
  explicit Receiver(Answer answer = [](const auto&) { return net::PostResult{.status = 200}; })
      : answer_(std::move(answer)) {}

  studio::DeliveryOptions options() {
    return {.post = [this](const net::PostRequest& request, const net::Rules&, std::stop_token) {
      {
        const std::lock_guard lock(mutex_);
        seen_.push_back(request);
        seen_one_.notify_all();
      }
      return answer_(request);
    }};
  }
  std::vector<net::PostRequest> seen() {
    const std::lock_guard lock(mutex_);
    return seen_;
  }
  /// Waits until a request to this URL came in.
  void wait_for(const std::string& url) {
    std::unique_lock lock(mutex_);
    seen_one_.wait(lock, [&] {
      return std::ranges::any_of(seen_, [&](const auto& request) { return request.url == url; });
    });
  }
  std::vector<std::string> types() {
    std::vector<std::string> result;
    for (const net::PostRequest& request : seen())
      result.emplace_back(json::parse(request.body).at("type").as_string());
    std::ranges::sort(result);
    return result;
  }

 private:
  Answer answer_;
  std::mutex mutex_;
  std::condition_variable seen_one_;
  std::vector<net::PostRequest> seen_;
};

inline std::string header(const net::PostRequest& request, std::string_view name) {
  for (const auto& [key, value] : request.headers)
    if (key == name) return value;
  return "absent";
}

}  // namespace talewright::test
