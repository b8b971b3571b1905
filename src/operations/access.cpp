#include "operations/access.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "base/clock.h"
#include "base/json.h"
#include "generated/failures.h"
#include "net/addresses.h"
#include "studio/accounts.h"
#include "studio/keys.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

constexpr std::int64_t kRememberedMs = 1'000, kNotedEveryMs = 60'000;
constexpr std::size_t kMostRemembered = 4'096;  // ids; guesses could fill any memory
constexpr std::chrono::milliseconds kRestAfterFailure{5'000};

}  // namespace

Access::Access(studio::Studio& studio)
    : studio_(studio), writer_([this](std::stop_token stop) { write_uses(stop); }) {}

Access::~Access() = default;

contract::Caller Access::admit(std::string_view key, std::string_view address) {
  if (key.empty()) throw authentication_required("This server wants an API key.");
  const std::string_view id = studio::id_in_key(key);
  const Known known = id.empty() ? Known{} : look_up(id);
  if (!studio::is_key_of(key, known.key ? &*known.key : nullptr))
    throw invalid_api_key("There is no such API key.");
  const store::KeyRecord& row = *known.key;
  const std::int64_t now = studio_.now();
  const std::string_view state = studio::state_of(row, now);
  if (state == "revoked")
    throw api_key_revoked(fmt::format("The API key {} was revoked.", row.id), {{"key_id", row.id}});
  if (state == "expired")
    throw api_key_expired(
        fmt::format("The API key {} expired at {}.", row.id, timestamp(*row.expires_ms)),
        {{"key_id", row.id}, {"expired_at", timestamp(*row.expires_ms)}});
  const std::vector<std::string> blocks = studio::addresses_of(row);
  const auto holds = [&](const std::string& block) { return net::in_block(address, block); };
  if (!blocks.empty() && std::ranges::none_of(blocks, holds))
    throw ip_not_allowed(fmt::format("The API key {} may not be used from this address.", row.id),
                         {{"key_id", row.id}, {"address", address}});
  if (known.account_state != "active")
    throw account_disabled(fmt::format("The account {} is disabled.", row.account),
                           {{"account_id", row.account}});
  note_use(row, address, now);
  const std::vector<std::string> scopes = studio::scopes_of(row);
  contract::Caller caller;
  caller.account = row.account;
  caller.key_id = row.id;
  caller.address = address;
  caller.scopes.emplace(scopes.begin(), scopes.end());
  return caller;
}

std::optional<int> Access::calls_a_minute(const contract::Caller& caller,
                                          std::string_view family) const {
  std::string plan;
  if (!caller.key_id.empty()) {  // else who has a link: its account's plan counts
    const std::lock_guard lock(mutex_);
    if (const auto known = known_.find(caller.key_id); known != known_.end())
      plan = known->second.plan;
  }
  if (plan.empty())
    if (const auto account = studio_.store().find_account(caller.account)) plan = account->plan;
  const studio::PlanTerms* terms = studio::find_terms(plan);
  if (!terms) return std::nullopt;
  const auto calls = terms->calls_a_minute.find(family);
  return calls == terms->calls_a_minute.end() ? std::nullopt : std::optional(calls->second);
}

Access::Known Access::look_up(std::string_view id) {
  const std::int64_t now = studio_.now();
  // Before the rows are read: should they change meanwhile, what was read is not trusted again.
  const std::uint64_t version = studio_.access_version();
  {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(id);
    if (known != known_.end() && known->second.version == version && known->second.at_ms <= now &&
        now - known->second.at_ms < kRememberedMs)
      return known->second;
  }
  Known known{.key = studio_.store().find_key(id), .at_ms = now, .version = version};
  // An id that nobody has asks for an account as well, so that its answer takes as long.
  if (const auto account = studio_.store().find_account(known.key ? known.key->account : id)) {
    known.plan = account->plan;
    known.account_state = account->state;
  }
  const std::lock_guard lock(mutex_);
  if (known_.size() >= kMostRemembered) known_.clear();
  known_.insert_or_assign(std::string(id), known);
  return known;
}

void Access::note_use(const store::KeyRecord& key, std::string_view address, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  const auto [noted, first] = noted_.try_emplace(key.id, key.last_used_ms.value_or(0));
  if (noted->second != 0 && noted->second <= now_ms && now_ms - noted->second < kNotedEveryMs)
    return;
  noted->second = now_ms;
  uses_.insert_or_assign(key.id, Use{std::string(address), now_ms});
  written_.notify_all();
}

// Writing waits for the disk, and whoever admits callers must not.
void Access::write_uses(std::stop_token stop) {
  for (bool stopping = false; !stopping;) {
    std::map<std::string, Use, std::less<>> uses;
    {
      std::unique_lock lock(mutex_);
      stopping = !written_.wait(lock, stop, [&] { return !uses_.empty(); });
      uses.swap(uses_);
    }
    if (uses.empty()) continue;
    try {
      studio_.store().in_transaction([&] {
        for (const auto& [id, use] : uses) studio_.store().note_key_use(id, use.address, use.at_ms);
      });
    } catch (const std::exception& error) {
      spdlog::warn("when keys were last used could not be written: {}", error.what());
      std::unique_lock lock(mutex_);
      written_.wait_for(lock, stop, kRestAfterFailure, [] { return false; });
    }
  }
}

}  // namespace talewright::operations
