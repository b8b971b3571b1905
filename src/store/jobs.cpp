// Jobs, from the reservation of their credits to the release of what is left.
#include "store/sqlite_store.h"

#include "base/failure.h"

namespace talewright::store {
namespace {

#define JOB_COLUMNS                                                                          \
  "id, account, plan_id, kind, state, parameters, steps_done, steps_total, message, error, " \
  "cancel_requested, book_id, quoted, reserved, settled, released, created_ms, updated_ms, " \
  "started_ms, finished_ms"

JobRecord read_job(Statement& row) {
  JobRecord r;
  r.id = row.text();
  r.account = row.text();
  r.plan_id = row.text();
  r.kind = row.text();
  r.state = row.text();
  r.parameters = row.text();
  r.steps_done = row.integer();
  r.steps_total = row.integer();
  r.message = row.text();
  r.error = row.text();
  r.cancel_requested = row.flag();
  r.book_id = row.text();
  r.quoted = row.integer();
  r.reserved = row.integer();
  r.settled = row.integer();
  r.released = row.integer();
  r.created_ms = row.integer();
  r.updated_ms = row.integer();
  r.started_ms = row.optional_integer();
  r.finished_ms = row.optional_integer();
  return r;
}

}  // namespace

void SqliteStore::insert_job(const JobRecord& job, const std::vector<StepRecord>& steps) {
  std::int64_t price = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    ensure(steps[i].ordinal == static_cast<std::int64_t>(i), "steps are numbered from 0");
    price += steps[i].price;
  }
  ensure(price <= job.quoted, "steps cost no more than was quoted");
  in_transaction([&] {
    change(
        "INSERT INTO jobs (id, account, plan_id, kind, state, parameters, "
        "steps_total, message, quoted, reserved, created_ms, updated_ms) "
        "VALUES (?1, ?2, NULLIF(?3, ''), ?4, 'QUEUED', ?5, ?6, ?7, ?8, ?8, ?9, ?10)",
        job.id, job.account, job.plan_id, job.kind, job.parameters,
        static_cast<std::int64_t>(steps.size()), job.message, job.quoted, job.created_ms,
        job.updated_ms);
    for (const StepRecord& step : steps) {
      change(
          "INSERT INTO steps (job_id, ordinal, kind, name, message, state, price) "
          "VALUES (?, ?, ?, ?, ?, 'PENDING', ?)",
          job.id, step.ordinal, step.kind, step.name, step.message, step.price);
      for (const std::int64_t need : step.needs)
        change("INSERT INTO step_needs (job_id, ordinal, needs) VALUES (?, ?, ?)", job.id,
               step.ordinal, need);
    }
    reserve_credits(job);
  });
}

std::optional<JobRecord> SqliteStore::find_job(std::string_view account, std::string_view id) {
  std::optional<JobRecord> job = find_job_of_any_account(id);
  if (job && job->account != account) job.reset();
  return job;
}

std::optional<JobRecord> SqliteStore::find_job_of_any_account(std::string_view id) {
  const Lent database = reader();
  Statement query = database->prepare("SELECT " JOB_COLUMNS " FROM jobs WHERE id = ?");
  query.bind(id);
  return first(query, read_job);
}

Listing<JobRecord> SqliteStore::list_jobs(std::string_view account, std::string_view state,
                                          std::string_view plan_id, std::string_view cursor,
                                          int limit) {
  const Position after = position_of(cursor);
  const int most = page_size(limit);
  const Lent database = reader();
  Statement query =
      database->prepare("SELECT " JOB_COLUMNS
                        " FROM jobs WHERE account = ?1 AND (created_ms, id) < (?2, ?3) "
                        "AND (?4 = '' OR state = ?4) AND (?5 = '' OR plan_id = ?5) "
                        "ORDER BY created_ms DESC, id DESC LIMIT ?6");
  query.bind(account, after.created_ms, after.id, state, plan_id, most + 1);
  return page(query, most, read_job);
}

std::vector<JobRecord> SqliteStore::unfinished_jobs() {
  const Lent database = reader();
  Statement query = database->prepare("SELECT " JOB_COLUMNS
                                      " FROM jobs WHERE state IN ('QUEUED', 'RUNNING') "
                                      "ORDER BY created_ms, id");
  return all(query, read_job);
}

bool SqliteStore::request_cancel(std::string_view job_id, std::int64_t now_ms) {
  return change_alone(
             "UPDATE jobs SET cancel_requested = 1, updated_ms = ? "
             "WHERE id = ? AND state IN ('QUEUED', 'RUNNING')",
             now_ms, job_id) == 1;
}

bool SqliteStore::note_on_job(std::string_view job_id, std::string_view message,
                              std::int64_t now_ms) {
  return change_alone(
             "UPDATE jobs SET message = ?, updated_ms = ? "
             "WHERE id = ? AND state IN ('QUEUED', 'RUNNING')",
             message, now_ms, job_id) == 1;
}

bool SqliteStore::finish_job(const JobRecord& job) {
  ensure(job.finished_ms.has_value(), "a finished job says when");
  const bool failed = job.state == "FAILED";
  bool finished = false;
  in_transaction([&] {
    finished =
        change(
            "UPDATE jobs SET state = ?1, message = ?2, error = ?3, book_id = ?4, "
            "finished_ms = ?6, updated_ms = ?6, settled = iif(?7, 0, settled), "
            "released = reserved - iif(?7, 0, settled) "
            "WHERE id = ?5 AND state IN ('QUEUED', 'RUNNING')",
            job.state, job.message, job.error, job.book_id, job.id, *job.finished_ms, failed) == 1;
    if (!finished) return;
    change(
        "UPDATE steps SET state = 'CANCELED', lease_owner = '', lease_until_ms = 0, "
        "finished_ms = ? WHERE job_id = ? AND state IN ('PENDING', 'RUNNING')",
        *job.finished_ms, job.id);
    give_back_credits(job, failed);
  });
  return finished;
}

}  // namespace talewright::store
