// How much there is of everything.
#include "store/sqlite_store.h"

namespace talewright::store {

std::vector<CountRecord> SqliteStore::counts(std::int64_t now_ms) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT 'jobs', state, count(*) FROM jobs GROUP BY state "
      "UNION ALL SELECT 'plans', state, count(*) FROM plans GROUP BY state "
      "UNION ALL SELECT 'books', '', count(*) FROM books "
      "UNION ALL SELECT 'scenes', '', count(*) FROM scenes "
      "UNION ALL SELECT 'characters', state, count(*) FROM characters GROUP BY state "
      "UNION ALL SELECT 'accounts', state, count(*) FROM accounts GROUP BY state "
      "UNION ALL SELECT 'active_keys', '', count(*) FROM api_keys "
      "  WHERE revoked_ms IS NULL AND (expires_ms IS NULL OR expires_ms > ?) "
      "UNION ALL SELECT 'webhooks', state, count(*) FROM webhooks GROUP BY state "
      "UNION ALL SELECT 'deliveries', state, count(*) FROM deliveries GROUP BY state "
      "UNION ALL SELECT 'credits_spent', '', coalesce(sum(amount), 0) FROM balances "
      "  WHERE bucket = 'earned' "
      "UNION ALL SELECT 'credits_held', '', coalesce(sum(amount), 0) FROM balances "
      "  WHERE bucket LIKE 'held%' "
      "UNION ALL SELECT 'database_bytes', '', page_count * page_size "
      "  FROM pragma_page_count(), pragma_page_size()");
  query.bind(now_ms);
  return all(query, [](Statement& row) {
    CountRecord r;
    r.what = row.text();
    r.state = row.text();
    r.count = row.integer();
    return r;
  });
}

}  // namespace talewright::store
