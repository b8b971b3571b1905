// What must hold of every ledger, and jobs to move credits with.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"
#include "store/rows.h"
#include "store/store.h"

namespace talewright::tests {

inline store::JobRecord a_job_of(const std::string& account, const std::string& id,
                                 std::int64_t quoted) {
  store::JobRecord row = a_job(id, quoted);
  row.account = account;
  return row;
}

/// Ends a job of any account.
inline bool end(store::Store& store, const std::string& job_id, const std::string& state) {
  store::JobRecord row = *store.find_job_of_any_account(job_id);
  row.state = state;
  row.error = state == "FAILED" ? R"({"code":"engine_failed"})" : "";
  row.finished_ms = 99;
  return store.finish_job(row);
}

/// Asks the tables themselves what must hold of every ledger, in one snapshot each.
inline std::vector<std::string> faults_in(const std::string& folder) {
  struct Rule {
    const char* name;
    const char* breaches;  ///< counts them
  };
  static constexpr Rule kRules[] = {
      {"everything adds up to 0", "SELECT coalesce(sum(amount), 0) FROM balances"},
      {"nobody's balance is below 0",
       "SELECT count(*) FROM balances WHERE amount < 0 AND bucket NOT IN ('issued', 'unlimited')"},
      {"balance_after is what could be spent then",
       "SELECT count(*) FROM (SELECT t.balance_after AS said, sum(coalesce(e.amount, 0)) OVER "
       "(PARTITION BY t.account ORDER BY t.id) AS found FROM transactions AS t LEFT JOIN "
       "(SELECT transaction_id, sum(amount) AS amount FROM entries "
       " WHERE bucket IN ('monthly', 'perpetual') GROUP BY transaction_id) AS e "
       "ON e.transaction_id = t.id) WHERE said <> found"},
      {"amounts are what the entries move",
       "SELECT count(*) FROM transactions AS t WHERE amount <> (SELECT coalesce(sum(amount), 0) "
       "FROM entries WHERE transaction_id = t.id AND iif(t.kind = 'settle', bucket = 'earned', "
       "bucket IN ('monthly', 'perpetual', 'unlimited')))"},
      {"a job's row says what its transactions do",
       "SELECT count(*) FROM jobs AS j LEFT JOIN (SELECT job_id, "
       "sum(iif(kind = 'reserve', -amount, 0)) AS reserved, "
       "sum(iif(kind = 'settle', amount, iif(kind = 'refund', -amount, 0))) AS settled, "
       "sum(iif(kind IN ('release', 'refund'), amount, 0)) AS released "
       "FROM transactions GROUP BY job_id) AS t ON t.job_id = j.id "
       "WHERE j.reserved <> coalesce(t.reserved, 0) OR j.settled <> coalesce(t.settled, 0) "
       "OR j.released <> coalesce(t.released, 0)"},
      {"what is held is what unfinished jobs hold",
       "SELECT (SELECT coalesce(sum(amount), 0) FROM balances WHERE bucket LIKE 'held%') - "
       "(SELECT coalesce(sum(reserved - settled - released), 0) FROM jobs)"},
  };
  store::Database look(folder, store::Database::Access::Read);
  std::vector<std::string> faults;
  for (const Rule& rule : kRules)
    if (look.ask(rule.breaches) != 0) faults.push_back(rule.name);
  return faults;
}

}  // namespace talewright::tests
