// What the program is made of, put together: the data folder's studio, the contract over its
// operations, and what faces need besides. Like main.cpp it knows both faces and operations.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "contract/events.h"
#include "contract/prompts.h"
#include "faces/mcp/server.h"
#include "faces/rest/offer.h"
#include "operations/access.h"
#include "operations/feed.h"
#include "operations/health.h"
#include "operations/job_tasks.h"
#include "operations/kept_calls.h"
#include "operations/library.h"
#include "studio/studio.h"
#include "studio/webhook_delivery.h"

namespace talewright {

struct HouseOptions {
  std::string folder;                      ///< the data folder
  bool beside = false;                     ///< see studio::StudioOptions
  std::vector<std::string> outgoing = {};  ///< private networks that webhooks may reach, CIDR
};

/// Everything between a face and the data folder.
class House {
 public:
  /// Throws Failure data_folder_*, std::runtime_error for networks that are none.
  explicit House(const HouseOptions& options);
  ~House();

  contract::Events events;
  std::atomic<studio::WebhookDelivery*> delivery = nullptr;  ///< told of each job that moves on
  studio::Studio studio;
  contract::Contract contract;
  operations::Library library;
};

/// A house that is served, for as long as somebody is there.
class ServedHouse : public House {
 public:
  /// Shows these toolsets to agents; empty = the usual operations. Throws std::runtime_error for
  /// one that is none.
  ServedHouse(const HouseOptions& options, const std::vector<std::string>& toolsets);
  ~ServedHouse();

  /// Begins to tell webhooks what happens, and what happened while nobody told them. For servers:
  /// a program beside an agent comes and goes, and knows no networks that the operator allowed.
  void start_webhooks();
  /// What REST serves of it.
  faces::rest::Offer rest_offer(std::string public_url);

  operations::JobTasks tasks;
  operations::Feed feed;
  operations::KeptCalls kept;
  operations::Health health;
  operations::Access access;
  contract::WrittenPrompts prompts;
  faces::mcp::Server server;

 private:
  studio::WebhookDelivery webhooks_;
};

}  // namespace talewright
