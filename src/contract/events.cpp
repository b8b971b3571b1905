#include "contract/events.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

namespace talewright::contract {

bool Interest::wants(const Event& event) const {
  if (!event.account.empty() && event.account != account) return false;
  switch (event.kind) {
    case Event::Kind::ToolsChanged:
      return tools;
    case Event::Kind::PromptsChanged:
      return prompts;
    case Event::Kind::ResourcesChanged:
      return resources;
    case Event::Kind::ResourceUpdated:
      return uris.contains(event.subject);
    case Event::Kind::TaskChanged:
      return tasks.contains(event.subject);
  }
  return false;
}

namespace {

struct Entry {
  Interest interest;
  Events::Listener listener;
  std::mutex mutex;  // held while the listener runs
  bool over = false;
};

}  // namespace

struct Events::State {
  std::mutex mutex;
  std::uint64_t next = 0;
  std::map<std::uint64_t, std::shared_ptr<Entry>> entries;
};

namespace {

class Ticket : public Events::Subscription {
 public:
  Ticket(std::shared_ptr<Entry> entry, std::function<void()> leave)
      : entry_(std::move(entry)), leave_(std::move(leave)) {}
  ~Ticket() override {
    leave_();
    const std::lock_guard lock(entry_->mutex);
    entry_->over = true;
  }

 private:
  std::shared_ptr<Entry> entry_;
  std::function<void()> leave_;
};

}  // namespace

Events::Events() : state_(std::make_shared<State>()) {}
Events::~Events() = default;

std::unique_ptr<Events::Subscription> Events::subscribe(Interest interest, Listener listener) {
  auto entry = std::make_shared<Entry>();
  entry->interest = std::move(interest);
  entry->listener = std::move(listener);
  const std::lock_guard lock(state_->mutex);
  const std::uint64_t key = state_->next++;
  state_->entries.emplace(key, entry);
  return std::make_unique<Ticket>(std::move(entry), [state = state_, key] {
    const std::lock_guard lock(state->mutex);
    state->entries.erase(key);
  });
}

void Events::publish(const Event& event) {
  std::vector<std::shared_ptr<Entry>> listening;
  {
    const std::lock_guard lock(state_->mutex);
    for (const auto& [key, entry] : state_->entries)
      if (entry->interest.wants(event)) listening.push_back(entry);
  }
  for (const auto& entry : listening) {
    const std::lock_guard lock(entry->mutex);
    if (!entry->over) entry->listener(event);
  }
}

}  // namespace talewright::contract
