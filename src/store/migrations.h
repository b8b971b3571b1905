// The schema's history: src/store/migrations/0001-*.sql and so on, built into the program. Each is
// run once, in one transaction; the database's user_version is the number of the last.
#pragma once

#include "store/database.h"

namespace talewright::store {

int newest_migration();
/// Brings the schema from `version` up to `to`; 0 = up to date.
void migrate(Database& database, int version, int to = 0);

}  // namespace talewright::store
