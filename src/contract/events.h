// What changes while clients look on: whoever changes it publishes, faces subscribe on behalf of
// their clients.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>

namespace talewright::contract {

struct Event {
  enum class Kind { ToolsChanged, PromptsChanged, ResourcesChanged, ResourceUpdated, TaskChanged };
  Kind kind = Kind::ResourcesChanged;
  std::string subject = {};  ///< the URI of ResourceUpdated, the id of TaskChanged
  std::string account = {};  ///< whose; empty = everyone's
};

/// What a listener wants to hear.
struct Interest {
  std::string account;
  bool tools = false, prompts = false, resources = false;  ///< changes of these lists
  std::set<std::string> uris = {}, tasks = {};
  bool wants(const Event& event) const;
};

class Events {
 public:
  using Listener = std::function<void(const Event&)>;
  /// Ends the subscription when destroyed; the listener is not running then and is not called
  /// again. Must not be destroyed inside its own listener.
  class Subscription {
   public:
    virtual ~Subscription() = default;
  };

  Events();
  ~Events();
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;

  /// Listeners are called by the thread that publishes, one event at a time: they only pass it on.
  std::unique_ptr<Subscription> subscribe(Interest interest, Listener listener);
  /// From any thread, but not from a listener.
  void publish(const Event& event);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace talewright::contract
