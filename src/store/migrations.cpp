#include "store/migrations.h"

#include <fmt/format.h>

#include <charconv>

#include "base/embedded.h"
#include "base/failure.h"
#include "store/folder.h"

namespace talewright::store {
namespace {

constexpr std::string_view kFolder = "src/store/migrations/";

int number_of(const EmbeddedFile& file) {
  const std::string_view name = file.path.substr(kFolder.size());
  int number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

}  // namespace

int newest_migration() {
  const auto files = embedded_files(kFolder);
  ensure(!files.empty(), "migrations are built in");
  return number_of(files.back());
}

void migrate(Database& database, int version, int to) {
  for (const EmbeddedFile& file : embedded_files(kFolder)) {
    const int number = number_of(file);
    if (number <= version) continue;
    if (to > 0 && number > to) return;
    ensure(number == version + 1, "migrations are numbered without a gap");
    database.execute(
        fmt::format("BEGIN IMMEDIATE; {}; PRAGMA application_id = {}; "
                    "PRAGMA user_version = {}; COMMIT",
                    file.bytes, kApplicationId, number));
    version = number;
  }
}

}  // namespace talewright::store
