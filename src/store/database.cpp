#include "store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <stdexcept>
#include <utility>

#include "generated/failures.h"
#include "store/system_failure.h"

namespace talewright::store {
namespace {

constexpr int kBusyTimeoutMs = 10'000;

// A path as the URI that SQLite wants when options come with it.
std::string uri_of(const std::string& path, std::string_view options) {
  std::string uri = "file:";
  for (unsigned char c : path) {
    if (c == '%' || c == '?' || c == '#' || c < 0x21 || c > 0x7e)
      uri += fmt::format("%{:02X}", c);
    else
      uri += static_cast<char>(c);
  }
  return fmt::format("{}?{}", uri, options);
}

// What the operating system said last. SQLite loses errno on its way up from a failed write, but
// its files remember: the database, and the journal or log beside it.
int last_errno(sqlite3* connection) {
  if (const int error = sqlite3_system_errno(connection); error != 0) return error;
  for (const int which : {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER}) {
    sqlite3_file* file = nullptr;
    int error = 0;
    if (sqlite3_file_control(connection, "main", which, &file) == SQLITE_OK && file != nullptr &&
        file->pMethods != nullptr &&
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error) == SQLITE_OK &&
        error != 0)
      return error;
  }
  return 0;
}

}  // namespace

Statement::Statement(Database& database, sqlite3_stmt* statement)
    : database_(&database), statement_(statement) {}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      bound_(other.bound_),
      read_(other.read_) {}

Statement::~Statement() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

// The text stays the caller's until the statement has run: bound values outlive the statement by
// the way the store is written (records and parameters of the calling function).
void Statement::bind_next(std::string_view value) {
  const char* bytes = value.data() == nullptr ? "" : value.data();
  const int code =
      sqlite3_bind_text64(statement_, ++bound_, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) database_->fail(code);
}

void Statement::bind_next(std::int64_t value) {
  const int code = sqlite3_bind_int64(statement_, ++bound_, value);
  if (code != SQLITE_OK) database_->fail(code);
}

void Statement::bind_next(const std::optional<std::int64_t>& value) {
  if (value) return bind_next(*value);
  const int code = sqlite3_bind_null(statement_, ++bound_);
  if (code != SQLITE_OK) database_->fail(code);
}

bool Statement::step() {
  read_ = 0;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  database_->fail(code);
}

int Statement::run() {
  while (step()) {
  }
  return database_->changes();
}

std::int64_t Statement::integer() { return sqlite3_column_int64(statement_, read_++); }

std::optional<std::int64_t> Statement::optional_integer() {
  if (sqlite3_column_type(statement_, read_) == SQLITE_NULL) return ++read_, std::nullopt;
  return integer();
}

std::string Statement::text() {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, read_));
  const int size = sqlite3_column_bytes(statement_, read_++);
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

// Beside neither folds the log into the file after many writes nor at its end.
//
// Look opens the file as immutable, so SQLite neither locks nor makes anything. LookLog cannot do
// that, as the log holds part of the truth: its index is kept in memory (exclusive locking), and
// the log is neither folded in nor removed at the end.
Database::Database(const std::string& folder, Access access) : folder_(folder) {
  const std::string path = folder + '/' + std::string(kDatabaseFile);
  const std::string name = uri_of(path, access == Access::Look ? "immutable=1" : "cache=private");
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
  if (access == Access::Write) flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (access == Access::LookLog || access == Access::Beside) flags |= SQLITE_OPEN_READWRITE;
  if (access == Access::Read || access == Access::Look) flags |= SQLITE_OPEN_READONLY;
  int code = sqlite3_open_v2(name.c_str(), &connection_, flags, nullptr);
  try {
    if (connection_ == nullptr) throw std::bad_alloc();
    sqlite3_extended_result_codes(connection_, 1);
    if (code != SQLITE_OK) fail(code);
    sqlite3_busy_timeout(connection_, kBusyTimeoutMs);
    if (access == Access::LookLog || access == Access::Beside)
      sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    if (access == Access::LookLog) execute("PRAGMA locking_mode = EXCLUSIVE");
    if (access == Access::Beside) execute("PRAGMA wal_autocheckpoint = 0");
    if (access == Access::Write || access == Access::Beside)
      execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  } catch (...) {
    sqlite3_close(connection_);
    throw;
  }
}

Database::~Database() {
  for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(connection_);
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt*& statement = statements_[sql];
  if (statement == nullptr) {
    const int code = sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) {
      statements_.erase(sql);
      fail(code);
    }
  }
  ensure(!sqlite3_stmt_busy(statement), "a statement is not used within itself");
  return Statement(*this, statement);
}

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

Statement Database::asked(std::string_view sql) {
  Statement statement = prepare(sql);
  ensure(statement.step(), "a question to the database has an answer");
  return statement;
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(connection_) == 0; }
int Database::changes() const { return sqlite3_changes(connection_); }

void Database::fail(int code) {
  const std::string said = sqlite3_errmsg(connection_);
  const int error_number = last_errno(connection_);
  switch (code & 0xff) {
    case SQLITE_FULL:
      throw system_failure(folder_, "write the database", ENOSPC);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw damaged(folder_, said);
    case SQLITE_IOERR:
      if (means_full(error_number) || code == SQLITE_IOERR_SHMSIZE)
        throw system_failure(folder_, "write the database", ENOSPC);
      if (code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ ||
          code == SQLITE_IOERR_CORRUPTFS)
        throw damaged(folder_, said);
      throw system_failure(folder_, "use the database", error_number == 0 ? EIO : error_number);
    case SQLITE_CANTOPEN:
      if (means_full(error_number))
        throw system_failure(folder_, "make a file of the database", error_number);
      throw system_failure(folder_, "open the database", error_number == 0 ? EACCES : error_number);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw system_failure(folder_, "write the database", EACCES);
    case SQLITE_NOMEM:
      throw std::bad_alloc();
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw data_folder_in_use(fmt::format("Another program holds the database in {}.", folder_),
                               {{"folder", folder_}, {"reason", said}});
    default:
      throw std::logic_error(fmt::format("SQLite refused ({}): {}", code, said));
  }
}

}  // namespace talewright::store
