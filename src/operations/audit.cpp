#include "operations/audit.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "base/json.h"
#include "generated/operations.h"
#include "operations/rights.h"
#include "studio/audit.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

constexpr std::size_t kLongestId = 64, kMostWaiting = 10'000;

/// The text if it can be an id of ours; nothing else that a caller sent goes into the log.
std::string id_or_nothing(const json::value& value) {
  const json::string* text = value.if_string();
  if (!text || text->size() > kLongestId) return "";
  const bool plain = std::ranges::all_of(*text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-';
  });
  return plain ? std::string(*text) : "";
}

/// What the call was done to: the path parameter of its route, else the first id in its result.
std::string subject_of(const contract::Operation& operation, const json::object& arguments,
                       const contract::Reply* reply) {
  const std::string& path = operation.route.path;
  if (const std::size_t open = path.find('{'); open != std::string::npos) {
    const std::string name = path.substr(open + 1, path.find('}', open) - open - 1);
    const json::value* given = arguments.if_contains(name);
    return given ? id_or_nothing(*given) : "";
  }
  if (reply)
    for (const auto& member : reply->structured)
      if (std::string_view(member.key()).ends_with("_id")) return id_or_nothing(member.value());
  return "";
}

/// Writes rows in the order they come, on its own thread.
class Recorder {
 public:
  explicit Recorder(studio::Studio& studio)
      : studio_(studio), writer_([this](std::stop_token stop) { write(stop); }) {}

  void record_now(store::AuditRecord row) { studio::record_calls(studio_, {std::move(row)}); }

  void record_soon(store::AuditRecord row) {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= kMostWaiting)
      throw std::runtime_error("too many refusals wait to be written");
    waiting_.push_back(std::move(row));
    arrived_.notify_one();
  }

  std::int64_t now() const { return studio_.now(); }

 private:
  void write(std::stop_token stop) {
    for (bool stopping = false; !stopping;) {
      std::vector<store::AuditRecord> rows;
      {
        std::unique_lock lock(mutex_);
        stopping = !arrived_.wait(lock, stop, [&] { return !waiting_.empty(); });
        rows.swap(waiting_);
      }
      if (rows.empty()) continue;
      try {
        studio::record_calls(studio_, rows);
      } catch (const std::exception& error) {
        spdlog::error("{} refused calls are missing in the audit log: {}", rows.size(),
                      error.what());
      }
    }
  }

  studio::Studio& studio_;
  std::mutex mutex_;
  std::vector<store::AuditRecord> waiting_;  // guarded by mutex_
  std::condition_variable_any arrived_;
  std::jthread writer_;  // last: uses all of the above
};

bool is_of_interest(const contract::Operation& operation, const Failure* failure) {
  return !operation.read_only || (failure && failure->code() == "insufficient_scope");
}

}  // namespace

contract::Contract::Observer audit_observer(studio::Studio& studio) {
  return [recorder = std::make_shared<Recorder>(studio)](
             const contract::Operation& operation, const contract::Context& context,
             const json::object& arguments, const contract::Reply* reply, const Failure* failure) {
    if (!is_of_interest(operation, failure)) return;
    try {
      store::AuditRecord row;
      row.at_ms = recorder->now();
      row.account = context.caller.account;
      row.key_id = context.caller.key_id;
      row.address = context.caller.address;
      row.face = context.caller.face;
      row.request_id = context.request_id;
      row.operation = operation.name;
      row.outcome = failure ? failure->code() : std::string(studio::kDone);
      row.subject = subject_of(operation, arguments, reply);
      if (failure)
        recorder->record_soon(std::move(row));
      else
        recorder->record_now(std::move(row));
    } catch (const std::exception& error) {
      spdlog::error("{} {} is missing in the audit log: {}", context.request_id, operation.name,
                    error.what());
    }
  };
}

contract::Reply list_audit(studio::Studio& studio, contract::Context& context,
                           const json::object& arguments) {
  const bool everybody = flag_or(arguments, "all_accounts", false);
  if (everybody) must_be_operator(context.caller, "The audit log of everybody");
  const std::string account = everybody ? "" : account_asked_for(context.caller, arguments);
  const auto page = studio::list_audit(studio, account, text_or(arguments, "cursor"),
                                       static_cast<int>(integer_or(arguments, "limit", 20)));
  json::array entries;
  contract::Reply r;
  for (const store::AuditRecord& row : page.rows) {
    entries.push_back({{"entry_id", row.id},
                       {"at", timestamp(row.at_ms)},
                       {"account_id", row.account},
                       {"key_id", row.key_id},
                       {"address", row.address},
                       {"face", row.face},
                       {"request_id", row.request_id},
                       {"operation", row.operation},
                       {"outcome", row.outcome},
                       {"subject", row.subject}});
    r.text += fmt::format("{} {} {} {} {}\n", timestamp(row.at_ms), row.account, row.operation,
                          row.subject, row.outcome);
  }
  if (entries.empty()) r.text = "Nothing has been done yet.";
  r.structured = {{"entries", std::move(entries)}};
  if (!page.next.empty()) r.structured["next_cursor"] = page.next;
  return r;
}

}  // namespace talewright::operations
