#include "studio/webhook_delivery.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "base/ids.h"
#include "base/json.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr int kEventsAtOnce = 500, kDueAtOnce = 200;
constexpr std::int64_t kHourMs = 3'600'000, kDayMs = 24 * kHourMs;
constexpr std::int64_t kKeepEventsMs = 7 * kDayMs, kKeepDeliveriesMs = 30 * kDayMs;
constexpr std::int64_t kEventsWithoutMark = 1000;
/// Plans and scenes wake nobody, and retries fall due: somebody looks this often.
constexpr std::chrono::seconds kLookEvery{1};
/// After a failure of ours, such as a full disk.
constexpr std::chrono::seconds kRest{5};

struct Subscriber {
  store::WebhookRecord row;
  std::vector<std::string> types;
  bool wants(const store::EventRecord& event) const {
    return event.at_ms >= row.created_ms &&
           (types.empty() || std::ranges::find(types, event.type) != types.end());
  }
};

std::vector<Subscriber> subscribers(Studio& studio, const std::string& account) {
  std::vector<Subscriber> result;
  for (store::WebhookRecord& row : studio.store().active_webhooks(account)) {
    auto types = events_of(row);
    result.push_back({std::move(row), std::move(types)});
  }
  return result;
}

/// The mark is written with deliveries, and now and then without: not for each event of those who
/// have no webhooks.
std::int64_t make_some_deliveries(Studio& studio, const std::vector<store::EventRecord>& events) {
  store::Store& store = studio.store();
  store.in_late_transaction([&] {
    std::map<std::string, std::vector<Subscriber>> by_account;
    bool made = false;
    for (const store::EventRecord& event : events) {
      auto known = by_account.find(event.account);
      if (known == by_account.end())
        known = by_account.emplace(event.account, subscribers(studio, event.account)).first;
      for (const Subscriber& subscriber : known->second) {
        if (!subscriber.wants(event)) continue;
        store::DeliveryRecord row{.id = new_id("msg"), .webhook_id = subscriber.row.id};
        row.event_id = event.id;
        row.type = event.type;
        row.body = event_body(event);
        row.created_ms = row.next_ms = studio.now();
        store.insert_delivery(row);
        made = true;
      }
    }
    const std::int64_t last = events.back().id;
    if (made || last - store.delivered_up_to() >= kEventsWithoutMark)
      store.set_delivered_up_to(last);
  });
  return events.back().id;
}

}  // namespace

std::int64_t make_deliveries(Studio& studio, std::int64_t after) {
  for (;;) {
    const auto events = studio.store().events_after(after, kEventsAtOnce);
    if (events.empty()) return after;
    after = make_some_deliveries(studio, events);
  }
}

struct WebhookDelivery::Work {
  /// A delivery that a sender is to try, or tries.
  struct Task {
    std::string id, webhook_id, host, account;
  };

  Work(Studio& studio, DeliveryOptions options)
      : studio_(studio),
        options_(std::move(options)),
        per_account_(std::max(1, options_.senders / 2)) {}

  void run_dispatcher(std::stop_token stop) {
    while (!stop.stop_requested()) {
      {
        const std::lock_guard lock(mutex_);
        woken_ = false;
      }
      bool begun = false;
      try {
        read_up_to_ =
            make_deliveries(studio_, read_up_to_.value_or(studio_.store().delivered_up_to()));
        begun = begin_due();
        forget_old();
      } catch (const std::exception& error) {
        spdlog::error("webhooks: {}", error.what());
      }
      std::unique_lock lock(mutex_);
      if (!begun && !woken_ && under_way_.empty()) {
        ++settled_;
        changed_.notify_all();
      }
      changed_.wait_for(lock, stop, kLookEvery, [this] { return woken_; });
    }
  }

  void run_sender(std::stop_token stop) {
    for (;;) {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return !queue_.empty(); })) return;
      const Task task = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      bool kept = true;
      try {
        attempt(task, stop);
      } catch (const std::exception& error) {
        spdlog::error("webhooks: {}", error.what());
        kept = false;
      }
      lock.lock();
      if (!kept) changed_.wait_for(lock, stop, kRest, [] { return false; });
      under_way_.erase(task.id);
      if (--to_host_[task.host] == 0) to_host_.erase(task.host);
      if (--of_account_[task.account] == 0) of_account_.erase(task.account);
      woken_ = true;
      changed_.notify_all();
    }
  }

  void start() {
    if (!threads_.empty()) return;
    threads_.emplace_back([this](std::stop_token stop) { run_dispatcher(stop); });
    for (int i = 0; i < options_.senders; ++i)
      threads_.emplace_back([this](std::stop_token stop) { run_sender(stop); });
  }

  void stop() {
    for (std::jthread& thread : threads_) thread.request_stop();
    for (std::jthread& thread : threads_)
      if (thread.joinable()) thread.join();
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  void wake() {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    changed_.notify_all();
  }

  void settle() {
    std::unique_lock lock(mutex_);
    woken_ = true;  // so that the next time it has settled begins after this call
    const std::int64_t before = settled_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return stopped_ || settled_ > before; });
  }

 private:
  /// Hands senders what is due and may be begun; whether there was anything.
  bool begin_due() {
    bool begun = false;
    std::map<std::string, store::WebhookRecord> webhooks;
    for (const store::DeliveryRecord& delivery :
         studio_.store().due_deliveries(studio_.now(), kDueAtOnce)) {
      auto known = webhooks.find(delivery.webhook_id);
      if (known == webhooks.end()) {
        auto row = studio_.store().find_webhook_of_any_account(delivery.webhook_id);
        if (!row) continue;
        known = webhooks.emplace(delivery.webhook_id, std::move(*row)).first;
      }
      begun |= begin({delivery.id, delivery.webhook_id, net::host_of(known->second.url),
                      known->second.account});
    }
    return begun;
  }

  bool begin(Task task) {
    const std::lock_guard lock(mutex_);
    const auto count = [](const std::map<std::string, int>& counts, const std::string& key) {
      const auto found = counts.find(key);
      return found == counts.end() ? 0 : found->second;
    };
    if (static_cast<int>(under_way_.size()) >= options_.senders ||
        count(to_host_, task.host) >= options_.per_host ||
        count(of_account_, task.account) >= per_account_)
      return false;
    if (!under_way_.insert(task.id).second) return false;
    ++to_host_[task.host];
    ++of_account_[task.account];
    queue_.push_back(std::move(task));
    changed_.notify_all();
    return true;
  }

  /// Tries one delivery and writes what came of it. Both rows are read again: whoever asked what is
  /// due may have done so before the last attempt ended, or the webhook was changed.
  void attempt(const Task& task, std::stop_token stop) {
    store::Store& store = studio_.store();
    const auto webhook = store.find_webhook_of_any_account(task.webhook_id);
    if (!webhook || webhook->state != "active") return;
    auto found = store.find_delivery(task.webhook_id, task.id);
    const std::int64_t begun_ms = studio_.now();
    if (!found || found->state != "PENDING" || found->next_ms > begun_ms) return;
    store::DeliveryRecord& delivery = *found;
    if (begun_ms > delivery.created_ms + kDeliveryTimeMs + kHourMs && delivery.attempts != "[]") {
      note_expiry(delivery, begun_ms);
      store.update_delivery(delivery);
      return;
    }
    net::PostResult result;
    if (const auto secrets = secrets_of(studio_, *webhook))
      result = options_.post({.url = webhook->url,
                              .headers = webhook_headers(delivery, *secrets, begun_ms),
                              .body = delivery.body},
                             studio_.outgoing(), stop);
    else
      result.error = "The webhook's secret cannot be opened any more; rotate it.";
    if (stop.stop_requested() && result.status == 0) return;  // that was us
    note_attempt(delivery, result, begun_ms, studio_.now());
    store.in_transaction([&] {
      store.update_delivery(delivery);
      if (result.status == kGone) pause(*webhook);
    });
  }

  /// Unless its owner has changed it since.
  void pause(const store::WebhookRecord& as_tried) {
    auto row = studio_.store().find_webhook_of_any_account(as_tried.id);
    if (!row || row->updated_ms != as_tried.updated_ms) return;
    row->state = "paused";
    row->updated_ms = studio_.now();
    studio_.store().update_webhook(*row);
  }

  void forget_old() {
    const std::int64_t now = studio_.now();
    if (now < forget_again_ms_) return;
    studio_.store().forget_events(now - kKeepEventsMs);
    studio_.store().forget_deliveries(now - kKeepDeliveriesMs);
    forget_again_ms_ = now + kHourMs;
  }

  Studio& studio_;
  const DeliveryOptions options_;
  const int per_account_;
  std::optional<std::int64_t> read_up_to_;  // of the dispatcher's thread, as the next
  std::int64_t forget_again_ms_ = 0;

  std::mutex mutex_;  // guards all that follows but the threads
  std::condition_variable_any changed_;
  bool woken_ = false, stopped_ = false;
  std::int64_t settled_ = 0;  // how often there was nothing to do
  std::deque<Task> queue_;
  std::set<std::string> under_way_;  // deliveries in the queue or with a sender
  std::map<std::string, int> to_host_, of_account_;
  std::vector<std::jthread> threads_;  // last: they use all of the above
};

WebhookDelivery::WebhookDelivery(Studio& studio, DeliveryOptions options)
    : work_(std::make_unique<Work>(studio, std::move(options))) {}

WebhookDelivery::~WebhookDelivery() { stop(); }

void WebhookDelivery::start() { work_->start(); }
void WebhookDelivery::stop() { work_->stop(); }
void WebhookDelivery::wake() { work_->wake(); }
void WebhookDelivery::settle() { work_->settle(); }

}  // namespace talewright::studio
