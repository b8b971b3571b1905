// A data folder is judged before it is opened, because opening is not innocent: SQLite makes a -wal
// and a -shm file next to a database that it only reads, and folds a left-over log into the file
// when it closes. A folder that we refuse must stay as it was. So:
//
//   1. The head of the file is read by hand: SQLite's magic text, our application id, the schema's
//      version (user_version), and whether the file is as long as its head says.
//   2. After a clean end there is no log. The file is then opened as "immutable" and its schema is
//      parsed; a small file is checked whole. This takes well under a millisecond.
//   3. After a kill there is a log, and the truth is file plus log. Both are read with the log's
//      index in memory, and left as they are.
//
// What this lets through, such as a broken page in the midst of a large file, SQLite reports when
// it meets it, and Database makes data_folder_damaged of it.
//
// Reading the file by hand must not happen while this process has it open in SQLite: closing the
// descriptor would drop SQLite's POSIX locks. The folder's lock makes sure of that.
//
// An operator's command beside a running server (open_beside) goes without the folder's lock and
// therefore reads nothing by hand: it opens the file in SQLite and asks that. This is safe for the
// server. POSIX locks belong to a process and a file, so what the command closes drops the locks of
// the command alone; writers of both processes take turns by SQLite's own locks, and wait for each
// other as long as the busy timeout says; and the log stays, since the command's connection neither
// folds it in nor removes it (and SQLite itself removes it for the last connection only). Should
// the server end meanwhile, the log waits for its next start, as after a kill. Should it start
// meanwhile, its look at the log (LookLog, which wants the file for itself) waits for the command;
// and its look at a file without a log finds that at rest, since only folding changes the file.
#include "store/folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>

#include "generated/failures.h"
#include "store/folder_lock.h"
#include "store/migrations.h"
#include "store/store.h"
#include "store/system_failure.h"

namespace talewright::store {
namespace {

constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr std::size_t kHeadBytes = 100;
constexpr std::int64_t kCheckedWholeBytes = 1 << 20;

struct Head {
  std::int64_t file_bytes = 0;
  std::array<unsigned char, kHeadBytes> bytes{};

  std::int64_t number(std::size_t at, std::size_t width) const {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) value = value << 8 | bytes[at + i];
    return value;
  }
  // Offsets: SQLite's file format, section 1.3.
  std::int64_t page_bytes() const { return number(16, 2) == 1 ? 65536 : number(16, 2); }
  std::int64_t pages() const { return number(28, 4); }
};

std::string database_path(const std::string& folder) {
  return folder + '/' + std::string(kDatabaseFile);
}

bool has_log(const std::string& folder) {
  struct stat found {};
  return ::stat((database_path(folder) + "-wal").c_str(), &found) == 0 && found.st_size > 0;
}

// Nothing when there is no file.
std::optional<Head> read_head(const std::string& folder) {
  const int descriptor = ::open(database_path(folder).c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 && errno == ENOENT) return std::nullopt;
  if (descriptor < 0) throw system_failure(folder, "read the database", errno);
  Head head;
  struct stat found {};
  ssize_t n = ::fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode)
                  ? ::pread(descriptor, head.bytes.data(), kHeadBytes, 0)
                  : -2;
  const int error = n == -2 ? EISDIR : errno;
  ::close(descriptor);
  if (n == -2) throw system_failure(folder, "use talewright.db", error);
  if (n < 0) throw damaged(folder, "the database cannot be read");
  head.file_bytes = found.st_size;
  return head;
}

// What is wrong with a file before SQLite is asked; empty when nothing is. While a log is being
// folded in, page 1 may already speak of pages that are still to come.
std::string damage_of_head(const Head& head, bool log) {
  const std::string_view begin(reinterpret_cast<const char*>(head.bytes.data()), kMagic.size());
  if (head.file_bytes == 0) return "the file is empty";
  if (head.file_bytes < 512 || begin != kMagic) return "the file is not a database";
  if (!log && head.file_bytes < head.pages() * head.page_bytes()) return "the file was cut short";
  return "";
}

bool holds_blobs(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/blobs", error))
    if (entry.path().filename().native().size() == 2) return true;
  return false;
}

// What is wrong with what a database says of itself; empty when it is ours, or an empty one: our
// own beginning, ended before its first migration was kept.
std::string damage_of_schema(Database& look) {
  const std::int64_t tables = look.ask(
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  const std::int64_t application = look.ask("PRAGMA application_id");
  const std::int64_t version = look.ask("PRAGMA user_version");
  if (tables == 0 && application == 0 && version == 0) return "";
  if (application != kApplicationId) return "it belongs to another program";
  if (tables == 0 || version < 1) return "its tables are missing";
  return "";
}

int version_of(const std::string& folder, Database& look) {
  const int version = static_cast<int>(look.ask("PRAGMA user_version"));
  if (version <= newest_migration()) return version;
  throw data_folder_newer(
      fmt::format("The data folder {} was written by a newer Talewright (its schema is {}, this "
                  "one knows {}).",
                  folder, version, newest_migration()),
      {{"folder", folder},
       {"reason", fmt::format("schema version {}", version)},
       {"version", version},
       {"newest_known", newest_migration()}});
}

}  // namespace

int examine_folder(const std::string& folder) {
  const std::optional<Head> head = read_head(folder);
  const bool log = has_log(folder);
  if (!head || (head->file_bytes == 0 && !log && !holds_blobs(folder))) return 0;
  if (const std::string damage = damage_of_head(*head, log); !damage.empty())
    throw damaged(folder, damage);
  Database look(folder, log ? Database::Access::LookLog : Database::Access::Look);
  if (const std::string damage = damage_of_schema(look); !damage.empty())
    throw damaged(folder, damage);
  const int version = version_of(folder, look);
  if (head->file_bytes <= kCheckedWholeBytes) {
    const std::string found = look.ask_text("PRAGMA quick_check(1)");
    if (found != "ok") throw damaged(folder, found);
  }
  if (::access(database_path(folder).c_str(), W_OK) != 0 || ::access(folder.c_str(), W_OK) != 0)
    throw system_failure(folder, "write the database", errno);
  return version;
}

std::unique_ptr<Database> open_beside(const std::string& folder) {
  if (!has_database(folder)) throw system_failure(folder, "use the database", ENOENT);
  auto database = std::make_unique<Database>(folder, Database::Access::Beside);
  if (const std::string damage = damage_of_schema(*database); !damage.empty())
    throw damaged(folder, damage);
  if (const int version = version_of(folder, *database); version < newest_migration())
    throw data_folder_unwritable(
        fmt::format("The data folder {} was last written by an older Talewright (its schema is {}, "
                    "this one's {}). Starting the server brings it up to date.",
                    folder, version, newest_migration()),
        {{"folder", folder}, {"reason", fmt::format("schema version {}", version)}});
  return database;
}

bool has_database(const std::string& folder) {
  return ::access(database_path(folder).c_str(), F_OK) == 0;
}

void remove_database(const std::string& folder) noexcept {
  for (const char* ending : {"", "-wal", "-shm", "-journal"})
    ::unlink((database_path(folder) + ending).c_str());
}

MadeFolders::MadeFolders(std::string folder) : folder_(std::move(folder)) {
  while (folder_.size() > 1 && folder_.back() == '/') folder_.pop_back();
  try {
    make();
  } catch (...) {
    undo();
    throw;
  }
}

void MadeFolders::make() {
  std::filesystem::path at;
  for (const auto& part : std::filesystem::path(folder_)) {
    at /= part;
    if (::mkdir(at.c_str(), 0700) == 0) continue;
    const int error = errno;
    if (::access(at.c_str(), F_OK) != 0) throw system_failure(folder_, "make the folder", error);
    above_ = at.native().size();
  }
  struct stat found {};
  if (::stat(folder_.c_str(), &found) != 0) throw system_failure(folder_, "use the folder", errno);
  if (!S_ISDIR(found.st_mode)) throw system_failure(folder_, "use the folder", ENOTDIR);
}

void MadeFolders::undo() noexcept {
  std::string at = folder_;
  while (!kept_ && at.size() > above_ && ::rmdir(at.c_str()) == 0) {
    const std::size_t slash = at.find_last_of('/');
    at.resize(slash == std::string::npos ? 0 : slash);
  }
}

FolderReport inspect_folder(const std::string& folder) {
  FolderReport report;
  report.path = folder;
  report.newest_known = newest_migration();
  std::error_code error;
  report.exists = std::filesystem::is_directory(folder, error);
  if (!report.exists) return report;
  report.writable = ::access(folder.c_str(), W_OK) == 0;
  report.in_use_by = lock_holder(folder);
  report.in_use = !report.in_use_by.empty();
  if (!has_database(folder)) return report;
  try {
    const bool log = has_log(folder);
    if (!report.in_use)  // else SQLite has the file open, and reading it by hand is not for us
      report.integrity = damage_of_head(*read_head(folder), log);
    if (!report.integrity.empty()) return report;
    Database look(folder, report.in_use ? Database::Access::Read
                          : log         ? Database::Access::LookLog
                                        : Database::Access::Look);
    report.version = static_cast<int>(look.ask("PRAGMA user_version"));
    report.integrity = damage_of_schema(look);
    if (report.integrity.empty()) report.integrity = look.ask_text("PRAGMA integrity_check(1)");
  } catch (const Failure& failure) {
    const auto* reason = failure.details().if_contains("reason");
    report.integrity = reason != nullptr ? std::string(reason->as_string()) : failure.message();
  }
  return report;
}

}  // namespace talewright::store
