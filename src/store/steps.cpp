// Steps, and how exactly one worker's result of each is kept.
//
// A worker *leases* a step: one UPDATE that picks it, marks it RUNNING with the worker's name and
// an end time, and counts the attempt. Later changes are *guarded*: they say "set this if the step
// is still RUNNING, still mine, and still in the attempt I leased". Whoever lost the lease
// meanwhile (it ran out, it was given back, its job was cancelled) changes no row and is told so.
// The attempt stands in the guard because a process may lease its own step again; it is the fencing
// number.
//
// What counts as done is written in one transaction: the step's state with blob and result, the
// ledger's "settle", the job's counts. Killed before the commit, nothing of it is there and the
// step is done again; killed after, it is never picked again. The ledger's UNIQUE (job, kind, step)
// stands behind this: a second "settle" would be refused by the table itself.
//
//   PENDING -lease-> RUNNING -finish-> DONE
//      ^               | \--fail----> FAILED        PENDING, RUNNING -job's end-> CANCELED
//      \---give back---/
#include <charconv>

#include "base/text.h"
#include "store/sqlite_store.h"

namespace talewright::store {
namespace {

#define STEP_COLUMNS                                                                             \
  "job_id, ordinal, kind, name, message, state, attempts, price, blob, result, lease_owner, "    \
  "lease_until_ms, finished_ms, (SELECT group_concat(needs) FROM (SELECT needs FROM step_needs " \
  "AS n WHERE n.job_id = steps.job_id AND n.ordinal = steps.ordinal ORDER BY needs))"

StepRecord read_step(Statement& row) {
  StepRecord r;
  r.job_id = row.text();
  r.ordinal = row.integer();
  r.kind = row.text();
  r.name = row.text();
  r.message = row.text();
  r.state = row.text();
  r.attempts = row.integer();
  r.price = row.integer();
  r.blob = row.text();
  r.result = row.text();
  r.lease_owner = row.text();
  r.lease_until_ms = row.integer();
  r.finished_ms = row.optional_integer();
  const std::string needs = row.text();
  for (const char *at = needs.data(), *end = at + needs.size(); at < end; ++at) {
    std::int64_t need = 0;
    at = std::from_chars(at, end, need).ptr;
    r.needs.push_back(need);
  }
  return r;
}

}  // namespace

std::vector<StepRecord> SqliteStore::steps_of(std::string_view job_id) {
  const Lent database = reader();
  Statement query =
      database->prepare("SELECT " STEP_COLUMNS " FROM steps WHERE job_id = ? ORDER BY ordinal");
  query.bind(job_id);
  return all(query, read_step);
}

std::optional<StepRecord> SqliteStore::lease_step(std::string_view owner, std::int64_t now_ms,
                                                  std::int64_t lease_until_ms) {
  std::optional<StepRecord> leased;
  in_transaction([&] {
    // CROSS JOIN: jobs outside, so that the order is the index's and the first hit ends the search.
    Statement pick = writer_->prepare(
        "SELECT s.job_id, s.ordinal FROM jobs AS j CROSS JOIN steps AS s ON s.job_id = j.id "
        "WHERE j.state IN ('QUEUED', 'RUNNING') AND j.cancel_requested = 0 "
        "AND (s.state = 'PENDING' OR (s.state = 'RUNNING' AND s.lease_until_ms <= ?)) "
        "AND NOT EXISTS (SELECT 1 FROM step_needs AS n "
        "  JOIN steps AS d ON d.job_id = n.job_id AND d.ordinal = n.needs "
        "  WHERE n.job_id = s.job_id AND n.ordinal = s.ordinal AND d.state <> 'DONE') "
        "ORDER BY j.created_ms, j.id, s.ordinal LIMIT 1");
    pick.bind(now_ms);
    if (!pick.step()) return;
    const std::string job_id = pick.text();
    const std::int64_t ordinal = pick.integer();
    Statement lease = writer_->prepare(
        "UPDATE steps SET state = 'RUNNING', attempts = attempts + 1, lease_owner = ?, "
        "lease_until_ms = ? WHERE job_id = ? AND ordinal = ? RETURNING " STEP_COLUMNS);
    lease.bind(owner, lease_until_ms, job_id, ordinal);
    leased = first(lease, read_step);
    change(
        "UPDATE jobs SET state = 'RUNNING', message = ?1, updated_ms = ?2, "
        "started_ms = coalesce(started_ms, ?2) WHERE id = ?3",
        leased->message, now_ms, job_id);
  });
  return leased;
}

bool SqliteStore::renew_lease(const StepRecord& step, std::string_view owner,
                              std::int64_t lease_until_ms) {
  bool held = false;
  in_transaction([&] {
    held = change(
               "UPDATE steps SET lease_until_ms = ? WHERE job_id = ? AND ordinal = ? "
               "AND state = 'RUNNING' AND lease_owner = ? AND attempts = ?",
               lease_until_ms, step.job_id, step.ordinal, owner, step.attempts) == 1;
  });
  return held;
}

bool SqliteStore::finish_step(const StepRecord& step, std::string_view owner, std::int64_t now_ms) {
  bool held = false;
  in_transaction([&] {
    held =
        change(
            "UPDATE steps SET state = 'DONE', blob = ?, result = ?, "
            "finished_ms = ?, lease_owner = '', lease_until_ms = 0 "
            "WHERE job_id = ? AND ordinal = ? "
            "AND state = 'RUNNING' AND lease_owner = ? AND attempts = ?",
            step.blob, step.result, now_ms, step.job_id, step.ordinal, owner, step.attempts) == 1;
    if (!held) return;
    settle_credits(step, now_ms);
    change(
        "UPDATE jobs SET steps_done = steps_done + 1, updated_ms = ?1, "
        "settled = settled + (SELECT price FROM steps "
        "                     WHERE job_id = ?2 AND ordinal = ?3) WHERE id = ?2",
        now_ms, step.job_id, step.ordinal);
  });
  return held;
}

bool SqliteStore::fail_step(const StepRecord& step, std::string_view owner, std::int64_t now_ms) {
  bool held = false;
  in_transaction([&] {
    held = change(
               "UPDATE steps SET state = 'FAILED', finished_ms = ?, "
               "lease_owner = '', lease_until_ms = 0 "
               "WHERE job_id = ? AND ordinal = ? "
               "AND state = 'RUNNING' AND lease_owner = ? AND attempts = ?",
               now_ms, step.job_id, step.ordinal, owner, step.attempts) == 1;
  });
  return held;
}

bool SqliteStore::give_back_step(const StepRecord& step, std::string_view owner) {
  bool held = false;
  in_transaction([&] {
    held = change(
               "UPDATE steps SET state = 'PENDING', lease_owner = '', "
               "lease_until_ms = 0 WHERE job_id = ? AND ordinal = ? "
               "AND state = 'RUNNING' AND lease_owner = ? AND attempts = ?",
               step.job_id, step.ordinal, owner, step.attempts) == 1;
  });
  return held;
}

int SqliteStore::give_back_all_steps() {
  int given_back = 0;
  in_transaction([&] {
    given_back = change(
        "UPDATE steps SET state = 'PENDING', lease_owner = '', "
        "lease_until_ms = 0 WHERE state = 'RUNNING'");
  });
  return given_back;
}

}  // namespace talewright::store
