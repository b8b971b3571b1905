#include "operations/health.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "operations/kept_calls.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

constexpr std::uintmax_t kLeastFreeBytes = 32u << 20;  ///< a book's pictures and some

struct Meaning {
  const char* name;
  const char* help;
};

/// What the store counts, as Prometheus shows it.
const Meaning* meaning_of(std::string_view what) {
  static const std::map<std::string_view, Meaning> kMeanings{
      {"jobs", {"talewright_jobs", "Jobs by state"}},
      {"plans", {"talewright_plans", "Plans by state"}},
      {"books", {"talewright_books", "Finished books"}},
      {"scenes", {"talewright_scenes", "Scenes that are kept"}},
      {"characters", {"talewright_characters", "Characters by state"}},
      {"accounts", {"talewright_accounts", "Accounts by state"}},
      {"active_keys", {"talewright_api_keys", "API keys that are neither revoked nor expired"}},
      {"webhooks", {"talewright_webhooks", "Webhooks by state"}},
      {"deliveries", {"talewright_webhook_deliveries", "Deliveries of webhooks by state"}},
      {"credits_spent", {"talewright_credits_spent", "Credits spent by all accounts"}},
      {"credits_held", {"talewright_credits_held", "Credits reserved by jobs that run"}},
      {"database_bytes", {"talewright_database_bytes", "Size of the database"}}};
  const auto found = kMeanings.find(what);
  return found == kMeanings.end() ? nullptr : &found->second;
}

/// Bytes that can still be written in the data folder; nothing when the system does not say.
std::optional<std::uintmax_t> free_bytes(const std::string& folder) {
  std::error_code error;
  const auto space = std::filesystem::space(folder, error);
  if (error) return std::nullopt;
  return space.available;
}

}  // namespace

std::string Health::objection() {
  if (std::string why = studio_.pipeline().resting_because(); !why.empty()) return why;
  if (const auto free = free_bytes(studio_.folder()); free && *free < kLeastFreeBytes)
    return fmt::format("Only {} KiB are left where the data folder is.", *free / 1024);
  try {
    // Takes the writer's place and, as a rule, changes nothing: outdated calls are few.
    studio_.store().forget_kept_calls(studio_.now() - KeptCalls::kKeptMs);
  } catch (const std::exception& error) {
    return fmt::format("The database cannot be written: {}", error.what());
  }
  return "";
}

std::vector<contract::Gauge> Health::gauges() {
  std::vector<contract::Gauge> gauges;
  for (const store::CountRecord& row : studio_.store().counts(studio_.now()))
    if (const Meaning* meaning = meaning_of(row.what))
      gauges.push_back({meaning->name, meaning->help,
                        row.state.empty() ? "" : fmt::format("state=\"{}\"", row.state),
                        static_cast<double>(row.count)});
  if (const auto free = free_bytes(studio_.folder()))
    gauges.push_back({"talewright_disk_free_bytes", "Bytes left where the data folder is", "",
                      static_cast<double>(*free)});
  gauges.push_back({"talewright_work_rests", "1 while nothing is made because the disk was full",
                    "", studio_.pipeline().resting_because().empty() ? 0.0 : 1.0});
  return gauges;
}

}  // namespace talewright::operations
