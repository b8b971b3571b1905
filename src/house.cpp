#include "house.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/embedded.h"
#include "base/version.h"
#include "operations/audit.h"
#include "operations/table.h"

namespace talewright {

namespace {

contract::ContractSource embedded_source(std::string_view folder) {
  contract::ContractSource source;
  for (const EmbeddedFile& file : embedded_files(folder))
    source.files.emplace_back(std::string(file.path), file.bytes);
  return source;
}

net::Rules rules(const std::vector<std::string>& outgoing) {
  for (const std::string& block : outgoing)
    if (!net::is_block(block))
      throw std::runtime_error(fmt::format(
          "--outgoing-to {}: neither an address nor a CIDR block such as 10.0.0.0/8", block));
  return {outgoing};
}

}  // namespace

House::House(const HouseOptions& options)
    : studio({.folder = options.folder,
              .beside = options.beside,
              .outgoing = rules(options.outgoing),
              .job_changed =
                  [this](const std::string& id) {
                    operations::publish_change(events, studio, id);
                    if (studio::WebhookDelivery* const webhooks = delivery) webhooks->wake();
                  }}),
      contract(embedded_source("tools/"), operations::handlers(studio)),
      library(studio) {
  contract.observe(operations::audit_observer(studio));
}

House::~House() = default;

ServedHouse::ServedHouse(const HouseOptions& options, const std::vector<std::string>& toolsets)
    : House(options),
      tasks(studio),
      feed(studio),
      kept(studio),
      health(studio),
      access(studio),
      prompts(embedded_source("prompts/")),
      server({.info = {.name = "talewright",
                       .title = "Talewright",
                       .version = std::string(kVersion),
                       .instructions = std::string(embedded_file("resources/instructions.md"))},
              .contract = &contract,
              .resources = &library,
              .prompts = &prompts,
              .tasks = &tasks,
              .events = &events,
              .resources_change = true,
              .apps = true,
              .key = studio.secret()}),
      webhooks_(studio) {
  std::set<std::string> wanted(toolsets.begin(), toolsets.end());
  for (const std::string& name : wanted) {
    if (name == faces::mcp::Server::kAllToolsets) continue;
    const auto is_in = [&](const contract::Operation& one) { return one.toolset == name; };
    if (std::ranges::none_of(contract.operations(), is_in))
      throw std::runtime_error("--toolsets: there is no toolset " + name);
  }
  server.show_toolsets(std::move(wanted));
}

void ServedHouse::start_webhooks() {
  delivery = &webhooks_;
  webhooks_.start();
}

// Workers wake the delivery; they end first.
ServedHouse::~ServedHouse() {
  studio.pipeline().stop();
  delivery = nullptr;
}

faces::rest::Offer ServedHouse::rest_offer(std::string public_url) {
  faces::rest::Offer offer;
  offer.title = "Talewright";
  offer.version = kVersion;
  offer.contract = &contract;
  offer.resources = &library;
  offer.kept = &kept;
  offer.feed = &feed;
  offer.events = &events;
  offer.health = &health;
  offer.key = studio.secret();
  offer.public_url = std::move(public_url);
  return offer;
}

}  // namespace talewright
